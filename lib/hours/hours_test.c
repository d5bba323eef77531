/* The engine against a calendar of minutes, painted without any of its rules for time
 * but the clock on the wall.  CHECK_HOURS=500 takes so many lists of rules. */
#include "hours/hours.h"
#include "tests/check.h"
#include <stdio.h>
#include <stdlib.h>

enum { DAYS = 731 };                           /* 2026, 2027 and a day */

struct minute { int shown; uint8_t state; };   /* what the clock shows, in minutes */
struct day {
	struct local_time date;
	int64_t begins;
	int length, number;                /* in minutes; YYYYMMDD */
	struct minute *minutes;
	bool known;
};
struct calendar { struct day days[DAYS]; int64_t begins, ends; };

static int64_t prague(const char *day, int hour, int minute)
{
	return day_begins(str_of(day)) + hour * 3600 + minute * 60;
}

static struct calendar *calendar_make(struct arena *a)
{
	struct calendar *c = arena_alloc(a, sizeof *c);
	str text = S("2026-01-01");
	for (int i = 0; i < DAYS; i++, text = day_add(a, text, 1)) {
		struct day *d = &c->days[i];
		d->begins = day_begins(text);
		d->length = (int)((day_begins(day_add(a, text, 1)) - d->begins) / 60);
		d->date = local_time(d->begins);
		d->number = d->date.year * 10000 + d->date.month * 100 + d->date.day;
		d->minutes = arena_alloc(a, (size_t)d->length * sizeof *d->minutes);
		for (int m = 0; m < d->length; m++) {
			struct local_time shown = local_time(d->begins + m * 60);
			d->minutes[m].shown = shown.hour * 60 + shown.minute;
		}
	}
	c->begins = c->days[0].begins;
	c->ends = c->days[DAYS - 1].begins + 86400;
	return c;
}

/* From the law and from printed calendars. */
static bool holiday(int number)
{
	static const int days[] = { 20260403, 20260406, 20270326, 20270329 };
	static const int yearly[] = { 101, 501, 508, 705, 706, 928, 1028, 1117, 1224, 1225, 1226 };
	for (size_t i = 0; i < COUNT(days); i++)
		if (days[i] == number)
			return true;
	for (size_t i = 0; i < COUNT(yearly); i++)
		if (yearly[i] == number % 10000)
			return true;
	return false;
}

/* 2026 begins in the week of Monday 29 December and has 53 weeks. */
static bool even_week(int index)
{
	int week = (index + 3) / 7;
	return (week < 53 ? week : week - 53) % 2 == 1;
}

/* ---- painting ---- */

static bool speaks(const struct hours_rule *r, const struct day *d)
{
	if ((r->valid_from && d->number < r->valid_from) || (r->valid_to && d->number > r->valid_to))
		return false;
	if (!r->from)
		return true;
	int at = r->from > 9999 ? d->number : d->number % 10000;
	return r->from <= r->to ? r->from <= at && at <= r->to : at >= r->from || at <= r->to;
}

/* Days of the range, as they are counted when all months have 31. */
static int range(const struct hours_rule *r)
{
	int n = 0, at = r->from;
	for (; at != r->to; n++) {
		at++;
		if (at % 100 > 31)
			at += 100 - 31;
		if (at / 100 % 100 > 12)
			at = r->from > 9999 ? (at / 10000 + 1) * 10000 + 101 : 101;
	}
	return n * 2 + (r->from <= 9999);
}

static int rank(const struct hours_rule *r)
{
	return r->holidays ? 2 : r->weekdays == 0 ? 3 : r->from ? 1 : 0;
}

static void paint(struct calendar *c, int index, const struct hours_rule *r, int state)
{
	static const int strength[] = { 1, 0, 2, 3 };
	for (int next = 0; next <= 1 && index + next < DAYS; next++) {
		struct day *d = &c->days[index + next];
		int first = d->length, last = -1, opens = r->opens - next * 1440;
		for (int m = d->length - 1; m >= 0; m--)
			if (d->minutes[m].shown >= opens)
				first = m;
		for (int m = 0; m < d->length; m++)
			if (d->minutes[m].shown < r->closes - next * 1440)
				last = m;
		for (int m = first; m <= last; m++)
			if (strength[state] > strength[d->minutes[m].state])
				d->minutes[m].state = (uint8_t)state;
	}
}

