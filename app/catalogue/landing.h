/*
 * landing — how a feature behind this one brings records into the catalogue.
 *
 * It is a reader as those of import.h are: it opens a run, hands over records
 * and ends it.  Beside their fields there are those that only some formats
 * have; they are brought when all the records are, for they refer to them.
 * What a source does not say is then empty here; but a field that somebody here
 * has changed stays as it is, and so does every field of another source's record.
 */
#ifndef CATALOGUE_LANDING_H
#define CATALOGUE_LANDING_H
#include "app/catalogue/import.h"
#include "app/catalogue/import_take.h"

struct landing_hours {
	struct maybe_int place;
	int64_t weekday, opens, closes;    /* 1 Monday; minutes, closes beyond 1440: the next day */
	str note, from, to;
};
struct landing_service {
	str uuid;                          /* that a new record shall have; empty: any */
	str price, entry_conditions, languages, checked_on;
	struct maybe_int age_from, age_to;
	struct { struct landing_hours *items; size_t count; } hours;
	struct int_list towns;             /* municipalities it comes to */
	/* Free places, unless somebody has told a newer number here. */
	struct maybe_int free;
	str free_note;
	int64_t free_at;
};
struct landing_provider { str uuid, legal_form; };
struct landing_place {
	struct maybe_int latitude, longitude;      /* millionths of a degree */
	str step_free, accessible_toilet, access_note;
};
/* Of records that this run has brought, by their ids. */
void land_service(struct import *, int64_t id, const struct landing_service *);
void land_provider(struct import *, int64_t id, const struct landing_provider *);
void land_place(struct import *, int64_t id, const struct landing_place *);

/* Whether what is public of the record changes in this run. */
bool landing_changed(struct import *, enum import_kind, int64_t id);
/* Whether somebody here has changed something of it, or it is another source's. */
bool landing_shared(struct import *, enum import_kind, int64_t id);
/* Whether somebody here has marked the place as secret; it stays so. */
bool landing_secret(struct import *, str external_id);
/* Identifiers of records of this kind that other sources and the office have. */
void landing_uuids(struct import *, enum import_kind, struct import_map *);

/* "rozcestnik import WORD FILE …": options, the run, what it says, the exit status. */
typedef struct import_result landing_run(struct call *, struct import_job, const char *file);
int landing_command(struct call *, const char *word, landing_run *);
#endif
