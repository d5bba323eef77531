/* Measures in the office: the card of a measure. */
#include "app/planning/measure.h"
#include "crypto/crypto.h"

#define F(member, type, ...) FIELD(struct measure_form, member, type, __VA_ARGS__)
#define ONGOING "průběžně"

static const char *code_check(str code)
{
	return code_good(code) ? NULL : N_("Write numbers divided by dots, such as 2.1.3.");
}

static const char *deadline_check(str text)
{
	struct step_line s;
	struct arena own = { 0 };
	bool good = str_is(text, ONGOING) ||
		(!step_read(&own, arena_printf(&own, "x; do: %.*s", STR_ARG(text)), &s) && s.due_on.len);
	arena_free(&own);
	return good ? NULL : N_("Write a day such as 12. 3. 2026, or: průběžně.");
}

static const char *fte_check(str text)
{
	struct maybe_int n = number_read(text, 2);
	return n.set && n.value >= 0 ? NULL : N_("Write a number such as 1 250 or 12,5.");
}

#define ACTOR_HINT                                                                                 \
	N_("An organisation or an office on a line, no person; behind a semicolon what "               \
	   "for: Odbor sociálních věcí; za: koordinaci.")
const struct field measure_fields[] = {
	F(title, TEXT, .label = N_("Name of the measure"), .required = true, .max = 300),
	F(code, TEXT, .label = N_("Number"), .required = true, .max = 24, .check = code_check,
		.hint = N_("Such as 2.1.3: the third of goal 2.1.")),
	F(plan, CHOICE, .label = N_("Plan"), .required = true),
	F(aim, TEXT, .label = N_("Goal or priority"), .max = 24, .check = code_check,
		.hint = N_("Its number. When empty, it follows from the number of the measure.")),
	F(group_name, TEXT, .label = N_("Working group or target group"), .max = 200),
	F(kind, CHOICE, .label = N_("Kind of measure")),
	F(description, LONG_TEXT, .label = N_("Description"), .max = 20000),
	F(justification, LONG_TEXT, .label = N_("Why it is needed"), .max = 20000),
	F(evidence, LINES, .label = N_("What that rests on"),
		.hint = N_("An analysis, a survey, a proposal, monitoring: one on a line.")),
	F(target_groups, CHOICES, .label = N_("Target groups")),
	F(service_types, CHOICES, .label = N_("Kinds of services it touches")),
	F(steps, LINES, .label = N_("Activities"), .check = step_check,
		.hint = N_("One on a line; behind semicolons do: 30. 6. 2024, splněno: 12. 5. 2024 or "
			"zrušeno.")),
	F(guarantors, LINES, .label = N_("Guarantor"), .check = actor_check, .hint = ACTOR_HINT),
	F(guarantor_email, EMAIL, .label = N_("E-mail of the guarantor's office"),
		.hint = N_("Where the office asks for news. It is never public.")),
	F(implementers, LINES, .label = N_("Implementers"), .check = actor_check),
	F(partners, LINES, .label = N_("Partners"), .check = actor_check),
	F(start_on, DAY, .label = N_("Begins on")),
	F(deadline, TEXT, .label = N_("Deadline"), .max = 20, .check = deadline_check,
		.hint = N_("A day, or: průběžně.")),
	F(conditions, LONG_TEXT, .label = N_("Conditions of fulfilment"), .max = 20000),
	F(money, LINES, .label = N_("Money"), .check = money_check,
		.hint = N_("A year and a source on a line: 2024; zdroj: rozpočet města / obce; "
			"plán: 150 000; skutečnost: 120 000.")),
	F(fte, TEXT, .label = N_("Full-time equivalents"), .max = 12, .check = fte_check),
	F(capacity_unit, CHOICE, .label = N_("Capacity is counted in")),
	F(capacity_from, INT, .label = N_("Capacity before"), .min = 0, .max = 1000000),
	F(capacity_to, INT, .label = N_("Capacity after"), .min = 0, .max = 1000000),
	F(network_request, TEXT, .label = N_("Number of the request to the region's network"),
		.max = 60),
	F(network_state, TEXT, .label = N_("How far the request is"), .max = 200),
	F(region_goal, TEXT, .label = N_("Goal of the region's strategy that it serves"), .max = 300),
	F(indicators, LINES, .label = N_("Indicators"), .check = indicator_check,
		.hint = N_("One on a line: Počet osob; jednotka: osob; výchozí: 10; cíl: 25; zdroj: "
			"výkaz. Values are written on the page of its progress.")),
	F(outputs, LINES, .label = N_("Expected outputs")),
	F(risks, LINES, .label = N_("Risks")),
	{ 0 }
};

