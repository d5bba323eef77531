/* What the template of drawings asks about shapes. */
#ifndef UI_DRAWING_H
#define UI_DRAWING_H
#include "ui/parts.h"
#include "doc/drawing.h"

struct ui_points { const struct drawing_point *items; size_t count; };
/* "4", "good": ends of the classes that give a shape its colour. */
const char *ui_drawing_colour(enum drawing_colour);
const char *ui_drawing_anchor(enum drawing_anchor);
/* Pixels of a page for tenths of a point. */
static inline int ui_drawing_pixels(int tenths) { return (tenths * 4 + 15) / 30; }
bool ui_drawing_leads(const struct drawing *);     /* some of its shapes are links */
/* Shapes beside each other that lead to the same place are one link. */
bool ui_drawing_link_begins(const struct drawing *, size_t shape);
bool ui_drawing_link_ends(const struct drawing *, size_t shape);
#endif
