/* What tests/pdf/ sees only from outside: limits, texts that nobody expects, missing fonts. */
#include "doc/doc.h"
#include "doc/document_fixture.h"
#include "doc/document_writers.h"
#include "doc/pdf.h"
#include "tests/check.h"

static struct document *sample(struct check *t)
{
	return document_new(&t->arena, &(struct document_about){
		.title = S("Ukázka"), .language = S("cs"), .day = S("2024-06-24") });
}

static bool written(struct check *t, const struct document *d)
{
	str pdf = document_write(d, DOCUMENT_PDF, &t->arena);
	return str_starts(pdf, S("%PDF-1.7\n")) && str_ends(pdf, S("%%EOF\n"));
}

UNIT(a_document_is_not_written_as_pdf_without_its_fonts_and_says_so)
{
	log_least(LOG_ERROR + 1);
	str pdf = document_pdf_with(sample(t), &t->arena, "/nonexistent");
	log_least(LOG_INFO);
	CHECK(!pdf.ptr);
	CHECK(document_pdf_with(sample(t), &t->arena, PDF_FONTS).len);
}

UNIT(the_same_document_is_the_same_pdf_and_another_day_another)
{
	str first = document_write(try_document(&t->arena), DOCUMENT_PDF, &t->arena);
	CHECK(str_eq(first, document_write(try_document(&t->arena), DOCUMENT_PDF, &t->arena)));
	struct document *later = try_document(&t->arena);
	later->about.day = S("2024-06-25");
	CHECK(!str_eq(first, document_write(later, DOCUMENT_PDF, &t->arena)));
}

UNIT(a_document_without_anything_in_it_is_a_page)
{
	struct document *d = sample(t);
	CHECK(written(t, d));
	d->about.no_title = true;
	CHECK(written(t, d));
	document_contents(d, S("Obsah"), 2);
	document_new_page(d);
	document_new_page(d);
	CHECK(written(t, d));
}

UNIT(whatever_stands_in_a_text_the_pdf_is_written)
{
	CHECK(written(t, try_odd(&t->arena)));
}

UNIT(a_word_that_no_line_holds_and_a_row_that_no_page_holds_are_broken)
{
	static const struct document_column two[] = { { S("A"), 1, ALIGN_START },
		{ S("B"), 9, ALIGN_END } };
	struct document *d = sample(t);
	struct buf word = { .arena = &t->arena }, tall = { .arena = &t->arena };
	for (int i = 0; i < 3000; i++) {
		buf_put(&word, S("ž"));
		buf_put(&tall, S("řádek\n"));
	}
	document_heading(d, 1, buf_str(&word));
	document_plain(d, buf_str(&word));
	document_table(d, buf_str(&word), two, COUNT(two));
	document_row(d);
	document_cell(d, buf_str(&word));
	document_cell(d, buf_str(&tall));
	document_row(d);
	document_cell(d, S(""));
	document_cell(d, S(""));
	document_table_end(d);
	document_sign(d, buf_str(&tall));
	document_space(d, 200);
	CHECK(written(t, d));
}

UNIT(a_picture_larger_than_the_page_or_without_size_is_shown_all_the_same)
{
	struct document *d = sample(t);
	const int sizes[][2] = { { 900000, 100 }, { 100, 900000 }, { 0, 0 }, { 1, 1 } };
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct drawing *g = drawing_new(&t->arena, sizes[i][0], sizes[i][1], S("x"), S("y"));
		for (int kind = DRAW_LINE; kind <= DRAW_WORDS; kind++)
			drawing_add(g, &(struct drawing_shape){ .kind = (enum drawing_kind)kind,
				.fill = COLOUR_2, .stroke = COLOUR_3, .width = -5, .words = S("") });
		document_figure(d, S(""), S("obrázek"), g);
	}
	CHECK(written(t, d));
}
