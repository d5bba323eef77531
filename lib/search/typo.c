/*
 * Mistyped words.  The words of the index are kept in memory by their length,
 * each with a set of its letters; a word that is near shares nearly all of
 * them, so that few are left for the slow comparison.
 */
#include "search/parts.h"

enum { LETTERS_MOST = WORD_MOST, SHORTEST_WORD = 3, SHORT_WORD = 7, SHORTEST_STEM = 7, ENDINGS = 2,
	BY_STEM = 3, ANOTHER = 9 };

struct entry { uint32_t letters; str folded, stem; };
struct bucket { struct entry *items; size_t count; };

/* Code points of a word; 0 if it is longer than a word may be. */
static int points_read(str s, int32_t *points)
{
	int n = 0;
	struct letter l;
	for (size_t at = 0; at < s.len && n < LETTERS_MOST; at += l.taken) {
		letter_read((str){ s.ptr + at, s.len - at }, &l);
		points[n++] = l.point;
	}
	return n;
}

static uint32_t letters_of(const int32_t *points, int n)
{
	uint32_t set = 0;
	for (int i = 0; i < n; i++)
		set |= 1u << (points[i] & 31);
	return set;
}

static int least(int a, int b) { return a < b ? a : b; }

/* Damerau and Levenshtein, with swaps of neighbours only; three rows suffice. */
static int distance(const int32_t *a, int an, const int32_t *b, int bn, int most)
{
	int rows[3][LETTERS_MOST + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2];
	for (int j = 0; j <= bn; j++)
		above[j] = j;
	for (int i = 1; i <= an; i++) {
		int lowest = row[0] = i;
		for (int j = 1; j <= bn; j++) {
			int cost = least(above[j - 1] + (a[i - 1] != b[j - 1]),
				least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				cost = least(cost, before[j - 2] + 1);
			row[j] = cost;
			lowest = least(lowest, cost);
		}
		if (lowest > most)
			return most + 1;
		int *free = before;
		before = above;
		above = row;
		row = free;
	}
	return least(above[bn], most + 1);
}

int typo_distance(str a, str b, int most)
{
	int32_t x[LETTERS_MOST], y[LETTERS_MOST];
	int xn = points_read(a, x), yn = points_read(b, y);
	return distance(x, xn, y, yn, most);
}

/* ---- the vocabulary in memory ---- */

static void vocabulary_add(struct vocabulary *v, str folded)
{
	int32_t points[LETTERS_MOST];
	int n = points_read(folded, points);
	struct bucket *b = &v->buckets[n];
	*(struct entry *)arena_push(&v->arena, &b->items, &b->count, sizeof *b->items) =
		(struct entry){ letters_of(points, n), arena_copy(&v->arena, folded),
			search_stem(&v->arena, folded) };
}

/* Takes over words that came since; all of them once the index was emptied. */
static void vocabulary_load(struct search *s)
{
	struct vocabulary *v = &s->vocabulary;
	sqlite3_stmt *state = search_statement(s, STATE_GET);
	int64_t epoch = search_step(s, state) ? sqlite3_column_int64(state, 1) : 0;
	sqlite3_reset(state);
	if (!v->buckets || epoch != v->epoch || v->stale) {
		arena_free(&v->arena);
		*v = (struct vocabulary){ .epoch = epoch };
		v->buckets = arena_alloc(&v->arena, (LETTERS_MOST + 1) * sizeof *v->buckets);
		for (size_t i = 0; i < s->lexicon.words.count; i++)
			vocabulary_add(v, s->lexicon.words.items[i].folded);
	}
	sqlite3_stmt *q = search_statement(s, WORD_NEW);
	sqlite3_bind_int64(q, 1, v->last);
	while (search_step(s, q)) {
		v->last = sqlite3_column_int64(q, 0);
		vocabulary_add(v, search_column(q, 1));
	}
	sqlite3_reset(q);
}

/* ---- guessing ---- */

static bool nearer(const struct guess *a, const struct guess *b, char first)
{
	if (a->distance != b->distance)
		return a->distance < b->distance;
	bool same_a = a->folded.ptr[0] == first, same_b = b->folded.ptr[0] == first;
	if (same_a != same_b)
		return same_a;
	if (a->count != b->count)
		return a->count > b->count;
	return str_order(a->folded, b->folded) < 0;
}

/* How often the word is there now; memory may hold words that went. */
static void guess_look_up(struct search *s, struct arena *a, struct guess *g)
{
	sqlite3_stmt *q = search_statement(s, WORD_GET);
	search_bind(q, 1, g->folded);
	if (search_step(s, q)) {
		g->written = arena_copy(a, search_column(q, 0));
		g->count = sqlite3_column_int64(q, 1);
	}
	sqlite3_reset(q);
	lexicon_count(s, g);
}

static size_t guess_keep(struct guess *best, size_t count, size_t most, struct guess g, char first)
{
	/* A word of a text may be one of the lexicon too. */
	for (size_t i = 0; i < count; i++)
		if (str_eq(best[i].folded, g.folded))
			return count;
	size_t at = count < most ? count++ : most;
	while (at > 0 && nearer(&g, &best[at - 1], first)) {
		if (at < most)
			best[at] = best[at - 1];
		at--;
	}
	if (at < most)
		best[at] = g;
	return count;
}

/* What is looked for: a word, and its stem, for a word may be mistyped and in a
 * case that the index does not have ("ubytovnně"). */
struct wanted {
	int32_t folded[LETTERS_MOST], stem[LETTERS_MOST];
	int len, stem_len, allowed;
	uint32_t letters;
};

/* ANOTHER: it is another word. */
static int entry_distance(const struct wanted *w, const struct entry *e)
{
	int32_t other[LETTERS_MOST];
	int least_of = distance(w->folded, w->len, other, points_read(e->folded, other), w->allowed);
	if (least_of > w->allowed)
		least_of = ANOTHER;
	if (least_of <= 1 || w->stem_len < SHORTEST_STEM || e->folded.ptr[0] != (char)w->folded[0])
		return least_of;
	int stems = distance(w->stem, w->stem_len, other, points_read(e->stem, other), 1);
	return stems == 1 ? least(least_of, BY_STEM) : least_of;
}

size_t typo_guess(struct search *s, struct arena *a, str folded, struct guess *best, size_t most)
{
	struct wanted w = { .stem_len = 0 };
	str stem = search_stem(a, folded);
	w.len = points_read(folded, w.folded);
	w.stem_len = points_read(stem, w.stem);
	w.allowed = w.len <= SHORT_WORD ? 1 : 2;
	w.letters = letters_of(w.folded, w.len);
	size_t count = 0;
	if (w.len < SHORTEST_WORD)
		return 0;
	vocabulary_load(s);
	for (int len = w.len - w.allowed - ENDINGS; len <= w.len + w.allowed + ENDINGS; len++) {
		const struct bucket *b = &s->vocabulary.buckets[len < 0 ? 0 : len];
		for (size_t i = 0; len > 0 && len <= LETTERS_MOST && i < b->count; i++) {
			/* A changed letter makes at most two differences between the sets. */
			if (__builtin_popcount(b->items[i].letters ^ w.letters) > 2 * w.allowed + ENDINGS)
				continue;
			struct guess g = { .folded = b->items[i].folded };
			g.distance = entry_distance(&w, &b->items[i]);
			if (g.distance == 0 || g.distance == ANOTHER)
				continue;
			guess_look_up(s, a, &g);
			if (g.count > 0)
				count = guess_keep(best, count, most, g, folded.ptr[0]);
		}
	}
	for (size_t i = 0; i < count; i++)
		best[i].folded = arena_copy(a, best[i].folded);
	return count;
}

/* A word that says nothing may be mistyped too; it is not missed then. */
bool typo_of_stop_word(const struct lexicon *l, str folded)
{
	for (size_t i = 0; folded.len > SHORTEST_WORD && i < l->stop_count; i++)
		if (l->stop_words[i].len >= SHORTEST_WORD &&
			typo_distance(folded, l->stop_words[i], 1) == 1)
			return true;
	return false;
}
