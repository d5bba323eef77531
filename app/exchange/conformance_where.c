/*
 * C15: what is near a postal code, and what serves it, counted here from whole
 * records and compared with what the filters find.
 *
 * Where a postal code is only the server knows; so those are asked about that one
 * place alone has, and only if the server finds that place within two metres.
 */
#include "app/exchange/conformance.h"
#include "app/exchange/conformance.sql.h"
#include "crypto/crypto.h"
#include <math.h>

enum { SPOTS = 3000, TOWNS = 10000, AREA_TOWNS = 100000, CODES = 6, AROUND = 8, SLACK = 1 };

/* A service at a place, as its record says. */
struct spot {
	str stay, location, code;          /* code: without spaces; empty: it has no address */
	double latitude, longitude;
	bool placed;
	int64_t home;                      /* municipality of its address; 0: not known */
	struct int_list areas;             /* municipalities that it serves */
	bool known;                        /* all of its areas are */
};
struct country {
	struct conformance_towns_rows towns;
	struct conformance_area_towns_rows areas;
};
struct where { struct conformance *c; struct country country; struct spot *spots; size_t count; };

static str text_in(struct arena *a, json_t *object, const char *name)
{
	json_t *value = json_object_get(object, name);
	return arena_copy(a, (str){ json_string_value(value), json_string_length(value) });
}

static str without_spaces(struct arena *a, str text)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != ' ')
			buf_char(&out, text.ptr[i]);
	return buf_str(&out);
}

/* ---- reading ---- */

static void town_add(struct where *w, struct int_list *to, int64_t town)
{
	int64_t *ids = (int64_t *)to->items;
	*(int64_t *)arena_push(w->c->arena, &ids, &to->count, sizeof *ids) = town;
	to->items = ids;
}

static bool holds(struct int_list towns, int64_t town)
{
	for (size_t i = 0; i < towns.count; i++)
		if (towns.items[i] == town)
			return true;
	return false;
}

/* The municipality of that name in the district; 0: none, or more of them. */
static int64_t town_of(const struct where *w, str name, str district)
{
	int64_t found = 0;
	for (size_t i = 0; i < w->country.towns.count; i++) {
		const struct conformance_towns_row *t = &w->country.towns.items[i];
		if (!str_eq(t->name, name) || !str_eq(t->district, district))
			continue;
		if (found)
			return 0;
		found = t->id;
	}
	return found;
}

/* A municipality by its number in the register of territory, or one of our areas,
 * which the identifier was made from; false: neither. */
static bool area_read(struct where *w, struct spot *s, str service, json_t *area)
{
	static const char obec[] = "/ruian/obec/";
	struct arena *a = &w->c->page;
	str uri = text_in(a, area, "uri"), id = text_in(a, area, "id"), last = { 0 };
	const char *number = uri.len ? strstr(uri.ptr, obec) : NULL;
	bool found = false, same = false;
	if (number)
		town_add(w, &s->areas, str_int(str_of(number + strlen(obec))).value);
	for (size_t i = 0; !number && i < w->country.areas.count; i++) {
		const struct conformance_area_towns_row *t = &w->country.areas.items[i];
		if (!str_eq(t->uuid, last))
			same = str_eq(uuid_named(a, service,
				arena_printf(a, "area:%.*s", STR_ARG(t->uuid))), id);
		last = t->uuid;
		if (same)
			town_add(w, &s->areas, t->town);
		found |= same;
	}
	return number || found;
}

static void spot_read(struct where *w, json_t *stay)
{
	struct arena *a = w->c->arena;
	json_t *location = json_object_get(stay, "location");
	json_t *service = json_object_get(stay, "service"), *area;
	json_t *address = json_array_get(json_object_get(location, "addresses"), 0);
	json_t *latitude = json_object_get(location, "latitude");
	json_t *longitude = json_object_get(location, "longitude");
	struct spot s = { .stay = text_in(a, stay, "id"), .location = text_in(a, location, "id"),
		.code = without_spaces(a, text_in(a, address, "postal_code")),
		.placed = json_is_number(latitude) && json_is_number(longitude),
		.latitude = json_number_value(latitude), .longitude = json_number_value(longitude),
		.home = town_of(w, text_in(a, address, "city"), text_in(a, address, "region")),
		.known = true };
	size_t i;
	json_array_foreach(json_object_get(service, "service_areas"), i, area)
		if (!area_read(w, &s, text_in(a, service, "id"), area))
			s.known = false;
	*(struct spot *)arena_push(a, &w->spots, &w->count, sizeof s) = s;
}

static void spots_read(struct where *w)
{
	for (int64_t page = 1, pages = 1; page <= pages && w->count < SPOTS; page++) {
		struct answer a = conformance_get(w->c,
			"/service_at_locations?full=true&per_page=100&page=%lld", (long long)page);
		json_t *body = json_loadb(a.body.ptr, a.body.len, 0, NULL), *stay;
		size_t i;
		pages = json_integer_value(json_object_get(body, "total_pages"));
		json_array_foreach(json_object_get(body, "contents"), i, stay)
			spot_read(w, stay);
		json_decref(body);
	}
}

/* ---- near ---- */

/* On a sphere of the mean radius of the Earth. */
static double metres_between(const struct spot *a, const struct spot *b)
{
	double unit = M_PI / 180, x = a->latitude * unit, y = b->latitude * unit;
	double h = pow(sin((y - x) / 2), 2) +
		cos(x) * cos(y) * pow(sin((b->longitude - a->longitude) * unit / 2), 2);
	return 2 * 6371008.7714 * asin(sqrt(fmin(h, 1)));
}

