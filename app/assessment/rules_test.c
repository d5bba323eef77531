/* Every pair of states and acts, every place of a step in time. */
#include "app/assessment/rules.h"
#include "tests/check.h"

UNIT(an_assessment_goes_only_the_ways_it_may_and_says_why_not)
{
	static const int to[ASSESSMENT_STATES][ASSESSMENT_ACTS] = {   /* -1: refused */
		[ASSESSMENT_DRAFT] = { ASSESSMENT_FINISHED, -1, -1, -1 },
		[ASSESSMENT_FINISHED] = { -1, ASSESSMENT_PUBLISHED, -1, ASSESSMENT_FINISHED },
		[ASSESSMENT_PUBLISHED] = { -1, -1, ASSESSMENT_FINISHED, ASSESSMENT_PUBLISHED },
	};
	for (int s = 0; s < ASSESSMENT_STATES; s++) {
		CHECK((int)assessment_state_of(str_of(assessment_state_code((enum assessment_state)s)))
			== s);
		for (int a = 0; a < ASSESSMENT_ACTS; a++) {
			struct assessment_move m =
				assessment_move((enum assessment_state)s, (enum assessment_act)a);
			CHECK(to[s][a] < 0 ? m.refused && (int)m.to == s
				: !m.refused && (int)m.to == to[s][a]);
		}
	}
}

UNIT(a_mark_says_what_it_means)
{
	CHECK(str_has(str_of(mark_label(SOME(1))), S("works well")));
	CHECK(str_has(str_of(mark_label(SOME(4))), S("does not work")));
	CHECK(str_is(S("Not assessed"), mark_label(SOME(0))));
	CHECK(str_is(S("Not assessed"), mark_label(NONE)));
	CHECK(str_is(S("Not assessed"), mark_label(SOME(5))));
}

UNIT(a_step_is_late_the_day_after_its_last)
{
	str today = S("2026-06-15");
	static const struct { struct step_days days; enum step_state state; } cases[] = {
		{ { S(""), S(""), S("") }, STEP_UNDATED },
		{ { S("2026-06-16"), S(""), S("") }, STEP_COMING },
		{ { S("2026-06-16"), S("2026-07-01"), S("") }, STEP_COMING },
		{ { S("2026-06-15"), S(""), S("") }, STEP_RUNNING },
		{ { S("2026-06-01"), S("2026-06-15"), S("") }, STEP_RUNNING },
		{ { S(""), S("2026-07-01"), S("") }, STEP_RUNNING },
		{ { S("2026-06-14"), S(""), S("") }, STEP_LATE },
		{ { S(""), S("2026-06-14"), S("") }, STEP_LATE },
		{ { S("2026-06-01"), S("2026-06-14"), S("2026-06-20") }, STEP_DONE },
		{ { S(""), S(""), S("2026-06-01") }, STEP_DONE },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		CHECK(step_state(cases[i].days, today) == cases[i].state);
	for (int s = 0; s < STEP_STATES; s++)
		CHECK(step_state_label((enum step_state)s) != NULL);
}

UNIT(days_and_years_that_cannot_be_are_refused)
{
	str today = S("2026-06-15"), none = S("");
	CHECK(step_days_wrong((struct step_days){ S("2026-06-02"), S("2026-06-01"), none }, today));
	CHECK(step_days_wrong((struct step_days){ none, none, S("2026-06-16") }, today));
	CHECK(!step_days_wrong((struct step_days){ S("2026-06-02"), S("2026-06-02"), today }, today));
	CHECK(cycle_wrong(1989, 1991) && cycle_wrong(2099, 2101) && cycle_wrong(2026, 2024));
	CHECK(cycle_wrong(2024, 2034) && !cycle_wrong(2024, 2026) && !cycle_wrong(2024, 2024));
}

UNIT(the_phases_stand_in_their_order)
{
	for (int64_t i = 0; i < PHASES; i++)
		CHECK(phase_position(phase_choices[i].value) == i + 1);
	CHECK(!phase_choices[PHASES].label && !phase_position(S("else")) && !phase_position(S("")));
}

UNIT(a_line_of_evidence_may_end_with_an_address)
{
	struct evidence_line e = evidence_line(S("Zápis ; https://www.example.cz/a"));
	CHECK(str_is(e.text, "Zápis") && str_is(e.url, "https://www.example.cz/a"));
	e = evidence_line(S("https://www.example.cz/"));
	CHECK(str_is(e.text, "https://www.example.cz/") && str_is(e.url, "https://www.example.cz/"));
	e = evidence_line(S("a; b; c"));
	CHECK(str_is(e.text, "a; b; c") && !e.url.len);
	e = evidence_line(S("x; javascript:alert(1)"));
	CHECK(str_is(e.text, "x; javascript:alert(1)") && !e.url.len);
	e = evidence_line(S(""));
	CHECK(!e.text.len && !e.url.len);
}
