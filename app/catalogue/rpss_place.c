/* Facilities of the register: they have no ids of their own, and repeat. */
#include "app/catalogue/rpss.h"
#include "app/site/site.h"

/* Numbers of houses come as numbers and as texts. */
static str number_text(struct import *im, const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	if (json_is_integer(value))
		return arena_printf(&im->item, "%lld", (long long)json_integer_value(value));
	return take_line(im, object, key, 20);
}

static str house_number(struct import *im, const json_t *address)
{
	str house = number_text(im, address, "cisloDomovni"),
		orientation = number_text(im, address, "cisloOrientacni");
	if (!house.len || !orientation.len)
		return house.len ? house : orientation;
	return arena_printf(&im->item, "%.*s/%.*s", STR_ARG(house), STR_ARG(orientation));
}

static str street_name(struct import *im, const json_t *address)
{
	return take_line(im, take_object(im, address, "ulice"), "nazev", TAKE_NAME);
}

/* The number in "Obec/554499". */
static struct maybe_int code_number(str code, const char *prefix)
{
	if (!str_starts(code, str_of(prefix)))
		return NONE;
	return str_int(str_part(code, strlen(prefix), code.len));
}

struct maybe_int rpss_municipality(struct import *im, const json_t *address)
{
	str code = rpss_code(im, address, "obec");
	struct maybe_int id = code_number(code, "Obec/");
	if (!code.len || (id.set && import_municipality_name(im, id.value).len))
		return id;
	take_refuse(im, "obec", code, N_("there is no such municipality"));
	return NONE;
}

str rpss_address_line(struct import *im, const json_t *address)
{
	struct buf out = { .arena = &im->item };
	str street = street_name(im, address), number = house_number(im, address),
		postal = number_text(im, address, "psc");
	struct maybe_int municipality = rpss_municipality(im, address);
	str town = municipality.set ? import_municipality_name(im, municipality.value) : (str){ 0 };
	const str parts[] = { street, street.len && number.len ? S(" ") : S(""), number,
		(street.len || number.len) && (postal.len || town.len) ? S(", ") : S(""), postal,
		postal.len && town.len ? S(" ") : S(""), town };
	for (size_t i = 0; i < COUNT(parts); i++)
		buf_put(&out, parts[i]);
	return out.len ? buf_str(&out) : (str){ 0 };
}

static void address_read(struct import *im, struct import_place *place, const json_t *address)
{
	place->address_point = take_int(im, address, "kodAdresnihoMista", 1, 999999999);
	place->street = street_name(im, address);
	place->house_number = house_number(im, address);
	place->postal_code = number_text(im, address, "psc");
	place->municipality = rpss_municipality(im, address);
	if (take_line(im, address, "dodatekAdresy", TAKE_NAME).len)
		import_refuse(im, S("dodatekAdresy"), N_("there is no place for this here"));
}

/* What makes a place the same next time: its provider, where it is and what it
 * is called.  Of a secret one only the name. */
static str place_id(struct import *im, str provider_key, const struct import_place *place)
{
	str name = slug_make(&im->item, place->name), spot = S("secret");
	if (!place->secret && place->address_point.set)
		spot = arena_printf(&im->item, "%lld", (long long)place->address_point.value);
	else if (!place->secret)
		spot = slug_make(&im->item,
			arena_printf(&im->item, "%.*s %.*s %.*s %lld", STR_ARG(place->street),
				STR_ARG(place->house_number), STR_ARG(place->postal_code),
				(long long)place->municipality.value));
	return import_id(
		im, provider_key, arena_printf(&im->item, "/%.*s/%.*s", STR_ARG(spot), STR_ARG(name)));
}

static int64_t place_read(
	struct import *im, const json_t *facility, int64_t provider, str provider_key, str *town)
{
	struct import_place place = { .provider = provider,
		.name = take_line(im, facility, "nazev", TAKE_NAME) };
	struct maybe_int secret = take_flag(im, facility, "utajenaAdresa");
	/* When in doubt about the flag, the address stays secret. */
	const json_t *flag = json_object_get(facility, "utajenaAdresa");
	place.secret = secret.value || (flag && !json_is_null(flag) && !secret.set);
	if (!place.secret)
		address_read(im, &place, take_object(im, facility, "adresa"));
	place.external_id = place_id(im, provider_key, &place);
	*town = place.municipality.set ? import_municipality_name(im, place.municipality.value)
								   : (str){ 0 };
	int64_t id = import_met(im, IMPORT_PLACE, place.external_id);
	return id ? id : import_place(im, &place);
}

struct import_children rpss_places(struct rpss *r, const json_t *item, int64_t provider,
	str provider_key, str service_to, str *town)
{
	struct import *im = r->im;
	struct import_children places = { 0 };
	const json_t *list = take_list(im, item, "zarizeni");
	for (size_t i = 0; i < json_array_size(list); i++) {
		str before = im->where, here = { 0 };
		im->where = arena_printf(&im->item, "%.*s.zarizeni[%zu]", STR_ARG(before), i);
		const json_t *facility = take_item(im, list, i, "zarizeni");
		int64_t place = facility ? place_read(im, facility, provider, provider_key, &here) : 0;
		/* A facility may stand open in the data of a service that has ended. */
		if (place)
			import_child_add(im, &places, (struct import_child){ .what = place,
				.from = take_day(im, facility, "poskytujeOd"),
				.to = rpss_earlier(take_day(im, facility, "poskytujeDo"), service_to) });
		if (!town->len)
			*town = here;
		im->where = before;
	}
	return places;
}
