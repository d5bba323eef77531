/*
 * A query: its words are read, looked for together, and when that gives less
 * than a handful, corrected and then eased to any of them.
 *
 * Each word gets ways in which a document may say it: its own shapes, the code
 * to which the lexicon says it leads, its corrections, and what means the same.
 */
#include "search/parts.h"
#include <math.h>
#include <stdlib.h>

#define UNSAID 0.6                     /* how much a word counts that no document says */
#define SURE_LEAST 0.2                 /* of the query, or nothing here answers it */

enum {
	GUESSES = 3,                       /* corrections of a word that are looked for */
	RARE = 2,                          /* documents with a word that may yet be a mistake … */
	MUCH_MORE = 10,                    /* … if so many times more have its neighbour */
	BEGUN_WORDS = 8,
	HITS_MOST = 10000,
	UNSAID_MOST = 4,                   /* words that no document says, which count */
};

struct slot {
	struct word word;
	size_t start, end;                 /* where the visitor's word stands in the query */
	bool unfinished, replaced, idle;     /* idle: it says nothing */
	int64_t count;                     /* documents with its stem */
	int64_t met;                       /* documents that say it in any way, at most */
	double fit;                        /* the best of these ways */
	bool otherwise;                    /* documents say it by words that mean the same */
	struct guess guesses[GUESSES];
	size_t guess_count;
};
struct find {
	struct search *s;
	struct arena *arena;
	const struct search_query *query;
	str text;
	double docs;                       /* in the index */
	struct leds leds;                  /* where the words lead */
	struct slot slots[SLOTS_MOST];
	size_t count;
	bool corrected;
	struct plan plan;
	size_t synonyms;
	struct place_met place;
};

/* ---- reading ---- */

static int64_t stem_count(struct search *s, const struct word *w)
{
	struct guess as_lead = { .folded = shape_str(&w->folded) };
	lexicon_count(s, &as_lead);
	return (int64_t)postings_of(s, TOKEN_STEM, shape_str(&w->stem), false).count + as_lead.count;
}

static void words_read(struct find *f, bool all)
{
	struct word w;
	for (size_t at = 0; f->count < SLOTS_MOST && word_next(f->text, &at, &w);) {
		if (f->place.name.ptr && w.start >= f->place.start && w.start < f->place.end)
			continue;
		bool unfinished = f->query->prefix && w.end == f->text.len;
		if (all || unfinished || !lexicon_stops(&f->s->lexicon, shape_str(&w.folded)))
			f->slots[f->count++] = (struct slot){ .word = w, .start = w.start, .end = w.end,
				.unfinished = unfinished, .count = stem_count(f->s, &w) };
	}
}

/* ---- the ways ---- */

static bool term_add(struct find *f, struct postings found)
{
	struct plan *p = &f->plan;
	if (!found.count)
		return false;
	*(struct term *)arena_push(f->arena, &p->terms, &p->term_count, sizeof *p->terms) =
		(struct term){ found, p->way_count };
	return true;
}

static void way_add(struct find *f, struct way w)
{
	struct plan *p = &f->plan;
	*(struct way *)arena_push(f->arena, &p->ways, &p->way_count, sizeof w) = w;
}

/* The ways of one word, gathered until they can be put in order. */
struct told { double fit; struct postings found; };
struct telling { struct told *items; size_t count; };

static void tell(struct find *f, struct telling *t, double fit, enum token_mark mark, str text,
	bool begun)
{
	struct postings found = postings_of(f->s, mark, text, begun);
	/* The same code or stem may come by more than one way. */
	for (size_t i = 0; i < t->count; i++)
		if (t->items[i].found.at == found.at) {
			t->items[i].fit = fmax(t->items[i].fit, fit);
			return;
		}
	if (found.count)
		*(struct told *)arena_push(f->arena, &t->items, &t->count, sizeof *t->items) =
			(struct told){ fit, found };
}

static void tell_begun(struct find *f, struct telling *t, str folded)
{
	if (folded.len <= BEGUN_MOST)
		tell(f, t, FIT_PREFIX, TOKEN_BEGUN, folded, false);
	else
		tell(f, t, FIT_PREFIX, TOKEN_FOLDED, folded, true);
	/* Of the long texts, which have stems only, the most frequent words that begin so. */
	sqlite3_stmt *q = search_statement(f->s, WORD_BEGUN);
	search_bind(q, 1, folded);
	/* No folded word has a byte as high as this. */
	str past = arena_printf(f->arena, "%.*s\xff", STR_ARG(folded));
	search_bind(q, 2, past);
	sqlite3_bind_int(q, 3, BEGUN_WORDS);
	while (search_step(f->s, q))
		tell(f, t, FIT_PREFIX, TOKEN_STEM, search_stem(f->arena, search_column(q, 0)), false);
	sqlite3_reset(q);
}

/* A document that is what the word leads to is found as if it held the word. */
static void tell_leads(struct find *f, struct telling *t, size_t slot)
{
	for (size_t i = 0; i < f->leds.count; i++)
		if (f->leds.items[i].slot == slot)
			tell(f, t, f->leds.items[i].fit, TOKEN_CODE, f->leds.items[i].code, false);
}

