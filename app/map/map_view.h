/* What the files of app/map share, and its templates are given. */
#ifndef MAP_VIEW_H
#define MAP_VIEW_H
#include "app/catalogue/catalogue.h"
#include "app/map/map.h"
#include "app/map/map.sql.h"
#include "app/site/site.h"
#include "app/territory/territory.h"
#include "map/map.h"

enum {
	MAP_WIDTH = 1280, MAP_HEIGHT = 960,        /* of the map, in units of a view */
	SMALL_WIDTH = 800, SMALL_HEIGHT = 560,     /* of the picture on a service's page */
	MAP_PAGE = 50,                             /* services on one page of the list */
	MOST_SERVICES = 20000, MOST_POINTS = 40000,
	CLOSE = 12,                                /* as close as a view goes by itself */
};

/* ---- what is drawn (borders.c, drawing.c) ---- */
/* Municipalities, ORP districts, regions and the state, read once. */
struct map_levels { struct map_borders towns, orps, regions, country; };
const struct map_levels *map_levels(void);
void map_start(const char *data, const char *url);
/* The folder of the installation's files, or NULL. */
const char *map_folder(void);
/* Not within the state, or a little beyond its borders: a position somebody mistyped. */
bool map_abroad(struct map_point);

/* `large`: a finger can hit it in the picture, too; all stand in a list. */
struct map_shape { str href, title, path; bool large; };
struct map_shapes { struct map_shape *items; size_t count; };
/* `minor`: only where the screen is wide. */
struct map_name { struct map_at at; str text; bool minor; };
struct map_names { struct map_name *items; size_t count; };

/* A pin with the numbers that the list has for it, or a counted circle. */
struct map_mark {
	struct map_at at;
	struct map_place where;
	str label, title, href;
	int64_t services;
	bool group;                        /* too many for this view: leads to a closer one */
	bool rough;                        /* drawn in the middle of its municipality */
};
struct map_marks { struct map_mark *items; size_t count; };
/* Half the width of a pin: that of a circle, or more for a longer label. */
static inline int map_pin_half(const struct map_mark *m)
{
	enum { CIRCLE = 26, LETTER_HALF = 9 };
	int letters = (int)utf8_length(m->label);
	return letters < 3 ? CIRCLE : CIRCLE + (letters - 2) * LETTER_HALF;
}

struct map_drawing {
	struct map_view view;
	str title, about;
	str land, chosen, town_lines, orp_lines, region_lines;
	struct map_shapes areas;           /* that lead to a closer view of them */
	struct map_names names;
	struct map_marks marks;
	struct map_scale scale;
	str scale_text;
	bool has_origin;
	struct map_at origin;
};
/* The view with these marks; `links`: whether areas lead to closer views. */
struct map_drawing map_draw(struct req *, struct map_view, struct map_marks, bool links);
/* "?vyrez=50.5610,15.9120,11" and the rest of the request's query. */
str map_view_href(struct req *, struct map_view);

/* ---- where services are (points.c, marks.c) ---- */
struct map_spot {                      /* one place of one service */
	int64_t service, place;
	struct map_place where;
	struct map_point point;
	bool rough;
	int64_t metres;                    /* from the origin; without one 0 */
	int64_t number;                    /* the service's in the list; 0: not in the view */
};
struct map_spots { struct map_spot *items; size_t count; };
/* Of these services, in the order of the ids. */
struct map_spots map_spots(struct req *, struct int_list services);
/* Spots that have a number, as marks: those that are close together become one. */
struct map_marks map_marks(struct req *, const struct map_view *, const struct map_spots *);

/* ---- where somebody is (origin.c) ---- */
struct map_origin {
	bool set, unknown;
	struct map_place where;
	str said;                          /* how it was understood */
	str missed;                        /* an address we do not know; then it is its town */
};
struct map_origin map_origin(struct req *, str text, struct maybe_int municipality);
/* "1,2 km as the crow flies"; of a rough place "about 12 km …" or that it is right there. */
str map_distance(struct req *, int64_t metres, bool rough);

/* ---- the page (map_pages.c) ---- */
struct map_list_place { str address, distance, position; bool rough; };
struct map_entry {
	int64_t number;
	const struct ui_result *service;
	struct { struct map_list_place *items; size_t count; } places;
};
struct map_page_view {
	struct site_frame *frame;
	struct service_list_view *form;
	struct map_drawing drawing;
	struct map_origin origin;
	str from;                          /* what was typed */
	struct { struct map_entry *items; size_t count; } entries;
	int64_t total, shown, homeless;    /* found; in this view; without a place on a map */
	struct ui_links steps;             /* closer, farther, to the sides */
	str everything, catalogue;
	struct ui_pagination pages;
	str tiles, credit, licence;        /* ptr or length 0: only our own picture */
	int64_t tiles_least, tiles_most;
	str script, tile_script, tile_style;
};

int map_show(struct req *);
int map_picture(struct req *);
int map_tile(struct req *);
#endif
