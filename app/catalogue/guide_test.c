/* The reader of guides: the real one of Příbor, and files that are wrong. */
#include "app/catalogue/guide.h"
#include "app/catalogue/import_fixture.h"
#include "app/site/site.h"
#include "app/territory/territory.h"
#include "tests/check.h"

#define JOB(...) ((struct import_job){ __VA_ARGS__ })

static str pribor(void)
{
	return data_file(S("demo/pribor-services.json"));
}

TEST(the_guide_of_pribor_is_taken_whole)
{
	import_codes_fixture(t);
	territory.install(t->db, &t->arena, t->now);
	struct import_result r = import_as_guide(t, pribor(), JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && r.added == 199 && r.refused == 2);
	CHECK(import_count(t, "provider") == 55 && import_count(t, "service") == 94);
	CHECK(import_count(t, "registered") == 46);
	CHECK(import_count(t, "situation") == 29 && import_count(t, "help") == 156 &&
		import_count(t, "sensitive") == 1);
	CHECK(import_count(t, "line") == 10 && import_count(t, "emergency") == 6);
	CHECK(import_count(t, "office") == 5 && import_count(t, "department") == 8);
	CHECK(import_count(t, "place") == 71 && import_count(t, "located") == 70);
	CHECK(import_reports(&r, "providers[31].services[3]", "KD Příbor"));
	CHECK(import_reports(
		&r, "lifeSituations[13]", "stredisko-socialnich-sluzeb-koprivnice-odlehcovaci"));
	str before = import_dump(t);
	r = import_as_guide(t, pribor(), JOB(0));
	CHECK(r.outcome == IMPORT_NOTHING_NEW && r.same == 199 && str_eq(import_dump(t), before));
}

TEST(a_service_of_the_guide_is_understood_as_it_says)
{
	import_codes_fixture(t);
	territory.install(t->db, &t->arena, t->now);
	import_as_guide(t, pribor(), JOB(0));
	struct it_service_row *s = it_service(t->db, .external_id = S("pribor:armada-spasy-sas"));
	CHECK(s && str_is(s->type, "family_activation") && str_is(s->kind, "registered") &&
		str_is(s->slug, "armada-spasy-sas"));
	CHECK(str_ends(s->summary, S("krizovou situací.")) &&
		str_ends(s->description, S("13.30-15.30.")));
	struct it_forms_rows forms = it_forms(t->db, .service = s->id);
	CHECK(forms.count == 2 && str_is(forms.items[0].code, "ambulatory") &&
		str_is(forms.items[1].code, "outreach"));
	struct it_stays_rows stays = it_stays(t->db, .service = s->id);
	CHECK(stays.count == 1 && str_is(stays.items[0].street, "Horní") &&
		str_is(stays.items[0].house_number, "1112"));
	CHECK(str_is(stays.items[0].postal_code, "74221") &&
		str_is(stays.items[0].municipality, "Kopřivnice"));
	s = it_service(
		t->db, .external_id = S("pribor:mesto-pribor/domy-s-pecovatelskou-sluzbou-pribor"));
	CHECK(s && str_is(s->kind, "related") && !s->type.ptr);
	CHECK(it_forms(t->db, .service = s->id).count == 0);
}

TEST(a_guide_cut_anywhere_never_lands)
{
	str guide = pribor(), before = import_dump(t);
	size_t end = guide.len;
	while (end && guide.ptr[end - 1] != '}')
		end--;
	for (size_t cut = 0; cut < end; cut += cut < 40 ? 1 : 1499) {
		struct import_result r = import_as_guide(t, str_part(guide, 0, cut), JOB(0));
		CHECK(
			r.outcome == IMPORT_BROKEN && r.refused == 1 && str_has(r.report, S("not valid JSON")));
	}
	struct import_result r = import_as_guide(t, str_part(guide, 0, end - 1), JOB(0));
	CHECK(r.outcome == IMPORT_BROKEN && str_eq(import_dump(t), before));
}

TEST(what_is_shown_of_a_broken_guide_is_text_even_if_cut_in_a_letter)
{
	struct import_result r = import_as_guide(t, S("{\"name\": \"Úřad \\ČR\"}"), JOB(0));
	CHECK(r.outcome == IMPORT_BROKEN && r.refused == 1 && utf8_valid(r.report));
	CHECK(str_has(r.report, S("Úřad")));
}