static const struct field *measure_table(struct req *r, int64_t id)
{
	struct field *to = fields_copy(r, measure_fields, COUNT(measure_fields));
	(void)id;
	fields_choose(to, "plan", plan_choices_for(r));
	fields_choose(to, "kind", code_choices(r, "measure_kind"));
	fields_choose(to, "target_groups", code_choices(r, "target_group"));
	fields_choose(to, "service_types", code_choices(r, "service_type"));
	fields_choose(to, "capacity_unit", code_choices(r, "capacity_unit"));
	return to;
}

static const struct choice *state_choices(struct req *r)
{
	struct choice *to = arena_alloc(r->arena, (MEASURE_STATES + 1) * sizeof *to);
	for (size_t i = 0; i < MEASURE_STATES; i++)
		to[i] = (struct choice){ str_of(measure_states[i].code), measure_states[i].label };
	return to;
}

struct measure_filter { str plan, stav; };
static const struct field *measure_filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct measure_filter, plan, CHOICE, .label = N_("Plan")),
		FIELD(struct measure_filter, stav, CHOICE, .label = N_("State")), { 0 }
	};
	struct field *to = fields_copy(r, list, COUNT(list));
	fields_choose(to, "plan", plan_choices_for(r));
	fields_choose(to, "stav", state_choices(r));
	return to;
}

static struct record_names measure_names_of(struct req *r, const struct record_filter *filter)
{
	struct measure_names_rows rows = measure_names(r->db, .plan = filter->values[0],
		.status = filter->values[1], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines measure_lines_of(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct measure_lines_rows rows = measure_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct measure_lines_row *m = &rows.items[i];
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ m->id,
				arena_printf(r->arena, "%.*s %.*s", STR_ARG(m->code), STR_ARG(m->title)), m->plan,
				str_of(state_label(measure_states, MEASURE_STATES, m->status)), m->updated_at };
	}
	return to;
}

static void **measure_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct measure_form_rows rows =
		measure_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct measure_form_row *m = &rows.items[i];
		struct measure_form *f = form_found(r, forms, ids, m->id, sizeof *f);
		*f = (struct measure_form){ .title = m->title, .code = m->code, .plan = m->plan,
			.aim = m->aim, .group_name = m->group_name, .kind = m->kind,
			.description = m->description, .justification = m->justification,
			.evidence = lines_cut(r, m->evidence), .guarantor_email = m->guarantor_email,
			.start_on = m->start_on,
			.deadline = m->ongoing ? S(ONGOING) : day_plain(r->arena, m->deadline),
			.conditions = m->conditions,
			.fte = m->fte.set ? number_words(r->arena, m->fte.value, 2) : (str){ 0 },
			.capacity_unit = m->capacity_unit, .capacity_from = m->capacity_from,
			.capacity_to = m->capacity_to, .network_request = m->network_request,
			.network_state = m->network_state, .region_goal = m->region_goal,
			.outputs = lines_cut(r, m->outputs), .risks = lines_cut(r, m->risks) };
	}
	measure_parts_load(r, forms, ids);
	return forms;
}

/* The goal that was named, or the nearest whose number the measure's begins with. */
static struct maybe_int aim_wanted(struct req *r, const struct record_saving *s, int64_t plan)
{
	const struct measure_form *f = s->after;
	str code = f->aim.len ? f->aim : f->code;
	while (code.len) {
		struct aim_of_code_row *a = aim_of_code(r->db, .plan = plan, .code = code);
		if (a)
			return SOME(a->id);
		if (f->aim.len)
			break;
		while (code.len && code.ptr[--code.len] != '.')
			;
	}
	if (f->aim.len)
		form_error(r, s->fields, "aim", N_("The plan has no goal or priority of this number."));
	return NONE;
}

