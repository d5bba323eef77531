#include "db/db_internal.h"
#include <assert.h>
#include <stdio.h>

struct db *db_open(const char *url)
{
	struct db *db = mem_alloc(sizeof *db);
	bool pg = str_starts(str_of(url), S("postgresql:")) || str_starts(str_of(url), S("postgres:"));
	size_t n = strlen(url) + 1;
	db->url = memcpy(mem_alloc(n), url, n);
	db->driver = pg ? &db_postgres : &db_sqlite;
	db->driver->open(db, url);
	return db;
}

void db_close(struct db *db)
{
	if (!db)
		return;
	db->driver->close(db);
	arena_free(&db->scratch);
	arena_free(&db->pooled);
	mem_free(db->statements.slots);
	mem_free(db->url);
	mem_free(db);
}

void        db_lend(struct db *db, struct arena *a)  { db->arena = a; }
bool        db_failed(const struct db *db)           { return db->failed; }
const char *db_error(const struct db *db)            { return db->error; }
bool        db_is_postgres(const struct db *db)      { return db->driver == &db_postgres; }

void db_fail(struct db *db, const char *what, const char *why)
{
	if (!db->failed)
		snprintf(db->error, sizeof db->error, "%s: %s", what, why);
	db->failed = true;
}

static void settle(struct db *db)
{
	if (db->driver->settle)
		db->driver->settle(db);
}

static void pools_drop(struct db *db)
{
	memset(db->pools, 0, sizeof db->pools);
	arena_reset(&db->pooled);
}

void db_recover(struct db *db)
{
	settle(db);
	bool dead = db->driver->dead && db->driver->dead(db);
	if (!db->failed && !db->in_transaction && !dead)
		return;
	db->failed = db->in_transaction = db->in_each = false;
	db->error[0] = '\0';
	db->driver->recover(db);
}

void db_script(struct db *db, const char *sql)
{
	if (!db->failed)
		db->driver->script(db, sql);
}

void db_begin(struct db *db)
{
	assert(!db->in_transaction);
	pools_drop(db);
	db_script(db, db->driver->begin);
	db->in_transaction = true;
}

bool db_begun(const struct db *db) { return db->in_transaction; }

bool db_commit(struct db *db)
{
	assert(db->in_transaction);
	if (db->failed) {
		db_rollback(db);
		return false;
	}
	db->driver->script(db, "COMMIT");
	if (!db->failed)
		db->in_transaction = false;
	else
		db_rollback(db);
	return !db->failed;
}

/* The failure stays, with its first reason: what was meant did not happen. */
void db_rollback(struct db *db)
{
	settle(db);
	db->driver->recover(db);
	db->in_transaction = false;
}

void db_analyze(struct db *db)
{
	if (db->failed || (db->in_transaction && !db_is_postgres(db)))
		return;
	db_script(db, db->driver->analyze);
	if (!db->in_transaction)
		db_recover(db);
}

void *db_new_row(struct db *db, const struct db_query *q, struct db_rows *rows)
{
	return arena_push(db->arena, &rows->items, &rows->count, q->row_size);
}

struct db_rows db_many(struct db *db, const struct db_query *q, const void *args)
{
	struct db_rows rows = { 0 };
	assert(!db->in_each && db->arena);
	if (!db->failed)
		db->driver->run(db, q, args, &rows);
	arena_reset(&db->scratch);
	return db->failed ? (struct db_rows){ 0 } : rows;
}

void *db_one(struct db *db, const struct db_query *q, const void *args)
{
	struct db_rows rows = db_many(db, q, args);
	return rows.count ? rows.items : NULL;
}

int64_t db_value(struct db *db, const struct db_query *q, const void *args)
{
	const int64_t *row = db_one(db, q, args);
	return row ? *row : 0;
}

int64_t db_exec(struct db *db, const struct db_query *q, const void *args)
{
	assert(!db->in_each);
	int64_t changed = db->failed ? 0 : db->driver->run(db, q, args, &(struct db_rows){ 0 });
	arena_reset(&db->scratch);
	return db->failed ? 0 : changed;
}

void db_send(struct db *db, const struct db_query *q, const void *args)
{
	assert(!db->in_each);
	if (!db->failed)
		db->driver->send(db, q, args);
	arena_reset(&db->scratch);
}

void db_insert(struct db *db, const struct db_query *q, const void *rows, size_t count)
{
	assert(!db->in_each && q->insert_size);
	if (!db->failed && count)
		db->driver->insert(db, q, rows, count);
	arena_reset(&db->scratch);
}

struct id_list { struct arena *arena; int64_t *items; size_t count; };

static bool add_id(void *context, const char *const *columns, const size_t *sizes, size_t count)
{
	struct id_list *ids = context;
	(void)count;
	*(int64_t *)arena_push(ids->arena, &ids->items, &ids->count, sizeof *ids->items) =
		str_int((str){ columns[0], sizes[0] }).value;
	return true;
}

