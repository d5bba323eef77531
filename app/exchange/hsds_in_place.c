/* Locations and addresses as places. */
#include "app/exchange/hsds.h"
#include "app/exchange/hsds_in_map.h"

/* ---- municipalities ---- */

static bool fits(str wanted, str has) { return wanted.len && str_eq(str_trim(wanted), has); }

/* The first town that is called so; where there is none, any or the end. */
static size_t town_from(const struct hsds_in *in, str name)
{
	size_t from = 0, to = in->towns.count;
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (str_order(in->towns.items[middle].name, name) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* The one town so called; where there are several, the address must tell which. */
static struct maybe_int town_of(struct hsds_in *in, const json_t *address)
{
	str city = str_trim(json_get(address, "city"));
	const struct hsds_town *best = NULL;
	int best_points = -1, ties = 0;
	for (size_t i = town_from(in, city); i < in->towns.count; i++) {
		const struct hsds_town *t = &in->towns.items[i];
		if (!city.len || !str_eq(t->name, city))
			break;
		int points = fits(json_get(address, "state_province"), t->region) * 2 +
			fits(json_get(address, "region"), t->district) * 4 +
			fits(json_get(address, "postal_code"), t->postal_code);
		ties = points > best_points ? 0 : ties + (points == best_points);
		best = points > best_points ? t : best;
		best_points = points > best_points ? points : best_points;
	}
	return best && !ties ? SOME(best->id) : NONE;
}

/* ---- addresses ---- */

static bool is_number(str s)
{
	return s.len && s.ptr[0] >= '0' && s.ptr[0] <= '9';
}

/* "Palackého 12/3" is a street and a number; a village has a number alone. */
static void line_split(struct import_place *p, str line, str town)
{
	const char *space = line.len ? memrchr(line.ptr, ' ', line.len) : NULL;
	size_t at = space ? (size_t)(space - line.ptr) : 0;
	str last = space ? str_part(line, at + 1, line.len) : line;
	if (!is_number(last)) {
		p->street = line;
		return;
	}
	p->house_number = last;
	str street = str_trim(str_part(line, 0, at));
	if (!str_eq(street, town))
		p->street = street;
}

static str whole_line(struct hsds_in *in, const json_t *address)
{
	static const char *const parts[] = {
		"address_1", "address_2", "postal_code", "city", "state_province", "country" };
	struct buf line = { .arena = &in->im.item };
	for (size_t i = 0; i < COUNT(parts); i++) {
		str part = str_trim(json_get(address, parts[i]));
		if (part.len)
			buf_printf(&line, "%s%.*s", line.len ? i == 3 ? " " : ", " : "", STR_ARG(part));
	}
	return line.len ? buf_str(&line) : (str){ 0 };
}

static str digits_of(struct hsds_in *in, str s)
{
	struct buf out = { .arena = &in->im.item };
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] != ' ')
			buf_char(&out, s.ptr[i]);
	return out.len ? buf_str(&out) : (str){ 0 };
}

static void address_read(struct hsds_in *in, struct import_place *p, json_t *address, str path)
{
	hsds_where(in, hsds_at(in, address, path));
	str line = take_line(&in->im, address, "address_1", TAKE_NAME);
	str country = json_get(address, "country");
	p->municipality = town_of(in, address);
	hsds_in_rest(in, address, "address", path);
	if (!p->municipality.set) {
		p->address = whole_line(in, address);
		if (!country.len || str_is(country, "CZ"))
			hsds_in_tell(in, address, path, "city", json_get(address, "city"),
				N_("there is no such municipality here, or there are several"));
		return;
	}
	p->postal_code = digits_of(in, take_line(&in->im, address, "postal_code", 20));
	line_split(p, line, import_municipality_name(&in->im, p->municipality.value));
}

static void addresses_read(struct hsds_in *in, struct import_place *p, json_t *location, str path)
{
	json_t *address, *chosen = NULL;
	str at, chosen_at = { 0 };
	size_t i;
	for (i = 0; (address = hsds_in_item(in, location, "addresses", i, path, &at)); i++)
		if (!chosen || (!str_is(json_get(chosen, "address_type"), "physical") &&
				str_is(json_get(address, "address_type"), "physical"))) {
			chosen = address;
			chosen_at = at;
		}
	for (i = 0; (address = hsds_in_item(in, location, "addresses", i, path, &at)); i++)
		if (address != chosen)
			hsds_in_tell(in, address, at, "address_1", json_get(address, "address_1"),
				N_("a place has one address here"));
	if (chosen)
		address_read(in, p, chosen, chosen_at);
}

/* ---- access and position ---- */

