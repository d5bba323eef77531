/* What the forms of the catalogue's records share: choices, contacts, situations. */
#include "app/catalogue/import.sql.h"
#include "app/catalogue/record.h"
#include "app/territory/territory.h"

const struct record *const catalogue_records[] = {
	&service_record, &provider_record, &place_record, &situation_record, &line_record,
	&office_record, &department_record, NULL
};

const struct choice status_choices[] = { { S("draft"), N_("Draft") },
	{ S("published"), N_("Published") }, { S("ended"), N_("Ended") }, { .label = NULL } };

const char *status_words(str status)
{
	for (const struct choice *c = status_choices; c->label; c++)
		if (str_eq(c->value, status))
			return c->label;
	return "";
}

/* ---- choices ---- */

void choice_add(struct req *r, struct choices *to, str value, str label)
{
	*(struct choice *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct choice){ value, arena_z(r->arena, label) };
}

const struct choice *choices_end(struct req *r, struct choices *to)
{
	arena_push(r->arena, &to->items, &to->count, sizeof *to->items);
	return to->items;
}

const struct choice *code_choices(struct req *r, const char *list)
{
	struct choices c = { 0 };
	struct edit_codes_rows codes = edit_codes(r->db, .list = str_of(list),
		.day = day_of(r->arena, r->now), .limit = MOST_CODES);
	for (size_t i = 0; i < codes.count; i++)
		choice_add(r, &c, codes.items[i].code, codes.items[i].name);
	return choices_end(r, &c);
}

struct field *fields_copy(struct req *r, const struct field *fields, size_t count)
{
	return memcpy(arena_alloc(r->arena, count * sizeof *fields), fields, count * sizeof *fields);
}

void fields_choose(struct field *fields, const char *name, const struct choice *choices)
{
	for (; fields->type; fields++)
		if (!strcmp(fields->name, name))
			fields->choices = choices;
}

/* ---- texts ---- */

str municipality_words(struct db *db, struct arena *a, int64_t id)
{
	struct edit_municipality_row *m = id ? edit_municipality(db, .id = id) : NULL;
	if (!m)
		return (str){ 0 };
	if (municipality_named(db, a, m->name, (str){ 0 }) == id)
		return m->name;
	return arena_printf(a, "%.*s, %.*s", STR_ARG(m->name), STR_ARG(m->postal_code));
}

str municipality_text(struct req *r, int64_t id)
{
	return municipality_words(r->db, r->arena, id);
}

int64_t municipality_of(struct req *r, str text)
{
	str name = { 0 };
	str_cut(&text, ',', &name);
	return municipality_named(r->db, r->arena, str_trim(name), text.ptr ? str_trim(text) : text);
}

str slug_free(struct req *r, str name, int64_t (*taken)(struct req *, str slug))
{
	str base = slug_make(r->arena, name), slug = base.len ? base : S("zaznam");
	for (int n = 2; taken(r, slug); n++)
		slug = arena_printf(r->arena, "%.*s-%d", STR_ARG(base), n);
	return slug;
}

/* ---- contacts ---- */

/* "499 123 456 (sociální práce)" into the value and the note.  Brackets within a
 * word are its own: "https://example.cz/X_(Y)". */
static struct import_contact contact_read(const char *kind, str line)
{
	struct import_contact c = { .kind = kind, .value = line };
	for (size_t i = 0; i + 1 < line.len && str_ends(line, S(")")); i++)
		if (str_starts(str_part(line, i, line.len), S(" ("))) {
			c.value = str_trim(str_part(line, 0, i));
			c.note = str_part(line, i + 2, line.len - 1);
			break;
		}
	return c;
}

const char *phone_line_check(str line)
{
	return phone_plausible(contact_read("", line).value) ? NULL
		: N_("Write a phone number such as 499 123 456.");
}

const char *email_line_check(str line)
{
	return email_plausible(contact_read("", line).value) ? NULL
		: N_("Write an e-mail address such as jmeno@example.cz.");
}

const char *web_line_check(str line)
{
	return url_plausible(contact_read("", line).value) ? NULL
		: N_("Write a web address that begins with https://.");
}

static struct str_list *lines_of_kind(struct contact_lines *c, str kind)
{
	return str_is(kind, "phone") ? &c->phones : str_is(kind, "email") ? &c->emails
		: str_is(kind, "web") ? &c->webs : &c->boxes;
}

str contact_line(struct arena *a, str value, str note)
{
	return note.len ? arena_printf(a, "%.*s (%.*s)", STR_ARG(value), STR_ARG(note))
		: arena_copy(a, value);
}

static void line_add(struct req *r, struct str_list *to, str value, str note)
{
	str *items = (str *)to->items;
	*(str *)arena_push(r->arena, &items, &to->count, sizeof *items) =
		contact_line(r->arena, value, note);
	to->items = items;
}

struct contact_lines contact_lines_read(struct req *r, enum import_kind owner, int64_t id)
{
	struct contact_lines c = { 0 };
	struct import im = import_context(r);
	struct db_rows rows = import_stored(&im, IMPORT_STORED_CONTACTS + owner, id);
	const struct import_service_contacts_row *row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		line_add(r, lines_of_kind(&c, row[i].kind), row[i].value, row[i].note);
	import_close(&im);
	return c;
}

