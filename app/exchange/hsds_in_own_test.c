/* What of the formats only HSDS says, and what the office made of it since. */
#include "app/catalogue/fixture.h"
#include "app/catalogue/import_fixture.h"
#include "app/exchange/fixture.h"
#include "app/exchange/hsds.h"
#include "app/exchange/hsds_test.sql.h"
#include "app/people/fixture.h"

enum { A_DAY = 24 * 60 * 60 };

/* One service of a day later, with these properties and at this place. */
static struct import_result import_with(struct check *t, const char *properties, const char *place)
{
	t->now += A_DAY;
	return hsds_from_text(t, "services.json", arena_printf(&t->arena,
		"[{'id':'s1','name':'Péče','status':'active',%s%s%s"
		"'organization':{'id':'o1','name':'Charita'}}]", properties,
		*place ? "'service_at_locations':[{'id':'l','location':{'id':'m',"
			"'location_type':'physical','name':'Dům'," : "", place).ptr);
}

static struct import_result import_of(struct check *t, const char *properties)
{
	return import_with(t, properties, "");
}

static struct import_result import_at(struct check *t, const char *place)
{
	return import_with(t, "", arena_printf(&t->arena, "%s}}],", place).ptr);
}

static struct test_service_said_row *said(struct check *t)
{
	return test_service_said(t->db, .name = S("Péče"), .day = day_of(&t->arena, t->now));
}

static void as_editor(struct check *t)
{
	t->now += A_DAY;
	t->cookies = try_session(t, try_account(t, arena_printf(&t->arena, "e%lld@example.cz",
		(long long)t->now).ptr, "editor"));
}

/* What the office's form would send of the service. */
static int edit(struct check *t, const char *rest)
{
	struct test_service_said_row *s = said(t);
	as_editor(t);
	return try_post(t, arena_printf(&t->arena, "/urad/zaznamy/sluzby/%lld", (long long)s->id).ptr,
		arena_printf(&t->arena, "revision=9999&status=published&kind=related&provider=%lld&"
			"name=P%%C3%%A9%%C4%%8De&%s", (long long)s->provider_id, rest).ptr).status;
}

static int edit_place(struct check *t, const char *rest)
{
	struct test_newest_place_row *p = test_newest_place(t->db);
	as_editor(t);
	return try_post(t, arena_printf(&t->arena, "/urad/zaznamy/mista/%lld", (long long)p->id).ptr,
		arena_printf(&t->arena, "revision=9999&name=D%%C5%%AFm&provider=%lld&%s",
			(long long)p->provider_id, rest).ptr).status;
}

static struct it_difference_row *difference(struct check *t, const char *kind, const char *field)
{
	return it_difference(t->db, .kind = str_of(kind), .field = str_of(field));
}

/* ---- fields ---- */

TEST(of_a_price_that_the_office_changed_the_source_only_asks)
{
	import_of(t, "'fees_description':'100 Kč',");
	CHECK(edit(t, "price=150") == 303);
	struct import_result r = import_of(t, "'fees_description':'100 Kč',");
	CHECK(r.asked == 0 && str_is(said(t)->price, "150"));
	r = import_of(t, "'fees_description':'120 Kč',");
	struct it_difference_row *d = difference(t, "service", "price");
	CHECK(r.asked == 1 && r.changed == 1 && str_is(said(t)->price, "150"));
	CHECK(d && str_is(d->theirs, "120 Kč") && str_is(d->state, "open"));
	as_editor(t);
	struct reply got = check_get(t, "/urad/rozdily");
	CHECK(got.status == 200 && str_has(got.body, S("120 Kč")) && str_has(got.body, S("150")));
	CHECK(import_of(t, "'fees_description':'120 Kč',").outcome == IMPORT_NOTHING_NEW);
}

