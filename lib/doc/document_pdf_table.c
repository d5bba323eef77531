/*
 * Tables on pages.  Columns are as wide as their weights say, but hold their longest word
 * if they can; a page ends between rows, and the next begins with the names of the columns
 * again, which are an artifact there.
 */
#include "doc/document_pdf.h"

enum { PAD_SIDE = 4 * POINT, PAD_ABOVE = 3 * POINT, PAD_BELOW = 3500, RULE = 500,
	RULE_HEAD = 1200 };

struct cell {
	const struct document_part *part;
	struct pdf_lines lines;
	struct pdf_measure in;
	struct pdf_element *element;
	size_t shown;                      /* lines that are on a page */
};
struct row {
	const struct document_part *part;
	struct cell *cells;
	size_t count;
	int height;
};
struct table {
	struct layout *l;
	const struct document_part *part;
	struct pdf_element *element;
	int *widths;
	struct row *rows;
	size_t count, heads;               /* how many rows; how many of them lead */
};

/* ---- columns ---- */

/* Every column its share, unless its longest word is wider; what those take more is given
 * by the others. */
static void widths_share(struct table *t, const int *least)
{
	const struct document_part *part = t->part;
	size_t n = part->column_count;
	int *widths = t->widths;
	bool *fixed = arena_alloc(t->l->arena, n);
	for (bool again = true; again;) {
		int64_t weights = 0, left = t->l->width;
		again = false;
		for (size_t i = 0; i < n; i++) {
			weights += fixed[i] ? 0 : part->columns[i].width ? part->columns[i].width : 1;
			left -= fixed[i] ? widths[i] : 0;
		}
		for (size_t i = 0; i < n; i++)
			if (!fixed[i])
				widths[i] = (int)(left * (part->columns[i].width ? part->columns[i].width : 1) /
					weights);
		for (size_t i = 0; i < n; i++) {
			if (fixed[i] || widths[i] >= least[i])
				continue;
			widths[i] = least[i];
			fixed[i] = again = true;
		}
	}
}

/* An address or a monster of a word may not take what all need: it is broken. */
static void least_fit(const struct table *t, int *least)
{
	size_t n = t->part->column_count;
	int sum = INT32_MAX;
	for (int most = t->l->width * 2 / 5; sum > t->l->width && n > 1; most = most * 9 / 10) {
		sum = 0;
		for (size_t i = 0; i < n; i++) {
			least[i] = least[i] > most ? most : least[i];
			sum += least[i];
		}
	}
	if (n == 1)
		least[0] = 0;
}

static void widths_find(struct table *t)
{
	size_t n = t->part->column_count;
	int *least = arena_alloc(t->l->arena, n * sizeof *least);
	for (size_t r = 0; r < t->count; r++) {
		size_t column = 0;
		for (size_t c = 0; c < t->rows[r].count; c++) {
			const struct cell *cell = &t->rows[r].cells[c];
			int wide = pdf_lines_least(&t->l->pdf, &cell->lines) + 2 * PAD_SIDE;
			if (cell->part->span == 1 && wide > least[column])
				least[column] = wide;
			column += (size_t)cell->part->span;
		}
	}
	least_fit(t, least);
	t->widths = arena_alloc(t->l->arena, n * sizeof *t->widths);
	widths_share(t, least);
}

/* ---- rows ---- */

static void row_take(struct table *t, struct row *row, const struct document_part *part)
{
	size_t i = 0, column = 0;
	row->part = part;
	for (const struct document_part *c = part->first; c; c = c->next)
		row->count++;
	row->cells = arena_alloc(t->l->arena, (row->count + 1) * sizeof *row->cells);
	for (const struct document_part *c = part->first; c; c = c->next, i++) {
		struct cell *cell = &row->cells[i];
		cell->part = c;
		cell->in.align = t->part->columns[column].align;
		cell->lines = pdf_lines_of(&t->l->pdf, &c->runs,
			part->head || c->head ? type_cell_head : type_cell,
			t->l->document->about.language);
		column += (size_t)c->span;
	}
}

static void rows_take(struct table *t)
{
	for (const struct document_part *p = t->part->first; p; p = p->next)
		t->count++;
	t->rows = arena_alloc(t->l->arena, (t->count + 1) * sizeof *t->rows);
	size_t i = 0;
	for (const struct document_part *p = t->part->first; p; p = p->next)
		row_take(t, &t->rows[i++], p);
	while (t->heads < t->count && t->rows[t->heads].part->head)
		t->heads++;
}

static void row_place(struct table *t, struct row *row)
{
	int x = t->l->left;
	size_t column = 0, most = 1;
	for (size_t i = 0; i < row->count; i++) {
		struct cell *cell = &row->cells[i];
		int width = 0;
		for (int s = 0; s < cell->part->span; s++)
			width += t->widths[column++];
		cell->in.x = x + PAD_SIDE;
		cell->in.width = width - 2 * PAD_SIDE;
		pdf_lines_break(&t->l->pdf, &cell->lines, cell->in.width);
		most = cell->lines.lines.count > most ? cell->lines.lines.count : most;
		x += width;
	}
	row->height = (int)most * type_cell.leading + PAD_ABOVE + PAD_BELOW;
}

