#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/catalogue/health.h"
#include "app/catalogue/health.sql.h"
#include "app/catalogue/import.h"
#include "app/catalogue/import_fixture.h"
#include "app/people/fixture.h"
#include "app/people/role.h"
#include "app/office/record.sql.h"

extern const struct lang lang_cs;
enum { PSYCHIATRIST = 41, NURSING, TRUTNOV = 579025, UPICE = 579777, NACHOD = 573868 };
#define HAS(reply, text) str_has((reply).body, S(text))
#define HEALTH "provider=2&kind=health&name=Ordinace&status=published"

/* Service 2 of the fixture becomes a psychiatrist in Úpice. */
static void health_fixture(struct check *t)
{
	catalogue_fixture(t);
	test_code(t->db, .id = PSYCHIATRIST, .list = S("health_kind"), .code = S("psychiatrist"),
		.name = S("psychiatr"), .name_en = S("Psychiatrist"), .position = 1);
	test_code(t->db, .id = NURSING, .list = S("health_kind"), .code = S("home_nursing"),
		.name = S("domácí zdravotní péče"), .name_en = S("Home nursing"), .position = 2);
	test_service_health(t->db, .id = 2, .type = SOME(PSYCHIATRIST));
	health_set(t->db, .service = 2, .referral = S("recommended"),
		.referral_note = S("Zpráva <praktika>"), .new_patients = S("yes"),
		.new_patients_on = day_add(&t->arena, day_of(&t->arena, t->now), -10),
		.home_visits = S("no"), .insurance = S("111, 201"));
	test_contact_note(t->db, .service = 2, .kind = S("phone"), .value = S("499 000 900"),
		.note = S("jen pro odborníky"));
	test_contact_note(t->db, .service = 2, .kind = S("phone"), .value = S("499 000 901"));
	test_contact_note(t->db, .service = 2, .kind = S("web"),
		.value = S("https://most.example.cz/zadost.pdf"), .note = S("Žádost o přijetí"));
}

TEST(health_services_are_chosen_by_their_kind_and_counted)
{
	health_fixture(t);
	struct reply got = check_get(t, "/sluzby?zarazeni=zdravotni");
	CHECK(HAS(got, "1 service found") && HAS(got, "Denní centrum"));
	CHECK(HAS(check_get(t, "/sluzby?zarazeni=socialni"), "2 services found"));
	CHECK(HAS(check_get(t, "/sluzby?zarazeni=socialni&zarazeni=zdravotni"), "3 services found"));
	got = check_get(t, "/sluzby?zdravotni=psychiatrist");
	CHECK(HAS(got, "1 service found") && HAS(got, "Remove filter:"));
	CHECK(HAS(got, "Psychiatrist <span class=\"sp-filter__count\">(1)"));
	CHECK(HAS(check_get(t, "/sluzby?zdravotni=psychiatrist&druh=home_care"), "2 services found"));
	CHECK(HAS(check_get(t, "/sluzby?zdravotni=home_nursing"), "0 services found"));
	CHECK(HAS(check_get(t, "/sluzby?druh=psychiatrist"), "not known here"));
	CHECK(HAS(check_get(t, "/"), "/sluzby?zdravotni=psychiatrist"));
}

TEST(a_page_of_a_health_service_tells_a_patient_what_to_expect)
{
	health_fixture(t);
	struct reply got = check_get(t, "/sluzby/denni-centrum");
	CHECK(got.status == 200 && HAS(got, "Psychiatrist"));
	CHECK(HAS(got, "A referral from a doctor is recommended.") && HAS(got, "&lt;praktika&gt;"));
	CHECK(HAS(got, "told on") && !HAS(got, "That is long ago") && HAS(got, "111, 201"));
	CHECK(HAS(got, "499 000 901") && !HAS(got, "499 000 900"));
	CHECK(HAS(got, "\"@type\":\"Physician\"") && HAS(got, "\"isAcceptingNewPatients\":true") &&
		HAS(got, "https://schema.org/Psychiatric"));
	CHECK(HAS(check_get(t, "/sluzby"), "499000901") && !HAS(check_get(t, "/sluzby"), "499000900"));
	t->now += (int64_t)HEALTH_TOLD_DAYS * 86400;
	CHECK(HAS(check_get(t, "/sluzby/denni-centrum"), "That is long ago; ask by phone."));
	health_drop(t->db, .service = 2);
	got = check_get(t, "/sluzby/denni-centrum");
	CHECK(HAS(got, "Not known; ask by phone.") && !HAS(got, "isAcceptingNewPatients"));
	CHECK(HAS(check_get(t, "/sluzby/pece-doma"), "\"@type\":\"Service\""));
}

