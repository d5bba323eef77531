/* From what a handler left, an embedded file or a refusal to a response. */
#include "web/server_internal.h"
#include "web/web_internal.h"
#include <fcntl.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>
#include <zlib.h>

enum { GZIP_LEAST = 1024 };                    /* what is smaller fits one packet anyway */

#define CACHE_PUBLIC    "public, max-age=0, must-revalidate"
#define CACHE_PRIVATE   "private, max-age=0, must-revalidate"
#define CACHE_NONE      "no-store"

/* On every answer; a handler that sets one of them has the last word. */
static const struct { const char *name, *value; } always[] = {
	{ "Content-Security-Policy", POLICY("frame-ancestors 'none'") },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "same-origin" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
};

void response_put(struct MHD_Response *to, const char *name, const char *value)
{
	if (MHD_add_response_header(to, name, value) != MHD_YES)
		log_event(LOG_ERROR, "header-refused", LOG_TEXT("name", str_of(name)));
}

static bool has_header(const struct req *r, const char *name)
{
	for (size_t i = 0; r && i < r->headers.count; i++)
		if (!strcasecmp(r->headers.items[i].name, name))
			return true;
	return false;
}

static void put_unless_set(struct MHD_Response *to, const struct req *r, const char *name,
	const char *value)
{
	if (!has_header(r, name))
		response_put(to, name, value);
}

void response_put_always(struct MHD_Response *to, const struct req *r, bool tls)
{
	for (size_t i = 0; i < COUNT(always); i++)
		put_unless_set(to, r, always[i].name, always[i].value);
	if (tls)
		put_unless_set(to, r, "Strict-Transport-Security", "max-age=31536000");
}

struct MHD_Response *response_make(str body, enum MHD_ResponseMemoryMode mode)
{
	void *bytes = (void *)(uintptr_t)body.ptr;     /* the library only reads them */
	struct MHD_Response *made = MHD_create_response_from_buffer(body.len, bytes, mode);
	return made ? made : (abort(), NULL);          /* out of memory, as everywhere */
}

/* ---- compression ---- */

static bool worth_gzip(const char *type, size_t size)
{
	static const char *const text[] = { "text/", "application/json", "application/ld+json",
		"application/geo+json", "application/xml", "application/rss+xml", "application/atom+xml",
		"image/svg+xml", "application/manifest+json" };
	for (size_t i = 0; i < COUNT(text) && size >= GZIP_LEAST; i++)
		if (!strncasecmp(type, text[i], strlen(text[i])))
			return true;
	return false;
}

/* Level 1: a fourth of the work for a tenth more bytes.  Pages with secrets in
 * them are never compressed (BREACH). */
static str gzip(struct arena *a, str plain)
{
	z_stream z = { 0 };
	if (deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return (str){ 0 };
	size_t most = deflateBound(&z, plain.len);
	char *out = arena_alloc(a, most);
	z.next_in = (unsigned char *)(uintptr_t)plain.ptr;
	z.avail_in = (unsigned)plain.len;
	z.next_out = (unsigned char *)out;
	z.avail_out = (unsigned)most;
	bool whole = deflate(&z, Z_FINISH) == Z_STREAM_END;
	size_t size = z.total_out;
	deflateEnd(&z);
	return whole && size < plain.len ? (str){ out, size } : (str){ 0 };
}

/* ---- what a handler answered ---- */

/* How the answer may be kept, and by whom. */
struct answer { struct visit *visit; struct req *r; const char *type, *cache_control; str etag; };

static void put_cookies(struct MHD_Response *to, const struct req *r)
{
	for (size_t i = 0; i < r->set_cookies.count; i++) {
		const struct cookie *c = &r->set_cookies.items[i];
		struct buf text = { .arena = r->arena };
		buf_printf(&text, "%s=%.*s", c->name, STR_ARG(c->value));
		buf_put(&text, S("; Path=/; Secure; HttpOnly; SameSite=Lax"));
		if (c->max_age)
			buf_printf(&text, "; Max-Age=%lld", c->max_age < 0 ? 0LL : (long long)c->max_age);
		response_put(to, "Set-Cookie", text.ptr);
	}
}

/* A name in ASCII for old programs, the real one for the others (RFC 6266). */
static str disposition(struct arena *a, const char *how, str name)
{
	struct buf plain = { .arena = a };
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];
		bool lead = c >= 0xc0;
		if (lead || (c >= ' ' && c < 0x7f))
			buf_char(&plain, lead || c == '"' || c == '\\' || c == '%' ? '_' : (char)c);
	}
	return arena_printf(a, "%s; filename=\"%.*s\"; filename*=UTF-8''%.*s", how,
		STR_ARG(buf_str(&plain)), STR_ARG(url_encode(a, name)));
}

