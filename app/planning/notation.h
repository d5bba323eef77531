/*
 * notation — parts of a measure as lines that people write in its form:
 *
 *     Oslovit praktické lékaře; do: 30. 6. 2024; splněno: 12. 5. 2024
 *     2024; zdroj: rozpočet města / obce; plán: 150 000; skutečnost: 120 000,50
 *     Počet uživatelů; jednotka: osob; výchozí: 10; cíl: 25; zdroj: výkaz
 *     Odbor sociálních věcí; za: koordinaci
 *
 * The one idea: a name, then what is said of it, each under its key, in any order.  So a
 * history, a draft, a table of the office and an import see nothing but texts.
 */
#ifndef PLANNING_NOTATION_H
#define PLANNING_NOTATION_H
#include "base/base.h"

struct step_line { str name, due_on, done_on; bool cancelled; };
struct money_line { int64_t year; str source; struct maybe_int planned, spent; };  /* hundredths */
struct indicator_line {
	str name, unit, source;
	struct maybe_int baseline, target;
}; /* thousandths */
struct actor_line { str name, specifier; };

/* What is wrong with the line, a message id, or NULL; days and texts live in the arena. */
const char *step_read(struct arena *, str line, struct step_line *);
const char *money_read(struct arena *, str line, struct money_line *);
const char *indicator_read(struct arena *, str line, struct indicator_line *);
const char *actor_read(struct arena *, str line, struct actor_line *);
/* The same for a form's table. */
const char *step_check(str line), *money_check(str line), *indicator_check(str line),
	*actor_check(str line);

/* A day as one writes it in a line: 12. 3. 2026, with spaces that a keyboard has. */
str day_plain(struct arena *, str day);
str step_write(struct arena *, const struct step_line *);
str money_write(struct arena *, const struct money_line *);
str indicator_write(struct arena *, const struct indicator_line *);
str actor_write(struct arena *, const struct actor_line *);
#endif
