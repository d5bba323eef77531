/* What every import promises, tried with guides of a few lines. */
#include "app/catalogue/import_fixture.h"
#include "tests/check.h"

#define JOB(...) ((struct import_job){ __VA_ARGS__ })
enum { A_DAY = 24 * 60 * 60 };

static int64_t landed(const struct import_result *r)
{
	return r->outcome == IMPORT_LANDED ? r->added + r->changed + r->vanished : -1;
}

TEST(a_second_import_of_the_same_file_writes_nothing)
{
	str guide = import_guide_of(t, 40, 0, 0);
	struct import_result r = import_as_guide(t, guide, JOB(0));
	CHECK(landed(&r) == 41 && r.added == 41);
	str before = import_dump(t);
	t->now += 3 * A_DAY;
	r = import_as_guide(t, guide, JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && r.same == 41 && r.added + r.changed + r.vanished == 0);
	CHECK(str_eq(import_dump(t), before));
}

TEST(a_run_that_lands_is_written_down_and_audited_once)
{
	struct import_result r = import_as_guide(t, import_guide_of(t, 3, 0, 0), JOB(0));
	CHECK(r.outcome == IMPORT_LANDED);
	struct it_newest_run_row *run = it_newest_run(t->db);
	CHECK(run && str_is(run->format, "guide") && str_is(run->source, "zkouskov"));
	CHECK(str_is(run->file_name, "guide.json") && run->added == 4 && run->refused == 0);
	CHECK(import_count(t, "run") == 1 && import_count(t, "audit") == 1 &&
		import_count(t, "change") == 4);
}

TEST(a_changed_field_changes_its_record_and_no_other)
{
	import_as_guide(t, import_guide_of(t, 40, 0, 0), JOB(0));
	str guide = import_guide_of(t, 40, 0, 0);
	struct buf other = { .arena = &t->arena };
	str rest = guide, piece;
	while (str_cut(&rest, '{', &piece)) {
		buf_put(&other, piece);
		if (rest.ptr)
			buf_put(&other,
				str_starts(rest, S("\"id\":\"s7\"")) ? S("{\"description\":\"Nově.\",") : S("{"));
	}
	int64_t changes = import_count(t, "change");
	t->now += A_DAY;
	struct import_result r = import_as_guide(t, buf_str(&other), JOB(0));
	CHECK(landed(&r) == 1 && r.changed == 1 && r.same == 40);
	CHECK(import_count(t, "change") == changes + 1);
	struct it_service_row *s = it_service(t->db, .external_id = S("zkouskov:s7"));
	CHECK(s && str_is(s->description, "Nově.") && str_is(s->slug, "s7") && s->updated_at == t->now);
	s = it_service(t->db, .external_id = S("zkouskov:s8"));
	CHECK(s && s->updated_at == t->now - A_DAY);
}

TEST(what_vanishes_is_marked_and_comes_back)
{
	import_as_guide(t, import_guide_of(t, 40, 0, 0), JOB(0));
	t->now += A_DAY;
	struct import_result r = import_as_guide(t, import_guide_of(t, 40, 5, 1), JOB(0));
	CHECK(landed(&r) == 1 && r.vanished == 1 && r.same == 40);
	struct it_service_row *s = it_service(t->db, .external_id = S("zkouskov:s5"));
	CHECK(s && str_is(s->status, "ended") && str_is(s->vanished_on, "2026-03-13"));
	str before = import_dump(t);
	r = import_as_guide(t, import_guide_of(t, 40, 5, 1), JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && r.vanished == 0 && str_eq(import_dump(t), before));
	r = import_as_guide(t, import_guide_of(t, 40, 0, 0), JOB(0));
	CHECK(landed(&r) == 1 && r.changed == 1);
	s = it_service(t->db, .external_id = S("zkouskov:s5"));
	CHECK(s && str_is(s->status, "published") && !s->vanished_on.ptr);
}

