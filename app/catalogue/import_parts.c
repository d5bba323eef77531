/* Imported records as the fields of their forms. */
#include "app/catalogue/import_parts.h"
#include "app/catalogue/import.sql.h"
#include "app/catalogue/record.h"
#include <stdlib.h>

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
	PART(provider, municipality, TOWN, "municipality", 0), CONTACTS(provider),
	PART(provider, legal_form, TEXT, "legal_form", .more = true), { 0 }
};
static const struct part place_parts[] = {
	PART(place, name, TEXT, "name", 0), PART(place, provider, NUMBER, "provider", 0),
	PART(place, secret, BOOL, "secret", 0), PART(place, street, TEXT, "street", .address = true),
	PART(place, house_number, TEXT, "house_number", .address = true),
	PART(place, postal_code, TEXT, "postal_code", .address = true),
	PART(place, municipality, TOWN, "municipality", .address = true),
	PART(place, address_point, INT, "address_point", .address = true),
	PART(place, address, TEXT, NULL, .address = true), CONTACTS(place),
	PART(place, latitude, INT, "latitude", .address = true, .more = true, .pair = "longitude"),
	PART(place, longitude, INT, "longitude", .address = true, .more = true, .pair = "latitude"),
	PART(place, step_free, TEXT, "step_free", .more = true),
	PART(place, accessible_toilet, TEXT, "accessible_toilet", .more = true),
	PART(place, access_note, TEXT, "access_note", .more = true), { 0 }
};
static const struct part service_parts[] = {
	PART(service, name, TEXT, "name", 0), PART(service, status, TEXT, "status", 0),
	PART(service, provider, NUMBER, "provider", 0), PART(service, kind, TEXT, "kind", 0),
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
	PART(service, price, TEXT, "price", .more = true),
	PART(service, entry_conditions, TEXT, "entry_conditions", .more = true),
	PART(service, languages, TEXT, "languages", .more = true),
	PART(service, age_from, INT, "age_from", .more = true),
	PART(service, age_to, INT, "age_to", .more = true),
	PART(service, checked_on, LATEST, NULL, .more = true), { 0 }
};
static const struct part situation_parts[] = {
	PART(situation, name, TEXT, "name", 0), PART(situation, status, TEXT, "status", 0),
	PART(situation, description, TEXT, "description", 0),
	PART(situation, steps, TEXT, "steps", 0),
	PART(situation, sensitive, BOOL, "sensitive", 0), { 0 }
};
static const struct part line_parts[] = {
	PART(line, name, TEXT, "name", 0), PART(line, description, TEXT, "description", 0),
	PART(line, availability, TEXT, "availability", 0),
	PART(line, round_the_clock, BOOL, "round_the_clock", 0),
	PART(line, free_of_charge, INT, "free_of_charge", 0), PART(line, whom, TEXT, "whom", 0),
	PART(line, emergency, BOOL, "emergency", 0), PART(line, position, NUMBER, "position", 0),
	CONTACTS(line), { 0 }
};
static const struct part office_parts[] = {
	PART(office, name, TEXT, "name", 0), PART(office, address, TEXT, "address", 0),
	PART(office, municipality, TOWN, "municipality", 0),
	PART(office, position, NUMBER, "position", 0), CONTACTS(office), { 0 }
};
static const struct part department_parts[] = {
	PART(department, name, TEXT, "name", 0), PART(department, office, NUMBER, "office", 0),
	PART(department, address, TEXT, "address", 0),
	PART(department, description, TEXT, "description", 0),
	PART(department, position, NUMBER, "position", 0), CONTACTS(department), { 0 }
};
const struct part *const import_parts[IMPORT_KINDS] = {
	[IMPORT_PROVIDER] = provider_parts, [IMPORT_PLACE] = place_parts,
	[IMPORT_SERVICE] = service_parts, [IMPORT_SITUATION] = situation_parts,
	[IMPORT_LINE] = line_parts, [IMPORT_OFFICE] = office_parts,
	[IMPORT_DEPARTMENT] = department_parts
};

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
			.legal_form = r->legal_form, .contacts = contacts_had(im, IMPORT_PROVIDER, id) };
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
			.address = r->address, .latitude = r->latitude, .longitude = r->longitude,
			.step_free = r->step_free, .accessible_toilet = r->accessible_toilet,
			.access_note = r->access_note, .contacts = contacts_had(im, IMPORT_PLACE, id) };
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
			.valid_to = r->valid_to, .price = r->price,
			.entry_conditions = r->entry_conditions, .languages = r->languages,
			.checked_on = r->checked_on, .age_from = r->age_from, .age_to = r->age_to,
			.forms = import_children_of(im, IMPORT_FORMS, id),
			.targets = import_children_of(im, IMPORT_TARGETS, id),
			.ages = import_children_of(im, IMPORT_AGES, id),
			.capacities = import_children_of(im, IMPORT_CAPACITIES, id),
			.places = import_children_of(im, IMPORT_STAYS, id),
			.areas = import_children_of(im, IMPORT_AREAS, id),
			.contacts = contacts_had(im, IMPORT_SERVICE, id) };
	return r ? s : NULL;
}

