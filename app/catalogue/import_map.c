/* Names to records, in the order in which they came. */
#include "app/catalogue/import.h"

static uint64_t hash(str s)                /* FNV-1a */
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
	return h;
}

/* The slot that holds the key, or the empty one where it belongs; slots hold
 * positions in items from 1. */
static size_t slot_of(const struct import_map *m, str key)
{
	size_t i = hash(key) % m->size;
	while (m->slots[i] && !str_eq(m->items[m->slots[i] - 1]->external_id, key))
		i = (i + 1) % m->size;
	return i;
}

struct import_known *import_map_find(const struct import_map *m, str key)
{
	size_t at = m->size ? m->slots[slot_of(m, key)] : 0;
	return at ? m->items[at - 1] : NULL;
}

static void grow(struct import_map *m)
{
	m->size = m->size ? m->size * 2 : 64;
	mem_free(m->slots);
	m->slots = mem_alloc(m->size * sizeof *m->slots);
	m->items = mem_grow(m->items, m->size / 2 * sizeof *m->items);
	for (size_t i = 0; i < m->count; i++)
		m->slots[slot_of(m, m->items[i]->external_id)] = i + 1;
}

struct import_known *import_map_add(struct import_map *m, struct arena *a, str key)
{
	struct import_known *known = import_map_find(m, key);
	if (known)
		return known;
	if (m->count * 2 >= m->size)
		grow(m);
	known = arena_alloc(a, sizeof *known);
	known->external_id = arena_copy(a, key);
	m->slots[slot_of(m, key)] = m->count + 1;
	m->items[m->count++] = known;
	return known;
}

void import_map_free(struct import_map *m)
{
	mem_free(m->items);
	mem_free(m->slots);
	*m = (struct import_map){ 0 };
}
