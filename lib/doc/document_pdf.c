/*
 * A document on pages: A4, one column, parts one below another.
 *
 * A heading stays with what follows it, a paragraph leaves no single line behind, and what
 * is not text (the foot of a page, rules, lines to write on) is an artifact.
 */
#include "doc/document_pdf.h"
#include "doc/document_writers.h"

enum { LIST_INDENT = 18 * POINT, GAP_TEXT = 7 * POINT, GAP_ITEM = 2500, WRITING = 24 * POINT,
	SIGN_WIDTH = 200 * POINT };

const struct pdf_type type_text = { 10 * POINT, 14500, false, INK_BLACK };
const struct pdf_type type_cell = { 9 * POINT, 12500, false, INK_BLACK };
const struct pdf_type type_cell_head = { 9 * POINT, 12500, true, INK_BLACK };
const struct pdf_type type_caption = { 9500, 13500, true, INK_BLACK };
static const struct pdf_type type_subtitle = { 13 * POINT, 18 * POINT, false, INK_QUIET };
static const struct pdf_type type_below = { 8500, 12 * POINT, false, INK_QUIET };
static const struct heading_type { struct pdf_type type; int above, below; } headings[] = {
	{ { 21 * POINT, 27 * POINT, true, INK_BLACK }, 0, 10 * POINT },       /* the title */
	{ { 16 * POINT, 21 * POINT, true, INK_BLACK }, 20 * POINT, 7 * POINT },
	{ { 13 * POINT, 18 * POINT, true, INK_BLACK }, 16 * POINT, 6 * POINT },
	{ { 11 * POINT, 15500, true, INK_BLACK }, 13 * POINT, 4 * POINT },
	{ { 10 * POINT, 14500, true, INK_BLACK }, 11 * POINT, 3 * POINT },
};

/* ---- pages and gaps ---- */

void layout_new_page(struct layout *l)
{
	pdf_page_add(&l->pdf);
	l->y = l->top;
	l->gap = 0;
}

void layout_gap(struct layout *l, int above)
{
	if (l->y > l->top)
		l->y += above > l->gap ? above : l->gap;
	l->gap = 0;
}

void layout_room(struct layout *l, int room)
{
	if (l->y > l->top && l->y + room > l->bottom)
		layout_new_page(l);
}

struct pdf_lines layout_runs(struct layout *l, const struct document_runs *runs,
	struct pdf_type type, int width)
{
	struct pdf_lines lines = pdf_lines_of(&l->pdf, runs, type, l->document->about.language);
	pdf_lines_break(&l->pdf, &lines, width);
	return lines;
}

struct pdf_lines layout_words(struct layout *l, str text, struct pdf_type type, int width)
{
	struct document_run run = { .text = text };
	return layout_runs(l, &(struct document_runs){ &run, 1 }, type, width);
}

static int height_of(const struct pdf_lines *lines)
{
	return (int)lines->lines.count * lines->type.leading;
}

/* How many lines go on this page, so that neither it nor the next has a single one. */
static size_t lines_here(const struct layout *l, const struct pdf_lines *lines, size_t from)
{
	size_t left = lines->lines.count - from;
	int room = l->bottom - l->y;
	size_t fit = room < 0 ? 0 : (size_t)(room / lines->type.leading);
	if (fit >= left)
		return left;
	if (fit + 1 == left && fit)
		fit--;
	return fit < 2 && l->y > l->top ? 0 : fit ? fit : 1;
}

void layout_lines(struct layout *l, struct pdf_lines *lines, struct pdf_measure in,
	struct pdf_element *owner)
{
	for (size_t i = 0; i < lines->lines.count;) {
		size_t here = lines_here(l, lines, i);
		if (!here) {
			layout_new_page(l);
			continue;
		}
		for (; here; here--, i++, l->y += lines->type.leading)
			pdf_line_show(&l->pdf, lines, i, in, l->y, owner);
		if (i < lines->lines.count)
			layout_new_page(l);
	}
}

void layout_caption(struct layout *l, str caption, struct pdf_element *owner, int room)
{
	struct pdf_lines lines = layout_words(l, caption, type_caption, l->width);
	layout_room(l, height_of(&lines) + 4 * POINT + room);
	layout_lines(l, &lines, (struct pdf_measure){ l->left, l->width, ALIGN_START }, owner);
	l->y += 4 * POINT;
}

/* ---- headings and text ---- */

static const struct heading_type *type_of(int level)
{
	return &headings[level < (int)COUNT(headings) ? level : (int)COUNT(headings) - 1];
}

