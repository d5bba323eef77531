#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/features.h"
#include "app/exchange/opendata.h"
#include "app/exchange/opendata_test.sql.h"
#include "doc/doc.h"
#include "web/web_internal.h"
#include <jansson.h>

#define HAS(reply, part) str_has((reply).body, S(part))

static struct reply file_of(struct check *t, const char *name, const char *end)
{
	return check_get(t, arena_printf(&t->arena, "/otevrena-data/%s%s", name, end).ptr);
}

static json_t *json_of(struct reply got)
{
	return json_loadb(got.body.ptr, got.body.len, JSON_REJECT_DUPLICATES, NULL);
}

/* Rows of a CSV behind its heading; 0 too when a row has not as many fields. */
static size_t csv_rows(struct check *t, str text)
{
	struct csv csv = csv_open(text, ',');
	struct str_list head, row;
	size_t rows = 0;
	if (!csv_next(&csv, &t->arena, &head))
		return 0;
	while (csv_next(&csv, &t->arena, &row)) {
		if (row.count != head.count)
			return 0;
		rows++;
	}
	return csv.wrong ? 0 : rows;
}

static str csv_value(struct check *t, str text, size_t number, const char *column)
{
	struct csv csv = csv_open(text, ',');
	struct str_list head, row = { 0 };
	csv_next(&csv, &t->arena, &head);
	for (size_t i = 0; i <= number; i++)
		if (!csv_next(&csv, &t->arena, &row))
			return (str){ 0 };
	return csv_field(&row, csv_column(&head, column));
}

TEST(every_data_set_is_csv_with_a_schema_json_and_json_ld_also_when_it_is_empty)
{
	for (int filled = 0; filled < 2; filled++) {
		if (filled)
			catalogue_fixture(t);
		for (const struct opendata_set *s = opendata_sets; s->name; s++) {
			struct reply csv = file_of(t, s->name, ".csv");
			CHECK(csv.status == 200 && str_starts(csv.type, S("text/csv")));
			json_t *schema = json_of(file_of(t, s->name, ".csv-metadata.json"));
			json_t *plain = json_of(file_of(t, s->name, ".json"));
			json_t *ld = json_of(file_of(t, s->name, ".jsonld"));
			CHECK(schema && plain && ld);
			/* The same rows in both, and a column of the schema for each of the CSV. */
			CHECK(json_array_size(json_object_get(plain, "radky")) == csv_rows(t, csv.body));
			json_t *columns =
				json_object_get(json_object_get(schema, "tableSchema"), "columns");
			struct csv reader = csv_open(csv.body, ',');
			struct str_list head;
			CHECK(csv_next(&reader, &t->arena, &head));
			CHECK(json_array_size(columns) == head.count);
			for (size_t i = 0; i < head.count; i++)
				CHECK(str_is(head.items[i],
					json_string_value(json_object_get(json_array_get(columns, i), "titles"))));
			json_decref(schema);
			json_decref(plain);
			json_decref(ld);
		}
	}
}

TEST(services_are_given_with_what_people_need_to_find_them)
{
	catalogue_fixture(t);
	str csv = file_of(t, "sluzby", ".csv").body;
	CHECK(csv_rows(t, csv) == 3);
	CHECK(str_is(csv_value(t, csv, 0, "nazev"), "Péče doma"));
	CHECK(str_is(csv_value(t, csv, 0, "druh"), "home_care"));
	CHECK(str_is(csv_value(t, csv, 0, "formy"), "outreach"));
	CHECK(str_is(csv_value(t, csv, 0, "obce"), "579025"));
	CHECK(str_is(csv_value(t, csv, 0, "pusobnost"), "Úpice"));
	CHECK(str_is(csv_value(t, csv, 0, "telefony"), "+420 499 811 890"));
	CHECK(str_is(csv_value(t, csv, 1, "cilove_skupiny"), "seniors;disability"));
	CHECK(str_is(csv_value(t, csv, 1, "formy"), "ambulatory"));     /* outreach has ended */
	CHECK(str_is(csv_value(t, csv, 1, "zdroj"), "test"));
	CHECK(str_is(csv_value(t, csv, 2, "telefony"), "+420 777 000 333"));
	json_t *json = json_of(file_of(t, "sluzby", ".json"));
	json_t *row = json_array_get(json_object_get(json, "radky"), 1);
	CHECK(json_array_size(json_object_get(row, "cilove_skupiny")) == 2);
	CHECK(json_is_null(json_object_get(row, "cena")));
	CHECK(json_is_false(json_object_get(row, "nepretrzite")));
	json_decref(json);
}

