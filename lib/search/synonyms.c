/* Words and phrases that mean the same, and words that say nothing. */
#include "search/parts.h"

bool lexicon_stops(const struct lexicon *l, str folded)
{
	for (size_t i = 0; i < l->stop_count; i++)
		if (str_eq(l->stop_words[i], folded))
			return true;
	return false;
}

static bool phrase_begins(const struct phrase *p, const str *stems, size_t count)
{
	for (size_t i = 0; i < p->count; i++)
		if (i == count || !str_eq(p->stems[i], stems[i]))
			return false;
	return true;
}

size_t lexicon_longest(const struct lexicon *l, const str *stems, size_t count)
{
	size_t longest = 0;
	for (size_t i = 0; i < l->count; i++)
		for (size_t j = 0; j < l->meanings[i].count; j++) {
			const struct phrase *p = &l->meanings[i].items[j];
			if (p->count > longest && phrase_begins(p, stems, count))
				longest = p->count;
		}
	return longest;
}

bool phrase_is(const struct phrase *p, const str *stems, size_t count)
{
	return p->count == count && phrase_begins(p, stems, count);
}

bool meaning_has(const struct meaning *m, const str *stems, size_t count)
{
	for (size_t i = 0; i < m->count; i++)
		if (phrase_is(&m->items[i], stems, count))
			return true;
	return false;
}

/* Stems of the words that say something; of all if none does ("na ulici",
 * but also "bez"). */
static struct phrase phrase_read(struct lexicon *l, str text)
{
	str *stems = NULL;
	struct word w;
	size_t count = 0, all = 0;
	for (size_t at = 0; word_next(text, &at, &w); all++)
		if (!lexicon_stops(l, shape_str(&w.folded)))
			*(str *)arena_push(&l->arena, &stems, &count, sizeof *stems) =
				arena_copy(&l->arena, shape_str(&w.stem));
	for (size_t at = 0; !count && all && word_next(text, &at, &w); all--)
		*(str *)arena_push(&l->arena, &stems, &count, sizeof *stems) =
			arena_copy(&l->arena, shape_str(&w.stem));
	return (struct phrase){ stems, count };
}

static void meaning_add(struct lexicon *l, struct meaning *m, str text)
{
	struct phrase p = phrase_read(l, text);
	if (p.count && !meaning_has(m, p.stems, p.count))
		*(struct phrase *)arena_push(&l->arena, &m->items, &m->count, sizeof p) = p;
}

void search_synonyms(struct search *s, str term, const struct str_list *synonyms)
{
	struct lexicon *l = &s->lexicon;
	struct meaning m = { 0 };
	meaning_add(l, &m, term);
	for (size_t i = 0; i < synonyms->count; i++)
		meaning_add(l, &m, synonyms->items[i]);
	if (m.count > 1)
		*(struct meaning *)arena_push(&l->arena, &l->meanings, &l->count, sizeof m) = m;
}

void search_stop_words(struct search *s, const struct str_list *words)
{
	struct lexicon *l = &s->lexicon;
	for (size_t i = 0; i < words->count; i++) {
		str folded = search_fold(&l->arena, str_trim(words->items[i]));
		if (folded.len && !lexicon_stops(l, folded))
			*(str *)arena_push(&l->arena, &l->stop_words, &l->stop_count, sizeof folded) = folded;
	}
}

/* ---- the files of data/lexicon ---- */

static bool line_next(str *rest, str *line)
{
	while (str_cut(rest, '\n', line)) {
		*line = str_trim(*line);
		if (line->len && line->ptr[0] != '#')
			return true;
	}
	return false;
}

static void stop_words_read(struct search *s, str text)
{
	str line;
	while (line_next(&text, &line))
		search_stop_words(s, &(struct str_list){ &line, 1 });
}

static struct str_list list_read(struct arena *a, str text, const char *separators)
{
	struct str_list list = { 0 };
	str *items = NULL;
	for (size_t from = 0, at = 0; at <= text.len; at++)
		if (at == text.len || strchr(separators, text.ptr[at])) {
			if (at > from)
				*(str *)arena_push(a, &items, &list.count, sizeof *items) =
					arena_copy(a, str_part(text, from, at));
			from = at + 1;
		}
	list.items = items;
	return list;
}

/* Term;synonyms;codes;wide codes */
static void synonyms_read(struct search *s, str text)
{
	struct lexicon *l = &s->lexicon;
	str line, term, listed, codes;
	line_next(&text, &line);                /* names of the columns */
	while (line_next(&text, &line)) {
		if (!str_cut(&line, ';', &term) || !str_cut(&line, ';', &listed))
			continue;
		struct str_list list = list_read(&l->arena, listed, "|");
		search_synonyms(s, term, &list);
		str_cut(&line, ';', &codes);
		struct topic topic = { list_read(&l->arena, codes, "|"), list_read(&l->arena, line, "|;") };
		if (topic.codes.count || topic.wide.count)
			topic_add(l, &topic, term, &list);
	}
	topics_weigh(l);
}

str search_code(struct arena *a, str code)
{
	return arena_printf(a, CODE_TEXT "%.*s ", STR_ARG(code));
}

/* ---- in the index, so that every program and thread that uses it knows it ---- */

void lexicon_load(struct search *s, int64_t number)
{
	struct arena work = { 0 };
	arena_free(&s->lexicon.arena);
	s->lexicon = (struct lexicon){ .number = number };
	sqlite3_stmt *q = search_statement(s, LEXICON_GET);
	if (search_step(s, q)) {
		/* Stop words first: phrases are read without them. */
		stop_words_read(s, search_column(q, 0));
		synonyms_read(s, arena_copy(&work, search_column(q, 1)));
	}
	sqlite3_reset(q);
	arena_free(&work);
	/* Its words are among those that mistyped ones may have been. */
	s->vocabulary.stale = true;
}

void search_lexicon(struct search *s, str stop_words, str synonyms)
{
	bool own = !s->writing;
	int64_t mark = own ? search_mark(s) : 0;
	if (own)
		search_begin(s);
	sqlite3_stmt *q = search_statement(s, LEXICON_SET);
	search_bind(q, 1, stop_words);
	search_bind(q, 2, synonyms);
	search_step(s, q);
	sqlite3_reset(q);
	search_do(s, LEXICON_RAISE);
	if (own)
		search_commit(s, mark);
}
