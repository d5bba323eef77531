/*
 * territory — municipalities, districts, regions and the areas people plan in.
 *
 * All municipalities of the country come with the program; areas are named sets
 * of them.  Codes are those of the register of territory (RÚIAN).  What the
 * functions below return lives in the arena given to them.
 */
#ifndef TERRITORY_H
#define TERRITORY_H
#include "web/web.h"
extern const struct feature territory;

/* The municipality whose name people would write so ("hradec kralove",
 * "Příbor", "Nová Ves"); of several of one name the largest, or the one whose
 * postal code is given or nearest to it (may be ptr NULL).  A part of a town
 * ("Praha 1", "Ostrava-Poruba") is its town.  0: none. */
int64_t municipality_named(struct db *, struct arena *, str name, str postal_code);

/* Municipalities whose names begin so, the larger first, for suggestions; the
 * district tells those of one name apart. */
struct municipality { int64_t id; str slug, name, district, region; };
struct municipalities { struct municipality *items; size_t count; };
struct municipalities municipality_find(struct db *, struct arena *, str text, int64_t limit);

/* An area to be made, and why it cannot be.  area_make() is called in a
 * transaction and changes nothing when it refuses. */
struct area_new {
	str slug, kind, name;
	struct int_list municipalities;
	int64_t unknown;                   /* set by AREA_CODE_UNKNOWN: the first that does not exist */
};
enum area_refusal {
	AREA_MADE, AREA_SLUG_WRONG, AREA_SLUG_TAKEN, AREA_NAMELESS, AREA_KIND_UNKNOWN, AREA_EMPTY,
	AREA_CODE_UNKNOWN,
};
enum area_refusal area_make(struct db *, struct arena *, int64_t now, struct area_new *);

/* The areas that there are on a day, towns and planning areas first, by name; the number of
 * that slug, 0: there is none. */
struct area { int64_t id; str slug, kind, name; };
struct areas { struct area *items; size_t count; };
struct areas areas_valid(struct db *, struct arena *, str day);
int64_t area_of_slug(struct db *, str slug);

/* Metres over the ground between two points in millionths of a degree. */
int64_t distance_metres(int64_t latitude, int64_t longitude, int64_t latitude2, int64_t longitude2);
/* "50.561025" as millionths of a degree; unset when it is anything else. */
struct maybe_int degrees_read(str);
void degrees_put(struct buf *, int64_t millionths);
#endif
