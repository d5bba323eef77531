/* What people send, and how they find what became of it. */
#include "app/voices/fixture.h"
#include "app/features.h"

static const char *page_of(struct check *t, int64_t id)
{
	return arena_printf(&t->arena, "/zapojte-se/podnety/%lld", (long long)id).ptr;
}

TEST(a_suggestion_is_kept_without_a_cookie_and_shown_to_nobody_before_it_is_read)
{
	try_voices(t, 81);
	struct reply form = check_get(t, TRY_SUGGESTION);
	CHECK(form.status == 200 && !form.req->set_cookies.count && form.req->no_store);
	int64_t id = try_voice(t, TRY_SUGGESTION, TRY_SAID "&author=Spolek&email=jana@example.cz");
	const struct voice_get_row *v = try_get(t, id);
	CHECK(v && str_is(v->moderation, "waiting") && str_is(v->course, "open") &&
		v->area_id == TRY_AREA && !v->consultation_id.set && !v->author_shown);
	CHECK(str_is(v->due_on, "2026-04-01") && str_is(v->said_on, "2026-03-12"));
	CHECK(check_get(t, page_of(t, id)).status == 404);
	CHECK(!str_has(check_get(t, "/zapojte-se/podnety").body, S("Klub pe")));
	/* The trail knows a number, and nothing that was written. */
	struct buf dump = { .arena = &t->arena };
	db_dump(t->db, &dump);
	str trail = buf_str(&dump), rest;
	const char *at = memmem(trail.ptr, trail.len, "= audit_entry", 13);
	CHECK(at);
	rest = str_part(trail, (size_t)(at - trail.ptr), (size_t)(at - trail.ptr) + 600);
	CHECK(str_has(rest, S("voice")) && !str_has(rest, S("jana@")) && !str_has(rest, S("Klub")));
}

TEST(its_author_finds_it_by_number_and_code_and_nobody_by_the_number_alone)
{
	try_voices(t, 82);
	const char *own = try_own(t, TRY_SUGGESTION, TRY_SAID);
	CHECK(own);
	struct reply got = check_get(t, own);
	CHECK(got.status == 200 && got.req->no_store && !got.req->set_cookies.count);
	CHECK(str_has(got.body, S("Thank you")) && !str_has(got.body, S("Klub")));
	str rest = str_of(own + strlen("/zapojte-se/muj-podnet/")), number;
	CHECK(str_cut(&rest, '-', &number) && rest.len == 10);
	/* Copied by hand, with a space and capitals. */
	char code[16];
	memcpy(code, rest.ptr, 5);
	memcpy(code + 5, "+", 1);
	memcpy(code + 6, rest.ptr + 5, 5);
	code[11] = '\0';
	code[0] = code[0] >= 'a' ? (char)(code[0] - 'a' + 'A') : code[0];
	struct reply found = try_send(t, "/zapojte-se/muj-podnet",
		arena_printf(&t->arena, "number=%.*s&code=%s", STR_ARG(number), code).ptr);
	CHECK(found.status == 303 && str_is(found.location, own));
	found = try_send(t, "/zapojte-se/muj-podnet",
		arena_printf(&t->arena, "number=%.*s&code=23456789ab", STR_ARG(number)).ptr);
	CHECK(found.status == 422 && str_has(found.body, S("23456789ab")));
	static const char *const wrong[] = { "/zapojte-se/muj-podnet/1", "/zapojte-se/muj-podnet/x-y",
		"/zapojte-se/muj-podnet/1-23456789ab", "/zapojte-se/muj-podnet/-" };
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK(check_get(t, wrong[i]).status == 404);
	CHECK(!str_has(web_loggable(&app_web, str_of(own)), rest));
}

TEST(programs_floods_and_what_is_missing_are_turned_away_with_all_that_was_written)
{
	try_voices(t, 83);
	struct reply got = try_send(t, TRY_SUGGESTION, TRY_SAID "&website=http://x.example");
	CHECK(got.status == 422 && str_has(got.body, S("Klub pečujících")));
	CHECK(check_post(t, TRY_SUGGESTION, TRY_SAID).status == 403);
	got = try_send(t, TRY_SUGGESTION, "title=&text=Chybi+stacionar");
	CHECK(got.status == 422 && str_has(got.body, S("href=\"#title\"")) &&
		str_has(got.body, S("Chybi stacionar")));
	got = try_send(t, TRY_SUGGESTION, TRY_SAID "&email=žena@example.cz");
	CHECK(got.status == 422 && str_has(got.body, S("href=\"#email\"")));
	for (int i = 0; i < VOICE_TIMES; i++)
		CHECK(try_voice(t, TRY_SUGGESTION, TRY_SAID));
	CHECK(try_send(t, TRY_SUGGESTION, TRY_SAID).status == 422);
}

TEST(without_an_area_that_takes_them_nothing_can_be_sent)
{
	try_voices(t, 84);
	db_script(t->db, "UPDATE participation SET status = 'draft'");
	struct reply got = check_get(t, TRY_SUGGESTION);
	CHECK(got.status == 200 && !str_has(got.body, S("<form action=\"/zapojte-se")));
	CHECK(check_post(t, TRY_SUGGESTION, TRY_SAID).status == 403);
	CHECK(str_has(check_get(t, "/zapojte-se").body, S("No area takes suggestions")));
}

