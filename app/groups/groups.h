/*
 * groups — the people who plan: steering and working groups of an area, their members,
 * meetings, minutes, and how they score priorities.
 */
#ifndef GROUPS_H
#define GROUPS_H
#include "web/web.h"
extern const struct feature groups;
#endif
