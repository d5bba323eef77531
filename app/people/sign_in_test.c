#include "app/people/fixture.h"
#include "app/people/account.h"
#include "app/people/account.sql.h"
#include "app/people/audit.sql.h"
#include "app/people/session.h"
#include "app/people/session.sql.h"
#include "app/people/throttle.h"
#include "app/people/throttle.sql.h"
#include "crypto/crypto.h"

extern const struct lang lang_cs;

TEST(signing_in_makes_a_new_session_and_ends_the_one_brought_along)
{
	int64_t id = try_account(t, "jana@example.cz", "editor"),
		other = try_account(t, "utocnik@example.cz", "reader");
	str planted = try_session(t, other);
	t->cookies = planted;
	struct reply got = try_sign_in(t, "Jana@Example.cz ", TRY_PASSWORD);
	CHECK(got.status == 303 && str_is(got.location, "/urad"));
	CHECK(!str_eq(t->cookies, planted));
	CHECK(check_get(t, "/urad/ucet").req->visitor.account == id);
	t->cookies = planted;
	CHECK(check_get(t, "/urad/ucet").status == 401);
	CHECK(account_by_id(t->db, .id = id) && try_audited(t, "sign-in") == 1);
}

TEST(a_session_cookie_chosen_by_somebody_else_is_never_taken_over)
{
	try_account(t, "jana@example.cz", "editor");
	str fixed = S(SESSION_COOKIE "=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
	t->cookies = fixed;
	CHECK(try_sign_in(t, "jana@example.cz", TRY_PASSWORD).status == 303);
	CHECK(!str_eq(t->cookies, fixed));
	t->cookies = fixed;
	CHECK(check_get(t, "/urad/ucet").status == 401);
}

TEST(an_unknown_e_mail_a_wrong_password_and_a_blocked_account_are_answered_alike)
{
	int64_t blocked = try_account(t, "blok@example.cz", "editor");
	struct writer w = { t->db, &t->arena, t->now, 0 };
	try_account(t, "jana@example.cz", "editor");
	account_make(t->db, &t->arena, t->now, S("bez@example.cz"), S("Bez Hesla"), (str){ 0 },
		S("reader"));
	account_block(&w, blocked, S("Blok"));
	static const struct { const char *email, *password; } wrong[] = {
		{ "nikdo@example.cz", "tři stříbrné lžíce " }, { "jana@example.cz", "tři stříbrné lžíce" },
		{ "blok@example.cz", TRY_PASSWORD }, { "bez@example.cz", TRY_PASSWORD },
	};
	str first = { 0 };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		int64_t made = hashes_count().made;
		struct reply got = try_sign_in(t, wrong[i].email, wrong[i].password);
		CHECK(got.status == 422 && !t->cookies.ptr);
		/* The time is that of one hash, whoever was meant. */
		CHECK(hashes_count().made == made + 1);
		struct buf body = { .arena = &t->arena };
		str rest = got.body, piece;
		while (str_cut(&rest, '\n', &piece))
			if (!str_has(piece, S("@example.cz")))
				buf_put(&body, piece);
		CHECK(!first.ptr || str_eq(first, buf_str(&body)));
		first = buf_str(&body);
	}
	CHECK(try_audited(t, "sign-in-failed") == COUNT(wrong));
}

TEST(what_was_typed_wrongly_is_kept_nowhere)
{
	try_account(t, "jana@example.cz", "editor");
	struct reply got = try_sign_in(t, "moje-tajne-heslo@example.cz", "jiné tajné heslo");
	CHECK(!str_has(got.body, S("jiné tajné heslo")));
	struct audit_list_rows all = audit_list(t->db, .limit = 10);
	CHECK(all.count && str_is(all.items[0].action, "sign-in-failed"));
	CHECK(!all.items[0].record_name.ptr && !all.items[0].new_value.ptr &&
		!all.items[0].record_id.set);
}

