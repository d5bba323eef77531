/* The rules of rules.h. */
#include "app/planning/rules.h"
#include "web/web.h"

const struct state plan_states[] = {
	{ "draft", N_("being prepared") }, { "consulted", N_("in consultation") },
	{ "adopted", N_("adopted") }, { "ended", N_("its period has ended") },
	{ "withdrawn", N_("withdrawn") },
};
const struct state action_states[] = {
	{ "draft", N_("being prepared") }, { "proposed", N_("proposed for approval") },
	{ "approved", N_("approved") }, { "closed", N_("closed and evaluated") },
};
const struct state measure_states[] = {
	{ "proposed", N_("measure is proposed") }, { "approved", N_("measure is approved") },
	{ "in_progress", N_("being carried out") }, { "fulfilled", N_("fulfilled") },
	{ "partly_fulfilled", N_("partly fulfilled") },
	{ "ongoing_fulfilled", N_("fulfilled continuously") }, { "not_fulfilled", N_("not fulfilled") },
	{ "postponed", N_("postponed") }, { "cancelled", N_("measure is cancelled") },
};
const struct state outcomes[] = {
	{ "", N_("not decided yet") }, { "continue", N_("goes on next year") },
	{ "postpone", N_("is postponed") }, { "drop", N_("is dropped") },
	{ "merge", N_("is merged into another") }, { "done", N_("is done") },
};
const struct state progresses[] = {
	{ "completed", N_("completed") }, { "on_time", N_("on time") },
	{ "not_started", N_("not started") }, { "late", N_("measure is late") },
	{ "none", N_("nothing is to be done") }, { "unknown", N_("progress is not known") },
};
const struct state newnesses[] = {
	{ "optimal", N_("news is fresh") }, { "acceptable", N_("news is rather fresh") },
	{ "late", N_("news is getting old") }, { "stale", N_("no news for long") },
};

size_t state_of(const struct state *states, size_t count, str code)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(code, states[i].code))
			return i;
	return count;
}

const char *state_label(const struct state *states, size_t count, str code)
{
	size_t i = state_of(states, count, code);
	return i < count ? states[i].label : "";
}

/* ---- states ---- */

#define BIT(state) (1u << (state))
#define SAME N_("It is in this state already.")

const char *plan_step_refused(enum plan_state from, enum plan_state to)
{
	static const unsigned next[PLAN_STATES] = {
		[PLAN_DRAFT] = BIT(PLAN_CONSULTED) | BIT(PLAN_ADOPTED) | BIT(PLAN_WITHDRAWN),
		[PLAN_CONSULTED] = BIT(PLAN_DRAFT) | BIT(PLAN_ADOPTED) | BIT(PLAN_WITHDRAWN),
		[PLAN_ADOPTED] = BIT(PLAN_ENDED),
		[PLAN_ENDED] = BIT(PLAN_ADOPTED),
		[PLAN_WITHDRAWN] = BIT(PLAN_DRAFT),
	};
	static const char *const why[PLAN_STATES] = {
		[PLAN_DRAFT] = N_("A plan has to be adopted before its period can end."),
		[PLAN_CONSULTED] = N_("A plan has to be adopted before its period can end."),
		[PLAN_ADOPTED] = N_("An adopted plan does not change back: end it, and make a new one."),
		[PLAN_ENDED] = N_("A plan whose period has ended can only be adopted again."),
		[PLAN_WITHDRAWN] = N_("A withdrawn plan has to be prepared again first."),
	};
	if (from == to)
		return SAME;
	return next[from] & BIT(to) ? NULL : why[from];
}

const char *action_step_refused(enum action_state from, enum action_state to)
{
	static const unsigned next[ACTION_STATES] = {
		[ACTION_DRAFT] = BIT(ACTION_PROPOSED),
		[ACTION_PROPOSED] = BIT(ACTION_DRAFT) | BIT(ACTION_APPROVED),
		[ACTION_APPROVED] = BIT(ACTION_CLOSED),
		[ACTION_CLOSED] = 0,
	};
	static const char *const why[ACTION_STATES] = {
		[ACTION_DRAFT] = N_("An action plan is proposed for approval first."),
		[ACTION_PROPOSED] = N_("An action plan is approved before its year is closed."),
		[ACTION_APPROVED] = N_("An approved action plan does not change back; its year is closed."),
		[ACTION_CLOSED] = N_("The year is closed. What was found stays as it is."),
	};
	if (from == to)
		return SAME;
	return next[from] & BIT(to) ? NULL : why[from];
}

