/* What the files of lib/map share.  Only they include this. */
#ifndef MAP_INTERNAL_H
#define MAP_INTERNAL_H
#include "map/map.h"

/* Fills in box and weights of a line whose points are there. */
void line_finish(struct arena *, struct map_line *);
void area_box(struct map_area *, const struct map_line *lines);
/* World units in one unit of a view. */
static inline int64_t view_unit(int zoom) { return (int64_t)1 << (21 - zoom); }
#endif
