/* The API: its pages, filters, streams and errors. */
#include "app/catalogue/catalogue.h"
#include "app/exchange/hsds_test.sql.h"
#include "app/exchange/fixture.h"
#include "app/exchange/hsds_api.h"
#include "app/people/fixture.h"
#include "app/site/site.h"
#include "crypto/crypto.h"

#define HAS(text, part) str_has(text, S(part))

static int count_of(str text, const char *part)
{
	int n = 0;
	size_t len = strlen(part);
	for (const char *at = text.ptr;
		 (at = memmem(at, (size_t)(text.ptr + text.len - at), part, len)); at += len)
		n++;
	return n;
}

static bool has_header(const struct reply *got, const char *name, const char *value)
{
	for (size_t i = 0; i < got->req->headers.count; i++)
		if (!strcmp(got->req->headers.items[i].name, name))
			return str_is(got->req->headers.items[i].value, value);
	return false;
}

/* Services of the answer as a set: bit n for service n. */
static int services_of(str body)
{
	int set = 0;
	for (int n = 1; n <= 4; n++)
		set |= str_has(body,
				   str_of((const char *[]){ "", "{\"id\":\"" SERVICE_1, "{\"id\":\"" SERVICE_2,
					   "{\"id\":\"" SERVICE_3, "{\"id\":\"" SERVICE_4 }[n]))
			<< n;
	return set;
}

static int found(struct check *t, const char *query)
{
	struct reply got = check_get(t,
		arena_printf(&t->arena, "/api/hsds/v3/services?%s", query).ptr);
	return got.status == 200 ? services_of(got.body) : -got.status;
}

TEST(the_root_of_hsds_says_its_version_and_where_its_documents_are)
{
	exchange_fixture(t);
	struct reply got = check_get(t, "/api/hsds/v3/");
	CHECK(got.status == 200 && HAS(got.body, "\"version\":\"3.1\""));
	CHECK(HAS(got.body, "\"openapi_url\":\"https://portal.example.cz/api/hsds/v3/openapi.json\""));
	CHECK(HAS(check_get(t, "/api/hsds/v3.0").body, "\"version\":\"3.0\""));
	CHECK(HAS(check_get(t, "/api/oruk/v3/").body, "\"version\":\"HSDS-UK-3.0\""));
	CHECK(check_get(t, "/api/hsds/v2/").status == 404);
	site_setting_put(t->db, "base_url", S(""));
	got = check_get(t, "/api/hsds/v3/");
	CHECK(HAS(got.body, "\"profile\":\"http://portal.example.cz/api/hsds/v3/profile\""));
	CHECK(got.req->no_store);
}

TEST(a_page_of_services_says_which_page_it_is)
{
	exchange_fixture(t);
	struct reply got = check_get(t, "/api/hsds/v3/services?per_page=2");
	CHECK(got.status == 200 && services_of(got.body) == 6);
	CHECK(HAS(got.body, "{\"total_items\":3,\"total_pages\":2,\"page_number\":1,\"size\":2,"
		"\"first_page\":true,\"last_page\":false,\"empty\":false,\"contents\":["));
	got = check_get(t, "/api/hsds/v3/services?per_page=2&page=2");
	CHECK(services_of(got.body) == 8 && HAS(got.body, "\"last_page\":true"));
	got = check_get(t, "/api/hsds/v3/services?per_page=2&page=3");
	CHECK(got.status == 200 && HAS(got.body, "\"size\":0") && HAS(got.body, "\"empty\":true"));
	CHECK(has_header(&got, "Access-Control-Allow-Origin", "*"));
}

