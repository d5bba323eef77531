/* Drawings as enhanced metafiles (MS-EMF): a list of records, each of whole words of four
 * bytes, the least first. */
#include "doc/office.h"

enum {
	EMR_HEADER = 1, EMR_POLYGON = 3, EMR_POLYLINE = 4, EMR_WINDOW_EXTENT = 9,
	EMR_WINDOW_ORIGIN = 10, EMR_VIEWPORT_EXTENT = 11, EMR_VIEWPORT_ORIGIN = 12, EMR_EOF = 14,
	EMR_MAP_MODE = 17, EMR_BK_MODE = 18, EMR_TEXT_ALIGN = 22, EMR_TEXT_COLOUR = 24,
	EMR_SELECT = 37, EMR_PEN = 38, EMR_BRUSH = 39, EMR_DELETE = 40, EMR_ELLIPSE = 42,
	EMR_ROUND_BOX = 44, EMR_FONT = 82, EMR_WORDS = 84,
	ANISOTROPIC = 8, TRANSPARENT = 1, BASELINE = 24, CENTRE = 6, RIGHT = 2, PEN_DASH = 1,
	HEADER = 108, HANDLES = 4, FONT_BYTES = 320, HATCH = 60,
};
#define STOCK_NO_BRUSH 0x80000005u
#define STOCK_NO_PEN 0x80000008u
enum { THE_PEN = 1, THE_BRUSH = 2, THE_FONT = 3 };     /* handles; 0 is the file itself */

struct emf { struct buf *out; int records; int width, height; };

static void put32(struct buf *out, uint32_t n)
{
	for (int i = 0; i < 4; i++)
		buf_char(out, (char)(n >> (8 * i) & 0xff));
}

static void put16(struct buf *out, uint32_t n)
{
	buf_char(out, (char)(n & 0xff));
	buf_char(out, (char)(n >> 8 & 0xff));
}

static void record(struct emf *e, uint32_t type, const int *values, size_t count)
{
	put32(e->out, type);
	put32(e->out, (uint32_t)(8 + 4 * count));
	for (size_t i = 0; i < count; i++)
		put32(e->out, (uint32_t)values[i]);
	e->records++;
}
#define RECORD(e, type, ...)                                                                       \
	record(                                                                                        \
		e, type, (const int[]){ __VA_ARGS__ }, sizeof((const int[]){ __VA_ARGS__ }) / sizeof(int))

/* 0xrrggbb as 0x00bbggrr. */
static int colour_ref(enum drawing_colour c)
{
	int ink = drawing_ink(c);
	return (ink & 0xff) << 16 | (ink & 0xff00) | ink >> 16;
}

/* ---- areas and lines ---- */

static void pen_take(struct emf *e, const struct drawing_shape *s)
{
	if (!s->stroke)
		RECORD(e, EMR_SELECT, (int)STOCK_NO_PEN);
	else {
		RECORD(e, EMR_PEN, THE_PEN, s->dashed ? PEN_DASH : 0, s->thick ? s->thick : 10, 0,
			colour_ref(s->stroke));
		RECORD(e, EMR_SELECT, THE_PEN);
	}
}

static void brush_take(struct emf *e, const struct drawing_shape *s)
{
	if (!s->fill)
		RECORD(e, EMR_SELECT, (int)STOCK_NO_BRUSH);
	else {
		RECORD(e, EMR_BRUSH, THE_BRUSH, 0, colour_ref(s->fill), 0);
		RECORD(e, EMR_SELECT, THE_BRUSH);
	}
}

static void tools_drop(struct emf *e, const struct drawing_shape *s)
{
	RECORD(e, EMR_SELECT, (int)STOCK_NO_PEN);
	RECORD(e, EMR_SELECT, (int)STOCK_NO_BRUSH);
	if (s->stroke)
		RECORD(e, EMR_DELETE, THE_PEN);
	if (s->fill)
		RECORD(e, EMR_DELETE, THE_BRUSH);
}

