/*
 * By which names a record is known: its own, that of its source; aliases, which
 * other sources have for it or which came with a record that was merged into it;
 * and, where a source may match, its number in a register of the state.
 */
#include "app/catalogue/import.h"
#include "app/catalogue/import.sql.h"
#include "app/catalogue/import_kinds.h"

bool import_reads_all(struct import *im)
{
	return im->job.match || import_alias_any(im->db, .source = im->job.source);
}

static bool kind_of(str table, enum import_kind *kind)
{
	for (int k = 0; k < IMPORT_KINDS; k++)
		if (str_is(table, import_records[k].table)) {
			*kind = (enum import_kind)k;
			return true;
		}
	return false;
}

static bool learn_alias(void *context, const void *row)
{
	struct import *im = context;
	const struct import_aliases_row *r = row;
	enum import_kind kind;
	struct import_known *known = NULL;
	if (kind_of(r->kind, &kind))
		known = import_known_by_id(im, kind, r->record_id);
	if (!known)
		return true;
	if (!str_eq(r->source, im->job.source)) {
		known->shared = true;
		return true;
	}
	import_map_add(&im->aliases[kind], &im->own, r->external_id)->id = known->id;
	known->linked = true;
	known->shared |= !known->ours;
	return true;
}

static void learn_key(struct import *im, enum import_kind kind, int64_t id, str key)
{
	const struct import_known *known = import_known_by_id(im, kind, id);
	if (!key.len || !known || known->ours || known->linked)
		return;
	size_t before = im->keys[kind].count;
	struct import_known *of = import_map_add(&im->keys[kind], &im->own, key);
	of->id = im->keys[kind].count > before ? id : 0;
}

void import_link_learn(struct import *im)
{
	import_aliases(im->db, learn_alias, im);
	if (!im->job.match)
		return;
	struct db_rows rows = im->stored[IMPORT_STORED_RECORDS + IMPORT_PROVIDER];
	const struct import_provider_stored_row *p = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		learn_key(im, IMPORT_PROVIDER, p[i].id, p[i].ico);
	rows = im->stored[IMPORT_STORED_RECORDS + IMPORT_SERVICE];
	const struct import_service_stored_row *s = rows.items;
	for (size_t i = 0; i < rows.count; i++)
		learn_key(im, IMPORT_SERVICE, s[i].id, s[i].register_number);
}

/* They were learnt in the order of their ids, and new ones get higher ids. */
struct import_known *import_known_by_id(struct import *im, enum import_kind kind, int64_t id)
{
	const struct import_map *m = &im->known[kind];
	size_t from = 0, to = m->count;
	while (from < to) {
		size_t middle = (from + to) / 2;
		if (m->items[middle]->id < id)
			from = middle + 1;
		else
			to = middle;
	}
	return from < m->count && m->items[from]->id == id ? m->items[from] : NULL;
}

struct import_known *import_known_as(struct import *im, enum import_kind kind, str external_id)
{
	struct import_known *known = import_map_find(&im->known[kind], external_id);
	const struct import_known *alias = import_map_find(&im->aliases[kind], external_id);
	return known || !alias ? known : import_known_by_id(im, kind, alias->id);
}

int64_t import_twin(struct import *im, enum import_kind kind, str external_id)
{
	const struct import_known *known = import_known_as(im, kind, external_id);
	bool met = known && known->state != IMPORT_UNSEEN && !str_eq(known->by, external_id);
	return met ? known->id : 0;
}

void import_link(struct import *im, enum import_kind kind, str external_id, str key)
{
	const struct import_known *other = import_map_find(&im->keys[kind], key);
	if (!im->job.match || !key.len || !other || !other->id ||
		import_known_as(im, kind, external_id))
		return;
	struct import_known *known = import_known_by_id(im, kind, other->id);
	if (!known || known->state != IMPORT_UNSEEN)
		return;
	const char *table = import_records[kind].table;
	import_map_add(&im->aliases[kind], &im->own, external_id)->id = known->id;
	import_alias_add(im->db, .kind = str_of(table), .record_id = known->id,
		.source = im->job.source, .external_id = external_id, .since = im->day);
	audit_write(im->db, im->now, 0, &(struct audit){ .action = "link", .kind = table,
		.record = known->id, .name = key, .new_value = external_id, .chain = &im->chain });
	known->linked = known->shared = true;
	im->linked++;
	im->decided = true;
}
