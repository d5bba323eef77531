/*
 * The reader of a town's guide: one JSON object with life situations,
 * providers and their services, crisis lines, offices and emergency numbers.
 * It is small, so it is read as a whole.
 */
#include "app/catalogue/guide.h"
#include "app/catalogue/import_take.h"
#include "app/catalogue/steps.h"
#include "app/site/site.h"
#include "search/search.h"

/* The way into the file: "providers[3]" and then ".services[0]". */
static str step_in(struct import *im, const char *key, size_t i)
{
	str before = im->where;
	im->where =
		arena_printf(&im->item, "%.*s%s%s[%zu]", STR_ARG(before), before.len ? "." : "", key, i);
	return before;
}

static void record_begin(struct import *im, const char *key, size_t i)
{
	struct arena own = { 0 };
	import_next(im, arena_printf(&own, "%s[%zu]", key, i));
	arena_free(&own);
}

/* ---- contacts ---- */

static str string_at(struct import *im, const json_t *list, size_t i, const char *key)
{
	const json_t *value = json_array_get(list, i);
	if (json_is_string(value))
		return str_trim((str){ json_string_value(value), json_string_length(value) });
	take_refuse(im, key, (str){ 0 }, N_("is not a text"));
	return (str){ 0 };
}

/* Telephones, e-mail and web as every object of the guide may have them. */
static struct import_contacts contacts_of(
	struct import *im, const json_t *object, str note, bool loose)
{
	struct import_contacts list = { 0 };
	const json_t *phones = take_list(im, object, "phones");
	take_phone(im, &list, take_line(im, object, "phone", TAKE_NAME), note, loose);
	for (size_t i = 0; i < json_array_size(phones); i++)
		take_phone(im, &list, string_at(im, phones, i, "phones"), note, loose);
	take_email(im, &list, take_line(im, object, "email", TAKE_NAME), note);
	take_web(im, &list, take_line(im, object, "website", TAKE_NOTE), note);
	return list;
}

/* ---- places ---- */

struct places { int64_t *items; size_t count; };

static void place_add(struct import *im, struct places *places, int64_t provider, str provider_id,
                      struct import_place place, str line)
{
	place.external_id = import_id(im, provider_id, arena_printf(&im->item, "/%.*s",
		STR_ARG(slug_make(&im->item, line))));
	int64_t id = import_met(im, IMPORT_PLACE, place.external_id);
	if (!id) {
		struct guide_address address = guide_address(im, line);
		if (!address.municipality.set)
			take_refuse(im, "address", line, N_("the municipality cannot be told from it"));
		place.provider = provider;
		place.address = address.line;
		place.street = address.street;
		place.house_number = address.house_number;
		place.postal_code = address.postal_code;
		place.municipality = address.municipality;
		id = import_place(im, &place);
	}
	if (id)
		*(int64_t *)arena_push(&im->item, &places->items, &places->count, sizeof id) = id;
}

static void spots_read(struct import *im, struct places *places, int64_t provider, str provider_id,
                       const json_t *contact, const char *key)
{
	static const char *const known[] = { "name", "city", "address", "phone", "phones", "email",
		"website", NULL };
	const json_t *list = take_list(im, contact, key);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *spot = take_item(im, list, i, key);
		str before = step_in(im, key, i), line = take_line(im, spot, "address", TAKE_NAME);
		struct import_place place = { .name = take_line(im, spot, "name", TAKE_NAME) };
		if (spot && line.len) {
			take_rest(im, spot, known);
			place.contacts = contacts_of(im, spot, (str){ 0 }, false);
			place_add(im, places, provider, provider_id, place, line);
		} else if (spot) {
			take_refuse(im, "address", (str){ 0 }, N_("is missing"));
		}
		im->where = before;
	}
}

/* Every place that a contact names. */
static struct places places_of(
	struct import *im, int64_t provider, str provider_id, const json_t *contact)
{
	static const char *const known[] = { "address", "phone", "phones", "email", "website",
		"locations", "distributionPoints", NULL };
	struct places places = { 0 };
	str line = take_line(im, contact, "address", TAKE_NAME);
	if (!contact)
		return places;
	take_rest(im, contact, known);
	if (line.len)
		place_add(im, &places, provider, provider_id, (struct import_place){ 0 }, line);
	spots_read(im, &places, provider, provider_id, contact, "locations");
	spots_read(im, &places, provider, provider_id, contact, "distributionPoints");
	return places;
}

/* ---- providers and services ---- */

