/* For the tests of groups: an area, a group with members, a meeting. */
#ifndef GROUPS_FIXTURE_H
#define GROUPS_FIXTURE_H
#include "app/groups/groups_internal.h"
#include "app/people/fixture.h"
#include "tests/check.h"

struct try_group { int64_t area, group, account; int64_t members[6]; };
/* "seniori", published; members 1 commissioner (named, public), 2 provider (named), 3 user
 * (a pseudonym), 4 user (a number), 5 provider whose term ended on 1 March 2026, 6 public.
 * The browser is signed in as a coordinator. */
struct try_group try_group(struct check *);
/* Plans one through the office; its number in `number`. */
struct reply try_meeting(struct check *, const char *day, const char *more);
/* Moves it a step as its page's button does. */
struct reply try_step(struct check *, int number, const char *step);
#define SENIORS "/urad/skupiny/seniori"
#endif
