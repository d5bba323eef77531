/*
 * rules — what may happen to plans, action plans and measures, and how far a measure is.
 *
 * The one idea: rules are pure functions.  They know no store, no request and no clock;
 * a refusal is a message id that says why, and NULL is a yes.
 */
#ifndef PLANNING_RULES_H
#define PLANNING_RULES_H
#include "base/base.h"

/* ---- states ---- */

enum plan_state { PLAN_DRAFT, PLAN_CONSULTED, PLAN_ADOPTED, PLAN_ENDED, PLAN_WITHDRAWN,
	PLAN_STATES };
enum action_state { ACTION_DRAFT, ACTION_PROPOSED, ACTION_APPROVED, ACTION_CLOSED,
	ACTION_STATES };
enum measure_state { MEASURE_PROPOSED, MEASURE_APPROVED, MEASURE_IN_PROGRESS, MEASURE_FULFILLED,
	MEASURE_PARTLY_FULFILLED, MEASURE_ONGOING_FULFILLED, MEASURE_NOT_FULFILLED,
	MEASURE_POSTPONED, MEASURE_CANCELLED, MEASURE_STATES };

/* As the store knows it, and as people read it (a message id); in the order of the enum. */
struct state { const char *code, *label; };
extern const struct state plan_states[], action_states[], measure_states[];
/* The number of the code among so many; `count` when there is none. */
size_t state_of(const struct state *, size_t count, str code);
const char *state_label(const struct state *, size_t count, str code);     /* "" when none is */

const char *plan_step_refused(enum plan_state from, enum plan_state to);
const char *action_step_refused(enum action_state from, enum action_state to);
const char *measure_step_refused(enum measure_state from, enum measure_state to);
/* Whether something is still to be done about it. */
bool measure_open(enum measure_state);

/* ---- the end of a year ---- */

enum outcome { OUTCOME_NONE, OUTCOME_CONTINUE, OUTCOME_POSTPONE, OUTCOME_DROP, OUTCOME_MERGE,
	OUTCOME_DONE, OUTCOMES };
extern const struct state outcomes[];
/* A measure of an action plan and how its year ends. */
struct closing {
	int64_t measure;
	enum measure_state state;          /* before */
	enum outcome outcome;
	str reason;
	int64_t into;                      /* of OUTCOME_MERGE */
};
/* What went on as what before this year, by measure. */
struct merge { int64_t from, into; };
struct merges { const struct merge *items; size_t count; };
/* Why the i-th cannot end so; `others`: open measures of the plan outside the list. */
const char *closing_refused(const struct closing *, size_t count, size_t i, struct int_list others,
	struct merges);
/* What the measure is from now on. */
enum measure_state closing_state(const struct closing *);
/* Whether the measure stands in the next year's draft. */
bool closing_carries(enum outcome);
/* Why `from` may not be merged into `into`, both of the same plan. */
const char *merge_refused(int64_t from, int64_t into, struct merges);

/* ---- progress ---- */

/* How far a measure is; PROGRESS_NONE: nothing is to be done now; PROGRESS_UNKNOWN: nothing
 * is said from which it would follow. */
enum progress { PROGRESS_COMPLETED, PROGRESS_ON_TIME, PROGRESS_NOT_STARTED, PROGRESS_LATE,
	PROGRESS_NONE, PROGRESS_UNKNOWN, PROGRESSES };
extern const struct state progresses[];
struct progress_step { str due_on; bool done, cancelled; };
/* The last value against the target; a target may be below the baseline. */
struct progress_indicator { struct maybe_int baseline, target, last; };
struct progress_facts {
	enum measure_state state;
	str deadline;                      /* ptr NULL: none */
	bool ongoing;
	const struct progress_step *steps; size_t step_count;
	const struct progress_indicator *indicators; size_t indicator_count;
	/* Put in place of it by somebody until a day, with a reason. */
	enum progress told; bool is_told; str told_until;
};
enum progress progress_of(const struct progress_facts *, str today);
bool indicator_met(const struct progress_indicator *);

/* How old the last news is, by days; `stale` days of the plan. */
enum newness { NEWS_OPTIMAL, NEWS_ACCEPTABLE, NEWS_LATE, NEWS_STALE, NEWNESSES };
extern const struct state newnesses[];
enum newness newness_of(str noted_on, str today, int64_t stale);
/* From one day to another; both valid. */
int64_t days_between(str from, str to);
/* Whether who has not answered is written to today: at once, when nobody has written yet; then
 * 30, 7 and 1 days before the term and 1, 7, 30, 60 and 90 days after it, or within the next two
 * days if it was missed; never sooner than five days after the last letter. */
bool reminder_due(str term, str last_sent, str today);

/* ---- numbers ---- */

/* "2.1.3": digits in groups divided by dots; at most five groups of four digits. */
bool code_good(str code);
/* Sorts as people count. */
str  code_sort_key(struct arena *, str code);
/* "1 250,50" in hundredths or thousandths; unset: it is no such number. */
struct maybe_int number_read(str, int decimals);
/* The same in words: without needless zeros, thousands divided by a hard space. */
str  number_words(struct arena *, int64_t, int decimals);
#endif
