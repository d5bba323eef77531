/* Records: how they are made and written. */
#include "app/exchange/hsds.h"
#include "doc/doc.h"
#include <stdlib.h>
#include <time.h>

void hsds_lost(struct hsds *h, const char *kind, const char *field, const char *why, int64_t times)
{
	struct hsds_losses *all = h->losses;
	for (size_t i = 0; all && i < all->count; i++) {
		struct hsds_loss *l = &all->items[i];
		if (!strcmp(l->kind, kind) && !strcmp(l->field, field) && !strcmp(l->why, why)) {
			l->times += times;
			return;
		}
	}
	if (!all || !times)
		return;
	struct hsds_loss *made = arena_push(all->arena, &all->items, &all->count, sizeof *made);
	/* Names of a kept document's fields go with its batch. */
	*made = (struct hsds_loss){ arena_z(all->arena, str_of(kind)),
		arena_z(all->arena, str_of(field)), why, times };
}

struct hsds_record *record_make(struct hsds *h, const char *kind, str id)
{
	struct hsds_record *r = arena_alloc(h->arena, sizeof *r);
	r->kind = kind;
	r->id = id;
	put_text(h, r, HSDS_ALL, "id", id);
	return r;
}

/* NULL: the version does not know the field. */
static struct hsds_value *value_add(struct hsds *h, struct hsds_record *r, int versions,
	const char *name, enum hsds_type type)
{
	if (!(versions & (int)h->version)) {
		hsds_lost(h, r->kind, name, N_("this version has no such field"), 1);
		return NULL;
	}
	struct hsds_value *v =
		arena_push(h->arena, &r->values.items, &r->values.count, sizeof *r->values.items);
	*v = (struct hsds_value){ .name = name, .type = type };
	return v;
}

void put_text(struct hsds *h, struct hsds_record *r, int versions, const char *name, str text)
{
	text = str_trim(text);
	struct hsds_value *v = text.len ? value_add(h, r, versions, name, HSDS_TEXT) : NULL;
	if (v)
		v->text = text;
}

static void put_number(struct hsds *h, struct hsds_record *r, int versions, const char *name,
	str text)
{
	struct hsds_value *v = value_add(h, r, versions, name, HSDS_NUMBER);
	if (v)
		v->text = text;
}

void put_int(struct hsds *h, struct hsds_record *r, int versions, const char *name,
	struct maybe_int n)
{
	if (n.set)
		put_number(h, r, versions, name, arena_printf(h->arena, "%lld", (long long)n.value));
}

void put_degrees(struct hsds *h, struct hsds_record *r, int versions, const char *name,
	struct maybe_int n)
{
	if (!n.set)
		return;
	long long value = n.value, whole = value < 0 ? -value : value;
	put_number(h, r, versions, name, arena_printf(h->arena, "%s%lld.%06lld", value < 0 ? "-" : "",
		whole / 1000000, whole % 1000000));
}

void put_record(struct hsds *h, struct hsds_record *r, int versions, const char *name,
	struct hsds_record *child)
{
	struct hsds_value *v = child ? value_add(h, r, versions, name, HSDS_RECORD) : NULL;
	if (v)
		v->record = child;
}

static struct hsds_value *value_find(const struct hsds_record *r, const char *name)
{
	for (size_t i = 0; i < r->values.count; i++)
		if (!strcmp(r->values.items[i].name, name))
			return &r->values.items[i];
	return NULL;
}

const struct hsds_value *hsds_value_of(const struct hsds_record *r, const char *name)
{
	return value_find(r, name);
}

void put_item(struct hsds *h, struct hsds_record *r, int versions, const char *list,
	struct hsds_record *child)
{
	struct hsds_value *v = value_find(r, list);
	if (!v)
		v = value_add(h, r, versions, list, HSDS_LIST);
	if (v)
		*(struct hsds_record **)arena_push(
			h->arena, &v->list.items, &v->list.count, sizeof child) = child;
}

/* ---- ids ---- */

struct int_list hsds_column(struct arena *a, const void *items, size_t count, size_t size,
	size_t offset)
{
	int64_t *ids = arena_alloc(a, (count + 1) * sizeof *ids);
	for (size_t i = 0; i < count; i++)
		ids[i] = *(const int64_t *)((const char *)items + i * size + offset);
	qsort(ids, count, sizeof *ids, rows_order);
	size_t once = 0;
	for (size_t i = 0; i < count; i++)
		if (i == 0 || ids[i] != ids[i - 1])
			ids[once++] = ids[i];
	return (struct int_list){ ids, once };
}

