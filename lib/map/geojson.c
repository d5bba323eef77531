/*
 * GeoJSON (RFC 7946): every area tells its whole border, so neighbours tell theirs twice.
 * Borders are cut where they part from each other; pieces that are alike, either way
 * round, become one line.  In which direction a ring runs does not matter.
 */
#include "map/map_internal.h"
#include <stdlib.h>

enum { RING_LEAST = 4 };

/* A ring without its last point, which is its first, and without what stands twice. */
struct outline { struct map_point *points; size_t count, area; };

/* One point of an outline, and those beside it, the lesser first. */
struct visit { struct map_point at, beside[2]; bool *junction; };

/* What lies between two junctions, from its lesser end; `slot` wants its number. */
struct piece { struct map_point *points; size_t count; bool back; int32_t *slot; };

struct cutting {
	struct reading *r;
	struct arena work;                 /* what is gone when the lines are there */
	struct { struct outline *items; size_t count; } outlines;
	struct { struct piece *items; size_t count; } pieces;
	size_t points;                     /* of all outlines */
};

/* ---- features ---- */

static bool read_position(struct reading *r, json_t *position, struct map_point *out)
{
	json_t *longitude = json_array_get(position, 0), *latitude = json_array_get(position, 1);
	if (!json_is_number(longitude) || !json_is_number(latitude))
		return refuse(r, "a position must be two numbers");
	return read_place(r, json_number_value(longitude), json_number_value(latitude), out);
}

static bool read_ring(struct cutting *c, json_t *positions)
{
	struct reading *r = c->r;
	size_t count = json_array_size(positions);
	if (count < RING_LEAST || count > MAP_LINE_POINTS)
		return refuse(r, "a ring must have 4 to 20000 positions");
	struct outline *o = arena_push(&c->work, &c->outlines.items, &c->outlines.count, sizeof *o);
	o->area = r->into->area_count - 1;
	o->points = arena_alloc(&c->work, count * sizeof *o->points);
	for (size_t i = 0; i < count; i++) {
		struct map_point p;
		if (!read_position(r, json_array_get(positions, i), &p))
			return false;
		if (!o->count || !same_point(p, o->points[o->count - 1]))
			o->points[o->count++] = p;
	}
	if (!same_point(o->points[0], o->points[o->count - 1]))
		return refuse(r, "a ring is not closed: its last position must be its first");
	if (--o->count < RING_LEAST - 1)
		return refuse(r, "a ring must have three different points");
	c->points += o->count;
	return true;
}

static bool read_polygon(struct cutting *c, json_t *rings)
{
	if (!json_array_size(rings))
		return refuse(c->r, "an area has no ring");
	for (size_t i = 0; i < json_array_size(rings); i++)
		if (!read_ring(c, json_array_get(rings, i)))
			return false;
	return true;
}

static bool read_geometry(struct cutting *c, json_t *geometry)
{
	json_t *coordinates = json_object_get(geometry, "coordinates");
	if (json_is_type(geometry, "Polygon"))
		return read_polygon(c, coordinates);
	if (!json_is_type(geometry, "MultiPolygon"))
		return refuse(c->r, "an area must be a Polygon or a MultiPolygon");
	if (!json_array_size(coordinates))
		return refuse(c->r, "an area has no ring");
	for (size_t i = 0; i < json_array_size(coordinates); i++)
		if (!read_polygon(c, json_array_get(coordinates, i)))
			return false;
	return true;
}

static bool read_feature(struct cutting *c, json_t *feature)
{
	struct map_borders *b = c->r->into;
	struct map_area *area = arena_push(c->r->arena, &b->areas, &b->area_count, sizeof *area);
	json_t *properties = json_object_get(feature, "properties");
	json_t *id = json_object_get(feature, "id");
	if (!json_is_type(feature, "Feature"))
		return refuse(c->r, "it must be of the type Feature");
	return read_codes(c->r, id ? id : json_object_get(properties, "code"), properties, area)
		&& read_geometry(c, json_object_get(feature, "geometry"));
}

static bool read_features(struct cutting *c, json_t *features)
{
	if (!json_array_size(features))
		return refuse(c->r, "the collection has no features");
	for (size_t i = 0; i < json_array_size(features); i++) {
		if (read_feature(c, json_array_get(features, i)))
			continue;
		c->r->why = arena_printf(c->r->arena, "feature %zu: %s", i + 1, c->r->why).ptr;
		return false;
	}
	return true;
}

/* ---- junctions ---- */

static int visit_order(const void *a, const void *b)
{
	return point_order(((const struct visit *)a)->at, ((const struct visit *)b)->at);
}

static struct visit visit_of(const struct outline *o, size_t i)
{
	struct map_point before = o->points[i ? i - 1 : o->count - 1],
					 after = o->points[i + 1 < o->count ? i + 1 : 0];
	bool swap = point_order(before, after) > 0;
	return (struct visit){ .at = o->points[i],
		.beside = { swap ? after : before, swap ? before : after } };
}

