/*
 * How long a plan of 500 measures with ten years of history takes to open: for everybody, in
 * the office, one measure, and freezing an edition.  Run by make bench-plan.
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
}
