/* A drawing as a list of shapes; how it is shown is the business of others. */
#include "doc/drawing.h"

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
