/*
 * Ranking.  The postings of all tokens of a query are dealt out to the
 * documents they name, and each document is weighed by the columns that hold
 * the words and by how well they fit.  Every document with any of the words is
 * weighed, so that totals are exact and the best are the best of all.
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

static void sort(struct plan *p)
{
	for (size_t n = p->count; n > 1; n--) {
		swap(&p->best[0], &p->best[n - 1]);
		sink(p->best, n - 1);
	}
}

/* ---- one document ---- */

/* That a document holds a term of the plan, in these columns. */
struct record { uint16_t term; uint8_t columns; };

struct weighing {
	const struct plan *plan;
	const double *weights;             /* of every set of columns */
	unsigned met, brief;               /* slots: anywhere, in the brief columns */
	uint8_t covered[SLOTS_MOST];       /* columns in which a word is met by a better way */
	double score;
};

static unsigned slots_of(const struct way *w) { return (2u << w->last) - (1u << w->first); }

/* The ways of a word come from the best to the worst, so that a column counts
 * once, with the best fit it has. */
static void way_met(struct weighing *g, const struct way *w, unsigned columns, double fit)
{
	g->met |= slots_of(w);
	if (columns & ((1u << BRIEF) - 1))
		g->brief |= slots_of(w);
	for (size_t slot = w->first; slot <= w->last; slot++) {
		unsigned new = columns & ~(unsigned)g->covered[slot];
		if (!new)
			continue;
		g->covered[slot] |= (uint8_t)new;
		g->score += g->plan->weight[slot] * fit * g->weights[new];
	}
}

/* Records come in the order of terms, so that those of one way stand together. */
static void records_weigh(struct weighing *g, const struct record *at, const struct record *end)
{
	const struct plan *p = g->plan;
	while (at < end) {
		size_t n = p->terms[at->term].way, terms = 0;
		unsigned all = ~0u, any = 0;
		for (; at < end && p->terms[at->term].way == n; at++, terms++) {
			all &= at->columns;
			any |= at->columns;
		}
		const struct way *w = &p->ways[n];
		if (terms < w->terms || (w->synonym && !(slots_of(w) & ~g->met)))
			continue;
		/* Words that stand each in another column fit half as well. */
		way_met(g, w, all ? all : any, all ? w->fit : w->fit / 2);
	}
}

static void document_weigh(struct plan *p, const double *weights, int64_t row,
	const struct record *at, const struct record *end)
{
	struct weighing g = { .plan = p, .weights = weights };
	records_weigh(&g, at, end);
	size_t words = (size_t)__builtin_popcount(g.met);
	p->met[words]++;
	if (words)
		keep(p, (struct candidate){ row, words, g.brief == (1u << p->slots) - 1, g.score });
}

/* ---- all of them ---- */

/* The part of the postings that lies in the rows of the kind that is asked for. */
static struct postings part_of(struct postings all, size_t from, size_t to)
{
	size_t first = 0, end = all.count;
	while (first < end && all.at[first] < from)
		first++;
	while (first < end && all.at[end - 1] >= to)
		end--;
	return (struct postings){ all.at + first, all.columns + first, end - first };
}

static void weights_sum(double sums[1 << COLUMNS])
{
	sums[0] = 0;
	for (size_t set = 1; set < 1 << COLUMNS; set++)
		sums[set] = sums[set & (set - 1)] + column_weight[__builtin_ctzl(set)];
}

void rank(struct search *s, struct arena *a, struct plan *p)
{
	size_t from = postings_row(s, p->from), to = postings_row(s, p->to), total = 0;
	uint32_t *ends = arena_alloc(a, (to - from + 2) * sizeof *ends);
	for (size_t i = 0; i < p->term_count; i++) {
		struct postings *found = &p->terms[i].found;
		*found = part_of(*found, from, to);
		total += found->count;
		for (size_t n = 0; n < found->count; n++)
			ends[found->at[n] - from + 1]++;
	}
	/* Where the records of each document begin; dealing them out moves it to their end. */
	for (size_t i = 1; i < to - from; i++)
		ends[i + 1] += ends[i];
	struct record *records = arena_alloc(a, total * sizeof *records + 1);
	for (size_t i = 0; i < p->term_count; i++) {
		const struct postings *found = &p->terms[i].found;
		for (size_t n = 0; n < found->count; n++)
			records[ends[found->at[n] - from]++] =
				(struct record){ (uint16_t)i, found->columns[n] };
	}
	double weights[1 << COLUMNS];
	weights_sum(weights);
	for (size_t i = 0, at = 0; i < to - from; at = ends[i++])
		if (ends[i] > at)
			document_weigh(p, weights, s->posted.rows[from + i], records + at, records + ends[i]);
	sort(p);
}
