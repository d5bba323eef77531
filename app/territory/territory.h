/*
 * territory — municipalities, districts, regions and the areas people plan in.
 *
 * All municipalities of the country come with the program; areas are named sets
 * of them.  Codes are those of the register of territory (RÚIAN).
 */
#ifndef TERRITORY_H
#define TERRITORY_H
#include "web/web.h"
extern const struct feature territory;

/* The municipality whose name people would write so ("hradec kralove",
 * "Příbor", "Nová Ves"); of several of one name the largest, or the one whose
 * postal code is given (may be ptr NULL).  0: none. */
int64_t municipality_named(struct db *, struct arena *, str name, str postal_code);
#endif