/* The ranks that decide the day: of what is usual, and of what is above it. */
struct best { int rank, range; };
static struct best best_of(struct hours_rules rules, const struct day *d, int least, int most)
{
	struct best best = { -1, 0 };
	for (size_t i = 0; i < rules.count; i++) {
		const struct hours_rule *r = &rules.items[i];
		int own = rank(r), width = r->from ? range(r) : 0;
		if (own < least || own > most || !speaks(r, d) || (own == 2 && !holiday(d->number)))
			continue;
		if (own > best.rank || (own == best.rank && width < best.range))
			best = (struct best){ own, width };
	}
	return best;
}

static int said_as(struct hours_rules rules, const struct day *d)
{
	int as = 0;
	for (size_t i = 0; i < rules.count; i++)
		if (rules.items[i].holidays && rules.items[i].as && speaks(&rules.items[i], d))
			as = rules.items[i].as;
	return as == HOURS_AS_USUAL ? d->date.weekday : as;
}

static bool of_best(const struct hours_rule *r, struct best best)
{
	return rank(r) == best.rank && (r->from ? range(r) : 0) == best.range;
}

static void paint_day(struct calendar *c, int index, struct hours_rules rules)
{
	struct day *d = &c->days[index];
	struct best usual = best_of(rules, d, 0, 1), above = best_of(rules, d, 2, 3);
	int weekday = above.rank == 3 ? 0 : above.rank == 2 ? said_as(rules, d) : d->date.weekday;
	for (size_t i = 0; i < rules.count; i++) {
		const struct hours_rule *r = &rules.items[i];
		if (!speaks(r, d) || r->as || r->state == HOURS_CLOSED)
			continue;
		if ((r->weeks == HOURS_EVEN_WEEKS && !even_week(index))
			|| (r->weeks == HOURS_ODD_WEEKS && even_week(index)))
			continue;
		bool on = rank(r) > 1 ? of_best(r, above)
							  : of_best(r, usual) && weekday && r->weekdays >> weekday & 1;
		bool unsaid = holiday(d->number) && above.rank < 0 && r->weekdays != HOURS_ALL_DAYS;
		if (on)
			paint(c, index, r, unsaid ? HOURS_UNKNOWN : (int)r->state);
	}
}

static void calendar_paint(struct calendar *c, struct hours_rules rules)
{
	for (int i = 0; i < DAYS; i++) {
		struct day *d = &c->days[i];
		bool known = best_of(rules, d, 0, 3).rank >= 0;
		for (size_t k = 0; k < rules.count; k++) {
			const struct hours_rule *r = &rules.items[k];
			struct hours_rule always = *r;
			always.from = 0;
			known |= rank(r) < 2 && r->from <= 9999 && speaks(&always, d);
		}
		for (int m = 0; m < d->length; m++)
			d->minutes[m].state = known ? HOURS_CLOSED : HOURS_UNKNOWN;
	}
	for (int i = 0; i < DAYS; i++)
		paint_day(c, i, rules);
}

/* ---- rules that nobody would think of ---- */

struct dice { uint64_t seed; };
static int roll(struct dice *d, int sides)
{
	d->seed = d->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((d->seed >> 33) % (uint64_t)sides);
}

/* Often in the night, where clocks change. */
static int some_minute(struct dice *d, int most)
{
	return roll(d, 2) ? 90 + 10 * roll(d, 12) : 5 * roll(d, most / 5);
}

static int some_day(struct dice *d, bool named)
{
	static const int turns[] = { 101, 228, 329, 328, 1025, 1026, 1224, 1231, 403, 406 };
	int day = roll(d, 3) ? (1 + roll(d, 12)) * 100 + 1 + roll(d, 28)
						 : turns[roll(d, COUNT(turns))];
	return named ? (2026 + roll(d, 2)) * 10000 + day : day;
}

static struct hours_rule some_rule(struct dice *d)
{
	struct hours_rule r = { .state = roll(d, 4) ? HOURS_OPEN : HOURS_APPOINTMENT };
	int kind = roll(d, 8);
	r.holidays = kind == 0;
	if (kind > 1)
		r.weekdays = roll(d, 3) ? (unsigned)roll(d, 256) & HOURS_ALL_DAYS : HOURS_ALL_DAYS;
	if (kind > 0 && (kind < 4 || !r.weekdays)) {
		bool named = roll(d, 3) == 0;
		r.from = some_day(d, named);
		r.to = roll(d, 2) ? some_day(d, named) : r.from;
		if (named && r.to < r.from)
			r.to = r.from;
	}
	r.weeks = roll(d, 3) ? HOURS_EVERY_WEEK : 1 + roll(d, 2);
	if (roll(d, 8) == 0)
		r.valid_from = some_day(d, true);
	if (roll(d, 8) == 0)
		r.valid_to = some_day(d, true);
	if (r.holidays && roll(d, 3) == 0)
		r.as = 1 + roll(d, 8);
	else if (roll(d, 6) == 0)
		r.state = HOURS_CLOSED;
	r.opens = some_minute(d, 1440);
	r.closes = roll(d, 3) ? r.opens + 10 + 10 * roll(d, 60) : 1440 + some_minute(d, 1440);
	if (r.closes > 2880)
		r.closes = 2880;
	return r;
}

