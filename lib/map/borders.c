/* Lines and areas: what they cover, what each point is worth, merging. */
#include "map/map_internal.h"
#include <math.h>
#include <stdlib.h>

/* ---- what a point is worth ---- */

static double off_line(struct map_point p, struct map_point a, struct map_point b)
{
	double dx = (double)b.x - a.x, dy = (double)b.y - a.y, px = (double)p.x - a.x,
		   py = (double)p.y - a.y, length = hypot(dx, dy);
	return length > 0 ? fabs(px * dy - py * dx) / length : hypot(px, py);
}

struct stretch { size_t from, to; uint32_t most; };

/* Douglas and Peucker (The Canadian Cartographer 10/2, 1973) for all tolerances at once:
 * a point weighs as much as the tolerance from which it is left out, and never more than
 * the point that split the stretch it lies in. */
static void weigh(struct arena *a, struct map_line *l)
{
	struct stretch *open = arena_alloc(a, (l->count + 1) * sizeof *open);
	size_t count = 0;
	l->weights[0] = l->weights[l->count - 1] = UINT32_MAX;
	open[count++] = (struct stretch){ 0, l->count - 1, UINT32_MAX };
	while (count) {
		struct stretch s = open[--count];
		size_t split = 0;
		double far = -1;
		for (size_t i = s.from + 1; i < s.to; i++) {
			double d = off_line(l->points[i], l->points[s.from], l->points[s.to]);
			if (d > far) {
				far = d;
				split = i;
			}
		}
		if (!split)
			continue;
		uint32_t weight = (uint32_t)fmin(far, s.most);
		l->weights[split] = weight;
		open[count++] = (struct stretch){ s.from, split, weight };
		open[count++] = (struct stretch){ split, s.to, weight };
	}
}

void line_finish(struct arena *a, struct map_line *l)
{
	l->weights = arena_alloc(a, l->count * sizeof *l->weights);
	l->box = MAP_NOWHERE;
	for (size_t i = 0; i < l->count; i++)
		map_box_grow(&l->box, l->points[i]);
	weigh(a, l);
}

void area_box(struct map_area *area, const struct map_line *lines)
{
	area->box = MAP_NOWHERE;
	for (size_t r = 0; r < area->count; r++)
		for (size_t i = 0; i < area->rings[r].count; i++) {
			int32_t n = area->rings[r].lines[i];
			const struct map_line *l = &lines[n < 0 ? ~n : n];
			map_box_grow(&area->box, l->box.least);
			map_box_grow(&area->box, l->box.most);
		}
}

const struct map_area *map_area_of(const struct map_borders *b, int64_t code)
{
	for (size_t from = 0, to = b->area_count; from < to;) {
		size_t at = from + (to - from) / 2;
		if (b->areas[at].code == code)
			return &b->areas[at];
		if (b->areas[at].code < code)
			from = at + 1;
		else
			to = at;
	}
	return NULL;
}

/* ---- merging ---- */

enum { NOBODY = -1 };
struct sides { int64_t groups[2]; };

/* An end of a line that is kept. */
struct end { struct map_point at; uint32_t line; bool last; };

struct merging {
	struct arena *arena;
	const struct map_borders *from;
	enum map_grouping grouping;
	struct sides *sides;               /* of each line of `from` */
	struct end *ends;                  /* by place */
	size_t end_count;
	bool *used;                        /* lines that stand in a new one */
	struct map_borders into;
	struct { struct sides *items; size_t count; } into_sides;
};

static int64_t group_of(const struct map_area *a, enum map_grouping grouping)
{
	return grouping == MAP_GROUP_ALL ? 0 : a->groups[grouping];
}

static void sides_find(struct merging *m)
{
	const struct map_borders *from = m->from;
	m->sides = arena_alloc(m->arena, (from->line_count + 1) * sizeof *m->sides);
	for (size_t i = 0; i < from->line_count; i++)
		m->sides[i] = (struct sides){ { NOBODY, NOBODY } };
	for (size_t a = 0; a < from->area_count; a++)
		for (size_t r = 0; r < from->areas[a].count; r++)
			for (size_t i = 0; i < from->areas[a].rings[r].count; i++) {
				int32_t n = from->areas[a].rings[r].lines[i];
				struct sides *s = &m->sides[n < 0 ? ~n : n];
				s->groups[s->groups[0] != NOBODY] = group_of(&from->areas[a], m->grouping);
			}
}

int point_order(struct map_point a, struct map_point b)
{
	return a.x != b.x ? (a.x > b.x) - (a.x < b.x) : (a.y > b.y) - (a.y < b.y);
}

static int end_order(const void *a, const void *b)
{
	const struct end *x = a, *y = b;
	int by_place = point_order(x->at, y->at);
	return by_place ? by_place : (x->line > y->line) - (x->line < y->line);
}

