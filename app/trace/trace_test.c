/* Links between things: which may be, how far they lead, what hangs on nothing. */
#include "app/features.h"
#include "app/catalogue/fixture.h"
#include "app/needs/needs_view.h"
#include "app/people/fixture.h"
#include "app/trace/trace_test.sql.h"
#include "app/trace/trace_view.h"
#include "tests/check.h"

UNIT(a_link_leads_on_and_never_round)
{
	for (int from = 0; from < TRACE_STEPS; from++)
		for (int to = 0; to < TRACE_STEPS; to++) {
			bool fine = from <= to;
			CHECK((trace_refusal(from, to, false, false) == NULL) == fine);
			CHECK(trace_refusal(from, to, true, false) && trace_refusal(from, to, false, true));
		}
}

/* Needs 1 … n in area 1, and one piece of evidence. */
static void things(struct check *t, int needs_count)
{
	tt_area(t->db);
	for (int64_t i = 1; i <= needs_count; i++)
		tt_need(t->db, .id = i, .slug = arena_printf(&t->arena, "potreba-%lld", (long long)i),
			.title = arena_printf(&t->arena, "Potřeba %lld", (long long)i),
			.status = i == 3 ? S("draft") : S("published"));
	tt_evidence(t->db, .id = 1, .title = S("Šetření v terénu"), .status = S("published"));
	t->cookies = try_session(t, try_account(t, "k@example.cz", "coordinator"));
}

static struct reply link_to(struct check *t, int64_t need, const char *body)
{
	return try_post(t, arena_printf(&t->arena, "/urad/souvislosti/need/%lld",
		(long long)need).ptr, body);
}

TEST(what_is_linked_is_told_from_both_ends_with_its_why)
{
	things(t, 2);
	struct reply got = link_to(t, 1, "thing=evidence-1&direction=sem&why=Deset+lid%C3%AD");
	CHECK(got.status == 303);
	CHECK(link_to(t, 1, "thing=need-2&direction=odtud&why=Je+jej%C3%AD+%C4%8D%C3%A1st").status ==
		303);
	got = check_get(t, "/urad/souvislosti/evidence/1");
	CHECK(str_has(got.body, S("Potřeba 1")) && str_has(got.body, S("Deset lidí")) &&
		str_has(got.body, S("Potřeba 2")) && str_has(got.body, S("Je její část")));
	t->cookies = (str){ 0 };
	got = check_get(t, "/potreby/potreba-2");
	CHECK(str_has(got.body, S("/doklady/1")) && str_has(got.body, S("/potreby/potreba-1")));
	CHECK(check_get(t, "/souvislosti/need/2").status == 200);
	CHECK(check_get(t, "/urad/souvislosti/need/2").status != 200);
}

TEST(a_service_that_changed_stands_on_the_way_and_leads_back)
{
	catalogue_fixture(t);
	things(t, 1);
	CHECK(!str_has(check_get(t, "/sluzby/pece-doma").body, S("/souvislosti/")));
	struct reply got = check_get(t, "/urad/souvislosti/need/1?hledat=pece+doma");
	CHECK(got.status == 200 && str_has(got.body, S("service-1")));
	got = link_to(t, 1, "thing=service-1&direction=odtud&why=Od+podzimu+je+i+ve%C4%8Der");
	CHECK(got.status == 303);
	CHECK(str_has(check_get(t, "/urad/zaznamy/sluzby/1").body, S("/urad/souvislosti/service/1")));
	t->cookies = (str){ 0 };
	got = check_get(t, "/potreby/potreba-1");
	CHECK(str_has(got.body, S("/sluzby/pece-doma")) &&
		str_has(got.body, S("Od podzimu je i večer")));
	CHECK(str_has(check_get(t, "/sluzby/pece-doma").body, S("/souvislosti/service/1")));
	got = check_get(t, "/souvislosti/service/1");
	CHECK(got.status == 200 && str_has(got.body, S("Potřeba 1")));
}

TEST(a_circle_a_step_back_and_a_link_without_a_why_are_refused)
{
	things(t, 2);
	CHECK(link_to(t, 1, "thing=need-2&direction=odtud&why=A").status == 303);
	struct reply got = link_to(t, 2, "thing=need-1&direction=odtud&why=B");
	CHECK(got.status == 422 && str_has(got.body, S("round in a circle")));
	got = link_to(t, 1, "thing=need-1&direction=odtud&why=B");
	CHECK(got.status == 422 && str_has(got.body, S("follows from itself")));
	got = link_to(t, 1, "thing=evidence-1&direction=odtud&why=B");
	CHECK(got.status == 422 && str_has(got.body, S("from the earlier to the later")));
	CHECK(link_to(t, 1, "thing=evidence-1&direction=sem&why=").status == 422);
	CHECK(link_to(t, 1, "thing=evidence-9&direction=sem&why=C").status == 422);
	CHECK(link_to(t, 1, "thing=nesmysl&direction=sem&why=C").status == 422);
	CHECK(tt_links(t->db) == 1);
}

