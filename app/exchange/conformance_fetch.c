/* Requests of the conformance walk: to this program in the same process, or to
 * another server. */
#include "app/catalogue/catalogue.h"
#include "app/exchange/conformance.h"
#include <stdio.h>
#include <strings.h>
#include <unistd.h>

extern const struct lang lang_cs;

enum { ANSWER_MOST = 256 * 1024 * 1024, SECONDS_MOST = 120 };

/* ---- this program ---- */

static str body_of(struct req *r)
{
	if (!r->spill)
		return buf_str(&r->page.out);
	struct buf all = { .arena = r->arena };
	off_t size = lseek(r->spill, 0, SEEK_END);
	buf_reserve(&all, size > 0 ? (size_t)size : 1);
	ssize_t n = pread(r->spill, all.ptr, all.cap, 0);
	all.len = n > 0 ? (size_t)n : 0;
	return buf_str(&all);
}

static struct answer ask_here(struct conformance *c, enum method method, str target)
{
	static const struct feature *const features[] = { &exchange, NULL };
	static const struct lang *const langs[] = { &lang_cs, NULL };
	static const struct web web = { .features = features, .langs = langs };
	struct req *r = arena_alloc(&c->page, sizeof *r);
	str query = target, path;
	str_cut(&query, '?', &path);
	*r = (struct req){ .method = method, .path = url_decode(&c->page, path), .query = query,
		.db = c->db, .arena = &c->page, .now = c->now, .host = S("localhost") };
	struct answer a = { .status = r->path.ptr ? web_dispatch(&web, r) : 400 };
	for (size_t i = 0; i < r->headers.count; i++)
		a.cors = a.cors || (!strcasecmp(r->headers.items[i].name, "Access-Control-Allow-Origin")
			&& str_is(r->headers.items[i].value, "*"));
	a.type = str_of(r->type);
	a.body = body_of(r);
	return a;
}

/* ---- another server ---- */

static struct answer ask_there(struct conformance *c, enum method method, str target)
{
	struct buf body = { .arena = &c->page };
	struct fetched f = fetcher_ask(c->client, &c->page, &(struct fetch){
		.url = arena_z(&c->page, target), .post = method == POST,
		.agent = "Rozcestnik-conformance", .most = ANSWER_MOST, .seconds = SECONDS_MOST }, &body);
	return (struct answer){ .status = f.status, .type = f.type, .body = buf_str(&body),
		.cors = str_is(fetched_header(&f, S("Access-Control-Allow-Origin")), "*") };
}

/* ---- both ---- */

static struct answer ask(struct conformance *c, enum method method, str path)
{
	str target = arena_printf(c->arena, "%.*s%.*s", STR_ARG(c->base), STR_ARG(path));
	int64_t from = clock_micros();
	arena_reset(&c->page);
	struct answer a = c->client ? ask_there(c, method, target) : ask_here(c, method, target);
	a.micros = clock_micros() - from;
	c->requests++;
	c->micros += a.micros;
	c->slowest = a.micros > c->slowest ? a.micros : c->slowest;
	if (a.status)
		judge(c, C7, a.cors, "%.*s: %d without Access-Control-Allow-Origin: *", STR_ARG(path),
			a.status);
	return a;
}

struct answer conformance_get(struct conformance *c, const char *format, ...)
{
	struct buf path = { .arena = c->arena };
	va_list values, again;
	va_start(values, format);
	va_copy(again, values);
	int n = vsnprintf(NULL, 0, format, values);
	buf_reserve(&path, (size_t)n + 1);
	vsnprintf(path.ptr, (size_t)n + 1, format, again);
	va_end(again);
	va_end(values);
	path.len = (size_t)n;
	return ask(c, GET, buf_str(&path));
}

struct answer conformance_post(struct conformance *c, str path) { return ask(c, POST, path); }

bool conformance_open(struct conformance *c, const char *url)
{
	static const char *const own[] = { [HSDS_30] = "/api/hsds/v3.0", [HSDS_31] = "/api/hsds/v3",
		[HSDS_UK] = "/api/oruk/v3" };
	c->schemas = json_object();
	c->base = str_of(url ? url : own[c->version]);
	while (str_ends(c->base, S("/")))
		c->base.len--;
	if (url) {
		fetcher_start();
		return (c->client = fetcher_open()) != NULL;
	}
	struct arena own_arena = { 0 };
	db_lend(c->db, &own_arena);
	catalogue_index_refresh(c->db, &own_arena, c->now);
	db_lend(c->db, c->arena);
	arena_free(&own_arena);
	return true;
}

void conformance_close(struct conformance *c)
{
	json_decref(c->schemas);
	if (c->client)
		fetcher_close(c->client);
	arena_free(&c->page);
}
