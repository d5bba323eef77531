/* Files of others: what is taken of them, and what the report says of the rest. */
#include "app/exchange/fixture.h"
#include "app/exchange/hsds_test.sql.h"
#include "doc/xlsx.h"
#include "app/site/site.h"
#include "doc/doc.h"
#include <stdlib.h>
#include <unistd.h>

#define JOB(...) ((struct import_job){ __VA_ARGS__ })
#define NOWHERE "leads nowhere: the table it refers to has no such id"

static const char dangling_30[] =
	"contacts.csv:2:organization_id,ae67a707-5893-4225-b0b1-320ab9cb596b," NOWHERE "\n"
	"contacts.csv:2:service_at_location_id,93eaf18d-1cd2-4ec7-bffb-3c9172ee5070," NOWHERE "\n"
	"locations.csv:2:organization_id,985e4a42-bd9f-4edc-911d-0243a4640aca," NOWHERE "\n"
	"taxonomy_terms.csv:2:taxonomy_id,07ff6aee-a219-438c-b694-d2fcb6c5373b," NOWHERE "\n";
static const char dangling_31[] =
	"contacts.csv:2:organization_id,ae67a707-5893-4225-b0b1-320ab9cb596b," NOWHERE "\n"
	"contacts.csv:2:service_at_location_id,93eaf18d-1cd2-4ec7-bffb-3c9172ee5070," NOWHERE "\n"
	"locations.csv:2:organization_id,985e4a42-bd9f-4edc-911d-0243a4640aca," NOWHERE "\n"
	"service_areas.csv:2:service_at_location_id,af69894e-7bed-11ef-a85c-07e0918a608c," NOWHERE "\n"
	"service_capacity.csv:2:service_id,f75b808e-7bdb-11ef-afaa-ab00a77dc5c4," NOWHERE "\n"
	"service_capacity.csv:2:unit_id,187a37a2-7b40-11ef-9790-dbf7623d4407," NOWHERE "\n"
	"taxonomy_terms.csv:2:taxonomy_id,07ff6aee-a219-438c-b694-d2fcb6c5373b," NOWHERE "\n";

/* The lines about references that lead nowhere, as they come. */
static str dangling(struct check *t, const struct import_result *r)
{
	struct buf out = { .arena = &t->arena };
	str rest = r->report, line;
	while (str_cut(&rest, '\n', &line))
		if (str_ends(line, S(NOWHERE)))
			buf_printf(&out, "%.*s\n", STR_ARG(line));
	return buf_str(&out);
}

TEST(the_four_broken_references_of_the_official_tables_of_3_0_are_told_and_no_other)
{
	struct import_result r = hsds_from(t, "tests/data/hsds/3.0/csv", JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && r.added == 2);
	CHECK(str_is(dangling(t, &r), dangling_30));
}

TEST(the_seven_broken_references_of_the_official_tables_of_3_1_are_told_and_no_other)
{
	struct import_result r = hsds_from(t, "tests/data/hsds/3.1/csv", JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && r.added == 2);
	CHECK(str_is(dangling(t, &r), dangling_31));
}

UNIT(every_foreign_key_of_the_data_packages_is_one_that_is_followed)
{
	json_t *package = hsds_json(t, "data/hsds-3.1/datapackage.json"), *resource, *key;
	size_t i, k, keys = 0;
	CHECK(package);
	json_array_foreach(json_object_get(package, "resources"), i, resource)
		json_array_foreach(json_object_get(json_object_get(resource, "schema"), "foreignKeys"), k,
			key) {
			const char *kind = json_string_value(json_object_get(resource, "name"));
			str column = json_get(key, "fields");
			bool followed = !strcmp(kind, "service") && str_is(column, "organization_id");
			for (const struct hsds_relation *r = hsds_relations; r->kind; r++)
				followed = followed || (!strcmp(r->kind, kind) && str_is(column, r->column));
			CHECK(followed);
			keys++;
		}
	CHECK(keys == 36);
}

/* ---- half a dump, in the words of 2.x ---- */

static bool is_expected(struct check *t, const struct import_result *r, const char *file)
{
	str wanted = file_read(&t->arena, file, 1 << 20);
	return wanted.len && str_eq(wanted, r->report);
}

TEST(of_half_a_dump_the_whole_half_is_taken_and_every_other_row_is_told)
{
	struct import_result r = hsds_from(t, "tests/data/hsds/2.x/first", JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && r.added == 5);
	CHECK(is_expected(t, &r, "tests/data/hsds/2.x/first-report.csv"));
	struct test_service_by_name_row *s =
		test_service_by_name(t->db, .name = S("Pečovatelská služba"));
	CHECK(s && str_is(s->kind, "related") && str_is(s->price, "135 Kč za hodinu"));
	s = test_service_by_name(t->db, .name = S("Poradna"));
	CHECK(s && s->age_from.set && s->age_from.value == 18 &&
		str_is(s->opening_note, "By appointment"));
	CHECK(!test_service_by_name(t->db, .name = S("Klub seniorů")));
}

