/* The roll of a meeting, which the minutes show too. */
#ifndef GROUPS_ATTENDANCE_H
#define GROUPS_ATTENDANCE_H
#include "app/groups/groups_view.h"
struct roll_lines roll_of(struct req *, const struct meeting_get_row *, const struct attendance *);
#endif
