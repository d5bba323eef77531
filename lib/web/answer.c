/* How a handler ends. */
#include "web/web_internal.h"
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int answer_page(struct req *r)
{
	r->type = "text/html; charset=utf-8";
	return r->status = 200;
}

int answer_invalid(struct req *r)
{
	answer_page(r);
	return r->status = 422;
}

int answer_text(struct req *r, const char *type, str body)
{
	r->page.out.len = 0;
	buf_put(&r->page.out, body);
	r->type = type;
	return r->status = 200;
}

int answer_file(struct req *r, const char *type, str filename, str bytes)
{
	r->download = filename;
	return answer_text(r, type, bytes);
}

static int answer_elsewhere(struct req *r, str url, int status)
{
	r->page.out.len = 0;
	r->location = web_path(r, url);
	r->type = "text/plain; charset=utf-8";
	return r->status = status;
}

int answer_see_other(struct req *r, str url) { return answer_elsewhere(r, url, 303); }
int answer_moved(struct req *r, str url)     { return answer_elsewhere(r, url, 302); }

bool etag_is_known(struct req *r, str etag)
{
	r->etag = arena_printf(r->arena, "\"%.*s\"", STR_ARG(etag));
	return r->if_none_match.ptr && etag_matches(r->if_none_match, r->etag);
}

void answer_holds(struct req *r, int64_t until)
{
	if (until && (!r->holds_until || until < r->holds_until))
		r->holds_until = until;
}

int answer_not_modified(struct req *r)
{
	r->page.out.len = 0;
	return r->status = 304;
}

static const char *error_word(int status)
{
	switch (status) {
	case 400: return N_("The request is not well formed.");
	case 403: return N_("You may not do this.");
	case 404: return N_("There is nothing at this address.");
	case 405: return N_("This address cannot be used in this way.");
	case 413: return N_("What you sent is too large.");
	case 429: return N_("Too many attempts. Please wait a while.");
	default:  return N_("Something went wrong on our side.");
	}
}

static const char *status_title(int status)
{
	switch (status) {
	case 400: return "Bad Request";
	case 401: return "Unauthorized";
	case 403: return "Forbidden";
	case 404: return "Not Found";
	case 405: return "Method Not Allowed";
	case 413: return "Content Too Large";
	case 414: return "URI Too Long";
	case 422: return "Unprocessable Content";
	case 429: return "Too Many Requests";
	case 503: return "Service Unavailable";
	default:  return status < 500 ? "Bad Request" : "Internal Server Error";
	}
}

void problem_put(struct buf *out, int status, str detail)
{
	buf_printf(out, "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d",
		status_title(status), status);
	if (detail.len) {
		buf_put(out, S(",\"detail\":"));
		json_text(out, detail);
	}
	buf_put(out, S("}\n"));
}

/* Forgets what the handler had begun. */
static void answer_anew(struct req *r)
{
	r->page.out.len = 0;
	r->spill = 0;                          /* closed with the arena */
	r->set_cookies.count = 0;
	r->location = r->download = (str){ 0 };
	r->shown = false;
	r->no_store = true;
}

int answer_problem(struct req *r, int status, str detail)
{
	answer_anew(r);
	problem_put(&r->page.out, status, detail);
	r->type = "application/problem+json";
	return r->status = status;
}

int answer_error(struct req *r, int status)
{
	answer_anew(r);
	if (r->open)
		return answer_problem(r, status, tr(r->page.lang, error_word(status)));
	if (r->api) {
		buf_printf(&r->page.out, "{\"error\":{\"status\":%d,\"message\":", status);
		json_text(&r->page.out, tr(r->page.lang, error_word(status)));
		buf_put(&r->page.out, S("}}\n"));
		r->type = "application/json";
	} else if (r->web && r->web->error_page) {
		r->type = "text/html; charset=utf-8";
		r->web->error_page(r, status);
	} else {
		r->type = "text/plain; charset=utf-8";
		buf_put(&r->page.out, tr(r->page.lang, error_word(status)));
	}
	return r->status = status;
}

