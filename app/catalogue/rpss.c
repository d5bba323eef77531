/* The reader of the register: one item is one service with all that belongs to it. */
#include "app/catalogue/rpss.h"
#include "app/catalogue/import.sql.h"
#include "app/catalogue/rpss_split.h"
#include "app/site/site.h"
#include <stdio.h>

enum { PIECE = 64 * 1024 };

str rpss_code(struct import *im, const json_t *object, const char *key)
{
	return take_line(im, take_object(im, object, key), "id", TAKE_ID);
}

str rpss_earlier(str a, str b)
{
	if (!a.len || !b.len)
		return a.len ? a : b;
	return str_order(a, b) < 0 ? a : b;
}

static bool over(const struct import *im, str last_day)
{
	return last_day.len && str_order(last_day, im->day) < 0;
}

/* ---- providers ---- */

static str provider_ico(struct import *im, const json_t *provider)
{
	str ico = take_line(im, provider, "ico", 20);
	if (!ico.len || (ico.len == 8 && str_int(ico).set))
		return ico;
	take_refuse(im, "ico", ico, N_("is not an organisation number of eight digits"));
	return (str){ 0 };
}

str rpss_provider_key(struct import *im, const json_t *provider)
{
	str ico = provider_ico(im, provider), name = take_line(im, provider, "nazev", TAKE_NAME);
	if (ico.len)
		return arena_printf(&im->item, "ico:%.*s", STR_ARG(ico));
	return arena_printf(&im->item, "provider:%.*s", STR_ARG(slug_make(&im->item, name)));
}

static str list_text(struct import *im, const json_t *list, size_t i, const char *list_key,
	const char *key, str *note)
{
	const json_t *item = take_item(im, list, i, list_key);
	*note = take_line(im, item, "poznamka", TAKE_NAME);
	return take_line(im, item, key, TAKE_NOTE);
}

struct import_contacts rpss_contacts(struct rpss *r, const json_t *object)
{
	struct import *im = r->im;
	struct import_contacts contacts = { 0 };
	const json_t *phones = take_list(im, object, "telefony"),
				 *emails = take_list(im, object, "emaily");
	const json_t *webs = take_list(im, object, "weby");
	str note, value;
	for (size_t i = 0; i < json_array_size(phones); i++) {
		value = list_text(im, phones, i, "telefony", "telefon", &note);
		take_phone(im, &contacts, value, note, false);
	}
	for (size_t i = 0; i < json_array_size(emails); i++) {
		value = list_text(im, emails, i, "emaily", "email", &note);
		take_email(im, &contacts, value, note);
	}
	for (size_t i = 0; i < json_array_size(webs); i++) {
		value = list_text(im, webs, i, "weby", "web", &note);
		take_web(im, &contacts, value, note);
	}
	if (json_array_size(json_object_get(object, "faxy")) && !r->said_fax) {
		import_refuse(im, S("faxy"), N_("fax numbers are not kept; said once"));
		r->said_fax = true;
	}
	return contacts;
}

/* Each service brings its provider with it; the first one is taken. */
static int64_t provider_read(struct rpss *r, const json_t *provider, str key)
{
	struct import *im = r->im;
	struct import_provider p = { .external_id = import_id(im, key, (str){ 0 }) };
	int64_t id = import_met(im, IMPORT_PROVIDER, p.external_id);
	if (id)
		return id;
	const json_t *addresses = take_list(im, provider, "kontaktniAdresy");
	const json_t *first = take_object(im, take_item(im, addresses, 0, "kontaktniAdresy"), "adresa");
	p.name = take_line(im, provider, "nazev", TAKE_NAME);
	p.ico = str_starts(key, S("ico:")) ? str_part(key, 4, key.len) : (str){ 0 };
	p.address = rpss_address_line(im, first);
	p.municipality = rpss_municipality(im, first);
	p.ended = !import_map_find(&r->live, key);
	p.contacts = rpss_contacts(r, provider);
	return import_provider(im, &p);
}

/* ---- what belongs to a service ---- */

