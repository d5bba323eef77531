#include "base/base.h"
#include <stdio.h>
#include <time.h>

int64_t clock_now(void)
{
	return (int64_t)time(NULL);
}

int64_t clock_micros(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Days since 1970-01-01 of a day of the Gregorian calendar, and back: Howard
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil). */
static int64_t days_of(int64_t y, int m, int d)
{
	y -= m <= 2;
	int64_t era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
	int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void civil_of(int64_t days, int *y, int *m, int *d)
{
	days += 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097, doe = days - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp < 10 ? mp + 3 : mp - 9);
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

static int weekday_of(int64_t days)        /* 1970-01-01 was a Thursday */
{
	int64_t w = (days + 3) % 7;
	return (int)(w < 0 ? w + 7 : w) + 1;
}

/* The instant at 01:00 UTC of the last Sunday of a month, when clocks change
 * in the whole Union (Directive 2000/84/EC). */
static int64_t change_of(int year, int month)
{
	int64_t last = days_of(year, month, 31);
	return (last - weekday_of(last) % 7) * 86400 + 3600;
}

struct local_time local_time(int64_t instant)
{
	struct local_time t;
	int64_t days = instant >= 0 ? instant / 86400 : -((86399 - instant) / 86400);
	civil_of(days, &t.year, &t.month, &t.day);
	bool summer = instant >= change_of(t.year, 3) && instant < change_of(t.year, 10);
	int64_t local = instant + (summer ? 7200 : 3600);
	days = local >= 0 ? local / 86400 : -((86399 - local) / 86400);
	int64_t rest = local - days * 86400;
	civil_of(days, &t.year, &t.month, &t.day);
	t.weekday = weekday_of(days);
	t.hour = (int)(rest / 3600);
	t.minute = (int)(rest / 60 % 60);
	t.second = (int)(rest % 60);
	return t;
}

str day_of(struct arena *a, int64_t instant)
{
	struct local_time t = local_time(instant);
	return arena_printf(a, "%04d-%02d-%02d", t.year, t.month, t.day);
}

static bool day_read(str s, int *y, int *m, int *d)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	if (s.len != 10 || s.ptr[4] != '-' || s.ptr[7] != '-')
		return false;
	for (size_t i = 0; i < 10; i++)
		if (i != 4 && i != 7 && (s.ptr[i] < '0' || s.ptr[i] > '9'))
			return false;
	*y = (int)str_int(str_part(s, 0, 4)).value;
	*m = (int)str_int(str_part(s, 5, 7)).value;
	*d = (int)str_int(str_part(s, 8, 10)).value;
	if (*m < 1 || *m > 12 || *d < 1)
		return false;
	bool leap = (*y % 4 == 0 && *y % 100 != 0) || *y % 400 == 0;
	return *d <= lengths[*m - 1] + (*m == 2 && leap);
}

bool day_valid(str s)
{
	int y, m, d;
	return day_read(s, &y, &m, &d);
}

str day_add(struct arena *a, str day, int n)
{
	int y = 1970, m = 1, d = 1;
	day_read(day, &y, &m, &d);
	civil_of(days_of(y, m, d) + n, &y, &m, &d);
	return arena_printf(a, "%04d-%02d-%02d", y, m, d);
}

int64_t day_begins(str day)
{
	int y = 1970, m = 1, d = 1;
	day_read(day, &y, &m, &d);
	int64_t utc = days_of(y, m, d) * 86400;
	/* Clocks change at 01:00 UTC, so midnight has the hour of the day before. */
	return local_time(utc - 7200).day == d ? utc - 7200 : utc - 3600;
}

int day_weekday(str day)
{
	int y = 1970, m = 1, d = 1;
	day_read(day, &y, &m, &d);
	return weekday_of(days_of(y, m, d));
}

str instant_utc(struct arena *a, int64_t instant)
{
	int64_t days = instant >= 0 ? instant / 86400 : -((86399 - instant) / 86400);
	int64_t rest = instant - days * 86400;
	int y, m, d;
	civil_of(days, &y, &m, &d);
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", y, m, d, (int)(rest / 3600),
		(int)(rest / 60 % 60), (int)(rest % 60));
}

str instant_http(struct arena *a, int64_t instant)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec" };
	str utc = instant_utc(a, instant);
	int64_t month = str_int(str_part(utc, 5, 7)).value;
	return arena_printf(a, "%s, %.*s %s %.*s %.*s GMT", days[day_weekday(str_part(utc, 0, 10)) - 1],
		2, utc.ptr + 8, months[month - 1], 4, utc.ptr, 8, utc.ptr + 11);
}
