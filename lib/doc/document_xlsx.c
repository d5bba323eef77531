/* The tables of a document as a workbook: a sheet each, in which numbers and days are such. */
#include "doc/office.h"
#include <stdlib.h>

enum { WIDTH_LEAST = 12, WIDTH_MOST = 60, NAME_MOST = 31, EXCEL_EPOCH = -2209161600 / 86400 };

/* Days since 30. 12. 1899, as Excel counts them. */
static int64_t serial_of(str day) { return (day_begins(day) + 43200) / 86400 - EXCEL_EPOCH; }

static void value_put(struct buf *out, str column, int64_t row, const struct document_part *c)
{
	enum xlsx_style style = c->value == VALUE_DAY ? XLSX_DATE :
		c->number % 1000 ? XLSX_DECIMAL : XLSX_WHOLE;
	buf_printf(out, "<c r=\"%.*s%lld\" s=\"%d\"><v>", STR_ARG(column), (long long)row, style);
	if (c->value == VALUE_DAY)
		buf_int(out, serial_of(c->day));
	else
		buf_printf(out, "%s%lld.%03lld", c->number < 0 ? "-" : "", llabs(c->number / 1000),
			llabs(c->number % 1000));
	buf_put(out, S("</v></c>"));
}

static void row_put(struct buf *out, const struct document_part *row, int64_t number,
	struct arena *a)
{
	int at = 0;
	buf_printf(out, "<row r=\"%lld\">", (long long)number);
	for (const struct document_part *c = row->first; c; at += c->span, c = c->next) {
		str column = column_letters(a, at);
		if (c->value == VALUE_NONE || (c->value == VALUE_DAY && !day_valid(c->day)))
			xlsx_cell_put(out, column, number, document_words(&c->runs, a),
				row->head || c->head ? XLSX_HEADING : XLSX_TEXT);
		else
			value_put(out, column, number, c);
	}
	buf_put(out, S("</row>"));
}

static size_t widest(const struct document_part *table, size_t column, struct arena *a)
{
	size_t most = WIDTH_LEAST;
	for (const struct document_part *row = table->first; row; row = row->next) {
		size_t at = 0;
		for (const struct document_part *c = row->first; c; at += (size_t)c->span, c = c->next) {
			size_t length = at == column ? utf8_length(document_words(&c->runs, a)) + 2 : 0;
			most = length > most ? length : most;
		}
	}
	return most > WIDTH_MOST ? WIDTH_MOST : most;
}

static str sheet_of(const struct document_part *table, struct arena *a)
{
	struct buf out = { .arena = a };
	bool heading = table->first && table->first->head;
	int64_t number = 0;
	buf_put(&out, S(XML_HEAD XLSX_SHEET "<sheetViews><sheetView workbookViewId=\"0\">"));
	if (heading)
		buf_put(&out, S("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
			"state=\"frozen\"/>"));
	buf_put(&out, S("</sheetView></sheetViews><cols>"));
	for (size_t i = 0; i < table->column_count; i++)
		buf_printf(&out, "<col min=\"%zu\" max=\"%zu\" width=\"%zu\" customWidth=\"1\"/>", i + 1,
			i + 1, widest(table, i, a));
	buf_put(&out, S("</cols><sheetData>"));
	for (const struct document_part *row = table->first; row; row = row->next)
		row_put(&out, row, ++number, a);
	buf_put(&out, S("</sheetData></worksheet>"));
	return buf_str(&out);
}

/* No two sheets may be called the same, and Excel does not tell small letters from large. */
static str name_of(str caption, size_t number, struct arena *a)
{
	str mark = arena_printf(a, "%zu ", number);
	return arena_printf(a, "%.*s%.*s", STR_ARG(mark),
		STR_ARG(utf8_head(caption.len ? caption : S("Tabulka"), NAME_MOST - mark.len)));
}

/* A document without a table is a sheet with its title. */
str document_xlsx(const struct document *d, struct arena *a)
{
	struct { struct xlsx_sheet *items; size_t count; } sheets = { 0 };
	for (const struct document_part *p = d->body.first; p; p = p->next) {
		if (p->kind != DOCUMENT_TABLE)
			continue;
		struct xlsx_sheet *sheet = arena_push(a, &sheets.items, &sheets.count, sizeof *sheet);
		*sheet = (struct xlsx_sheet){ name_of(p->caption, sheets.count, a), sheet_of(p, a) };
	}
	if (sheets.count)
		return xlsx_pack(a, sheets.items, sheets.count);
	struct buf out = { .arena = a };
	buf_put(&out, S(XML_HEAD XLSX_SHEET "<sheetData><row r=\"1\">"));
	xlsx_cell_put(&out, S("A"), 1, d->about.title, XLSX_HEADING);
	buf_put(&out, S("</row></sheetData></worksheet>"));
	return xlsx_pack(a, &(struct xlsx_sheet){ name_of(S(""), 1, a), buf_str(&out) }, 1);
}
