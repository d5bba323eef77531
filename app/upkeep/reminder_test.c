/* Reminders: when they come, what they say, and how they end. */
#include "app/upkeep/reminder.h"
#include "app/upkeep/reminder.sql.h"
#include "app/upkeep/own_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/people/fixture.h"

#define EMAIL "charita@example.cz"
enum { DAY = 86400 };

static int64_t send(struct check *t)
{
	return reminders_send(&(struct job_run){ t->db, &t->arena, t->now, NULL });
}

static int64_t later(struct check *t, int days)
{
	t->now += (int64_t)days * DAY;
	return send(t);
}

/* A provider that has answered for the first of the fixture since January. */
static int64_t provider(struct check *t)
{
	catalogue_fixture(t);
	people.install(t->db, &t->arena, t->now);
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	int64_t id = try_account(t, EMAIL, "provider");
	ot_answers(t->db, .provider = 1, .account = id, .today = S("2026-01-01"));
	return id;
}

static void as(struct check *t, int64_t account) { t->cookies = try_session(t, account); }

static str last_mail(struct check *t) { return ot_mail(t->db, .recipient = S(EMAIL))->text; }

static bool silent(struct check *t)
{
	as(t,
		try_account(
			t, arena_printf(&t->arena, "e%lld@example.cz", (long long)t->now).ptr, "editor"));
	return str_has(check_get(t, "/urad/overovani?stav=bez-odpovedi").body, S("Péče doma"));
}

UNIT(a_reminder_comes_after_fourteen_thirty_and_sixty_days_and_then_no_more)
{
	static const int gaps[] = { 14, 14, 30, 60 };
	CHECK(reminder_ripe(&t->arena, 0, (str){ 0 }, S("2026-03-12")));
	for (int sent = 0; sent < REMINDERS; sent++) {
		str last = day_add(&t->arena, S("2026-03-12"), -gaps[sent]);
		CHECK(reminder_ripe(&t->arena, sent, last, S("2026-03-12")));
		CHECK(!reminder_ripe(&t->arena, sent, last, S("2026-03-11")));
	}
	CHECK(!reminder_ripe(&t->arena, REMINDERS, S("2020-01-01"), S("2026-03-12")));
}

TEST(a_digest_names_what_is_due_of_the_own_services_and_nothing_else)
{
	provider(t);
	ot_answers(t->db, .provider = 2, .account = 1, .today = S("2026-01-01"));
	freshness_verified(t->db, &(struct verification){ .kind = S("service"), .record = 1,
		.part = S("price"), .day = S("2026-03-01"), .method = S("phone") });
	for (const struct freshness_part *p = freshness_parts; p->code; p++)
		freshness_verified(t->db, &(struct verification){ .kind = S("service"), .record = 2,
			.part = str_of(p->code), .day = S("2026-03-01"), .method = S("phone") });
	CHECK(send(t) == 1 && mail_count(t->db, "waiting") == 1);
	str text = last_mail(t);
	CHECK(str_has(text, S("Péče doma (Oblastní <charita>): Telefony")));
	CHECK(!str_has(text, S("Denní centrum")) && str_has(text, S("Azylový dům")));
	CHECK(!str_has(text, S("Připravovaná")) && !str_has(text, S("Tajná")));
	str line = str_part(text, (size_t)((const char *)memmem(text.ptr, text.len, "Péče doma", 10) -
		text.ptr), text.len), first = { 0 };
	str_cut(&line, '\n', &first);
	CHECK(!str_has(first, S("Cena")));
	CHECK(str_has(text, S("https://socialni.example.cz/urad/moje")));
	CHECK(send(t) == 0 && later(t, 1) == 0);
}

TEST(reminders_come_ever_less_often_and_end_with_the_office)
{
	provider(t);
	CHECK(send(t) == 1 && later(t, 13) == 0 && later(t, 1) == 1);
	CHECK(later(t, 29) == 0 && later(t, 1) == 1);
	CHECK(later(t, 59) == 0 && later(t, 1) == 1);
	CHECK(str_has(last_mail(t), S("poslední")));
	CHECK(later(t, 13) == 0 && !silent(t));
	CHECK(later(t, 1) == 0 && silent(t));
	CHECK(str_has(check_get(t, "/urad/overovani/sluzby/1").body, S("did not answer reminders")));
	CHECK(later(t, 1000) == 0 && silent(t));
	CHECK(mail_count(t->db, "waiting") == REMINDERS);
}

