#include "app/people/session.h"
#include "app/people/fixture.h"
#include "app/people/role.sql.h"
#include "app/people/session.sql.h"
#include "app/people/account.h"
#include "app/people/account.sql.h"
#include "crypto/crypto.h"

static int status_at(struct check *t, int64_t later)
{
	int64_t now = t->now;
	t->now += later;
	int status = check_get(t, "/urad/ucet").status;
	t->now = now;
	return status;
}

static struct session_list_rows sessions_of(struct check *t, int64_t account)
{
	return session_list(t->db, .account_id = account, .seen_after = 0, .created_after = 0);
}

TEST(a_session_is_known_by_its_cookie_and_the_store_never_holds_the_token)
{
	int64_t id = try_account(t, "jana@example.cz", "editor");
	CHECK(check_get(t, "/urad/ucet").status == 401);
	t->cookies = try_session(t, id);
	struct reply got = check_get(t, "/urad/ucet");
	CHECK(got.status == 200 && got.req->no_store);
	CHECK(got.req->visitor.account == id && got.req->visitor.roles == ROLE_EDITOR);
	CHECK(got.req->visitor.csrf.len >= 32);
	str token = str_part(t->cookies, sizeof SESSION_COOKIE, t->cookies.len);
	struct session_list_rows all = sessions_of(t, id);
	CHECK(all.count == 1 && token.len == 43 && !str_has(all.items[0].token_hash, token));
	CHECK(str_eq(all.items[0].token_hash, token_hash(&t->arena, token)));
}

TEST(a_made_up_or_empty_cookie_is_nobody)
{
	static const char *const made_up[] = { "", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
	try_account(t, "jana@example.cz", "editor");
	for (size_t i = 0; i < COUNT(made_up); i++) {
		t->cookies = arena_printf(&t->arena, SESSION_COOKIE "=%s", made_up[i]);
		CHECK(check_get(t, "/urad/ucet").status == 401);
	}
}

TEST(a_session_ends_after_half_an_hour_without_a_request)
{
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "editor"));
	CHECK(status_at(t, SESSION_IDLE) == 401);
	CHECK(status_at(t, SESSION_IDLE - 1) == 200);
	t->now += SESSION_IDLE - 1;
	CHECK(status_at(t, SESSION_IDLE - 1) == 200);
}

TEST(a_session_ends_twelve_hours_after_sign_in_however_busy)
{
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "editor"));
	int64_t began = t->now;
	while (t->now + 1200 < began + SESSION_LONGEST) {
		t->now += 1200;
		CHECK(check_get(t, "/urad/ucet").status == 200);
	}
	t->now = began + SESSION_LONGEST - 1;
	CHECK(check_get(t, "/urad/ucet").status == 200);
	t->now = began + SESSION_LONGEST;
	CHECK(check_get(t, "/urad/ucet").status == 401);
}

TEST(the_time_of_the_last_request_is_written_once_a_minute_at_most)
{
	int64_t id = try_account(t, "jana@example.cz", "editor"), began = t->now;
	t->cookies = try_session(t, id);
	CHECK(status_at(t, 59) == 200 && sessions_of(t, id).items[0].seen_at == began);
	CHECK(status_at(t, 60) == 200 && sessions_of(t, id).items[0].seen_at == began + 60);
}

TEST(signing_out_ends_the_session_for_whoever_kept_its_cookie)
{
	int64_t id = try_account(t, "jana@example.cz", "editor");
	t->cookies = try_session(t, id);
	struct reply got = try_post(t, "/urad/odhlaseni", "");
	CHECK(got.status == 303 && got.req->set_cookies.count == 1);
	CHECK(got.req->set_cookies.items[0].max_age < 0 &&
		got.req->set_cookies.items[0].value.len == 0);
	CHECK(check_get(t, "/urad/ucet").status == 401);
	CHECK(sessions_of(t, id).count == 0 && try_audited(t, "sign-out") == 1);
}

TEST(a_blocked_account_loses_its_sessions_at_once)
{
	int64_t id = try_account(t, "jana@example.cz", "editor"),
		admin = try_account(t, "spravce@example.cz", "admin");
	str victim = try_session(t, id);
	t->cookies = try_session(t, admin);
	str url = arena_printf(&t->arena, "/urad/sprava/lide/%.*s/zablokovat",
		STR_ARG(try_uuid(t, id)));
	CHECK(try_post(t, url.ptr, "").status == 303);
	t->cookies = victim;
	CHECK(check_get(t, "/urad/ucet").status == 401 && sessions_of(t, id).count == 0);
	CHECK(!try_session(t, id).ptr);
}

TEST(a_role_taken_away_ends_with_the_next_request)
{
	int64_t id = try_account(t, "jana@example.cz", "admin");
	t->cookies = try_session(t, id);
	CHECK(check_get(t, "/urad/sprava/lide").status == 200);
	grant_drop(t->db, .id = grants_of(t->db, .accounts = { &id, 1 }).items[0].id);
	CHECK(check_get(t, "/urad/sprava/lide").status == 403);
}