static bool named(struct import *im, str name)
{
	if (!name.len)
		import_refuse(im, S("name"), N_("is missing; the record was left out"));
	return name.len > 0;
}

struct provider { int64_t id; str own_id, name; struct places places; };

static str service_id(struct import *im, const struct provider *p, str id, str name)
{
	if (id.len)
		return import_id(im, id, (str){ 0 });
	str slug = slug_make(&im->item, name);
	return import_id(im, p->own_id, arena_printf(&im->item, "/%.*s", STR_ARG(slug)));
}

static void service_read(struct import *im, const struct provider *p, const json_t *item)
{
	static const char *const known[] = { "id", "name", "description", "contact", NULL };
	str id = take_id(im, item, "id"), text = take_text(im, item, "description", TAKE_TEXT);
	const json_t *contact = take_object(im, item, "contact");
	struct import_service s = {
		.name = take_line(im, item, "name", TAKE_NAME), .provider = p->id, .description = text
	};
	if (!named(im, s.name))
		return;
	take_rest(im, item, known);
	s.external_id = service_id(im, p, id, s.name);
	s.slug = id.len ? id : arena_printf(&im->item, "%.*s %.*s", STR_ARG(s.name), STR_ARG(p->name));
	s.summary = guide_summary(&im->item, text);
	int64_t type = guide_type(im, s.name);
	s.registered = type != 0;
	s.type = type ? SOME(type) : NONE;
	s.forms = guide_forms(im, s.name, text);
	s.round_the_clock = str_has(text, S("24/7"));
	s.contacts = contacts_of(im, contact, (str){ 0 }, false);
	struct places own = places_of(im, p->id, p->own_id, contact);
	const struct places *places = own.count ? &own : &p->places;
	for (size_t i = 0; i < places->count; i++)
		import_child_add(im, &s.places, (struct import_child){ .what = places->items[i] });
	import_service(im, &s);
}

static void provider_read(struct import *im, const json_t *item)
{
	static const char *const known[] = { "id", "name", "description", "services", "contact", NULL };
	struct provider p = { .own_id = take_id(im, item, "id"),
		.name = take_line(im, item, "name", TAKE_NAME) };
	const json_t *contact = take_object(im, item, "contact");
	const json_t *services = take_list(im, item, "services");
	str line = take_line(im, contact, "address", TAKE_NAME);
	if (!named(im, p.name))
		return;
	if (!p.own_id.len) {
		import_refuse(im, S("id"), N_("is missing; the record was left out"));
		return;
	}
	take_rest(im, item, known);
	p.id = import_provider(im,
		&(struct import_provider){ .external_id = import_id(im, p.own_id, (str){ 0 }),
			.name = p.name,
			.description = take_text(im, item, "description", TAKE_TEXT),
			.address = line,
			.municipality = guide_address(im, line).municipality,
			.contacts = contacts_of(im, contact, (str){ 0 }, false) });
	if (!p.id)
		return;
	p.places = places_of(im, p.id, p.own_id, contact);
	for (size_t i = 0; i < json_array_size(services); i++) {
		str before = step_in(im, "services", i);
		const json_t *service = take_item(im, services, i, "service");
		if (service)
			service_read(im, &p, service);
		im->where = before;
	}
}

/* ---- lines ---- */

static void line_read(struct import *im, const json_t *item, size_t position)
{
	static const char *const known[] = { "id", "name", "phone", "phones", "description",
		"availability", "free", "email", "website", "targetGroup", NULL };
	str id = take_id(im, item, "id");
	struct import_line line = { .name = take_line(im, item, "name", TAKE_NAME),
		.description = take_text(im, item, "description", TAKE_TEXT),
		.availability = take_line(im, item, "availability", TAKE_NAME),
		.whom = take_line(im, item, "targetGroup", TAKE_NAME),
		.free_of_charge = take_flag(im, item, "free"),
		.position = (int64_t)position + 1,
		.contacts = contacts_of(im, item, (str){ 0 }, false) };
	if (!named(im, line.name))
		return;
	take_rest(im, item, known);
	line.external_id = id.len ? import_id(im, id, (str){ 0 }) :
		import_id(im, S("line/"), slug_make(&im->item, line.name));
	line.round_the_clock = str_is(line.availability, "24/7");
	import_line(im, &line);
}

