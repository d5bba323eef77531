/* Contents and pictures on pages. */
#include "doc/document_pdf.h"

enum { CONTENTS_INDENT = 14 * POINT, NUMBER_ROOM = 34 * POINT };

/* ---- contents ---- */

/* A line of dots from the words to the number. */
static void dots(struct layout *l, int from, int to, int base)
{
	struct buf *out = &pdf_page(&l->pdf)->content;
	if (to - from < 12 * POINT)
		return;
	pdf_artifact(&l->pdf);
	pdf_ink(&l->pdf, INK_RULE, true);
	buf_put(out, S("q 0.8 w 1 J[0 4]0 d "));
	pdf_length_put(out, from);
	pdf_length_put(out, l->pdf.height - base);
	buf_put(out, S("m "));
	pdf_length_put(out, to);
	pdf_length_put(out, l->pdf.height - base);
	buf_put(out, S("l S Q\n"));
}

/* The last line of an entry has the number of the page, which is known only later. */
static void number_leave(struct layout *l, struct pdf_element *link, int base, int heading)
{
	pdf_say(&l->pdf, link);
	struct pdf_page *page = pdf_page(&l->pdf);
	struct pdf_hole *hole = arena_push(l->arena, &page->holes.items, &page->holes.count,
		sizeof *hole);
	*hole = (struct pdf_hole){ page->content.len, l->left + l->width, base, type_text.size,
		heading };
}

static void entry(struct layout *l, struct pdf_element *toc, int heading, int indent)
{
	const struct pdf_heading *h = &l->pdf.headings.items[heading];
	int x = l->left + indent, width = l->width - indent - NUMBER_ROOM;
	struct pdf_type type = type_text;
	type.strong = !indent;
	struct pdf_lines lines = layout_words(l, h->text, type, width);
	if (!lines.lines.count)
		return;
	struct pdf_element *item = pdf_element(l->arena, toc, "TOCI");
	struct pdf_element *link = pdf_element(l->arena, pdf_element(l->arena, item, "Reference"),
		"Link");
	layout_gap(l, indent ? 2 * POINT : 5 * POINT);
	layout_room(l, (int)lines.lines.count * type.leading);
	int top = l->y, reach = 0;
	for (size_t i = 0; i < lines.lines.count; i++, l->y += type.leading) {
		pdf_line_show(&l->pdf, &lines, i, (struct pdf_measure){ x, width, ALIGN_START }, l->y,
			link);
		reach = lines.lines.items[i].width;
	}
	int base = pdf_base(type, l->y - type.leading);
	number_leave(l, link, base, heading);
	pdf_link_add(&l->pdf, &(struct pdf_link){ .owner = link, .heading = heading, .says = h->text,
		.left = x, .right = l->left + l->width, .top = top, .bottom = l->y });
	dots(l, x + reach + 6 * POINT, l->left + l->width - NUMBER_ROOM + 6 * POINT, base);
}

void layout_contents(struct layout *l, const struct document_part *part)
{
	struct pdf_lines head = layout_words(l, part->caption, type_caption, l->width);
	if (part->caption.len) {
		layout_gap(l, 12 * POINT);
		layout_room(l, 6 * type_text.leading);
		head.type.size = 13 * POINT;
		head.type.leading = 18 * POINT;
		pdf_lines_break(&l->pdf, &head, l->width);
		layout_lines(l, &head, (struct pdf_measure){ l->left, l->width, ALIGN_START },
			layout_heading(l, 1));
		l->gap = 4 * POINT;
	}
	struct pdf_element *toc = pdf_element(l->arena, l->at, "TOC");
	for (size_t i = 0; i < l->pdf.headings.count; i++) {
		int level = l->pdf.headings.items[i].level;
		if (level <= part->level)
			entry(l, toc, (int)i, (level - 1) * CONTENTS_INDENT);
	}
	l->gap = 12 * POINT;
}

/* ---- pictures ---- */

/* Thousandths of a point on paper for a tenth of a point in the drawing. */
static int scale_of(const struct layout *l, const struct drawing *d)
{
	int most = l->bottom - l->top - 4 * type_caption.leading, scale = 100;
	if (d->width && (int64_t)d->width * scale > l->width)
		scale = l->width / d->width;
	if (d->height && (int64_t)d->height * scale > most)
		scale = most / d->height;
	return scale > 0 ? scale : 1;
}

int figure_height(const struct layout *l, const struct drawing *d)
{
	return d ? d->height * scale_of(l, d) : 0;
}

/* The box of a picture, as the tree tells it to who turns the document into another. */
static str box_of(struct layout *l, int x, int y, int width, int height)
{
	struct buf out = { .arena = l->arena };
	buf_put(&out, S("/A<</O/Layout/Placement/Block/BBox["));
	pdf_length_put(&out, x);
	pdf_length_put(&out, l->pdf.height - y - height);
	pdf_length_put(&out, x + width);
	pdf_length_put(&out, l->pdf.height - y);
	buf_put(&out, S("]>>"));
	return buf_str(&out);
}

void layout_figure(struct layout *l, const struct document_part *part)
{
	const struct drawing *d = part->drawing;
	int scale = scale_of(l, d), height = d->height * scale;
	layout_gap(l, 10 * POINT);
	if (part->caption.len)
		layout_caption(l, part->caption, pdf_element(l->arena, l->at, "P"), height);
	layout_room(l, height);
	struct pdf_element *figure = pdf_element(l->arena, l->at, "Figure");
	struct buf more = { .arena = l->arena };
	buf_put(&more, S("/Alt"));
	pdf_text_put(&more, part->alternative);
	buf_put(&more, box_of(l, l->left, l->y, d->width * scale, height));
	figure->more = buf_str(&more);
	pdf_say(&l->pdf, figure);
	pdf_drawing(&l->pdf, d, l->left, l->y, scale);
	l->y += height;
	l->gap = 12 * POINT;
}