TEST(a_confirmation_begins_it_anew_when_something_is_old_again)
{
	int64_t who = provider(t);
	CHECK(send(t) == 1 && later(t, 14) == 1 && later(t, 30) == 1 && later(t, 60) == 1);
	t->now += 20 * DAY;
	CHECK(silent(t));
	as(t, who);
	CHECK(try_post(t, "/urad/moje/sluzby/1/potvrdit", "").status == 303);
	CHECK(!silent(t) && later(t, 180) == 0);
	/* Old since yesterday, and asked for a week later. */
	CHECK(later(t, 1) == 0 && later(t, 6) == 0 && later(t, 1) == 1);
	CHECK(later(t, 13) == 0 && later(t, 1) == 1);
}

TEST(a_change_that_waits_for_the_office_is_answer_enough)
{
	int64_t who = provider(t);
	as(t, who);
	CHECK(try_post(t, "/urad/moje/sluzby/1", "name=Pe%C4%8Dujeme").status == 303);
	CHECK(send(t) == 0);
	as(t, who);
	CHECK(try_post(t, "/urad/moje/sluzby/1/stahnout", "").status == 303);
	CHECK(send(t) == 1);
}

TEST(a_new_account_is_left_alone_for_the_first_days_and_settings_say_how_many)
{
	catalogue_fixture(t);
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	int64_t id = try_account(t, EMAIL, "provider");
	ot_answers(t->db, .provider = 1, .account = id, .today = S("2026-03-12"));
	CHECK(send(t) == 0 && later(t, 6) == 0);
	site_setting_put(t->db, "reminder_first_days", S("20"));
	CHECK(later(t, 1) == 0 && later(t, 12) == 0 && later(t, 1) == 1);
}

TEST(nobody_is_reminded_when_it_is_turned_off_or_addresses_would_lead_nowhere)
{
	provider(t);
	site_setting_put(t->db, "reminders", S("ne"));
	CHECK(send(t) == 0 && reminders_stopped(t->db));
	site_setting_put(t->db, "reminders", S("ano"));
	site_setting_put(t->db, "base_url", S(""));
	CHECK(send(t) == 0 && reminders_stopped(t->db));
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	CHECK(send(t) == 1 && !reminders_stopped(t->db));
}

TEST(nobody_is_reminded_at_night)
{
	provider(t);
	struct job_run run = { t->db, &t->arena, t->now - 5 * 3600, NULL };
	reminders_job(&run);
	CHECK(!mail_count(t->db, "waiting"));
	run.now = t->now;
	reminders_job(&run);
	CHECK(mail_count(t->db, "waiting") == 1);
}

TEST(what_another_program_has_sent_today_is_not_sent_again)
{
	int64_t who = provider(t);
	CHECK(reminder_add(t->db, .account = who, .today = S("2026-03-12"), .services = 1,
		.token_hash = S("a")) == 1);
	CHECK(reminder_add(t->db, .account = who, .today = S("2026-03-12"), .services = 1,
		.token_hash = S("b")) == 0);
	CHECK(send(t) == 0 && !mail_count(t->db, "waiting"));
}

TEST(reminders_are_turned_off_from_the_message_without_signing_in)
{
	int64_t who = provider(t);
	CHECK(send(t) == 1);
	str text = last_mail(t);
	const char *at = memmem(text.ptr, text.len, "/pripominky/", 12);
	CHECK(at);
	str rest = str_part(text, (size_t)(at - text.ptr), text.len), path = { 0 };
	str_cut(&rest, '\n', &path);
	const char *url = arena_z(&t->arena, str_trim(path));
	t->cookies = (str){ 0 };
	struct reply page = check_get(t, url);
	CHECK(page.status == 200 && str_has(page.body, S(EMAIL)) &&
		!reminder_is_off(t->db, .account = who));
	const char *csrf = memmem(page.body.ptr, page.body.len, "name=\"csrf\" value=\"", 19);
	str token = { 0 }, from = csrf ? str_of(csrf + 19) : S("");
	str_cut(&from, '"', &token);
	CHECK(
		check_post(t, url, arena_printf(&t->arena, "csrf=%.*s", STR_ARG(token)).ptr).status == 303);
	CHECK(reminder_is_off(t->db, .account = who));
	CHECK(str_has(check_get(t, url).body, S("No more reminders will come")));
	CHECK(later(t, 30) == 0 && silent(t));
	CHECK(str_has(check_get(t, "/pripominky/neco").body, S("We do not know this address")));
	as(t, who);
	CHECK(try_post(t, "/urad/moje/pripominky", "zapnout=1").status == 303);
	CHECK(send(t) == 1);
}
