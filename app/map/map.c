/* The feature: its addresses. */
#include "app/map/map_view.h"

static const struct route routes[] = {
	{ GET, "/mapa",                     map_show,    EVERYBODY },
	{ GET, "/mapa/sluzba/{slug}",       map_picture, EVERYBODY },
	{ GET, "/dlazdice/{zoom}/{tile}",   map_tile,    EVERYBODY },
	{ 0 }
};

const struct feature map = { .name = "map", .routes = routes, .start = map_start };
