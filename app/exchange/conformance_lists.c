/* Every page of every list, and every record by itself. */
#include "app/exchange/conformance.h"
#include <stdlib.h>

enum { RECORDS_MOST = 2000, WALK_MOST = 200, PAGE = 100 };

const struct conformance_list conformance_lists[] = {
	{ "/services", "service_list.json", "service.json", HSDS_SERVICES },
	{ "/service_at_locations", "service_at_location_list.json", "service_at_location.json",
		HSDS_STAYS },
	{ "/organizations", "organization_list.json", "organization.json", HSDS_ORGANIZATIONS },
	{ "/taxonomies", "taxonomy.json", "taxonomy.json", HSDS_TAXONOMIES },
	{ "/taxonomy_terms", "taxonomy_term.json", "taxonomy_term.json", HSDS_TERMS_LIST },
	{ 0 }
};

/* ---- sets of identifiers ---- */

static int by_text(const void *a, const void *b)
{
	return str_order(*(const str *)a, *(const str *)b);
}

static str id_of(struct arena *a, json_t *item)
{
	return arena_copy(a, str_of(json_string_value(json_object_get(item, "id"))));
}

struct id_set ids_of_list(struct conformance *c, const char *list, str query)
{
	struct id_set all = { 0 };
	bool minimal = !strcmp(list, "/services") && !c->client;
	for (int64_t page = 1, pages = 1; page <= pages && !all.failed; page++) {
		struct answer a = conformance_get(c, "%s?page=%lld&per_page=%d&%s%.*s", list,
			(long long)page, minimal ? HSDS_MINIMAL_MOST : PAGE, minimal ? "minimal=true&" : "",
			STR_ARG(query));
		json_t *body = json_loadb(a.body.ptr, a.body.len, 0, NULL), *item;
		json_t *contents = json_object_get(body, "contents");
		size_t i;
		all.failed = a.status != 200 || !json_is_array(contents);
		pages = json_integer_value(json_object_get(body, "total_pages"));
		json_array_foreach(contents, i, item)
			*(str *)arena_push(c->arena, &all.items, &all.count, sizeof *all.items) =
				id_of(c->arena, item);
		json_decref(body);
	}
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, by_text);
	return all;
}

bool ids_hold(const struct id_set *set, str id)
{
	return set->count && bsearch(&id, set->items, set->count, sizeof id, by_text);
}

bool ids_within(const struct id_set *some, const struct id_set *all)
{
	for (size_t i = 0; i < some->count; i++)
		if (!ids_hold(all, some->items[i]))
			return false;
	return true;
}

/* ---- records ---- */

/* The way to the first null, empty text, list or object; ptr NULL: there is none. */
static str empty_at(struct arena *a, json_t *value, str path)
{
	const char *name;
	json_t *member;
	size_t i;
	str found = { 0 };
	if (json_is_null(value) || (json_is_string(value) && !json_string_length(value))
		|| (json_is_array(value) && !json_array_size(value))
		|| (json_is_object(value) && !json_object_size(value)))
		return path;
	json_object_foreach(value, name, member)
		if (!found.ptr)
			found = empty_at(a, member, arena_printf(a, "%.*s/%s", STR_ARG(path), name));
	json_array_foreach(value, i, member)
		if (!found.ptr)
			found = empty_at(a, member, path);
	return found;
}

static json_t *schema_load(void *context, const char *name)
{
	return conformance_schema(context, name, false);
}

static json_t *schema_load_strict(void *context, const char *name)
{
	return conformance_schema(context, name, true);
}

static void by_schema(struct conformance *c, enum conformance_check check, json_t *schema,
	json_t *record, const char *where, bool strict)
{
	struct json_schema_check look = { .arena = &c->page,
		.load = strict ? schema_load_strict : schema_load, .context = c, .strict = strict,
		.most = 1 };
	bool right = schema && json_schema_check(&look, schema, record);
	struct json_fault none = { S(""), S("there is no schema") };
	const struct json_fault *f = look.faults.count ? look.faults.items : &none;
	judge(c, check, right, "%s %s %.*s: %.*s", where,
		json_string_value(json_object_get(record, "id")), STR_ARG(f->at), STR_ARG(f->what));
}

/* Open Referral UK's schemas of lists describe the whole page. */
static json_t *item_schema(struct conformance *c, const struct conformance_list *l)
{
	const char *name = c->version == HSDS_UK && l->what >= HSDS_TAXONOMIES
		? (l->what == HSDS_TAXONOMIES ? "taxonomy_list.json" : "taxonomy_term_list.json")
		: l->item;
	json_t *schema = conformance_schema(c, name, false);
	json_t *items = json_object_get(json_object_get(json_object_get(schema, "properties"),
		"contents"), "items");
	return items ? items : schema;
}

static void look_at(struct conformance *c, const struct conformance_list *l, json_t *record,
	bool whole)
{
	str empty = empty_at(&c->page, record, S(""));
	json_t *schema = whole ? conformance_schema(c, l->one, false) : item_schema(c, l);
	by_schema(c, c->version == HSDS_UK ? C5 : C4, schema, record, l->path, false);
	judge(c, C8, !empty.ptr, "%s %s: %.*s is empty", l->path,
		json_string_value(json_object_get(record, "id")), STR_ARG(empty));
	if (c->version == HSDS_UK && l->what == HSDS_SERVICES)
		judge(c, C5, json_object_get(record, "organization_id"),
			"%s: a service without organization_id", l->path);
	if (whole && c->version != HSDS_UK && !c->client)
		by_schema(c, C9, conformance_schema(c, l->one, true), record, l->path, true);
}

/* ---- pages ---- */

