#include "app/people/audit.sql.h"
#include "app/people/fixture.h"

struct audit_form { str name, secret; struct maybe_int places; bool open; };
static const struct field fields[] = {
	FIELD(struct audit_form, name, TEXT, .label = "Name"),
	FIELD(struct audit_form, secret, PASSWORD, .label = "Password"),
	FIELD(struct audit_form, places, INT, .label = "Places"),
	FIELD(struct audit_form, open, BOOL, .label = "Open"),
	{ 0 }
};

TEST(an_entry_is_written_for_every_field_that_changed_and_never_for_a_password)
{
	int64_t id = try_account(t, "jana@example.cz", "editor");
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now + 1, .visitor.account = id };
	struct audit_form before = { S("Poradna"), S("staré"), SOME(3), false },
		after = { S("Poradna Lípa"), S("nové"), NONE, true };
	CHECK(audit_changes(&r, "service", 5, S("Poradna Lípa"), fields, &before, &after) == 3);
	CHECK(audit_changes(&r, "service", 5, S("Poradna Lípa"), fields, &after, &after) == 0);
	struct audit_list_rows e = audit_list(t->db, .kind = S("service"), .limit = 10, .offset = 0);
	CHECK(e.count == 3);
	CHECK(str_is(e.items[2].field, "name") && str_is(e.items[2].old_value, "Poradna"));
	CHECK(str_is(e.items[2].new_value, "Poradna Lípa") &&
		str_is(e.items[2].person_name, "Jana Zkušební"));
	CHECK(str_is(e.items[1].field, "places") && str_is(e.items[1].old_value, "3") &&
		!e.items[1].new_value.ptr);
	CHECK(str_is(e.items[0].field, "open") && e.items[0].record_id.value == 5 &&
		e.items[0].at == t->now + 1);
}

TEST(every_change_of_people_leaves_an_entry)
{
	int64_t admin = try_account(t, "spravce@example.cz", "admin"),
		id = try_account(t, "jana@example.cz", "reader");
	static const struct { const char *rest, *body, *action; } changes[] = {
		{ "", "name=Jana+Nov%C3%A1&email=nova@example.cz", "change" },
		{ "/role", "role=editor&area=*", "grant" },
		{ "/odhlasit", "", "end-sessions" },
		{ "/heslo", "", "password" },
		{ "/zablokovat", "", "disable" },
		{ "/povolit", "", "enable" },
	};
	t->cookies = try_session(t, admin);
	CHECK(try_session(t, id).ptr);
	for (size_t i = 0; i < COUNT(changes); i++) {
		int64_t before = try_audited(t, changes[i].action);
		str url = arena_printf(&t->arena, "/urad/sprava/lide/%.*s%s", STR_ARG(try_uuid(t, id)),
			changes[i].rest);
		CHECK(try_post(t, url.ptr, changes[i].body).status < 400);
		CHECK(try_audited(t, changes[i].action) > before);
	}
	struct audit_list_rows e = audit_list(t->db, .person = try_uuid(t, admin), .limit = 20,
		.offset = 0);
	CHECK(e.count >= COUNT(changes));
	for (size_t i = 0; i < e.count; i++) {
		CHECK(str_is(e.items[i].person, try_uuid(t, admin).ptr) &&
			e.items[i].record_id.value == id);
		CHECK(!str_has(e.items[i].old_value, S("argon2id")) &&
			!str_has(e.items[i].new_value, S("argon2id")));
	}
}

TEST(what_is_rolled_back_leaves_no_entry)
{
	int64_t admin = try_account(t, "spravce@example.cz", "admin");
	t->cookies = try_session(t, admin);
	int64_t before = audit_count(t->db);
	CHECK(try_post(t, "/urad/sprava/lide/novy",
		"name=X&email=spravce@example.cz&role=editor&area=*").status == 422);
	CHECK(audit_count(t->db) == before);
}

static void entry(struct check *t, int64_t account, int64_t at, const char *kind, const char *name)
{
	audit_write(t->db, at, account, &(struct audit){ "create", kind, 1, str_of(name), NULL, { 0 },
		{ 0 } });
}

TEST(the_trail_is_read_by_kind_person_and_day)
{
	int64_t id = try_account(t, "kontrola@example.cz", "auditor"),
		other = try_account(t, "petr@example.cz", "editor");
	entry(t, other, t->now, "service", "Dnešní poradna");
	entry(t, other, t->now - 86400, "service", "Včerejší poradna");
	entry(t, id, t->now, "provider", "Dnešní charita");
	t->cookies = try_session(t, id);
	str all = check_get(t, "/urad/sprava/audit").body;
	CHECK(str_has(all, S("Dnešní poradna")) && str_has(all, S("Včerejší poradna")) &&
		str_has(all, S("Dnešní charita")));
	str kind = check_get(t, "/urad/sprava/audit?druh=service").body;
	CHECK(str_has(kind, S("Včerejší poradna")) && !str_has(kind, S("Dnešní charita")));
	str day = check_get(t, "/urad/sprava/audit?druh=service&den=2026-03-12").body;
	CHECK(str_has(day, S("Dnešní poradna")) && !str_has(day, S("Včerejší poradna")));
	str url = arena_printf(&t->arena, "/urad/sprava/audit?kdo=%.*s", STR_ARG(try_uuid(t, id)));
	str who = check_get(t, url.ptr).body;
	CHECK(str_has(who, S("Dnešní charita")) && !str_has(who, S("Dnešní poradna")));
	CHECK(check_get(t, "/urad/sprava/audit?den=zitra&strana=99").status == 200);
	CHECK(check_get(t, "/urad/sprava/audit?strana=0").status == 404);
}

TEST(the_trail_goes_out_as_a_table_that_runs_no_formula)
{
	int64_t id = try_account(t, "kontrola@example.cz", "auditor");
	entry(t, id, t->now, "service", "=HYPERLINK(\"http://x\";\"y\")");
	t->cookies = try_session(t, id);
	struct reply got = check_get(t, "/urad/sprava/audit.csv?druh=service");
	CHECK(got.status == 200 && str_is(got.type, "text/csv; charset=utf-8") &&
		got.req->download.ptr);
	CHECK(str_has(got.body, S("2026-03-12T10:00:00+01:00;Jana Zkušební;create;service;1;")));
	CHECK(!str_has(got.body, S(";=HYPERLINK")) && !str_has(got.body, S(";\"=HYPERLINK")));
	CHECK(!str_has(got.body, S(";account;")));
}
