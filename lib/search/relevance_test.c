/*
 * Whether people find what they mean: queries as they are typed, each with the
 * kinds of services that answer it, over one document of each kind.
 */
#include "search/parts.h"
#include "tests/check.h"

static void close_index(void *s) { search_close(s); }

static str column(str line, char separator, int n)
{
	str value = { 0 };
	for (int i = 0; i <= n; i++)
		if (!str_cut(&line, separator, &value))
			return (str){ 0 };
	return value;
}

static struct search *kinds_of_services(struct check *t)
{
	struct search *s = search_open(":memory:");
	arena_on_free(&t->arena, close_index, s);
	search_lexicon(s, file_read(&t->arena, "data/lexicon/stopwords-cs.txt", 1 << 20),
		file_read(&t->arena, "data/lexicon/synonyms-social-cs.csv", 1 << 20));
	str text = file_read(&t->arena, "data/codelists/service_types.csv", 1 << 20), line;
	str_cut(&text, '\n', &line);
	search_begin(s);
	/* Code and name stand before the first column that may be quoted. */
	while (str_cut(&text, '\n', &line))
		search_put(s, &(struct search_doc){ .key = column(line, ',', 0), .kind = S("type"),
			.title = column(line, ',', 6),
			.type = search_code(&t->arena, column(line, ',', 0)) });
	search_commit(s, 1);
	return s;
}

static bool expected(str wanted, str key)
{
	str one;
	while (str_cut(&wanted, '|', &one))
		if (str_eq(one, key))
			return true;
	return false;
}

typedef str change(struct check *, str query);

static str as_typed(struct check *t, str query)
{
	(void)t;
	return query;
}

static str without_diacritics(struct check *t, str query) { return search_fold(&t->arena, query); }

/* Swaps two letters in the middle of the longest word. */
static str mistyped(struct check *t, str query)
{
	str folded = search_fold(&t->arena, query), rest = folded, word, longest = { 0 };
	while (str_cut(&rest, ' ', &word))
		if (word.len > longest.len)
			longest = word;
	char *middle = (char *)longest.ptr + longest.len / 2, kept = *middle;
	*middle = middle[-1];
	middle[-1] = kept;
	return folded;
}

struct result { int queries, right, empty; };

static struct result ask_all(struct check *t, change *made)
{
	struct result result = { 0 };
	struct search *s = kinds_of_services(t);
	str text = file_read(&t->arena, "tests/data/lexicon/queries-relevance-seed.csv", 1 << 20), line;
	str_cut(&text, '\n', &line);
	str_cut(&text, '\n', &line);
	while (str_cut(&text, '\n', &line) && line.len) {
		struct search_query q = { .text = made(t, column(line, ';', 0)), .limit = 3 };
		struct search_hits hits = search_find(s, &t->arena, &q);
		bool right = false;
		for (size_t i = 0; i < hits.count; i++)
			right |= expected(column(line, ';', 2), hits.items[i].key);
		result.queries++;
		result.right += right;
		result.empty += !hits.count;
		if (!right)
			log_event(LOG_DEBUG, "missed", LOG_TEXT("query", q.text));
	}
	return result;
}

UNIT(search_answers_95_of_100_queries_among_the_first_three)
{
	struct result r = ask_all(t, as_typed);
	CHECK(r.queries == 55);
	CHECK(r.right * 100 >= r.queries * 95);
	CHECK(r.empty * 100 <= r.queries * 2);
}

UNIT(search_answers_95_of_100_queries_without_diacritics)
{
	struct result r = ask_all(t, without_diacritics);
	CHECK(r.right * 100 >= r.queries * 95);
}

UNIT(search_answers_90_of_100_mistyped_queries)
{
	struct result r = ask_all(t, mistyped);
	CHECK(r.right * 100 >= r.queries * 90);
}
