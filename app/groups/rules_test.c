/* The rules of meetings, minutes, votes, triad and scoring, each on all its input. */
#include "app/groups/rules.h"
#include "app/groups/score.h"
#include "app/groups/triad.h"
#include "tests/check.h"

/* Where each step leads from each state; '-': it is refused. */
static const char *const wanted[MEETING_STATES] = {
	/*                      change invite cancel record submit return approve amend */
	[MEETING_PLANNED] =    "picr----",
	[MEETING_INVITED] =    "iicr----",
	[MEETING_RECORDED] =   "---rs---",
	[MEETING_SUBMITTED] =  "-----ra-",
	[MEETING_APPROVED] =   "-------a",
	[MEETING_CANCELLED] =  "--------",
};
static const char letters[] = "pirsac";

UNIT(every_step_from_every_state_leads_where_it_should_or_says_why_not)
{
	for (int s = 0; s < MEETING_STATES; s++)
		for (int step = 0; step < MEETING_STEPS; step++) {
			const char *no = meeting_refusal((enum meeting_state)s, (enum meeting_step)step);
			char want = wanted[s][step];
			CHECK((no == NULL) == (want != '-'));
			CHECK(!no || strlen(no) > 20);
			CHECK(no || letters[meeting_after((enum meeting_state)s, (enum meeting_step)step)] ==
				want);
		}
}

UNIT(every_state_has_a_code_that_reads_back)
{
	for (int s = 0; s < MEETING_STATES; s++)
		CHECK((int)meeting_state_of(str_of(meeting_state_code((enum meeting_state)s))) == s &&
			*meeting_state_words((enum meeting_state)s));
	CHECK(meeting_state_of(S("jiny")) == MEETING_STATES);
}

UNIT(people_are_invited_to_what_is_to_come_and_minutes_are_of_what_has_been)
{
	str before = S("2026-03-11"), day = S("2026-03-12"), after = S("2026-03-13");
	for (int i = 0; i < MEETING_STEPS; i++) {
		enum meeting_step step = (enum meeting_step)i;
		CHECK(!meeting_day_refusal(step, day, day));
		CHECK((meeting_day_refusal(step, day, after) != NULL) == (step == STEP_INVITE));
		CHECK((meeting_day_refusal(step, day, before) != NULL) == (step == STEP_RECORD));
	}
}

UNIT(minutes_are_approved_by_a_later_meeting_that_has_begun)
{
	str day = S("2026-03-12");
	for (int s = 0; s < MEETING_STATES; s++) {
		enum meeting_state by = (enum meeting_state)s;
		bool begun = by == MEETING_RECORDED || by == MEETING_SUBMITTED || by == MEETING_APPROVED;
		CHECK((approval_refusal(day, S("2026-04-01"), by) == NULL) == begun);
		CHECK(approval_refusal(day, day, by) && approval_refusal(day, S("2026-01-01"), by));
	}
}

UNIT(only_who_is_a_member_that_day_can_be_recorded_as_one)
{
	str from = S("2026-01-01"), to = S("2026-03-11"), day = S("2026-03-12");
	static const char *const recorded[] = { "present", "excused", "absent", "deputy" };
	for (size_t i = 0; i < COUNT(recorded); i++) {
		CHECK(attendance_refusal(str_of(recorded[i]), from, to, day));
		CHECK(!attendance_refusal(str_of(recorded[i]), from, (str){ 0 }, day));
		CHECK(!attendance_refusal(str_of(recorded[i]), from, day, day));
		CHECK(attendance_refusal(str_of(recorded[i]), day, to, day));
		CHECK(attendance_refusal(str_of(recorded[i]), S("2026-03-13"), (str){ 0 }, day));
	}
	CHECK(!attendance_refusal(S("guest"), from, to, day));
	CHECK(term_refusal(from, S("2025-12-31")) && !term_refusal(from, from) &&
		!term_refusal(from, (str){ 0 }));
}

UNIT(votes_are_no_more_than_who_is_in_the_room)
{
	CHECK(!votes_refusal(NONE, NONE, NONE, 0));
	CHECK(!votes_refusal(SOME(5), SOME(2), SOME(1), 8) && !votes_refusal(SOME(0), NONE, NONE, 0));
	CHECK(votes_refusal(SOME(5), SOME(2), SOME(2), 8) && votes_refusal(SOME(1), NONE, NONE, 0));
	CHECK(votes_refusal(SOME(9), SOME(-1), NONE, 8) && votes_refusal(SOME(1), SOME(-1), NONE, 8));
	CHECK(votes_refusal(SOME(INT64_MAX), SOME(INT64_MAX), SOME(2), 8));
}

UNIT(times_are_read_as_people_write_them)
{
	struct arena *a = &t->arena;
	CHECK(str_is(clock_text_read(a, S("14:00")), "14:00") &&
		str_is(clock_text_read(a, S("9.30")), "09:30") &&
		str_is(clock_text_read(a, S("8")), "08:00") &&
		str_is(clock_text_read(a, S("23:59")), "23:59"));
	static const char *const no[] = { "", "24:00", "12:60", "12:5", "a:00", "-1:00", "12:00:00",
		"odpoledne", "1200", ":30", "12:+5" };
	for (size_t i = 0; i < COUNT(no); i++)
		CHECK(!clock_text_read(a, str_of(no[i])).ptr && clock_wrong(str_of(no[i])));
	CHECK(meeting_times_refusal(S("14:00"), S("14:00")) &&
		!meeting_times_refusal(S("09:30"), S("14:00")));
}

