/* Documents as providers and services. */
#include "app/exchange/hsds_api.h"
#include "app/exchange/hsds_in_map.h"
#include "crypto/crypto.h"

/* ---- terms of ours ---- */

static const char *const lists[] = {
	"service_type", "service_form", "target_group", "age_group", "capacity_unit",
	"service_group",
};

void hsds_in_terms(struct hsds_in *in)
{
	for (const struct hsds_taxonomy *t = hsds_taxonomies; t->code; t++)
		import_map_add(&in->terms, &in->arena, hsds_taxonomy_id(&in->im.item, t));
	for (size_t i = 0; i < in->im.codes.count; i++) {
		const struct import_code *c = &in->im.codes.items[i];
		for (size_t k = 0; k < COUNT(lists); k++)
			if (str_is(c->list, lists[k]))
				import_map_add(&in->terms, &in->arena,
					hsds_code_id(&in->im.item, c->list, c->code))
					->id = (int64_t)i + 1;
	}
}

bool hsds_in_ours(struct hsds_in *in, str id)
{
	return id.len && import_map_find(&in->terms, id);
}

int64_t hsds_in_term(struct hsds_in *in, str id, const char **list)
{
	const struct import_known *known = id.len ? import_map_find(&in->terms, id) : NULL;
	if (!known || !known->id)
		return 0;
	const struct import_code *c = &in->im.codes.items[known->id - 1];
	for (size_t k = 0; k < COUNT(lists); k++)
		if (str_is(c->list, lists[k]))
			*list = lists[k];
	return c->id;
}

/* ---- names ---- */

static str name_read(struct hsds_in *in, const struct hsds_doc *doc)
{
	hsds_where(in, doc->where);
	str name = take_line(&in->im, doc->json, "name", TAKE_NAME);
	if (!name.len)
		hsds_in_tell(in, doc->json, doc->where, "name", (str){ 0 },
			N_("has no name; it was left out"));
	else if (phone_like(name))
		hsds_in_tell(in, doc->json, doc->where, "name", name,
			N_("is a telephone number where a name should be"));
	return name;
}

/* Whether the identifier is one, and nobody else's here. */
static bool is_free(struct hsds_in *in, enum import_kind kind, const struct hsds_doc *doc)
{
	struct import_map *others = &in->uuids[kind == IMPORT_SERVICE];
	if (!import_map_find(others, doc->id))
		return true;
	hsds_in_tell(in, doc->json, doc->where, "id", doc->id,
		N_("the record belongs to another source"));
	return false;
}

/* An identifier that is one stays the record's. */
static str uuid_of(const struct hsds_doc *doc)
{
	return uuid_valid(doc->id) ? doc->id : (str){ 0 };
}

/* Two documents of records that were merged here are one record. */
static void twin_tell(struct hsds_in *in, enum import_kind kind, struct hsds_doc *doc)
{
	struct import_map *met = &in->met[kind == IMPORT_SERVICE];
	str key = { (const char *)&doc->record, sizeof doc->record };
	doc->twin = doc->record && import_map_find(met, key);
	if (doc->twin)
		hsds_in_tell(in, doc->json, doc->where, "id", doc->id,
			N_("the same record as another one here; only the first was taken"));
	else if (doc->record)
		import_map_add(met, &in->arena, key);
}

/* ---- providers ---- */

static str ico_read(struct hsds_in *in, json_t *o, str path)
{
	json_t *item;
	str at;
	for (size_t i = 0; (item = hsds_in_item(in, o, "organization_identifiers", i, path, &at));
		 i++) {
		str ico = str_trim(json_get(item, "identifier"));
		if (!str_is(json_get(item, "identifier_scheme"), "CZ-ICO"))
			continue;
		if (ico.len && ico.len <= 8 && str_int(ico).set)
			return arena_printf(&in->im.item, "%08lld", (long long)str_int(ico).value);
		hsds_in_tell(in, item, at, "identifier", ico, N_("is not a number of an organization"));
	}
	return (str){ 0 };
}

