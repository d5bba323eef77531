/* The mapping: from rows of the store to records of HSDS. */
#include "app/exchange/hsds_test.sql.h"
#include "app/exchange/fixture.h"
#include "app/exchange/hsds.h"

#define HAS(text, part) str_has(text, S(part))

static str written(struct hsds *h, struct hsds_records all)
{
	struct buf out = { .arena = h->arena };
	for (size_t i = 0; i < all.count; i++) {
		hsds_write(&out, all.items[i]);
		buf_char(&out, '\n');
	}
	return buf_str(&out);
}

static str service_json(struct check *t, int64_t id, enum hsds_version version)
{
	struct hsds h = hsds_begin(t->db, &t->arena, version, t->now);
	return written(&h, hsds_services(&h, (struct int_list){ &id, 1 }, HSDS_FULL));
}

TEST(a_service_of_hsds_says_what_the_page_says)
{
	exchange_fixture(t);
	str s = service_json(t, 1, HSDS_31);
	CHECK(HAS(s,
		"{\"id\":\"" SERVICE_1 "\",\"organization_id\":\"" PROVIDER_1 "\",\"name\":\"Péče doma\""));
	CHECK(HAS(s,
		"\"url\":\"https://"
	    "www.pece.example.cz\",\"email\":\"pece@example.cz\",\"status\":\"active\""));
	CHECK(
		HAS(s, "\"application_process\":\"Zavolejte.\",\"fees_description\":\"135 Kč za hodinu\""));
	CHECK(HAS(s,
		"\"minimum_age\":18,\"assured_date\":\"2026-02-03\",\"last_modified\":\"1970-01-01T00:00:"
	    "10Z\""));
	CHECK(HAS(s,
		"\"freq\":\"WEEKLY\",\"byday\":\"MO,TU,WE,TH,FR\",\"opens_at\":\"08:00:00\",\"closes_at\":"
	    "\"16:00:00\""));
	CHECK(HAS(s, "\"url\":\"https://jiny.example.cz/%C5%BE\""));
	CHECK(HAS(s, "\"title\":\"vedoucí\",\"email\":\"vedouci@example.cz\""));
	CHECK(HAS(s, "\"name\":\"angličtina\",\"code\":\"en\"") && HAS(s, "\"name\":\"esperanto\"}"));
	CHECK(
		HAS(s, "\"name\":\"Úpice\",\"uri\":\"https://linked.cuzk.cz/resource/ruian/obec/579777\""));
	CHECK(HAS(
		s, "\"latitude\":50.560000,\"longitude\":15.910000,\"external_identifier\":\"22222222\""));
	CHECK(HAS(s, "\"address_1\":\"Horská 1\",\"city\":\"Trutnov\",\"region\":\"Trutnov\""));
	CHECK(HAS(s,
		"\"identifier_scheme\":\"CZ-ICO\",\"identifier_type\":\"IČO\",\"identifier\":"
	    "\"00123451\""));
	CHECK(HAS(s, "\"taxonomy_term\":{") && HAS(s, "\"code\":\"home_care\"") &&
		HAS(s, "\"code\":\"seniors\""));
	CHECK(HAS(s, "\"name\":\"Nezvládám péči doma\"") && !HAS(s, "null") && !HAS(s, "\"\""));
}

TEST(a_version_of_hsds_has_only_its_own_fields)
{
	exchange_fixture(t);
	str s30 = service_json(t, 1, HSDS_30), uk = service_json(t, 1, HSDS_UK);
	CHECK(!HAS(s30, "additional_urls") && HAS(s30, "\"application_process\""));
	CHECK(!HAS(uk, "application_process") && !HAS(uk, "languages") && !HAS(uk, "\"code\":"));
	CHECK(HAS(uk, "\"fees\":\"135 Kč za hodinu\"") && HAS(uk, "\"service_at_locations\""));
}

