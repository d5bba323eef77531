/* What the files that lay a document out on pages share.  Only they include this. */
#ifndef DOC_DOCUMENT_PDF_H
#define DOC_DOCUMENT_PDF_H
#include "doc/document.h"
#include "doc/drawing.h"
#include "doc/pdf.h"
#include "doc/pdf_lines.h"

enum {
	POINT = 1000,
	SHORT_SIDE = 595276, LONG_SIDE = 841890,       /* A4 */
	MARGIN_SIDE = 62 * POINT, MARGIN_TOP = 57 * POINT, MARGIN_FOOT = 68 * POINT,
	FOOT_BASE = 40 * POINT, FOOT_SIZE = 8 * POINT,
};
struct layout {
	struct pdf pdf;
	struct arena *arena;
	const struct document *document;
	int left, width, top, bottom;      /* where text stands */
	int y;                             /* where the next part begins */
	int gap;                           /* that the last part wants below it */
	int heading;                       /* how many were placed */
	int shift;                         /* levels that headings are below their own */
	struct pdf_element *at;            /* the part that contains the next one */
};
extern const struct pdf_type type_text, type_cell, type_cell_head, type_caption;

/* Leaves a gap above the next part, none at a page's top; then a page that has `room`. */
void layout_gap(struct layout *, int above);
void layout_room(struct layout *, int room);
void layout_new_page(struct layout *);
/* All lines, over pages if need be. */
void layout_lines(struct layout *, struct pdf_lines *, struct pdf_measure,
	struct pdf_element *owner);
struct pdf_lines layout_runs(struct layout *, const struct document_runs *, struct pdf_type,
	int width);
struct pdf_lines layout_words(struct layout *, str text, struct pdf_type, int width);
/* A caption above what it is of, kept with `room` of it. */
void layout_caption(struct layout *, str caption, struct pdf_element *owner, int room);

struct pdf_element *layout_heading(struct layout *, int level);
void layout_table(struct layout *, const struct document_part *);
void layout_figure(struct layout *, const struct document_part *);
void layout_contents(struct layout *, const struct document_part *);
int  figure_height(const struct layout *, const struct drawing *);
#endif
