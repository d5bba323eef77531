/* Finding records that are the same, making one of two, and two of one again. */
#include "app/catalogue/fixture.h"
#include "app/catalogue/import_fixture.h"
#include "app/catalogue/record.h"
#include "app/features.h"
#include "app/people/fixture.h"
#include "app/upkeep/duplicate.h"
#include "app/upkeep/duplicate_test.sql.h"

static struct edit_service_get_row *service_now(struct check *t, int64_t id)
{
	return edit_service_get(t->db, .ids = { &id, 1 }, .limit = 1).items;
}

static struct import_result guide(struct check *t, const char *text)
{
	return import_as_guide(t, import_json(t, text), (struct import_job){ 0 });
}

/* The same organisation and service in two guides. */
static void twice(struct check *t)
{
	import_codes_fixture(t);
	guide(t, "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'Charita Horní Lhota, z. s.',"
		"'contact':{'phone':'499 111 222','email':'info@charita.example'},'services':["
		"{'id':'s','name':'Pečovatelská služba','contact':{'phone':'777 111 222'}}]}]}");
	guide(t,
		"{'metadata':{'city':'B'},'providers':[{'id':'q','name':'Charita Horní Lhota',"
		"'contact':{'phone':'+420 499 111 "
	    "222','website':'https://www.charita.example/'},'services':["
		"{'id':'r','name':'Pečovatelská služba','contact':{'phone':'777111222'}},"
		"{'id':'z','name':'Sociální rehabilitace','contact':{'phone':'777111222'}}]}]}");
}

static int64_t id_of(struct check *t, const char *external_id)
{
	struct it_service_row *s = it_service(t->db, .external_id = str_of(external_id));
	struct it_provider_row *p = it_provider(t->db, .external_id = str_of(external_id));
	return s ? s->id : p ? p->id : 0;
}

static struct duplicate_list_rows found(struct check *t)
{
	duplicates_find(t->db, &t->arena, t->now);
	return duplicate_list(t->db, .state = S("open"), .limit = 100);
}

static void editor(struct check *t)
{
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
}

static struct reply merge(struct check *t, int64_t pair, const char *rest)
{
	return try_post(t, arena_printf(&t->arena, "/urad/duplicity/%lld", (long long)pair).ptr, rest);
}

static struct edit_provider_get_row *provider_now(struct check *t, int64_t id)
{
	return edit_provider_get(t->db, .ids = { &id, 1 }, .limit = 1).items;
}

TEST(the_same_organisation_of_two_sources_is_found_with_the_reasons)
{
	twice(t);
	struct duplicate_list_rows rows = found(t);
	CHECK(rows.count == 2 && str_is(rows.items[0].kind, "provider"));
	CHECK(str_is(rows.items[0].reasons, "name phone") && rows.items[0].score == 80);
	CHECK(str_is(rows.items[1].kind, "service") && rows.items[1].score == 70 &&
		rows.items[1].first == id_of(t, "a:s") && rows.items[1].second == id_of(t, "b:r"));
	editor(t);
	struct reply got = check_get(t, "/urad/duplicity");
	CHECK(got.status == 200 && str_has(got.body, S("the same name, the same phone")));
	/* Nothing changed, nothing more is found. */
	CHECK(found(t).count == 2);
}

TEST(services_are_found_when_their_provider_is_one_and_what_is_unlike_is_left)
{
	twice(t);
	struct duplicate_list_rows rows = found(t);
	editor(t);
	CHECK(merge(t, rows.items[0].id, "v-name=1").status == 303);
	rows = found(t);
	CHECK(rows.count == 1 && str_is(rows.items[0].kind, "service") && rows.items[0].score == 100);
	CHECK(rows.items[0].first == id_of(t, "a:s") && rows.items[0].second == id_of(t, "b:r"));
}

TEST(another_number_in_the_register_means_another_record)
{
	twice(t);
	dup_number(t->db, .provider = id_of(t, "a:p"), .ico = S("11111111"));
	dup_number(t->db, .provider = id_of(t, "b:q"), .ico = S("22222222"));
	CHECK(found(t).count == 0);
	dup_number(t->db, .provider = id_of(t, "b:q"), .ico = S("11111111"));
	CHECK(found(t).items[0].score == 180);
}