TEST(who_refers_people_sees_how_and_whom_to_call)
{
	health_fixture(t);
	struct reply got = check_get(t, "/sluzby/denni-centrum/odbornik");
	CHECK(got.status == 200 && HAS(got, "499 000 900") && !HAS(got, "499 000 901"));
	CHECK(HAS(got, "&lt;praktika&gt;") && HAS(got, "zadost.pdf") && HAS(got, "noindex"));
	CHECK(!HAS(got, "<svg class=\"sp-qr\""));
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	got = check_get(t, "/sluzby/denni-centrum/odbornik");
	CHECK(HAS(got, "<svg class=\"sp-qr\"") &&
		HAS(got, "https://socialni.example.cz/sluzby/denni-centrum"));
	got = check_get(t, "/sluzby/pece-doma/odbornik");
	CHECK(HAS(got, "499 811 890") && HAS(got, "The conditions are not written down here"));
	test_conditions(t->db, .id = 1, .conditions = S("Sociální šetření doma."));
	got = check_get(t, "/sluzby/pece-doma/odbornik");
	CHECK(HAS(got, "Sociální šetření doma.") && !HAS(got, "The conditions are not written"));
	CHECK(check_get(t, "/sluzby/pripravovana/odbornik").status == 404);
	CHECK(check_get(t, "/sluzby/neni/odbornik").status == 404);
}

TEST(the_leaflet_is_made_from_what_serves_the_place)
{
	health_fixture(t);
	struct reply got = check_get(t, "/letaky/ordinace?obec=upice");
	CHECK(got.status == 200 && HAS(got, "tel:112") && HAS(got, "tel:116111"));
	CHECK(HAS(got, "Péče doma") && HAS(got, "Nezvládám péči doma") && HAS(got, "near Úpice"));
	got = check_get(t, "/letaky/ordinace?obec=N%C3%A1chod");
	CHECK(got.status == 200 && !HAS(got, "Péče doma") && HAS(got, "knows no help at home"));
	got = check_get(t, "/letaky/ordinace?obec=Xyz");
	CHECK(HAS(got, "We know no municipality of this name."));
	CHECK(HAS(check_get(t, "/letaky/ordinace"), "Péče doma"));
	CHECK(!HAS(check_get(t, "/letaky/ordinace"), "sp-qr"));
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	CHECK(HAS(check_get(t, "/letaky/ordinace"), "<svg class=\"sp-qr\""));
	test_service_end(t->db, .id = 1);
	CHECK(!HAS(check_get(t, "/letaky/ordinace?obec=upice"), "Péče doma</span>"));
}

TEST(the_leaflet_names_no_sensitive_situation_and_is_whole_without_a_catalogue)
{
	struct reply got = check_get(t, "/letaky/ordinace");
	CHECK(got.status == 200 && HAS(got, "tel:112"));
	health_fixture(t);
	got = check_get(t, "/letaky/ordinace");
	CHECK(!HAS(got, "Doma mě bijí") && HAS(got, "Nezvládám péči doma"));
}

TEST(a_secret_address_stands_on_no_page_for_professionals_and_in_no_leaflet)
{
	static const char *const pages[] = { "/sluzby/azylovy-dum/odbornik", "/letaky/ordinace",
		"/letaky/ordinace?obec=trutnov", "/organizace?oblast=trutnovsko",
		"/organizace?oblast=trutnovsko&sidlo=jinde", "/sluzby?oblast=trutnovsko&sidlo=jinde",
		"/sluzby/azylovy-dum" };
	health_fixture(t);
	test_place_address(t->db, .place = 3, .address = S("KANARCI-ULICE"));
	test_service_health(t->db, .id = 3, .type = SOME(NURSING));
	test_help(t->db, .situation = 1, .service = SOME(3));
	test_seat(t->db, .provider = 2, .municipality = NACHOD);
	for (size_t i = 0; i < COUNT(pages); i++) {
		struct reply got = check_get(t, pages[i]);
		CHECK(got.status == 200 && !HAS(got, "KANARCI") && !HAS(got, "Tajná"));
	}
	/* Provider 2 serves Trutnovsko by Úpice; what stands secretly in Trutnov tells nothing. */
	test_service_end(t->db, .id = 2);
	CHECK(!HAS(check_get(t, "/organizace?oblast=trutnovsko"), "Most k životu"));
}

