/* Members: who stands how, what is kept of them, who may see it. */
#include "app/groups/fixture.h"
#include "app/groups/groups_test.sql.h"

static bool has(struct check *t, const char *url, const char *words)
{
	return str_has(check_get(t, url).body, str_of(words));
}

TEST(a_member_stands_by_name_pseudonym_or_number_and_the_public_sees_names_by_consent)
{
	try_group(t);
	const char *inside = SENIORS "/clenove", *open = "/skupiny/seniori";
	CHECK(has(t, inside, "Jana Veřejná") && has(t, inside, "Petr Skrytý") &&
		has(t, inside, "User of services no.\u00a04") && has(t, inside, "Eva Bývalá"));
	CHECK(!has(t, inside, "m1@example.cz"));
	t->cookies = (str){ 0 };
	CHECK(has(t, open, "Jana Veřejná") && !has(t, open, "Skrytý") && !has(t, open, "Lípa"));
	CHECK(has(t, open, "Provider no.\u00a02 (Charita)") &&
		has(t, open, "User of services no.\u00a03"));
	CHECK(!has(t, open, "Provider no.\u00a05") && !has(t, open, "m1@") && !has(t, open, "m2@"));
}

TEST(a_name_that_becomes_a_number_is_kept_nowhere)
{
	struct try_group g = try_group(t);
	const char *url = arena_printf(&t->arena, SENIORS "/clenove/%lld",
		(long long)g.members[1]).ptr;
	const char *named = "role=provider&naming=name&name=Petr+Tajn%C3%BD&valid_from=1.+1.+2025";
	CHECK(try_post(t, url, named).status == 303 && has(t, SENIORS "/clenove", "Petr Tajný"));
	struct reply got = try_post(t, url, "role=provider&naming=number&name=Petr+Tajn%C3%BD&"
		"thanks=1&valid_from=1.+1.+2025");
	CHECK(got.status == 422 && str_has(got.body, S("no name to show")));
	CHECK(try_post(t, url, "role=provider&naming=number&name=Petr+Tajn%C3%BD&"
		"valid_from=1.+1.+2025").status == 303);
	CHECK(!has(t, SENIORS "/clenove", "Tajný") && !has(t, url, "Tajný"));
	CHECK(gt_audit(t->db, .text = S("Tajn")) == 0);
}

TEST(what_a_member_cannot_be_is_said_at_its_field)
{
	try_group(t);
	const char *url = SENIORS "/clenove/novy";
	struct reply got = try_post(t, url, "role=user&naming=name&valid_from=12.+3.+2026&"
		"valid_to=11.+3.+2026&account=nikdo%40example.cz");
	CHECK(got.status == 422 && str_has(got.body, S("The last day is before the first.")));
	CHECK(str_has(got.body, S("Nobody signs in with this address")));
	CHECK(str_has(got.body, S("Fill this in.")) && str_has(got.body, S("nikdo@example.cz")));
	CHECK(try_post(t, url, "role=user&naming=number&valid_from=31.+2.+2026").status == 422);
	CHECK(try_post(t, url, "role=admin&naming=number&valid_from=1.+2.+2026").status == 422);
	CHECK(try_post(t, url, "role=user&naming=number&valid_from=1.+2.+2026").status == 303);
	CHECK(has(t, SENIORS "/clenove", "User of services no.\u00a07"));
}

TEST(thanks_name_only_those_who_agreed)
{
	try_group(t);
	const char *url = SENIORS "/podekovani";
	CHECK(has(t, url, "Jana Veřejná") && has(t, url, "Petr Skrytý, Charita") &&
		!has(t, url, "Lípa") && has(t, url, "and 4 others"));
}

