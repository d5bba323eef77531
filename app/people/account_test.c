#include "app/people/account.h"
#include "app/people/people_commands.h"
#include "app/people/fixture.h"
#include "app/people/role.h"
#include "crypto/crypto.h"

static str person(struct check *t, int64_t id, const char *rest)
{
	return arena_printf(&t->arena, "/urad/sprava/lide/%.*s%s", STR_ARG(try_uuid(t, id)), rest);
}

static int64_t be_admin(struct check *t)
{
	int64_t id = try_account(t, "spravce@example.cz", "admin");
	t->cookies = try_session(t, id);
	return id;
}

static int64_t id_of(struct check *t, str email)
{
	struct account_by_email_row *a = account_by_email(t->db, .email = email);
	return a ? a->id : 0;
}

/* What stands between <code> and </code>. */
static str secret_in(str body)
{
	const char *from = memmem(body.ptr, body.len, "<code>", 6);
	return from ? (str){ from + 6, 24 } : (str){ 0 };
}

TEST(a_new_person_gets_a_temporary_password_shown_once_that_works)
{
	be_admin(t);
	struct reply got = try_post(t, "/urad/sprava/lide/novy",
		"name=Petr+Nov%C3%BD&email=Petr@Example.cz&role=editor&area=*");
	str secret = secret_in(got.body);
	CHECK(got.status == 200 && secret.len && got.req->no_store);
	struct account_by_email_row *made = account_by_email(t->db, .email = S("petr@example.cz"));
	CHECK(made && made->password_temporary && !str_has(made->password_hash, secret));
	CHECK(password_matches(made->password_hash, secret));
	CHECK(roles_held(t->db, made->id, S("2026-03-12")) == ROLE_EDITOR);
	CHECK(!secret_in(check_get(t, person(t, made->id, "").ptr).body).ptr);
	CHECK(try_audited(t, "create") == 2 && try_audited(t, "grant") == 2);
}

TEST(an_e_mail_belongs_to_one_account_however_it_is_written)
{
	be_admin(t);
	int64_t id = try_account(t, "jana@example.cz", "reader");
	CHECK(try_post(t, "/urad/sprava/lide/novy",
		"name=X&email=SPRAVCE@example.cz&role=editor&area=*").status == 422);
	struct reply got = try_post(t, person(t, id, "").ptr, "name=Jana&email=Spravce@example.cz");
	CHECK(got.status == 422 && str_has(got.body, S("Another account has this e-mail.")));
	CHECK(id_of(t, S("jana@example.cz")) == id);
	CHECK(!account_make(t->db, &t->arena, t->now, S("Jana@EXAMPLE.cz"), S("Jana"), (str){ 0 },
		S("reader")));
}

TEST(a_change_of_a_person_is_saved_and_written_field_by_field)
{
	be_admin(t);
	int64_t id = try_account(t, "jana@example.cz", "reader");
	CHECK(try_post(t, person(t, id, "").ptr,
		"name=Jana+Nov%C3%A1&email=jana@example.cz").status == 303);
	CHECK(try_audited(t, "change") == 1 &&
		str_is(account_by_id(t->db, .id = id)->name, "Jana Nová"));
	CHECK(try_post(t, person(t, id, "").ptr,
		"name=Jana+Nov%C3%A1&email=jana@example.cz").status == 303);
	CHECK(try_audited(t, "change") == 1);
	CHECK(str_has(try_post(t, "/urad/sprava/lide/hledat", "jmeno=NOVA").body, S("Jana Nová")));
	CHECK(!str_has(try_post(t, "/urad/sprava/lide/hledat", "jmeno=%25").body, S("Jana Nová")));
}