/* ---- comparing ---- */

static int painted(const struct calendar *c, int64_t instant)
{
	int i = (int)((instant - c->begins) / 86400);
	while (i + 1 < DAYS && c->days[i + 1].begins <= instant)
		i++;
	while (c->days[i].begins > instant)
		i--;
	return c->days[i].minutes[(instant - c->days[i].begins) / 60].state;
}

/* The first change after an instant; 0: none that the calendar holds. */
static int64_t change_after(const struct calendar *c, int64_t instant)
{
	int state = painted(c, instant);
	for (int64_t at = instant + 60; at < c->ends; at += 60)
		if (painted(c, at) != state)
			return at;
	return 0;
}

static bool opens_as_painted(const struct calendar *c, struct hours_rules rules, int64_t from)
{
	int64_t at = from, opens = hours_opens(rules, from);
	while (at && painted(c, at) != HOURS_OPEN && painted(c, at) != HOURS_UNKNOWN)
		at = change_after(c, at);
	if (!at || at - from >= HOURS_AHEAD)
		return !opens || opens >= from + HOURS_AHEAD;
	return opens == (painted(c, at) == HOURS_OPEN ? at : 0);
}

/* Each change and the minute before it, and minutes between. */
static int64_t wrong_at(const struct calendar *c, struct hours_rules rules, struct dice *dice)
{
	int last = -1;
	for (int i = 1; i < DAYS - 1; i++) {
		const struct day *d = &c->days[i];
		int extra = roll(dice, d->length);
		for (int m = 0; m < d->length; m++) {
			bool edge = d->minutes[m].state != last || m == extra || d->length != 1440;
			last = d->minutes[m].state;
			int64_t at = d->begins + m * 60;
			if (edge && ((int)hours_state(rules, at) != last
				|| (int)hours_state(rules, at - 60) != painted(c, at - 60)))
				return at;
		}
		if (i > 300 || roll(dice, 10))
			continue;
		int64_t at = d->begins + extra * 60, change = change_after(c, at);
		struct hours_answer now = hours_at(rules, at + roll(dice, 60));
		if (change - at < HOURS_AHEAD - 86400 && now.until != change)
			return at;
		if ((int)now.state != painted(c, at) || !opens_as_painted(c, rules, at))
			return at;
	}
	return 0;
}

/* Every night through the hour that clocks leave out and that comes twice; and
 * holidays that are like other days. */
static const struct hours_rule nights[] = {
	{ .weekdays = 0x7e, .state = HOURS_OPEN, .opens = 22 * 60, .closes = HOURS_DAY + 150 },
	{ .weekdays = 0x80, .state = HOURS_APPOINTMENT, .opens = 130, .closes = 165 },
	{ .weekdays = 0x7e, .state = HOURS_OPEN, .opens = 8 * 60, .closes = 12 * 60 },
	{ .holidays = true, .as = 7 }, { .holidays = true, .state = HOURS_OPEN, .opens = 600,
		.closes = 700 },
}, usual[] = {
	{ .weekdays = 0x80, .state = HOURS_OPEN, .opens = 155, .closes = 180 },
	{ .weekdays = 0x28, .state = HOURS_OPEN, .opens = 480, .closes = 960,
		.weeks = HOURS_ODD_WEEKS },
	{ .weekdays = 0x22, .from = 1101, .to = 331, .state = HOURS_OPEN, .opens = 500, .closes = 600 },
	{ .holidays = true, .as = HOURS_AS_USUAL },
};

static bool right(struct check *t, struct calendar *c, struct hours_rules rules, struct dice *dice)
{
	calendar_paint(c, rules);
	int64_t wrong = wrong_at(c, rules, dice);
	if (wrong)
		fprintf(stderr, "wrong at %.*s\n", STR_ARG(instant_utc(&t->arena, wrong)));
	return !wrong;
}

