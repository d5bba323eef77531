/* From where distances are told, and how. */
#include "app/map/map_view.h"
#include "search/search.h"

enum { MOST_KNOWN = 2000, HUNDRED_METRES = 1000 /* millionths of a degree, roughly */ };

static struct map_origin of_town(struct req *r, int64_t id)
{
	struct map_town_row *m = map_town(r->db, .id = id);
	if (!m || !m->latitude.set || !m->longitude.set)
		return (struct map_origin){ .unknown = true };
	return (struct map_origin){ .set = true,
		.where = { m->latitude.value, m->longitude.value },
		.said = arena_printf(r->arena, "%.*s (%.*s %.*s), %.*s", STR_ARG(m->name),
			STR_ARG(tr(r->page.lang, N_("district"))), STR_ARG(m->district),
			STR_ARG(tr(r->page.lang, N_("the middle of the municipality")))) };
}

/* "50.561, 15.912", rounded to some hundred metres. */
static struct map_origin of_numbers(struct req *r, str text)
{
	str rest = text, first;
	if (!str_cut(&rest, ',', &first))
		return (struct map_origin){ .unknown = true };
	struct maybe_int lat = degrees_read(str_trim(first)), lon = degrees_read(str_trim(rest));
	if (!lat.set || !lon.set)
		return (struct map_origin){ .unknown = true };
	struct map_origin o = { .set = true,
		.where = { (lat.value + HUNDRED_METRES / 2) / HUNDRED_METRES * HUNDRED_METRES,
			(lon.value + HUNDRED_METRES / 2) / HUNDRED_METRES * HUNDRED_METRES } };
	if (map_abroad(map_point_of(o.where)))
		return (struct map_origin){ .unknown = true };
	struct buf said = { .arena = r->arena };
	degrees_put(&said, o.where.latitude);
	said.len -= 3;
	buf_put(&said, S(", "));
	degrees_put(&said, o.where.longitude);
	said.len -= 3;
	o.said = buf_str(&said);
	return o;
}

static str address_folded(struct req *r, str street, str number)
{
	str text = number.len ? arena_printf(r->arena, "%.*s %.*s", STR_ARG(street), STR_ARG(number))
						  : street;
	return search_fold(r->arena, text);
}

/* The address, or another one in its street: only what the catalogue knows. */
static const struct map_known_row *known_address(
	struct req *r, const struct map_known_rows *rows, str wanted, bool *exact)
{
	const struct map_known_row *street = NULL;
	str folded = search_fold(r->arena, str_trim(wanted));
	for (size_t i = 0; i < rows->count; i++) {
		const struct map_known_row *k = &rows->items[i];
		str name = search_fold(r->arena, k->street);
		*exact = str_eq(folded, address_folded(r, k->street, k->house_number));
		if (*exact)
			return k;
		bool same = str_starts(folded, name)
			&& (folded.len == name.len || folded.ptr[name.len] == ' ');
		street = !street && name.len && same ? k : street;
	}
	return street;
}

static struct map_origin of_address(struct req *r, int64_t town, str street)
{
	bool exact = false;
	struct map_origin o = of_town(r, town);
	struct map_known_rows rows = map_known(r->db, .municipality = town, .limit = MOST_KNOWN);
	const struct map_known_row *k = known_address(r, &rows, street, &exact);
	struct map_town_row *m = map_town(r->db, .id = town);
	if (!k || !m) {
		o.missed = street;
		return o;
	}
	return (struct map_origin){ .set = true, .where = { k->latitude, k->longitude },
		.missed = exact ? (str){ 0 } : street,
		.said = arena_printf(r->arena, "%.*s %.*s, %.*s", STR_ARG(k->street),
			STR_ARG(k->house_number), STR_ARG(m->name)) };
}

/* "Horská 5, Trutnov": the street before the last comma, the town behind it. */
static size_t last_comma(str s)
{
	size_t n = s.len;
	while (n && s.ptr[n - 1] != ',')
		n--;
	return n;
}

struct map_origin map_origin(struct req *r, str text, struct maybe_int municipality)
{
	text = utf8_head(str_trim(text), LIMIT_QUERY);
	if (!text.len)
		return (struct map_origin){ 0 };
	struct map_origin point = of_numbers(r, text);
	if (point.set)
		return point;
	size_t comma = last_comma(text);
	str town = str_trim(str_part(text, comma, text.len));
	str street = str_trim(str_part(text, 0, comma ? comma - 1 : 0));
	int64_t id = municipality_named(r->db, r->arena, town, (str){ 0 });
	if (!id && municipality.set && !comma)
		return of_address(r, municipality.value, text);
	if (!id)
		return (struct map_origin){ .unknown = true };
	return street.len ? of_address(r, id, street) : of_town(r, id);
}

str map_distance(struct req *r, int64_t metres, bool rough)
{
	enum { NEAR = 1000, FAR = 10000 };
	const struct lang *l = r->page.lang;
	const char *comma = l && !strcmp(l->code, "cs") ? "," : ".";
	int tenths = (int)((metres + 50) / 100);
	if (rough && metres < 2 * NEAR)
		return tr(l, N_("in this municipality"));
	str number = metres < NEAR - 5
		? arena_printf(r->arena, "%d\u00a0m", (int)((metres + 5) / 10 * 10))
		: metres < FAR - 50
		? arena_printf(r->arena, "%d%s%d\u00a0km", tenths / 10, comma, tenths % 10)
		: arena_printf(r->arena, "%d\u00a0km", (int)((metres + 500) / 1000));
	struct page p = { .out.arena = r->arena, .lang = l };
	html_format(&p, tr(l, rough ? N_("about %s as the crow flies")
							   : N_("%s as the crow flies")), number);
	return buf_str(&p.out);
}
