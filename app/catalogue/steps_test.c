/* Steps of a life situation: their text, their page, their leaflet. */
#include "app/catalogue/catalogue_test.sql.h"
#include "app/catalogue/fixture.h"
#include "app/catalogue/import_fixture.h"
#include "app/catalogue/record.h"
#include "app/catalogue/situation.sql.h"
#include "app/catalogue/steps.h"
#include "app/people/fixture.h"
#include "app/site/site.h"
#include "app/territory/territory.h"
#include "doc/doc.h"

#define HAS(reply, text) str_has((reply).body, S(text))
#define STEPS "Podejte odpor.\nStačí krátký.\nKdo: poradna\n" \
	"Lhůta: do 15 dnů od doručení\nDoklady: rozkaz; občanský průkaz\n" \
	"Zdroj: zákon č. 99/1963 Sb., § 172; https://example.cz/99\nOvěřeno: 1. 3. 2026\n\n" \
	"Zavolejte.\nTelefon: 116 006 (pro oběti); 158\nDoklady: rozkaz\n"

UNIT(steps_are_read_as_editors_write_them)
{
	struct steps_reading got = steps_read(&t->arena, S(STEPS));
	CHECK(!got.wrong && got.steps.count == 2);
	const struct step *first = &got.steps.items[0], *second = &got.steps.items[1];
	CHECK(str_is(first->what, "Podejte odpor.") && str_is(first->text, "Stačí krátký."));
	CHECK(str_is(first->who, "poradna") && str_is(first->deadline, "do 15 dnů od doručení"));
	CHECK(str_is(first->checked, "2026-03-01") && !second->deadline.len);
	CHECK(steps_pieces(&t->arena, first->papers).count == 2);
	str words;
	CHECK(str_is(steps_address(first->source, &words), "https://example.cz/99"));
	CHECK(str_is(words, "zákon č. 99/1963 Sb., § 172"));
	CHECK(!steps_address(S("ceník; ne adresa"), &words).ptr && str_is(words, "ceník; ne adresa"));
	CHECK(!steps_check(S("")) && !steps_check(S("Pozor: to není návěští.\nJen text: ano.")));
}

UNIT(steps_that_promise_without_a_source_or_make_no_sense_are_refused)
{
	static const char *const wrong[] = {
		"Podejte odpor.\nLhůta: do 15 dnů", "Zaplaťte.\nPeníze: nic", "Kdo: poradna",
		"Krok.\nKdo: a\nKdo: b", "Krok.\nKdo:", "Krok.\nOvěřeno: 1. 3. 2026",
		"Krok.\nZdroj: zákon\nOvěřeno: včera", "Krok.\nTelefon: zavolejte",
		"Krok.\nLhůta: hned\n\nDalší.\nZdroj: zákon",
	};
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK(steps_check(str_of(wrong[i])));
	struct buf many = { .arena = &t->arena };
	for (int i = 0; i <= STEPS_MOST; i++)
		buf_put(&many, S("Krok.\n\n"));
	CHECK(steps_check(buf_str(&many)));
}

UNIT(a_deadline_is_doubtful_after_a_year_or_when_nobody_checked_it)
{
	struct step s = { .deadline = S("do 15 dnů"), .checked = S("2025-03-12") };
	CHECK(!step_doubtful(&t->arena, &s, S("2026-03-12")));
	CHECK(step_doubtful(&t->arena, &s, S("2026-03-13")));
	s.checked = (str){ 0 };
	CHECK(step_doubtful(&t->arena, &s, S("2026-03-12")));
	s.deadline = (str){ 0 };
	CHECK(!step_doubtful(&t->arena, &s, S("2026-03-12")));
}

static void with_steps(struct check *t, const char *steps)
{
	catalogue_fixture(t);
	test_steps(t->db, .steps = str_of(steps));
}

static bool in_order(struct reply got, const char *const *texts, size_t count)
{
	str rest = got.body;
	for (size_t i = 0; i < count; i++) {
		const char *at = memmem(rest.ptr, rest.len, texts[i], strlen(texts[i]));
		if (!at)
			return false;
		rest = str_part(rest, (size_t)(at - rest.ptr) + 1, rest.len);
	}
	return true;
}

TEST(a_situation_says_what_to_do_by_when_with_which_papers_and_who_helps)
{
	static const char *const order[] = { "Step by step", "<ol", "Podejte odpor.", "Stačí krátký.",
		"do 15 dnů od doručení", "Zavolejte.", "tel:116006", "pro oběti", "tel:158", "</ol>",
		">Deadlines<", "do 15 dnů od doručení", "href=\"#krok-1\"", "https://example.cz/99",
		"Checked on 1", ">Papers to have with you<", "rozkaz", "občanský průkaz",
		"Services that help" };
	with_steps(t, STEPS);
	struct reply got = check_get(t, "/situace/nezvladam-doma");
	CHECK(got.status == 200 && in_order(got, order, COUNT(order)));
	CHECK(!HAS(got, "check it, or ask") && !HAS(got, ">Money<") && !HAS(got, "<details"));
	t->now += (int64_t)400 * 86400;
	CHECK(HAS(check_get(t, "/situace/nezvladam-doma"), "That is long ago: check it, or ask."));
}

TEST(what_nobody_checked_says_so_and_markup_of_editors_stays_text)
{
	with_steps(t, "<b>Plaťte</b>\nPeníze: zdarma\nZdroj: ceník");
	struct reply got = check_get(t, "/situace/nezvladam-doma");
	CHECK(HAS(got, "Nobody of the office has checked it yet: check it, or ask."));
	CHECK(HAS(got, "&lt;b&gt;Plaťte&lt;/b&gt;") && HAS(got, ">Money<") && !HAS(got, ">Deadlines<"));
}

