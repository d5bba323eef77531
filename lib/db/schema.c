/* Making and migrating the tables; the change log. */
#include "db/db_internal.h"
#include "lib/db/store.sql.h"
#include <stdio.h>

static bool first_column(
	void *context, const char *const *columns, const size_t *sizes, size_t count)
{
	(void)sizes;
	if (count && !strcmp(columns[0], "schema_version"))
		*(bool *)context = true;
	return true;
}

bool db_has_store(struct db *db)
{
	bool found = false;
	if (!db->failed)
		db->driver->raw(db, db->driver->tables, 0, NULL, NULL, first_column, &found);
	return found;
}

static int newest(const struct db_schema *s)
{
	int number = 0;
	for (const struct db_migration *m = s->migrations; m && m->sql; m++)
		number = m->number;
	return number;
}

static void schema_make(struct db *db, const struct db_schema *s, int64_t now)
{
	db_script(db, s->tables);
	schema_set(db, .feature = str_of(s->feature), .number = newest(s), .now = now);
}

static void schema_raise(struct db *db, const struct db_schema *s, int64_t now)
{
	struct schema_number_row *have = schema_number(db, .feature = str_of(s->feature));
	if (db->failed)
		return;
	if (!have) {
		schema_make(db, s, now);
		return;
	}
	if (have->number > newest(s)) {
		db_fail(db, s->feature, "the store is newer than this program");
		return;
	}
	for (const struct db_migration *m = s->migrations; m && m->sql; m++)
		if (m->number > have->number)
			db_script(db, m->sql);
	if (have->number < newest(s))
		schema_set(db, .feature = str_of(s->feature), .number = newest(s), .now = now);
}

bool db_migrate(struct db *db, const struct db_schema *const *schemas, int64_t now)
{
	struct arena own = { 0 }, *before = db->arena;
	if (db->failed)
		return false;
	db->arena = &own;
	db_begin(db);
	/* Two programs may start at once over one cluster; one of them waits. */
	if (db_is_postgres(db))
		db_script(db, "SELECT pg_advisory_xact_lock(727263)");
	if (!db_has_store(db)) {
		schema_make(db, &db_own_schema, now);
		store_begin(db);
	} else {
		schema_raise(db, &db_own_schema, now);
	}
	for (; *schemas; schemas++)
		schema_raise(db, *schemas, now);
	bool ok = db_commit(db);
	db->arena = before;
	arena_free(&own);
	return ok;
}

void db_note_change(struct db *db, const char *kind, int64_t id)
{
	db_note_changes(db, kind, (struct int_list){ &id, 1 });
}

void db_note_changes(struct db *db, const char *kind, struct int_list ids)
{
	if (!ids.count)
		return;
	struct arena own = { 0 };
	int64_t number = store_raise(db, .by = (int64_t)ids.count) - (int64_t)ids.count;
	struct change_add_args *rows = arena_alloc(&own, ids.count * sizeof *rows);
	for (size_t i = 0; i < ids.count; i++)
		rows[i] = (struct change_add_args){ ++number, str_of(kind), ids.items[i] };
	change_add(db, rows, ids.count);
	arena_free(&own);
}

int64_t db_version(struct db *db)
{
	return store_version(db);
}

struct db_changes db_changes_since(struct db *db, int64_t number, int64_t limit)
{
	/* The generated row has the same shape as struct db_change. */
	_Static_assert(sizeof(struct changes_since_row) == sizeof(struct db_change), "same shape");
	struct changes_since_rows rows = changes_since(db, .number = number, .limit = limit);
	return (struct db_changes){ (struct db_change *)rows.items, rows.count };
}
