/* What only some formats bring, compared with the store and written where it differs. */
#include "app/catalogue/landing.h"
#include "app/catalogue/landing.sql.h"

enum { CHILDREN = 1000 };

static bool maybe_eq(struct maybe_int a, struct maybe_int b)
{
	return a.set == b.set && (!a.set || a.value == b.value);
}

static struct import_known *known_of(struct import *im, enum import_kind kind, int64_t id)
{
	import_flush(im);
	return import_known_by_id(im, kind, id);
}

/* ---- what is the office's ---- */

static const char *const tables[IMPORT_KINDS] = {
	[IMPORT_PROVIDER] = "provider", [IMPORT_PLACE] = "place", [IMPORT_SERVICE] = "service",
};

/* The first edit of the record; they are in order of kind and record. */
static size_t edits_from(struct import *im, str kind, int64_t id)
{
	size_t from = 0, to = im->edits.count;
	while (from < to) {
		size_t middle = (from + to) / 2;
		const struct import_spot *at = &im->edits.items[middle].at;
		int order = str_order(at->kind, kind);
		if (order < 0 || (!order && at->record < id))
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* `field` NULL: any. */
static bool is_edited(struct import *im, enum import_kind kind, int64_t id, const char *field)
{
	str table = str_of(tables[kind]);
	for (size_t i = edits_from(im, table, id); i < im->edits.count; i++) {
		const struct import_spot *at = &im->edits.items[i].at;
		if (!str_eq(at->kind, table) || at->record != id)
			return false;
		if (!field || str_is(at->field, field))
			return true;
	}
	return false;
}

/* Whether the source may say it: the record is its own, and nobody changed the field. */
static bool follows(struct import *im, enum import_kind kind, const struct import_known *known,
	const char *field)
{
	return known->ours && !is_edited(im, kind, known->id, field);
}

bool landing_shared(struct import *im, enum import_kind kind, int64_t id)
{
	const struct import_known *known = import_known_by_id(im, kind, id);
	return !known || !known->ours || is_edited(im, kind, id, NULL);
}

/* A record keeps the identifier under which others know it already. */
static str uuid_for(const struct import_known *known, str had, str wanted)
{
	return wanted.len && known->state == IMPORT_ADDED ? wanted : had;
}

bool landing_changed(struct import *im, enum import_kind kind, int64_t id)
{
	const struct import_known *known = import_known_by_id(im, kind, id);
	return known && known->state > IMPORT_SAME;
}

bool landing_secret(struct import *im, str external_id)
{
	return landing_place_secret(im->db, .external_id = external_id) != NULL;
}

struct learning { struct import *im; struct import_map *map; };

static bool learn_uuid(void *context, const void *row)
{
	struct learning *l = context;
	const struct landing_provider_uuids_row *r = row;
	import_map_add(l->map, &l->im->own, r->uuid);
	return true;
}

void landing_uuids(struct import *im, enum import_kind kind, struct import_map *map)
{
	struct learning l = { im, map };
	if (kind == IMPORT_PROVIDER)
		landing_provider_uuids(im->db, learn_uuid, &l, .source = im->job.source);
	else
		landing_service_uuids(im->db, learn_uuid, &l, .source = im->job.source);
}

/* ---- sets ---- */

static int hours_order(const struct landing_hours *a, const struct landing_hours *b)
{
	const int64_t x[] = { a->weekday, a->opens, a->closes, a->place.set ? a->place.value : 0 };
	const int64_t y[] = { b->weekday, b->opens, b->closes, b->place.set ? b->place.value : 0 };
	for (size_t i = 0; i < COUNT(x); i++)
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	int by_note = str_order(a->note, b->note), by_from = str_order(a->from, b->from);
	return by_note ? by_note : by_from ? by_from : str_order(a->to, b->to);
}

/* As the store gives them, so that both can be compared row by row. */
static void hours_sort(struct landing_hours *items, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct landing_hours moved = items[i];
		size_t k = i;
		for (; k > 0 && hours_order(&moved, &items[k - 1]) < 0; k--)
			items[k] = items[k - 1];
		items[k] = moved;
	}
}

static bool land_hours(struct import *im, int64_t id, const struct landing_service *s)
{
	struct landing_hours_stored_rows had =
		landing_hours_stored(im->db, .service = id, .limit = CHILDREN);
	bool same = had.count == s->hours.count;
	hours_sort(s->hours.items, s->hours.count);
	for (size_t i = 0; same && i < had.count; i++) {
		const struct landing_hours_stored_row *h = &had.items[i];
		same = !hours_order(&s->hours.items[i],
			&(struct landing_hours){ h->place_id, h->weekday, h->opens, h->closes, h->note,
				h->valid_from, h->valid_to });
	}
	if (same)
		return false;
	landing_hours_drop(im->db, .service = id);
	for (size_t i = 0; i < s->hours.count; i++) {
		const struct landing_hours *h = &s->hours.items[i];
		landing_hours_add(im->db, .service = id, .place = h->place, .weekday = h->weekday,
			.opens = h->opens, .closes = h->closes, .note = h->note, .valid_from = h->from,
			.valid_to = h->to);
	}
	return true;
}

/* `towns` are in rising order, each once. */
static bool land_towns(struct import *im, int64_t id, const struct landing_service *s)
{
	struct landing_towns_stored_rows had =
		landing_towns_stored(im->db, .service = id, .limit = CHILDREN);
	bool same = had.count == s->towns.count;
	for (size_t i = 0; same && i < had.count; i++)
		same = had.items[i].municipality_id == s->towns.items[i];
	if (same)
		return false;
	landing_towns_drop(im->db, .service = id);
	for (size_t i = 0; i < s->towns.count; i++)
		landing_town_add(im->db, .service = id, .municipality = s->towns.items[i]);
	return true;
}

static bool land_free(struct import *im, int64_t id, const struct landing_service *s)
{
	struct landing_free_stored_row *had = landing_free_stored(im->db, .service = id);
	if (!s->free.set || (had && had->told_at >= s->free_at))
		return false;
	landing_free_put(
		im->db, .service = id, .amount = s->free.value, .note = s->free_note, .at = s->free_at);
	return true;
}

/* ---- records ---- */

static str words_of(struct import *im, struct maybe_int n)
{
	return n.set ? arena_printf(&im->item, "%lld", (long long)n.value) : (str){ 0 };
}

/* History of a field that the source changes, not of what it adds. */
static void remember(struct import *im, enum import_kind kind, const struct import_known *known,
	const char *field, str had, str has)
{
	if (known->state == IMPORT_ADDED || str_eq(had, has))
		return;
	audit_write(im->db, im->now, 0, &(struct audit){ .action = "source", .kind = tables[kind],
		.record = known->id, .name = import_stored_name(im, kind, known->id), .field = field,
		.old_value = had, .new_value = has, .chain = &im->chain });
}

static void service_remember(struct import *im, const struct import_known *known,
	const struct landing_service *s, const struct landing_service_stored_row *had)
{
	remember(im, IMPORT_SERVICE, known, "price", had->price, s->price);
	remember(im, IMPORT_SERVICE, known, "entry_conditions", had->entry_conditions,
		s->entry_conditions);
	remember(im, IMPORT_SERVICE, known, "languages", had->languages, s->languages);
	remember(im, IMPORT_SERVICE, known, "age_from", words_of(im, had->age_from),
		words_of(im, s->age_from));
	remember(
		im, IMPORT_SERVICE, known, "age_to", words_of(im, had->age_to), words_of(im, s->age_to));
}

/* What is the office's stays as the store has it. */
static void service_keep(struct import *im, const struct import_known *known,
	struct landing_service *s, const struct landing_service_stored_row *had)
{
	const struct { const char *field; str *value, had; } texts[] = {
		{ "price", &s->price, had->price },
		{ "entry_conditions", &s->entry_conditions, had->entry_conditions },
		{ "languages", &s->languages, had->languages },
	};
	/* Whoever looked last. */
	if (str_order(had->checked_on, s->checked_on) > 0 || !known->ours)
		s->checked_on = had->checked_on;
	for (size_t i = 0; i < COUNT(texts); i++)
		if (!follows(im, IMPORT_SERVICE, known, texts[i].field))
			*texts[i].value = texts[i].had;
	if (!follows(im, IMPORT_SERVICE, known, "age_from"))
		s->age_from = had->age_from;
	if (!follows(im, IMPORT_SERVICE, known, "age_to"))
		s->age_to = had->age_to;
}

static bool service_same(const struct landing_service *s,
	const struct landing_service_stored_row *had, str uuid)
{
	return str_eq(had->uuid, uuid) && str_eq(had->price, s->price) &&
		str_eq(had->entry_conditions, s->entry_conditions) &&
		str_eq(had->languages, s->languages) && str_eq(had->checked_on, s->checked_on) &&
		maybe_eq(had->age_from, s->age_from) && maybe_eq(had->age_to, s->age_to);
}

void land_service(struct import *im, int64_t id, const struct landing_service *given)
{
	struct import_known *known = known_of(im, IMPORT_SERVICE, id);
	struct landing_service_stored_row *had = landing_service_stored(im->db, .id = id);
	struct landing_service want = *given, *s = &want;
	if (!known || !had)
		return;
	str uuid = uuid_for(known, had->uuid, s->uuid);
	service_keep(im, known, s, had);
	bool same = service_same(s, had, uuid);
	service_remember(im, known, s, had);
	if (!same)
		landing_service_set(im->db, .uuid = uuid, .price = s->price,
			.entry_conditions = s->entry_conditions, .languages = s->languages,
			.checked_on = s->checked_on, .age_from = s->age_from, .age_to = s->age_to,
			.now = im->now, .id = id);
	bool hours = follows(im, IMPORT_SERVICE, known, "hours") && land_hours(im, id, s);
	bool towns = follows(im, IMPORT_SERVICE, known, "towns") && land_towns(im, id, s);
	bool free = known->ours && land_free(im, id, s);
	import_note(known, !same || hours || towns || free);
}

void land_provider(struct import *im, int64_t id, const struct landing_provider *p)
{
	struct import_known *known = known_of(im, IMPORT_PROVIDER, id);
	struct landing_provider_stored_row *had = landing_provider_stored(im->db, .id = id);
	if (!known || !had)
		return;
	str uuid = uuid_for(known, had->uuid, p->uuid);
	str form = follows(im, IMPORT_PROVIDER, known, "legal_form") ? p->legal_form : had->legal_form;
	if (str_eq(had->uuid, uuid) && str_eq(had->legal_form, form))
		return;
	remember(im, IMPORT_PROVIDER, known, "legal_form", had->legal_form, form);
	landing_provider_set(im->db, .uuid = uuid, .legal_form = form, .now = im->now, .id = id);
	import_note(known, true);
}

static void place_keep(struct import *im, const struct import_known *known, struct landing_place *p,
	const struct landing_place_stored_row *had)
{
	if (!follows(im, IMPORT_PLACE, known, "latitude") ||
		!follows(im, IMPORT_PLACE, known, "longitude")) {
		p->latitude = had->latitude;
		p->longitude = had->longitude;
	}
	if (!follows(im, IMPORT_PLACE, known, "step_free"))
		p->step_free = had->step_free;
	if (!follows(im, IMPORT_PLACE, known, "accessible_toilet"))
		p->accessible_toilet = had->accessible_toilet;
	if (!follows(im, IMPORT_PLACE, known, "access_note"))
		p->access_note = had->access_note;
}

void land_place(struct import *im, int64_t id, const struct landing_place *given)
{
	struct import_known *known = known_of(im, IMPORT_PLACE, id);
	struct landing_place_stored_row *had = landing_place_stored(im->db, .id = id);
	struct landing_place want = *given, *p = &want;
	if (!known || !had)
		return;
	place_keep(im, known, p, had);
	if (maybe_eq(had->latitude, p->latitude) && maybe_eq(had->longitude, p->longitude) &&
		str_eq(had->step_free, p->step_free) &&
		str_eq(had->accessible_toilet, p->accessible_toilet) &&
		str_eq(had->access_note, p->access_note))
		return;
	landing_place_set(im->db, .latitude = p->latitude, .longitude = p->longitude,
		.step_free = p->step_free, .accessible_toilet = p->accessible_toilet,
		.access_note = p->access_note, .id = id);
	import_note(known, true);
	import_note(import_known_by_id(im, IMPORT_PROVIDER, known->parent), true);
}