static void access_read(struct hsds_in *in, struct import_place *p, json_t *location, str path)
{
	static const struct { const char *words, *step_free; } ways[] = {
		{ "Bezbariérový přístup.", "yes" }, { "Částečně bezbariérový přístup.", "partly" },
		{ "Přístup není bezbariérový.", "no" },
	};
	struct buf note = { .arena = &in->im.item };
	json_t *item;
	str at;
	for (size_t i = 0; (item = hsds_in_item(in, location, "accessibility", i, path, &at)); i++) {
		str text = str_trim(json_get(item, "description")), details = json_get(item, "details");
		bool ours = false;
		for (size_t k = 0; k < COUNT(ways); k++)
			if (str_starts(text, str_of(ways[k].words))) {
				p->step_free = str_of(ways[k].step_free);
				ours = true;
			}
		if (str_ends(text, S("Bezbariérová toaleta.")))
			p->accessible_toilet = S("yes");
		else if (str_ends(text, S("Bez bezbariérové toalety.")))
			p->accessible_toilet = S("no");
		if (text.len && !ours && !p->accessible_toilet.len)
			buf_printf(&note, "%s%.*s", note.len ? " " : "", STR_ARG(text));
		if (details.len)
			buf_printf(&note, "%s%.*s", note.len ? " " : "", STR_ARG(str_trim(details)));
		hsds_in_rest(in, item, "accessibility", at);
	}
	p->access_note = note.len ? utf8_head(buf_str(&note), TAKE_NOTE) : (str){ 0 };
}

static struct maybe_int degrees(struct hsds_in *in, json_t *location, str path, const char *key,
	int64_t most)
{
	json_t *value = json_object_get(location, key);
	struct maybe_int found = position_read(value, most);
	if (value && !json_is_null(value) && !found.set)
		hsds_in_tell(in, location, path, key, json_words(&in->im.item, value),
			N_("is no position on the Earth"));
	return found;
}

static void position_take(struct hsds_in *in, struct import_place *p, json_t *location, str path)
{
	struct maybe_int latitude = degrees(in, location, path, "latitude", 90);
	struct maybe_int longitude = degrees(in, location, path, "longitude", 180);
	if (!latitude.set || !longitude.set)
		return;
	p->latitude = latitude;
	p->longitude = longitude;
}

/* ---- places ---- */

static str place_key(struct hsds_in *in, json_t *location, size_t organization)
{
	str id = json_words(&in->im.item, json_object_get(location, "id"));
	const struct hsds_doc *doc = &in->organizations.items[organization - 1];
	return id.len && id.len <= HSDS_ID_MOST
		? arena_printf(&in->im.item, "%.*s@%.*s", STR_ARG(id), STR_ARG(doc->id))
		: (str){ 0 };
}

int64_t hsds_in_place_id(struct hsds_in *in, json_t *location, size_t organization)
{
	str key = place_key(in, location, organization);
	const struct import_known *known = key.len ? import_map_find(&in->places, key) : NULL;
	return known ? known->id : 0;
}

static struct import_place place_make(struct hsds_in *in, json_t *location, str path, str id)
{
	struct import_place p = { .external_id = id,
		.secret = str_is(json_get(location, "description"), HSDS_SECRET) ||
			landing_secret(&in->im, id) };
	if (p.secret)
		return p;
	p.more = true;
	hsds_where(in, hsds_at(in, location, path));
	p.name = take_line(&in->im, location, "name", TAKE_NAME);
	if (str_has(json_get(location, "external_identifier_type"), S("RÚIAN")))
		p.address_point = str_int(json_get(location, "external_identifier"));
	addresses_read(in, &p, location, path);
	p.contacts = hsds_in_contacts(in, location, path, "url", NULL);
	position_take(in, &p, location, path);
	access_read(in, &p, location, path);
	return p;
}

int64_t hsds_in_place(struct hsds_in *in, json_t *location, str path, size_t organization,
	int64_t provider)
{
	str key = place_key(in, location, organization);
	str type = json_get(location, "location_type");
	const struct import_known *had = key.len ? import_map_find(&in->places, key) : NULL;
	if (had)
		return had->id;
	if (!key.len) {
		hsds_in_tell(in, location, path, "id", (str){ 0 }, N_("has no id"));
		return 0;
	}
	hsds_in_rest(in, location, "location", path);
	if (type.len && !str_is(type, "physical")) {
		hsds_in_tell(in, location, path, "location_type", type, N_("is no place one can go to"));
		return 0;
	}
	struct import_place p = place_make(in, location, path, import_id(&in->im, key, (str){ 0 }));
	p.provider = provider;
	int64_t id = import_place(&in->im, &p);
	import_map_add(&in->places, &in->arena, key)->id = id;
	return id;
}
