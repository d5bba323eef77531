/*
 * A query: words are read, looked for together, and when that gives less than
 * a handful, corrected and then eased to any of them.
 *
 * The expression that FTS5 gets is made of tokens of our own words, never of
 * what was typed, so that nothing in a query is an operator.
 */
#include "search/parts.h"
#include <math.h>

/* The order of the fits is the promise: as written, folded, stem, corrected, synonym. */
#define FIT_WRITTEN 1.0
#define FIT_FOLDED  0.95
#define FIT_STEM    0.8
#define FIT_PREFIX  0.75
#define FIT_TYPO    0.6
#define FIT_SYNONYM 0.4

enum {
	GUESSES = 3,                       /* corrections of a word that are looked for */
	RARE = 2,                          /* documents with a word that may yet be a mistake … */
	MUCH_MORE = 10,                    /* … if so many times more have its neighbour */
	BEGUN_WORDS = 8,
	RANKED_MOST = 1000,                /* documents, the most wanted of a common word */
	HITS_MOST = 10000,
};
enum pass { PASS_BRIEF, PASS_FULL, PASS_COUNT };

struct slot {
	struct word word;
	size_t start, end;                 /* where the visitor's word stands in the query */
	bool unfinished, replaced;
	int64_t count;                     /* documents with its stem */
	struct guess guesses[GUESSES];
	size_t guess_count;
};
struct find {
	struct search *s;
	struct arena *arena;
	const struct search_query *query;
	str text;
	int64_t from, to;                  /* rows of the kind that is asked for */
	double docs;                       /* in the index, and its version */
	int64_t version;
	enum pass pass;
	struct slot slots[SLOTS_MOST];
	size_t count;
	bool corrected;
	struct plan plan;
	struct buf match;
	size_t synonyms;
};

/* ---- reading ---- */

static int64_t stem_count(struct search *s, const struct word *w)
{
	sqlite3_stmt *q = search_statement(s, STEM_GET);
	search_bind(q, 1, shape_str(&w->stem));
	return search_number(s, q);
}

static void words_read(struct find *f, bool all)
{
	struct word w;
	for (size_t at = 0; f->count < SLOTS_MOST && word_next(f->text, &at, &w);) {
		bool unfinished = f->query->prefix && w.end == f->text.len;
		if (all || unfinished || !lexicon_stops(&f->s->lexicon, shape_str(&w.folded)))
			f->slots[f->count++] = (struct slot){ .word = w, .start = w.start, .end = w.end,
				.unfinished = unfinished, .count = stem_count(f->s, &w) };
	}
}

/* ---- the expression ---- */

static char stem_mark(const struct find *f)
{
	return f->pass == PASS_BRIEF ? TOKEN_BRIEF : TOKEN_ANY;
}

static void token_put(struct find *f, char mark, str text)
{
	buf_char(&f->match, '"');
	if (mark)
		buf_char(&f->match, mark);
	buf_put(&f->match, text);
	buf_char(&f->match, '"');
	f->plan.phrases++;
}

static struct way *way_add(struct find *f, enum way_kind kind, size_t slot, double fit)
{
	struct plan *p = &f->plan;
	struct way *w = arena_push(f->arena, &p->ways, &p->way_count, sizeof *w);
	*w = (struct way){ kind, slot, slot, p->phrases, 1, fit };
	if (kind != WAY_STEM)
		buf_put(&f->match, S(" OR "));
	return w;
}

/* Words that begin so: those of the brief columns, and where these do not
 * suffice, the most frequent ones of all. */