TEST(only_a_path_of_this_portal_is_gone_to_after_signing_in)
{
	static const struct { const char *next, *to; } pairs[] = {
		{ "/urad/sluzby?stav=koncept", "/urad/sluzby?stav=koncept" },
		{ "https://jinde.example/", "/urad" }, { "//jinde.example/", "/urad" },
		{ "/\\jinde.example", "/urad" },
		{ "\\\\jinde.example", "/urad" }, { "javascript:alert(1)", "/urad" },
		{ "urad/ucet", "/urad" },
		{ "/a\r\nSet-Cookie: x=1", "/urad" }, { "/\t/jinde.example", "/urad" }, { "", "/urad" },
	};
	int64_t id = try_account(t, "jana@example.cz", "editor");
	t->cookies = try_session(t, id);
	for (size_t i = 0; i < COUNT(pairs); i++) {
		str url = arena_printf(&t->arena, "/urad/prihlaseni?zpet=%.*s",
			STR_ARG(url_encode(&t->arena, str_of(pairs[i].next))));
		CHECK(str_is(check_get(t, url.ptr).location, pairs[i].to));
	}
	t->cookies = (str){ 0 };
	str body = arena_printf(&t->arena, "email=jana@example.cz&zpet=//jinde.example/&password=%.*s",
		STR_ARG(url_encode(&t->arena, S(TRY_PASSWORD))));
	CHECK(str_is(try_post(t, "/urad/prihlaseni", body.ptr).location, "/urad"));
	CHECK(!str_has(check_get(t, "/urad/prihlaseni?zpet=//jinde.example/").body,
		S("name=\"zpet\"")));
	CHECK(str_has(check_get(t, "/urad/prihlaseni?zpet=/urad/sluzby").body,
		S("value=\"/urad/sluzby\"")));
}

UNIT(delays_grow_from_the_first_beyond_to_a_quarter_of_an_hour)
{
	CHECK(throttle_delay(SUBJECT_PAIR, 4) == 0 && throttle_delay(SUBJECT_PAIR, 5) == 30);
	CHECK(throttle_delay(SUBJECT_PAIR, 6) == 60 && throttle_delay(SUBJECT_PAIR, 9) == 480);
	CHECK(throttle_delay(SUBJECT_PAIR, 10) == 900 && throttle_delay(SUBJECT_PAIR, 1000000) == 900);
	CHECK(throttle_delay(SUBJECT_NETWORK, 49) == 0 && throttle_delay(SUBJECT_NETWORK, 50) == 30);
	CHECK(throttle_delay(SUBJECT_ACCOUNT, 149) == 0 && throttle_delay(SUBJECT_ACCOUNT, 150) == 30);
}

UNIT(a_network_is_the_neighbourhood_of_an_address)
{
	CHECK(str_is(network_of(&t->arena, S("192.0.2.77")), "192.0.2.0/24"));
	CHECK(str_is(network_of(&t->arena, S("::ffff:192.0.2.77")), "192.0.2.0/24"));
	CHECK(str_is(network_of(&t->arena, S("2001:db8:1:2:3:4:5:6")), "2001:db8:1::/48"));
	CHECK(str_is(network_of(&t->arena, S("nowhere")), "nowhere"));
}

static struct reply attempt_from(struct check *t, const char *email, const char *address)
{
	str body = arena_printf(&t->arena, "email=%s&password=%%C5%%A1patn%%C3%%A9+heslo+zase", email);
	return try_post_from(t, "/urad/prihlaseni", body.ptr, address, "same-origin");
}

TEST(a_thousand_wrong_passwords_cost_five_hashes_and_touch_no_other_account)
{
	try_account(t, "jana@example.cz", "editor");
	try_account(t, "petr@example.cz", "editor");
	int64_t made = hashes_count().made;
	int refused = 0;
	for (int i = 0; i < 1000; i++) {
		struct reply got = attempt_from(t, "jana@example.cz", "192.0.2.7");
		CHECK(got.status == (i < 5 ? 422 : 429));
		refused += got.status == 429;
	}
	CHECK(refused == 995 && hashes_count().made == made + 5);
	/* The right password has to wait there too, but not from elsewhere, and
	 * another account not at all. */
	str right = arena_printf(&t->arena, "email=jana@example.cz&password=%.*s",
		STR_ARG(url_encode(&t->arena, S(TRY_PASSWORD))));
	CHECK(try_post_from(t, "/urad/prihlaseni", right.ptr, "192.0.2.8",
		"same-origin").status == 429);
	CHECK(try_post_from(t, "/urad/prihlaseni", right.ptr, "198.51.100.1",
		"same-origin").status == 303);
	CHECK(try_sign_in(t, "petr@example.cz", TRY_PASSWORD).status == 303);
}