static const void *situation_had(struct import *im, int64_t id)
{
	const struct import_situation_stored_row *r =
		import_stored(im, IMPORT_STORED_RECORDS + IMPORT_SITUATION, id).items;
	struct import_situation *s = arena_alloc(&im->item, sizeof *s);
	if (r)
		*s = (struct import_situation){ .name = r->name, .description = r->description,
			.steps = r->steps, .sensitive = r->sensitive, .status = r->status };
	return r ? s : NULL;
}

static const void *line_had(struct import *im, int64_t id)
{
	const struct import_line_stored_row *r =
		import_stored(im, IMPORT_STORED_RECORDS + IMPORT_LINE, id).items;
	struct import_line *l = arena_alloc(&im->item, sizeof *l);
	if (r)
		*l = (struct import_line){ .name = r->name, .description = r->description,
			.availability = r->availability, .round_the_clock = r->round_the_clock,
			.free_of_charge = r->free_of_charge, .whom = r->whom, .emergency = r->emergency,
			.position = r->position, .contacts = contacts_had(im, IMPORT_LINE, id) };
	return r ? l : NULL;
}

static const void *office_had(struct import *im, int64_t id)
{
	const struct import_office_stored_row *r =
		import_stored(im, IMPORT_STORED_RECORDS + IMPORT_OFFICE, id).items;
	struct import_office *o = arena_alloc(&im->item, sizeof *o);
	if (r)
		*o = (struct import_office){ .name = r->name, .address = r->address,
			.municipality = r->municipality_id, .position = r->position,
			.contacts = contacts_had(im, IMPORT_OFFICE, id) };
	return r ? o : NULL;
}

static const void *department_had(struct import *im, int64_t id)
{
	const struct import_department_stored_row *r =
		import_stored(im, IMPORT_STORED_RECORDS + IMPORT_DEPARTMENT, id).items;
	struct import_department *d = arena_alloc(&im->item, sizeof *d);
	if (r)
		*d = (struct import_department){ .name = r->name, .office = r->office_id,
			.address = r->address, .description = r->description, .position = r->position,
			.contacts = contacts_had(im, IMPORT_DEPARTMENT, id) };
	return r ? d : NULL;
}

const void *import_had(struct import *im, enum import_kind kind, int64_t id)
{
	static const void *(*const had[IMPORT_KINDS])(struct import *, int64_t) = {
		[IMPORT_PROVIDER] = provider_had, [IMPORT_PLACE] = place_had,
		[IMPORT_SERVICE] = service_had, [IMPORT_SITUATION] = situation_had,
		[IMPORT_LINE] = line_had, [IMPORT_OFFICE] = office_had,
		[IMPORT_DEPARTMENT] = department_had
	};
	return had[kind](im, id);
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

bool import_part_same(
	const struct import *im, const struct part *p, const void *had, const void *want)
{
	const void *a = (const char *)had + p->offset, *b = (const char *)want + p->offset;
	const struct maybe_int *m = a, *n = b;
	switch (p->type) {
	case PART_TEXT: case PART_LATEST:
		return str_eq(*(const str *)a, *(const str *)b);
	case PART_BOOL:     return *(const bool *)a == *(const bool *)b;
	case PART_NUMBER:   return *(const int64_t *)a == *(const int64_t *)b;
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

static struct int_list numbers_of(struct import *im, const struct import_children *c)
{
	int64_t *ids = arena_alloc(&im->item, (c->count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < c->count; i++)
		if (holds(im, &c->items[i]))
			ids[count++] = c->items[i].what;
	qsort(ids, count, sizeof *ids, rows_order);
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

str import_part_text(struct import *im, const struct part *p, const void *record)
{
	const void *at = (const char *)record + p->offset;
	const struct maybe_int *n = at;
	struct buf out = { .arena = &im->item };
	struct int_list ids;
	switch (p->type) {
	case PART_END:        break;
	case PART_TEXT: case PART_LATEST:
		return *(const str *)at;
	case PART_BOOL:       return *(const bool *)at ? S("1") : (str){ 0 };
	case PART_INT:        return int_text(im, *n);
	case PART_TOWN:       return municipality_words(im->db, &im->item, n->value);
	case PART_NUMBER:     return int_text(im, SOME(*(const int64_t *)at));
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

void import_part_keep(struct import *im, const struct part *p, const void *had, void *want)
{
	const void *from = (const char *)had + p->offset;
	void *to = (char *)want + p->offset;
	switch (p->type) {
	case PART_TEXT: case PART_LATEST:
		*(str *)to = *(const str *)from;
		break;
	case PART_BOOL:   *(bool *)to = *(const bool *)from; break;
	case PART_NUMBER: *(int64_t *)to = *(const int64_t *)from; break;
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
