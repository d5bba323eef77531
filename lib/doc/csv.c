#include "doc/doc.h"

struct csv csv_open(str text, char separator)
{
	if (str_starts(text, S("\xef\xbb\xbf")))
		text = str_part(text, 3, text.len);
	return (struct csv){ .rest = text, .separator = separator, .next_line = 1 };
}

static void skip(struct csv *c, size_t n) { c->rest = str_part(c->rest, n, c->rest.len); }
static char first(const struct csv *c) { return c->rest.len ? c->rest.ptr[0] : '\0'; }

static str quoted_field(struct csv *c, struct arena *a)
{
	struct buf out = { .arena = a };
	skip(c, 1);
	while (c->rest.len) {
		char ch = first(c);
		skip(c, 1);
		c->next_line += ch == '\n';
		if (ch == '"' && first(c) != '"')
			return out.ptr ? buf_str(&out) : S("");
		if (ch == '"')
			skip(c, 1);
		buf_char(&out, ch);
	}
	c->wrong = "a quoted field is never closed";
	return S("");
}

static str plain_field(struct csv *c)
{
	size_t n = 0;
	while (n < c->rest.len && c->rest.ptr[n] != c->separator && c->rest.ptr[n] != '\n')
		n++;
	str field = str_part(c->rest, 0, n);
	skip(c, n);
	return str_ends(field, S("\r")) ? str_part(field, 0, field.len - 1) : field;
}

static void skip_comments(struct csv *c)
{
	while ((first(c) == '#' && !c->no_comments) || first(c) == '\n' ||
		(first(c) == '\r' && c->rest.len > 1 && c->rest.ptr[1] == '\n')) {
		str line;
		str_cut(&c->rest, '\n', &line);
		c->next_line++;
	}
}

bool csv_next(struct csv *c, struct arena *a, struct str_list *fields)
{
	str *items = NULL;
	size_t count = 0;
	skip_comments(c);
	if (!c->rest.len || c->wrong)
		return false;
	c->line = c->next_line;
	for (bool more = true; more; ) {
		str field = first(c) == '"' ? quoted_field(c, a) : plain_field(c);
		*(str *)arena_push(a, &items, &count, sizeof field) = field;
		if (first(c) == '\r')
			skip(c, 1);
		more = first(c) == c->separator && c->rest.len;
		if (!more && c->rest.len && first(c) != '\n')
			c->wrong = "text behind a closing quote";
		skip(c, c->rest.len > 0);
		if (c->wrong)
			return false;
	}
	c->next_line++;
	*fields = (struct str_list){ items, count };
	return true;
}

int csv_column(const struct str_list *header, const char *name)
{
	for (size_t i = 0; i < header->count; i++)
		if (str_is(str_trim(header->items[i]), name))
			return (int)i;
	return -1;
}

str csv_field(const struct str_list *row, int i)
{
	str field = i >= 0 && (size_t)i < row->count ? str_trim(row->items[i]) : (str){ 0 };
	return field.len ? field : (str){ 0 };
}

static void put_quoted(struct buf *out, str before, str s)
{
	buf_put(out, before);
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '"')
			buf_char(out, '"');
		buf_char(out, s.ptr[i]);
	}
	buf_char(out, '"');
}

static bool wants_quotes(str s, char separator)
{
	bool quote = str_starts(s, S("#"));                /* not to be taken for a comment */
	for (size_t i = 0; i < s.len && !quote; i++)
		quote = s.ptr[i] == separator || s.ptr[i] == '"' || s.ptr[i] == '\n' || s.ptr[i] == '\r';
	return quote;
}

void csv_put(struct buf *out, str s, char separator)
{
	bool formula = cell_is_formula(s) || cell_unguarded(s).len < s.len;
	if (formula || wants_quotes(s, separator))
		put_quoted(out, formula ? S("\"'") : S("\""), s);
	else
		buf_put(out, s);
}

void csv_row(struct buf *out, const str *fields, size_t count, char separator)
{
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_char(out, separator);
		csv_put(out, fields[i], separator);
	}
	buf_put(out, S("\r\n"));
}

void csv_put_exact(struct buf *out, str s, char separator)
{
	if (wants_quotes(s, separator))
		put_quoted(out, S("\""), s);
	else
		buf_put(out, s);
}