TEST(more_than_five_of_a_hundred_services_gone_is_refused_unless_told)
{
	import_as_guide(t, import_guide_of(t, 40, 0, 0), JOB(0));
	str before = import_dump(t);
	struct import_result r = import_as_guide(t, import_guide_of(t, 40, 10, 3), JOB(0));
	CHECK(r.outcome == IMPORT_LOSS && r.services_had == 40 && r.services_gone == 3);
	CHECK(str_eq(import_dump(t), before));
	r = import_as_guide(t, import_guide_of(t, 40, 10, 2), JOB(0));
	CHECK(landed(&r) == 2 && r.vanished == 2);
	r = import_as_guide(t, import_guide_of(t, 40, 10, 20), JOB(.accept_loss = true));
	CHECK(landed(&r) == 18 && r.vanished == 18 && import_count(t, "service") == 20);
}

TEST(a_dry_run_tells_what_would_happen_and_changes_nothing)
{
	import_as_guide(t, import_guide_of(t, 40, 0, 0), JOB(0));
	str before = import_dump(t);
	struct import_result tried =
		import_as_guide(t, import_guide_of(t, 50, 3, 1), JOB(.dry_run = true));
	CHECK(tried.outcome == IMPORT_TRIED && str_eq(import_dump(t), before));
	struct import_result r = import_as_guide(t, import_guide_of(t, 50, 3, 1), JOB(0));
	CHECK(landed(&r) == 11);
	CHECK(tried.added == r.added && tried.changed == r.changed && tried.same == r.same);
	CHECK(tried.vanished == r.vanished && tried.refused == r.refused &&
		str_eq(tried.report, r.report));
}

TEST(a_dry_run_sees_a_loss_as_the_import_would)
{
	import_as_guide(t, import_guide_of(t, 40, 0, 0), JOB(0));
	struct import_result r =
		import_as_guide(t, import_guide_of(t, 40, 0, 20), JOB(.dry_run = true));
	CHECK(r.outcome == IMPORT_LOSS && r.services_gone == 20);
}

TEST(records_of_other_sources_are_never_touched)
{
	it_own(t->db, .slug = S("nas-poskytovatel"));
	import_as_guide(t, import_guide_of(t, 2, 0, 0), JOB(0));
	it_take_over(t->db, .external_id = S("zkouskov:p"));
	struct import_result r =
		import_as_guide(t, import_guide_of(t, 2, 0, 0), JOB(.accept_loss = true));
	CHECK(import_reports(&r, "providers[0]", "another source"));
	struct it_provider_row *p = it_provider(t->db, .external_id = S("zkouskov:p"));
	CHECK(
		p && str_is(p->source, "office") && !p->vanished_on.ptr && str_is(p->status, "published"));
	CHECK(str_has(import_dump(t), S("nas-poskytovatel\tnas-poskytovatel")));
}

TEST(two_sources_stand_beside_each_other)
{
	import_as_guide(t, import_guide_of(t, 40, 0, 0), JOB(0));
	struct import_result r =
		import_as_guide(t, import_guide_of(t, 30, 0, 0), JOB(.source = S("jinde")));
	CHECK(landed(&r) == 31 && r.vanished == 0 && import_count(t, "service") == 70);
}

TEST(names_in_addresses_are_unique)
{
	str guide = import_json(t,
		"{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P','services':["
		"{'name':'Pomoc'},{'id':'pomoc-p','name':'Jinak'}]},{'id':'q','name':'P'}]}");
	import_as_guide(t, guide, JOB(0));
	struct it_service_row *first = it_service(t->db, .external_id = S("a:p/pomoc"));
	CHECK(first && str_is(first->slug, "pomoc-p"));
	struct it_service_row *second = it_service(t->db, .external_id = S("a:pomoc-p"));
	CHECK(second && str_is(second->slug, "pomoc-p-2"));
}