size_t hsds_index(struct int_list ids, int64_t id)
{
	size_t from = rows_from(ids.items, ids.count, sizeof *ids.items, id);
	return from < ids.count && ids.items[from] == id ? from : ids.count;
}

/* ---- texts with a form ---- */

static bool uri_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
		|| (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

/* As the schemas ask for, so that nothing we write is against them. */
bool uri_like(str s) { return json_format_valid(S("uri"), s); }

static bool hex(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static bool stays(str text, size_t i)
{
	if (text.ptr[i] != '%')
		return uri_char(text.ptr[i]);
	return i + 2 < text.len && hex(text.ptr[i + 1]) && hex(text.ptr[i + 2]);
}

str uri_of(struct arena *a, str text)
{
	text = str_trim(text);
	if (!text.len)
		return (str){ 0 };
	bool whole = str_starts(text, S("http://")) || str_starts(text, S("https://"));
	struct buf out = { .arena = a };
	if (!whole)
		buf_put(&out, S("https://"));
	for (size_t i = 0; i < text.len; i++)
		if (stays(text, i))
			buf_char(&out, text.ptr[i]);
		else
			buf_printf(&out, "%%%02X", (unsigned char)text.ptr[i]);
	/* A host has a dot; without one it is words. */
	str rest = str_part(buf_str(&out), str_starts(buf_str(&out), S("http:")) ? 7 : 8, out.len),
		host;
	str_cut(&rest, '/', &host);
	bool real = str_has(host, S(".")) && !str_has(host, S("%20")) && !str_has(host, S("@"));
	return real && uri_like(buf_str(&out)) ? buf_str(&out) : (str){ 0 };
}

/* Stricter than the schemas: of a real host, and in letters that all programs know. */
bool email_like(str s)
{
	const char *at = s.len ? memrchr(s.ptr, '@', s.len) : NULL;
	bool like = at && memchr(at, '.', (size_t)(s.ptr + s.len - at))
		&& json_format_valid(S("email"), s);
	for (size_t i = 0; like && i < s.len; i++)
		like = s.ptr[i] > ' ' && s.ptr[i] < 0x7f;
	return like;
}

void put_uri(struct hsds *h, struct hsds_record *r, int versions, const char *name, str text)
{
	str uri = uri_of(h->arena, text);
	if (text.len && !uri.ptr)
		hsds_lost(h, r->kind, name, N_("it is no address of the web"), 1);
	put_text(h, r, versions, name, uri);
}

void put_email(struct hsds *h, struct hsds_record *r, int versions, const char *name, str text)
{
	if (text.len && !email_like(text)) {
		hsds_lost(h, r->kind, name, N_("it is no e-mail address"), 1);
		return;
	}
	put_text(h, r, versions, name, text);
}

/* ---- JSON ---- */

static void value_write(struct buf *out, const struct hsds_value *v)
{
	switch (v->type) {
	case HSDS_TEXT:
		json_text(out, v->text);
		break;
	case HSDS_NUMBER:
		buf_put(out, v->text);
		break;
	case HSDS_RECORD:
		hsds_write(out, v->record);
		break;
	case HSDS_LIST:
		buf_char(out, '[');
		for (size_t i = 0; i < v->list.count; i++) {
			buf_put(out, i ? S(",") : S(""));
			hsds_write(out, v->list.items[i]);
		}
		buf_char(out, ']');
		break;
	}
}

void hsds_write(struct buf *out, const struct hsds_record *r)
{
	buf_char(out, '{');
	for (size_t i = 0; i < r->values.count; i++) {
		buf_put(out, i ? S(",") : S(""));
		json_text(out, str_of(r->values.items[i].name));
		buf_char(out, ':');
		value_write(out, &r->values.items[i]);
	}
	buf_char(out, '}');
}

struct hsds hsds_begin(struct db *db, struct arena *a, enum hsds_version version, int64_t now)
{
	struct hsds h = { .arena = a, .db = db, .version = version, .now = now, .day = day_of(a, now) };
	h.pages = site_setting(db, "base_url");
	return h;
}
