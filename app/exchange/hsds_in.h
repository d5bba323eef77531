/*
 * hsds_in — files of HSDS on their way into the catalogue.
 *
 * Whatever they are, tables of 2.x or 3.x, JSON or lines of JSON, they become
 * the same: one document of HSDS 3.1 for each organization and each service.
 * Rows of tables are nested by their references; what is nested in several
 * places is one value that all of them share, and `at` knows which row it was.
 * From a document come the catalogue's own records, and it is kept with them, so
 * that an export gives back what is not of this world (hsds_kept.h).
 *
 * Documents belong to the run and go with hsds_in_close().
 * Only files of app/exchange include this.
 */
#ifndef HSDS_IN_H
#define HSDS_IN_H
#include "app/catalogue/catalogue.h"
#include "app/exchange/exchange.h"
#include <jansson.h>

enum {
	HSDS_FILE_MOST = 48 * 1024 * 1024, /* bytes of one file */
	HSDS_LIST_MOST = 1000,             /* of what nests in one record */
	HSDS_ID_MOST = 100,                /* bytes of an identifier */
};

/* ---- names (hsds_in_names.c) ---- */

/* A table: its kind, the names that files of it have had. */
struct hsds_kind { const char *name, *files; };
extern const struct hsds_kind hsds_kinds[];                    /* ended by name == NULL */
/* How rows belong together.  A list: each row of `kind` stands in the property
 * `list` of the `target` it refers to; otherwise what it refers to stands in the
 * row, as `list`. */
struct hsds_relation { const char *kind, *column, *target, *list; bool nests; };
extern const struct hsds_relation hsds_relations[];            /* ended by kind == NULL */
/* The kind of a file's rows, without the ending of its name; NULL: none. */
const struct hsds_kind *hsds_kind_of_file(str name, bool with_parents);
const char *hsds_kind_of_list(const char *property);           /* "phones": "phone" */
bool hsds_kind_known(str name);
/* The name a column has in 3.1.  "service_recordid" of services is "id". */
str hsds_column_name(struct arena *, const struct hsds_kind *, str name);
/* Columns whose rows may name several, with commas. */
bool hsds_column_lists(const struct hsds_kind *, str original);
enum hsds_column_type { COLUMN_TEXT, COLUMN_NUMBER, COLUMN_DAY, COLUMN_TIME };
enum hsds_column_type hsds_column_type(const char *kind, str name);
/* Properties that our mapping reads, "id name …"; what else there is is only kept. */
const char *hsds_held(const char *kind);

/* ---- values (hsds_in_value.c) ---- */

/* 2026-03-12, 12. 3. 2026, 12/24/2015, days of Excel; ptr NULL: none, or not sure. */
str day_read(struct arena *, str);
/* 10:00:00, 9:00am, 9.30, 9h; as minutes after midnight. */
struct maybe_int time_read(str);
/* "MO,TU", "Monday", "pondělí", "Mon-Fri": bits from Monday; 0: not understood. */
unsigned weekdays_read(str);
struct maybe_int position_read(const json_t *, int64_t most);
bool phone_like(str);

/* ---- a run ---- */

/* `why`: it could not even be opened; a message. */
struct hsds_file { str name, bytes; const char *why; };
/* A column: its name in 3.1, and in the file. */
struct hsds_column { str name, original; enum hsds_column_type type; bool lists; };
struct hsds_table_in {
	const struct hsds_kind *kind;
	str file;
	struct hsds_column *columns;
	size_t count;
};
struct hsds_row {
	json_t *object;
	const struct hsds_table_in *table;
	str id;
	int64_t line;
	bool used;
};
struct hsds_doc {
	json_t *json;
	str id, where;                     /* of JSON: "services.json:[0]" */
	size_t organization;               /* of a service: its number, from 1; 0: it has none */
	int64_t record;                    /* in the store; 0: it was not taken */
	bool twin;                         /* of a record that another document was before */
};
struct hsds_docs { struct hsds_doc *items; size_t count; struct import_map ids; };
struct hsds_in {
	struct import im;
	struct arena arena;                /* of the run */
	json_t *root;                      /* an array that holds every value */
	json_t *nothing;                   /* an empty object, for what is none */
	struct { struct hsds_row *items; size_t count; } rows;
	struct import_map rows_by_id;      /* "phone:17": its number in rows, from 1 */
	struct import_map at;              /* of an object: its number in rows, from 1 */
	struct hsds_docs organizations, services;
	struct import_map told;            /* objects whose odd properties were reported */
	struct import_map terms;           /* our terms by their identifiers: the code */
	struct import_map uuids[2];        /* of others' providers and services */
	struct import_map met[2];          /* records of providers and services in this run */
	struct import_map places;          /* "location@organization": the place's id, in order */
	struct { struct hsds_town *items; size_t count; } towns;       /* by name */
	struct { struct hsds_region *items; size_t count; } areas;
	size_t tables, documents;          /* files that were understood */
};
struct hsds_town { int64_t id; str name, district, region, postal_code; };
struct hsds_region { int64_t id; str name; };

/* Reads one file, whatever it is. */
void hsds_in_table(struct hsds_in *, const struct hsds_file *);
void hsds_in_json(struct hsds_in *, const struct hsds_file *);
/* Terms and taxonomies of ours, by their identifiers; before what follows. */
void hsds_in_terms(struct hsds_in *);
bool hsds_in_ours(struct hsds_in *, str id);
/* Rows into documents: references, nesting. */
void hsds_in_link(struct hsds_in *);
/* Documents into records of the catalogue. */
void hsds_in_land(struct hsds_in *);
/* Documents beside the records they became. */
void hsds_in_keep(struct hsds_in *);

/* A document of its own, once for each id; what others say of it is added. */
size_t hsds_doc_add(struct hsds_in *, struct hsds_docs *, json_t *, str where);
void hsds_own(struct hsds_in *, json_t *value);        /* takes it over */
void hsds_where(struct hsds_in *, str where);          /* what is reported from now on */
/* Where an object stood: "phones.csv:17", or else `path`. */
str hsds_at(struct hsds_in *, const json_t *, str path);
/* Reports `what` of the object at the path, in its field. */
void hsds_in_tell(struct hsds_in *, const json_t *, str path, const char *field, str what,
	const char *why);
str json_str(const json_t *);                          /* of a string, else no value */
str json_get(const json_t *object, const char *key);
str json_words(struct arena *, const json_t *);        /* of a number too */

/* `file`: a folder, an archive, a table or JSON. */
struct import_result hsds_import(struct db *, struct arena *, int64_t now, struct import_job,
	const char *path);
struct import_result hsds_import_files(struct db *, struct arena *, int64_t now, struct import_job,
	const struct hsds_file *, size_t count);
int hsds_import_command(struct call *);
#endif
