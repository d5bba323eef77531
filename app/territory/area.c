/* Areas: named sets of municipalities. */
#include "app/territory/territory_internal.h"
#include "app/site/site.h"
#include "app/territory/area.sql.h"
#include "crypto/crypto.h"
#include "search/search.h"
#include <stdlib.h>

enum { AREAS_MOST = 10000 };

static bool kind_exists(str kind)
{
	static const char *const kinds[] = { "town", "orp", "region", "planning" };
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(kind, kinds[i]))
			return true;
	return false;
}

/* In order and each once. */
static struct int_list sorted_codes(struct arena *a, struct int_list codes)
{
	int64_t *items = arena_alloc(a, (codes.count + 1) * sizeof *items);
	size_t count = 0;
	if (codes.count) {
		memcpy(items, codes.items, codes.count * sizeof *items);
		qsort(items, codes.count, sizeof *items, rows_order);
	}
	for (size_t i = 0; i < codes.count; i++)
		if (!count || items[count - 1] != items[i])
			items[count++] = items[i];
	return (struct int_list){ items, count };
}

struct matching { struct int_list codes; size_t known; };

static bool match_code(void *context, const void *row)
{
	struct matching *m = context;
	const struct area_known_municipalities_row *found = row;
	if (m->codes.items[m->known] != found->id)
		return false;
	return ++m->known < m->codes.count;
}

enum area_refusal area_make(struct db *db, struct arena *a, int64_t now, struct area_new *area)
{
	struct matching m = { .codes = sorted_codes(a, area->municipalities) };
	if (!area->slug.len || !str_eq(slug_make(a, area->slug), area->slug))
		return AREA_SLUG_WRONG;
	if (!area->name.len)
		return AREA_NAMELESS;
	if (!kind_exists(area->kind))
		return AREA_KIND_UNKNOWN;
	if (!m.codes.count)
		return AREA_EMPTY;
	if (area_has_slug(db, .slug = area->slug))
		return AREA_SLUG_TAKEN;
	area_known_municipalities(db, match_code, &m, .codes = m.codes);
	if (m.known < m.codes.count && !db_failed(db)) {
		area->unknown = m.codes.items[m.known];
		return AREA_CODE_UNKNOWN;
	}
	int64_t id = area_add(db, .uuid = uuid_make(a, now), .slug = area->slug, .kind = area->kind,
		.name = area->name, .sort_key = search_sort_key(a, area->name));
	for (size_t i = 0; i < m.codes.count; i++)
		area_municipality_add(db, .area_id = id, .municipality_id = m.codes.items[i]);
	db_note_change(db, "area", id);
	return AREA_MADE;
}

struct areas areas_valid(struct db *db, struct arena *a, str day)
{
	struct areas areas = { 0 };
	struct area_valid_rows rows = area_valid(db, .day = day, .limit = AREAS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct area *)arena_push(a, &areas.items, &areas.count, sizeof *areas.items) =
			(struct area){ rows.items[i].id, rows.items[i].slug, rows.items[i].kind,
				rows.items[i].name };
	return areas;
}

int64_t area_of_slug(struct db *db, str slug) { return area_id(db, .slug = slug); }
