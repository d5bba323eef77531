/*
 * web — a request in, a response out.
 *
 * A handler reads what it needs from the request, asks the database, and ends
 * with one of the answers below; each returns its status, so that a handler
 * reads as a list of "return answer_…".  Everything it takes from the request
 * lives in r->arena and is gone when the answer has been sent.
 */
#ifndef WEB_H
#define WEB_H
#include "base/base.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "web/fetch.h"
#include "web/form.h"
#include "web/html.h"
#include "web/limits.h"

enum method { GET = 1, POST };

/* Who may use a route: a set.  EVERYBODY and SIGNED_IN are written out like any
 * role; an empty set means nobody thought about it, and the program does not
 * start.  The bits below them are the roles of app/people. */
typedef uint32_t access_set;
#define EVERYBODY (1u << 31)
#define SIGNED_IN (1u << 30)

/* Who asks, as the application's identify() found out; all zero: nobody signed in. */
struct visitor {
	int64_t account;
	str name;
	access_set roles;                  /* held anywhere; rights on one object are the feature's */
	const struct grants *grants;       /* and where: what app/people knows of them, or NULL */
	str csrf;                          /* what this session's forms must carry */
};

struct upload { str name, filename, type, bytes; };
struct uploads { struct upload *items; size_t count; };

struct cookie {
	const char *name;
	str value;
	int64_t max_age;
}; /* max_age 0: until the browser ends */
struct header { const char *name; str value; };

struct req {
	enum method method;
	bool head;                         /* HEAD: a GET whose body is not sent */
	str path, query;                   /* path decoded, without its language; query as it came */
	str id, sub;                       /* first and second {…} of the route's pattern */
	struct params form;                /* fields of a POST */
	struct uploads files;
	str body;                          /* of a POST to an open address that is no form */
	str cookies, origin, fetch_site, accept_language, if_none_match, range, address;
	str agent;                         /* what the browser calls itself */
	str host;                          /* what it calls us: anybody can say anything here */
	bool tls;
	struct visitor visitor;
	bool api;                          /* under /api: errors are JSON too */
	bool open;                         /* below an address of feature.open */
	int64_t now;
	struct db *db;
	struct arena *arena;
	const struct web *web;
	const struct feature *feature;     /* whose route this is */
	struct page page;                  /* the answer's body */
	int spill;                         /* file with its beginning, see page_spill(); 0: none */
	struct form_errors errors;
	int status;
	const char *type;
	str location, etag, download;      /* download: file name for Content-Disposition */
	bool shown;                        /* such a file may be shown, not only downloaded */
	struct { struct cookie *items; size_t count; } set_cookies;
	struct { struct header *items; size_t count; } headers;
	bool no_store;                     /* personal: no cache may keep it */
	bool traceless;                    /* this server may keep it, no browser: leave_no_trace() */
	int64_t holds_until;               /* what it says is true until then; 0: until the store
	                                    * changes.  See answer_holds(). */
	str csrf;                          /* made by csrf_token() for this answer */
	bool open_form;                    /* the route's: forms are signed, no cookie is set */
	int64_t form_age;                  /* of such a form's POST: seconds since it was shown */
};

typedef int handler(struct req *);     /* returns the HTTP status */
/* patterns: "/sluzby/{slug}"; a {…} matches one segment.  `slow` work (hashing,
 * documents, imports) is done by its own workers and never holds up pages. */
struct route {
	enum method method;
	const char *pattern;
	handler *run;
	access_set access;
	bool slow;
	bool by_hand;                      /* a POST that begins and commits itself: it must not
	                                    * hold the writer's lock while it works */
	/* A public form, shown and sent at one address: it carries a signed token that
	 * expires, bound to that address and to no visitor, so it needs no cookie.  For
	 * what gives nobody's rights to anybody; spam is the handler's business. */
	bool open_form;
	size_t body_limit;                 /* 0: LIMIT_BODY */
};

