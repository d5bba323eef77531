/* What filters find: together, by time, and against what records say. */
#include "app/exchange/conformance.h"

enum { FILTERS = 12, TRIPLES = 200, RICH = 100, ONES = 20, PAGES = 20 };

struct filters { str items[FILTERS]; size_t count; };

static void filter_add(
	struct conformance *c, struct filters *f, const char *name, const char *value)
{
	str made = arena_printf(c->arena, "%s=%s", name, value ? value : "");
	for (size_t i = 0; i < f->count; i++)
		if (str_eq(f->items[i], made))
			return;
	if (value && f->count < FILTERS)
		f->items[f->count++] = made;
}

static const char *text_of(json_t *record, const char *name)
{
	return json_string_value(json_object_get(record, name));
}

/* "2026-03-12T09:00:00Z" in an address: a plus would be a space. */
static const char *encoded(struct conformance *c, const char *text)
{
	return text ? url_encode(c->arena, str_of(text)).ptr : NULL;
}

/* Filters made from what records say: organizations, terms, taxonomies, dates. */
static struct filters filters_of(struct conformance *c, json_t *records)
{
	struct filters f = { 0 };
	json_t *record, *attribute;
	size_t i, k;
	json_array_foreach(records, i, record) {
		if (i % 3 == 0 && f.count < FILTERS / 3)
			filter_add(c, &f, "organization_id", text_of(record, "organization_id"));
		json_array_foreach(json_object_get(record, "attributes"), k, attribute) {
			json_t *term = json_object_get(attribute, "taxonomy_term");
			if (f.count < FILTERS - 2)
				filter_add(c, &f, k % 2 ? "taxonomy_term_id" : "taxonomy_id",
					text_of(term, k % 2 ? "id" : "taxonomy_id"));
		}
	}
	record = json_array_get(records, json_array_size(records) / 2);
	filter_add(c, &f, "modified_after", encoded(c, text_of(record, "last_modified")));
	return f;
}

/* ---- C11 ---- */

static struct id_set common(struct conformance *c, const struct id_set *a, const struct id_set *b)
{
	struct id_set both = { 0 };
	for (size_t i = 0; i < a->count; i++)
		if (ids_hold(b, a->items[i]))
			*(str *)arena_push(c->arena, &both.items, &both.count, sizeof *both.items) =
				a->items[i];
	return both;
}

/* What has ended comes with modified_after and without it does not, so only what
 * is in the list without filters is compared. */
static struct id_set ids_of_query(struct conformance *c, str query, const struct id_set *all)
{
	struct id_set got = ids_of_list(c, "/services", query), known = common(c, &got, all);
	known.failed = got.failed;
	return known;
}

static void same_sets(struct conformance *c, str query, const struct id_set *wanted,
	const struct id_set *all)
{
	struct id_set got = ids_of_query(c, query, all);
	judge(c, C11, !got.failed && got.count == wanted->count && ids_within(&got, wanted),
		"%.*s finds %zu services instead of %zu", STR_ARG(query), got.count, wanted->count);
}

static void check_together(struct conformance *c, const struct filters *f)
{
	struct id_set alone[FILTERS], every = ids_of_list(c, "/services", S(""));
	int triples = 0;
	for (size_t i = 0; i < f->count; i++)
		alone[i] = ids_of_query(c, f->items[i], &every);
	for (size_t a = 0; a < f->count; a++)
		for (size_t b = a + 1; b < f->count; b++) {
			/* One parameter twice is another question. */
			str name = f->items[a], first = f->items[b], other;
			str_cut(&name, '=', &other);
			str_cut(&first, '=', &name);
			if (str_eq(name, other))
				continue;
			struct id_set both = common(c, &alone[a], &alone[b]);
			str query =
				arena_printf(c->arena, "%.*s&%.*s", STR_ARG(f->items[a]), STR_ARG(f->items[b]));
			same_sets(c, query, &both, &every);
			for (size_t d = b + 1; d < f->count && triples < TRIPLES; d++, triples++) {
				str third = f->items[d], its;
				str_cut(&third, '=', &its);
				if (str_eq(its, name) || str_eq(its, other))
					continue;
				struct id_set third_too = common(c, &both, &alone[d]);
				same_sets(c, arena_printf(c->arena, "%.*s&%.*s", STR_ARG(query),
					STR_ARG(f->items[d])), &third_too, &every);
			}
		}
}

