/*
 * Places in a query.  "pečovatelka v Trutnově" looks for the first word, in the
 * second: a place is known by its name in any case, by the longest name that
 * stands there, and without what follows a preposition in it ("Dvůr Králové").
 * A name that is also a word of the field ("práce", the village of Práče) is a
 * place only where it is written as one.
 */
#include "search/parts.h"

enum { WORDS_MOST = 40, NAME_WORDS = 8, NAMESAKES = 50 };

/* ---- into the index ---- */

static bool preposition(str folded)
{
	static const char *const words[] = {
		"v", "ve", "z", "ze", "do", "u", "na", "nad", "pod", "pri", "okolo", "kolem",
	};
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is(folded, words[i]))
			return true;
	return false;
}

static void name_add(
	struct search *s, const struct search_place *p, str first, str stems, bool part)
{
	sqlite3_stmt *q = search_statement(s, PLACE_ADD);
	search_bind(q, 1, first);
	search_bind(q, 2, stems);
	sqlite3_bind_int(q, 3, part);
	search_bind(q, 4, p->name);
	search_bind(q, 5, p->key);
	search_bind(q, 6, p->codes);
	sqlite3_bind_int64(q, 7, p->size);
	search_step(s, q);
	sqlite3_reset(q);
}

void search_place(struct search *s, const struct search_place *p)
{
	struct arena work = { 0 };
	struct buf stems = { .arena = &work };
	struct word w;
	str first = { 0 };
	for (size_t at = 0; word_next(p->name, &at, &w);) {
		if (first.ptr && preposition(shape_str(&w.folded)))
			name_add(s, p, first, arena_copy(&work, buf_str(&stems)), true);
		if (first.ptr)
			buf_char(&stems, ' ');
		buf_put(&stems, shape_str(&w.stem));
		if (!first.ptr)
			first = arena_copy(&work, shape_str(&w.stem));
	}
	if (first.ptr)
		name_add(s, p, first, buf_str(&stems), false);
	arena_free(&work);
}

/* ---- in a query ---- */

struct spelled { str stem, folded; size_t start, end; bool capital; };
struct words { struct spelled items[WORDS_MOST]; size_t count; };

static void words_take(struct arena *a, str text, struct words *to)
{
	struct word w;
	for (size_t at = 0; to->count < WORDS_MOST && word_next(text, &at, &w);)
		to->items[to->count++] = (struct spelled){ arena_copy(a, shape_str(&w.stem)),
			arena_copy(a, shape_str(&w.folded)), w.start, w.end,
			/* A letter whose small one is another. */
			text.ptr[w.start] != w.written.bytes[0] || (w.written.len > 1 &&
				(unsigned char)text.ptr[w.start] >= 0x80 &&
				text.ptr[w.start + 1] != w.written.bytes[1]) };
}

/* How many words from the first on the name takes; 0: it does not stand there. */
static size_t name_stands(const struct spelled *words, size_t count, str stems)
{
	size_t n = 0;
	for (str stem; str_cut(&stems, ' ', &stem); n++)
		if (n == count || n == NAME_WORDS || !str_eq(words[n].stem, stem))
			return 0;
	return n;
}

/* Whether a single word is meant as a place, and not as what else it may mean. */
static bool meant(struct search *s, const struct words *words, size_t at, bool here)
{
	const struct spelled *w = &words->items[at];
	struct guess lead = { .folded = w->folded };
	bool written = (at && w->capital) || (at && preposition(words->items[at - 1].folded));
	lexicon_count(s, &lead);
	if (lead.count || lead.written.ptr || lexicon_stops(&s->lexicon, w->folded))
		return false;
	/* Of a place that no document is in, its very name, unless texts use the word. */
	return here || written || !postings_of(s, TOKEN_STEM, w->stem, false).count;
}

static bool here(struct search *s, str codes)
{
	str code;
	/* The first is the place itself; the others are what it is part of. */
	return str_cut(&codes, ' ', &code) && postings_of(s, TOKEN_CODE, code, false).count;
}

static void place_look(struct search *s, struct arena *a, const struct words *words, size_t at,
	struct place_met *best)
{
	sqlite3_stmt *q = search_statement(s, PLACE_BEGUN);
	search_bind(q, 1, words->items[at].stem);
	sqlite3_bind_int(q, 2, NAMESAKES);
	while (search_step(s, q)) {
		size_t n = name_stands(&words->items[at], words->count - at, search_column(q, 0));
		str codes = arena_copy(a, search_column(q, 3));
		bool known = n && here(s, codes);
		if (n < best->words || !n || (n == best->words && (best->known || !known)))
			continue;
		bool exact = str_eq(words->items[at].folded, search_fold(a, search_column(q, 1)));
		if (n == 1 && (!meant(s, words, at, known) || (!known && !exact && !(at &&
			(words->items[at].capital || preposition(words->items[at - 1].folded))))))
			continue;
		size_t first = at && preposition(words->items[at - 1].folded) ? at - 1 : at;
		*best = (struct place_met){ .name = arena_copy(a, search_column(q, 1)),
			.key = arena_copy(a, search_column(q, 2)), .codes = codes, .words = n, .known = known,
			.start = words->items[first].start, .end = words->items[at + n - 1].end };
	}
	sqlite3_reset(q);
}

struct place_met place_find(struct search *s, struct arena *a, str text)
{
	struct words words = { .count = 0 };
	struct place_met best = { 0 };
	words_take(a, text, &words);
	for (size_t at = 0; at < words.count; at++)
		place_look(s, a, &words, at, &best);
	return best;
}
