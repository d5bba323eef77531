/* Drawings on paper: what a colour says is told by a pattern, too. */
#include "doc/drawing.h"
#include "doc/pdf.h"

enum { HATCH = 60 };                   /* between two lines of a pattern, tenths of a point */

/* Of series: the direction of white lines over its areas, the dashes of its lines. */
static const struct { int dx, dy; const char *dashes; } patterns[] = {
	[COLOUR_2] = { 1, 1, "[6 3]" }, [COLOUR_3] = { 1, 0, "[2 2]" },
	[COLOUR_4] = { 0, 1, "[8 3 2 3]" }, [COLOUR_5] = { 1, -1, "[1 3]" },
};

struct sheet { struct pdf *pdf; struct buf *out; int x, y, scale; };

static void point(const struct sheet *s, int x, int y, const char *then)
{
	pdf_length_put(s->out, s->x + x * s->scale);
	pdf_length_put(s->out, s->pdf->height - s->y - y * s->scale);
	buf_put(s->out, str_of(then));
}

/* ---- outlines ---- */

/* A quarter of an ellipse is a curve whose handles are so long, in thousandths. */
enum { HANDLE = 552 };

static void rounded(const struct sheet *s, const struct drawing_shape *b, int rx, int ry)
{
	int l = b->x, t = b->y, r = b->x + b->width, o = b->y + b->height;
	int hx = rx - rx * HANDLE / 1000, hy = ry - ry * HANDLE / 1000;
	const int way[][6] = {
		{ r - rx, t, 0, 0, 0, 0 }, { r - hx, t, r, t + hy, r, t + ry },
		{ r, o - ry, 0, 0, 0, 0 }, { r, o - hy, r - hx, o, r - rx, o },
		{ l + rx, o, 0, 0, 0, 0 }, { l + hx, o, l, o - hy, l, o - ry },
		{ l, t + ry, 0, 0, 0, 0 }, { l, t + hy, l + hx, t, l + rx, t },
	};
	point(s, l + rx, t, "m ");
	for (size_t i = 0; i < COUNT(way); i++) {
		point(s, way[i][0], way[i][1], i % 2 ? "" : "l ");
		if (i % 2) {
			point(s, way[i][2], way[i][3], "");
			point(s, way[i][4], way[i][5], "c ");
		}
	}
	buf_put(s->out, S("h "));
}

static void arrow_head(const struct sheet *s, const struct drawing_shape *a)
{
	struct drawing_head head = drawing_head_of(a);
	point(s, head.left.x, head.left.y, "m ");
	point(s, a->x + a->width, a->y + a->height, "l ");
	point(s, head.right.x, head.right.y, "l ");
}

static void outline(const struct sheet *s, const struct drawing_shape *shape)
{
	switch (shape->kind) {
	case DRAW_CIRCLE:
		rounded(s, shape, shape->width / 2, shape->height / 2);
		break;
	case DRAW_BOX:
		rounded(s, shape, shape->round, shape->round);
		break;
	case DRAW_PATH:
		for (size_t i = 0; i < shape->point_count; i++)
			point(s, shape->points[i].x, shape->points[i].y, i ? "l " : "m ");
		if (shape->fill)
			buf_put(s->out, S("h "));
		break;
	default:
		point(s, shape->x, shape->y, "m ");
		point(s, shape->x + shape->width, shape->y + shape->height, "l ");
	}
}

/* ---- areas and lines ---- */

struct box { int left, top, right, bottom; };
static struct box around(const struct drawing_shape *s)
{
	struct box b = { s->x, s->y, s->x + s->width, s->y + s->height };
	for (size_t i = 0; s->kind == DRAW_PATH && i < s->point_count; i++) {
		struct drawing_point p = s->points[i];
		if (!i)
			b = (struct box){ p.x, p.y, p.x, p.y };
		b.left = p.x < b.left ? p.x : b.left;
		b.right = p.x > b.right ? p.x : b.right;
		b.top = p.y < b.top ? p.y : b.top;
		b.bottom = p.y > b.bottom ? p.y : b.bottom;
	}
	return b;
}

static void hatch(const struct sheet *s, const struct drawing_shape *shape)
{
	int dx = patterns[shape->fill].dx, dy = patterns[shape->fill].dy;
	struct box b = around(shape);
	int tall = b.bottom - b.top, first = dy > 0 && dx ? b.left - tall : b.left;
	buf_put(s->out, S("q "));
	outline(s, shape);
	buf_put(s->out, S("W n 0.8 w "));
	pdf_ink(s->pdf, INK_WHITE, true);
	if (!dy)
		for (int y = b.top + HATCH / 2; y < b.bottom; y += HATCH) {
			point(s, b.left, y, "m ");
			point(s, b.right, y, "l ");
		}
	else
		for (int x = first; x < b.right + (dx && dy < 0 ? tall : 0); x += HATCH) {
			point(s, x, b.top, "m ");
			point(s, x + dx * dy * tall, b.bottom, "l ");
		}
	buf_put(s->out, S("S Q\n"));
}

static void shape_show(const struct sheet *s, const struct drawing_shape *shape)
{
	bool line = !shape->fill;
	if (shape->fill) {
		pdf_ink(s->pdf, drawing_ink(shape->fill), false);
		outline(s, shape);
		buf_put(s->out, S("f\n"));
		if (drawing_patterned(shape->fill))
			hatch(s, shape);
	}
	if (!shape->stroke)
		return;
	buf_put(s->out, S("q "));
	pdf_ink(s->pdf, drawing_ink(shape->stroke), true);
	pdf_length_put(s->out, (shape->thick ? shape->thick : 10) * s->scale);
	buf_put(s->out, S("w 1 j "));
	if (shape->dashed)
		buf_put(s->out, S("[4 3]0 d "));
	else if (line && drawing_patterned(shape->stroke))
		buf_printf(s->out, "%s0 d ", patterns[shape->stroke].dashes);
	outline(s, shape);
	if (shape->kind == DRAW_ARROW) {
		buf_put(s->out, S("S []0 d "));
		arrow_head(s, shape);
	}
	buf_put(s->out, S("S Q\n"));
}

static void words_show(const struct sheet *s, const struct drawing_shape *w)
{
	enum pdf_face face = w->strong ? FACE_STRONG : FACE_PLAIN;
	int size = (w->size ? w->size : 120) * s->scale;
	int width = pdf_text_width(s->pdf, w->words, face, size), x = s->x + w->x * s->scale;
	x -= w->anchor == ANCHOR_END ? width : w->anchor == ANCHOR_MIDDLE ? width / 2 : 0;
	pdf_show_text(s->pdf, w->words, face, (struct pdf_stretch){
		.x = x, .base = s->y + w->y * s->scale, .size = size, .space_after = true,
		.colour = drawing_ink(w->fill ? w->fill : COLOUR_TEXT) });
}

void pdf_drawing(struct pdf *p, const struct drawing *d, int x, int y, int scale)
{
	struct sheet s = { p, &pdf_page(p)->content, x, y, scale };
	for (size_t i = 0; i < d->shapes.count; i++) {
		const struct drawing_shape *shape = &d->shapes.items[i];
		if (shape->kind == DRAW_WORDS)
			words_show(&s, shape);
		else
			shape_show(&s, shape);
	}
}
