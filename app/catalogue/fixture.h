/*
 * fixture — a small catalogue for tests: two providers in three municipalities.
 *
 *     1 Péče doma (Pečovatelská služba)   home_care, outreach, seniors; Trutnov and Úpice
 *     2 Denní centrum                     day_care_centre, ambulatory, seniors, disability; Úpice
 *     3 Azylový dům                       shelter, residential; secret address in Trutnov
 *     4 Připravovaná služba               a draft
 *
 * and one entry of the words for searching: "opatrovnice" leads to home_care.
 */
#ifndef FIXTURE_H
#define FIXTURE_H
#include "app/catalogue/catalogue_internal.h"
#include "tests/check.h"
void catalogue_fixture(struct check *);
/* The index of this thread, which may hold another test's store, filled anew. */
void catalogue_index_anew(struct check *);
#endif
