/* The rules of the council: every pair of states, every refusal with its reason. */
#include "app/council/rules.h"
#include "tests/check.h"

/* What each button does in each state; PAPER_STATES: it is refused. */
static const enum paper_state moves[PAPER_STATES][PAPER_ACTS] = {
#define NO PAPER_STATES
	[PAPER_DRAFT] = { PAPER_SUBMITTED, NO, NO, NO, PAPER_WITHDRAWN },
	[PAPER_SUBMITTED] = { NO, PAPER_DRAFT, PAPER_RETURNED, PAPER_APPROVED, PAPER_WITHDRAWN },
	[PAPER_APPROVED] = { NO, NO, NO, NO, NO },
	[PAPER_RETURNED] = { PAPER_SUBMITTED, NO, NO, NO, PAPER_WITHDRAWN },
	[PAPER_ADOPTED] = { NO, NO, NO, NO, NO },
	[PAPER_REJECTED] = { NO, NO, NO, NO, NO },
	[PAPER_WITHDRAWN] = { NO, NO, NO, NO, NO },
};

UNIT(a_paper_moves_only_as_it_may_and_every_refusal_says_why)
{
	for (int s = 0; s < PAPER_STATES; s++)
		for (int act = 0; act < PAPER_ACTS; act++) {
			struct move m = paper_move((enum paper_state)s, (enum paper_act)act);
			CHECK((m.refused != NULL) == (moves[s][act] == NO));
			CHECK(m.refused ? strlen(m.refused) > 20 : m.to == moves[s][act]);
		}
}

UNIT(states_and_results_are_known_by_their_codes)
{
	for (int s = 0; s < PAPER_STATES; s++)
		CHECK(paper_state_of(str_of(paper_state_code((enum paper_state)s))) == (unsigned)s &&
			*paper_state_label((enum paper_state)s));
	for (int n = 0; n < RESULTS; n++)
		CHECK(result_of(str_of(result_code((enum result)n))) == (unsigned)n &&
			*result_label((enum result)n));
	for (int n = 0; n < TASK_STATES; n++)
		CHECK(council_task_state_of(str_of(council_task_state_code((enum task_state)n))) ==
			(unsigned)n);
	CHECK(paper_state_of(S("king")) == PAPER_STATES && result_of(S("king")) == RESULTS);
	CHECK(council_task_state_of(S("")) == TASK_STATES);
	CHECK(paper_editable(PAPER_DRAFT) && paper_editable(PAPER_RETURNED));
	for (int s = 0; s < PAPER_STATES; s++)
		CHECK(paper_editable((enum paper_state)s) == (s == PAPER_DRAFT || s == PAPER_RETURNED));
}

/* A way of three bodies in which the first n have accepted the paper. */
static struct way way_of(struct way_step *steps, size_t n)
{
	static const char *const codes[] = { "PV", "RM", "ZM" };
	static const char *const days[] = { "2024-05-29", "2024-06-05", "2024-06-24" };
	for (size_t i = 0; i < 3; i++)
		steps[i] = (struct way_step){ .hearing = (int64_t)i + 1, .code = str_of(codes[i]),
			.day = str_of(days[i]), .result = i < n ? RESULT_ACCEPTED : RESULT_NONE };
	return (struct way){ steps, 3 };
}

/* What becomes of a paper after each result, heard by the last body and by one before. */
static const struct { enum paper_state between, last; } after[RESULTS] = {
	[RESULT_NONE] = { NO, NO },
	[RESULT_ACCEPTED] = { PAPER_APPROVED, PAPER_ADOPTED },
	[RESULT_MODIFIED] = { PAPER_APPROVED, PAPER_ADOPTED },
	[RESULT_REJECTED] = { PAPER_REJECTED, PAPER_REJECTED },
	[RESULT_POSTPONED] = { PAPER_APPROVED, PAPER_APPROVED },
	[RESULT_RETURNED] = { PAPER_RETURNED, PAPER_RETURNED },
	[RESULT_WITHDRAWN] = { PAPER_WITHDRAWN, PAPER_WITHDRAWN },
};

UNIT(no_body_is_skipped_whatever_the_state_the_step_and_the_result)
{
	struct way_step steps[3];
	for (int s = 0; s < PAPER_STATES; s++)
		for (size_t passed = 0; passed <= 3; passed++)
			for (size_t step = 0; step <= 3; step++)
				for (int n = 0; n <= RESULTS; n++) {
					struct way w = way_of(steps, passed);
					struct move m = way_move(
						(enum paper_state)s, &w, step, (enum result)n, S("2024-07-01"));
					enum paper_state to = n == RESULTS ? NO
						: step == 2 ? after[n].last : after[n].between;
					bool may = s == PAPER_APPROVED && step < 3 && step == passed && to != NO;
					CHECK((m.refused == NULL) == may);
					CHECK(may ? m.to == to : strlen(m.refused) > 15);
				}
}

UNIT(a_skipped_body_and_one_that_has_decided_have_reasons_of_their_own)
{
	struct way_step steps[3];
	struct way w = way_of(steps, 1);
	str day = S("2024-07-01");
	const char *skipped = way_move(PAPER_APPROVED, &w, 2, RESULT_ACCEPTED, day).refused;
	const char *twice = way_move(PAPER_APPROVED, &w, 0, RESULT_ACCEPTED, day).refused;
	CHECK(str_has(str_of(skipped), S("None can be skipped")));
	CHECK(str_has(str_of(twice), S("has decided already")));
	CHECK(str_has(str_of(way_move(PAPER_DRAFT, &w, 1, RESULT_ACCEPTED, day).refused),
		S("has not approved")));
	steps[1].result = RESULT_POSTPONED;    /* until it hears the paper again */
	CHECK(way_next(&w) == 1);
	steps[1].result = RESULT_MODIFIED;
	CHECK(way_next(&w) == 2);
}

