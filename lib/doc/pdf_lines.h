/*
 * pdf_lines — the words of a paragraph, an item or a cell, broken into lines of some width,
 * and shown line by line, since a page may end between two of them.
 */
#ifndef DOC_PDF_LINES_H
#define DOC_PDF_LINES_H
#include "doc/document.h"
#include "doc/pdf.h"

struct pdf_type { int size, leading; bool strong; int colour; };
struct pdf_piece {
	const struct pdf_word *word;
	unsigned look;
	int link;                          /* from 1; 0: none */
	bool space;                        /* before it */
	bool binds;                        /* the line does not end before it */
	bool ends;                         /* the line ends before it */
};
struct pdf_line { size_t from, to; int width; };
struct pdf_leads { str url, says; struct pdf_element *element; };
struct pdf_lines {
	struct pdf_type type;
	struct { struct pdf_piece *items; size_t count; } pieces;
	struct { struct pdf_line *items; size_t count; } lines;
	struct { struct pdf_leads *items; size_t count; } links;
};
/* Where words stand between x and x + width. */
struct pdf_measure { int x, width; enum document_align align; };

/* Not broken yet. */
struct pdf_lines pdf_lines_of(struct pdf *, const struct document_runs *, struct pdf_type,
	str language);
/* The width of the longest of its words. */
int  pdf_lines_least(struct pdf *, const struct pdf_lines *);
void pdf_lines_break(struct pdf *, struct pdf_lines *, int width);
/* Line i with its top at y, in the mark of `owner`; NULL: as an artifact. */
void pdf_line_show(struct pdf *, struct pdf_lines *, size_t i, struct pdf_measure, int y,
	struct pdf_element *owner);
/* Where the baseline of a line is that begins at y. */
int  pdf_base(struct pdf_type, int y);
#endif
