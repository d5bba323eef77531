/* Self-assessment, calendar and hand-over through the real dispatcher. */
#include "app/assessment/assessment_test.sql.h"
#include "app/assessment/view.h"
#include "app/people/fixture.h"
#include "tests/check.h"

#define HAS(reply, text) str_has((reply).body, S(text))
#define MARKS(m) "&mark_1=" m "&mark_2=" m "&mark_3=" m "&mark_4=" m "&mark_5=" m "&mark_6=" m \
	"&mark_7=" m
#define ONE "/urad/hodnoceni-planovani/rok/1"
#define TOWN "/urad/hodnoceni-planovani/uzemi/mesto"
#define NEW "/urad/zaznamy/sebehodnoceni/novy"

static int64_t begin(struct check *t)
{
	at_area(t->db, .id = 1, .slug = S("mesto"), .name = S("Město"));
	at_area(t->db, .id = 2, .slug = S("jinde"), .name = S("Jinde"));
	int64_t account = try_account(t, "k@example.cz", "coordinator");
	t->cookies = try_session(t, account);
	return account;
}

static struct reply act(struct check *t, const char *url, const char *what)
{
	return try_post(t, url, arena_printf(&t->arena, "co=%s", what).ptr);
}

/* A finished one of the year: the next id. */
static void finished(struct check *t, const char *year, const char *marks, const char *url)
{
	CHECK(try_post(t, NEW, arena_printf(&t->arena, "area=mesto&year=%s%s", year, marks).ptr)
		.status == 303);
	CHECK(act(t, url, "dokoncit").status == 303);
}

TEST(an_assessment_is_finished_only_when_each_area_has_a_mark_or_says_it_has_none)
{
	begin(t);
	CHECK(try_post(t, NEW, "area=mesto&year=2025" MARKS("2")).status == 303);
	struct reply got = act(t, ONE, "dokoncit");
	CHECK(got.status == 422 && HAS(got, "Raising the quality of the process: choose a mark"));
	CHECK(act(t, ONE, "zverejnit").status == 422);
	CHECK(try_post(t, "/urad/zaznamy/sebehodnoceni/1", "area=mesto&year=2025" MARKS("2")
		"&mark_8=0&good_1=Dob%C5%99e&evidence_1=Z%C3%A1pis;+https://example.cz/z&revision=9999")
		.status == 303);
	CHECK(act(t, ONE, "dokoncit").status == 303);
	got = check_get(t, ONE);
	CHECK(HAS(got, "Not assessed") && HAS(got, "2 – mostly works") && HAS(got, "Dobře"));
	CHECK(HAS(got, "href=\"https://example.cz/z\">Zápis</a>"));
}

TEST(what_is_finished_stands_and_is_corrected_by_a_version_with_a_reason)
{
	begin(t);
	finished(t, "2025", MARKS("2") "&mark_8=1&good_1=A", ONE);
	struct reply got = try_post(t, "/urad/zaznamy/sebehodnoceni/1",
		"area=mesto&year=2025" MARKS("1") "&mark_8=1&revision=9999");
	CHECK(got.status == 422 && HAS(got, "A finished self-assessment stands."));
	CHECK(act(t, ONE, "dokoncit").status == 422 && act(t, ONE, "opravit").status == 422);
	got = act(t, ONE, "opravit&reason=Chyba");
	CHECK(got.status == 303 && str_has(got.location, S("/rok/2")));
	CHECK(act(t, ONE, "opravit&reason=Zase").status == 422);
	got = check_get(t, "/urad/hodnoceni-planovani/rok/2");
	CHECK(HAS(got, "Chyba") && HAS(got, "2 – mostly works") && HAS(got, "Draft"));
	CHECK(try_post(t, NEW, "area=mesto&year=2025").status == 422);
}

TEST(the_public_sees_only_what_is_published_and_of_a_year_only_the_last)
{
	begin(t);
	finished(t, "2025", MARKS("3") "&mark_8=3", ONE);
	CHECK(check_get(t, "/plan/hodnoceni/1").status == 404);
	struct reply got = check_get(t, "/plan/hodnoceni");
	CHECK(got.status == 200 && HAS(got, "No self-assessment has been published yet."));
	CHECK(act(t, ONE, "skryt").status == 422 && act(t, ONE, "zverejnit").status == 303);
	CHECK(check_get(t, "/plan/hodnoceni/1").status == 200);
	act(t, ONE, "opravit&reason=Chyba");
	CHECK(check_get(t, "/plan/hodnoceni/1").status == 200);
	CHECK(check_get(t, "/plan/hodnoceni/2").status == 404);
	act(t, "/urad/hodnoceni-planovani/rok/2", "dokoncit");
	act(t, "/urad/hodnoceni-planovani/rok/2", "zverejnit");
	t->cookies = (str){ 0 };
	CHECK(check_get(t, "/plan/hodnoceni/1").status == 404);
	got = check_get(t, "/plan/hodnoceni/2");
	CHECK(got.status == 200 && HAS(got, "Chyba") && HAS(got, "3 – works in part"));
	CHECK(HAS(check_get(t, "/plan/hodnoceni"), "Město 2025"));
	CHECK(check_get(t, "/plan/hodnoceni/x").status == 404);
	got = check_get(t, "/plan/hodnoceni/2/sebehodnoceni.csv");
	CHECK(got.status == 200 && HAS(got, "Legitimacy"));
	CHECK(check_get(t, "/plan/hodnoceni/1/sebehodnoceni.csv").status == 404);
	CHECK(check_get(t, "/plan/hodnoceni/2/jine.csv").status == 404);
}

