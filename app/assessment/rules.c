/* The rules; see rules.h. */
#include "app/assessment/rules.h"

const char *const quality_labels[QUALITIES] = {
	N_("Legitimacy"), N_("Description of the current situation"),
	N_("Qualification and competence"), N_("Management of the planning process"),
	N_("Involvement of people"), N_("Plan of the development of social services"),
	N_("Informing people"), N_("Raising the quality of the process"),
};

const struct choice mark_choices[] = {
	{ S("1"), N_("1 – works well") }, { S("2"), N_("2 – mostly works") },
	{ S("3"), N_("3 – works in part") }, { S("4"), N_("4 – does not work yet") },
	{ S("0"), N_("Not assessed") }, { .label = NULL }
};

const char *mark_label(struct maybe_int mark)
{
	bool given = mark.set && mark.value >= MARK_BEST && mark.value <= MARK_WORST;
	return mark_choices[given ? mark.value - MARK_BEST : MARK_WORST].label;
}

static const struct choice states[ASSESSMENT_STATES] = {
	{ S("draft"), N_("Draft") }, { S("finished"), N_("Finished") },
	{ S("published"), N_("Published") },
};

const char *assessment_state_code(enum assessment_state s) { return states[s].value.ptr; }
const char *assessment_state_label(enum assessment_state s) { return states[s].label; }

enum assessment_state assessment_state_of(str code)
{
	for (int s = 0; s < ASSESSMENT_STATES; s++)
		if (str_eq(states[s].value, code))
			return (enum assessment_state)s;
	return ASSESSMENT_DRAFT;
}

struct assessment_move assessment_move(enum assessment_state from, enum assessment_act act)
{
	struct assessment_move stay = { from, NULL };
	bool draft = from == ASSESSMENT_DRAFT, published = from == ASSESSMENT_PUBLISHED;
	if (act == ACT_FINISH && draft)
		return (struct assessment_move){ ASSESSMENT_FINISHED, NULL };
	if (act == ACT_FINISH)
		stay.refused = N_("The self-assessment is finished already.");
	else if (draft)
		stay.refused = N_("The self-assessment is not finished yet.");
	else if (act == ACT_PUBLISH && published)
		stay.refused = N_("The public sees the self-assessment already.");
	else if (act == ACT_HIDE && !published)
		stay.refused = N_("The public does not see the self-assessment.");
	else if (act == ACT_PUBLISH || act == ACT_HIDE)
		stay.to = published ? ASSESSMENT_FINISHED : ASSESSMENT_PUBLISHED;
	return stay;
}

const struct choice phase_choices[] = {
	{ S("preparation"), N_("Preparing the conditions") },
	{ S("structure"), N_("Building the structure of planning") },
	{ S("analysis"), N_("Understanding the situation") },
	{ S("vision"), N_("Vision, priorities and goals") },
	{ S("strategy"), N_("Draft of measures, consultation and comments") },
	{ S("approval"), N_("Hearing and approval") },
	{ S("implementation"), N_("Carrying out the plan, action plans") },
	{ S("monitoring"), N_("Monitoring, evaluation, a new cycle") }, { .label = NULL }
};

int64_t phase_position(str code)
{
	for (int64_t i = 0; i < PHASES; i++)
		if (str_eq(phase_choices[i].value, code))
			return i + 1;
	return 0;
}

enum step_state step_state(struct step_days days, str today)
{
	str end = days.to.len ? days.to : days.from;
	if (days.done.len)
		return STEP_DONE;
	if (!end.len)
		return STEP_UNDATED;
	if (str_order(end, today) < 0)
		return STEP_LATE;
	return days.from.len && str_order(days.from, today) > 0 ? STEP_COMING : STEP_RUNNING;
}

const char *step_state_label(enum step_state s)
{
	static const char *const labels[STEP_STATES] = {
		[STEP_UNDATED] = N_("no day set"), [STEP_COMING] = N_("to come"),
		[STEP_RUNNING] = N_("under way"), [STEP_LATE] = N_("late, not noted as done"),
		[STEP_DONE] = N_("done (of a step)"),
	};
	return labels[s];
}

const char *step_days_wrong(struct step_days days, str today)
{
	if (days.from.len && days.to.len && str_order(days.to, days.from) < 0)
		return N_("The last day is before the first.");
	if (days.done.len && str_order(days.done, today) > 0)
		return N_("What is done cannot be done only in the future.");
	return NULL;
}

const char *cycle_wrong(int64_t from, int64_t to)
{
	if (from < 1990 || to > 2100)
		return N_("Write years such as 2024.");
	if (to < from)
		return N_("The last year of the cycle is before the first.");
	return to - from >= 10 ? N_("A cycle of planning has at most ten years.") : NULL;
}

struct evidence_line evidence_line(str line)
{
	size_t at = line.len;
	while (at && line.ptr[at - 1] != ';')
		at--;
	str text = str_trim(str_part(line, 0, at ? at - 1 : 0));
	str url = str_trim(str_part(line, at, line.len));
	if (!url_plausible(url))
		return (struct evidence_line){ str_trim(line), { 0 } };
	return (struct evidence_line){ text.len ? text : url, url };
}
