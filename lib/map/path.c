/* Borders as SVG paths. */
#include "map/map_internal.h"
#include <math.h>

/* Beyond the edge of the view nothing is drawn but straight lines, which nobody sees. */
enum { EDGE = 40, TOLERANCE_TENTHS = 12 };

struct spot { double x, y; };
struct spots { struct spot *items; size_t count; };

static bool boxes_meet(struct map_box a, struct map_box b)
{
	return a.least.x <= b.most.x && b.least.x <= a.most.x && a.least.y <= b.most.y
		&& b.least.y <= a.most.y;
}

static struct map_box box_drawn(const struct map_view *v)
{
	struct map_view larger = *v;
	larger.width += 2 * EDGE;
	larger.height += 2 * EDGE;
	return map_view_box(&larger);
}

static struct spot spot_of(const struct map_view *v, struct map_point p)
{
	double unit = (double)view_unit(v->zoom);
	return (struct spot){ ((double)p.x - v->centre.x) / unit + v->width / 2.0,
		((double)p.y - v->centre.y) / unit + v->height / 2.0 };
}

static uint32_t tolerance(const struct map_view *v)
{
	return (uint32_t)(view_unit(v->zoom) * TOLERANCE_TENTHS / 10);
}

/* ---- writing ---- */

static void put_pair(struct buf *out, int x, int y)
{
	buf_int(out, x);
	if (y >= 0)
		buf_char(out, ' ');
	buf_int(out, y);
}

/* Steps from point to point; what does not move is left out. */
static void put_spots(struct buf *out, struct spots spots, bool closed)
{
	int x = 0, y = 0;
	size_t written = 0;
	for (size_t i = 0; i < spots.count; i++) {
		int to_x = (int)lround(spots.items[i].x), to_y = (int)lround(spots.items[i].y);
		if (written && to_x == x && to_y == y)
			continue;
		buf_char(out, written ? 'l' : 'M');
		put_pair(out, to_x - x, to_y - y);
		x = to_x;
		y = to_y;
		written++;
	}
	if (closed && written)
		buf_char(out, 'z');
}

/* ---- areas ---- */

static void add(struct arena *a, struct spots *to, struct spot s)
{
	*(struct spot *)arena_push(a, &to->items, &to->count, sizeof s) = s;
}

static struct spots ring_spots(struct arena *a, const struct map_view *v,
	const struct map_borders *b, const struct map_ring *ring)
{
	struct spots spots = { 0 };
	uint32_t least = tolerance(v);
	for (size_t i = 0; i < ring->count; i++) {
		int32_t n = ring->lines[i];
		const struct map_line *l = &b->lines[n < 0 ? ~n : n];
		/* The last point is the next line's first. */
		for (size_t k = 0; k + 1 < l->count; k++) {
			size_t at = n < 0 ? l->count - 1 - k : k;
			if (l->weights[at] >= least)
				add(a, &spots, spot_of(v, l->points[at]));
		}
	}
	return spots;
}

/* One of the four edges: what is on its inner side has a distance that is not negative. */
static double inside(struct spot s, const struct map_view *v, int edge)
{
	switch (edge) {
	case 0:
		return s.x + EDGE;
	case 1:
		return s.y + EDGE;
	case 2:
		return v->width + EDGE - s.x;
	default:
		return v->height + EDGE - s.y;
	}
}

/* Sutherland and Hodgman, Reentrant Polygon Clipping (CACM 17/1, 1974). */
static struct spots cut(struct arena *a, const struct map_view *v, struct spots ring)
{
	for (int edge = 0; edge < 4 && ring.count; edge++) {
		struct spots kept = { 0 };
		struct spot last = ring.items[ring.count - 1];
		double was = inside(last, v, edge);
		for (size_t i = 0; i < ring.count; i++) {
			struct spot s = ring.items[i];
			double is = inside(s, v, edge), part = was / (was - is);
			if ((is >= 0) != (was >= 0))
				add(a, &kept, (struct spot){ last.x + (s.x - last.x) * part,
					last.y + (s.y - last.y) * part });
			if (is >= 0)
				add(a, &kept, s);
			last = s;
			was = is;
		}
		ring = kept;
	}
	return ring;
}

str map_area_path(struct arena *a, const struct map_view *v, const struct map_borders *b,
	const struct map_area *area)
{
	struct buf out = { .arena = a };
	if (!boxes_meet(area->box, map_view_box(v)))
		return buf_str(&out);
	for (size_t i = 0; i < area->count; i++) {
		struct spots ring = cut(a, v, ring_spots(a, v, b, &area->rings[i]));
		if (ring.count > 2)
			put_spots(&out, ring, true);
	}
	return buf_str(&out);
}

/* ---- lines ---- */

str map_lines_path(struct arena *a, const struct map_view *v, const struct map_borders *b)
{
	struct buf out = { .arena = a };
	struct map_box box = box_drawn(v);
	uint32_t least = tolerance(v);
	for (size_t i = 0; i < b->line_count; i++) {
		const struct map_line *l = &b->lines[i];
		struct spots spots = { 0 };
		if (!boxes_meet(l->box, box))
			continue;
		for (size_t k = 0; k < l->count; k++)
			if (l->weights[k] >= least)
				add(a, &spots, spot_of(v, l->points[k]));
		put_spots(&out, spots, false);
	}
	return buf_str(&out);
}