/* ---- C12 ---- */

static struct id_set since(struct conformance *c, int64_t instant)
{
	return ids_of_list(c, "/services", arena_printf(c->arena, "modified_after=%.*s",
		STR_ARG(url_encode(c->arena, instant_utc(c->arena, instant)))));
}

/* What is in no list without modified_after is told as over; of what is not said by
 * its name nothing is said but that, and it is there until its own date. */
static void check_gone(struct conformance *c, const struct id_set *all)
{
	json_t *item, *body;
	size_t i;
	for (int64_t page = 1, pages = 1; page <= pages && page <= PAGES; page++) {
		struct answer a = conformance_get(c,
			"/services?modified_after=1970-01-01T00:00:00Z&per_page=100&page=%lld",
			(long long)page);
		body = json_loadb(a.body.ptr, a.body.len, 0, NULL);
		pages = json_integer_value(json_object_get(body, "total_pages"));
		json_array_foreach(json_object_get(body, "contents"), i, item) {
			str id = arena_copy(c->arena, str_of(text_of(item, "id") ? text_of(item, "id") : ""));
			const char *status = text_of(item, "status"), *date = text_of(item, "last_modified");
			if (ids_hold(all, id))
				continue;
			judge(c, C12, status && strcmp(status, "active"), "%.*s is gone and yet active",
				STR_ARG(id));
			if (text_of(item, "name"))
				continue;
			struct maybe_int at = instant_read(str_of(date ? date : ""));
			judge(c, C12, at.set && json_object_size(item) == 3, "%.*s is gone and says more",
				STR_ARG(id));
			struct id_set from = since(c, at.value), behind = since(c, at.value + 1);
			judge(c, C12, ids_hold(&from, id) && !ids_hold(&behind, id),
				"%.*s is not told as gone at its own date alone", STR_ARG(id));
		}
		json_decref(body);
	}
}

static void check_modified(struct conformance *c, json_t *records)
{
	struct id_set all = ids_of_list(c, "/services", S(""));
	for (size_t i = 0; i < json_array_size(records) && i < 5; i++) {
		json_t *record = json_array_get(records, i * json_array_size(records) / 5);
		struct maybe_int at = instant_read(str_of(text_of(record, "last_modified")));
		str id = str_of(text_of(record, "id"));
		if (!at.set)
			continue;
		struct id_set from = since(c, at.value), behind = since(c, at.value + 1);
		judge(c, C12, ids_hold(&from, id), "%.*s is not modified on or after its own date",
			STR_ARG(id));
		judge(c, C12, !ids_hold(&behind, id), "%.*s is modified after its own date", STR_ARG(id));
		judge(c, C12, ids_within(&behind, &from), "later is more than earlier at %lld",
			(long long)at.value);
	}
	struct id_set ever = since(c, 0);
	judge(c, C12, ids_within(&all, &ever), "not everything is modified since 1970");
	check_gone(c, &all);
}

/* ---- C13 ---- */

static void check_minimal(struct conformance *c)
{
	struct answer a = conformance_get(c, "/services?minimal=true&per_page=50");
	json_t *body = json_loadb(a.body.ptr, a.body.len, 0, NULL), *item;
	size_t i;
	json_array_foreach(json_object_get(body, "contents"), i, item)
		judge(c, C13, json_object_size(item) == 2 && text_of(item, "id")
			&& text_of(item, "last_modified"), "minimal=true has other than id and last_modified");
	json_decref(body);
}

static void check_full(struct conformance *c, json_t *records)
{
	json_t *record;
	size_t i;
	json_array_foreach(records, i, record) {
		if (i == ONES)
			break;
		struct answer a = conformance_get(c, "/services/%s", text_of(record, "id"));
		json_t *one = json_loadb(a.body.ptr, a.body.len, 0, NULL);
		judge(c, C13, json_equal(one, record), "/services/%s differs from the list with full=true",
			text_of(record, "id"));
		json_decref(one);
	}
}

