/* A meeting from its plan to approved minutes, and all that is refused on the way. */
#include "app/groups/fixture.h"
#include "app/groups/groups_test.sql.h"
#include <stdio.h>

static bool has(struct check *t, const char *url, const char *words)
{
	return str_has(check_get(t, url).body, str_of(words));
}

static const char *put(struct check *t, const char *format, long long n)
{
	char text[400];
	snprintf(text, sizeof text, format, n);
	return arena_z(&t->arena, str_of(text));
}

static bool state_is(struct check *t, const struct try_group *g, int number, const char *state)
{
	struct gt_state_row *m = gt_state(t->db, .group_id = g->group, .number = number);
	return m && str_is(m->state, state);
}

static int64_t newest_item(struct check *t, size_t place)
{
	struct gt_items_rows rows = gt_items(t->db, .limit = 20);
	return place < rows.count ? rows.items[place].id : 0;
}

/* A calendar's lines put together again. */
static str unfolded(struct check *t, str text)
{
	struct buf out = { .arena = &t->arena };
	for (size_t i = 0; i < text.len; i++)
		if (str_starts(str_part(text, i, text.len), S("\r\n ")))
			i += 2;
		else
			buf_char(&out, text.ptr[i]);
	return buf_str(&out);
}

/* Saves the minutes as the screen that was shown last would. */
static struct reply save(struct check *t, int number, const char *fields)
{
	const char *url = put(t, SENIORS "/setkani/%lld/zapis", number);
	str page = check_get(t, url).body, revision = { 0 }, pen = { 0 };
	const char *at = memmem(page.ptr, page.len, "name=\"revize\" value=\"", 21);
	if (at) {
		str rest = str_part(page, (size_t)(at - page.ptr) + 21, page.len);
		str_cut(&rest, '"', &revision);
	}
	at = memmem(page.ptr, page.len, "name=\"pero\" value=\"", 19);
	if (at) {
		str rest = str_part(page, (size_t)(at - page.ptr) + 19, page.len);
		str_cut(&rest, '"', &pen);
	}
	return try_post(t, url, arena_printf(&t->arena, "revize=%.*s&pero=%.*s&%s", STR_ARG(revision),
		STR_ARG(pen), fields).ptr);
}

/* ---- planning ---- */

TEST(impossible_days_and_times_are_refused_and_what_was_typed_stays)
{
	try_group(t);
	const char *url = SENIORS "/setkani/nove";
	struct reply got = try_post(t, url,
		"day=31.+2.+2026&starts=25:00&ends=9:00&kind=in_person&invitation=Moje+slova");
	CHECK(got.status == 422 && str_has(got.body, S("Write a day such as")));
	CHECK(
		str_has(got.body, S("Write a time such as 14:00.")) && str_has(got.body, S("Moje slova")));
	CHECK(str_has(got.body, S("Say where people are to come.")));
	got = try_post(t, url, "day=20.+3.+2026&starts=14:00&ends=13:00&kind=online");
	CHECK(got.status == 422 && str_has(got.body, S("The meeting ends before it begins.")));
}

