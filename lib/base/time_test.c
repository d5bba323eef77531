#include "tests/check.h"

UNIT(a_day_begins_at_midnight_in_prague_also_when_clocks_change)
{
	const struct { str day; int64_t instant; } days[] = {
		{ S("2026-03-12"), 1773270000 },       /* winter: 11 March 23:00 UTC */
		{ S("2026-03-29"), 1774738800 },       /* clocks go forward at 2 in the morning */
		{ S("2026-03-30"), 1774821600 },       /* summer: 29 March 22:00 UTC */
		{ S("2026-10-25"), 1792879200 },       /* clocks go back */
		{ S("2026-10-26"), 1792969200 },
	};
	for (size_t i = 0; i < COUNT(days); i++) {
		CHECK(day_begins(days[i].day) == days[i].instant);
		CHECK(str_eq(day_of(&t->arena, days[i].instant), days[i].day));
		CHECK(!str_eq(day_of(&t->arena, days[i].instant - 1), days[i].day));
	}
}
