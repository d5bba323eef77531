/* Unique slugs for names that repeat. */
#include "app/territory/territory_internal.h"

/* How often each name was met: open addressing, made for at most `room` names. */
struct tally_slot { str name; size_t times; };
struct tally { struct tally_slot *slots; size_t size; };

static struct tally tally_make(struct arena *a, size_t room)
{
	struct tally t = { .size = 64 };
	while (t.size < room * 2)
		t.size *= 2;
	t.slots = arena_alloc(a, t.size * sizeof *t.slots);
	return t;
}

static size_t *tally_of(struct tally *t, str name)
{
	size_t at = str_hash(name) & (t->size - 1);
	while (t->slots[at].name.ptr && !str_eq(t->slots[at].name, name))
		at = (at + 1) & (t->size - 1);
	t->slots[at].name = name;
	return &t->slots[at].times;
}

static str free_slug(struct arena *a, struct tally *taken, const struct slug *s)
{
	str wanted = arena_printf(a, "%.*s-%.*s", STR_ARG(s->name), STR_ARG(s->district));
	str slug = wanted;
	for (int n = 2; *tally_of(taken, slug); n++)
		slug = arena_printf(a, "%.*s-%d", STR_ARG(wanted), n);
	return slug;
}

void slugs_make_unique(struct arena *a, struct slugs *slugs)
{
	struct tally names = tally_make(a, slugs->count), taken = tally_make(a, slugs->count);
	for (size_t i = 0; i < slugs->count; i++)
		++*tally_of(&names, slugs->items[i].name);
	/* Names of their own first, so that none made of two takes their place. */
	for (size_t i = 0; i < slugs->count; i++)
		if (*tally_of(&names, slugs->items[i].name) == 1)
			*tally_of(&taken, slugs->items[i].unique = slugs->items[i].name) = 1;
	for (size_t i = 0; i < slugs->count; i++)
		if (!slugs->items[i].unique.ptr) {
			slugs->items[i].unique = free_slug(a, &taken, &slugs->items[i]);
			*tally_of(&taken, slugs->items[i].unique) = 1;
		}
}
