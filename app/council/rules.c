/* The rules themselves: tables where there are few cases, days as text. */
#include "app/council/rules.h"

/* ---- the paper ---- */

static const struct { const char *code, *label; } states[PAPER_STATES] = {
	[PAPER_DRAFT] = { "draft", N_("Being written") },
	[PAPER_SUBMITTED] = { "submitted", N_("Submitted to the head") },
	[PAPER_APPROVED] = { "approved", N_("Before the bodies") },
	[PAPER_RETURNED] = { "returned", N_("Returned to be rewritten") },
	[PAPER_ADOPTED] = { "adopted", N_("Adopted") },
	[PAPER_REJECTED] = { "rejected", N_("Not adopted") },
	[PAPER_WITHDRAWN] = { "withdrawn", N_("Withdrawn") },
};

const char *paper_state_code(enum paper_state s) { return states[s].code; }
const char *paper_state_label(enum paper_state s) { return states[s].label; }

enum paper_state paper_state_of(str code)
{
	int s = 0;
	while (s < PAPER_STATES && !str_is(code, states[s].code))
		s++;
	return (enum paper_state)s;
}

bool paper_editable(enum paper_state s) { return s == PAPER_DRAFT || s == PAPER_RETURNED; }

static struct move to(enum paper_state s) { return (struct move){ .to = s }; }
static struct move refuse(const char *why) { return (struct move){ .refused = why }; }

/* Why nothing can be done in a state that nothing leads from; NULL: there is more to ask. */
static const char *closed(enum paper_state s)
{
	return s == PAPER_ADOPTED ? N_("The paper is adopted; it does not change any more.")
		: s == PAPER_REJECTED ? N_("The paper was not adopted. Write a new one.")
		: s == PAPER_WITHDRAWN ? N_("The paper is withdrawn. Write a new one.") : NULL;
}

struct move paper_move(enum paper_state s, enum paper_act act)
{
	const char *why = closed(s);
	if (why)
		return refuse(why);
	if (s == PAPER_APPROVED)
		return refuse(N_("The head has approved the paper, and it is before the bodies. Only "
			"their result changes it now."));
	if (act == ACT_WITHDRAW)
		return to(PAPER_WITHDRAWN);
	if (act == ACT_SUBMIT)
		return paper_editable(s) ? to(PAPER_SUBMITTED)
			: refuse(N_("The paper waits for the head already."));
	if (s != PAPER_SUBMITTED)
		return refuse(N_("The paper has not been submitted to the head yet."));
	return to(act == ACT_APPROVE ? PAPER_APPROVED
		: act == ACT_SEND_BACK ? PAPER_RETURNED : PAPER_DRAFT);
}

/* ---- before the bodies ---- */

static const struct { const char *code, *label; } results[RESULTS] = {
	[RESULT_NONE] = { "", N_("Result not recorded") },
	[RESULT_ACCEPTED] = { "accepted", N_("Accepted") },
	[RESULT_MODIFIED] = { "accepted_but_modified", N_("Accepted with changes") },
	[RESULT_REJECTED] = { "rejected", N_("Rejected") },
	[RESULT_POSTPONED] = { "postponed", N_("Postponed") },
	[RESULT_RETURNED] = { "returned", N_("Returned to be rewritten") },
	[RESULT_WITHDRAWN] = { "withdrawn", N_("Taken off the agenda") },
};

const char *result_code(enum result result) { return results[result].code; }
const char *result_label(enum result result) { return results[result].label; }

enum result result_of(str code)
{
	int n = 0;
	while (n < RESULTS && !str_is(code, results[n].code))
		n++;
	return (enum result)n;
}

bool way_passed(enum result result)
{
	return result == RESULT_ACCEPTED || result == RESULT_MODIFIED;
}

size_t way_next(const struct way *w)
{
	size_t n = 0;
	while (n < w->count && way_passed(w->items[n].result))
		n++;
	return n;
}

static const char *not_before_bodies(enum paper_state s)
{
	const char *why = closed(s);
	return why ? why : s == PAPER_APPROVED ? NULL
		: N_("The head has not approved the paper, so no body can hear it.");
}