static void begun_put(struct find *f, size_t n)
{
	str folded = shape_str(&f->slots[n].word.folded);
	way_add(f, WAY_OTHER, n, FIT_PREFIX);
	token_put(f, folded.len <= BEGUN_MOST ? TOKEN_BEGUN : TOKEN_FOLDED, folded);
	if (folded.len > BEGUN_MOST)
		buf_put(&f->match, S(" *"));
	if (f->pass == PASS_BRIEF)
		return;
	sqlite3_stmt *q = search_statement(f->s, WORD_BEGUN);
	search_bind(q, 1, folded);
	/* No folded word has a byte as high as this. */
	str past = arena_printf(f->arena, "%.*s\xff", STR_ARG(folded));
	search_bind(q, 2, past);
	sqlite3_bind_int(q, 3, BEGUN_WORDS);
	while (search_step(f->s, q)) {
		way_add(f, WAY_OTHER, n, FIT_PREFIX);
		token_put(f, TOKEN_ANY, search_stem(f->arena, search_column(q, 0)));
	}
	sqlite3_reset(q);
}

static void slot_put(struct find *f, size_t n)
{
	const struct slot *slot = &f->slots[n];
	const struct word *w = &slot->word;
	buf_char(&f->match, '(');
	way_add(f, WAY_STEM, n, FIT_STEM);
	token_put(f, stem_mark(f), shape_str(&w->stem));
	if (f->pass != PASS_COUNT) {
		way_add(f, WAY_SHAPE, n, FIT_FOLDED);
		token_put(f, TOKEN_FOLDED, shape_str(&w->folded));
	}
	if (f->pass != PASS_COUNT && !str_eq(shape_str(&w->written), shape_str(&w->folded))) {
		way_add(f, WAY_SHAPE, n, FIT_WRITTEN);
		token_put(f, TOKEN_WRITTEN, shape_str(&w->written));
	}
	if (slot->unfinished)
		begun_put(f, n);
	for (size_t i = 0; i < slot->guess_count; i++) {
		way_add(f, WAY_OTHER, n, FIT_TYPO);
		token_put(f, stem_mark(f), search_stem(f->arena, slot->guesses[i].folded));
	}
	buf_char(&f->match, ')');
}

static void synonym_put(struct find *f, const struct phrase *p, size_t first, size_t last)
{
	if (f->synonyms++ >= SYNONYMS_MOST)
		return;
	struct way *w = way_add(f, WAY_SYNONYM, first, FIT_SYNONYM);
	w->last = last;
	w->phrases = p->count;
	buf_char(&f->match, '(');
	for (size_t i = 0; i < p->count; i++) {
		if (i)
			buf_put(&f->match, S(" AND "));
		token_put(f, stem_mark(f), p->stems[i]);
	}
	buf_char(&f->match, ')');
}

static void meanings_put(struct find *f, const str *stems, size_t first, size_t len)
{
	const struct lexicon *l = &f->s->lexicon;
	for (size_t i = 0; i < l->count; i++) {
		const struct meaning *m = &l->meanings[i];
		if (!meaning_has(m, stems, len))
			continue;
		for (size_t j = 0; j < m->count; j++)
			if (!phrase_is(&m->items[j], stems, len))
				synonym_put(f, &m->items[j], first, first + len - 1);
	}
}

static void match_build(struct find *f, str between)
{
	str stems[SLOTS_MOST];
	for (size_t i = 0; i < f->count; i++)
		stems[i] = shape_str(&f->slots[i].word.stem);
	f->match = (struct buf){ .arena = f->arena };
	f->plan = (struct plan){ .slots = f->count, .most = f->plan.most };
	f->plan.best = arena_alloc(f->arena, f->plan.most * sizeof *f->plan.best);
	f->synonyms = 0;
	for (size_t i = 0, len; i < f->count; i += len ? len : 1) {
		len = lexicon_longest(&f->s->lexicon, stems + i, f->count - i);
		buf_put(&f->match, i ? between : S(""));
		buf_put(&f->match, S("(("));
		slot_put(f, i);
		for (size_t j = 1; j < len; j++) {
			buf_put(&f->match, between);
			slot_put(f, i + j);
		}
		buf_char(&f->match, ')');
		if (len)
			meanings_put(f, stems + i, i, len);
		buf_char(&f->match, ')');
	}
}

/* ---- running ---- */

