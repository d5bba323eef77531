/* Which kind a file is; tables as text; names. */
#include "doc/content_internal.h"
#include <strings.h>

static const struct { const char *ending, *type; } kinds[] = {
	[CONTENT_NONE] = { "", NULL },
	[CONTENT_PDF]  = { "pdf", "application/pdf" },
	[CONTENT_DOCX] = { "docx",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
	[CONTENT_XLSX] = { "xlsx",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
	[CONTENT_ODT]  = { "odt", "application/vnd.oasis.opendocument.text" },
	[CONTENT_ODS]  = { "ods", "application/vnd.oasis.opendocument.spreadsheet" },
	[CONTENT_PNG]  = { "png", "image/png" },
	[CONTENT_JPEG] = { "jpg", "image/jpeg" },
	[CONTENT_CSV]  = { "csv", "text/csv; charset=utf-8" },
};

const char *content_ending(enum content_kind kind) { return kinds[kind].ending; }
bool content_is_picture(enum content_kind kind)
{
	return kind == CONTENT_PNG || kind == CONTENT_JPEG;
}

/* ---- text ---- */

static bool begins(str text, const char *word)
{
	size_t n = strlen(word);
	return text.len >= n && !strncasecmp(text.ptr, word, n);
}

/* Browsers once took such text for a page, whatever its type said. */
static bool is_markup(str text)
{
	static const char *const words[] = { "<!doctype", "<html", "<script", "<svg", "<?xml",
		"<iframe", "<body" };
	const char *end = text.ptr + text.len;
	if (begins(str_trim(text), "<"))
		return true;
	for (const char *p = text.ptr; p < end && (p = memchr(p, '<', (size_t)(end - p))); p++)
		for (size_t i = 0; i < COUNT(words); i++)
			if (begins((str){ p, (size_t)(end - p) }, words[i]))
				return true;
	return false;
}

static bool is_text(str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if ((c < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f') || c == 0x7f)
			return false;
	}
	return true;
}

/* Bytes that stand for no letter in windows-1250. */
static bool is_cp1250(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (memchr("\x81\x83\x88\x90\x98", s.ptr[i], 5))
			return false;
	return true;
}

/* A table has columns: something divides its first line. */
static bool has_columns(str text)
{
	str line;
	while (str_cut(&text, '\n', &line))
		if (str_trim(line).len)
			return memchr(line.ptr, ';', line.len) || memchr(line.ptr, ',', line.len) ||
				memchr(line.ptr, '\t', line.len);
	return false;
}

static void content_csv(str bytes, struct content *c)
{
	bool marked = str_starts(bytes, S("\xef\xbb\xbf")), utf8 = utf8_valid(bytes);
	str text = str_part(bytes, marked ? 3 : 0, bytes.len);
	if (!is_text(text) || (!utf8 && (marked || !is_cp1250(text))))
		c->wrong = CONTENT_UNKNOWN;
	else if (is_markup(text))
		c->wrong = CONTENT_MARKUP;
	else if (!has_columns(text) || str_starts(text, S("#!")) || str_starts(text, S("%!")))
		c->wrong = CONTENT_UNKNOWN;
	c->kind = CONTENT_CSV;
	if (!utf8)
		c->type = "text/csv; charset=windows-1250";
}

/* ---- which ---- */

struct content content_check(struct arena *a, str bytes)
{
	struct content c = { .bytes = bytes };
	if (!bytes.len)
		c.wrong = CONTENT_EMPTY;
	else if (bytes.len > CONTENT_MOST)
		c.wrong = CONTENT_TOO_LARGE;
	else if (str_starts(bytes, S("%PDF-")))
		content_pdf(bytes, &c);
	else if (str_starts(bytes, S("PK\x03\x04")))
		content_zip(bytes, &c);
	else if (str_starts(bytes, S("\x89PNG\r\n\x1a\n")))
		content_picture(a, bytes, CONTENT_PNG, &c);
	else if (str_starts(bytes, S("\xff\xd8\xff")))
		content_picture(a, bytes, CONTENT_JPEG, &c);
	else if (str_starts(bytes, S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")))
		c.wrong = CONTENT_OLD_OFFICE;
	else if (str_eq(str_part(bytes, 4, 10), S("ftyphe")) ||
		str_eq(str_part(bytes, 4, 10), S("ftypmi")))
		c.wrong = CONTENT_HEIC;
	else
		content_csv(bytes, &c);
	if (c.wrong)
		return (struct content){ .wrong = c.wrong };
	c.type = c.type ? c.type : kinds[c.kind].type;
	return c;
}

/* ---- names ---- */

enum { NAME_LETTERS = 100 };

static str after_last(str s, char c)
{
	const char *at = s.len ? memrchr(s.ptr, c, s.len) : NULL;
	return at ? str_part(s, (size_t)(at - s.ptr) + 1, s.len) : s;
}

/* U+202A to U+202E, U+2066 to U+2069: they let "gpj.exe" read as "exe.jpg". */
static bool turns_text(const unsigned char *p, size_t left)
{
	return left > 2 && p[0] == 0xe2 && ((p[1] == 0x80 && p[2] >= 0xaa && p[2] <= 0xae) ||
		(p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9));
}

str content_name(struct arena *a, str name, enum content_kind kind)
{
	struct buf out = { .arena = a };
	name = utf8_mend(a, after_last(after_last(name, '/'), '\\'));
	const char *dot = name.len ? memrchr(name.ptr, '.', name.len) : NULL;
	if (dot && dot > name.ptr && name.len - (size_t)(dot - name.ptr) <= 6)
		name = str_part(name, 0, (size_t)(dot - name.ptr));
	name = utf8_head(name, NAME_LETTERS);
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];
		if (turns_text((const unsigned char *)name.ptr + i, name.len - i))
			i += 2;
		else if (c >= ' ' && c != 0x7f)
			buf_char(&out, strchr("<>:\"|?*%#&;", c) ? '_' : (char)c);
	}
	str clean = str_trim(buf_str(&out));
	while (clean.len && (clean.ptr[0] == '.' || clean.ptr[0] == '-'))
		clean = str_part(clean, 1, clean.len);
	while (clean.len && (clean.ptr[clean.len - 1] == '.' || clean.ptr[clean.len - 1] == ' '))
		clean.len--;
	if (!clean.len)
		clean = S("soubor");
	return arena_printf(a, "%.*s.%s", STR_ARG(clean), kinds[kind].ending);
}
