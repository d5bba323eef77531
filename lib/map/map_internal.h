/* What the files of lib/map share.  Only they include this. */
#ifndef MAP_INTERNAL_H
#define MAP_INTERNAL_H
#include "map/map.h"
#include <jansson.h>

/* Fills in box and weights of a line whose points are there. */
void line_finish(struct arena *, struct map_line *);
void area_box(struct map_area *, const struct map_line *lines);

/* ---- reading (read.c; topojson.c, geojson.c) ---- */
enum { MAP_LINE_POINTS = 20000, MAP_MOST_LINES = 1000000 };
struct reading {
	struct arena *arena;
	struct map_borders *into;
	const char *why;                   /* NULL: all is well so far */
};
/* False, so that whoever reads can return it; the first reason stays. */
bool refuse(struct reading *, const char *why);
bool read_place(struct reading *, double longitude, double latitude, struct map_point *);
/* What the area and its groups are called: `id` and what stands among `properties`. */
bool read_codes(struct reading *, json_t *id, json_t *properties, struct map_area *);
bool areas_sort(struct reading *);
static inline bool json_is_type(json_t *object, const char *type)
{
	const char *have = json_string_value(json_object_get(object, "type"));
	return have && !strcmp(have, type);
}
static inline bool same_point(struct map_point a, struct map_point b)
{
	return a.x == b.x && a.y == b.y;
}
int point_order(struct map_point, struct map_point);
bool topojson_read(struct reading *, json_t *root);
bool geojson_read(struct reading *, json_t *root);

/* World units in one unit of a view. */
static inline int64_t view_unit(int zoom) { return (int64_t)1 << (21 - zoom); }
#endif