/* Those that do not depend on how the body is sent. */
static void put_headers(const struct answer *a, struct MHD_Response *made)
{
	struct req *r = a->r;
	response_put_always(made, r, a->visit->tls);
	if (r->status != 304)
		response_put(made, "Content-Type", a->type);
	put_unless_set(made, r, "Cache-Control", a->cache_control);
	if (r->location.ptr)
		response_put(made, "Location", arena_z(r->arena, r->location));
	if (r->download.ptr)
		response_put(made, "Content-Disposition", disposition(r->arena,
			r->shown ? "inline" : "attachment", r->download).ptr);
	for (size_t i = 0; i < r->headers.count; i++)
		response_put(made, r->headers.items[i].name, arena_z(r->arena, r->headers.items[i].value));
	put_cookies(made, r);
}

static struct MHD_Response *answer_response(const struct answer *a, str body, str etag,
	bool gzipped)
{
	struct req *r = a->r;
	struct MHD_Response *made = response_make(body, MHD_RESPMEM_MUST_COPY);
	put_headers(a, made);
	if (etag.ptr) {
		response_put(made, "ETag", arena_z(r->arena, etag));
		put_unless_set(made, r, "Vary", "Accept-Encoding, Cookie");
	}
	if (gzipped)
		response_put(made, "Content-Encoding", "gzip");
	if (r->download.ptr)
		response_put(made, "Accept-Ranges", "bytes");
	return made;
}

/* Nobody in particular asked, so anybody may have the answer. */
static bool for_everybody(const struct visit *visit, const struct req *r)
{
	const struct given *g = &visit->given;
	return visit->get && r->status == 200 && !r->no_store && r->set_cookies.count == 0
		&& !g->cookies.ptr && !g->authorization && !has_header(r, "Cache-Control");
}

static void make_page(const struct answer *a, str body, int64_t version)
{
	struct visit *visit = a->visit;
	size_t size = visit->target.len + a->etag.len;
	struct page_answer *page = mem_alloc(sizeof *page + size);
	memcpy(page->text, visit->target.ptr, visit->target.len);
	memcpy(page->text + visit->target.len, a->etag.ptr, a->etag.len);
	page->target = (str){ page->text, visit->target.len };
	page->etag = (str){ page->text + visit->target.len, a->etag.len };
	page->tls = visit->tls;
	page->plain = answer_response(a, body, a->etag, false);
	page->plain_size = body.len;
	bool worth = worth_gzip(a->type, body.len), wanted = accepts_gzip(visit->given.accept_encoding);
	page->gzip_tried = wanted || !worth;
	if (worth && wanted) {
		str small = gzip(a->r->arena, body);
		page->gzip_size = small.len;
		if (small.ptr)
			page->gzip = answer_response(a, small, etag_of_gzip(a->r->arena, a->etag), true);
	}
	page->holders = 1;
	visit->page = page;                              /* page_send() chooses what of it */
	cache_put(visit->server->cache, page, version, a->r->now, a->r->holds_until);
}

static bool range_asked(const struct visit *visit, str etag)
{
	const struct given *g = &visit->given;
	return g->range.ptr && !visit->head && (!g->if_range.ptr || str_eq(g->if_range, etag));
}

/* A part of a file; false when the whole is to be sent. */
static bool make_part(const struct answer *a, str body)
{
	struct visit *visit = a->visit;
	struct range part;
	enum range_answer asked = range_read(visit->given.range, body.len, &part);
	if (asked == RANGE_WHOLE)
		return false;
	bool none = asked == RANGE_UNSATISFIABLE;
	str bytes = none ? S("") : str_part(body, part.from, part.from + part.count);
	visit->response = answer_response(a, bytes, a->etag, false);
	response_put(visit->response, "Content-Range",
		range_header(a->r->arena, asked, part, body.len));
	visit->status = none ? 416 : 206;
	visit->bytes = bytes.len;
	return true;
}

