/*
 * db — one statement interface over SQLite and PostgreSQL.
 *
 * Features do not call the query functions directly: they call the functions
 * that sqlgen made from their .sql files.  A statement that fails leaves the
 * connection *failed*: later calls do nothing and answer nothing, db_commit()
 * rolls back, and the dispatcher turns the request into one logged 500.  So a
 * handler never checks for a database error.  Three rules make that safe:
 *
 *   1. a :one query may answer NULL: always ask whether there was a row;
 *   2. effects outside the database (mail, files) come after db_commit() said true;
 *   3. only the dispatcher, jobs and commands look at db_failed().
 *
 * A connection belongs to one thread.  Rows live in the arena lent by
 * db_lend(), texts in them too.
 */
#ifndef DB_H
#define DB_H
#include "base/base.h"

enum db_type { DB_END, DB_INT, DB_MAYBE_INT, DB_BOOL, DB_TEXT, DB_INTS, DB_TEXTS };

/* A parameter or a column: its name and where it lives in the generated struct. */
struct db_slot { const char *name; enum db_type type; size_t offset; };

/* A query's text in the two dialects, cut where a part of it may be left out:
 * a piece is used when its parameter has a value; needs < 0: always.  A list
 * has a value when it is not empty. */
struct db_piece { const char *sqlite, *postgres; int needs; };

/* One named query, as sqlgen writes it. */
struct db_query {
	const char *name;
	const struct db_piece *pieces;                 /* ended by sqlite == NULL */
	const struct db_slot *params, *columns;        /* ended by DB_END */
	size_t row_size;
	size_t insert_size;                            /* of an :insert's parameters; 0: is none */
};

struct db;
/* "path/to/file.db", ":memory:" or "postgresql://…".  Never NULL; what could
 * not be opened is failed from the start, and db_error() says why. */
struct db  *db_open(const char *url);
void        db_close(struct db *);
void        db_lend(struct db *, struct arena *);          /* where rows go from now on */
bool        db_failed(const struct db *);
const char *db_error(const struct db *);
/* Forgets the failure and any open transaction, and connects again if need be:
 * also when nothing failed, but the server has hung up since the last statement. */
void        db_recover(struct db *);
bool        db_is_postgres(const struct db *);

void        db_script(struct db *, const char *sql);       /* statements in our DDL dialect */
void db_begin(struct db *); /* to write: takes the writer's lock now */
bool        db_begun(const struct db *);           /* whether a transaction goes on */
bool        db_commit(struct db *);                        /* false: rolled back */
void        db_rollback(struct db *);

struct db_rows { void *items; size_t count; };
#define DB_ROWS(rows) ((struct db_rows){ (rows).items, (rows).count })
struct db_rows db_many (struct db *, const struct db_query *, const void *args);
void          *db_one  (struct db *, const struct db_query *, const void *args);
int64_t        db_exec (struct db *, const struct db_query *, const void *args);  /* rows changed */
/* A change of which nobody asks how many rows it met.  In PostgreSQL it is, inside a
 * transaction, not waited for: see db_insert(). */
void           db_send (struct db *, const struct db_query *, const void *args);
/* Adds many rows, `rows` being an array of the query's parameters.  In PostgreSQL
 * it is one statement, which takes a fraction of what as many would, and inside
 * a transaction it is not waited for: that it failed may become known only with
 * the next statement, db_commit() or db_rollback(). */
void           db_insert(struct db *, const struct db_query *, const void *rows, size_t count);
/* Ids for `count` rows that the transaction is about to add itself, in rising
 * order; nobody else gets them.  By the next call they must have been added. */
struct int_list db_ids(struct db *, struct arena *, const char *table, size_t count);
/* One such id; by the next call for the table its row must have been added. */
int64_t        db_new_id(struct db *, const char *table);
int64_t db_value(struct db *, const struct db_query *, const void *args); /* 0 when failed */
/* Calls `row` for each row; the row and its texts are void after the call.
 * Stops early when it returns false. */
void           db_each (struct db *, const struct db_query *, const void *args,
                        bool (*row)(void *context, const void *row), void *context);

/* ---- schema ---------------------------------------------------------------
 * What one feature stores: its tables as they are now, and the steps by which
 * older installations get there, numbered from 1 in order. */
struct db_migration { int number; const char *name, *sql; };
struct db_schema {
	const char *feature, *tables;
	const struct db_migration *migrations;         /* ended by sql == NULL; may be NULL */
};
/* Makes the tables of an empty store, or brings an older one up to date, in one
 * transaction.  False: nothing changed, db_error() says why (also when the
 * store is newer than the program). */
bool db_migrate(struct db *, const struct db_schema *const *schemas, int64_t now);

/* Whether there are tables of ours yet. */
bool db_has_store(struct db *);

/* Copies every row of every table of one store into another, whose tables are
 * made first and must be empty, in one transaction.  False: nothing landed. */
bool db_copy(struct db *from, struct db *to, const struct db_schema *const *schemas, int64_t now);

/* For rows that came with ids of their own: the numbers of new rows go on behind
 * the highest. */
void db_renumber(struct db *);

/* Tells the engine how much there is of what, so that it reads by the right
 * index; for the end of whatever changes much at once, and for its middle, since
 * PostgreSQL goes on by plans it made while the tables were small (there, of tables
 * that have grown to more than twice what they were).  Only advice:
 * when it fails outside a transaction, that is forgotten. */
void db_analyze(struct db *);

/* Every row of every table as text, in an order that both engines share. */
void db_dump(struct db *, struct buf *out);

/* ---- change log -----------------------------------------------------------
 * Whoever changes something that the public can see notes it in the same
 * transaction.  The store's version, raised by it, is what ETags and page
 * caches are made from; the log is what keeps search indexes fresh. */
void    db_note_change(struct db *, const char *kind, int64_t id);
/* Many at once: a row that is raised thousands of times in one transaction
 * grows slow in PostgreSQL. */
void    db_note_changes(struct db *, const char *kind, struct int_list ids);
int64_t db_version(struct db *);
struct db_change { int64_t number; str kind; int64_t id; };
struct db_changes { struct db_change *items; size_t count; };
struct db_changes db_changes_since(struct db *, int64_t number, int64_t limit);

extern const struct db_schema db_own_schema;           /* lib/db's own tables come first */
#endif
