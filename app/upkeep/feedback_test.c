/* From a form that needs no cookie to an answer, and to nothing kept of it. */
#include "app/upkeep/feedback.h"
#include "app/upkeep/upkeep.h"
#include "app/catalogue/fixture.h"
#include "app/people/fixture.h"
#include "app/people/role.sql.h"

extern const struct lang lang_cs;
#define REPORT "/nahlasit/sluzba/pece-doma"
#define WRITTEN "topic=phone&text=Telefon+uz+neplati.+Zavolejte+do+kanceláře."

static void prepare(struct check *t, int network)
{
	catalogue_fixture(t);
	people.install(t->db, &t->arena, t->now);
	/* Limits are counted in the process, beyond one test. */
	t->address = arena_printf(&t->arena, "10.%d.%d.1", network, db_is_postgres(t->db));
}

static str between(str text, str from, str to)
{
	const char *at = memmem(text.ptr, text.len, from.ptr, from.len);
	if (!at)
		return (str){ 0 };
	str rest = str_part(text, (size_t)(at - text.ptr) + from.len, text.len);
	const char *end = memmem(rest.ptr, rest.len, to.ptr, to.len);
	return end ? str_part(rest, 0, (size_t)(end - rest.ptr)) : (str){ 0 };
}

/* Opens the form and sends it so many seconds later. */
static struct reply fill_in(struct check *t, const char *url, const char *fields, int64_t later)
{
	struct reply form = check_get(t, url);
	str token = between(form.body, S("name=\"csrf\" value=\""), S("\""));
	t->now += later;
	struct reply got = check_post(t, url,
		arena_printf(&t->arena, "csrf=%.*s&%s", STR_ARG(token), fields).ptr);
	t->now -= later;
	return got;
}

/* Sends a report; the number it got, or ptr NULL. */
static str report(struct check *t, const char *url, const char *fields)
{
	struct reply got = fill_in(t, url, fields, 60);
	return got.status == 303 && str_starts(got.location, S("/podnet/"))
		? str_part(got.location, 8, got.location.len) : (str){ 0 };
}

static const char *desk_url(struct check *t, str number, const char *rest)
{
	return arena_printf(&t->arena, "/urad/podnety/%.*s%s", STR_ARG(number), rest).ptr;
}

static str dump(struct check *t)
{
	struct buf out = { .arena = &t->arena };
	db_dump(t->db, &out);
	return buf_str(&out);
}

static bool told(struct check *t, const char *email)
{
	struct mail_entries all = mail_unsent(t->db, 100, 0);
	for (size_t i = 0; i < all.count; i++)
		if (str_is(all.items[i].recipient, email))
			return true;
	return false;
}

static void area_editor(struct check *t, int64_t account, int64_t area)
{
	grant_add(t->db, .account_id = account, .role = S("editor"), .area_id = SOME(area),
		.valid_from = S("2026-01-01"));
}

/* ---- the public ---- */

TEST(a_report_is_kept_under_a_number_and_no_cookie_is_set)
{
	prepare(t, 1);
	struct reply form = check_get(t, REPORT);
	CHECK(form.status == 200 && !form.req->set_cookies.count && form.req->no_store);
	CHECK(str_has(form.body, S("Péče doma")) && str_has(form.body, S("noindex")));
	str number = report(t, REPORT, WRITTEN "&email=jana@example.cz");
	CHECK(number.len == 14);
	struct feedback_get_row *f = feedback_get(t->db, .number = number);
	CHECK(f && str_is(f->state, "new") && str_is(f->due_on, "2026-03-22") &&
		str_is(f->service_slug, "pece-doma") && str_is(f->email, "jana@example.cz"));
	struct reply thanks =
		check_get(t, arena_printf(&t->arena, "/podnet/%.*s", STR_ARG(number)).ptr);
	CHECK(thanks.status == 200 && str_has(thanks.body, number) && thanks.req->no_store);
	CHECK(!str_has(thanks.body, S("neplati")) && !str_has(thanks.body, S("jana@")));
	CHECK(check_get(t, "/podnet/aaaa-bbbb-cccc").status == 404);
	/* The trail tells that it came, and nothing of whoever wrote. */
	CHECK(try_audited(t, "create") == 1);
	str trail = between(dump(t), S("= audit_entry"), S("\n= "));
	CHECK(str_has(trail, S("feedback")) && !str_has(trail, S("jana@")) &&
		!str_has(trail, S("neplati")));
}