/* A command of the program: "rozcestnik import guide FILE …". */
struct call {                          /* what a command gets */
	int argc; char **argv;             /* behind the command's own words */
	struct db *db; struct arena *arena; int64_t now;
	const char *data;                  /* folder of the installation's files */
	const char *url; int port;         /* of the store; for a command that serves */
};
struct command { const char *words, *usage, *about; int (*run)(struct call *); };

/* A place of the office that its front page leads to: whoever holds one of the
 * roles sees the link, and how many things wait there for them. */
struct office_link {
	const char *href, *label;          /* label: an English message id; href NULL ends a list */
	access_set access;
	int64_t (*waiting)(struct req *);  /* for r->visitor; NULL: nothing ever waits there */
};

struct record;
struct site_links;
struct translated;
struct trace_kind;
/* What the program consists of.  `schema` may be NULL; lists end with a zero. */
struct feature {
	const char *name;
	const struct route *routes;
	const struct office_link *office;
	const struct command *commands;
	const struct db_schema *schema;
	const struct job *jobs;
	const struct record *const *records;   /* kept in the office (app/office), ended by NULL */
	const struct translated *const *translated;    /* by the office too (app/translations) */
	const struct trace_kind *const *traces;        /* things that follow from others (app/trace) */
	/* Beginnings of addresses that are open to scripts of every site (CORS) and to
	 * other programs, ended by NULL: nobody is signed in there, a POST only asks and
	 * changes nothing, and what goes wrong is a problem document (RFC 9457). */
	const char *const *open;
	/* Beginnings of addresses whose rest is somebody's secret, ended by NULL: the log
	 * keeps only the beginning. */
	const char *const *secret;
	/* Brings in what a feature cannot be without: codelists, municipalities.  At
	 * every start; does nothing when it is all there. */
	void (*install)(struct db *, struct arena *, int64_t now);
	/* Brings demonstration data into a new store, and says what people need to know. */
	void (*demo)(struct db *, struct arena *, int64_t now, struct buf *say);
	/* Adds links to the frame of every page and to the site map (app/site). */
	void (*links)(struct req *, struct site_links *);
	/* Called once before the first request: where the installation's files are. */
	void (*start)(const char *data, const char *url);
};

/* What the application tells the web layer. */
struct web {
	const struct feature *const *features;         /* ended by NULL */
	const struct lang *const *langs;               /* the first is the default */
	void (*identify)(struct req *);                /* fills r->visitor from the cookies */
	void (*error_page)(struct req *, int status);  /* writes the page for 403, 404, 422, 500 … */
	const struct asset *(*asset)(str path);        /* an embedded file, or NULL */
	/* What only this installation can write about the message, the same in all its
	 * programs; ptr NULL: it cannot.  Without it there are no open forms. */
	str (*sign)(struct req *, str message);
};

/* An embedded file, as tools/embed writes it. */
struct asset {
	const char *path, *type, *etag;
	const unsigned char *bytes, *gzip;
	size_t size, gzip_size;
};
const struct asset *asset_find(str path);                         /* or NULL */

/* ---- reading the request ---- */
str              query_text(struct req *, const char *name);       /* absent: ptr NULL; trimmed */
struct maybe_int query_int(struct req *, const char *name);
int64_t query_page(struct req *); /* ?page=, from 1; 0 when it is no page number */
struct str_list query_list(struct req *, const char *name); /* every non-empty value of the name */
str              cookie_get(struct req *, const char *name);
/* The query with one parameter set (value NULL: taken out), for links: "?a=1&page=2". */
str              query_with(struct req *, const char *name, str value);
/* The same with one of several values of the parameter taken out. */
str              query_without(struct req *, const char *name, str value);
str url_encode(struct arena *, str); /* for a path segment or a value */
str url_decode(struct arena *, str); /* ptr NULL when it is not valid UTF-8 */

/* Pages have an address in each language: "/sluzby" in the first, "/en/sluzby" in
 * English.  Takes such a beginning off the path; NULL: there is none.  Everything
 * behind this knows paths without it. */