/* Rare words tell more; one word alone has nothing to be compared with. */
static void weights_set(struct find *f)
{
	for (size_t i = 0; i < f->count; i++) {
		double met = (double)f->slots[i].count;
		if (f->slots[i].unfinished && met < f->docs / 50)
			met = f->docs / 50;
		f->plan.weight[i] = f->count == 1 ? 1 : log(2 + f->docs / (1 + met));
	}
}

static sqlite3_stmt *match_statement(struct find *f, enum statement n, str between)
{
	match_build(f, between);
	sqlite3_stmt *q = search_statement(f->s, n);
	search_bind(q, 1, buf_str(&f->match));
	sqlite3_bind_int64(q, 2, f->from);
	sqlite3_bind_int64(q, 3, f->to);
	return q;
}

/* Ranks what matches into the plan; returns how many documents that were. */
static int64_t run(struct find *f, enum pass pass, str between)
{
	f->pass = pass;
	sqlite3_stmt *q = match_statement(f, MATCH, between);
	weights_set(f);
	/* Rows come in the order of boost: those that are left out are the least wanted. */
	if (pass == PASS_BRIEF)
		f->plan.enough = f->plan.most > RANKED_MOST ? (int64_t)f->plan.most : RANKED_MOST;
	f->s->plan = &f->plan;
	search_step(f->s, q);
	sqlite3_reset(q);
	f->s->plan = NULL;
	return f->plan.ranked;
}

static uint64_t expression_hash(const struct find *f)
{
	uint64_t h = 14695981039346656037u ^ (uint64_t)f->from;
	for (size_t i = 0; i < f->match.len; i++)
		h = (h ^ (unsigned char)f->match.ptr[i]) * 1099511628211u;
	return h;
}

/* Counting takes as long as ranking when a word is common; visitors turn pages
 * and ask the same, so that totals are kept. */
static int64_t run_count(struct find *f)
{
	struct plan ranked = f->plan;
	f->pass = PASS_COUNT;
	sqlite3_stmt *q = match_statement(f, MATCH_COUNT, S(" AND "));
	uint64_t hash = expression_hash(f);
	struct counted *known = &f->s->counted[hash % COUNTED_MOST];
	/* A version of a transaction that still writes is not one to remember. */
	if (known->expression != hash || known->version != f->version || f->s->writing)
		*known = (struct counted){ hash, f->s->writing ? -1 : f->version, search_number(f->s, q) };
	f->plan = ranked;
	return known->total;
}

/* Documents with all words.  If enough have them in the brief columns, which
 * rank first anyway, the rest is only counted. */
static int64_t run_all(struct find *f)
{
	int64_t brief = f->plan.most ? run(f, PASS_BRIEF, S(" AND ")) : 0;
	if (brief < HANDFUL || brief < (int64_t)f->plan.most)
		return run(f, PASS_FULL, S(" AND "));
	return f->query->prefix ? brief : run_count(f);
}

/* A word that is not in the index becomes the nearest one that is; one that is
 * nearly not there keeps its place, and much more frequent neighbours join it. */
static bool slot_correct(struct find *f, struct slot *slot)
{
	if (slot->count > RARE)
		return false;
	slot->guess_count = typo_guess(f->s, f->arena, shape_str(&slot->word.folded), slot->guesses,
		GUESSES);
	if (slot->count) {
		size_t kept = 0;
		for (size_t i = 0; i < slot->guess_count; i++)
			if (slot->guesses[i].count >= MUCH_MORE * slot->count)
				slot->guesses[kept++] = slot->guesses[i];
		slot->guess_count = kept;
	} else if (slot->guess_count) {
		size_t at = 0;
		word_next(slot->guesses[0].written, &at, &slot->word);
		slot->count = stem_count(f->s, &slot->word);
		slot->replaced = f->corrected = true;
	}
	return slot->guess_count > 0;
}

static bool words_correct(struct find *f)
{
	bool any = false;
	for (size_t i = 0; i < f->count; i++)
		any |= slot_correct(f, &f->slots[i]);
	return any;
}