static void emergency_read(struct import *im, const json_t *item, size_t position)
{
	static const char *const known[] = { "name", "phone", "phones", NULL };
	struct import_line line = { .name = take_line(im, item, "name", TAKE_NAME), .emergency = true,
		.position = (int64_t)position + 1, .contacts = contacts_of(im, item, (str){ 0 }, false) };
	if (!named(im, line.name))
		return;
	take_rest(im, item, known);
	line.external_id = import_id(im, S("emergency/"), slug_make(&im->item, line.name));
	import_line(im, &line);
}

/* ---- offices ---- */

static void join(struct import *im, struct import_contacts *to, const struct import_contacts *more)
{
	for (size_t i = 0; i < more->count; i++)
		*(struct import_contact *)arena_push(
			&im->item, &to->items, &to->count, sizeof(struct import_contact)) = more->items[i];
}

static void department_read(
	struct import *im, int64_t office, str office_id, const json_t *item, size_t position)
{
	static const char *const known[] = { "id", "name", "address", "description", "phone", "phones",
		"email", "website", "contacts", NULL };
	static const char *const contact_known[] = { "role", "phone", "phones", "email", "website",
		NULL };
	str id = take_id(im, item, "id");
	struct import_department d = { .name = take_line(im, item, "name", TAKE_NAME),
		.address = take_line(im, item, "address", TAKE_NAME),
		.description = take_text(im, item, "description", TAKE_TEXT), .office = office,
		.position = (int64_t)position + 1, .contacts = contacts_of(im, item, (str){ 0 }, true) };
	const json_t *contacts = take_list(im, item, "contacts");
	if (!named(im, d.name))
		return;
	take_rest(im, item, known);
	for (size_t i = 0; i < json_array_size(contacts); i++) {
		str before = step_in(im, "contacts", i);
		const json_t *contact = take_item(im, contacts, i, "contact");
		struct import_contacts more =
			contacts_of(im, contact, take_line(im, contact, "role", TAKE_NAME), true);
		if (contact)
			take_rest(im, contact, contact_known);
		join(im, &d.contacts, &more);
		im->where = before;
	}
	d.external_id = id.len
		? import_id(im, id, (str){ 0 })
		: import_id(im, office_id,
			  arena_printf(&im->item, "/%.*s", STR_ARG(slug_make(&im->item, d.name))));
	import_department(im, &d);
}

static void office_read(struct import *im, const json_t *item, size_t position)
{
	static const char *const known[] = { "id", "name", "address", "website", "phone", "phones",
		"email", "departments", NULL };
	str id = take_id(im, item, "id");
	struct import_office o = { .name = take_line(im, item, "name", TAKE_NAME),
		.address = take_line(im, item, "address", TAKE_NAME), .position = (int64_t)position + 1,
		.contacts = contacts_of(im, item, (str){ 0 }, true) };
	const json_t *departments = take_list(im, item, "departments");
	if (!named(im, o.name))
		return;
	if (!id.len)
		id = slug_make(&im->item, o.name);
	take_rest(im, item, known);
	o.external_id = import_id(im, id, (str){ 0 });
	o.municipality = guide_address(im, o.address).municipality;
	int64_t office = import_office(im, &o);
	for (size_t i = 0; i < json_array_size(departments) && office; i++) {
		str before = step_in(im, "departments", i);
		const json_t *department = take_item(im, departments, i, "department");
		if (department)
			department_read(im, office, id, department, i);
		im->where = before;
	}
}

/* ---- life situations ---- */

static void help_add(
	struct import *im, struct import_situation *s, enum import_kind kind, int64_t id)
{
	for (size_t i = 0; i < s->helps.count; i++)
		if (s->helps.items[i].kind == kind && s->helps.items[i].id == id)
			return;
	*(struct import_help *)arena_push(&im->item, &s->helps.items, &s->helps.count,
		sizeof(struct import_help)) = (struct import_help){ kind, id };
}

/* An office as a whole helps through each of its departments. */
static bool departments_help(struct import *im, struct import_situation *s, int64_t office)
{
	const struct import_map *departments = &im->known[IMPORT_DEPARTMENT];
	size_t before = s->helps.count;
	for (size_t i = 0; i < departments->count; i++)
		if (departments->items[i]->parent == office &&
			departments->items[i]->state != IMPORT_UNSEEN)
			help_add(im, s, IMPORT_DEPARTMENT, departments->items[i]->id);
	return s->helps.count > before;
}

