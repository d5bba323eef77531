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

void land_service(struct import *im, int64_t id, const struct landing_service *s)
{
	struct import_known *known = known_of(im, IMPORT_SERVICE, id);
	struct landing_service_stored_row *had = landing_service_stored(im->db, .id = id);
	if (!known || !had)
		return;
	str uuid = uuid_for(known, had->uuid, s->uuid);
	bool same = str_eq(had->uuid, uuid) && str_eq(had->price, s->price) &&
		str_eq(had->entry_conditions, s->entry_conditions) &&
		str_eq(had->languages, s->languages) && str_eq(had->checked_on, s->checked_on) &&
		maybe_eq(had->age_from, s->age_from) && maybe_eq(had->age_to, s->age_to);
	if (!same)
		landing_service_set(im->db, .uuid = uuid, .price = s->price,
			.entry_conditions = s->entry_conditions, .languages = s->languages,
			.checked_on = s->checked_on, .age_from = s->age_from, .age_to = s->age_to,
			.now = im->now, .id = id);
	bool hours = land_hours(im, id, s), towns = land_towns(im, id, s), free = land_free(im, id, s);
	import_note(known, !same || hours || towns || free);
}

void land_provider(struct import *im, int64_t id, const struct landing_provider *p)
{
	struct import_known *known = known_of(im, IMPORT_PROVIDER, id);
	struct landing_provider_stored_row *had = landing_provider_stored(im->db, .id = id);
	if (!known || !had)
		return;
	str uuid = uuid_for(known, had->uuid, p->uuid);
	if (str_eq(had->uuid, uuid) && str_eq(had->legal_form, p->legal_form))
		return;
	landing_provider_set(
		im->db, .uuid = uuid, .legal_form = p->legal_form, .now = im->now, .id = id);
	import_note(known, true);
}

void land_place(struct import *im, int64_t id, const struct landing_place *p)
{
	struct import_known *known = known_of(im, IMPORT_PLACE, id);
	struct landing_place_stored_row *had = landing_place_stored(im->db, .id = id);
	if (!known || !had)
		return;
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
