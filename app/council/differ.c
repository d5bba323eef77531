/* How two texts differ, word by word: the longest common row of words. */
#include "app/council/texts.h"

struct words_of { str *items; size_t count; };

static bool space(char c) { return c == ' ' || c == '\n'; }

/* Words, and what is between them, so that put together they are the text. */
static struct words_of split(struct arena *a, str text)
{
	struct words_of w = { 0 };
	for (size_t at = 0; at < text.len;) {
		size_t to = at;
		while (to < text.len && space(text.ptr[to]) == space(text.ptr[at]))
			to++;
		*(str *)arena_push(a, &w.items, &w.count, sizeof *w.items) = str_part(text, at, to);
		at = to;
	}
	return w;
}

/* Joins what follows on what, if it is of the same kind. */
static void piece(struct arena *a, struct differ_pieces *to, enum differ_kind kind, str text)
{
	struct differ_piece *last = to->count ? &to->items[to->count - 1] : NULL;
	if (last && last->kind == kind && last->text.ptr + last->text.len == text.ptr)
		last->text.len += text.len;
	else
		*(struct differ_piece *)arena_push(a, &to->items, &to->count, sizeof *to->items) =
			(struct differ_piece){ kind, text };
}

struct rest { const str *before, *after; size_t n, m; };

/* Lengths of the longest common rows of each pair of rests. */
static uint16_t *lengths_of(struct arena *a, const struct rest *r)
{
	uint16_t *length = arena_alloc(a, (r->n + 1) * (r->m + 1) * sizeof *length);
	for (size_t i = r->n; i-- > 0;)
		for (size_t k = r->m; k-- > 0;) {
			uint16_t *here = &length[i * (r->m + 1) + k];
			uint16_t down = here[r->m + 1], right = here[1];
			*here = str_eq(r->before[i], r->after[k]) ? (uint16_t)(here[r->m + 2] + 1)
				: down > right ? down : right;
		}
	return length;
}

static void walk(struct arena *a, const struct rest *r, struct differ_pieces *to)
{
	size_t i = 0, k = 0;
	bool small = r->n <= DIFFER_WORDS && r->m <= DIFFER_WORDS;
	const uint16_t *length = small ? lengths_of(a, r) : NULL;
	while (i < r->n || k < r->m) {
		const uint16_t *here = small ? &length[i * (r->m + 1) + k] : NULL;
		if (here && i < r->n && k < r->m && str_eq(r->before[i], r->after[k])) {
			piece(a, to, DIFFER_SAME, r->after[k++]);
			i++;
		} else if (i < r->n && (!here || k == r->m || here[r->m + 1] >= here[1])) {
			piece(a, to, DIFFER_GONE, r->before[i++]);
		} else {
			piece(a, to, DIFFER_NEW, r->after[k++]);
		}
	}
}

struct differ_pieces council_differ(struct arena *a, str before, str after)
{
	struct differ_pieces to = { 0 };
	struct words_of b = split(a, before), n = split(a, after);
	size_t head = 0, tail = 0;
	while (head < b.count && head < n.count && str_eq(b.items[head], n.items[head]))
		head++;
	while (tail + head < b.count && tail + head < n.count &&
		str_eq(b.items[b.count - 1 - tail], n.items[n.count - 1 - tail]))
		tail++;
	for (size_t i = 0; i < head; i++)
		piece(a, &to, DIFFER_SAME, n.items[i]);
	struct rest rest = { head ? b.items + head : b.items, head ? n.items + head : n.items,
		b.count - head - tail, n.count - head - tail };
	walk(a, &rest, &to);
	for (size_t i = n.count - tail; i < n.count; i++)
		piece(a, &to, DIFFER_SAME, n.items[i]);
	return to;
}
