/* The gates: how well people must find what they mean.  See quality_fixture.h. */
#include "app/catalogue/quality_fixture.h"
#include "tests/check.h"

/* At least so many of a hundred. */
static bool right(struct quality_score s, int64_t percent)
{
	return s.asked && s.right * 100 >= s.asked * percent;
}

static bool seldom_empty(struct quality_score s) { return s.empty * 100 <= s.asked * 2; }

/* A-17 over the half of our queries that nobody tunes by, and over those given. */
TEST(search_answers_what_people_type)
{
	struct quality q;
	quality_begin(&q, t);
	struct quality_score typed = quality_needs(&q, AS_TYPED, TEST_HALF);
	CHECK(typed.asked > 150 && right(typed, 95) && seldom_empty(typed));
	CHECK(right(quality_needs(&q, AS_TYPED, TUNING), 95));
	CHECK(right(quality_needs(&q, NO_DIACRITICS, TEST_HALF), 90));
	CHECK(right(quality_needs(&q, ONE_TYPO, TEST_HALF), 90));
	CHECK(right(quality_needs(&q, UNFINISHED, TEST_HALF), 90));
	CHECK(right(quality_needs(&q, WITH_PLACE, TEST_HALF), 95));
	struct quality_score nothing = quality_nothing(&q, TEST_HALF);
	CHECK(nothing.asked > 20 && right(nothing, 75));
	CHECK(quality_seed(&q, AS_TYPED).asked == 55 && right(quality_seed(&q, AS_TYPED), 95));
}

/* what the base form finds, its other forms find. */
TEST(search_finds_by_every_form_what_the_base_form_finds)
{
	struct quality q;
	quality_begin(&q, t);
	struct quality_score forms = quality_forms(&q);
	CHECK(forms.asked >= 50 && right(forms, 95));
}
