/* The reader of the register: real rows, what must never be stored, wrong files. */
#include "app/catalogue/import_fixture.h"
#include "app/catalogue/rpss_split.h"
#include "app/territory/territory.h"
#include "tests/check.h"

#define JOB(...) ((struct import_job){ __VA_ARGS__ })
enum { A_DAY = 24 * 60 * 60 };

static str sample(struct check *t)
{
	return file_read(&t->arena, "tests/data/rpss/sample.json", 1 << 20);
}

/* One item of a provider; `more` is put among its members. */
static str item(struct check *t, int portal, const char *more)
{
	return import_json(t,
		arena_printf(&t->arena,
			"{'portalId':%d,'identifikator':'1234567','datumPoskytovaniOd':'2010-01-01',"
			"'druhSocialniSluzby':{'id':'DruhSocialniSluzby/4'},'poskytovatel':{'nazev':'Pomoc, z. "
	        "s.','ico':'01234567',"
			"'statutarniOrgany':[{'clen':{'jmeno':'OSOBA-NESMI-BYT-ULOZENA'}}]}%s}",
			portal, more)
			.ptr);
}

static str file_of(struct check *t, str first, str second)
{
	return arena_printf(&t->arena, "{\"polozky\":[%.*s%s%.*s]}", STR_ARG(first),
		second.len ? "," : "", STR_ARG(second));
}

static struct import_result run(struct check *t, str first, str second)
{
	return import_as_rpss(t, file_of(t, first, second), JOB(.accept_loss = true));
}

TEST(real_rows_of_the_register_are_taken)
{
	import_codes_fixture(t);
	territory.install(t->db, &t->arena, t->now);
	struct import_result r = import_as_rpss(t, sample(t), JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && r.added == 24 && r.refused == 0);
	CHECK(import_count(t, "provider") == 10 && import_count(t, "service") == 14);
	CHECK(import_count(t, "place") == 14 && import_count(t, "located") == 14 &&
		import_count(t, "stay") == 15);
	CHECK(import_count(t, "form") == 16 && import_count(t, "capacity") == 16 &&
		import_count(t, "contact") == 46);
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:4951"));
	CHECK(s && str_is(s->type, "home_for_seniors") && str_is(s->name, "Domovy pro seniory") &&
		s->round_the_clock);
	CHECK(str_is(s->slug, "domovy-pro-seniory-carvac-s-r-o"));
	struct it_capacities_rows k = it_capacities(t->db, .service = s->id);
	CHECK(k.count == 1 && k.items[0].amount == 32 && str_is(k.items[0].unit, "beds") &&
		str_is(k.items[0].form, "residential"));
	struct it_stays_rows stays = it_stays(t->db, .service = s->id);
	CHECK(stays.count == 1 && str_is(stays.items[0].house_number, "2272/54") &&
		str_is(stays.items[0].municipality, "Aš"));
	CHECK(str_is(stays.items[0].valid_from, "2014-03-01"));
	struct it_provider_row *p = it_provider(t->db, .external_id = S("rpss:ico:00839345"));
	CHECK(p && str_is(p->ico, "00839345"));
	str before = import_dump(t);
	r = import_as_rpss(t, sample(t), JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && r.same == 24 && str_eq(import_dump(t), before));
}

TEST(names_of_persons_are_never_stored)
{
	import_codes_fixture(t);
	CHECK(str_has(sample(t), S("OSOBA-NESMI-BYT-ULOZENA")));
	struct import_result r = import_as_rpss(t, sample(t), JOB(.accept_loss = true));
	CHECK(r.outcome == IMPORT_LANDED && !str_has(import_dump(t), S("OSOBA")) &&
		!str_has(r.report, S("OSOBA")));
}

