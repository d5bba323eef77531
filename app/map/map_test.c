/* The map as a visitor gets it. */
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/map/map_test.sql.h"
#include "app/map/map_view.h"

enum { TRUTNOV = 579025, UPICE = 579777, NACHOD = 573868 };
/* The secret shelter's true position: its digits must stand nowhere. */
enum { CANARY_LATITUDE = 50543219, CANARY_LONGITUDE = 15987641 };
#define HAS(reply, text) str_has((reply).body, S(text))

static void fixture(struct check *t)
{
	catalogue_fixture(t);
	test_map_town(t->db, .id = TRUTNOV, .latitude = 50561000, .longitude = 15912700,
		.population = 30000);
	test_map_town(t->db, .id = UPICE, .latitude = 50512400, .longitude = 16016000,
		.population = 5000);
	test_map_town(t->db, .id = NACHOD, .latitude = 50416700, .longitude = 16162900,
		.population = 20000);
	test_map_place(t->db, .id = 1, .latitude = SOME(50560100), .longitude = SOME(15910200));
	test_map_place(t->db, .id = 3, .latitude = SOME(CANARY_LATITUDE),
		.longitude = SOME(CANARY_LONGITUDE));
}

static size_t count_of(str text, str what)
{
	size_t count = 0;
	for (size_t i = 0; i + what.len <= text.len; i++)
		count += !memcmp(text.ptr + i, what.ptr, what.len);
	return count;
}

/* Whether b comes behind a, and both are there. */
static bool in_order(str text, const char *a, const char *b)
{
	const char *first = memmem(text.ptr, text.len, a, strlen(a));
	const char *second = memmem(text.ptr, text.len, b, strlen(b));
	return first && second && first < second;
}

TEST(pins_have_the_numbers_of_the_list_below_the_map)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?vyrez=50.5400,15.9600,11");
	CHECK(got.status == 200);
	CHECK(HAS(got, "<title id=\"map-title\">Map of services</title>") && HAS(got, "<desc id="));
	CHECK(HAS(got, "href=\"#s1\"") && HAS(got, "data-label=\"1\"") && HAS(got, "id=\"s1\""));
	CHECK(HAS(got, "href=\"#s2\"") && HAS(got, "data-label=\"2\"") && HAS(got, "id=\"s2\""));
	CHECK(in_order(got.body, "id=\"s1\"", "/sluzby/denni-centrum"));
	CHECK(in_order(got.body, "/sluzby/denni-centrum", "id=\"s2\""));
	CHECK(in_order(got.body, "id=\"s2\"", "/sluzby/pece-doma"));
	CHECK(HAS(got, "2 services in this part of the map") && !HAS(got, "id=\"s3\""));
	CHECK(!HAS(got, "style=") && !got.req->set_cookies.count);
}

TEST(a_place_without_a_position_stands_in_the_middle_of_its_municipality_and_says_so)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?vyrez=50.5400,15.9600,11");
	CHECK(HAS(got, "data-position=\"50512400 16016000\">Krátká 1, Úpice"));
	CHECK(count_of(got.body, S("the exact place is not known")) == 1);
	CHECK(HAS(got, "In the list number 1 (the middle of the municipality, not an exact place)"));
	/* Of the other one the exact place is known. */
	CHECK(HAS(got, "data-position=\"50560100 15910200\">Horská 1, Trutnov</p>"));
}

/* Everything that the feature writes, for a view of the whole and a close one. */
static str all_pages(struct check *t)
{
	static const char *const urls[] = {
		"/mapa", "/mapa?vyrez=50.5432,15.9876,16", "/mapa?vyrez=50.5432,15.9876,12",
		"/mapa?obec=trutnov", "/mapa?oblast=trutnovsko", "/mapa?q=azyl", "/mapa?druh=shelter",
		"/mapa?od=Tajn%C3%A1%201,%20Trutnov", "/mapa?od=Trutnov", "/mapa?od=50.543,15.988",
		"/mapa/sluzba/azylovy-dum", "/mapa/sluzba/pece-doma", "/mapa/sluzba/denni-centrum",
	};
	struct buf all = { .arena = &t->arena };
	for (size_t i = 0; i < COUNT(urls); i++)
		buf_put(&all, check_get(t, urls[i]).body);
	return buf_str(&all);
}

TEST(a_secret_place_is_no_pin_no_distance_and_no_count)
{
	fixture(t);
	str with = all_pages(t);
	CHECK(!str_has(with, S("50543219")) && !str_has(with, S("15987641")));
	CHECK(!str_has(with, S("50.543219")) && !str_has(with, S("15.987641")));
	CHECK(!str_has(with, S("/sluzby/azylovy-dum")));
	CHECK(check_get(t, "/mapa/sluzba/azylovy-dum").status == 404);
	/* Wherever it is, and wherever it was said to be, nothing changes. */
	test_map_place(t->db, .id = 3, .latitude = SOME(50416000), .longitude = SOME(16162000));
	CHECK(str_eq(with, all_pages(t)));
	test_map_place(t->db, .id = 3);
	CHECK(str_eq(with, all_pages(t)));
	/* That it is on no map is said, as the list says that its address is secret. */
	struct reply got = check_get(t, "/mapa?druh=shelter");
	CHECK(HAS(got, "1 service is on no map") && HAS(got, "0 services in this part"));
}