static int by_fit(const void *a, const void *b)
{
	const struct told *x = a, *y = b;
	return (x->fit < y->fit) - (x->fit > y->fit);
}

static void slot_add(struct find *f, size_t n)
{
	struct slot *slot = &f->slots[n];
	const struct word *w = &slot->word;
	struct telling t = { 0 };
	slot->met = 0;
	slot->fit = 0;
	slot->otherwise = false;
	tell(f, &t, FIT_WRITTEN, TOKEN_WRITTEN, shape_str(&w->written), false);
	tell(f, &t, FIT_FOLDED, TOKEN_FOLDED, shape_str(&w->folded), false);
	tell(f, &t, FIT_STEM, TOKEN_STEM, shape_str(&w->stem), false);
	if (slot->unfinished)
		tell_begun(f, &t, shape_str(&w->folded));
	for (size_t i = 0; i < slot->guess_count; i++)
		tell(f, &t, FIT_TYPO, TOKEN_STEM, search_stem(f->arena, slot->guesses[i].folded), false);
	tell_leads(f, &t, n);
	if (t.count)
		qsort(t.items, t.count, sizeof *t.items, by_fit);
	/* A guess is less sure than what was typed. */
	for (size_t i = 0; slot->replaced && i < t.count; i++)
		t.items[i].fit *= FIT_TYPO;
	if (t.count)
		slot->fit = t.items[0].fit;
	for (size_t i = 0; i < t.count; i++) {
		slot->met += (int64_t)t.items[i].found.count;
		term_add(f, t.items[i].found);
		way_add(f, (struct way){ (uint8_t)n, (uint8_t)n, 1, false, t.items[i].fit });
	}
}

static void synonym_add(struct find *f, const struct phrase *p, double fit, size_t first,
	size_t last)
{
	size_t terms = f->plan.term_count;
	if (f->synonyms == SYNONYMS_MOST)
		return;
	for (size_t i = 0; i < p->count; i++)
		if (!term_add(f, postings_of(f->s, TOKEN_STEM, p->stems[i], false))) {
			f->plan.term_count = terms;
			return;
		}
	f->synonyms++;
	for (size_t i = first; i <= last; i++) {
		f->slots[i].otherwise = true;
	}
	way_add(f, (struct way){ (uint8_t)first, (uint8_t)last, (uint8_t)p->count, true, fit });
}

static void meanings_add(struct find *f, const str *stems, size_t first, size_t len)
{
	const struct lexicon *l = &f->s->lexicon;
	/* Where a word leads says more than which other words there are for it. */
	double fit = FIT_SYNONYM;
	for (size_t i = 0; i < f->leds.count; i++)
		if (f->leds.items[i].slot == first &&
			postings_of(f->s, TOKEN_CODE, f->leds.items[i].code, false).count)
			fit = FIT_SYNONYM / 4;
	for (size_t i = 0; i < l->count; i++) {
		const struct meaning *m = &l->meanings[i];
		if (!meaning_has(m, stems, len))
			continue;
		for (size_t j = 0; j < m->count; j++)
			if (!phrase_is(&m->items[j], stems, len))
				synonym_add(f, &m->items[j], fit, first, first + len - 1);
	}
}

static void ways_find(struct find *f)
{
	str stems[SLOTS_MOST];
	struct lead_slot slots[SLOTS_MOST];
	for (size_t i = 0; i < f->count; i++) {
		const struct slot *slot = &f->slots[i];
		stems[i] = shape_str(&slot->word.stem);
		slots[i] = (struct lead_slot){ &slot->word, slot->unfinished, slot->guesses,
			slot->guess_count };
	}
	f->leds = leads_find(&f->s->lexicon, f->arena, slots, f->count);
	for (size_t i = 0, len; i < f->count; i += len ? len : 1) {
		len = lexicon_longest(&f->s->lexicon, stems + i, f->count - i);
		slot_add(f, i);
		for (size_t j = 1; j < len; j++)
			slot_add(f, i + j);
		if (len)
			meanings_add(f, stems + i, i, len);
	}
}

/* ---- running ---- */

/* Rare words tell more; one word alone has nothing to be compared with, and one
 * that no document says is no reason to leave any out. */
static void weights_set(struct find *f)
{
	size_t unsaid = 0;
	for (size_t i = 0; i < f->count; i++) {
		struct slot *slot = &f->slots[i];
		double met = fmin((double)slot->met, f->docs);
		if (!met && slot->otherwise)
			met = 1, slot->fit = FIT_SYNONYM;
		if (slot->unfinished)
			met = fmax(met, f->docs / 50);
		f->plan.weight[i] = !met ? 0 : f->count == 1 ? 1 : log(2 + f->docs / (1 + met));
		f->plan.weight[i] *= slot->fit;
		unsaid += !met && !slot->idle;
	}
	f->plan.unsaid = UNSAID * log(2 + f->docs) * fmin((double)unsaid, UNSAID_MOST);
}

