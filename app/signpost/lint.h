/*
 * lint — what is wrong with trees: each by itself, and all of them against the store.
 *
 * A tree's own errors keep it from being published.  What the store lacks is not the tree's
 * fault and changes every day, so it is a report: results without a service in some
 * municipality, results without a person, services that no way leads to.
 */
#ifndef SIGNPOST_LINT_H
#define SIGNPOST_LINT_H
#include "app/signpost/view.h"

/* What trees may name: read once for however many of them. */
struct lint_known { struct signpost_codes_rows codes; struct signpost_known_rows situations; };
struct lint_known lint_known(struct db *);
/* Reads a tree and finds all that is wrong with it, codes of the store included. */
struct tree *lint_read(const struct lint_known *, struct arena *, str notation);

struct lint_gap { str tree, slug, result; int row; struct tree_values towns; bool everywhere; };
struct lint_unreached { str name, slug, provider; };
struct lint_report {
	int64_t trees, ways, results, services;
	struct match_towns towns;          /* municipalities served */
	struct { struct lint_gap *items; size_t count; } gaps;
	struct { struct lint_gap *items; size_t count; } alone;     /* without a person */
	struct { struct lint_unreached *items; size_t count; } unreached;
};
/* Of all published trees.  `area` empty: the municipalities that are served. */
struct lint_report lint_all(struct db *, struct arena *, int64_t now, str area);
int lint_command(struct call *);
#endif