static bool whole_number(json_t *body, const char *name, int64_t *n)
{
	json_t *value = json_object_get(body, name);
	*n = json_integer_value(value);
	return json_is_integer(value) && *n >= 0;
}

/* The seven fields of a page, and how they belong together. */
static int64_t judge_page(struct conformance *c, const char *list, json_t *body, int64_t page,
	int64_t per_page)
{
	int64_t total = 0, pages = 0, number = 0, size = 0;
	json_t *first = json_object_get(body, "first_page"), *last = json_object_get(body, "last_page");
	json_t *empty = json_object_get(body, "empty"), *contents = json_object_get(body, "contents");
	bool typed = whole_number(body, "total_items", &total);
	typed &= whole_number(body, "total_pages", &pages);
	typed &= whole_number(body, "page_number", &number);
	typed &= whole_number(body, "size", &size);
	typed &= json_is_boolean(first) && json_is_boolean(last) && json_is_boolean(empty);
	judge(c, C3, typed && json_is_array(contents),
		"%s: page %lld lacks a field, or has it in another type", list, (long long)page);
	judge(c, C3, number == page && size == (int64_t)json_array_size(contents)
		&& json_is_true(empty) == (size == 0),
		"%s: page %lld: page_number, size or empty is wrong", list, (long long)page);
	judge(c, C3, pages == (total + per_page - 1) / per_page,
		"%s: %lld items by %lld are not %lld pages", list, (long long)total, (long long)per_page,
		(long long)pages);
	judge(c, C3, json_is_true(first) == (page == 1) && json_is_true(last) == (page >= pages),
		"%s: page %lld: first_page or last_page is wrong", list, (long long)page);
	return total;
}

static json_t *page_get(struct conformance *c, const char *list, int64_t page, int64_t per_page,
	const char *more)
{
	struct answer a = conformance_get(c, "%s?page=%lld&per_page=%lld%s", list, (long long)page,
		(long long)per_page, more);
	json_t *body = a.status == 200 ? json_loadb(a.body.ptr, a.body.len, 0, NULL) : NULL;
	judge(c, C6, json_is_object(body), "%s: page %lld: %d and no object of JSON", list,
		(long long)page, a.status);
	return body;
}

/* Pages of one size: all of them when they are few, otherwise first, middle, last. */
static void walk_pages(struct conformance *c, const char *list, int64_t per_page, int64_t total)
{
	struct id_set seen = { 0 };
	int64_t pages = (total + per_page - 1) / per_page;
	bool every = pages <= WALK_MOST;
	for (int64_t page = 1; page <= pages + 1; page++) {
		if (!every && page > 1 && page < pages && page != pages / 2)
			continue;
		json_t *body = page_get(c, list, page, per_page, ""), *item;
		size_t i;
		judge_page(c, list, body, page, per_page);
		judge(c, C3, page <= pages || !json_array_size(json_object_get(body, "contents")),
			"%s: the page beyond the end is not empty", list);
		json_array_foreach(json_object_get(body, "contents"), i, item)
			*(str *)arena_push(c->arena, &seen.items, &seen.count, sizeof *seen.items) =
				id_of(c->arena, item);
		json_decref(body);
	}
	if (seen.count)
		qsort(seen.items, seen.count, sizeof *seen.items, by_text);
	bool once = true;
	for (size_t i = 1; i < seen.count; i++)
		once = once && !str_eq(seen.items[i], seen.items[i - 1]);
	judge(c, C3, once && (!every || (int64_t)seen.count == total),
		"%s by %lld: %zu identifiers, some twice or missing of %lld", list, (long long)per_page,
		seen.count, (long long)total);
}

/* All items as the list shows them, and all of them whole. */
static void walk_items(struct conformance *c, const struct conformance_list *l, int64_t total,
	const char *more)
{
	for (int64_t page = 1; (page - 1) * PAGE < total; page++) {
		json_t *body = page_get(c, l->path, page, PAGE, more), *item;
		size_t i;
		json_array_foreach(json_object_get(body, "contents"), i, item)
			look_at(c, l, item, *more);
		json_decref(body);
	}
}

static void walk_records(struct conformance *c, const struct conformance_list *l)
{
	struct id_set ids = ids_of_list(c, l->path, S(""));
	size_t step = ids.count / RECORDS_MOST + 1;
	for (size_t i = 0; i < ids.count; i += step) {
		struct answer a = conformance_get(c, "%s/%.*s", l->path, STR_ARG(ids.items[i]));
		json_t *record = json_loadb(a.body.ptr, a.body.len, 0, NULL);
		str got = id_of(&c->page, record);
		if (judge(c, C4, a.status == 200 && str_eq(got, ids.items[i]), "%s/%.*s: %d", l->path,
				STR_ARG(ids.items[i]), a.status))
			look_at(c, l, record, true);
		json_decref(record);
	}
}

void check_lists(struct conformance *c)
{
	static const int64_t sizes[] = { 1, 7, 50, 100 };
	for (const struct conformance_list *l = conformance_lists; l->path; l++) {
		struct answer a = conformance_get(c, "%s", l->path);
		bool optional = l->what != HSDS_SERVICES;
		bool missing = a.status == 404 || a.status == 501 || a.status == 503;
		judge(c, C6, a.status == 200 || (optional && missing), "%s: %d", l->path, a.status);
		if (a.status != 200)
			continue;
		json_t *body = json_loadb(a.body.ptr, a.body.len, 0, NULL);
		int64_t total = json_integer_value(json_object_get(body, "total_items"));
		json_decref(body);
		for (size_t i = 0; i < COUNT(sizes); i++)
			walk_pages(c, l->path, sizes[i], total);
		walk_items(c, l, total, "");
		if (l->what <= HSDS_ORGANIZATIONS)
			walk_items(c, l, total, "&full=true");
		walk_records(c, l);
	}
}