TEST(a_guide_of_another_shape_is_refused_as_a_whole)
{
	static const char *const guides[] = { "[]", "{}", "17", "null", "'guide'", "{'providers':{}}",
		"{'metadata':{'city':'A'},'providers':[],'lifeSituations':{}}", "{'providers':[]}",
		"{'metadata':[],'providers':[]}", "{'metadata':{'city':'Office'},'providers':[]}" };
	str before = import_dump(t);
	for (size_t i = 0; i < COUNT(guides); i++) {
		struct import_result r = import_as_guide(t, import_json(t, guides[i]), JOB(0));
		CHECK(r.outcome == IMPORT_BROKEN && r.refused >= 1 && r.report.len);
	}
	CHECK(str_eq(import_dump(t), before));
}

TEST(wrong_types_in_a_guide_are_reported_where_they_are_and_the_rest_is_taken)
{
	str guide = import_json(t,
		"{'metadata':{'city':'A'},'providers':[17,{'id':'p','name':['x']},{'id':'q','name':'Q',"
		"'description':5,'contact':'ulice','services':{}},{'id':'r','name':'R','services':[null,'s'"
	    ",{'name':'S','contact':"
		"{'phones':[1,'abc','123 456 789'],'email':'nikdo','website':'javascript:alert(1)'}}]}],"
		"'crisisLines':[{'name':'L','free':'ano'}],'emergencyNumbers':[{}],'authorities':[{'name':'"
	    "U','departments':['x']}],"
		"'lifeSituations':[{'id':'z','name':'Z','providerRefs':[4,'nic','q']}],'healthcare':{'"
	    "dentists':[]}}");
	struct import_result r = import_as_guide(t, guide, JOB(0));
	CHECK(r.outcome == IMPORT_LANDED);
	CHECK(import_count(t, "provider") == 2 && import_count(t, "service") == 1 &&
		import_count(t, "line") == 1);
	CHECK(import_count(t, "contact") == 1 && import_count(t, "help") == 1);
	CHECK(import_reports(&r, "providers[0],providers", "not an object"));
	CHECK(import_reports(&r, "providers[1],name", "not a text") &&
		import_reports(&r, "providers[1],name", "missing"));
	CHECK(import_reports(&r, "providers[2],description", "not a text") &&
		import_reports(&r, "providers[2],contact", "not an object"));
	CHECK(import_reports(&r, "providers[2],services", "not a list"));
	CHECK(import_reports(&r, "providers[3].services[1],service", "not an object"));
	CHECK(import_reports(&r, "providers[3].services[2],phones", "not a text"));
	CHECK(import_reports(&r, "providers[3].services[2],phone: abc", "not a telephone number"));
	CHECK(import_reports(&r, "providers[3].services[2],email: nikdo", "not an e-mail"));
	CHECK(import_reports(&r, "providers[3].services[2],web: javascript", "not a web address"));
	CHECK(import_reports(&r, "crisisLines[0],free", "neither true nor false"));
	CHECK(import_reports(&r, "emergencyNumbers[0],name", "missing"));
	CHECK(import_reports(&r, "authorities[0].departments[0],department", "not an object"));
	CHECK(import_reports(&r, "lifeSituations[0],providerRefs: nic", "nothing in the file"));
	CHECK(import_reports(&r, ",healthcare", "no place for this"));
	CHECK(!str_has(import_dump(t), S("javascript")));
}

TEST(ids_twice_with_quotes_or_without_end_are_refused_one_by_one)
{
	struct buf ten_kb = { .arena = &t->arena };
	for (int i = 0; i < 1024; i++)
		buf_put(&ten_kb, S("dlouheid--"));
	str guide = import_json(t,
		arena_printf(&t->arena,
			"{'metadata':{'city':'A'},'providers':[{'id':'p','name':'P'},"
			"{'id':'p','name':'Podruhé'},{'id':'<script>alert(1)</"
	        "script>','name':'X'},{'id':'a\\'b','name':'Y'},"
			"{'id':'%.*s','name':'Z'},{'id':'q','name':'%.*s'},{'id':'r','name':'<b>Tučně</b>'}]}",
			STR_ARG(buf_str(&ten_kb)), STR_ARG(buf_str(&ten_kb)))
			.ptr);
	struct import_result r = import_as_guide(t, guide, JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && import_count(t, "provider") == 2);
	CHECK(import_reports(&r, "providers[1],a:p", "twice"));
	CHECK(import_reports(&r, "providers[2]", "an id is made of") &&
		import_reports(&r, "providers[2],id", "missing"));
	CHECK(import_reports(&r, "providers[3]", "an id is made of"));
	CHECK(import_reports(&r, "providers[4],id", "too long") &&
		import_reports(&r, "providers[5],name", "too long"));
	str dump = import_dump(t);
	CHECK(!str_has(dump, S("Podruhé")) && !str_has(dump, S("<script>")) &&
		!str_has(dump, S("dlouheid--dlouheid--")));
	/* A name is text and is kept as it is; pages escape it. */
	CHECK(str_has(dump, S("<b>Tučně</b>")));
}