static void organization_land(struct hsds_in *in, size_t number)
{
	struct hsds_doc *doc = &in->organizations.items[number - 1];
	import_next(&in->im, doc->where);
	str name = name_read(in, doc), at;
	json_t *location;
	if (!name.len || !is_free(in, IMPORT_PROVIDER, doc))
		return;
	str said = take_text(&in->im, doc->json, "description", TAKE_TEXT);
	struct import_provider p = { .external_id = import_id(&in->im, doc->id, (str){ 0 }),
		.name = name, .description = str_eq(said, name) ? (str){ 0 } : said,
		.ico = ico_read(in, doc->json, doc->where),
		.contacts = hsds_in_contacts(
			in, doc->json, doc->where, "website", "additional_websites"),
		.uuid = uuid_of(doc), .more = true };
	hsds_where(in, doc->where);
	p.legal_form = take_line(&in->im, doc->json, "legal_status", TAKE_NAME);
	hsds_in_rest(in, doc->json, "organization", doc->where);
	doc->record = import_provider(&in->im, &p);
	twin_tell(in, IMPORT_PROVIDER, doc);
	for (size_t i = 0; doc->record &&
		 (location = hsds_in_item(in, doc->json, "locations", i, doc->where, &at)); i++)
		hsds_in_place(in, location, at, number, doc->record);
}

/* ---- what a service consists of ---- */

static void attributes_read(struct hsds_in *in, struct import_service *s, json_t *o, str path)
{
	json_t *item;
	str at;
	for (size_t i = 0; (item = hsds_in_item(in, o, "attributes", i, path, &at)); i++) {
		json_t *term = json_object_get(item, "taxonomy_term");
		str id = json_get(term, "id").len ? json_get(term, "id")
										  : json_get(item, "taxonomy_term_id");
		const char *list = "";
		int64_t code = hsds_in_term(in, id, &list);
		struct import_child child = { .what = code, .note = json_get(item, "value") };
		if (!strcmp(list, "service_type"))
			s->type = SOME(code);
		else if (!strcmp(list, "service_form"))
			import_child_add(&in->im, &s->forms, (struct import_child){ .what = code });
		else if (!strcmp(list, "target_group"))
			import_child_add(&in->im, &s->targets, child);
		else if (!strcmp(list, "age_group"))
			import_child_add(&in->im, &s->ages, (struct import_child){ .what = code });
		else if (id.len || term)
			hsds_in_tell(in, item, at, "taxonomy_term",
				json_get(term, "name").len ? json_get(term, "name") : id,
				N_("there is no such term here; it is kept for exports"));
	}
}

/* A registered service says so, and under which number. */
static void register_read(struct hsds_in *in, struct import_service *s, json_t *o, str path)
{
	static const char lead[] =
		"Registrovaná sociální služba podle zákona č. 108/2006 Sb., identifikátor ";
	str text = json_get(o, "accreditations");
	if (str_starts(text, str_of(lead)) && s->type.set) {
		s->registered = true;
		s->register_number = str_trim(str_part(text, sizeof lead - 1, text.len));
	} else if (str_trim(text).len) {
		hsds_in_tell(in, o, path, "accreditations", text,
			N_("there is no place for this here; it is kept for exports"));
	}
	if (!s->registered)
		s->type = NONE;
}

static void places_read(struct hsds_in *in, struct import_service *s, struct hsds_doc *doc)
{
	json_t *stay, *location;
	str at;
	for (size_t i = 0;
		 (stay = hsds_in_item(in, doc->json, "service_at_locations", i, doc->where, &at)); i++) {
		location = json_object_get(stay, "location");
		hsds_in_rest(in, stay, "service_at_location", at);
		int64_t place = json_is_object(location)
			? hsds_in_place(in, location, hsds_in_step(in, at, "location"), doc->organization,
				  s->provider)
			: 0;
		if (place)
			import_child_add(&in->im, &s->places, (struct import_child){ .what = place });
	}
}

static struct maybe_int area_named(struct hsds_in *in, str name)
{
	struct maybe_int found = NONE;
	for (size_t i = 0; name.len && i < in->areas.count; i++)
		if (str_eq(in->areas.items[i].name, name)) {
			if (found.set)
				return NONE;               /* there are several */
			found = SOME(in->areas.items[i].id);
		}
	return found;
}

#define RUIAN_TOWN "https://linked.cuzk.cz/resource/ruian/obec/"