static void help_read(struct import *im, struct import_situation *s, str ref)
{
	static const enum import_kind kinds[] = { IMPORT_SERVICE, IMPORT_PROVIDER, IMPORT_LINE,
		IMPORT_DEPARTMENT };
	str id = import_id(im, ref, (str){ 0 });
	for (size_t i = 0; i < COUNT(kinds); i++) {
		int64_t met = import_met(im, kinds[i], id);
		if (met) {
			help_add(im, s, kinds[i], met);
			return;
		}
	}
	int64_t office = import_met(im, IMPORT_OFFICE, id);
	if (!office || !departments_help(im, s, office))
		take_refuse(im, "providerRefs", ref, N_("nothing in the file has this id"));
}

static void situation_read(struct import *im, const json_t *item)
{
	static const char *const known[] = { "id", "name", "description", "providerRefs", NULL };
	str id = take_id(im, item, "id");
	struct import_situation s = { .name = take_line(im, item, "name", TAKE_NAME),
		.description = take_text(im, item, "description", TAKE_TEXT) };
	const json_t *refs = take_list(im, item, "providerRefs");
	if (!named(im, s.name))
		return;
	take_rest(im, item, known);
	s.external_id = import_id(im, id.len ? id : slug_make(&im->item, s.name), (str){ 0 });
	s.steps = steps_shipped(&im->item, s.name);
	s.sensitive = guide_sensitive(&im->item, s.name);
	for (size_t i = 0; i < json_array_size(refs); i++) {
		str ref = string_at(im, refs, i, "providerRefs");
		if (ref.len)
			help_read(im, &s, ref);
	}
	import_situation(im, &s);
}

/* ---- the file ---- */

static void provider_section(struct import *im, const json_t *item, size_t i)
{
	(void)i;
	provider_read(im, item);
}
static void situation_section(struct import *im, const json_t *item, size_t i)
{
	(void)i;
	situation_read(im, item);
}

/* In the order in which one refers to another. */
static const struct section {
	const char *key;
	void (*read)(struct import *, const json_t *item, size_t position);
} sections[] = {
	{ "providers", provider_section },
	{ "crisisLines", line_read },
	{ "emergencyNumbers", emergency_read },
	{ "authorities", office_read },
	{ "lifeSituations", situation_section },
};

static void section_read(struct import *im, const json_t *root, const struct section *section)
{
	const json_t *list = json_object_get(root, section->key);
	for (size_t i = 0; i < json_array_size(list); i++) {
		record_begin(im, section->key, i);
		const json_t *item = take_item(im, list, i, section->key);
		if (item)
			section->read(im, item, i);
		else if (json_is_null(json_array_get(list, i)))
			import_refuse(im, str_of(section->key), N_("is not an object"));
	}
}

/* A section of another shape would look as if all its records had vanished. */
static void check_sections(struct import *im, const json_t *root)
{
	if (!json_is_object(root) || !json_object_get(root, "providers"))
		import_break(im, S("providers"), N_("the file is not a guide: it has no providers"));
	for (size_t i = 0; i < COUNT(sections); i++) {
		const json_t *list = json_object_get(root, sections[i].key);
		if (list && !json_is_array(list))
			import_break(im, str_of(sections[i].key), N_("is not a list"));
	}
}

static void find_source(struct import *im, const json_t *root)
{
	if (im->job.source.len || im->broken)
		return;
	str city = take_line(im, take_object(im, root, "metadata"), "city", TAKE_NAME);
	im->job.source = city.len ? arena_copy(&im->own, slug_make(&im->item, city)) : city;
	if (!import_source_valid(im->job.source))
		import_break(
			im, S("metadata.city"), N_("the guide does not say its town; name it by --source"));
}

static void root_free(void *root) { json_decref(root); }

struct import_result guide_import(
	struct db *db, struct arena *a, int64_t now, struct import_job job, str text)
{
	static const char *const known[] = { "metadata", "lifeSituations", "providers", "crisisLines",
		"authorities", "emergencyNumbers", NULL };
	struct import im;
	json_error_t error;
	job.format = "guide";
	import_open(&im, db, a, now, &job);
	json_t *root = json_loadb(text.ptr ? text.ptr : "", text.len, 0, &error);
	if (root) {
		arena_on_free(&im.own, root_free, root);
		check_sections(&im, root);
		find_source(&im, root);
	} else {
		import_next(&im, arena_printf(a, "%d:%d", error.line, error.column));
		import_break(&im, str_of(error.text), N_("the file is not valid JSON"));
	}
	if (!im.broken) {
		import_begin(&im);
		take_rest(&im, root, known);
		for (size_t i = 0; i < COUNT(sections); i++)
			section_read(&im, root, &sections[i]);
	}
	return import_finish(&im);
}
