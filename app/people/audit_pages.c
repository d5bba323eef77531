/* Reading the audit trail: pages, and the same as a table. */
#include "app/people/audit.html.h"
#include "app/people/pages.h"
#include "doc/doc.h"

enum { PAGE_OF_ENTRIES = 50, MOST_EXPORTED = 100000 };

/* What of the trail is asked for; a value that is none of those offered is not used. */
struct audit_filter { str kind, person, day; struct maybe_int since, until; };

/* Codes of the trail in words; what other features write and is not here is
 * translated by itself, or shown as it is. */
static const struct { const char *code, *words; } codes[] = {
	{ "create", N_("Created") }, { "change", N_("Changed") }, { "publish", N_("Published") },
	{ "end", N_("Ended") }, { "import", N_("Imported") }, { "disable", N_("Blocked") },
	{ "enable", N_("Allowed again") }, { "password", N_("Password set") },
	{ "password-failed", N_("Password change refused") }, { "grant", N_("Role given") },
	{ "revoke", N_("Role taken away") }, { "sign-in", N_("Signed in") },
	{ "sign-in-failed", N_("Sign-in refused") }, { "sign-out", N_("Signed out") },
	{ "end-sessions", N_("Browsers signed out") },
	{ "attach", N_("File added") }, { "replace", N_("File replaced by a newer version") },
	{ "attachment", N_("Attachment") }, { "detach", N_("File taken away") },
	{ "reattach", N_("File put back") }, { "reorder", N_("Order of files changed") },
	{ "account", N_("Account") }, { "service", N_("Service") }, { "provider", N_("Provider") },
	{ "name", N_("Name") }, { "email", N_("E-mail") }, { "role", N_("Role") },
};

str audit_word(struct req *r, str code)
{
	for (size_t i = 0; i < COUNT(codes); i++)
		if (str_is(code, codes[i].code))
			return tr(r->page.lang, codes[i].words);
	return code.ptr ? tr(r->page.lang, arena_z(r->arena, code)) : code;
}

static bool may(struct req *r) { return people_may(r, ROLE_ADMIN | ROLE_AUDITOR, 0); }

static str query_value(struct req *r, const char *name)
{
	str s = query_text(r, name);
	return s.len ? s : (str){ 0 };
}

static struct audit_filter filter_read(struct req *r)
{
	struct audit_filter f = { query_value(r, "druh"), query_value(r, "kdo"), query_value(r, "den"),
		NONE, NONE };
	if (!f.day.ptr || !day_valid(f.day)) {
		f.day = (str){ 0 };
		return f;
	}
	f.since = SOME(day_begins(f.day));
	f.until = SOME(day_begins(day_add(r->arena, f.day, 1)));
	return f;
}

static void choices_fill(struct req *r, struct audit_view *v, const struct audit_filter *f)
{
	struct audit_kinds_rows kinds = audit_kinds(r->db);
	struct audit_people_rows people_ = audit_people(r->db);
	ui_choice_add(r, &v->kinds, S(""), tr(r->page.lang, N_("All")), false);
	for (size_t i = 0; i < kinds.count; i++)
		ui_choice_add(r, &v->kinds, kinds.items[i].kind, audit_word(r, kinds.items[i].kind),
			f->kind.ptr && str_eq(kinds.items[i].kind, f->kind));
	ui_choice_add(r, &v->people, S(""), tr(r->page.lang, N_("All")), false);
	for (size_t i = 0; i < people_.count; i++)
		ui_choice_add(r, &v->people, people_.items[i].uuid, people_.items[i].name,
			f->person.ptr && str_eq(people_.items[i].uuid, f->person));
}

/* GET /urad/sprava/audit?druh=account&kdo=…&den=2026-03-12&strana=2 */
int audit_page(struct req *r)
{
	int64_t page = query_page(r);
	struct audit_filter f = filter_read(r);
	if (!may(r))
		return answer_error(r, 403);
	if (!page)
		return answer_error(r, 404);
	struct audit_view v = { .r = r, .frame = office_frame(r, N_("Audit trail")), .day = f.day };
	v.frame->wide = true;
	choices_fill(r, &v, &f);
	v.entries = audit_list(r->db, .kind = f.kind, .person = f.person, .since = f.since,
		.until = f.until,
		.limit = PAGE_OF_ENTRIES, .offset = (page - 1) * PAGE_OF_ENTRIES);
	v.total = audit_count(r->db, .kind = f.kind, .person = f.person, .since = f.since,
		.until = f.until);
	v.pages = ui_pagination_of(r, page, (v.total + PAGE_OF_ENTRIES - 1) / PAGE_OF_ENTRIES);
	str query = query_with(r, "strana", (str){ 0 });
	v.export = arena_printf(r->arena, "/urad/sprava/audit.csv%.*s", STR_ARG(query));
	audit_trail_page(&r->page, v);
	return answer_page(r);
}

/* 2026-03-12T10:00:00+01:00 */
static str instant_text(struct arena *a, int64_t instant)
{
	struct local_time t = local_time(instant);
	int64_t wall = t.hour * 3600 + t.minute * 60 + t.second;
	int ahead = (int)((wall - instant % 86400 + 86400) % 86400 / 3600);
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d+%02d:00", t.year, t.month, t.day,
		t.hour, t.minute, t.second, ahead);
}

static bool entry_put(void *context, const void *row)
{
	struct req *r = context;
	const struct audit_export_row *e = row;
	struct arena own = { 0 };
	str fields[] = { instant_text(&own, e->at), e->person_name, e->action, e->kind,
		e->record_id.set ? arena_printf(&own, "%lld", (long long)e->record_id.value) : S(""),
		e->record_name, e->field, e->old_value, e->new_value };
	csv_row(&r->page.out, fields, COUNT(fields), ';');
	arena_free(&own);
	return true;
}

/* GET /urad/sprava/audit.csv: what the page shows, as one table. */
int audit_file(struct req *r)
{
	static const char *const heads[] = { "time", "person", "action", "kind", "record", "name",
		"field", "old", "new" };
	str head[COUNT(heads)];
	struct audit_filter f = filter_read(r);
	if (!may(r))
		return answer_error(r, 403);
	for (size_t i = 0; i < COUNT(heads); i++)
		head[i] = str_of(heads[i]);
	buf_put(&r->page.out, S(CSV_BEGINNING));
	csv_row(&r->page.out, head, COUNT(head), ';');
	audit_export(r->db, entry_put, r, .kind = f.kind, .person = f.person, .since = f.since,
		.until = f.until,
		.limit = MOST_EXPORTED);
	r->type = "text/csv; charset=utf-8";
	r->download = S("audit.csv");
	r->no_store = true;
	return r->status = 200;
}