UNIT(opening_hours_agree_with_a_calendar_of_every_minute_of_two_years)
{
	struct calendar *c = calendar_make(&t->arena);
	struct dice dice = { 20260312 };
	const char *more = getenv("CHECK_HOURS");
	struct maybe_int lists = str_int(str_of(more ? more : "6"));
	struct hours_rule items[9];
	CHECK(right(t, c, (struct hours_rules){ memcpy(items, nights, sizeof nights), COUNT(nights) },
		&dice));
	CHECK(right(t, c, (struct hours_rules){ memcpy(items, usual, sizeof usual), COUNT(usual) },
		&dice));
	CHECK(lists.set && lists.value > 0);
	for (int n = 0; n < lists.value; n++) {
		struct hours_rules rules = { items, (size_t)(1 + roll(&dice, COUNT(items))) };
		for (size_t i = 0; i < rules.count; i++)
			items[i] = some_rule(&dice);
		CHECK(right(t, c, rules, &dice));
	}
}

UNIT(easter_moves_and_the_other_holidays_of_the_law_stay)
{
	static const int easters[] = { 20190421, 20210404, 20240331, 20250420, 20260405, 20270328,
		20380425, 20490418, 20760419, 22850322 };
	for (size_t i = 0; i < COUNT(easters); i++) {
		str sunday = arena_printf(&t->arena, "%04d-%02d-%02d", easters[i] / 10000,
			easters[i] / 100 % 100, easters[i] % 100);
		for (int n = -7; n <= 7; n++) {
			str day = day_add(&t->arena, sunday, n);
			bool fixed = str_ends(day, S("-05-01")) || str_ends(day, S("-05-08"));
			CHECK(hours_holiday((int)str_int(str_part(day, 0, 4)).value,
					  (int)str_int(str_part(day, 5, 7)).value,
					  (int)str_int(str_part(day, 8, 10)).value)
				== (n == -2 || n == 1 || fixed));
		}
	}
	CHECK(hours_holiday(2026, 11, 17) && !hours_holiday(2026, 12, 31));
	CHECK(hours_week(2026, 12, 31) == 53 && hours_week(2027, 1, 3) == 53);
	CHECK(hours_week(2027, 1, 4) == 1 && hours_week(2024, 12, 30) == 1);
}

/* Monday to Friday with a lunch break. */
static const struct hours_rule office[] = {
	{ .weekdays = 0x3e, .state = HOURS_OPEN, .opens = 480, .closes = 720 },
	{ .weekdays = 0x3e, .state = HOURS_OPEN, .opens = 780, .closes = 1020 },
	{ .holidays = true, .state = HOURS_CLOSED },
};

UNIT(what_is_not_said_is_unknown_and_not_closed)
{
	struct hours_rules none = { 0 }, silent = { (struct hours_rule *)office, 2 },
		whole = { (struct hours_rule *)office, 3 };
	int64_t friday = prague("2026-04-03", 9, 0);   /* Good Friday */
	CHECK(hours_state(none, friday) == HOURS_UNKNOWN && !hours_at(none, friday).until);
	CHECK(!hours_opens(none, friday));
	CHECK(hours_state(silent, friday) == HOURS_UNKNOWN);
	CHECK(hours_state(silent, friday - 7200) == HOURS_CLOSED);
	CHECK(!hours_opens(silent, friday - 7200));
	CHECK(hours_state(whole, friday) == HOURS_CLOSED);
	CHECK(hours_opens(whole, friday) == prague("2026-04-07", 8, 0));
	struct hours_rule shelter = { .weekdays = HOURS_ALL_DAYS, .state = HOURS_OPEN,
		.opens = 1080, .closes = 1440 + 480, .from = 1101, .to = 331 };
	struct hours_rules winter = { &shelter, 1 };
	struct hours_answer night = hours_at(winter, prague("2026-12-25", 23, 0));
	CHECK(night.state == HOURS_OPEN && night.until == prague("2026-12-26", 8, 0));
	CHECK(hours_state(winter, prague("2026-04-01", 7, 59)) == HOURS_OPEN);
	CHECK(hours_opens(winter, prague("2026-04-01", 8, 0)) == prague("2026-11-01", 18, 0));
}

UNIT(a_day_is_told_in_pieces_from_midnight_to_midnight)
{
	struct hours_rules rules = { (struct hours_rule *)office, 3 };
	struct hours_runs day = hours_of_day(&t->arena, rules, prague("2026-03-30", 15, 0));
	static const int hours[] = { 0, 8, 12, 13, 17, 24 };
	CHECK(day.count == 5);
	for (size_t i = 0; i < day.count; i++) {
		CHECK(day.items[i].state == (i % 2 ? HOURS_OPEN : HOURS_CLOSED));
		CHECK(day.items[i].from == prague("2026-03-30", hours[i], 0));
		CHECK(day.items[i].to == prague("2026-03-30", hours[i + 1], 0));
	}
	CHECK(hours_of_day(&t->arena, rules, prague("2026-11-17", 9, 0)).count == 1);
}