/* How much of a part must stand below a heading on the same page. */
static int beginning_of(const struct layout *l, const struct document_part *part)
{
	if (!part)
		return 0;
	switch (part->kind) {
	case DOCUMENT_HEADING: {
		const struct heading_type *h = type_of(part->level);
		return h->above + h->type.leading + h->below + 3 * type_text.leading;
	}
	case DOCUMENT_TABLE:  return type_caption.leading + 6 * type_cell.leading;
	case DOCUMENT_FIGURE: return type_caption.leading + figure_height(l, part->drawing);
	case DOCUMENT_SIGN:   return WRITING + 3 * type_below.leading;
	case DOCUMENT_SPACE:  return WRITING;
	default:              return 2 * type_text.leading;
	}
}

/* Level 0 is the title; others are one lower than it, so that there is one of the first. */
struct pdf_element *layout_heading(struct layout *l, int level)
{
	static const char *const names[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
	int at = level + l->shift - 1;
	return pdf_element(l->arena, l->at, names[at < (int)COUNT(names) ? at : (int)COUNT(names) - 1]);
}

static void heading(struct layout *l, int level, str text, int follows)
{
	const struct heading_type *h = type_of(level);
	struct pdf_lines lines = layout_words(l, text, h->type, l->width);
	layout_gap(l, h->above);
	layout_room(l, height_of(&lines) + h->below + follows);
	if (level > 0 && l->heading < (int)l->pdf.headings.count) {
		struct pdf_heading *known = &l->pdf.headings.items[l->heading];
		known->page = (int)l->pdf.pages.count - 1;
		known->top = l->y;
	}
	layout_lines(l, &lines, (struct pdf_measure){ l->left, l->width, ALIGN_START },
		layout_heading(l, level));
	l->gap = h->below;
}

static void text(struct layout *l, const struct document_part *part)
{
	struct pdf_lines lines = layout_runs(l, &part->runs, type_text, l->width);
	if (!lines.lines.count)
		return;
	layout_gap(l, 0);
	layout_lines(l, &lines, (struct pdf_measure){ l->left, l->width, ALIGN_START },
		pdf_element(l->arena, l->at, "P"));
	l->gap = GAP_TEXT;
}

static void title(struct layout *l)
{
	const struct document_about *about = &l->document->about;
	if (about->no_title)
		return;
	heading(l, 0, about->title, 0);
	if (!about->subtitle.len)
		return;
	struct pdf_lines lines = layout_words(l, about->subtitle, type_subtitle, l->width);
	layout_gap(l, 0);
	layout_lines(l, &lines, (struct pdf_measure){ l->left, l->width, ALIGN_START },
		pdf_element(l->arena, l->at, "P"));
	l->gap = 14 * POINT;
}

/* ---- lists ---- */

/* "•" and "–" in turns, or the item's number. */
static str label_of(struct layout *l, const struct document_part *list, int number, int depth)
{
	if (list->numbered)
		return arena_printf(l->arena, "%d.", number);
	return depth % 2 ? S("–") : S("•");
}

static struct pdf_element *item(struct layout *l, const struct document_part *part, str label,
	struct pdf_element *list)
{
	struct pdf_lines lines = layout_runs(l, &part->runs, type_text, l->width - LIST_INDENT);
	struct pdf_element *li = pdf_element(l->arena, list, "LI");
	struct pdf_element *lbl = pdf_element(l->arena, li, "Lbl");
	struct pdf_element *body = pdf_element(l->arena, li, "LBody");
	layout_gap(l, GAP_ITEM);
	layout_room(l, height_of(&lines) < 3 * type_text.leading ? height_of(&lines)
		: 2 * type_text.leading);
	pdf_say(&l->pdf, lbl);
	pdf_show_text(&l->pdf, label, FACE_PLAIN, (struct pdf_stretch){
		.x = l->left, .base = pdf_base(type_text, l->y), .size = type_text.size,
		.space_after = true });
	layout_lines(l, &lines, (struct pdf_measure){ l->left + LIST_INDENT, l->width - LIST_INDENT,
		ALIGN_START }, body);
	if (!lines.lines.count)
		l->y += type_text.leading;
	return body;
}

static void list(struct layout *l, const struct document_part *part, struct pdf_element *in,
	int depth)
{
	struct pdf_element *e = pdf_element(l->arena, in, "L"), *body = e;
	int number = 0;
	e->more = part->numbered ? S("/A<</O/List/ListNumbering/Decimal>>")
		: S("/A<</O/List/ListNumbering/Disc>>");
	for (const struct document_part *p = part->first; p; p = p->next) {
		if (p->kind == DOCUMENT_ITEM) {
			body = item(l, p, label_of(l, part, ++number, depth), e);
			continue;
		}
		l->left += LIST_INDENT;
		l->width -= LIST_INDENT;
		list(l, p, body, depth + 1);
		l->left -= LIST_INDENT;
		l->width += LIST_INDENT;
	}
	l->gap = depth ? GAP_ITEM : GAP_TEXT;
}

/* ---- what is filled in by hand ---- */

static void sign(struct layout *l, const struct document_part *part)
{
	struct pdf_lines lines = layout_runs(l, &part->runs, type_below, SIGN_WIDTH);
	layout_gap(l, 0);
	layout_room(l, WRITING + 12 * POINT + height_of(&lines));
	l->y += WRITING + 8 * POINT;
	pdf_rule(&l->pdf, l->left, l->y, SIGN_WIDTH, 700, INK_BLACK);
	l->y += 4 * POINT;
	layout_lines(l, &lines, (struct pdf_measure){ l->left, SIGN_WIDTH, ALIGN_MIDDLE },
		pdf_element(l->arena, l->at, "P"));
	l->gap = GAP_TEXT;
}

static void space(struct layout *l, const struct document_part *part)
{
	layout_gap(l, 0);
	for (int i = 0; i < part->lines; i++) {
		layout_room(l, WRITING);
		l->y += WRITING;
		pdf_rule(&l->pdf, l->left, l->y, l->width, 500, INK_RULE);
	}
	l->gap = GAP_TEXT;
}

/* ---- the whole ---- */

static void part_show(struct layout *l, const struct document_part *part)
{
	switch (part->kind) {
	case DOCUMENT_HEADING:
		heading(l, part->level, document_words(&part->runs, l->arena),
			beginning_of(l, part->next));
		l->heading++;
		break;
	case DOCUMENT_TEXT:     text(l, part); break;
	case DOCUMENT_LIST:
		layout_gap(l, 0);
		list(l, part, l->at, 0);
		break;
	case DOCUMENT_TABLE:    layout_table(l, part); break;
	case DOCUMENT_FIGURE:   layout_figure(l, part); break;
	case DOCUMENT_CONTENTS: layout_contents(l, part); break;
	case DOCUMENT_NEW_PAGE:
		if (l->y > l->top)
			layout_new_page(l);
		break;
	case DOCUMENT_SIGN:     sign(l, part); break;
	case DOCUMENT_SPACE:    space(l, part); break;
	default:                break;         /* items, rows and cells stand in others */
	}
}

/* All headings, so that contents know them before they are placed. */
static void headings_find(struct layout *l)
{
	for (const struct document_part *p = l->document->body.first; p; p = p->next) {
		if (p->kind != DOCUMENT_HEADING)
			continue;
		struct pdf_heading *h = arena_push(l->arena, &l->pdf.headings.items,
			&l->pdf.headings.count, sizeof *h);
		*h = (struct pdf_heading){ .level = p->level, .page = -1,
			.text = document_words(&p->runs, l->arena) };
	}
}

static str write_on_pages(struct layout *l)
{
	struct pdf *p = &l->pdf;
	const struct document *d = l->document;
	p->arena = p->file.arena = l->arena;
	p->width = d->about.wide ? LONG_SIDE : SHORT_SIDE;
	p->height = d->about.wide ? SHORT_SIDE : LONG_SIDE;
	l->left = MARGIN_SIDE;
	l->width = p->width - 2 * MARGIN_SIDE;
	l->top = MARGIN_TOP;
	l->bottom = p->height - MARGIN_FOOT;
	l->shift = d->about.no_title ? 0 : 1;
	p->root = l->at = pdf_element(l->arena, NULL, "Document");
	headings_find(l);
	layout_new_page(l);
	title(l);
	for (const struct document_part *part = d->body.first; part; part = part->next)
		part_show(l, part);
	pdf_mark_end(p);
	return pdf_finish(p, &d->about);
}

str document_pdf_with(const struct document *d, struct arena *a, const char *fonts)
{
	struct layout l = { .arena = a, .document = d };
	str made = { 0 };
	if (pdf_fonts_open(&l.pdf.fonts, a, fonts, d->about.language))
		made = write_on_pages(&l);
	pdf_fonts_close(&l.pdf.fonts);
	return made;
}

str document_pdf(const struct document *d, struct arena *a)
{
	return document_pdf_with(d, a, PDF_FONTS);
}
