/* What the templates of the widget are given. */
#ifndef WIDGET_VIEW_H
#define WIDGET_VIEW_H
#include "app/exchange/widget.h"

struct widget_item { str href, title, provider, summary, phone; };
struct widget_pair { str name, value; };
struct widget_view {
	str title, text, style, theme, target, all, prev, next;
	bool elsewhere, unknown;           /* links open a window of their own */
	int64_t total;
	struct { struct widget_item *items; size_t count; } services;
	struct { struct widget_pair *items; size_t count; } kept;  /* the rest of the address */
};

struct widget_colour { str name, value, error; const char *label; };
struct widget_maker {
	struct ui_choices types, groups, areas, languages;
	struct { struct widget_colour *items; size_t count; } colours;
	struct { str *items; size_t count; } mended;
	str place, frame, script_code, frame_code;
	int64_t rows;
	bool elsewhere, addressed;         /* the address of this site is known */
};
#endif
