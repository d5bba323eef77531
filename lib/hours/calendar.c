/* Days, weeks, public holidays, and which instant a clock on the wall means. */
#include "hours/hours_internal.h"

enum { HOUR = 3600 };

static bool leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

/* 1 January is 1. */
static int day_of_year(int year, int month, int day)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	return before[month - 1] + day + (month > 2 && leap(year));
}

/* Easter Sunday of the Gregorian calendar as a day of the year, by the rule that the
 * Church has had since 1583; here as J.-M. Oudin (1940) wrote it. */
static int easter_of(int year)
{
	int golden = year % 19, century = year / 100;
	int h = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
	int moon = h - h / 28 * (1 - h / 28 * (29 / (h + 1)) * ((21 - golden) / 11));
	int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
	int after = moon - weekday;                    /* days after 28 March */
	int month = 3 + (after + 40) / 44;
	return day_of_year(year, month, after + 28 - 31 * (month / 4));
}

bool hours_holiday(int year, int month, int day)
{
	static const int fixed[] = { 101, 501, 508, 705, 706, 928, 1028, 1117, 1224, 1225, 1226 };
	for (size_t i = 0; i < COUNT(fixed); i++)
		if (month * 100 + day == fixed[i])
			return true;
	int after = day_of_year(year, month, day) - easter_of(year);
	return after == -2 || after == 1;
}

/* The week is of the year in which its Thursday lies. */
static int week_of(int year, int month, int day, int weekday)
{
	int thursday = day_of_year(year, month, day) + 4 - weekday, length = 365 + leap(year);
	if (thursday < 1)
		thursday += 365 + leap(year - 1);
	else if (thursday > length)
		thursday -= length;
	return (thursday - 1) / 7 + 1;
}

int hours_week(int year, int month, int day)
{
	struct arena own = { 0 };
	int week = week_of(year, month, day,
		day_weekday(arena_printf(&own, "%04d-%02d-%02d", year, month, day)));
	arena_free(&own);
	return week;
}

static int minute_of(int64_t instant)
{
	struct local_time t = local_time(instant);
	return t.hour * 60 + t.minute;
}

/* An instant near midnight to midnight itself. */
static int64_t midnight_near(int64_t instant)
{
	int minute = minute_of(instant);
	return instant - (minute >= HOURS_DAY / 2 ? minute - HOURS_DAY : minute) * 60;
}

static struct hours_day day_from(int64_t begins)
{
	struct local_time t = local_time(begins);
	return (struct hours_day){ .year = t.year, .month = t.month, .day = t.day,
		.weekday = t.weekday, .begins = begins, .ends = midnight_near(begins + 24 * HOUR),
		.even_week = week_of(t.year, t.month, t.day, t.weekday) % 2 == 0,
		.holiday = hours_holiday(t.year, t.month, t.day) };
}

struct hours_day hours_day_of(int64_t instant)
{
	struct local_time t = local_time(instant);
	return day_from(midnight_near(instant - t.second - (t.hour * 60 + t.minute) * 60));
}

struct hours_day hours_day_before(const struct hours_day *d)
{
	return day_from(midnight_near(d->begins - 24 * HOUR));
}

struct hours_day hours_day_after(const struct hours_day *d) { return day_from(d->ends); }

/* Where the clock jumps over the minute: the first instant that shows a later one. */
static int64_t skipped(int64_t guess, int minute)
{
	while (minute_of(guess - 60) > minute)
		guess -= 60;
	return guess;
}

/* Clocks are set by an hour, so what they show is an hour around the guess. */
static int64_t find(int64_t begins, int minute, const int64_t *order, bool *found)
{
	int64_t guess = begins + minute * (int64_t)60;
	for (size_t i = 0; i < 3; i++)
		if (minute_of(guess + order[i]) == minute)
			return *found = true, guess + order[i];
	return *found = false, skipped(guess, minute);
}

int64_t hours_shown(const struct hours_day *d, int minute)
{
	static const int64_t early_first[] = { -HOUR, 0, HOUR };
	bool found;
	if (d->ends - d->begins == 24 * HOUR)
		return d->begins + minute * (int64_t)60;
	return find(d->begins, minute, early_first, &found);
}

int64_t hours_passed(const struct hours_day *d, int minute)
{
	static const int64_t late_first[] = { HOUR, 0, -HOUR };
	bool next = minute > HOURS_DAY, found;
	if (!next && d->ends - d->begins == 24 * HOUR)
		return d->begins + minute * (int64_t)60;
	int64_t last = find(next ? d->ends : d->begins, minute - 1 - (next ? HOURS_DAY : 0),
		late_first, &found);
	return found ? last + 60 : last;
}
