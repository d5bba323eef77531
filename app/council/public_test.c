/* What the public sees of the council: copies without names, documents, the board. */
#include "app/council/board.h"
#include "app/council/documents.h"
#include "app/council/fixture.h"
#include <jansson.h>

extern const struct lang lang_cs;

static const char *copy_form(struct check *t, int64_t paper, const char *report, const char *rest)
{
	return arena_printf(&t->arena, "co=zverejnit&cast-title=Pl%%C3%%A1n&cast-department=Odbor&"
		"cast-prepared=referentka&cast-draft-%lld=01.01&cast-report=%s%s",
		(long long)ct_hearing(t->db, .paper = paper, .body = S("PV"))->id, report, rest).ptr;
}

static struct reply publish(struct check *t, int64_t paper, const char *report, const char *rest)
{
	return try_post(t,
		arena_printf(&t->arena, "/urad/material/%lld/zverejneni", (long long)paper).ptr,
		copy_form(t, paper, report, rest));
}

static struct reply public_page(struct check *t) { return check_get(t, "/usneseni/plan-sluzeb"); }

TEST(nothing_is_public_before_the_copy_is_published_and_then_only_the_copy)
{
	struct town town = town_fixture(t);
	int64_t paper = town_paper(t, &town);
	CHECK(publish(t, paper, "X", "").status == 422);       /* nobody has approved it */
	CHECK(public_page(t).status == 404);
	paper = (town_act(t, paper, "predlozit", ""), t->cookies = town.approves,
		town_act(t, paper, "schvalit", ""), t->cookies = town.writes, paper);
	struct reply form = check_get(t, "/urad/material/1/zverejneni");
	CHECK(form.status == 200 && HAS(form, "referentka") && !HAS(form, "Vymyšlená"));
	CHECK(publish(t, paper, "Kr%C3%A1tce.", "").status == 303);
	t->cookies = (str){ 0 };
	struct reply got = public_page(t);
	CHECK(got.status == 200 && HAS(got, "Krátce.") && HAS(got, "referentka"));
	CHECK(!HAS(got, "Vymyšlená") && !HAS(got, "Protože."));
	CHECK(HAS(check_get(t, "/usneseni"), "/usneseni/plan-sluzeb"));
	CHECK(!got.req->set_cookies.count);
	got = check_get(t, "/usneseni/plan-sluzeb/material.csv");
	CHECK(got.status == 200 && HAS(got, "referentka") && !HAS(got, "Vymyšlená"));
	CHECK(check_get(t, "/usneseni/plan-sluzeb/material.exe").status == 404);
	CHECK(check_get(t, "/usneseni/plan-sluzeb/vypis-1.csv").status == 404);
	t->cookies = town.writes;
	CHECK(try_post(t, "/urad/material/1/zverejneni", "co=skryt").status == 303);
	CHECK(public_page(t).status == 404);
}

TEST(what_looks_like_personal_data_is_pointed_at_before_it_is_published)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	struct reply got = publish(t, paper, "Volejte+777+000+333.", "");
	CHECK(got.status == 422 && HAS(got, "looks like a telephone number"));
	CHECK(HAS(got, "Volejte 777 000 333.") && public_page(t).status == 404);
	got = publish(t, paper, "Podle+Vymy%C5%A1len%C3%A9.", "");
	CHECK(got.status == 422 && HAS(got, "looks like a name that stands in the paper"));
	got = publish(t, paper, "r%C4%8D+780123/3539", "&precteno=ano");
	CHECK(got.status == 422 && HAS(got, "A birth number must never be published"));
	CHECK(publish(t, paper, "Volejte+777+000+333.", "&precteno=ano").status == 303);
	CHECK(public_page(t).status == 200);
}

TEST(resolutions_are_found_by_year_body_and_state)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	publish(t, paper, "X", "");
	static const struct { const char *url; bool there; } asked[] = {
		{ "/usneseni?rok=2026", true }, { "/usneseni?rok=2025", false },
		{ "/usneseni?organ=RM", true }, { "/usneseni?organ=XX", false },
		{ "/usneseni?stav=approved&rok=2026&organ=ZM", true }, { "/usneseni?stav=adopted", false },
		{ "/usneseni?rok=x&stav=draft", true },
	};
	for (size_t i = 0; i < COUNT(asked); i++)
		CHECK(HAS(check_get(t, asked[i].url), "/usneseni/plan-sluzeb") == asked[i].there);
	CHECK(HAS(check_get(t, "/usneseni?rok=2025"), "Nothing fits."));
	CHECK(check_get(t, "/usneseni?strana=x").status == 404);
}