TEST(entries_link_to_both_forms_and_what_is_not_public_has_none)
{
	prepare(t, 2);
	CHECK(str_has(check_get(t, "/sluzby/pece-doma").body, S("\"/nahlasit/sluzba/pece-doma\"")));
	CHECK(str_has(check_get(t, "/organizace/most-k-zivotu").body,
		S("\"/zeptat-se/organizace/most-k-zivotu\"")));
	CHECK(str_has(check_get(t, "/situace/nezvladam-doma").body,
		S("\"/nahlasit/situace/nezvladam-doma\"")));
	static const char *const there[] = { "/zeptat-se", "/zeptat-se/situace/nezvladam-doma",
		"/nahlasit/organizace/most-k-zivotu" };
	for (size_t i = 0; i < COUNT(there); i++)
		CHECK(check_get(t, there[i]).status == 200);
	static const char *const not_there[] = { "/nahlasit/sluzba/pripravovana", "/nahlasit/sluzba/x",
		"/zeptat-se/osoba/pece-doma", "/nahlasit/organizace/pece-doma" };
	for (size_t i = 0; i < COUNT(not_there); i++) {
		CHECK(check_get(t, not_there[i]).status == 404);
		CHECK(check_post(t, not_there[i], "").status != 303);
	}
}

TEST(what_is_missing_is_said_and_nothing_written_is_lost)
{
	prepare(t, 3);
	struct reply got = fill_in(t, REPORT, "topic=&text=&email=", 60);
	CHECK(got.status == 422 && str_has(got.body, S("govuk-error-summary")) &&
		str_has(got.body, S("href=\"#topic\"")) && str_has(got.body, S("href=\"#text\"")));
	got = fill_in(t, REPORT, "topic=phone&text=Něco+delšího&email=a@b@c", 60);
	CHECK(got.status == 422 && str_has(got.body, S("Něco delšího")) &&
		str_has(got.body, S("a@b@c")));
	got = fill_in(t, REPORT, "topic=phone&text=Něco+delšího&email=žena@example.cz", 60);
	CHECK(got.status == 422 && str_has(got.body, S("href=\"#email\"")));
	got = fill_in(t, REPORT, "topic=king&text=Něco+delšího", 60);
	CHECK(got.status == 422);
	char *long_text = arena_alloc(&t->arena, FEEDBACK_TEXT + 64);
	memcpy(long_text, "topic=phone&text=", 17);
	memset(long_text + 17, 'x', FEEDBACK_TEXT + 1);
	CHECK(fill_in(t, REPORT, long_text, 60).status == 422);
	CHECK(feedback_total(t->db, .states = { (str[]){ S("new") }, 1 }, .today = S("")) == 0);
}

TEST(programs_and_floods_are_turned_away_without_a_puzzle)
{
	prepare(t, 4);
	CHECK(fill_in(t, REPORT, WRITTEN, FEEDBACK_SOON - 1).status == 422);
	struct reply got = fill_in(t, REPORT, WRITTEN "&website=http://x.example", 60);
	CHECK(got.status == 422 && str_has(got.body, S("Telefon uz neplati")));
	CHECK(check_post(t, REPORT, WRITTEN).status == 403);
	for (int i = 0; i < FEEDBACK_TIMES; i++)
		CHECK(report(t, REPORT, WRITTEN).ptr);
	CHECK(fill_in(t, REPORT, WRITTEN, 60).status == 422);
	t->address = arena_printf(&t->arena, "10.44.%d.2", db_is_postgres(t->db));
	CHECK(report(t, REPORT, WRITTEN).ptr);
}