UNIT(names_are_alike_by_their_words)
{
	CHECK(names_alike(S("charita trutnov, z. s."), S("charita trutnov")) == 100);
	CHECK(names_alike(S("oblastni charita trutnov"), S("charita trutnov")) == 66);
	CHECK(names_alike(S("charita trutnov"), S("charita upice")) == 33);
	CHECK(names_alike(S("z. s."), S("")) == 0);
}

TEST(what_is_said_to_be_two_is_not_asked_about_again)
{
	twice(t);
	int64_t id = found(t).items[0].id;
	editor(t);
	str url = arena_printf(&t->arena, "/urad/duplicity/%lld/ruzne", (long long)id);
	CHECK(try_post(t, url.ptr, "").status == 303 && found(t).count == 1);
	struct reply got = check_get(t, "/urad/duplicity?stav=ruzne");
	CHECK(str_has(got.body, S("Charita Horní Lhota")) && str_has(got.body, S("Jana Zkušební")));
	CHECK(try_post(t, url.ptr, "znovu=1").status == 303 && found(t).count == 2);
}

TEST(two_records_become_one_and_what_belonged_to_the_other_belongs_to_it)
{
	twice(t);
	int64_t keep = id_of(t, "a:p"), gone = id_of(t, "b:q"), pair = found(t).items[0].id;
	editor(t);
	struct reply page = check_get(t, arena_printf(&t->arena, "/urad/duplicity/%lld",
		(long long)pair).ptr);
	CHECK(page.status == 200 && str_has(page.body, S("499 111 222")) &&
		str_has(page.body, S("charita.example")));
	struct reply got = merge(t, pair, arena_printf(&t->arena,
		"zustane=%lld&v-name=1&v-contacts.phones=1&v-contacts.webs=2", (long long)keep).ptr);
	CHECK(got.status == 303 && str_is(got.location, "/urad/slouceni?hotovo=1"));
	CHECK(dup_services(t->db, .provider = keep) == 3 && dup_services(t->db, .provider = gone) == 0);
	CHECK(str_is(provider_now(t, gone)->status, "ended"));
	struct reply form = check_get(t, arena_printf(&t->arena, "/urad/zaznamy/organizace/%lld",
		(long long)keep).ptr);
	CHECK(str_has(form.body, S("https://www.charita.example/")));
	t->cookies = (str){ 0 };
	got = check_get(t, "/organizace/charita-horni-lhota");
	CHECK(got.status == 302 && str_is(got.location, "/organizace/charita-horni-lhota-z-s"));
}

TEST(a_source_goes_on_with_the_one_that_is_left)
{
	twice(t);
	int64_t keep = id_of(t, "a:p"), pair = found(t).items[0].id;
	editor(t);
	merge(t, pair, arena_printf(&t->arena, "zustane=%lld&v-name=1&v-contacts.phones=1",
		(long long)keep).ptr);
	t->now += 60;
	struct import_result r = guide(t, "{'metadata':{'city':'B'},'providers':[{'id':'q',"
		"'name':'Charita Horní Lhota a okolí','contact':{'phone':'+420 499 111 222'},'services':["
		"{'id':'r','name':'Pečovatelská služba','contact':{'phone':'777111222'}},"
		"{'id':'z','name':'Sociální rehabilitace','contact':{'phone':'777111222'}}]}]}");
	CHECK(r.outcome == IMPORT_LANDED && r.added == 0 && r.vanished == 0 && r.asked > 0);
	CHECK(str_is(provider_now(t, keep)->name, "Charita Horní Lhota, z. s."));
	CHECK(dup_services(t->db, .provider = keep) == 3);
}

/* Both providers with all that belongs to them, as text. */
static str state(struct check *t)
{
	struct buf out = { .arena = &t->arena };
	struct dup_providers_rows p = dup_providers(t->db);
	struct dup_contacts_rows c = dup_contacts(t->db);
	struct dup_owners_rows s = dup_owners(t->db);
	for (size_t i = 0; i < p.count; i++)
		buf_printf(&out, "%.*s|%.*s|%.*s|%.*s|%lld\n", STR_ARG(p.items[i].name),
			STR_ARG(p.items[i].status), STR_ARG(p.items[i].ico), STR_ARG(p.items[i].external_id),
			(long long)p.items[i].merged_into.value);
	for (size_t i = 0; i < c.count; i++)
		buf_printf(&out, "%lld %.*s\n", (long long)c.items[i].provider,
			STR_ARG(c.items[i].value));
	for (size_t i = 0; i < s.count; i++)
		buf_printf(&out, "%lld %lld\n", (long long)s.items[i].id,
			(long long)s.items[i].provider_id);
	return buf_str(&out);
}