static void everything_from(struct check *t, str source)
{
	opendata_service_source(t->db, .source = source);
	opendata_provider_source(t->db, .source = source);
	opendata_place_source(t->db, .source = source);
	opendata_situation_source(t->db, .source = source);
	opendata_line_source(t->db, .source = source);
}

static const char *const ends[] = { ".csv", ".csv-metadata.json", ".json", ".jsonld" };

TEST(nothing_of_a_secret_place_is_in_any_file)
{
	catalogue_fixture(t);
	opendata_hide(t->db, .canary = S("KANAREK"));
	test_place_contact(t->db, .place = 3, .value = S("+420 111 KANAREK"));
	for (const struct opendata_set *s = opendata_sets; s->name; s++)
		for (size_t e = 0; e < COUNT(ends); e++) {
			str body = file_of(t, s->name, ends[e]).body;
			CHECK(body.len && !str_has(body, S("KANAREK")) && !str_has(body, S("987654")));
		}
	/* The shelter itself is public; where it is, is not. */
	str csv = file_of(t, "sluzby", ".csv").body;
	CHECK(str_is(csv_value(t, csv, 2, "nazev"), "Azylový dům"));
	CHECK(!csv_value(t, csv, 2, "obce").len);
	CHECK(csv_rows(t, file_of(t, "mista", ".csv").body) == 2);
	CHECK(HAS(file_of(t, "mista", ".csv"), "Horská"));
}

TEST(drafts_and_what_has_ended_are_in_no_file)
{
	catalogue_fixture(t);
	test_service_end(t->db, .id = 2);
	for (const struct opendata_set *s = opendata_sets; s->name; s++)
		for (size_t e = 0; e < COUNT(ends); e++) {
			str body = file_of(t, s->name, ends[e]).body;
			CHECK(!str_has(body, S("Připravovaná")) && !str_has(body, S("pripravovana")));
			CHECK(!str_has(body, S("Denní centrum")));
		}
	test_provider_draft(t->db, .id = 1);
	CHECK(!HAS(file_of(t, "sluzby", ".json"), "Oblastní"));
	CHECK(!HAS(file_of(t, "kontakty", ".json"), "499 811 890"));
}

TEST(rows_beyond_one_batch_are_all_there_with_their_own_lists)
{
	catalogue_fixture(t);
	enum { MANY = OPENDATA_BATCH * 2 + 7 };
	for (int64_t id = 100; id < 100 + MANY; id++) {
		str slug = arena_printf(&t->arena, "s%lld", (long long)id);
		test_service(t->db, .id = id, .slug = slug, .name = slug, .provider = 1,
			.type = SOME(1), .status = S("published"));
		test_contact(t->db, .service = SOME(id), .kind = S("phone"), .value = slug);
	}
	str csv = file_of(t, "sluzby", ".csv").body;
	CHECK(csv_rows(t, csv) == MANY + 3);
	for (size_t i = 3; i < MANY + 3; i += 83)
		CHECK(str_eq(csv_value(t, csv, i, "telefony"), csv_value(t, csv, i, "nazev")));
	CHECK(str_is(csv_value(t, csv, MANY + 2, "telefony"), "s606"));
}

TEST(a_spreadsheet_runs_nothing_of_what_is_given_and_telephones_stay_as_they_are)
{
	catalogue_fixture(t);
	test_describe(t->db, .id = 1, .description = S("=HYPERLINK(\"http://x\";\"a,b\")"));
	struct reply got = file_of(t, "sluzby", ".csv");
	CHECK(HAS(got, ",\"'=HYPERLINK(\"\"http://x\"\";\"\"a,b\"\")\","));
	CHECK(HAS(got, ",+420 499 811 890,"));
	CHECK(csv_rows(t, got.body) == 3);
}

TEST(whoever_has_the_newest_file_is_told_so)
{
	catalogue_fixture(t);
	struct reply got = file_of(t, "sluzby", ".csv");
	struct req again = { .method = GET, .path = S("/otevrena-data/sluzby.csv"), .db = t->db,
		.arena = &t->arena, .now = t->now, .if_none_match = got.req->etag };
	CHECK(got.req->etag.len && web_dispatch(&app_web, &again) == 304);
	CHECK(!again.page.out.len);
	again.headers.count = 0;
	db_note_change(t->db, "service", 1);
	CHECK(web_dispatch(&app_web, &again) == 200 && again.page.out.len);
}

