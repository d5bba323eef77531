/* News: which the public sees, how they are written, their feeds. */
#include "app/news/news_test.sql.h"
#include "app/news/news_view.h"
#include "app/people/fixture.h"
#include "tests/check.h"

static int64_t add(struct check *t, const char *slug, const char *from, const char *to)
{
	int64_t id = news_add(t->db, .uuid = str_of(slug), .slug = str_of(slug),
		.title = str_of(slug), .summary = S("Shrnutí <b>"), .status = S("published"),
		.shown_from = str_of(from), .now = t->now);
	news_set(t->db, .id = id, .title = str_of(slug), .summary = S("Shrnutí <b>"),
		.text = S("## Nadpis\n\n<script>x</script> **tučně**"), .status = S("published"),
		.shown_from = str_of(from), .relevant_to = to ? str_of(to) : (str){ 0 }, .now = t->now);
	return id;
}

static bool lists(struct check *t, const char *url, const char *slug)
{
	return str_has(check_get(t, url).body,
		arena_printf(&t->arena, "/aktuality/%s\"", slug));
}

TEST(news_appear_on_their_day_and_grow_old)
{
	add(t, "dnes", "2026-03-12", "2026-03-12");
	add(t, "zitra", "2026-03-13", NULL);
	add(t, "stara", "2026-01-01", "2026-03-11");
	CHECK(lists(t, "/aktuality", "dnes") && !lists(t, "/aktuality", "zitra") &&
		!lists(t, "/aktuality", "stara"));
	CHECK(lists(t, "/aktuality?starsi=1", "stara") && !lists(t, "/aktuality?starsi=1", "dnes"));
	CHECK(check_get(t, "/aktuality/zitra").status == 404);
	struct reply old = check_get(t, "/aktuality/stara");
	CHECK(old.status == 200 && str_has(old.body, S("This news is old")) &&
		str_has(old.body, S("noindex")));
	t->now += 86400;
	CHECK(lists(t, "/aktuality", "zitra") && !lists(t, "/aktuality", "dnes"));
}

TEST(a_text_is_markdown_and_no_markup_gets_through)
{
	add(t, "dnes", "2026-03-12", NULL);
	struct reply got = check_get(t, "/aktuality/dnes");
	CHECK(str_has(got.body, S("<h2 class=\"govuk-heading-m\">Nadpis</h2>")) &&
		str_has(got.body, S("<strong>tučně</strong>")));
	CHECK(!str_has(got.body, S("<script>x")) && str_has(got.body, S("Shrnutí &lt;b&gt;")));
}

TEST(news_are_shown_in_the_language_that_they_were_translated_to)
{
	int64_t id = add(t, "dnes", "2026-03-12", NULL);
	static const char *const texts[][3] = { { "title", "dnes", "Today" },
		{ "text", "## Nadpis\n\n<script>x</script> **tučně**", "## Heading\n\n**bold**" } };
	for (size_t i = 0; i < COUNT(texts); i++)
		translation_save(t->db, t->now, 0, &(struct translation){ .kind = "news", .record = id,
			.field = str_of(texts[i][0]), .lang = S("en"), .original = str_of(texts[i][1]),
			.text = str_of(texts[i][2]) });
	struct reply got = check_get(t, "/en/aktuality");
	CHECK(str_has(got.body, S(">Today</a>")) &&
		str_has(got.body, S("<span lang=\"cs\">Shrnutí")));
	got = check_get(t, "/en/aktuality/dnes");
	CHECK(str_has(got.body, S("<h1 class=\"govuk-heading-xl\">Today</h1>")) &&
		str_has(got.body, S("<strong>bold</strong>")) && !str_has(got.body, S("tučně")));
	CHECK(!str_has(got.body, S("<div lang=\"cs\">")));
	got = check_get(t, "/uk/aktuality/dnes");
	CHECK(str_has(got.body, S("tučně")) && str_has(got.body, S("<div lang=\"cs\">")));
}

TEST(feeds_hold_what_holds_now)
{
	add(t, "dnes", "2026-03-12", NULL);
	add(t, "stara", "2026-01-01", "2026-03-11");
	struct reply atom = check_get(t, "/aktuality.atom"), rss = check_get(t, "/aktuality.rss");
	CHECK(str_starts(atom.type, S("application/atom+xml")) &&
		str_starts(rss.type, S("application/rss+xml")));
	CHECK(str_has(atom.body, S("<id>urn:uuid:dnes</id>")) && !str_has(atom.body, S("stara")));
	CHECK(str_has(atom.body, S("<published>2026-03-11T23:00:00Z</published>")));
	CHECK(str_has(rss.body, S("<pubDate>Wed, 11 Mar 2026 23:00:00 GMT</pubDate>")));
	CHECK(str_has(atom.body, S("&lt;h2 class=")) && !str_has(atom.body, S("<h2")));
}