TEST(the_same_dump_again_writes_nothing_and_a_newer_one_only_its_difference)
{
	hsds_from(t, "tests/data/hsds/2.x/first", JOB(0));
	struct import_result r = hsds_from(t, "tests/data/hsds/2.x/first", JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && r.same == 5 && test_runs(t->db) == 1);
	t->now += 86400;
	r = hsds_from(t, "tests/data/hsds/2.x/second", JOB(0));
	CHECK(r.outcome == IMPORT_LOSS && r.services_gone == 1 && r.services_had == 3);
	r = hsds_from(t, "tests/data/hsds/2.x/second", JOB(.accept_loss = true));
	CHECK(r.outcome == IMPORT_LANDED);
	CHECK(r.added == 1 && r.changed == 1 && r.same == 3 && r.vanished == 1);
	CHECK(is_expected(t, &r, "tests/data/hsds/2.x/second-report.csv"));
	struct test_service_by_name_row *s = test_service_by_name(t->db, .name = S("Poradna"));
	CHECK(s && str_is(s->vanished_on, "2026-03-13"));
	s = test_service_by_name(t->db, .name = S("Pečovatelská služba"));
	CHECK(s && str_is(s->description, "Péče doma i v noci."));
	CHECK(test_service_by_name(t->db, .name = S("Klub seniorů")));
	r = hsds_from(t, "tests/data/hsds/2.x/second", JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && test_runs(t->db) == 2);
}

TEST(the_tables_of_ohana_are_taken_too)
{
	struct import_result r = hsds_from(t, "tests/data/ohana", JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && r.added == 8 + 23);
	CHECK(test_services_by_status(t->db, .status = S("ended")) == 2);
	CHECK(hsds_reports(&r, "phones.csv:41:contact_id,29," NOWHERE));
	CHECK(hsds_reports(&r, "taxonomy.csv,"));
	r = hsds_from(t, "tests/data/ohana", JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW);
}

/* ---- bad files ---- */

#define ONE_ORGANIZATION "id,name,description\no1,Charita,Popis\n"

TEST(a_dry_run_says_the_same_and_stores_nothing)
{
	struct import_result r = hsds_from(t, "tests/data/hsds/2.x/first", JOB(.dry_run = true));
	CHECK(r.outcome == IMPORT_TRIED && r.added == 5);
	CHECK(is_expected(t, &r, "tests/data/hsds/2.x/first-report.csv"));
	CHECK(test_kept_count(t->db) == 0 && test_runs(t->db) == 0);
	CHECK(test_services_by_status(t->db, .status = S("published")) == 0);
}

TEST(tables_of_an_old_windows_with_semicolons_and_days_of_excel_are_read)
{
	static const char services[] =
		"id;organization_id;name;status;assured_date\r\n"
		"s1;o1;P\xe9\xe8" "e;active;12. 3. 2025\r\ns2;o1;Druh\xe1;active;45000\r\n"
		"s3;o1;T\xf8" "et\xed;active;3/4/2025\r\n";
	const struct hsds_text files[] = {
		{ "organizations.csv", CSV_BEGINNING "id;name\no1;Charita\n" },
		{ "services.csv", services }, { 0 }
	};
	struct import_result r = hsds_from_texts(t, files, JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && r.added == 4);
	CHECK(test_service_by_name(t->db, .name = S("Péče")));
	CHECK(test_kept_has(t->db, .part = S("\"assured_date\":\"2025-03-12\"")) == 1);
	CHECK(test_kept_has(t->db, .part = S("\"assured_date\":\"2023-03-15\"")) == 1);
	CHECK(hsds_reports(&r, "services.csv:4:assured_date,3/4/2025,"));
}

TEST(broken_json_is_refused_with_its_position)
{
	struct import_result r =
		hsds_from_text(t, "services.json", "[{'id':'s1',\n 'name': 'Péče' 'status'}]");
	CHECK(r.outcome == IMPORT_BROKEN && hsds_reports(&r, "services.json:2:"));
	CHECK(test_runs(t->db) == 0);
}

TEST(a_table_with_an_open_quote_lands_nothing)
{
	const struct hsds_text files[] = { { "organizations.csv", ONE_ORGANIZATION },
		{ "services.csv", "id,organization_id,name\ns1,o1,'nikdy nekončí\n" }, { 0 } };
	struct import_result r = hsds_from_texts(t, files, JOB(0));
	CHECK(r.outcome == IMPORT_BROKEN && test_kept_count(t->db) == 0);
	CHECK(hsds_report_count(&r, "a quotation mark is never closed") == 1);
}

TEST(a_folder_without_tables_is_refused_in_words)
{
	struct import_result r = hsds_from(t, "tests/data/hsds/2.x", JOB(0));
	CHECK(r.outcome == IMPORT_BROKEN);
	CHECK(hsds_report_count(&r, "there is no table and no JSON of HSDS in it") == 1);
}