static bool visits_part(const struct visit *a, const struct visit *b)
{
	return !same_point(a->beside[0], b->beside[0]) || !same_point(a->beside[1], b->beside[1]);
}

/* For each point of the outlines, one after another: whether borders part there, so that
 * some go on to another point than others. */
static bool *junctions_find(struct cutting *c)
{
	struct visit *visits = arena_alloc(&c->work, c->points * sizeof *visits);
	bool *all = arena_alloc(&c->work, c->points);
	size_t count = 0;
	for (size_t n = 0; n < c->outlines.count; n++)
		for (size_t i = 0; i < c->outlines.items[n].count; i++, count++) {
			visits[count] = visit_of(&c->outlines.items[n], i);
			visits[count].junction = &all[count];
		}
	qsort(visits, count, sizeof *visits, visit_order);
	for (size_t from = 0, to; from < count; from = to) {
		bool part = false;
		for (to = from + 1; to < count && same_point(visits[to].at, visits[from].at); to++)
			part |= visits_part(&visits[from], &visits[to]);
		for (size_t i = from; i < to; i++)
			*visits[i].junction = part;
	}
	return all;
}

/* ---- pieces ---- */

static void points_turn(struct map_point *points, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		struct map_point p = points[i];
		points[i] = points[count - 1 - i];
		points[count - 1 - i] = p;
	}
}

/* From the point `from` of the outline on, `steps` steps. */
static void piece_add(struct cutting *c, const struct outline *o, size_t from, size_t steps,
	int32_t *slot)
{
	struct piece *p = arena_push(&c->work, &c->pieces.items, &c->pieces.count, sizeof *p);
	p->slot = slot;
	p->count = steps + 1;
	p->points = arena_alloc(&c->work, p->count * sizeof *p->points);
	for (size_t i = 0; i <= steps; i++)
		p->points[i] = o->points[(from + i) % o->count];
	/* What ends where it begins is told by the second point and the last but one. */
	int order = point_order(p->points[0], p->points[steps]);
	if (!order)
		order = point_order(p->points[1], p->points[steps - 1]);
	p->back = order > 0;
	if (p->back)
		points_turn(p->points, p->count);
}

/* Where the outline is cut first: at a junction or, without one, at its least point. */
static size_t first_cut(const struct outline *o, const bool *junctions)
{
	size_t least = 0;
	for (size_t i = 0; i < o->count; i++) {
		if (junctions[i])
			return i;
		if (point_order(o->points[i], o->points[least]) < 0)
			least = i;
	}
	return least;
}

static void outline_cut(struct cutting *c, const struct outline *o, const bool *junctions)
{
	struct map_area *area = &c->r->into->areas[o->area];
	struct map_ring *ring =
		arena_push(c->r->arena, &area->rings, &area->count, sizeof *ring);
	size_t first = first_cut(o, junctions), from = 0;
	for (size_t i = 1; i <= o->count; i++)
		ring->count += i == o->count || junctions[(first + i) % o->count];
	ring->lines = arena_alloc(c->r->arena, ring->count * sizeof *ring->lines);
	int32_t *slot = ring->lines;
	for (size_t i = 1; i <= o->count; i++)
		if (i == o->count || junctions[(first + i) % o->count]) {
			piece_add(c, o, (first + from) % o->count, i - from, slot++);
			from = i;
		}
}

static int piece_order(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	for (size_t i = 0; i < x->count; i++) {
		int order = point_order(x->points[i], y->points[i]);
		if (order)
			return order;
	}
	return 0;
}

static bool lines_make(struct cutting *c)
{
	struct map_borders *b = c->r->into;
	qsort(c->pieces.items, c->pieces.count, sizeof *c->pieces.items, piece_order);
	for (size_t i = 0; i < c->pieces.count; i++) {
		struct piece *p = &c->pieces.items[i];
		if (!i || piece_order(p - 1, p)) {
			if (b->line_count == MAP_MOST_LINES)
				return refuse(c->r, "there are more than 1000000 lines");
			struct map_line *l =
				arena_push(c->r->arena, &b->lines, &b->line_count, sizeof *l);
			l->count = p->count;
			l->points = arena_alloc(c->r->arena, l->count * sizeof *l->points);
			memcpy(l->points, p->points, l->count * sizeof *l->points);
			line_finish(c->r->arena, l);
		}
		int32_t number = (int32_t)b->line_count - 1;
		*p->slot = p->back ? ~number : number;
	}
	return true;
}

static bool outlines_join(struct cutting *c)
{
	const bool *junctions = junctions_find(c);
	for (size_t i = 0; i < c->outlines.count; i++) {
		outline_cut(c, &c->outlines.items[i], junctions);
		junctions += c->outlines.items[i].count;
	}
	return lines_make(c);
}

bool geojson_read(struct reading *r, json_t *root)
{
	struct cutting c = { .r = r };
	bool read = read_features(&c, json_object_get(root, "features")) && outlines_join(&c);
	arena_free(&c.work);
	for (size_t i = 0; read && i < r->into->area_count; i++)
		area_box(&r->into->areas[i], r->into->lines);
	return read && areas_sort(r);
}