TEST(a_merge_is_taken_back_to_what_was)
{
	twice(t);
	int64_t keep = id_of(t, "a:p"), gone = id_of(t, "b:q"), pair = found(t).items[0].id;
	editor(t);
	str before = state(t);
	CHECK(merge(t, pair, arena_printf(&t->arena, "zustane=%lld&v-name=2&v-contacts.phones=oba",
		(long long)keep).ptr).status == 303);
	CHECK(!str_eq(before, state(t)));
	struct reply got = try_post(t, "/urad/slouceni/1/zpet", "");
	CHECK(got.status == 303 && str_is(got.location, "/urad/slouceni?hotovo=2"));
	CHECK(str_eq(before, state(t)));
	CHECK(id_of(t, "b:q") == gone && try_post(t, "/urad/slouceni/1/zpet", "").status == 409);
	t->cookies = (str){ 0 };
	CHECK(check_get(t, "/organizace/charita-horni-lhota").status == 200);
}

TEST(services_are_merged_with_their_verifications_and_the_chosen_sets)
{
	catalogue_fixture(t);
	editor(t);
	struct reply got = try_post(t, "/urad/duplicity",
		"kind=service&first=%2Furad%2Fzaznamy%2Fsluzby%2F2&second=4");
	CHECK(got.status == 303 && str_is(got.location, "/urad/duplicity/1"));
	dup_verify(t->db, .service = 4);
	dup_attach(t->db, .service = 4);
	CHECK(check_get(t, "/urad/duplicity/1").status == 200);
	int64_t provider = service_now(t, 2)->provider_id;
	dup_provider(t->db, .service = 4, .provider = provider);
	got = merge(t, 1, "zustane=2&v-name=1&v-kind=1&v-type=1&v-status=1");
	CHECK(got.status == 303);
	CHECK(
		dup_verifications(t->db, .service = 2) == 1 && dup_verifications(t->db, .service = 4) == 0);
	CHECK(dup_attachments(t->db, .service = 2) == 1 && !dup_attachments(t->db, .service = 4));
	CHECK(merge(t, 1, "zustane=2").status == 404);
	CHECK(try_post(t, "/urad/slouceni/1/zpet", "").status == 303);
	CHECK(dup_attachments(t->db, .service = 4) == 1 && !dup_attachments(t->db, .service = 2));
}

TEST(an_error_of_a_merge_leads_to_its_field)
{
	catalogue_fixture(t);
	editor(t);
	CHECK(try_post(t, "/urad/duplicity", "kind=service&first=2&second=4").status == 303);
	dup_no_type(t->db, .service = 4);
	struct reply got = merge(t, 1, "zustane=2&v-name=1&v-kind=1&v-type=2&v-status=1");
	CHECK(got.status == 422 && str_has(got.body, S("href=\"#type\"")));
	CHECK(str_has(got.body, S("id=\"type\"")) && str_has(got.body, S("id=\"type-error\"")));
	CHECK(check_get(t, "/urad/slouceni?strana=2").status == 200);
}

TEST(a_draft_that_was_merged_is_told_to_nobody)
{
	catalogue_fixture(t);
	editor(t);
	str name = service_now(t, 4)->name;
	dup_provider(t->db, .service = 4, .provider = service_now(t, 2)->provider_id);
	CHECK(try_post(t, "/urad/duplicity", "kind=service&first=2&second=4").status == 303);
	CHECK(merge(t, 1, "zustane=2&v-name=1&v-kind=1&v-type=1&v-status=1").status == 303);
	CHECK(str_is(service_now(t, 4)->status, "draft"));
	t->cookies = (str){ 0 };
	struct reply got =
		check_get(t, "/api/hsds/v3/services?modified_after=2000-01-01T00%3A00%3A00Z");
	CHECK(got.status == 200 && !str_has(got.body, name));
}

