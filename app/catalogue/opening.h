/*
 * opening — opening hours of the catalogue in their three shapes: lines that people
 * write and read, rules that lib/hours understands, rows of opening_hours.
 *
 *     Po–Pá 8:00–12:00, 13:00–17:00
 *     sudé týdny Út 8:00–12:00
 *     na objednání Po 13:00–15:00
 *     1. 11. – 31. 3. denně 18:00–8:00
 *     svátky zavřeno                      (or: svátky jako Ne, svátky 9:00–11:00)
 *     24. 12. zavřeno
 *
 * A line is one thought and may be several rules; a rule of weekdays is a row for
 * each of them.  Only files of the catalogue include this.
 */
#ifndef OPENING_H
#define OPENING_H
#include "app/catalogue/catalogue_internal.h"
#include "hours/hours.h"

enum { OPENING_MOST = 1000 };          /* rows of one service */

/* ---- lines ---- */
const char *opening_line_check(str);
/* False: this is not how opening hours are written; then nothing was added. */
bool opening_line_read(struct arena *, str line, struct hours_rules *);
/* The lines that say these rules: in Czech as the form takes them when `lang` is
 * NULL, otherwise to be read in that language. */
struct str_list opening_lines(struct arena *, const struct lang *, struct hours_rules);

/* ---- rows ---- */
/* What the office wrote: of the services everywhere and without end, in their order. */
struct hours_rules *opening_edited(struct db *, struct arena *, struct int_list services);
/* Adds them; what was there is dropped by service_opening_drop(). */
void opening_save(struct db *, struct arena *, int64_t service, struct hours_rules);
/* Adds a row's rule, or its weekday to a rule that is the same on other days. */
struct service_opening_row;
void opening_row_add(struct arena *, struct hours_rules *, const struct service_opening_row *);

/* Rows of one service that still say something, to what is asked whether it is open:
 * hours of the service everywhere, or those at its only place.  Hours at several
 * places say nothing of the service as a whole. */
struct opening_gather {
	struct hours_rules everywhere, at_place;
	struct maybe_int place;
	bool several;
};
void opening_gather_row(struct arena *, struct opening_gather *,
                        const struct service_opening_row *, str day);
struct hours_rules opening_gathered(const struct opening_gather *, bool round_the_clock);

/* ---- pages ---- */
/* All hours of the service that hold today, a line each. */
struct str_list opening_shown(struct req *, int64_t service);
/* When the service is open, for public_opening_words(); of many in the places of their rows. */
struct hours_rules opening_of(struct req *, const struct service_get_row *);
struct hours_rules *opening_of_rows(struct req *, const struct service_list_rows *);
/* Whether it is open now; words ptr NULL: nobody knows. */
struct service_open opening_state(struct req *, struct hours_rules);
/* Lines, and what is said now, of several services, in their order. */
struct opening_told { str now; bool open; struct str_list lines; };
struct opening_told *opening_told(
	struct req *, struct int_list services, const bool *round_the_clock);
/* The same of whoever has lines and no rows: a department. */
struct opening_told opening_told_by(struct req *, str lines);
#endif