TEST(filters_of_services_hold_all_at_once)
{
	exchange_fixture(t);
	struct hsds h = hsds_begin(t->db, &t->arena, HSDS_31, t->now);
	hsds_terms_read(&h);
	str seniors = hsds_term_of_code(&h, 11)->id, outreach = hsds_term_of_code(&h, 21)->id;
	const char *q = arena_printf(&t->arena, "taxonomy_term_id=%s", seniors.ptr).ptr;
	CHECK(found(t, q) == 6);
	CHECK(found(t, arena_printf(&t->arena, "taxonomy_term_id=%s", outreach.ptr).ptr) == 2);
	CHECK(found(t, arena_printf(&t->arena, "%s&organization_id=" PROVIDER_2, q).ptr) == 4);
	CHECK(found(t, arena_printf(&t->arena, "%s&organization_id=" PROVIDER_2
		"&modified_after=1970-01-01T00:00:31Z", q).ptr) == 0);
	CHECK(found(t, "organization_id=" PROVIDER_2) == 12);
	CHECK(found(t, "organization_id=0190c8a0-0000-7000-8000-00000000ffff") == 0);
	CHECK(found(t, "taxonomy_term_id=" SITUATION_1) == 2);
	/* A sensitive situation is no term. */
	CHECK(found(t, "taxonomy_term_id=0190c8a0-0000-7000-8000-000000000202") == 0);
	str forms = hsds_taxonomy_id(&t->arena, &hsds_taxonomies[2]);
	CHECK(found(t, arena_printf(&t->arena, "taxonomy_id=%s", forms.ptr).ptr) == 14);
	str groups = hsds_taxonomy_id(&t->arena, &hsds_taxonomies[1]);
	CHECK(found(t, arena_printf(&t->arena, "taxonomy_id=%s", groups.ptr).ptr) == 6);
}

TEST(a_service_is_found_by_words_age_and_time)
{
	exchange_fixture(t);
	catalogue_index_refresh(t->db, &t->arena, t->now);
	CHECK(found(t, "search=azylovy") == 8);
	CHECK(found(t, "search=azylovy&organization_id=" PROVIDER_1) == 0);
	CHECK(found(t, "search=nicnicnic") == 0);
	CHECK(found(t, "minimum_age=65") == (2 | 8));
	CHECK(found(t, "maximum_age=17") == 8);
	CHECK(found(t, "day=MO") == 2 && found(t, "day=SA") == 4);
	CHECK(found(t, "day=MO&start_time=09:00&end_time=16:00") == 2);
	CHECK(found(t, "day=MO&start_time=09:00&end_time=16:01") == 0);
}

TEST(modified_after_counts_the_instant_itself_and_shows_what_ended)
{
	exchange_fixture(t);
	CHECK(found(t, "modified_after=1970-01-01T00:00:20Z") == 12);
	CHECK(found(t, "modified_after=1970-01-01T00:00:20.5Z") == 4);
	CHECK(found(t, "modified_after=1970-01-01T01:00:21%2B01:00") == 4);
	CHECK(found(t, "modified_after=1970-01-02") == 0);
	test_touch(t->db, .id = 1, .at = 86400);
	CHECK(found(t, "modified_after=1970-01-02") == 2);
	test_status(t->db, .id = 1, .status = S("ended"), .at = 86401);
	CHECK(found(t, "") == 12 && found(t, "modified_after=1970-01-02T00:00:01Z") == 2);
	struct reply got = check_get(t, "/api/hsds/v3/services?modified_after=1970-01-02");
	CHECK(HAS(got.body, "\"status\":\"inactive\""));
	CHECK(HAS(check_get(t, "/api/hsds/v3/services/" SERVICE_1).body, "\"status\":\"inactive\""));
}

/* Service 1 as the office writes it, with a text that nobody outside may read. */
static bool save(struct check *t, const char *id, const char *status)
{
	return try_post(t, arena_printf(&t->arena, "/urad/zaznamy/sluzby/%s", id).ptr,
		arena_printf(&t->arena, "provider=1&kind=registered&type=home_care&status=%s"
			"&revision=999999&name=" CANARY "&summary=" CANARY "&price=" CANARY
			"&contacts.emails=" CANARY "%%40example.cz&groups=seniors", status).ptr).status == 303;
}

static bool no_canary(struct check *t, const char *query)
{
	static const char *const lists[] = { "/api/hsds/v3/", "/api/hsds/v3.0/", "/api/oruk/v3/" };
	static const char *const kinds[] = { "services", "service_at_locations", "organizations" };
	for (size_t l = 0; l < COUNT(lists); l++)
		for (size_t k = 0; k < COUNT(kinds); k++)
			if (HAS(check_get(t, arena_printf(&t->arena, "%s%s?%s", lists[l], kinds[k], query).ptr)
						.body, CANARY))
				return false;
	return true;
}

