/* What may be chosen in the form of a record, put into a copy of its table. */
#include "app/office/office.h"
#include "app/territory/territory.h"

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

const struct choice *area_choices(struct req *r, access_set roles)
{
	struct choices c = { 0 };
	struct areas areas = areas_valid(r->db, r->arena, day_of(r->arena, r->now));
	for (size_t i = 0; i < areas.count; i++)
		if (people_may(r, roles, areas.items[i].id))
			choice_add(r, &c, areas.items[i].slug, areas.items[i].name);
	return choices_end(r, &c);
}