TEST(the_public_learns_nothing_of_drafts_nor_what_lies_behind_them)
{
	things(t, 4);
	CHECK(link_to(t, 1, "thing=need-3&direction=odtud&why=A").status == 303);
	CHECK(link_to(t, 3, "thing=need-4&direction=odtud&why=B").status == 303);
	CHECK(str_has(check_get(t, "/urad/souvislosti/need/1").body, S("Potřeba 4")));
	t->cookies = (str){ 0 };
	struct reply got = check_get(t, "/souvislosti/need/1");
	CHECK(got.status == 200 && !str_has(got.body, S("Potřeba 3")) &&
		!str_has(got.body, S("Potřeba 4")));
	CHECK(check_get(t, "/souvislosti/need/3").status == 404);
	CHECK(check_get(t, "/souvislosti/cosi/1").status == 404);
}

TEST(a_link_can_be_taken_away_and_the_trail_knows)
{
	things(t, 2);
	CHECK(link_to(t, 1, "thing=need-2&direction=odtud&why=A").status == 303);
	CHECK(link_to(t, 1, "thing=need-2&direction=odtud&why=Jinak").status == 303);
	CHECK(tt_links(t->db) == 1);
	CHECK(try_post(t, "/urad/souvislosti/need/1/zrusit", "odkaz=1").status == 303);
	CHECK(tt_links(t->db) == 0 && tt_entries(t->db) == 3);
}

TEST(what_hangs_on_nothing_is_listed)
{
	things(t, 2);
	struct reply got = check_get(t, "/urad/souvislosti");
	CHECK(str_has(got.body, S("Needs without evidence")) && str_has(got.body, S("Potřeba 1")));
	CHECK(link_to(t, 1, "thing=evidence-1&direction=sem&why=A").status == 303);
	CHECK(link_to(t, 2, "thing=evidence-1&direction=sem&why=A").status == 303);
	got = check_get(t, "/urad/souvislosti");
	CHECK(str_has(got.body, S("None. All of them hang together.")));
}

TEST(only_who_may_keep_a_thing_links_it)
{
	things(t, 2);
	t->cookies = try_session(t, try_account(t, "c@example.cz", "reader"));
	CHECK(check_get(t, "/urad/souvislosti/need/1").status == 200);
	CHECK(link_to(t, 1, "thing=need-2&direction=odtud&why=A").status == 403);
}

TEST(who_keeps_another_area_neither_links_nor_takes_a_link_away)
{
	things(t, 2);
	CHECK(link_to(t, 1, "thing=need-2&direction=odtud&why=A").status == 303);
	int64_t other = try_account(t, "j@example.cz", "reader");
	tt_area_beside(t->db);
	tt_elsewhere(t->db, .account = other);
	t->cookies = try_session(t, other);
	CHECK(check_get(t, "/urad/souvislosti/need/1").status == 200);
	CHECK(link_to(t, 1, "thing=evidence-1&direction=sem&why=B").status == 403);
	CHECK(try_post(t, "/urad/souvislosti/need/1/zrusit", "odkaz=1").status == 403);
	CHECK(tt_links(t->db) == 1);
}

TEST(a_long_way_is_walked_to_its_end_and_cut_where_it_is_too_much)
{
	things(t, TRACE_MOST + 5);
	for (int64_t i = 4; i < TRACE_MOST + 5; i++)
		tt_link(t->db, .from = i, .to = i + 1);
	struct req r = { .db = t->db, .arena = &t->arena, .web = &app_web, .now = t->now,
		.visitor.roles = ROLE_COORDINATOR };
	struct trace_graph all = trace_walk(&r, &need_trace, 4, TRACE_ON);
	CHECK(all.cut && all.nodes.count == TRACE_MOST);
	struct trace_graph back = trace_walk(&r, &need_trace, 100, TRACE_BACK);
	CHECK(!back.cut && back.nodes.count == 97);
	struct trace_graph end = trace_walk(&r, &need_trace, 200, TRACE_ON);
	CHECK(!end.cut && end.nodes.count == TRACE_MOST + 5 - 199);
}
