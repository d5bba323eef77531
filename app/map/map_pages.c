/* The map, and the picture on the page of a service. */
#include "app/map/map.html.h"
#include <stdlib.h>

enum { NEAREST = 10, MOST_TOWNS = 10000 };

/* ---- which view ---- */

/* "50.5610,15.9120,11"; false when it is anything else or lies elsewhere. */
static bool view_read(str text, struct map_view *out)
{
	str lat, lon;
	if (!str_cut(&text, ',', &lat) || !str_cut(&text, ',', &lon))
		return false;
	struct maybe_int y = degrees_read(lat), x = degrees_read(lon), zoom = str_int(text);
	if (!y.set || !x.set || !zoom.set)
		return false;
	*out = (struct map_view){ .centre = map_point_of((struct map_place){ y.value, x.value }),
		.zoom = (int)zoom.value, .width = MAP_WIDTH, .height = MAP_HEIGHT };
	return zoom.value >= MAP_ZOOM_LEAST && zoom.value <= MAP_ZOOM_MOST && !map_abroad(out->centre);
}

static struct map_box spots_box(const struct map_spots *spots)
{
	struct map_box box = MAP_NOWHERE;
	for (size_t i = 0; i < spots->count; i++)
		map_box_grow(&box, spots->items[i].point);
	return box;
}

static void box_add_town(struct map_box *box, int64_t town)
{
	const struct map_area *area = map_area_of(&map_levels()->towns, town);
	if (!area)
		return;
	map_box_grow(box, area->box.least);
	map_box_grow(box, area->box.most);
}

/* Where the filters look: a municipality, an area. */
static struct map_box asked_box(struct req *r, const struct service_asked *asked)
{
	struct map_box box = MAP_NOWHERE;
	if (asked->municipality.set) {
		box_add_town(&box, asked->municipality.value);
	} else if (asked->area.set) {
		struct map_area_towns_rows towns =
			map_area_towns(r->db, .area = asked->area.value, .limit = MOST_TOWNS);
		for (size_t i = 0; i < towns.count; i++)
			box_add_town(&box, towns.items[i].id);
	}
	return box;
}

/* Who asks for a distance sees the nearest ones; who asks for a place, the place. */
static struct map_view view_choose(struct req *r, const struct service_asked *asked,
	const struct map_origin *origin, const struct map_spots *spots)
{
	struct map_view view;
	if (view_read(query_text(r, "vyrez"), &view))
		return view;
	struct map_box box = asked_box(r, asked);
	if (origin->set) {
		size_t few = spots->count < NEAREST ? spots->count : NEAREST;
		struct map_spots nearest = { spots->items, few };
		box = spots_box(&nearest);
		map_box_grow(&box, map_point_of(origin->where));
	}
	if (map_box_empty(box))
		box = spots_box(spots);
	if (map_box_empty(box))
		box = map_levels()->country.areas[0].box;
	/* What lies at the edge is to be seen, too; and what is far apart, with all the state. */
	view = map_view_fit(box, MAP_WIDTH * 9 / 10, MAP_HEIGHT * 9 / 10, CLOSE);
	if (view.zoom == MAP_ZOOM_LEAST)
		view = map_view_fit(map_levels()->country.areas[0].box, MAP_WIDTH, MAP_HEIGHT, CLOSE);
	view.width = MAP_WIDTH;
	view.height = MAP_HEIGHT;
	return view;
}

/* ---- numbers and distances ---- */

/* One service's spots: from `first` on. */
struct home { const struct map_spot *first; size_t count; int64_t metres; };
struct homes { struct home *items; size_t count; };

static int home_order(const void *a, const void *b)
{
	const struct home *x = a, *y = b;
	int nearer = (x->metres > y->metres) - (x->metres < y->metres);
	return nearer ? nearer : (x->first > y->first) - (x->first < y->first);
}