static struct maybe_int town_said(struct hsds_in *in, const json_t *area)
{
	str uri = json_get(area, "uri");
	struct maybe_int code = str_starts(uri, S(RUIAN_TOWN))
		? str_int(str_part(uri, sizeof RUIAN_TOWN - 1, uri.len)) : NONE;
	return code.set && import_municipality_name(&in->im, code.value).ptr ? code : NONE;
}

static void areas_read(struct hsds_in *in, struct import_service *s, json_t *o, str path)
{
	json_t *item;
	str at;
	for (size_t i = 0; (item = hsds_in_item(in, o, "service_areas", i, path, &at)); i++) {
		struct maybe_int area = area_named(in, str_trim(json_get(item, "name")));
		struct maybe_int town = town_said(in, item);
		if (town.set)
			import_child_add(&in->im, &s->towns, (struct import_child){ .what = town.value });
		else if (area.set)
			import_child_add(&in->im, &s->areas, (struct import_child){ .what = area.value });
		else
			hsds_in_tell(in, item, at, "name", json_get(item, "name"),
				N_("there is no such area here; it is kept for exports"));
	}
}

static void capacity_read(struct hsds_in *in, struct import_service *s, json_t *o, str path)
{
	json_t *item;
	str at;
	for (size_t i = 0; (item = hsds_in_item(in, o, "capacities", i, path, &at)); i++) {
		const char *list = "";
		str unit = json_get(json_object_get(item, "unit"), "id");
		int64_t code = hsds_in_term(in, unit, &list);
		struct maybe_int most = hsds_in_number(in, item, "maximum", at, 0, 100000);
		hsds_in_rest(in, item, "service_capacity", at);
		if (most.set && code && !strcmp(list, "capacity_unit"))
			import_child_add(&in->im, &s->capacities,
				(struct import_child){ .what = code, .amount = most });
		else if (most.set)
			hsds_in_tell(in, item, at, "maximum", arena_printf(&in->im.item, "%lld",
				(long long)most.value), N_("there is no such unit here; it is kept for exports"));
		if (i)
			hsds_in_tell(in, item, at, "available",
				json_words(&in->im.item, json_object_get(item, "available")),
				N_("a service has one number of free places here"));
	}
}

static bool status_read(struct hsds_in *in, const struct hsds_doc *doc)
{
	str status = json_get(doc->json, "status");
	if (status.len && !str_is(status, "active") && !str_is(status, "inactive") &&
		!str_is(status, "defunct"))
		hsds_in_tell(in, doc->json, doc->where, "status", status,
			N_("there is no such state here; the service is taken as running"));
	return str_is(status, "inactive") || str_is(status, "defunct");
}

/* ---- what only some formats have ---- */

static str languages_read(struct hsds_in *in, json_t *o, str path)
{
	struct buf words = { .arena = &in->im.item };
	json_t *item;
	str at;
	for (size_t i = 0; (item = hsds_in_item(in, o, "languages", i, path, &at)); i++) {
		str name = str_trim(json_get(item, "name").len ? json_get(item, "name")
													   : json_get(item, "code"));
		hsds_in_rest(in, item, "language", at);
		if (name.len)
			buf_printf(&words, "%s%.*s", words.len ? ", " : "", STR_ARG(name));
	}
	return words.len ? utf8_head(buf_str(&words), TAKE_NOTE) : (str){ 0 };
}

static str cost_words(struct hsds_in *in, const json_t *cost)
{
	str words = str_trim(json_get(cost, "amount_description"));
	str amount = json_words(&in->im.item, json_object_get(cost, "amount"));
	if (!amount.len)
		return words;
	return arena_printf(&in->im.item, "%.*s %.*s%s%.*s", STR_ARG(amount),
		STR_ARG(json_get(cost, "currency")), words.len ? " " : "", STR_ARG(words));
}