TEST(nothing_about_a_secret_place_gets_into_a_report)
{
	prepare(t, 5);
	try_account(t, "editor@example.cz", "editor");
	struct reply form = check_get(t, "/nahlasit/sluzba/azylovy-dum");
	CHECK(
		form.status == 200 && !str_has(form.body, S("Tajná")) && !str_has(form.body, S("Trutnov")));
	str number = report(t, "/nahlasit/sluzba/azylovy-dum", WRITTEN);
	struct feedback_get_row *f = feedback_get(t->db, .number = number);
	CHECK(f && !f->municipality_id.set);
	str mail = between(dump(t), S("= mail\n"), S("\n= "));
	CHECK(str_has(mail, S("Azylový dům")) && !str_has(mail, S("Tajná")));
	t->cookies = try_session(t, try_account(t, "e2@example.cz", "editor"));
	struct reply desk = check_get(t, desk_url(t, number, ""));
	CHECK(desk.status == 200 && str_has(desk.body, S("+420 777 000 333")) &&
		!str_has(desk.body, S("Tajná")));
}

/* ---- whom it goes to ---- */

TEST(an_error_goes_to_the_providers_own_account_without_the_writers_address)
{
	prepare(t, 6);
	int64_t own = try_account(t, "charita@example.cz", "provider");
	try_account(t, "editor@example.cz", "editor");
	provider_account_add(t->db, .provider_id = 1, .account_id = own, .today = S("2026-03-01"));
	str number = report(t, REPORT, WRITTEN "&email=jana@example.cz");
	struct feedback_get_row *f = feedback_get(t->db, .number = number);
	CHECK(f && str_is(f->routed, "provider") && told(t, "charita@example.cz") &&
		!told(t, "editor@example.cz") && !told(t, "jana@example.cz"));
	str mail = between(dump(t), S("= mail\n"), S("\n= "));
	CHECK(str_has(mail, S("Telefon uz neplati")) && !str_has(mail, S("jana@")));
	/* A question is the office's, and so is what nobody answers for any more. */
	CHECK(report(t, "/zeptat-se/sluzba/pece-doma", "topic=advice&text=Kam+mam+jit").ptr);
	CHECK(told(t, "editor@example.cz"));
	provider_account_end(t->db, .provider_id = 1, .account_id = own, .yesterday = S("2026-03-11"));
	number = report(t, REPORT, WRITTEN);
	f = feedback_get(t->db, .number = number);
	CHECK(f && str_is(f->routed, "office"));
}

TEST(a_report_goes_to_who_works_for_the_place_and_the_office_learns_only_where_to_read_it)
{
	prepare(t, 7);
	area_editor(t, try_account(t, "trutnov@example.cz", "reader"), 7);
	db_script(t->db, "UPDATE provider SET municipality_id = 579025 WHERE id = 1");
	db_script(t->db, "UPDATE provider SET municipality_id = 573868 WHERE id = 2");
	str number = report(t, REPORT, WRITTEN);
	CHECK(told(t, "trutnov@example.cz"));
	str mail = between(dump(t), S("= mail\n"), S("\n= "));
	CHECK(!str_has(mail, S("neplati")) && str_has(mail, number));
	/* Elsewhere nobody is in charge: it waits, and the page says so. */
	number = report(t, "/nahlasit/organizace/most-k-zivotu", WRITTEN);
	struct feedback_get_row *f = feedback_get(t->db, .number = number);
	CHECK(f && str_is(f->routed, "nobody") && mail_count(t->db, "waiting") == 1);
	site_setting_put(t->db, "email", S("urad@example.cz"));
	number = report(t, "/nahlasit/organizace/most-k-zivotu", WRITTEN);
	CHECK(number.ptr && told(t, "urad@example.cz"));
}

TEST(a_question_about_a_situation_goes_to_the_department_that_helps_in_it)
{
	prepare(t, 8);
	db_script(t->db,
		"INSERT INTO office (id, uuid, source, name, position, updated_at) VALUES (1, 'o', 't', "
		"'Úřad', 1, 0);"
		"INSERT INTO department (id, office_id, name, position) VALUES (1, 1, 'Sociální odbor', 1);"
		"INSERT INTO contact (department_id, kind, value, position) VALUES (1, 'email', "
		"'odbor@example.cz', 1);"
		"INSERT INTO situation_help (situation_id, department_id, position) VALUES (1, 1, 9)");
	str number = report(t, "/zeptat-se/situace/nezvladam-doma", "topic=advice&text=Kam+mam+jit");
	struct feedback_get_row *f = feedback_get(t->db, .number = number);
	CHECK(f && str_is(f->routed, "department") && told(t, "odbor@example.cz"));
}

