/* Mistyped words. */
#include "search/parts.h"
#include "tests/check.h"

enum { TYPOS = 1000 };

static void close_index(void *s) { search_close(s); }

static struct search *index_open(struct check *t)
{
	struct search *s = search_open(":memory:");
	arena_on_free(&t->arena, close_index, s);
	return s;
}

static void put(struct search *s, str key, str title)
{
	search_put(s, &(struct search_doc){ .key = key, .kind = S("service"), .title = title });
}

static struct search_hits find(struct check *t, struct search *s, str text)
{
	return search_find(s, &t->arena, &(struct search_query){ .text = text, .limit = 20 });
}

UNIT(typo_distance_counts_changes_additions_losses_and_swaps)
{
	CHECK(typo_distance(S("pece"), S("pece"), 2) == 0);
	CHECK(typo_distance(S("pece"), S("peca"), 2) == 1);
	CHECK(typo_distance(S("pece"), S("pecee"), 2) == 1);
	CHECK(typo_distance(S("pece"), S("pce"), 2) == 1);
	CHECK(typo_distance(S("pece"), S("epce"), 2) == 1);
	CHECK(typo_distance(S("stacionar"), S("staciornr"), 2) == 2);
	CHECK(typo_distance(S("stacionar"), S("noclehar"), 2) == 3);
	CHECK(typo_distance(S("київ"), S("киев"), 2) == 1);
	CHECK(typo_distance(S(""), S("ab"), 2) == 2);
}

UNIT(search_corrects_a_mistyped_word_and_says_so)
{
	struct search *s = index_open(t);
	search_begin(s);
	put(s, S("1"), S("Pečovatelská služba Trutnov"));
	put(s, S("2"), S("Denní stacionář"));
	CHECK(search_commit(s, 1));
	struct search_hits hits = find(t, s, S("Pečovatleská služba"));
	CHECK(hits.count == 1 && str_is(hits.items[0].key, "1"));
	CHECK(str_is(hits.corrected, "pečovatelská služba"));
	hits = find(t, s, S("stacoinar"));
	CHECK(hits.count == 1 && str_is(hits.items[0].key, "2") && str_is(hits.corrected, "stacionář"));
	CHECK(!find(t, s, S("stacionare")).corrected.ptr);
	CHECK(find(t, s, S("xylofonista")).total == 0 && !find(t, s, S("xylofonista")).corrected.ptr);
}

UNIT(search_corrects_to_words_that_came_later_and_not_to_those_that_went)
{
	struct search *s = index_open(t);
	search_begin(s);
	put(s, S("1"), S("Stacionář"));
	CHECK(search_commit(s, 1) && find(t, s, S("stacoinar")).total == 1);
	search_begin(s);
	put(s, S("2"), S("Noclehárna"));
	search_drop(s, S("1"));
	CHECK(search_commit(s, 2));
	CHECK(find(t, s, S("nocleharan")).total == 1 && find(t, s, S("stacoinar")).total == 0);
	search_begin(s);
	search_clear(s);
	put(s, S("3"), S("Hospic"));
	CHECK(search_commit(s, 3));
	CHECK(find(t, s, S("hopsic")).total == 1 && find(t, s, S("nocleharan")).total == 0);
}

UNIT(search_adds_a_far_more_frequent_neighbour_of_a_rare_word)
{
	struct search *s = index_open(t);
	search_begin(s);
	put(s, S("rare"), S("Sanice"));
	for (int i = 0; i < 30; i++)
		put(s, arena_printf(&t->arena, "%d", i), S("Stanice"));
	CHECK(search_commit(s, 1));
	struct search_hits hits = find(t, s, S("sanice"));
	CHECK(hits.total == 31 && str_is(hits.items[0].key, "rare") && !hits.corrected.ptr);
}

/* ---- how many typos are put right ---- */

struct chance { uint64_t state; };

static size_t chance_below(struct chance *c, size_t n)
{
	c->state = c->state * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(c->state >> 33) % n;
}

/* One letter changed, added, left out or swapped with the next. */
static str mistype(struct check *t, str word, struct chance *c)
{
	struct buf b = { .arena = &t->arena };
	size_t at = chance_below(c, word.len - 1);
	char letter = (char)('a' + chance_below(c, 26));
	int kind = (int)chance_below(c, 4);
	buf_put(&b, str_part(word, 0, at));
	if (kind == 0)
		buf_printf(&b, "%c", letter);
	else if (kind == 1)
		buf_printf(&b, "%c%c", letter, word.ptr[at]);
	else if (kind == 2)
		buf_printf(&b, "%c%c", word.ptr[at + 1], word.ptr[at]);
	buf_put(&b, str_part(word, at + (kind == 2 ? 2 : 1), word.len));
	return buf_str(&b);
}

static bool known(struct search *s, str word)
{
	sqlite3_stmt *q = search_statement(s, WORD_GET);
	search_bind(q, 1, word);
	bool there = search_step(s, q);
	sqlite3_reset(q);
	return there;
}

static struct str_list vocabulary(struct check *t, struct search *s)
{
	str *words = NULL;
	struct str_list list = { 0 };
	sqlite3_stmt *q = search_statement(s, WORD_NEW);
	sqlite3_bind_int64(q, 1, 0);
	while (search_step(s, q)) {
		str word = search_column(q, 1);
		if (word.len >= 4 && (unsigned char)word.ptr[0] >= 'a')
			*(str *)arena_push(&t->arena, &words, &list.count, sizeof *words) =
				arena_copy(&t->arena, word);
	}
	sqlite3_reset(q);
	list.items = words;
	return list;
}

static void put_lines(struct check *t, struct search *s, const char *path)
{
	str text = file_read(&t->arena, path, 1 << 20), line;
	search_begin(s);
	for (int n = 0; str_cut(&text, '\n', &line); n++)
		put(s, arena_printf(&t->arena, "%s:%d", path, n), line);
	search_commit(s, 1);
}

UNIT(search_puts_95_of_100_typos_right)
{
	struct search *s = index_open(t);
	put_lines(t, s, "data/lexicon/synonyms-social-cs.csv");
	put_lines(t, s, "tests/data/lexicon/inflection_groups.txt");
	put_lines(t, s, "tests/data/lexicon/queries-relevance-seed.csv");
	struct str_list words = vocabulary(t, s);
	struct chance c = { 20260312 };
	int tried = 0, first = 0, any = 0;
	CHECK(words.count > 500);
	while (tried < TYPOS) {
		str word = words.items[chance_below(&c, words.count)], typo = mistype(t, word, &c);
		struct guess guesses[3];
		/* What happens to be another word is no mistake that can be seen. */
		if (known(s, typo))
			continue;
		size_t count = typo_guess(s, &t->arena, typo, guesses, COUNT(guesses));
		tried++;
		first += count && str_eq(guesses[0].folded, word);
		for (size_t i = 0; i < count; i++)
			any += str_eq(guesses[i].folded, word);
	}
	log_event(LOG_DEBUG, "typos", LOG_INT("first", first), LOG_INT("any", any));
	CHECK(first >= TYPOS * 95 / 100);
	CHECK(any >= TYPOS * 99 / 100);
}
