/*
 * The tokenizer that FTS5 calls when a text enters or leaves.  A text becomes,
 * for each word, its stem and at the same place its folded and written shape;
 * of a long text, which is marked by its first byte, stems are enough.  A code
 * is one token.  FTS5 never parses a query: find.c asks for tokens.
 */
#include "search/parts.h"

typedef int emit(void *to, int flags, const char *token, int len, int start, int end);

/* Nothing is kept between calls, so the tokenizer is the search itself. */
static int tokenizer_make(void *context, const char **args, int count, Fts5Tokenizer **out)
{
	(void)args;
	(void)count;
	*out = context;
	return SQLITE_OK;
}

static void tokenizer_free(Fts5Tokenizer *tokenizer)
{
	(void)tokenizer;
}

struct target { void *to; emit *put; const struct word *word; int flags, code; };

static void token_emit(struct target *t, enum token_mark mark, const char *bytes, size_t len)
{
	char token[WORD_MOST + 1];
	size_t n = 0;
	if (t->code)
		return;
	if (mark)
		token[n++] = (char)mark;
	memcpy(token + n, bytes, len);
	t->code = t->put(t->to, t->flags, token, (int)(n + len),
		(int)t->word->start, (int)t->word->end);
	t->flags = FTS5_TOKEN_COLOCATED;
}

static void word_emit(struct target *t, const struct word *w, bool brief)
{
	t->word = w;
	t->flags = 0;
	token_emit(t, TOKEN_STEM, w->stem.bytes, w->stem.len);
	if (!brief)
		return;
	token_emit(t, TOKEN_FOLDED, w->folded.bytes, w->folded.len);
	if (!str_eq(shape_str(&w->written), shape_str(&w->folded)))
		token_emit(t, TOKEN_WRITTEN, w->written.bytes, w->written.len);
	for (size_t n = 1; n <= BEGUN_MOST && n <= w->folded.len; n++)
		token_emit(t, TOKEN_BEGUN, w->folded.bytes, n);
}

static void code_emit(struct target *t, str code)
{
	static const struct word nowhere;
	t->word = &nowhere;
	t->flags = 0;
	if (code.len && code.len < WORD_MOST)
		token_emit(t, TOKEN_CODE, code.ptr, code.len);
}

static void words_emit(struct search *s, struct target *t, str text, bool brief)
{
	struct word w;
	for (size_t at = 0; !t->code && word_next(text, &at, &w);) {
		word_emit(t, &w, brief);
		if (s->counting)
			tally_add(&s->words, shape_str(&w.folded), shape_str(&w.written), s->counting);
	}
}

static int tokenizer_run(Fts5Tokenizer *tokenizer, void *to, int flags, const char *bytes, int len,
	emit *put)
{
	(void)flags;
	struct search *s = (struct search *)tokenizer;
	struct target target = { .to = to, .put = put };
	str text = { bytes, (size_t)len }, piece, code;
	bool brief = !str_starts(text, S(LONG_TEXT));
	for (bool first = true; str_cut(&text, CODE_TEXT[0], &piece); first = false) {
		if (!first && str_cut(&piece, ' ', &code))
			code_emit(&target, code);
		words_emit(s, &target, piece, brief);
	}
	return target.code;
}

bool tokenizer_register(struct search *s, fts5_api *api)
{
	fts5_tokenizer czech = { tokenizer_make, tokenizer_free, tokenizer_run };
	return api->xCreateTokenizer(api, "czech", s, &czech, NULL) == SQLITE_OK;
}