TEST(a_secret_address_is_not_known_to_whoever_guesses_it)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?od=Tajn%C3%A1%201,%20Trutnov");
	CHECK(HAS(got, "We do not know the address Tajná 1 exactly"));
	CHECK(HAS(got, "Trutnov (district Trutnov), the middle of the municipality"));
}

TEST(the_list_is_sorted_by_distance_from_a_municipality_as_the_crow_flies)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?od=N%C3%A1chod");
	CHECK(got.status == 200);
	CHECK(HAS(got, "Distances as the crow flies from:"));
	CHECK(HAS(got, "<strong>Náchod (district Trutnov), the middle of the municipality</strong>"));
	CHECK(HAS(got, "about 15\u00a0km as the crow flies"));         /* Úpice: 14.9 */
	CHECK(HAS(got, "<strong>24\u00a0km as the crow flies</strong>"));
	CHECK(in_order(got.body, "/sluzby/denni-centrum", "/sluzby/pece-doma"));
	got = check_get(t, "/mapa?od=Trutnov");
	CHECK(in_order(got.body, "/sluzby/pece-doma", "/sluzby/denni-centrum"));
	CHECK(HAS(got, "200\u00a0m as the crow flies"));
	CHECK(HAS(got, "Distances are told from here"));
}

TEST(an_address_that_the_catalogue_knows_is_measured_from)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?od=horska+1,+Trutnov");
	CHECK(HAS(got, "<strong>Horská 1, Trutnov</strong>") && HAS(got, "0\u00a0m as the crow"));
	CHECK(!HAS(got, "We do not know the address"));
	got = check_get(t, "/mapa?od=Horsk%C3%A1+77,+Trutnov");
	CHECK(HAS(got, "We do not know the address Horská 77 exactly") &&
		HAS(got, "<strong>Horská 1, Trutnov</strong>"));
	got = check_get(t, "/mapa?obec=trutnov&od=Horsk%C3%A1+1");
	CHECK(HAS(got, "<strong>Horská 1, Trutnov</strong>"));
}

TEST(where_nobody_knows_to_be_is_said_and_what_was_typed_is_kept)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?od=Xyzzy%20%3Cb%3E");
	CHECK(got.status == 200 && HAS(got, "id=\"od-error\"") && HAS(got, "aria-invalid=\"true\""));
	CHECK(HAS(got, "value=\"Xyzzy &lt;b&gt;\"") && HAS(got, "<title>Error:"));
	CHECK(!HAS(got, "as the crow flies from:") && HAS(got, "id=\"s1\""));
	CHECK(HAS(check_get(t, "/mapa?od=10.5,15.9"), "id=\"od-error\""));
}

TEST(a_typed_position_is_rounded_to_a_hundred_metres)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?od=50.56149,15.91251");
	CHECK(HAS(got, "<strong>50.561, 15.913</strong>"));
}

TEST(services_too_close_for_a_view_become_a_counted_circle_that_leads_closer)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?vyrez=49.8000,15.5000,7");
	CHECK(HAS(got, " data-group") && HAS(got, "aria-label=\"2 services: show closer\""));
	CHECK(HAS(got, "vyrez=") && !HAS(got, "href=\"#s1\""));
	CHECK(HAS(got, "id=\"s1\"") && HAS(got, "id=\"s2\""));         /* the list is whole */
}

TEST(services_at_one_place_share_a_pin_that_names_all_their_numbers)
{
	fixture(t);
	test_service_place(t->db, .service = 2, .place = 1);
	struct reply got = check_get(t, "/mapa?vyrez=50.5601,15.9102,14");
	CHECK(HAS(got, "data-label=\"1+\"") && HAS(got, "aria-label=\"In the list number 1, 2\""));
	CHECK(!HAS(got, " data-group"));
}

TEST(a_view_keeps_the_filters_and_what_is_outside_it_can_be_shown)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?skupina=seniors&vyrez=50.5601,15.9102,14");
	CHECK(HAS(got, "2 services found") && HAS(got, "1 service in this part of the map"));
	CHECK(HAS(got, "?skupina=seniors&amp;vyrez=50.5601,15.9102,15\"")
		|| HAS(got, "?skupina=seniors&amp;vyrez=50.5601%2C15.9102%2C15\""));
	CHECK(HAS(got, "Show all that were found"));
}