static void check_stream(struct conformance *c, const char *list)
{
	struct id_set all = ids_of_list(c, list, S(""));
	struct answer a = conformance_get(c, "%s?format=ndjson", list);
	size_t lines = 0;
	str rest = a.body, line;
	bool valid = a.status == 200;
	while (valid && str_cut(&rest, '\n', &line)) {
		if (!line.len)
			continue;
		json_t *item = json_loadb(line.ptr, line.len, 0, NULL);
		valid = item && ids_hold(&all, str_of(text_of(item, "id")));
		json_decref(item);
		lines++;
	}
	judge(c, C13, valid && lines == all.count, "%s: ndjson has %zu right lines instead of %zu",
		list, lines, all.count);
}

/* ---- C14 ---- */

static void check_tree(struct conformance *c)
{
	struct id_set all = ids_of_list(c, "/taxonomy_terms", S(""));
	struct id_set kinds = ids_of_list(c, "/taxonomies", S(""));
	struct id_set top = ids_of_list(c, "/taxonomy_terms", S("top_only=true"));
	size_t sum = 0, below = top.count;
	bool within = ids_within(&top, &all);
	if (all.failed || kinds.failed) {
		skip(c, C14, "there are no taxonomies");
		return;
	}
	for (size_t i = 0; i < kinds.count; i++) {
		struct id_set own = ids_of_list(c, "/taxonomy_terms",
			arena_printf(c->arena, "taxonomy_id=%.*s", STR_ARG(kinds.items[i])));
		sum += own.count;
		within = within && ids_within(&own, &all);
	}
	judge(c, C14, sum == all.count && within, "terms by taxonomy are %zu, all are %zu", sum,
		all.count);
	for (size_t i = 0; i < all.count; i++)
		below += ids_of_list(c, "/taxonomy_terms",
			arena_printf(c->arena, "parent_id=%.*s", STR_ARG(all.items[i]))).count;
	judge(c, C14, below == all.count, "terms at the top and below others are %zu, all are %zu",
		below, all.count);
}

/* ---- C15: circles hold one another, and only what is within ---- */

static const char *postcode_of(json_t *stay)
{
	json_t *addresses = json_object_get(json_object_get(stay, "location"), "addresses");
	return text_of(json_array_get(addresses, 0), "postal_code");
}

static void check_distance(struct conformance *c, json_t *stays)
{
	static const int metres[] = { 0, 500, 5000, 50000, 1000000 };
	json_t *stay;
	size_t i, tried = 0;
	json_array_foreach(stays, i, stay) {
		const char *code = postcode_of(stay);
		struct id_set before = { 0 };
		if (!code || !json_object_get(json_object_get(stay, "location"), "latitude") || ++tried > 3)
			continue;
		for (size_t k = 0; k < COUNT(metres); k++) {
			struct id_set now = ids_of_list(c, "/service_at_locations", arena_printf(c->arena,
				"postcode=%s&proximity=%d", encoded(c, code), metres[k]));
			judge(c, C15, !now.failed && ids_within(&before, &now),
				"within %d m of %s is less than within less", metres[k], code);
			before = now;
		}
		judge(c, C15, ids_hold(&before, str_of(text_of(stay, "id"))),
			"%s is not within 1,000 km of its own postal code", text_of(stay, "id"));
	}
	if (!tried)
		skip(c, C15, "no place has both a postal code and a position");
}

/* ---- C16: the questions of the profile's first version, from a record itself ---- */

static bool found(struct conformance *c, json_t *record, str query)
{
	struct id_set ids = ids_of_list(c, "/services", query);
	return ids_hold(&ids, str_of(text_of(record, "id")));
}

static void ask_age(struct conformance *c, json_t *record)
{
	json_t *least = json_object_get(record, "minimum_age");
	json_int_t from = json_integer_value(least);
	if (!json_is_integer(least) || from < 1)
		return;
	judge(c, C16, found(c, record, arena_printf(c->arena, "minimum_age=%lld", (long long)from)),
		"the age a service asks for does not find it");
	judge(c, C16,
		!found(c, record, arena_printf(c->arena, "maximum_age=%lld", (long long)from - 1)),
		"who is younger than a service asks for finds it");
}