/* ---- tasks ---- */

TEST(a_task_is_given_by_a_resolution_reported_and_fulfilled)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	town_result(t, paper, "PV", "result=accepted");
	const char *task = "what=Zve%C5%99ejnit+pl%C3%A1n&hearing=1&who=odbor&deadline=1.+3.+2026";
	const char *url = "/urad/zaznamy/ukoly-z-usneseni/novy";
	CHECK(try_post(t, url, arena_printf(&t->arena, "%s&state=fulfilled&report=X", task).ptr)
		.status == 422);
	CHECK(try_post(t, url, arena_printf(&t->arena, "%s&state=open", task).ptr).status == 303);
	struct reply got = check_get(t, "/urad/usneseni");
	CHECK(HAS(got, "Zveřejnit plán") && HAS(got, "Behind their deadline"));
	url = "/urad/zaznamy/ukoly-z-usneseni/1";
	const char *form = arena_printf(&t->arena, "revision=99999&%s", task).ptr;
	got = try_post(t, url, arena_printf(&t->arena, "%s&state=reported", form).ptr);
	CHECK(got.status == 422 && HAS(got, "Write what became of it."));
	CHECK(try_post(t, url, arena_printf(&t->arena, "%s&state=reported&report=Je.", form).ptr)
		.status == 303);
	CHECK(try_post(t, url, arena_printf(&t->arena, "%s&state=fulfilled&report=Je.", form).ptr)
		.status == 303);
	CHECK(str_is(ct_task_state(t->db, .id = 1)->settled_on, "2026-03-12"));
	got = check_get(t, "/urad/usneseni/ukoly.csv");
	CHECK(got.status == 200 && HAS(got, "Zveřejnit plán;odbor") && HAS(got, "Fulfilled"));
	CHECK(HAS(check_get(t, "/urad/usneseni"), "No task from a resolution is open."));
	publish(t, paper, "X", "");
	CHECK(HAS(public_page(t), "What it led to"));
}

TEST(a_task_is_reminded_of_once_for_each_step)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	town_result(t, paper, "PV", "result=accepted");
	try_post(t, "/urad/zaznamy/ukoly-z-usneseni/novy", "what=Zve%C5%99ejnit&hearing=1&who=odbor&"
		"deadline=18.+3.+2026&state=open&email=odbor@example.cz");
	struct job_run run = { t->db, &t->arena, t->now, NULL };
	council_remind(&run);
	CHECK(ct_mails(t->db) == 0);           /* there is no address to lead to */
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	council_remind(&run);
	council_remind(&run);
	CHECK(ct_mails(t->db) == 1 && str_is(ct_mail(t->db)->recipient, "odbor@example.cz"));
	CHECK(str_has(ct_mail(t->db)->text, S("Zveřejnit")));
	run.now += 8 * 86400;
	council_remind(&run);
	CHECK(ct_mails(t->db) == 2);
}

/* ---- the notice board ---- */

TEST(an_agenda_is_begun_from_the_papers_and_its_lateness_is_said)
{
	struct town town = town_fixture(t);
	int64_t paper = town_approved(t, &town);
	ct_days(t->db, .paper = paper, .body = S("ZM"), .day = S("2026-03-16"));
	try_post(t, "/urad/zaznamy/jednani-organu/novy", "body=3&day=16.+3.+2026&place=Radnice");
	struct reply got = check_get(t, "/urad/usneseni");
	CHECK(HAS(got, "The agenda is not on the notice board") && HAS(got, "Plán služeb"));
	got = try_post(t, "/urad/usneseni/program", "jednani=1");
	CHECK(got.status == 303 && str_has(got.location, S("/urad/zaznamy/uredni-deska/1")));
	struct ct_notice_of_row *n = ct_notice_of(t->db, .session = 1);
	CHECK(n && str_has(n->text, S("- Plán služeb")) && str_is(n->posted_on, "2026-03-12") &&
		str_is(n->removed_on, "2026-03-27"));
	CHECK(check_get(t, "/uredni-deska/1").status == 404);  /* a draft */
	CHECK(try_post(t, "/urad/usneseni/program", "jednani=9").status == 404);
	got = try_post(t, "/urad/zaznamy/uredni-deska/1", "revision=99999&title=Program&area=1&"
		"kind=agenda&status=published&posted_on=12.+3.+2026&removed_on=20.+3.+2026");
	CHECK(got.status == 422 && HAS(got, "at least 15 days"));
	got = try_post(t, "/urad/zaznamy/uredni-deska/1", "revision=99999&title=Program&area=1&"
		"kind=agenda&status=published&posted_on=12.+3.+2026&removed_on=27.+3.+2026&text=X");
	CHECK(got.status == 303 && HAS(check_get(t, "/uredni-deska/1"), "Program"));
	CHECK(HAS(check_get(t, "/urad/usneseni"), "The agenda was posted only on"));
}