TEST(what_a_version_cannot_say_is_counted_as_lost)
{
	exchange_fixture(t);
	struct hsds_losses losses = { .arena = &t->arena };
	struct hsds h = hsds_begin(t->db, &t->arena, HSDS_30, t->now);
	h.losses = &losses;
	hsds_services(&h, (struct int_list){ (int64_t[]){ 1, 2, 3 }, 3 }, HSDS_FULL);
	int found = 0;
	for (size_t i = 0; i < losses.count; i++) {
		found += !strcmp(losses.items[i].field, "additional_urls") && losses.items[i].times == 1;
		found += !strcmp(losses.items[i].field, "email") && losses.items[i].times == 1;
		found += !strcmp(losses.items[i].field, "capacities") && losses.items[i].times == 1;
	}
	CHECK(found == 3 && losses.count == 3);
}

TEST(a_secret_place_gives_hsds_nothing_but_that_it_is_secret)
{
	exchange_fixture(t);
	static const enum hsds_version versions[] = { HSDS_30, HSDS_31, HSDS_UK };
	for (size_t i = 0; i < COUNT(versions); i++) {
		struct hsds h = hsds_begin(t->db, &t->arena, versions[i], t->now);
		struct int_list all = { (int64_t[]){ 1, 2, 3 }, 3 };
		str text = arena_printf(&t->arena, "%.*s%.*s%.*s",
			STR_ARG(written(&h, hsds_services(&h, all, HSDS_FULL))),
			STR_ARG(written(&h, hsds_stays(&h, all, HSDS_FULL))),
			STR_ARG(written(&h, hsds_organizations(&h, all, HSDS_FULL, HSDS_FULL))));
		CHECK(HAS(text, "Adresa je utajená"));
		CHECK(!HAS(text, CANARY) && !HAS(text, "Tajná") && !HAS(text, "77777777"));
		CHECK(!HAS(text, "50.569999") && !HAS(text, "15.919999"));
	}
}

TEST(free_places_are_a_capacity_of_hsds_3_1_as_long_as_they_are_fresh)
{
	exchange_fixture(t);
	test_free_places(t->db, .service = 3, .amount = 2, .note = S("jen ženy"), .at = t->now - 86400);
	str s = service_json(t, 3, HSDS_31);
	CHECK(HAS(s, "\"name\":\"počet lůžek\"},\"available\":2,\"maximum\":24"));
	CHECK(HAS(s, "\"description\":\"jen ženy\",\"updated\":\"2026-03-11T09:00:00Z\""));
	CHECK(!HAS(service_json(t, 3, HSDS_30), "capacities"));
	t->now += 14 * 86400;
	CHECK(!HAS(service_json(t, 3, HSDS_31), "capacities"));
}

TEST(a_draft_never_leaves_as_hsds_and_what_ended_says_so)
{
	exchange_fixture(t);
	CHECK(service_json(t, 4, HSDS_31).len == 0);
	test_status(t->db, .id = 2, .status = S("ended"), .at = 40);
	CHECK(HAS(service_json(t, 2, HSDS_31), "\"status\":\"inactive\""));
}

TEST(identifiers_of_children_are_the_same_each_time)
{
	exchange_fixture(t);
	CHECK(str_eq(service_json(t, 1, HSDS_31), service_json(t, 1, HSDS_31)));
	str s = service_json(t, 2, HSDS_31);
	CHECK(HAS(s, "\"service_at_locations\":[{\"id\":\"") && HAS(s, "-80"));
	CHECK(HAS(s, "\"notes\":\"jen objednaní\""));
}

UNIT(an_address_of_the_web_is_told_from_words)
{
	struct arena *a = &t->arena;
	CHECK(str_is(uri_of(a, S("www.example.cz")), "https://www.example.cz"));
	CHECK(str_is(uri_of(a, S("http://example.cz/a b")), "http://example.cz/a%20b"));
	CHECK(!uri_of(a, S("nemáme")).ptr && !uri_of(a, S("na dotaz. Volejte")).ptr &&
		!uri_of(a, S("")).ptr);
	CHECK(!uri_of(a, S("a@example.cz")).ptr);
	CHECK(str_is(uri_of(a, S("a.cz/50%sleva%C3%A1")), "https://a.cz/50%25sleva%C3%A1"));
	CHECK(!email_like(S("a@m.x/cz")));
	CHECK(email_like(S("a.b@example.cz")) && !email_like(S("a@b")) && !email_like(S("a b@c.cz")));
	CHECK(!email_like(S("@c.cz")) && !email_like(S("a@b@c.cz")) && !email_like(S("")));
}
