/*
 * score — what a ballot of priorities says.
 *
 * Two ways: everybody divides a budget of dots among the items (an item left out has
 * none), or gives each a mark from 1 to the highest (an item left out has no mark).  From
 * few papers no order is made: it would say more about chance than about the group.
 */
#ifndef GROUPS_SCORE_H
#define GROUPS_SCORE_H
#include "web/web.h"

enum { SCORE_THRESHOLD = 5 };          /* papers, unless a ballot says otherwise */
struct score_rules { bool dots; int64_t budget, threshold; };
/* Is this paper good?  points[i]: unset, the item was left out.  NULL, or what is wrong. */
const char *score_refusal(struct score_rules, const struct maybe_int *points, size_t items);

/* What the papers say of an item, in thousandths; from its sums over n papers. */
struct score_line {
	int64_t item;
	int64_t n, total;                  /* papers with a say; points together */
	int64_t mean, spread;              /* spread: standard deviation among the papers */
	int64_t rank;                      /* from 1, the same for the same mean; 0: none is made */
};
/* `squares`: the sum of squared points. */
struct score_line score_line(int64_t item, int64_t n, int64_t total, int64_t squares);
/* Sorts, best first, and ranks unless there are too few papers; whether it ranked. */
bool score_rank(struct score_line *, size_t count, int64_t papers, int64_t threshold);
#endif
