/* The body of a POST: application/x-www-form-urlencoded as the WHATWG URL
 * standard reads it, and multipart/form-data (RFC 7578). */
#include "web/web_internal.h"
#include <strings.h>

enum { BOUNDARY_MOST = 70 };                   /* RFC 2046, 5.1.1 */

static bool same_word(str s, const char *z)
{
	return s.len == strlen(z) && !strncasecmp(s.ptr, z, s.len);
}

static bool within_limits(const struct req *r, str name)
{
	size_t same = 0;
	for (size_t i = 0; i < r->form.count; i++)
		same += str_eq(r->form.items[i].name, name);
	return r->form.count + r->files.count < LIMIT_FIELDS && same < LIMIT_VALUES
		&& name.len <= LIMIT_FIELD_NAME && utf8_valid(name);
}

static bool field_add(struct req *r, str name, str value)
{
	if (!within_limits(r, name) || !utf8_valid(value))
		return false;
	struct param *field = arena_push(r->arena, &r->form.items, &r->form.count, sizeof *field);
	*field = (struct param){ name, value };
	return true;
}

static bool urlencoded_read(struct req *r, str body)
{
	struct params all = { 0 };
	if (!params_read(r->arena, body, &all))
		return false;
	for (size_t i = 0; i < all.count; i++)
		if (!field_add(r, all.items[i].name, all.items[i].value))
			return false;
	return true;
}

/* ---- multipart ---- */

/* A header such as: form-data; name="a"; filename="b.pdf".  Takes the next
 * parameter from *rest; a quoted value may hold semicolons and \". */
static bool parameter_cut(struct arena *a, str *rest, str *name, str *value)
{
	*rest = str_trim(*rest);
	const char *equals = rest->len ? memchr(rest->ptr, '=', rest->len) : NULL;
	if (!equals)
		return false;
	size_t at = (size_t)(equals - rest->ptr);
	*name = str_trim(str_part(*rest, 0, at));
	*rest = str_part(*rest, at + 1, rest->len);
	if (!rest->len || rest->ptr[0] != '"') {
		str_cut(rest, ';', value);
		*value = str_trim(*value);
		return value->len > 0;
	}
	struct buf text = { .arena = a };
	size_t i = 1;
	while (i < rest->len && rest->ptr[i] != '"') {
		bool escaped = rest->ptr[i] == '\\' && i + 1 < rest->len
			&& (rest->ptr[i + 1] == '"' || rest->ptr[i + 1] == '\\');
		i += escaped;
		buf_char(&text, rest->ptr[i++]);
	}
	if (i == rest->len)
		return false;
	*value = buf_str(&text);
	*rest = str_trim(str_part(*rest, i + 1, rest->len));
	if (rest->len && rest->ptr[0] != ';')
		return false;
	*rest = str_part(*rest, 1, rest->len);
	return true;
}

static str boundary_of(struct arena *a, str parameters)
{
	str name, value;
	while (parameter_cut(a, &parameters, &name, &value))
		if (same_word(name, "boundary") && value.len > 0 && value.len <= BOUNDARY_MOST)
			return value;
	return (str){ 0 };
}

struct part { str name, filename, type; };

static bool disposition_read(struct req *r, str value, struct part *part)
{
	str kind = { 0 }, name, text;
	str_cut(&value, ';', &kind);
	if (!same_word(str_trim(kind), "form-data"))
		return false;
	while (parameter_cut(r->arena, &value, &name, &text)) {
		if (same_word(name, "name"))
			part->name = text;
		else if (same_word(name, "filename"))
			part->filename = text;
	}
	return true;
}

/* Takes the part's header lines and the empty line behind them from *rest. */
static bool part_head_read(struct req *r, str *rest, struct part *part)
{
	*part = (struct part){ .type = S("text/plain") };
	for (;;) {
		const char *end = rest->len ? memmem(rest->ptr, rest->len, "\r\n", 2) : NULL;
		if (!end)
			return false;
		str value = { rest->ptr, (size_t)(end - rest->ptr) }, name;
		*rest = str_part(*rest, value.len + 2, rest->len);
		if (value.len == 0)
			return part->name.ptr != NULL;
		str_cut(&value, ':', &name);
		if (!value.ptr)
			return false;                  /* no header at all */
		if (same_word(name, "Content-Disposition") && !disposition_read(r, value, part))
			return false;
		if (same_word(name, "Content-Type"))
			part->type = str_trim(value);
	}
}

/* Some browsers once sent "C:\dir\file"; what a path says is none of ours. */
static str base_name(str path)
{
	for (size_t i = path.len; i > 0; i--)
		if (path.ptr[i - 1] == '/' || path.ptr[i - 1] == '\\')
			return str_part(path, i, path.len);
	return path;
}

static bool part_add(struct req *r, const struct part *part, str bytes)
{
	if (!part->filename.ptr)
		return field_add(r, part->name, bytes);
	if (part->filename.len == 0 && bytes.len == 0)
		return true;                           /* a file input that nobody used */
	if (!within_limits(r, part->name) || !utf8_valid(part->filename) || !utf8_valid(part->type))
		return false;
	struct upload *file = arena_push(r->arena, &r->files.items, &r->files.count, sizeof *file);
	*file = (struct upload){ part->name, base_name(part->filename), part->type, bytes };
	return true;
}

/* Moves *rest behind the rest of a delimiter's line; *last: it was "--…--". */
static bool delimiter_end(str *rest, bool *last)
{
	*last = str_starts(*rest, S("--"));
	if (*last)
		return true;
	while (rest->len && (rest->ptr[0] == ' ' || rest->ptr[0] == '\t'))
		*rest = str_part(*rest, 1, rest->len);
	if (!str_starts(*rest, S("\r\n")))
		return false;
	*rest = str_part(*rest, 2, rest->len);
	return true;
}

static bool multipart_read(struct req *r, str body, str boundary)
{
	str line = arena_printf(r->arena, "\r\n--%.*s", STR_ARG(boundary));
	str first = str_part(line, 2, line.len);
	const char *at = body.ptr;
	if (!str_starts(body, first)) {                /* a preamble, which nobody reads */
		at = memmem(body.ptr, body.len, line.ptr, line.len);
		if (!at)
			return false;
		at += 2;
	}
	body = str_part(body, (size_t)(at - body.ptr) + first.len, body.len);
	for (;;) {
		bool last;
		struct part part;
		if (!delimiter_end(&body, &last))
			return false;
		if (last)
			return true;
		if (!part_head_read(r, &body, &part))
			return false;
		const char *end = body.len ? memmem(body.ptr, body.len, line.ptr, line.len) : NULL;
		if (!end)
			return false;
		str bytes = { body.ptr, (size_t)(end - body.ptr) };
		if (!part_add(r, &part, bytes))
			return false;
		body = str_part(body, bytes.len + line.len, body.len);
	}
}

bool body_read(struct req *r, str content_type, str body)
{
	r->form = (struct params){ 0 };
	r->files = (struct uploads){ 0 };
	if (body.len == 0)
		return true;
	str type = { 0 }, parameters = content_type;
	str_cut(&parameters, ';', &type);
	type = str_trim(type);
	if (same_word(type, "application/x-www-form-urlencoded"))
		return urlencoded_read(r, body);
	if (!same_word(type, "multipart/form-data"))
		return false;
	str boundary = boundary_of(r->arena, parameters);
	return boundary.ptr && multipart_read(r, body, boundary);
}