TEST(a_coordinator_of_another_area_and_a_stranger_get_nothing)
{
	struct try_group g = try_group(t);
	int64_t other = gt_area(t->db, .slug = S("jinde"));
	int64_t account = try_account(t, "j@example.cz", "reader");
	gt_grant(t->db, .account_id = account, .role = S("coordinator"), .area_id = SOME(other));
	t->cookies = try_session(t, account);
	CHECK(check_get(t, SENIORS).status == 403 && check_get(t, SENIORS "/clenove").status == 403);
	CHECK(try_meeting(t, "20.+3.+2026", "").status == 403);
	CHECK(check_get(t, SENIORS "/dokumenty/prezencni-listina-1.csv").status == 403);
	CHECK(!has(t, "/urad/skupiny", "Senioři") && !has(t, "/urad/zaznamy/skupiny", "Senioři"));
	const char *record = arena_printf(&t->arena, "/urad/zaznamy/skupiny/%lld",
		(long long)g.group).ptr;
	CHECK(try_post(t, record, "name=X").status == 403);
	t->cookies = (str){ 0 };
	CHECK(check_get(t, SENIORS).status != 200 && check_get(t, "/urad/skupiny").status != 200);
}

TEST(a_member_sees_the_own_group_and_its_secretary_plans_meetings)
{
	struct try_group g = try_group(t);
	int64_t account = try_account(t, "clen@example.cz", "member");
	const char *url = arena_printf(&t->arena, SENIORS "/clenove/%lld",
		(long long)g.members[3]).ptr;
	const char *seat = "role=user&naming=number&valid_from=1.+1.+2025&account=clen%40example.cz";
	t->cookies = try_session(t, account);
	CHECK(check_get(t, SENIORS).status == 403);
	t->cookies = try_session(t, g.account);
	CHECK(try_post(t, url, seat).status == 303);
	t->cookies = try_session(t, account);
	CHECK(check_get(t, SENIORS).status == 200 && has(t, "/urad/skupiny", "Senioři"));
	CHECK(check_get(t, url).status == 403 && try_meeting(t, "20.+3.+2026", "").status == 403);
	CHECK(!has(t, SENIORS "/clenove", "by e-mail"));
	t->cookies = try_session(t, g.account);
	CHECK(try_post(t, url, arena_printf(&t->arena, "%s&post=secretary", seat).ptr).status == 303);
	t->cookies = try_session(t, account);
	CHECK(try_meeting(t, "20.+3.+2026", "").status == 303);
	CHECK(try_post(t, url, seat).status == 403);
}

TEST(how_to_reach_a_former_member_is_forgotten_in_a_year)
{
	struct try_group g = try_group(t);
	member_set(t->db, .id = g.members[0], .naming = S("name"), .name = S("J"),
		.role = S("user"), .email = S("m1@example.cz"), .valid_from = S("2024-01-01"),
		.valid_to = S("2025-03-10"), .now = t->now);
	struct job_run run = { t->db, &t->arena, t->now, NULL };
	groups.jobs[0].run(&run);
	CHECK(!gt_email(t->db, .id = g.members[0])->email.len);
	CHECK(gt_email(t->db, .id = g.members[1])->email.len);
}

TEST(a_coordinator_founds_a_group_in_the_office_and_the_public_finds_it)
{
	struct try_group g = try_group(t);
	const char *form = arena_printf(&t->arena, "name=Rodiny&area=%lld&kind=working&"
		"topic=families&status=published&summary=Pro+rodiny.&charter=%%23%%23+Posl%%C3%%A1n%%C3%%AD"
		"%%0A%%0A%%3Cscript%%3Ex&joining=P%%C5%%99ij%%C4%%8Fte.", (long long)g.area).ptr;
	CHECK(try_post(t, "/urad/zaznamy/skupiny/novy", form).status == 303);
	t->cookies = (str){ 0 };
	CHECK(has(t, "/skupiny", "/skupiny/rodiny") && has(t, "/skupiny/rodiny", "Poslání</h2>"));
	CHECK(!has(t, "/skupiny/rodiny", "<script>x") && has(t, "/skupiny/rodiny", "Přijďte."));
	CHECK(has(t, "/sitemap.xml", "/skupiny/rodiny"));
	CHECK(check_get(t, "/skupiny/neni").status == 404);
}

TEST(without_groups_the_public_page_says_whom_to_ask)
{
	CHECK(has(t, "/skupiny", "No group has been published here yet") &&
		has(t, "/skupiny", "/zeptat-se"));
}