/* By the distance of the nearest place of each service, when it is told from somewhere. */
static struct map_spots spots_sort(
	struct req *r, struct map_spots spots, const struct map_origin *origin)
{
	struct homes homes = { 0 };
	struct map_spots sorted = { .items = arena_alloc(
		r->arena, (spots.count + 1) * sizeof *sorted.items) };
	if (!origin->set)
		return spots;
	for (size_t i = 0; i < spots.count; i++) {
		struct map_spot *s = &spots.items[i];
		s->metres = distance_metres(s->where.latitude, s->where.longitude,
			origin->where.latitude, origin->where.longitude);
		bool other = !i || spots.items[i - 1].service != s->service;
		struct home *h = other ? arena_push(r->arena, &homes.items, &homes.count, sizeof *h)
							   : &homes.items[homes.count - 1];
		if (other)
			*h = (struct home){ .first = s, .metres = s->metres };
		h->metres = s->metres < h->metres ? s->metres : h->metres;
		h->count++;
	}
	if (homes.count)
		qsort(homes.items, homes.count, sizeof *homes.items, home_order);
	for (size_t i = 0; i < homes.count; i++)
		for (size_t k = 0; k < homes.items[i].count; k++)
			sorted.items[sorted.count++] = homes.items[i].first[k];
	return sorted;
}

/* Services that are in the view are numbered in their order, the same at each of their
 * places; how many they are. */
static int64_t spots_number(const struct map_view *v, struct map_spots *spots)
{
	int64_t number = 0;
	for (size_t from = 0, to; from < spots->count; from = to) {
		bool seen = false;
		for (to = from; to < spots->count && spots->items[to].service == spots->items[from].service;
			to++)
			seen = seen || map_in_view(v, spots->items[to].point);
		number += seen;
		for (size_t i = from; i < to; i++)
			spots->items[i].number = seen ? number : 0;
	}
	return number;
}

static int64_t count_homeless(const struct service_asked *asked, const struct map_spots *spots)
{
	int64_t with = 0;
	for (size_t i = 0; i < spots->count; i++)
		with += !i || spots->items[i].service != spots->items[i - 1].service;
	return (int64_t)asked->ids.count - with;
}

/* ---- the list ---- */

static str address_text(struct req *r, const struct map_addresses_row *p)
{
	if (!p->street.len && !p->house_number.len)
		return p->address.len ? p->address : p->municipality;
	str street = p->street.len ? p->street : p->part.len ? p->part : p->municipality;
	return arena_printf(r->arena, "%.*s%s%.*s, %.*s", STR_ARG(street),
		p->house_number.len ? " " : "", STR_ARG(p->house_number), STR_ARG(p->municipality));
}

static str position_text(struct req *r, const struct map_spot *s)
{
	return arena_printf(
		r->arena, "%lld %lld", (long long)s->where.latitude, (long long)s->where.longitude);
}

static void list_place(struct req *r, const struct map_page_view *v, struct map_entry *e,
	const struct map_spot *s, const struct map_addresses_rows *rows)
{
	size_t at = rows_from(rows->items, rows->count, sizeof *rows->items, s->place);
	if (at == rows->count || rows->items[at].id != s->place)
		return;
	struct map_list_place *p =
		arena_push(r->arena, &e->places.items, &e->places.count, sizeof *p);
	*p = (struct map_list_place){ address_text(r, &rows->items[at]),
		v->origin.set ? map_distance(r, s->metres, s->rough) : (str){ 0 }, position_text(r, s),
		s->rough };
}

