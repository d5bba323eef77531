/* limits — the most of everything that a visitor controls. */
#ifndef WEB_LIMITS_H
#define WEB_LIMITS_H
enum {
	LIMIT_URL          = 8 * 1024,         /* bytes of a request's path and query */
	LIMIT_HEADERS      = 16 * 1024,        /* bytes of a request's line and headers */
	LIMIT_BODY         = 256 * 1024,       /* bytes of a form */
	LIMIT_UPLOAD       = 20 * 1024 * 1024, /* bytes of a form with files */
	LIMIT_BODIES       = 128 * 1024 * 1024, /* bytes of all bodies held at one time */
	LIMIT_FIELDS       = 500,              /* fields of a form or a query */
	LIMIT_FIELD_NAME   = 100,              /* bytes */
	LIMIT_VALUES       = 50,               /* values of one name */
	LIMIT_LINES        = 100,              /* lines of a field that is a list */
	LIMIT_QUERY        = 200,              /* characters of a search */
	LIMIT_PAGE         = 100000,           /* highest page number */
	LIMIT_ROWS         = 100,              /* rows of one page */
	LIMIT_CONNECTIONS  = 10000,
	LIMIT_PER_ADDRESS  = 2000,             /* connections, unless only this machine may connect */
	LIMIT_IDLE_SECONDS = 30,               /* of a connection that says nothing */
	LIMIT_SEND_SECONDS = 600,              /* of an answer on its way to a slow reader */
	LIMIT_WAITING      = 2000,             /* requests waiting for a worker */
	LIMIT_WAITING_SLOW = 100,              /* and for a worker that does slow work */
	LIMIT_FORM_SECONDS = 12 * 3600,        /* of an open form from being shown to being sent */
	LIMIT_PICKS        = 20,               /* services and departments on somebody's list */
	LIMIT_SHARED       = 50000,            /* shared lists at one time */
	LIMIT_SHARED_HOUR  = 20,               /* made from one network in an hour */
	LIMIT_SHARED_FLOOD = 1000,             /* and from all of them */
	LIMIT_SHARED_LOOKS = 240,              /* shared lists asked for by one network in an hour */
	LIMIT_PASSWORD     = 128,              /* characters */
	LIMIT_CACHE        = 24 * 1024 * 1024, /* bytes of pages kept in memory */
	LIMIT_CACHE_SECONDS = 60,              /* of a kept page, since some say "open now" */
};
#endif
