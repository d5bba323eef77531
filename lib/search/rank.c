/*
 * Ranking.  The postings of all tokens of a query are dealt out to the
 * documents they name, and each document is weighed by the columns that hold
 * the words and by how well they fit.  Every document with any of the words is
 * weighed, so that totals are exact and the best are the best of all.
 */
#include "search/parts.h"

#define NEXT_OF_SORT 0.85
#define IN_PASSING   0.6                /* a word that only the long texts hold */

/* title, type, groups, place, provider, body */
static const double column_weight[COLUMNS] = { 8, 5, 4, 4, 1.5, 2 };

static bool better(const struct candidate *a, const struct candidate *b)
{
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
	unsigned met;                      /* slots */
	double fits[SLOTS_MOST];           /* how well each is met, at best */
	uint8_t covered[SLOTS_MOST];       /* columns in which a word is met by a better way */
	double score;
};

static unsigned slots_of(const struct way *w) { return (2u << w->last) - (1u << w->first); }

/* The ways of a word come from the best to the worst, so that a column counts
 * once, with the best fit it has. */
static void way_met(struct weighing *g, const struct way *w, unsigned columns, double fit)
{
	double sure = columns & ((1u << BRIEF) - 1) ? fit : fit * IN_PASSING;
	g->met |= slots_of(w);
	for (size_t slot = w->first; slot <= w->last; slot++) {
		if (g->fits[slot] < sure)
			g->fits[slot] = sure;
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

/* How much of the query a document says, and how well, counts twice: who has the
 * telling words stands above who has a common one in its title. */
static struct candidate document_weigh(const struct plan *p, const double *weights,
	struct posted_row row, const struct record *at, const struct record *end)
{
	struct weighing g = { .plan = p, .weights = weights };
	double met = 0, said = 0, all = 0;
	records_weigh(&g, at, end);
	for (size_t i = 0; i < p->slots; i++) {
		all += p->weight[i];
		met += g.met >> i & 1 ? p->weight[i] : 0;
		said += g.fits[i] * p->weight[i];
	}
	if (all <= 0)
		return (struct candidate){ row.row, row.sort, 0, 0, 0 };
	double share = said / all;
	return (struct candidate){ .row = row.row, .sort = row.sort, .cover = met / all,
		.sure = said / (all + p->unsaid), .score = g.score * share * share };
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

/* Whoever writes "deprese" is to see several kinds of help, not one kind in four
 * towns: of the best, each further one of a sort counts for less. */
static void vary(struct plan *p)
{
	size_t count = p->count < VARIED ? p->count : VARIED;
	double worth[VARIED];
	for (size_t i = 0; i < count; i++)
		worth[i] = p->best[i].score;
	for (size_t to = 0; to < count; to++) {
		size_t at = to;
		for (size_t i = to + 1; i < count; i++)
			if (worth[i] > worth[at])
				at = i;
		struct candidate chosen = p->best[at];
		memmove(&p->best[to + 1], &p->best[to], (at - to) * sizeof chosen);
		memmove(&worth[to + 1], &worth[to], (at - to) * sizeof *worth);
		p->best[to] = chosen;
		for (size_t i = to + 1; chosen.sort && i < count; i++)
			if (p->best[i].sort == chosen.sort)
				worth[i] *= NEXT_OF_SORT;
	}
}

struct candidates { struct candidate *items; size_t count; };

/* All that have the whole query; when that is less than enough, those that have less
 * of it too, step by step.  To who is still typing also when one of those fits better:
 * the last word may turn out to be another. */
static void choose(struct plan *p, const struct candidates *all)
{
	double best = 0, chosen = 0;
	for (size_t i = 0; p->enough < HANDFUL && i < all->count; i++)
		best = all->items[i].score > best ? all->items[i].score : best;
	static const double steps[] = { 0.999, 0.75, 0.5, 0.25, 0.0 };
	for (size_t n = 0; n < COUNT(steps) && (p->total < p->enough || chosen < best); n++) {
		p->total = p->count = 0;
		for (size_t i = 0; i < all->count; i++)
			if (all->items[i].cover > steps[n]) {
				p->total++;
				chosen = all->items[i].score > chosen ? all->items[i].score : chosen;
				keep(p, all->items[i]);
			}
		if (n == 0)
			p->full = p->total;
	}
}

static void weights_sum(double sums[1 << COLUMNS])
{
	sums[0] = 0;
	for (size_t set = 1; set < 1 << COLUMNS; set++)
		sums[set] = sums[set & (set - 1)] + column_weight[__builtin_ctzl(set)];
}

/* Which documents are in the place that is asked for; NULL: none is. */
static const bool *inside_of(struct arena *a, const struct plan *p, size_t from, size_t to)
{
	if (!p->within)
		return NULL;
	bool *inside = arena_alloc(a, to - from + 1);
	for (size_t i = 0; i < p->within_count; i++) {
		struct postings part = part_of(p->within[i], from, to);
		for (size_t n = 0; n < part.count; n++)
			inside[part.at[n] - from] = true;
	}
	return inside;
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
	const bool *inside = inside_of(a, p, from, to);
	double weights[1 << COLUMNS];
	weights_sum(weights);
	struct candidates all = { arena_alloc(a, (to - from + 1) * sizeof *all.items), 0 };
	for (size_t i = 0, at = 0; i < to - from; at = ends[i++])
		if (ends[i] > at && (!inside || inside[i]))
			all.items[all.count++] = document_weigh(
				p, weights, s->posted.rows[from + i], records + at, records + ends[i]);
	choose(p, &all);
	sort(p);
	vary(p);
}
