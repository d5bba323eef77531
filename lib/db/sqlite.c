/* The SQLite driver. */
#include "db/db_internal.h"
#include <pthread.h>
#include <sqlite3.h>
#include <time.h>

enum { BUSY_MS = 10000 };               /* how long a statement waits for another's lock */

static void fail(struct db *db, const char *what)
{
	db_fail(db, what, sqlite3_errmsg(db->handle));
}

/* With statistics on, every allocation takes one global lock, and two readers
 * are no faster than one. */
static void configure(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static void script(struct db *db, const char *sql)
{
	if (sqlite3_exec(db->handle, sql, 0, 0, 0) != SQLITE_OK)
		fail(db, "script");
}

/* Two programs that make a store at the same moment: the switch to WAL answers
 * "busy" at once, without the time-out that all else waits by. */
static void use_wal(struct db *db)
{
	static const struct timespec pause = { .tv_nsec = 10 * 1000 * 1000 };
	int rc = SQLITE_BUSY;
	for (int tries = 0; rc == SQLITE_BUSY && tries < BUSY_MS / 10; tries++) {
		rc = sqlite3_exec(db->handle, "PRAGMA journal_mode = WAL", 0, 0, 0);
		if (rc == SQLITE_BUSY)
			nanosleep(&pause, NULL);
	}
	if (rc != SQLITE_OK)
		fail(db, "journal_mode");
}

static bool open_(struct db *db, const char *path)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
	pthread_once(&once, configure);
	if (sqlite3_open_v2(path, (sqlite3 **)&db->handle, flags, NULL) != SQLITE_OK) {
		fail(db, path);
		return false;
	}
	sqlite3_busy_timeout(db->handle, BUSY_MS);
	use_wal(db);
	/* FULL: what was acknowledged survives a power cut. */
	script(db, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
		"PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
	return !db->failed;
}

static void drop(void *statement) { sqlite3_finalize(statement); }

static void close_(struct db *db)
{
	db_statements_drop(db, drop);
	sqlite3_close(db->handle);
}

static void recover(struct db *db)
{
	if (!db->handle || !sqlite3_get_autocommit(db->handle))
		sqlite3_exec(db->handle, "ROLLBACK", 0, 0, 0);
}

static void bind_text(sqlite3_stmt *st, int i, str s)
{
	if (s.ptr)
		sqlite3_bind_text64(st, i, s.ptr, s.len, SQLITE_STATIC, SQLITE_UTF8);
	else
		sqlite3_bind_null(st, i);
}

static void bind(struct db *db, sqlite3_stmt *st, int i, const struct db_slot *p, const void *args)
{
	const void *at = (const char *)args + p->offset;
	const struct maybe_int *m = at;
	switch (p->type) {
	case DB_INT:       sqlite3_bind_int64(st, i, *(const int64_t *)at); break;
	case DB_BOOL:      sqlite3_bind_int(st, i, *(const bool *)at); break;
	case DB_TEXT:      bind_text(st, i, *(const str *)at); break;
	case DB_INTS:
	case DB_TEXTS:     bind_text(st, i, db_list_text(&db->scratch, p, at, "[]")); break;
	case DB_MAYBE_INT:
		if (m->set)
			sqlite3_bind_int64(st, i, m->value);
		else
			sqlite3_bind_null(st, i);
		break;
	case DB_END:       break;
	}
}

static str column_text(sqlite3_stmt *st, int i)
{
	const char *text = (const char *)sqlite3_column_text(st, i);
	return (str){ text, (size_t)sqlite3_column_bytes(st, i) };
}

static void read_row(struct arena *a, sqlite3_stmt *st, const struct db_query *q, void *row)
{
	for (int i = 0; q->columns[i].type; i++) {
		void *at = (char *)row + q->columns[i].offset;
		if (sqlite3_column_type(st, i) == SQLITE_NULL)
			continue;
		switch (q->columns[i].type) {
		case DB_INT:       *(int64_t *)at = sqlite3_column_int64(st, i); break;
		case DB_MAYBE_INT: *(struct maybe_int *)at = SOME(sqlite3_column_int64(st, i)); break;
		case DB_BOOL:      *(bool *)at = sqlite3_column_int(st, i); break;
		case DB_TEXT:      *(str *)at = arena_copy(a, column_text(st, i)); break;
		default:           break;
		}
	}
}

static sqlite3_stmt *prepared(struct db *db, const struct db_query *q, const void *args)
{
	struct db_statement *s = db_statement(db, q, db_fragments(q, args));
	if (!s->handle) {
		str sql = db_query_text(&db->scratch, q, s->fragments, false);
		if (sqlite3_prepare_v3(db->handle, sql.ptr, (int)sql.len, SQLITE_PREPARE_PERSISTENT,
		                       (sqlite3_stmt **)&s->handle, NULL) != SQLITE_OK) {
			fail(db, q->name);
			return NULL;
		}
	}
	for (int i = 0; q->params[i].type; i++)
		bind(db, s->handle, i + 1, &q->params[i], args);
	return s->handle;
}

static int64_t run(struct db *db, const struct db_query *q, const void *args, struct db_rows *rows)
{
	sqlite3_stmt *st = prepared(db, q, args);
	int rc;
	if (!st)
		return 0;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		read_row(db->arena, st, q, db_new_row(db, q, rows));
	if (rc != SQLITE_DONE)
		fail(db, q->name);
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	return sqlite3_changes64(db->handle);
}

static void send(struct db *db, const struct db_query *q, const void *args)
{
	run(db, q, args, &(struct db_rows){ 0 });
}

static void insert(struct db *db, const struct db_query *q, const void *rows, size_t count)
{
	for (size_t i = 0; i < count && !db->failed; i++)
		run(db, q, (const char *)rows + i * q->insert_size, &(struct db_rows){ 0 });
}

static void each(
	struct db *db, const struct db_query *q, const void *args, typed_row *row, void *context)
{
	struct arena own = { 0 };
	sqlite3_stmt *st = prepared(db, q, args);
	int rc = st ? SQLITE_ROW : SQLITE_DONE;
	bool more = true;
	while (more && st && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		arena_reset(&own);
		void *r = arena_alloc(&own, q->row_size);
		read_row(&own, st, q, r);
		more = row(context, r);
	}
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		fail(db, q->name);
	sqlite3_reset(st);
	arena_free(&own);
}

static void raw(struct db *db, const char *sql, size_t count, const char *const *values,
                const size_t *sizes, raw_row *row, void *context)
{
	sqlite3_stmt *st = NULL;
	struct arena own = { 0 };
	int rc = SQLITE_ERROR;
	if (sqlite3_prepare_v2(db->handle, sql, -1, &st, NULL) == SQLITE_OK) {
		for (size_t i = 0; i < count; i++)
			bind_text(st, (int)i + 1, (str){ values[i], sizes[i] });
		size_t n = (size_t)sqlite3_column_count(st);
		const char **texts = arena_alloc(&own, n * sizeof *texts);
		size_t *lens = arena_alloc(&own, n * sizeof *lens);
		while ((rc = sqlite3_step(st)) == SQLITE_ROW) {
			for (size_t i = 0; i < n; i++) {
				str s = column_text(st, (int)i);
				texts[i] = s.ptr;
				lens[i] = s.len;
			}
			if (row && !row(context, texts, lens, n))
				break;
		}
	}
	if (rc != SQLITE_DONE && rc != SQLITE_ROW)
		fail(db, sql);
	sqlite3_finalize(st);
	arena_free(&own);
}

const struct db_driver db_sqlite = {
	open_,
	close_,
	recover,
	NULL,
	NULL,
	script,
	"BEGIN IMMEDIATE",
	/* The limit: rows of an index it looks at, for what is enough to choose by. */
	"PRAGMA analysis_limit = 1000; ANALYZE",
	run,
	send,
	insert,
	each,
	raw,
	"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY "
	"rowid",
	"SELECT name, type = 'BOOLEAN', pk = 1 AND type = 'INTEGER' FROM pragma_table_info(?1) ORDER "
	"BY cid",
	/* The writer's lock is ours: nobody adds between this and us. */
	"SELECT (SELECT coalesce(max(id), 0) FROM %s) + i FROM (WITH RECURSIVE n (i) AS "
	"(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %zu) SELECT i FROM n)",
	1,
	NULL,
};