const char *measure_step_refused(enum measure_state from, enum measure_state to)
{
	enum {
		ENDS = BIT(MEASURE_FULFILLED) | BIT(MEASURE_PARTLY_FULFILLED) |
			BIT(MEASURE_ONGOING_FULFILLED) | BIT(MEASURE_NOT_FULFILLED),
		STOPS = BIT(MEASURE_POSTPONED) | BIT(MEASURE_CANCELLED),
	};
	static const unsigned next[MEASURE_STATES] = {
		[MEASURE_PROPOSED] = BIT(MEASURE_APPROVED) | BIT(MEASURE_CANCELLED),
		[MEASURE_APPROVED] = BIT(MEASURE_IN_PROGRESS) | ENDS | STOPS,
		[MEASURE_IN_PROGRESS] = ENDS | STOPS,
		[MEASURE_FULFILLED] = BIT(MEASURE_IN_PROGRESS),
		[MEASURE_PARTLY_FULFILLED] = BIT(MEASURE_IN_PROGRESS) | ENDS | STOPS,
		[MEASURE_ONGOING_FULFILLED] = BIT(MEASURE_IN_PROGRESS) | ENDS | STOPS,
		[MEASURE_NOT_FULFILLED] = BIT(MEASURE_IN_PROGRESS) | STOPS,
		[MEASURE_POSTPONED] = BIT(MEASURE_APPROVED) | BIT(MEASURE_IN_PROGRESS) |
			BIT(MEASURE_CANCELLED),
		[MEASURE_CANCELLED] = BIT(MEASURE_PROPOSED),
	};
	static const char *const why[MEASURE_STATES] = {
		[MEASURE_PROPOSED] = N_("A proposed measure has to be approved first."),
		[MEASURE_APPROVED] = N_("An approved measure does not become a proposal again."),
		[MEASURE_IN_PROGRESS] = N_("What is being carried out does not become a proposal again."),
		[MEASURE_FULFILLED] = N_("A fulfilled measure has to be taken up again first."),
		[MEASURE_PARTLY_FULFILLED] = N_("What is being carried out does not become a proposal "
			"again."),
		[MEASURE_ONGOING_FULFILLED] = N_("What is being carried out does not become a proposal "
			"again."),
		[MEASURE_NOT_FULFILLED] = N_("A measure that was not fulfilled has to be taken up again "
			"first."),
		[MEASURE_POSTPONED] = N_("A postponed measure has to be taken up again first."),
		[MEASURE_CANCELLED] = N_("A cancelled measure has to be proposed again first."),
	};
	if (from == to)
		return SAME;
	return next[from] & BIT(to) ? NULL : why[from];
}

bool measure_open(enum measure_state state)
{
	return state != MEASURE_FULFILLED && state != MEASURE_CANCELLED;
}

/* ---- the end of a year ---- */

static int64_t merged_into(struct merges known, int64_t from)
{
	for (size_t i = 0; i < known.count; i++)
		if (known.items[i].from == from)
			return known.items[i].into;
	return 0;
}

const char *merge_refused(int64_t from, int64_t into, struct merges known)
{
	if (!into)
		return N_("Choose the measure that it is merged into.");
	if (from == into)
		return N_("A measure cannot be merged into itself.");
	/* As many steps as there are merges: more would be a circle of others. */
	for (size_t i = 0; into && i <= known.count; i++, into = merged_into(known, into))
		if (into == from)
			return N_("They would go round: the other one is merged into this.");
	return NULL;
}

static const struct closing *closing_find(const struct closing *all, size_t count, int64_t measure)
{
	for (size_t i = 0; i < count; i++)
		if (all[i].measure == measure)
			return &all[i];
	return NULL;
}

static bool among(struct int_list ids, int64_t id)
{
	for (size_t i = 0; i < ids.count; i++)
		if (ids.items[i] == id)
			return true;
	return false;
}

/* Where the others of the same closing lead to, along with what was merged before. */
static const char *closing_merge_refused(const struct closing *all, size_t count, size_t i,
	struct int_list others, struct merges known)
{
	const struct closing *c = &all[i], *into = closing_find(all, count, c->into);
	const char *wrong = merge_refused(c->measure, c->into, known);
	if (wrong)
		return wrong;
	if (!into)
		return among(others, c->into) ? NULL
			: N_("The measure that it is merged into is not open in this plan.");
	if (into->outcome == OUTCOME_DROP || into->outcome == OUTCOME_DONE)
		return N_("The measure that it is merged into ends this year, too.");
	for (size_t steps = 0; into && into->outcome == OUTCOME_MERGE && steps <= count; steps++) {
		if (into->into == c->measure)
			return N_("They would go round: the other one is merged into this.");
		into = closing_find(all, count, into->into);
	}
	return NULL;
}

const char *closing_refused(const struct closing *all, size_t count, size_t i,
	struct int_list others, struct merges known)
{
	const struct closing *c = &all[i];
	if (!measure_open(c->state))
		return c->outcome == OUTCOME_NONE || c->outcome == OUTCOME_DONE ? NULL
			: N_("This measure has ended already.");
	const char *wrong = c->outcome == OUTCOME_NONE
		? N_("Choose how the year ended for this measure.")
		: c->outcome == OUTCOME_DROP && !str_trim(c->reason).len ? N_("Write why it is dropped.")
		: c->outcome == OUTCOME_MERGE ? closing_merge_refused(all, count, i, others, known)
		: NULL;
	enum measure_state to = closing_state(c);
	return wrong || to == c->state ? wrong : measure_step_refused(c->state, to);
}

enum measure_state closing_state(const struct closing *c)
{
	if (!measure_open(c->state))
		return c->state;
	switch (c->outcome) {
	case OUTCOME_DONE:
		return MEASURE_FULFILLED;
	case OUTCOME_POSTPONE:
		return MEASURE_POSTPONED;
	case OUTCOME_DROP:
	case OUTCOME_MERGE:
		return MEASURE_CANCELLED;
	case OUTCOME_CONTINUE:
		return c->state == MEASURE_ONGOING_FULFILLED ? c->state : MEASURE_IN_PROGRESS;
	default:
		return c->state;
	}
}

bool closing_carries(enum outcome outcome)
{
	return outcome == OUTCOME_CONTINUE || outcome == OUTCOME_POSTPONE;
}
