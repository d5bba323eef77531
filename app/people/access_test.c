/* Who may use which address, and what protects the forms. */
#include "app/people/fixture.h"
#include "app/people/role.h"
#include "app/people/role.sql.h"

/* What people's routes say, written down a second time on purpose. */
static const struct { enum method method; const char *pattern; access_set who; } matrix[] = {
	{ GET,  "/urad/prihlaseni", EVERYBODY },
	{ POST, "/urad/prihlaseni", EVERYBODY },
	{ POST, "/urad/odhlaseni", SIGNED_IN },
	{ GET,  "/urad", SIGNED_IN },
	{ GET,  "/urad/ucet", SIGNED_IN },
	{ POST, "/urad/ucet/heslo", SIGNED_IN },
	{ POST, "/urad/ucet/relace/{id}", SIGNED_IN },
	{ POST, "/urad/ucet/odhlasit-jinde", SIGNED_IN },
	{ GET,  "/urad/sprava/lide", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/hledat", ROLE_ADMIN },
	{ GET,  "/urad/sprava/lide/novy", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/novy", ROLE_ADMIN },
	{ GET,  "/urad/sprava/lide/{id}", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/role", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/role/{grant}", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/heslo", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/zablokovat", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/povolit", ROLE_ADMIN },
	{ POST, "/urad/sprava/lide/{id}/odhlasit", ROLE_ADMIN },
	{ GET,  "/urad/sprava/posta", ROLE_ADMIN },
	{ POST, "/urad/sprava/posta/znovu", ROLE_ADMIN },
	{ GET,  "/urad/sprava/audit", ROLE_ADMIN | ROLE_AUDITOR },
	{ GET,  "/urad/sprava/audit.csv", ROLE_ADMIN | ROLE_AUDITOR },
};

/* The pattern with a person and a role that are there. */
static const char *address(struct check *t, const char *pattern, str uuid)
{
	struct buf out = { .arena = &t->arena };
	str rest = str_of(pattern), piece;
	bool first = true;
	while (str_cut(&rest, '/', &piece)) {
		buf_put(&out, first ? S("") : S("/"));
		buf_put(&out, str_is(piece, "{id}") ? uuid : str_is(piece, "{grant}") ? S("1") : piece);
		first = false;
	}
	buf_char(&out, '\0');
	return out.ptr;
}

static int status_of(struct check *t, size_t i, str uuid)
{
	const char *url = address(t, matrix[i].pattern, uuid);
	return matrix[i].method == GET ? check_get(t, url).status : try_post(t, url, "").status;
}

TEST(every_route_lets_in_exactly_those_it_names)
{
	str uuid = try_uuid(t, try_account(t, "jana@example.cz", "reader"));
	for (size_t i = 0; i < COUNT(matrix); i++) {
		t->cookies = (str){ 0 };
		bool in = status_of(t, i, uuid) != 401;
		CHECK(in == ((matrix[i].who & EVERYBODY) != 0));
	}
	for (const struct role *role = people_roles; role->code; role++) {
		int64_t id = try_account(t, arena_printf(&t->arena, "%s@example.cz", role->code).ptr,
			role->code);
		for (size_t i = 0; i < COUNT(matrix); i++) {
			t->cookies = try_session(t, id);
			bool in = status_of(t, i, uuid) != 403;
			CHECK(in == ((matrix[i].who & (EVERYBODY | SIGNED_IN | role->bit)) != 0));
		}
	}
}

TEST(no_route_of_people_is_missing_from_the_matrix)
{
	size_t count = 0;
	for (const struct route *route = people.routes; route->pattern; route++, count++) {
		size_t i = 0;
		while (i < COUNT(matrix) && (matrix[i].method != route->method ||
				strcmp(matrix[i].pattern, route->pattern)))
			i++;
		CHECK(i < COUNT(matrix) && matrix[i].who == route->access);
	}
	CHECK(count == COUNT(matrix));
}

TEST(a_post_without_its_own_token_or_from_another_site_changes_nothing)
{
	int64_t admin = try_account(t, "spravce@example.cz", "admin"),
		id = try_account(t, "jana@example.cz", "reader");
	str uuid = try_uuid(t, id), other = try_session(t, id);
	t->cookies = try_session(t, admin);
	for (size_t i = 0; i < COUNT(matrix); i++) {
		if (matrix[i].method != POST)
			continue;
		const char *url = address(t, matrix[i].pattern, uuid);
		CHECK(check_post(t, url, "csrf=").status == 403);
		CHECK(check_post(t, url,
			"csrf=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef").status == 403);
		CHECK(try_post_from(t, url, "", "127.0.0.1", "cross-site").status == 403);
		CHECK(try_post_from(t, url, "", "127.0.0.1", "same-site").status == 403);
	}
	/* Another session's token is a wrong one too. */
	str mine = t->cookies;
	t->cookies = other;
	str token = check_get(t, "/urad/ucet").req->visitor.csrf;
	t->cookies = mine;
	CHECK(check_post(t, "/urad/odhlaseni", arena_printf(&t->arena, "csrf=%.*s",
		STR_ARG(token)).ptr).status == 403);
	CHECK(check_get(t, "/urad/ucet").status == 200);
	struct grants_of_rows grants = grants_of(t->db, .accounts = { &id, 1 });
	CHECK(grants.count == 1 && try_audited(t, "disable") == 0 && try_audited(t, "revoke") == 0);
}

TEST(a_get_changes_nothing_and_the_office_is_kept_by_no_cache)
{
	int64_t admin = try_account(t, "spravce@example.cz", "admin");
	str uuid = try_uuid(t, admin);
	t->cookies = try_session(t, admin);
	int64_t before = try_audited(t, "create") + try_audited(t, "grant");
	for (size_t i = 0; i < COUNT(matrix); i++) {
		if (matrix[i].method != GET)
			continue;
		struct reply got = check_get(t, address(t, matrix[i].pattern, uuid));
		CHECK(got.req->no_store && (got.status == 200 || got.status == 303));
	}
	CHECK(try_audited(t, "create") + try_audited(t, "grant") == before &&
		try_audited(t, "sign-in") == 0);
}

TEST(the_office_shows_only_what_its_visitor_may_do)
{
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "reader"));
	str page = check_get(t, "/urad").body;
	CHECK(str_has(page, S("/urad/ucet")) && !str_has(page, S("/urad/sprava/")));
	t->cookies = try_session(t, try_account(t, "kontrola@example.cz", "auditor"));
	page = check_get(t, "/urad").body;
	CHECK(str_has(page, S("/urad/sprava/audit")) && !str_has(page, S("/urad/sprava/lide")));
}

static int64_t three(struct req *r) { return r->visitor.account ? 3 : 0; }
static int64_t none(struct req *r) { return r->visitor.account ? 0 : 3; }

TEST(the_office_says_where_something_waits_before_all_other_places)
{
	static const struct office_link links[] = {
		{ "/urad/prazdno", "Nothing here", SIGNED_IN, none },
		{ "/urad/fronta", "Queue", ROLE_READER, three },
		{ "/urad/cizi", "Not yours", ROLE_EDITOR, three },
		{ 0 }
	};
	static const struct feature tried = { .name = "tried", .office = links };
	const struct feature *features[] = { &people, &tried, NULL };
	struct web web = { .features = features, .identify = people_identify };
	struct req r = { .method = GET, .path = S("/urad"), .db = t->db, .arena = &t->arena,
		.now = t->now, .cookies = try_session(t, try_account(t, "jana@example.cz", "reader")) };
	CHECK(web_dispatch(&web, &r) == 200);
	str page = buf_str(&r.page.out), rest = page, before;
	CHECK(str_has(page, S("/urad/fronta")) && str_has(page, S("3 matters")));
	CHECK(!str_has(page, S("/urad/cizi")));
	CHECK(str_cut(&rest, '3', &before) && !str_has(before, S("/urad/ucet")));
	CHECK(str_has(page, S("/urad/prazdno")));
}

TEST(whoever_is_not_signed_in_is_shown_the_way_to_sign_in_and_back)
{
	str page = check_get(t, "/urad/sprava/audit?druh=service").body;
	CHECK(str_has(page, S("/urad/prihlaseni?zpet=%2Furad%2Fsprava%2Faudit%3Fdruh%3Dservice")));
	page = check_post(t, "/urad/odhlaseni", "").body;
	CHECK(str_has(page, S("\"/urad/prihlaseni\"")) && !str_has(page, S("/urad/prihlaseni?")));
	CHECK(!str_has(check_get(t, "/neni").body, S("/urad/prihlaseni")));
}

UNIT(every_role_has_its_own_bit_and_name)
{
	access_set all = 0;
	for (const struct role *role = people_roles; role->code; role++) {
		CHECK(role->bit && !(all & role->bit) && !(role->bit & (EVERYBODY | SIGNED_IN)));
		CHECK(role_bit(str_of(role->code)) == role->bit && role->label[0]);
		all |= role->bit;
	}
	CHECK((all & ROLE_OFFICE) == ROLE_OFFICE && role_bit(S("king")) == 0);
}