static int64_t code_known(struct import *im, const char *list, const char *key, str code)
{
	int64_t id = import_register_code(im, list, code);
	if (code.len && !id)
		take_refuse(im, key, code, N_("the code is not in the codelist"));
	return id;
}

static void capacities_read(
	struct import *im, struct import_service *s, const json_t *form, int64_t form_id)
{
	const json_t *list = take_list(im, form, "kapacity");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = take_item(im, list, i, "kapacity");
		int64_t unit = code_known(im, "capacity_unit", "typ", rpss_code(im, item, "typ"));
		struct maybe_int amount = take_int(im, item, "pocet", 0, 10000000);
		if (unit && amount.set)
			import_child_add(im, &s->capacities,
				(struct import_child){ .what = unit,
					.amount = amount,
					.form = form_id ? SOME(form_id) : NONE,
					.note = take_text(im, item, "popis", TAKE_NOTE) });
	}
}

/* The shape of opening times is not documented: words are taken as words. */
static void hours_read(struct rpss *r, struct import_service *s, const json_t *form)
{
	const json_t *hours = json_object_get(form, "casoveRozsahy");
	if (json_is_string(hours)) {
		s->opening_note = take_text(r->im, form, "casoveRozsahy", TAKE_NOTE);
	} else if ((json_array_size(hours) || json_object_size(hours)) && !r->said_hours) {
		import_refuse(
			r->im, S("casoveRozsahy"), N_("opening times are taken only as text; said once"));
		r->said_hours = true;
	}
}

static void forms_read(struct rpss *r, struct import_service *s, const json_t *item)
{
	const json_t *list = take_list(r->im, item, "formy");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *form = take_item(r->im, list, i, "formy");
		int64_t id = code_known(r->im, "service_form", "forma", rpss_code(r->im, form, "forma"));
		if (id)
			import_child_add(r->im, &s->forms, (struct import_child){ .what = id });
		if (take_flag(r->im, form, "nepretrzitePoskytovani").value)
			s->round_the_clock = true;
		hours_read(r, s, form);
		capacities_read(r->im, s, form, id);
	}
}

static void groups_read(struct import *im, struct import_service *s, const json_t *item)
{
	const json_t *targets = take_list(im, item, "ciloveSkupiny"),
				 *ages = take_list(im, item, "vekoveSkupiny");
	for (size_t i = 0; i < json_array_size(targets); i++) {
		const json_t *target = take_item(im, targets, i, "ciloveSkupiny");
		int64_t id =
			code_known(im, "target_group", "cilovaSkupina", rpss_code(im, target, "cilovaSkupina"));
		if (id)
			import_child_add(im, &s->targets, (struct import_child){ .what = id,
				.note = take_text(im, target, "doplnujiciInformace", TAKE_NOTE) });
	}
	for (size_t i = 0; i < json_array_size(ages); i++) {
		const json_t *age = take_item(im, ages, i, "vekoveSkupiny");
		int64_t id =
			code_known(im, "age_group", "vekovaSkupina", rpss_code(im, age, "vekovaSkupina"));
		if (id)
			import_child_add(im, &s->ages, (struct import_child){ .what = id });
	}
}

/* Regions the service works in beside its own, as {"kraj": {"id": …}} or {"id": …}. */
static void regions_read(struct import *im, struct import_service *s, const json_t *item)
{
	const json_t *list = take_list(im, item, "rozsirenePusobnostiVKraji");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *region = take_item(im, list, i, "rozsirenePusobnostiVKraji");
		if (!region)
			continue;
		str code = json_object_get(region, "kraj") ? rpss_code(im, region, "kraj")
												   : take_line(im, region, "id", TAKE_ID);
		struct maybe_int id =
			str_starts(code, S("Kraj/")) ? str_int(str_part(code, 5, code.len)) : NONE;
		struct import_region_area_row *area =
			id.set ? import_region_area(im->db, .region_id = id.value) : NULL;
		if (area)
			import_child_add(im, &s->areas, (struct import_child){ .what = area->id });
		else
			take_refuse(im, "rozsirenePusobnostiVKraji", code, N_("there is no such region"));
	}
}

