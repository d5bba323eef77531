/*
 * What a source says against what people made of it, field by field.  The fields
 * are those of the office's forms, and their texts are what the forms show, so
 * that a difference can be shown, decided and put back as any change is.
 *
 * A field is the office's when somebody changed it, when its record comes from
 * elsewhere, or when that was decided.  Of such a field the source only asks, and
 * only when it says something new: what was there before somebody changed it has
 * been decided by changing it.  Every other field follows its source.
 */
#include "app/catalogue/import.h"
#include "app/catalogue/import.sql.h"
#include "app/catalogue/import_kinds.h"
#include "app/catalogue/record.h"
#include <stdlib.h>

enum part_type {
	PART_END, PART_TEXT, PART_BOOL, PART_INT, PART_TOWN, PART_CODE, PART_RECORD,
	PART_CODES, PART_IDS, PART_AREAS, PART_CAPACITIES, PART_CONTACTS
};
/* `field` NULL: no form has it; `list`: of PART_CONTACTS the kind. */
struct part {
	const char *field;
	enum part_type type;
	size_t offset;
	const char *kind;
	bool address;
};

#define PART(record, member, type, name, ...) \
	{ name, PART_##type, offsetof(struct import_##record, member), __VA_ARGS__ }
#define CONTACTS(record) \
	PART(record, contacts, CONTACTS, "contacts.phones", "phone"), \
	PART(record, contacts, CONTACTS, "contacts.emails", "email"), \
	PART(record, contacts, CONTACTS, "contacts.webs", "web"), \
	PART(record, contacts, CONTACTS, "contacts.boxes", "data_box")

static const struct part provider_parts[] = {
	PART(provider, name, TEXT, "name", 0), PART(provider, status, TEXT, "status", 0),
	PART(provider, ico, TEXT, "ico", 0), PART(provider, description, TEXT, "description", 0),
	PART(provider, address, TEXT, "address", 0),
	PART(provider, municipality, TOWN, "municipality", 0), CONTACTS(provider), { 0 }
};
static const struct part place_parts[] = {
	PART(place, name, TEXT, "name", 0), PART(place, provider, RECORD, "provider", 0),
	PART(place, secret, BOOL, "secret", 0), PART(place, street, TEXT, "street", .address = true),
	PART(place, house_number, TEXT, "house_number", .address = true),
	PART(place, postal_code, TEXT, "postal_code", .address = true),
	PART(place, municipality, TOWN, "municipality", .address = true),
	PART(place, address_point, INT, "address_point", .address = true),
	PART(place, address, TEXT, NULL, .address = true), CONTACTS(place), { 0 }
};
static const struct part service_parts[] = {
	PART(service, name, TEXT, "name", 0), PART(service, status, TEXT, "status", 0),
	PART(service, provider, RECORD, "provider", 0), PART(service, kind, TEXT, "kind", 0),
	PART(service, type, CODE, "type", 0),
	PART(service, register_number, TEXT, "register_number", 0),
	PART(service, summary, TEXT, "summary", 0), PART(service, description, TEXT, "description", 0),
	PART(service, forms, CODES, "forms", 0), PART(service, targets, CODES, "groups", 0),
	PART(service, ages, CODES, "ages", 0), PART(service, age_note, TEXT, "age_note", 0),
	CONTACTS(service), PART(service, opening_note, TEXT, "opening_note", 0),
	PART(service, round_the_clock, BOOL, "round_the_clock", 0),
	PART(service, capacities, CAPACITIES, "capacities", 0),
	PART(service, places, IDS, "places", 0), PART(service, areas, AREAS, "areas", 0),
	PART(service, valid_from, TEXT, "valid_from", 0), PART(service, valid_to, TEXT, "valid_to", 0),
	{ 0 }
};
static const struct part *const parts_of[IMPORT_KINDS] = {
	[IMPORT_PROVIDER] = provider_parts, [IMPORT_PLACE] = place_parts,
	[IMPORT_SERVICE] = service_parts
};

/* ---- learning ---- */

static bool learn_edit(void *context, const void *row)
{
	struct import *im = context;
	const struct import_edits_row *r = row;
	struct import_edit *e = arena_push(&im->own, &im->edits.items, &im->edits.count, sizeof *e);
	*e = (struct import_edit){ { arena_copy(&im->own, r->kind), r->record,
								   arena_copy(&im->own, r->field) },
		arena_copy(&im->own, r->old_value), r->at, r->account_id };
	return true;
}

static bool learn_difference(void *context, const void *row)
{
	struct import *im = context;
	const struct import_differences_row *r = row;
	struct import_difference *d =
		arena_push(&im->own, &im->differences.items, &im->differences.count, sizeof *d);
	*d = (struct import_difference){ { arena_copy(&im->own, r->kind), r->record,
		arena_copy(&im->own, r->field) }, r->id, r->decided_at.value,
		arena_copy(&im->own, r->source), arena_copy(&im->own, r->theirs),
		arena_copy(&im->own, r->state) };
	return true;
}

static int spot_order(const void *a, const void *b)
{
	const struct import_spot *x = a, *y = b;
	int order = str_order(x->kind, y->kind);
	if (!order)
		order = (x->record > y->record) - (x->record < y->record);
	return order ? order : str_order(x->field, y->field);
}

/* Each begins with its spot. */
void import_differ_learn(struct import *im)
{
	import_edits(im->db, learn_edit, im);
	import_differences(im->db, learn_difference, im);
	if (im->edits.count)
		qsort(im->edits.items, im->edits.count, sizeof *im->edits.items, spot_order);
	if (im->differences.count)
		qsort(im->differences.items, im->differences.count, sizeof *im->differences.items,
			spot_order);
}

/* The items of the spot among those in its order. */
struct found { const void *items; size_t count; };
static struct found spot_find(
	const void *items, size_t count, size_t size, const struct import_spot *spot)
{
	const char *all = items;
	size_t from = 0, to = count, end;
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (spot_order(all + middle * size, spot) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	for (end = from; end < count && !spot_order(all + end * size, spot); end++)
		continue;
	return (struct found){ count ? all + from * size : NULL, end - from };
}

/* ---- what the store has ---- */

static struct import_contacts contacts_had(struct import *im, enum import_kind kind, int64_t id)
{
	struct import_contacts to = { 0 };
	struct db_rows rows = import_stored(im, IMPORT_STORED_CONTACTS + kind, id);
	const struct import_service_contacts_row *row = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		*(struct import_contact *)arena_push(&im->item, &to.items, &to.count, sizeof *to.items) =
			(struct import_contact){ row[i].kind.ptr, row[i].value, row[i].note };
	return to;
}

static const void *provider_had(struct import *im, int64_t id)
{
	const struct import_provider_stored_row *r =
		import_stored(im, IMPORT_STORED_RECORDS + IMPORT_PROVIDER, id).items;
	struct import_provider *p = arena_alloc(&im->item, sizeof *p);
	if (r)
		*p = (struct import_provider){ .name = r->name, .ico = r->ico,
			.description = r->description, .address = r->address,
			.municipality = r->municipality_id, .status = r->status,
			.contacts = contacts_had(im, IMPORT_PROVIDER, id) };
	return r ? p : NULL;
}

static const void *place_had(struct import *im, int64_t id)
{
	const struct import_place_stored_row *r =
		import_stored(im, IMPORT_STORED_RECORDS + IMPORT_PLACE, id).items;
	struct import_place *p = arena_alloc(&im->item, sizeof *p);
	if (r)
		*p = (struct import_place){ .name = r->name, .provider = r->provider_id,
			.secret = r->secret, .address_point = r->address_point,
			.municipality = r->municipality_id, .street = r->street,
			.house_number = r->house_number, .postal_code = r->postal_code,
			.address = r->address, .contacts = contacts_had(im, IMPORT_PLACE, id) };
	return r ? p : NULL;
}

static const void *service_had(struct import *im, int64_t id)
{
	const struct import_service_stored_row *r =
		import_stored(im, IMPORT_STORED_RECORDS + IMPORT_SERVICE, id).items;
	struct import_service *s = arena_alloc(&im->item, sizeof *s);
	if (r)
		*s = (struct import_service){ .name = r->name, .provider = r->provider_id,
			.type = r->type_id, .kind = r->kind, .status = r->status,
			.round_the_clock = r->round_the_clock, .register_number = r->register_number,
			.summary = r->summary, .description = r->description, .age_note = r->age_note,
			.opening_note = r->opening_note, .valid_from = r->valid_from,
			.valid_to = r->valid_to,
			.forms = import_children_of(im, IMPORT_FORMS, id),
			.targets = import_children_of(im, IMPORT_TARGETS, id),
			.ages = import_children_of(im, IMPORT_AGES, id),
			.capacities = import_children_of(im, IMPORT_CAPACITIES, id),
			.places = import_children_of(im, IMPORT_STAYS, id),
			.areas = import_children_of(im, IMPORT_AREAS, id),
			.contacts = contacts_had(im, IMPORT_SERVICE, id) };
	return r ? s : NULL;
}

static const void *had_of(struct import *im, enum import_kind kind, int64_t id)
{
	return kind == IMPORT_PROVIDER ? provider_had(im, id)
		: kind == IMPORT_PLACE ? place_had(im, id) : service_had(im, id);
}

/* ---- the same or not ---- */

static bool holds(const struct import *im, const struct import_child *c)
{
	return !c->to.len || str_order(c->to, im->day) >= 0;
}

static bool has_child(
	const struct import *im, const struct import_children *of, const struct import_child *c)
{
	for (size_t i = 0; i < of->count; i++) {
		const struct import_child *d = &of->items[i];
		if (d->what == c->what && d->form.set == c->form.set && d->form.value == c->form.value &&
			d->amount.set == c->amount.set && d->amount.value == c->amount.value && holds(im, d))
			return true;
	}
	return false;
}

/* What a form shows of a set: not its days and notes. */
static bool children_within(
	const struct import *im, const struct import_children *a, const struct import_children *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (holds(im, &a->items[i]) && !has_child(im, b, &a->items[i]))
			return false;
	return true;
}

static const struct import_contact *contact_next(
	const struct import_contacts *c, const char *kind, size_t *at)
{
	while (*at < c->count && strcmp(c->items[*at].kind, kind))
		++*at;
	return *at < c->count ? &c->items[(*at)++] : NULL;
}

static bool contacts_same(
	const struct import_contacts *a, const struct import_contacts *b, const char *kind)
{
	for (size_t i = 0, n = 0;;) {
		const struct import_contact *x = contact_next(a, kind, &i), *y = contact_next(b, kind, &n);
		if (!x || !y)
			return x == y;
		if (!str_eq(x->value, y->value) || !str_eq(x->note, y->note))
			return false;
	}
}

static bool part_same(
	const struct import *im, const struct part *p, const void *had, const void *want)
{
	const void *a = (const char *)had + p->offset, *b = (const char *)want + p->offset;
	const struct maybe_int *m = a, *n = b;
	switch (p->type) {
	case PART_TEXT:     return str_eq(*(const str *)a, *(const str *)b);
	case PART_BOOL:     return *(const bool *)a == *(const bool *)b;
	case PART_RECORD:   return *(const int64_t *)a == *(const int64_t *)b;
	case PART_INT: case PART_TOWN: case PART_CODE:
		return m->set == n->set && (!m->set || m->value == n->value);
	case PART_CONTACTS: return contacts_same(a, b, p->kind);
	default:            return children_within(im, a, b) && children_within(im, b, a);
	}
}

/* ---- as the form writes it ---- */

static str int_text(struct import *im, struct maybe_int n)
{
	return n.set ? arena_printf(&im->item, "%lld", (long long)n.value) : (str){ 0 };
}

static bool is_there(const struct import *im, const struct import_children *c, int64_t what)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->items[i].what == what && holds(im, &c->items[i]))
			return true;
	return false;
}