static int heads_height(const struct table *t)
{
	int height = 0;
	for (size_t i = 0; i < t->heads; i++)
		height += t->rows[i].height;
	return height;
}

/* ---- on the page ---- */

static struct pdf_element *cell_element(struct table *t, struct pdf_element *in,
	const struct row *row, const struct cell *cell)
{
	bool head = row->part->head || cell->part->head;
	struct pdf_element *e = pdf_element(t->l->arena, in, head ? "TH" : "TD");
	str span = cell->part->span > 1
		? arena_printf(t->l->arena, "/ColSpan %d", cell->part->span) : S("");
	if (head)
		e->more = arena_printf(t->l->arena, "/A<</O/Table/Scope/%s%.*s>>",
			row->part->head ? "Column" : "Row", STR_ARG(span));
	else if (span.len)
		e->more = arena_printf(t->l->arena, "/A<</O/Table%.*s>>", STR_ARG(span));
	return e;
}

static void row_begin(struct table *t, struct row *row, struct pdf_element *group)
{
	struct pdf_element *tr = pdf_element(t->l->arena, group, "TR");
	for (size_t i = 0; i < row->count; i++)
		row->cells[i].element = cell_element(t, tr, row, &row->cells[i]);
}

/* At most so many lines of each cell; `again`: they were said on another page. */
static void row_lines(struct table *t, struct row *row, size_t most, bool again)
{
	struct layout *l = t->l;
	size_t shown = 1;
	for (size_t i = 0; i < row->count; i++) {
		size_t left = row->cells[i].lines.lines.count - (again ? 0 : row->cells[i].shown);
		left = left < most ? left : most;
		shown = left > shown ? left : shown;
	}
	int height = (int)shown * type_cell.leading + PAD_ABOVE + PAD_BELOW;
	if (row->part->head) {
		pdf_artifact(&l->pdf);
		pdf_box(&l->pdf, l->left, l->y, l->width, height, INK_SHADE);
	}
	for (size_t i = 0; i < row->count; i++) {
		struct cell *c = &row->cells[i];
		size_t from = again ? 0 : c->shown, end = from + shown;
		for (size_t n = from; n < c->lines.lines.count && n < end; n++)
			pdf_line_show(&l->pdf, &c->lines, n, c->in,
				l->y + PAD_ABOVE + (int)(n - from) * type_cell.leading,
				again ? NULL : c->element);
		if (!again)
			c->shown = end < c->lines.lines.count ? end : c->lines.lines.count;
	}
	l->y += height;
	pdf_rule(&l->pdf, l->left, l->y, l->width, row->part->head ? RULE_HEAD : RULE,
		row->part->head ? INK_BLACK : INK_RULE);
}

static bool row_done(const struct row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].shown < row->cells[i].lines.lines.count)
			return false;
	return true;
}

static void page_of_table(struct table *t)
{
	struct layout *l = t->l;
	layout_new_page(l);
	pdf_rule(&l->pdf, l->left, l->y, l->width, RULE, INK_RULE);
	/* Names that take half a page are not said again. */
	if (heads_height(t) * 2 < l->bottom - l->top)
		for (size_t i = 0; i < t->heads; i++)
			row_lines(t, &t->rows[i], (size_t)-1, true);
}

/* A row is broken only when no page holds it whole. */
static void row_show(struct table *t, struct row *row, struct pdf_element *group)
{
	struct layout *l = t->l;
	int page = l->bottom - l->top - heads_height(t);
	row_begin(t, row, group);
	if (l->y + row->height > l->bottom && (row->height <= page ||
		l->y + 3 * type_cell.leading > l->bottom))
		page_of_table(t);
	do {
		int room = l->bottom - l->y - PAD_ABOVE - PAD_BELOW;
		row_lines(t, row, room > type_cell.leading ? (size_t)(room / type_cell.leading) : 1,
			false);
		if (!row_done(row))
			page_of_table(t);
	} while (!row_done(row));
}

/* The caption, the names of the columns and the first row stand together. */
static void table_begin(struct table *t)
{
	struct layout *l = t->l;
	int room = heads_height(t) + (t->heads < t->count ? t->rows[t->heads].height : 0);
	int page = l->bottom - l->top - 3 * type_caption.leading;
	room = room < page ? room : heads_height(t) + 4 * type_cell.leading;
	layout_gap(l, 10 * POINT);
	if (t->part->caption.len)
		layout_caption(l, t->part->caption, pdf_element(l->arena, t->element, "Caption"), room);
	layout_room(l, room);
	pdf_rule(&l->pdf, l->left, l->y, l->width, RULE, INK_RULE);
}

void layout_table(struct layout *l, const struct document_part *part)
{
	struct table t = { .l = l, .part = part };
	t.element = pdf_element(l->arena, l->at, "Table");
	rows_take(&t);
	widths_find(&t);
	for (size_t i = 0; i < t.count; i++)
		row_place(&t, &t.rows[i]);
	table_begin(&t);
	struct pdf_element *head = t.heads ? pdf_element(l->arena, t.element, "THead") : NULL;
	struct pdf_element *body = t.heads < t.count
		? pdf_element(l->arena, t.element, "TBody") : NULL;
	for (size_t i = 0; i < t.count; i++)
		row_show(&t, &t.rows[i], i < t.heads ? head : body);
	l->gap = 12 * POINT;
}