struct int_list db_ids(struct db *db, struct arena *a, const char *table, size_t count)
{
	struct id_list ids = { .arena = a };
	assert(!db->in_each && db->in_transaction);
	if (!db->failed)
		db->driver->raw(db, arena_printf(&db->scratch, db->driver->ids, table, count).ptr, 0, NULL,
			NULL, add_id, &ids);
	arena_reset(&db->scratch);
	return (struct int_list){ ids.items, db->failed ? 0 : ids.count };
}

/* Each time twice as many, for asking waits until all that was sent is done. */
int64_t db_new_id(struct db *db, const char *table)
{
	struct db_pool *p = db->pools, *end = p + COUNT(db->pools);
	while (p < end && p->table && strcmp(p->table, table))
		p++;
	assert(p < end);
	if (p->used == p->ids.count) {
		size_t count = p->used ? p->used * 2 : 1, most = db->driver->ids_ahead;
		p->ids = db_ids(db, &db->pooled, table, count < most ? count : most);
		p->table = table;
		p->used = 0;
	}
	return p->used < p->ids.count ? p->ids.items[p->used++] : 0;
}

void db_each(
	struct db *db, const struct db_query *q, const void *args, typed_row *row, void *context)
{
	assert(!db->in_each);
	if (db->failed)
		return;
	db->in_each = true;
	db->driver->each(db, q, args, row, context);
	db->in_each = false;
	arena_reset(&db->scratch);
}

/* ---- statements ---- */

static bool has_value(const struct db_slot *p, const void *args)
{
	const void *at = (const char *)args + p->offset;
	switch (p->type) {
	case DB_MAYBE_INT: return ((const struct maybe_int *)at)->set;
	case DB_TEXT:      return ((const str *)at)->ptr != NULL;
	case DB_INTS:      return ((const struct int_list *)at)->count > 0;
	case DB_TEXTS:     return ((const struct str_list *)at)->count > 0;
	default:           return true;
	}
}

uint32_t db_fragments(const struct db_query *q, const void *args)
{
	uint32_t used = 0;
	for (int i = 0; q->pieces[i].sqlite; i++)
		if (q->pieces[i].needs < 0 || has_value(&q->params[q->pieces[i].needs], args))
			used |= 1u << i;
	return used;
}

str db_query_text(struct arena *a, const struct db_query *q, uint32_t fragments, bool postgres)
{
	struct buf out = { .arena = a };
	for (int i = 0; q->pieces[i].sqlite; i++)
		if (fragments & (1u << i))
			buf_put(&out, str_of(postgres ? q->pieces[i].postgres : q->pieces[i].sqlite));
	return buf_str(&out);
}

void db_put_quoted(struct buf *out, str s, bool json)
{
	buf_char(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		if (json && c < ' ')
			buf_printf(out, "\\u%04x", c);
		else
			buf_char(out, (char)c);
	}
	buf_char(out, '"');
}

str db_list_text(
	struct arena *a, const struct db_slot *p, const void *list, const char *brackets)
{
	struct buf out = { .arena = a };
	const struct int_list *ints = list;
	const struct str_list *texts = list;
	size_t count = p->type == DB_INTS ? ints->count : texts->count;
	buf_char(&out, brackets[0]);
	for (size_t i = 0; i < count; i++) {
		buf_put(&out, i ? S(",") : S(""));
		if (p->type == DB_INTS)
			buf_int(&out, ints->items[i]);
		else
			db_put_quoted(&out, texts->items[i], brackets[0] == '[');
	}
	buf_char(&out, brackets[1]);
	return buf_str(&out);
}

static size_t slot_of(const struct db_statements *s, const struct db_query *q, uint32_t fragments)
{
	size_t i = (((uintptr_t)q >> 4) * 31 + fragments) % s->size;
	while (s->slots[i].query && (s->slots[i].query != q || s->slots[i].fragments != fragments))
		i = (i + 1) % s->size;
	return i;
}

static void grow(struct db_statements *s)
{
	struct db_statements more = { .size = s->size ? s->size * 2 : 64 };
	more.slots = mem_alloc(more.size * sizeof *more.slots);
	for (size_t i = 0; i < s->size; i++)
		if (s->slots[i].query) {
			more.slots[slot_of(&more, s->slots[i].query, s->slots[i].fragments)] = s->slots[i];
			more.used++;
		}
	mem_free(s->slots);
	*s = more;
}

struct db_statement *db_statement(struct db *db, const struct db_query *q, uint32_t fragments)
{
	struct db_statements *s = &db->statements;
	if (s->used * 2 >= s->size)
		grow(s);
	struct db_statement *st = &s->slots[slot_of(s, q, fragments)];
	if (!st->query) {
		*st = (struct db_statement){ .query = q, .fragments = fragments };
		s->used++;
	}
	return st;
}

void db_statements_drop(struct db *db, void (*drop)(void *handle))
{
	for (size_t i = 0; i < db->statements.size; i++) {
		if (db->statements.slots[i].handle && drop)
			drop(db->statements.slots[i].handle);
		db->statements.slots[i] = (struct db_statement){ 0 };
	}
	db->statements.used = 0;
}