TEST(members_with_an_address_are_invited_by_e_mail_with_an_entry_for_calendars)
{
	struct try_group g = try_group(t);
	CHECK(try_meeting(t, "20.+3.+2026", "&invitation=P%C5%99ijdou+host%C3%A9.").status == 303);
	CHECK(has(t, SENIORS "/setkani/1", "Members with an address: 4. Without one: 1"));
	CHECK(try_step(t, 1, "pozvat").status == 303 && state_is(t, &g, 1, "invited"));
	CHECK(gt_mails(t->db, .kind = S("meeting")) == 4);
	struct gt_mail_row *m = gt_mail(t->db, .recipient = S("m2@example.cz"), .limit = 1).items;
	CHECK(
		m && str_has(m->body, S("Přijdou hosté.")) && str_has(m->body, S("1. Opening and agenda")));
	CHECK(str_has(m->calendar, S("METHOD:REQUEST")) && str_has(m->calendar, S("SEQUENCE:0")));
	CHECK(str_has(m->calendar, S("DTSTART;TZID=Europe/Prague:20260320T140000")));
	CHECK(str_has(m->calendar, S("DTEND;TZID=Europe/Prague:20260320T160000")));
	str lines = unfolded(t, m->calendar);
	CHECK(str_has(lines, S(":mailto:m2@example.cz\r\n")) && !str_has(lines, S("m1@")));
	/* Moved: the page says so, and the new word has a higher number. */
	CHECK(try_post(t, SENIORS "/setkani/1/zmenit", "day=21.+3.+2026&starts=14:00&ends=16:00&"
		"kind=in_person&place=Radnice&published=1&open=1").status == 303);
	CHECK(has(t, SENIORS "/setkani/1", "Send it again."));
	CHECK(
		try_step(t, 1, "pozvat").status == 303 && !has(t, SENIORS "/setkani/1", "Send it again."));
	m = gt_mail(t->db, .recipient = S("m2@example.cz"), .limit = 1).items;
	CHECK(str_has(m->calendar, S("SEQUENCE:1")) && str_has(m->calendar, S("20260321T140000")));
}

TEST(a_cancelled_meeting_is_called_off_where_people_were_invited)
{
	struct try_group g = try_group(t);
	try_meeting(t, "20.+3.+2026", "");
	try_meeting(t, "21.+3.+2026", "");
	CHECK(try_step(t, 1, "zrusit").status == 422);
	CHECK(try_step(t, 1, "zrusit&reason=Nemoc").status == 303 && state_is(t, &g, 1, "cancelled"));
	CHECK(gt_mails(t->db, .kind = S("meeting")) == 0);
	try_step(t, 2, "pozvat");
	CHECK(try_step(t, 2, "zrusit&reason=Nemoc+v+%C3%BA%C5%99adu").status == 303);
	struct gt_mail_row *m = gt_mail(t->db, .recipient = S("m3@example.cz"), .limit = 1).items;
	CHECK(str_has(m->calendar, S("METHOD:CANCEL")) && str_has(m->calendar, S("SEQUENCE:1")));
	CHECK(str_has(m->body, S("Nemoc v úřadu")));
	struct reply got = try_step(t, 2, "pozvat");
	CHECK(got.status == 422 && str_has(got.body, S("The meeting was cancelled.")));
	t->cookies = (str){ 0 };
	CHECK(has(t, "/skupiny/seniori/setkani/2", "This meeting does not take place."));
	CHECK(has(t, "/skupiny/setkani.ics", "STATUS:CANCELLED"));
}

TEST(the_agenda_is_ordered_added_to_and_emptied_lines_go)
{
	try_group(t);
	try_meeting(t, "20.+3.+2026", "");
	long long opening = newest_item(t, 0), other = newest_item(t, 1);
	CHECK(try_post(t, SENIORS "/setkani/1/program", arena_printf(&t->arena, "poradi%lld=2&"
		"bod%lld=Zah%%C3%%A1jen%%C3%%AD&poradi%lld=9&bod%lld=&poradin2=1&"
		"bodn2=Priority+%%3Cb%%3E", opening, opening, other, other).ptr).status == 303);
	str page = check_get(t, SENIORS "/setkani/1").body;
	const char *first = memmem(page.ptr, page.len, "Priority &lt;b&gt;", 17),
			   *second = memmem(page.ptr, page.len, "Zahájení", strlen("Zahájení"));
	CHECK(first && second && first < second && !str_has(page, S("Any other business")));
}

/* ---- attendance ---- */