TEST(a_secret_place_is_not_merged_with_one_whose_address_is_known)
{
	catalogue_fixture(t);
	editor(t);
	int64_t secret = dup_place(t->db, .secret = true), open = dup_place(t->db, .secret = false);
	dup_stay(t->db, .place = secret);
	struct reply got = try_post(t, "/urad/duplicity", arena_printf(&t->arena,
		"kind=place&first=%lld&second=%lld", (long long)secret, (long long)open).ptr);
	CHECK(got.status == 303);
	got = merge(t, 1, "");
	CHECK(got.status == 422 && str_has(got.body, S("secret address")));
	CHECK(dup_services_at(t->db, .place = secret) == 1);
}

TEST(places_of_one_provider_at_one_address_are_found_and_merged)
{
	catalogue_fixture(t);
	editor(t);
	int64_t a = dup_place(t->db, .secret = false), b = dup_place(t->db, .secret = false);
	dup_address(t->db, .place = a, .street = S("Horská"), .house = S("12"));
	dup_address(t->db, .place = b, .street = S("HORSKÁ"), .house = S("12"));
	dup_stay(t->db, .place = b);
	struct duplicate_list_rows rows = found(t);
	CHECK(rows.count == 1 && str_is(rows.items[0].kind, "place") && rows.items[0].first == a);
	CHECK(merge(t, rows.items[0].id, "v-street=1").status == 303);
	CHECK(dup_services_at(t->db, .place = a) == 1 && dup_services_at(t->db, .place = b) == 0);
	CHECK(found(t).count == 0);
	CHECK(try_post(t, "/urad/slouceni/1/zpet", "").status == 303);
	CHECK(dup_services_at(t->db, .place = b) == 1 && found(t).count == 1);
}

TEST(nobody_but_who_keeps_both_may_merge_them)
{
	twice(t);
	int64_t pair = found(t).items[0].id;
	t->cookies = try_session(t, try_account(t, "r@example.cz", "reader"));
	CHECK(check_get(t, "/urad/duplicity").status == 403 && merge(t, pair, "").status == 403);
	CHECK(str_is(provider_now(t, id_of(t, "b:q"))->status, "published"));
}

/* "service.provider_id" of a line "provider_id INTEGER REFERENCES provider (id)," in
 * the table; ptr NULL: it refers to nothing that is merged. */
static str reference_of(struct check *t, str table, str line)
{
	static const char *const merged[] = { "provider", "service", "place" };
	str rest = str_trim(line), column = { 0 };
	str_cut(&rest, ' ', &column);
	for (size_t i = 0; i < COUNT(merged); i++)
		if (str_has(line, arena_printf(&t->arena, "REFERENCES %s (id)", merged[i])))
			return arena_printf(&t->arena, "%.*s.%.*s", STR_ARG(table), STR_ARG(column));
	return (str){ 0 };
}

/* Texts of the record, which were chosen; what is told anew within days; with what
 * it came, which says nothing of the other; what is made of rows that are moved. */
static bool is_left(str reference)
{
	static const char *const left[] = { "service_form.", "service_target_group.",
		"service_age_group.", "service_capacity.", "service_area.", "service_place.service_id",
		"opening_hours.service_id", "service_health.", "contact.", "situation_help.",
		"free_places.", "hsds_kept.", "service_freshness." };
	for (size_t i = 0; i < COUNT(left); i++)
		if (str_starts(reference, str_of(left[i])))
			return true;
	return false;
}

UNIT(no_reference_to_a_record_is_forgotten_by_a_merge)
{
	str moved = file_read(&t->arena, "app/upkeep/duplicate.sql", 1 << 20);
	size_t seen = 0;
	for (const struct db_schema *const *schema = app_schemas; *schema; schema++) {
		str rest = str_of((*schema)->tables), line, table = { 0 };
		while (str_cut(&rest, '\n', &line)) {
			if (str_starts(line, S("CREATE TABLE "))) {
				str words = str_part(line, 13, line.len);
				str_cut(&words, ' ', &table);
			}
			str what = reference_of(t, table, line);
			if (!what.ptr)
				continue;
			CHECK(
				is_left(what) || str_has(moved, arena_printf(&t->arena, "'%.*s'", STR_ARG(what))));
			seen++;
		}
	}
	CHECK(seen > 15);
}