static void join(struct buf *out, const char *between, str text)
{
	if (out->len)
		buf_put(out, str_of(between));
	buf_put(out, text);
}

/* In the order of the codelist. */
static void codes_put(struct import *im, struct buf *out, const struct import_children *c)
{
	for (size_t i = 0; i < im->codes.count; i++)
		if (is_there(im, c, im->codes.items[i].id))
			join(out, ", ", im->codes.items[i].code);
}

static int number_order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static struct int_list numbers_of(struct import *im, const struct import_children *c)
{
	int64_t *ids = arena_alloc(&im->item, (c->count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < c->count; i++)
		if (holds(im, &c->items[i]))
			ids[count++] = c->items[i].what;
	qsort(ids, count, sizeof *ids, number_order);
	return (struct int_list){ ids, count };
}

static void areas_put(struct import *im, struct buf *out, const struct import_children *c)
{
	struct int_list ids = numbers_of(im, c);
	if (!ids.count)
		return;
	struct import_area_slugs_rows rows =
		import_area_slugs(im->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++)
		join(out, ", ", rows.items[i].slug);
}

static void capacities_put(struct import *im, struct buf *out, const struct import_children *c)
{
	for (size_t i = 0; i < c->count; i++) {
		const struct import_code *unit = import_code_of(im, c->items[i].what);
		const struct import_code *form = import_code_of(im, c->items[i].form.value);
		if (unit && holds(im, &c->items[i]))
			join(out, "\n", capacity_line(&im->item, unit->name, c->items[i].amount.value,
				form ? form->name : (str){ 0 }));
	}
}

static void contacts_put(
	struct import *im, struct buf *out, const struct import_contacts *c, const char *kind)
{
	const struct import_contact *x;
	for (size_t i = 0; (x = contact_next(c, kind, &i));)
		join(out, "\n", contact_line(&im->item, x->value, x->note));
}

static str part_text(struct import *im, const struct part *p, const void *record)
{
	const void *at = (const char *)record + p->offset;
	const struct maybe_int *n = at;
	struct buf out = { .arena = &im->item };
	struct int_list ids;
	switch (p->type) {
	case PART_END:        break;
	case PART_TEXT:       return *(const str *)at;
	case PART_BOOL:       return *(const bool *)at ? S("1") : (str){ 0 };
	case PART_INT:        return int_text(im, *n);
	case PART_TOWN:       return municipality_words(im->db, &im->item, n->value);
	case PART_RECORD:     return int_text(im, SOME(*(const int64_t *)at));
	case PART_CODE:       return n->set && import_code_of(im, n->value)
		? import_code_of(im, n->value)->code : (str){ 0 };
	case PART_CODES:      codes_put(im, &out, at); break;
	case PART_AREAS:      areas_put(im, &out, at); break;
	case PART_CAPACITIES: capacities_put(im, &out, at); break;
	case PART_CONTACTS:   contacts_put(im, &out, at, p->kind); break;
	case PART_IDS:
		ids = numbers_of(im, at);
		for (size_t i = 0; i < ids.count; i++)
			join(&out, ", ", int_text(im, SOME(ids.items[i])));
	}
	return buf_str(&out);
}

/* ---- keeping ---- */

/* The others in the order of the source, then those of the kind as they were. */
static struct import_contacts contacts_mixed(struct import *im, const struct import_contacts *had,
	const struct import_contacts *want, const char *kind)
{
	struct import_contacts to = { 0 };
	const struct import_contact *x;
	for (size_t i = 0; i < want->count; i++)
		if (strcmp(want->items[i].kind, kind))
			*(struct import_contact *)arena_push(&im->item, &to.items, &to.count,
				sizeof *to.items) = want->items[i];
	for (size_t i = 0; (x = contact_next(had, kind, &i));)
		*(struct import_contact *)arena_push(&im->item, &to.items, &to.count, sizeof *to.items) =
			*x;
	return to;
}

static void part_keep(struct import *im, const struct part *p, const void *had, void *want)
{
	const void *from = (const char *)had + p->offset;
	void *to = (char *)want + p->offset;
	switch (p->type) {
	case PART_TEXT:   *(str *)to = *(const str *)from; break;
	case PART_BOOL:   *(bool *)to = *(const bool *)from; break;
	case PART_RECORD: *(int64_t *)to = *(const int64_t *)from; break;
	case PART_INT: case PART_TOWN: case PART_CODE:
		*(struct maybe_int *)to = *(const struct maybe_int *)from;
		break;
	case PART_CONTACTS:
		*(struct import_contacts *)to = contacts_mixed(im, from, to, p->kind);
		break;
	default:
		*(struct import_children *)to = *(const struct import_children *)from;
	}
}

/* ---- deciding ---- */

struct question {
	struct import_spot spot;
	const struct import_known *known;
	str ours, theirs;
	const struct import_difference *decided;       /* of this source, or NULL */
	bool follows, follows_other;
};

static void question_look(struct import *im, struct question *q)
{
	struct found f = spot_find(im->differences.items, im->differences.count,
		sizeof *im->differences.items, &q->spot);
	const struct import_difference *d = f.items;
	for (size_t i = 0; i < f.count; i++)
		if (str_eq(d[i].source, im->job.source))
			q->decided = &d[i];
		else
			q->follows_other |= str_is(d[i].state, "theirs");
	q->follows = q->decided && str_is(q->decided->state, "theirs");
}

static void ask(struct import *im, const struct question *q, const struct import_edit *decided)
{
	import_difference_put(im->db, .source = im->job.source, .kind = q->spot.kind,
		.record_id = q->spot.record, .field = q->spot.field, .theirs = q->theirs,
		.state = decided ? S("ours") : S("open"), .found_at = im->now,
		.decided_at = decided ? SOME(decided->when) : NONE,
		.account_id = decided ? decided->account : NONE);
	im->asked += !decided;
	im->decided = true;
}

/* Whether the field stays as it is; asks if need be. */
static bool stays(struct import *im, const struct question *q)
{
	struct found f =
		spot_find(im->edits.items, im->edits.count, sizeof *im->edits.items, &q->spot);
	const struct import_edit *edits = f.items, *replaced = NULL;
	const struct import_known *known = q->known;
	bool edited = false;
	if (known->shared && !q->theirs.len)
		return true;                       /* it only does not know */
	for (size_t i = 0; i < f.count; i++) {
		if (q->follows && edits[i].when <= q->decided->decided_at)
			continue;
		edited = true;
		if (str_eq(edits[i].old_value, q->theirs))
			replaced = &edits[i];
	}
	bool kept = q->decided && str_is(q->decided->state, "ours");
	bool elsewhere = !known->ours && q->ours.len && !q->follows;
	if (!edited && !kept && !elsewhere && !q->follows_other)
		return false;
	bool asked = q->decided && !q->follows && str_eq(q->decided->theirs, q->theirs);
	if (!asked)
		ask(im, q, replaced);
	return true;
}

static void part_settle(struct import *im, struct question *q, const struct part *p,
	const void *had, void *want, str name)
{
	q->ours = part_text(im, p, had);
	q->theirs = part_text(im, p, want);
	if (str_eq(q->ours, q->theirs))
		return;
	if (stays(im, q)) {
		part_keep(im, p, had, want);
		return;
	}
	if (q->follows)
		import_difference_says(im->db, .id = q->decided->id, .theirs = q->theirs);
	/* A place may become secret later, and the trail forgets nothing. */
	if (p->address)
		return;
	audit_write(im->db, im->now, 0, &(struct audit){ .action = "source",
		.kind = q->spot.kind.ptr, .record = q->spot.record, .name = name, .field = p->field,
		.old_value = q->ours, .new_value = q->theirs, .chain = &im->chain });
}

/* What is said of a secret place must not be told, whoever says it. */
static bool hidden(enum import_kind kind, const struct part *p, const void *had, const void *want)
{
	const struct import_place *a = had, *b = want;
	return kind == IMPORT_PLACE && p->address && (a->secret || b->secret);
}

void import_differ(struct import *im, enum import_kind kind, str external_id, void *want)
{
	const struct import_known *known = import_known_as(im, kind, external_id);
	const struct part *p = parts_of[kind];
	if (!known || known->state != IMPORT_UNSEEN || (!known->ours && !known->linked))
		return;
	const void *had = had_of(im, kind, known->id);
	str name = had ? part_text(im, p, had) : (str){ 0 };   /* the first is the name */
	for (; had && p->type; p++) {
		struct question q = { .known = known,
			.spot = { str_of(import_records[kind].table), known->id, str_of(p->field) } };
		if (hidden(kind, p, had, want))
			continue;
		if (!p->field) {
			if (known->shared && !known->ours)
				part_keep(im, p, had, want);
			continue;
		}
		question_look(im, &q);
		if (!part_same(im, p, had, want))
			part_settle(im, &q, p, had, want, name);
		else if (q.decided && !q.follows) {
			import_difference_drop(im->db, .id = q.decided->id);
			im->decided = true;
		}
	}
}

void import_differ_gone(struct import *im, enum import_kind kind, const struct import_known *known)
{
	struct question q = { .known = known, .theirs = S("ended"),
		.spot = { str_of(import_records[kind].table), known->id, S("status") } };
	if (kind == IMPORT_PLACE || !parts_of[kind])
		return;
	question_look(im, &q);
	if (!q.decided || !str_eq(q.decided->theirs, q.theirs))
		ask(im, &q, NULL);
}
