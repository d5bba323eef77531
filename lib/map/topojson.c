/*
 * TopoJSON (https://github.com/topojson/topojson-specification, 2.1): arcs of whole
 * numbers, each point told from the one before it, and areas that refer to arcs.
 */
#include "map/map_internal.h"
#include <jansson.h>
#include <math.h>
#include <stdlib.h>

enum { MOST_LINES = 1000000, MOST_POINTS = 20000, MOST_QUANTUM = 1000000000 };

struct reading {
	struct arena *arena;
	struct map_borders *into;
	double scale[2], translate[2];
	const char *why;                   /* NULL: all is well so far */
};

static bool refuse(struct reading *r, const char *why)
{
	if (!r->why)
		r->why = why;
	return false;
}

/* ---- arcs ---- */

static bool read_pair(struct reading *r, json_t *pair, double out[2])
{
	for (size_t i = 0; i < 2; i++) {
		json_t *n = json_array_get(pair, i);
		if (!json_is_number(n))
			return refuse(r, "the transform must have two numbers");
		out[i] = json_number_value(n);
	}
	return true;
}

/* Degrees as millionths; false when it is nowhere on Earth. */
static bool degrees_of(double value, double most, int64_t *out)
{
	if (!isfinite(value) || fabs(value) > most)
		return false;
	*out = llround(value * 1e6);
	return true;
}

static bool read_point(struct reading *r, json_t *point, int64_t at[2], struct map_point *out)
{
	struct map_place place;
	for (size_t i = 0; i < 2; i++) {
		json_t *n = json_array_get(point, i);
		if (!json_is_integer(n) || llabs(json_integer_value(n)) > MOST_QUANTUM)
			return refuse(r, "a point must be two whole numbers");
		at[i] += json_integer_value(n);
		if (llabs(at[i]) > MOST_QUANTUM)
			return refuse(r, "a line leads too far");
	}
	if (!degrees_of((double)at[0] * r->scale[0] + r->translate[0], 180, &place.longitude)
		|| !degrees_of((double)at[1] * r->scale[1] + r->translate[1], 85, &place.latitude))
		return refuse(r, "a point is not on the map of the world");
	*out = map_point_of(place);
	return true;
}

static bool read_line(struct reading *r, json_t *arc, struct map_line *line)
{
	int64_t at[2] = { 0, 0 };
	line->count = json_array_size(arc);
	if (line->count < 2 || line->count > MOST_POINTS)
		return refuse(r, "a line must have 2 to 20000 points");
	line->points = arena_alloc(r->arena, line->count * sizeof *line->points);
	for (size_t i = 0; i < line->count; i++)
		if (!read_point(r, json_array_get(arc, i), at, &line->points[i]))
			return false;
	line_finish(r->arena, line);
	return true;
}

static bool read_lines(struct reading *r, json_t *arcs)
{
	struct map_borders *b = r->into;
	b->line_count = json_array_size(arcs);
	if (!b->line_count || b->line_count > MOST_LINES)
		return refuse(r, "there must be 1 to 1000000 lines");
	b->lines = arena_alloc(r->arena, b->line_count * sizeof *b->lines);
	for (size_t i = 0; i < b->line_count; i++)
		if (!read_line(r, json_array_get(arcs, i), &b->lines[i]))
			return false;
	return true;
}

/* ---- areas ---- */

static struct map_point end_of(const struct reading *r, int32_t n, bool last)
{
	const struct map_line *l = &r->into->lines[n < 0 ? ~n : n];
	return l->points[last != (n < 0) ? l->count - 1 : 0];
}

static bool joins(struct map_point a, struct map_point b)
{
	return a.x == b.x && a.y == b.y;
}

