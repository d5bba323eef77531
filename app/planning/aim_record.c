/* Priorities and goals of plans in the office, and what working groups see (SWOT). */
#include "app/planning/planning_internal.h"

struct plan_filter { str plan, kind; };
static const struct choice aim_kinds[] = { { S("priority"), N_("Priority") },
	{ S("goal"), N_("Goal") }, { .label = NULL } };

/* ---- priorities and goals ---- */

struct aim_form { str name, plan, kind, code, group_name, description, region_goal; };
#define F(member, type, ...) FIELD(struct aim_form, member, type, __VA_ARGS__)

static const char *code_check(str code)
{
	return code_good(code) ? NULL : N_("Write numbers divided by dots, such as 2.1.3.");
}

const struct field aim_fields[] = {
	F(name, TEXT, .label = N_("Name"), .required = true, .max = 300),
	F(plan, CHOICE, .label = N_("Plan"), .required = true),
	F(kind, CHOICE, .label = N_("Kind"), .required = true, .choices = aim_kinds),
	F(code, TEXT, .label = N_("Number"), .required = true, .max = 24, .check = code_check,
		.hint = N_("A priority is 2, its goal is 2.1.")),
	F(group_name, TEXT, .label = N_("Working group"), .max = 200),
	F(description, LONG_TEXT, .label = N_("Description"), .max = 20000),
	F(region_goal, TEXT, .label = N_("Goal of the region's strategy that it serves"), .max = 300),
	{ 0 }
};

static const struct field *aim_table(struct req *r, int64_t id)
{
	struct field *to = fields_copy(r, aim_fields, COUNT(aim_fields));
	(void)id;
	fields_choose(to, "plan", plan_choices_for(r));
	return to;
}

static const struct field *aim_filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct plan_filter, plan, CHOICE, .label = N_("Plan")),
		FIELD(struct plan_filter, kind, CHOICE, .label = N_("Kind"), .choices = aim_kinds), { 0 }
	};
	struct field *to = fields_copy(r, list, COUNT(list));
	fields_choose(to, "plan", plan_choices_for(r));
	return to;
}

static struct record_names aim_names_of(struct req *r, const struct record_filter *filter)
{
	struct aim_names_rows rows = aim_names(
		r->db, .plan = filter->values[0], .kind = filter->values[1], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines aim_lines_of(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct aim_lines_rows rows = aim_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct aim_lines_row *a = &rows.items[i];
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ a->id,
				arena_printf(r->arena, "%.*s %.*s", STR_ARG(a->code), STR_ARG(a->name)), a->plan,
				str_of(choice_label(aim_kinds, a->kind)), a->updated_at };
	}
	return to;
}

static void **aim_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct aim_form_rows rows = aim_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct aim_form_row *a = &rows.items[i];
		struct aim_form *f = form_found(r, forms, ids, a->id, sizeof *f);
		*f = (struct aim_form){ a->name, a->plan, a->kind, a->code, a->group_name, a->description,
			a->region_goal };
	}
	return forms;
}

/* The code of what stands above: "2.1" of "2.1.3"; empty: nothing does. */
static str code_above(str code)
{
	while (code.len && code.ptr[code.len - 1] != '.')
		code.len--;
	return str_part(code, 0, code.len ? code.len - 1 : 0);
}

static int64_t aim_save(struct req *r, const struct record_saving *s)
{
	const struct aim_form *f = s->after, *had = s->before;
	const struct plan_choices_row *plan = plan_wanted(r, s->fields, f->plan);
	if (!plan)
		return 0;
	struct aim_of_code_row *same = aim_of_code(r->db, .plan = plan->id, .code = f->code);
	bool goal = str_is(f->kind, "goal");
	struct aim_of_code_row *above = goal
		? aim_of_code(r->db, .plan = plan->id, .code = code_above(f->code)) : NULL;
	if (had && !str_eq(had->plan, f->plan))
		form_error(r, s->fields, "plan", N_("It stays in the plan where it was made."));
	else if (same && same->id != s->id)
		form_error(r, s->fields, "code", N_("Another one of the plan has this number."));
	else if (goal && (!above || !str_is(above->kind, "priority")))
		form_error(r, s->fields, "code",
			N_("The number of a goal begins with that of a priority of the plan."));
	if (r->errors.count)
		return 0;
	int64_t id = s->id;
	str key = code_sort_key(r->arena, f->code);
	if (!id)
		id = aim_add(r->db, .plan = plan->id, .kind = f->kind, .code = f->code, .sort_key = key,
			.name = f->name, .now = r->now);
	aim_set(r->db, .id = id, .plan = plan->id, .kind = f->kind,
		.parent = above ? SOME(above->id) : NONE, .code = f->code, .sort_key = key,
		.name = f->name, .group_name = f->group_name, .description = f->description,
		.region_goal = f->region_goal, .now = r->now);
	return id;
}

