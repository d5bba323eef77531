/* What a handler reads of a request that anybody may send: a line each for the
 * path, the query, the cookies, and a text that a link is to carry. */
#include "web/web_internal.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int nothing(struct req *r) { return r->status; }

static const struct route routes[] = {
	{ GET, "/", nothing, EVERYBODY },
	{ GET, "/sluzby/{slug}", nothing, EVERYBODY },
	{ GET, "/sluzby/{slug}/tisk", nothing, EVERYBODY },
	{ GET, "/lide/{id}/role/{grant}", nothing, EVERYBODY },
	{ 0 }
};
static const struct feature feature = { .name = "fuzz", .routes = routes };
static const struct feature *const features[] = { &feature, NULL };
static const struct lang czech = { .code = "cs" }, english = { .code = "en" };
static const struct lang *const langs[] = { &czech, &english, NULL };
static const struct web web = { .features = features, .langs = langs };

static void check_path(struct req *r, str raw)
{
	str path = url_decode(r->arena, raw), whole = path;
	assert(!path.ptr || utf8_valid(path));
	const struct lang *lang = path.ptr ? web_take_language(&web, &path) : NULL;
	assert(!lang || (lang == &english && str_starts(whole, S("/en")) && path.len));
	r->path = path.ptr ? path : S("/");
	const struct route *found = web_route(&web, r);
	if (!found)
		return;
	str slashes = r->id;
	assert(!str_has(slashes, S("/")) && !str_has(r->sub, S("/")));
	assert(
		(r->id.len > 0) == !!strchr(found->pattern, '{') && r->id.len + r->sub.len < r->path.len);
}

static void check_query(struct req *r, str value)
{
	struct req next = *r;
	int64_t page = query_page(r);
	assert(page >= 0 && page <= LIMIT_PAGE);
	struct str_list all = query_list(r, "a");
	assert(all.count <= LIMIT_VALUES);
	for (size_t i = 0; i < all.count; i++)
		assert(all.items[i].len && utf8_valid(all.items[i]));
	query_int(r, "a");
	next.query = str_part(query_without(r, "a", value), 1, SIZE_MAX);
	struct str_list left = query_list(&next, "a");
	for (size_t i = 0; i < left.count; i++)
		assert(!str_eq(left.items[i], value));
	next.query = str_part(query_with(r, "a", value), 1, SIZE_MAX);
	assert(str_eq(query_text(&next, "a"), str_trim(value)) && query_list(&next, "a").count <= 1);
	next.query = str_part(query_with(r, "a", (str){ 0 }), 1, SIZE_MAX);
	assert(!query_text(&next, "a").ptr && !query_text(&next, "strana").ptr);
}

static void check_cookies(struct req *r)
{
	str session = cookie_get(r, "relace");
	assert(!session.ptr || (session.ptr >= r->cookies.ptr
		&& session.ptr + session.len <= r->cookies.ptr + r->cookies.len));
	assert(!memchr(session.ptr ? session.ptr : "", ';', session.len));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct req r = { .arena = &arena, .method = GET };
	str value = { (const char *)data, size }, path = { 0 };
	if (!size)
		return 0;
	str_cut(&value, '\n', &path);
	str_cut(&value, '\n', &r.query);
	str_cut(&value, '\n', &r.cookies);
	check_path(&r, path);
	str encoded = url_encode(&arena, value), decoded = url_decode(&arena, encoded);
	assert(utf8_valid(value) ? str_eq(decoded, value) : !decoded.ptr);
	check_query(&r, decoded.ptr ? decoded : S("x"));
	check_cookies(&r);
	arena_free(&arena);
	return 0;
}