TEST(attendance_is_entered_at_once_and_whose_term_ended_cannot_be_present)
{
	struct try_group g = try_group(t);
	try_meeting(t, "12.+3.+2026", "");
	const char *url = SENIORS "/setkani/1/dochazka";
	CHECK(!has(t, url, "Eva Bývalá") && has(t, url, "Petr Skrytý"));
	const char *ended = put(t, "s%lld=present", g.members[4]);
	struct reply got = try_post(t, url, ended);
	CHECK(got.status == 422 && str_has(got.body, S("The term had ended before the day")));
	CHECK(try_post(t, url, put(t, "s%lld=guest", g.members[4])).status == 303);
	CHECK(gt_attendance(t->db, .state = S("guest")) == 1);
	got = try_post(t, url, arena_printf(&t->arena, "s%lld=present&s%lld=deputy&d%lld=Karel&"
		"s%lld=excused&host1=Host&odkud1=Spolek", (long long)g.members[0],
		(long long)g.members[1], (long long)g.members[1], (long long)g.members[2]).ptr);
	CHECK(got.status == 422 && str_has(got.body, S("Say the role of every guest")) &&
		str_has(got.body, S("Karel")));
	got = try_post(t, url, arena_printf(&t->arena, "s%lld=present&s%lld=deputy&d%lld=Karel&"
		"s%lld=excused&host1=Host&role1=user", (long long)g.members[0],
		(long long)g.members[1], (long long)g.members[1], (long long)g.members[2]).ptr);
	CHECK(got.status == 303 && gt_attendance(t->db, .state = S("present")) == 1);
	CHECK(has(t, url, "Commissioners\u00a01, Providers\u00a02, Users of services\u00a01"));
	CHECK(has(t, url, "value=\"Karel\"") && has(t, url, "value=\"Host\""));
}

TEST(nobody_was_at_a_meeting_that_is_to_come_but_one_may_be_excused)
{
	struct try_group g = try_group(t);
	try_meeting(t, "20.+3.+2026", "");
	const char *url = SENIORS "/setkani/1/dochazka";
	CHECK(try_post(t, url, put(t, "s%lld=present", g.members[0])).status == 422);
	CHECK(try_post(t, url, put(t, "s%lld=excused", g.members[0])).status == 303);
	struct reply got = try_step(t, 1, "zapisovat");
	CHECK(got.status == 422 && str_has(got.body, S("has not taken place yet")));
}

TEST(a_hundred_people_are_recorded_and_shown_on_one_page)
{
	struct try_group g = try_group(t);
	struct buf form = { .arena = &t->arena };
	for (int64_t i = 7; i <= 100; i++) {
		int64_t id = member_add(t->db, .group_id = g.group, .number = i, .naming = S("number"),
			.role = S("public"), .valid_from = S("2025-01-01"), .now = t->now);
		buf_printf(&form, "s%lld=present&d%lld=&", (long long)id, (long long)id);
	}
	for (int i = 1; i <= GUESTS_MOST; i++)
		buf_printf(&form, "host%d=&role%d=public&odkud%d=&", i, i, i);
	try_meeting(t, "12.+3.+2026", "");
	buf_char(&form, '\0');
	CHECK(try_post(t, SENIORS "/setkani/1/dochazka", form.ptr).status == 303);
	CHECK(gt_attendance(t->db, .state = S("present")) == 94);
	CHECK(gt_attendance(t->db, .state = S("guest")) == GUESTS_MOST);
	CHECK(has(t, SENIORS "/setkani/1/prezencni-listina", "Public no.\u00a0100"));
	struct reply csv = check_get(t, SENIORS "/dokumenty/prezencni-listina-1.csv");
	CHECK(csv.status == 200 && str_has(csv.body, S("Public no.\u00a0100")));
}

/* ---- minutes ---- */

/* A meeting of today whose minutes are being written, with members 1, 2 and 3 there. */
static struct try_group recorded(struct check *t)
{
	struct try_group g = try_group(t);
	try_meeting(t, "12.+3.+2026", "");
	try_step(t, 1, "zapisovat");
	try_post(t, SENIORS "/setkani/1/dochazka", arena_printf(&t->arena,
		"s%lld=present&s%lld=deputy&d%lld=Karel&s%lld=present", (long long)g.members[0],
		(long long)g.members[1], (long long)g.members[1], (long long)g.members[2]).ptr);
	return g;
}