/* Lines with one group on both sides are inside it, and gone. */
static void ends_find(struct merging *m)
{
	m->ends = arena_alloc(m->arena, (2 * m->from->line_count + 1) * sizeof *m->ends);
	m->used = arena_alloc(m->arena, m->from->line_count + 1);
	for (size_t i = 0; i < m->from->line_count; i++) {
		const struct map_line *l = &m->from->lines[i];
		m->used[i] = m->sides[i].groups[0] == m->sides[i].groups[1];
		if (m->used[i])
			continue;
		m->ends[m->end_count++] = (struct end){ l->points[0], (uint32_t)i, false };
		m->ends[m->end_count++] = (struct end){ l->points[l->count - 1], (uint32_t)i, true };
	}
	qsort(m->ends, m->end_count, sizeof *m->ends, end_order);
}

/* The ends that meet at a place. */
static const struct end *ends_at(const struct merging *m, struct map_point at, size_t *count)
{
	size_t from = 0, to = m->end_count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (point_order(m->ends[middle].at, at) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	*count = 0;
	while (from + *count < m->end_count && !point_order(m->ends[from + *count].at, at))
		++*count;
	return &m->ends[from];
}

static bool is_junction(const struct merging *m, struct map_point at)
{
	size_t count;
	ends_at(m, at, &count);
	return count != 2;
}

static void points_add(struct merging *m, struct map_line *to, uint32_t number, bool back)
{
	const struct map_line *l = &m->from->lines[number];
	m->used[number] = true;
	for (size_t i = to->count > 0; i < l->count; i++)
		*(struct map_point *)arena_push(m->arena, &to->points, &to->count, sizeof *to->points) =
			l->points[back ? l->count - 1 - i : i];
}

/* From one end of a line on, until others meet there. */
static void chain_make(struct merging *m, const struct end *first)
{
	struct map_line chain = { 0 };
	points_add(m, &chain, first->line, first->last);
	for (;;) {
		size_t count, i = 0;
		const struct end *ends = ends_at(m, chain.points[chain.count - 1], &count);
		while (i < count && m->used[ends[i].line])
			i++;
		if (count != 2 || i == count)
			break;
		points_add(m, &chain, ends[i].line, ends[i].last);
	}
	line_finish(m->arena, &chain);
	*(struct map_line *)arena_push(
		m->arena, &m->into.lines, &m->into.line_count, sizeof chain) = chain;
	*(struct sides *)arena_push(m->arena, &m->into_sides.items, &m->into_sides.count,
		sizeof(struct sides)) = m->sides[first->line];
}

static void chains_make(struct merging *m)
{
	for (size_t i = 0; i < m->end_count; i++)
		if (!m->used[m->ends[i].line] && is_junction(m, m->ends[i].at))
			chain_make(m, &m->ends[i]);
	/* What no junction lies on goes round and comes back. */
	for (size_t i = 0; i < m->end_count; i++)
		if (!m->used[m->ends[i].line])
			chain_make(m, &m->ends[i]);
}

static struct map_point line_end(const struct map_borders *b, int32_t n, bool last)
{
	const struct map_line *l = &b->lines[n < 0 ? ~n : n];
	return l->points[last != (n < 0) ? l->count - 1 : 0];
}

/* The new lines of one group, put together into rings. */
static void rings_make(struct merging *m, struct map_area *area, int32_t *lines, size_t count)
{
	while (count) {
		struct map_ring *ring =
			arena_push(m->arena, &area->rings, &area->count, sizeof *area->rings);
		int32_t next = lines[--count];
		struct map_point start = line_end(&m->into, next, false), at;
		for (;;) {
			*(int32_t *)arena_push(m->arena, &ring->lines, &ring->count, sizeof next) = next;
			at = line_end(&m->into, next, true);
			size_t i = 0;
			while (i < count && point_order(line_end(&m->into, lines[i], false), at)
				&& point_order(line_end(&m->into, lines[i], true), at))
				i++;
			if (!point_order(at, start) || i == count)
				break;
			next = point_order(line_end(&m->into, lines[i], false), at) ? ~lines[i] : lines[i];
			lines[i] = lines[--count];
		}
	}
	area_box(area, m->into.lines);
}

static int code_order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void areas_make(struct merging *m)
{
	size_t most = m->from->area_count, count = 0;
	int64_t *codes = arena_alloc(m->arena, (most + 1) * sizeof *codes);
	int32_t *lines = arena_alloc(m->arena, (m->into.line_count + 1) * sizeof *lines);
	for (size_t i = 0; i < most; i++)
		codes[i] = group_of(&m->from->areas[i], m->grouping);
	qsort(codes, most, sizeof *codes, code_order);
	for (size_t i = 0; i < most; i++) {
		if (i && codes[i] == codes[i - 1])
			continue;
		count = 0;
		for (size_t l = 0; l < m->into.line_count; l++) {
			const struct sides *s = &m->into_sides.items[l];
			if (s->groups[0] == codes[i] || s->groups[1] == codes[i])
				lines[count++] = (int32_t)l;
		}
		struct map_area *area = arena_push(
			m->arena, &m->into.areas, &m->into.area_count, sizeof *m->into.areas);
		area->code = codes[i];
		rings_make(m, area, lines, count);
	}
}

struct map_borders map_merge(
	struct arena *a, const struct map_borders *from, enum map_grouping grouping)
{
	struct merging m = { .arena = a, .from = from, .grouping = grouping };
	sides_find(&m);
	ends_find(&m);
	chains_make(&m);
	areas_make(&m);
	return m.into;
}
