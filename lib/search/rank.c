/*
 * Ranking.  FTS5 hands every document that matches to search_fit(), which
 * weighs it by the columns that hold the words and by how well they fit, and
 * keeps the best in the plan of the query.  It looks only at what the index
 * tells of the row (no lengths, no frequencies, no texts) and answers 0 until
 * it has seen enough, so that a query is one step of one statement without
 * sorting.
 */
#include "search/parts.h"

/* title, type, groups, place, provider, body */
static const double column_weight[COLUMNS] = { 8, 5, 4, 4, 1.5, 2 };

static bool better(const struct candidate *a, const struct candidate *b)
{
	if (a->words != b->words)
		return a->words > b->words;
	if (a->brief != b->brief)
		return a->brief;
	if (a->score != b->score)
		return a->score > b->score;
	if (row_boost(a->row) != row_boost(b->row))
		return row_boost(a->row) > row_boost(b->row);
	return a->row < b->row;
}

static void swap(struct candidate *a, struct candidate *b)
{
	struct candidate c = *a;
	*a = *b;
	*b = c;
}

/* plan->best is a heap whose top is the worst of the best. */
static void sink(struct candidate *heap, size_t count)
{
	for (size_t at = 0, child; (child = 2 * at + 1) < count; at = child) {
		if (child + 1 < count && better(&heap[child], &heap[child + 1]))
			child++;
		if (!better(&heap[at], &heap[child]))
			return;
		swap(&heap[at], &heap[child]);
	}
}

static void keep(struct plan *p, struct candidate c)
{
	if (p->count < p->most) {
		size_t at = p->count++;
		p->best[at] = c;
		for (; at && better(&p->best[(at - 1) / 2], &p->best[at]); at = (at - 1) / 2)
			swap(&p->best[(at - 1) / 2], &p->best[at]);
	} else if (p->most && better(&c, &p->best[0])) {
		p->best[0] = c;
		sink(p->best, p->count);
	}
}

void rank_sort(struct plan *p)
{
	for (size_t n = p->count; n > 1; n--) {
		swap(&p->best[0], &p->best[n - 1]);
		sink(p->best, n - 1);
	}
}

/* ---- one document ---- */

static unsigned phrase_columns(const Fts5ExtensionApi *fts, Fts5Context *row, size_t phrase)
{
	Fts5PhraseIter at;
	unsigned set = 0;
	int column;
	fts->xPhraseFirstColumn(row, (int)phrase, &at, &column);
	for (; column >= 0; fts->xPhraseNextColumn(row, &at, &column))
		set |= 1u << column;
	return set;
}

/* Columns where the way is met.  Its words may stand in several; then the fit
 * is halved. */
static unsigned way_columns(const Fts5ExtensionApi *fts, Fts5Context *row, const struct way *w,
	double *fit)
{
	unsigned all = ~0u, any = 0;
	*fit = w->fit;
	for (size_t i = 0; i < w->phrases; i++) {
		unsigned set = phrase_columns(fts, row, w->phrase + i);
		if (!set)
			return 0;
		all &= set;
		any |= set;
	}
	if (!all)
		*fit /= 2;
	return all ? all : any;
}

static bool all_met(unsigned met, const struct way *w)
{
	for (size_t i = w->first; i <= w->last; i++)
		if (!(met & 1u << i))
			return false;
	return true;
}

static void weigh(const Fts5ExtensionApi *fts, Fts5Context *row, struct plan *p)
{
	double fits[SLOTS_MOST][COLUMNS];
	memset(fits, 0, p->slots * sizeof fits[0]);
	struct candidate c = { .row = fts->xRowid(row) };
	unsigned met = 0, brief = 0;
	bool stem_met = false;
	for (size_t i = 0; i < p->way_count; i++) {
		const struct way *w = &p->ways[i];
		if ((w->kind == WAY_SHAPE && !stem_met) || (w->kind == WAY_SYNONYM && all_met(met, w)))
			continue;
		double fit;
		unsigned columns = way_columns(fts, row, w, &fit);
		if (w->kind == WAY_STEM)
			stem_met = columns;
		for (size_t slot = w->first; columns && slot <= w->last; slot++) {
			met |= 1u << slot;
			if (columns & ((1u << BRIEF) - 1))
				brief |= 1u << slot;
			for (int column = 0; column < COLUMNS; column++)
				if (columns & 1u << column && fits[slot][column] < fit)
					fits[slot][column] = fit;
		}
	}
	for (size_t slot = 0; slot < p->slots; slot++)
		for (int column = 0; column < COLUMNS; column++)
			c.score += p->weight[slot] * column_weight[column] * fits[slot][column];
	c.words = (size_t)__builtin_popcount(met);
	c.brief = brief == (1u << p->slots) - 1;
	p->met[c.words]++;
	p->ranked++;
	keep(p, c);
}

static void fit_function(const Fts5ExtensionApi *fts, Fts5Context *row, sqlite3_context *out,
	int count, sqlite3_value **args)
{
	(void)count;
	(void)args;
	struct search *s = fts->xUserData(row);
	if (s->plan)
		weigh(fts, row, s->plan);
	sqlite3_result_int(out, s->plan && s->plan->enough && s->plan->ranked >= s->plan->enough);
}

bool rank_register(struct search *s, fts5_api *api)
{
	return api->xCreateFunction(api, "search_fit", s, fit_function, NULL) == SQLITE_OK;
}
