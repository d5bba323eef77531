/* Three values: all of the logic, ages, groups. */
#include "app/signpost/eligibility.h"
#include "tests/check.h"

UNIT(and_or_and_not_are_those_of_kleene)
{
	static const enum truth n = TRUTH_NO, u = TRUTH_UNKNOWN, y = TRUTH_YES;
	const enum truth and[3][3] = { { n, n, n }, { n, u, u }, { n, u, y } };
	const enum truth or[3][3] = { { n, u, y }, { u, u, y }, { y, y, y } };
	for (int a = 0; a < 3; a++) {
		for (int b = 0; b < 3; b++) {
			CHECK(truth_and((enum truth)a, (enum truth)b) == and[a][b]);
			CHECK(truth_or((enum truth)a, (enum truth)b) == or[a][b]);
			/* De Morgan holds in three values, too. */
			CHECK(truth_not(truth_and((enum truth)a, (enum truth)b)) ==
				truth_or(truth_not((enum truth)a), truth_not((enum truth)b)));
		}
		CHECK(truth_not(truth_not((enum truth)a)) == (enum truth)a);
	}
	CHECK(truth_not(u) == u);
}

UNIT(ages_are_read_as_people_write_them)
{
	struct ages a = ages_read(S("65+")), b = ages_read(S("0-6")), c = ages_read(S("7"));
	CHECK(a.set && a.from == 65 && a.to == AGE_MOST);
	CHECK(b.set && b.from == 0 && b.to == 6 && c.set && c.from == 7 && c.to == 7);
	static const char *const wrong[] = { "", "+", "-", "6-0", "0-121", "-5", "a", "1-2+", "1-2-3",
		"999999999999999999999" };
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK(!ages_read(str_of(wrong[i])).set);
	CHECK(str_is(ages_text(&t->arena, a), "65+") && str_is(ages_text(&t->arena, b), "0–6"));
}

static enum truth age(const char *rule, const char *rule2, const char *fact)
{
	struct ages list[] = { ages_read(str_of(rule)), ages_read(str_of(rule2)) };
	struct rules r = { .ages = { list, list[1].set ? 2 : list[0].set ? 1 : 0 } };
	struct facts f = { .age = ages_read(str_of(fact)) };
	return eligible_age(&r, &f);
}

UNIT(an_age_fits_when_every_year_of_it_does)
{
	CHECK(age("65+", "", "81+") == TRUTH_YES && age("65+", "", "65+") == TRUTH_YES);
	CHECK(age("65+", "", "27-64") == TRUTH_NO && age("0-7", "", "8") == TRUTH_NO);
	CHECK(age("18+", "", "7-26") == TRUTH_UNKNOWN);
	CHECK(age("65+", "", "") == TRUTH_UNKNOWN && age("", "", "70") == TRUTH_UNKNOWN);
	/* Two groups of the register that touch take what lies over their border. */
	CHECK(age("27-64", "65-80", "60-70") == TRUTH_YES);
	CHECK(age("0-6", "65-80", "7-64") == TRUTH_NO);
}

UNIT(any_target_group_is_enough_and_only_all_noes_are_a_no)
{
	str seniors[] = { S("seniors"), S("dementia") }, one[] = { S("seniors") },
		other[] = { S("dementia") };
	struct rules r = { .groups = { seniors, 2 } }, none = { 0 };
	struct facts nothing = { 0 }, is = { .is = { one, 1 } }, is_not = { .is_not = { one, 1 } },
		neither = { .is_not = { seniors, 2 } }, both = { .is = { other, 1 }, .is_not = { one, 1 } };
	CHECK(eligible_group(&r, &nothing) == TRUTH_UNKNOWN);
	CHECK(eligible_group(&r, &is) == TRUTH_YES && eligible_group(&r, &both) == TRUTH_YES);
	CHECK(eligible_group(&r, &is_not) == TRUTH_UNKNOWN);
	CHECK(eligible_group(&r, &neither) == TRUTH_NO);
	CHECK(eligible_group(&none, &is) == TRUTH_UNKNOWN);
}