UNIT(a_time_of_a_day_is_its_instant_also_when_the_clock_changes)
{
	static const char *const days[] = { "2026-03-12", "2026-03-28", "2026-03-29", "2026-03-30",
		"2026-07-01", "2026-10-24", "2026-10-25", "2026-10-26", "2026-12-31" };
	static const char *const times[] = { "00:00", "01:30", "03:00", "12:00", "14:05", "23:59" };
	for (size_t i = 0; i < COUNT(days) * COUNT(times); i++) {
		str day = str_of(days[i / COUNT(times)]), time = str_of(times[i % COUNT(times)]);
		int64_t at = clock_instant(day, time);
		struct local_time l = local_time(at);
		CHECK(str_eq(day_of(&t->arena, at), day));
		CHECK(str_eq(arena_printf(&t->arena, "%02d:%02d", l.hour, l.minute), time));
	}
}

/* ---- triad ---- */

UNIT(the_triad_says_who_was_missing_and_how_often)
{
	static const struct triad meetings[] = { { { 1, 2, 0, 0, 1 } }, { { 2, 3, 0, 0, 0 } },
		{ { 1, 4, 1, 5, 0 } }, { { 0, 2, 0, 0, 0 } }, { { 1, 1, 2, 0, 0 } } };
	struct triad_sum sum = { 0 };
	CHECK(triad_gaps(&t->arena, NULL, &sum).count == 0);
	for (size_t i = 0; i < COUNT(meetings); i++)
		triad_add(&sum, &meetings[i]);
	CHECK(sum.meetings == 5 && sum.people[PROVIDER] == 12 && sum.missed[USER] == 3);
	struct str_list gaps = triad_gaps(&t->arena, NULL, &sum);
	CHECK(gaps.count == 2);
	CHECK(str_is(gaps.items[0], "Users of services were missing at 3 of 5 meetings."));
	CHECK(str_is(gaps.items[1], "Commissioners were missing at 1 of 5 meetings."));
	for (int p = 0; p < PARTICIPANTS; p++)
		CHECK((int)participant_of(str_of(participant_code((enum participant)p))) == p);
	CHECK(participant_of(S("coordinator")) == PARTICIPANTS);
}

/* ---- scoring ---- */

UNIT(a_paper_may_not_give_more_than_it_has)
{
	struct score_rules dots = { true, 10, 5 }, scale = { false, 5, 5 };
	CHECK(!score_refusal(dots, (struct maybe_int[]){ SOME(7), SOME(3), NONE }, 3));
	CHECK(!score_refusal(dots, (struct maybe_int[]){ SOME(1), NONE, NONE }, 3));
	CHECK(score_refusal(dots, (struct maybe_int[]){ SOME(7), SOME(4), NONE }, 3));
	CHECK(score_refusal(dots, (struct maybe_int[]){ SOME(INT64_MAX), SOME(INT64_MAX) }, 2));
	CHECK(score_refusal(dots, (struct maybe_int[]){ SOME(11), SOME(-1) }, 2));
	CHECK(score_refusal(dots, (struct maybe_int[]){ SOME(0), NONE }, 2));
	CHECK(!score_refusal(scale, (struct maybe_int[]){ SOME(5), SOME(5), SOME(1) }, 3));
	CHECK(score_refusal(scale, (struct maybe_int[]){ SOME(6) }, 1));
	CHECK(score_refusal(scale, (struct maybe_int[]){ SOME(0) }, 1));
	CHECK(score_refusal(scale, (struct maybe_int[]){ NONE }, 1));
}

UNIT(the_result_has_mean_and_spread_and_no_order_from_few_papers)
{
	/* Marks 2, 4, 4, 4, 5, 5, 7, 9: mean 5, deviation 2. */
	struct score_line line = score_line(1, 8, 40, 232);
	CHECK(line.mean == 5000 && line.spread == 2000 && line.n == 8);
	CHECK(score_line(1, 3, 5, 9).mean == 1667 && score_line(1, 3, 5, 9).spread == 471);
	CHECK(score_line(1, 0, 0, 0).mean == 0 && score_line(1, 4, 12, 36).spread == 0);
	struct score_line lines[] = { score_line(1, 5, 5, 5), score_line(2, 5, 10, 20),
		score_line(3, 5, 10, 30), score_line(4, 5, 2, 2) };
	CHECK(!score_rank(lines, 4, 4, 5) && !lines[0].rank && lines[0].item == 1);
	CHECK(!score_rank(lines, 0, 0, 0));
	CHECK(score_rank(lines, 4, 5, 5));
	CHECK(lines[0].item == 2 && lines[0].rank == 1 && lines[1].item == 3 && lines[1].rank == 1);
	CHECK(lines[2].item == 1 && lines[2].rank == 3 && lines[3].rank == 4);
}
