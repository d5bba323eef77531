#include "lib/db/db_test.sql.h"
#include "lib/db/store.sql.h"
#include "app/features.h"
#include "tests/check.h"

extern const struct db_query *const all_queries[];

TEST(a_failed_statement_makes_the_connection_fail_until_it_recovers)
{
	CHECK(db_version(t->db) == 0 && !db_failed(t->db));
	db_begin(t->db);
	db_note_change(t->db, "service", 1);
	db_script(t->db, "SELECT * FROM no_such_table");
	CHECK(db_failed(t->db) && strstr(db_error(t->db), "no_such_table"));
	/* Later calls do nothing and answer nothing. */
	CHECK(db_changes_since(t->db, 0, 10).count == 0);
	CHECK(!db_commit(t->db));
	db_recover(t->db);
	CHECK(!db_failed(t->db) && db_version(t->db) == 0);
}

TEST(the_first_reason_of_a_failure_is_kept)
{
	db_script(t->db, "SELECT * FROM no_such_table");
	db_begin(t->db);
	db_script(t->db, "SELECT * FROM no_other_table");
	db_rollback(t->db);
	CHECK(db_failed(t->db) && strstr(db_error(t->db), "no_such_table"));
}

TEST(a_connection_that_died_while_idle_is_made_anew_before_anybody_notices)
{
	db_begin(t->db);
	db_note_change(t->db, "service", 1);
	CHECK(db_commit(t->db) && db_version(t->db) == 1);
	if (db_is_postgres(t->db)) {
		check_hang_up(t);
		CHECK(db_version(t->db) == 0 && db_failed(t->db));
		db_recover(t->db);
		check_hang_up(t);
	}
	db_recover(t->db);
	CHECK(db_version(t->db) == 1 && !db_failed(t->db));
}

TEST(advice_to_the_engine_changes_neither_rows_nor_failures)
{
	db_begin(t->db);
	db_note_change(t->db, "service", 1);
	CHECK(db_commit(t->db));
	db_analyze(t->db);
	CHECK(!db_failed(t->db) && db_version(t->db) == 1);
	db_script(t->db, "SELECT * FROM no_such_table");
	db_analyze(t->db);
	CHECK(db_failed(t->db) && strstr(db_error(t->db), "no_such_table"));
}

TEST(a_rolled_back_transaction_leaves_nothing)
{
	db_begin(t->db);
	db_note_change(t->db, "service", 1);
	db_rollback(t->db);
	CHECK(db_version(t->db) == 0 && db_changes_since(t->db, 0, 10).count == 0);
}

TEST(the_change_log_tells_in_order_what_changed)
{
	db_begin(t->db);
	db_note_change(t->db, "service", 7);
	db_note_change(t->db, "provider", 8);
	CHECK(db_commit(t->db) && db_version(t->db) == 2);
	struct db_changes c = db_changes_since(t->db, 0, 10);
	CHECK(c.count == 2 && c.items[0].id == 7 && str_is(c.items[1].kind, "provider"));
	CHECK(db_changes_since(t->db, 1, 10).count == 1);
}

TEST(null_texts_and_empty_texts_stay_different)
{
	db_script(t->db, "INSERT INTO setting (name, value) VALUES ('empty', '')");
	CHECK(!schema_number(t->db, .feature = (str){ 0 }));
	CHECK(schema_number(t->db, .feature = S("db")) != NULL);
}

static void ask(struct db *db, const struct db_query *q, const void *args)
{
	if (q->insert_size)
		db_insert(db, q, args, 1);
	else
		db_many(db, q, args);
}

TEST(every_query_of_the_program_is_understood_by_the_engine)
{
	for (const struct db_query *const *q = all_queries; *q; q++) {
		db_begin(t->db);
		/* All parameters without a value: fragments stay out, and what is not
		 * found answers nothing.  A constraint may refuse; a syntax may not. */
		char *args = arena_alloc(&t->arena, 4096);
		ask(t->db, *q, args);
		const char *error = db_error(t->db);
		bool refused =
			strstr(error, "NOT NULL") || strstr(error, "constraint") || strstr(error, "null value");
		if (db_failed(t->db) && !refused) {
			t->failed = arena_printf(&t->arena, "%s: %s", (*q)->name, error).ptr;
			db_rollback(t->db);
			return;
		}
		db_rollback(t->db);
		db_recover(t->db);
	}
}