TEST(an_editor_writes_news_and_the_address_stays)
{
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
	const char *first = "title=Den+otev%C5%99en%C3%BDch+dve%C5%99%C3%AD&status=published&"
		"summary=P%C5%99ij%C4%8Fte.&shown_from=12.+3.+2026";
	CHECK(try_post(t, "/urad/zaznamy/aktuality/novy", first).status == 303);
	CHECK(try_post(t, "/urad/zaznamy/aktuality/novy", first).status == 303);
	CHECK(lists(t, "/aktuality", "den-otevrenych-dveri") &&
		lists(t, "/aktuality", "den-otevrenych-dveri-2"));
	struct reply got = try_post(t, "/urad/zaznamy/aktuality/1", "revision=99999&title=Jinak&"
		"status=published&summary=X&shown_from=12.+3.+2026");
	CHECK(got.status == 303 && check_get(t, "/aktuality/den-otevrenych-dveri").status == 200);
	got = try_post(t, "/urad/zaznamy/aktuality/1", "revision=99999&title=Jinak&status=published&"
		"summary=X&shown_from=12.+3.+2026&relevant_to=11.+3.+2026");
	CHECK(got.status == 422 && str_has(got.body, S("The last day is before the first.")));
	got = check_get(t, "/urad/zaznamy/aktuality/1/historie");
	CHECK(got.status == 200 && str_has(got.body, S("Jinak")));
}

/* ---- by e-mail ---- */

#define SUBSCRIBER "petra@example.cz"

/* Fills in a public form as a person would, who needs some seconds. */
static struct reply news_try_form(struct check *t, const char *url, const char *rest)
{
	static const char mark[] = "name=\"csrf\" value=\"";
	str page = check_get(t, url).body, token = { 0 };
	const char *at = memmem(page.ptr, page.len, mark, strlen(mark));
	if (at) {
		str from = str_part(page, (size_t)(at - page.ptr) + strlen(mark), page.len);
		str_cut(&from, '"', &token);
	}
	t->now += 10;
	return check_post(t, url,
		arena_printf(&t->arena, "csrf=%.*s&%s", STR_ARG(token), rest).ptr);
}

static struct reply want(struct check *t, const char *email)
{
	return news_try_form(t, "/odber-aktualit", arena_printf(&t->arena, "email=%s", email).ptr);
}

static str mail_text(struct check *t)
{
	struct nt_mail_row *m = nt_mail(t->db, .recipient = S(SUBSCRIBER));
	return m ? m->text : (str){ 0 };
}

/* The address in the message, from the part that is ours. */
static const char *link_in(struct check *t, str text)
{
	str rest = text, line;
	while (str_cut(&rest, '\n', &line))
		if (str_starts(line, S("https://socialni.example.cz/odber-aktualit/")))
			return arena_z(
				&t->arena, str_part(line, strlen("https://socialni.example.cz"), line.len));
	return NULL;
}

/* A portal that sends news, asked from a network of this test's and engine's own:
 * how often one may ask is counted in the process. */
static void sending(struct check *t, int test)
{
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	people.install(t->db, &t->arena, t->now);
	t->address = arena_printf(&t->arena, "10.77.%d.%d", db_is_postgres(t->db), test);
}

static const char *subscribed(struct check *t)
{
	sending(t, 1);
	want(t, SUBSCRIBER);
	const char *link = link_in(t, mail_text(t));
	if (link)
		news_try_form(t, link, "co=potvrdit");
	return link;
}

static int64_t announce(struct check *t)
{
	return news_announce(&(struct job_run){ t->db, &t->arena, t->now, NULL });
}

TEST(nobody_gets_news_before_having_confirmed_the_address)
{
	sending(t, 2);
	CHECK(want(t, SUBSCRIBER).status == 303 && nt_mails(t->db) == 1);
	/* Asked once more it is the same answer, and no other message. */
	CHECK(want(t, "PETRA@example.cz").status == 303 && nt_mails(t->db) == 1);
	add(t, "dnes", "2026-03-12", NULL);
	t->now += 3600;
	CHECK(announce(t) == 0 && nt_mails(t->db) == 1);
	news_mail_job(&(struct job_run){ t->db, &t->arena, t->now + 3 * 86400, NULL });
	CHECK(nt_subscribers(t->db) == 0);
}

TEST(who_has_confirmed_gets_each_piece_of_news_once_and_may_leave)
{
	const char *link = subscribed(t);
	CHECK(link && nt_subscribers(t->db) == 1);
	add(t, "dnes", "2026-03-12", NULL);
	add(t, "dlouho", "2026-03-01", NULL);
	CHECK(announce(t) == 0);               /* it may still be corrected */
	t->now += 3600;
	CHECK(announce(t) == 1 && announce(t) == 0);
	str text = mail_text(t);
	CHECK(str_has(text, S("https://socialni.example.cz/aktuality/dnes")) &&
		!str_has(text, S("dlouho")) && str_has(text, str_of(link)));
	struct reply page = check_get(t, link);
	CHECK(page.status == 200 && str_has(page.body, S(SUBSCRIBER)));
	CHECK(news_try_form(t, link, "co=odejit").status == 303 && nt_subscribers(t->db) == 0);
	CHECK(!str_has(check_get(t, link).body, S(SUBSCRIBER)));
}

TEST(a_form_of_a_program_or_a_flood_subscribes_nobody)
{
	sending(t, 3);
	CHECK(check_post(t, "/odber-aktualit", "email=" SUBSCRIBER).status == 403);
	CHECK(want(t, "nic").status == 422);
	for (int i = 0; i < 5; i++)
		CHECK(want(t, arena_printf(&t->arena, "a%d@example.cz", i).ptr).status == 303);
	CHECK(want(t, "b@example.cz").status == 422 && nt_subscribers(t->db) == 5);
}
