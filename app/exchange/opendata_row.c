/* From a row of a query to the values of its columns. */
#include "app/exchange/opendata.h"
#include "app/territory/territory.h"
#include <assert.h>

extern const struct lang lang_cs;
enum { MOST_VALUES = 100000 };         /* of a batch: far more than any has */

static const struct db_slot *slot_named(const struct db_query *q, const char *name)
{
	for (const struct db_slot *s = q->columns; s->type; s++)
		if (!strcmp(s->name, name))
			return s;
	return NULL;
}

static bool is_list(const struct opendata_column *c)
{
	return c->type == OD_LIST || c->type == OD_PAGES;
}

void opendata_bind(struct opendata_run *run)
{
	size_t i = 0;
	for (const struct opendata_column *c = run->set->columns; c->name; c++, i++) {
		assert(i < OPENDATA_COLUMNS);
		run->slots[i] = c->from && !is_list(c) ? slot_named(run->set->query, c->from) : NULL;
		assert(!c->from || is_list(c) || run->slots[i]);
	}
}

/* What queries are asked with: each has those of these that it names. */
struct asked { str day, kind, list; int64_t after, limit; struct int_list owners; };

static struct db_rows ask(struct opendata_run *run, const struct db_query *q, struct asked asked)
{
	static const struct db_slot known[] = {
		{ "day", DB_TEXT, offsetof(struct asked, day) },
		{ "kind", DB_TEXT, offsetof(struct asked, kind) },
		{ "list", DB_TEXT, offsetof(struct asked, list) },
		{ "after", DB_INT, offsetof(struct asked, after) },
		{ "limit", DB_INT, offsetof(struct asked, limit) },
		{ "owners", DB_INTS, offsetof(struct asked, owners) },
	};
	char *args = arena_alloc(&run->batch, 16 * sizeof(struct asked));
	for (const struct db_slot *p = q->params; p->type; p++)
		for (size_t i = 0; i < COUNT(known); i++)
			if (!strcmp(p->name, known[i].name)) {
				size_t size = p->type == DB_INT ? sizeof(int64_t) : sizeof(str);
				assert(p->type == known[i].type);
				memcpy(args + p->offset, (char *)&asked + known[i].offset, size);
			}
	return db_many(run->db, q, args);
}

/* Rows of the next batch, and all their lists. */
struct db_rows opendata_batch(struct opendata_run *run)
{
	const struct opendata_set *set = run->set;
	const struct db_slot *id = slot_named(set->query, "id");
	struct asked asked = { .day = run->day, .list = str_of(set->list ? set->list : ""),
		.after = run->after, .limit = OPENDATA_BATCH };
	struct db_rows rows = ask(run, set->query, asked);
	int64_t *ids = arena_alloc(&run->batch, (rows.count + 1) * sizeof *ids);
	for (size_t i = 0; i < rows.count; i++)
		ids[i] = *(int64_t *)((char *)rows.items + i * set->query->row_size + id->offset);
	if (rows.count)
		run->after = ids[rows.count - 1];
	size_t number = 0;
	for (const struct opendata_list *l = set->lists; l && l->name && rows.count; l++) {
		asked = (struct asked){ .day = run->day, .kind = str_of(l->kind ? l->kind : ""),
			.owners = { ids, rows.count }, .limit = MOST_VALUES };
		assert(number < OPENDATA_LISTS);
		run->cursors[number] = 0;
		run->lists[number++] = ask(run, l->query, asked);
	}
	return rows;
}

/* ---- values ---- */

str opendata_url(const struct opendata_run *run, struct arena *a, const char *path, str slug)
{
	return arena_printf(a, "%.*s%s%.*s", STR_ARG(run->town.base_url), path,
		STR_ARG(url_encode(a, slug)));
}

static const void *at(const void *row, const struct db_slot *slot)
{
	return (const char *)row + slot->offset;
}

str opendata_field(struct opendata_run *run, const void *row, const char *name)
{
	const struct db_slot *s = slot_named(run->set->query, name);
	assert(s && s->type == DB_TEXT);
	return *(const str *)at(row, s);
}

static struct maybe_int number_at(const void *row, const struct db_slot *s)
{
	return s->type == DB_MAYBE_INT ? *(const struct maybe_int *)at(row, s)
								   : SOME(*(const int64_t *)at(row, s));
}

struct maybe_int opendata_number(struct opendata_run *run, const void *row, const char *name)
{
	const struct db_slot *s = slot_named(run->set->query, name);
	assert(s && (s->type == DB_INT || s->type == DB_MAYBE_INT));
	return number_at(row, s);
}

