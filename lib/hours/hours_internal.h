/* One civil day with all that rules ask about it; for the files of lib/hours. */
#ifndef HOURS_INTERNAL_H
#define HOURS_INTERNAL_H
#include "hours/hours.h"

struct hours_day {
	int year, month, day, weekday;
	bool even_week, holiday;
	int64_t begins, ends;              /* 23, 24 or 25 hours */
};
struct hours_day hours_day_of(int64_t instant);
struct hours_day hours_day_before(const struct hours_day *);
struct hours_day hours_day_after(const struct hours_day *);

/* The instant when the clock first shows the minute, or would have. */
int64_t hours_shown(const struct hours_day *, int minute);
/* The instant when the clock last stops showing what is before the minute; beyond
 * HOURS_DAY: on the next day. */
int64_t hours_passed(const struct hours_day *, int minute);
#endif