/* Services numbered from..to with their places, read at once. */
static void list_make(struct req *r, struct map_page_view *v, const struct map_spots *spots,
	int64_t from, int64_t to)
{
	int64_t *services = arena_alloc(r->arena, (MAP_PAGE + 1) * sizeof *services);
	int64_t *places = arena_alloc(r->arena, (spots->count + 1) * sizeof *places);
	size_t count = 0, place_count = 0;
	for (size_t i = 0; i < spots->count; i++) {
		const struct map_spot *s = &spots->items[i];
		if (s->number < from || s->number > to)
			continue;
		places[place_count++] = s->place;
		if (!count || services[count - 1] != s->service)
			services[count++] = s->service;
	}
	struct ui_results results = service_results_of(r, (struct int_list){ services, count });
	struct map_addresses_rows rows = map_addresses(r->db,
		.places = { places, place_count }, .limit = (int64_t)place_count);
	v->entries.items = arena_alloc(r->arena, (results.count + 1) * sizeof *v->entries.items);
	v->entries.count = results.count;
	for (size_t i = 0; i < results.count; i++)
		v->entries.items[i] = (struct map_entry){ from + (int64_t)i, &results.items[i] };
	for (size_t i = 0; i < spots->count; i++) {
		int64_t at = spots->items[i].number - from;
		if (spots->items[i].number >= from && at < (int64_t)results.count)
			list_place(r, v, &v->entries.items[at], &spots->items[i], &rows);
	}
}

/* ---- the page ---- */

static void add_step(struct req *r, struct map_page_view *v, const char *text, struct map_view to)
{
	if (to.zoom < MAP_ZOOM_LEAST || to.zoom > MAP_ZOOM_MOST || map_abroad(to.centre))
		return;
	site_link_add(r, &v->steps, map_view_href(r, to), tr(r->page.lang, text));
}

static void make_steps(struct req *r, struct map_page_view *v, const struct map_spots *spots)
{
	struct map_view view = v->drawing.view, closer = view, farther = view;
	int right = view.width * 2 / 3, down = view.height * 2 / 3;
	struct map_box country = map_levels()->country.areas[0].box, all = spots_box(spots);
	struct map_view whole = map_view_fit(country, MAP_WIDTH, MAP_HEIGHT, CLOSE);
	closer.zoom++;
	farther.zoom--;
	add_step(r, v, N_("Closer"), closer);
	add_step(r, v, N_("Farther"), farther);
	add_step(r, v, N_("To the north"), map_view_moved(view, 0, -down));
	add_step(r, v, N_("To the south"), map_view_moved(view, 0, down));
	add_step(r, v, N_("To the west"), map_view_moved(view, -right, 0));
	add_step(r, v, N_("To the east"), map_view_moved(view, right, 0));
	add_step(r, v, N_("The whole country"), whole);
	if (map_box_empty(all))
		all = country;
	v->everything = map_view_href(
		r, map_view_fit(all, MAP_WIDTH * 9 / 10, MAP_HEIGHT * 9 / 10, CLOSE));
}

static str about_text(struct req *r, const struct map_page_view *v)
{
	struct page p = { .out.arena = r->arena, .lang = r->page.lang };
	html_count(&p, trn(r->page.lang, "%d service in this part of the map",
		"%d services in this part of the map", v->shown), v->shown);
	buf_printf(&p.out, ". %.*s", STR_ARG(tr(r->page.lang,
		N_("The list below the map says the same: it has the numbers of the pins, addresses and "
		   "telephones."))));
	return buf_str(&p.out);
}

static void make_drawing(struct req *r, struct map_page_view *v, struct map_view view,
	const struct service_asked *asked, const struct map_spots *spots)
{
	struct map_drawing *d = &v->drawing;
	const struct map_borders *towns = &map_levels()->towns;
	const struct map_area *town =
		asked->municipality.set ? map_area_of(towns, asked->municipality.value) : NULL;
	*d = map_draw(r, view, map_marks(r, &view, spots), true);
	d->title = tr(r->page.lang, N_("Map of services"));
	d->about = about_text(r, v);
	if (town)
		d->chosen = map_area_path(r->arena, &view, towns, town);
	d->has_origin = v->origin.set && map_in_view(&view, map_point_of(v->origin.where));
	d->origin = map_at(&view, map_point_of(v->origin.where));
}

