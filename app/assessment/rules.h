/*
 * rules — what a self-assessment and a calendar of planning may be.
 *
 * Nothing here knows of a store or a request.  The eight areas of quality and the eight
 * phases are the ministry's; of its single criteria nothing is known here, so none is
 * made up.  Labels are English message ids.
 */
#ifndef ASSESSMENT_RULES_H
#define ASSESSMENT_RULES_H
#include "web/web.h"

enum { QUALITIES = 8, MARK_NONE = 0, MARK_BEST = 1, MARK_WORST = 4, PHASES = 8, CYCLE_YEARS = 3 };

extern const char *const quality_labels[QUALITIES];
/* "1 – works well"; of a mark that was not given "Not assessed". */
const char *mark_label(struct maybe_int mark);
extern const struct choice mark_choices[];

enum assessment_state { ASSESSMENT_DRAFT, ASSESSMENT_FINISHED, ASSESSMENT_PUBLISHED,
	ASSESSMENT_STATES };
enum assessment_act { ACT_FINISH, ACT_PUBLISH, ACT_HIDE, ACT_CORRECT, ASSESSMENT_ACTS };
const char *assessment_state_code(enum assessment_state);
const char *assessment_state_label(enum assessment_state);
enum assessment_state assessment_state_of(str code);
/* Where an act leads, or why it may not be done; a correction leaves what it corrects. */
struct assessment_move { enum assessment_state to; const char *refused; };
struct assessment_move assessment_move(enum assessment_state, enum assessment_act);

/* The phases of planning in their order; the values are those of the list process_phases. */
extern const struct choice phase_choices[];
int64_t phase_position(str code);      /* from 1; 0: it is none */

/* Where a step of the calendar is on a day; without an end it is due on its first day. */
enum step_state { STEP_UNDATED, STEP_COMING, STEP_RUNNING, STEP_LATE, STEP_DONE, STEP_STATES };
struct step_days { str from, to, done; };
enum step_state step_state(struct step_days, str today);
const char *step_state_label(enum step_state);
/* What is wrong with them, or NULL. */
const char *step_days_wrong(struct step_days, str today);
const char *cycle_wrong(int64_t year_from, int64_t year_to);

/* A line of evidence, "what it is; https://…": the address stays empty unless it is one. */
struct evidence_line { str text, url; };
struct evidence_line evidence_line(str);
#endif