/* ---- services ---- */

static str kind_key(struct import *im, str provider_key, str type)
{
	return arena_printf(&im->item, "%.*s %.*s", STR_ARG(provider_key), STR_ARG(type));
}

static str type_name(const struct import *im, int64_t type)
{
	for (size_t i = 0; i < im->codes.count; i++)
		if (im->codes.items[i].id == type)
			return im->codes.items[i].name;
	return (str){ 0 };
}

/* "pečovatelská služba" with a capital letter: names of types begin in ASCII. */
static str capitalised(struct arena *a, str s)
{
	str copy = arena_copy(a, s);
	if (copy.len && copy.ptr[0] >= 'a' && copy.ptr[0] <= 'z')
		return arena_printf(
			a, "%c%.*s", copy.ptr[0] - ('a' - 'A'), STR_ARG(str_part(copy, 1, copy.len)));
	return copy;
}

/* The register has no names of services: the type stands for it, with the town
 * where one provider has several. */
static str service_name(
	struct rpss *r, const json_t *item, int64_t type, str provider_key, str provider, str town)
{
	struct import *im = r->im;
	const json_t *facility = json_array_get(json_object_get(item, "zarizeni"), 0);
	if (!type) {
		str name =
			json_is_object(facility) ? take_line(im, facility, "nazev", TAKE_NAME) : (str){ 0 };
		return name.len ? name : provider;
	}
	str name = capitalised(&im->item, type_name(im, type));
	const struct import_known *kind = import_map_find(&r->kinds,
		kind_key(im, provider_key, rpss_code(im, item, "druhSocialniSluzby")));
	if (kind && kind->id > 1 && town.len)
		return arena_printf(&im->item, "%.*s – %.*s", STR_ARG(name), STR_ARG(town));
	return name;
}

static void service_read(struct rpss *r, const json_t *item, str id, const json_t *provider)
{
	struct import *im = r->im;
	str key = rpss_provider_key(im, provider), name = take_line(im, provider, "nazev", TAKE_NAME),
		town = { 0 };
	struct import_service s = { .external_id = id,
		.registered = true,
		.register_number = take_line(im, item, "identifikator", 40),
		.valid_from = take_day(im, item, "datumPoskytovaniOd"),
		.valid_to = take_day(im, item, "datumPoskytovaniDo"),
		.age_note = take_text(im, item, "doplnujiciInformaceVekoveSkupiny", TAKE_NOTE),
		.provider = provider_read(r, provider, key) };
	if (!s.provider)
		return;
	int64_t type = code_known(
		im, "service_type", "druhSocialniSluzby", rpss_code(im, item, "druhSocialniSluzby"));
	s.type = type ? SOME(type) : NONE;
	s.ended = over(im, s.valid_to);
	s.places = rpss_places(r, item, s.provider, key, s.valid_to, &town);
	s.name = service_name(r, item, type, key, name, town);
	s.slug = arena_printf(&im->item, "%.*s %.*s", STR_ARG(s.name), STR_ARG(name));
	s.contacts = rpss_contacts(r, item);
	forms_read(r, &s, item);
	groups_read(im, &s, item);
	regions_read(im, &s, item);
	import_service(im, &s);
}

static void item_take(struct rpss *r, const json_t *item)
{
	struct import *im = r->im;
	struct maybe_int portal = take_int(im, item, "portalId", 1, 999999999999);
	const json_t *provider = take_object(im, item, "poskytovatel");
	if (!portal.set) {
		import_refuse(im, S("portalId"), N_("is missing; the record was left out"));
		return;
	}
	str id = import_id(im, arena_printf(&im->item, "%lld", (long long)portal.value), (str){ 0 });
	if (import_met(im, IMPORT_SERVICE, id))
		import_refuse(im, id, N_("the same id is in the file twice; the first was taken"));
	else if (!take_line(im, provider, "nazev", TAKE_NAME).len)
		import_refuse(im, S("poskytovatel.nazev"), N_("is missing; the record was left out"));
	else
		service_read(r, item, id, provider);
}