/* The query with its corrected words in their places. */
static str corrected_text(struct find *f)
{
	struct buf out = { .arena = f->arena };
	size_t at = 0;
	for (size_t i = 0; i < f->count; i++) {
		const struct slot *slot = &f->slots[i];
		buf_put(&out, str_part(f->text, at, slot->start));
		at = slot->start;
		if (slot->replaced) {
			buf_put(&out, slot->guesses[0].written);
			at = slot->end;
		}
	}
	buf_put(&out, str_part(f->text, at, f->text.len));
	return buf_str(&out);
}

/* Documents with most words first; each step down only while there is not a
 * handful. */
static int64_t eased_total(const struct find *f)
{
	int64_t total = 0;
	for (size_t i = f->count; i > 0 && total < HANDFUL; i--)
		total += f->plan.met[i];
	return total;
}

static int64_t search_run(struct find *f)
{
	/* Who is still typing is shown what there is. */
	int64_t enough = f->query->prefix ? 1 : HANDFUL, total = run_all(f);
	if (total < enough && words_correct(f)) {
		int64_t typed = total;
		total = run_all(f);
		f->corrected &= !typed;
	}
	if (total < enough && f->count > 1) {
		run(f, PASS_FULL, S(" OR "));
		total = eased_total(f);
	}
	return total;
}

/* ---- the answer ---- */

static void hits_fetch(struct find *f, struct search_hits *hits)
{
	struct plan *p = &f->plan;
	size_t skip = (size_t)f->query->offset;
	rank_sort(p);
	if (p->count > (size_t)hits->total)
		p->count = (size_t)hits->total;
	if (p->count <= skip)
		return;
	hits->items = arena_alloc(f->arena, (p->count - skip) * sizeof *hits->items);
	for (size_t i = skip; i < p->count; i++) {
		sqlite3_stmt *q = search_statement(f->s, DOC_HIT);
		sqlite3_bind_int64(q, 1, p->best[i].row);
		sqlite3_bind_int64(q, 2, row_kind(p->best[i].row));
		if (search_step(f->s, q))
			hits->items[hits->count++] = (struct search_hit){
				.key = arena_copy(f->arena, search_column(q, 0)),
				.kind = arena_copy(f->arena, search_column(q, 1)),
				.title = arena_copy(f->arena, search_column(q, 2)),
				.score = (double)p->best[i].words * 1000 + p->best[i].score,
			};
		sqlite3_reset(q);
	}
}

static bool rows_choose(struct find *f)
{
	f->to = INT64_MAX;
	if (!f->query->kind)
		return true;
	sqlite3_stmt *q = search_statement(f->s, KIND_GET);
	search_bind(q, 1, str_of(f->query->kind));
	int64_t kind = search_number(f->s, q);
	f->from = row_first(kind, BOOST_MOST);
	f->to = row_last(kind);
	return kind > 0;
}

static void answer(struct find *f, struct search_hits *hits)
{
	words_read(f, false);
	if (!f->count)
		words_read(f, true);
	if (!f->count || !rows_choose(f))
		return;
	sqlite3_stmt *state = search_statement(f->s, STATE_GET);
	if (search_step(f->s, state)) {
		f->version = sqlite3_column_int64(state, 0);
		f->docs = (double)sqlite3_column_int64(state, 2);
	}
	sqlite3_reset(state);
	hits->total = search_run(f);
	hits_fetch(f, hits);
	if (f->corrected && hits->total)
		hits->corrected = corrected_text(f);
}

struct search_hits search_find(struct search *s, struct arena *a, const struct search_query *query)
{
	struct search_hits hits = { 0 };
	if (query->limit < 0 || query->limit > HITS_MOST || query->offset < 0
		|| query->offset > HITS_MOST - query->limit)
		return hits;
	struct find f = { .s = s, .arena = a, .query = query,
		.text = str_part(query->text, 0, QUERY_MOST),
		.plan.most = (size_t)(query->limit + query->offset) };
	if (!search_ready(s))
		return hits;
	bool own = !s->writing && search_do(s, BEGIN_READ);
	answer(&f, &hits);
	if (own)
		search_do(s, COMMIT);
	if (!s->writing)
		s->failed = false;
	return hits;
}
