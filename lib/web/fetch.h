/*
 * fetch — asking another server for something over HTTP.
 *
 * The answer is read whole, into a buffer of whoever asks, and never beyond what
 * was allowed: an answer that is longer or too slow is none, its status is 0.
 * Redirects are not followed.
 */
#ifndef WEB_FETCH_H
#define WEB_FETCH_H
#include "base/base.h"

struct fetch {
	const char *url;                   /* http or https */
	bool post;                         /* with an empty body */
	const char *header;                /* one more header, or NULL */
	const char *agent;                 /* what we call ourselves */
	size_t most;                       /* bytes of the body */
	int seconds;                       /* for all of it */
};
struct fetched {
	int status;                        /* 0: there was no answer */
	str type, headers;                 /* in the arena; headers as they came, a line each */
};

/* Connections that are kept between questions to one server; NULL: it cannot be had.
 * fetcher_start() once, before threads. */
struct fetcher;
void fetcher_start(void);
struct fetcher *fetcher_open(void);
void fetcher_close(struct fetcher *);
/* Asks; the body is added to `body`. */
struct fetched fetcher_ask(struct fetcher *, struct arena *, const struct fetch *,
	struct buf *body);
/* The value of a header, whatever the case of its name; ptr NULL: there is none. */
str fetched_header(const struct fetched *, str name);
#endif