static const char secret[] =
	",'zarizeni':[{'nazev':'Azyl','utajenaAdresa':%s,'vedouci':{'jmeno':'OSOBA-NESMI-BYT-ULOZENA'},"
	"'adresa':{'kodAdresnihoMista':7654321,'cisloDomovni':997997997,'psc':'99988','ulice':{'nazev':"
    "'"
	"Skrytá'}}}]";

TEST(a_secret_address_is_never_stored)
{
	static const char *const flags[] = { "true", "1", "'ano'" };
	for (size_t i = 0; i < COUNT(flags); i++) {
		str one = item(t, 1, arena_printf(&t->arena, secret, flags[i]).ptr);
		struct import_result r = run(t, one, (str){ 0 });
		str dump = import_dump(t);
		CHECK(r.outcome == IMPORT_LANDED || (i && r.outcome == IMPORT_NOTHING_NEW));
		CHECK(str_has(dump, S("Azyl")) && !str_has(dump, S("Skryt")) && !str_has(dump, S("skryt")));
		CHECK(!str_has(dump, S("7654321")) && !str_has(dump, S("99988")) &&
			!str_has(dump, S("997997997")));
		CHECK(!str_has(dump, S("OSOBA")) && !str_has(r.report, S("Skryt")));
	}
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:1"));
	struct it_stays_rows stays = it_stays(t->db, .service = s->id);
	CHECK(stays.count == 1 && stays.items[0].secret);
}

TEST(an_address_that_becomes_secret_is_forgotten)
{
	str open = item(t, 1, arena_printf(&t->arena, secret, "false").ptr);
	str hidden = item(t, 1, arena_printf(&t->arena, secret, "true").ptr);
	run(t, open, (str){ 0 });
	CHECK(str_has(import_dump(t), S("Skrytá")) && str_has(import_dump(t), S("7654321")));
	t->now += A_DAY;
	struct import_result r = run(t, hidden, (str){ 0 });
	CHECK(r.outcome == IMPORT_LANDED);
	str dump = import_dump(t);
	CHECK(!str_has(dump, S("Skryt")) && !str_has(dump, S("7654321")) && !str_has(dump, S("99988")));
	CHECK(import_count(t, "place") == 1);
	r = run(t, hidden, (str){ 0 });
	CHECK(r.outcome == IMPORT_NOTHING_NEW);
}

TEST(what_has_ended_ends_on_both_levels)
{
	str ended = item(t, 1,
		",'datumPoskytovaniDo':'2025-06-30','zarizeni':[{'nazev':'A','poskytujeOd':'2010-01-01'},"
		"{'nazev':'B','poskytujeDo':'2020-12-31'}]");
	struct import_result r = run(t, ended, (str){ 0 });
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:1"));
	CHECK(r.outcome == IMPORT_LANDED && s && str_is(s->status, "ended") &&
		str_is(s->provider_status, "ended"));
	struct it_stays_rows stays = it_stays(t->db, .service = s->id);
	CHECK(stays.count == 2 && str_is(stays.items[0].valid_to, "2025-06-30") &&
		str_is(stays.items[1].valid_to, "2020-12-31"));
	r = run(t, ended, (str){ 0 });
	CHECK(r.outcome == IMPORT_NOTHING_NEW);
	/* Another service of the provider goes on, so the provider does. */
	r = run(t, ended, item(t, 2, ",'datumPoskytovaniDo':'2026-03-12'"));
	s = it_service(t->db, .external_id = S("rpss:2"));
	CHECK(s && str_is(s->status, "published") && str_is(s->provider_status, "published"));
	t->now += A_DAY;
	r = run(t, ended, item(t, 2, ",'datumPoskytovaniDo':'2026-03-12'"));
	s = it_service(t->db, .external_id = S("rpss:2"));
	CHECK(r.changed == 2 && str_is(s->status, "ended") && str_is(s->provider_status, "ended"));
}

