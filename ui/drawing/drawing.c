#include "ui/drawing/drawing.h"

const char *ui_drawing_colour(enum drawing_colour c)
{
	static const char *const names[] = {
		[COLOUR_NONE] = "none", [COLOUR_TEXT] = "text", [COLOUR_QUIET] = "quiet",
		[COLOUR_LINE] = "line", [COLOUR_PAPER] = "paper", [COLOUR_1] = "1", [COLOUR_2] = "2",
		[COLOUR_3] = "3", [COLOUR_4] = "4", [COLOUR_5] = "5", [COLOUR_GOOD] = "good",
		[COLOUR_WARNING] = "warning", [COLOUR_BAD] = "bad",
	};
	return c < COUNT(names) ? names[c] : "none";
}

const char *ui_drawing_anchor(enum drawing_anchor a)
{
	return a == ANCHOR_END ? "end" : a == ANCHOR_MIDDLE ? "middle" : "start";
}

bool ui_drawing_leads(const struct drawing *d)
{
	for (size_t i = 0; i < d->shapes.count; i++)
		if (d->shapes.items[i].link.len)
			return true;
	return false;
}

bool ui_drawing_link_begins(const struct drawing *d, size_t i)
{
	const struct drawing_shape *s = &d->shapes.items[i];
	return s->link.len && (!i || !str_eq(s[-1].link, s->link));
}

bool ui_drawing_link_ends(const struct drawing *d, size_t i)
{
	const struct drawing_shape *s = &d->shapes.items[i];
	return s->link.len && (i + 1 == d->shapes.count || !str_eq(s[1].link, s->link));
}
