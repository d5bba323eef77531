#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"

extern const struct lang lang_cs, lang_en;
#define HAS(reply, text) str_has((reply).body, S(text))

TEST(service_list_shows_published_services_only)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/sluzby");
	CHECK(got.status == 200);
	CHECK(HAS(got, "3 services found"));
	CHECK(HAS(got, "Péče doma") && HAS(got, "Denní centrum") && HAS(got, "Azylový dům"));
	CHECK(!HAS(got, "Připravovaná služba"));
	CHECK(HAS(got, "tel:+420499811890"));
}

TEST(service_list_filters_combine)
{
	catalogue_fixture(t);
	CHECK(HAS(check_get(t, "/sluzby?druh=home_care"), "1 service found"));
	CHECK(HAS(check_get(t, "/sluzby?druh=home_care&druh=shelter"), "2 services found"));
	CHECK(HAS(check_get(t, "/sluzby?skupina=seniors"), "2 services found"));
	CHECK(HAS(check_get(t, "/sluzby?skupina=seniors&forma=ambulatory"), "1 service found"));
	CHECK(HAS(check_get(t, "/sluzby?skupina=seniors&druh=shelter"), "0 services found"));
	CHECK(HAS(check_get(t, "/sluzby?oblast=trutnovsko&skupina=disability"), "1 service found"));
}

TEST(service_list_forgets_forms_that_ended)
{
	catalogue_fixture(t);
	CHECK(HAS(check_get(t, "/sluzby?forma=outreach"), "1 service found"));
	t->now -= 100 * 86400;
	CHECK(HAS(check_get(t, "/sluzby?forma=outreach"), "2 services found"));
}

TEST(service_list_finds_what_comes_to_a_municipality)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/sluzby?obec=upice");
	CHECK(HAS(got, "2 services found") && HAS(got, "Péče doma") && HAS(got, "Denní centrum"));
	CHECK(HAS(check_get(t, "/sluzby?obec=%C3%9Apice"), "2 services found"));
	CHECK(HAS(check_get(t, "/sluzby?obec=nachod"), "0 services found"));
	CHECK(HAS(check_get(t, "/sluzby?obec=Xyz"), "We know no municipality of this name."));
}

TEST(a_secret_place_is_found_by_no_place_and_shown_nowhere)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/sluzby?obec=trutnov");
	CHECK(HAS(got, "1 service found") && !HAS(got, "Azylový dům"));
	CHECK(!HAS(check_get(t, "/sluzby?oblast=trutnovsko"), "Azylový dům"));
	got = check_get(t, "/sluzby/azylovy-dum");
	CHECK(got.status == 200 && HAS(got, "The address is secret"));
	CHECK(!HAS(got, "Tajná") && !HAS(got, "Trutnov"));
	CHECK(HAS(got, "24"));
}

TEST(service_list_counts_what_each_option_would_find)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/sluzby?druh=home_care");
	/* Kinds count without regard to the chosen kind, groups with it. */
	CHECK(HAS(got, "Shelters <span class=\"sp-filter__count\">(1)"));
	CHECK(HAS(got, "Seniors <span class=\"sp-filter__count\">(1)"));
	CHECK(!HAS(got, "People with disabilities"));
}

TEST(service_list_sorts_by_change_and_by_provider)
{
	catalogue_fixture(t);
	str body = check_get(t, "/sluzby?razeni=zmena").body;
	const char *first = memmem(body.ptr, body.len, "/sluzby/denni-centrum", 21);
	const char *last = memmem(body.ptr, body.len, "/sluzby/pece-doma", 17);
	CHECK(first && last && first < last);
	body = check_get(t, "/sluzby?razeni=poskytovatel").body;
	first = memmem(body.ptr, body.len, "/sluzby/denni-centrum", 21);
	last = memmem(body.ptr, body.len, "/sluzby/pece-doma", 17);
	CHECK(first && last && first < last);
}

