/* What a view shows beneath the pins: land, borders, names of towns, a scale. */
#include "app/map/map_view.h"
#include <stdlib.h>

enum {
	REGIONS_UNTIL = 8, ORPS_UNTIL = 10,        /* zooms at which areas lead to closer views */
	NAMES = 30, NAMES_SMALL = 9, NAME_HEIGHT = 34, LETTER = 16, NARROW_TENTHS = 17, PIN_HALF = 30,
	FINGER = 110,                              /* 24 px where the map is 290 px wide */
	SCALE_SHARE = 5,
	MOST_AREAS = 1000,
};

str map_view_href(struct req *r, struct map_view v)
{
	struct map_place p = map_place_of(v.centre);
	struct buf value = { .arena = r->arena };
	/* A ten thousandth of a degree is some ten metres: enough for a centre. */
	degrees_put(&value, (p.latitude + 50) / 100 * 100);
	value.len -= 2;
	buf_char(&value, ',');
	degrees_put(&value, (p.longitude + 50) / 100 * 100);
	value.len -= 2;
	buf_printf(&value, ",%d", v.zoom);
	struct req other = *r;
	other.query = query_with(r, "strana", (str){ 0 });
	if (str_starts(other.query, S("?")))
		other.query = str_part(other.query, 1, other.query.len);
	return query_with(&other, "vyrez", buf_str(&value));
}

/* ---- areas ---- */

static str name_of(const struct map_orps_rows *names, int64_t id)
{
	for (size_t i = 0; i < names->count; i++)
		if (names->items[i].id == id)
			return names->items[i].name;
	return (str){ 0 };
}

_Static_assert(sizeof(struct map_orps_row) == sizeof(struct map_regions_row),
	"regions and ORP have the same columns");

static struct map_orps_rows names_fetch(struct req *r, bool regions)
{
	if (!regions)
		return map_orps(r->db, .limit = MOST_AREAS);
	struct map_regions_rows rows = map_regions(r->db, .limit = MOST_AREAS);
	return (struct map_orps_rows){ (struct map_orps_row *)rows.items, rows.count };
}

static bool is_large(const struct map_view *v, struct map_box box)
{
	struct map_at from = map_at(v, box.least), to = map_at(v, box.most);
	from.x = from.x < 0 ? 0 : from.x;
	from.y = from.y < 0 ? 0 : from.y;
	to.x = to.x > v->width ? v->width : to.x;
	to.y = to.y > v->height ? v->height : to.y;
	return to.x - from.x >= FINGER && to.y - from.y >= FINGER;
}

static void draw_areas(struct req *r, struct map_drawing *d, bool links)
{
	bool regions = d->view.zoom <= REGIONS_UNTIL;
	const struct map_levels *l = map_levels();
	const struct map_borders *b = regions ? &l->regions : &l->orps;
	if (!links || d->view.zoom > ORPS_UNTIL)
		return;
	struct map_orps_rows names = names_fetch(r, regions);
	for (size_t i = 0; i < b->area_count; i++) {
		str path = map_area_path(r->arena, &d->view, b, &b->areas[i]);
		str name = name_of(&names, b->areas[i].code);
		if (!path.len || !name.len)
			continue;
		struct map_view closer = map_view_fit(b->areas[i].box, MAP_WIDTH, MAP_HEIGHT, CLOSE);
		if (closer.zoom <= d->view.zoom)
			closer.zoom = d->view.zoom + 1;
		struct map_shape *shape =
			arena_push(r->arena, &d->areas.items, &d->areas.count, sizeof *shape);
		*shape = (struct map_shape){
			map_view_href(r, closer), name, path, is_large(&d->view, b->areas[i].box) };
	}
}

