/* One record against the store: added, changed where it differs, or the same. */
#include "app/catalogue/import.h"
#include "app/catalogue/import_kinds.h"
#include "app/catalogue/import.sql.h"
#include "app/site/site.h"
#include "crypto/crypto.h"
#include "search/search.h"

/* What follows a record's own values and its id in the parameters of its "_add";
 * a kind that has less uses the beginning.  Until it is added `slug` is the text it
 * is made from, and `uuid` is empty when any will do. */
struct identity { str external_id, source, uuid, slug; };

#define LINED_UP(name) \
	_Static_assert(offsetof(struct import_##name##_set_args, id) == \
		offsetof(struct import_##name##_add_args, id), #name)
LINED_UP(provider);
LINED_UP(place);
LINED_UP(service);
LINED_UP(situation);
LINED_UP(line);
LINED_UP(office);
LINED_UP(department);

/* ---- comparing ---- */

static const struct db_slot *slot_named(const struct db_slot *slots, const char *name)
{
	while (slots->type && strcmp(slots->name, name))
		slots++;
	return slots->type ? slots : NULL;
}

static bool value_eq(enum db_type type, const void *a, const void *b)
{
	const struct maybe_int *m = a, *n = b;
	switch (type) {
	case DB_INT:       return *(const int64_t *)a == *(const int64_t *)b;
	case DB_MAYBE_INT: return m->set == n->set && (!m->set || m->value == n->value);
	case DB_BOOL:      return *(const bool *)a == *(const bool *)b;
	default:           return str_eq(*(const str *)a, *(const str *)b);
	}
}

/* Whether the parameters say something else than the row about what both have. */
static bool differs(
	const struct db_query *stored, const void *row, const struct db_query *set, const void *args)
{
	for (const struct db_slot *c = stored->columns; c->type; c++) {
		const struct db_slot *p = slot_named(set->params, c->name);
		if (p && !value_eq(p->type, (const char *)row + c->offset, (const char *)args + p->offset))
			return true;
	}
	return false;
}

/* ---- names in addresses ---- */

enum { SLUG = 80 };                        /* bytes from where it may have been cut in a word */

static bool slug_take(struct import *im, struct import_map *taken, str slug)
{
	if (!slug.len || import_map_find(taken, slug))
		return false;
	import_map_add(taken, &im->own, slug)->id = 1;
	return true;
}

/* A slug nobody of this kind has yet: text, text-2, text-3 … */
static str slug_unique(struct import *im, enum import_kind kind, str text)
{
	struct import_map *taken = &im->slugs[kind];
	str slug = slug_make(&im->item, text);
	const char *last = slug.len >= SLUG ? memrchr(slug.ptr, '-', slug.len) : NULL;
	if (last)
		slug.len = (size_t)(last - slug.ptr);
	if (slug_take(im, taken, slug))
		return slug;
	/* The number that was free last is kept with the name it follows. */
	struct import_known *known = import_map_find(taken, slug);
	str numbered;
	do
		numbered = arena_printf(&im->item, "%.*s-%lld", STR_ARG(slug), (long long)++known->id);
	while (!slug_take(im, taken, numbered));
	return numbered;
}

/* ---- merging ---- */

static struct import_known *record_add(
	struct import *im, enum import_kind kind, struct identity who, const void *values)
{
	const struct import_record *record = &import_records[kind];
	size_t at = slot_named(record->set->params, "id")->offset;
	char *args = arena_alloc(&im->item, at + sizeof(int64_t) + sizeof(struct identity));
	int64_t id = import_new_id(im, kind);
	who.source = im->job.source;
	if (slot_named(record->add->params, "uuid") && !who.uuid.len)
		who.uuid = uuid_make(&im->item, im->now);
	if (record->slugs)
		who.slug = slug_unique(im, kind, who.slug);
	memcpy(args, values, at);
	memcpy(args + at, &id, sizeof id);
	memcpy(args + at + sizeof id, &who, sizeof who);
	import_add(im, record->add, args);
	struct import_known *known = import_map_add(&im->known[kind], &im->own, who.external_id);
	known->id = id;
	known->ours = true;
	known->state = IMPORT_ADDED;
	return known;
}

static void record_compare(
	struct import *im, enum import_kind kind, struct import_known *known, void *values)
{
	const struct import_record *record = &import_records[kind];
	const struct db_query *stored = import_stored_queries[IMPORT_STORED_RECORDS + kind];
	int64_t id = known->id;
	memcpy((char *)values + slot_named(record->set->params, "id")->offset, &id, sizeof id);
	const void *row = import_stored(im, IMPORT_STORED_RECORDS + kind, id).items;
	known->state = IMPORT_SAME;
	if (row && ((known->vanished && known->ours) || differs(stored, row, record->set, values))) {
		import_flush(im);          /* its provider may be new */
		db_exec(im->db, record->set, values);
		known->state = IMPORT_CHANGED;
		known->touched = true;
	}
}

/* `values`: the parameters of the kind's "_set" but for its id.  NULL when the
 * record cannot be taken. */
static struct import_known *merge(
	struct import *im, enum import_kind kind, struct identity who, void *values)
{
	str external_id = who.external_id;
	struct import_known *known = import_known_as(im, kind, external_id);
	if (known && known->state != IMPORT_UNSEEN) {
		import_refuse(im, external_id, N_("the same id is in the file twice; the first was taken"));
		return NULL;
	}
	if (known && !known->ours && !known->linked) {
		import_refuse(im, external_id, N_("the record belongs to another source"));
		return NULL;
	}
	if (!known)
		known = record_add(im, kind, who, values);
	else
		record_compare(im, kind, known, values);
	known->by = arena_copy(&im->own, external_id);
	return known;
}

static bool fresh(const struct import_known *known) { return known->state == IMPORT_ADDED; }

void import_note(struct import_known *known, bool wrote)
{
	if (wrote && known && known->state == IMPORT_SAME)
		known->state = IMPORT_CHANGED;
}

/* ---- each kind ---- */

static str status_of(bool ended) { return ended ? S("ended") : S("published"); }

int64_t import_provider(struct import *im, const struct import_provider *given)
{
	struct import_provider want = *given, *p = &want;
	int64_t twin = import_twin(im, IMPORT_PROVIDER, p->external_id);
	if (twin)
		return twin;
	want.status = status_of(p->ended);
	import_link(im, IMPORT_PROVIDER, p->external_id, p->ico);
	import_differ(im, IMPORT_PROVIDER, p->external_id, p->more, p);
	struct import_provider_set_args values = {
		.name = p->name, .sort_key = search_sort_key(&im->item, p->name), .ico = p->ico,
		.description = p->description, .address = p->address, .municipality_id = p->municipality,
		.status = p->status, .legal_form = p->legal_form, .updated_at = im->now };
	struct import_known *known = merge(im, IMPORT_PROVIDER,
		(struct identity){ .external_id = p->external_id, .uuid = p->uuid, .slug = p->name },
		&values);
	if (!known)
		return 0;
	import_note(
		known, import_contacts_merge(im, IMPORT_PROVIDER, known->id, fresh(known), &p->contacts));
	return known->id;
}

int64_t import_place(struct import *im, const struct import_place *given)
{
	struct import_place want = *given, *p = &want;
	int64_t twin = import_twin(im, IMPORT_PLACE, p->external_id);
	if (twin)
		return twin;
	import_differ(im, IMPORT_PLACE, p->external_id, p->more, p);
	struct import_place_set_args values = { .provider_id = p->provider, .name = p->name,
		.secret = p->secret, .step_free = p->step_free,
		.accessible_toilet = p->accessible_toilet, .access_note = p->access_note };
	if (!p->secret) {
		values.address_point = p->address_point;
		values.street = p->street;
		values.house_number = p->house_number;
		values.postal_code = p->postal_code;
		values.municipality_id = p->municipality;
		values.address = p->address;
		values.latitude = p->latitude;
		values.longitude = p->longitude;
	}
	struct import_known *known =
		merge(im, IMPORT_PLACE, (struct identity){ p->external_id }, &values);
	if (!known)
		return 0;
	known->parent = p->provider;
	import_note(
		known, import_contacts_merge(im, IMPORT_PLACE, known->id, fresh(known), &p->contacts));
	import_note(import_known_by_id(im, IMPORT_PROVIDER, p->provider), known->state != IMPORT_SAME);
	return known->id;
}

/* A service has changed, too, when one of its places has. */
static bool places_changed(struct import *im, const struct import_children *places)
{
	for (size_t i = 0; i < places->count; i++) {
		const struct import_known *place =
			import_known_by_id(im, IMPORT_PLACE, places->items[i].what);
		if (place && place->state == IMPORT_CHANGED)
			return true;
	}
	return false;
}

/* Files know no health services: what the office has made one stays what it is. */
static void kind_fill(struct import *im, struct import_service *s)
{
	s->status = status_of(s->ended);
	s->kind = s->registered ? S("registered") : s->health ? S("health") : S("related");
	if (s->registered || s->health)
		return;
	const struct import_known *known = import_known_as(im, IMPORT_SERVICE, s->external_id);
	const struct import_service_stored_row *had = known
		? import_stored(im, IMPORT_STORED_RECORDS + IMPORT_SERVICE, known->id).items : NULL;
	if (!had || !str_is(had->kind, "health"))
		return;
	s->kind = S("health");
	s->type = had->type_id;
}

/* Nobody is asked about towns and hours; they are the source's while the record is
 * and nobody here has changed them. */
static bool follows(struct import *im, const struct import_known *known, const char *field)
{
	return known->ours && !import_edited(im, IMPORT_SERVICE, known->id, field);
}

static void service_children(
	struct import *im, struct import_known *known, const struct import_service *s)
{
	const struct import_children *const sets[IMPORT_CHILD_KINDS] = {
		[IMPORT_FORMS] = &s->forms,
		[IMPORT_TARGETS] = &s->targets,
		[IMPORT_AGES] = &s->ages,
		[IMPORT_CAPACITIES] = &s->capacities,
		[IMPORT_STAYS] = &s->places,
		[IMPORT_AREAS] = &s->areas,
		[IMPORT_TOWNS] = s->more && follows(im, known, "towns") ? &s->towns : NULL,
	};
	for (int i = 0; i < IMPORT_CHILD_KINDS; i++)
		import_note(known, sets[i] &&
			import_children_merge(im, (enum import_child_kind)i, known->id, fresh(known), sets[i]));
	import_note(known, s->more && follows(im, known, "hours") &&
		import_hours_merge(im, known->id, fresh(known), &s->hours));
	import_note(known, s->more && known->ours &&
		import_free_merge(im, known->id, fresh(known), &s->free));
}

int64_t import_service(struct import *im, const struct import_service *given)
{
	struct import_service want = *given, *s = &want;
	int64_t twin = import_twin(im, IMPORT_SERVICE, s->external_id);
	if (twin)
		return twin;
	kind_fill(im, s);
	import_link(im, IMPORT_SERVICE, s->external_id, s->register_number);
	import_differ(im, IMPORT_SERVICE, s->external_id, s->more, s);
	struct import_service_set_args values = { .provider_id = s->provider,
		.name = s->name,
		.sort_key = search_sort_key(&im->item, s->name),
		.kind = s->kind,
		.type_id = s->type,
		.register_number = s->register_number,
		.summary = s->summary,
		.description = s->description,
		.age_note = s->age_note,
		.opening_note = s->opening_note,
		.round_the_clock = s->round_the_clock,
		.status = s->status,
		.valid_from = s->valid_from,
		.valid_to = s->valid_to,
		.price = s->price,
		.entry_conditions = s->entry_conditions,
		.languages = s->languages,
		.checked_on = s->checked_on,
		.age_from = s->age_from,
		.age_to = s->age_to,
		.updated_at = im->now };
	struct import_known *known = merge(im, IMPORT_SERVICE,
		(struct identity){ .external_id = s->external_id, .uuid = s->uuid, .slug = s->slug },
		&values);
	if (!known)
		return 0;
	service_children(im, known, s);
	import_note(
		known, import_contacts_merge(im, IMPORT_SERVICE, known->id, fresh(known), &s->contacts));
	import_note(known, places_changed(im, &s->places));
	return known->id;
}

int64_t import_situation(struct import *im, const struct import_situation *given)
{
	struct import_situation want = *given, *s = &want;
	want.status = S("published");
	import_differ(im, IMPORT_SITUATION, s->external_id, false, s);
	struct import_situation_set_args values = { .name = s->name,
		.sort_key = search_sort_key(&im->item, s->name),
		.description = s->description,
		.steps = s->steps,
		.sensitive = s->sensitive,
		.status = s->status,
		.updated_at = im->now };
	struct import_known *known = merge(im, IMPORT_SITUATION,
		(struct identity){ .external_id = s->external_id, .slug = s->name }, &values);
	if (!known)
		return 0;
	import_note(known, import_helps_merge(im, known->id, fresh(known), s));
	return known->id;
}

int64_t import_line(struct import *im, const struct import_line *given)
{
	struct import_line want = *given, *l = &want;
	import_differ(im, IMPORT_LINE, l->external_id, false, l);
	struct import_line_set_args values = {
		.name = l->name, .description = l->description, .availability = l->availability,
		.round_the_clock = l->round_the_clock, .free_of_charge = l->free_of_charge, .whom = l->whom,
		.emergency = l->emergency, .position = l->position, .updated_at = im->now };
	struct import_known *known =
		merge(im, IMPORT_LINE, (struct identity){ l->external_id }, &values);
	if (!known)
		return 0;
	import_note(
		known, import_contacts_merge(im, IMPORT_LINE, known->id, fresh(known), &l->contacts));
	return known->id;
}

int64_t import_office(struct import *im, const struct import_office *given)
{
	struct import_office want = *given, *o = &want;
	import_differ(im, IMPORT_OFFICE, o->external_id, false, o);
	struct import_office_set_args values = { .name = o->name, .address = o->address,
		.municipality_id = o->municipality, .position = o->position, .updated_at = im->now };
	struct import_known *known =
		merge(im, IMPORT_OFFICE, (struct identity){ o->external_id }, &values);
	if (!known)
		return 0;
	import_note(
		known, import_contacts_merge(im, IMPORT_OFFICE, known->id, fresh(known), &o->contacts));
	return known->id;
}

int64_t import_department(struct import *im, const struct import_department *given)
{
	struct import_department want = *given, *d = &want;
	import_differ(im, IMPORT_DEPARTMENT, d->external_id, false, d);
	struct import_department_set_args values = { .office_id = d->office, .name = d->name,
		.address = d->address, .description = d->description, .position = d->position };
	struct import_known *known =
		merge(im, IMPORT_DEPARTMENT, (struct identity){ d->external_id }, &values);
	if (!known)
		return 0;
	known->parent = d->office;
	import_note(
		known, import_contacts_merge(im, IMPORT_DEPARTMENT, known->id, fresh(known), &d->contacts));
	import_note(import_known_by_id(im, IMPORT_OFFICE, d->office), known->state != IMPORT_SAME);
	return known->id;
}
