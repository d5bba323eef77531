/* For the tests of the council: a town with three bodies, a paper, and who may what. */
#ifndef COUNCIL_FIXTURE_H
#define COUNCIL_FIXTURE_H
#include "app/council/council_test.sql.h"
#include "app/council/view.h"
#include "app/people/fixture.h"
#include "doc/doc.h"
#include "tests/check.h"

/* Area 1 with PV (body 1), RM (2) and ZM (3), and who keeps its papers and heads its
 * department; signed in as the first. */
struct town { int64_t coordinator, head; str writes, approves; };
struct town town_fixture(struct check *);
/* A paper that is whole: its number.  Its days are those of the seed. */
int64_t town_paper(struct check *, const struct town *);
/* A paper that the head has approved. */
int64_t town_approved(struct check *, const struct town *);
/* What a button does: `rest` as "&a=b". */
struct reply town_act(struct check *, int64_t paper, const char *what, const char *rest);
/* The result of the body's hearing, recorded. */
struct reply town_result(struct check *, int64_t paper, const char *body, const char *rest);
bool town_state(struct check *, int64_t paper, const char *state);
#define HAS(reply, text) str_has((reply).body, S(text))
#endif
