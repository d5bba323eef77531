/*
 * JSON: one record, a list of them, a page of an API, or a record in each line.
 * Services and organizations stand in one another; here each becomes a document.
 */
#include "app/exchange/hsds_in.h"
#include "doc/doc.h"

enum { DEPTH_MOST = 40 };

struct reader { struct hsds_in *in; str file; };

static void tell(struct reader *r, str where, str what, const char *why)
{
	hsds_where(r->in, where);
	import_refuse(&r->in->im, what, why);
}

/* ---- documents ---- */

static void take(struct reader *r, json_t *value, str where, size_t organization);

static size_t take_organization(struct reader *r, json_t *value, str where)
{
	struct hsds_in *in = r->in;
	json_t *services = json_object_get(value, "services"), *service;
	size_t i;
	json_incref(services);
	json_object_del(value, "services");
	size_t number = hsds_doc_add(in, &in->organizations, value, where);
	json_array_foreach(services, i, service) {
		str at = arena_printf(&in->arena, "%.*s.services[%zu]", STR_ARG(where), i);
		if (!number)
			tell(r, at, json_get(service, "id"), N_("belongs to nothing that was taken"));
		else if (json_is_object(service))
			take(r, service, at, number);
		else
			tell(r, at, (str){ 0 }, N_("is not an object"));
	}
	json_decref(services);
	return number;
}

static size_t organization_of(struct reader *r, json_t *value, str where)
{
	struct hsds_in *in = r->in;
	json_t *organization = json_object_get(value, "organization");
	if (json_is_object(organization)) {
		json_incref(organization);
		json_object_del(value, "organization");
		size_t number = take_organization(r, organization,
			arena_printf(&in->arena, "%.*s.organization", STR_ARG(where)));
		json_decref(organization);
		return number;
	}
	return 0;
}

/* `organization`: the one it stands in, or 0. */
static size_t take_service(struct reader *r, json_t *value, str where, size_t organization)
{
	struct hsds_in *in = r->in;
	size_t own = organization_of(r, value, where);
	size_t number = hsds_doc_add(in, &in->services, value, where);
	if (number && !in->services.items[number - 1].organization)
		in->services.items[number - 1].organization = own ? own : organization;
	return number;
}

/* A service at a place is a service that has it. */
static void take_stay(struct reader *r, json_t *value, str where)
{
	struct hsds_in *in = r->in;
	json_t *service = json_object_get(value, "service");
	if (!json_is_object(service)) {
		tell(r, where, json_get(value, "id"), N_("has no service with it; it was left out"));
		return;
	}
	json_incref(service);
	json_object_del(value, "service");
	size_t number = take_service(r, service,
		arena_printf(&in->arena, "%.*s.service", STR_ARG(where)), 0);
	json_t *kept = number ? in->services.items[number - 1].json : NULL;
	json_t *stays = json_object_get(kept, "service_at_locations"), *stay;
	size_t i;
	bool has = false;
	json_array_foreach(stays, i, stay)
		has = has || str_eq(json_get(stay, "id"), json_get(value, "id"));
	if (kept && !json_is_array(stays))
		json_object_set_new(kept, "service_at_locations", stays = json_array());
	if (kept && !has)
		json_array_append(stays, value);
	json_decref(service);
}

/* What kind of a record it is, by what only such have. */
static const char *kind_of(const json_t *value, str file)
{
	static const struct { const char *property, *kind; } marks[] = {
		{ "location_type", "location" }, { "service", "service_at_location" },
		{ "location_id", "service_at_location" }, { "organization", "service" },
		{ "organization_id", "service" }, { "status", "service" },
		{ "service_at_locations", "service" }, { "services", "organization" },
		{ "organization_identifiers", "organization" }, { "website", "organization" },
		{ "legal_status", "organization" }, { "taxonomy_id", "taxonomy_term" },
		{ "taxonomy_detail", "taxonomy_term" },
	};
	if (str_starts(file, S("organization")))
		return "organization";
	if (str_starts(file, S("taxonom")))
		return "taxonomy";
	for (size_t i = 0; i < COUNT(marks); i++)
		if (json_object_get(value, marks[i].property))
			return marks[i].kind;
	return str_starts(file, S("service")) ? "service" : NULL;
}