/* Ranks documents with any of the words; returns how many have them all. */
static int64_t run(struct find *f)
{
	f->plan = (struct plan){ .slots = f->count,
		.most = f->plan.most,
		/* Who is still typing is shown what there is. */
		.enough = f->query->prefix ? 1 : HANDFUL,
		.from = f->plan.from,
		.to = f->plan.to,
		.within = f->plan.within,
		.within_count = f->plan.within_count };
	f->plan.best = arena_alloc(f->arena, f->plan.most * sizeof *f->plan.best + 1);
	f->synonyms = 0;
	ways_find(f);
	weights_set(f);
	rank(f->s, f->arena, &f->plan);
	return f->plan.full;
}

/* A word that is not in the index becomes the nearest one that is; one that is
 * nearly not there keeps its place, and much more frequent neighbours join it. */
static bool slot_correct(struct find *f, struct slot *slot)
{
	if (slot->count > RARE)
		return false;
	slot->guess_count = typo_guess(f->s, f->arena, shape_str(&slot->word.folded), slot->guesses,
		GUESSES);
	bool near = slot->guess_count && slot->guesses[0].distance == 1;
	slot->idle = !slot->count && !near && typo_of_stop_word(&f->s->lexicon,
		shape_str(&slot->word.folded));
	if (slot->idle) {
		slot->guess_count = 0;
	} else if (slot->count) {
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
	return slot->guess_count > 0 || slot->idle;
}

/* All words when what they find is little, otherwise those that no document says. */
static bool words_correct(struct find *f, bool all)
{
	bool any = false;
	for (size_t i = 0; i < f->count; i++)
		if (all || (!f->slots[i].met && !f->slots[i].unfinished))
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

static int64_t search_run(struct find *f)
{
	int64_t full = run(f);
	if (!f->query->exact && words_correct(f, full < f->plan.enough))
		run(f);
	return f->plan.count && f->plan.best[0].sure < SURE_LEAST ? 0 : f->plan.total;
}

/* ---- the answer ---- */

static void hits_fetch(struct find *f, struct search_hits *hits)
{
	struct plan *p = &f->plan;
	size_t skip = (size_t)f->query->offset, wanted = skip + (size_t)f->query->limit;
	if (p->count > wanted)
		p->count = wanted;
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
				.score = p->best[i].score, .sure = p->best[i].sure,
			};
		sqlite3_reset(q);
	}
}

static bool rows_choose(struct find *f)
{
	f->plan.to = INT64_MAX;
	if (!f->query->kind)
		return true;
	sqlite3_stmt *q = search_statement(f->s, KIND_GET);
	search_bind(q, 1, str_of(f->query->kind));
	int64_t kind = search_number(f->s, q);
	f->plan.from = row_first(kind, BOOST_MOST);
	f->plan.to = row_last(kind);
	return kind > 0;
}

/* What follows the last of the query's words is still being written. */
static void place_read(struct find *f)
{
	f->place = place_find(f->s, f->arena, f->text);
	words_read(f, false);
	/* Who writes a place alone looks for what is called so. */
	if (!f->count)
		f->place = (struct place_met){ 0 };
	if (!f->place.name.ptr)
		return;
	struct postings *within = NULL;
	str codes = f->place.codes, code;
	while (str_cut(&codes, ' ', &code))
		*(struct postings *)arena_push(f->arena, &within, &f->plan.within_count, sizeof *within) =
			postings_of(f->s, TOKEN_CODE, code, false);
	f->plan.within = within;
}

static str text_without_place(struct find *f)
{
	return arena_printf(f->arena, "%.*s%.*s",
		STR_ARG(str_trim(str_part(f->text, 0, f->place.start))),
		STR_ARG(str_part(f->text, f->place.end, f->text.len)));
}

/* In the place that the query names, and where there is nothing, anywhere. */
static int64_t search_where(struct find *f, struct search_hits *hits)
{
	int64_t total = search_run(f);
	if (!f->place.name.ptr)
		return total;
	if (!total) {
		f->plan.within = NULL;
		total = search_run(f);
		hits->place.elsewhere = total > 0;
	}
	hits->place.name = f->place.name;
	hits->place.key = f->place.key;
	hits->place.rest = str_trim(text_without_place(f));
	return total;
}

static void answer(struct find *f, struct search_hits *hits)
{
	sqlite3_stmt *state = search_statement(f->s, STATE_GET);
	int64_t version = search_step(f->s, state) ? sqlite3_column_int64(state, 0) : 0;
	f->docs = (double)sqlite3_column_int64(state, 2);
	int64_t lexicon = sqlite3_column_int64(state, 3);
	sqlite3_reset(state);
	if (lexicon != f->s->lexicon.number)
		lexicon_load(f->s, lexicon);
	postings_begin(f->s, version);
	if (!f->query->anywhere)
		place_read(f);
	if (!f->count)
		words_read(f, false);
	if (!f->count)
		words_read(f, true);
	if (!f->count || !rows_choose(f))
		return;
	hits->total = search_where(f, hits);
	if (hits->total)
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
	if (f.plan.most < VARIED)
		f.plan.most = VARIED;
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
