/*
 * How long pages of planning take to make where there is much: a plan of 500 measures with ten
 * years of history, a meeting of 100 people, a consultation with 10,000 comments.  Run by
 * make bench-plan.
 */
#include "app/people/fixture.h"
#include "app/planning/edition.h"
#include "app/planning/office.sql.h"
#include "tests/check.h"
#include <stdio.h>
#include <stdlib.h>

enum { MEASURES = 500, YEARS = 10, QUARTERS = 4, STEPS = 5, ROUNDS = 15 };

static void history_add(struct check *t, int64_t measure, int64_t indicator)
{
	for (int y = 0; y < YEARS; y++)
		for (int q = 0; q < QUARTERS; q++) {
			str day = arena_printf(&t->arena, "%04d-%02d-01", 2016 + y, 1 + 3 * q);
			office_value_put(t->db, .indicator = indicator, .day = day, .value = 1000 * (y + q));
			office_note_add(t->db, .measure = measure, .kind = S("news"), .day = day,
				.text = S("Jednání proběhlo, další krok je domluvený."), .public = true,
				.now = t->now);
		}
}

static int64_t measure_make(struct check *t, int64_t plan, int64_t source, int n)
{
	str code = arena_printf(&t->arena, "%d.%d.%d", 1 + n / 100, 1 + n / 10 % 10, 1 + n % 10);
	int64_t id = measure_add(t->db, .uuid = code, .plan = plan, .code = code,
		.sort_key = code_sort_key(&t->arena, code), .title = S("Rozvoj terénní služby v obci"),
		.status = S("in_progress"), .now = t->now);
	measure_set(t->db, .id = id, .plan = plan, .code = code,
		.sort_key = code_sort_key(&t->arena, code), .title = S("Rozvoj terénní služby v obci"),
		.description = S("Služba bude dostupná i o víkendech. **Obce** přispějí na dopravu."),
		.justification = S("Poptávka podle dotazníku převyšuje kapacitu."), .ongoing = true,
		.conditions = S("Schválený rozpočet."), .now = t->now);
	for (int s = 0; s < STEPS; s++)
		db_insert(t->db, &measure_step_add_query, &(struct measure_step_add_args){ id, s,
			S("Krok"), S("2026-06-30"), s % 2 ? S("2026-01-15") : (str){ 0 }, false }, 1);
	for (int y = 0; y < YEARS; y++)
		db_insert(t->db, &measure_money_add_query, &(struct measure_money_add_args){ id, 2016 + y,
			source, SOME(10000000), SOME(9000000) }, 1);
	db_insert(t->db, &measure_actor_add_query,
		&(struct measure_actor_add_args){ id, S("guarantor"), 0, S("Odbor"), { 0 } }, 1);
	db_insert(t->db, &indicator_add_query, &(struct indicator_add_args){ id, 0, S("Počet osob"),
		S("osob"), SOME(0), SOME(50000), { 0 } }, 1);
	return id;
}

static int longer(const void *a, const void *b)
{
	return int_order(*(const int64_t *)a, *(const int64_t *)b);
}

/* With BENCH_FILES, a folder, the file is kept there, to be looked at in other programs. */
static void file_keep(const char *url, str bytes)
{
	const char *folder = getenv("BENCH_FILES"), *name = strrchr(url, '/');
	char path[4096];
	if (!folder || !strstr(url, "/soubory/"))
		return;
	snprintf(path, sizeof path, "%s%s", folder, name);
	FILE *out = fopen(path, "wb");
	if (!out || fwrite(bytes.ptr, 1, bytes.len, out) != bytes.len || fclose(out))
		perror(path);
}

/* The middle of several. */
static bool measure_page(struct check *t, const char *what, const char *url)
{
	int64_t micros[ROUNDS];
	size_t bytes = 0;
	for (int i = 0; i < ROUNDS; i++) {
		int64_t from = clock_micros();
		struct reply got = check_get(t, url);
		micros[i] = clock_micros() - from;
		bytes = got.body.len;
		if (got.status != 200)
			return false;
		if (!i)
			file_keep(url, got.body);
	}
	qsort(micros, ROUNDS, sizeof *micros, longer);
	printf("%-28s %8.2f ms %9zu bytes\n", what, (double)micros[ROUNDS / 2] / 1000, bytes);
	return true;
}

TEST(a_plan_of_500_measures_with_10_years_opens)
{
	db_begin(t->db);
	db_script(t->db, "INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (1, 'a', 'a', "
		"'town', 'Město', 'a'); INSERT INTO code (id, list, code, name, name_en, position) VALUES "
		"(1, 'funding_source', 'municipality', 'město', 'town', 1)");
	int64_t plan = plan_add(t->db, .uuid = S("p"), .slug = S("plan"), .area = 1, .title = S("Plán"),
		.sort_key = S("p"), .year_from = 2016, .year_to = 2026, .status = S("adopted"),
		.stale_days = 180, .now = t->now);
	int64_t first = 0;
	for (int i = 0; i < MEASURES; i++) {
		int64_t id = measure_make(t, plan, 1, i);
		first = first ? first : id;
	}
	/* Indicators were numbered as they were added, one for each measure. */
	for (int i = 0; i < MEASURES; i++)
		history_add(t, first + i, 1 + i);
	struct req r = { .db = t->db, .arena = &t->arena, .now = t->now };
	int64_t from = clock_micros();
	edition_make(&r, &(struct edition_new){ .plan = plan, .subject = SUBJECT_PLAN, .name = S("1"),
		.published = true });
	printf("%-28s %8.2f ms\n", "freezing an edition", (double)(clock_micros() - from) / 1000);
	CHECK(db_commit(t->db));
	db_analyze(t->db);
	t->cookies = try_session(t, try_account(t, "k@example.cz", "coordinator"));
	CHECK(measure_page(t, "the plan, for everybody", "/plan/plan"));
	CHECK(measure_page(t, "the plan, in the office", "/urad/plany/1"));
	CHECK(measure_page(t, "one measure", "/plan/plan/opatreni/1.1.1"));
	CHECK(measure_page(t, "progress of all measures", "/plan/plneni?plan=plan"));
	CHECK(measure_page(t, "the plan as a PDF", "/plan/plan/soubory/plan.pdf"));
	CHECK(measure_page(t, "the plan as an ODT", "/plan/plan/soubory/plan.odt"));
	CHECK(measure_page(t, "the plan as a DOCX", "/plan/plan/soubory/plan.docx"));
}

