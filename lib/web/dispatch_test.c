#include "tests/check.h"
#include "web/web_internal.h"
#include "app/features.h"
#include "app/people/people.h"
#include <unistd.h>

extern const struct lang lang_cs;
#define HAS(text, part) str_has(text, S(part))

/* ---- a feature made up for the test ---- */

static int hello(struct req *r)
{
	html_text(&r->page, r->id);
	return answer_page(r);
}

static int note(struct req *r)
{
	db_note_change(r->db, "note", 1);
	return str_is(form_text(r, "bad"), "1") ? answer_error(r, 422)
											: answer_see_other(r, S("/hello/x"));
}

static int broken(struct req *r)
{
	db_note_change(r->db, "note", 1);
	db_script(r->db, "SELECT nothing FROM nowhere");
	return answer_see_other(r, S("/"));
}

/* As many lines as the address says, each moved out of memory. */
static int lines(struct req *r)
{
	for (int64_t i = 0; i < str_int(r->id).value; i++) {
		buf_printf(&r->page.out, "%lld\n", (long long)i);
		if (!page_spill(r))
			return answer_error(r, 500);
	}
	return answer_spilled(r, "application/x-ndjson");
}

static int half(struct req *r)
{
	buf_put(&r->page.out, S("half of it\n"));
	page_spill(r);
	return answer_problem(r, 400, S("no \"such\" thing"));
}

static const struct route routes[] = {
	{ GET,  "/open/lines/{n}", lines, EVERYBODY },
	{ GET,  "/open/half",     half,   EVERYBODY },
	{ GET,  "/open/in/{x}",   hello,  SIGNED_IN },
	{ POST, "/open/{x}",      hello,  EVERYBODY },
	{ GET,  "/hello/{name}", hello,  EVERYBODY },
	{ POST, "/note",         note,   EVERYBODY },
	{ POST, "/broken",       broken, EVERYBODY },
	{ GET,  "/in/{x}",       hello,  SIGNED_IN },
	{ GET,  "/edit/{x}",     hello,  ROLE_EDITOR },
	{ 0 }
};
static const char *const open_to_all[] = { "/open/", NULL };
static const struct feature made_up = { .name = "made_up", .routes = routes, .open = open_to_all };
static const struct feature *const features[] = { &made_up, NULL };
static const struct lang *const langs[] = { NULL };
static const struct web web = { .features = features, .langs = langs };

static struct req *ask(struct check *t, enum method method, const char *path)
{
	struct req *r = arena_alloc(&t->arena, sizeof *r);
	*r = (struct req){ .method = method, .path = str_of(path), .db = t->db, .arena = &t->arena,
		.now = t->now, .visitor = t->visitor, .page.lang = &lang_cs };
	return r;
}

static void field(struct check *t, struct req *r, const char *name, const char *value)
{
	struct param *p = arena_push(&t->arena, &r->form.items, &r->form.count, sizeof *p);
	*p = (struct param){ str_of(name), str_of(value) };
}

static struct req *post(struct check *t, const char *path)
{
	struct req *r = ask(t, POST, path);
	r->cookies = S("__Host-formular=0123456789abcdef0123456789abcdef");
	field(t, r, "csrf", "0123456789abcdef0123456789abcdef");
	return r;
}

TEST(a_route_takes_its_part_of_the_path)
{
	struct req *r = ask(t, GET, "/hello/<a>");
	CHECK(web_dispatch(&web, r) == 200 && str_is(buf_str(&r->page.out), "&lt;a&gt;"));
	CHECK(web_dispatch(&web, ask(t, GET, "/hello/")) == 404);
	CHECK(web_dispatch(&web, ask(t, GET, "/hello/a/b")) == 404);
	CHECK(web_dispatch(&web, ask(t, GET, "/hello")) == 404);
}

TEST(a_method_that_an_address_does_not_have_is_told_which_it_has)
{
	struct req *r = ask(t, POST, "/hello/a");
	CHECK(web_dispatch(&web, r) == 405 && str_is(r->headers.items[0].value, "GET, HEAD"));
	r = ask(t, GET, "/note");
	CHECK(web_dispatch(&web, r) == 405 && str_is(r->headers.items[0].value, "POST"));
}

TEST(access_is_asked_for_before_the_handler_runs)
{
	CHECK(web_dispatch(&web, ask(t, GET, "/in/x")) == 401);
	CHECK(web_dispatch(&web, ask(t, GET, "/edit/x")) == 401);
	t->visitor = (struct visitor){ .account = 1, .roles = ROLE_READER };
	CHECK(web_dispatch(&web, ask(t, GET, "/in/x")) == 200);
	CHECK(web_dispatch(&web, ask(t, GET, "/edit/x")) == 403);
	t->visitor.roles = ROLE_EDITOR;
	CHECK(web_dispatch(&web, ask(t, GET, "/edit/x")) == 200);
}