static str etag_make(const struct req *r, str body)
{
	if (r->etag.ptr && str_starts(r->etag, S("\"")))
		return r->etag;
	if (r->etag.ptr)
		return arena_printf(r->arena, "\"%.*s\"", STR_ARG(r->etag));
	return arena_printf(r->arena, "\"%016llx\"", (unsigned long long)bytes_hash(body, 0));
}

/* The library sends the file, or a part of it, and closes its own descriptor. */
static struct MHD_Response *spilled_response(const struct req *r, struct range part)
{
	int fd = fcntl(r->spill, F_DUPFD_CLOEXEC, 0);
	struct MHD_Response *made = fd < 0 ? NULL
		: MHD_create_response_from_fd_at_offset64(part.count, fd, part.from);
	if (!made && fd >= 0)
		close(fd);
	return made;
}

/* A file to be downloaded, whose handler has said its tag, can be asked for again
 * and in parts. */
static void make_spilled(struct answer *a)
{
	struct visit *visit = a->visit;
	struct req *r = a->r;
	off_t size = lseek(r->spill, 0, SEEK_END);
	struct range part = { 0, size < 0 ? 0 : (size_t)size };
	enum range_answer asked = RANGE_WHOLE;
	if (visit->get && !r->no_store && r->download.ptr && r->etag.ptr) {
		a->etag = r->etag;
		a->cache_control = for_everybody(visit, r) ? CACHE_PUBLIC : CACHE_PRIVATE;
		if (range_asked(visit, a->etag))
			asked = range_read(visit->given.range, (size_t)size, &part);
	}
	if (asked == RANGE_UNSATISFIABLE)
		part = (struct range){ 0, 0 };
	struct MHD_Response *made = size < 0 ? NULL : spilled_response(r, part);
	if (!made) {
		answer_refuse(visit, 503);
		return;
	}
	put_headers(a, made);
	if (a->etag.ptr) {
		response_put(made, "ETag", arena_z(r->arena, a->etag));
		put_unless_set(made, r, "Vary", "Cookie");
		response_put(made, "Accept-Ranges", "bytes");
	}
	if (asked != RANGE_WHOLE) {
		response_put(made, "Content-Range", range_header(r->arena, asked, part, (size_t)size));
		visit->status = asked == RANGE_PART ? 206 : 416;
	}
	visit->bytes = part.count;
	visit->response = made;
}

void answer_make(struct visit *visit, struct req *r, int64_t version)
{
	str body = buf_str(&r->page.out);
	struct answer a = { visit, r, r->type ? r->type : "text/html; charset=utf-8", CACHE_NONE };
	visit->source = FROM_WORKER;
	visit->status = (unsigned)r->status;
	if (r->spill) {
		make_spilled(&a);
		return;
	}
	bool keepable = visit->get && (r->status == 200 || r->status == 304) && !r->no_store;
	if (keepable) {
		a.etag = etag_make(r, body);
		a.cache_control = r->traceless ? CACHE_NONE
			: for_everybody(visit, r) ? CACHE_PUBLIC : CACHE_PRIVATE;
	}
	bool part = keepable && r->status == 200 && r->download.ptr && range_asked(visit, a.etag);
	if (part && make_part(&a, body))
		return;
	if (for_everybody(visit, r)) {
		make_page(&a, body, version);
		return;
	}
	if (keepable && etag_matches(r->if_none_match, a.etag))
		visit->status = (unsigned)(r->status = 304);
	if (r->status == 304)
		body = S("");
	visit->bytes = body.len;
	visit->response = answer_response(&a, body, a.etag, false);
}

/* ---- shared pages ---- */

bool answer_cached(struct visit *visit)
{
	const struct given *g = &visit->given;
	if (!visit->get || g->cookies.ptr || g->authorization || g->range.ptr)
		return false;
	struct cache *cache = visit->server->cache;
	struct page_answer *page = cache_get(cache, visit->target, visit->tls, clock_now());
	bool small = page && !page->gzip && !page->gzip_tried && accepts_gzip(g->accept_encoding);
	if (small) {                                   /* a worker makes the page again, with it */
		page_release(page);
		return false;
	}
	visit->page = page;
	visit->source = FROM_CACHE;
	return page != NULL;
}