TEST(what_was_public_and_is_a_draft_again_leaves_only_that_it_is_gone)
{
	static const char *const gone = "\n{\"id\":\"" SERVICE_1 "\",\"status\":\"inactive\","
		"\"last_modified\":\"2026-03-12T09:00:00Z\"}";
	static const char *const since = "modified_after=2026-03-12T09:00:00Z";
	static const char *const others[] = { "", "search=" CANARY, "organization_id=" PROVIDER_1,
		"modified_after=1970-01-01&organization_id=" PROVIDER_1,
		"modified_after=1970-01-01&search=" CANARY, "modified_after=1970-01-01&day=MO",
		"modified_after=1970-01-01&minimum_age=1", "modified_after=1970-01-01&maximum_age=99" };
	exchange_fixture(t);
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "editor"));
	CHECK(save(t, "1", "draft") && save(t, "novy", "draft"));
	t->now += 100;
	CHECK(save(t, "1", "draft"));
	str list = check_get(t, arena_printf(&t->arena, "/api/hsds/v3/services?%s", since).ptr).body;
	CHECK(HAS(list, "{\"total_items\":1,") && str_has(list, str_of(gone)));
	list = check_get(t,
		arena_printf(&t->arena, "/api/hsds/v3/services?%s&full=true", since).ptr).body;
	CHECK(str_has(list, str_of(gone)));
	CHECK(HAS(check_get(t, "/api/hsds/v3/services?modified_after=1970-01-01&minimal=true").body,
		"\n{\"id\":\"" SERVICE_1 "\",\"last_modified\":\"2026-03-12T09:00:00Z\"}"));
	str lines = check_get(t, "/api/hsds/v3/services?modified_after=1970-01-01&format=ndjson").body;
	CHECK(count_of(lines, "\n") == 3 && str_has(lines, str_of(gone + 1)));
	CHECK(found(t, "modified_after=2026-03-12T09:00:01Z") == 0);
	CHECK(check_get(t, "/api/hsds/v3/services/" SERVICE_1).status == 404);
	for (size_t i = 0; i < COUNT(others); i++)
		CHECK(!(found(t, others[i]) & 2) && no_canary(t, others[i]));
	CHECK(no_canary(t, since) && no_canary(t, "modified_after=1970-01-01&full=true") &&
		no_canary(t, "modified_after=1970-01-01&format=ndjson&full=true"));
	CHECK(save(t, "1", "published"));
	list = check_get(t, arena_printf(&t->arena, "/api/hsds/v3/services?%s", since).ptr).body;
	CHECK(HAS(list, "{\"total_items\":1,") && HAS(list, "\"name\":\"" CANARY "\""));
}

TEST(minimal_has_two_fields_and_full_is_what_the_record_itself_says)
{
	exchange_fixture(t);
	struct reply got = check_get(t, "/api/hsds/v3/services?minimal=true");
	CHECK(HAS(got.body, "\n{\"id\":\"" SERVICE_1 "\",\"last_modified\":\"1970-01-01T00:00:10Z\"}"));
	str full = check_get(t, "/api/hsds/v3/services?full=true").body;
	str one = check_get(t, "/api/hsds/v3/services/" SERVICE_1).body;
	CHECK(str_has(full, str_trim(one)) && HAS(one, "\"service_at_locations\""));
	str lines = check_get(t, "/api/hsds/v3/services?full=true&format=ndjson").body;
	CHECK(count_of(lines, "\n") == 3 && str_has(lines, one));
	CHECK(check_get(t, "/api/hsds/v3/services?full=true&format=ndjson").req->spill);
}

TEST(a_stream_goes_on_beyond_one_batch)
{
	exchange_fixture(t);
	for (int64_t i = 0; i < 2 * HSDS_BATCH; i++)
		test_copy(t->db, .number = 100 + i,
			.uuid = uuid_numbered(&t->arena, S("copies"), S("service"), i));
	struct reply got = check_get(t, "/api/hsds/v3/services?format=ndjson");
	CHECK(got.status == 200 && !strcmp(got.req->type, "application/x-ndjson"));
	CHECK(count_of(got.body, "\n") == 2 * HSDS_BATCH + 3);
	CHECK(count_of(got.body, "\"name\":\"Kopie\"") == 2 * HSDS_BATCH);
}

