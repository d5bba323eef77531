/*
 * conformance — whether an API of HSDS keeps what the standard says, and more.
 *
 * It walks the whole API, this program's own or another server's, by requests
 * alone and offline: schemas are those that ship.  Each check counts what it
 * looked at and what was wrong; the first wrong things are said in words.
 * Only files of app/exchange include this.
 */
#ifndef CONFORMANCE_H
#define CONFORMANCE_H
#include "app/exchange/hsds_api.h"
#include "doc/doc.h"

enum conformance_check {
	C2, C3, C4, C5, C6, C7, C8, C9, C10, C11, C12, C13, C14, C15, C16, C22, C24, CONFORMANCE_CHECKS
};

struct answer {
	int status;
	bool cors;
	str type, body;
	int64_t micros;
};

struct verdict { int64_t looked, wrong; const char *skipped; };

struct conformance {
	struct arena *arena;               /* for what lasts: identifiers, what was wrong */
	struct arena page;                 /* for one answer */
	struct db *db;
	int64_t now;
	enum hsds_version version;
	str base;                          /* "/api/hsds/v3", or the address of another server */
	struct fetcher *client;            /* of another server; NULL: this program itself */
	json_t *schemas;                   /* those read so far, by name; merged with our profile too */
	struct verdict verdicts[CONFORMANCE_CHECKS];
	struct buf report;
	int64_t requests, micros, slowest;
};

/* Runs every check that applies; false when something was wrong. */
bool conformance_run(struct conformance *);
void conformance_say(const struct conformance *, struct buf *out);     /* a line for each check */
int conformance_command(struct call *);

/* ---- asking (conformance_fetch.c) ---- */
bool conformance_open(struct conformance *, const char *url);  /* url NULL: this program */
void conformance_close(struct conformance *);
/* `path` begins with "/", behind the base.  The body lives until the next one. */
struct answer conformance_get(struct conformance *, const char *path, ...)
	__attribute__((format(printf, 2, 3)));
struct answer conformance_post(struct conformance *, str path);

/* ---- judging ---- */
/* One thing was looked at; when it is not right, says so.  Returns `right`. */
bool judge(struct conformance *, enum conformance_check, bool right, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void skip(struct conformance *, enum conformance_check, const char *why);
/* The schema, as it ships or with our profile on it; NULL: there is none. */
json_t *conformance_schema(struct conformance *, const char *name, bool profile);

/* Identifiers of a list, sorted; `query` as "a=b&c=d". */
struct id_set { str *items; size_t count; bool failed; };
struct id_set ids_of_list(struct conformance *, const char *list, str query);
bool ids_hold(const struct id_set *, str id);
bool ids_within(const struct id_set *some, const struct id_set *all);

struct conformance_list {
	const char *path, *item, *one;     /* address; schemas of an item and of a record */
	enum hsds_what what;
};
extern const struct conformance_list conformance_lists[];      /* ended by path == NULL */

void check_lists(struct conformance *);            /* C3, C4, C5, C6, C8, C9 */
void check_queries(struct conformance *);          /* C11 … C16, C22 */
void check_where(struct conformance *);            /* C15 against whole records */
#endif