/* Fills every parameter of a query with something, so that all fragments are in. */
static void *full_args(struct arena *a, const struct db_query *q)
{
	static const int64_t number = 1;
	static const str text = S("1");
	char *args = arena_alloc(a, 4096);
	for (const struct db_slot *p = q->params; p->type; p++) {
		void *at = args + p->offset;
		switch (p->type) {
		case DB_INT:       *(int64_t *)at = 1; break;
		case DB_MAYBE_INT: *(struct maybe_int *)at = SOME(1); break;
		case DB_BOOL:      *(bool *)at = true; break;
		case DB_TEXT:      *(str *)at = text; break;
		case DB_INTS:      *(struct int_list *)at = (struct int_list){ &number, 1 }; break;
		case DB_TEXTS:     *(struct str_list *)at = (struct str_list){ &text, 1 }; break;
		case DB_END:       break;
		}
	}
	return args;
}

TEST(every_query_with_all_its_fragments_is_understood_too)
{
	for (const struct db_query *const *q = all_queries; *q; q++) {
		db_begin(t->db);
		ask(t->db, *q, full_args(&t->arena, *q));
		const char *error = db_error(t->db);
		bool refused = strstr(error, "constraint");
		if (db_failed(t->db) && !refused) {
			t->failed = arena_printf(&t->arena, "%s: %s", (*q)->name, error).ptr;
			db_rollback(t->db);
			return;
		}
		db_rollback(t->db);
		db_recover(t->db);
	}
}

static void some_rows(struct db *db)
{
	db_script(db,
		"INSERT INTO setting (name, value) VALUES ('a', 'O''Brien <b> \\ \"x\"'), ('b', 'příliš "
	    "žluťoučký')");
	db_script(
		db, "INSERT INTO region (id, nuts, name, sort_key) VALUES (41, 'CZ041', 'Řehoř', 'r')");
	db_script(db,
		"INSERT INTO code (id, list, code, name, name_en, position) VALUES (3, 'service_form', "
	    "'x', 'y', 'z', 1)");
	db_script(db,
		"INSERT INTO crisis_line (id, uuid, source, name, round_the_clock, free_of_charge, "
	    "emergency, position, updated_at) "
		"VALUES (9, 'l', 's', 'Linka', TRUE, NULL, FALSE, 1, 2)");
	db_begin(db);
	db_note_change(db, "service", 1);
	db_commit(db);
}

static str dump(struct check *t, struct db *db)
{
	struct buf out = { .arena = &t->arena };
	db_dump(db, &out);
	return buf_str(&out);
}

