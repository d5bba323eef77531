/* Exports: tables whose rows refer to one another rightly, and files of JSON. */
#include "app/exchange/hsds_test.sql.h"
#include "app/exchange/fixture.h"
#include "app/exchange/hsds_export.h"
#include "app/site/site.h"
#include "doc/doc.h"
#include <dirent.h>
#include <jansson.h>
#include <stdlib.h>
#include <unistd.h>

#define HAS(text, part) str_has(text, S(part))

/* A folder of its own, which is gone with the test. */
static void folder_remove(void *what)
{
	char *folder = what;
	DIR *d = opendir(folder);
	for (struct dirent *e; d && (e = readdir(d));)
		unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
	rmdir(folder);
}

static bool export_to(struct check *t, struct hsds_export *e, enum hsds_version version,
	enum hsds_format format)
{
	char *folder = arena_alloc(&t->arena, 64);
	memcpy(folder, "/tmp/rozcestnik-hsds.XXXXXX", sizeof "/tmp/rozcestnik-hsds.XXXXXX");
	*e = (struct hsds_export){ .db = t->db, .arena = &t->arena, .now = t->now,
		.version = version, .format = format, .folder = mkdtemp(folder) };
	arena_on_free(&t->arena, folder_remove, folder);
	return hsds_export(e);
}

static str exported(struct check *t, const struct hsds_export *e, const char *file)
{
	return file_read(&t->arena, arena_printf(&t->arena, "%s/%s", e->folder, file).ptr, 1 << 26);
}

struct table { struct str_list header; struct str_list *rows; size_t count; };

static struct table hsds_table_read(struct check *t, const struct hsds_export *e, const char *file)
{
	struct table table = { 0 };
	struct str_list row;
	struct csv csv = csv_open(exported(t, e, file), ',');
	csv_next(&csv, &t->arena, &table.header);
	while (csv_next(&csv, &t->arena, &row))
		*(struct str_list *)arena_push(&t->arena, &table.rows, &table.count, sizeof row) = row;
	return table;
}

static bool holds(const struct table *t, int column, str value)
{
	for (size_t i = 0; i < t->count; i++)
		if (str_eq(csv_field(&t->rows[i], column), value))
			return true;
	return false;
}

/* How many values of a table's foreign key lead nowhere. */
static int dangling(struct check *t, const struct hsds_export *e, json_t *package, json_t *resource,
	json_t *key)
{
	const char *column = json_string_value(json_object_get(key, "fields")), *target = NULL;
	json_t *other, *reference = json_object_get(key, "reference");
	size_t i;
	json_array_foreach(json_object_get(package, "resources"), i, other)
		if (!strcmp(json_string_value(json_object_get(other, "name")),
				json_string_value(json_object_get(reference, "resource"))))
			target = json_string_value(json_object_get(other, "path"));
	struct table from = hsds_table_read(t, e, json_string_value(json_object_get(resource, "path")));
	struct table to = hsds_table_read(t, e, target);
	int at = csv_column(&from.header, column), wrong = at < 0;
	for (size_t r = 0; r < from.count; r++) {
		str value = csv_field(&from.rows[r], at);
		wrong += value.len && !holds(&to, csv_column(&to.header, "id"), value);
	}
	return wrong;
}

static void check_package(struct check *t, enum hsds_version version, int keys_wanted)
{
	struct hsds_export e;
	size_t i, k;
	json_t *resource, *key;
	int keys = 0, ids = 0;
	exchange_fixture(t);
	CHECK(export_to(t, &e, version, HSDS_DATAPACKAGE) && e.services == 3 && e.organizations == 2);
	str text = exported(t, &e, "datapackage.json");
	json_t *package = json_loadb(text.ptr, text.len, 0, NULL);
	json_array_foreach(json_object_get(package, "resources"), i, resource) {
		struct table table =
			hsds_table_read(t, &e, json_string_value(json_object_get(resource, "path")));
		int id = csv_column(&table.header, "id");
		for (size_t r = 0; r < table.count; r++, ids++)
			for (size_t s = 0; s < r; s++)
				CHECK(!str_eq(csv_field(&table.rows[r], id), csv_field(&table.rows[s], id)));
		json_array_foreach(json_object_get(json_object_get(resource, "schema"), "foreignKeys"), k,
			key) {
			CHECK(dangling(t, &e, package, resource, key) == 0);
			keys++;
		}
	}
	json_decref(package);
	CHECK(keys == keys_wanted && ids > 40);
}

TEST(tables_of_hsds_3_0_refer_to_one_another_rightly) { check_package(t, HSDS_30, 31); }
TEST(tables_of_hsds_3_1_refer_to_one_another_rightly) { check_package(t, HSDS_31, 36); }

TEST(an_export_as_tables_has_a_phone_as_it_is_dialled)
{
	struct hsds_export e;
	exchange_fixture(t);
	CHECK(export_to(t, &e, HSDS_31, HSDS_CSV));
	str phones = exported(t, &e, "phones.csv"), services = exported(t, &e, "services.csv");
	CHECK(HAS(phones, ",+420 777 000 333,") &&
		HAS(services, SERVICE_1 "," PROVIDER_1 ",,Péče doma,"));
	CHECK(!exported(t, &e, "datapackage.json").ptr);
	CHECK(!HAS(exported(t, &e, "addresses.csv"), CANARY) && !HAS(phones, CANARY));
	CHECK(!HAS(exported(t, &e, "locations.csv"), "77777777"));
}

TEST(an_export_as_json_is_three_arrays_of_whole_records_and_one_of_terms)
{
	static const struct { const char *file; size_t records; } files[] = {
		{ "services.json", 3 }, { "organizations.json", 2 }, { "taxonomies.json", 5 },
		{ "taxonomy_terms.json", 9 },
	};
	struct hsds_export e;
	exchange_fixture(t);
	CHECK(export_to(t, &e, HSDS_30, HSDS_JSON));
	for (size_t i = 0; i < COUNT(files); i++) {
		str text = exported(t, &e, files[i].file);
		json_t *all = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL);
		size_t count = json_array_size(all);
		json_decref(all);
		CHECK(count == files[i].records && !HAS(text, CANARY));
	}
	CHECK(HAS(exported(t, &e, "services.json"), "\"application_process\""));
}

TEST(an_export_counts_what_it_could_not_say)
{
	struct hsds_export e;
	int64_t address = 0, capacities = 0, schedules = 0;
	exchange_fixture(t);
	test_opening_more(t->db, .service = 1);
	CHECK(export_to(t, &e, HSDS_31, HSDS_CSV));
	for (size_t i = 0; i < e.losses.count; i++) {
		address += strcmp(e.losses.items[i].field, "address") ? 0 : e.losses.items[i].times;
		capacities += strcmp(e.losses.items[i].field, "capacities") ? 0 : e.losses.items[i].times;
		schedules += strcmp(e.losses.items[i].field, "schedules") ? 0 : e.losses.items[i].times;
	}
	CHECK(address == 2 && capacities == 1 && schedules == 3);
	str written = exported(t, &e, "schedules.csv");
	CHECK(HAS(written, "08:00:00") && !HAS(written, "11:11:00"));
}

TEST(an_export_into_a_folder_that_cannot_be_says_which_file)
{
	struct hsds_export e = { .db = t->db, .arena = &t->arena, .now = t->now, .version = HSDS_31,
		.format = HSDS_CSV, .folder = "/proc/nowhere" };
	CHECK(!hsds_export(&e) && e.failed);
}
