#include "app/catalogue/fixture.h"
#include "app/exchange/hsds_test.sql.h"
#include "app/exchange/fixture.h"
#include "app/site/site.h"

static void uuids(struct db *db)
{
	test_service_uuid(db, .id = 1, .uuid = S(SERVICE_1));
	test_service_uuid(db, .id = 2, .uuid = S(SERVICE_2));
	test_service_uuid(db, .id = 3, .uuid = S(SERVICE_3));
	test_service_uuid(db, .id = 4, .uuid = S(SERVICE_4));
	test_provider_uuid(db, .id = 1, .uuid = S(PROVIDER_1));
	test_provider_uuid(db, .id = 2, .uuid = S(PROVIDER_2));
	test_situation_uuid(db, .id = 1, .uuid = S(SITUATION_1));
	test_situation_uuid(db, .id = 2, .uuid = S("0190c8a0-0000-7000-8000-000000000202"));
	test_area_uuid(db, .id = 7, .uuid = S("0190c8a0-0000-7000-8000-000000000307"));
}

static void hours(struct db *db)
{
	for (int64_t day = 1; day <= 5; day++)
		test_opening(db, .service = 1, .weekday = day, .opens = 8 * 60, .closes = 16 * 60);
	test_opening(db, .service = 2, .place = SOME(2), .weekday = 6, .opens = 9 * 60,
		.closes = 12 * 60 + 30, .note = S("jen objednaní"));
	test_opening(db, .service = 3, .place = SOME(3), .weekday = 7, .opens = 20 * 60,
		.closes = 24 * 60 + 360);
}

static void reach(struct db *db)
{
	test_service_contact(db, .service = 1, .kind = S("web"), .value = S("www.pece.example.cz"),
		.position = 1);
	test_service_contact(
		db, .service = 1, .kind = S("web"), .value = S("https://jiny.example.cz/ž"), .position = 2);
	test_service_contact(db, .service = 1, .kind = S("email"), .value = S("pece@example.cz"),
		.position = 1);
	test_service_contact(db, .service = 1, .kind = S("email"), .value = S("vedouci@example.cz"),
		.note = S("vedoucí"), .position = 2);
	test_service_contact(db, .service = 2, .kind = S("email"), .value = S("to není e-mail"),
		.position = 1);
	test_contact_of_place(db, .place = 1, .kind = S("phone"), .value = S("+420 499 000 001"));
	test_contact_of_place(db, .place = 3, .kind = S("phone"), .value = S(CANARY));
}

void exchange_fixture(struct check *t)
{
	struct db *db = t->db;
	catalogue_fixture(t);
	uuids(db);
	hours(db);
	reach(db);
	test_municipality_more(db, .id = 579025, .postal_code = S("54101"), .latitude = 50561025,
		.longitude = 15912704);
	test_municipality_more(db, .id = 579777, .postal_code = S("54232"), .latitude = 50512300,
		.longitude = 16016100);
	test_service_more(db, .id = 1, .price = S("135 Kč za hodinu"), .conditions = S("Zavolejte."),
		.languages = S("angličtina, esperanto"), .age_from = SOME(18),
		.checked_on = S("2026-02-03"), .note = S("o víkendu po dohodě"));
	test_service_more(db, .id = 2, .age_from = SOME(27), .age_to = SOME(64));
	test_place_more(db, .id = 1, .address_point = SOME(22222222), .latitude = SOME(50560000),
		.longitude = SOME(15910000), .step_free = S("yes"), .access_note = S("výtah"),
		.postal_code = S("54101"));
	test_place_more(db, .id = 2, .latitude = SOME(50512000), .longitude = SOME(16016000),
		.postal_code = S("54232"));
	/* What an import must not store; if it ever does, nobody gets it. */
	test_place_more(db, .id = 3, .address_point = SOME(77777777), .latitude = SOME(50569999),
		.longitude = SOME(15919999), .step_free = S("no"), .access_note = S(CANARY),
		.address = S(CANARY " 7, Trutnov"), .postal_code = S("54101"));
	site_setting_put(db, "base_url", S("https://portal.example.cz"));
}
