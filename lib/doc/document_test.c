#include "doc/doc.h"
#include "tests/check.h"

static struct document *sample(struct check *t)
{
	return document_new(&t->arena, &(struct document_about){
		.title = S("Ukázka"), .language = S("cs"), .day = S("2024-06-24") });
}

UNIT(a_text_of_a_document_knows_what_is_strong_and_where_a_link_leads)
{
	struct document *d = sample(t);
	document_text(d, S("Má **osm** *bodů*, viz [web](https://example.org/) [1] a 2 * 3."));
	const struct document_runs *r = &d->body.first->runs;
	CHECK(r->count == 7);
	CHECK(r->items[1].look == TEXT_STRONG && str_is(r->items[1].text, "osm"));
	CHECK(r->items[3].look == TEXT_EMPHASIS && str_is(r->items[3].text, "bodů"));
	CHECK(str_is(r->items[5].link, "https://example.org/"));
	CHECK(str_is(r->items[6].text, " [1] a 2 * 3."));
	str odd = S("[zlé](javascript:alert) **bez konce");
	document_text(d, odd);
	CHECK(str_eq(document_words(&d->body.last->runs, &t->arena), odd));
}

UNIT(the_tables_of_a_document_are_a_file_for_spreadsheets_without_formulas)
{
	static const struct document_column columns[] = {
		{ S("Rok"), 1, ALIGN_START }, { S("Kč"), 1, ALIGN_END }
	};
	static const struct document_fact facts[] = {
		{ S("Garant"), S("=1+1") }, { S("Podmínky"), S("") }
	};
	struct document *d = sample(t);
	document_heading(d, 1, S("Náklady"));
	document_table(d, S("Podle let"), columns, COUNT(columns));
	document_row(d);
	document_cell_head(d, S("2024"));
	document_cell_number(d, S("1 200"), 1200000);
	document_table_end(d);
	document_facts(d, S("O plánu"), facts, COUNT(facts), S("neuvedeno"));
	str csv = document_write(d, DOCUMENT_CSV, &t->arena);
	CHECK(str_is(csv, CSV_BEGINNING "Podle let\r\nRok;Kč\r\n2024;1 200\r\n"
		"\r\nO plánu\r\nGarant;\"'=1+1\"\r\nPodmínky;neuvedeno\r\n"));
}