/* ---- the office ---- */

TEST(the_office_sees_what_waits_and_only_in_its_own_areas)
{
	prepare(t, 9);
	int64_t all = try_account(t, "editor@example.cz", "editor"),
		here = try_account(t, "trutnov@example.cz", "reader");
	area_editor(t, here, 7);
	db_script(t->db, "UPDATE provider SET municipality_id = 579025 WHERE id = 1");
	db_script(t->db, "UPDATE provider SET municipality_id = 573868 WHERE id = 2");
	str mine = report(t, REPORT, WRITTEN),
		other = report(t, "/nahlasit/organizace/most-k-zivotu", WRITTEN),
		general = report(t, "/zeptat-se", "topic=advice&text=Kam+mam+jit");
	CHECK(mine.ptr && other.ptr && general.ptr);
	t->cookies = try_session(t, here);
	str list = check_get(t, "/urad/podnety").body;
	CHECK(str_has(list, mine) && str_has(list, general) && !str_has(list, other));
	CHECK(check_get(t, desk_url(t, mine, "")).status == 200);
	CHECK(check_get(t, desk_url(t, other, "")).status == 403);
	CHECK(!str_has(check_get(t, desk_url(t, general, "")).body, S("Correct the entry")));
	CHECK(try_post(t, desk_url(t, other, "/odpoved"), "answer=ano").status == 403);
	CHECK(try_post(t, desk_url(t, other, "/stav"), "state=done").status == 403);
	CHECK(str_has(check_get(t, "/urad").body, S("2 matters")));
	t->cookies = try_session(t, all);
	list = check_get(t, "/urad/podnety").body;
	CHECK(str_has(list, mine) && str_has(list, general) && str_has(list, other));
	str edit = between(check_get(t, desk_url(t, mine, "")).body,
		S("<a class=\"govuk-link\" href=\"/urad/zaznamy/"), S("\">Correct the entry"));
	CHECK(edit.len && check_get(t, arena_printf(&t->arena, "/urad/zaznamy/%.*s",
		STR_ARG(edit)).ptr).status == 200);
	CHECK(str_has(check_get(t, "/urad").body, S("3 matters")));
	CHECK(check_get(t, "/urad/podnety?stav=vyrizene").status == 200);
	CHECK(check_get(t, "/urad/podnety?stav=x").status == 404);
	t->cookies = try_session(t, try_account(t, "clen@example.cz", "member"));
	CHECK(check_get(t, "/urad/podnety").status == 403);
	t->cookies = (str){ 0 };
	CHECK(check_get(t, desk_url(t, mine, "")).status == 401);
}

TEST(an_answer_is_mailed_once_and_stands_under_the_number)
{
	prepare(t, 10);
	int64_t editor = try_account(t, "editor@example.cz", "editor");
	t->lang = &lang_cs;
	str number = report(t, REPORT, WRITTEN "&email=jana@example.cz");
	t->lang = NULL;
	t->cookies = try_session(t, editor);
	CHECK(try_post(t, desk_url(t, number, "/odpoved"), "answer=").status == 422);
	CHECK(try_post(t, desk_url(t, number, "/odpoved"), "answer=Dekujeme,+opraveno.").status == 303);
	CHECK(try_post(t, desk_url(t, number, "/odpoved"), "answer=Podruhe").status == 422);
	struct mail_entries mails = mail_unsent(t->db, 10, 0);
	CHECK(mails.count == 2 && told(t, "jana@example.cz"));
	str mail = between(dump(t), S("= mail\n"), S("\n= "));
	CHECK(str_has(mail, S("Dekujeme, opraveno.")) && str_has(mail, S("Psali jste nám")) &&
		!str_has(mail, S("Podruhe")));
	t->cookies = (str){ 0 };
	str page = check_get(t, arena_printf(&t->arena, "/podnet/%.*s", STR_ARG(number)).ptr).body;
	CHECK(str_has(page, S("Dekujeme, opraveno.")) && !str_has(page, S("neplati")));
	str trail = between(dump(t), S("= audit_entry"), S("\n= "));
	CHECK(try_audited(t, "answer") == 1 && !str_has(trail, S("Dekujeme")) &&
		!str_has(trail, S("jana@")));
}