static bool aim_may(struct req *r, int64_t id)
{
	struct aim_form_row *a = id ? aim_form(r->db, .ids = { &id, 1 }, .limit = 1).items : NULL;
	return id ? a && plan_may(r, a->area_id) : plans_may(r);
}

static void aim_withdraw(struct req *r, int64_t id)
{
	if (!aim_used(r->db, .id = id))
		aim_drop(r->db, .id = id);
}

const struct record aim_record = {
	.kind = "plan_aim", .path = "priority-a-cile", .one = N_("Priority or goal"),
	.many = N_("Priorities and goals"), .add = N_("New priority or goal"),
	.empty = N_("There is no priority yet."), .who = PLANNERS, .may = aim_may,
	.size = sizeof(struct aim_form), .fields = aim_table, .filters = aim_filters,
	.names = aim_names_of, .lines = aim_lines_of, .load = aim_load, .save = aim_save,
	.withdraw = aim_withdraw,
};

/* ---- SWOT ---- */

struct swot_form {
	str group_name, plan;
	struct str_list strengths, weaknesses, opportunities, threats;
};
#define G(member, type, ...) FIELD(struct swot_form, member, type, __VA_ARGS__)

const struct field swot_fields[] = {
	G(group_name, TEXT, .label = N_("Working group"), .required = true, .max = 200),
	G(plan, CHOICE, .label = N_("Plan"), .required = true),
	G(strengths, LINES, .label = N_("Strengths")),
	G(weaknesses, LINES, .label = N_("Weaknesses")),
	G(opportunities, LINES, .label = N_("Opportunities")),
	G(threats, LINES, .label = N_("Threats")),
	{ 0 }
};

static const struct field *swot_table(struct req *r, int64_t id)
{
	struct field *to = fields_copy(r, swot_fields, COUNT(swot_fields));
	(void)id;
	fields_choose(to, "plan", plan_choices_for(r));
	return to;
}

static const struct field *swot_filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct plan_filter, plan, CHOICE, .label = N_("Plan")), { 0 }
	};
	struct field *to = fields_copy(r, list, COUNT(list));
	fields_choose(to, "plan", plan_choices_for(r));
	return to;
}

static struct record_names swot_names_of(struct req *r, const struct record_filter *filter)
{
	struct swot_names_rows rows =
		swot_names(r->db, .plan = filter->values[0], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines swot_lines_of(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct swot_lines_rows rows = swot_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ .id = rows.items[i].id, .name = rows.items[i].group_name,
				.about = rows.items[i].plan, .state = S(""),
				.updated_at = rows.items[i].updated_at };
	return to;
}

static void **swot_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct swot_form_rows rows = swot_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct swot_form_row *w = &rows.items[i];
		struct swot_form *f = form_found(r, forms, ids, w->id, sizeof *f);
		*f = (struct swot_form){ w->group_name, w->plan, lines_cut(r, w->strengths),
			lines_cut(r, w->weaknesses), lines_cut(r, w->opportunities), lines_cut(r, w->threats) };
	}
	return forms;
}

static int64_t swot_save(struct req *r, const struct record_saving *s)
{
	const struct swot_form *f = s->after;
	const struct plan_choices_row *plan = plan_wanted(r, s->fields, f->plan);
	if (!plan)
		return 0;
	int64_t id = s->id;
	if (!id)
		id = swot_add(r->db, .plan = plan->id, .group_name = f->group_name, .now = r->now);
	swot_set(r->db, .id = id, .plan = plan->id, .group_name = f->group_name,
		.strengths = lines_joined(r, f->strengths), .weaknesses = lines_joined(r, f->weaknesses),
		.opportunities = lines_joined(r, f->opportunities),
		.threats = lines_joined(r, f->threats), .now = r->now);
	return id;
}

static bool swot_may(struct req *r, int64_t id)
{
	struct swot_form_row *w = id ? swot_form(r->db, .ids = { &id, 1 }, .limit = 1).items : NULL;
	return id ? w && plan_may(r, w->area_id) : plans_may(r);
}

static void swot_withdraw(struct req *r, int64_t id) { swot_drop(r->db, .id = id); }

const struct record swot_record = {
	.kind = "plan_swot", .path = "swot", .one = N_("SWOT of a group"), .many = N_("SWOT of groups"),
	.add = N_("New SWOT"), .empty = N_("No group has written its SWOT yet."), .who = PLANNERS,
	.may = swot_may, .size = sizeof(struct swot_form), .fields = swot_table,
	.filters = swot_filters, .names = swot_names_of, .lines = swot_lines_of, .load = swot_load,
	.save = swot_save, .withdraw = swot_withdraw,
};
