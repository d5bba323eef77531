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