TEST(minutes_are_written_on_one_screen_and_every_button_saves_all_of_it)
{
	struct try_group g = recorded(t);
	long long item = newest_item(t, 0);
	struct reply got = save(t, 1, arena_printf(&t->arena, "z%lld=Bylo+%%C5%%99e%%C4%%8Deno.&"
		"s%lld=absent&souhrn=P%%C5%%99%%C3%%AD%%C5%%A1t%%C4%%9B&co=ukol-%lld", item,
		(long long)g.members[0], item).ptr);
	CHECK(got.status == 303 && str_has(got.location, S("novy=ukol-")));
	const char *screen = SENIORS "/setkani/1/zapis";
	CHECK(has(t, screen, "Bylo řečeno.") && has(t, screen, "Příště"));
	CHECK(gt_attendance(t->db, .state = S("absent")) == 1);
	got = save(t, 1, put(t, "novy=ukol-%lld&co=pridat&text=Zjistit&due=1.+1.+2026", item));
	CHECK(got.status == 422 && str_has(got.body, S("This day is before the meeting.")) &&
		str_has(got.body, S("Say who is to do it.")));
	/* Refused means nothing of it was kept, and nothing that was there was lost. */
	CHECK(gt_tasks(t->db, .state = S("open")) == 0 && has(t, screen, "Bylo řečeno."));
	got =
		save(t, 1, put(t, "novy=ukol-%lld&co=pridat&text=Zjistit&who=odbor&due=1.+5.+2026", item));
	CHECK(got.status == 303 && gt_tasks(t->db, .state = S("open")) == 1);
	CHECK(has(t, screen, "Zjistit") && has(t, SENIORS, "Zjistit"));
	/* What is saved by itself makes nothing of a task that is half written. */
	CHECK(save(t, 1, put(t, "novy=ukol-%lld&text=Zji", item)).status == 303);
	CHECK(gt_tasks(t->db, .state = S("open")) == 1);
}

TEST(a_resolution_counts_no_more_votes_than_there_are)
{
	struct try_group g = recorded(t);
	long long item = newest_item(t, 0);
	const char *there = arena_printf(&t->arena, "s%lld=present&s%lld=deputy&s%lld=present",
		(long long)g.members[0], (long long)g.members[1], (long long)g.members[2]).ptr;
	struct reply got = save(t, 1, arena_printf(&t->arena, "%s&novy=usneseni-%lld&co=pridat&"
		"decision=Skupina+doporu%%C4%%8Duje&yes=3&no=1", there, item).ptr);
	CHECK(got.status == 422 && str_has(got.body, S("more votes than members")));
	got = save(t, 1, arena_printf(&t->arena, "%s&novy=usneseni-%lld&co=pridat&"
		"decision=Skupina+doporu%%C4%%8Duje&yes=2&no=1", there, item).ptr);
	CHECK(got.status == 303 && has(t, SENIORS "/setkani/1/zapis", "1/1"));
	/* Now those who voted cannot be called absent. */
	got = save(t, 1, put(t, "s%lld=absent", g.members[0]));
	CHECK(got.status == 422 && str_has(got.body, S("counts more votes")));
}

