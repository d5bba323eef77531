/*
 * hours — when something is open.  A list of rules, as people write them on a
 * door, says of each instant whether it is open, open by appointment, closed, or
 * not known; and when that changes.
 *
 * The one idea: each Czech civil day is decided by the most particular rules that
 * speak of it, and only by them:
 *
 *     1. days of the calendar     24. 12. closed; 1. 7. – 31. 8. closed
 *     2. public holidays          on public holidays closed; as on Sunday
 *     3. weekdays of a season     1. 11. – 31. 3. every day 18:00–8:00
 *     4. weekdays                 Monday to Friday 8:00–12:00; even weeks Tuesday 8–12
 *
 * In 1 and 3 the shortest range of dates that holds the day wins.  Rules of equal
 * rank add up.  What opens before midnight belongs to the day on which it opens,
 * whatever the next day is.
 *
 * What is not known is not closed: where no rule speaks of a day, and where hours
 * of weekdays meet a public holiday that no rule mentions, the answer is
 * HOURS_UNKNOWN.  Hours of all seven days mean public holidays too.
 *
 * When clocks change, an hour that comes twice is open both times and what lies
 * between; hours that begin or end in the hour left out do so when it is skipped.
 *
 * Nothing is owned and nothing is kept: rules belong to the caller.
 */
#ifndef HOURS_H
#define HOURS_H
#include "base/base.h"

/* Zero is what nobody has said anything about. */
enum hours_state { HOURS_UNKNOWN, HOURS_CLOSED, HOURS_APPOINTMENT, HOURS_OPEN };
enum hours_weeks { HOURS_EVERY_WEEK, HOURS_EVEN_WEEKS, HOURS_ODD_WEEKS };     /* ISO 8601 */

enum {
	HOURS_ALL_DAYS = 0xfe,             /* bits 1 Monday … 7 Sunday */
	HOURS_AS_USUAL = 8,                /* in `as`: as on the weekday that it is */
	HOURS_DAY      = 24 * 60,
	HOURS_AHEAD    = 400 * 86400       /* how far changes are looked for, in seconds */
};

/* A rule speaks of public holidays, or of weekdays (in some dates), or, without
 * either, of dates.  Days are numbers that read as they are written: 20261224,
 * and 1224 for what comes every year, which may go over New Year; 0 is no limit. */
struct hours_rule {
	bool holidays;
	unsigned weekdays;                 /* bits; 0: whatever day it is */
	enum hours_weeks weeks;
	int from, to;                      /* both with a year or both without; 0: all the year */
	int valid_from, valid_to;          /* with years: outside them the rule says nothing */
	enum hours_state state;            /* CLOSED has no times */
	int opens, closes;                 /* minutes after midnight; beyond HOURS_DAY: the next day */
	int as;                            /* on holidays instead of times: a weekday or AS_USUAL */
};
struct hours_rules { struct hours_rule *items; size_t count; };

struct hours_answer { enum hours_state state; int64_t until; };   /* 0: no change in sight */
struct hours_run { int64_t from, to; enum hours_state state; };
struct hours_runs { struct hours_run *items; size_t count; };

enum hours_state hours_state(struct hours_rules, int64_t instant);
/* The state, and the instant when it becomes another. */
struct hours_answer hours_at(struct hours_rules, int64_t instant);
/* The first instant from this one on when it is open.  0: there is none in sight,
 * or something unknown lies before it, so that nobody can tell. */
int64_t hours_opens(struct hours_rules, int64_t instant);
/* The day of an instant, from midnight to midnight, in pieces of one state. */
struct hours_runs hours_of_day(struct arena *, struct hours_rules, int64_t instant);

/* ---- the Czech calendar ---- */
/* State and other holidays of Act 245/2000 Sb., as it stands since 2016. */
bool hours_holiday(int year, int month, int day);
int  hours_week(int year, int month, int day);     /* number of its ISO week */
#endif