TEST(facilities_that_repeat_are_one_place)
{
	static const char twice[] =
		",'zarizeni':[{'nazev':'A','adresa':{'kodAdresnihoMista':5}},{'nazev':'A','adresa':"
		"{'kodAdresnihoMista':5}},{'nazev':'A','poskytujeDo':'2015-01-01','adresa':{'"
	    "kodAdresnihoMista':5}},"
		"{'nazev':'B','adresa':{'kodAdresnihoMista':5}}]";
	struct import_result r = run(t, item(t, 1, twice), item(t, 2, twice));
	CHECK(r.outcome == IMPORT_LANDED && import_count(t, "place") == 2 &&
		import_count(t, "stay") == 6);
	str before = import_dump(t);
	t->now += A_DAY;
	r = run(t, item(t, 1, twice), item(t, 2, twice));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && str_eq(import_dump(t), before));
}

TEST(a_place_that_leaves_the_register_ends_the_day_before_and_may_return)
{
	static const char with[] =
		",'zarizeni':[{'nazev':'A'},{'nazev':'B','poskytujeOd':'2012-01-01'}]";
	static const char without[] = ",'zarizeni':[{'nazev':'A'}]";
	run(t, item(t, 1, with), (str){ 0 });
	t->now += A_DAY;
	struct import_result r = run(t, item(t, 1, without), (str){ 0 });
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:1"));
	struct it_stays_rows stays = it_stays(t->db, .service = s->id);
	CHECK(r.changed == 2 && stays.count == 2 && !stays.items[0].valid_to.ptr &&
		str_is(stays.items[1].valid_to, "2026-03-12"));
	t->now += A_DAY;
	run(t, item(t, 1, with), (str){ 0 });
	stays = it_stays(t->db, .service = s->id);
	CHECK(stays.count == 2 && str_is(stays.items[1].valid_from, "2012-01-01") &&
		!stays.items[1].valid_to.ptr);
}

TEST(capacity_that_changes_keeps_its_history)
{
	static const char form[] =
		",'formy':[{'forma':{'id':'FormaSocialniSluzby/pob'},'kapacity':[{'pocet':%d,'typ':"
		"{'id':'TypKapacitySocialniSluzby/luzka'}}]}]";
	import_codes_fixture(t);
	run(t, item(t, 1, arena_printf(&t->arena, form, 30).ptr), (str){ 0 });
	t->now += 2 * A_DAY;
	run(t, item(t, 1, arena_printf(&t->arena, form, 28).ptr), (str){ 0 });
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:1"));
	struct it_capacities_rows k = it_capacities(t->db, .service = s->id);
	CHECK(k.count == 2 && k.items[0].amount == 30 && str_is(k.items[0].valid_to, "2026-03-13"));
	CHECK(k.items[1].amount == 28 && str_is(k.items[1].valid_from, "2026-03-14") &&
		!k.items[1].valid_to.ptr);
}

TEST(services_of_one_type_are_told_apart_by_their_town)
{
	import_codes_fixture(t);
	territory.install(t->db, &t->arena, t->now);
	static const char in_pribor[] =
		",'zarizeni':[{'nazev':'A','adresa':{'obec':{'id':'Obec/599808'}}}]";
	run(t, item(t, 1, in_pribor), item(t, 2, ""));
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:1"));
	CHECK(s && str_is(s->name, "Pečovatelská služba – Příbor"));
	s = it_service(t->db, .external_id = S("rpss:2"));
	CHECK(s && str_is(s->name, "Pečovatelská služba"));
}

TEST(regions_a_service_also_works_in_are_its_areas)
{
	import_codes_fixture(t);
	territory.install(t->db, &t->arena, t->now);
	struct import_result r = run(t,
		item(t, 1,
			",'rozsirenePusobnostiVKraji':[{'kraj':{'id':'Kraj/86'}},{'id':'Kraj/94'},"
			"{'id':'Kraj/5'},{'id':'CZ052'},3]"),
		(str){ 0 });
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:1"));
	struct it_areas_rows areas = it_areas(t->db, .service = s->id);
	CHECK(areas.count == 2 && str_is(areas.items[0].name, "Královéhradecký kraj") &&
		str_is(areas.items[1].name, "Pardubický kraj"));
	CHECK(import_reports(&r, "polozky[0]", "Kraj/5") && import_reports(&r, "polozky[0]", "CZ052"));
	CHECK(import_reports(&r, "polozky[0]", "not an object") && r.refused == 3);
}

