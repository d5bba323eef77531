/*
 * Moving a whole store between engines.  But for db_ids() the only place that puts
 * SQL together from names: they come from the databases' own catalogues.
 */
#include "db/db_internal.h"
#include <stdlib.h>

struct names { str *items; size_t count; };
struct column { str name; bool boolean, numbered; };
struct columns { struct column *items; size_t count; };
struct catalogue { struct arena *arena; struct names tables; struct columns columns; };

static bool add_table(void *context, const char *const *c, const size_t *sizes, size_t count)
{
	struct catalogue *k = context;
	(void)count;
	str *name = arena_push(k->arena, &k->tables.items, &k->tables.count, sizeof *name);
	*name = arena_copy(k->arena, (str){ c[0], sizes[0] });
	return true;
}

static bool add_column(void *context, const char *const *c, const size_t *sizes, size_t count)
{
	struct catalogue *k = context;
	(void)count;
	struct column *column =
		arena_push(k->arena, &k->columns.items, &k->columns.count, sizeof *column);
	*column = (struct column){ arena_copy(k->arena, (str){ c[0], sizes[0] }), c[1][0] == '1',
		c[2][0] == '1' };
	return true;
}

static struct names tables_of(struct db *db, struct arena *a)
{
	struct catalogue k = { .arena = a };
	if (!db->failed)
		db->driver->raw(db, db->driver->tables, 0, NULL, NULL, add_table, &k);
	return k.tables;
}

static struct columns columns_of(struct db *db, struct arena *a, str table)
{
	struct catalogue k = { .arena = a };
	const char *name = arena_z(a, table);
	if (!db->failed)
		db->driver->raw(db, db->driver->columns, 1, &name, &table.len, add_column, &k);
	return k.columns;
}

/* "SELECT a, b FROM t ORDER BY 1, 2": every row in an order both engines share. */
static const char *select_text(struct arena *a, str table, struct columns columns)
{
	struct buf sql = { .arena = a };
	buf_put(&sql, S("SELECT "));
	for (size_t i = 0; i < columns.count; i++)
		buf_printf(&sql, "%s\"%.*s\"", i ? ", " : "", STR_ARG(columns.items[i].name));
	buf_printf(&sql, " FROM \"%.*s\" ORDER BY ", STR_ARG(table));
	/* NULLs sort first in one engine and last in the other. */
	for (size_t i = 0; i < columns.count; i++)
		buf_printf(&sql, "%s\"%.*s\" NULLS FIRST", i ? ", " : "", STR_ARG(columns.items[i].name));
	return buf_str(&sql).ptr;
}

static const char *insert_text(struct arena *a, bool postgres, str table, struct columns columns)
{
	struct buf sql = { .arena = a };
	buf_printf(&sql, "INSERT INTO \"%.*s\" (", STR_ARG(table));
	for (size_t i = 0; i < columns.count; i++)
		buf_printf(&sql, "%s\"%.*s\"", i ? ", " : "", STR_ARG(columns.items[i].name));
	buf_put(&sql, S(") VALUES ("));
	for (size_t i = 0; i < columns.count; i++)
		buf_printf(&sql, "%s%c%zu", i ? ", " : "", postgres ? '$' : '?', i + 1);
	buf_put(&sql, S(")"));
	return buf_str(&sql).ptr;
}

struct copying { struct db *to; const char *insert; struct columns columns; };

/* Booleans are t and f in one engine, 1 and 0 in the other; both read 1 and 0. */
static const char *plain(const struct column *c, const char *v)
{
	return v && c->boolean ? (v[0] == 't' || v[0] == '1' ? "1" : "0") : v;
}

static bool copy_row(void *context, const char *const *values, const size_t *sizes, size_t count)
{
	struct copying *c = context;
	struct arena own = { 0 };
	const char **plain_values = arena_alloc(&own, count * sizeof *plain_values);
	for (size_t i = 0; i < count; i++)
		plain_values[i] = plain(&c->columns.items[i], values[i]);
	c->to->driver->raw(c->to, c->insert, count, plain_values, sizes, NULL, NULL);
	arena_free(&own);
	return !c->to->failed;
}

static void renumber(struct db *db, struct arena *a, str table, struct columns columns)
{
	for (size_t i = 0; i < columns.count && db->driver->renumber && !db->failed; i++)
		if (columns.items[i].numbered && str_eq(columns.items[i].name, S("id"))) {
			struct buf sql = { .arena = a };
			buf_printf(&sql, db->driver->renumber, table.ptr, table.ptr);
			db->driver->raw(db, buf_str(&sql).ptr, 0, NULL, NULL, NULL, NULL);
		}
}

void db_renumber(struct db *db)
{
	struct arena own = { 0 };
	struct names tables = tables_of(db, &own);
	for (size_t i = 0; i < tables.count; i++)
		renumber(db, &own, tables.items[i], columns_of(db, &own, tables.items[i]));
	arena_free(&own);
}

static void copy_table(struct db *from, struct db *to, struct arena *a, str table)
{
	struct copying c = { .to = to, .columns = columns_of(from, a, table) };
	c.insert = insert_text(a, db_is_postgres(to), table, c.columns);
	if (from->failed || to->failed)
		return;
	from->driver->raw(from, select_text(a, table, c.columns), 0, NULL, NULL, copy_row, &c);
	renumber(to, a, table, c.columns);
}

bool db_copy(struct db *from, struct db *to, const struct db_schema *const *schemas, int64_t now)
{
	struct arena own = { 0 };
	if (!db_has_store(from))
		db_fail(from, "copy", "there is no store to be copied");
	if (tables_of(to, &own).count)
		db_fail(to, "copy", "the target store is not empty");
	if (from->failed || to->failed || !db_migrate(to, schemas, now))
		return arena_free(&own), false;
	/* As they have just been made, what is referred to first: in the source they
	 * may stand in any order, after pg_restore in that of their names. */
	struct names tables = tables_of(to, &own);
	db_begin(to);
	/* What db_migrate() itself wrote gives way to the source's rows. */
	db_script(to, "DELETE FROM store; DELETE FROM schema_version;");
	for (size_t i = 0; i < tables.count; i++)
		copy_table(from, to, &own, tables.items[i]);
	if (from->failed)
		db_fail(to, "copy", from->error);
	bool ok = db_commit(to);
	db_analyze(to);
	arena_free(&own);
	return ok;
}

struct dumping { struct buf *out; struct columns columns; };

static bool dump_row(void *context, const char *const *values, const size_t *sizes, size_t count)
{
	struct dumping *d = context;
	for (size_t i = 0; i < count; i++) {
		const char *v = plain(&d->columns.items[i], values[i]);
		buf_put(d->out, i ? S("\t") : S(""));
		buf_put(d->out, v ? (str){ v, d->columns.items[i].boolean ? 1 : sizes[i] } : S("\\N"));
	}
	buf_char(d->out, '\n');
	return true;
}

static int by_name(const void *a, const void *b)
{
	return str_order(*(const str *)a, *(const str *)b);
}

void db_dump(struct db *db, struct buf *out)
{
	struct arena own = { 0 };
	struct names tables = tables_of(db, &own);
	if (tables.count)
		qsort(tables.items, tables.count, sizeof *tables.items, by_name);
	for (size_t i = 0; i < tables.count && !db->failed; i++) {
		struct dumping d = { out, columns_of(db, &own, tables.items[i]) };
		buf_printf(out, "= %.*s\n", STR_ARG(tables.items[i]));
		db->driver->raw(
			db, select_text(&own, tables.items[i], d.columns), 0, NULL, NULL, dump_row, &d);
	}
	arena_free(&own);
}
