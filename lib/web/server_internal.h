/*
 * server — what the files lib/web/server*.c share.
 *
 * A request and its answer are a struct visit.  It is made when the request's
 * first line has come, belongs to the thread that serves the connection, is
 * lent to a worker while the connection is suspended, and is freed when the
 * answer has been sent.
 *
 *   server.c            start and stop, connections, the way of a request
 *   server_request.c    from what the HTTP library says to a visit and a struct req
 *   server_answer.c     from what a handler left, or a refusal, to a response
 *   server_assets.c     embedded files
 *   server_cache.c      public pages kept in memory
 *   server_workers.c    the threads that run handlers
 */
#ifndef SERVER_INTERNAL_H
#define SERVER_INTERNAL_H
#include "web/web.h"
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>

/* A client's connection.  Whoever has not sent a whole request, or not taken a
 * whole answer, by `deadline` is cut off, however busily it drips bytes. */
struct link {
	struct link *before, *after;
	int socket;
	_Atomic int64_t deadline;              /* by clock_micros(); 0: none */
};

struct links { pthread_mutex_t lock; struct link *first; };

struct server {
	const struct web *web;
	const struct server_options *options;
	struct MHD_Daemon *daemon;
	struct cache *cache;
	struct workers *workers;
	struct assets *assets;
	struct links links;
	_Atomic int64_t active;                /* requests begun and not yet answered */
	_Atomic int64_t body_bytes;            /* of all bodies held now */
	_Atomic int64_t logged;                /* when the log was last written, by clock_micros() */
	_Atomic bool stopping;
	int drained;                           /* eventfd: nothing is active any more */
};

/* Where an answer came from, for the log. */
enum source { FROM_SERVER, FROM_ASSET, FROM_CACHE, FROM_WORKER };

/* The request's headers that somebody reads; ptr NULL: absent. */
struct given {
	str cookies, origin, fetch_site, agent, accept_language, accept_encoding;
	str if_none_match, if_range, range, content_type, forwarded_for, forwarded_proto, host;
	bool expects_continue, authorization;
	size_t bytes;                          /* of all headers */
	int lengths, codings, hosts;           /* how often each header came that may come once */
	bool chunked, malformed;
	struct maybe_int length;
};

struct visit {
	struct server *server;
	struct MHD_Connection *connection;
	struct link *link;
	struct visit *next;                    /* in a worker's queue */
	struct arena arena;
	str path, query;                       /* path decoded, query as it came */
	const struct lang *lang;               /* that the path began with, or NULL */
	str target;                            /* both as they came: what the cache knows a page by */
	const char *method;                    /* as it came; only for the log */
	struct given given;
	bool begun, get, head, tls, slow, close;
	int refused;                           /* HTTP status; 0: not refused */
	struct buf body;
	size_t body_limit, body_dropped;
	int64_t started;
	/* The answer. */
	enum source source;
	unsigned status;
	size_t bytes;
	struct MHD_Response *response;         /* owned */
	struct page_answer *page;              /* or a page that is shared; held */
	struct MHD_Response *shared;           /* or an embedded file's; not owned */
	char raw[];                            /* the request's target */
};

/* ---- server_request.c ---- */
struct visit *visit_make(struct server *, struct MHD_Connection *, const char *target);
void visit_free(struct visit *);
/* Reads method and headers; sets visit->refused when nothing can be made of them. */
void visit_read(struct visit *, const char *method, const char *version);
/* The body of a POST: how long it may be, and who will do the work. */
void visit_route(struct visit *);
bool visit_body_put(struct visit *, str bytes);    /* false: cut the connection */
void visit_fill(struct visit *, struct req *);
bool visit_open(const struct visit *);     /* web_open() of its address */
str  visit_address(const struct visit *, struct arena *);
/* "10.1.2.0/24", "2001:db8:1::/48": as much of an address as the log may keep. */
str  address_short(struct arena *, str address);

/* ---- server_answer.c ---- */
/* Makes the answer from what the dispatcher left; a page that anybody may have
 * goes into the cache.  `version`: of the data it was made from. */
void answer_make(struct visit *, struct req *, int64_t version);
void answer_refuse(struct visit *, int status);
bool answer_cached(struct visit *);            /* false: not in the cache as this client wants it */
enum MHD_Result answer_send(struct visit *);   /* queues what one of the others made */

struct MHD_Response *response_make(str body, enum MHD_ResponseMemoryMode);
struct MHD_Response *response_not_modified(const struct visit *, str etag,
	const char *cache_control);
void response_put(struct MHD_Response *, const char *name, const char *value);
/* The headers of every answer; what r->headers names is left to it.  r may be NULL. */
void response_put_always(struct MHD_Response *, const struct req *, bool tls);

/* ---- server_assets.c ---- */
struct assets *assets_open(void);
void assets_close(struct assets *);
bool answer_asset(struct visit *);             /* false: it is no embedded file */

/* ---- server_cache.c ---- */

/* A public page as it can be sent to anybody who asks for `target`. */
struct page_answer {
	_Atomic int holders;                   /* who makes one is the first */
	str target, etag;
	bool tls;
	struct MHD_Response *plain, *gzip;     /* gzip may be NULL */
	bool gzip_tried;                       /* false: nobody has asked for it yet */
	size_t plain_size, gzip_size;
	char text[];                           /* target and etag lie here */
};
void page_release(struct page_answer *);

struct cache *cache_open(size_t limit);
void cache_close(struct cache *);
/* `version`: of the data that the page was made from. */
/* `until`: when what the page says stops being true; 0: it is as true as the store. */
void cache_put(struct cache *, struct page_answer *, int64_t version, int64_t now, int64_t until);
/* The caller is a holder of what it gets; NULL: not there, or outdated. */
struct page_answer *cache_get(struct cache *, str target, bool tls, int64_t now);
int64_t cache_version(struct cache *);
void cache_saw(struct cache *, int64_t version);   /* of the store; pages of older data are void */
uint64_t bytes_hash(str, uint64_t seed);       /* fast, not for secrets */

/* ---- server_workers.c ---- */
struct workers *workers_start(struct server *, int count);
/* Hands the visit over; its connection is suspended.  False: too many wait. */
bool workers_take(struct workers *, struct visit *);
/* Lets them finish what they have, until that clock_micros(); false: some still work. */
bool workers_stop(struct workers *, int64_t until);
#endif