static void ask_time(struct conformance *c, json_t *record)
{
	json_t *schedule, *schedules = json_object_get(record, "schedules");
	size_t i;
	json_array_foreach(schedules, i, schedule) {
		const char *days = text_of(schedule, "byday"), *opens = text_of(schedule, "opens_at");
		if (!days || strlen(days) != 14 || !opens || json_array_size(schedules) > 1)
			continue;                      /* Monday to Friday, and nothing else */
		judge(c, C16, found(c, record, arena_printf(c->arena, "day=MO&start_time=%.5s", opens)),
			"a service is not found when it opens");
		judge(c, C16, !found(c, record, S("day=SU")), "a service is found on a day it is closed");
	}
}

static void ask_rich(struct conformance *c, json_t *record)
{
	json_t *attribute = json_array_get(json_object_get(record, "attributes"), 0);
	const char *name = text_of(record, "name");
	const char *term = text_of(json_object_get(attribute, "taxonomy_term"), "id");
	judge(c, C16, found(c, record, arena_printf(c->arena, "search=%s", encoded(c, name))),
		"a service is not found by its name: %s", name);
	judge(
		c, C16, !found(c, record, S("search=qqxyzzyqq")), "words that are nowhere find a service");
	if (term)
		judge(c, C16, found(c, record, arena_printf(c->arena, "taxonomy_term_id=%s", term)),
			"a service is not found by its term");
	if (c->client)
		return;                            /* age and time are ours */
	ask_age(c, record);
	ask_time(c, record);
}

static void ask_postcode(struct conformance *c, json_t *stays)
{
	json_t *stay;
	size_t i, asked = 0;
	json_array_foreach(stays, i, stay) {
		const char *code = postcode_of(stay);
		json_t *areas = json_object_get(json_object_get(stay, "service"), "service_areas");
		if (!code || json_array_size(areas) || ++asked > 5)
			continue;
		struct id_set ids = ids_of_list(c, "/service_at_locations",
			arena_printf(c->arena, "postcode=%s", encoded(c, code)));
		judge(c, C16, ids_hold(&ids, str_of(text_of(stay, "id"))),
			"%s is not found by its postal code", text_of(stay, "id"));
	}
}

/* ---- C22 ---- */

static void check_posts(struct conformance *c, const struct filters *f)
{
	for (const struct conformance_list *l = conformance_lists; l->path; l++) {
		str query = f->count && l->what <= HSDS_STAYS ? f->items[0] : S("page=1");
		str path = arena_printf(c->arena, "%s?%.*s", l->path, STR_ARG(query));
		str got = arena_copy(c->arena, conformance_get(c, "%.*s", STR_ARG(path)).body);
		struct answer sent = conformance_post(c, path);
		judge(c, C22, sent.status == 200 && str_eq(sent.body, got), "POST %.*s differs from GET",
			STR_ARG(path));
	}
}

static json_t *some(struct conformance *c, const char *list)
{
	struct answer a = conformance_get(c, "%s?full=true&per_page=%d", list, RICH);
	json_t *body = json_loadb(a.body.ptr, a.body.len, 0, NULL);
	json_t *contents = json_incref(json_object_get(body, "contents"));
	json_decref(body);
	return contents;
}

void check_queries(struct conformance *c)
{
	json_t *services = some(c, "/services"), *stays = some(c, "/service_at_locations");
	struct filters f = filters_of(c, services);
	check_together(c, &f);
	check_modified(c, services);
	check_minimal(c);
	check_full(c, services);
	for (const struct conformance_list *l = conformance_lists; l->path; l++)
		check_stream(c, l->path);
	check_tree(c);
	check_distance(c, stays);
	check_where(c);
	for (size_t i = 0; i < json_array_size(services) && i < ONES; i++)
		ask_rich(c, json_array_get(services, i));
	ask_postcode(c, stays);
	if (c->version == HSDS_31)
		check_posts(c, &f);
	else
		skip(c, C22, "this version has no POST");
	json_decref(services);
	json_decref(stays);
}