TEST(the_state_is_changed_with_a_note_that_stays_inside_and_lateness_is_flagged)
{
	prepare(t, 11);
	str number = report(t, REPORT, WRITTEN);
	t->now += 12 * 86400;
	t->cookies = try_session(t, try_account(t, "editor@example.cz", "desk"));
	CHECK(str_has(check_get(t, "/urad/podnety?stav=po-lhute").body, number));
	CHECK(str_has(check_get(t, desk_url(t, number, "")).body, S("Late")));
	CHECK(try_post(t, desk_url(t, number, "/stav"), "state=king").status == 422);
	CHECK(try_post(t, desk_url(t, number, "/stav"), "state=working&note=Volala+pani+X").status ==
		303);
	CHECK(try_post(t, desk_url(t, number, "/stav"), "state=refused&note=Volala+pani+X").status ==
		303);
	CHECK(!str_has(check_get(t, "/urad/podnety?stav=po-lhute").body, number));
	CHECK(str_has(check_get(t, "/urad/podnety?stav=vyrizene").body, number));
	str trail = between(dump(t), S("= audit_entry"), S("\n= "));
	CHECK(
		str_has(trail, S("working")) && str_has(trail, S("note")) && !str_has(trail, S("pani X")));
	CHECK(!str_has(check_get(t, arena_printf(&t->arena, "/podnet/%.*s", STR_ARG(number)).ptr).body,
		S("pani X")));
}

/* ---- forgetting ---- */

TEST(what_somebody_wrote_is_deleted_when_its_time_is_over)
{
	prepare(t, 12);
	str settled = report(t, REPORT, WRITTEN "&email=jana@example.cz"),
		waiting = report(t, REPORT, WRITTEN "&email=petr@example.cz");
	site_setting_put(t->db, "feedback_keep_days", S("40"));
	struct feedback_get_row *f = feedback_get(t->db, .number = settled);
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now };
	feedback_set(t->db, .id = f->id, .state = S("done"), .note = S("poznámka kanárek"),
		.account_id = try_account(t, "editor@example.cz", "editor"), .done_at = SOME(r.now));
	CHECK(feedback_tidy(t->db, t->now + 39 * 86400) == 0);
	CHECK(feedback_tidy(t->db, t->now + 41 * 86400) == 1);
	f = feedback_get(t->db, .number = settled);
	CHECK(f && f->forgotten_at.set && !f->text.ptr && !f->email.ptr && !f->note.ptr);
	f = feedback_get(t->db, .number = waiting);
	CHECK(f && f->text.ptr && f->email.ptr);
	str all = dump(t);
	CHECK(!str_has(all, S("jana@")) && !str_has(all, S("kanárek")) && str_has(all, S("petr@")));
	CHECK(try_audited(t, "forget") == 1);
	/* In a year nothing is left, whatever became of it. */
	CHECK(feedback_tidy(t->db, t->now + 366 * (int64_t)86400) == 1);
	CHECK(
		!str_has(dump(t), S("petr@")) && feedback_tidy(t->db, t->now + 400 * (int64_t)86400) == 0);
	t->cookies = try_session(t, try_account(t, "e2@example.cz", "editor"));
	CHECK(check_get(t, desk_url(t, settled, "")).status == 200);
	CHECK(try_post(t, desk_url(t, settled, "/odpoved"), "answer=pozde").status == 422);
}

TEST(only_roles_of_the_office_and_providers_have_routes_inside_the_office)
{
	for (const struct route *route = upkeep.routes; route->pattern; route++) {
		bool inside = str_starts(str_of(route->pattern), S("/urad/"));
		bool podnety = str_has(str_of(route->pattern), S("/podnety"));
		bool own = str_has(str_of(route->pattern), S("/moje"));
		access_set keepers = ROLE_ADMIN | ROLE_EDITOR | ROLE_COORDINATOR | ROLE_HEAD;
		CHECK(route->access == (!inside ? EVERYBODY : podnety ? (access_set)FEEDBACK_ROLES
			: own ? (access_set)ROLE_PROVIDER : keepers));
		CHECK(inside || route->open_form || route->method == GET);
	}
}