static void make_frame(struct req *r, struct map_page_view *v)
{
	struct site_settings have = site_settings(r->db);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Map of services")));
	site_crumb(r, f, S("/sluzby"), tr(r->page.lang, N_("Catalogue of services")));
	site_crumb(r, f, S(""), f->title);
	f->no_index = r->query.len > 0;
	f->error = v->form->place_unknown || v->origin.unknown;
	v->frame = f;
	v->script = site_asset(r, "/assets/map.js");
	/* Only this page asks where somebody is, and only when a button was pressed. */
	set_header(r, "Permissions-Policy",
		S("camera=(), geolocation=(self), microphone=(), payment=(), usb=()"));
	if (!have.map_tiles.len)
		return;
	v->tiles = have.map_tiles;
	v->credit = have.map_credit;
	v->licence = have.map_licence;
	v->tiles_least = MAP_ZOOM_LEAST;
	v->tiles_most = MAP_ZOOM_MOST;
	v->tile_script = site_asset(r, "/assets/leaflet.js");
	v->tile_style = site_asset(r, "/assets/leaflet.css");
}

/* GET /mapa?…&od=&vyrez=&strana= with all the filters of /sluzby */
int map_show(struct req *r)
{
	struct map_page_view *v = arena_alloc(r->arena, sizeof *v);
	int64_t page = query_page(r);
	if (page < 1)
		return answer_error(r, 404);
	struct service_asked asked = service_asked(r, 0, MOST_SERVICES);
	v->form = asked.view;
	v->from = query_text(r, "od");
	v->origin = map_origin(r, v->from, asked.municipality);
	struct map_spots spots = spots_sort(r, map_spots(r, asked.ids), &v->origin);
	struct map_view view = view_choose(r, &asked, &v->origin, &spots);
	v->total = asked.view->total;
	v->homeless = count_homeless(&asked, &spots);
	v->shown = spots_number(&view, &spots);
	if (page > 1 && (page - 1) * MAP_PAGE >= v->shown)
		return answer_error(r, 404);
	make_frame(r, v);
	make_drawing(r, v, view, &asked, &spots);
	make_steps(r, v, &spots);
	list_make(r, v, &spots, (page - 1) * MAP_PAGE + 1, page * MAP_PAGE);
	v->catalogue = arena_printf(r->arena, "/sluzby%.*s", STR_ARG(asked.view->query));
	v->pages = ui_pagination_of(r, page, (v->shown + MAP_PAGE - 1) / MAP_PAGE);
	map_page(&r->page, v);
	return answer_page(r);
}

/* ---- the picture ---- */

/* GET /mapa/sluzba/{slug}: the places of one service, as a picture */
int map_picture(struct req *r)
{
	struct map_service_row *s = map_service(r->db, .slug = r->id);
	if (!s)
		return answer_error(r, 404);
	struct map_spots spots = map_spots(r, (struct int_list){ &s->id, 1 });
	if (!spots.count)
		return answer_error(r, 404);
	for (size_t i = 0; i < spots.count; i++)
		spots.items[i].number = (int64_t)i + 1;
	struct map_view view = map_view_fit(
		spots_box(&spots), SMALL_WIDTH * 3 / 4, SMALL_HEIGHT * 3 / 4, CLOSE);
	view.width = SMALL_WIDTH;
	view.height = SMALL_HEIGHT;
	struct map_drawing d = map_draw(r, view, map_marks(r, &view, &spots), false);
	d.title = arena_printf(
		r->arena, "%.*s: %.*s", STR_ARG(tr(r->page.lang, N_("Map"))), STR_ARG(s->name));
	d.about = tr(r->page.lang, N_("The addresses stand beside the picture."));
	if (s->sensitive)
		leave_no_trace(r);
	map_svg(&r->page, &d, false);
	r->type = "image/svg+xml";
	return r->status = 200;
}
