/*
 * fixture — what tests of the signpost begin with: the demonstration guide with the trees
 * that ship, or a small catalogue (app/catalogue/fixture.h) with a tree of its own.
 */
#ifndef SIGNPOST_FIXTURE_H
#define SIGNPOST_FIXTURE_H
#include "app/signpost/office.h"
#include "tests/check.h"

/* The guide of Příbor, pages in Czech. */
void signpost_demo(struct check *);
/* A published tree; its id. */
int64_t signpost_try(struct check *, const char *slug, const char *notation);
/* "/a?b&c" of the page's link that has this text, unescaped; NULL: there is none. */
const char *signpost_link(struct check *, str page, const char *text);
/* A tree that is in order, about a service at home for seniors. */
extern const char signpost_good[];
#endif
