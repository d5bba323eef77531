/* Every pair of states, every way a year ends, every day of a reminder. */
#include "app/planning/rules.h"
#include "tests/check.h"

/* Which steps are allowed, a row for each state, in the order of the enum. */
static bool table_holds(const char *const *rows, size_t count, const char *(*refused)(int, int))
{
	for (size_t from = 0; from < count; from++)
		for (size_t to = 0; to < count; to++) {
			const char *why = refused((int)from, (int)to);
			if ((rows[from][to] == '+') != !why || (why && !*why))
				return false;
		}
	return true;
}

static const char *plan_step(int from, int to)
{
	return plan_step_refused((enum plan_state)from, (enum plan_state)to);
}
static const char *action_step(int from, int to)
{
	return action_step_refused((enum action_state)from, (enum action_state)to);
}
static const char *measure_step(int from, int to)
{
	return measure_step_refused((enum measure_state)from, (enum measure_state)to);
}

UNIT(every_pair_of_states_of_a_plan_is_allowed_or_refused_with_a_reason)
{
	static const char *const rows[PLAN_STATES] = {
		/*             d c a e w */
		/* draft */ "-++-+", /* consulted */ "+-+-+", /* adopted */ "---+-",
		/* ended */ "--+--", /* withdrawn */ "+----",
	};
	CHECK(table_holds(rows, PLAN_STATES, plan_step));
}

UNIT(every_pair_of_states_of_an_action_plan_is_allowed_or_refused_with_a_reason)
{
	static const char *const rows[ACTION_STATES] = { "-+--", "+-+-", "---+", "----" };
	CHECK(table_holds(rows, ACTION_STATES, action_step));
}

UNIT(every_pair_of_states_of_a_measure_is_allowed_or_refused_with_a_reason)
{
	static const char *const rows[MEASURE_STATES] = {
		/*                   p a i F P O N x c */
		/* proposed */    "-+------+",
		/* approved */    "--+++++++",
		/* in progress */ "---++++++",
		/* fulfilled */   "--+------",
		/* partly */      "--++-++++",
		/* ongoing */     "--+++-+++",
		/* not */         "--+----++",
		/* postponed */   "-++-----+",
		/* cancelled */   "+--------",
	};
	CHECK(table_holds(rows, MEASURE_STATES, measure_step));
	for (size_t i = 0; i < MEASURE_STATES; i++)
		CHECK(state_of(measure_states, MEASURE_STATES, str_of(measure_states[i].code)) == i);
	CHECK(state_of(measure_states, MEASURE_STATES, S("merged")) == MEASURE_STATES);
}

/* ---- the end of a year ---- */

static const char *refused_alone(enum measure_state state, enum outcome outcome)
{
	struct closing c = { .measure = 1, .state = state, .outcome = outcome, .reason = S("proč"),
		.into = 2 };
	int64_t other = 2;
	return closing_refused(&c, 1, 0, (struct int_list){ &other, 1 }, (struct merges){ 0 });
}

UNIT(every_state_ends_a_year_in_a_state_that_a_measure_may_take)
{
	for (int state = 0; state < MEASURE_STATES; state++)
		for (int outcome = 0; outcome < OUTCOMES; outcome++) {
			struct closing c = { 1, (enum measure_state)state, (enum outcome)outcome, S("x"), 2 };
			enum measure_state to = closing_state(&c);
			bool moves = (int)to != state;
			if (!refused_alone(c.state, c.outcome))
				CHECK(!moves || !measure_step_refused(c.state, to));
			if (outcome == OUTCOME_NONE)
				CHECK(!moves && !refused_alone(c.state, c.outcome) == !measure_open(c.state));
		}
	CHECK(!refused_alone(MEASURE_IN_PROGRESS, OUTCOME_CONTINUE));
	CHECK(!refused_alone(MEASURE_APPROVED, OUTCOME_DONE));
	CHECK(refused_alone(MEASURE_PROPOSED, OUTCOME_CONTINUE));
	CHECK(refused_alone(MEASURE_NOT_FULFILLED, OUTCOME_DONE));
	CHECK(refused_alone(MEASURE_CANCELLED, OUTCOME_CONTINUE));
	CHECK(!refused_alone(MEASURE_FULFILLED, OUTCOME_DONE));
	CHECK(closing_carries(OUTCOME_CONTINUE) && closing_carries(OUTCOME_POSTPONE));
	CHECK(!closing_carries(OUTCOME_DROP) && !closing_carries(OUTCOME_MERGE) &&
		!closing_carries(OUTCOME_DONE) && !closing_carries(OUTCOME_NONE));
}