TEST(service_list_says_what_it_did_not_understand)
{
	catalogue_fixture(t);
	CHECK(HAS(check_get(t, "/sluzby?druh=neznamy"), "not known here"));
	CHECK(check_get(t, "/sluzby?strana=2").status == 404);
	CHECK(check_get(t, "/sluzby?strana=0").status == 404);
	CHECK(check_get(t, "/sluzby?strana=x").status == 404);
	CHECK(check_get(t, "/sluzby?druh=%ff%fe").status == 200);
}

TEST(pages_escape_what_people_wrote)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/sluzby?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E");
	CHECK(!HAS(got, "<script>alert"));
	CHECK(HAS(check_get(t, "/sluzby"), "Oblastní &lt;charita&gt;"));
	got = check_get(t, "/sluzby/pece-doma");
	CHECK(HAS(got, "Oblastní \\u003ccharita>") && !HAS(got, "<charita>"));
}

TEST(service_page_tells_what_one_needs)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/sluzby/pece-doma");
	CHECK(got.status == 200);
	CHECK(HAS(got, "tel:+420499811890") && HAS(got, "Horská 1") && HAS(got, "Seniors"));
	CHECK(HAS(got, "Přijedeme k vám domů.") && HAS(got, "/situace/nezvladam-doma"));
	CHECK(HAS(got, "application/ld+json"));
	CHECK(check_get(t, "/sluzby/pripravovana").status == 404);
	CHECK(check_get(t, "/sluzby/neni").status == 404);
}

TEST(a_service_that_ended_says_so_and_leaves_the_list)
{
	catalogue_fixture(t);
	test_service_end(t->db, .id = 1);
	CHECK(!HAS(check_get(t, "/sluzby"), "Péče doma"));
	struct reply got = check_get(t, "/sluzby/pece-doma");
	CHECK(got.status == 200 && HAS(got, "This service has ended."));
}

TEST(own_phone_of_a_service_comes_before_its_providers)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/sluzby/azylovy-dum");
	CHECK(HAS(got, "tel:+420777000333") && !HAS(got, "tel:+420491000111"));
	CHECK(HAS(got, "most.example.cz"));
}

TEST(provider_page_lists_its_services)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/organizace/most-k-zivotu");
	CHECK(
		got.status == 200 && HAS(got, "/sluzby/denni-centrum") && HAS(got, "/sluzby/azylovy-dum"));
	CHECK(!HAS(got, "/sluzby/pripravovana"));
	CHECK(HAS(check_get(t, "/organizace"), "2 organisations"));
	CHECK(check_get(t, "/organizace/neni").status == 404);
}

TEST(situation_page_names_who_helps)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/situace/nezvladam-doma");
	CHECK(got.status == 200 && HAS(got, "/sluzby/pece-doma") &&
		HAS(got, "/organizace/most-k-zivotu"));
	CHECK(HAS(got, "<title>Nezvládám péči doma"));
	CHECK(HAS(check_get(t, "/situace"), "/situace/nezvladam-doma"));
}

TEST(a_sensitive_situation_has_a_neutral_title_and_is_not_indexed)
{
	catalogue_fixture(t);
	struct reply got = check_get(t, "/situace/doma-me-biji");
	CHECK(got.status == 200 && !HAS(got, "<title>Doma") && HAS(got, "noindex") &&
		HAS(got, "tel:116111"));
	CHECK(!HAS(check_get(t, "/sitemap.xml"), "doma-me-biji"));
	CHECK(HAS(check_get(t, "/sitemap.xml"), "/situace/nezvladam-doma"));
}

TEST(search_finds_over_everything_and_answers_machines)
{
	catalogue_fixture(t);
	catalogue_index_refresh(t->db, &t->arena, t->now);
	struct reply got = check_get(t, "/api/v1/search?q=pece&limit=5");
	CHECK(got.status == 200 && str_is(got.type, "application/json"));
	CHECK(HAS(got, "\"external_id\":\"test:pece-doma\"") &&
		HAS(got, "\"url\":\"/sluzby/pece-doma\""));
	CHECK(HAS(got,
		"\"provider\":{\"id\":1,\"external_id\":\"test:oblastni-charita\",\"name\":\"Oblastní "
	    "\\u003ccharita>\"}"));
	CHECK(HAS(check_get(t, "/hledat?q=linka"), "Linka bezpečí"));
	CHECK(HAS(check_get(t, "/sluzby?q=prijedeme"), "1 service found"));
	CHECK(check_get(t, "/api/v1/search?q=a&limit=0").status == 400);
	CHECK(check_get(t, "/api/v1/search?q=a&limit=x").status == 400);
	CHECK(HAS(check_get(t, "/api/v1/search"), "{\"total\":0,\"results\":["));
}

