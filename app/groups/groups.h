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
#endif
