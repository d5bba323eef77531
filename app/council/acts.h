/* What is done to a paper by the buttons of its page; private to app/council. */
#ifndef COUNCIL_ACTS_H
#define COUNCIL_ACTS_H
#include "app/council/view.h"

/* The paper of the address, for who holds one of the roles in its area; NULL: answered. */
struct paper *council_paper_asked(struct req *, access_set roles);
/* The page, with errors where the request has some. */
int council_paper_answer(struct req *, struct council_paper_view);
/* Tables of the forms that the page shows. */
void paper_acts_fields(struct req *, struct council_paper_view *);
/* An entry of the audit trail and a note in the change log. */
void paper_noted(struct req *, const struct paper *, const char *field, str before, str after);
/* Annexes (annex.c): added, an edition added, taken away; a status, or 0: it is done. */
int paper_annex_put(struct req *, struct paper *), paper_edition_put(struct req *, struct paper *),
	paper_annex_away(struct req *, struct paper *);
const struct field *paper_annex_table(void);
/* With the editions that can be added as choices; NULL: there is none. */
const struct field *paper_edition_table(struct req *, const struct paper *);
/* Records how a body ended with the paper (result.c); a status, or 0: it is done. */
int hearing_result_record(struct req *, struct paper *);
int hearing_result_day(struct req *, struct paper *),
	hearing_result_number(struct req *, struct paper *);
const struct field *hearing_result_table(struct req *, const struct paper *);
const struct field *hearing_result_day_table(void), *hearing_result_number_table(void);
#endif
