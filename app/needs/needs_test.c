/* Needs and evidence: how the office writes them, what the public sees. */
#include "app/people/fixture.h"
#include "app/needs/needs_view.h"
#include "app/trace/trace_test.sql.h"
#include "tests/check.h"

#define NEED "title=Chyb%C3%AD+byty&area=mesto&summary=Shrnut%C3%AD"

static void begin(struct check *t)
{
	tt_area(t->db);
	t->cookies = try_session(t, try_account(t, "k@example.cz", "coordinator"));
}

TEST(a_need_is_seen_by_the_public_once_it_is_published)
{
	begin(t);
	CHECK(try_post(t, "/urad/zaznamy/potreby/novy", NEED "&status=draft").status == 303);
	CHECK(check_get(t, "/potreby/chybi-byty").status == 404);
	CHECK(str_has(check_get(t, "/potreby").body, S("No need has been published yet.")));
	CHECK(try_post(t, "/urad/zaznamy/potreby/1", NEED "&status=published&revision=9999&"
		"text=%23%23+Kdo%0A%0A%3Cscript%3E").status == 303);
	struct reply got = check_get(t, "/potreby/chybi-byty");
	CHECK(got.status == 200 && str_has(got.body, S("Kdo</h2>")) &&
		!str_has(got.body, S("<script>\n")));
	CHECK(str_has(check_get(t, "/potreby").body, S("/potreby/chybi-byty")));
}

TEST(a_need_is_closed_only_with_a_reason_which_is_told)
{
	begin(t);
	struct reply got = try_post(t, "/urad/zaznamy/potreby/novy", NEED "&status=closed");
	CHECK(got.status == 422 && str_has(got.body, S("Say why it is closed")));
	got = try_post(t, "/urad/zaznamy/potreby/novy", NEED "&status=closed&closing=Spln%C4%9Bna");
	CHECK(got.status == 303);
	CHECK(str_has(check_get(t, "/potreby/chybi-byty").body, S("Splněna")));
	CHECK(str_has(check_get(t, "/potreby").body, S("What is closed")));
}

TEST(evidence_says_how_much_one_may_rely_on_it)
{
	static const char form[] = "title=%C5%A0et%C5%99en%C3%AD&area=mesto&status=published&"
		"kind=field&source=M%C4%9Bsto&reliability=low&finding=**Deset**+lid%C3%AD&people=10&"
		"period_from=1.+1.+2024&period_to=";
	begin(t);
	CHECK(try_post(t, "/urad/zaznamy/doklady/novy",
		arena_printf(&t->arena, "%s31.+12.+2023", form).ptr).status == 422);
	CHECK(try_post(t, "/urad/zaznamy/doklady/novy",
		arena_printf(&t->arena, "%s31.+12.+2024", form).ptr).status == 303);
	t->cookies = (str){ 0 };
	struct reply got = check_get(t, "/doklady/1");
	CHECK(got.status == 200 && str_has(got.body, S("<strong>Deset</strong>")) &&
		str_has(got.body, S("Low")) && str_has(got.body, S("Field survey")));
	CHECK(check_get(t, "/doklady/2").status == 404 && check_get(t, "/doklady/x").status == 404);
}

TEST(who_has_no_rights_in_the_area_writes_no_need_there)
{
	tt_area(t->db);
	int64_t account = try_account(t, "e@example.cz", "editor");
	t->cookies = try_session(t, account);
	CHECK(check_get(t, "/urad/zaznamy/potreby").status == 403);
	CHECK(try_post(t, "/urad/zaznamy/potreby/novy", NEED "&status=draft").status == 403);
}