TEST(a_source_can_be_named_instead_of_the_town)
{
	struct import_result r = import_as_guide(
		t, import_json(t, "{'providers':[{'id':'p','name':'P'}]}"), JOB(.source = S("muj")));
	CHECK(r.outcome == IMPORT_LANDED && it_provider(t->db, .external_id = S("muj:p")));
}

TEST(an_office_named_as_help_helps_through_its_departments)
{
	str guide = import_json(t,
		"{'metadata':{'city':'A'},'providers':[],'authorities':[{'id':'u','name':'Úřad','"
	    "departments':"
		"[{'name':'Jedno'},{'name':'Druhé','contacts':[{'role':'Vše','phone':'+420 556 879 "
	    "(480/478)'}]}]}],"
		"'lifeSituations':[{'id':'z','name':'Z','providerRefs':['u']}]}");
	struct import_result r = import_as_guide(t, guide, JOB(0));
	CHECK(r.outcome == IMPORT_LANDED && r.refused == 0 && import_count(t, "help") == 2);
	CHECK(str_has(import_dump(t), S("phone\t+420 556 879 (480/478)\tVše")));
}

/* ---- words ---- */

TEST(types_are_told_only_from_names_that_say_them)
{
	static const struct { const char *name, *type;
	} cases[] = {
		{ "Odlehčovací služby", "respite_care" },
		{ "Domov se zvláštním režimem", "home_with_special_regime" },
		{ "EDEN Nový Jičín, denní stacionář", "day_care_centre" },
		{ "Azylový dům", "shelter_home" },
		{ "Nízkoprahové denní centrum Racek", "low_threshold_day_centre" },
		{ "Kontaktní centrum", "contact_centre" },
		{ "Telefonická krizová pomoc", "crisis_helpline" },
		{ "Noclehárna", "overnight_shelter" },
		{ "Domy s pečovatelskou službou", NULL },
		{ "Poradenství a psychoterapie", NULL },
		{ "Domácí péče", NULL },
		{ "Sociálně aktivizační služby pro zrakově postižené", NULL },
		{ "", NULL },
		{ "–", NULL },
	};
	struct import im;
	import_codes_fixture(t);
	import_open(&im, t->db, &t->arena, t->now, &JOB(.source = S("x")));
	import_begin(&im);
	const char *wrong = NULL;
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t type = guide_type(&im, str_of(cases[i].name));
		int64_t want = cases[i].type ? import_code(&im, "service_type", str_of(cases[i].type)) : 0;
		if (type != want || (cases[i].type && !want))
			wrong = cases[i].name;
	}
	im.job.dry_run = true;
	import_finish(&im);
	CHECK(!wrong);
}

UNIT(a_summary_is_the_first_sentence)
{
	static const struct { const char *text, *summary;
	} cases[] = {
		{ "Jedna věta.", "Jedna věta." },
		{ "", "" },
		{ "Bez tečky", "Bez tečky" },
		{ "První věta. Druhá věta.", "První věta." },
		{ "Na nám. Republiky. Další.", "Na nám. Republiky." },
		{ "Opravdu? Ano.", "Opravdu?" },
		{ "Tel. 116 111. každý den", "Tel. 116 111. každý den" },
		{ "Ve středu 13.30 Hodina.", "Ve středu 13.30 Hodina." },
		{ "Péče. Čeká.", "Péče." },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		CHECK(str_is(guide_summary(&t->arena, str_of(cases[i].text)), cases[i].summary));
}

UNIT(situations_of_violence_are_sensitive)
{
	CHECK(guide_sensitive(&t->arena, S("Domácí násilí")) &&
		guide_sensitive(&t->arena, S("ZNÁSILNĚNÍ")));
	CHECK(guide_sensitive(&t->arena, S("Zneužívání dětí")));
	CHECK(!guide_sensitive(&t->arena, S("Rozvod")) && !guide_sensitive(&t->arena, (str){ 0 }));
}
