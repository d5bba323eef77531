/*
 * paper — a paper as it is read from the store: its form, its way, its history.
 *
 * Private to app/council.  Everything lives in the request's arena.
 */
#ifndef COUNCIL_PAPER_H
#define COUNCIL_PAPER_H
#include "app/council/council.h"
#include "app/council/council.sql.h"
#include "app/council/paper.sql.h"
#include "app/council/rules.h"
#include "app/council/texts.h"
#include "app/office/office.h"

enum {
	PAPER_BODIES = 6,                  /* on the way of one paper */
	COUNCIL_MOST = 500,                /* of anything that one page shows whole */
};
/* Who writes papers, sees them all, and may only read; only ROLE_HEAD approves. */
#define COUNCIL_WRITERS (ROLE_COORDINATOR | ROLE_ADMIN)
#define COUNCIL_OFFICE  (COUNCIL_WRITERS | ROLE_HEAD)
#define COUNCIL_READERS (COUNCIL_OFFICE | ROLE_READER)


/* The form, in the order of the town's own.  Days and drafts: one for each body on the
 * way, in its order. */
struct paper_form {
	str title, area, department, prepared_by, prepared_office, presented_by, presented_office;
	str statement, previous, report, signed_on, signed_by, signed_office;
	struct str_list previous_ids, annexes;
	str days[PAPER_BODIES], drafts[PAPER_BODIES];
};

typedef struct hearing_list_row hearing_row;
struct paper {
	const struct paper_get_row *row;
	enum paper_state state;
	struct hearing_list_rows hearings;     /* every attempt */
	struct way way;                        /* the last of each */
	const hearing_row *steps[PAPER_BODIES];        /* the same, as they are stored */
	struct paper_previous_list_rows previous;
	struct paper_annex_list_rows annexes;
	struct paper_copy_list_rows copy;
};
struct papers { struct paper *items; size_t count; };
/* Those of the ids that there are, in the order of the ids; read at once. */
struct papers papers_load(struct req *, struct int_list ids);
struct paper *paper_load(struct req *, int64_t id);            /* or NULL */
/* The text of a part of the public copy; ptr NULL: it has no such part. */
str  paper_copy_of(const struct paper *, str part);
/* The message in the language, with each %s the next of the values. */
str  council_say(struct arena *, const struct lang *, const char *message, const str *values);
str  paper_url(struct req *, int64_t id, const char *rest);
struct str_list council_lines_list(struct arena *, str text);
str  council_lines_text(struct arena *, struct str_list);

/* ---- records (paper_record.c, council_record.c, task_record.c) ---- */
extern const struct record paper_record, council_body_record, council_session_record,
	resolution_task_record, board_notice_record;
/* For the fields of a record: the areas as choices, with what the table has copied. */
struct field *council_fields(struct req *, const struct field *, size_t count);
/* Areas where the visitor may keep what belongs to the council. */
const struct choice *council_area_choices(struct req *);
/* The area of that choice, if the visitor may write there; 0 with an error. */
int64_t council_area_chosen(struct req *, const struct field *, str value);

/* ---- versions (version.c) ---- */
/* Keeps the paper's texts as they are now as the next version. */
void paper_version_keep(struct req *, int64_t paper, const char *reason);
int  council_version_show(struct req *);

/* ---- what is wrong with days, in sentences (advice.c) ---- */
struct council_advice { struct str_list refused, warnings; };
struct council_advice paper_advice(struct req *, const struct paper *);
/* Days of a form that contradict each other; an error in the request. */
bool paper_days_wrong(struct req *, const struct field *, const struct paper_form *,
	const struct way *);
#endif
