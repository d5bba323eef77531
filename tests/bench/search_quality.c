/*
 * How often search finds what people mean, and how long it takes: a table of
 * right answers among the first three, by what is done to the queries and by
 * half.  Run by make bench-search; see README.md and app/catalogue/quality_fixture.h.
 */
#include "app/catalogue/quality_fixture.h"
#include "tests/check.h"
#include <stdio.h>
#include <stdlib.h>

static const char *const changes[QUALITY_CHANGES] = {
	[AS_TYPED] = "as typed",
	[NO_DIACRITICS] = "without diacritics",
	[ONE_TYPO] = "one letter wrong",
	[UNFINISHED] = "unfinished word",
	[WITH_PLACE] = "with a town",
};

static void say(const char *list, const char *change, struct quality_score s)
{
	double all = s.asked ? (double)s.asked : 1;
	printf("%-8s %-20s %5lld queries %6.1f %% right %6.1f %% empty\n", list, change,
		(long long)s.asked, 100 * (double)s.right / all, 100 * (double)s.empty / all);
}

static int order(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

TEST(search_quality)
{
	static struct quality_times times;
	struct quality q;
	quality_begin(&q, t);
	q.times = &times;
	q.missed = getenv("MISSED");
	for (int half = 0; half < QUALITY_FIXTURE_HALVES; half++) {
		const char *name = half == TUNING ? "tuning" : "test";
		for (int change = 0; change < QUALITY_CHANGES; change++)
			say(name, changes[change], quality_needs(&q, change, half));
		say(name, "nothing answers", quality_nothing(&q, half));
	}
	for (int change = 0; change < QUALITY_CHANGES; change++)
		say("seed", changes[change], quality_seed(&q, change));
	say("words", "declined", quality_forms(&q));
	qsort(times.items, times.count, sizeof *times.items, order);
	printf("%zu answers: p50 %lld us, p99 %lld us\n", times.count,
		(long long)times.items[times.count / 2], (long long)times.items[times.count * 99 / 100]);
	CHECK(times.count > 1000);
}
