/* What the files of app/territory share.  Only they include this. */
#ifndef TERRITORY_INTERNAL_H
#define TERRITORY_INTERNAL_H
#include "app/territory/territory.h"

/* ---- municipality.c ---- */
/* Names as people write them, from the source's own way: "ÚSTÍ NAD LABEM" →
 * "Ústí nad Labem", "Libavá (vojenský újezd)" → "Libavá". */
str municipality_name(struct arena *, str source);
/* What names are compared by: small letters and digits without diacritics, one
 * space for whatever stands between words. */
str municipality_folded(struct arena *, str name);
/* What sorts behind every folded name that begins so. */
str municipality_behind(struct arena *, str folded);

/* ---- slugs.c ---- */
/* Slugs of things whose names repeat, told apart by their districts. */
struct slug { str name, district, unique; };
struct slugs { struct slug *items; size_t count; };
/* Fills `unique`: the name, if it is the only one; otherwise with the district
 * behind it, and with a number when even that is not enough. */
void slugs_make_unique(struct arena *, struct slugs *);

/* ---- load.c ---- */
/* The texts of data/territory. */
struct territory_files { str regions, districts, orps, municipalities; };
struct territory_files territory_shipped(void);
/* Puts them into a store without territory, in the caller's transaction, and
 * makes an area of every region and ORP.  Texts that are not well formed are
 * our bug. */
void territory_load(struct db *, struct arena *, int64_t now, const struct territory_files *);
/* territory.install(): loads what ships unless the store has municipalities. */
void territory_install(struct db *, struct arena *, int64_t now);

/* ---- commands.c, territory_api.c ---- */
extern const struct command territory_commands[];
int api_municipalities(struct req *);
int api_areas(struct req *);
#endif
