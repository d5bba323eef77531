/* rozcestnik signpost lint [--area OBLAST] [--strict] */
#include "app/signpost/lint.h"
#include <stdio.h>

extern const struct lang lang_cs;

static int problems_print(struct call *c, const struct signpost_public_rows *trees)
{
	int errors = 0;
	struct lint_known known = lint_known(c->db);
	for (size_t i = 0; i < trees->count; i++) {
		const struct tree *t = lint_read(&known, c->arena, trees->items[i].notation);
		for (size_t k = 0; k < t->problems.count; k++) {
			const struct tree_problem *p = &t->problems.items[k];
			errors += !p->warning;
			printf("%.*s, řádek %d: %s: %.*s%s%.*s\n", STR_ARG(trees->items[i].slug), p->row,
				p->warning ? "varování" : "chyba", STR_ARG(tr(&lang_cs, p->message)),
				p->detail.len ? " " : "", STR_ARG(p->detail));
		}
	}
	return errors;
}

static void gap_print(const struct lint_gap *g)
{
	printf("bez služby: %.*s, řádek %d (%.*s): ", STR_ARG(g->slug), g->row, STR_ARG(g->result));
	if (g->everywhere)
		printf("v žádné obci");
	for (size_t i = 0; !g->everywhere && i < g->towns.count; i++)
		printf("%s%.*s", i ? ", " : "", STR_ARG(g->towns.items[i]));
	printf("\n");
}

static int report_print(const struct lint_report *r)
{
	for (size_t i = 0; i < r->gaps.count; i++)
		gap_print(&r->gaps.items[i]);
	for (size_t i = 0; i < r->alone.count; i++)
		printf("bez člověka: %.*s, řádek %d (%.*s)\n", STR_ARG(r->alone.items[i].slug),
			r->alone.items[i].row, STR_ARG(r->alone.items[i].result));
	for (size_t i = 0; i < r->unreached.count; i++)
		printf("nevede k ní žádná cesta: %.*s (%.*s), /sluzby/%.*s\n",
			STR_ARG(r->unreached.items[i].name), STR_ARG(r->unreached.items[i].provider),
			STR_ARG(r->unreached.items[i].slug));
	printf("stromů %lld, cest %lld, výsledků %lld, obcí %zu, služeb %lld\n", (long long)r->trees,
		(long long)r->ways, (long long)r->results, r->towns.count, (long long)r->services);
	printf("výsledků s obcí bez služby %zu, bez člověka %zu, služeb bez cesty %zu\n",
		r->gaps.count, r->alone.count, r->unreached.count);
	return (int)(r->gaps.count + r->alone.count + r->unreached.count);
}

int lint_command(struct call *c)
{
	str area = { 0 };
	bool strict = false;
	for (int i = 0; i < c->argc; i++) {
		if (!strcmp(c->argv[i], "--strict"))
			strict = true;
		else if (!strcmp(c->argv[i], "--area") && i + 1 < c->argc)
			area = str_of(c->argv[++i]);
		else {
			fprintf(stderr, "rozcestnik signpost lint: nerozumím: %s\n", c->argv[i]);
			return 2;
		}
	}
	struct signpost_public_rows trees = signpost_public(c->db, .limit = SIGNPOST_MOST);
	int errors = problems_print(c, &trees);
	struct lint_report report = lint_all(c->db, c->arena, c->now, area);
	if (area.len && !report.towns.count) {
		fprintf(stderr, "rozcestnik signpost lint: oblast %.*s neznám\n", STR_ARG(area));
		return 2;
	}
	int gaps = report_print(&report);
	return errors || (strict && gaps);
}
