/* Which writer a format has, and the smallest of them: the tables alone, as CSV. */
#include "doc/doc.h"
#include "doc/document_writers.h"
#include <assert.h>

static const struct {
	const char *suffix, *type;
	str (*write)(const struct document *, struct arena *);
} formats[DOCUMENT_FORMATS] = {
	[DOCUMENT_PDF] = { "pdf", "application/pdf", document_pdf },
	[DOCUMENT_ODT] = { "odt", "application/vnd.oasis.opendocument.text", document_odt },
	[DOCUMENT_DOCX] = { "docx",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		document_docx },
	[DOCUMENT_XLSX] = { "xlsx",
		"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", document_xlsx },
	[DOCUMENT_CSV] = { "csv", "text/csv; charset=utf-8", document_csv },
};

const char *document_type(enum document_format f) { return formats[f].type; }
const char *document_suffix(enum document_format f) { return formats[f].suffix; }

enum document_format document_format_of(str suffix)
{
	enum document_format f = DOCUMENT_PDF;
	while (f < DOCUMENT_FORMATS && !str_is(suffix, formats[f].suffix))
		f++;
	return f;
}

str document_write(const struct document *d, enum document_format f, struct arena *a)
{
	assert(f < DOCUMENT_FORMATS && !d->depth);
	return formats[f].write(d, a);
}

str document_words(const struct document_runs *runs, struct arena *a)
{
	if (runs->count == 1)
		return runs->items[0].text;
	struct buf b = { .arena = a };
	for (size_t i = 0; i < runs->count; i++)
		buf_put(&b, runs->items[i].text);
	return buf_str(&b);
}

static void csv_table(struct buf *out, const struct document_part *table, struct arena *a)
{
	if (table->caption.len)
		csv_row(out, &table->caption, 1, ';');
	for (const struct document_part *row = table->first; row; row = row->next) {
		str *cells = arena_alloc(a, table->column_count * sizeof *cells);
		size_t at = 0;
		for (const struct document_part *c = row->first; c; at += (size_t)c->span, c = c->next)
			cells[at] = document_words(&c->runs, a);
		csv_row(out, cells, table->column_count, ';');
	}
}

/* Tables one below another, an empty line between them, each led by its caption. */
str document_csv(const struct document *d, struct arena *a)
{
	struct buf out = { .arena = a };
	buf_put(&out, S(CSV_BEGINNING));
	bool several = false;
	for (const struct document_part *p = d->body.first; p; p = p->next) {
		if (p->kind != DOCUMENT_TABLE)
			continue;
		if (several)
			buf_put(&out, S("\r\n"));
		csv_table(&out, p, a);
		several = true;
	}
	return buf_str(&out);
}
