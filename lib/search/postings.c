/*
 * Which documents hold a token, and in which columns.  FTS5 knows it; what it
 * told once is kept in memory until the index changes, because visitors use the
 * same few hundred words again and again, and merging arrays takes a tenth of
 * the time that FTS5 needs to walk its file for every document.
 */
#include "search/parts.h"

enum { BUCKETS = 2048, POSTINGS_MOST = 8 << 20 };

struct posted { struct posted *next; str key; struct postings found; };

void postings_forget(struct search *s)
{
	arena_free(&s->posted.arena);
	s->posted = (struct posted_tokens){ 0 };
}

static void rows_load(struct search *s)
{
	struct posted_tokens *p = &s->posted;
	sqlite3_stmt *q = search_statement(s, ROWS);
	while (search_step(s, q))
		*(struct posted_row *)arena_push(&p->arena, &p->rows, &p->count, sizeof *p->rows) =
			(struct posted_row){ sqlite3_column_int64(q, 0), sqlite3_column_int64(q, 1) };
	sqlite3_reset(q);
}

void postings_begin(struct search *s, int64_t version)
{
	struct posted_tokens *p = &s->posted;
	/* Who asks while it writes sees rows that no version has. */
	if (p->buckets && p->version == version && p->bytes <= POSTINGS_MOST && !s->writing)
		return;
	postings_forget(s);
	p->version = version;
	p->buckets = arena_alloc(&p->arena, BUCKETS * sizeof *p->buckets);
	rows_load(s);
}

size_t postings_row(const struct search *s, int64_t row)
{
	const struct posted_tokens *p = &s->posted;
	size_t low = 0, high = p->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (p->rows[middle].row < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The columns of every document, 0 where the token is not; returns how many have it. */
static size_t columns_read(struct search *s, sqlite3_stmt *q, uint8_t *columns)
{
	const struct posted_tokens *p = &s->posted;
	size_t met = 0, at = 0;
	while (search_step(s, q)) {
		int64_t row = sqlite3_column_int64(q, 0);
		/* Rows come in order, and those of a common word one after another. */
		if (at + 1 < p->count && p->rows[at + 1].row == row)
			at++;
		else if (at >= p->count || p->rows[at].row != row)
			at = postings_row(s, row);
		if (at == p->count || p->rows[at].row != row)
			continue;
		met += !columns[at];
		/* Columns are named by their letters, see index.c. */
		columns[at] |= (uint8_t)(1u << (search_column(q, 1).ptr[0] - 'a'));
	}
	sqlite3_reset(q);
	return met;
}

static struct postings postings_read(struct search *s, str token, bool begun)
{
	struct posted_tokens *p = &s->posted;
	struct arena work = { 0 };
	uint8_t *columns = arena_alloc(&work, p->count + 1);
	sqlite3_stmt *q = search_statement(s, begun ? TOKENS_BEGUN : TOKEN);
	search_bind(q, 1, token);
	/* No folded word has a byte as high as this. */
	str past = arena_printf(&work, "%.*s\xff", STR_ARG(token));
	if (begun)
		search_bind(q, 2, past);
	struct postings found = { .count = columns_read(s, q, columns) };
	found.at = arena_alloc(&p->arena, found.count * sizeof *found.at + 1);
	found.columns = arena_alloc(&p->arena, found.count + 1);
	p->bytes += found.count * (sizeof *found.at + 1);
	for (size_t i = 0, n = 0; n < found.count; i++)
		if (columns[i]) {
			found.at[n] = (uint32_t)i;
			found.columns[n++] = columns[i];
		}
	arena_free(&work);
	return found;
}

struct postings postings_of(struct search *s, enum token_mark mark, str text, bool begun)
{
	char key[WORD_MOST + 2];
	size_t len = 0;
	if (text.len > WORD_MOST)
		return (struct postings){ 0 };
	if (mark)
		key[len++] = (char)mark;
	memcpy(key + len, text.ptr, text.len);
	len += text.len;
	key[len] = '*';                    /* stands in no token */
	str token = { key, len }, name = { key, len + begun };
	struct posted **bucket = &s->posted.buckets[str_hash(name) % BUCKETS], *known = *bucket;
	while (known && !str_eq(known->key, name))
		known = known->next;
	if (!known) {
		known = arena_alloc(&s->posted.arena, sizeof *known);
		*known = (struct posted){ *bucket, arena_copy(&s->posted.arena, name),
			postings_read(s, token, begun) };
		s->posted.bytes += sizeof *known + name.len;
		*bucket = known;
	}
	return known->found;
}
