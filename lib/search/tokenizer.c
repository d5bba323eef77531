/*
 * The tokenizer that FTS5 calls.  A text becomes, for each word, its stem and
 * at the same place its folded and written shape; of a long text, which is
 * marked by its first byte, stems are enough.  A query is never parsed here:
 * find.c builds it of finished tokens, each in quotes, and each is taken as it
 * stands.
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
	token_emit(t, TOKEN_ANY, w->stem.bytes, w->stem.len);
	if (!brief)
		return;
	token_emit(t, TOKEN_BRIEF, w->stem.bytes, w->stem.len);
	token_emit(t, TOKEN_FOLDED, w->folded.bytes, w->folded.len);
	if (!str_eq(shape_str(&w->written), shape_str(&w->folded)))
		token_emit(t, TOKEN_WRITTEN, w->written.bytes, w->written.len);
	for (size_t n = 1; n <= BEGUN_MOST && n <= w->folded.len; n++)
		token_emit(t, TOKEN_BEGUN, w->folded.bytes, n);
}

static int text_tokens(struct search *s, void *to, str text, emit *put)
{
	struct word w;
	struct target target = { .to = to, .put = put };
	bool brief = !str_starts(text, S(LONG_TEXT));
	for (size_t at = 0; !target.code && word_next(text, &at, &w);) {
		word_emit(&target, &w, brief);
		if (s->counting) {
			tally_add(&s->words, shape_str(&w.folded), shape_str(&w.written), s->counting);
			tally_add(&s->stems, shape_str(&w.stem), (str){ 0 }, s->counting);
		}
	}
	return target.code;
}

static int tokenizer_run(Fts5Tokenizer *tokenizer, void *to, int flags, const char *text, int len,
	emit *put)
{
	if (flags & FTS5_TOKENIZE_QUERY)
		return len > 0 ? put(to, 0, text, len, 0, len) : SQLITE_OK;
	return text_tokens((struct search *)tokenizer, to, (str){ text, (size_t)len }, put);
}

bool tokenizer_register(struct search *s, fts5_api *api)
{
	fts5_tokenizer czech = { tokenizer_make, tokenizer_free, tokenizer_run };
	return api->xCreateTokenizer(api, "czech", s, &czech, NULL) == SQLITE_OK;
}