TEST(who_is_seated_elsewhere_and_serves_the_area_is_told_and_can_be_listed)
{
	health_fixture(t);
	test_seat(t->db, .provider = 1, .municipality = NACHOD);
	test_seat(t->db, .provider = 2, .municipality = UPICE);
	struct reply got = check_get(t, "/sluzby?oblast=trutnovsko");
	CHECK(HAS(got, "2 services found") && HAS(got, "Seated elsewhere, serves here"));
	got = check_get(t, "/sluzby?oblast=trutnovsko&sidlo=jinde");
	CHECK(HAS(got, "1 service found") && HAS(got, "Péče doma") && !HAS(got, "Denní centrum"));
	CHECK(HAS(check_get(t, "/sluzby?sidlo=jinde"), "3 services found"));
	CHECK(!HAS(check_get(t, "/sluzby"), "Seated elsewhere, serves here"));
	got = check_get(t, "/organizace?oblast=trutnovsko&sidlo=jinde");
	CHECK(HAS(got, "1 organisation<") && HAS(got, "&lt;charita&gt;") &&
		HAS(got, "tel:+420499811890"));
	CHECK(!HAS(got, "Most k životu"));
	got = check_get(t, "/organizace?oblast=trutnovsko&sidlo=zde");
	CHECK(HAS(got, "Most k životu") && !HAS(got, "charita"));
	CHECK(HAS(check_get(t, "/organizace?oblast=trutnovsko"), "2 organisations"));
	CHECK(HAS(check_get(t, "/organizace?oblast=neni"), "2 organisations"));
	test_service_end(t->db, .id = 1);
	got = check_get(t, "/organizace?oblast=trutnovsko&sidlo=jinde");
	CHECK(got.status == 200 && HAS(got, "No organisation fits this."));
}

/* ---- the office ---- */

static void editor(struct check *t)
{
	t->cookies = try_session(t, try_account(t, "jana@example.cz", "editor"));
}

TEST(the_office_makes_a_health_service_with_its_conditions)
{
	health_fixture(t);
	editor(t);
	CHECK(try_post(t, "/urad/zaznamy/sluzby/novy", HEALTH "&health.kind=home_nursing"
		"&health.referral=yes&health.referral_note=Poukaz&health.new_patients=no"
		"&health.new_patients_on=1.+3.+2026&health.insurance=111").status == 303);
	int64_t id = 5;
	struct test_health_kind_row *kind = test_health_kind(t->db, .id = id);
	CHECK(kind && str_is(kind->kind, "health") && str_is(kind->code, "home_nursing"));
	struct health_get_row *h = health_get(t->db, .service = id);
	CHECK(h && str_is(h->referral, "yes") && str_is(h->new_patients_on, "2026-03-01") &&
		str_is(h->insurance, "111") && !h->home_visits.ptr);
	struct reply form = check_get(t, "/urad/zaznamy/sluzby/5");
	CHECK(HAS(form, "Poukaz") && HAS(form, "name=\"health.referral_note\""));
	CHECK(HAS(check_get(t, "/sluzby/ordinace"), "Home nursing"));
	/* Who is no health service any more has nothing of one. */
	str related = arena_printf(&t->arena, "provider=2&kind=related&name=Ordinace&status=published"
		"&revision=%lld", (long long)record_revision(t->db, .kind = S("service"), .record = id));
	CHECK(try_post(t, "/urad/zaznamy/sluzby/5", related.ptr).status == 303);
	CHECK(!health_get(t->db, .service = id) && !test_health_kind(t->db, .id = id)->code.ptr);
}