UNIT(what_is_dropped_has_a_reason)
{
	struct closing c = { .measure = 1, .state = MEASURE_APPROVED, .outcome = OUTCOME_DROP,
		.reason = S("  ") };
	CHECK(closing_refused(&c, 1, 0, (struct int_list){ 0 }, (struct merges){ 0 }));
	c.reason = S("Služba vznikla jinde.");
	CHECK(!closing_refused(&c, 1, 0, (struct int_list){ 0 }, (struct merges){ 0 }));
	CHECK(closing_state(&c) == MEASURE_CANCELLED);
}

UNIT(nothing_is_merged_into_itself_into_what_ends_or_round)
{
	const struct merge before = { 3, 1 };
	const struct merges known = { &before, 1 }, none = { 0 };
	struct closing all[] = {
		{ 1, MEASURE_APPROVED, OUTCOME_MERGE, { 0 }, 2 },
		{ 2, MEASURE_APPROVED, OUTCOME_CONTINUE, { 0 }, 0 },
		{ 4, MEASURE_APPROVED, OUTCOME_MERGE, { 0 }, 1 },
	};
	const struct int_list others = { 0 };
	CHECK(!closing_refused(all, 3, 0, others, none) && !closing_refused(all, 3, 2, others, none));
	all[0].into = 1;
	CHECK(closing_refused(all, 3, 0, others, none));       /* itself */
	all[0].into = 0;
	CHECK(closing_refused(all, 3, 0, others, none));       /* nothing chosen */
	all[0].into = 9;
	CHECK(closing_refused(all, 3, 0, others, none));       /* not of this plan */
	all[0].into = 4;
	CHECK(closing_refused(all, 3, 0, others, none) && closing_refused(all, 3, 2, others, none));
	all[0].into = 3;
	CHECK(closing_refused(all, 3, 0, others, known));      /* 3 went on as 1 */
	all[0].into = 2;
	all[1].outcome = OUTCOME_DROP;
	CHECK(closing_refused(all, 3, 0, others, none));
	all[1].outcome = OUTCOME_DONE;
	CHECK(closing_refused(all, 3, 0, others, none));
	CHECK(merge_refused(1, 1, none) && merge_refused(1, 0, none) && !merge_refused(1, 2, none));
	/* A circle of three that somebody made elsewhere ends, too. */
	const struct merge round[] = { { 5, 6 }, { 6, 7 }, { 7, 5 } };
	CHECK(!merge_refused(1, 5, (struct merges){ round, 3 }));
	CHECK(merge_refused(6, 5, (struct merges){ round, 3 }));
}

/* ---- progress ---- */

static enum progress at(const struct progress_facts *f) { return progress_of(f, S("2026-03-12")); }

UNIT(progress_follows_from_steps_dates_and_indicators)
{
	struct progress_step steps[] = { { S("2026-03-11"), true, false },
		{ S("2026-03-12"), false, false }, { S("2026-01-01"), false, true } };
	struct progress_indicator i = { SOME(10), SOME(20), NONE };
	struct progress_facts f = { .state = MEASURE_IN_PROGRESS, .steps = steps, .step_count = 3,
		.indicators = &i, .indicator_count = 1, .deadline = S("2026-12-31") };
	CHECK(at(&f) == PROGRESS_ON_TIME);             /* due today is not late; cancelled is not */
	steps[1].due_on = S("2026-03-11");
	CHECK(at(&f) == PROGRESS_LATE);
	steps[1].done = true;
	CHECK(at(&f) == PROGRESS_ON_TIME);             /* all done, the indicator is not met */
	i.last = SOME(20);
	CHECK(at(&f) == PROGRESS_COMPLETED);
	i.last = SOME(19);
	f.deadline = S("2026-03-11");
	CHECK(at(&f) == PROGRESS_LATE);
	f.ongoing = true;
	CHECK(at(&f) == PROGRESS_ON_TIME);
	steps[0].done = steps[1].done = false;
	steps[0].due_on = steps[1].due_on = (str){ 0 };
	CHECK(at(&f) == PROGRESS_NOT_STARTED);
	f.step_count = 0;
	CHECK(at(&f) == PROGRESS_ON_TIME);
	f.state = MEASURE_APPROVED;
	CHECK(at(&f) == PROGRESS_NOT_STARTED);
	f.state = MEASURE_NOT_FULFILLED;
	CHECK(at(&f) == PROGRESS_LATE);
	f.state = MEASURE_FULFILLED;
	CHECK(at(&f) == PROGRESS_COMPLETED);
	f.state = MEASURE_POSTPONED;
	CHECK(at(&f) == PROGRESS_NONE);
	f.state = MEASURE_CANCELLED;
	CHECK(at(&f) == PROGRESS_NONE);
}

UNIT(what_somebody_told_holds_until_its_day)
{
	struct progress_facts f = { .state = MEASURE_APPROVED, .told = PROGRESS_LATE, .is_told = true,
		.told_until = S("2026-03-12") };
	CHECK(at(&f) == PROGRESS_LATE);
	CHECK(progress_of(&f, S("2026-03-13")) == PROGRESS_UNKNOWN);     /* nothing else is said */
	f.deadline = S("2026-12-31");
	CHECK(progress_of(&f, S("2026-03-13")) == PROGRESS_NOT_STARTED);
}

