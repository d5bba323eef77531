/*
 * drawing — lines, areas and words in a plane: a chart or a graph, drawn once and shown on a
 * page (as SVG) and in a document.
 *
 * Lengths are tenths of a point, the origin is above left, as in SVG.  Colours are named by
 * what they say, not by how they look, so that a page, paper and forced colours can each have
 * their own; what a colour says is always said in words or by a shape, too.
 */
#ifndef DOC_DRAWING_H
#define DOC_DRAWING_H
#include "base/base.h"

enum drawing_colour {
	COLOUR_NONE, COLOUR_TEXT, COLOUR_QUIET, COLOUR_LINE, COLOUR_PAPER,
	COLOUR_1, COLOUR_2, COLOUR_3, COLOUR_4, COLOUR_5,      /* series, told apart by pattern too */
	COLOUR_GOOD, COLOUR_WARNING, COLOUR_BAD,
};
enum drawing_kind { DRAW_LINE, DRAW_ARROW, DRAW_BOX, DRAW_CIRCLE, DRAW_PATH, DRAW_WORDS };
enum drawing_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct drawing_point { int x, y; };
struct drawing_shape {
	enum drawing_kind kind;
	int x, y, width, height;           /* of a line: from x, y by these; of a circle: its box */
	int round;                         /* of a box: radius of its corners */
	enum drawing_colour fill, stroke;
	int thick;                         /* of the stroke; 0: 10 */
	bool dashed;
	str words;                         /* of DRAW_WORDS, at the baseline x, y */
	int size;                          /* of words; 0: 120 */
	bool strong;
	enum drawing_anchor anchor;
	str link;                          /* a path of this site; on pages only.  Shapes beside each
	                                    * other with the same are one link, which needs words */
	struct drawing_point *points;      /* of a path: a polygon, or a line if nothing fills it */
	size_t point_count;
};

struct drawing {
	int width, height;
	str title, description;            /* what it shows, in a few words; in sentences */
	struct { struct drawing_shape *items; size_t count; } shapes;
	struct arena *arena;
};

struct drawing *drawing_new(struct arena *, int width, int height, str title, str description);
/* Adds a shape, a copy of what is given; returns it. */
struct drawing_shape *drawing_add(struct drawing *, const struct drawing_shape *);

/* For those who show drawings. */
/* The two ends of an arrow's head behind its tip; the tip twice when it has no length. */
struct drawing_head { struct drawing_point left, right; };
struct drawing_head drawing_head_of(const struct drawing_shape *arrow);
/* Whether the colour is one of a series that is told by a pattern, too: all but the first. */
bool drawing_patterned(enum drawing_colour);
/* The colour on paper, 0xrrggbb. */
int drawing_ink(enum drawing_colour);
#endif