void contact_lines_write(
	struct req *r, enum import_kind owner, int64_t id, const struct contact_lines *c)
{
	const struct { const char *kind; const struct str_list *lines;
	} kinds[] = {
		{ "phone", &c->phones },
		{ "email", &c->emails },
		{ "web", &c->webs },
		{ "data_box", &c->boxes },
	};
	struct import im = import_context(r);
	struct import_contacts all = { 0 };
	for (size_t k = 0; k < COUNT(kinds); k++)
		for (size_t i = 0; i < kinds[k].lines->count; i++)
			*(struct import_contact *)arena_push(r->arena, &all.items, &all.count,
				sizeof *all.items) = contact_read(kinds[k].kind, kinds[k].lines->items[i]);
	import_contacts_merge(&im, owner, id, false, &all);
	import_close(&im);
}

/* ---- sets with a history ---- */

struct import import_context(struct req *r)
{
	str day = day_of(r->arena, r->now);
	return (struct import){ .db = r->db, .arena = r->arena, .now = r->now, .day = day,
		.day_before = day_add(r->arena, day, -1) };
}

/* What goes on keeps what a form does not show of it: its note and its days. */
static struct import_child child_kept(
	const struct import_children *had, struct import_child want, str day)
{
	for (size_t i = 0; i < had->count; i++) {
		const struct import_child *h = &had->items[i];
		bool same = h->what == want.what && h->form.set == want.form.set &&
			h->form.value == want.form.value && h->amount.set == want.amount.set &&
			h->amount.value == want.amount.value;
		if (same && (!h->to.len || str_order(h->to, day) >= 0))
			return *h;
	}
	return want;
}

void set_write(struct req *r, enum import_child_kind kind, int64_t service,
	const struct import_children *given)
{
	struct import im = import_context(r);
	struct import_children had = import_children_of(&im, kind, service), wants = { 0 };
	for (size_t i = 0; i < given->count; i++)
		import_child_add(&im, &wants, child_kept(&had, given->items[i], im.day));
	import_children_merge(&im, kind, service, false, &wants);
	import_close(&im);
}

struct import_children children_of_ids(struct req *r, struct int_list ids)
{
	struct import_children all = { 0 };
	for (size_t i = 0; i < ids.count; i++)
		*(struct import_child *)arena_push(r->arena, &all.items, &all.count, sizeof *all.items) =
			(struct import_child){ .what = ids.items[i] };
	return all;
}

/* ---- rights ---- */

bool may_in_areas(struct req *r, access_set who, struct int_list areas)
{
	bool may = people_may(r, who, 0);
	for (size_t i = 0; !may && i < areas.count; i++)
		may = people_may(r, who, areas.items[i]);
	return may;
}

bool may_everywhere(struct req *r, int64_t id)
{
	(void)id;
	return people_may(r, CATALOGUE_KEEPERS, 0);
}

/* ---- life situations ---- */

const struct choice *situation_choices(struct req *r)
{
	struct choices c = { 0 };
	struct edit_situations_rows rows = edit_situations(r->db, .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		choice_add(r, &c, rows.items[i].slug, rows.items[i].name);
	return choices_end(r, &c);
}

struct helper { struct maybe_int service, provider, line; };
static struct helper helper_of(enum import_kind owner, int64_t id)
{
	return (struct helper){ owner == IMPORT_SERVICE ? SOME(id) : NONE,
		owner == IMPORT_PROVIDER ? SOME(id) : NONE, owner == IMPORT_LINE ? SOME(id) : NONE };
}

struct str_list situations_read(struct req *r, enum import_kind owner, int64_t id)
{
	struct helper h = helper_of(owner, id);
	struct str_list list = { 0 };
	struct edit_help_situations_rows rows = edit_help_situations(r->db, .service = h.service,
		.provider = h.provider, .line = h.line, .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		line_add(r, &list, rows.items[i].slug, (str){ 0 });
	return list;
}

static bool list_has(struct str_list list, str value)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_eq(list.items[i], value))
			return true;
	return false;
}

void situations_write(struct req *r, enum import_kind owner, int64_t id, struct str_list wanted)
{
	struct helper h = helper_of(owner, id);
	struct str_list had = situations_read(r, owner, id);
	if (!had.count && !wanted.count)
		return;
	struct edit_situations_rows all = edit_situations(r->db, .limit = PARTS_MOST);
	for (size_t i = 0; i < all.count; i++) {
		bool has = list_has(had, all.items[i].slug), wants = list_has(wanted, all.items[i].slug);
		if (has == wants)
			continue;
		if (wants)
			edit_help_add(r->db, .situation = all.items[i].id, .service = h.service,
				.provider = h.provider, .line = h.line);
		else
			edit_help_drop(r->db, .situation = all.items[i].id, .service = h.service,
				.provider = h.provider, .line = h.line);
		db_note_change(r->db, "situation", all.items[i].id);
	}
}