TEST(unknown_codes_and_wrong_values_are_reported_and_the_rest_is_taken)
{
	import_codes_fixture(t);
	struct import_result r = run(t,
		item(t, 1,
			",'ciloveSkupiny':[{'cilovaSkupina':{'id':'CilovaSkupinaOsoby/24'}},"
			"{'cilovaSkupina':{'id':'CilovaSkupinaOsoby/"
	        "999'}}],'formy':[{'forma':{'id':'FormaSocialniSluzby/xyz'},"
			"'nepretrzitePoskytovani':'ano','casoveRozsahy':[{'den':1}],'kapacity':[{'pocet':-1,'"
	        "typ':{'id':"
			"'TypKapacitySocialniSluzby/luzka'}},{'pocet':5,'typ':{'id':'TypKapacitySocialniSluzby/"
	        "lidi'}}]},"
			"{'forma':null,'casoveRozsahy':[{'den':2}]}],'telefony':[{'telefon':'zavolejte'}],'"
	        "faxy':[{'fax':'1'}],"
			"'datumPoskytovaniDo':'31. 12. "
	        "2030','zarizeni':[{'nazev':7,'adresa':{'obec':{'id':'Obec/1'},'psc':[]}}]"),
		item(t, 2, ",'faxy':[{'fax':'1'}],'druhSocialniSluzby':{'id':'DruhSocialniSluzby/77'}"));
	CHECK(r.outcome == IMPORT_LANDED && import_count(t, "service") == 2 && r.refused == 13);
	CHECK(import_reports(
		&r, "polozky[0],cilovaSkupina: CilovaSkupinaOsoby/999", "not in the codelist"));
	CHECK(import_reports(&r, "polozky[0],forma: FormaSocialniSluzby/xyz", "not in the codelist"));
	CHECK(import_reports(&r, "polozky[0],nepretrzitePoskytovani", "neither true nor false"));
	CHECK(import_reports(&r, "polozky[0],casoveRozsahy", "said once") &&
		!import_reports(&r, "polozky[1]", "said once"));
	CHECK(import_reports(&r, "polozky[0],pocet", "out of range") &&
		import_reports(&r, "polozky[0],typ: ", "not in the codelist"));
	CHECK(import_reports(&r, "polozky[0],phone: zavolejte", "telephone") &&
		import_reports(&r, "polozky[0],faxy", "said once"));
	CHECK(import_reports(&r, "polozky[0],datumPoskytovaniDo", "not a day"));
	CHECK(import_reports(&r, "polozky[0].zarizeni[0],nazev", "not a text"));
	CHECK(import_reports(&r, "polozky[0].zarizeni[0],obec: Obec/1", "no such municipality"));
	CHECK(import_reports(
		&r, "polozky[1],druhSocialniSluzby: DruhSocialniSluzby/77", "not in the codelist"));
	struct it_service_row *s = it_service(t->db, .external_id = S("rpss:2"));
	CHECK(s && str_is(s->name, "Pomoc, z. s.") && !s->type.ptr && str_is(s->kind, "registered"));
}