static void fail_often(struct check *t, const char *email, int times)
{
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now, .address = S("192.0.2.7") };
	for (int i = 0; i < times; i++) {
		attempt_begin(&r, str_of(email));
		r.now += 900;
	}
	t->now = r.now - 900;
}

static int64_t wait_now(struct check *t, const char *email, const char *address)
{
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now, .address = str_of(address) };
	return attempt_begin(&r, str_of(email)).wait;
}

TEST(every_failure_doubles_the_wait_and_a_day_later_all_is_forgotten)
{
	static const int64_t waits[] = { 30, 60, 120, 240, 480, 900, 900 };
	fail_often(t, "jana@example.cz", 5);
	for (size_t i = 0; i < COUNT(waits); i++) {
		CHECK(wait_now(t, "jana@example.cz", "192.0.2.7") == waits[i]);
		t->now += waits[i] - 1;
		CHECK(wait_now(t, "jana@example.cz", "192.0.2.7") == 1);
		t->now += 1;
		CHECK(wait_now(t, "jana@example.cz", "192.0.2.7") == 0);
	}
	CHECK(wait_now(t, "petr@example.cz", "192.0.2.7") == 0);
	t->now += 86400 + 1;
	CHECK(wait_now(t, "jana@example.cz", "192.0.2.7") == 0);
	struct failures_row *left = failures(t->db, .since = 0,
		.subject = token_hash(&t->arena, S("pair jana@example.cz 192.0.2.0/24")));
	CHECK(left && left->times == 1);
}

TEST(one_network_can_hold_up_an_account_there_but_never_elsewhere)
{
	/* A whole day of trying as often as it is let. */
	fail_often(t, "jana@example.cz", 5 + 95);
	CHECK(wait_now(t, "jana@example.cz", "192.0.2.200") > 0);
	CHECK(wait_now(t, "jana@example.cz", "198.51.100.1") == 0);
}

TEST(a_network_that_tries_many_accounts_has_to_wait_with_all)
{
	for (int i = 0; i < 50; i++)
		CHECK(wait_now(t, arena_printf(&t->arena, "nekdo%d@example.cz", i).ptr,
			"2001:db8:1::1") == 0);
	CHECK(wait_now(t, "jana@example.cz", "2001:db8:1:ffff::9") == 30);
	CHECK(wait_now(t, "jana@example.cz", "2001:db8:2::1") == 0);
}

TEST(whoever_has_to_wait_is_told_how_long_in_czech)
{
	try_account(t, "jana@example.cz", "editor");
	t->lang = &lang_cs;
	fail_often(t, "jana@example.cz", 7);
	struct reply got = attempt_from(t, "jana@example.cz", "192.0.2.7");
	CHECK(got.status == 429 && str_has(got.body, S("Další pokus bude možný za 2 minuty.")));
	t->now += 90;
	CHECK(str_has(attempt_from(t, "jana@example.cz", "192.0.2.7").body,
		S("Další pokus bude možný za 30 sekund.")));
	bool told = false;
	for (size_t i = 0; i < got.req->headers.count; i++)
		told = told || (!strcmp(got.req->headers.items[i].name, "Retry-After") &&
			str_is(got.req->headers.items[i].value, "120"));
	CHECK(told);
}

TEST(a_right_password_clears_the_failures_of_its_account_only)
{
	try_account(t, "jana@example.cz", "editor");
	for (int i = 0; i < 4; i++)
		wait_now(t, "jana@example.cz", "127.0.0.1");
	CHECK(try_sign_in(t, "jana@example.cz", TRY_PASSWORD).status == 303);
	struct failures_row *pair = failures(t->db, .since = 0,
		.subject = token_hash(&t->arena, S("pair jana@example.cz 127.0.0.0/24")));
	struct failures_row *network = failures(t->db, .since = 0,
		.subject = token_hash(&t->arena, S("network 127.0.0.0/24")));
	CHECK(pair && pair->times == 0 && network && network->times == 4);
}

TEST(a_password_hashed_cheaply_once_is_hashed_again_when_it_is_next_used)
{
	int64_t id = try_account(t, "jana@example.cz", "editor");
	account_rehash(t->db, .id = id, .password_hash = S(TRY_CHEAP_HASH));
	CHECK(try_sign_in(t, "jana@example.cz", TRY_PASSWORD).status == 303);
	str hash = account_by_id(t->db, .id = id)->password_hash;
	CHECK(str_starts(hash, S("$argon2id$v=19$m=65536,t=3,p=1$")) &&
		check_get(t, "/urad/ucet").status == 200);
}