/* ---- the file ---- */

static void item_look(struct rpss *r, const json_t *item)
{
	struct import *im = r->im;
	str key = rpss_provider_key(im, take_object(im, item, "poskytovatel"));
	str kind = kind_key(im, key, rpss_code(im, item, "druhSocialniSluzby"));
	import_map_add(&r->kinds, &im->own, kind)->id++;
	if (!over(im, take_day(im, item, "datumPoskytovaniDo")))
		import_map_add(&r->live, &im->own, key);
}

static void json_free(void *item) { json_decref(item); }

/* What is read of an item, in the first reading and in the second. */
static const char *const looked_at[] = { "poskytovatel", "druhSocialniSluzby", "datumPoskytovaniDo",
	NULL };
static const char *const taken[] = { "portalId", "identifikator", "datumPoskytovaniOd",
	"datumPoskytovaniDo", "druhSocialniSluzby", "poskytovatel", "zarizeni", "weby", "emaily",
	"telefony", "faxy", "ciloveSkupiny", "vekoveSkupiny", "doplnujiciInformaceVekoveSkupiny",
	"formy", "rozsirenePusobnostiVKraji", NULL };

static json_t *item_parse(struct rpss *r, str text, size_t at)
{
	struct import *im = r->im;
	json_error_t error = { .text = "brackets, commas or colons" };
	json_t *item = NULL;
	r->text.len = 0;
	if (split_keep(text, r->looking ? looked_at : taken, &r->text))
		item = json_loadb(r->text.ptr, r->text.len, JSON_DECODE_ANY, &error);
	if (!item)
		import_break(im, arena_printf(&im->item, "byte %zu: %s", at, error.text),
			N_("the item is not valid JSON"));
	return item;
}

static bool item_read(void *context, str text, size_t number, size_t at)
{
	struct rpss *r = context;
	struct import *im = r->im;
	char where[40];
	snprintf(where, sizeof where, "polozky[%zu]", number);
	import_next(im, str_of(where));
	json_t *item = item_parse(r, text, at);
	if (!item)
		return false;
	arena_on_free(&im->item, json_free, item);
	if (r->looking && json_is_object(item))
		item_look(r, item);
	else if (!r->looking && !json_is_object(item))
		import_refuse(im, (str){ 0 }, N_("is not an object"));
	else if (!r->looking)
		item_take(r, item);
	return !db_failed(im->db);
}

static void file_close(void *file) { fclose(file); }

static void file_read_on(struct rpss *r, const char *path)
{
	struct arena own = { 0 };
	struct split split = { .item = item_read, .context = r };
	char *piece = arena_alloc(&own, PIECE);
	FILE *file = fopen(path, "rb");
	size_t n = 1;
	bool on = file != NULL;
	if (file)
		arena_on_free(&own, file_close, file);
	while (on && n) {
		n = fread(piece, 1, PIECE, file);
		on = split_feed(&split, (str){ piece, n });
	}
	if (!file || ferror(file))
		import_break(r->im, (str){ 0 }, N_("the file cannot be read"));
	else if (on)
		split_end(&split);
	if (split.wrong) {
		import_next(r->im, arena_printf(&own, "polozky[%zu]", split.count));
		import_break(r->im, arena_printf(&r->im->item, "byte %zu", split.at), split.wrong);
	}
	split_free(&split);
	arena_free(&own);
}

struct import_result rpss_import(
	struct db *db, struct arena *a, int64_t now, struct import_job job, const char *path)
{
	struct import im;
	struct rpss r = { .im = &im, .looking = true };
	job.format = "rpss";
	job.match = true;
	if (!job.source.len)
		job.source = S("rpss");
	import_open(&im, db, a, now, &job);
	im.quiet = true;
	file_read_on(&r, path);
	im.quiet = r.looking = r.said_fax = r.said_hours = false;
	if (!im.broken) {
		import_begin(&im);
		file_read_on(&r, path);
	}
	import_map_free(&r.kinds);
	import_map_free(&r.live);
	buf_free(&r.text);
	return import_finish(&im);
}