static void points_put(struct emf *e, uint32_t type, const struct drawing_point *points,
	size_t count)
{
	put32(e->out, type);
	put32(e->out, (uint32_t)(28 + 8 * count));
	put32(e->out, 0);
	put32(e->out, 0);
	put32(e->out, (uint32_t)e->width);
	put32(e->out, (uint32_t)e->height);
	put32(e->out, (uint32_t)count);
	for (size_t i = 0; i < count; i++) {
		put32(e->out, (uint32_t)points[i].x);
		put32(e->out, (uint32_t)points[i].y);
	}
	e->records++;
}

static void line_put(struct emf *e, struct drawing_point from, struct drawing_point to)
{
	points_put(e, EMR_POLYLINE, (struct drawing_point[]){ from, to }, 2);
}

/* White lines over a box: across, down, or aslant.  Other shapes go without. */
static void hatch(struct emf *e, const struct drawing_shape *s)
{
	int right = s->x + s->width, low = s->y + s->height;
	struct drawing_shape white = { .stroke = COLOUR_PAPER, .thick = 8 };
	pen_take(e, &white);
	for (int y = s->y + HATCH / 2; s->fill == COLOUR_3 && y < low; y += HATCH)
		line_put(e, (struct drawing_point){ s->x, y }, (struct drawing_point){ right, y });
	for (int x = s->x + HATCH / 2; s->fill == COLOUR_4 && x < right; x += HATCH)
		line_put(e, (struct drawing_point){ x, s->y }, (struct drawing_point){ x, low });
	for (int x = s->x - s->height; s->fill == COLOUR_2 && x < right; x += HATCH) {
		int left = x < s->x ? s->x : x, end = x + s->height > right ? right : x + s->height;
		line_put(e, (struct drawing_point){ left, s->y + left - x },
			(struct drawing_point){ end, s->y + end - x });
	}
	for (int x = s->x; s->fill == COLOUR_5 && x < right + s->height; x += HATCH) {
		int begin = x > right ? right : x, end = x - s->height < s->x ? s->x : x - s->height;
		line_put(e, (struct drawing_point){ begin, s->y + x - begin },
			(struct drawing_point){ end, s->y + x - end });
	}
	tools_drop(e, &white);
}

static void shape_put(struct emf *e, const struct drawing_shape *s)
{
	int right = s->x + s->width, low = s->y + s->height;
	struct drawing_head head;
	pen_take(e, s);
	brush_take(e, s);
	switch (s->kind) {
	case DRAW_BOX:
		RECORD(e, EMR_ROUND_BOX, s->x, s->y, right, low, 2 * s->round, 2 * s->round);
		break;
	case DRAW_CIRCLE:
		RECORD(e, EMR_ELLIPSE, s->x, s->y, right, low);
		break;
	case DRAW_PATH:
		points_put(e, s->fill ? EMR_POLYGON : EMR_POLYLINE, s->points, s->point_count);
		break;
	default:
		line_put(e, (struct drawing_point){ s->x, s->y }, (struct drawing_point){ right, low });
	}
	if (s->kind == DRAW_ARROW) {
		head = drawing_head_of(s);
		points_put(e, EMR_POLYLINE,
			(struct drawing_point[]){ head.left, { right, low }, head.right }, 3);
	}
	tools_drop(e, s);
	if (s->kind == DRAW_BOX && drawing_patterned(s->fill))
		hatch(e, s);
}

/* ---- words ---- */

/* UTF-8 as UTF-16, two bytes each; how many. */
static uint32_t units_put(struct buf *out, str text)
{
	uint32_t units = 0;
	for (size_t i = 0; i < text.len; units++) {
		unsigned char c = (unsigned char)text.ptr[i];
		int more = c < 0x80 ? 0 : c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
		uint32_t point = more ? c & (0x3fu >> more) : c;
		for (i++; more > 0 && i < text.len; more--, i++)
			point = point << 6 | ((unsigned char)text.ptr[i] & 0x3f);
		if (point >= 0x10000) {
			put16(out, 0xd800 + ((point - 0x10000) >> 10));
			point = 0xdc00 + ((point - 0x10000) & 0x3ff);
			units++;
		}
		put16(out, point);
	}
	return units;
}

