#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"

enum {
	HOME_CARE = 1,
	DAY_CENTRE,
	SHELTER,
	SENIORS = 11,
	DISABILITY,
	OUTREACH = 21,
	AMBULATORY,
	RESIDENTIAL,
	BEDS = 31
};
enum { TRUTNOV = 579025, UPICE = 579777, NACHOD = 573868 };

static void fixture_codes(struct db *db)
{
	static const struct { int64_t id; const char *list, *code, *name, *name_en;
	} codes[] = {
		{ HOME_CARE, "service_type", "home_care", "pečovatelská služba", "Home care service" },
		{ DAY_CENTRE, "service_type", "day_care_centre", "denní stacionáře", "Day care centres" },
		{ SHELTER, "service_type", "shelter", "azylové domy", "Shelters" },
		{ SENIORS, "target_group", "seniors", "senioři", "Seniors" },
		{ DISABILITY, "target_group", "disability", "osoby se zdravotním postižením",
			"People with disabilities" },
		{ OUTREACH, "service_form", "outreach", "terénní", "Outreach" },
		{ AMBULATORY, "service_form", "ambulatory", "ambulantní", "Ambulatory" },
		{ RESIDENTIAL, "service_form", "residential", "pobytová", "Residential" },
		{ BEDS, "capacity_unit", "beds", "počet lůžek", "Beds" },
	};
	for (size_t i = 0; i < COUNT(codes); i++)
		test_code(db, .id = codes[i].id, .list = str_of(codes[i].list),
			.code = str_of(codes[i].code), .name = str_of(codes[i].name),
			.name_en = str_of(codes[i].name_en), .position = (int64_t)i);
}

static void fixture_territory(struct db *db)
{
	test_region(db, .id = 86, .name = S("Královéhradecký kraj"));
	test_district(db, .id = 3610, .region = 86, .name = S("Trutnov"));
	test_orp(db, .id = 1, .region = 86, .name = S("Trutnov"));
	test_municipality(db, .id = TRUTNOV, .slug = S("trutnov"), .name = S("Trutnov"),
		.folded = S("trutnov"), .orp = 1, .district = 3610, .region = 86);
	test_municipality(db, .id = UPICE, .slug = S("upice"), .name = S("Úpice"), .folded = S("upice"),
		.orp = 1, .district = 3610, .region = 86);
	test_municipality(db, .id = NACHOD, .slug = S("nachod"), .name = S("Náchod"),
		.folded = S("nachod"), .orp = 1, .district = 3610, .region = 86);
	test_area(db, .id = 7, .slug = S("trutnovsko"), .name = S("Trutnovsko"));
	test_area_municipality(db, .area = 7, .municipality = TRUTNOV);
	test_area_municipality(db, .area = 7, .municipality = UPICE);
}

static void fixture_services(struct db *db)
{
	test_provider(db, .id = 1, .slug = S("oblastni-charita"), .name = S("Oblastní <charita>"),
		.status = S("published"));
	test_provider(db, .id = 2, .slug = S("most-k-zivotu"), .name = S("Most k životu"),
		.status = S("published"));
	test_service(db, .id = 1, .slug = S("pece-doma"), .name = S("Péče doma"), .provider = 1,
		.type = SOME(HOME_CARE), .status = S("published"), .updated = 10);
	test_service(db, .id = 2, .slug = S("denni-centrum"), .name = S("Denní centrum"), .provider = 2,
		.type = SOME(DAY_CENTRE), .status = S("published"), .updated = 30);
	test_service(db, .id = 3, .slug = S("azylovy-dum"), .name = S("Azylový dům"), .provider = 2,
		.type = SOME(SHELTER), .status = S("published"), .updated = 20);
	test_service(db, .id = 4, .slug = S("pripravovana"), .name = S("Připravovaná služba"),
		.provider = 2, .status = S("draft"));
	test_describe(db, .id = 1,
		.description = S("Pomáháme s hygienou, jídlem a úklidem.\nPřijedeme k vám domů."));
	test_form(db, .service = 1, .form = OUTREACH);
	test_form(db, .service = 2, .form = AMBULATORY);
	test_form(db, .service = 2, .form = OUTREACH, .valid_to = S("2025-12-31"));
	test_form(db, .service = 3, .form = RESIDENTIAL);
	test_group(db, .service = 1, .target = SENIORS);
	test_group(db, .service = 2, .target = SENIORS);
	test_group(db, .service = 2, .target = DISABILITY);
	test_capacity(db, .service = 3, .form = SOME(RESIDENTIAL), .unit = BEDS, .amount = 24);
}

void catalogue_fixture(struct check *t)
{
	struct db *db = t->db;
	fixture_codes(db);
	fixture_territory(db);
	fixture_services(db);
	test_place(db, .id = 1, .provider = 1, .municipality = TRUTNOV, .street = S("Horská"),
		.secret = false);
	test_place(
		db, .id = 2, .provider = 2, .municipality = UPICE, .street = S("Krátká"), .secret = false);
	test_place(
		db, .id = 3, .provider = 2, .municipality = TRUTNOV, .street = S("Tajná"), .secret = true);
	for (int64_t id = 1; id <= 3; id++)
		test_service_place(db, .service = id, .place = id);
	test_service_area(db, .service = 1, .municipality = SOME(UPICE));
	test_contact(db, .provider = SOME(1), .kind = S("phone"), .value = S("+420 499 811 890"));
	test_contact(db, .provider = SOME(2), .kind = S("phone"), .value = S("+420 491 000 111"));
	test_contact(db, .provider = SOME(2), .kind = S("web"), .value = S("https://most.example.cz/"));
	test_contact(db, .service = SOME(3), .kind = S("phone"), .value = S("+420 777 000 333"));
	test_situation(db, .id = 1, .slug = S("nezvladam-doma"), .name = S("Nezvládám péči doma"),
		.sensitive = false);
	test_situation(
		db, .id = 2, .slug = S("doma-me-biji"), .name = S("Doma mě bijí"), .sensitive = true);
	test_line(db, .id = 1, .name = S("Linka bezpečí"), .emergency = false);
	test_contact(db, .line = SOME(1), .kind = S("phone"), .value = S("116 111"));
	test_synonym(db, .id = 1, .term = S("pečovatelka"), .folded = S("pecovatelka"),
		.said = S("opatrovnice\nvařená jídla domů"), .kinds = S("home_care"),
		.groups = S("seniors"));
	test_help(db, .situation = 1, .service = SOME(1));
	test_help(db, .situation = 1, .provider = SOME(2));
	test_help(db, .situation = 2, .service = SOME(3));
	test_help(db, .situation = 2, .line = SOME(1));
	db_renumber(db);
}

void catalogue_index_anew(struct check *t)
{
	/* What was filled in another week is not believed. */
	catalogue_index_refresh(t->db, &t->arena, t->now + 7 * 86400);
	catalogue_index_refresh(t->db, &t->arena, t->now);
}