/* In words: what the service itself says, else its prices one by one. */
static str price_read(struct hsds_in *in, json_t *o, str path)
{
	struct buf words = { .arena = &in->im.item };
	json_t *cost;
	str at;
	str price = take_text(&in->im, o, "fees_description", TAKE_TEXT);
	if (!price.len)
		price = take_text(&in->im, o, "fees", TAKE_TEXT);
	for (size_t i = 0; (cost = hsds_in_item(in, o, "cost_options", i, path, &at)); i++) {
		str one = cost_words(in, cost);
		if (price.len && !str_eq(one, price))
			hsds_in_tell(in, cost, at, "amount", one,
				N_("the price is already said in words; it is kept for exports"));
		else if (one.len)
			buf_printf(&words, "%s%.*s", words.len ? "; " : "", STR_ARG(one));
	}
	return price.len ? price : words.len ? buf_str(&words) : (str){ 0 };
}

static void free_read(struct hsds_in *in, struct import_service *s, json_t *o, str path)
{
	str at;
	json_t *item = hsds_in_item(in, o, "capacities", 0, path, &at);
	struct maybe_int told = item ? instant_read(json_get(item, "updated")) : NONE;
	if (!item || !told.set || told.value > in->im.now)
		return;
	s->free.amount = hsds_in_number(in, item, "available", at, 0, 100000);
	s->free.note = take_text(&in->im, item, "description", TAKE_NOTE);
	s->free.told_at = told.value;
}

static void more_read(struct hsds_in *in, struct import_service *s, struct hsds_doc *doc)
{
	json_t *o = doc->json;
	hsds_where(in, doc->where);
	s->more = true;
	s->price = price_read(in, o, doc->where);
	s->entry_conditions = take_text(&in->im, o, "application_process", TAKE_TEXT);
	s->languages = languages_read(in, o, doc->where);
	s->checked_on = day_read(&in->im.item, json_get(o, "assured_date"));
	s->age_from = hsds_in_number(in, o, "minimum_age", doc->where, 0, 150);
	s->age_to = hsds_in_number(in, o, "maximum_age", doc->where, 0, 150);
	free_read(in, s, o, doc->where);
}

/* ---- services ---- */

static void service_fill(struct hsds_in *in, struct import_service *s, struct hsds_doc *doc)
{
	json_t *o = doc->json;
	s->ended = status_read(in, doc);
	s->description = take_text(&in->im, o, "description", TAKE_TEXT);
	s->age_note = take_text(&in->im, o, "eligibility_description", TAKE_NOTE);
	attributes_read(in, s, o, doc->where);
	register_read(in, s, o, doc->where);
	places_read(in, s, doc);
	areas_read(in, s, o, doc->where);
	capacity_read(in, s, o, doc->where);
	s->contacts = hsds_in_contacts(in, o, doc->where, "url", "additional_urls");
	struct hsds_hours hours = hsds_in_hours(in, o, doc->where, doc->organization);
	s->hours = hours.plain;
	s->round_the_clock = hours.always;
	s->opening_note =
		hours.words.len ? utf8_head(buf_str(&hours.words), TAKE_NOTE) : (str){ 0 };
	more_read(in, s, doc);
	hsds_in_rest(in, o, "service", doc->where);
}

static void service_land(struct hsds_in *in, struct hsds_doc *doc)
{
	import_next(&in->im, doc->where);
	struct hsds_doc *owner =
		doc->organization ? &in->organizations.items[doc->organization - 1] : NULL;
	if (!owner || !owner->record) {
		hsds_in_tell(in, doc->json, doc->where, "organization", doc->id,
			owner ? N_("its organization was not taken, so the service was left out")
				  : N_("has no organization; the service was left out"));
		return;
	}
	str name = name_read(in, doc);
	if (!name.len || !is_free(in, IMPORT_SERVICE, doc))
		return;
	struct import_service s = { .external_id = import_id(&in->im, doc->id, (str){ 0 }),
		.name = name, .slug = name, .provider = owner->record, .uuid = uuid_of(doc) };
	service_fill(in, &s, doc);
	hsds_where(in, doc->where);
	doc->record = import_service(&in->im, &s);
	twin_tell(in, IMPORT_SERVICE, doc);
}

void hsds_in_land(struct hsds_in *in)
{
	landing_uuids(&in->im, IMPORT_PROVIDER, &in->uuids[0]);
	landing_uuids(&in->im, IMPORT_SERVICE, &in->uuids[1]);
	for (size_t i = 1; i <= in->organizations.count; i++)
		organization_land(in, i);
	for (size_t i = 0; i < in->services.count; i++)
		service_land(in, &in->services.items[i]);
}