UNIT(a_result_is_not_known_before_the_day_of_the_session)
{
	struct way_step steps[3];
	struct way w = way_of(steps, 2);
	CHECK(way_move(PAPER_APPROVED, &w, 2, RESULT_ACCEPTED, S("2024-06-23")).refused);
	CHECK(!way_move(PAPER_APPROVED, &w, 2, RESULT_ACCEPTED, S("2024-06-24")).refused);
	steps[2].day = S("");
	CHECK(way_move(PAPER_APPROVED, &w, 2, RESULT_ACCEPTED, S("2024-06-24")).refused);
}

UNIT(days_of_the_way_go_the_same_way)
{
	struct way_step steps[3];
	struct way w = way_of(steps, 0);
	CHECK(!way_clash(&w).found);
	steps[0].day = S("");                  /* what is not set clashes with nothing */
	CHECK(!way_clash(&w).found);
	steps[1].day = steps[2].day;           /* the same day will do */
	CHECK(!way_clash(&w).found);
	steps[2].day = S("2024-06-01");
	CHECK(way_clash(&w).found && way_clash(&w).before == 1 && way_clash(&w).after == 2);
	steps[0].day = S("2024-06-02");
	steps[1].day = S("");
	CHECK(way_clash(&w).found && way_clash(&w).before == 0);
}

UNIT(a_signature_after_the_session_is_noticed)
{
	CHECK(signed_late(S("2024-06-05"), S("2024-06-06")));
	CHECK(!signed_late(S("2024-06-06"), S("2024-06-06")));
	CHECK(!signed_late(S("2024-06-24"), S("2024-06-06")));
	CHECK(!signed_late(S(""), S("2024-06-06")) && !signed_late(S("2024-06-05"), S("")));
}

static enum agenda agenda(struct check *t, const char *posted, const char *today, int days)
{
	return agenda_state(&t->arena, (struct agenda_days){ S("2024-06-24"), str_of(posted),
		str_of(today), days ? SOME(days) : NONE });
}

UNIT(the_agenda_of_the_assembly_hangs_seven_days_before_it)
{
	CHECK(agenda(t, "", "2024-06-23", 0) == AGENDA_FREE);
	CHECK(agenda(t, "2024-06-17", "2024-06-20", 7) == AGENDA_POSTED);
	CHECK(agenda(t, "2024-06-18", "2024-06-20", 7) == AGENDA_LATE);
	CHECK(agenda(t, "", "2024-06-17", 7) == AGENDA_WAITS);
	CHECK(agenda(t, "", "2024-06-18", 7) == AGENDA_MISSING);
	CHECK(str_is(agenda_last_day(&t->arena, S("2024-03-04"), 7), "2024-02-26"));
}

UNIT(a_notice_hangs_for_fifteen_days)
{
	CHECK(board_notice_too_short(&t->arena, S("2024-06-01"), S("2024-06-15")));
	CHECK(!board_notice_too_short(&t->arena, S("2024-06-01"), S("2024-06-16")));
	CHECK(board_notice_too_short(&t->arena, S("2024-06-01"), S("2024-05-01")));
}

UNIT(a_task_moves_only_as_it_may)
{
	/* With a report; without one only what needs none. */
	static const bool may[TASK_STATES][TASK_STATES] = {
		[TASK_OPEN] = { true, true, false, true },
		[TASK_REPORTED] = { true, true, true, true },
		[TASK_FULFILLED] = { true, false, true, false },
		[TASK_CANCELLED] = { true, false, false, true },
	};
	for (int from = 0; from <= TASK_STATES; from++)
		for (int to = 0; to <= TASK_STATES; to++) {
			bool known = from < TASK_STATES && to < TASK_STATES;
			const char *with =
				council_task_refused((enum task_state)from, (enum task_state)to, true);
			const char *without =
				council_task_refused((enum task_state)from, (enum task_state)to, false);
			CHECK((with == NULL) == (known && may[from][to]));
			CHECK((without == NULL) == (known && may[from][to] && to == TASK_OPEN));
		}
}

UNIT(reminders_of_a_task_come_before_its_deadline_and_after_it_until_it_is_reported)
{
	str deadline = S("2024-06-30");
	static const struct { const char *today; int due; } steps[] = {
		{ "2024-06-22", 0 }, { "2024-06-23", 1 }, { "2024-06-30", 1 }, { "2024-07-01", 2 },
		{ "2024-07-14", 2 }, { "2024-07-15", 3 }, { "2025-06-30", 6 },
	};
	for (size_t i = 0; i < COUNT(steps); i++)
		CHECK(council_task_reminders(&t->arena, TASK_OPEN, deadline, str_of(steps[i].today)) ==
			steps[i].due);
	CHECK(!council_task_reminders(&t->arena, TASK_REPORTED, deadline, S("2025-01-01")));
	CHECK(!council_task_reminders(&t->arena, TASK_OPEN, S(""), S("2025-01-01")));
	CHECK(council_task_late(TASK_OPEN, deadline, S("2024-07-01")) &&
		council_task_late(TASK_REPORTED, deadline, S("2024-07-01")));
	CHECK(!council_task_late(TASK_OPEN, deadline, deadline) &&
		!council_task_late(TASK_FULFILLED, deadline, S("2024-07-01")) &&
		!council_task_late(TASK_OPEN, S(""), S("2024-07-01")));
}
