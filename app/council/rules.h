/*
 * rules — what may happen to a paper, and why not.
 *
 * The one idea: the way of a paper is a row of steps, one for each body, and a body may
 * hear it only when all before it have accepted it.  Nothing here knows of a store or a
 * request; each refusal is an English message id, so that pages can say it.
 */
#ifndef COUNCIL_RULES_H
#define COUNCIL_RULES_H
#include "web/web.h"

/* ---- the paper ---- */

enum paper_state {
	PAPER_DRAFT, PAPER_SUBMITTED, PAPER_APPROVED, PAPER_RETURNED, PAPER_ADOPTED, PAPER_REJECTED,
	PAPER_WITHDRAWN, PAPER_STATES
};
enum paper_act {
	ACT_SUBMIT,                        /* the coordinator hands it to the head */
	ACT_TAKE_BACK,                     /* and takes it back before the head has decided */
	ACT_SEND_BACK,                     /* the head wants it otherwise */
	ACT_APPROVE,                       /* the head signs: from now on it does not change */
	ACT_WITHDRAW,                      /* it is given up, before any body has it */
	PAPER_ACTS
};
struct move { const char *refused; enum paper_state to; };     /* refused NULL: it may be done */
struct move paper_move(enum paper_state, enum paper_act);
bool paper_editable(enum paper_state);
/* "draft" …; of a text that is none PAPER_STATES. */
const char *paper_state_code(enum paper_state);
const char *paper_state_label(enum paper_state);
enum paper_state paper_state_of(str code);

/* ---- before the bodies ---- */

enum result {
	RESULT_NONE, RESULT_ACCEPTED, RESULT_MODIFIED, RESULT_REJECTED, RESULT_POSTPONED,
	RESULT_RETURNED, RESULT_WITHDRAWN, RESULTS
};
const char *result_code(enum result);          /* "accepted" …; of RESULT_NONE "" */
const char *result_label(enum result);
enum result result_of(str code);               /* RESULTS: there is none such */

/* A body on the way: the last time it has, or had, the paper. */
struct way_step {
	int64_t hearing, body;
	str code, name;                    /* of the body */
	str day;                           /* YYYY-MM-DD or empty */
	enum result result;
	int64_t attempt;
};
struct way { struct way_step *items; size_t count; };

/* The first step that has not accepted the paper; way->count: all have. */
size_t way_next(const struct way *);
bool way_passed(enum result);                  /* it may go on from there */
/* What becomes of the paper when the body of the step ends so, on the day `today`. */
struct move way_move(enum paper_state, const struct way *, size_t step, enum result, str today);

/* ---- days ---- */

/* Two steps that stand in the wrong order: the later body hears the paper on an earlier day. */
struct way_clash { bool found; size_t before, after; };
struct way_clash way_clash(const struct way *);
/* Whether the paper was signed only after that session. */
bool signed_late(str session, str signed_on);

enum agenda { AGENDA_FREE, AGENDA_POSTED, AGENDA_WAITS, AGENDA_LATE, AGENDA_MISSING };
/* Of a session whose agenda is to be posted `days` before it (unset: it need not be);
 * `posted` may be empty.  LATE: it is posted, but not in time; MISSING: nor can it be. */
struct agenda_days { str session, posted, today; struct maybe_int days; };
enum agenda agenda_state(struct arena *, struct agenda_days);
/* The last day on which it can be posted in time. */
str agenda_last_day(struct arena *, str session, int64_t days);

enum { NOTICE_DAYS = 15 };             /* a notice hangs so long at least */
bool board_notice_too_short(struct arena *, str posted_on, str removed_on);

/* ---- tasks of resolutions ---- */

enum task_state { TASK_OPEN, TASK_REPORTED, TASK_FULFILLED, TASK_CANCELLED, TASK_STATES };
const char *council_task_state_code(enum task_state);
const char *council_task_state_label(enum task_state);
enum task_state council_task_state_of(str code);
/* Why a task of the first state does not come to the second, or NULL. */
const char *council_task_refused(enum task_state from, enum task_state to, bool has_report);
bool council_task_late(enum task_state, str deadline, str today);
/* How many reminders should have been sent by now: one a week before the deadline, one on
 * the day behind it, then one every 14 days, six in all. */
int council_task_reminders(struct arena *, enum task_state, str deadline, str today);
#endif
