/* What a handler reads: the query, cookies, the address. */
#include "web/web_internal.h"
#include <assert.h>
#include <sys/random.h>

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0'
		: c >= 'a' && c <= 'f'  ? c - 'a' + 10
		: c >= 'A' && c <= 'F'  ? c - 'A' + 10
								: -1;
}

static str decode(struct arena *a, str s, bool plus)
{
	char *out = arena_alloc(a, s.len + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '%' && i + 2 < s.len && hex(s.ptr[i + 1]) >= 0 && hex(s.ptr[i + 2]) >= 0) {
			out[n++] = (char)(hex(s.ptr[i + 1]) * 16 + hex(s.ptr[i + 2]));
			i += 2;
		} else {
			out[n++] = plus && s.ptr[i] == '+' ? ' ' : s.ptr[i];
		}
	str decoded = { out, n };
	return utf8_valid(decoded) ? decoded : (str){ 0 };
}

str url_decode(struct arena *a, str s) { return decode(a, s, false); }

str url_encode(struct arena *a, str s)
{
	static const char digits[] = "0123456789ABCDEF";
	struct buf out = { .arena = a };
	buf_reserve(&out, s.len);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
			c == '-' || c == '.' || c == '_' || c == '~';
		if (plain)
			buf_char(&out, (char)c);
		else
			buf_put(&out, (str){ (char[]){ '%', digits[c >> 4], digits[c & 15] }, 3 });
	}
	return buf_str(&out);
}

bool params_read(struct arena *a, str encoded, struct params *params)
{
	str pair, name;
	while (str_cut(&encoded, '&', &pair)) {
		if (pair.len == 0)
			continue;
		str_cut(&pair, '=', &name);
		struct param p = { decode(a, name, true), pair.ptr ? decode(a, pair, true) : S("") };
		if (!p.name.ptr || !p.value.ptr || p.name.len > LIMIT_FIELD_NAME ||
			params->count == LIMIT_FIELDS)
			return false;
		*(struct param *)arena_push(a, &params->items, &params->count, sizeof p) = p;
	}
	return true;
}

/* Parsed at every look-up: a query is short and mostly looked at once. */
static str query_next(struct req *r, str *rest, const char *name)
{
	str pair, key;
	while (str_cut(rest, '&', &pair)) {
		str_cut(&pair, '=', &key);
		if (!pair.ptr || key.len > LIMIT_FIELD_NAME || !str_is(decode(r->arena, key, true), name))
			continue;
		str value = decode(r->arena, pair, true);
		if (value.ptr)
			return str_trim(value);
	}
	return (str){ 0 };
}

str query_text(struct req *r, const char *name)
{
	str rest = r->query;
	return query_next(r, &rest, name);
}

struct maybe_int query_int(struct req *r, const char *name) { return str_int(query_text(r, name)); }

int64_t query_page(struct req *r)
{
	str text = query_text(r, "strana");
	struct maybe_int page = str_int(text);
	if (!text.ptr)
		return 1;
	return page.set && page.value > 0 && page.value <= LIMIT_PAGE ? page.value : 0;
}

struct str_list query_list(struct req *r, const char *name)
{
	str *items = NULL, rest = r->query, value;
	size_t count = 0;
	while (count < LIMIT_VALUES && (value = query_next(r, &rest, name)).ptr)
		if (value.len)
			*(str *)arena_push(r->arena, &items, &count, sizeof value) = value;
	return (struct str_list){ items, count };
}

static void query_add(struct req *r, struct buf *out, str name, str value)
{
	buf_char(out, out->len ? '&' : '?');
	buf_put(out, url_encode(r->arena, name));
	buf_char(out, '=');
	buf_put(out, url_encode(r->arena, value));
}

/* Every parameter but `name` (or but this one value of it); empty ones and the
 * page number go too, since another list begins at its start. */
static str query_changed(struct req *r, const char *name, str without, str with)
{
	struct buf out = { .arena = r->arena };
	struct params all = { 0 };
	params_read(r->arena, r->query, &all);
	for (size_t i = 0; i < all.count; i++) {
		str key = all.items[i].name, value = str_trim(all.items[i].value);
		bool same = str_is(key, name) && (!without.ptr || str_eq(without, value));
		if (!same && value.len && !str_is(key, "strana"))
			query_add(r, &out, key, value);
	}
	if (with.ptr)
		query_add(r, &out, str_of(name), with);
	return out.len ? buf_str(&out) : S("?");
}

str query_with(struct req *r, const char *name, str value)
{
	return query_changed(r, name, (str){ 0 }, value);
}
str query_without(struct req *r, const char *name, str value)
{
	return query_changed(r, name, value, (str){ 0 });
}

str cookie_get(struct req *r, const char *name)
{
	str rest = r->cookies, pair, key;
	while (str_cut(&rest, ';', &pair)) {
		str_cut(&pair, '=', &key);
		if (pair.ptr && str_is(str_trim(key), name))
			return str_trim(pair);
	}
	return (str){ 0 };
}

const struct lang *web_take_language(const struct web *web, str *path)
{
	str rest = str_part(*path, 1, path->len), first;
	if (!str_starts(*path, S("/")))
		return NULL;
	str_cut(&rest, '/', &first);
	for (size_t i = 1; web->langs && web->langs[0] && web->langs[i]; i++)
		if (str_is(first, web->langs[i]->code)) {
			size_t taken = 1 + first.len;
			*path = path->len > taken ? str_part(*path, taken, path->len) : S("/");
			return web->langs[i];
		}
	return NULL;
}

void web_speak(struct req *r, const struct lang *lang)
{
	bool first = lang == r->web->langs[0];
	r->page.lang = lang;
	r->page.prefix = first ? NULL : arena_printf(r->arena, "/%s", lang->code).ptr;
	r->page.content = first ? NULL : r->web->langs[0]->code;
}

str web_path(struct req *r, str path)
{
	bool ours = str_starts(path, S("/")) && !str_starts(path, S("//"));
	if (!r->page.prefix || !ours)
		return path;
	return arena_printf(r->arena, "%s%.*s", r->page.prefix, STR_ARG(path));
}

str random_hex(struct arena *a)
{
	unsigned char bytes[16];
	struct buf out = { .arena = a };
	ssize_t n = getrandom(bytes, sizeof bytes, 0);
	assert(n == sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		buf_printf(&out, "%02x", bytes[i]);
	return buf_str(&out);
}