TEST(a_store_copied_to_another_engine_and_back_is_row_for_row_equal)
{
	some_rows(t->db);
	str before = dump(t, t->db);
	struct db *other = db_open(":memory:");
	db_lend(other, &t->arena);
	bool ok = db_copy(t->db, other, app_schemas, t->now);
	bool same = ok && str_eq(before, dump(t, other));
	/* Back into an empty store of this engine. */
	if (db_is_postgres(t->db)) {
		db_script(t->db, "DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
	} else {
		db_close(t->db);
		t->db = db_open(":memory:");
		db_lend(t->db, &t->arena);
	}
	bool back = db_copy(other, t->db, app_schemas, t->now) && str_eq(before, dump(t, t->db));
	db_close(other);
	CHECK(ok && same && back);
	CHECK(str_has(before, S("O'Brien <b> \\ \"x\"")) && str_has(before, S("= crisis_line\n9\tl")));
}

TEST(a_copy_numbers_new_rows_behind_the_old_ones)
{
	struct db *from = db_open(":memory:");
	db_lend(from, &t->arena);
	db_migrate(from, app_schemas, t->now);
	some_rows(from);
	bool ok = true;
	if (db_is_postgres(t->db)) {
		db_script(t->db, "DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
		ok = db_copy(from, t->db, app_schemas, t->now);
		db_script(t->db, "INSERT INTO region (nuts, name, sort_key) VALUES ('v', 'B', 'b')");
		ok = ok && !db_failed(t->db) && str_has(dump(t, t->db), S("\n42\tv\t"));
	}
	db_close(from);
	CHECK(ok);
}

TEST(a_copy_refuses_a_store_that_is_not_empty)
{
	struct db *from = db_open(":memory:");
	db_lend(from, &t->arena);
	db_migrate(from, app_schemas, t->now);
	str before = dump(t, t->db);
	bool ok = db_copy(from, t->db, app_schemas, t->now);
	db_close(from);
	CHECK(!ok);
	db_recover(t->db);
	CHECK(str_eq(before, dump(t, t->db)));
}

TEST(a_copy_refuses_what_is_no_store)
{
	struct db *from = db_open(":memory:"), *to = db_open(":memory:");
	db_lend(from, &t->arena);
	db_lend(to, &t->arena);
	bool ok = db_copy(from, to, app_schemas, t->now), made = db_has_store(to);
	db_close(from);
	db_close(to);
	CHECK(!ok && !made);
}

TEST(a_store_whose_tables_stand_in_another_order_is_copied)
{
	const struct db_schema *backwards[64] = { 0 };
	size_t count = 0;
	while (app_schemas[count])
		count++;
	for (size_t i = 0; i < count && i + 1 < COUNT(backwards); i++)
		backwards[i] = app_schemas[count - 1 - i];
	struct db *from = db_open(":memory:"), *to = t->db;
	if (db_is_postgres(t->db))
		db_script(t->db, "DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
	else
		to = db_open(":memory:");
	db_lend(from, &t->arena);
	db_lend(to, &t->arena);
	db_migrate(from, backwards, t->now);
	db_script(from,
		"INSERT INTO area (id, uuid, slug, kind, name, sort_key)"
		" VALUES (7, 'a', 'a', 'town', 'A', 'a');"
		"INSERT INTO account (id, uuid, email, name, sort_key, folded, password_temporary,"
		" created_at) VALUES (8, 'b', 'b', 'B', 'b', 'b', FALSE, 1);"
		"INSERT INTO role_grant (id, account_id, role, area_id, valid_from)"
		" VALUES (9, 8, 'editor', 7, '2026-01-01')");
	str before = dump(t, from);
	bool same = !db_failed(from) && db_copy(from, to, app_schemas, t->now) &&
		str_eq(before, dump(t, to));
	db_close(from);
	if (to != t->db)
		db_close(to);
	CHECK(same);
}

/* ---- migrations, on schemas made up for the test ---- */

static const struct db_migration steps[] = {
	{ 1, "colour", "ALTER TABLE flag ADD COLUMN colour TEXT" },
	{ 2, "height", "ALTER TABLE flag ADD COLUMN height INTEGER" },
	{ 0 }
};
static const struct db_schema flag_first = { "flag",
	"CREATE TABLE flag (id INTEGER PRIMARY KEY, name TEXT);\n", NULL };
static const struct db_schema flag_now = { "flag",
	"CREATE TABLE flag (id INTEGER PRIMARY KEY, name TEXT, colour TEXT, height INTEGER);\n",
	steps };

TEST(an_older_store_is_brought_up_to_date_once)
{
	static const struct db_schema *const first[] = { &flag_first, NULL },
										 *const now[] = { &flag_now, NULL };
	CHECK(db_migrate(t->db, first, t->now));
	db_script(t->db, "INSERT INTO flag (id, name) VALUES (1, 'a')");
	CHECK(db_migrate(t->db, now, t->now) && db_migrate(t->db, now, t->now));
	db_script(t->db, "UPDATE flag SET colour = 'red', height = 3");
	CHECK(!db_failed(t->db) && str_has(dump(t, t->db), S("= flag\n1\ta\tred\t3\n")));
}

TEST(a_store_that_is_newer_than_the_program_is_left_alone)
{
	static const struct db_schema *const first[] = { &flag_first, NULL },
										 *const now[] = { &flag_now, NULL };
	CHECK(db_migrate(t->db, now, t->now));
	str before = dump(t, t->db);
	CHECK(!db_migrate(t->db, first, t->now) && strstr(db_error(t->db), "newer"));
	db_recover(t->db);
	CHECK(str_eq(before, dump(t, t->db)));
}

static bool count_row(void *context, const void *row)
{
	const struct changes_since_row *c = row;
	return ++*(int *)context < 3 && c->number > 0;
}

TEST(reading_row_by_row_stops_when_told)
{
	int seen = 0;
	db_begin(t->db);
	for (int i = 0; i < 5; i++)
		db_note_change(t->db, "service", i);
	CHECK(db_commit(t->db));
	db_each(
		t->db, &changes_since_query, &(struct changes_since_args){ .limit = 10 }, count_row, &seen);
	CHECK(seen == 3 && !db_failed(t->db));
	CHECK(db_version(t->db) == 5);
}

/* ---- many rows at once ---- */

typedef struct dbt_line_add_args line;

TEST(many_rows_are_added_as_they_are)
{
	static const line lines[] = {
		{ 7, S("a"), S("O'Brien \"x\" \\ {y},\n"), S(""), true, SOME(1), 1 },
		{ 8, S("b"), S("NULL"), { 0 }, false, NONE, -5 },
		{ 9, S("c"), S("příliš žluťoučký"), S("null"), false, SOME(0), INT64_MAX - 1 },
	};
	db_begin(t->db);
	dbt_line_add(t->db, lines, COUNT(lines));
	dbt_line_add(t->db, lines, 0);
	CHECK(db_commit(t->db));
	struct dbt_lines_rows got = dbt_lines(t->db);
	CHECK(got.count == COUNT(lines));
	for (size_t i = 0; i < got.count; i++) {
		const struct dbt_lines_row *row = &got.items[i];
		CHECK(row->id == lines[i].id && str_eq(row->uuid, lines[i].uuid));
		CHECK(str_eq(row->name, lines[i].name) && str_eq(row->whom, lines[i].whom));
		CHECK(!row->whom.ptr == !lines[i].whom.ptr);
		CHECK(row->round_the_clock == lines[i].round_the_clock);
		CHECK(row->free_of_charge.set == lines[i].free_of_charge.set &&
			row->free_of_charge.value == lines[i].free_of_charge.value);
		CHECK(row->position == lines[i].position + 1);
	}
}

static void many_lines(struct check *t, int64_t from, size_t count)
{
	line *lines = arena_alloc(&t->arena, count * sizeof *lines);
	for (size_t i = 0; i < count; i++) {
		int64_t id = from + (int64_t)i;
		str uuid = arena_printf(&t->arena, "%lld", (long long)id);
		lines[i] = (line){ .id = id, .uuid = uuid, .name = S("x") };
	}
	dbt_line_add(t->db, lines, count);
}

TEST(what_follows_sees_the_rows_that_were_added_at_once)
{
	db_begin(t->db);
	many_lines(t, 1, 5000);
	CHECK(dbt_lines(t->db).count == 5000);
	db_rollback(t->db);
	CHECK(!db_failed(t->db) && dbt_lines(t->db).count == 0);
}

TEST(one_wrong_row_of_many_fails_the_transaction_by_name_and_leaves_nothing)
{
	static const line wrong[] = { { .id = 1, .uuid = S("a"), .name = S("A") },
		{ .id = 2, .uuid = S("a"), .name = S("B") } };
	db_begin(t->db);
	db_note_change(t->db, "line", 1);
	dbt_line_add(t->db, wrong, COUNT(wrong));
	many_lines(t, 10, 5);
	CHECK(dbt_lines(t->db).count == 0 && db_failed(t->db));
	CHECK(strstr(db_error(t->db), "dbt_line_add: ") && !strstr(db_error(t->db), "abort"));
	CHECK(!db_commit(t->db));
	db_recover(t->db);
	CHECK(dbt_lines(t->db).count == 0 && db_version(t->db) == 0 && !db_failed(t->db));
}

/* What may come behind an insert that fails, nothing having been asked between. */
TEST(a_wrong_row_is_found_by_whatever_ends_the_transaction)
{
	static const line wrong = { .id = 1, .uuid = { 0 }, .name = S("A") };
	db_begin(t->db);
	dbt_line_add(t->db, &wrong, 1);
	CHECK(!db_commit(t->db) && strstr(db_error(t->db), "dbt_line_add: "));
	db_recover(t->db);
	db_begin(t->db);
	dbt_line_add(t->db, &wrong, 1);
	db_rollback(t->db);
	CHECK(db_failed(t->db) && strstr(db_error(t->db), "dbt_line_add: "));
	db_recover(t->db);
	db_begin(t->db);
	dbt_line_add(t->db, &wrong, 1);
	db_recover(t->db);
	CHECK(!db_failed(t->db) && dbt_lines(t->db).count == 0 && !db_failed(t->db));
	dbt_line_add(t->db, &wrong, 1);
	CHECK(db_failed(t->db));
}

static bool count_line(void *context, const void *row)
{
	(void)row;
	++*(int *)context;
	return true;
}

TEST(inserts_without_end_stand_between_other_statements)
{
	int seen = 0;
	db_begin(t->db);
	for (int64_t i = 0; i < 100; i++)
		many_lines(t, i * 10 + 1, 10);
	db_note_change(t->db, "line", 1);
	db_each(t->db, &dbt_lines_query, &(struct dbt_lines_args){ 0 }, count_line, &seen);
	CHECK(seen == 1000 && db_version(t->db) == 1);
	many_lines(t, 5000, 1);
	db_script(t->db, "DELETE FROM crisis_line WHERE id = 5000");
	many_lines(t, 6000, 1);
	CHECK(db_ids(t->db, &t->arena, "crisis_line", 2).count == 2);
	many_lines(t, 7000, 1);
	CHECK(db_commit(t->db) && dbt_lines(t->db).count == 1002);
	/* Outside a transaction each is one. */
	many_lines(t, 8000, 2);
	CHECK(!db_failed(t->db));
	db_recover(t->db);
	CHECK(dbt_lines(t->db).count == 1004);
}

TEST(many_rows_on_a_connection_that_died_fail_the_transaction)
{
	db_begin(t->db);
	many_lines(t, 1, 5);
	if (!db_is_postgres(t->db)) {
		db_rollback(t->db);
		return;
	}
	check_hang_up(t);
	many_lines(t, 10, 5);
	CHECK(!db_commit(t->db) && strstr(db_error(t->db), "dbt_line_add: "));
	db_recover(t->db);
	CHECK(!db_failed(t->db) && dbt_lines(t->db).count == 0);
	db_begin(t->db);
	many_lines(t, 1, 5);
	check_hang_up(t);
	db_recover(t->db);
	CHECK(!db_failed(t->db) && dbt_lines(t->db).count == 0);
	db_begin(t->db);
	many_lines(t, 1, 5);
	CHECK(db_commit(t->db) && dbt_lines(t->db).count == 5);
}

TEST(changes_that_nobody_waits_for_are_made_in_their_order)
{
	db_begin(t->db);
	many_lines(t, 1, 1);
	for (int64_t i = 0; i < 200; i++)
		dbt_line_rename(
			t->db, .id = 1, .name = arena_printf(&t->arena, "%lld", (long long)i));
	CHECK(str_is(dbt_lines(t->db).items[0].name, "199"));
	dbt_line_rename(t->db, .id = 1, .name = S("last"));
	CHECK(db_commit(t->db) && str_is(dbt_lines(t->db).items[0].name, "last"));
	dbt_line_rename(t->db, .id = 1, .name = S("alone"));
	CHECK(str_is(dbt_lines(t->db).items[0].name, "alone"));
}

TEST(a_change_that_fails_unwaited_fails_the_question_behind_it)
{
	db_begin(t->db);
	many_lines(t, 1, 1);
	dbt_line_rename(t->db, .id = 1, .name = (str){ 0 });
	CHECK(dbt_line_next(t->db, .uuid = S("next")) == 0);
	CHECK(db_failed(t->db) && strstr(db_error(t->db), "dbt_line_rename: "));
	CHECK(!db_commit(t->db));
	db_recover(t->db);
	CHECK(!db_failed(t->db) && dbt_lines(t->db).count == 0);
}

static bool rising(struct int_list ids)
{
	for (size_t i = 1; i < ids.count; i++)
		if (ids.items[i] <= ids.items[i - 1])
			return false;
	return true;
}

TEST(ids_given_in_advance_are_nobody_elses)
{
	db_begin(t->db);
	int64_t before = dbt_line_next(t->db, .uuid = S("before"));
	struct int_list first = db_ids(t->db, &t->arena, "crisis_line", 40);
	CHECK(first.count == 40 && rising(first) && first.items[0] > before);
	many_lines(t, first.items[0], 40);
	struct int_list second = db_ids(t->db, &t->arena, "crisis_line", 1);
	CHECK(second.count == 1 && second.items[0] > first.items[39]);
	many_lines(t, second.items[0], 1);
	CHECK(dbt_line_next(t->db, .uuid = S("after")) > second.items[0]);
	CHECK(db_commit(t->db) && dbt_lines(t->db).count == 43);
}

TEST(ids_of_a_failed_connection_are_none)
{
	db_begin(t->db);
	db_script(t->db, "SELECT * FROM no_such_table");
	CHECK(db_ids(t->db, &t->arena, "crisis_line", 3).count == 0);
	db_rollback(t->db);
	db_recover(t->db);
	db_begin(t->db);
	CHECK(db_ids(t->db, &t->arena, "no_such_table", 3).count == 0 && db_failed(t->db));
	db_rollback(t->db);
}

TEST(an_id_for_one_new_row_is_nobody_elses)
{
	for (int round = 0; round < 2; round++) {
		db_begin(t->db);
		int64_t last = 0;
		for (int i = 0; i < 150; i++) {
			int64_t id = db_new_id(t->db, "crisis_line");
			CHECK(id > last);
			many_lines(t, last = id, 1);
			if (i % 50 == 0)
				dbt_line_next(t->db, .uuid = arena_printf(&t->arena, "%d of %d", i, round));
		}
		CHECK(!db_failed(t->db) && dbt_lines(t->db).count == 153 + 153 * (size_t)round);
		CHECK(db_commit(t->db));
	}
}
