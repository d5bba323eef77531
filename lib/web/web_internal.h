/* What the files of lib/web share.  Only they include this. */
#ifndef WEB_INTERNAL_H
#define WEB_INTERNAL_H
#include "web/web.h"

/* The content security policy; `frames`: what allow_frames() has a say in. */
#define POLICY(frames) \
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " \
	"font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; " frames "; " \
	"manifest-src 'self'; worker-src 'self'; require-trusted-types-for 'script'"

/* "a=1&b=2", percent-encoded, into params; false: broken encoding or over the limits. */
bool params_read(struct arena *, str encoded, struct params *);
/* A problem document (RFC 9457); detail may be ptr NULL. */
void problem_put(struct buf *, int status, str detail);
/* 128 random bits as hex. */
str  random_hex(struct arena *);

/* ---- the body of a POST (body.c) ----
 * Fills r->form and r->files from a form in either of its two encodings.  What
 * is read points into `body` or r->arena.  False: it is no form, is malformed
 * or has more fields than the limits allow; what was read until then is void. */
bool body_read(struct req *, str content_type, str body);

/* ---- conditional and partial requests (conditional.c) ----
 * All of them take a header as it came; ptr NULL means that it was absent. */
enum range_answer { RANGE_WHOLE, RANGE_PART, RANGE_UNSATISFIABLE };
struct range { size_t from, count; };
/* What "Range: bytes=…" asks of `size` bytes.  Several ranges, other units and
 * nonsense ask for the whole, as the standard allows. */
enum range_answer range_read(str header, size_t size, struct range *);
/* Content-Range of the answer. */
const char *range_header(struct arena *, enum range_answer, struct range, size_t size);

/* If-None-Match names this entity tag (quoted) or its compressed form. */
bool etag_matches(str if_none_match, str etag);
/* The tag of the same page compressed: "x" becomes "x-gzip". */
str  etag_of_gzip(struct arena *, str etag);
bool accepts_gzip(str accept_encoding);
#endif