static void draw_borders(struct req *r, struct map_drawing *d)
{
	const struct map_levels *l = map_levels();
	struct arena *a = r->arena;
	d->land = map_area_path(a, &d->view, &l->country, &l->country.areas[0]);
	d->region_lines = map_lines_path(a, &d->view, &l->regions);
	if (d->view.zoom > REGIONS_UNTIL)
		d->orp_lines = map_lines_path(a, &d->view, &l->orps);
	if (d->view.zoom > ORPS_UNTIL)
		d->town_lines = map_lines_path(a, &d->view, &l->towns);
}

/* ---- names ---- */

/* Half of the room that a name takes; where the screen is narrow, it is written larger. */
static struct map_at name_half(str text, bool minor)
{
	int width = (int)utf8_length(text) * LETTER / 2, height = NAME_HEIGHT / 2;
	return minor ? (struct map_at){ width, height }
				 : (struct map_at){ width * NARROW_TENTHS / 10, height * NARROW_TENTHS / 10 };
}

static bool apart(struct map_at a, struct map_at b, int x, int y)
{
	return abs(a.x - b.x) > x || abs(a.y - b.y) > y;
}

static bool has_room(const struct map_drawing *d, const struct map_name *name)
{
	struct map_at half = name_half(name->text, name->minor);
	struct map_at middle = { name->at.x, name->at.y - NAME_HEIGHT / 3 };
	if (middle.x < half.x || middle.x > d->view.width - half.x || middle.y < half.y
		|| middle.y > d->view.height - 3 * half.y)
		return false;
	for (size_t i = 0; i < d->marks.count; i++) {
		const struct map_mark *m = &d->marks.items[i];
		if (!apart(m->at, middle, half.x + map_pin_half(m), half.y + PIN_HALF))
			return false;
	}
	for (size_t i = 0; i < d->names.count; i++) {
		const struct map_name *other = &d->names.items[i];
		struct map_at theirs = name_half(other->text, name->minor), at = other->at;
		at.y -= NAME_HEIGHT / 3;
		if (!apart(at, middle, half.x + theirs.x, half.y + theirs.y))
			return false;
	}
	return true;
}

/* At its place, or below or above a pin that stands there. */
static bool name_put(struct req *r, struct map_drawing *d, struct map_name name)
{
	static const int aside[] = { 0, 64, -44 };
	struct map_at at = name.at;
	for (size_t i = 0; i < COUNT(aside); i++) {
		name.at.y = at.y + aside[i];
		if (!has_room(d, &name))
			continue;
		*(struct map_name *)arena_push(
			r->arena, &d->names.items, &d->names.count, sizeof name) = name;
		return true;
	}
	return false;
}

/* The largest towns whose names have room. */
static void draw_names(struct req *r, struct map_drawing *d, size_t most)
{
	struct map_box box = map_view_box(&d->view);
	struct map_place from = map_place_of(box.least), to = map_place_of(box.most);
	struct map_towns_rows rows = map_towns(r->db, .north = from.latitude, .south = to.latitude,
		.west = from.longitude, .east = to.longitude, .limit = (int64_t)(3 * most));
	bool *put = arena_alloc(r->arena, rows.count + 1);
	for (int minor = 0; minor < 2; minor++)
		for (size_t i = 0; i < rows.count && d->names.count < (minor ? most : most / 3); i++) {
			struct map_place where = { rows.items[i].latitude, rows.items[i].longitude };
			if (!put[i])
				put[i] = name_put(r, d, (struct map_name){ map_at(&d->view, map_point_of(where)),
					rows.items[i].name, minor });
		}
}

struct map_drawing map_draw(
	struct req *r, struct map_view view, struct map_marks marks, bool links)
{
	struct map_drawing d = { .view = view, .marks = marks,
		.scale = map_scale(&view, view.width / SCALE_SHARE) };
	d.scale_text = d.scale.metres < 1000
		? arena_printf(r->arena, "%d m", (int)d.scale.metres)
		: arena_printf(r->arena, "%d km", (int)(d.scale.metres / 1000));
	draw_borders(r, &d);
	draw_areas(r, &d, links);
	draw_names(r, &d, links ? NAMES : NAMES_SMALL);
	return d;
}