UNIT(a_target_may_be_zero_and_below_the_baseline)
{
	CHECK(indicator_met(&(struct progress_indicator){ SOME(5), SOME(0), SOME(0) }));
	CHECK(!indicator_met(&(struct progress_indicator){ SOME(5), SOME(0), SOME(1) }));
	CHECK(indicator_met(&(struct progress_indicator){ NONE, SOME(0), SOME(3) }));
	CHECK(!indicator_met(&(struct progress_indicator){ SOME(5), NONE, SOME(1) }));
	CHECK(!indicator_met(&(struct progress_indicator){ SOME(5), SOME(9), NONE }));
}

UNIT(news_grows_old_by_days)
{
	str today = S("2026-09-10");
	CHECK(newness_of(S("2026-09-10"), today, 180) == NEWS_OPTIMAL);
	CHECK(newness_of(day_add(&t->arena, today, -30), today, 180) == NEWS_OPTIMAL);
	CHECK(newness_of(day_add(&t->arena, today, -31), today, 180) == NEWS_ACCEPTABLE);
	CHECK(newness_of(day_add(&t->arena, today, -60), today, 180) == NEWS_ACCEPTABLE);
	CHECK(newness_of(day_add(&t->arena, today, -61), today, 180) == NEWS_LATE);
	CHECK(newness_of(day_add(&t->arena, today, -180), today, 180) == NEWS_LATE);
	CHECK(newness_of(day_add(&t->arena, today, -181), today, 180) == NEWS_STALE);
	CHECK(newness_of((str){ 0 }, today, 180) == NEWS_STALE);
}

UNIT(days_are_counted_over_the_change_of_clocks)
{
	CHECK(days_between(S("2026-03-28"), S("2026-03-30")) == 2);        /* summer time begins */
	CHECK(days_between(S("2026-03-30"), S("2026-03-28")) == -2);
}

UNIT(reminders_come_on_their_days_and_never_too_soon)
{
	str term = S("2026-06-30"), sent = S("2026-04-01");
	static const int64_t wanted[] = { -30, -7, -1, 7, 30, 60, 90 };    /* +1 is too soon after -1 */
	size_t count = 0;
	CHECK(reminder_due(term, (str){ 0 }, S("2026-05-15")));            /* the first, at once */
	for (int i = -60; i <= 400; i++) {
		str today = day_add(&t->arena, term, i);
		if (!reminder_due(term, sent, today))
			continue;
		CHECK(count < COUNT(wanted) && wanted[count] == i);
		sent = today;
		count++;
		CHECK(!reminder_due(term, sent, today));
	}
	CHECK(count == COUNT(wanted));
	CHECK(reminder_due(term, S("2026-06-20"), S("2026-07-01")));       /* the day after the term */
	CHECK(!reminder_due(term, S("2026-06-29"), S("2026-07-01")));
	CHECK(reminder_due(term, S("2026-06-29"), S("2026-07-09")));       /* two days missed */
	CHECK(!reminder_due(term, S("2026-06-29"), S("2026-07-10")));
}

/* ---- codes and numbers ---- */

UNIT(codes_sort_as_people_count)
{
	struct arena *a = &t->arena;
	CHECK(code_good(S("2.1.3")) && code_good(S("12")) && code_good(S("1.2.3.4.5")));
	CHECK(!code_good(S("")) && !code_good(S("2.")) && !code_good(S(".2")) &&
		!code_good(S("2..1")) && !code_good(S("2.a")) && !code_good(S("1.2.3.4.5.6")) &&
		!code_good(S("12345")));
	CHECK(str_order(code_sort_key(a, S("2.9")), code_sort_key(a, S("2.10"))) < 0);
	CHECK(str_order(code_sort_key(a, S("2")), code_sort_key(a, S("2.1"))) < 0);
}

UNIT(numbers_are_read_as_czechs_write_them)
{
	CHECK(number_read(S("1 250,5"), 2).value == 125050);
	CHECK(number_read(S("1\u00a0250"), 0).value == 1250 &&
		number_read(S("-3,125"), 3).value == -3125);
	CHECK(number_read(S("0"), 2).set && number_read(S("0"), 2).value == 0);
	CHECK(!number_read(S(""), 2).set && !number_read(S("1,255"), 2).set &&
		!number_read(S("12a"), 2).set && !number_read(S("1,5"), 0).set &&
		!number_read(S("1234567890123456"), 0).set && !number_read(S("-"), 0).set);
	CHECK(str_is(number_words(&t->arena, 125050, 2), "1\u00a0250,5"));
	CHECK(str_is(number_words(&t->arena, -3000, 3), "-3"));
	CHECK(str_is(number_words(&t->arena, 1234567, 0), "1\u00a0234\u00a0567"));
}
