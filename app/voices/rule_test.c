/* Every pair of states, every refusal, every small lineage. */
#include "app/voices/rule.h"
#include "tests/check.h"

/* What is allowed, written down a second time: rows are moderation and course, columns acts. */
static const char *const allowed[MODERATIONS][COURSES] = {
	/*                          show withhold merge split settle reopen */
	[MODERATION_WAITING] = { [COURSE_OPEN] = "SW----", [COURSE_MERGED] = "SW---R",
		[COURSE_SPLIT] = "SW----", [COURSE_SETTLED] = "SW---R" },
	[MODERATION_SHOWN] = { [COURSE_OPEN] = "-WMPE-", [COURSE_MERGED] = "-W---R",
		[COURSE_SPLIT] = "-W----", [COURSE_SETTLED] = "-W---R" },
	[MODERATION_WITHHELD] = { [COURSE_OPEN] = "S-MPE-", [COURSE_MERGED] = "S----R",
		[COURSE_SPLIT] = "S-----", [COURSE_SETTLED] = "S----R" },
};

UNIT(every_act_in_every_state_is_allowed_or_refused_in_words)
{
	for (int m = 0; m < MODERATIONS; m++)
		for (int c = 0; c < COURSES; c++)
			for (int a = 0; a < ACTS; a++) {
				struct voice_state s = { (enum moderation)m, (enum course)c };
				const char *why = act_refusal(s, (enum act)a);
				CHECK((allowed[m][c][a] == '-') == (why != NULL));
				CHECK(!why || strlen(why) > 10);
			}
}

UNIT(an_act_changes_one_side_of_a_voice_and_cannot_be_done_twice)
{
	for (int m = 0; m < MODERATIONS; m++)
		for (int c = 0; c < COURSES; c++)
			for (int a = 0; a < ACTS; a++) {
				struct voice_state s = { (enum moderation)m, (enum course)c };
				struct voice_state then = act_done(s, (enum act)a);
				if (act_refusal(s, (enum act)a))
					continue;
				CHECK((then.moderation == s.moderation) != (then.course == s.course));
				CHECK(act_refusal(then, (enum act)a));
			}
}

UNIT(the_states_of_the_store_are_those_of_the_rules)
{
	for (int m = 0; m < MODERATIONS; m++)
		for (int c = 0; c < COURSES; c++) {
			struct voice_state s =
				voice_state_of(str_of(moderation_codes[m]), str_of(course_codes[c]));
			CHECK((int)s.moderation == m && (int)s.course == c);
		}
	CHECK(voice_state_of(S("seen"), S("")).moderation == MODERATIONS);
}

UNIT(a_settlement_needs_its_reason_and_what_is_passed_on_its_address)
{
	static const struct { struct settlement s; const char *field; } tries[] = {
		{ { S("accepted"), S("Doplníme to."), S("") }, NULL },
		{ { S("partly"), S("Doplníme část."), { 0 } }, NULL },
		{ { S("explained"), S("Už to tam je."), { 0 } }, NULL },
		{ { S("rejected"), S("Není na to zákon."), { 0 } }, NULL },
		{ { S("passed"), S("Silnice spravuje kraj."), S("Krajský úřad") }, NULL },
		{ { S("passed"), S("Silnice spravuje kraj."), S(" ") }, "passed_to" },
		{ { S("accepted"), S("Doplníme to."), S("Krajský úřad") }, "passed_to" },
		{ { S("accepted"), S(" \n"), { 0 } }, "why" },
		{ { S("rejected"), { 0 }, { 0 } }, "why" },
		{ { S(""), S("Protože."), { 0 } }, "kind" },
		{ { S("done"), S("Protože."), { 0 } }, "kind" },
	};
	for (size_t i = 0; i < COUNT(tries); i++) {
		const char *field, *why = settlement_refusal(&tries[i].s, &field);
		CHECK((why != NULL) == (tries[i].field != NULL));
		CHECK(!why || !strcmp(field, tries[i].field));
	}
}

