/* What the tests of voices share. */
#include "app/voices/fixture.h"
#include "app/people/role.sql.h"

void try_voices(struct check *t, int network)
{
	people.install(t->db, &t->arena, t->now);
	t->address = arena_printf(&t->arena, "10.%d.%d.9", network, db_is_postgres(t->db));
	db_script(t->db,
		"INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES"
		" (7, 'a7', 'trutnov', 'town', 'Trutnov', 'trutnov'),"
		" (8, 'a8', 'upice', 'town', 'Úpice', 'upice');"
		"INSERT INTO participation (area_id, status, phone, slips, days, updated_at) VALUES"
		" (7, 'published', '+420 499 000 111', 'Ve vestibulu', 20, 0);"
		"INSERT INTO consultation (id, uuid, slug, area_id, status, title, introduction, opens_on,"
		" closes_on, settle_by, updated_at) VALUES"
		" (3, 'c3', 'navrh', 7, 'published', 'Návrh plánu', 'Úvod **návrhu**', '2026-03-01',"
		" '2026-03-31', '2026-04-30', 0);"
		"INSERT INTO consultation_section (id, consultation_id, anchor, position, left_out,"
		" heading, text, updated_at) VALUES"
		" (11, 3, 'pece', 1, false, 'Péče doma', 'Do 19 hodin.', 0),"
		" (12, 3, 'rodiny', 2, false, 'Rodiny', 'Pomoc do měsíce.', 0);");
	db_renumber(t->db);
}

static str token_of(str page)
{
	str mark = S("name=\"csrf\" value=\"");
	const char *at = memmem(page.ptr, page.len, mark.ptr, mark.len);
	if (!at)
		return (str){ 0 };
	str rest = str_part(page, (size_t)(at - page.ptr) + mark.len, page.len), token;
	return str_cut(&rest, '"', &token) ? token : (str){ 0 };
}

struct reply try_send(struct check *t, const char *url, const char *fields)
{
	enum { MINUTE = 60 };
	str token = token_of(check_get(t, url).body);
	t->now += MINUTE;
	struct reply got = check_post(t, url,
		arena_printf(&t->arena, "csrf=%.*s&%s", STR_ARG(token), fields).ptr);
	t->now -= MINUTE;
	return got;
}

const char *try_own(struct check *t, const char *url, const char *fields)
{
	struct reply got = try_send(t, url, fields);
	return got.status == 303 ? arena_z(&t->arena, got.location) : NULL;
}

int64_t try_voice(struct check *t, const char *url, const char *fields)
{
	const char *own = try_own(t, url, fields), *before = "/zapojte-se/muj-podnet/";
	if (!own || !str_starts(str_of(own), str_of(before)))
		return 0;
	str rest = str_of(own + strlen(before)), number;
	return str_cut(&rest, '-', &number) ? str_int(number).value : 0;
}

void try_office(struct check *t, const char *email, const char *role, int64_t area)
{
	int64_t id = try_account(t, email, area ? "reader" : role);
	if (area)
		grant_add(t->db, .account_id = id, .role = str_of(role), .area_id = SOME(area),
			.valid_from = S("2026-01-01"));
	t->cookies = try_session(t, id);
}

const struct voice_get_row *try_get(struct check *t, int64_t id)
{
	return voice_get(t->db, .ids = { &id, 1 }, .limit = 1).items;
}

struct reply try_act(struct check *t, int64_t id, const char *act, const char *fields)
{
	return try_post(t, arena_printf(&t->arena, "/urad/zapojeni/%lld/%s", (long long)id, act).ptr,
		fields);
}
