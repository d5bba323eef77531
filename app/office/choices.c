/* What may be chosen in the form of a record, put into a copy of its table. */
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

void fields_drop(struct field *f, const char *beginning)
{
	struct field *to = f;
	for (; f->name; f++)
		if (!str_starts(str_of(f->name), str_of(beginning)))
			*to++ = *f;
	*to = (struct field){ 0 };
}

struct areas_held areas_held(struct req *r, access_set roles)
{
	struct areas all = areas_valid(r->db, r->arena, day_of(r->arena, r->now));
	struct areas_held to = { 0 };
	int64_t *ids = arena_alloc(r->arena, (all.count + 1) * sizeof *ids);
	for (size_t i = 0; i < all.count; i++) {
		if (!people_may(r, roles, all.items[i].id))
			continue;
		ids[to.list.count] = all.items[i].id;
		*(struct area *)arena_push(r->arena, &to.list.items, &to.list.count,
			sizeof *to.list.items) = all.items[i];
	}
	to.ids = (struct int_list){ ids, to.list.count ? to.list.count : 1 };
	return to;
}

int64_t area_kept(struct req *r, const struct field *fields, access_set roles, str slug)
{
	int64_t area = area_of_slug(r->db, slug);
	if (area && people_may(r, roles, area))
		return area;
	form_error(r, fields, "area", N_("You have no rights in this area."));
	return 0;
}

const struct choice *area_choices(struct req *r, access_set roles)
{
	struct choices c = { 0 };
	struct areas areas = areas_held(r, roles).list;
	for (size_t i = 0; i < areas.count; i++)
		choice_add(r, &c, areas.items[i].slug, areas.items[i].name);
	return choices_end(r, &c);
}
