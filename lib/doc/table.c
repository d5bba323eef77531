/* A table in whatever it came: which kind of file, which encoding, which separator. */
#include "doc/doc.h"
#include "doc/xlsx.h"
#include <unicode/ucnv.h>

#define GUARDED "=+-@\t\r'"

bool cell_is_formula(str s)
{
	return s.len && s.ptr[0] && strchr("=+-@\t\r", s.ptr[0]) && !str_int(s).set;
}

str cell_unguarded(str s)
{
	bool guarded = s.len > 1 && s.ptr[0] == '\'' && s.ptr[1] && strchr(GUARDED, s.ptr[1]);
	return guarded ? str_part(s, 1, s.len) : s;
}

/* ---- encodings ---- */

static str converted(struct arena *a, str bytes, const char *from)
{
	UErrorCode error = U_ZERO_ERROR;
	size_t room = bytes.len * 3 + 16;
	char *out = arena_alloc(a, room);
	int32_t length = ucnv_convert("UTF-8", from, out, (int32_t)room, bytes.ptr,
		(int32_t)bytes.len, &error);
	return U_FAILURE(error) ? (str){ 0 } : (str){ out, (size_t)length };
}

/* Text has no bytes that say nothing; pictures and programs do. */
static bool is_text(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] < ' ' && !strchr("\t\r\n\f", s.ptr[i] ? s.ptr[i] : 1))
			return false;
	return true;
}

/* What is not UTF-8 was written by a Czech Windows. */
static str as_utf8(struct arena *a, str bytes, struct table_about *about)
{
	about->encoding = "UTF-8";
	if (str_starts(bytes, S("\xff\xfe")))
		about->encoding = "UTF-16LE";
	else if (str_starts(bytes, S("\xfe\xff")))
		about->encoding = "UTF-16BE";
	else if (!utf8_valid(bytes))
		about->encoding = "windows-1250";
	if (str_is(str_of(about->encoding), "UTF-8"))
		return bytes;
	bool wide = str_starts(str_of(about->encoding), S("UTF-16"));
	return converted(a, wide ? str_part(bytes, 2, bytes.len) : bytes, about->encoding);
}

/* ---- CSV ---- */

/* The separator that the heading has most of, outside quotes. */
static char separator_of(str text)
{
	static const char separators[] = ";,\t";
	size_t counts[3] = { 0 }, best = 0;
	bool quoted = false;
	for (size_t i = 0; i < text.len && (quoted || text.ptr[i] != '\n' || !(counts[0] + counts[1]
			+ counts[2])); i++) {
		const char *at = strchr(separators, text.ptr[i]);
		quoted ^= text.ptr[i] == '"';
		if (at && *at && !quoted)
			counts[at - separators]++;
	}
	for (size_t i = 1; i < 3; i++)
		best = counts[i] > counts[best] ? i : best;
	return separators[best];
}

/* "sep=;" in the first line is said to Excel and is no row. */
static bool separator_said(str *text, char *separator)
{
	if (!str_starts(*text, S("sep=")) || text->len < 6 || !strchr("\r\n", text->ptr[5]))
		return false;
	str line;
	*separator = text->ptr[4];
	str_cut(text, '\n', &line);
	return true;
}

static size_t width_of(struct str_list cells)
{
	size_t width = cells.count;
	while (width && !cells.items[width - 1].len)
		width--;
	return width;
}

static enum table_wrong rows_read(struct csv *csv, int64_t row, const struct table_taker *to,
	struct table_about *about)
{
	struct arena own = { 0 };
	struct str_list cells;
	enum table_wrong wrong = TABLE_FINE;
	size_t text = 0, rows = 0;
	for (int64_t line = 1; !wrong && csv_next(csv, &own, &cells); line = csv->next_line) {
		row += csv->line - line + 1;       /* lines that are empty are rows, too */
		cells.count = width_of(cells);
		for (size_t i = 0; i < cells.count; i++) {
			text += cells.items[i].len;
			if (cells.items[i].len > TABLE_CELL_MOST)
				wrong = TABLE_TOO_LARGE;
		}
		if (cells.count > TABLE_COLUMNS_MOST || text > TABLE_TEXT_MOST || ++rows > TABLE_ROWS_MOST)
			wrong = TABLE_TOO_LARGE;
		about->row = row;
		if (!wrong && cells.count && !to->row(to->context, row, cells))
			break;
		arena_reset(&own);
	}
	arena_free(&own);
	if (csv->wrong) {
		about->row = csv->next_line;
		return TABLE_QUOTES;
	}
	if (!wrong)
		about->row = 0;
	return wrong;
}