TEST(items_without_what_they_need_are_left_out_one_by_one)
{
	struct buf ten_kb = { .arena = &t->arena };
	for (int i = 0; i < 1024; i++)
		buf_put(&ten_kb, S("0123456789"));
	str file = import_json(t,
		arena_printf(&t->arena,
			"[17,null,'text',[],{},{'portalId':'<b>'},{'portalId':5},"
			"{'portalId':6,'poskytovatel':{'nazev':'%.*s'}},{'portalId':7,'poskytovatel':{'nazev':'"
	        "A','ico':'%.*s'}},"
			"{'portalId':7,'poskytovatel':{'nazev':'Podruhé'}},{'portalId':'8','poskytovatel':{'"
	        "nazev':'<i>B</i> \\'x\\''}},"
			"{'portalId':9,'poskytovatel':{'nazev':'C','ico':'123'}},{'portalId':1e999}]",
			STR_ARG(buf_str(&ten_kb)), STR_ARG(buf_str(&ten_kb)))
			.ptr);
	struct import_result r = import_as_rpss(t, file, JOB(0));
	CHECK(r.outcome == IMPORT_BROKEN);         /* 1e999 is no JSON number that can be held */
	file = str_part(file, 0, file.len - S(",{'portalId':1e999}]").len);
	r = import_as_rpss(t, arena_printf(&t->arena, "%.*s]", STR_ARG(file)), JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && import_count(t, "service") == 3 &&
		import_count(t, "provider") == 3);
	CHECK(import_reports(&r, "polozky[0]", "not an object") &&
		import_reports(&r, "polozky[3]", "not an object"));
	CHECK(import_reports(&r, "polozky[4],portalId", "missing") &&
		import_reports(&r, "polozky[5],portalId", "not a whole number"));
	CHECK(import_reports(&r, "polozky[6],poskytovatel.nazev", "missing") &&
		import_reports(&r, "polozky[7],nazev", "too long"));
	CHECK(import_reports(&r, "polozky[8],ico", "too long") &&
		import_reports(&r, "polozky[9],rpss:7", "twice"));
	CHECK(import_reports(&r, "polozky[11],ico: 123", "eight digits"));
	CHECK(it_provider(t->db, .external_id = S("rpss:provider:c")) &&
		!str_has(import_dump(t), S("Podruhé")));
}

TEST(a_register_cut_anywhere_never_lands)
{
	import_codes_fixture(t);
	str whole = sample(t), before = import_dump(t);
	size_t end = whole.len;
	while (whole.ptr[end - 1] != '}')
		end--;
	for (size_t cut = 0; cut < end; cut += cut < 30 ? 1 : 613) {
		struct import_result r = import_as_rpss(t, str_part(whole, 0, cut), JOB(0));
		CHECK(r.outcome == IMPORT_BROKEN && r.refused == 1 && str_has(r.report, S("byte")));
	}
	struct import_result r = import_as_rpss(t, str_part(whole, 0, end - 1), JOB(0));
	CHECK(r.outcome == IMPORT_BROKEN && str_eq(import_dump(t), before));
	r = rpss_import(t->db, &t->arena, t->now, JOB(0), "/nonexistent/rpss.json");
	CHECK(r.outcome == IMPORT_BROKEN && str_has(r.report, S("cannot be read")) &&
		str_eq(import_dump(t), before));
}

TEST(damage_in_the_middle_of_the_register_lands_nothing)
{
	static const char *const files[] = { "{'polozky':{}}", "{'polozky':[]", "{'jine':[]}", "[{},]",
		"[{} {}]", "[}", "{'polozky':[]}x", "{'polozky':[],'polozky':[]}", "{polozky:[]}",
		"['a':1]", "[{'portalId':1,'poskytovatel':tru}]", "[{'portalId'}]", "17", "" };
	str before = import_dump(t);
	for (size_t i = 0; i < COUNT(files); i++) {
		struct import_result r = import_as_rpss(t, import_json(t, files[i]), JOB(0));
		CHECK(r.outcome == IMPORT_BROKEN && r.refused == 1);
	}
	CHECK(str_eq(import_dump(t), before));
}

TEST(other_parts_of_the_register_file_are_passed_over)
{
	str file = import_json(t,
		"\xef\xbb\xbf{ 'verze' : 1.5e3, 'a':{'b':[1,{'polozky':[]}]}, 'c':'}]', 'polozky' : [ ] , "
	    "'d':null}\n");
	struct import_result r = import_as_rpss(t, file, JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && r.refused == 0);
}

