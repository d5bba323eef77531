/*
 * map — borders of areas, and how they are drawn.
 *
 * Neighbours share their border: it is one line, kept once, which both refer to.  So it
 * is left out or kept alike on both sides however much a view simplifies it, and no gap
 * opens between two areas.  Areas can be merged (municipalities into districts), which
 * joins what is left of the lines.
 *
 * Points are whole numbers in Web Mercator (EPSG 3857), as map tiles are: MAP_WORLD is once
 * around the Earth, x grows to the east and y to the south.  Distances do not belong into
 * it: app/territory measures them on a sphere.
 */
#ifndef MAP_H
#define MAP_H
#include "base/base.h"
#include "map/tiles.h"

enum { MAP_WORLD = 1 << 30, MAP_ZOOM_LEAST = 7, MAP_ZOOM_MOST = 16 };

struct map_point { int32_t x, y; };
struct map_box { struct map_point least, most; };
struct map_place { int64_t latitude, longitude; };         /* millionths of a degree, WGS 84 */
struct map_point map_point_of(struct map_place);
struct map_place map_place_of(struct map_point);
/* A box of nothing, to be grown. */
#define MAP_NOWHERE ((struct map_box){ { INT32_MAX, INT32_MAX }, { INT32_MIN, INT32_MIN } })
void map_box_grow(struct map_box *, struct map_point);
bool map_box_empty(struct map_box);

/* ---- borders (borders.c; read.c, topojson.c, geojson.c) ---- */
struct map_line {
	struct map_point *points;
	uint32_t *weights;                 /* how far off the line would be without each point */
	size_t count;
	struct map_box box;
};
/* Lines one after another; the one numbered n is walked backwards as ~n. */
struct map_ring { int32_t *lines; size_t count; };
struct map_area {
	int64_t code;
	int64_t groups[2];                 /* the larger areas it belongs to: ORP and region */
	struct map_ring *rings;
	size_t count;
	struct map_box box;
};
struct map_borders {
	struct map_line *lines;
	size_t line_count;
	struct map_area *areas;            /* by their codes */
	size_t area_count;
};
const struct map_area *map_area_of(const struct map_borders *, int64_t code);

/* Reads areas, each with its code as "id" and those of "orp" and "region" among its
 * properties, told apart by the file's "type":
 *
 *   Topology           quantised TopoJSON: the object "municipalities"
 *   FeatureCollection  GeoJSON (RFC 7946): each feature a Polygon or MultiPolygon; "id" may
 *                      stand among the properties as "code".  Neighbours share a border
 *                      where both have the same points along it.
 *
 * False: it is none that could be drawn, and `why` says in English what is wrong. */
enum { MAP_FILE_MOST = 32 * 1024 * 1024 };
bool map_read(struct arena *, str json, struct map_borders *, const char **why);
/* Areas of one group become one, of the group's code; group 2 puts all into one. */
enum map_grouping { MAP_GROUP_ORP, MAP_GROUP_REGION, MAP_GROUP_ALL };
struct map_borders map_merge(struct arena *, const struct map_borders *, enum map_grouping);

/* ---- views (view.c) ---- */
/* A piece of the map on a page.  Its units are halves of the pixels that tiles of the zoom
 * have, so that whole numbers are exact enough. */
struct map_view {
	struct map_point centre;
	int zoom;
	int width, height;                 /* in units */
};
/* The closest view that holds all of the box. */
struct map_view map_view_fit(struct map_box, int width, int height, int zoom_most);
struct map_box map_view_box(const struct map_view *);
/* Where a point is in the view, from its upper left corner. */
struct map_at { int x, y; };
struct map_at map_at(const struct map_view *, struct map_point);
bool map_in_view(const struct map_view *, struct map_point);
struct map_view map_view_moved(struct map_view, int right, int down);      /* by units */
/* A round length in metres that fits into `most` units of the view, and its units. */
struct map_scale { int64_t metres; int units; };
struct map_scale map_scale(const struct map_view *, int most);

/* ---- paths (path.c) ---- */
/* The area as the "d" of an SVG path, simplified and cut at the view's edge; empty when
 * nothing of it is in the view. */
str map_area_path(struct arena *, const struct map_view *, const struct map_borders *,
	const struct map_area *);
/* All lines that touch the view, as one path. */
str map_lines_path(struct arena *, const struct map_view *, const struct map_borders *);
#endif