TEST(years_stand_side_by_side_with_what_is_better_and_worse)
{
	begin(t);
	finished(t, "2024", MARKS("3") "&mark_8=1", ONE);
	finished(t, "2025", MARKS("2") "&mark_8=4", "/urad/hodnoceni-planovani/rok/2");
	CHECK(try_post(t, NEW, "area=mesto&year=2026" MARKS("1")).status == 303);
	struct reply got = check_get(t, TOWN);
	CHECK(HAS(got, "<th scope=\"col\">2024</th><th scope=\"col\">2025</th></tr>"));
	CHECK(HAS(got, "better") && HAS(got, "worse") && HAS(got, "sp-drawing"));
	got = check_get(t, TOWN "/srovnani.csv");
	CHECK(got.status == 200 && HAS(got, "3 – works in part") && !HAS(got, "2026"));
	CHECK(check_get(t, "/urad/hodnoceni-planovani/uzemi/jinde/srovnani.csv").status == 404);
}

TEST(a_cycle_begins_with_a_step_for_each_phase_and_late_ones_are_said)
{
	begin(t);
	CHECK(try_post(t, TOWN, "year_from=&year_to=").status == 422);
	CHECK(try_post(t, TOWN, "year_from=2024&year_to=2020").status == 422);
	CHECK(try_post(t, TOWN, "year_from=2024&year_to=").status == 303);
	CHECK(at_steps(t->db, .area = 1) == PHASES);
	struct reply got = try_post(t, TOWN, "year_from=2026&year_to=2028");
	CHECK(got.status == 422 && HAS(got, "has a cycle in these years already"));
	CHECK(!HAS(check_get(t, TOWN), "late, not noted as done"));
	CHECK(try_post(t, "/urad/zaznamy/kalendar-planovani/novy", "title=Krok&area=mesto&"
		"year_from=2024&year_to=2026&phase=approval&day_from=24.+6.+2024&day_to=1.+6.+2024")
		.status == 422);
	CHECK(try_post(t, "/urad/zaznamy/kalendar-planovani/novy", "title=Krok&area=mesto&"
		"year_from=2024&year_to=2026&phase=approval&day_from=24.+6.+2024&who=rada").status == 303);
	got = check_get(t, TOWN);
	CHECK(HAS(got, "late, not noted as done") && HAS(got, "Cycle 2024–2026"));
	got = check_get(t, TOWN "/kalendar.csv");
	CHECK(got.status == 200 && HAS(got, "Krok") && HAS(got, "rada"));
	got = check_get(t, TOWN "/kalendar.ics");
	CHECK(HAS(got, "SUMMARY:Krok") && HAS(got, "20240624T000000"));
}

TEST(a_decision_in_the_log_has_its_day_and_its_reason)
{
	begin(t);
	str url = S("/urad/zaznamy/denik-planovani/novy");
	CHECK(try_post(t, url.ptr, "title=A&kind=decision&area=mesto&day=1.+6.+2026").status == 422);
	CHECK(try_post(t, url.ptr, "title=A&kind=decision&area=mesto&text=Proto").status == 422);
	CHECK(try_post(t, url.ptr, "title=A&kind=decision&area=mesto&text=Proto&day=1.+6.+2026")
		.status == 303);
	CHECK(HAS(check_get(t, TOWN), "Proto"));
}

TEST(the_hand_over_record_holds_the_open_entries_the_calendar_and_what_the_area_has)
{
	begin(t);
	at_group(t->db, .uuid = S("g1"), .area = 1, .name = S("Řídící skupina města"));
	at_group(t->db, .uuid = S("g2"), .area = 2, .name = S("Cizí skupina"));
	try_post(t, "/urad/zaznamy/denik-planovani/novy",
		"title=Archiv&kind=place&area=mesto&text=T%C5%99et%C3%AD+patro");
	try_post(t, "/urad/zaznamy/denik-planovani/novy",
		"title=Star%C3%A9&kind=waiting&area=mesto&closed_on=1.+1.+2020");
	try_post(t, TOWN, "year_from=2024&year_to=");
	struct reply got = check_get(t, TOWN "/predani.csv");
	CHECK(got.status == 200 && HAS(got, "Archiv") && HAS(got, "Třetí patro"));
	CHECK(HAS(got, "Hearing and approval") && !HAS(got, "Staré"));
	got = check_get(t, TOWN "/predani.odt");
	CHECK(got.status == 200 && got.body.len > 1000);
	got = check_get(t, TOWN "/predani.pdf");
	CHECK(got.status == 200 && str_starts(got.body, S("%PDF")));
	CHECK(check_get(t, TOWN "/predani.exe").status == 404);
}

TEST(who_has_no_role_in_the_area_neither_reads_nor_writes_there)
{
	int64_t account = begin(t);
	finished(t, "2025", MARKS("2") "&mark_8=2", ONE);
	at_role_area(t->db, .account = account, .area = 2);
	CHECK(check_get(t, TOWN).status == 403 && check_get(t, ONE).status == 403);
	CHECK(check_get(t, TOWN "/predani.csv").status == 403);
	CHECK(check_get(t, ONE "/sebehodnoceni.csv").status == 403);
	CHECK(act(t, ONE, "zverejnit").status == 403);
	CHECK(try_post(t, TOWN, "year_from=2024&year_to=").status == 403);
	CHECK(!HAS(check_get(t, "/urad/zaznamy/sebehodnoceni"), "Město 2025"));
	CHECK(check_get(t, "/urad/hodnoceni-planovani/uzemi/nikde").status == 404);
	CHECK(check_get(t, "/urad/hodnoceni-planovani/rok/77").status == 404);
	t->cookies = (str){ 0 };
	CHECK(check_get(t, TOWN).status != 200);
}