/* ---- the splitter ---- */

struct seen { struct buf out; size_t stop; };

static bool see(void *context, str text, size_t number, size_t at)
{
	struct seen *s = context;
	buf_printf(&s->out, "%zu@%zu=%.*s;", number, at, STR_ARG(text));
	return number != s->stop;
}

static str split_in_pieces(struct check *t, str file, size_t size)
{
	struct seen seen = { .out.arena = &t->arena, .stop = (size_t)-1 };
	struct split s = { .item = see, .context = &seen };
	bool on = true;
	for (size_t i = 0; on && i < file.len; i += size)
		on = split_feed(&s, str_part(file, i, i + size));
	if (on)
		split_end(&s);
	if (s.wrong)
		buf_printf(&seen.out, "!%zu", s.at);
	split_free(&s);
	return buf_str(&seen.out);
}

UNIT(items_are_the_same_whatever_the_size_of_the_pieces)
{
	str file = S("[ {\"a\":\"]\\\"}\"} ,[1,[2]], \"x\\\\\",12 ,null,{\"b\":{\"c\":[]}}]\n");
	str whole = split_in_pieces(t, file, file.len);
	CHECK(str_is(whole,
		"0@2={\"a\":\"]\\\"}\"};1@16=[1,[2]];2@25=\"x\\\\\";3@31=12;4@35=null;5@40={\"b\":{\"c\":[]"
	    "}};"));
	for (size_t size = 1; size < file.len; size++)
		CHECK(str_eq(split_in_pieces(t, file, size), whole));
}

UNIT(a_file_that_is_wrong_says_at_which_byte)
{
	CHECK(str_is(split_in_pieces(t, S("[1,,2]"), 2), "0@1=1;!3"));
	CHECK(str_is(split_in_pieces(t, S("[1] 2"), 99), "0@1=1;!4"));
	CHECK(str_is(split_in_pieces(t, S("[\"a"), 1), "!3"));
}

UNIT(an_item_too_deep_or_too_long_is_refused)
{
	struct buf deep = { .arena = &t->arena }, length = { .arena = &t->arena };
	for (int i = 0; i < 40; i++)
		buf_char(&deep, '[');
	str seen = split_in_pieces(t, buf_str(&deep), 7);
	CHECK(str_starts(seen, S("!")));
	buf_put(&length, S("[\""));
	for (int i = 0; i < SPLIT_ITEM / 8; i++)
		buf_put(&length, S("xxxxxxxx"));
	buf_put(&length, S("\"]"));
	seen = split_in_pieces(t, buf_str(&length), 64 * 1024);
	CHECK(str_starts(seen, S("!")) && seen.len < 20);
}

UNIT(only_wanted_members_of_an_item_are_kept)
{
	static const char *const wanted[] = { "a", "c", NULL };
	static const struct { const char *object, *kept;
	} cases[] = {
		{ "{\"a\":1,\"b\":[{\"a\":2}],\"c\":{\"d\":\"}\"}}", "{\"a\":1,\"c\":{\"d\":\"}\"}}" },
		{ " { \"b\" : 2 } ", "{}" },
		{ "{}", "{}" },
		{ "17", "17" },
		{ "{\"a\":1", NULL },
		{ "{\"a\"}", NULL },
		{ "{\"a\":}", NULL },
		{ "{\"a\":1,}", NULL },
		{ "{a:1}", NULL },
		{ "{\"a\":1}}", NULL },
		{ "{", NULL },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf out = { .arena = &t->arena };
		bool ok = split_keep(str_of(cases[i].object), wanted, &out);
		CHECK(ok == (cases[i].kept != NULL) && (!ok || str_is(buf_str(&out), cases[i].kept)));
	}
}