TEST(a_form_without_its_token_changes_nothing)
{
	struct req *r = ask(t, POST, "/note");
	CHECK(web_dispatch(&web, r) == 403);
	r = post(t, "/note");
	r->cookies = S("__Host-formular=ffffffffffffffffffffffffffffffff");
	CHECK(web_dispatch(&web, r) == 403);
	r = post(t, "/note");
	r->fetch_site = S("cross-site");
	CHECK(web_dispatch(&web, r) == 403);
	r = ask(t, POST, "/note");
	r->cookies = S("__Host-formular=");
	field(t, r, "csrf", "");
	CHECK(web_dispatch(&web, r) == 403);
	CHECK(db_version(t->db) == 0);
	CHECK(web_dispatch(&web, post(t, "/note")) == 303 && db_version(t->db) == 1);
}

TEST(a_token_of_a_session_is_not_the_one_of_a_cookie)
{
	t->visitor = (struct visitor){ .account = 1, .csrf = S("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa") };
	CHECK(web_dispatch(&web, post(t, "/note")) == 403);
	struct req *r = ask(t, POST, "/note");
	field(t, r, "csrf", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	CHECK(web_dispatch(&web, r) == 303);
}

TEST(a_refused_form_is_rolled_back)
{
	struct req *r = post(t, "/note");
	field(t, r, "bad", "1");
	CHECK(web_dispatch(&web, r) == 422 && db_version(t->db) == 0);
}

TEST(a_failed_database_is_one_500_and_the_next_request_works)
{
	struct req *r = post(t, "/broken");
	CHECK(web_dispatch(&web, r) == 500 && !HAS(buf_str(&r->page.out), "nowhere"));
	CHECK(!db_failed(t->db) && db_version(t->db) == 0);
	CHECK(web_dispatch(&web, post(t, "/note")) == 303);
}

UNIT(every_route_of_the_program_says_who_may_use_it)
{
	size_t routes_seen = 0;
	for (const struct feature *const *f = app_features; *f; f++)
		for (const struct route *p = (*f)->routes; p && p->pattern; p++, routes_seen++)
			CHECK(p->access && p->run && p->pattern[0] == '/');
	CHECK(routes_seen > 20);
}

UNIT(a_rate_limit_counts_and_forgets)
{
	for (int i = 0; i < 3; i++)
		CHECK(rate_allows("test", S("me"), 3, 60, 1000));
	CHECK(!rate_allows("test", S("me"), 3, 60, 1000));
	CHECK(rate_allows("test", S("you"), 3, 60, 1000));
	CHECK(rate_allows("test", S("me"), 3, 60, 1060));
}

/* ---- forms that need no cookie ---- */

static int open_show(struct req *r)
{
	html_text(&r->page, csrf_token(r));
	return answer_page(r);
}

static int open_send(struct req *r)
{
	if (form_text(r, "again").len)
		return open_show(r);
	return note(r);
}

static str sign_as_one(struct req *r, str message)
{
	struct buf out = { .arena = r->arena };
	buf_printf(&out, "%016llx%016llx", (unsigned long long)str_hash(message) * 31 + 1,
		(unsigned long long)str_hash(message));
	return buf_str(&out);
}

static const struct route open_routes[] = {
	{ GET, "/ask/{x}", open_show, EVERYBODY, .open_form = true },
	{ POST, "/ask/{x}", open_send, EVERYBODY, .open_form = true },
	{ 0 }
};
static const struct feature open_made_up = { .name = "open", .routes = open_routes };
static const struct feature *const open_features[] = { &open_made_up, NULL };
static const struct web open_web = {
	.features = open_features, .langs = langs, .sign = sign_as_one
};

static int send_open(struct check *t, const char *path, str token, int64_t later)
{
	struct req *r = ask(t, POST, path);
	field(t, r, "csrf", arena_z(&t->arena, token));
	r->now += later;
	int status = web_dispatch(&open_web, r);
	return status == 303 && r->form_age != later ? 0 : status;
}

TEST(an_open_form_sets_no_cookie_and_is_taken_from_its_own_address_until_it_expires)
{
	struct req *r = ask(t, GET, "/ask/a");
	CHECK(web_dispatch(&open_web, r) == 200 && r->no_store && !r->set_cookies.count);
	str token = buf_str(&r->page.out);
	CHECK(send_open(t, "/ask/a", token, 0) == 303);
	CHECK(send_open(t, "/ask/a", token, LIMIT_FORM_SECONDS) == 303);
	CHECK(send_open(t, "/ask/a", token, LIMIT_FORM_SECONDS + 1) == 403);
	CHECK(send_open(t, "/ask/b", token, 5) == 403);
	/* Another time, another signature, none. */
	str rest = token, time;
	str_cut(&rest, '-', &time);
	CHECK(send_open(t, "/ask/a", arena_printf(&t->arena, "%lld-%.*s", (long long)t->now - 60,
		STR_ARG(rest)), 0) == 403);
	char *wrong = (char *)arena_copy(&t->arena, token).ptr;
	wrong[token.len - 1] ^= 1;
	CHECK(send_open(t, "/ask/a", (str){ wrong, token.len }, 5) == 403);
	CHECK(send_open(t, "/ask/a", str_part(token, 0, token.len - 32), 5) == 403);
	CHECK(send_open(t, "/ask/a", S("0123456789abcdef0123456789abcdef"), 5) == 403);
	CHECK(send_open(t, "/ask/a", S(""), 5) == 403);
}

TEST(an_open_form_that_is_shown_again_is_as_old_as_it_was)
{
	struct req *r = ask(t, GET, "/ask/a");
	web_dispatch(&open_web, r);
	str token = buf_str(&r->page.out);
	struct req *again = ask(t, POST, "/ask/a");
	field(t, again, "csrf", arena_z(&t->arena, token));
	field(t, again, "again", "1");
	again->now += 100;
	CHECK(web_dispatch(&open_web, again) == 200 && str_eq(buf_str(&again->page.out), token));
}

TEST(an_open_form_is_refused_from_another_site_and_where_nobody_can_sign)
{
	struct req *r = ask(t, GET, "/ask/a");
	web_dispatch(&open_web, r);
	struct req *sent = ask(t, POST, "/ask/a");
	field(t, sent, "csrf", arena_z(&t->arena, buf_str(&r->page.out)));
	sent->fetch_site = S("cross-site");
	CHECK(web_dispatch(&open_web, sent) == 403);
	struct web mute = open_web;
	mute.sign = NULL;
	sent = ask(t, POST, "/ask/a");
	field(t, sent, "csrf", arena_printf(&t->arena, "%lld-x-", (long long)t->now).ptr);
	CHECK(web_dispatch(&mute, sent) == 403);
}

static bool open_to_scripts(const struct req *r)
{
	for (size_t i = 0; i < r->headers.count; i++)
		if (!strcmp(r->headers.items[i].name, "Access-Control-Allow-Origin"))
			return str_is(r->headers.items[i].value, "*");
	return false;
}

TEST(an_open_address_answers_scripts_of_every_site_also_when_it_has_nothing)
{
	struct req *r = ask(t, GET, "/open/lines/1");
	CHECK(web_dispatch(&web, r) == 200 && open_to_scripts(r));
	r = ask(t, GET, "/open/nothing/at/all");
	CHECK(web_dispatch(&web, r) == 404 && open_to_scripts(r));
	CHECK(!strcmp(r->type, "application/problem+json"));
	CHECK(HAS(buf_str(&r->page.out), "\"title\":\"Not Found\",\"status\":404"));
	r = ask(t, GET, "/hello/x");
	CHECK(web_dispatch(&web, r) == 200 && !open_to_scripts(r));
}

TEST(a_post_to_an_open_address_needs_no_token)
{
	struct req *r = ask(t, POST, "/open/x");
	r->fetch_site = S("cross-site");
	CHECK(web_dispatch(&web, r) == 200);
	r = ask(t, POST, "/note");
	CHECK(web_dispatch(&web, r) == 403);
}

TEST(a_long_answer_lies_in_a_file_and_comes_back_whole)
{
	char bytes[16];
	struct req *r = ask(t, GET, "/open/lines/4");
	CHECK(web_dispatch(&web, r) == 200 && r->spill && r->page.out.len == 0);
	CHECK(pread(r->spill, bytes, sizeof bytes, 0) == 8 && !memcmp(bytes, "0\n1\n2\n3\n", 8));
}

TEST(a_long_answer_that_fails_half_way_is_only_the_error)
{
	struct req *r = ask(t, GET, "/open/half");
	CHECK(web_dispatch(&web, r) == 400 && !r->spill);
	CHECK(!HAS(buf_str(&r->page.out), "half of it"));
	CHECK(HAS(buf_str(&r->page.out), "\"detail\":\"no \\u0022such\\u0022 thing\""));
}
