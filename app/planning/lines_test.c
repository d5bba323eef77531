/* Canonical texts, what differs, documents made of lines. */
#include "app/planning/documents.h"
#include "tests/check.h"

static struct plan_lines lines_of(struct check *t, const char *text)
{
	struct plan_lines to;
	bool good = plan_text_read(&t->arena, str_of(text), &to);
	return good ? to : (struct plan_lines){ 0 };
}

UNIT(a_canonical_text_comes_back_byte_for_byte)
{
	struct plan_line items[] = { { S("plan"), S("title"), S("Plán") },
		{ S("measure 2.1.3"), S("description"), S("První\nDruhý\tsloupec \\ konec") } };
	struct plan_lines all = { items, 2 }, again;
	str text = plan_text_write(&t->arena, &all);
	CHECK(str_is(text, "rozcestnik-plan\t1\nplan\ttitle\tPlán\nmeasure 2.1.3\tdescription\t"
		"První\\nDruhý\\tsloupec \\\\ konec\n"));
	CHECK(plan_text_read(&t->arena, text, &again) && again.count == 2);
	CHECK(str_eq(again.items[1].value, items[1].value));
	CHECK(str_eq(plan_text_write(&t->arena, &again), text));
}

UNIT(what_is_no_canonical_text_is_refused)
{
	static const char *const bad[] = { "", "plan\ttitle\tA\n", "rozcestnik-plan\t2\nplan\ta\tb\n",
		"rozcestnik-plan\t1\nplan\ta\tb", "rozcestnik-plan\t1\nplan\ta\n",
		"rozcestnik-plan\t1\nplan\ta\t\n", "rozcestnik-plan\t1\n\ta\tb\n",
		"rozcestnik-plan\t1\nplan\ta\tb\\x\n", "rozcestnik-plan\t1\nplan\ta\tb\\\n",
		"rozcestnik-plan\t1\nplan\ta\tb\tc\n", "rozcestnik-plan\t1\nplan\ta\t\xff\n" };
	struct plan_lines to;
	for (size_t i = 0; i < COUNT(bad); i++)
		CHECK(!plan_text_read(&t->arena, str_of(bad[i]), &to));
	CHECK(plan_text_read(&t->arena, S("rozcestnik-plan\t1\n"), &to) && !to.count);
}

UNIT(what_differs_is_said_field_by_field)
{
	struct plan_lines before = lines_of(t,
						  "rozcestnik-plan\t1\nplan\ttitle\tA\nmeasure 1\ttitle\tX\n"
						  "measure 2\ttitle\tY\n"),
					  after = lines_of(t,
						  "rozcestnik-plan\t1\nplan\ttitle\tB\n"
						  "measure 2\ttitle\tY\nmeasure 3\ttitle\tZ\n");
	struct line_changes c = plan_lines_differ(&t->arena, &before, &after);
	CHECK(c.count == 3);
	CHECK(str_is(c.items[0].before, "A") && str_is(c.items[0].after, "B"));
	CHECK(str_is(c.items[1].part, "measure 3") && !c.items[1].before.ptr);
	CHECK(str_is(c.items[2].part, "measure 1") && !c.items[2].after.ptr);
	CHECK(!plan_lines_differ(&t->arena, &after, &after).count);
}

UNIT(every_field_of_a_part_has_its_name)
{
	CHECK(plan_line_field(S("measure 2.1.3"), S("conditions")));
	CHECK(
		plan_line_field(S("item 1"), S("evaluation")) && plan_line_field(S("state 1"), S("news")));
	CHECK(!plan_line_field(S("measure 2.1.3"), S("neni")) &&
		!plan_line_field(S("jine 1"), S("title")));
	CHECK(str_is(part_kind(S("measure 2.1.3")), "measure") && str_is(part_key(S("plan")), ""));
}

/* Headings of the document, each behind its level. */
static str headings(struct check *t, const struct document *d)
{
	struct buf out = { .arena = &t->arena };
	for (const struct document_part *p = d->body.first; p; p = p->next)
		if (p->kind == DOCUMENT_HEADING)
			buf_printf(&out, "%d %.*s\n", p->level,
				STR_ARG(document_words(&p->runs, &t->arena)));
	return buf_str(&out);
}

UNIT(the_document_of_a_plan_has_measures_below_their_goals)
{
	struct req r = { .arena = &t->arena };
	struct plan_lines lines = lines_of(t, "rozcestnik-plan\t1\nplan\ttitle\tPlán\n"
		"section front/1\ttitle\tÚvod\npriority 1\tname\tBydlení\ngoal 1.1\tname\tByty\n"
		"priority 2\tname\tPéče\nmeasure 1.1.1\ttitle\tMalé byty\nmeasure 1.1.1\taim\t1.1\n"
		"measure 2.1\ttitle\tHlídání\nmeasure 2.1\taim\t2\nmeasure 9\ttitle\tSamo\n");
	struct document *d = plan_document(&r, &(struct document_source){ .title = S("Plán"),
		.day = S("2026-03-12"), .lines = &lines });
	CHECK(str_is(headings(t, d), "1 Vision\n1 Úvod\n1 Priorities, goals and measures\n2 9 Samo\n"
		"2 1 Bydlení\n3 1.1 Byty\n4 1.1.1 Malé byty\n2 2 Péče\n3 2.1 Hlídání\n"));
}

UNIT(the_evaluation_of_a_year_is_a_table_of_its_measures)
{
	struct req r = { .arena = &t->arena };
	struct plan_lines lines = lines_of(t,
		"rozcestnik-plan\t1\naction\ttitle\tRok\nitem 1\ttitle\tByty\n"
		"item 1\toutcome\tje hotové\nitem 2\ttitle\tPéče\n");
	struct document *d = evaluation_document(&r, &(struct document_source){ .title = S("Rok"),
		.day = S("2026-03-12"), .lines = &lines });
	str csv = document_write(d, DOCUMENT_CSV, &t->arena);
	CHECK(str_has(csv, S("Byty")) && str_has(csv, S("je hotové")) && str_has(csv, S("Péče")));
	d = action_document(&r, &(struct document_source){ .title = S("Rok"),
		.day = S("2026-03-12"), .lines = &lines });
	CHECK(str_is(
		headings(t, d), "1 Basic information\n1 Overview of measures\n2 1 Byty\n2 2 Péče\n"));
}

UNIT(a_frozen_report_has_its_measures_as_bars_that_say_their_numbers)
{
	struct req r = { .arena = &t->arena };
	struct plan_lines lines = lines_of(t,
		"rozcestnik-plan\t1\nplan\ttitle\tPlán\nstate 1\ttitle\tByty\n"
		"state 1\tprogress\tcompleted\nstate 2\ttitle\tPéče\n"
		"state 2\tprogress\tcompleted\nstate 3\tprogress\tmeasure is late\n");
	struct document *d = progress_document(&r, &(struct document_source){ .title = S("Plnění"),
		.day = S("2026-03-12"), .lines = &lines });
	const struct document_part *p = d->body.first;
	while (p->kind != DOCUMENT_FIGURE)
		p = p->next;
	CHECK(str_is(p->alternative, "completed 2, on time 0, not started 0, measure is late 1, "
		"nothing is to be done 0, progress is not known 0."));
}