TEST(contacts_that_are_gone_are_removed)
{
	const char *guide = "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P','services':[{'"
	                    "id':'s','name':'S',"
						"'contact':{'phones':['111 222 333','444 555 666'],'email':'a@b.cz'}}]}]}";
	const char *later = "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P','services':[{'"
	                    "id':'s','name':'S',"
						"'contact':{'phone':'444 555 666'}}]}]}";
	import_as_guide(t, import_json(t, guide), JOB(0));
	struct it_service_row *s = it_service(t->db, .external_id = S("a:s"));
	CHECK(s && it_contacts(t->db, .service = s->id).count == 3);
	struct import_result r = import_as_guide(t, import_json(t, later), JOB(0));
	struct it_contacts_rows rows = it_contacts(t->db, .service = s->id);
	CHECK(landed(&r) == 1 && rows.count == 1 && str_is(rows.items[0].value, "444 555 666"));
}

TEST(forms_that_are_gone_keep_their_history)
{
	const char *guide = "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P','services':[{'"
	                    "id':'s','name':'S',"
						"'description':'%s'}]}]}";
	import_codes_fixture(t);
	import_as_guide(
		t, import_json(t, arena_printf(&t->arena, guide, "Terénní služba.").ptr), JOB(0));
	struct it_service_row *s = it_service(t->db, .external_id = S("a:s"));
	CHECK(s);
	t->now += A_DAY;
	import_as_guide(
		t, import_json(t, arena_printf(&t->arena, guide, "Ambulantní služba.").ptr), JOB(0));
	struct it_forms_rows f = it_forms(t->db, .service = s->id);
	CHECK(f.count == 2);
	CHECK(str_is(f.items[0].code, "outreach") && !f.items[0].valid_from.ptr &&
		str_is(f.items[0].valid_to, "2026-03-12"));
	CHECK(str_is(f.items[1].code, "ambulatory") && str_is(f.items[1].valid_from, "2026-03-13") &&
		!f.items[1].valid_to.ptr);
	/* What came and went on one day never was. */
	import_as_guide(
		t, import_json(t, arena_printf(&t->arena, guide, "Pobytová služba.").ptr), JOB(0));
	f = it_forms(t->db, .service = s->id);
	CHECK(f.count == 2 && str_is(f.items[0].code, "outreach") &&
		str_is(f.items[1].code, "residential"));
}

TEST(a_place_that_changes_changes_its_services)
{
	const char *guide =
		"{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P','services':[{'id':'s','name':'"
	    "S'}],"
		"'contact':{'locations':[{'name':'%s','address':'Dlouhá 1','phone':'111 222 333'}]}}]}";
	import_as_guide(t, import_json(t, arena_printf(&t->arena, guide, "Tady").ptr), JOB(0));
	struct import_result r =
		import_as_guide(t, import_json(t, arena_printf(&t->arena, guide, "Jinde").ptr), JOB(0));
	CHECK(landed(&r) == 2 && r.changed == 2 && import_count(t, "place") == 1);
	struct it_stays_rows stays = it_stays(t->db, .service = it_service(t->db,
		.external_id = S("a:s"))->id);
	CHECK(stays.count == 1 && str_is(stays.items[0].name, "Jinde"));
}

/* ---- rows that wait ---- */

TEST(more_records_than_wait_at_once_land_and_are_recognised)
{
	struct import_result r = import_as_guide(t, import_guide_of(t, 5000, 0, 0), JOB(0));
	CHECK(landed(&r) == 5001 && import_count(t, "service") == 5000);
	struct it_service_row *s = it_service(t->db, .external_id = S("zkouskov:s4711"));
	CHECK(s && str_is(s->name, "Služba 4711") && str_is(s->slug, "s4711"));
	r = import_as_guide(t, import_guide_of(t, 5000, 0, 0), JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && r.same == 5001);
	it_own(t->db, .slug = S("pak"));
	CHECK(!db_failed(t->db) && import_count(t, "provider") == 2);
}

