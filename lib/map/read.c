/* What both formats of borders have in common. */
#include "map/map_internal.h"
#include <math.h>
#include <stdlib.h>

bool refuse(struct reading *r, const char *why)
{
	if (!r->why)
		r->why = why;
	return false;
}

/* Degrees as millionths; false when it is nowhere on Earth. */
static bool degrees_of(double value, double most, int64_t *out)
{
	if (!isfinite(value) || fabs(value) > most)
		return false;
	*out = llround(value * 1e6);
	return true;
}

bool read_place(struct reading *r, double longitude, double latitude, struct map_point *out)
{
	struct map_place place;
	if (!degrees_of(longitude, 180, &place.longitude) || !degrees_of(latitude, 85, &place.latitude))
		return refuse(r, "a point is not on the map of the world");
	*out = map_point_of(place);
	return true;
}

/* A code: a positive number, or a text of one. */
static int64_t code_of(json_t *value)
{
	if (json_is_integer(value))
		return json_integer_value(value);
	struct maybe_int n =
		str_int((str){ json_string_value(value), json_string_length(value) });
	return n.set ? n.value : 0;
}

bool read_codes(struct reading *r, json_t *id, json_t *properties, struct map_area *area)
{
	static const char *const groups[] = { "orp", "region" };
	area->code = code_of(id);
	for (size_t i = 0; i < COUNT(groups); i++)
		area->groups[i] = code_of(json_object_get(properties, groups[i]));
	if (area->code <= 0 || area->groups[0] <= 0 || area->groups[1] <= 0)
		return refuse(r, "an area needs an id, orp and region, which are positive numbers");
	return true;
}

static int area_order(const void *a, const void *b)
{
	return int_order(((const struct map_area *)a)->code, ((const struct map_area *)b)->code);
}

bool areas_sort(struct reading *r)
{
	struct map_borders *b = r->into;
	qsort(b->areas, b->area_count, sizeof *b->areas, area_order);
	for (size_t i = 1; i < b->area_count; i++)
		if (b->areas[i].code == b->areas[i - 1].code)
			return refuse(r, arena_printf(r->arena, "two areas have one id, %lld",
				(long long)b->areas[i].code).ptr);
	return true;
}

/* A file that says one thing twice says nothing. */
static json_t *parse(struct reading *r, str json)
{
	json_error_t error;
	if (!json.ptr || json.len > MAP_FILE_MOST) {
		refuse(r, "it cannot be read, or is longer than 32 MB");
		return NULL;
	}
	json_t *root = json_loadb(json.ptr, json.len, JSON_REJECT_DUPLICATES, &error);
	if (!root)
		refuse(r, arena_printf(r->arena, "it is no JSON: line %d, column %d: %s", error.line,
			error.column, error.text).ptr);
	return root;
}

bool map_read(struct arena *a, str json, struct map_borders *into, const char **why)
{
	struct reading r = { .arena = a, .into = into };
	*into = (struct map_borders){ 0 };
	json_t *root = parse(&r, json);
	if (json_is_type(root, "Topology"))
		topojson_read(&r, root);
	else if (json_is_type(root, "FeatureCollection"))
		geojson_read(&r, root);
	else
		refuse(&r, "it is neither TopoJSON nor a collection of features of GeoJSON");
	json_decref(root);
	*why = r.why;
	return !r.why;
}