TEST(files_say_when_they_changed_and_on_what_terms_they_are)
{
	catalogue_fixture(t);
	struct reply got = file_of(t, "sluzby", ".csv");
	bool dated = false, licensed = false, open = false;
	for (size_t i = 0; i < got.req->headers.count; i++) {
		struct header h = got.req->headers.items[i];
		dated = dated || (!strcmp(h.name, "Last-Modified") &&
			str_is(h.value, "Thu, 01 Jan 1970 00:00:30 GMT"));
		licensed = licensed || (!strcmp(h.name, "Link") &&
			str_has(h.value, S("<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"")));
		open = open || (!strcmp(h.name, "Access-Control-Allow-Origin") && str_is(h.value, "*"));
	}
	CHECK(dated && licensed && open);
	struct reply json = file_of(t, "sluzby", ".json");
	CHECK(HAS(json, "\"zdroje\":[{\"kod\":\"test\""));
	CHECK(HAS(file_of(t, "sluzby", ".csv-metadata.json"), "dc:license"));
	got = check_get(t, "/otevrena-data/katalog/sluzby.jsonld");
	CHECK(HAS(got, "obsahuje-více-autorských-děl"));
	everything_from(t, S("office"));
	got = check_get(t, "/otevrena-data/katalog/sluzby.jsonld");
	CHECK(HAS(got, "\"autorské_dílo\":\"https://creativecommons.org/licenses/by/4.0/\""));
}

TEST(what_came_from_the_guide_of_pribor_carries_its_licence)
{
	catalogue_fixture(t);
	everything_from(t, S("pribor"));
	struct reply got = check_get(t, "/otevrena-data/zdroje");
	CHECK(got.status == 200 && HAS(got, "Permission is hereby granted, free of charge"));
	CHECK(HAS(got, "Copyright (c)") && HAS(got, "THE SOFTWARE IS PROVIDED"));
	CHECK(HAS(file_of(t, "sluzby", ".json"), "https://spdx.org/licenses/MIT.html"));
}

TEST(barriers_say_only_what_is_known)
{
	catalogue_fixture(t);
	CHECK(csv_rows(t, file_of(t, "bezbarierovost", ".csv").body) == 0);
	opendata_access(t->db, .place = 1, .step_free = S("no"), .toilet = S("yes"));
	opendata_access(t->db, .place = 3, .step_free = S("yes"));
	struct reply got = file_of(t, "bezbarierovost", ".jsonld");
	CHECK(HAS(got, "U vstupu jsou schody. Bezbariérová toaleta."));
	CHECK(HAS(got, "tělesně_postižení_toaleta_přístupnost"));
	CHECK(!HAS(got, "tělesně_postižení_objekt_přístupnost"));
	CHECK(csv_rows(t, file_of(t, "bezbarierovost", ".csv").body) == 1);
}

TEST(contacts_are_what_the_standard_calls_so_or_only_described)
{
	catalogue_fixture(t);
	test_contact(
		t->db, .provider = SOME(1), .kind = S("phone"), .value = S("499 811 890, linka 12"));
	test_contact(t->db, .provider = SOME(1), .kind = S("email"), .value = S("napište nám"));
	test_contact(t->db, .provider = SOME(1), .kind = S("web"), .value = S("charita.example.cz"));
	struct reply got = file_of(t, "kontakty", ".jsonld");
	CHECK(HAS(got, "\"telefon\":\"tel:+420499811890\""));
	CHECK(HAS(got, "\"telefon\":\"tel:499811890\""));
	CHECK(HAS(got, "\"popis\":{\"cs\":\"napište nám\"}") && !HAS(got, "mailto:napi"));
	CHECK(HAS(got, "\"url\":\"https://charita.example.cz\""));
	CHECK(HAS(got, "\"telefon\":\"tel:116111\""));
}

TEST(the_page_for_people_lists_every_data_set_in_both_languages)
{
	struct reply got = check_get(t, "/otevrena-data");
	CHECK(got.status == 200 && HAS(got, "There is nothing in the catalogue yet"));
	catalogue_fixture(t);
	got = check_get(t, "/otevrena-data");
	for (const struct opendata_set *s = opendata_sets; s->name; s++) {
		CHECK(str_has(got.body, arena_printf(&t->arena, "/otevrena-data/%s.csv\"", s->name)));
		struct reply one = check_get(t,
			arena_printf(&t->arena, "/otevrena-data/sada/%s", s->name).ptr);
		CHECK(one.status == 200);
		for (const struct opendata_column *c = s->columns; c->name; c++)
			CHECK(str_has(one.body, arena_printf(&t->arena, "<code>%s</code>", c->name)));
	}
	extern const struct lang lang_cs;
	t->lang = &lang_cs;
	CHECK(HAS(check_get(t, "/otevrena-data"), "Otevřená data"));
	CHECK(check_get(t, "/otevrena-data/sada/neni").status == 404);
	CHECK(check_get(t, "/otevrena-data/neni.csv").status == 404);
	CHECK(check_get(t, "/otevrena-data/katalog/neni.jsonld").status == 404);
	CHECK(check_get(t, "/otevrena-data/.csv").status == 404);
}
