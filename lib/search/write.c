/*
 * Documents in and out.  Between begin and commit they only change the table of
 * documents; commit then moves the texts through FTS5 in the order of rows,
 * which is many times faster than in the order they came.
 */
#include "search/parts.h"
#include <assert.h>

enum { MANY = 1000 };                  /* documents after which the index is put in order */

int64_t search_mark(struct search *s)
{
	return search_ready(s) ? search_number(s, search_statement(s, MARK_GET)) : 0;
}

void search_begin(struct search *s)
{
	assert(!s->writing);
	bool ready = search_ready(s);
	s->failed = !ready || !search_do(s, BEGIN_WRITE);
	s->writing = true;
}

static int64_t kind_number(struct search *s, str kind)
{
	sqlite3_stmt *q = search_statement(s, KIND_GET);
	search_bind(q, 1, kind);
	int64_t id = search_number(s, q);
	if (id)
		return id;
	q = search_statement(s, KIND_ADD);
	search_bind(q, 1, kind);
	search_step(s, q);
	sqlite3_reset(q);
	return sqlite3_last_insert_rowid(s->db);
}

static void row_do(struct search *s, enum statement n, int64_t row)
{
	sqlite3_stmt *q = search_statement(s, n);
	sqlite3_bind_int64(q, 1, row);
	search_step(s, q);
	sqlite3_reset(q);
}

static int64_t row_next(struct search *s, int64_t kind, int64_t boost)
{
	int64_t first = row_first(kind, boost);
	sqlite3_stmt *q = search_statement(s, DOC_NEXT);
	sqlite3_bind_int64(q, 1, first);
	sqlite3_bind_int64(q, 2, first + ((int64_t)1 << SERIAL_BITS) - 1);
	return search_number(s, q);
}

void search_drop(struct search *s, str key)
{
	assert(s->writing);
	if (s->failed)
		return;
	sqlite3_stmt *q = search_statement(s, DOC_BY_KEY);
	search_bind(q, 1, key);
	int64_t row = search_number(s, q);
	if (!row)
		return;
	/* What came in this very transaction has not reached FTS5 yet. */
	row_do(s, ENTER_DROP, row);
	row_do(s, sqlite3_changes(s->db) ? DOC_DELETE : DOC_LEAVE, row);
}

void search_put(struct search *s, const struct search_doc *d)
{
	search_drop(s, d->key);
	if (s->failed)
		return;
	int64_t boost = d->boost < 0 ? 0 : d->boost > BOOST_MOST ? BOOST_MOST : d->boost;
	int64_t row = row_next(s, kind_number(s, d->kind), boost);
	const str texts[] = { d->title, d->type, d->groups, d->place, d->provider, d->body };
	sqlite3_stmt *q = search_statement(s, DOC_ADD);
	sqlite3_bind_int64(q, 1, row);
	search_bind(q, 2, d->key);
	for (int i = 0; i < COLUMNS; i++)
		search_bind(q, 3 + i, texts[i]);
	sqlite3_bind_int64(q, 3 + COLUMNS, d->sort.len ? (int64_t)(str_hash(d->sort) >> 1) : 0);
	search_step(s, q);
	sqlite3_reset(q);
	row_do(s, ENTER_ADD, row);
}

void search_clear(struct search *s)
{
	static const enum statement all[] = {
		TEXT_CLEAR, DOC_CLEAR, ENTERED, WORD_CLEAR, PLACE_CLEAR, EPOCH_SET,
	};
	assert(s->writing);
	for (size_t i = 0; i < COUNT(all) && !s->failed; i++)
		search_do(s, all[i]);
}

/* ---- commit ---- */

static int64_t move_texts(struct search *s, enum statement from, enum statement to, int counting)
{
	int64_t moved = 0;
	sqlite3_stmt *rows = search_statement(s, from), *move = NULL;
	struct buf marked[COLUMNS] = { 0 };
	s->counting = counting;
	for (; search_step(s, rows) && !s->failed; moved++) {
		move = search_statement(s, to);
		sqlite3_bind_int64(move, 1, sqlite3_column_int64(rows, 0));
		for (int i = 0; i < COLUMNS; i++) {
			marked[i].len = 0;
			buf_put(&marked[i], i < BRIEF ? S("") : S(LONG_TEXT));
			buf_put(&marked[i], search_column(rows, 1 + i));
			search_bind(move, 2 + i, buf_str(&marked[i]));
		}
		s->words.document++;
		search_step(s, move);
	}
	for (int i = 0; i < COLUMNS; i++)
		buf_free(&marked[i]);
	s->counting = 0;
	sqlite3_reset(rows);
	sqlite3_reset(move);
	return moved;
}

static void count_change(struct search *s, const struct tally_item *item)
{
	sqlite3_stmt *q = search_statement(s, WORD_ADD);
	search_bind(q, 1, item->key);
	search_bind(q, 2, item->shown);
	sqlite3_bind_int64(q, 3, item->count);
	search_step(s, q);
	sqlite3_reset(q);
	if (item->count > 0)
		return;
	q = search_statement(s, WORD_EMPTY);
	search_bind(q, 1, item->key);
	search_step(s, q);
	sqlite3_reset(q);
}

static void counts_flush(struct search *s)
{
	struct tally *t = &s->words;
	for (size_t i = 0; i < t->size && !s->failed; i++)
		if (t->items[i].key.ptr && t->items[i].count)
			count_change(s, &t->items[i]);
	tally_reset(t);
}

bool search_commit(struct search *s, int64_t mark)
{
	assert(s->writing);
	int64_t moved = 0;
	if (!s->failed) {
		moved += move_texts(s, LEAVING, TEXT_DROP, -1);
		moved += move_texts(s, ENTERING, TEXT_ADD, +1);
	}
	if (!s->failed && search_do(s, LEFT) && search_do(s, ENTERED) && moved >= MANY)
		search_do(s, TEXT_OPTIMIZE);
	if (!s->failed)
		row_do(s, STATE_SET, mark);
	counts_flush(s);
	bool ok = !s->failed && search_do(s, COMMIT);
	if (!ok && s->db && !sqlite3_get_autocommit(s->db))
		search_do(s, ROLLBACK);
	s->writing = s->failed = false;
	return ok;
}

void search_cancel(struct search *s)
{
	assert(s->writing);
	/* What is failed is rolled back. */
	s->failed = true;
	search_commit(s, 0);
}