static bool measure_good(struct req *r, const struct record_saving *s,
	const struct plan_choices_row *plan)
{
	const struct measure_form *f = s->after, *had = s->before;
	int64_t same = measure_of_code(r->db, .plan = plan->id, .code = f->code);
	if (same && same != s->id)
		form_error(r, s->fields, "code", N_("Another measure of the plan has this number."));
	if (had && !str_eq(had->plan, f->plan))
		form_error(r, s->fields, "plan", N_("It stays in the plan where it was made."));
	if ((f->capacity_from.set || f->capacity_to.set) && !f->capacity_unit.len)
		form_error(r, s->fields, "capacity_unit", N_("Say what the capacity is counted in."));
	measure_parts_check(r, s, plan);
	return !r->errors.count;
}

static int64_t measure_save(struct req *r, const struct record_saving *s)
{
	const struct measure_form *f = s->after;
	const struct plan_choices_row *plan = plan_wanted(r, s->fields, f->plan);
	struct maybe_int aim = plan ? aim_wanted(r, s, plan->id) : NONE;
	if (!plan || !measure_good(r, s, plan))
		return 0;
	int64_t id = s->id;
	str key = code_sort_key(r->arena, f->code);
	bool ongoing = str_is(f->deadline, ONGOING);
	struct step_line day = { 0 };
	if (f->deadline.len && !ongoing)
		step_read(r->arena, arena_printf(r->arena, "x; do: %.*s", STR_ARG(f->deadline)), &day);
	if (!id)
		id = measure_add(r->db, .uuid = uuid_make(r->arena, r->now), .plan = plan->id,
			.code = f->code, .sort_key = key, .title = f->title, .status = S("proposed"),
			.now = r->now);
	measure_set(r->db, .id = id, .plan = plan->id, .aim = aim, .code = f->code, .sort_key = key,
		.title = f->title, .group_name = f->group_name,
		.kind = code_id(r, "measure_kind", f->kind), .description = f->description,
		.justification = f->justification, .evidence = lines_joined(r, f->evidence),
		.start_on = f->start_on, .deadline = day.due_on, .ongoing = ongoing,
		.conditions = f->conditions, .outputs = lines_joined(r, f->outputs),
		.risks = lines_joined(r, f->risks), .fte = number_read(f->fte, 2),
		.capacity_unit = code_id(r, "capacity_unit", f->capacity_unit),
		.capacity_from = f->capacity_from, .capacity_to = f->capacity_to,
		.network_request = f->network_request, .network_state = f->network_state,
		.region_goal = f->region_goal, .guarantor_email = f->guarantor_email, .now = r->now);
	measure_parts_write(r, id, s->before, f);
	return id;
}

static bool measure_may(struct req *r, int64_t id)
{
	struct measure_form_row *m =
		id ? measure_form(r->db, .ids = { &id, 1 }, .limit = 1).items : NULL;
	return id ? m && plan_may(r, m->area_id) : plans_may(r);
}

static void measure_withdraw(struct req *r, int64_t id)
{
	measure_state_set(r->db, .id = id, .status = S("cancelled"), .now = r->now);
}

static str measure_url(struct req *r, int64_t id)
{
	struct measure_public_row *m = measure_public(r->db, .id = id);
	return m ? arena_printf(r->arena, "/plan/%.*s/opatreni/%.*s", STR_ARG(m->slug),
		STR_ARG(m->code)) : (str){ 0 };
}

const struct record measure_record = {
	.kind = "measure", .path = "opatreni", .one = N_("Measure"), .many = N_("Measures"),
	.add = N_("New measure"), .empty = N_("There is no measure yet."), .who = PLANNERS,
	.may = measure_may, .size = sizeof(struct measure_form), .fields = measure_table,
	.filters = measure_filters, .names = measure_names_of, .lines = measure_lines_of,
	.load = measure_load, .save = measure_save, .public_url = measure_url,
	.withdraw = measure_withdraw,
};