const struct lang *web_take_language(const struct web *, str *path);
/* The answer is in this language, and its links lead to pages in it. */
void web_speak(struct req *, const struct lang *);
/* A path of this site in the language of the answer. */
str  web_path(struct req *, str path);

/* ---- answers ---- */
int answer_page(struct req *);                                     /* 200, what was written */
int answer_rows(struct req *, const struct db_query *, struct db_rows);  /* 200, as a JSON array */
int answer_text(struct req *, const char *type, str body);         /* 200 */
int answer_file(struct req *, const char *type, str filename, str bytes);
int answer_see_other(struct req *, str url);
/* 302: what is asked for is there now, and may come back. */
int answer_moved(struct req *, str url);
int answer_error(struct req *, int status);
/* The same as a problem document (RFC 9457); detail may be ptr NULL. */
int answer_problem(struct req *, int status, str detail);
int answer_invalid(struct req *);                                  /* 422, the form written again */
int answer_method(struct req *, str allow);                        /* 405 */
/* Sets r->etag; true when whoever asks already has that, and the answer is
 * answer_not_modified(): so that nothing is made in vain. */
bool etag_is_known(struct req *, str etag);
int answer_not_modified(struct req *);                             /* 304 */
/* The answer is true until this instant ("open, closes at 16:00"), so nobody is sent
 * a kept one from then on.  The earliest of several counts; 0 says nothing. */
void answer_holds(struct req *, int64_t until);
/* For what is too long for memory: called between two pieces of the body, moves
 * what has been written so far into a file that nobody else sees.  The answer is
 * sent when it is whole, so what fails half way is still an error, and a slow
 * reader holds up no worker.  False: the file cannot be written, r is failed. */
bool page_spill(struct req *);
int answer_spilled(struct req *, const char *type);                /* 200, all of it */
void set_cookie(struct req *, const char *name, str value, int64_t max_age);
void set_header(struct req *, const char *name, str value);
/* For a page that others at the same browser must not find afterwards: it is in
 * no cache behind this server, and no other site learns that somebody came from it. */
void leave_no_trace(struct req *);
/* No page may stand in a frame or hold one, unless its handler says so.  What may
 * stand anywhere must be the same for everybody who asks. */
enum frames { FRAMED_ANYWHERE = 1, FRAMES_OF_OURS = 2 };
void allow_frames(struct req *, enum frames);

/* JSON into a buffer. */
void json_text(struct buf *, str);
/* One row as an object: the query's columns are its fields. */
void json_row(struct buf *, const struct db_query *, const void *row);

/* ---- protection of forms ---- */
str  csrf_token(struct req *);                                     /* for the hidden field "csrf" */

/* True if `key` may do `what` now: at most `times` in `seconds`, counted in
 * this process. */
bool rate_allows(const char *what, str key, int times, int64_t seconds, int64_t now);

/* ---- serving ---- */
/* Finds the route, checks access and CSRF, runs the handler, in one transaction
 * when it is a POST, and turns what failed into a page.  Returns the status. */
int web_dispatch(const struct web *, struct req *);
const struct route *web_route(
	const struct web *, struct req *); /* or NULL; fills id, sub, feature */
/* Whether an address is below one of feature.open. */
bool web_open(const struct web *, str path);
/* The address as the log may keep it: without what is secret in it. */
str web_loggable(const struct web *, str path);
/* Ends the program if a route says nothing about access or two are the same. */
void web_check(const struct web *);

struct server_options {
	const char *url;                   /* of the store */
	int port;                          /* 0: one that is free */
	const char *listen;                /* "127.0.0.1" */
	int workers;
};
/* Serves until SIGTERM or SIGINT, then finishes what has begun.  Calls
 * `ready(port)` once it accepts connections.  Returns the exit status. */
int server_run(const struct web *, const struct server_options *, void (*ready)(int port));
#endif