TEST(roles_are_given_and_taken_with_their_area_and_day)
{
	be_admin(t);
	int64_t id = try_account(t, "jana@example.cz", "reader");
	db_script(t->db, "INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES "
		"(7, 'a', 'trutnov', 'town', 'Trutnov', 'trutnov')");
	str url = person(t, id, "/role");
	CHECK(try_post(t, url.ptr, "role=editor&area=trutnov&valid_to=31.+12.+2026").status == 303);
	CHECK(try_post(t, url.ptr, "role=editor&area=trutnov").status == 422);
	CHECK(try_post(t, url.ptr, "role=editor&area=jinde").status == 422);
	CHECK(try_post(t, url.ptr, "role=king&area=*").status == 422);
	CHECK(try_post(t, url.ptr, "role=head&area=*&valid_to=11.+3.+2026").status == 422);
	struct grants_of_rows grants = grants_of(t->db, .accounts = { &id, 1 });
	CHECK(grants.count == 2 && str_is(grants.items[0].role, "editor") &&
		str_is(grants.items[0].valid_to, "2026-12-31"));
	CHECK(str_has(check_get(t, person(t, id, "").ptr).body,
		S("Editor of the catalogue, Trutnov, until 31.")));
	url = arena_printf(&t->arena, "%.*s/%lld", STR_ARG(url), (long long)grants.items[0].id);
	CHECK(try_post(t, url.ptr, "").status == 303 && try_post(t, url.ptr, "").status == 404);
	CHECK(roles_held(t->db, id, S("2026-03-12")) == ROLE_READER && try_audited(t, "revoke") == 1);
}

TEST(a_role_is_taken_only_from_the_person_whose_it_is)
{
	int64_t admin = be_admin(t), id = try_account(t, "jana@example.cz", "reader");
	int64_t grant = grants_of(t->db, .accounts = { &admin, 1 }).items[0].id;
	str url = arena_printf(&t->arena, "%.*s/%lld", STR_ARG(person(t, id, "/role")),
		(long long)grant);
	CHECK(try_post(t, url.ptr, "").status == 404);
	CHECK(roles_held(t->db, admin, S("2026-03-12")) == ROLE_ADMIN);
}

TEST(the_last_administrator_can_neither_be_blocked_nor_lose_the_role)
{
	int64_t admin = be_admin(t);
	int64_t grant = grants_of(t->db, .accounts = { &admin, 1 }).items[0].id;
	str revoke = arena_printf(&t->arena, "%.*s/%lld", STR_ARG(person(t, admin, "/role")),
		(long long)grant);
	CHECK(try_post(t, person(t, admin, "/zablokovat").ptr, "").status == 422);
	CHECK(try_post(t, revoke.ptr, "").status == 422);
	CHECK(roles_held(t->db, admin, S("2026-03-12")) == ROLE_ADMIN);
	try_account(t, "druhy@example.cz", "admin");
	CHECK(try_post(t, revoke.ptr, "").status == 303);
	CHECK(check_get(t, "/urad/sprava/lide").status == 403);
}

TEST(an_administrator_sets_a_temporary_password_and_signs_people_out)
{
	be_admin(t);
	int64_t id = try_account(t, "jana@example.cz", "reader");
	str admin = t->cookies, jana = try_session(t, id);
	CHECK(try_post(t, person(t, id, "/odhlasit").ptr, "").status == 303 &&
		try_audited(t, "end-sessions") == 1);
	t->cookies = jana;
	CHECK(check_get(t, "/urad/ucet").status == 401);
	t->cookies = admin;
	str secret = secret_in(try_post(t, person(t, id, "/heslo").ptr, "").body);
	struct account_by_id_row *now = account_by_id(t->db, .id = id);
	CHECK(secret.len && now->password_temporary && password_matches(now->password_hash, secret));
	CHECK(!str_is(now->password_hash, TRY_HASH) && try_audited(t, "password") == 1);
}

TEST(a_blocked_person_can_be_allowed_again)
{
	be_admin(t);
	int64_t id = try_account(t, "jana@example.cz", "reader");
	CHECK(try_post(t, person(t, id, "/zablokovat").ptr, "").status == 303 &&
		!try_session(t, id).ptr);
	CHECK(str_has(check_get(t, "/urad/sprava/lide").body, S("Blocked")));
	CHECK(try_post(t, person(t, id, "/povolit").ptr, "").status == 303 && try_session(t, id).ptr);
	CHECK(try_audited(t, "disable") == 1 && try_audited(t, "enable") == 1);
}

TEST(people_are_listed_as_czechs_sort_and_by_pages)
{
	be_admin(t);
	static const char *const names[] = { "Horáková Eva", "Chalupa Jan", "Čapek Karel",
		"Cibulka Jan" };
	for (size_t i = 0; i < COUNT(names); i++)
		account_make(t->db, &t->arena, t->now, arena_printf(&t->arena, "p%d@example.cz", (int)i),
			str_of(names[i]),
			(str){ 0 }, S("reader"));
	struct account_list_rows all = account_list(t->db, .limit = 10, .offset = 0);
	CHECK(all.count == 5 && str_is(all.items[0].name, "Cibulka Jan") &&
		str_is(all.items[1].name, "Čapek Karel"));
	CHECK(str_is(all.items[2].name, "Horáková Eva") && str_is(all.items[3].name, "Chalupa Jan"));
	CHECK(check_get(t, "/urad/sprava/lide?strana=x").status == 404);
	CHECK(check_get(t, "/urad/sprava/lide/neni").status == 404);
}