TEST(the_leaflet_has_steps_papers_numbers_and_a_code_of_the_page)
{
	with_steps(t, STEPS);
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	struct reply got = check_get(t, "/situace/nezvladam-doma/letak");
	CHECK(got.status == 200 && HAS(got, "Podejte odpor.") && HAS(got, "do 15 dnů od doručení"));
	CHECK(HAS(got, "tel:116006") && HAS(got, "občanský průkaz"));
	CHECK(HAS(got, "12\u00a0March\u00a02026"));
	CHECK(HAS(got, "sp-break\">https://socialni.example.cz/situace/nezvladam-doma"));
	CHECK(HAS(got, "class=\"sp-qr\"") && HAS(got, "noindex"));
	CHECK(check_get(t, "/situace/neni/letak").status == 404);
}

TEST(the_leaflet_of_a_sensitive_situation_tells_nobody_what_it_is_about)
{
	with_steps(t, STEPS);
	site_setting_put(t->db, "base_url", S("https://socialni.example.cz"));
	struct reply got = check_get(t, "/situace/doma-me-biji/letak");
	CHECK(got.status == 200 && got.req->traceless && HAS(got, "href=\"/rychly-odchod\""));
	CHECK(HAS(got, "<h1 class=\"govuk-heading-l\">Help and advice</h1>"));
	CHECK(HAS(got, "Keep this sheet where nobody who may harm you finds it"));
	CHECK(HAS(got, "sp-break\">https://socialni.example.cz/</strong>"));
	CHECK(HAS(got, "Keep this sheet in a safe place."));
	CHECK(!HAS(got, "https://socialni.example.cz/situace/doma-me-biji"));
}

/* ---- the program's own steps ---- */

TEST(every_situation_of_the_demonstration_guide_has_steps_that_can_be_read)
{
	import_codes_fixture(t);
	territory.install(t->db, &t->arena, t->now);
	import_as_guide(t, data_file(S("demo/pribor-services.json")), (struct import_job){ 0 });
	struct situation_list_rows rows = situation_list(t->db, .limit = 100);
	CHECK(rows.count == 29);
	for (size_t i = 0; i < rows.count; i++) {
		struct situation_get_row *s = situation_get(t->db, .slug = rows.items[i].slug);
		struct steps_reading got = steps_read(&t->arena, s->steps);
		CHECK(!got.wrong && got.steps.count >= 5);
		CHECK(check_get(t, arena_printf(&t->arena, "/situace/%.*s/letak", STR_ARG(s->slug)).ptr)
			.status == 200);
	}
}

/* what the portal tells in its own words is short. */
TEST(the_programs_own_steps_are_easy_to_read)
{
	import_codes_fixture(t);
	territory.install(t->db, &t->arena, t->now);
	import_as_guide(t, data_file(S("demo/pribor-services.json")), (struct import_job){ 0 });
	struct situation_list_rows rows = situation_list(t->db, .limit = 100);
	for (size_t i = 0; i < rows.count; i++) {
		struct buf said = { .arena = &t->arena };
		struct steps steps = steps_read(&t->arena,
			situation_get(t->db, .slug = rows.items[i].slug)->steps).steps;
		for (size_t k = 0; k < steps.count; k++)
			buf_printf(&said, "%.*s %.*s\n\n", STR_ARG(steps.items[k].what),
				STR_ARG(steps.items[k].text));
		struct readable got = readable_check(&t->arena, &readable_plain, buf_str(&said));
		CHECK(got.sentences >= 10 && got.median <= 15 && got.longest <= 20 && !got.found);
	}
}

static struct import_result debts(struct check *t)
{
	t->now += 86400;
	return import_as_guide(t, import_json(t, "{'metadata':{'city':'A'},'lifeSituations':"
		"[{'id':'d','name':'Dluhy','providerRefs':[]}],'providers':[]}"),
		(struct import_job){ 0 });
}

TEST(steps_that_the_office_changed_stay_when_the_guide_comes_again)
{
	int64_t id = 1;
	debts(t);
	struct edit_situation_get_row *s =
		edit_situation_get(t->db, .ids = { &id, 1 }, .limit = 1).items;
	CHECK(s && str_eq(s->steps, steps_shipped(&t->arena, S("Dluhy"))));
	CHECK(debts(t).outcome == IMPORT_NOTHING_NEW);
	t->cookies = try_session(t, try_account(t, "e@example.cz", "editor"));
	CHECK(try_post(t, "/urad/zaznamy/situace/1",
		"revision=9999&name=Dluhy&status=published&steps=Poradna.%0D%0AKdo:+my").status == 303);
	debts(t);
	s = edit_situation_get(t->db, .ids = { &id, 1 }, .limit = 1).items;
	CHECK(str_is(s->steps, "Poradna.\nKdo: my"));
	t->cookies = try_session(t, try_account(t, "f@example.cz", "editor"));
	CHECK(HAS(check_get(t, "/urad/zaznamy/situace/1/historie"), "Steps"));
	CHECK(!HAS(check_get(t, "/urad/zaznamy/situace/1"), "What could be better"));
	CHECK(try_post(t, "/urad/zaznamy/situace/1", "revision=9999&name=Dluhy&status=published&steps="
		"a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u.%0D%0AKdo:+poradna").status == 303);
	CHECK(HAS(check_get(t, "/urad/zaznamy/situace/1"), "A long sentence, words: 21"));
	CHECK(try_post(t, "/urad/zaznamy/situace/1",
		"revision=9999&name=Dluhy&status=published&steps=Krok.%0D%0ALh%C5%AFta:+1").status == 422);
}
