/*
 * rules — what may happen to a meeting, who may be recorded how, and which votes count.
 *
 * Pure: no store, no clock.  Each answers NULL when it is allowed, else the reason, a
 * message that people read.
 */
#ifndef GROUPS_RULES_H
#define GROUPS_RULES_H
#include "web/web.h"

/* A meeting is planned, its members are invited, its minutes are being recorded, they
 * wait for the next meeting, they are approved; or it is cancelled before it begins. */
enum meeting_state {
	MEETING_PLANNED, MEETING_INVITED, MEETING_RECORDED, MEETING_SUBMITTED, MEETING_APPROVED,
	MEETING_CANCELLED, MEETING_STATES
};
enum meeting_step {
	STEP_CHANGE,                       /* of day, place or agenda */
	STEP_INVITE, STEP_CANCEL, STEP_RECORD, STEP_SUBMIT, STEP_RETURN, STEP_APPROVE, STEP_AMEND,
	MEETING_STEPS
};
const char *meeting_refusal(enum meeting_state, enum meeting_step);
/* Where a step that is allowed leads. */
enum meeting_state meeting_after(enum meeting_state, enum meeting_step);
enum meeting_state meeting_state_of(str code);         /* MEETING_STATES: there is none */
const char *meeting_state_code(enum meeting_state);
const char *meeting_state_words(enum meeting_state);   /* a message id */

/* Members are invited to what is to come, minutes are of what has been. */
const char *meeting_day_refusal(enum meeting_step, str day, str today);

/* The minutes of a meeting on `day` may be approved by one on `by_day`, in its state. */
const char *approval_refusal(str day, str by_day, enum meeting_state by);

/* May a member whose term is from … to (ptr NULL: it goes on) be recorded so on the day? */
const char *attendance_refusal(str state, str from, str to, str day);
bool term_covers(str from, str to, str day);
/* A term, and one that is to follow or to end: its days in order? */
const char *term_refusal(str from, str to);

/* Who votes is in the room: so many were there, members and their deputies. */
const char *votes_refusal(struct maybe_int yes, struct maybe_int no, struct maybe_int none,
	int64_t in_room);

/* "14:00" or "9.30" as 14:00 and 09:30; ptr NULL: it is no time. */
str clock_text_read(struct arena *, str);
const char *clock_wrong(str);                          /* for struct field.check */
const char *meeting_times_refusal(str starts, str ends);
/* The instant of a time on a day in Prague, also where the clock changes. */
int64_t clock_instant(str day, str time);
#endif