TEST(search_forgets_what_is_no_longer_public)
{
	catalogue_fixture(t);
	catalogue_index_refresh(t->db, &t->arena, t->now);
	CHECK(HAS(check_get(t, "/api/v1/search?q=pece"), "test:pece-doma"));
	test_service_end(t->db, .id = 1);
	db_begin(t->db);
	db_note_change(t->db, "service", 1);
	CHECK(db_commit(t->db));
	catalogue_index_refresh(t->db, &t->arena, t->now);
	CHECK(!HAS(check_get(t, "/api/v1/search?q=pece"), "test:pece-doma"));
}

TEST(pages_speak_czech_with_its_three_plurals)
{
	catalogue_fixture(t);
	t->lang = &lang_cs;
	CHECK(HAS(check_get(t, "/sluzby?druh=home_care"), "Nalezena 1 služba"));
	CHECK(HAS(check_get(t, "/sluzby"), "Nalezeny 3 služby"));
	CHECK(HAS(check_get(t, "/sluzby?obec=nachod"), "Nalezeno 0 služeb"));
}

TEST(every_page_of_an_empty_catalogue_helps)
{
	static const char *const pages[] = { "/", "/sluzby", "/organizace", "/situace", "/krize",
		"/kontakty", "/hledat", "/hledat?q=nic", "/sitemap.xml", "/robots.txt", "/o-portalu" };
	for (size_t i = 0; i < COUNT(pages); i++)
		CHECK(check_get(t, pages[i]).status == 200);
	CHECK(HAS(check_get(t, "/krize"), "tel:112"));
	CHECK(HAS(check_get(t, "/sluzby"), "No service fits"));
}

TEST(a_failed_query_becomes_one_500_that_tells_nothing)
{
	db_script(t->db, "DROP TABLE situation_help");
	struct reply got = check_get(t, "/situace");
	CHECK(got.status == 500 && !HAS(got, "situation_help"));
	CHECK(check_get(t, "/organizace").status == 200);
}

TEST(whoever_writes_of_danger_sees_the_crisis_lines_first)
{
	static const char *const danger[] = {
		"/hledat?q=chci%20se%20zab%C3%ADt", "/hledat?q=man%C5%BEel%20m%C4%9B%20bije",
		"/hledat?q=SEBEVRA%C5%BDDA"
	};
	static const char *const calm[] = { "/hledat?q=pe%C4%8Dovatelka", "/hledat?q=bydlen%C3%AD" };
	catalogue_fixture(t);
	for (size_t i = 0; i < COUNT(danger); i++) {
		struct reply got = check_get(t, danger[i]);
		CHECK(HAS(got, "You can call now") && HAS(got, "tel:116111"));
	}
	for (size_t i = 0; i < COUNT(calm); i++)
		CHECK(!HAS(check_get(t, calm[i]), "You can call now"));
}

TEST(an_index_whose_store_fails_is_filled_when_it_is_back)
{
	catalogue_fixture(t);
	catalogue_index_refresh(t->db, &t->arena, t->now);
	db_begin(t->db);
	db_note_change(t->db, "provider", 1);
	CHECK(db_commit(t->db));
	db_script(t->db, "ALTER TABLE department RENAME TO away");
	for (int i = 0; i < 2; i++) {
		catalogue_index_refresh(t->db, &t->arena, t->now);
		CHECK(db_failed(t->db));
		db_recover(t->db);
	}
	db_script(t->db, "ALTER TABLE away RENAME TO department");
	test_service_end(t->db, .id = 1);
	catalogue_index_refresh(t->db, &t->arena, t->now);
	CHECK(!HAS(check_get(t, "/api/v1/search?q=pece"), "test:pece-doma"));
}
