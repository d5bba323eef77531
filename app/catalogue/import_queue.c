/*
 * Rows to be added wait here until there are many: PostgreSQL takes hundreds of
 * rows in one statement in the time of some tens in as many.  What refers to a
 * row stands behind it in the order of `queries`, so any number may wait.
 */
#include "app/catalogue/import.h"
#include "app/catalogue/import.sql.h"
#include "app/catalogue/import_kinds.h"

enum {
	MOST = 2000,                       /* rows that wait */
	IDS = 50, IDS_MOST = 10000,        /* asked for at first, and at once at most */
};

static const struct db_query *const queries[IMPORT_QUEUES] = {
	&import_provider_add_query, &import_place_add_query, &import_service_add_query,
	&import_situation_add_query, &import_line_add_query, &import_office_add_query,
	&import_department_add_query, &import_form_add_query, &import_target_add_query,
	&import_age_add_query, &import_capacity_add_query, &import_stay_add_query,
	&import_area_add_query, &import_town_add_query, &import_hour_add_query,
	&import_free_add_query, &import_contact_add_query, &import_help_add_query
};

void import_flush(struct import *im)
{
	for (size_t i = 0; i < IMPORT_QUEUES; i++)
		db_insert(im->db, queries[i], im->queue.rows[i].items, im->queue.rows[i].count);
	struct arena kept = im->queue.arena;
	arena_reset(&kept);
	im->queue = (struct import_queue){ .arena = kept };
}

void import_close(struct import *im)
{
	import_flush(im);
	arena_free(&im->queue.arena);
	arena_free(&im->item);
	arena_free(&im->own);
}

void import_add(struct import *im, const struct db_query *query, const void *args)
{
	size_t i = 0;
	while (queries[i] != query)
		i++;
	struct db_rows *rows = &im->queue.rows[i];
	char *row = arena_push(&im->queue.arena, &rows->items, &rows->count, query->insert_size);
	memcpy(row, args, query->insert_size);
	for (const struct db_slot *p = query->params; p->type; p++)
		if (p->type == DB_TEXT) {
			str *text = (str *)(row + p->offset);
			*text = arena_copy(&im->queue.arena, *text);
		}
	if (++im->queue.count >= MOST)
		import_flush(im);
}

/* Each time twice as many, for asking waits until all that was flushed is done. */
int64_t import_new_id(struct import *im, enum import_kind kind)
{
	struct import_ids *ids = &im->ids[kind];
	if (ids->used == ids->list.count) {
		size_t count = ids->used ? ids->used * 2 : IDS;
		count = count < IDS_MOST ? count : IDS_MOST;
		import_flush(im);
		ids->list = db_ids(im->db, &im->own, import_records[kind].table, count);
		ids->used = 0;
	}
	return ids->used < ids->list.count ? ids->list.items[ids->used++] : 0;
}
