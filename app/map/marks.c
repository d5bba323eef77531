/* Where services are, and which of them share a mark. */
#include "app/map/map_view.h"
#include <stdlib.h>

/* Marks are this far apart, so that a finger hits one also where the map is 290 px wide. */
enum { APART = 108, NUMBERS = 12, CLOSER_MARGIN = 8 };

/* ---- spots ---- */

struct place_in_list { int64_t service; size_t at; };

static int service_order(const void *a, const void *b)
{
	const struct place_in_list *x = a, *y = b;
	return (x->service > y->service) - (x->service < y->service);
}

struct map_spots map_spots(struct req *r, struct int_list services)
{
	struct map_spots spots = { 0 };
	struct map_points_rows rows = map_points(r->db, .services = services,
		.day = day_of(r->arena, r->now), .limit = MOST_POINTS);
	struct place_in_list *order = arena_alloc(r->arena, (services.count + 1) * sizeof *order);
	for (size_t i = 0; i < services.count; i++)
		order[i] = (struct place_in_list){ services.items[i], i };
	qsort(order, services.count, sizeof *order, service_order);
	/* Rows come by service; they are dealt out to where each stands in the list. */
	struct span_of_rows { size_t from, count; } *of =
		arena_alloc(r->arena, (services.count + 1) * sizeof *of);
	for (size_t i = 0, k = 0; i < services.count; i++) {
		while (k < rows.count && rows.items[k].service_id < order[i].service)
			k++;
		of[order[i].at].from = k;
		while (k < rows.count && rows.items[k].service_id == order[i].service) {
			of[order[i].at].count++;
			k++;
		}
	}
	spots.items = arena_alloc(r->arena, (rows.count + 1) * sizeof *spots.items);
	for (size_t i = 0; i < services.count; i++)
		for (size_t k = of[i].from; k < of[i].from + of[i].count; k++) {
			const struct map_points_row *p = &rows.items[k];
			struct map_place where = { p->latitude, p->longitude };
			struct map_point point = map_point_of(where);
			if (!map_abroad(point))
				spots.items[spots.count++] = (struct map_spot){ .service = p->service_id,
					.place = p->place_id, .where = where, .point = point, .rough = p->rough };
		}
	return spots;
}

/* ---- marks ---- */

struct gathered {
	struct map_at at;
	struct map_box box;
	const struct map_spot *first;
	int64_t *numbers;                  /* of its services, each once, rising */
	size_t count;
	bool rough;
};
struct gathering { struct gathered *items; size_t count; };

/* Whether no view is close enough to draw them apart. */
static bool inseparable(struct map_box b)
{
	int64_t apart = (int64_t)APART << (21 - MAP_ZOOM_MOST);
	return (int64_t)b.most.x - b.least.x < apart && (int64_t)b.most.y - b.least.y < apart;
}

static struct gathered *near(const struct gathering *all, struct map_at at)
{
	for (size_t i = 0; i < all->count; i++) {
		int64_t dx = all->items[i].at.x - at.x, dy = all->items[i].at.y - at.y;
		if (dx * dx + dy * dy < (int64_t)APART * APART)
			return &all->items[i];
	}
	return NULL;
}

static void gather(struct req *r, struct gathering *all, struct map_at at, const struct map_spot *s)
{
	struct gathered *g = near(all, at);
	if (!g) {
		g = arena_push(r->arena, &all->items, &all->count, sizeof *g);
		*g = (struct gathered){ .at = at, .box = MAP_NOWHERE, .first = s, .rough = true };
	}
	map_box_grow(&g->box, s->point);
	g->rough = g->rough && s->rough;
	if (!g->count || g->numbers[g->count - 1] != s->number)
		*(int64_t *)arena_push(r->arena, &g->numbers, &g->count, sizeof(int64_t)) = s->number;
}

/* "3", or "3+" where others share its place. */
static str pin_label(struct req *r, const struct gathered *g)
{
	return arena_printf(
		r->arena, "%lld%s", (long long)g->numbers[0], g->count > 1 ? "+" : "");
}

static str count_text(struct req *r, int64_t n)
{
	struct page p = { .out.arena = r->arena, .lang = r->page.lang };
	html_count(&p, trn(r->page.lang, "%d service", "%d services", n), n);
	return buf_str(&p.out);
}

static str pin_title(struct req *r, const struct gathered *g)
{
	struct buf out = { .arena = r->arena };
	buf_put(&out, tr(r->page.lang, N_("In the list number")));
	for (size_t i = 0; i < g->count && i < NUMBERS; i++)
		buf_printf(&out, "%s%lld", i ? ", " : " ", (long long)g->numbers[i]);
	if (g->count > NUMBERS)
		buf_put(&out, S("…"));
	if (g->rough)
		buf_printf(&out, " (%.*s)",
			STR_ARG(tr(r->page.lang, N_("the middle of the municipality, not an exact place"))));
	return buf_str(&out);
}

/* On whichever page of the list the service stands. */
static str entry_href(struct req *r, int64_t number)
{
	int64_t page = (number - 1) / MAP_PAGE + 1, here = query_page(r);
	if (page == here)
		return arena_printf(r->arena, "#s%lld", (long long)number);
	str query = query_with(r, "strana", arena_printf(r->arena, "%lld", (long long)page));
	return arena_printf(r->arena, "%.*s#s%lld", STR_ARG(query), (long long)number);
}

static struct map_mark mark_of(struct req *r, const struct map_view *v, const struct gathered *g)
{
	struct map_mark m = { .at = g->at, .where = g->first->where, .services = (int64_t)g->count,
		.rough = g->rough, .group = !inseparable(g->box) };
	if (!m.group) {
		m.label = pin_label(r, g);
		m.title = pin_title(r, g);
		m.href = entry_href(r, g->numbers[0]);
		return m;
	}
	struct map_view closer = map_view_fit(g->box, v->width - v->width / CLOSER_MARGIN,
		v->height - v->height / CLOSER_MARGIN, MAP_ZOOM_MOST);
	closer.width = v->width;
	closer.height = v->height;
	if (closer.zoom <= v->zoom)
		closer.zoom = v->zoom + 1;
	m.label = arena_printf(r->arena, "%lld", (long long)g->count);
	m.title = arena_printf(r->arena, "%.*s: %.*s", STR_ARG(count_text(r, m.services)),
		STR_ARG(tr(r->page.lang, N_("show closer"))));
	m.href = map_view_href(r, closer);
	return m;
}

struct map_marks map_marks(struct req *r, const struct map_view *v, const struct map_spots *spots)
{
	struct gathering all = { 0 };
	struct map_marks marks = { 0 };
	for (size_t i = 0; i < spots->count; i++)
		if (spots->items[i].number && map_in_view(v, spots->items[i].point))
			gather(r, &all, map_at(v, spots->items[i].point), &spots->items[i]);
	marks.items = arena_alloc(r->arena, (all.count + 1) * sizeof *marks.items);
	for (size_t i = 0; i < all.count; i++)
		marks.items[marks.count++] = mark_of(r, v, &all.items[i]);
	return marks;
}
