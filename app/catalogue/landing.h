/*
 * landing — how a feature behind this one brings records into the catalogue.
 *
 * It is a reader as those of import.h are: it opens a run, hands over records
 * and ends it.  Here is what such a reader asks about records that the run met.
 */
#ifndef CATALOGUE_LANDING_H
#define CATALOGUE_LANDING_H
#include "app/catalogue/import.h"
#include "app/catalogue/import_take.h"

/* Whether what is public of the record changes in this run. */
bool landing_changed(struct import *, enum import_kind, int64_t id);
/* Whether somebody here has changed something of it, or it is another source's. */
bool landing_shared(struct import *, enum import_kind, int64_t id);
/* Whether the place was secret when the run began; it stays so. */
bool landing_secret(struct import *, str external_id);
/* Identifiers of records of this kind that other sources and the office have. */
void landing_uuids(struct import *, enum import_kind, struct import_map *);

/* "rozcestnik import WORD FILE …": options, the run, what it says, the exit status. */
typedef struct import_result landing_run(struct call *, struct import_job, const char *file);
int landing_command(struct call *, const char *word, landing_run *);
#endif