struct schemas { struct check *check; json_t *kept[16]; };

/* A schema of the open standards by the name that others refer to it by. */
static json_t *schema_load(void *context, const char *name)
{
	struct schemas *s = context;
	struct check *t = s->check;
	static const struct { const char *name, *file; } files[] = {
		{ "věc.json", "vec" }, { "osoba.json", "osoba" }, { "ovm.json", "ovm" },
		{ "umístění.json", "umisteni" }, { "digitální-objekt.json", "digitalni-objekt" },
		{ "digitální-objekty.json", "digitalni-objekty" }, { "adresa.json", "adresa" },
		{ "časový-okamžik.json", "casovy-okamzik" }, { "člověk.json", "clovek" },
		{ "člověk-či-osoba.json", "clovek-ci-osoba" }, { "text.json", "text" },
		{ "více-textů.json", "vice-textu" }, { "úřední-deska.json", "uredni-deska" },
		{ "kontakt.json", "kontakt" }, { "kontakty.json", "kontakty" },
		{ "bezbariérovost.json", "bezbarierovost" },
	};
	str plain = url_decode(&t->arena, str_of(name));
	for (size_t i = 0; i < COUNT(files); i++)
		if (str_is(plain, files[i].name)) {
			if (!s->kept[i])
				s->kept[i] = json_load_file(arena_printf(&t->arena, "tests/data/ofn/%s.json",
					files[i].file).ptr, 0, NULL);
			return s->kept[i];
		}
	return NULL;
}

static bool board_valid(struct check *t, json_t *board)
{
	struct schemas schemas = { .check = t };
	struct json_schema_check look = { .arena = &t->arena, .load = schema_load,
		.context = &schemas, .unlooked = "iri" };
	json_t *schema = schema_load(&schemas, "úřední-deska.json");
	bool right = schema && board && json_schema_check(&look, schema, board);
	for (size_t i = 0; i < COUNT(schemas.kept); i++)
		json_decref(schemas.kept[i]);
	return right;
}

TEST(the_board_is_open_data_by_the_state_s_standard)
{
	struct town town = town_fixture(t);
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	site_setting_put(t->db, "operator_ico", S("00278360"));
	t->cookies = town.writes;
	try_post(t, "/urad/zaznamy/uredni-deska/novy", "title=V%C3%BDzva&area=1&kind=consultation&"
		"status=published&posted_on=1.+3.+2026&removed_on=31.+3.+2026&reference=MUT/1/2026");
	try_post(t, "/urad/zaznamy/uredni-deska/novy", "title=Star%C3%A1&area=1&kind=other&"
		"status=published&posted_on=1.+1.+2026&removed_on=31.+1.+2026");
	t->cookies = (str){ 0 };
	struct reply got = check_get(t, "/api/v1/uredni-deska");
	json_t *board = json_loadb(got.body.ptr, got.body.len, JSON_REJECT_DUPLICATES, NULL);
	CHECK(got.status == 200 && str_starts(got.type, S("application/ld+json")));
	CHECK(board_valid(t, board));
	json_t *list = json_object_get(board, "informace");
	CHECK(json_array_size(list) == 1);
	CHECK(!strcmp(json_string_value(json_object_get(json_array_get(list, 0), "číslo_jednací")),
		"MUT/1/2026"));
	json_object_del(json_array_get(list, 0), "vyvěšení");  /* the check does check */
	CHECK(!board_valid(t, board));
	json_decref(board);
	CHECK(HAS(check_get(t, "/uredni-deska"), "Výzva") &&
		!HAS(check_get(t, "/uredni-deska"), "Stará"));
	CHECK(HAS(check_get(t, "/uredni-deska?starsi=1"), "Stará"));
	CHECK(HAS(check_get(t, "/uredni-deska/2"), "has been taken down"));
	CHECK(check_get(t, "/uredni-deska/x").status == 404);
}