TEST(a_form_of_a_service_that_is_no_health_service_has_no_fields_of_health)
{
	health_fixture(t);
	editor(t);
	CHECK(!HAS(check_get(t, "/urad/zaznamy/sluzby/1"), "health."));
	CHECK(HAS(check_get(t, "/urad/zaznamy/sluzby/2"), "health.referral"));
	/* Who says that it is one is asked for what belongs to it. */
	struct reply got = try_post(t, "/urad/zaznamy/sluzby/1",
		"provider=1&kind=health&name=P%C3%A9%C4%8De+doma&status=published&revision=0");
	CHECK(got.status == 422 && HAS(got, "A health service has a kind.") &&
		HAS(got, "name=\"health.kind\""));
}

TEST(what_makes_no_sense_of_a_health_service_is_refused)
{
	static const struct { const char *rest, *says; } bad[] = {
		{ "", "A health service has a kind." },
		{ "&health.kind=psychiatrist&type=home_care", "has no type of Act 108/2006" },
		{ "&health.kind=psychiatrist&health.new_patients=yes", "when it was told" },
		{ "&health.kind=psychiatrist&health.new_patients_on=2026-01-01", "when it was told" },
		{ "&health.kind=psychiatrist&health.new_patients=yes&health.new_patients_on=2099-01-01",
			"This day is yet to come." },
	};
	health_fixture(t);
	editor(t);
	for (size_t i = 0; i < COUNT(bad); i++) {
		struct reply got = try_post(t, "/urad/zaznamy/sluzby/novy",
			arena_printf(&t->arena, HEALTH "%s", bad[i].rest).ptr);
		CHECK(got.status == 422 && str_has(got.body, str_of(bad[i].says)));
	}
	struct reply got = try_post(t, "/urad/zaznamy/sluzby/novy",
		"provider=2&kind=related&name=Klub&status=published&health.insurance=111");
	CHECK(got.status == 422 && HAS(got, "Only a health service has this"));
	CHECK(test_health_rows(t->db) == 1);
}

TEST(an_import_leaves_a_health_service_what_the_office_made_of_it)
{
	catalogue_install(t->db, &t->arena, t->now);
	str guide = import_guide_of(t, 1, 1, 0);
	struct import_job job = { .file_name = S("g.json"), .source = S("zkouska"), .lang = &lang_cs };
	CHECK(import_as_guide(t, guide, job).outcome == IMPORT_LANDED);
	CHECK(str_is(test_health_kind(t->db, .id = 1)->kind, "related"));
	test_service_health(t->db, .id = 1, .type = SOME(1));
	struct import_result again = import_as_guide(t, guide, job);
	CHECK(again.outcome == IMPORT_NOTHING_NEW);
	CHECK(str_is(test_health_kind(t->db, .id = 1)->kind, "health") &&
		test_health_kind(t->db, .id = 1)->code.len);
}

TEST(the_demonstration_has_health_services_that_say_they_are_invented)
{
	catalogue_install(t->db, &t->arena, t->now);
	struct import_result r = health_demo(t->db, &t->arena, t->now);
	CHECK(r.outcome == IMPORT_LANDED && !r.refused && test_health_rows(t->db) == 9);
	struct reply got = check_get(t, "/sluzby?zarazeni=zdravotni");
	CHECK(HAS(got, "9 services found"));
	got = check_get(t, "/sluzby/ukazka-domaci-hospic");
	CHECK(got.status == 200 && HAS(got, "ukázka") && HAS(got, "Hospice at home"));
}

/* The two lists share addresses and the open data: no code may mean two things. */
TEST(no_kind_of_health_service_is_called_like_a_social_one)
{
	catalogue_install(t->db, &t->arena, t->now);
	struct filter_codes_rows codes =
		filter_codes(t->db, .day = day_of(&t->arena, t->now), .limit = MOST_CODES);
	size_t health = 0;
	for (size_t i = 0; i < codes.count; i++) {
		health += str_is(codes.items[i].list, "health_kind");
		for (size_t k = 0; k < i; k++)
			CHECK(!str_eq(codes.items[i].code, codes.items[k].code));
	}
	CHECK(health >= 20);
	CHECK(str_is(health_schema_type(S("dentist")), "Dentist") &&
		str_is(health_schema_type(S("addiction_clinic")), "MedicalClinic") &&
		!health_schema_specialty(S("pharmacy")).ptr);
}
