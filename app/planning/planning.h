/*
 * planning — plans of social services: what is to be done in an area, by whom and by
 * when; the selection of a year; what became of it.
 *
 * The one idea: a plan is lines, each a field of one of its parts ("measure 2.1.3",
 * "title", "…").  An edition is those lines frozen; pages, documents and differences are
 * all made of them, so the public, the paper and the archive cannot say different things.
 */
#ifndef PLANNING_H
#define PLANNING_H
#include "app/people/people.h"
extern const struct feature planning;

/* Who keeps plans, everywhere or in their area. */
#define PLANNERS (ROLE_ADMIN | ROLE_COORDINATOR | ROLE_HEAD)

/* The measures of the plan with that slug, by code; for demonstration data of later features. */
struct int_list plan_measures(struct db *, struct arena *, str slug);

/* An edition as what refers to it tells of it: "Action plan of 2024, edition 2 (draft)". */
struct plan_edition_ref {
	int64_t id, year;                  /* year: of an action plan, or 0 */
	str title, day, hash;              /* day when it was made; SHA-256 of its text */
	str page, file;                    /* addresses; the file is the PDF */
	bool published;
	bool whole;                        /* its text is the one that was frozen */
};
struct plan_edition_refs { struct plan_edition_ref *items; size_t count; };
/* Those of plans of the area, the newest first, as they were frozen: `hash` is not counted. */
struct plan_edition_refs plan_editions_in(struct req *, int64_t area);
/* Those of the ids that there are, by number; `hash` is counted from the text as it is now. */
struct plan_edition_refs plan_editions_counted(struct req *, struct int_list ids);

/* The area's plans with their state, a line each; for who hands planning over. */
struct str_list planning_plans_of(struct req *, int64_t area);
#endif