TEST(what_a_guide_cannot_say_stays_when_the_guide_changes)
{
	static const char guide[] = "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P',"
		"'services':[{'id':'s','name':'Péče','description':'%s'}]}]}";
	import_as_guide(t, import_json(t, arena_printf(&t->arena, guide, "Dříve.").ptr),
		(struct import_job){ 0 });
	test_service_more(t->db, .id = said(t)->id, .price = S("100 Kč"), .age_from = SOME(18),
		.checked_on = S("2026-02-03"));
	test_opening(t->db, .service = said(t)->id, .weekday = 1, .opens = 480, .closes = 960);
	struct import_result r = import_as_guide(t,
		import_json(t, arena_printf(&t->arena, guide, "Nyní.").ptr), (struct import_job){ 0 });
	struct test_service_by_name_row *s = test_service_by_name(t->db, .name = S("Péče"));
	CHECK(r.changed == 1 && s && str_is(s->description, "Nyní."));
	CHECK(str_is(s->price, "100 Kč") && s->age_from.value == 18);
	CHECK(str_is(said(t)->checked_on, "2026-02-03") && said(t)->hours == 1);
}

TEST(of_two_days_of_the_last_check_the_later_one_stays)
{
	import_of(t, "'assured_date':'2026-02-03',");
	CHECK(str_is(said(t)->checked_on, "2026-02-03"));
	test_last_check(t->db, .id = said(t)->id, .day = S("2026-03-01"));
	CHECK(import_of(t, "'assured_date':'2026-02-20',").asked == 0);
	CHECK(str_is(said(t)->checked_on, "2026-03-01"));
	import_of(t, "");
	CHECK(str_is(said(t)->checked_on, "2026-03-01"));
	struct import_result r = import_of(t, "'assured_date':'2026-03-05',");
	CHECK(r.changed == 1 && str_is(said(t)->checked_on, "2026-03-05"));
}

/* ---- places ---- */

static bool stands_at(struct check *t, int64_t latitude, int64_t longitude)
{
	struct test_newest_place_row *p = test_newest_place(t->db);
	return p && p->latitude.value == latitude && p->longitude.value == longitude;
}

TEST(a_position_follows_its_source_as_a_whole_or_stays_as_a_whole)
{
	import_at(t, "'latitude':50.5,'longitude':15.5");
	int64_t changes = test_changes(t->db, .kind = S("service"));
	struct import_result r = import_at(t, "'latitude':50.6,'longitude':15.5");
	CHECK(r.changed == 2 && stands_at(t, 50600000, 15500000));
	CHECK(test_changes(t->db, .kind = S("service")) == changes + 1);
	CHECK(test_sourced(t->db, .field = S("latitude")) == 0);
	CHECK(edit_place(t, "latitude=50.600000&longitude=15.700000") == 303);
	r = import_at(t, "'latitude':50.9,'longitude':15.9");
	CHECK(r.asked == 0 && stands_at(t, 50600000, 15700000));
	import_at(t, "'name':'Dům'");
	CHECK(stands_at(t, 50600000, 15700000));
}

TEST(of_access_that_the_office_changed_the_source_only_asks)
{
	import_at(t, "'accessibility':[{'id':'a','description':'Bezbariérový přístup.'}]");
	CHECK(str_is(test_newest_place(t->db)->step_free, "yes"));
	CHECK(edit_place(t, "step_free=partly") == 303);
	struct import_result r =
		import_at(t, "'accessibility':[{'id':'a','description':'Přístup není bezbariérový.'}]");
	struct it_difference_row *d = difference(t, "place", "step_free");
	CHECK(r.asked == 1 && str_is(test_newest_place(t->db)->step_free, "partly"));
	CHECK(d && str_is(d->theirs, "no"));
}

TEST(a_place_that_its_source_makes_secret_loses_its_position)
{
	import_at(t, "'latitude':50.5,'longitude':15.5");
	struct import_result r =
		import_at(t, "'latitude':50.5,'longitude':15.5,'description':'" HSDS_SECRET "'");
	struct test_newest_place_row *p = test_newest_place(t->db);
	CHECK(r.outcome == IMPORT_LANDED && p->secret && !p->latitude.set && !p->longitude.set);
	CHECK(test_kept_count(t->db) == 0);
}

/* ---- hours, towns, free places ---- */

#define WEEKLY(day, from) "'schedules':[{'id':'h','freq':'WEEKLY','byday':'" day "'," \
	"'opens_at':'" from "','closes_at':'16:00'}],"