struct MHD_Response *response_not_modified(const struct visit *visit, str etag,
	const char *cache_control)
{
	struct arena own = { 0 };
	struct MHD_Response *made = response_make(S(""), MHD_RESPMEM_PERSISTENT);
	response_put_always(made, NULL, visit->tls);
	response_put(made, "ETag", arena_z(&own, etag));
	response_put(made, "Cache-Control", cache_control);
	response_put(made, "Vary", "Accept-Encoding, Cookie");
	if (visit_open(visit))
		response_put(made, "Access-Control-Allow-Origin", "*");
	arena_free(&own);
	return made;
}

/* Browsers take the headers of a 304 over those they keep: they must be the page's own. */
static enum MHD_Result copy_header(void *to, enum MHD_ValueKind kind, const char *name,
	const char *value)
{
	(void)kind;
	if (strcasecmp(name, "Content-Type"))
		response_put(to, name, value);
	return MHD_YES;
}

static enum MHD_Result page_send(struct visit *visit)
{
	const struct page_answer *page = visit->page;
	if (etag_matches(visit->given.if_none_match, page->etag)) {
		visit->status = 304;
		visit->bytes = 0;
		visit->response = response_make(S(""), MHD_RESPMEM_PERSISTENT);
		MHD_get_response_headers(page->plain, copy_header, visit->response);
		return MHD_queue_response(visit->connection, 304, visit->response);
	}
	bool small = page->gzip && accepts_gzip(visit->given.accept_encoding);
	visit->status = 200;
	visit->bytes = small ? page->gzip_size : page->plain_size;
	return MHD_queue_response(visit->connection, 200, small ? page->gzip : page->plain);
}

enum MHD_Result answer_send(struct visit *visit)
{
	visit->link->deadline = clock_micros() + (int64_t)LIMIT_SEND_SECONDS * 1000000;
	if (visit->page)
		return page_send(visit);
	if (visit->shared)
		return MHD_queue_response(visit->connection, visit->status, visit->shared);
	if (visit->close || atomic_load(&visit->server->stopping))
		response_put(visit->response, "Connection", "close");
	return MHD_queue_response(visit->connection, visit->status, visit->response);
}

/* ---- refusals ---- */

static const char *refusal(int status)
{
	switch (status) {
	case 405: return "Tuto adresu nelze takto použít.\nThis method is not allowed here.\n";
	case 413: return "Odesílaná data jsou příliš velká. Soubor smí mít nejvýše 20 MB. "
		"Vraťte se o stránku zpět a zvolte menší.\n"
		"What you sent is too large. A file may have 20 MB at most. "
		"Go back one page and choose a smaller one.\n";
	case 414: return "Adresa stránky je příliš dlouhá.\nThe address is too long.\n";
	case 431: return "Hlavičky požadavku jsou příliš velké.\n"
		"The request's headers are too large.\n";
	case 503: return "Portál má právě mnoho práce, zkuste to prosím za chvíli.\n"
		"The portal is busy, please try again in a moment.\n";
	default:  return "Požadavku nelze porozumět.\nThe request cannot be understood.\n";
	}
}

/* What a browser asks before it lets a script send more than a form could. */
static void put_preflight(struct MHD_Response *to)
{
	response_put(to, "Access-Control-Allow-Methods", "GET, HEAD, POST");
	response_put(to, "Access-Control-Allow-Headers", "*");
	response_put(to, "Access-Control-Max-Age", "86400");
}

void answer_refuse(struct visit *visit, int status)
{
	bool open = visit_open(visit), preflight = status == 204;
	struct buf problem = { .arena = &visit->arena };
	str text = preflight ? S("") : str_of(refusal(status));
	if (open && !preflight) {
		problem_put(&problem, status, str_trim(text));
		text = buf_str(&problem);
	}
	visit->source = FROM_SERVER;
	visit->status = (unsigned)status;
	visit->bytes = text.len;
	visit->close = status != 503 && !preflight;
	visit->response = response_make(text, MHD_RESPMEM_MUST_COPY);
	response_put_always(visit->response, NULL, visit->tls);
	if (!preflight)
		response_put(visit->response, "Content-Type",
			open ? "application/problem+json" : "text/plain; charset=utf-8");
	response_put(visit->response, "Cache-Control", CACHE_NONE);
	if (open)
		response_put(visit->response, "Access-Control-Allow-Origin", "*");
	if (preflight)
		put_preflight(visit->response);
	if (status == 405)
		response_put(visit->response, "Allow", "GET, HEAD, POST");
	if (status == 503)
		response_put(visit->response, "Retry-After", "2");
}
