/* What the forms of the catalogue's records share: choices, contacts, situations. */
#include "app/catalogue/import.sql.h"
#include "app/catalogue/record.h"
#include "app/territory/territory.h"

const struct record *const catalogue_records[] = {
	&service_record, &provider_record, &place_record, &situation_record, &line_record,
	&office_record, &department_record, &synonym_record, NULL
};

const struct choice status_choices[] = { { S("draft"), N_("Draft") },
	{ S("published"), N_("Published") }, { S("ended"), N_("Ended") }, { .label = NULL } };

const char *status_words(str status) { return choice_label(status_choices, status); }

const struct choice *code_choices(struct req *r, const char *list)
{
	struct choices c = { 0 };
	struct edit_codes_rows codes = edit_codes(r->db, .list = str_of(list),
		.day = day_of(r->arena, r->now), .limit = MOST_CODES);
	for (size_t i = 0; i < codes.count; i++)
		choice_add(r, &c, codes.items[i].code, codes.items[i].name);
	return choices_end(r, &c);
}

/* ---- texts ---- */

str municipality_text(struct req *r, str name, str postal_code, bool known)
{
	if (known || !name.len)
		return name.len ? name : (str){ 0 };
	return arena_printf(r->arena, "%.*s, %.*s", STR_ARG(name), STR_ARG(postal_code));
}

str municipality_words(struct db *db, struct arena *a, int64_t id)
{
	struct edit_municipality_row *m = id ? edit_municipality(db, .id = id) : NULL;
	if (!m)
		return (str){ 0 };
	if (municipality_named(db, a, m->name, (str){ 0 }) == id)
		return m->name;
	return arena_printf(a, "%.*s, %.*s", STR_ARG(m->name), STR_ARG(m->postal_code));
}

static int64_t municipality_find_named(struct req *r, const struct lookup *l)
{
	str name = { 0 }, text = l->text;
	str_cut(&text, ',', &name);
	return municipality_named(r->db, r->arena, str_trim(name), text.ptr ? str_trim(text) : text);
}

int64_t municipality_of(struct req *r, struct record_batch *b, str text)
{
	return looked_up(
		r, b, &(struct lookup){ "name", "municipality", text, municipality_find_named });
}

str slug_wanted(struct req *r, str name)
{
	str slug = slug_make(r->arena, name);
	return slug.len ? slug : S("zaznam");
}

/* ---- many records at once ---- */

int64_t looked_up(struct req *r, struct record_batch *b, const struct lookup *l)
{
	if (!b)
		return l->find(r, l);
	str key = arena_printf(r->arena, "%s %s %.*s", l->how, l->list, STR_ARG(l->text));
	const struct word *w = words_find(&b->known, key);
	if (w)
		return w->value;
	int64_t id = l->find(r, l);
	words_put(&b->own, &b->known, key, id);
	return id;
}

void text_add(struct req *r, struct str_list *to, str text)
{
	str *items = (str *)to->items;
	*(str *)arena_push(r->arena, &items, &to->count, sizeof *items) = text;
	to->items = items;
}

bool texts_same(struct str_list a, struct str_list b)
{
	bool same = a.count == b.count;
	for (size_t i = 0; same && i < a.count; i++)
		same = str_eq(a.items[i], b.items[i]);
	return same;
}

/* ---- what the imports use ---- */

/* What the records of a batch add waits for more of it: rows cost less than statements. */
static void waiting_flush(void *of)
{
	struct import *im = of;
	import_flush(im);
	arena_reset(&im->item);
}

static void waiting_drop(void *of)
{
	struct import *im = of;
	arena_free(&im->queue.arena);
	im->queue = (struct import_queue){ 0 };
	import_close(im);
}

static struct import import_context(struct req *r, struct arena *a)
{
	str day = day_of(a, r->now);
	return (struct import){ .db = r->db, .arena = a, .now = r->now, .day = day,
		.day_before = day_add(a, day, -1) };
}

/* The batch's, or for one record `own`, until import_let_go(). */
static struct import *import_used(struct req *r, struct record_batch *b, struct import *own)
{
	if (b && b->more.of)
		return b->more.of;
	struct arena *a = b ? &b->own : r->arena;
	struct import *im = b ? arena_alloc(a, sizeof *im) : own;
	*im = import_context(r, a);
	if (b)
		b->more = (struct record_waiting){ im, waiting_flush, waiting_drop };
	return im;
}