TEST(a_temporary_password_opens_ones_own_account_only_and_for_a_week)
{
	int64_t id = try_account(t, "jana@example.cz", "admin");
	account_set_password(t->db, .id = id, .password_hash = S(TRY_HASH), .temporary = true,
		.now = t->now);
	t->now += TEMPORARY_PASSWORD + 1;
	CHECK(try_sign_in(t, "jana@example.cz", TRY_PASSWORD).status == 422);
	t->now -= 1;
	CHECK(str_is(try_sign_in(t, "jana@example.cz", TRY_PASSWORD).location, "/urad/ucet"));
	CHECK(check_get(t, "/urad/ucet").status == 200 &&
		check_get(t, "/urad/sprava/lide").status == 403);
	account_set_password(t->db, .id = id, .password_hash = S(TRY_HASH), .temporary = false,
		.now = t->now);
	CHECK(check_get(t, "/urad/sprava/lide").status == 200);
}

/* "current=…&password=…&again=…" */
static str change_form(struct check *t, const char *current, const char *password,
                       const char *again)
{
	struct arena *a = &t->arena;
	return arena_printf(a, "current=%.*s&password=%.*s&again=%.*s",
		STR_ARG(url_encode(a, str_of(current))),
		STR_ARG(url_encode(a, str_of(password))), STR_ARG(url_encode(a, str_of(again))));
}

TEST(changing_the_password_ends_every_session_and_begins_a_new_one_here)
{
	static const char *const new = "lampa koberec veverka";
	int64_t id = try_account(t, "jana@example.cz", "editor");
	str elsewhere = try_session(t, id), before = try_session(t, id);
	t->cookies = before;
	struct reply got = try_post(t, "/urad/ucet/heslo", change_form(t, TRY_PASSWORD, new, new).ptr);
	CHECK(got.status == 303 && got.req->set_cookies.count == 1);
	CHECK(check_get(t, "/urad/ucet").status == 401);
	t->cookies = elsewhere;
	CHECK(check_get(t, "/urad/ucet").status == 401);
	t->cookies = arena_printf(&t->arena, SESSION_COOKIE "=%.*s",
		STR_ARG(got.req->set_cookies.items[0].value));
	CHECK(check_get(t, "/urad/ucet").req->visitor.account == id && try_audited(t, "password") == 1);
	CHECK(password_matches(account_by_id(t->db, .id = id)->password_hash, str_of(new)));
}

TEST(a_password_is_not_changed_when_anything_about_it_is_wrong)
{
	static const struct { const char *current, *password, *again; } wrong[] = {
		{ TRY_PASSWORD, "krátké", "krátké" },
		{ TRY_PASSWORD, "lampa koberec veverka", "lampa koberec veverky" },
		{ TRY_PASSWORD, TRY_PASSWORD, TRY_PASSWORD },
		{ TRY_PASSWORD, "HesloHeslo2024!", "HesloHeslo2024!" },
		{ "", "lampa koberec veverka", "lampa koberec veverka" },
		{ "tři stříbrné lžíce", "lampa koberec veverka", "lampa koberec veverka" },
	};
	int64_t id = try_account(t, "jana@example.cz", "editor");
	t->cookies = try_session(t, id);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		str form = change_form(t, wrong[i].current, wrong[i].password, wrong[i].again);
		CHECK(try_post(t, "/urad/ucet/heslo", form.ptr).status == 422);
		CHECK(str_is(account_by_id(t->db, .id = id)->password_hash, TRY_HASH));
	}
	CHECK(try_audited(t, "password-failed") == 1 && try_audited(t, "password") == 0);
}

TEST(what_an_installation_signs_another_cannot)
{
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now };
	CHECK(!people_sign(&r, S("x")).ptr);
	people.install(t->db, &t->arena, t->now);
	str first = people_sign(&r, S("x"));
	people.install(t->db, &t->arena, t->now);
	CHECK(first.len == 64 && str_eq(first, people_sign(&r, S("x"))));
	CHECK(!str_eq(first, people_sign(&r, S("y"))));
	db_script(t->db, "DELETE FROM secret_key");
	people.install(t->db, &t->arena, t->now);
	CHECK(!str_eq(first, people_sign(&r, S("x"))));
}
