/* Rounds of news: who is asked and when, what a letter leads to, what is refused. */
#include "app/planning/planning_test.sql.h"
#include "app/planning/round.h"
#include "app/features.h"
#include "app/voices/fixture.h"
#include "jobs/jobs.h"

#define HAS(reply, text) str_has((reply).body, S(text))
#define OFFICE "odbor@example.cz"
enum { DAY = 86400 };

static const char *z(struct check *t, const char *fmt, int64_t id)
{
	return arena_printf(&t->arena, fmt, (long long)id).ptr;
}

/* A plan whose measures 2.1.1 and 2.1.2 the same office answers for, and 2.1.3 nobody;
 * a round about them, which is in the store only as being prepared. */
static int64_t prepared(struct check *t)
{
	people.install(t->db, &t->arena, t->now);
	int64_t account = try_account(t, "k@example.cz", "coordinator");
	pt_area(t->db, .slug = S("mesto"));
	t->cookies = try_session(t, account);
	try_post(t, "/urad/zaznamy/plany/novy",
		"title=Pl%C3%A1n+m%C4%9Bsta&area=mesto&year_from=2026&year_to=2028&vision=Doma.");
	static const char *const measures[] = {
		"title=Byty&code=2.1.1&guarantors=Odbor&guarantor_email=Odbor%40example.cz&"
		"steps=Naj%C3%ADt+byty%0D%0AOpravit+je&"
		"indicators=Byty%3B+jednotka%3A+byt%C5%AF%3B+v%C3%BDchoz%C3%AD%3A+0%3B+c%C3%ADl%3A+5",
		"title=Senio%C5%99i&code=2.1.2&guarantors=Odbor&guarantor_email=odbor%40example.cz",
		"title=Nikdo&code=2.1.3", NULL };
	for (size_t i = 0; measures[i]; i++)
		try_post(t, "/urad/zaznamy/opatreni/novy",
			arena_printf(&t->arena, "plan=plan-mesta&%s", measures[i]).ptr);
	try_post(t, "/urad/plany/1/stav", "stav=adopted");
	try_post(t, "/urad/plany/1/kolo",
		"name=Pololet%C3%AD&due_on=30.+4.+2026&which=plan&message=D%C4%9Bkujeme.");
	return account;
}

static int64_t opened(struct check *t)
{
	int64_t account = prepared(t);
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	try_post(t, "/urad/kola/1/poslat", "");
	return account;
}

/* The address that the last letter to the office leads to. */
static const char *link_of(struct check *t)
{
	struct pt_letter_row *letter = pt_letter(t->db, .recipient = S(OFFICE));
	const char *at = letter ? memmem(letter->text.ptr, letter->text.len, "/zpravy-o-plneni/", 17)
		: NULL;
	return at ? arena_z(&t->arena, (str){ at, 17 + 43 }) : "/nikam";
}

static const char *about(struct check *t, const char *code)
{
	return arena_printf(&t->arena, "%s/%s", link_of(t), code).ptr;
}

static int64_t letters(struct check *t)
{
	struct pt_letter_row *letter = pt_letter(t->db, .recipient = S(OFFICE));
	return letter ? letter->n : 0;
}

static void later(struct check *t, int days)
{
	for (; days > 0; days--) {
		t->now += DAY;
		rounds_job(&(struct job_run){ t->db, &t->arena, t->now, NULL });
	}
}

TEST(a_round_asks_each_office_once_about_all_its_measures)
{
	int64_t account = prepared(t);
	struct reply got = check_get(t, "/urad/kola/1");
	CHECK(got.status == 200 && HAS(got, OFFICE) && HAS(got, "Who will be asked"));
	CHECK(HAS(got, "Nobody can be asked about these") && HAS(got, "2.1.3 Nikdo"));
	/* Nobody is written to while it is being prepared, nor without an address to lead to. */
	later(t, 1);
	CHECK(letters(t) == 0);
	t->cookies = try_session(t, account);
	got = try_post(t, "/urad/kola/1/poslat", "");
	CHECK(got.status == 422 && HAS(got, "the address of the portal is not set"));
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	CHECK(try_post(t, "/urad/kola/1/poslat", "").status == 303 && letters(t) == 1);
	str text = pt_letter(t->db, .recipient = S(OFFICE))->text;
	CHECK(str_has(text, S("- 2.1.1 Byty")) && str_has(text, S("- 2.1.2 Senioři")));
	CHECK(!str_has(text, S("Nikdo")) && str_has(text, S("Děkujeme.")) &&
		str_has(text, S("30.\u00a04.\u00a02026")));
	CHECK(HAS(check_get(t, "/urad/kola"), "0 of 3"));
}

