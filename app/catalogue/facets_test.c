#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/facets.h"
#include "app/catalogue/fixture.h"

enum { TRUTNOV = 579025, UPICE = 579777, NACHOD = 573868, TRUTNOVSKO = 7 };
enum { HOME_CARE = 1, DAY_CENTRE, SENIORS = 11, DISABILITY, OUTREACH = 21 };

static struct req *request(struct check *t)
{
	struct req *r = arena_alloc(&t->arena, sizeof *r);
	*r = (struct req){ .db = t->db, .arena = &t->arena, .now = t->now };
	return r;
}

static struct facet_answer ask(struct check *t, struct service_filter filter)
{
	return facets_ask(request(t), &filter, 0, 20);
}

static bool page_is(struct facet_answer a, const int64_t *ids, size_t count)
{
	return a.page.count == count && !memcmp(a.page.items, ids, count * sizeof *ids);
}
#define PAGE_IS(answer, ...) page_is(answer, (int64_t[]){ __VA_ARGS__ }, \
	COUNT(((int64_t[]){ __VA_ARGS__ })))

TEST(services_stand_in_the_order_asked_for)
{
	catalogue_fixture(t);
	CHECK(PAGE_IS(ask(t, (struct service_filter){ 0 }), 3, 2, 1));
	CHECK(PAGE_IS(ask(t, (struct service_filter){ .order = BY_CHANGE }), 2, 3, 1));
	CHECK(PAGE_IS(ask(t, (struct service_filter){ .order = BY_PROVIDER }), 3, 2, 1));
	const int64_t found[] = { 1, 99, 3, 1 };
	struct service_filter words = {
		.found = true, .ids = { found, COUNT(found) }, .order = BY_FIT
	};
	CHECK(PAGE_IS(ask(t, words), 1, 3));
	words.order = BY_NAME;
	CHECK(PAGE_IS(ask(t, words), 3, 1));
	words.ids.count = 0;
	CHECK(ask(t, words).total == 0);
}

TEST(a_page_is_cut_from_what_fits)
{
	catalogue_fixture(t);
	struct facet_answer a = facets_ask(request(t), &(struct service_filter){ 0 }, 1, 1);
	CHECK(a.total == 3 && PAGE_IS(a, 2));
	CHECK(facets_ask(request(t), &(struct service_filter){ 0 }, 3, 1).page.count == 0);
}

TEST(a_service_that_serves_an_area_is_found_in_its_municipalities)
{
	catalogue_fixture(t);
	struct service_filter upice = { .municipality = SOME(UPICE) },
						  nachod = { .municipality = SOME(NACHOD) };
	struct service_filter area = { .area = SOME(TRUTNOVSKO) };
	CHECK(ask(t, upice).total == 2 && ask(t, area).total == 2);
	test_service_area(t->db, .service = 3, .area = SOME(TRUTNOVSKO));
	CHECK(ask(t, upice).total == 3 && ask(t, area).total == 3);
	CHECK(ask(t, nachod).total == 0);
}

TEST(an_option_counts_a_service_once)
{
	catalogue_fixture(t);
	test_group(t->db, .service = 1, .target = SENIORS);
	struct facet_answer a = ask(t, (struct service_filter){ 0 });
	CHECK(facet_total(&a, GROUPS, SENIORS) == 2);
	CHECK(facet_total(&a, GROUPS, DISABILITY) == 1);
	CHECK(facet_total(&a, GROUPS, HOME_CARE) == 0);
}

TEST(an_option_counts_with_the_other_filters_and_without_its_own)
{
	catalogue_fixture(t);
	const int64_t disability = DISABILITY;
	struct facet_answer a =
		ask(t, (struct service_filter){ .codes[GROUPS] = { &disability, 1 } });
	CHECK(a.total == 1);
	CHECK(facet_total(&a, GROUPS, SENIORS) == 2);
	CHECK(facet_total(&a, TYPES, DAY_CENTRE) == 1 && facet_total(&a, TYPES, HOME_CARE) == 0);
	CHECK(facet_total(&a, FORMS, OUTREACH) == 0);
}

TEST(kept_columns_follow_the_store_and_the_day)
{
	catalogue_fixture(t);
	facets_keep(true);
	int64_t before = ask(t, (struct service_filter){ 0 }).total;
	test_service_end(t->db, .id = 1);
	int64_t unnoted = ask(t, (struct service_filter){ 0 }).total;
	db_begin(t->db);
	db_note_change(t->db, "service", 1);
	bool noted = db_commit(t->db);
	struct facet_answer now = ask(t, (struct service_filter){ 0 });
	t->now -= 100 * 86400;
	struct facet_answer then = ask(t, (struct service_filter){ 0 });
	facets_keep(false);
	CHECK(before == 3 && unnoted == 3 && noted && now.total == 2);
	CHECK(facet_total(&now, FORMS, OUTREACH) == 0 && facet_total(&then, FORMS, OUTREACH) == 1);
}

TEST(a_store_that_fails_has_no_services)
{
	catalogue_fixture(t);
	db_script(t->db, "DROP TABLE service_target_group");
	facets_keep(true);
	struct facet_answer a = ask(t, (struct service_filter){ 0 });
	facets_keep(false);
	CHECK(db_failed(t->db) && a.page.count <= 3);
}