TEST(two_who_write_at_once_are_told_and_neither_loses_a_word)
{
	recorded(t);
	long long item = newest_item(t, 0);
	const char *url = SENIORS "/setkani/1/zapis";
	CHECK(save(t, 1, put(t, "z%lld=Slova+prvn%%C3%%AD", item)).status == 303);
	struct reply got = try_post(t, url, arena_printf(&t->arena,
		"revize=0&pero=jine&z%lld=Slova+druh%%C3%%A1&co=ulozit", item).ptr);
	CHECK(got.status == 422 && str_has(got.body, S("Somebody else has saved")));
	CHECK(str_has(got.body, S("Slova první")) && str_has(got.body, S("Slova druhá")));
	/* The same page saves again and again by its own pen. */
	const char *again = arena_printf(&t->arena, "revize=1&pero=moje&z%lld=A", item).ptr;
	CHECK(try_post(t, url, again).status == 303 && try_post(t, url, again).status == 303);
}

static void second_meeting(struct check *t)
{
	try_step(t, 1, "dokoncit");
	t->now += 30 * 86400;
	t->cookies = try_session(t, 1);
	try_meeting(t, "11.+4.+2026", "");
	try_step(t, 2, "zapisovat");
}

TEST(minutes_are_approved_by_the_next_meeting_and_then_only_amended)
{
	struct try_group g = recorded(t);
	long long item = newest_item(t, 0);
	save(t, 1, arena_printf(&t->arena, "z%lld=Text+Petr&novy=ukol-%lld&co=pridat&text=Zjistit&"
		"member=%lld", item, item, (long long)g.members[1]).ptr);
	CHECK(try_step(t, 1, "schvalit&how=x").status == 422);
	second_meeting(t);
	CHECK(state_is(t, &g, 1, "submitted") && try_post(t, SENIORS "/setkani/1/zapis",
		"revize=1&pero=x").status == 303);
	/* The agenda of the second one has the approval and the tasks by itself. */
	const char *screen = SENIORS "/setkani/2/zapis";
	CHECK(has(t, screen, "Approval of the minutes") && has(t, screen, "The minutes are approved"));
	long long task = gt_task(t->db, .limit = 1).items->id;
	CHECK(has(t, screen, "Zjistit"));
	struct reply got = save(t, 2, arena_printf(&t->arena,
		"u%lld=done&n%lld=Hotovo&co=schvalit-%lld", task, task, (long long)newest_item(t, 1)).ptr);
	CHECK(got.status == 303 && state_is(t, &g, 1, "approved"));
	CHECK(gt_tasks(t->db, .state = S("done")) == 1);
	CHECK(str_is(gt_state(t->db, .group_id = g.group, .number = 1)->approved_on, "2026-04-11"));
	got = try_step(t, 1, "vratit");
	CHECK(got.status == 422 && str_has(got.body, S("put right by an amendment")));
	CHECK(try_step(t, 1, "zapisovat").status == 422);
	CHECK(try_step(t, 1, "dodatek").status == 422);
	CHECK(try_step(t, 1, "dodatek&amendment=Spr%C3%A1vn%C4%9B+je+12").status == 303);
	CHECK(has(t, SENIORS "/setkani/1", "Správně je 12") && state_is(t, &g, 1, "approved"));
}

TEST(the_public_reads_approved_minutes_with_names_by_consent_alone)
{
	struct try_group g = recorded(t);
	long long item = newest_item(t, 0);
	const char *open = "/skupiny/seniori/setkani/1";
	save(t, 1, arena_printf(&t->arena, "z%lld=**D%%C5%%AFle%%C5%%BEit%%C3%%A9**&novy=ukol-%lld&"
		"co=pridat&text=Zjistit&member=%lld", item, item, (long long)g.members[1]).ptr);
	CHECK(try_step(t, 1, "zverejnit").status == 422);
	try_step(t, 1, "dokoncit");
	CHECK(!has(t, open, "Důležité"));
	CHECK(try_step(t, 1, "schvalit&how=E-mailem").status == 303);
	CHECK(!has(t, open, "Důležité"));
	CHECK(try_step(t, 1, "zverejnit").status == 303);
	t->cookies = (str){ 0 };
	CHECK(has(t, open, "<strong>Důležité</strong>") && has(t, open, "Jana Veřejná"));
	CHECK(has(t, open, "Zjistit – Provider no.\u00a02 (Charita)"));
	CHECK(!has(t, open, "Skrytý") && !has(t, open, "Karel") && !has(t, open, "Lípa"));
	struct reply csv = check_get(t, "/skupiny/seniori/dokumenty/zapis-1.csv");
	CHECK(csv.status == 200 && str_has(csv.body, S("Jana Veřejná")));
	CHECK(!str_has(csv.body, S("Skrytý")) && !str_has(csv.body, S("Karel")) &&
		!str_has(csv.body, S("Lípa")));
	CHECK(check_get(t, "/skupiny/seniori/dokumenty/prezencni-listina-1.csv").status == 404);
	CHECK(check_get(t, "/skupiny/seniori/dokumenty/podekovani.csv").status == 404);
	t->cookies = try_session(t, g.account);
	try_step(t, 1, "skryt");
	t->cookies = (str){ 0 };
	CHECK(!has(t, open, "Důležité") &&
		check_get(t, "/skupiny/seniori/dokumenty/zapis-1.csv").status == 404);
}

