/* What came in goes out again: whole examples, changes made here, secret places. */
#include "app/exchange/fixture.h"
#include "app/exchange/hsds_kept.h"
#include "app/exchange/hsds_test.sql.h"
#include "doc/doc.h"

#define JOB(...) ((struct import_job){ __VA_ARGS__ })

/* ---- the official examples ---- */

struct example { const char *file, *out; enum hsds_version version; bool stay; };
static const struct example examples[] = {
	{ "tests/data/hsds/3.0/service_full.json", "services.json", HSDS_30, false },
	{ "tests/data/hsds/3.0/organization_full.json", "organizations.json", HSDS_30, false },
	{ "tests/data/hsds/3.0/service_at_location_full.json", "services.json", HSDS_30, true },
	{ "tests/data/hsds/3.1/service_full.json", "services.json", HSDS_31, false },
	{ "tests/data/hsds/3.1/organization_full.json", "organizations.json", HSDS_31, false },
	{ "tests/data/hsds/3.1/service_at_location_full.json", "services.json", HSDS_31, true },
};

/* A service at a place out of the service that has it; the test's. */
static json_t *stay_of(json_t *service)
{
	json_t *stay = json_array_get(json_object_get(service, "service_at_locations"), 0);
	json_incref(stay);
	json_object_del(service, "service_at_locations");
	json_object_set(stay, "service", service);
	return stay;
}

static bool comes_out(struct check *t, const struct example *e)
{
	const char *folder = hsds_to(t, e->version, HSDS_JSON);
	json_t *came = hsds_json(t, e->file), *went = hsds_first(t, folder, e->out);
	json_t *stay = e->stay && went ? stay_of(went) : NULL;
	bool equal = came && went && json_equal(came, stay ? stay : went);
	json_decref(stay);
	return equal;
}

TEST(an_example_of_hsds_goes_out_as_json_equal_to_what_came_in)
{
	for (size_t i = 0; i < COUNT(examples); i++) {
		hsds_clear(t);
		CHECK(hsds_from(t, examples[i].file, JOB(0)).added == 2);
		CHECK(comes_out(t, &examples[i]));
	}
}

TEST(an_example_of_hsds_goes_through_tables_and_comes_out_equal)
{
	for (size_t i = 0; i < COUNT(examples); i++) {
		hsds_clear(t);
		CHECK(hsds_from(t, examples[i].file, JOB(0)).added == 2);
		const char *folder = hsds_to(t, examples[i].version, HSDS_CSV);
		hsds_clear(t);
		struct import_result r = hsds_from(t, folder, JOB(0));
		CHECK(r.added == 2 && hsds_report_count(&r, "leads nowhere") == 0);
		CHECK(comes_out(t, &examples[i]));
	}
}

TEST(the_official_tables_without_their_broken_references_come_out_again)
{
	CHECK(hsds_from(t, "tests/data/hsds/3.1/service_full.json", JOB(0)).added == 2);
	const char *first = hsds_to(t, HSDS_31, HSDS_CSV);
	hsds_clear(t);
	hsds_from(t, first, JOB(0));
	const char *second = hsds_to(t, HSDS_31, HSDS_CSV);
	static const char *const tables[] = { "services.csv", "organizations.csv", "phones.csv",
		"contacts.csv", "schedules.csv", "attributes.csv", "service_capacity.csv", "units.csv",
		"languages.csv", "url.csv", "metadata.csv", "taxonomy_terms.csv", "locations.csv" };
	for (size_t i = 0; i < COUNT(tables); i++) {
		str a = file_read(&t->arena,
			arena_printf(&t->arena, "%s/%s", first, tables[i]).ptr, 1 << 20);
		str b = file_read(&t->arena,
			arena_printf(&t->arena, "%s/%s", second, tables[i]).ptr, 1 << 20);
		CHECK(a.len > 60 && str_eq(a, b));
	}
}

/* ---- changes made here ---- */

#define PHONE "11111111-2222-4333-8444-666666666666"
static const char odd[] =
	"[{'id':'11111111-2222-4333-8444-555555555555','name':'Péče','status':'active',"
	"'x-zeme':{'hlavní':['Praha',1,null,true]},'description':'Popis.','alert':'Pozor.',"
	"'phones':[{'id':'" PHONE "','number':'+420 499 000 001','x-dny':'po'}],"
	"'organization':{'id':'o1','name':'Charita','x-znak':'kříž'}}]";