struct move way_move(enum paper_state s, const struct way *w, size_t step, enum result result,
	str today)
{
	const char *why = not_before_bodies(s);
	if (why)
		return refuse(why);
	if (step >= w->count)
		return refuse(N_("This body is not on the way of the paper."));
	if (step > way_next(w))
		return refuse(N_("A body before this one has not accepted the paper yet. None can be "
			"skipped."));
	if (step < way_next(w))
		return refuse(N_("This body has decided already."));
	if (result == RESULT_NONE || result >= RESULTS)
		return refuse(N_("Choose how it ended."));
	if (!w->items[step].day.len)
		return refuse(N_("Say first on which day the body hears the paper."));
	if (str_order(today, w->items[step].day) < 0)
		return refuse(N_("The session is still to come; its result cannot be known yet."));
	if (result == RESULT_REJECTED)
		return to(PAPER_REJECTED);
	if (result == RESULT_WITHDRAWN)
		return to(PAPER_WITHDRAWN);
	if (result == RESULT_RETURNED)
		return to(PAPER_RETURNED);
	return to(way_passed(result) && step + 1 == w->count ? PAPER_ADOPTED : PAPER_APPROVED);
}

/* ---- days ---- */

struct way_clash way_clash(const struct way *w)
{
	for (size_t i = 0; i < w->count; i++)
		for (size_t k = i + 1; k < w->count; k++)
			if (w->items[i].day.len && w->items[k].day.len &&
				str_order(w->items[k].day, w->items[i].day) < 0)
				return (struct way_clash){ true, i, k };
	return (struct way_clash){ 0 };
}

bool signed_late(str session, str signed_on)
{
	return session.len && signed_on.len && str_order(session, signed_on) < 0;
}

str agenda_last_day(struct arena *a, str session, int64_t days)
{
	return day_add(a, session, -(int)days);
}

enum agenda agenda_state(struct arena *a, struct agenda_days d)
{
	if (!d.days.set)
		return AGENDA_FREE;
	str last = agenda_last_day(a, d.session, d.days.value);
	if (d.posted.len)
		return str_order(d.posted, last) <= 0 ? AGENDA_POSTED : AGENDA_LATE;
	return str_order(d.today, last) <= 0 ? AGENDA_WAITS : AGENDA_MISSING;
}

bool board_notice_too_short(struct arena *a, str posted_on, str removed_on)
{
	return str_order(removed_on, day_add(a, posted_on, NOTICE_DAYS)) < 0;
}

/* ---- tasks of resolutions ---- */

static const struct { const char *code, *label; } tasks[TASK_STATES] = {
	[TASK_OPEN] = { "open", N_("To be done") },
	[TASK_REPORTED] = { "reported", N_("Reported as done") },
	[TASK_FULFILLED] = { "fulfilled", N_("Fulfilled") },
	[TASK_CANCELLED] = { "cancelled", N_("Cancelled") },
};

const char *council_task_state_code(enum task_state s) { return tasks[s].code; }
const char *council_task_state_label(enum task_state s) { return tasks[s].label; }

enum task_state council_task_state_of(str code)
{
	int n = 0;
	while (n < TASK_STATES && !str_is(code, tasks[n].code))
		n++;
	return (enum task_state)n;
}

const char *council_task_refused(enum task_state from, enum task_state to, bool has_report)
{
	if (from >= TASK_STATES || to >= TASK_STATES)
		return N_("There is no such state.");
	if ((from == TASK_FULFILLED || from == TASK_CANCELLED) && to != from && to != TASK_OPEN)
		return N_("The task is settled. Open it again first.");
	if (to == TASK_FULFILLED && from == TASK_OPEN)
		return N_("A task is first reported as done, then fulfilled.");
	if ((to == TASK_REPORTED || to == TASK_FULFILLED) && !has_report)
		return N_("Write what became of it.");
	if (to == TASK_CANCELLED && !has_report)
		return N_("Write why it is cancelled.");
	return NULL;
}

bool council_task_late(enum task_state s, str deadline, str today)
{
	return (s == TASK_OPEN || s == TASK_REPORTED) && deadline.len &&
		str_order(deadline, today) < 0;
}

int council_task_reminders(struct arena *a, enum task_state s, str deadline, str today)
{
	static const int steps[] = { -7, 1, 15, 29, 43, 57 };
	int due = 0;
	if (s != TASK_OPEN || !deadline.len)
		return 0;
	for (size_t i = 0; i < COUNT(steps); i++)
		due += str_order(today, day_add(a, deadline, steps[i])) >= 0;
	return due;
}
