/* What a ballot of priorities says, in whole numbers, so that it is the same everywhere. */
#include "app/groups/score.h"
#include <stdlib.h>

const char *score_refusal(struct score_rules rules, const struct maybe_int *points, size_t items)
{
	int64_t total = 0, said = 0;
	for (size_t i = 0; i < items; i++) {
		if (!points[i].set)
			continue;
		if (points[i].value < (rules.dots ? 0 : 1))
			return rules.dots ? N_("Points cannot be below zero.")
							  : N_("The lowest mark is 1. Leave out what you do not want to mark.");
		if (points[i].value > rules.budget)
			return rules.dots ? N_("This is more points than one may give away.")
							  : N_("This mark is higher than the highest.");
		total += points[i].value;
		said++;
	}
	if (rules.dots && total > rules.budget)
		return N_("This is more points than one may give away.");
	return said && (!rules.dots || total) ? NULL : N_("The paper is empty.");
}

/* The square root, rounded to the nearest. */
static int64_t root(int64_t n)
{
	int64_t x = n, y = (x + 1) / 2;
	while (y < x) {
		x = y;
		y = (x + n / x) / 2;
	}
	return n - x * x > x ? x + 1 : x;
}

struct score_line score_line(int64_t item, int64_t n, int64_t total, int64_t squares)
{
	struct score_line line = { .item = item, .n = n, .total = total };
	if (!n)
		return line;
	line.mean = (total * 1000 + n / 2) / n;
	/* n²·variance = n·Σx² − (Σx)², a whole number. */
	int64_t scaled = n * squares - total * total;
	line.spread = scaled > 0 ? root(scaled * 1000000 / (n * n)) : 0;
	return line;
}

static int order(const void *a, const void *b)
{
	const struct score_line *x = a, *y = b;
	return x->mean != y->mean ? int_order(y->mean, x->mean) : int_order(x->item, y->item);
}

bool score_rank(struct score_line *lines, size_t count, int64_t papers, int64_t threshold)
{
	if (papers < threshold || !papers)
		return false;
	if (count)
		qsort(lines, count, sizeof *lines, order);
	for (size_t i = 0; i < count; i++)
		lines[i].rank = i && lines[i].mean == lines[i - 1].mean ? lines[i - 1].rank
																: (int64_t)i + 1;
	return true;
}
