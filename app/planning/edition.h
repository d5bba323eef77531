/*
 * edition — a plan as lines, frozen or live; private to app/planning.
 *
 * A line is a field of a part: "measure 2.1.3", "title", "Bezbariérovost".  Values are
 * words as people read them, so an edition says the same when codelists have changed.  Its
 * canonical text is
 *
 *     rozcestnik-plan<TAB>1
 *     measure 2.1.3<TAB>title<TAB>Bezbariérovost
 *
 * with \n, \t and \\ for what would break a line; empty values have no line.  The SHA-256
 * of that text is the edition's hash; anybody can check it with sha256sum.
 */
#ifndef PLANNING_EDITION_H
#define PLANNING_EDITION_H
#include "app/planning/edition.sql.h"
#include "app/planning/planning_internal.h"

struct plan_line { str part, field, value; };
struct plan_lines { struct plan_line *items; size_t count; };

str  plan_text_write(struct arena *, const struct plan_lines *);
/* False: it is no such text. */
bool plan_text_read(struct arena *, str text, struct plan_lines *);

/* What differs, in the order of the newer one; of what is only in the older at the end. */
struct line_change { str part, field, before, after; };    /* ptr NULL: there is no such line */
struct line_changes { struct line_change *items; size_t count; };
struct line_changes plan_lines_differ(
	struct arena *, const struct plan_lines *before, const struct plan_lines *after);

/* As the store has it now: a plan's text; an action plan; how far all measures are. */
struct plan_lines plan_lines_live(struct req *, int64_t plan);
struct plan_lines action_lines_live(struct req *, int64_t action);
struct plan_lines progress_lines_live(struct req *, int64_t plan);
void plan_line_put(struct req *, struct plan_lines *, str part, str field, str value);

/* How a field of a part is called (a message id) and looks; NULL: there is none. */
const struct field *plan_line_field(str part, str field);
/* "measure 2.1.3" is "Opatření 2.1.3", in the page's language. */
str plan_part_words(struct req *, str part);
/* "measure" and "2.1.3". */
str part_kind(str part), part_key(str part);
/* The value of a part's field; ptr NULL: it has none. */
str plan_value(const struct plan_lines *, str part, const char *field);
/* The same, looked for from line `*at` on and then before it, for who asks about many parts in
 * their order; `*at` is where the part was found. */
str plan_value_next(const struct plan_lines *, size_t *at, str part, const char *field);
/* The same of the part whose lines begin there. */
str plan_value_at(const struct plan_lines *, size_t from, const char *field);

/* ---- editions ---- */
#define SUBJECT_PLAN S("plan")
#define SUBJECT_PROGRESS S("progress")
str subject_of_action(struct arena *, int64_t action);
/* Freezes what the store has now; the edition's id.  In the caller's transaction. */
struct edition_new { int64_t plan, action; str subject, name; bool published; };
int64_t edition_make(struct req *, const struct edition_new *);
/* Whether the text still has its hash; then its lines. */
bool edition_read(struct req *, const struct edition_get_row *, struct plan_lines *);
/* A page that says that an edition is not what it was: 409. */
int edition_spoilt(struct req *, const struct edition_get_row *);
#endif