TEST(a_known_service_may_move_to_a_provider_that_is_new)
{
	import_as_guide(t,
		import_json(t, "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P','services':["
			"{'id':'s','name':'S'}]}]}"), JOB(0));
	struct import_result r = import_as_guide(t,
		import_json(t, "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P'},"
			"{'id':'q','name':'Q','contact':{'phone':'111 222 333'},'services':["
			"{'id':'s','name':'S','contact':{'phone':'444 555 666'}}]}]}"), JOB(0));
	CHECK(landed(&r) == 2 && r.added == 1 && r.changed == 1);
	struct it_provider_row *q = it_provider(t->db, .external_id = S("a:q"));
	struct it_service_row *s = it_service(t->db, .external_id = S("a:s"));
	CHECK(q && s && it_provider_of(t->db, .service = s->id) == q->id);
	CHECK(import_count(t, "contact") == 2);
}

/* The store refuses the second of two contacts that are alike. */
TEST(a_row_that_the_store_refuses_fails_the_whole_import_by_name)
{
	db_script(t->db, "CREATE UNIQUE INDEX contact_by_value ON contact (value)");
	str before = import_dump(t);
	str guide = import_json(t, "{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P',"
		"'contact':{'phone':'111 222 333'},'services':["
		"{'id':'s','name':'S','contact':{'phone':'111 222 333'}}]}]}");
	struct import_result r = import_as_guide(t, guide, JOB(.dry_run = true));
	CHECK(r.outcome == IMPORT_FAILED);
	db_recover(t->db);
	r = import_as_guide(t, guide, JOB(0));
	CHECK(r.outcome == IMPORT_FAILED && strstr(db_error(t->db), "import_contact_add: "));
	db_recover(t->db);
	CHECK(str_eq(import_dump(t), before));
}

TEST(an_import_whose_connection_is_lost_while_rows_wait_fails_and_lands_nothing)
{
	struct import im;
	const struct import_job job = { .format = "guide", .source = S("a"), .lang = t->lang };
	import_open(&im, t->db, &t->arena, t->now, &job);
	import_begin(&im);
	CHECK(import_provider(&im, &(struct import_provider){ S("a:p"), S("P") }) > 0);
	if (db_is_postgres(t->db))
		check_hang_up(t);
	else
		db_script(t->db, "SELECT * FROM no_such_table");
	struct import_result r = import_finish(&im);
	CHECK(r.outcome == IMPORT_FAILED && db_failed(t->db));
	db_recover(t->db);
	CHECK(import_count(t, "provider") == 0 && import_count(t, "change") == 0 && !db_failed(t->db));
}

/* ---- codelists ---- */

TEST(codelists_are_loaded_once_and_follow_their_file)
{
	static const char first[] = "id,name_cs,name_en,od_code\na,áčko,A,X/1\nb,béčko,B,\n";
	static const char second[] = "id,name_cs,name_en,od_code\na,Áčko,A,X/1\nc,céčko,C,\n";
	codes_load(t->db, &t->arena, t->now, "age_group", str_of(first));
	codes_load(t->db, &t->arena, t->now, "age_group", str_of(second));
	struct it_code_row *a = it_code(t->db, .list = S("age_group"), .code = S("a"));
	struct it_code_row *b = it_code(t->db, .list = S("age_group"), .code = S("b"));
	struct it_code_row *c = it_code(t->db, .list = S("age_group"), .code = S("c"));
	CHECK(a && b && c && import_count(t, "code") == 3);
	CHECK(str_is(a->name, "Áčko") && !a->valid_to.ptr && str_is(b->valid_to, "2026-03-11") &&
		c->position == 2);
	/* What comes back holds again. */
	codes_load(t->db, &t->arena, t->now, "age_group", str_of(first));
	b = it_code(t->db, .list = S("age_group"), .code = S("b"));
	CHECK(b && !b->valid_to.ptr);
}

TEST(codelists_that_ship_are_in_the_store_and_a_second_start_writes_nothing)
{
	catalogue_install(t->db, &t->arena, t->now);
	CHECK(it_code(t->db, .list = S("service_type"), .code = S("home_care")) &&
		import_count(t, "code") > 80);
	str before = import_dump(t);
	catalogue_install(t->db, &t->arena, t->now + 400 * (int64_t)A_DAY);
	CHECK(str_eq(import_dump(t), before));
}
