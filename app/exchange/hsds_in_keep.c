/*
 * Documents that stay with their records.  They go by in batches: what is kept of a
 * batch is read at once, and what changes of it is dropped and added at once.
 */
#include "app/exchange/hsds_in.h"
#include "app/exchange/hsds_kept.h"
#include "app/exchange/hsds_kept.sql.h"
#include <stdlib.h>

enum { BATCH = 200 };

/* What is to be kept of a record; `drop`: nothing any more. */
struct keeping { int64_t record; str document, base; bool drop; };
struct batch {
	struct hsds_in *in;
	bool services;
	struct arena arena;
	struct { const struct hsds_doc **items; size_t count; } docs;
	struct hsds_kept_documents_rows had;
	struct hsds_kept_hidden_rows hidden;           /* providers with a secret place */
	struct { struct keeping *items; size_t count; } changes;
	const struct import_map *edited;       /* providers of places that somebody here has changed */
};

static str key_of(const int64_t *id) { return (str){ (const char *)id, sizeof *id }; }

static void learn_edited(struct hsds_in *in, struct import_map *edited)
{
	for (size_t i = 0; i < in->places.count; i++) {
		int64_t id = in->places.items[i]->id;
		const struct import_known *place = import_known_by_id(&in->im, IMPORT_PLACE, id);
		if (place && landing_shared(&in->im, IMPORT_PLACE, id))
			import_map_add(edited, &in->arena, key_of(&place->parent));
	}
}

/* ---- choosing ---- */

static int64_t provider_of(const struct batch *b, const struct hsds_doc *doc)
{
	return b->services ? b->in->organizations.items[doc->organization - 1].record : doc->record;
}

static bool is_hidden(const struct batch *b, int64_t provider)
{
	size_t at = rows_from(b->hidden.items, b->hidden.count, sizeof *b->hidden.items, provider);
	return at < b->hidden.count && b->hidden.items[at].provider == provider;
}

static const struct hsds_kept_documents_row *had_of(const struct batch *b, int64_t record)
{
	size_t at = rows_from(b->had.items, b->had.count, sizeof *b->had.items, record);
	return at < b->had.count && b->had.items[at].record == record ? &b->had.items[at] : NULL;
}

/* Of a record that is not the source's alone the document is new, but what our mapping
 * said of it once remains what to compare with.  Without that nothing is kept. */
static void choose_one(struct batch *b, const struct hsds_doc *doc)
{
	struct import *im = &b->in->im;
	enum import_kind kind = b->services ? IMPORT_SERVICE : IMPORT_PROVIDER;
	struct import_known *known = import_known_by_id(im, kind, doc->record);
	const struct hsds_kept_documents_row *had = had_of(b, doc->record);
	int64_t provider = provider_of(b, doc);
	if (is_hidden(b, provider))
		return;
	bool shared = landing_shared(im, kind, doc->record) ||
		import_map_find(b->edited, key_of(&provider));
	struct keeping one = { .record = doc->record, .document = hsds_json_text(&b->arena, doc->json),
		.base = shared && had ? had->base : (str){ 0 }, .drop = shared && known && !known->ours };
	bool same = had && !one.drop && str_eq(had->document, one.document);
	bool stays = shared ? !had || same : same && !landing_changed(im, kind, doc->record);
	if (stays)
		return;
	import_note(known, !same);
	*(struct keeping *)arena_push(
		&b->arena, &b->changes.items, &b->changes.count, sizeof one) = one;
}

/* ---- writing ---- */

/* Fills in what our mapping says now where nothing else is to be compared with. */
static bool bases_make(struct batch *b)
{
	int64_t *ids = arena_alloc(&b->arena, (b->changes.count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < b->changes.count; i++)
		if (!b->changes.items[i].base.ptr)
			ids[count++] = b->changes.items[i].record;
	if (!count)
		return true;
	struct str_list bases = hsds_kept_base(
		b->in->im.db, &b->arena, b->services, (struct int_list){ ids, count }, b->in->im.now);
	for (size_t i = 0, n = 0; i < b->changes.count && bases.count == count; i++)
		if (!b->changes.items[i].base.ptr)
			b->changes.items[i].base = bases.items[n++];
	return bases.count == count;
}

static void write_changes(struct batch *b)
{
	struct hsds_kept_add_args *rows =
		arena_alloc(&b->arena, b->changes.count * sizeof *rows);
	int64_t *drops = arena_alloc(&b->arena, b->changes.count * sizeof *drops);
	size_t added = 0, dropped = 0;
	for (size_t i = 0; i < b->changes.count; i++) {
		const struct keeping *k = &b->changes.items[i];
		if (had_of(b, k->record))
			drops[dropped++] = k->record;
		if (!k->drop)
			rows[added++] = (struct hsds_kept_add_args){
				.service = b->services ? SOME(k->record) : NONE,
				.provider = b->services ? NONE : SOME(k->record),
				.document = k->document, .base = k->base };
	}
	struct int_list gone = { drops, dropped }, none = { 0 };
	if (dropped)
		hsds_kept_drop(b->in->im.db, .services = b->services ? gone : none,
			.providers = b->services ? none : gone);
	hsds_kept_add(b->in->im.db, rows, added);
}

/* ---- batches ---- */

static void batch_read(struct batch *b)
{
	struct db *db = b->in->im.db;
	int64_t *records = arena_alloc(&b->arena, BATCH * sizeof *records);
	int64_t *providers = arena_alloc(&b->arena, BATCH * sizeof *providers);
	for (size_t i = 0; i < b->docs.count; i++) {
		records[i] = b->docs.items[i]->record;
		providers[i] = provider_of(b, b->docs.items[i]);
	}
	struct int_list all = { records, b->docs.count }, none = { 0 };
	b->had = hsds_kept_documents(db, .services = b->services ? all : none,
		.providers = b->services ? none : all, .limit = BATCH);
	b->hidden = hsds_kept_hidden(
		db, .providers = { providers, b->docs.count }, .limit = BATCH);
}

static void batch_keep(struct batch *b)
{
	struct import *im = &b->in->im;
	db_lend(im->db, &b->arena);
	batch_read(b);
	for (size_t i = 0; i < b->docs.count; i++)
		choose_one(b, b->docs.items[i]);
	if (b->changes.count)
		qsort(b->changes.items, b->changes.count, sizeof *b->changes.items, rows_order);
	if (b->changes.count && bases_make(b))
		write_changes(b);
	db_lend(im->db, &im->item);
	arena_reset(&b->arena);
	b->docs.items = NULL;
	b->changes.items = NULL;
	b->docs.count = b->changes.count = 0;
}

static void keep(struct hsds_in *in, bool services, const struct import_map *edited)
{
	const struct hsds_docs *docs = services ? &in->services : &in->organizations;
	struct batch b = { .in = in, .services = services, .edited = edited };
	for (size_t i = 0; i < docs->count && !db_failed(in->im.db); i++) {
		if (docs->items[i].record && !docs->items[i].twin)
			*(const struct hsds_doc **)arena_push(&b.arena, &b.docs.items, &b.docs.count,
				sizeof *b.docs.items) = &docs->items[i];
		if (b.docs.count == BATCH)
			batch_keep(&b);
	}
	if (b.docs.count)
		batch_keep(&b);
	arena_free(&b.arena);
}

void hsds_in_keep(struct hsds_in *in)
{
	struct import_map edited = { 0 };
	import_flush(&in->im);
	learn_edited(in, &edited);
	keep(in, false, &edited);
	keep(in, true, &edited);
	hsds_kept_forget(in->im.db);
	import_map_free(&edited);
}
