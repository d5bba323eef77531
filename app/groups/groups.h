/*
 * groups — the people who plan: steering and working groups of an area, their members,
 * meetings, minutes, and how they score priorities.
 */
#ifndef GROUPS_H
#define GROUPS_H
#include "web/web.h"
extern const struct feature groups;

/* Names of the area's groups; for who hands planning over. */
struct str_list groups_names_of(struct req *, int64_t area);
/* Whether all three parties (triáda) were at the meetings of the area's groups from a day to a
 * day: how many meetings have their attendance, and who was missing, worst first. */
struct groups_triad { int64_t meetings; struct str_list gaps; };
struct groups_triad groups_triad_of(struct req *, int64_t area, str since, str until);
#endif
