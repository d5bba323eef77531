/* Words and how many documents have them, kept aside until the transaction ends. */
#include "search/parts.h"

static struct tally_item *tally_place(struct tally *t, str key)
{
	size_t at = str_hash(key) & (t->size - 1);
	while (t->items[at].key.ptr && !str_eq(t->items[at].key, key))
		at = (at + 1) & (t->size - 1);
	return &t->items[at];
}

static void tally_grow(struct tally *t)
{
	struct tally old = *t;
	t->size = old.size ? old.size * 2 : 256;
	t->items = mem_alloc(t->size * sizeof *t->items);
	for (size_t i = 0; i < old.size; i++)
		if (old.items[i].key.ptr)
			*tally_place(t, old.items[i].key) = old.items[i];
	mem_free(old.items);
}

void tally_add(struct tally *t, str key, str shown, int64_t n)
{
	if (t->count * 2 >= t->size)
		tally_grow(t);
	struct tally_item *item = tally_place(t, key);
	if (!item->key.ptr) {
		item->key = arena_copy(&t->arena, key);
		item->shown = arena_copy(&t->arena, shown);
		t->count++;
	}
	if (item->document != t->document)
		item->count += n;
	item->document = t->document;
}

void tally_reset(struct tally *t)
{
	mem_free(t->items);
	arena_free(&t->arena);
	t->items = NULL;
	t->count = t->size = 0;
	t->document = 0;
}
