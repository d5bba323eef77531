/* What can be chosen in the form of one record: a table of fields of its own. */
#include "app/office/office.h"

void choice_add(struct req *r, struct choices *to, str value, str label)
{
	*(struct choice *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct choice){ value, arena_z(r->arena, label) };
}

const struct choice *choices_end(struct req *r, struct choices *to)
{
	arena_push(r->arena, &to->items, &to->count, sizeof *to->items);
	return to->items;
}

struct field *fields_copy(struct req *r, const struct field *fields, size_t count)
{
	return memcpy(arena_alloc(r->arena, count * sizeof *fields), fields, count * sizeof *fields);
}

void fields_choose(struct field *fields, const char *name, const struct choice *choices)
{
	for (; fields->type; fields++)
		if (!strcmp(fields->name, name))
			fields->choices = choices;
}
