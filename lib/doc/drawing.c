/* A drawing as a list of shapes; how it is shown is the business of others. */
#include "doc/drawing.h"
#include <math.h>

enum { HEAD_LONG = 70, HEAD_HALF = 35 };

struct drawing *drawing_new(struct arena *a, int width, int height, str title, str description)
{
	struct drawing *d = arena_alloc(a, sizeof *d);
	*d = (struct drawing){ .width = width, .height = height, .title = title,
		.description = description, .arena = a };
	return d;
}

struct drawing_shape *drawing_add(struct drawing *d, const struct drawing_shape *shape)
{
	struct drawing_shape *added = arena_push(d->arena, &d->shapes.items, &d->shapes.count,
		sizeof *added);
	*added = *shape;
	return added;
}

struct drawing_head drawing_head_of(const struct drawing_shape *a)
{
	struct drawing_point tip = { a->x + a->width, a->y + a->height };
	double length = hypot(a->width, a->height);
	if (length < 1)
		return (struct drawing_head){ tip, tip };
	double x = a->width / length, y = a->height / length;
	return (struct drawing_head){
		{ tip.x - (int)lround(x * HEAD_LONG - y * HEAD_HALF),
			tip.y - (int)lround(y * HEAD_LONG + x * HEAD_HALF) },
		{ tip.x - (int)lround(x * HEAD_LONG + y * HEAD_HALF),
			tip.y - (int)lround(y * HEAD_LONG - x * HEAD_HALF) },
	};
}

bool drawing_patterned(enum drawing_colour c) { return c >= COLOUR_2 && c <= COLOUR_5; }

int drawing_ink(enum drawing_colour colour)
{
	static const int inks[] = {
		[COLOUR_TEXT] = 0x1c1c1c, [COLOUR_QUIET] = 0x505a5f, [COLOUR_LINE] = 0x8b96a1,
		[COLOUR_PAPER] = 0xffffff, [COLOUR_1] = 0x1d456f, [COLOUR_2] = 0xb8690a,
		[COLOUR_3] = 0x2f7d4f, [COLOUR_4] = 0x8a3d7c, [COLOUR_5] = 0x5b6770,
		[COLOUR_GOOD] = 0x2f7d4f, [COLOUR_WARNING] = 0xb8690a, [COLOUR_BAD] = 0xb3261e,
	};
	return inks[colour];
}