/* ---- the demonstration and its document ---- */

static void words_of(struct buf *out, const struct document_part *part, struct arena *a)
{
	for (; part; part = part->next) {
		buf_put(out, document_words(&part->runs, a));
		buf_char(out, ' ');
		words_of(out, part->first, a);
	}
}

/* Words alone: what divides them is not compared. */
static str bare(struct check *t, str text)
{
	struct buf out = { .arena = &t->arena };
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		bool hard = str_starts(str_part(text, i, text.len), S("\u00a0"));
		bool apart = hard || strchr(" \n\t|#*:", c) ||
			(c == '-' && (!i || strchr(" \n\t", text.ptr[i - 1])));
		i += hard;
		if (!apart)
			buf_char(&out, c);
		else if (out.len && out.ptr[out.len - 1] != ' ')
			buf_char(&out, ' ');
	}
	return str_trim(buf_str(&out));
}

/* How often each word is there, as one number for each text. */
static uint64_t words_sum(str text)
{
	uint64_t sum = 0;
	str word;
	while (str_cut(&text, ' ', &word))
		sum += word.len ? str_hash(word) : 0;
	return sum;
}

static str demo_words(struct check *t)
{
	struct buf say = { .arena = &t->arena }, out = { .arena = &t->arena };
	ct_area(t->db, .id = 5, .slug = S("trutnov"), .name = S("Trutnov"));
	council_demo(t->db, &t->arena, t->now, &say);
	site_setting_put(t->db, "operator", S("MĚSTO TRUTNOV – MĚSTSKÝ ÚŘAD"));
	t->lang = &lang_cs;
	struct reply got = check_get(t, "/usneseni");
	struct paper *p = paper_load(got.req, 1);
	if (p)
		words_of(&out, paper_document(got.req, p, false)->body.first, &t->arena);
	return bare(t, buf_str(&out));
}

TEST(the_paper_of_the_seed_comes_out_with_its_sixteen_fields_in_their_order)
{
	static const char *const fields[] = { "Datum projednání v PV 29.05.2024",
		"Datum projednání v RM 05.06.2024", "Datum projednání v ZM 24.06.2024",
		"Odbor Odbor sociálních věcí, školství a zdravotnictví", "Zpracoval zpracovatel",
		"Předkládá předkladatel", "Název materiálu Akční plán", "Vyjádření komise",
		"Předchozí usnesení", "Návrh na usnesení PV Porada vedení doporučuje 01.01 radě",
		"Návrh na usnesení RM Rada města Trutnova doporučuje 01.01 zastupitelstvu",
		"Návrh na usnesení ZM Zastupitelstvo města Trutnova 01.01 schvaluje",
		"Důvodová zpráva Viz níže.", "Příloha Návrh Akčního plánu", "Datum 06.06.2024",
		"Podpis vedoucího odboru vedoucí odboru" };
	str words = demo_words(t), rest = words;
	for (size_t i = 0; i < COUNT(fields); i++) {
		const char *at = memmem(rest.ptr, rest.len, fields[i], strlen(fields[i]));
		CHECK(at);
		rest = str_part(rest, (size_t)(at - rest.ptr) + strlen(fields[i]), rest.len);
	}
	/* Every word of the town's own paper, and none but the name of one of its cells. */
	str seed = bare(t, file_read(&t->arena, "tests/data/council/navrh-usneseni.txt", 1 << 16));
	CHECK(seed.len > 3000 && words_sum(words) == words_sum(seed) + str_hash(S("Odbor")));
}

TEST(the_demonstration_says_nothing_that_the_paper_of_the_seed_does_not)
{
	demo_words(t);
	struct reply got =
		check_get(t, "/usneseni/akcni-plan-rozvoje-socialnich-sluzeb-mesta-trutnova-2024");
	CHECK(got.status == 200 && HAS(got, "Výsledek není zapsán") && !HAS(got, "Přijato"));
	CHECK(str_has(bare(t, got.body), S("24. 6. 2024")));
	t->cookies = try_session(t, try_account(t, "k@example.cz", "coordinator"));
	got = check_get(t, "/urad/material/1");
	CHECK(str_has(bare(t, got.body),
		S("Materiál je podepsán 6. 6. 2024, až po jednání PV (29. 5. 2024), RM (5. 6. 2024).")));
}