/* ---- commands ---- */

static struct call call_of(struct check *t, int argc, const char *const *argv)
{
	return (struct call){ argc, (char **)argv, t->db, &t->arena, t->now, "" };
}

TEST(the_command_line_makes_accounts_with_a_given_or_an_invented_password)
{
	static const char *const add[] = { "--email", "Jana@example.cz", "--name", "Jana Nová",
		"--role", "admin" };
	struct call call = call_of(t, COUNT(add), add);
	struct buf say = { .arena = &t->arena };
	CHECK(user_add_to(&call, S("krátké"), &say) == 2 &&
		user_add_to(&call, S("JanaNova2026!"), &say) == 2);
	CHECK(!id_of(t, S("jana@example.cz")));
	CHECK(user_add_to(&call, (str){ 0 }, &say) == 0 && user_add_to(&call, (str){ 0 }, &say) == 2);
	struct account_by_email_row *made = account_by_email(t->db, .email = S("jana@example.cz"));
	const char *at = strstr(say.ptr, "Dočasné heslo: ");
	CHECK(made && made->password_temporary && at);
	CHECK(password_matches(made->password_hash, (str){ at + strlen("Dočasné heslo: "), 24 }));
	say.len = 0;
	struct call change = call_of(t, 2, add);
	CHECK(user_password_to(&change, S("lampa koberec veverka"), &say) == 0 &&
		!str_has(buf_str(&say), S("lampa")));
	made = account_by_email(t->db, .email = S("jana@example.cz"));
	CHECK(!made->password_temporary &&
		password_matches(made->password_hash, S("lampa koberec veverka")));
}

TEST(the_command_line_refuses_what_it_does_not_understand)
{
	static const char *const calls[][6] = {
		{ "--email", "jana", "--name", "Jana", "--role", "admin" },
		{ "--email", "j@example.cz", "--name", "", "--role", "admin" },
		{ "--email", "j@example.cz", "--name", "Jana", "--role", "king" },
		{ "--email", "j@example.cz", "--kind", "x", "--role", "admin" },
	};
	for (size_t i = 0; i < COUNT(calls); i++) {
		struct buf say = { .arena = &t->arena };
		struct call call = call_of(t, 6, calls[i]);
		CHECK(user_add_to(&call, (str){ 0 }, &say) == 2 && say.len);
		call.argc = 5;
		CHECK(user_add_to(&call, (str){ 0 }, &say) == 2);
	}
	CHECK(account_count(t->db) == 0);
}

TEST(the_command_line_lists_and_blocks_accounts)
{
	static const char *const who[] = { "--email", "jana@example.cz" };
	int64_t id = try_account(t, "jana@example.cz", "editor");
	t->cookies = try_session(t, id);
	struct buf say = { .arena = &t->arena };
	struct call list = call_of(t, 0, who), block = call_of(t, 2, who);
	CHECK(user_list_to(&list, &say) == 0 &&
		str_has(buf_str(&say), S("jana@example.cz\tJana Zkušební\t\teditor\n")));
	CHECK(user_disable_to(&block, &say) == 0 && check_get(t, "/urad/ucet").status == 401);
}

TEST(the_demonstration_has_an_account_for_each_role_in_use)
{
	struct buf say = { .arena = &t->arena };
	people_demo(t->db, &t->arena, t->now, &say);
	str rest = buf_str(&say), line;
	int lines = 0;
	while (str_cut(&rest, '\n', &line) && line.len) {
		str role, email = line, password;
		str_cut(&email, ':', &role);
		password = email;
		str_cut(&password, '/', &email);
		int64_t id = id_of(t, str_trim(email));
		CHECK(id && roles_held(t->db, id, S("2026-03-12")) == role_bit(role));
		CHECK(str_ends(str_trim(email), S("@example.cz")) && str_trim(password).len == 24);
		lines++;
	}
	CHECK(lines == 5 && try_audited(t, "create") == 5 && !db_failed(t->db));
}
