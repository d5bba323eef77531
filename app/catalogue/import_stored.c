/*
 * What the store has of a source, read at the beginning of a run in a few
 * statements: asked for record by record it would be ten for each service.
 * A form of the office, which begins no run, reads what belongs to one record.
 */
#include "app/catalogue/import.h"
#include "app/catalogue/import.sql.h"
#include "app/catalogue/import_kinds.h"

#define RECORD(kind, name) [IMPORT_STORED_RECORDS + kind] = &import_##name##_stored_query
#define CONTACTS(kind, name) [IMPORT_STORED_CONTACTS + kind] = &import_##name##_contacts_query
#define CHILDREN(kind, name) [IMPORT_STORED_CHILDREN + kind] = &import_##name##_stored_query
const struct db_query *const import_stored_queries[IMPORT_STORED] = {
	RECORD(IMPORT_PROVIDER, provider),
	RECORD(IMPORT_PLACE, place),
	RECORD(IMPORT_SERVICE, service),
	RECORD(IMPORT_SITUATION, situation),
	RECORD(IMPORT_LINE, line),
	RECORD(IMPORT_OFFICE, office),
	RECORD(IMPORT_DEPARTMENT, department),
	CONTACTS(IMPORT_PROVIDER, provider),
	CONTACTS(IMPORT_PLACE, place),
	CONTACTS(IMPORT_SERVICE, service),
	CONTACTS(IMPORT_LINE, line),
	CONTACTS(IMPORT_OFFICE, office),
	CONTACTS(IMPORT_DEPARTMENT, department),
	CHILDREN(IMPORT_FORMS, form),
	CHILDREN(IMPORT_TARGETS, target),
	CHILDREN(IMPORT_AGES, age),
	CHILDREN(IMPORT_CAPACITIES, capacity),
	CHILDREN(IMPORT_STAYS, stay),
	CHILDREN(IMPORT_AREAS, area),
	CHILDREN(IMPORT_TOWNS, town),
	[IMPORT_STORED_HELPS] = &import_helps_stored_query,
	[IMPORT_STORED_HOURS] = &import_hours_stored_query,
	[IMPORT_STORED_FREE] = &import_free_stored_query,
};

struct keeping { struct arena *arena; const struct db_query *query; struct db_rows *rows; };

static bool keep(void *context, const void *row)
{
	struct keeping *k = context;
	char *copy = arena_push(k->arena, &k->rows->items, &k->rows->count, k->query->row_size);
	memcpy(copy, row, k->query->row_size);
	for (const struct db_slot *c = k->query->columns; c->type; c++)
		if (c->type == DB_TEXT) {
			str *text = (str *)(copy + c->offset);
			*text = arena_copy(k->arena, *text);
		}
	return true;
}

/* "_stored" of a record has only the first of these parameters. */
typedef struct import_form_stored_args stored_args;

static void read_set(struct import *im, size_t set, stored_args args)
{
	const struct db_query *query = import_stored_queries[set];
	struct keeping k = { &im->own, query, &im->stored[set] };
	im->stored[set] = (struct db_rows){ 0 };
	if (query)
		db_each(im->db, query, &args, keep, &k);
}

void import_stored_read(struct import *im)
{
	str source = import_reads_all(im) ? (str){ 0 } : im->job.source;
	for (size_t set = 0; set < IMPORT_STORED; set++)
		read_set(im, set, (stored_args){ .source = source });
}

struct db_rows import_stored(struct import *im, size_t set, int64_t id)
{
	if (!im->begun)
		read_set(im, set, (stored_args){ .owner = SOME(id) });
	const struct db_rows *all = &im->stored[set];
	size_t size = import_stored_queries[set]->row_size;
	size_t from = rows_from(all->items, all->count, size, id), to = from;
	const char *rows = all->items;
	while (to < all->count && *(const int64_t *)(rows + to * size) == id)
		to++;
	return from < to ? (struct db_rows){ (char *)all->items + from * size, to - from }
					 : (struct db_rows){ 0 };
}

str import_stored_name(struct import *im, enum import_kind kind, int64_t id)
{
	size_t set = IMPORT_STORED_RECORDS + kind;
	const char *row = import_stored(im, set, id).items;
	const struct db_slot *c = import_stored_queries[set]->columns;
	while (c->type && strcmp(c->name, "name"))
		c++;
	return row && c->type ? *(const str *)(row + c->offset) : (str){ 0 };
}
