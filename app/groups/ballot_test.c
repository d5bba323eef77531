/* Scoring: by members on the web, by paper, its result. */
#include "app/groups/fixture.h"
#include "app/groups/groups_test.sql.h"

static bool has(struct check *t, const char *url, const char *words)
{
	return str_has(check_get(t, url).body, str_of(words));
}

#define BALLOT SENIORS "/hodnoceni/1"

static struct try_group opened(struct check *t)
{
	struct try_group g = try_group(t);
	try_post(t, SENIORS "/hodnoceni/nove", "title=Priority&method=dots&budget=10&threshold=3&"
		"items=Byty+%7C+/sluzby/poradna%0AP%C3%A9%C4%8De%0ADoprava");
	try_post(t, BALLOT "/krok", "krok=otevrit");
	return g;
}

/* "listek=7&b1=…": a paper with these points. */
static struct reply fill(struct check *t, const char *number, int a, int b, int c)
{
	struct gt_ballot_items_rows items = gt_ballot_items(t->db, .limit = 3);
	const int points[] = { a, b, c };
	struct buf form = { .arena = &t->arena };
	if (number)
		buf_printf(&form, "listek=%s", number);
	for (size_t i = 0; i < items.count; i++)
		buf_printf(&form, "&b%lld=%d", (long long)items.items[i].id, points[i]);
	buf_char(&form, '\0');
	return try_post(t, BALLOT, form.ptr);
}

TEST(a_scoring_is_worded_opened_and_closed_and_not_back)
{
	opened(t);
	CHECK(check_get(t, BALLOT).status == 200 && has(t, BALLOT, "divides 10 points"));
	CHECK(check_get(t, BALLOT "/zmenit").status == 303);
	CHECK(has(t, BALLOT "?nelze=zmenit", "cannot be worded otherwise"));
	CHECK(try_post(t, BALLOT "/krok", "krok=otevrit").status == 422);
	CHECK(try_post(t, BALLOT "/krok", "krok=zverejnit").status == 422);
	CHECK(try_post(t, BALLOT "/krok", "krok=uzavrit").status == 303);
	CHECK(try_post(t, BALLOT "/krok", "krok=otevrit").status == 422);
	CHECK(fill(t, "1", 5, 5, 0).status == 422);
	struct reply got = try_post(t, SENIORS "/hodnoceni/nove", "title=X&method=dots&budget=1&"
		"threshold=3&items=Jen+jedno");
	CHECK(got.status == 422 && str_has(got.body, S("nothing to choose from")));
	got = try_post(t, SENIORS "/hodnoceni/nove", "title=X&method=dots&budget=10&threshold=3&"
		"items=A+%7C+https://zlo.example.cz%0AB");
	CHECK(got.status == 422 && str_has(got.body, S("an address of this site")));
}

TEST(a_paper_over_the_budget_or_entered_twice_is_refused)
{
	opened(t);
	struct reply got = fill(t, "1", 6, 5, 0);
	CHECK(got.status == 422 && str_has(got.body, S("more points than one may give away")));
	CHECK(str_has(got.body, S("value=\"6\"")));
	CHECK(fill(t, "1", 6, 4, 0).status == 303);
	got = fill(t, "1", 0, 0, 10);
	CHECK(got.status == 422 && str_has(got.body, S("is counted already")));
	CHECK(fill(t, "1&prepsat=1", 0, 0, 10).status == 303);
	CHECK(gt_points(t->db, .item = 3) == 10 && gt_points(t->db, .item = 1) == 0);
	CHECK(fill(t, "0", 5, 5, 0).status == 422 && fill(t, "nic", 5, 5, 0).status == 422);
	CHECK(fill(t, "2", 0, 0, 0).status == 422);
}

TEST(a_member_scores_once_may_change_it_and_is_forgotten_at_the_close)
{
	struct try_group g = opened(t);
	int64_t account = try_account(t, "clen@example.cz", "member");
	CHECK(fill(t, NULL, 5, 5, 0).status == 422);
	member_set(t->db, .id = g.members[3], .naming = S("number"), .role = S("user"),
		.account_id = SOME(account), .valid_from = S("2025-01-01"), .now = t->now);
	t->cookies = try_session(t, account);
	CHECK(fill(t, NULL, 5, 5, 0).status == 303 && has(t, BALLOT, "value=\"5\""));
	CHECK(fill(t, NULL, 1, 2, 7).status == 303 && gt_points(t->db, .item = 3) == 7);
	CHECK(gt_papers_of(t->db, .member_id = g.members[3]) == 1);
	CHECK(fill(t, "9", 5, 5, 0).status == 422 && !has(t, BALLOT, "Enter a paper"));
	CHECK(try_post(t, BALLOT "/krok", "krok=uzavrit").status == 403);
	t->cookies = try_session(t, g.account);
	CHECK(try_post(t, BALLOT "/krok", "krok=uzavrit").status == 303);
	CHECK(gt_papers_of(t->db, .member_id = g.members[3]) == 0 && gt_points(t->db, .item = 3) == 7);
}

TEST(few_papers_make_no_order_and_enough_do)
{
	opened(t);
	fill(t, "1", 6, 4, 0);
	fill(t, "2", 5, 3, 2);
	try_post(t, BALLOT "/krok", "krok=uzavrit");
	CHECK(has(t, BALLOT, "fewer than 3") && !has(t, BALLOT, "<td>1.</td>"));
	CHECK(has(t, BALLOT, "5.50") && has(t, BALLOT, "0.50"));
	try_post(t, SENIORS "/hodnoceni/nove", "title=Dal%C5%A1%C3%AD&method=scale&budget=5&"
		"threshold=3&items=A%0AB%0AC");
	const char *second = SENIORS "/hodnoceni/2";
	try_post(t, SENIORS "/hodnoceni/2/krok", "krok=otevrit");
	struct gt_ballot_items_rows items = gt_ballot_items(t->db, .limit = 3);
	for (int i = 1; i <= 3; i++)
		CHECK(try_post(t, second, arena_printf(&t->arena, "listek=%d&b%lld=5&b%lld=2", i,
			(long long)items.items[1].id, (long long)items.items[0].id).ptr).status == 303);
	CHECK(try_post(t, second, arena_printf(&t->arena, "listek=4&b%lld=6",
		(long long)items.items[0].id).ptr).status == 422);
	try_post(t, SENIORS "/hodnoceni/2/krok", "krok=uzavrit");
	CHECK(has(t, second, "<td>1.</td>") && has(t, second, "5.00"));
	CHECK(!has(t, "/skupiny/seniori", "Další"));
	try_post(t, SENIORS "/hodnoceni/2/krok", "krok=zverejnit");
	t->cookies = (str){ 0 };
	CHECK(has(t, "/skupiny/seniori", "Další") &&
		check_get(t, "/skupiny/seniori/dokumenty/hodnoceni-2.csv").status == 200);
	CHECK(check_get(t, "/skupiny/seniori/dokumenty/hodnoceni-1.csv").status == 404);
}

TEST(papers_to_print_have_numbers_and_no_names)
{
	opened(t);
	const char *url = BALLOT "/listky?od=31";
	CHECK(has(t, url, "Paper no. 31") && has(t, url, "Paper no. 60") && !has(t, url, "Veřejná"));
}
