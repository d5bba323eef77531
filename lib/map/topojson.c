/*
 * TopoJSON (https://github.com/topojson/topojson-specification, 2.1): arcs of whole
 * numbers, each point told from the one before it, and areas that refer to arcs.
 */
#include "map/map_internal.h"
#include <stdlib.h>

enum { MOST_QUANTUM = 1000000000 };

struct transform { double scale[2], translate[2]; };

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

/* `at` is the point before this one, and then this one. */
static bool read_point(struct reading *r, const struct transform *t, json_t *point, int64_t at[2],
	struct map_point *out)
{
	for (size_t i = 0; i < 2; i++) {
		json_t *n = json_array_get(point, i);
		if (!json_is_integer(n) || llabs(json_integer_value(n)) > MOST_QUANTUM)
			return refuse(r, "a point must be two whole numbers");
		at[i] += json_integer_value(n);
		if (llabs(at[i]) > MOST_QUANTUM)
			return refuse(r, "a line leads too far");
	}
	return read_place(r, (double)at[0] * t->scale[0] + t->translate[0],
		(double)at[1] * t->scale[1] + t->translate[1], out);
}

static bool read_line(
	struct reading *r, const struct transform *t, json_t *arc, struct map_line *line)
{
	int64_t at[2] = { 0, 0 };
	line->count = json_array_size(arc);
	if (line->count < 2 || line->count > MAP_LINE_POINTS)
		return refuse(r, "a line must have 2 to 20000 points");
	line->points = arena_alloc(r->arena, line->count * sizeof *line->points);
	for (size_t i = 0; i < line->count; i++)
		if (!read_point(r, t, json_array_get(arc, i), at, &line->points[i]))
			return false;
	line_finish(r->arena, line);
	return true;
}

static bool read_lines(struct reading *r, const struct transform *t, json_t *arcs)
{
	struct map_borders *b = r->into;
	b->line_count = json_array_size(arcs);
	if (!b->line_count || b->line_count > MAP_MOST_LINES)
		return refuse(r, "there must be 1 to 1000000 lines");
	b->lines = arena_alloc(r->arena, b->line_count * sizeof *b->lines);
	for (size_t i = 0; i < b->line_count; i++)
		if (!read_line(r, t, json_array_get(arcs, i), &b->lines[i]))
			return false;
	return true;
}

/* ---- areas ---- */

static struct map_point end_of(const struct reading *r, int32_t n, bool last)
{
	const struct map_line *l = &r->into->lines[n < 0 ? ~n : n];
	return l->points[last != (n < 0) ? l->count - 1 : 0];
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
		json_int_t value = json_is_integer(n) ? json_integer_value(n) : MAP_MOST_LINES;
		if ((size_t)(value < 0 ? ~value : value) >= r->into->line_count)
			return refuse(r, "a ring has a line that is not there");
		ring->lines[i] = (int32_t)value;
		if (i && !same_point(end_of(r, ring->lines[i - 1], true), end_of(r, ring->lines[i], false)))
			return refuse(r, "the lines of a ring do not join");
	}
	if (!same_point(
			end_of(r, ring->lines[ring->count - 1], true), end_of(r, ring->lines[0], false)))
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

static bool read_area(struct reading *r, json_t *geometry, struct map_area *area)
{
	json_t *arcs = json_object_get(geometry, "arcs");
	if (!read_codes(r, json_object_get(geometry, "id"), json_object_get(geometry, "properties"),
			area))
		return false;
	if (json_is_type(geometry, "Polygon")) {
		if (!read_rings(r, arcs, area))
			return false;
	} else if (json_is_type(geometry, "MultiPolygon") && json_array_size(arcs)) {
		for (size_t i = 0; i < json_array_size(arcs); i++)
			if (!read_rings(r, json_array_get(arcs, i), area))
				return false;
	} else {
		return refuse(r, "an area must be a Polygon or a MultiPolygon");
	}
	area_box(area, r->into->lines);
	return true;
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
	return areas_sort(r);
}

bool topojson_read(struct reading *r, json_t *root)
{
	json_t *transform = json_object_get(root, "transform");
	json_t *objects = json_object_get(root, "objects");
	json_t *areas = json_object_get(json_object_get(objects, "municipalities"), "geometries");
	struct transform t;
	return read_pair(r, json_object_get(transform, "scale"), t.scale)
		&& read_pair(r, json_object_get(transform, "translate"), t.translate)
		&& read_lines(r, &t, json_object_get(root, "arcs")) && read_areas(r, areas);
}