int answer_method(struct req *r, str allow)
{
	answer_error(r, 405);
	set_header(r, "Allow", allow);
	return 405;
}

void set_cookie(struct req *r, const char *name, str value, int64_t max_age)
{
	struct cookie *c =
		arena_push(r->arena, &r->set_cookies.items, &r->set_cookies.count, sizeof *c);
	*c = (struct cookie){ name, value, max_age };
}

void set_header(struct req *r, const char *name, str value)
{
	struct header *h = arena_push(r->arena, &r->headers.items, &r->headers.count, sizeof *h);
	*h = (struct header){ name, value };
}

void leave_no_trace(struct req *r)
{
	r->traceless = true;
	set_header(r, "Referrer-Policy", S("no-referrer"));
}

void allow_frames(struct req *r, enum frames what)
{
	set_header(r, "Content-Security-Policy",
		what == FRAMED_ANYWHERE ? S(POLICY("frame-ancestors *"))
								: S(POLICY("frame-ancestors 'none'; frame-src 'self'")));
}

/* ---- JSON ---- */

void json_text(struct buf *out, str s)
{
	size_t from = 0;
	buf_char(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		/* "<" too: a JSON-LD block stands inside a page. */
		if (c >= ' ' && c != '"' && c != '\\' && c != '<')
			continue;
		buf_put(out, str_part(s, from, i));
		buf_printf(out, "\\u%04x", c);
		from = i + 1;
	}
	buf_put(out, str_part(s, from, s.len));
	buf_char(out, '"');
}

void json_row(struct buf *out, const struct db_query *q, const void *row)
{
	buf_char(out, '{');
	for (const struct db_slot *c = q->columns; c->type; c++) {
		const void *at = (const char *)row + c->offset;
		const struct maybe_int *m = at;
		const str *s = at;
		buf_printf(out, "%s\"%s\":", c == q->columns ? "" : ",", c->name);
		if (c->type == DB_BOOL)
			buf_put(out, *(const bool *)at ? S("true") : S("false"));
		else if (c->type == DB_INT)
			buf_int(out, *(const int64_t *)at);
		else if (c->type == DB_MAYBE_INT && m->set)
			buf_int(out, m->value);
		else if (c->type == DB_TEXT && s->ptr)
			json_text(out, *s);
		else
			buf_put(out, S("null"));
	}
	buf_char(out, '}');
}

int answer_rows(struct req *r, const struct db_query *q, struct db_rows rows)
{
	struct buf *out = &r->page.out;
	buf_char(out, '[');
	for (size_t i = 0; i < rows.count; i++) {
		buf_put(out, i ? S(",\n") : S(""));
		json_row(out, q, (const char *)rows.items + i * q->row_size);
	}
	buf_put(out, S("]\n"));
	r->type = "application/json";
	return r->status = 200;
}

/* ---- long answers ---- */

/* Nobody sees it, and it is gone when it is closed; not in /tmp, which may be
 * memory. */
static int spill_open(void)
{
	int fd = open("/var/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	return fd > 0 ? fd : open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

static void spill_close(void *what) { close((int)(intptr_t)what); }

static bool spill_write(int fd, str bytes)
{
	while (bytes.len) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			log_event(LOG_ERROR, "spill", LOG_TEXT("error", str_of(strerror(errno))));
			return false;
		}
		bytes = str_part(bytes, (size_t)n, bytes.len);
	}
	return true;
}

bool page_spill(struct req *r)
{
	if (!r->spill) {
		r->spill = spill_open();
		if (r->spill <= 0) {
			log_event(LOG_ERROR, "spill", LOG_TEXT("error", str_of(strerror(errno))));
			r->spill = 0;
			return false;
		}
		arena_on_free(r->arena, spill_close, (void *)(intptr_t)r->spill);
	}
	bool written = spill_write(r->spill, buf_str(&r->page.out));
	r->page.out.len = 0;
	return written;
}

int answer_spilled(struct req *r, const char *type)
{
	if (r->spill && !page_spill(r))
		return answer_error(r, 500);
	r->type = type;
	return r->status = 200;
}
