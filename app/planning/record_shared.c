/* What the forms of plans share: choices, rights, lists as texts. */
#include "app/planning/planning_internal.h"

const struct choice part_choices[] = {
	{ S("front"), N_("Introduction, team, terms and abbreviations") },
	{ S("descriptive"), N_("Descriptive part") },
	{ S("analytical"), N_("Analytical part") },
	{ S("previous_evaluation"), N_("Evaluation of the previous plan") },
	{ S("strategic"), N_("Strategic part") },
	{ S("network"), N_("How the network of social services is ensured") },
	{ S("implementation"), N_("Implementation, monitoring, updating") },
	{ S("annexes"), N_("Annexes") },
	{ .label = NULL }
};

bool plan_may(struct req *r, int64_t area) { return people_may(r, PLANNERS, area); }

bool plans_may(struct req *r) { return r->visitor.roles & PLANNERS; }

const struct choice *plan_choices_for(struct req *r)
{
	struct choices c = { 0 };
	struct plan_choices_rows rows = plan_choices(r->db, .limit = PLANS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (plan_may(r, rows.items[i].area_id))
			choice_add(r, &c, rows.items[i].slug, rows.items[i].title);
	return choices_end(r, &c);
}

const struct plan_choices_row *plan_wanted(struct req *r, const struct field *fields, str slug)
{
	struct plan_choices_rows rows = plan_choices(r->db, .limit = PLANS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (str_eq(rows.items[i].slug, slug) && plan_may(r, rows.items[i].area_id))
			return &rows.items[i];
	form_error(r, fields, "plan", N_("Choose a plan in which you may work."));
	return NULL;
}

struct maybe_int code_id(struct req *r, const char *list, str text)
{
	struct plan_codes_rows rows = plan_codes(r->db, .list = str_of(list), .limit = CODES_MOST);
	for (size_t i = 0; text.len && i < rows.count; i++)
		if (str_eq(rows.items[i].code, text) || str_eq(rows.items[i].name, text))
			return SOME(rows.items[i].id);
	return NONE;
}

/* ---- lists ---- */

void list_put(struct req *r, struct str_list *to, str text)
{
	str *items = (str *)to->items;
	*(str *)arena_push(r->arena, &items, &to->count, sizeof *items) = text;
	to->items = items;
}

str lines_joined(struct req *r, struct str_list list)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < list.count; i++)
		buf_printf(&out, "%s%.*s", i ? "\n" : "", STR_ARG(list.items[i]));
	return out.len ? buf_str(&out) : (str){ 0 };
}

struct str_list lines_cut(struct req *r, str text)
{
	struct str_list to = { 0 };
	str line;
	while (str_cut(&text, '\n', &line))
		if (str_trim(line).len)
			list_put(r, &to, str_trim(line));
	return to;
}

bool lists_same(struct str_list a, struct str_list b)
{
	bool same = a.count == b.count;
	for (size_t i = 0; same && i < a.count; i++)
		same = str_eq(a.items[i], b.items[i]);
	return same;
}