TEST(the_triad_over_a_time_says_who_was_missing)
{
	struct try_group g = recorded(t);
	second_meeting(t);
	struct req r = { .db = t->db, .arena = &t->arena, .page.lang = t->lang };
	struct groups_triad area = groups_triad_of(&r, g.area, S("2026-01-01"), S("2026-12-31"));
	CHECK(area.meetings == 2 && area.gaps.count == TRIAD);
	CHECK(groups_triad_of(&r, g.area, S("2026-01-01"), S("2026-03-31")).gaps.count == 0);
	CHECK(groups_triad_of(&r, g.area + 1, S("2026-01-01"), S("2026-12-31")).meetings == 0);
	const char *url = SENIORS "/triada";
	CHECK(has(t, url, "Users of services were missing at 1 of 2 meetings."));
	CHECK(has(t, SENIORS, "Providers were missing at 1 of 2 meetings."));
	CHECK(!has(t, SENIORS "/triada?od=2026-04-12", "1 of 2"));
	CHECK(has(t, SENIORS "/triada?az=2026-03-31", "All three parties were at every meeting."));
	CHECK(has(t, SENIORS "/triada?od=nesmysl", "Write a day such as"));
}

/* ---- calendars ---- */

TEST(open_meetings_are_in_the_feed_and_the_link_to_join_is_not)
{
	try_group(t);
	try_meeting(t, "20.+3.+2026", "&link=https%3A%2F%2Ftajne.example.cz%2Fx");
	try_post(t, SENIORS "/setkani/nove",
		"day=21.+3.+2026&starts=14:00&ends=16:00&kind=in_person&place=X&published=1");
	try_post(t, SENIORS "/setkani/nove",
		"day=22.+3.+2026&starts=14:00&ends=16:00&kind=in_person&place=X&open=1");
	t->cookies = (str){ 0 };
	struct reply all = check_get(t, "/skupiny/setkani.ics");
	CHECK(str_starts(all.type, S("text/calendar")) && str_has(all.body, S("20260320T140000")));
	CHECK(!str_has(all.body, S("20260321")) && !str_has(all.body, S("20260322")));
	CHECK(!str_has(all.body, S("tajne")) && !has(t, "/skupiny/seniori/setkani/1", "tajne"));
	CHECK(has(t, "/skupiny/seniori/setkani.ics", "20260320T140000"));
	CHECK(has(t, "/skupiny/seniori/setkani/1/kalendar.ics", "20260320T140000"));
	CHECK(check_get(t, "/skupiny/seniori/setkani/2/kalendar.ics").status == 404);
	CHECK(check_get(t, "/skupiny/seniori/setkani/3").status == 404);
	CHECK(check_get(t, "/skupiny/neni/setkani.ics").status == 404);
	CHECK(has(t, "/skupiny", "/skupiny/seniori/setkani/1"));
}