UNIT(comments_are_taken_from_the_first_day_until_the_last_one_has_ended)
{
	static const struct { const char *status, *today; enum phase phase; } days[] = {
		{ "published", "2026-03-11", PHASE_COMING }, { "published", "2026-03-12", PHASE_OPEN },
		{ "published", "2026-04-11", PHASE_OPEN }, { "published", "2026-04-12", PHASE_CLOSED },
		{ "draft", "2026-03-20", PHASE_DRAFT }, { "ended", "2026-03-20", PHASE_WITHDRAWN },
	};
	for (size_t i = 0; i < COUNT(days); i++) {
		enum phase phase = consultation_phase(str_of(days[i].status), S("2026-03-12"),
			S("2026-04-11"), str_of(days[i].today));
		CHECK(phase == days[i].phase);
		CHECK((phase_refusal(phase) == NULL) == (phase == PHASE_OPEN));
	}
}

/* ---- lineage ---- */

UNIT(a_lineage_ends_where_nothing_follows)
{
	/* 1 is split into 2 and 3; 3 and 4 are merged into 5, 2 into 6. */
	static const struct lineage_edge edges[] = { { 1, 2 }, { 1, 3 }, { 3, 5 }, { 4, 5 }, { 2, 6 } };
	struct lineage l = { edges, COUNT(edges) };
	struct int_list s = lineage_sinks(&t->arena, l, 1);
	CHECK(s.count == 2 && s.items[0] == 5 && s.items[1] == 6);
	s = lineage_sinks(&t->arena, l, 4);
	CHECK(s.count == 1 && s.items[0] == 5);
	s = lineage_sinks(&t->arena, l, 7);
	CHECK(s.count == 1 && s.items[0] == 7);
	CHECK(lineage_refusal(&t->arena, l, 5, 1) && lineage_refusal(&t->arena, l, 6, 2));
	CHECK(lineage_refusal(&t->arena, l, 1, 2) && lineage_refusal(&t->arena, l, 5, 5));
	CHECK(!lineage_refusal(&t->arena, l, 5, 6) && !lineage_refusal(&t->arena, l, 6, 7));
}

/* Whether `to` can be reached from `from`, by squaring the table of edges. */
static void reach(bool table[4][4])
{
	for (int k = 0; k < 4; k++)
		for (int i = 0; i < 4; i++)
			for (int j = 0; j < 4; j++)
				table[i][j] = table[i][j] || (table[i][k] && table[k][j]);
}

UNIT(no_edge_that_is_allowed_closes_a_circle_in_any_lineage_of_four)
{
	for (unsigned set = 0; set < 1u << 12; set++) {
		struct lineage_edge edges[12];
		bool table[4][4] = { 0 };
		size_t count = 0;
		for (int bit = 0; bit < 12; bit++) {
			int from = bit / 3, to = bit % 3 + (bit % 3 >= from);
			if (set >> bit & 1) {
				edges[count++] = (struct lineage_edge){ from, to };
				table[from][to] = true;
			}
		}
		reach(table);
		if (table[0][0] || table[1][1] || table[2][2] || table[3][3])
			continue;                      /* no lineage at all */
		struct lineage l = { edges, count };
		struct arena own = { 0 };
		for (int from = 0; from < 4; from++)
			for (int to = 0; to < 4; to++) {
				bool there = false;
				for (size_t i = 0; i < count; i++)
					there = there || (edges[i].from == from && edges[i].to == to);
				bool refused = lineage_refusal(&own, l, from, to);
				CHECK(refused == (from == to || there || table[to][from]));
			}
		for (int from = 0; from < 4; from++) {
			struct int_list s = lineage_sinks(&own, l, from);
			CHECK(s.count);
			for (size_t i = 0; i < s.count; i++)
				CHECK(s.items[i] == from || table[from][s.items[i]]);
		}
		arena_free(&own);
	}
}