TEST(a_silent_office_is_reminded_on_its_days_and_who_answered_is_left_alone)
{
	int64_t account = opened(t);       /* on 12 March, 49 days before the term */
	CHECK(letters(t) == 1);
	later(t, 18);
	CHECK(letters(t) == 1);
	later(t, 1);                       /* 30 days before */
	CHECK(letters(t) == 2 && str_has(pt_letter(t->db, .recipient = S(OFFICE))->subject,
		S("Připomínka")));
	try_send(t, about(t, "2.1.1"), "text=M%C3%A1me+dva+byty.");
	later(t, 40);                      /* -7, -1, +7: the second measure still waits */
	CHECK(letters(t) == 5);
	str text = pt_letter(t->db, .recipient = S(OFFICE))->text;
	CHECK(!str_has(text, S("Byty")) && str_has(text, S("Senioři")));
	try_send(t, about(t, "2.1.2"), "text=Beze+zm%C4%9Bny.");
	later(t, 100);
	CHECK(letters(t) == 5);
	t->cookies = try_session(t, account);
	struct reply got = check_get(t, "/urad/kola/1");
	CHECK(HAS(got, "2 of 3") && HAS(got, "Everybody who could be asked has answered."));
}

TEST(the_office_reminds_by_hand_once_a_day)
{
	int64_t account = opened(t);
	struct reply got = try_post(t, "/urad/kola/1/pripomenout", "komu=odbor%40example.cz");
	CHECK(got.status == 422 && letters(t) == 1);
	t->now += DAY;
	t->cookies = try_session(t, account);
	got = try_post(t, "/urad/kola/1/pripomenout", "komu=odbor%40example.cz");
	CHECK(got.status == 303 && letters(t) == 2);
	CHECK(try_post(t, "/urad/kola/1/pripomenout", "komu=nikdo%40example.cz").status == 422);
	CHECK(try_post(t, "/urad/kola/1/pripomenout", "").status == 422 && letters(t) == 2);
}

TEST(an_answer_is_news_that_the_office_publishes)
{
	opened(t);
	str signed_in = t->cookies;
	t->cookies = (str){ 0 };
	struct reply got = check_get(t, link_of(t));
	CHECK(got.status == 200 && got.req->no_store && !got.req->set_cookies.count);
	CHECK(HAS(got, "2.1.1 Byty") && HAS(got, "2.1.2 Senioři") && !HAS(got, "Nikdo"));
	got = check_get(t, about(t, "2.1.1"));
	CHECK(got.status == 200 && HAS(got, "Najít byty") && HAS(got, "Byty (bytů)"));
	struct pt_step_row *step = pt_step(t->db, .name = S("Najít byty"));
	struct pt_indicator_row *i = pt_indicator(t->db, .name = S("Byty"));
	const char *said = arena_printf(&t->arena, "text=Dva+byty.&steps=%lld&hodnota-%lld=",
		(long long)step->id, (long long)i->id).ptr;
	/* What was typed stays when something is wrong. */
	got = try_send(t, about(t, "2.1.1"), arena_printf(&t->arena, "%smnoho", said).ptr);
	CHECK(got.status == 422 && HAS(got, "Dva byty.") && HAS(got, "mnoho") &&
		HAS(got, "Write a number"));
	CHECK(!pt_step(t->db, .name = S("Najít byty"))->done_on.len);
	got = try_send(t, about(t, "2.1.1"), arena_printf(&t->arena, "%s2", said).ptr);
	CHECK(got.status == 303);
	CHECK(str_is(pt_step(t->db, .name = S("Najít byty"))->done_on, "2026-03-12"));
	CHECK(!pt_step(t->db, .name = S("Opravit je"))->done_on.len);
	CHECK(pt_value(t->db, .indicator = S("Byty"))->value == 2000);
	CHECK(str_is(pt_measure(t->db, .code = S("2.1.1"))->noted_on, "2026-03-12"));
	CHECK(HAS(check_get(t, arena_z(&t->arena, got.location)), "Thank you"));
	/* It is mended while nobody has published it. */
	try_send(t, about(t, "2.1.1"), "text=T%C5%99i+byty.");
	t->cookies = signed_in;
	got = check_get(t, "/urad/kola/1");
	CHECK(HAS(got, "Tři byty.") && !HAS(got, "Dva byty.") && HAS(got, "1 of 3"));
	CHECK(HAS(check_get(t, "/urad/kola"), "1 answer is not published"));
	CHECK(HAS(check_get(t, "/urad"), "Rounds of news</a> – 1 matter"));
	struct pt_measure_row *m = pt_measure(t->db, .code = S("2.1.1"));
	CHECK(HAS(check_get(t, z(t, "/urad/opatreni/%lld", m->id)), "Only for the office"));
	CHECK(try_post(t, "/urad/kola/1/zverejnit", z(t, "opatreni=%lld", m->id)).status == 303);
	CHECK(try_post(t, "/urad/kola/1/zverejnit", "opatreni=99").status == 422);
	CHECK(HAS(check_get(t, "/urad/kola/1"), "Published"));
	/* Then it is the public's, and the link does not change it any more. */
	CHECK(check_get(t, about(t, "2.1.1")).status == 303);
	CHECK(try_send(t, about(t, "2.1.1"), "text=Jinak.").status != 200);
	CHECK(!HAS(check_get(t, "/urad/kola/1"), "Jinak."));
}