TEST(what_we_have_no_place_for_is_kept_and_what_is_changed_here_goes_out_changed)
{
	hsds_from_text(t, "services.json", odd);
	json_t *service = hsds_first(t, hsds_to(t, HSDS_31, HSDS_JSON), "services.json");
	CHECK(json_array_size(json_object_get(json_object_get(service, "x-zeme"), "hlavní")) == 4);
	test_rename_service(t->db, .name = S("Péče doma"), .now = t->now + 60);
	service = hsds_first(t, hsds_to(t, HSDS_31, HSDS_JSON), "services.json");
	CHECK(str_is(json_get(service, "name"), "Péče doma"));
	CHECK(str_is(json_get(service, "alert"), "Pozor.") && json_object_get(service, "x-zeme"));
	CHECK(str_is(json_get(json_object_get(service, "organization"), "x-znak"), "kříž"));
	json_t *phone = json_array_get(json_object_get(service, "phones"), 0);
	CHECK(str_is(json_get(phone, "x-dny"), "po") && str_is(json_get(phone, "id"), PHONE));
	test_no_contacts(t->db);
	service = hsds_first(t, hsds_to(t, HSDS_31, HSDS_JSON), "services.json");
	CHECK(service && !json_object_get(service, "phones"));
	CHECK(str_is(json_get(service, "alert"), "Pozor."));
}

#define PRICED(name, price, alert) \
	"[{'id':'11111111-2222-4333-8444-555555555555','name':'" name "','status':'active'," \
	"'fees_description':'" price "','alert':'" alert "','minimum_age':18," \
	"'organization':{'id':'o1','name':'Charita'}}]"

static void edited(struct check *t, const char *field, str had, str has)
{
	struct test_service_id_row *s =
		test_service_id(t->db, .uuid = S("11111111-2222-4333-8444-555555555555"));
	audit_write(t->db, t->now, 0, &(struct audit){ .action = "change", .kind = "service",
		.record = s->id, .name = S("Péče"), .field = field, .old_value = had, .new_value = has });
	if (!strcmp(field, "price"))
		test_price_of_service(t->db, .id = s->id, .price = has);
	else
		test_rename_service(t->db, .name = has, .now = t->now);
}

TEST(what_the_office_changed_stays_and_goes_out_even_when_the_document_is_a_newer_one)
{
	hsds_from_text(t, "services.json", PRICED("Péče", "100 Kč", "Pozor."));
	t->now += 60;
	edited(t, "price", S("100 Kč"), S("150 Kč"));
	edited(t, "name", S("Péče"), S("Péče doma"));
	t->now += 60;
	hsds_from_text(t, "services.json", PRICED("Péče", "120 Kč", "Už ne."));
	struct test_service_by_name_row *s = test_service_by_name(t->db, .name = S("Péče doma"));
	CHECK(s && str_is(s->price, "150 Kč"));
	json_t *out = hsds_first(t, hsds_to(t, HSDS_31, HSDS_JSON), "services.json");
	CHECK(str_is(json_get(out, "name"), "Péče doma"));
	CHECK(str_is(json_get(out, "fees_description"), "150 Kč"));
	CHECK(str_is(json_get(out, "alert"), "Už ne."));
	struct import_result r =
		hsds_from_text(t, "services.json", PRICED("Péče", "120 Kč", "Už ne."));
	CHECK(r.outcome == IMPORT_NOTHING_NEW);
}

TEST(what_the_source_changes_is_in_the_history)
{
	hsds_from_text(t, "services.json", PRICED("Péče", "100 Kč", "Pozor."));
	CHECK(test_sourced(t->db, .field = S("price")) == 0);
	hsds_from_text(t, "services.json", PRICED("Péče", "120 Kč", "Pozor."));
	CHECK(test_sourced(t->db, .field = S("price")) == 1);
	CHECK(test_sourced(t->db, .field = S("age_from")) == 0);
}

