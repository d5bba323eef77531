/*
 * opendata — what of the catalogue everybody may take and use: data sets.
 *
 * A data set is one query that goes through a table by its ids, and a list of
 * columns.  The same list writes the heading of the CSV and its schema, the keys
 * of the JSON and the context of the JSON-LD, and the table that people read; so
 * they cannot differ.  Rows are made in batches: only one of them is in memory,
 * beside what has been written.
 *
 * Secret places are left out by the queries: nothing here ever holds one.
 */
#ifndef OPENDATA_H
#define OPENDATA_H
#include "app/exchange/opendata.sql.h"
#include "app/site/site.h"

enum opendata_format { OPENDATA_CSV, OPENDATA_JSON, OPENDATA_LD, OPENDATA_FORMATS };

enum opendata_type {
	OD_TEXT, OD_INT, OD_BOOL, OD_DAY, OD_URL,
	OD_MOMENT,                         /* seconds UTC */
	OD_DEGREES,                        /* millionths of a degree */
	OD_PAGE,                           /* a slug, or a list of them, behind `path` */
	OD_LIST, OD_PAGES,                 /* values of a list: texts, slugs */
	OD_SET, OD_SET_NAME, OD_ITEM,      /* of a codelist: its IRI, its name, an item's IRI */
};

struct opendata_column {
	const char *name;                  /* in CSV and JSON */
	const char *from;                  /* the query's column or the list it is read from */
	enum opendata_type type;
	const char *about;                 /* message: what it says */
	const char *term;                  /* property in JSON-LD; NULL: there it says nothing */
	const char *path;                  /* of OD_PAGE and OD_PAGES: "/sluzby/" */
};

/* Several values of one row: a query for the whole batch, by `owners`. */
struct opendata_list { const char *name, *kind; const struct db_query *query; };

enum { OPENDATA_LISTS = 12, OPENDATA_COLUMNS = 48, OPENDATA_BATCH = 250 };

struct opendata_run;
struct opendata_set {
	const char *name;                  /* in addresses: "sluzby" */
	const char *title, *about;         /* messages */
	const char *keywords;              /* Czech, by commas */
	const char *list;                  /* which codelist it is */
	const struct db_query *query;
	const struct opendata_list *lists; /* ended by name == NULL; may be NULL */
	const struct opendata_column *columns;         /* ended by name == NULL */
	const char *type;                  /* class of a row in JSON-LD */
	const char *standard;              /* address of the open standard it follows, or NULL */
	/* The same by an open standard of its own: what comes before the rows, a row,
	 * what comes behind them; NULL: by the columns' terms. */
	void (*ld_head)(struct opendata_run *, struct buf *);
	void (*ld_row)(struct opendata_run *, const void *row, struct buf *);
	const char *ld_foot;
	bool personal;                     /* contacts may be those of people at work */
};
extern const struct opendata_set opendata_sets[];      /* ended by name == NULL */
const struct opendata_set *opendata_set_named(str name);

/* One writing of one data set. */
struct opendata_run {
	const struct opendata_set *set;
	enum opendata_format format;
	struct db *db;
	struct arena *arena;               /* the request's */
	struct site_settings town;
	str day;
	int64_t changed_at;
	struct arena batch;                /* rows of this batch */
	struct db_rows lists[OPENDATA_LISTS];
	size_t cursors[OPENDATA_LISTS];
	const struct db_slot *slots[OPENDATA_COLUMNS];
	int64_t after, rows;
	bool begun, done;
};
void opendata_begin(struct opendata_run *, struct req *, const struct opendata_set *,
	enum opendata_format);
/* Writes the next piece; false when there is no more.  The caller sends or keeps
 * what is in the buffer between two calls. */
bool opendata_more(struct opendata_run *, struct buf *);
void opendata_end(struct opendata_run *);

/* ---- values of a row (opendata_row.c) ---- */
struct opendata_value {
	enum { OD_NONE, OD_QUOTED, OD_PLAIN, OD_MANY } kind;
	str text;
	struct str_list many;
};
void opendata_bind(struct opendata_run *);
struct db_rows opendata_batch(struct opendata_run *);   /* with their lists; moves on */
struct opendata_value opendata_value(struct opendata_run *, const struct opendata_column *,
	size_t number, const void *row);
/* A text or a number of the row, by the query's name. */
str opendata_field(struct opendata_run *, const void *row, const char *name);
struct maybe_int opendata_number(struct opendata_run *, const void *row, const char *name);
str opendata_url(const struct opendata_run *, struct arena *, const char *path, str slug);
/* "key":"text" with a comma before it, unless the text has no value. */
void opendata_put(struct buf *, const char *key, str text);
/* The same as the open standards write a text: {"cs":"…"}. */
void opendata_put_czech(struct buf *, const char *key, str text);

/* ---- the open standards (opendata_ofn.c) ---- */
void ofn_place(struct opendata_run *, const void *row, struct buf *);
void ofn_barriers(struct opendata_run *, const void *row, struct buf *);
void ofn_contact(struct opendata_run *, const void *row, struct buf *);
void ofn_news(struct opendata_run *, const void *row, struct buf *);
void ofn_codelist_head(struct opendata_run *, struct buf *);
void ofn_code(struct opendata_run *, const void *row, struct buf *);

/* ---- where data come from (opendata_source.c) ---- */
struct opendata_source { str name, title, url, terms, terms_url; };
struct opendata_sources { struct opendata_source *items; size_t count; };
/* Those of the records that are given away, with their conditions. */
struct opendata_sources opendata_sources_of(struct db *, struct arena *, const struct lang *,
	const struct site_settings *);
/* Whether something came from elsewhere, so that the town's licence does not cover it. */
bool opendata_borrowed(const struct opendata_sources *);

/* ---- schemas and the catalogue of data sets (opendata_meta.c, opendata_dcat.c) ---- */
void opendata_csvw(struct req *, const struct opendata_set *, struct buf *);
int opendata_catalog(struct req *);
int opendata_record(struct req *);

/* ---- pages and files (opendata_pages.c) ---- */
int opendata_index(struct req *);
int opendata_show(struct req *);
int opendata_sources(struct req *);
int opendata_file(struct req *);
/* Headers of every answer for programs: who may read it, since when it stands. */
void opendata_headers(struct req *, int64_t changed_at);
/* True when whoever asks has this already; sets the ETag. */
bool opendata_unchanged(struct req *, str what);
#endif