static void take(struct reader *r, json_t *value, str where, size_t organization)
{
	const char *kind = organization ? "service" : kind_of(value, r->file);
	if (kind && !strcmp(kind, "service"))
		take_service(r, value, where, organization);
	else if (kind && !strcmp(kind, "organization"))
		take_organization(r, value, where);
	else if (kind && !strcmp(kind, "service_at_location"))
		take_stay(r, value, where);
	else
		tell(r, where, json_get(value, "id"),
			N_("is neither a service nor an organization; it was left out"));
}

/* ---- files ---- */

static void take_all(struct reader *r, json_t *value, str where)
{
	json_t *list = json_is_array(value) ? value : json_object_get(value, "contents"), *item;
	size_t i;
	if (!json_is_array(list)) {
		take(r, value, where, 0);
		return;
	}
	str path = list == value ? where
							 : arena_printf(&r->in->arena, "%.*s.contents", STR_ARG(where));
	json_array_foreach(list, i, item) {
		str at = arena_printf(&r->in->arena, "%.*s[%zu]", STR_ARG(path), i);
		import_next(&r->in->im, at);
		if (json_is_object(item))
			take(r, item, at, 0);
		else
			tell(r, at, (str){ 0 }, N_("is not an object"));
	}
	json_t *pages = json_object_get(value, "total_pages");
	if (json_is_integer(pages) && json_integer_value(pages) > 1)
		tell(r, where, json_words(&r->in->im.item, pages),
			N_("this is one page of several; the others are not in the file"));
}

static bool too_deep(const json_t *value, int depth)
{
	const char *key;
	json_t *item;
	size_t i;
	if (depth > DEPTH_MOST)
		return true;
	json_array_foreach(value, i, item)
		if (too_deep(item, depth + 1))
			return true;
	/* The macro walks through a view that it does not change. */
	json_object_foreach((json_t *)(uintptr_t)value, key, item)
		if (too_deep(item, depth + 1))
			return true;
	return false;
}

static json_t *parse(struct reader *r, str text, str where)
{
	json_error_t error;
	json_t *value = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &error);
	if (value && !too_deep(value, 0)) {
		hsds_own(r->in, value);
		return value;
	}
	if (!value)
		where = arena_printf(
			&r->in->im.item, "%.*s:%d:%d", STR_ARG(where), error.line, error.column);
	hsds_where(r->in, where);
	import_break(&r->in->im, value ? (str){ 0 } : str_of(error.text),
		value ? N_("is nested too deep") : N_("is not JSON"));
	json_decref(value);
	return NULL;
}

/* Lines that are whole objects each, and more than one. */
static bool is_lines(str text)
{
	str rest = text, line;
	size_t lines = 0;
	while (lines < 2 && str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		if (!line.len)
			continue;
		if (line.ptr[0] != '{' || line.ptr[line.len - 1] != '}')
			return false;
		lines++;
	}
	return lines > 1;
}

static void take_lines(struct reader *r, str text)
{
	str rest = text, line;
	for (int number = 1; str_cut(&rest, '\n', &line) && !r->in->im.broken; number++) {
		str where = arena_printf(&r->in->arena, "%.*s:%d", STR_ARG(r->file), number);
		import_next(&r->in->im, where);
		json_t *value = str_trim(line).len ? parse(r, line, where) : NULL;
		if (value)
			take(r, value, where, 0);
	}
}

void hsds_in_json(struct hsds_in *in, const struct hsds_file *file)
{
	struct reader r = { in, file->name };
	str text = file->bytes;
	if (str_starts(text, S("\xef\xbb\xbf")))
		text = str_part(text, 3, text.len);
	import_next(&in->im, (str){ 0 });
	in->documents++;
	/* Terms come with what they describe. */
	if (str_starts(file->name, S("taxonom"))) {
		tell(&r, file->name, (str){ 0 },
			N_("was left out: terms come with the records that have them"));
		return;
	}
	if (is_lines(text)) {
		take_lines(&r, text);
		return;
	}
	json_t *value = parse(&r, text, file->name);
	if (value)
		take_all(&r, value, arena_printf(&in->arena, "%.*s:", STR_ARG(file->name)));
}
