/* What an editor writes, as parts of a document and on pages: whatever it is, no heading is
 * skipped, nothing stays open, and the file is whole. */
#include "doc/doc.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void tables_add(struct document *d, str text)
{
	static const struct document_column columns[] = { { S("A"), 1, ALIGN_START },
		{ S("B"), 3, ALIGN_END } };
	document_table(d, text, columns, COUNT(columns));
	for (str line; str_cut(&text, '\n', &line);) {
		document_row(d);
		document_cell_head(d, line);
		document_cell(d, str_part(line, line.len / 2, line.len));
	}
	document_table_end(d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str text = { (const char *)data, size };
	struct document *d = document_new(&arena, &(struct document_about){
		.title = size ? text : S("x"), .language = S("cs"), .day = S("2024-06-24"),
		.wide = size % 2 });
	int last = 0;
	document_contents(d, S("Obsah"), 3);
	document_markdown(d, 1, text);
	document_text(d, text);
	document_plain(d, text);
	tables_add(d, text);
	for (const struct document_part *p = d->body.first; p; p = p->next) {
		assert(p->kind != DOCUMENT_HEADING || (p->level >= 1 && p->level <= last + 1));
		last = p->kind == DOCUMENT_HEADING ? p->level : last;
	}
	assert(!d->depth);
	str pdf = document_write(d, DOCUMENT_PDF, &arena);
	assert(str_ends(pdf, S("%%EOF\n")));
	arena_free(&arena);
	return 0;
}
