/*
 * widget — a list of services and a search in a frame on the town's own web.
 *
 * What it shows is in its address: filter, language, colours, number of rows.
 * It is the same for everybody who asks for the address, reads no cookie and
 * sets none; that is why it alone may stand in a frame of any site.
 */
#ifndef WIDGET_H
#define WIDGET_H
#include "app/exchange/widget.sql.h"
#include "app/site/site.h"

enum { WIDGET_ROWS = 5, WIDGET_MOST_ROWS = 20 };

/* ---- colours (widget_colour.c) ---- */
struct rgb { uint8_t r, g, b; };
struct maybe_rgb { struct rgb value; bool set; };
struct maybe_rgb rgb_read(str);        /* "#2362a2", "2362a2" or "26a"; unset: anything else */
str rgb_text(struct arena *, struct rgb);      /* "#2362a2" */
double rgb_contrast(struct rgb, struct rgb);   /* of WCAG, 1 to 21 */
/* The nearest shade that can be read on `background`: contrast of 4.5 at least. */
struct rgb rgb_readable(struct rgb, struct rgb background);

enum widget_part { WIDGET_ACCENT, WIDGET_GROUND, WIDGET_TEXT, WIDGET_PARTS };
struct widget_colours {
	struct rgb parts[WIDGET_PARTS];
	bool wrong[WIDGET_PARTS];          /* what was given is no colour; ours stands instead */
	bool mended[WIDGET_PARTS];         /* it could not have been read, and was changed */
};
extern const char *const widget_colour_names[WIDGET_PARTS];
struct widget_colours widget_colours(struct req *);

int widget_index(struct req *);
int widget_show(struct req *);
int widget_theme(struct req *);
int widget_script(struct req *);
#endif
