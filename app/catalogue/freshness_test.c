/* How long an entry is believed, at the edges, and what comes of it. */
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "search/search.h"

#define TODAY S("2026-03-12")
enum { CONTACTS, HOURS, PLACES, DESCRIPTION = 5 };

static enum freshness state(struct check *t, int days_ago, int64_t days)
{
	return freshness_state(day_add(&t->arena, TODAY, -days_ago), TODAY, days);
}

UNIT(a_part_is_fresh_to_its_last_day_and_stale_beyond_twice_as_many)
{
	for (const struct freshness_part *p = freshness_parts; p->code; p++) {
		int days = (int)p->days;
		CHECK(state(t, 0, days) == FRESHNESS_FRESH && state(t, days, days) == FRESHNESS_FRESH);
		CHECK(state(t, days + 1, days) == FRESHNESS_DUE);
		CHECK(state(t, 2 * days, days) == FRESHNESS_DUE);
		CHECK(state(t, 2 * days + 1, days) == FRESHNESS_STALE);
	}
	/* Every day is one day after the day before, over leap years and centuries. */
	str day = S("1899-12-30");
	for (int i = 0; i < 800 * 100; i++) {
		str next = day_add(&t->arena, day, 1);
		CHECK(freshness_state(day, next, 1) == FRESHNESS_FRESH);
		CHECK(i == 0 || freshness_state(day_add(&t->arena, day, -1), next, 1) == FRESHNESS_DUE);
		day = next;
	}
	CHECK(freshness_state((str){ 0 }, TODAY, 730) == FRESHNESS_STALE);
	CHECK(state(t, -1, 180) == FRESHNESS_FRESH);
	/* Over the change of the clocks in spring and in autumn. */
	CHECK(freshness_state(S("2026-03-28"), S("2026-03-29"), 1) == FRESHNESS_FRESH);
	CHECK(freshness_state(S("2026-03-28"), S("2026-03-30"), 1) == FRESHNESS_DUE);
	CHECK(freshness_state(S("2025-10-25"), S("2025-10-27"), 1) == FRESHNESS_DUE);
	CHECK(freshness_state(S("2025-10-26"), S("2025-10-27"), 1) == FRESHNESS_FRESH);
}

UNIT(what_changes_sooner_and_what_was_never_verified_is_more_urgent)
{
	struct freshness_days fresh = { 0 }, phone, text, never = { 0 };
	for (size_t i = 0; i < FRESHNESS_PARTS; i++)
		fresh.days[i] = TODAY;
	phone = text = fresh;
	phone.days[CONTACTS] = text.days[DESCRIPTION] = S("2024-03-12");
	struct freshness_score now = freshness_score(&fresh, FRESHNESS_PARTS, TODAY);
	struct freshness_score old_phone = freshness_score(&phone, FRESHNESS_PARTS, TODAY);
	struct freshness_score old_text = freshness_score(&text, FRESHNESS_PARTS, TODAY);
	struct freshness_score none = freshness_score(&never, FRESHNESS_PARTS, TODAY);
	CHECK(now.state == FRESHNESS_FRESH && !now.points && str_eq(now.last, TODAY));
	CHECK(old_text.state == FRESHNESS_FRESH && !old_text.points);
	CHECK(old_phone.state == FRESHNESS_STALE && old_phone.points > 0);
	CHECK(
		old_phone.parts[CONTACTS] == FRESHNESS_STALE && old_phone.parts[HOURS] == FRESHNESS_FRESH);
	CHECK(none.points > old_phone.points && !none.last.ptr);
	phone.days[CONTACTS] = S("1990-01-01");
	never = fresh;
	never.days[CONTACTS] = (str){ 0 };
	CHECK(freshness_score(&phone, FRESHNESS_PARTS, TODAY).points <
		freshness_score(&never, FRESHNESS_PARTS, TODAY).points);
}

static void verified(struct check *t, int64_t service, const char *part, const char *day)
{
	freshness_verified(t->db, &(struct verification){ .kind = S("service"), .record = service,
		.part = str_of(part), .day = str_of(day), .method = S("phone") });
}

TEST(the_last_day_of_each_part_counts_whatever_was_written_last)
{
	catalogue_fixture(t);
	verified(t, 2, "hours", "2026-01-05");
	verified(t, 2, "hours", "2025-01-05");
	verified(t, 1, "contacts", "2026-02-01");
	verified(t, 1, "weather", "2026-02-02");
	struct freshness_records all =
		freshness_read(t->db, &t->arena, S("service"), (struct int_list){ 0 });
	CHECK(all.count == 2);
	CHECK(str_is(freshness_days_of(&all, 2).days[HOURS], "2026-01-05"));
	CHECK(!freshness_days_of(&all, 2).days[CONTACTS].ptr);
	CHECK(str_is(freshness_days_of(&all, 1).days[CONTACTS], "2026-02-01"));
	CHECK(freshness_days_of(&all, 3).record == 3 && !freshness_days_of(&all, 3).days[HOURS].ptr);
	CHECK(!freshness_read(t->db, &t->arena, S("line"), (struct int_list){ 0 }).count);
	CHECK(freshness_read(t->db, &t->arena, S("service"),
		(struct int_list){ (int64_t[]){ 2 }, 1 }).count == 1);
}

TEST(the_public_reads_that_nobody_has_verified_an_entry_for_two_years)
{
	static const char note[] = "Nobody has verified this entry for a long time";
	catalogue_fixture(t);
	CHECK(str_has(check_get(t, "/sluzby/pece-doma").body, str_of(note)));
	verified(t, 1, "price", "2024-03-12");
	CHECK(!str_has(check_get(t, "/sluzby/pece-doma").body, str_of(note)));
	t->now += 86400;
	CHECK(str_has(check_get(t, "/sluzby/pece-doma").body, str_of(note)));
	verified(t, 1, "hours", "2026-03-01");
	CHECK(!str_has(check_get(t, "/sluzby/pece-doma").body, str_of(note)));
}

/* Where the title stands in what is found. */
static const char *place(struct check *t, const char *title)
{
	str body = check_get(t, "/api/v1/search?q=poradna").body;
	return memmem(body.ptr, body.len, title, strlen(title));
}

TEST(of_entries_that_fit_equally_the_one_that_was_verified_comes_first)
{
	catalogue_fixture(t);
	test_service(t->db, .id = 11, .slug = S("a"), .name = S("Poradna Alfa"), .provider = 1,
		.status = S("published"));
	test_service(t->db, .id = 12, .slug = S("b"), .name = S("Poradna Beta"), .provider = 1,
		.status = S("published"));
	test_checked(t->db, .id = 12, .day = S("2026-03-01"));
	db_note_change(t->db, "service", 12);
	catalogue_index_refresh(t->db, &t->arena, t->now);
	CHECK(place(t, "Alfa") && place(t, "Beta") < place(t, "Alfa"));
	/* Nothing is changed, but in a year it is as old as the other. */
	t->now += 2 * 366 * 86400;
	catalogue_index_refresh(t->db, &t->arena, t->now);
	CHECK(place(t, "Alfa") < place(t, "Beta"));
}
