/* What may happen to a meeting, its minutes and its votes. */
#include "app/groups/rules.h"

static const struct { const char *code, *words; } states[MEETING_STATES] = {
	[MEETING_PLANNED] = { "planned", N_("Planned") },
	[MEETING_INVITED] = { "invited", N_("Invited") },
	[MEETING_RECORDED] = { "recorded", N_("Minutes are being written") },
	[MEETING_SUBMITTED] = { "submitted", N_("Minutes wait for approval") },
	[MEETING_APPROVED] = { "approved", N_("Minutes approved") },
	[MEETING_CANCELLED] = { "cancelled", N_("Cancelled") },
};

enum meeting_state meeting_state_of(str code)
{
	enum meeting_state s = MEETING_PLANNED;
	while (s < MEETING_STATES && !str_is(code, states[s].code))
		s++;
	return s;
}

const char *meeting_state_code(enum meeting_state s) { return states[s].code; }
const char *meeting_state_words(enum meeting_state s) { return states[s].words; }

#define FROM(state) (1u << MEETING_##state)
/* From which states a step leads, and where to; a change stays where it is. */
static const struct { unsigned from; enum meeting_state to; } steps[MEETING_STEPS] = {
	[STEP_CHANGE] = { FROM(PLANNED) | FROM(INVITED), MEETING_STATES },
	[STEP_INVITE] = { FROM(PLANNED) | FROM(INVITED), MEETING_INVITED },
	[STEP_CANCEL] = { FROM(PLANNED) | FROM(INVITED), MEETING_CANCELLED },
	[STEP_RECORD] = { FROM(PLANNED) | FROM(INVITED) | FROM(RECORDED), MEETING_RECORDED },
	[STEP_SUBMIT] = { FROM(RECORDED), MEETING_SUBMITTED },
	[STEP_RETURN] = { FROM(SUBMITTED), MEETING_RECORDED },
	[STEP_APPROVE] = { FROM(SUBMITTED), MEETING_APPROVED },
	[STEP_AMEND] = { FROM(APPROVED), MEETING_APPROVED },
};

/* Why not, of a step that does not lead from the state. */
static const char *reason(enum meeting_state s, enum meeting_step step)
{
	if (s == MEETING_CANCELLED)
		return N_("The meeting was cancelled. Plan another one.");
	if (step == STEP_AMEND)
		return N_("Only approved minutes are amended; these can still be changed.");
	if (s == MEETING_APPROVED)
		return N_("The minutes are approved and cannot change. A mistake is put right by an "
			"amendment.");
	if (step == STEP_RETURN || step == STEP_APPROVE)
		return N_("The minutes are not finished yet.");
	if (s == MEETING_SUBMITTED)
		return N_("The minutes are finished and wait for approval. Take them back first.");
	if (step == STEP_SUBMIT)
		return N_("Nobody has begun the minutes yet.");
	return N_("The meeting has begun. What was invited to cannot be changed any more.");
}

const char *meeting_refusal(enum meeting_state s, enum meeting_step step)
{
	return steps[step].from & (1u << s) ? NULL : reason(s, step);
}

enum meeting_state meeting_after(enum meeting_state s, enum meeting_step step)
{
	return steps[step].to == MEETING_STATES ? s : steps[step].to;
}

const char *meeting_day_refusal(enum meeting_step step, str day, str today)
{
	if (step == STEP_INVITE && str_order(day, today) < 0)
		return N_("The day of the meeting has passed. Nobody can be invited any more.");
	if (step == STEP_RECORD && str_order(today, day) < 0)
		return N_("The meeting has not taken place yet. Its minutes can begin on its day.");
	return NULL;
}

const char *approval_refusal(str day, str by_day, enum meeting_state by)
{
	if (str_order(by_day, day) <= 0)
		return N_("Minutes are approved by a later meeting.");
	if (by == MEETING_CANCELLED)
		return N_("The meeting that was to approve them was cancelled.");
	if (by == MEETING_PLANNED || by == MEETING_INVITED)
		return N_("The meeting that is to approve them has not begun yet.");
	return NULL;
}

/* ---- who was there ---- */

bool term_covers(str from, str to, str day)
{
	return str_order(from, day) <= 0 && (!to.len || str_order(day, to) <= 0);
}

const char *term_refusal(str from, str to)
{
	return to.len && str_order(to, from) < 0 ? N_("The last day is before the first.") : NULL;
}

const char *attendance_refusal(str state, str from, str to, str day)
{
	if (str_is(state, "guest") || term_covers(from, to, day))
		return NULL;
	return str_order(day, from) < 0
		? N_("The term had not begun on the day of the meeting. Record a guest instead.")
		: N_("The term had ended before the day of the meeting. Record a guest instead.");
}

/* ---- votes ---- */

const char *votes_refusal(struct maybe_int yes, struct maybe_int no, struct maybe_int none,
	int64_t in_room)
{
	if (!yes.set && !no.set && !none.set)
		return NULL;
	if (yes.value < 0 || no.value < 0 || none.value < 0)
		return N_("A number of votes cannot be below zero.");
	if (yes.value > in_room || no.value > in_room || none.value > in_room ||
		yes.value + no.value + none.value > in_room)
		return N_("These are more votes than members and deputies who are there.");
	return NULL;
}

/* ---- times ---- */

str clock_text_read(struct arena *a, str s)
{
	str rest = s, hours, minutes;
	char between = str_has(s, S(":")) ? ':' : '.';
	if (!str_cut(&rest, between, &hours) || hours.len < 1 || hours.len > 2)
		return (str){ 0 };
	minutes = rest.ptr ? rest : S("00");
	struct maybe_int h = str_int(hours), m = str_int(minutes);
	if (minutes.len != 2 || !h.set || !m.set || h.value < 0 || h.value > 23 || m.value < 0 ||
		m.value > 59)
		return (str){ 0 };
	return arena_printf(a, "%02d:%02d", (int)h.value, (int)m.value);
}

const char *clock_wrong(str s)
{
	struct arena own = { 0 };
	bool good = clock_text_read(&own, s).ptr;
	arena_free(&own);
	return good ? NULL : N_("Write a time such as 14:00.");
}

const char *meeting_times_refusal(str starts, str ends)
{
	return str_order(starts, ends) < 0 ? NULL : N_("The meeting ends before it begins.");
}

int64_t clock_instant(str day, str time)
{
	enum { MINUTE = 60, HOUR = 3600 };
	int hour = (int)str_int(str_part(time, 0, 2)).value,
		minute = (int)str_int(str_part(time, 3, 5)).value;
	int64_t at = day_begins(day) + hour * HOUR + minute * MINUTE;
	/* A day on which the clock changes has an hour more or less before noon. */
	int ahead = (local_time(at).hour - hour + 36) % 24 - 12;
	return at - ahead * HOUR;
}