TEST(where_there_are_several_areas_people_say_which)
{
	try_voices(t, 85);
	db_script(t->db, "INSERT INTO participation (area_id, status, slips, days, updated_at)"
		" VALUES (8, 'published', 'Tam', 10, 0)");
	CHECK(try_send(t, TRY_SUGGESTION, TRY_SAID).status == 422);
	int64_t id = try_voice(t, TRY_SUGGESTION, TRY_SAID "&area=upice");
	const struct voice_get_row *v = try_get(t, id);
	CHECK(v && v->area_id == TRY_OTHER_AREA && str_is(v->due_on, "2026-03-22"));
	CHECK(try_send(t, TRY_SUGGESTION, TRY_SAID "&area=praha").status == 422);
	db_script(t->db, "UPDATE voice SET moderation = 'shown'");
	CHECK(str_has(check_get(t, "/zapojte-se/podnety?oblast=upice").body, S("Klub")));
	CHECK(!str_has(check_get(t, "/zapojte-se/podnety?oblast=trutnov").body, S("Klub")));
}

/* ---- comments ---- */

TEST(a_comment_belongs_to_a_section_or_to_the_whole_draft)
{
	try_voices(t, 86);
	int64_t one = try_voice(t, TRY_COMMENT, "section=rodiny&text=M%C4%9Bs%C3%ADc+je+dlouho."),
		all = try_voice(t, TRY_COMMENT, "section=celek&text=Chv%C3%A1l%C3%ADme.");
	const struct voice_get_row *v = try_get(t, one), *w = try_get(t, all);
	CHECK(v && v->section_id.value == 12 && v->consultation_id.value == TRY_CONSULTATION &&
		str_is(v->due_on, "2026-04-30") && v->area_id == TRY_AREA);
	CHECK(w && !w->section_id.set && w->consultation_id.value == TRY_CONSULTATION);
	CHECK(try_send(t, TRY_COMMENT, "section=neni&text=Nic+takoveho.").status == 422);
	CHECK(check_get(t, "/zapojte-se/neni/pripominka").status == 404);
}

/* The day ends at midnight in Prague, not at the server's. */
TEST(no_comment_is_taken_before_the_first_day_and_after_the_last_one)
{
	static const struct { const char *day; int64_t later; bool takes; } tries[] = {
		{ "2026-02-28", 86399, false }, { "2026-03-01", 0, true }, { "2026-03-31", 86000, true },
		{ "2026-04-01", 0, false },
	};
	try_voices(t, 87);
	for (size_t i = 0; i < COUNT(tries); i++) {
		t->now = day_begins(str_of(tries[i].day)) + tries[i].later;
		t->now += tries[i].later == 86399 ? -60 : 0;
		struct reply form = check_get(t, TRY_COMMENT);
		CHECK(str_has(form.body, S("<textarea")) == tries[i].takes);
		bool sent = try_voice(t, TRY_COMMENT, "section=pece&text=Do+dvaceti.");
		CHECK(sent == tries[i].takes);
		bool asks = str_has(check_get(t, "/zapojte-se/navrh").body, S("Comment on this section"));
		CHECK(asks == tries[i].takes);
	}
}

TEST(a_form_opened_before_the_deadline_and_sent_after_it_says_so_and_loses_nothing)
{
	try_voices(t, 88);
	t->now = day_begins(S("2026-04-01")) - 30;
	struct reply late = try_send(t, TRY_COMMENT, "section=pece&text=Do+dvaceti+hodin.");
	CHECK(late.status == 422 && str_has(late.body, S("The deadline for comments is over")));
	CHECK(str_has(late.body, S("Do dvaceti hodin.")));
}

TEST(a_draft_is_seen_only_by_its_office_and_a_page_holds_until_its_deadline)
{
	try_voices(t, 89);
	struct reply open = check_get(t, "/zapojte-se/navrh");
	CHECK(open.status == 200 && str_has(open.body, S("<strong>návrhu</strong>")));
	CHECK(open.req->holds_until == day_begins(S("2026-04-01")));
	CHECK(str_has(check_get(t, "/zapojte-se").body, S("/zapojte-se/navrh")));
	db_script(t->db, "UPDATE consultation SET status = 'draft'");
	CHECK(check_get(t, "/zapojte-se/navrh").status == 404);
	CHECK(check_get(t, "/zapojte-se/navrh/vyporadani").status == 404);
	CHECK(check_get(t, TRY_COMMENT).status == 404);
	try_office(t, "trutnov@example.cz", "coordinator", TRY_AREA);
	struct reply mine = check_get(t, "/zapojte-se/navrh");
	CHECK(mine.status == 200 && mine.req->no_store);
	try_office(t, "upice@example.cz", "coordinator", TRY_OTHER_AREA);
	CHECK(check_get(t, "/zapojte-se/navrh").status == 404);
}

TEST(lists_are_narrowed_by_what_became_of_them_and_unknown_addresses_are_none)
{
	try_voices(t, 90);
	static const char *const there[] = { "/zapojte-se/podnety?stav=accepted",
		"/zapojte-se/podnety?stav=ceka", "/zapojte-se/navrh/vyporadani?cast=pece&stav=jinde",
		"/zapojte-se/navrh/vyporadani?cast=celek", "/zapojte-se/navrh/vyporadani.csv" };
	static const char *const nowhere[] = { "/zapojte-se/podnety?stav=x", "/zapojte-se/podnety/0",
		"/zapojte-se/podnety?strana=0", "/zapojte-se/navrh/vyporadani?cast=x",
		"/zapojte-se/navrh/vyporadani?stav=x", "/zapojte-se/navrh/vyporadani.exe",
		"/zapojte-se/podnety/99", "/zapojte-se/podnety/x", "/zapojte-se/jine" };
	for (size_t i = 0; i < COUNT(there); i++)
		CHECK(check_get(t, there[i]).status == 200);
	for (size_t i = 0; i < COUNT(nowhere); i++)
		CHECK(check_get(t, nowhere[i]).status == 404);
}