/* "Mo 08:00-12:00", as schema.org writes them. */
static str hours_text(struct arena *a, const struct opendata_service_hours_row *h)
{
	static const char *const days[] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };
	int opens = (int)h->opens, closes = (int)h->closes % 1440;
	return arena_printf(a, "%s %02d:%02d-%02d:%02d", days[h->weekday - 1], opens / 60, opens % 60,
		closes / 60, closes % 60);
}

static str list_value(struct opendata_run *run, const struct opendata_column *c,
	const struct db_query *q, const void *row)
{
	if (q == &opendata_service_hours_query)
		return hours_text(&run->batch, row);
	str value = *(const str *)at(row, slot_named(q, "value"));
	return c->type == OD_PAGES ? opendata_url(run, &run->batch, c->path, value) : value;
}

static struct opendata_value many(struct opendata_run *run, const struct opendata_column *c,
	const void *row)
{
	const struct opendata_list *l = run->set->lists;
	size_t which = 0, count = 0;
	str *items = NULL;
	while (strcmp(l[which].name, c->from))
		which++;
	const struct db_query *q = l[which].query;
	const struct db_slot *id = slot_named(run->set->query, "id"), *owner = slot_named(q, "owner");
	/* Both stand by ids, so each list is walked through once. */
	int64_t wanted = *(const int64_t *)at(row, id);
	for (size_t i = run->cursors[which]; i < run->lists[which].count; i++) {
		const char *one = (const char *)run->lists[which].items + i * q->row_size;
		int64_t owned = *(const int64_t *)at(one, owner);
		if (owned > wanted)
			break;
		if (owned < wanted)
			run->cursors[which] = i + 1;
		else
			*(str *)arena_push(&run->batch, &items, &count, sizeof *items) =
				list_value(run, c, q, one);
	}
	return (struct opendata_value){ .kind = OD_MANY, .many = { items, count } };
}

static struct opendata_value quoted(str text)
{
	return (struct opendata_value){ .kind = text.ptr ? OD_QUOTED : OD_NONE, .text = text };
}

static struct opendata_value plain(str text)
{
	return (struct opendata_value){ .kind = OD_PLAIN, .text = text };
}

static struct opendata_value counted(struct opendata_run *run, enum opendata_type type,
	struct maybe_int n)
{
	struct buf out = { .arena = &run->batch };
	if (!n.set)
		return (struct opendata_value){ .kind = OD_NONE };
	if (type == OD_MOMENT)
		return quoted(instant_utc(&run->batch, n.value));
	if (type == OD_DEGREES)
		degrees_put(&out, n.value);
	else
		buf_int(&out, n.value);
	return plain(buf_str(&out));
}

/* Values of a codelist that no column of its table holds. */
static struct opendata_value code_value(struct opendata_run *run, const struct opendata_column *c,
	const void *row)
{
	if (c->type == OD_SET_NAME)
		return quoted(tr(&lang_cs, run->set->title));
	str iri = arena_printf(&run->batch, "%.*s/otevrena-data/%s.jsonld",
		STR_ARG(run->town.base_url), run->set->name);
	if (c->type == OD_ITEM) {
		str code = opendata_field(run, row, c->path ? c->path : "code");
		if (!code.len)
			return (struct opendata_value){ .kind = OD_NONE };
		iri = arena_printf(&run->batch, "%.*s#%.*s", STR_ARG(iri), STR_ARG(code));
	}
	return quoted(iri);
}

struct opendata_value opendata_value(struct opendata_run *run, const struct opendata_column *c,
	size_t number, const void *row)
{
	const struct db_slot *s = run->slots[number];
	switch (c->type) {
	case OD_LIST: case OD_PAGES:
		return many(run, c, row);
	case OD_SET: case OD_SET_NAME: case OD_ITEM:
		return code_value(run, c, row);
	case OD_INT: case OD_MOMENT: case OD_DEGREES:
		return counted(run, c->type, number_at(row, s));
	case OD_BOOL:
		return plain(*(const bool *)at(row, s) ? S("true") : S("false"));
	case OD_PAGE: {
		str slug = *(const str *)at(row, s);
		return quoted(slug.len ? opendata_url(run, &run->batch, c->path, slug) : (str){ 0 });
	}
	default:
		return quoted(*(const str *)at(row, s));
	}
}

void opendata_put(struct buf *out, const char *key, str text)
{
	if (!text.len)
		return;
	buf_printf(out, ",\"%s\":", key);
	json_text(out, text);
}

void opendata_put_czech(struct buf *out, const char *key, str text)
{
	if (!text.len)
		return;
	buf_printf(out, ",\"%s\":{\"cs\":", key);
	json_text(out, text);
	buf_char(out, '}');
}