static void font_take(struct emf *e, const struct drawing_shape *w)
{
	static const str face = S("DejaVu Sans");
	size_t from = e->out->len;
	put32(e->out, EMR_FONT);
	put32(e->out, 12 + FONT_BYTES);
	put32(e->out, THE_FONT);
	put32(e->out, (uint32_t)-(w->size ? w->size : 120));
	for (int i = 0; i < 3; i++)
		put32(e->out, 0);                      /* as wide as it is, not turned */
	put32(e->out, w->strong ? 700 : 400);
	put32(e->out, 1u << 24);               /* not slanted; whatever letters */
	put32(e->out, 0);
	units_put(e->out, face);
	while (e->out->len < from + 12 + FONT_BYTES)
		buf_char(e->out, 0);
	e->records++;
	RECORD(e, EMR_SELECT, THE_FONT);
}

static void words_put(struct emf *e, const struct drawing_shape *w, struct arena *a)
{
	struct buf text = { .arena = a };
	uint32_t units = units_put(&text, w->words);
	while (text.len % 4)
		buf_char(&text, 0);
	font_take(e, w);
	RECORD(e, EMR_TEXT_COLOUR, colour_ref(w->fill ? w->fill : COLOUR_TEXT));
	RECORD(e, EMR_TEXT_ALIGN, BASELINE |
		(w->anchor == ANCHOR_END ? RIGHT : w->anchor == ANCHOR_MIDDLE ? CENTRE : 0));
	put32(e->out, EMR_WORDS);
	put32(e->out, (uint32_t)(76 + text.len));
	const uint32_t head[] = { 0, 0, (uint32_t)e->width, (uint32_t)e->height, 2, 0, 0,
		(uint32_t)w->x, (uint32_t)w->y, units, 76, 0, 0, 0, 0, 0, 0 };
	for (size_t i = 0; i < COUNT(head); i++)
		put32(e->out, head[i]);
	buf_put(e->out, buf_str(&text));
	e->records++;
	RECORD(e, EMR_DELETE, THE_FONT);
}

/* ---- the file ---- */

/* A tenth of a point is 3.5278 hundredths of a millimetre; the screen it was made on had
 * a tenth of a point for a dot. */
static void header_put(struct buf *out, const struct drawing *d, size_t bytes, int records)
{
	int wide = (int)((int64_t)d->width * 127 / 36), tall = (int)((int64_t)d->height * 127 / 36);
	const uint32_t head[] = { EMR_HEADER, HEADER, 0, 0, (uint32_t)d->width,
		(uint32_t)d->height, 0, 0, (uint32_t)wide, (uint32_t)tall, 0x464d4520, 0x10000,
		(uint32_t)bytes, (uint32_t)records, HANDLES, 0, 0, 0, 7200, 7200, 254, 254, 0, 0, 0,
		254000, 254000 };
	_Static_assert(sizeof head == HEADER, "the header as long as it says");
	for (size_t i = 0; i < COUNT(head); i++)
		put32(out, head[i]);
}

str drawing_emf(const struct drawing *d, struct arena *a)
{
	struct buf body = { .arena = a }, file = { .arena = a };
	struct emf e = { &body, 1, d->width, d->height };
	RECORD(&e, EMR_MAP_MODE, ANISOTROPIC);
	RECORD(&e, EMR_WINDOW_ORIGIN, 0, 0);
	RECORD(&e, EMR_WINDOW_EXTENT, d->width, d->height);
	RECORD(&e, EMR_VIEWPORT_ORIGIN, 0, 0);
	RECORD(&e, EMR_VIEWPORT_EXTENT, d->width, d->height);
	RECORD(&e, EMR_BK_MODE, TRANSPARENT);
	for (size_t i = 0; i < d->shapes.count; i++)
		if (d->shapes.items[i].kind == DRAW_WORDS)
			words_put(&e, &d->shapes.items[i], a);
		else
			shape_put(&e, &d->shapes.items[i]);
	RECORD(&e, EMR_EOF, 0, 16, 20);
	header_put(&file, d, HEADER + body.len, e.records);
	buf_put(&file, buf_str(&body));
	return buf_str(&file);
}