static struct id_set within(struct where *w, const struct spot *centre, int64_t metres)
{
	return ids_of_list(w->c, "/service_at_locations", arena_printf(w->c->arena,
		"postcode=%.*s&proximity=%lld", STR_ARG(centre->code), (long long)metres));
}

static void check_circle(struct where *w, const struct spot *centre, int64_t metres)
{
	if (metres < 0 || metres > 1000000)
		return;
	struct id_set got = within(w, centre, metres);
	for (size_t i = 0; i < w->count; i++) {
		const struct spot *s = &w->spots[i];
		double away = s->placed ? metres_between(centre, s) : INFINITY;
		bool found = ids_hold(&got, s->stay);
		if (away <= (double)(metres - SLACK))
			judge(w->c, C15, found, "%.*s is %.1f m from %.*s and not within %lld m",
				STR_ARG(s->stay), away, STR_ARG(centre->code), (long long)metres);
		else if (away >= (double)(metres + SLACK))
			judge(w->c, C15, !found, "%.*s is %.1f m from %.*s and within %lld m",
				STR_ARG(s->stay), away, STR_ARG(centre->code), (long long)metres);
	}
}

/* No other place has its postal code. */
static bool is_alone(const struct where *w, const struct spot *s)
{
	for (size_t i = 0; i < w->count; i++)
		if (str_eq(w->spots[i].code, s->code) && !str_eq(w->spots[i].location, s->location))
			return false;
	return s->placed && s->code.len;
}

static void check_near(struct where *w)
{
	int tried = 0;
	for (size_t i = 0; i < w->count && tried < CODES; i++) {
		const struct spot *centre = &w->spots[i];
		if (!is_alone(w, centre))
			continue;
		struct id_set here = within(w, centre, 2);
		if (!ids_hold(&here, centre->stay))
			continue;
		tried++;
		size_t step = w->count / AROUND + 1;
		for (size_t k = i % step; k < w->count; k += step) {
			double away = w->spots[k].placed ? metres_between(centre, &w->spots[k]) : 0;
			check_circle(w, centre, (int64_t)ceil(away) + SLACK);
			check_circle(w, centre, (int64_t)floor(away) - SLACK);
		}
	}
}

/* ---- serving ---- */

/* Whether the postal code surely reaches into one of the municipalities; `surely`
 * false: whether it might, being of the same post office's district. */
static bool reaches(const struct where *w, str code, struct int_list towns, bool surely)
{
	for (size_t i = 0; i < w->country.towns.count; i++) {
		const struct conformance_towns_row *t = &w->country.towns.items[i];
		bool near = surely ? str_eq(t->postal_code, code)
			: str_eq(utf8_head(t->postal_code, 3), utf8_head(code, 3));
		if (near && holds(towns, t->id))
			return true;
	}
	for (size_t i = 0; i < w->count; i++)
		if (str_eq(w->spots[i].code, code) && w->spots[i].home && holds(towns, w->spots[i].home))
			return true;
	return false;
}

static void check_code(struct where *w, str code)
{
	struct id_set got = ids_of_list(
		w->c, "/service_at_locations", arena_printf(w->c->arena, "postcode=%.*s", STR_ARG(code)));
	for (size_t i = 0; i < w->count; i++) {
		const struct spot *s = &w->spots[i];
		struct int_list towns = s->areas;
		if (!towns.count && s->home)
			towns = (struct int_list){ &s->home, 1 };
		bool found = ids_hold(&got, s->stay);
		if (!s->known || (!towns.count && s->code.len))
			continue;
		if (reaches(w, code, towns, true))
			judge(w->c, C15, found, "%.*s serves %.*s and is not found", STR_ARG(s->stay),
				STR_ARG(code));
		else if (!reaches(w, code, towns, false))
			judge(w->c, C15, !found, "%.*s does not serve %.*s and is found", STR_ARG(s->stay),
				STR_ARG(code));
	}
}

static bool is_new(const struct id_set *codes, str code)
{
	for (size_t i = 0; i < codes->count; i++)
		if (str_eq(codes->items[i], code))
			return false;
	return code.len > 0;
}

/* Postal codes of addresses, and of municipalities that are only served. */
static void check_serving(struct where *w)
{
	struct id_set codes = { 0 };
	for (size_t i = 0; i < w->count; i++) {
		const struct spot *s = &w->spots[i];
		if (is_new(&codes, s->code) && codes.count < 2 * CODES)
			*(str *)arena_push(w->c->arena, &codes.items, &codes.count, sizeof(str)) = s->code;
		for (size_t t = 0; s->areas.count && t < w->country.towns.count; t++)
			if (w->country.towns.items[t].id == s->areas.items[0] && codes.count < 3 * CODES &&
				is_new(&codes, w->country.towns.items[t].postal_code))
				*(str *)arena_push(w->c->arena, &codes.items, &codes.count, sizeof(str)) =
					w->country.towns.items[t].postal_code;
	}
	for (size_t i = 0; i < codes.count; i++)
		check_code(w, codes.items[i]);
}

void check_where(struct conformance *c)
{
	struct where w = { .c = c };
	db_lend(c->db, c->arena);
	w.country.towns = conformance_towns(c->db, .limit = TOWNS);
	w.country.areas = conformance_area_towns(c->db, .limit = AREA_TOWNS);
	db_lend(c->db, &c->page);
	spots_read(&w);
	check_near(&w);
	check_serving(&w);
}