static bool read_ring(struct reading *r, json_t *numbers, struct map_area *area)
{
	struct map_ring *ring = arena_push(r->arena, &area->rings, &area->count, sizeof *ring);
	ring->count = json_array_size(numbers);
	if (!ring->count)
		return refuse(r, "a ring has no line");
	ring->lines = arena_alloc(r->arena, ring->count * sizeof *ring->lines);
	for (size_t i = 0; i < ring->count; i++) {
		json_t *n = json_array_get(numbers, i);
		json_int_t value = json_is_integer(n) ? json_integer_value(n) : MOST_LINES;
		if ((size_t)(value < 0 ? ~value : value) >= r->into->line_count)
			return refuse(r, "a ring has a line that is not there");
		ring->lines[i] = (int32_t)value;
		if (i && !joins(end_of(r, ring->lines[i - 1], true), end_of(r, ring->lines[i], false)))
			return refuse(r, "the lines of a ring do not join");
	}
	if (!joins(end_of(r, ring->lines[ring->count - 1], true), end_of(r, ring->lines[0], false)))
		return refuse(r, "a ring is not closed");
	return true;
}

static bool read_rings(struct reading *r, json_t *polygon, struct map_area *area)
{
	if (!json_array_size(polygon))
		return refuse(r, "an area has no ring");
	for (size_t i = 0; i < json_array_size(polygon); i++)
		if (!read_ring(r, json_array_get(polygon, i), area))
			return false;
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

static bool read_area(struct reading *r, json_t *geometry, struct map_area *area)
{
	static const char *const groups[] = { "orp", "region" };
	json_t *arcs = json_object_get(geometry, "arcs");
	const char *type = json_string_value(json_object_get(geometry, "type"));
	area->code = code_of(json_object_get(geometry, "id"));
	for (size_t i = 0; i < COUNT(groups); i++)
		area->groups[i] =
			code_of(json_object_get(json_object_get(geometry, "properties"), groups[i]));
	if (area->code <= 0 || area->groups[0] <= 0 || area->groups[1] <= 0)
		return refuse(r, "an area needs an id, orp and region, which are positive numbers");
	if (type && !strcmp(type, "Polygon")) {
		if (!read_rings(r, arcs, area))
			return false;
	} else if (type && !strcmp(type, "MultiPolygon") && json_array_size(arcs)) {
		for (size_t i = 0; i < json_array_size(arcs); i++)
			if (!read_rings(r, json_array_get(arcs, i), area))
				return false;
	} else {
		return refuse(r, "an area must be a Polygon or a MultiPolygon");
	}
	area_box(area, r->into->lines);
	return true;
}

static int area_order(const void *a, const void *b)
{
	int64_t x = ((const struct map_area *)a)->code, y = ((const struct map_area *)b)->code;
	return (x > y) - (x < y);
}

static bool read_areas(struct reading *r, json_t *geometries)
{
	struct map_borders *b = r->into;
	b->area_count = json_array_size(geometries);
	if (!b->area_count)
		return refuse(r, "the object municipalities has no areas");
	b->areas = arena_alloc(r->arena, b->area_count * sizeof *b->areas);
	for (size_t i = 0; i < b->area_count; i++)
		if (!read_area(r, json_array_get(geometries, i), &b->areas[i]))
			return false;
	qsort(b->areas, b->area_count, sizeof *b->areas, area_order);
	for (size_t i = 1; i < b->area_count; i++)
		if (b->areas[i].code == b->areas[i - 1].code)
			return refuse(r, "two areas have one id");
	return true;
}

static bool read_whole(struct reading *r, json_t *root)
{
	json_t *transform = json_object_get(root, "transform");
	json_t *objects = json_object_get(root, "objects");
	json_t *areas = json_object_get(json_object_get(objects, "municipalities"), "geometries");
	const char *type = json_string_value(json_object_get(root, "type"));
	if (!type || strcmp(type, "Topology"))
		return refuse(r, "it is no TopoJSON");
	return read_pair(r, json_object_get(transform, "scale"), r->scale)
		&& read_pair(r, json_object_get(transform, "translate"), r->translate)
		&& read_lines(r, json_object_get(root, "arcs")) && read_areas(r, areas);
}

bool topojson_read(struct arena *a, str json, struct map_borders *into, const char **why)
{
	struct reading r = { .arena = a, .into = into };
	*into = (struct map_borders){ 0 };
	json_t *root = json.len <= MAP_FILE_MOST ? json_loadb(json.ptr, json.len, 0, NULL) : NULL;
	if (!root)
		refuse(&r, "it is no JSON, or too long");
	else
		read_whole(&r, root);
	json_decref(root);
	*why = r.why;
	return !r.why;
}
