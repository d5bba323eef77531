/* Words for searching: the list that ships, the office's changes, and the index. */
#include "app/catalogue/fixture.h"
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/import.h"
#include "app/catalogue/record.h"
#include "app/catalogue/synonym.h"
#include "app/people/fixture.h"
#define HAS(reply, text) str_has((reply).body, S(text))
#define WORDS "/urad/zaznamy/slova"

static void begin(struct check *t)
{
	catalogue_fixture(t);
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "editor"));
	catalogue_index_anew(t);
}

static bool finds(struct check *t, const char *url, const char *what)
{
	catalogue_index_refresh(t->db, &t->arena, t->now);
	return str_has(check_get(t, url).body, str_of(what));
}

TEST(words_that_the_office_adds_lead_to_services_until_it_takes_them_away)
{
	begin(t);
	CHECK(!finds(t, "/hledat?q=mamahotel", "/sluzby/pece-doma"));
	struct reply got = try_post(t, WORDS "/novy",
		"term=p%C3%A9%C4%8De+u+m%C3%A1my&status=published&said=mamahotel&kinds=home_care");
	CHECK(got.status == 303);
	CHECK(finds(t, "/hledat?q=mamahotel", "/sluzby/pece-doma"));
	CHECK(finds(t, "/hledat?q=mamahotely", "/sluzby/pece-doma"));
	int64_t id = test_synonym_of(t->db, .term = S("péče u mámy"))->id;
	int64_t revision = record_revision_of(got.req, &synonym_record, id);
	got = try_post(t, arena_printf(&t->arena, WORDS "/%lld", (long long)id).ptr,
		arena_printf(&t->arena, "term=p%%C3%%A9%%C4%%8De+u+m%%C3%%A1my&status=ended&said=mamahotel"
			"&kinds=home_care&revision=%lld", (long long)revision).ptr);
	CHECK(got.status == 303);
	CHECK(!finds(t, "/hledat?q=mamahotel", "/sluzby/pece-doma"));
}

TEST(words_for_searching_are_refused_with_what_is_wrong)
{
	begin(t);
	CHECK(try_post(t, WORDS "/novy", "term=a%3Bb&status=published&said=x").status == 422);
	CHECK(try_post(t, WORDS "/novy", "term=nic&status=published").status == 422);
	CHECK(
		try_post(t, WORDS "/novy", "term=Pe%C4%8Dovatelka&status=published&said=x").status == 422);
	CHECK(try_post(t, WORDS "/novy", "term=a&status=published&said=x&kinds=nic").status == 422);
	t->cookies = (str){ 0 };
	CHECK(check_get(t, WORDS).status != 200);
}

TEST(the_order_of_kinds_stays_when_words_are_edited)
{
	begin(t);
	test_synonym(t->db, .id = 2, .term = S("obojí"), .folded = S("oboji"), .said = S("x"),
		.kinds = S("day_care_centre|home_care"), .groups = S(""));
	CHECK(try_post(t, WORDS "/2", "term=oboj%C3%AD&status=published&said=y&kinds=home_care"
		"&kinds=day_care_centre&kinds=shelter&revision=0").status == 303);
	CHECK(str_is(test_synonym_of(t->db, .term = S("obojí"))->kinds,
		"day_care_centre|home_care|shelter"));
}

TEST(an_upgrade_rewords_what_the_office_has_not_touched)
{
	catalogue_install(t->db, &t->arena, t->now);
	struct test_synonym_of_row *meals = test_synonym_of(t->db, .term = S("oběd"));
	struct test_synonym_of_row *cleaning = test_synonym_of(t->db, .term = S("úklid"));
	CHECK(meals && cleaning && meals->shipped.len && str_has(meals->said, S("dovoz obědů")));
	test_synonym_reword(t->db, .id = meals->id, .said = S("starší"), .shipped = S("oběd;starší;;"));
	test_synonym_reword(t->db, .id = cleaning->id, .said = S("naše"));
	int64_t version = db_version(t->db);
	catalogue_install(t->db, &t->arena, t->now);
	CHECK(str_has(test_synonym_of(t->db, .term = S("oběd"))->said, S("dovoz obědů")));
	CHECK(str_is(test_synonym_of(t->db, .term = S("úklid"))->said, "naše"));
	CHECK(db_version(t->db) > version);
	version = db_version(t->db);
	catalogue_install(t->db, &t->arena, t->now);
	CHECK(db_version(t->db) == version);
}