static void import_let_go(const struct record_batch *b, struct import *im)
{
	if (!b)
		import_close(im);
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

struct contact_lines *contact_lines_read(
	struct req *r, enum import_kind owner, struct int_list ids)
{
	struct edit_contacts_of_args of = { .limit = (int64_t)ids.count * PARTS_MOST };
	struct int_list *const lists[IMPORT_KINDS] = {
		[IMPORT_PROVIDER] = &of.providers, [IMPORT_SERVICE] = &of.services,
		[IMPORT_PLACE] = &of.places, [IMPORT_LINE] = &of.lines, [IMPORT_OFFICE] = &of.offices,
		[IMPORT_DEPARTMENT] = &of.departments,
	};
	struct contact_lines *all = arena_alloc(r->arena, (ids.count + 1) * sizeof *all);
	*lists[owner] = ids;
	if (!ids.count)
		return all;
	struct edit_contacts_of_rows rows = edit_contacts_of_(r->db, &of);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edit_contacts_of_row *c = &rows.items[i];
		text_add(r, lines_of_kind(&all[id_place(ids, c->owner)], c->kind),
			contact_line(r->arena, c->value, c->note));
	}
	return all;
}

void contact_lines_write(struct req *r, struct record_batch *b, struct owner_of owner,
	const struct contact_lines *had, const struct contact_lines *c)
{
	static const struct contact_lines none;
	const struct { const char *kind; const struct str_list *lines;
	} kinds[] = {
		{ "phone", &c->phones },
		{ "email", &c->emails },
		{ "web", &c->webs },
		{ "data_box", &c->boxes },
	};
	const struct contact_lines *before = had ? had : &none;
	if (texts_same(before->phones, c->phones) && texts_same(before->emails, c->emails) &&
		texts_same(before->webs, c->webs) && texts_same(before->boxes, c->boxes))
		return;
	struct import own, *im = import_used(r, b, &own);
	struct import_contacts all = { 0 };
	for (size_t k = 0; k < COUNT(kinds); k++)
		for (size_t i = 0; i < kinds[k].lines->count; i++)
			*(struct import_contact *)arena_push(r->arena, &all.items, &all.count,
				sizeof *all.items) = contact_read(kinds[k].kind, kinds[k].lines->items[i]);
	import_contacts_merge(im, owner.kind, owner.id, !had, &all);
	import_let_go(b, im);
}

/* ---- sets with a history ---- */

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

void set_write(struct req *r, const struct record_saving *s, enum import_child_kind kind,
	int64_t service, const struct import_children *given)
{
	bool fresh = !s->before;
	if (fresh && !given->count)
		return;
	struct import own, *im = import_used(r, s->batch, &own);
	struct import_children had = { 0 }, wants = { 0 };
	if (!fresh)
		had = import_children_of(im, kind, service);
	for (size_t i = 0; i < given->count; i++) {
		struct import_child want = child_kept(&had, given->items[i], im->day);
		if (fresh && !want.from.len)
			want.from = im->day;
		import_child_add(im, &wants, want);
	}
	import_children_merge(im, kind, service, fresh, &wants);
	import_let_go(s->batch, im);
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

struct str_list *situations_read(struct req *r, enum import_kind owner, struct int_list ids)
{
	struct str_list *all = arena_alloc(r->arena, (ids.count + 1) * sizeof *all);
	struct int_list none = { 0 };
	if (!ids.count)
		return all;
	struct edit_help_situations_rows rows = edit_help_situations(r->db,
		.services = owner == IMPORT_SERVICE ? ids : none,
		.providers = owner == IMPORT_PROVIDER ? ids : none,
		.lines = owner == IMPORT_LINE ? ids : none, .limit = (int64_t)ids.count * PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		text_add(r, &all[id_place(ids, rows.items[i].owner)], rows.items[i].slug);
	return all;
}

static bool list_has(struct str_list list, str value)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_eq(list.items[i], value))
			return true;
	return false;
}

void situations_write(struct req *r, struct record_batch *b, struct owner_of h, struct str_list had,
	struct str_list wanted)
{
	struct maybe_int service = h.kind == IMPORT_SERVICE ? SOME(h.id) : NONE,
					 provider = h.kind == IMPORT_PROVIDER ? SOME(h.id) : NONE,
					 line = h.kind == IMPORT_LINE ? SOME(h.id) : NONE;
	if (texts_same(had, wanted))
		return;
	struct edit_situations_rows all = edit_situations(r->db, .limit = PARTS_MOST);
	for (size_t i = 0; i < all.count; i++) {
		bool has = list_has(had, all.items[i].slug), wants = list_has(wanted, all.items[i].slug);
		if (has == wants)
			continue;
		if (wants)
			edit_help_add(r->db, .situation = all.items[i].id, .service = service,
				.provider = provider, .line = line);
		else
			edit_help_drop(r->db, .situation = all.items[i].id, .service = service,
				.provider = provider, .line = line);
		record_note(r, b, "situation", all.items[i].id);
	}
}