/* ---- either ---- */

struct taken { const struct table_taker *to; struct arena own; int64_t rows; };

/* How many bytes of the letter at s[i] no cell keeps: what cannot be seen, and
 * U+FFFE and U+FFFF, which are no letters. */
static size_t unseen(str s, size_t i)
{
	unsigned char c = (unsigned char)s.ptr[i];
	if (c < ' ')
		return c != '\n' && c != '\t';
	return c == 0xef && i + 2 < s.len && s.ptr[i + 1] == '\xbf' &&
			(unsigned char)s.ptr[i + 2] >= 0xbe
		? 3
		: 0;
}

/* One kind of line end, no guard before a formula. */
static str plain(struct arena *a, str s)
{
	size_t clean = 0;
	s = cell_unguarded(s);
	while (clean < s.len && !unseen(s, clean))
		clean++;
	if (clean == s.len)
		return s;
	struct buf out = { .arena = a };
	for (size_t i = 0, n; i < s.len; i += n ? n : 1)
		if (!(n = unseen(s, i)))
			buf_char(&out, s.ptr[i]);
	return buf_str(&out);
}

static bool row_plain(void *context, int64_t row, struct str_list cells)
{
	struct taken *t = context;
	bool more = true;
	str *items = arena_alloc(&t->own, (cells.count + 1) * sizeof *items);
	for (size_t i = 0; i < cells.count; i++) {
		items[i] = plain(&t->own, cells.items[i]);
		if (str_has(items[i], S("\xef\xbf\xbd")))
			t->to->note(t->to->context, &(struct table_note){ TABLE_LETTERS, row, row, (int)i,
				(int)i, items[i] });
	}
	cells = (struct str_list){ items, cells.count };
	cells.count = width_of(cells);
	if (cells.count) {
		t->rows++;
		more = t->to->row(t->to->context, row, cells);
	}
	arena_reset(&t->own);
	return more;
}

static void note_plain(void *context, const struct table_note *note)
{
	struct taken *t = context;
	t->to->note(t->to->context, note);
}

static enum table_wrong csv_read(struct arena *a, str bytes, const struct table_taker *to,
	struct table_about *about)
{
	str text = as_utf8(a, bytes, about);
	if (str_starts(text, S("\xef\xbb\xbf")))
		text = str_part(text, 3, text.len);
	if (!text.ptr || !is_text(text))
		return TABLE_UNKNOWN;
	bool said = separator_said(&text, &about->separator);
	if (!said)
		about->separator = separator_of(text);
	struct csv csv = csv_open(text, about->separator);
	csv.no_comments = true;
	return rows_read(&csv, said, to, about);
}

enum table_wrong table_read(struct arena *a, str bytes, str sheet, const struct table_taker *to,
	struct table_about *about)
{
	struct taken taken = { .to = to };
	const struct table_taker own = { &taken, row_plain, note_plain };
	enum table_wrong wrong;
	*about = (struct table_about){ 0 };
	if (!bytes.len)
		wrong = TABLE_EMPTY;
	else if (str_starts(bytes, S("\xd0\xcf\x11\xe0")))
		wrong = TABLE_OLD_EXCEL;
	else if (str_starts(bytes, S("PK\x03\x04")))
		wrong = xlsx_read(a, bytes, sheet, &own, about);
	else
		wrong = csv_read(a, bytes, &own, about);
	arena_free(&taken.own);
	return !wrong && !taken.rows ? TABLE_EMPTY : wrong;
}