TEST(a_link_leads_only_to_what_its_office_is_asked_while_the_round_is_open)
{
	int64_t account = opened(t);
	CHECK(check_get(t, "/zpravy-o-plneni/0123456789").status == 404);
	CHECK(check_get(t, "/zpravy-o-plneni/0123456789/2.1.1").status == 404);
	CHECK(check_get(t, about(t, "2.1.3")).status == 303);
	CHECK(!str_has(web_loggable(&app_web, str_of(link_of(t))),
		str_of(link_of(t) + strlen("/zpravy-o-plneni/"))));
	/* The measure goes to another office: the old link ends, the new one is written to. */
	const char *old = link_of(t);
	pt_email_set(t->db, .code = S("2.1.1"), .email = S("novy@example.cz"));
	later(t, 1);
	CHECK(pt_letter(t->db, .recipient = S("novy@example.cz"))->n == 1 && letters(t) == 1);
	CHECK(!HAS(check_get(t, old), "2.1.1 Byty") && HAS(check_get(t, old), "2.1.2 Senioři"));
	try_send(t, arena_printf(&t->arena, "%s/2.1.2", old).ptr, "text=Pro+%C3%BA%C5%99ad.");
	t->cookies = try_session(t, account);
	CHECK(HAS(check_get(t, "/urad"), "Rounds of news</a> – 1 matter"));
	CHECK(try_post(t, "/urad/kola/1/uzavrit", "").status == 303);
	CHECK(try_post(t, "/urad/kola/1/uzavrit", "").status == 422);
	/* An answer that the office keeps to itself waits for nobody when the round is closed. */
	CHECK(HAS(check_get(t, "/urad"), "Rounds of news</a></li>"));
	CHECK(HAS(check_get(t, old), "This round is closed"));
	CHECK(check_get(t, arena_printf(&t->arena, "%s/2.1.2", old).ptr).status == 303);
	later(t, 60);
	CHECK(letters(t) == 1);
	t->cookies = try_session(t, account);
	/* Opened again by mistake or on purpose, it goes on. */
	CHECK(try_post(t, "/urad/kola/1/poslat", "").status == 303);
	CHECK(check_get(t, arena_printf(&t->arena, "%s/2.1.2", old).ptr).status == 200);
	CHECK(try_post(t, "/urad/kola/1/poslat", "").status == 422);
}

TEST(letters_are_forgotten_a_year_after_the_round_was_closed)
{
	opened(t);
	const char *link = link_of(t);
	try_post(t, "/urad/kola/1/uzavrit", "");
	t->now += 364 * (int64_t)DAY;
	later(t, 1);
	CHECK(HAS(check_get(t, link), "This round is closed"));
	later(t, 1);
	CHECK(check_get(t, link).status == 404);
}

TEST(a_round_of_another_area_is_nobody_elses)
{
	opened(t);
	int64_t other = pt_area(t->db, .slug = S("jinde"));
	int64_t account = try_account(t, "j@example.cz", "coordinator");
	pt_limit_role(t->db, .account = account, .area = other);
	t->cookies = try_session(t, account);
	CHECK(!HAS(check_get(t, "/urad/kola"), "Pololetí"));
	static const char *const urls[] = { "/urad/kola/1", "/urad/kola/1/upravit",
		"/urad/plany/1/kolo" };
	for (size_t i = 0; i < COUNT(urls); i++)
		CHECK(check_get(t, urls[i]).status == 403);
	static const char *const acts[] = { "poslat", "pripomenout", "zverejnit", "uzavrit",
		"upravit" };
	for (size_t i = 0; i < COUNT(acts); i++)
		CHECK(try_post(t, arena_printf(&t->arena, "/urad/kola/1/%s", acts[i]).ptr, "").status ==
			403);
}

TEST(a_round_is_refused_without_a_name_or_with_a_day_that_has_passed)
{
	prepared(t);
	struct reply got = try_post(t, "/urad/plany/1/kolo",
		"name=&due_on=30.+4.+2026&which=plan&message=Zpr%C3%A1va");
	CHECK(got.status == 422 && HAS(got, "Zpráva"));
	got = try_post(t, "/urad/plany/1/kolo", "name=Kolo&due_on=1.+1.+2026&which=plan");
	CHECK(got.status == 422 && HAS(got, "has passed already"));
	CHECK(try_post(t, "/urad/plany/1/kolo", "name=Kolo&due_on=30.+4.+2026&which=99").status == 422);
	CHECK(try_post(t, "/urad/kola/1/upravit",
		"name=Druh%C3%A9&due_on=1.+5.+2026&message=").status == 303);
	CHECK(HAS(check_get(t, "/urad/kola/1"), "Druhé"));
}