TEST(a_meeting_of_100_people_opens)
{
	db_script(t->db, "INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (1, 'a', 'a', "
		"'town', 'Město', 'a');"
		"INSERT INTO planning_group (id, uuid, slug, area_id, kind, name, sort_key, summary,"
		" status, created_at, updated_at) VALUES (1, 'g', 'vsichni', 1, 'working', 'Všichni',"
		" 'v', 'Vše', 'published', 0, 0);"
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)"
		" INSERT INTO group_member (id, group_id, number, naming, name, role, public_name, thanks,"
		" valid_from, created_at, updated_at) SELECT i, 1, i, 'pseudonym', 'Člen ' || i,"
		" CASE i % 3 WHEN 0 THEN 'commissioner' WHEN 1 THEN 'provider' ELSE 'user' END, false,"
		" true, '2020-01-01', 0, 0 FROM n;"
		"INSERT INTO meeting (id, uuid, group_id, number, day, starts, ends, kind, place,"
		" open, published, state, sequence, revision, minutes_public, created_at, updated_at)"
		" VALUES (1, 'm', 1, 1, '2026-03-01', '14:00', '16:00', 'in_person', 'Úřad', true, true,"
		" 'recorded', 1, 0, false, 0, 0);"
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20)"
		" INSERT INTO agenda_item (id, meeting_id, position, title, minutes)"
		" SELECT i, 1, i, 'Bod ' || i, 'Skupina se **shodla**.' FROM n;"
		"INSERT INTO attendance (meeting_id, member_id, state, role)"
		" SELECT 1, id, 'present', role FROM group_member");
	t->cookies = try_session(t, try_account(t, "k@example.cz", "coordinator"));
	CHECK(measure_page(t, "attendance of 100", "/urad/skupiny/vsichni/setkani/1/dochazka"));
	CHECK(measure_page(t, "minutes of 100", "/urad/skupiny/vsichni/setkani/1/zapis"));
	CHECK(measure_page(t, "sheet of 100", "/urad/skupiny/vsichni/setkani/1/prezencni-listina"));
	CHECK(measure_page(t, "balance of the triad", "/urad/skupiny/vsichni/triada"));
}

TEST(a_consultation_with_10000_comments_opens)
{
	db_script(t->db, "INSERT INTO area (id, uuid, slug, kind, name, sort_key) VALUES (1, 'a', 'a', "
		"'town', 'Město', 'a');"
		"INSERT INTO consultation (id, uuid, slug, area_id, status, title, introduction, opens_on,"
		" closes_on, settle_by, updated_at) VALUES (1, 'c', 'navrh', 1, 'published', 'Návrh',"
		" 'Úvod', '2026-03-01', '2026-03-31', '2026-04-30', 0);"
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)"
		" INSERT INTO consultation_section (id, consultation_id, anchor, position, left_out,"
		" heading, text, updated_at) SELECT i, 1, 'k' || i, i, false, 'Kapitola ' || i,"
		" 'Text', 0 FROM n;"
		"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
		" INSERT INTO slip (id, area_id, printed, made_at) SELECT i, 1, false, 0 FROM n;"
		"INSERT INTO voice (id, area_id, consultation_id, section_id, mode, text, author_shown,"
		" language, received_at, said_on, moderation, course, due_on, settled_as, settled_why,"
		" settled_at, done_at) SELECT id, 1, 1, 1 + id % 50, 'web',"
		" 'Prosím doplnit večerní péči i pro ty, kdo bydlí dál od středu města.', false, 'cs', id,"
		" '2026-03-10', CASE WHEN id % 10 = 0 THEN 'waiting' ELSE 'shown' END,"
		" CASE WHEN id % 4 = 1 THEN 'settled' ELSE 'open' END, '2026-04-30',"
		" CASE WHEN id % 4 = 1 THEN 'accepted' END, CASE WHEN id % 4 = 1 THEN 'Doplněno.' END,"
		" CASE WHEN id % 4 = 1 THEN 1 END, CASE WHEN id % 4 = 1 THEN 1 END FROM slip");
	db_analyze(t->db);
	t->cookies = try_session(t, try_account(t, "k@example.cz", "coordinator"));
	CHECK(measure_page(t, "a consultation", "/zapojte-se/navrh"));
	CHECK(measure_page(t, "its comments", "/zapojte-se/navrh/vyporadani"));
	CHECK(measure_page(t, "the last page of them", "/zapojte-se/navrh/vyporadani?strana=100"));
	CHECK(measure_page(t, "its settlements as a CSV", "/zapojte-se/navrh/vyporadani.csv"));
	CHECK(measure_page(t, "the office's queue", "/urad/zapojeni"));
}