TEST(a_view_that_is_none_is_left_out)
{
	static const char *const wrong[] = {
		"/mapa?vyrez=", "/mapa?vyrez=1", "/mapa?vyrez=50.5,15.9,99", "/mapa?vyrez=50.5,15.9,-1",
		"/mapa?vyrez=0,0,12", "/mapa?vyrez=999999999999,15,12", "/mapa?vyrez=50.5;15.9;11",
		"/mapa?vyrez=50.5,15.9,11,1",
	};
	fixture(t);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct reply got = check_get(t, wrong[i]);
		CHECK(got.status == 200 && HAS(got, "2 services in this part of the map"));
	}
	CHECK(check_get(t, "/mapa?strana=2").status == 404);
	CHECK(check_get(t, "/mapa?strana=0").status == 404);
}

TEST(a_position_abroad_is_a_mistake_and_is_not_drawn)
{
	fixture(t);
	test_map_place(t->db, .id = 1, .latitude = SOME(0), .longitude = SOME(0));
	struct reply got = check_get(t, "/mapa");
	CHECK(HAS(got, "1 service in this part of the map") && HAS(got, "2 services are on no map"));
}

TEST(a_map_of_nothing_still_helps)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa?q=xyzzy");
	CHECK(got.status == 200 && HAS(got, "<svg class=\"sp-map\""));
	CHECK(HAS(got, "There is no service here.") && !HAS(got, "sp-map__link"));
}

TEST(the_picture_of_a_service_has_its_places_and_nothing_that_runs)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa/sluzba/pece-doma");
	CHECK(got.status == 200 && str_is(got.type, "image/svg+xml"));
	CHECK(str_starts(str_trim(got.body), S("<svg")) && HAS(got, "Péče doma"));
	CHECK(!HAS(got, "<a ") && !HAS(got, "<script") && HAS(got, "role=\"img\""));
	CHECK(check_get(t, "/mapa/sluzba/neni").status == 404);
	CHECK(check_get(t, "/mapa/sluzba/pripravovana").status == 404);
	CHECK(HAS(check_get(t, "/sluzby/pece-doma"), "src=\"/mapa/sluzba/pece-doma\""));
	CHECK(!HAS(check_get(t, "/sluzby/azylovy-dum"), "/mapa/sluzba/"));
}

TEST(the_picture_of_a_sensitive_service_leaves_no_trace)
{
	fixture(t);
	CHECK(!check_get(t, "/mapa/sluzba/pece-doma").req->traceless);
	test_help(t->db, .situation = 2, .service = SOME(1));
	CHECK(check_get(t, "/mapa/sluzba/pece-doma").req->traceless);
}

TEST(only_the_page_of_the_map_may_ask_where_somebody_is)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa");
	bool found = false;
	for (size_t i = 0; i < got.req->headers.count; i++)
		found = found || (!strcmp(got.req->headers.items[i].name, "Permissions-Policy")
			&& str_has(got.req->headers.items[i].value, S("geolocation=(self)")));
	CHECK(found);
	CHECK(!check_get(t, "/sluzby").req->headers.count);
}

TEST(a_background_map_is_there_only_when_the_town_has_chosen_one)
{
	fixture(t);
	struct reply got = check_get(t, "/mapa");
	CHECK(!HAS(got, "leaflet") && !HAS(got, "data-tiles"));
	site_setting_put(t->db, "map_tiles", S("/dlazdice/{z}/{x}-{y}"));
	site_setting_put(t->db, "map_credit", S("ČÚZK <1>"));
	site_setting_put(t->db, "map_licence", S("CC BY 4.0"));
	got = check_get(t, "/mapa");
	CHECK(HAS(got, "data-tiles=\"/dlazdice/{z}/{x}-{y}\"") && HAS(got, "leaflet.js?v="));
	CHECK(HAS(got, "ČÚZK &lt;1&gt;, CC BY 4.0"));
	CHECK(HAS(got, "<svg class=\"sp-map\"") && HAS(got, "href=\"#s1\""));
}

UNIT(tiles_of_another_server_are_refused)
{
	static const char *const foreign[] = {
		"https://tile.openstreetmap.org/{z}/{x}/{y}.png", "//mapy.example.cz/{z}/{x}/{y}",
		"http://localhost/{z}/{x}/{y}", "/\\mapy.example.cz/{z}/{x}/{y}", "dlazdice/{z}/{x}/{y}",
		"/dlazdice/{z}/{x}", "javascript:{z}{x}{y}",
	};
	for (size_t i = 0; i < COUNT(foreign); i++)
		CHECK(site_setting_foreign("map_tiles", str_of(foreign[i])));
	CHECK(!site_setting_foreign("map_tiles", S("/dlazdice/{z}/{x}-{y}")));
	CHECK(!site_setting_foreign("map_tiles", S("/mapa-mesta/{z}/{x}/{y}.png")));
	CHECK(!site_setting_foreign("map_tiles", S("")));
	CHECK(!site_setting_foreign("phone", S("https://jinde.example.cz/")));
}