TEST(opening_hours_follow_their_source_and_other_rules_stay)
{
	import_of(t, WEEKLY("MO,TU", "08:00"));
	CHECK(said(t)->hours == 2);
	test_opening_more(t->db, .service = said(t)->id);
	CHECK(import_of(t, WEEKLY("MO,TU", "08:00")).outcome == IMPORT_NOTHING_NEW);
	struct import_result r = import_of(t, WEEKLY("MO,TU,WE", "09:00"));
	CHECK(r.changed == 1 && said(t)->hours == 3 && said(t)->rules == 3);
	r = import_of(t, "");
	CHECK(r.changed == 1 && said(t)->hours == 0 && said(t)->rules == 3);
}

TEST(opening_hours_that_the_office_changed_stay)
{
	import_of(t, WEEKLY("MO,TU", "08:00"));
	CHECK(edit(t, "hours=Po+9:00%E2%80%9312:00") == 303 && said(t)->hours == 1);
	import_of(t, WEEKLY("MO,TU,WE", "09:00"));
	CHECK(said(t)->hours == 1 && import_of(t, WEEKLY("MO,TU,WE", "09:00")).changed == 0);
}

#define TOWN "'uri':'https://linked.cuzk.cz/resource/ruian/obec/"

TEST(towns_follow_their_source_with_a_history_until_the_office_changes_them)
{
	catalogue_fixture(t);
	t->now += A_DAY;
	import_of(t, "'service_areas':[{" TOWN "579025'},{" TOWN "579777'}],");
	CHECK(said(t)->towns == 2 && said(t)->gone == 0);
	struct import_result r =
		import_of(t, "'service_areas':[{" TOWN "579025'},{" TOWN "573868'}],");
	CHECK(r.changed == 1 && said(t)->towns == 2 && said(t)->gone == 1);
	CHECK(edit(t, "towns=Trutnov") == 303 && said(t)->towns == 1);
	import_of(t, "'service_areas':[{" TOWN "579777'}],");
	CHECK(said(t)->towns == 1 && said(t)->gone == 2);
}

static struct import_result import_free(struct check *t, int amount, const char *day)
{
	return import_of(t, arena_printf(&t->arena, "'capacities':[{'id':'c','available':%d,"
		"'updated':'%sT08:00:00Z'}],", amount, day).ptr);
}

TEST(of_free_places_the_newer_number_holds)
{
	t->now += 30 * (int64_t)A_DAY;
	import_free(t, 3, "2026-03-10");
	CHECK(said(t)->free.value == 3);
	CHECK(import_free(t, 4, "2026-03-11").changed == 1 && said(t)->free.value == 4);
	test_free_now(t->db, .service = said(t)->id, .amount = 0, .at = t->now);
	import_free(t, 5, "2026-03-12");
	CHECK(said(t)->free.set && said(t)->free.value == 0);
}

/* ---- documents ---- */

TEST(documents_of_more_records_than_one_batch_are_kept_and_renewed)
{
	enum { SERVICES = 450 };
	for (int run = 0; run < 3; run++) {
		struct buf text = { .arena = &t->arena };
		buf_char(&text, '[');
		for (int i = 0; i < SERVICES; i++)
			buf_printf(&text, "%s{'id':'s%d','name':'Služba %d','status':'active','alert':'%s',"
				"'organization':{'id':'o%d','name':'Charita %d'}}", i ? "," : "", i, i,
				run == 2 && i % 100 == 7 ? "Jinak." : "Stejně.", i % 250, i % 250);
		buf_char(&text, ']');
		struct import_result r = hsds_from_text(t, "services.json", text.ptr);
		CHECK(run != 0 || r.added == SERVICES + 250);
		CHECK(run != 1 || r.outcome == IMPORT_NOTHING_NEW);
		CHECK(run != 2 || r.changed == 5);
		CHECK(test_kept_count(t->db) == SERVICES + 250);
		CHECK(test_kept_has(t->db, .part = S("Jinak.")) == (run == 2 ? 5 : 0));
	}
}