TEST(a_role_holds_between_its_days_only)
{
	int64_t id = try_account(t, "jana@example.cz", "reader");
	grant_add(t->db, .account_id = id, .role = S("editor"), .valid_from = S("2026-03-13"),
		.valid_to = S("2026-03-14"));
	t->cookies = try_session(t, id);
	CHECK(check_get(t, "/urad/ucet").req->visitor.roles == ROLE_READER);
	t->now += 86400;
	t->cookies = try_session(t, id);
	CHECK(check_get(t, "/urad/ucet").req->visitor.roles == (ROLE_READER | ROLE_EDITOR));
	t->now += 2 * 86400;
	t->cookies = try_session(t, id);
	CHECK(check_get(t, "/urad/ucet").req->visitor.roles == ROLE_READER);
}

TEST(a_role_in_one_area_gives_no_right_in_another_nor_everywhere)
{
	int64_t id = try_account(t, "jana@example.cz", "reader");
	db_script(t->db, "INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES "
		"(7, 'a', 'trutnov', 'town', 'Trutnov', 'trutnov'),"
		"(8, 'b', 'jilemnice', 'town', 'Jilemnice', 'jilemnice')");
	grant_add(t->db, .account_id = id, .role = S("editor"), .area_id = SOME(7),
		.valid_from = S("2026-01-01"));
	t->cookies = try_session(t, id);
	struct req *r = check_get(t, "/urad/ucet").req;
	CHECK(people_may(r, ROLE_EDITOR, 7) && !people_may(r, ROLE_EDITOR, 8) &&
		!people_may(r, ROLE_EDITOR, 0));
	CHECK(people_may(r, ROLE_READER, 7) && people_may(r, ROLE_READER, 8) &&
		people_may(r, ROLE_READER, 0));
	CHECK(!people_may(r, ROLE_ADMIN, 7));
}

TEST(an_administrator_of_one_area_does_not_administer_people)
{
	int64_t id = try_account(t, "jana@example.cz", "reader");
	db_script(t->db, "INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES "
		"(7, 'a', 'trutnov', 'town', 'Trutnov', 'trutnov')");
	grant_add(t->db, .account_id = id, .role = S("admin"), .area_id = SOME(7),
		.valid_from = S("2026-01-01"));
	t->cookies = try_session(t, id);
	CHECK(check_get(t, "/urad/sprava/lide").status == 403);
	CHECK(check_get(t, "/urad/sprava/audit").status == 403);
	CHECK(try_post(t, "/urad/sprava/lide/novy",
		"name=A&email=a@example.cz&role=admin&area=*").status == 403);
}

TEST(people_end_their_own_other_sessions_and_nobody_elses)
{
	int64_t id = try_account(t, "jana@example.cz", "editor"),
		other = try_account(t, "petr@example.cz", "editor");
	str here = try_session(t, id), there = try_session(t, id), foreign = try_session(t, other);
	int64_t foreign_id = sessions_of(t, other).items[0].id,
		there_id = sessions_of(t, id).items[0].id;
	t->cookies = here;
	CHECK(try_post(t, arena_printf(&t->arena, "/urad/ucet/relace/%lld", (long long)foreign_id).ptr,
		"").status == 404);
	CHECK(try_post(t, "/urad/ucet/relace/x", "").status == 404);
	CHECK(try_post(t, arena_printf(&t->arena, "/urad/ucet/relace/%lld", (long long)there_id).ptr,
		"").status == 303);
	CHECK(check_get(t, "/urad/ucet").status == 200);
	t->cookies = there;
	CHECK(check_get(t, "/urad/ucet").status == 401);
	t->cookies = foreign;
	CHECK(check_get(t, "/urad/ucet").status == 200);
}

TEST(signing_out_everywhere_else_keeps_this_browser)
{
	int64_t id = try_account(t, "jana@example.cz", "editor");
	str there = try_session(t, id);
	t->cookies = try_session(t, id);
	CHECK(str_has(check_get(t, "/urad/ucet").body, S("Firefox, Linux")));
	CHECK(try_post(t, "/urad/ucet/odhlasit-jinde", "").status == 303);
	CHECK(check_get(t, "/urad/ucet").status == 200 && sessions_of(t, id).count == 1);
	t->cookies = there;
	CHECK(check_get(t, "/urad/ucet").status == 401);
}

UNIT(browsers_are_called_by_the_names_people_know)
{
	struct arena *a = &t->arena;
	CHECK(str_is(agent_words(a,
		S("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
		"Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0")), "Edge, Windows"));
	CHECK(str_is(agent_words(a,
		S("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
		"(KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1")), "Safari, iPhone"));
	CHECK(str_is(agent_words(a,
		S("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) "
		"Chrome/140.0.0.0 Mobile Safari/537.36")), "Chrome, Android"));
	CHECK(!agent_words(a, S("curl/8.0")).ptr && !agent_words(a, (str){ 0 }).ptr);
}
