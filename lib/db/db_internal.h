/* What a driver implements.  Only files of lib/db include this. */
#ifndef DB_INTERNAL_H
#define DB_INTERNAL_H
#include "db/db.h"

/* Called for each row of a result; `columns[i]` NULL is SQL NULL.  All text. */
typedef bool raw_row(void *context, const char *const *columns, const size_t *sizes, size_t count);
typedef bool typed_row(void *context, const void *row);

struct db_driver {
	bool    (*open)(struct db *, const char *url);         /* false: failed and said why */
	void    (*close)(struct db *);
	void (*recover)(struct db *); /* no transaction is open; connected if possible */
	/* The other side has hung up while nobody asked it anything.  NULL: never does. */
	bool    (*dead)(struct db *);
	/* Waits for what was sent without waiting.  NULL: nothing ever is. */
	void    (*settle)(struct db *);
	void    (*script)(struct db *, const char *sql);
	const char *begin, *analyze;
	/* Runs q; makes a row in db->arena's memory for each and hands it over.
	 * Returns how many rows it changed. */
	int64_t (*run)(struct db *, const struct db_query *, const void *args, struct db_rows *);
	/* The same, of which the answer may come later. */
	void    (*send)(struct db *, const struct db_query *, const void *args);
	void    (*insert)(struct db *, const struct db_query *, const void *rows, size_t count);
	void (*each)(
		struct db *, const struct db_query *, const void *args, typed_row *, void *context);
	/* For the copy alone: statements made from the catalogue's own names. */
	void    (*raw)(struct db *, const char *sql, size_t count, const char *const *values,
	               const size_t *sizes, raw_row *, void *context);
	/* Answers (table name) in an order in which references are met. */
	const char *tables;
	/* Answers (name, is a boolean, is the numbered key) of the columns of table $1. */
	const char *columns;
	/* Answers %zu ids for new rows of table %s. */
	const char *ids;
	/* How many may be asked for at once for rows that come one by one. */
	size_t ids_ahead;
	/* Sets the next number of table %s behind the highest id; NULL: needs nothing. */
	const char *renumber;
};

/* Statements prepared on this connection, found by query and fragments. */
struct db_statement { const struct db_query *query; uint32_t fragments; void *handle; };
struct db_statements { struct db_statement *slots; size_t used, size; };

/* Ids of a table that the transaction has and has not used. */
struct db_pool { const char *table; struct int_list ids; size_t used; };

struct db {
	const struct db_driver *driver;
	void *handle;
	char *url;
	struct arena *arena;
	struct arena scratch;              /* of one statement: parameters, a row of db_each() */
	struct db_statements statements;
	bool failed, in_transaction, in_each;
	const struct db_query *sent[64];   /* changes whose answers have not been read */
	size_t sent_count;
	struct arena pooled;               /* of the transaction */
	struct db_pool pools[8];
	char error[512];
};
extern const struct db_driver db_sqlite, db_postgres;

/* Keeps the first error: the later ones are its consequences. */
void  db_fail(struct db *, const char *what, const char *why);
void *db_new_row(struct db *, const struct db_query *, struct db_rows *);
/* Which fragments of q are used with these arguments, a bit each. */
uint32_t db_fragments(const struct db_query *, const void *args);
str      db_query_text(struct arena *, const struct db_query *, uint32_t fragments, bool postgres);
/* As an element of what db_list_text() makes. */
void     db_put_quoted(struct buf *, str, bool json);
/* A list parameter as a JSON array ("[]", for json_each()) or as an array of
 * PostgreSQL ("{}"); they differ in no more than that. */
str db_list_text(struct arena *, const struct db_slot *, const void *list, const char *brackets);
/* The slot for (query, fragments); its handle is NULL when it is new. */
struct db_statement *db_statement(struct db *, const struct db_query *, uint32_t fragments);
void     db_statements_drop(struct db *, void (*drop)(void *handle));
#endif
