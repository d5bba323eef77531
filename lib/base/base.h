/*
 * base — strings, arenas, buffers, time and the log.  Includes nothing of ours.
 *
 * Ownership in one sentence: what belongs to a request is taken from the
 * request's arena and is never freed by hand; only a buffer without an arena
 * owns memory of its own, and whoever made it calls buf_free().  Running out of
 * memory ends the process, so no caller checks for it.
 */
#ifndef BASE_H
#define BASE_H
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- strings ------------------------------------------------------------
 * A view of bytes.  Not owned, not NUL-terminated; ptr == NULL means "no value"
 * (SQL NULL, absent form field) and is different from empty. */
typedef struct { const char *ptr; size_t len; } str;

#define S(literal) ((str){ "" literal, sizeof(literal) - 1 })
/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

static inline str  str_of(const char *z) { return (str){ z, z ? strlen(z) : 0 }; }
static inline bool str_eq(str a, str b)
{ return a.len == b.len && (a.len == 0 || !memcmp(a.ptr, b.ptr, a.len)); }
static inline bool str_is(str s, const char *z) { return str_eq(s, str_of(z)); }

bool str_has(str haystack, str needle);
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);
uint64_t str_hash(str);                       /* for tables in memory: FNV-1a, folded */
int  str_order(str a, str b);                  /* bytewise, as both databases sort */
str  str_trim(str s);                          /* without ASCII white space at its ends */
str  str_part(str s, size_t from, size_t to);  /* bytes [from, to), clipped to s */

/* Takes the piece of *rest before `separator` and moves *rest behind it; false
 * when nothing is left.  "a,,b" gives "a", "", "b". */
bool str_cut(str *rest, char separator, str *piece);

/* Decimal integer with an optional minus; unset when s is anything else. */
struct maybe_int { int64_t value; bool set; };
#define SOME(n) ((struct maybe_int){ .value = (n), .set = true })
#define NONE    ((struct maybe_int){ .value = 0, .set = false })
struct maybe_int str_int(str s);

bool   utf8_valid(str s);                      /* well-formed, without surrogates or NUL */
size_t utf8_length(str s);                     /* in code points; s must be valid */
str    utf8_head(str s, size_t points);        /* its first code points */
struct arena;
str utf8_mend(struct arena *, str s);          /* with U+FFFD for each byte that makes it invalid */

/* Several values of one kind: a query's list parameter, a form's check boxes. */
struct str_list { const str *items; size_t count; };
struct int_list { const int64_t *items; size_t count; };

/* ---- arenas -------------------------------------------------------------
 * Memory with one lifetime.  arena_reset() keeps the first chunk for the next
 * request; pointers of the last one are void after it. */
struct arena { struct chunk *top; struct arena_closer *closers; };
void *arena_alloc(struct arena *, size_t bytes);          /* zeroed, aligned; never NULL */
str   arena_copy(struct arena *, str s);                  /* copy with a NUL behind it */
const char *arena_z(struct arena *, str s);               /* the same as a C string */
str   arena_printf(struct arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void  arena_on_free(struct arena *, void (*close)(void *), void *what);
void  arena_reset(struct arena *);
void  arena_free(struct arena *);

/* ---- buffers ------------------------------------------------------------
 * Grow as needed.  With an arena they live in it; without one they own their
 * memory until buf_free(). */
struct buf { struct arena *arena; char *ptr; size_t len, cap; };
void buf_put(struct buf *, str s);
void buf_char(struct buf *, char c);
void buf_int(struct buf *, int64_t n);
void buf_printf(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_reserve(struct buf *, size_t more);
void buf_free(struct buf *);
/* Base64 (RFC 4648, section 4) in one line, and the other way; false: it is none. */
void base64_put(struct buf *, str bytes);
bool base64_take(struct buf *, str text);
static inline str buf_str(const struct buf *b) { return (str){ b->ptr ? b->ptr : "", b->len }; }

/* ---- lists that grow in an arena ----------------------------------------
 * Room for one more item of `size` bytes at the end of (*items, *count);
 * returns it zeroed.  Use:  struct x *x = arena_push(a, &xs.items, &xs.count, sizeof *x); */
void *arena_push(struct arena *, void *items, size_t *count, size_t size);

/* Of rows of `size` bytes that begin with a number and are sorted by it: where those
 * begin whose number is not below `id`; `count` when there are none. */
size_t rows_from(const void *rows, size_t count, size_t size, int64_t id);
/* The order of such rows and of plain numbers, for qsort(). */
int rows_order(const void *a, const void *b);
static inline int int_order(int64_t a, int64_t b) { return (a > b) - (a < b); }

/* ---- time ---------------------------------------------------------------
 * Instants are seconds since 1970 UTC; days are text YYYY-MM-DD.  Rules take
 * the instant or the day as a parameter; only the edges of the program ask. */
int64_t clock_now(void);
int64_t clock_micros(void);                    /* monotonic, for measuring */
struct local_time {
	int year, month, day, hour, minute, second, weekday; /* 1 Monday … 7 Sunday */
};
struct local_time local_time(int64_t instant); /* in Czech civil time (Europe/Prague) */
str  day_of(struct arena *, int64_t instant);  /* its Czech day, YYYY-MM-DD */
bool day_valid(str day);                       /* a real day of the Gregorian calendar */
/* The day n days later (earlier when n < 0); `day` must be valid. */
str  day_add(struct arena *, str day, int n);
int64_t day_begins(str day);                   /* its first instant in Prague; day must be valid */
int  day_weekday(str day);                     /* 1 Monday … 7 Sunday; day must be valid */
str  instant_utc(struct arena *, int64_t);     /* 2026-03-12T09:00:00Z (RFC 3339) */
str  instant_http(struct arena *, int64_t);    /* Thu, 12 Mar 2026 09:00:00 GMT (RFC 9110) */

/* ---- files --------------------------------------------------------------
 * The whole file with a NUL behind it, or ptr == NULL when it cannot be read
 * or is larger than `most` bytes. */
str  file_read(struct arena *, const char *path, size_t most);
bool file_exists(const char *path);
bool folder_make(const char *path);            /* with its parents; true if it is there now */

/* ---- log ----------------------------------------------------------------
 * One line a call on standard error: time, level, event and "key=value" pairs.
 * Values are quoted when they need it, so that nobody can forge a line.
 *     log_event(LOG_INFO, "started", LOG_INT("port", port), LOG_TEXT("db", url)); */
enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };
struct log_field { const char *key; str text; int64_t number; };
#define LOG_TEXT(k, s) ((struct log_field){ .key = (k), .text = (s) })
#define LOG_INT(k, n)  ((struct log_field){ .key = (k), .number = (n) })
void log_write(enum log_level, const char *event, const struct log_field *fields, size_t count);
#define log_event(level, event, ...) \
	log_write(level, event, (const struct log_field[]){ __VA_ARGS__ }, \
		sizeof((const struct log_field[]){ __VA_ARGS__ }) / sizeof(struct log_field))
void log_least(enum log_level);                /* what is below is not written */
/* While held, lines below LOG_WARNING wait for log_flush(), a warning or 32 KB of
 * them: a busy server cannot spend a system call on each. */
void log_hold(bool);
void log_flush(void);

/* ---- memory -------------------------------------------------------------
 * For the few things that outlive every arena; ends the process instead of
 * returning NULL.  Outside lib/base malloc and free are not used. */
void *mem_alloc(size_t bytes);                 /* zeroed */
void *mem_grow(void *, size_t bytes);
void  mem_free(void *);
#endif