UNIT(three_ways_meet_property_by_property)
{
	static const struct { const char *base, *now, *kept, *made; } cases[] = {
		{ "{'a':1}", "{'a':1}", "{'a':2}", "{'a':2}" },
		{ "{'a':1}", "{'a':3}", "{'a':2}", "{'a':3}" },
		{ "{'a':1}", "{}", "{'a':2}", "{}" },
		{ "{}", "{'a':1}", "{}", "{'a':1}" },
		{ "{'a':1}", "{'a':1}", "{}", "{}" },
		{ "{}", "{}", "{'x':[1]}", "{'x':[1]}" },
		{ "{'o':{'a':1,'b':1}}", "{'o':{'a':1,'b':2}}", "{'o':{'a':7,'b':7,'x':1}}",
			"{'o':{'a':7,'b':2,'x':1}}" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *const texts[] = { cases[i].base, cases[i].now, cases[i].kept, cases[i].made };
		json_t *all[4];
		for (size_t k = 0; k < 4; k++) {
			str text = arena_copy(&t->arena, str_of(texts[k]));
			for (char *c = (char *)text.ptr; *c; c++)
				*c = *c == '\'' ? '"' : *c;
			all[k] = json_loadb(text.ptr, text.len, 0, NULL);
		}
		json_t *made = hsds_three_way(all[0], all[1], all[2]);
		bool equal = json_equal(made, all[3]);
		json_decref(made);
		for (size_t k = 0; k < 4; k++)
			json_decref(all[k]);
		CHECK(equal);
	}
}

/* ---- what came in older words ---- */

static json_t *schema_load(void *context, const char *name)
{
	struct check *t = context;
	return hsds_json(t, arena_printf(&t->arena, "data/hsds-3.1/%s", name).ptr);
}

TEST(what_came_in_tables_of_2_0_goes_out_with_identifiers_and_types_of_3_1)
{
	hsds_from(t, "tests/data/hsds/2.x/first", JOB(0));
	const char *folder = hsds_to(t, HSDS_31, HSDS_JSON);
	json_t *all = hsds_json(t, arena_printf(&t->arena, "%s/services.json", folder).ptr), *service;
	struct json_schema_check check = { .arena = &t->arena, .load = schema_load, .context = t };
	json_t *schema = schema_load(t, "service.json");
	size_t i;
	CHECK(json_array_size(all) == 3 && schema);
	json_array_foreach(all, i, service)
		json_schema_check(&check, schema, service);
	/* What the tables did not have, or did not have right, nobody can make up. */
	for (i = 0; i < check.faults.count; i++)
		CHECK(str_has(check.faults.items[i].what, S("is a required property")) ||
			str_ends(check.faults.items[i].at, S("/website")) ||
			str_is(check.faults.items[i].at, "status"));
	CHECK(str_is(json_get(json_array_get(all, 0), "x-minimum_age"), "dvanáct"));
}

TEST(what_came_in_tables_of_2_0_goes_out_as_tables_that_refer_to_one_another_rightly)
{
	hsds_from(t, "tests/data/hsds/2.x/first", JOB(0));
	const char *folder = hsds_to(t, HSDS_31, HSDS_CSV);
	hsds_clear(t);
	struct import_result r = hsds_from(t, folder, JOB(0));
	CHECK(r.added == 5 && hsds_report_count(&r, "leads nowhere") == 0);
	CHECK(hsds_report_count(&r, "twice") == 0 && hsds_report_count(&r, "belong") == 0);
}

/* ---- secret places ---- */

static const char shelter[] =
	"[{'id':'11111111-2222-4333-8444-555555555555','name':'Azyl','status':'active',"
	"'x-cesta':'" CANARY " 7','service_at_locations':[{'id':'l','description':'" CANARY "',"
	"'location':{'id':'m','location_type':'physical','name':'" CANARY "','latitude':50.569999,"
	"'longitude':15.919999,'addresses':[{'id':'a','address_1':'" CANARY " 7','city':'Trutnov',"
	"'country':'CZ'}],'phones':[{'id':'p','number':'+420 777 777 777'}]}}],"
	"'organization':{'id':'o1','name':'Charita','locations':[{'id':'m','location_type':'physical',"
	"'name':'" CANARY "'}]}}]";

static bool is_silent(struct check *t, enum hsds_version version, enum hsds_format format)
{
	static const char *const files[] = { "services.json", "organizations.json", "services.csv",
		"locations.csv", "addresses.csv", "service_at_location.csv", "phones.csv" };
	const char *folder = hsds_to(t, version, format);
	size_t seen = 0;
	for (size_t i = 0; folder && i < COUNT(files); i++) {
		str text = file_read(
			&t->arena, arena_printf(&t->arena, "%s/%s", folder, files[i]).ptr, 1 << 20);
		seen += text.len > 0;
		if (str_has(text, S(CANARY)) || str_has(text, S("50.569999")) ||
			str_has(text, S("777 777 777")))
			return false;
	}
	return seen > 1;
}

TEST(a_place_that_becomes_secret_is_in_no_export_and_an_import_leaves_it_so)
{
	hsds_from_text(t, "services.json", shelter);
	CHECK(!is_silent(t, HSDS_31, HSDS_JSON) && !is_silent(t, HSDS_31, HSDS_CSV));
	test_place_secret(t->db, .secret = true);
	test_no_contacts(t->db);
	CHECK(is_silent(t, HSDS_31, HSDS_JSON) && is_silent(t, HSDS_30, HSDS_JSON));
	CHECK(is_silent(t, HSDS_31, HSDS_CSV) && is_silent(t, HSDS_30, HSDS_CSV));
	hsds_from_text(t, "services.json", shelter);
	CHECK(is_silent(t, HSDS_31, HSDS_JSON) && is_silent(t, HSDS_31, HSDS_CSV));
	CHECK(test_kept_has(t->db, .part = S(CANARY)) == 0 && test_kept_count(t->db) == 0);
}

/* ---- our own catalogue ---- */

/* Without what is made anew: identifiers of parts, the page here, life situations. */
static void plain(json_t *value, bool part)
{
	static const char *const made[] = {
		"last_modified", "uri", "link_id", "location_id", "service_at_location_id" };
	const char *key;
	json_t *item;
	size_t i;
	json_array_foreach(value, i, item) {
		if (str_is(json_get(item, "link_type"), "need"))
			json_array_remove(value, i--);
		else
			plain(item, true);
	}
	if (!json_is_object(value))
		return;
	for (i = 0; i < COUNT(made); i++)
		json_object_del(value, made[i]);
	if (part)
		json_object_del(value, "id");
	json_object_foreach(value, key, item)
		plain(item, true);
	json_t *attributes = json_object_get(value, "attributes");
	if (attributes && !json_array_size(attributes))
		json_object_del(value, "attributes");
}

/* Our mapping of all public services, by their identifiers. */
static json_t *mapping(struct check *t)
{
	struct hsds h = hsds_begin(t->db, &t->arena, HSDS_31, t->now);
	static const char *const uuids[] = { SERVICE_1, SERVICE_2, SERVICE_3 };
	json_t *all = json_object();
	for (size_t i = 0; i < COUNT(uuids); i++) {
		struct test_service_id_row *row = test_service_id(t->db, .uuid = str_of(uuids[i]));
		int64_t id = row ? row->id : 0;
		struct hsds_records one = hsds_services(&h, (struct int_list){ &id, 1 }, HSDS_FULL);
		struct buf text = { .arena = &t->arena };
		if (!one.count)
			continue;
		hsds_write(&text, one.items[0]);
		json_t *json = json_loadb(text.ptr, text.len, 0, NULL);
		plain(json, false);
		json_object_set_new(all, uuids[i], json);
	}
	return all;
}

static bool survives(struct check *t, enum hsds_format format)
{
	exchange_fixture(t);
	test_free_places(t->db, .service = 1, .amount = 3, .note = S("volá se"), .at = t->now - 3600);
	json_t *before = mapping(t);
	const char *folder = hsds_to(t, HSDS_31, format);
	hsds_clear(t);
	struct import_result r = hsds_from(t, folder, JOB(0));
	json_t *after = mapping(t);
	bool equal = r.added == 5 && json_object_size(before) == 3 && json_equal(before, after);
	json_decref(before);
	json_decref(after);
	return equal;
}

TEST(our_own_export_as_json_gives_the_same_catalogue_in_an_empty_store)
{
	CHECK(survives(t, HSDS_JSON));
}

TEST(our_own_export_as_tables_gives_the_same_catalogue_in_an_empty_store)
{
	CHECK(survives(t, HSDS_DATAPACKAGE));
	struct test_service_by_name_row *s = test_service_by_name(t->db, .name = S("Péče doma"));
	CHECK(s && str_is(s->kind, "registered") && str_is(s->register_number, "1234561"));
	CHECK(str_is(s->provider, PROVIDER_1) && str_is(s->uuid, SERVICE_1));
}