TEST(services_at_places_are_found_by_postal_code_and_distance_but_secret_ones_are_not)
{
	exchange_fixture(t);
	struct reply got = check_get(t, "/api/hsds/v3/service_at_locations?postcode=542%2032");
	CHECK(got.status == 200 && HAS(got.body, "\"total_items\":2")); /* 1 comes there, 2 is there */
	/* 1 says where it comes to, and that is not Trutnov; 3 is there, but secret. */
	got = check_get(t, "/api/hsds/v3/service_at_locations?postcode=54101");
	CHECK(HAS(got.body, "\"total_items\":0"));
	got = check_get(t, "/api/hsds/v3/service_at_locations?postcode=54101&proximity=100");
	CHECK(HAS(got.body, "\"total_items\":1") && HAS(got.body, SERVICE_1));
	got = check_get(t, "/api/hsds/v3/service_at_locations?postcode=99999&proximity=100");
	CHECK(got.status == 200 && HAS(got.body, "\"total_items\":0"));
	CHECK(check_get(t, "/api/hsds/v3/service_at_locations?proximity=5").status == 400);
}

TEST(a_service_at_a_place_has_an_address_of_its_own)
{
	exchange_fixture(t);
	struct hsds h = hsds_begin(t->db, &t->arena, HSDS_31, t->now);
	str id = hsds_stay_id(&t->arena, S(SERVICE_2), 2);
	struct reply got = check_get(t,
		arena_printf(&t->arena, "/api/hsds/v3/service_at_locations/%s", id.ptr).ptr);
	CHECK(got.status == 200 && HAS(got.body, "\"schedules\":[{") && HAS(got.body, "Krátká 1"));
	CHECK(HAS(got.body, "\"service\":{\"id\":\"" SERVICE_2 "\""));
	/* The number alone is not enough. */
	id = uuid_numbered(&t->arena, S(SERVICE_1), S("service_at_location"), 2);
	got = check_get(t, arena_printf(&t->arena, "/api/hsds/v3/service_at_locations/%s", id.ptr).ptr);
	CHECK(got.status == 404 && h.version == HSDS_31);
}

TEST(an_organization_of_hsds_has_its_places_and_services)
{
	exchange_fixture(t);
	struct reply got = check_get(t, "/api/hsds/v3/organizations/" PROVIDER_2);
	CHECK(
		got.status == 200 && HAS(got.body, "\"locations\":[{") && HAS(got.body, "\"services\":[{"));
	CHECK(!HAS(got.body, "\"attributes\":[{\"id\":\"x") && !HAS(got.body, "\"service_areas\""));
	got = check_get(t, "/api/hsds/v3/organizations/" PROVIDER_1 "?full_service=true");
	CHECK(HAS(got.body, "\"service_areas\""));
	got = check_get(t, "/api/hsds/v3/organizations");
	CHECK(HAS(got.body, "\"total_items\":2") && !HAS(got.body, "\"services\""));
	got = check_get(t, "/api/hsds/v3/organizations?taxonomy_term_id=" SITUATION_1);
	CHECK(HAS(got.body, "\"total_items\":2"));
}

TEST(terms_of_a_taxonomy_are_told_by_parent_and_taxonomy)
{
	exchange_fixture(t);
	str all = check_get(t, "/api/hsds/v3/taxonomy_terms?format=ndjson").body;
	CHECK(count_of(all, "\n") == 9 - 1 + 1);          /* nine codes but the unit, one situation */
	str types = hsds_taxonomy_id(&t->arena, &hsds_taxonomies[0]);
	str some = check_get(t, arena_printf(&t->arena,
		"/api/hsds/v3/taxonomy_terms?format=ndjson&taxonomy_id=%s", types.ptr).ptr).body;
	CHECK(count_of(some, "\n") == 3 && HAS(some, "day_care_centre"));
	CHECK(HAS(check_get(t, "/api/hsds/v3/taxonomies").body, "\"total_items\":5"));
	CHECK(
		check_get(t, arena_printf(&t->arena, "/api/hsds/v3/taxonomies/%s", types.ptr).ptr).status ==
		200);
	CHECK(check_get(t, "/api/hsds/v3/taxonomy_terms/" SITUATION_1).status == 200);
	CHECK(check_get(t, "/api/hsds/v3/taxonomy_terms/" SERVICE_1).status == 404);
}