TEST(a_file_that_is_too_large_is_refused_in_words)
{
	char path[] = "/tmp/rozcestnik-hsds.XXXXXX";
	int file = mkstemp(path);
	CHECK(file >= 0 && !ftruncate(file, 100 * 1024 * 1024));
	struct import_result r = hsds_from(t, path, JOB(0));
	close(file);
	unlink(path);
	CHECK(r.outcome == IMPORT_BROKEN && hsds_report_count(&r, "larger than 48 MB") == 1);
}

static struct import_result from_bytes(struct check *t, str bytes)
{
	char path[] = "/tmp/rozcestnik-hsds.XXXXXX";
	int file = mkstemp(path);
	bool written = file >= 0 && write(file, bytes.ptr, bytes.len) == (ssize_t)bytes.len;
	struct import_result r = hsds_from(t, path, JOB(0));
	close(file);
	unlink(path);
	return written ? r : (struct import_result){ 0 };
}

TEST(an_archive_of_tables_is_read_and_a_bomb_is_not)
{
	struct zip_part parts[] = { { "data/organizations.csv", S(ONE_ORGANIZATION) },
		{ "data/datapackage.json", S("{}") },
		{ "data/services.csv", S("id,organization_id,name,status\ns1,o1,Péče,active\n") } };
	struct import_result r = from_bytes(t, zip_pack(&t->arena, parts, COUNT(parts)));
	CHECK(r.outcome == IMPORT_LANDED && r.added == 2);
	struct buf zeros = { .arena = &t->arena };
	buf_reserve(&zeros, 2 * TABLE_RATIO_FREE);
	zeros.len = 2 * TABLE_RATIO_FREE;
	memset(zeros.ptr, 'a', zeros.len);
	parts[2].bytes = buf_str(&zeros);
	r = from_bytes(t, zip_pack(&t->arena, parts, COUNT(parts)));
	CHECK(r.outcome == IMPORT_BROKEN && hsds_report_count(&r, "would unpack into too much") == 1);
}

/* ---- JSON ---- */

#define S1 "{'id':'s1','name':'Péče','status':'active','organization':{'id':'o1','name':'Charita'}}"
#define S2 "{'id':'s2','name':'Rada','status':'active','organization':{'id':'o1','name':'Charita'}}"

TEST(a_list_a_page_and_lines_of_json_say_the_same)
{
	static const struct hsds_text texts[] = {
		{ "a.json", "[" S1 "," S2 "]" },
		{ "b.json", "{'total_pages':1,'contents':[" S1 "," S2 "]}" },
		{ "c.ndjson", S1 "\n" S2 "\n" },
		{ "d.json", "[{'id':'o1','name':'Charita','services':[{'id':'s1','name':'Péče','status':"
			"'active'},{'id':'s2','name':'Rada','status':'active'}]}]" },
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct import_result r = hsds_from_text(t, texts[i].name, texts[i].text);
		CHECK(r.outcome == (i ? IMPORT_NOTHING_NEW : IMPORT_LANDED) && r.refused == 0);
		CHECK(r.added + r.same == 3);
	}
}

TEST(of_json_the_report_says_the_path)
{
	struct import_result r = hsds_from_text(t, "services.json",
		"[{'id':'s1','name':'Péče','status':'active','minimum_age':'dvanáct','phones':[{'id':'p1',"
		"'number':'nevím'}],'organization':{'id':'o1','name':'Charita'}},{'id':'s2','name':'Bez'},"
		"7]");
	CHECK(r.outcome == IMPORT_LANDED && r.added == 2);
	CHECK(hsds_reports(&r, "services.json:[0].minimum_age,dvanáct,is not a number"));
	CHECK(hsds_reports(&r, "services.json:[0].phones[0],phone: nevím,"));
	CHECK(hsds_reports(&r, "services.json:[1].organization,s2,has no organization"));
	CHECK(hsds_reports(&r, "services.json:[2],,is not an object"));
}

/* ---- identifiers ---- */

TEST(identifiers_that_are_uuids_are_those_of_the_records)
{
	CHECK(hsds_from(t, "tests/data/hsds/3.1/service_full.json", JOB(0)).added == 2);
	struct test_service_by_name_row *s =
		test_service_by_name(t->db, .name = S("Community Counselling"));
	CHECK(s && str_is(s->uuid, "ac148810-d857-441c-9679-408f346de14b"));
	CHECK(str_is(s->provider, "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"));
}

TEST(a_record_that_the_store_has_from_elsewhere_is_not_taken_again)
{
	exchange_fixture(t);
	const char *folder = hsds_to(t, HSDS_31, HSDS_JSON);
	struct import_result r = hsds_from(t, folder, JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && r.added == 0);
	CHECK(hsds_report_count(&r, "the record belongs to another source") == 2);
	CHECK(hsds_report_count(&r, "its organization was not taken") == 3);
}
