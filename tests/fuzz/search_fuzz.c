/*
 * Fuzzing of words, stems, sort keys and queries.  The first byte says what is
 * asked; the rest is put as a document and asked as a query.
 *
 * Built of this file, lib/search and lib/base (without their tests) by
 *     clang -std=gnu17 -D_GNU_SOURCE -g -O1 -fsanitize=fuzzer,address,undefined -Ilib -I. …
 *         $(pkg-config --cflags --libs sqlite3 libutf8proc icu-i18n icu-uc) -lm
 */
#include "search/parts.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

static void close_index(void *s) { search_close(s); }

static struct search *index_of(struct arena *a)
{
	static const char *const titles[] = {
		"Pečovatelská služba", "Domov pro seniory", "Noclehárna",
	};
	struct search *s = search_open(":memory:");
	str synonyms[] = { S("domov důchodců"), S("stáří") };
	assert(s);
	arena_on_free(a, close_index, s);
	search_synonyms(s, S("senior"), &(struct str_list){ synonyms, COUNT(synonyms) });
	search_begin(s);
	for (size_t i = 0; i < COUNT(titles); i++)
		search_put(s, &(struct search_doc){ .key = str_of(titles[i]), .kind = S("service"),
			.title = str_of(titles[i]) });
	assert(search_commit(s, 1));
	return s;
}

static void check_words(struct arena *a, str text)
{
	struct word w;
	size_t before = 0;
	for (size_t at = 0; word_next(text, &at, &w); before = w.end) {
		assert(w.start >= before && w.end > w.start && w.end <= text.len && at >= w.end);
		assert(w.folded.len && w.folded.len <= WORD_MOST && w.written.len <= WORD_MOST);
		assert(w.stem.len && w.stem.len <= w.folded.len + 1);
		assert(utf8_valid(shape_str(&w.folded)) && utf8_valid(shape_str(&w.written)));
	}
	assert(utf8_valid(search_sort_key(a, text)));
	str folded = search_fold(a, text);
	assert(str_eq(search_fold(a, folded), folded));
}

static void check_queries(struct arena *a, uint8_t asked, str text)
{
	struct search *s = index_of(a);
	struct search_query q = { .text = text, .limit = asked & 15, .offset = asked >> 6,
		.kind = asked & 16 ? "service" : NULL, .prefix = asked & 32 };
	struct search_hits hits = search_find(s, a, &q);
	assert(hits.count <= 15 && !s->failed && !s->damaged);
	search_begin(s);
	search_put(s, &(struct search_doc){ .key = S("input"), .kind = S("service"), .title = text,
		.body = text });
	assert(search_commit(s, 2));
	search_find(s, a, &q);
	search_begin(s);
	search_drop(s, S("input"));
	assert(search_commit(s, 3) && search_find(s, a, &q).total == hits.total);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena a = { 0 };
	if (count > 0) {
		str text = { (const char *)bytes + 1, count - 1 };
		check_words(&a, text);
		check_queries(&a, bytes[0], text);
	}
	arena_free(&a);
	return 0;
}