TEST(what_a_request_says_wrong_is_a_problem_that_names_it)
{
	static const struct { const char *query, *wrong;
	} cases[] = {
		{ "page=0", "page" },
		{ "page=x", "page" },
		{ "page=-1", "page" },
		{ "per_page=0", "per_page" },
		{ "per_page=99999999999999999999", "per_page" },
		{ "full=maybe", "full" },
		{ "format=xml", "format" },
		{ "organization_id=1", "organization_id" },
		{ "taxonomy_id=%00", "taxonomy_id" },
		{ "modified_after=yesterday", "modified_after" },
		{ "modified_after=2026-02-30", "modified_after" },
		{ "day=XX", "day" },
		{ "modified_after=2026-02-03T25:00:00Z", "modified_after" },
		{ "start_time=9", "day" },
	};
	exchange_fixture(t);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct reply got = check_get(t,
			arena_printf(&t->arena, "/api/hsds/v3/services?%s", cases[i].query).ptr);
		if (strstr(cases[i].query, "%00"))
			continue;                      /* no text at all: as if it were not there */
		CHECK(got.status == 400 && str_is(got.type, "application/problem+json"));
		CHECK(str_has(got.body, str_of(cases[i].wrong)));
		CHECK(has_header(&got, "Access-Control-Allow-Origin", "*"));
	}
	CHECK(check_get(t, "/api/hsds/v3/services/1").status == 400);
	CHECK(check_get(t, "/api/hsds/v3/services/0190c8a0-0000-7000-8000-00000000ffff").status == 404);
	CHECK(check_get(t, "/api/hsds/v3/services/" SERVICE_4).status == 404);
}

TEST(a_list_answers_a_post_as_it_answers_a_get)
{
	exchange_fixture(t);
	t->fetch_site = S("cross-site");
	str got = check_get(t, "/api/hsds/v3/services?organization_id=" PROVIDER_2 "&per_page=1").body;
	str sent =
		check_post(t, "/api/hsds/v3/services", "organization_id=" PROVIDER_2 "&per_page=1").body;
	CHECK(str_eq(got, sent) && services_of(got) == 4);
	sent =
		check_post(t, "/api/hsds/v3/services?organization_id=" PROVIDER_2 "&per_page=1", "").body;
	CHECK(str_eq(got, sent));
	CHECK(check_post(t, "/api/hsds/v3/services/" SERVICE_1, "").status == 405);
}

TEST(no_answer_of_hsds_says_where_a_secret_place_is)
{
	static const char *const urls[] = { "services?full=true", "service_at_locations?full=true",
		"organizations?full=true&full_service=true", "service_at_locations?format=ndjson&full=true",
		"services/" SERVICE_3, "organizations/" PROVIDER_2 };
	exchange_fixture(t);
	for (size_t i = 0; i < COUNT(urls); i++)
		for (int uk = 0; uk < 2; uk++) {
			str body = check_get(t, arena_printf(&t->arena, "/api/%s/v3/%s", uk ? "oruk" : "hsds",
				urls[i]).ptr).body;
			/* The profile's organizations have no places. */
			CHECK(uk || HAS(body, "Adresa je utajená"));
			CHECK(HAS(body, SERVICE_3) && !HAS(body, CANARY) && !HAS(body, "Tajná"));
			CHECK(!HAS(body, "77777777") && !HAS(body, "50.569999"));
		}
}

TEST(hsds_documents_of_the_api_are_there)
{
	exchange_fixture(t);
	struct reply got = check_get(t, "/api/hsds/v3/openapi.json");
	CHECK(got.status == 200 &&
		HAS(got.body, "\"servers\":[{\"url\":\"https://portal.example.cz/api/hsds/v3\"}]"));
	CHECK(check_get(t, "/api/hsds/v3/schema/service.json").status == 200);
	CHECK(check_get(t, "/api/oruk/v3/schema/LICENSE.txt").status == 200);
	CHECK(check_get(t, "/api/hsds/v3/schema/nothing.json").status == 404);
	CHECK(check_get(t, "/api/hsds/v3/schema/..%2fdemo%2fpribor-services.json").status == 404);
	got = check_get(t, "/api/hsds/v3/profile");
	CHECK(HAS(got.body, "https://portal.example.cz/api/hsds/v3/profile/service.json"));
	CHECK(check_get(t, "/api/hsds/v3/profile/service.json").status == 200);
}
