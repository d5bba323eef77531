/*
 * quality — whether people find what they mean.
 *
 * A register in which every kind of service that ships has a published service
 * in each of four towns, two of them with names that say nothing, and lists of
 * queries as people type them, each with the kinds that answer it.  A query is
 * also asked without diacritics, with one letter wrong, unfinished and with a
 * town; what is wrong with it follows from its text, so that it is the same
 * every time.
 *
 * Half of the queries, by a hash of their text, is for tuning.  Of the other
 * half nobody looks at what is missed: it says what the rest is worth.
 */
#ifndef QUALITY_FIXTURE_H
#define QUALITY_FIXTURE_H
#include "web/web.h"

struct check;                          /* tests/check.h, which its users include too */

enum quality_change { AS_TYPED, NO_DIACRITICS, ONE_TYPO, UNFINISHED, WITH_PLACE, QUALITY_CHANGES };
enum quality_half { TUNING, TEST_HALF, QUALITY_FIXTURE_HALVES };
/* `right`: a kind that answers is among the first three, in the town that is asked
 * for; of a query that nothing here answers, that nothing is found. */
struct quality_score { int64_t asked, right, empty; };
struct quality_times { int64_t items[20000]; size_t count; };
struct quality {
	struct check *check;
	struct quality_times *times;       /* microseconds of each answer, or NULL */
	bool missed;                       /* print what of the tuning half is missed */
	/* Kinds of services by the ids of services of the register. */
	struct { str *items; size_t count; } kinds;
};

/* The register, in the test's store and in the index. */
void quality_begin(struct quality *, struct check *);
/* Queries of our larger list that something here answers. */
struct quality_score quality_needs(struct quality *, enum quality_change, enum quality_half);
/* Those of it that nothing here answers. */
struct quality_score quality_nothing(struct quality *, enum quality_half);
/* The list that was given to us; both halves. */
struct quality_score quality_seed(struct quality *, enum quality_change);
/* Forms of words: right when they find what the first of their line finds. */
struct quality_score quality_forms(struct quality *);
#endif
