/* Tasks from resolutions in the office: who is to do what until when, and what became of it. */
#include "app/council/paper.h"

struct task_form { str what, hearing, who, deadline, email, state, report; };
#define F(member, type, ...) FIELD(struct task_form, member, type, __VA_ARGS__)

static const struct field table[] = {
	F(what, LONG_TEXT, .label = N_("What is to be done"), .required = true, .max = 2000,
		.hint = N_("When the paper is published, the public sees this too. No names of people.")),
	F(hearing, CHOICE, .label = N_("By which resolution"), .required = true),
	F(who, TEXT, .label = N_("Who is to do it"), .required = true, .max = 200,
		.hint = N_("An office or a role, not a name: the public sees it.")),
	F(deadline, DAY, .label = N_("Deadline"), .hint = N_("Left empty: continuously.")),
	F(email, EMAIL, .label = N_("E-mail for reminders"),
		.hint = N_("A reminder goes a week before the deadline, and after it until it is reported. "
			"Never public.")),
	F(state, CHOICE, .label = N_("State"), .required = true),
	F(report, LONG_TEXT, .label = N_("What became of it"), .max = 4000,
		.hint = N_("When the paper is published, the public sees this too. No names of people.")),
	{ 0 }
};

static const struct choice *states(struct req *r)
{
	struct choice *list = arena_alloc(r->arena, (TASK_STATES + 1) * sizeof *list);
	for (int s = 0; s < TASK_STATES; s++)
		list[s] = (struct choice){ str_of(council_task_state_code((enum task_state)s)),
			council_task_state_label((enum task_state)s) };
	return list;
}

static const struct choice *resolutions(struct req *r)
{
	struct hearing_resolutions_rows rows = hearing_resolutions(r->db,
		.areas = areas_held(r, COUNCIL_OFFICE).ids, .limit = COUNCIL_MOST);
	struct choice *list = arena_alloc(r->arena, (rows.count + 1) * sizeof *list);
	for (size_t i = 0; i < rows.count; i++)
		list[i] = (struct choice){ arena_printf(r->arena, "%lld", (long long)rows.items[i].id),
			arena_printf(r->arena, "%.*s %.*s: %.*s", STR_ARG(rows.items[i].code),
				STR_ARG(rows.items[i].number), STR_ARG(rows.items[i].title)).ptr };
	return list;
}

static const struct field *fields(struct req *r, int64_t id)
{
	struct field *f = council_fields(r, table, COUNT(table));
	(void)id;
	fields_choose(f, "hearing", resolutions(r));
	fields_choose(f, "state", states(r));
	return f;
}

static const struct field *filters(struct req *r)
{
	static const struct field list[] = { { .name = "stav", .label = N_("State"),
		.type = FIELD_CHOICE }, { 0 } };
	struct field *to = council_fields(r, list, COUNT(list));
	to->choices = states(r);
	return to;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct council_task_names_rows rows = council_task_names(r->db,
		.areas = areas_held(r, COUNCIL_OFFICE).ids, .state = filter->values[0],
		.limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct council_task_get_rows rows = council_task_get(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].what,
				arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(rows.items[i].who),
					rows.items[i].deadline.len ? ", " : "",
					STR_ARG(czech_day(r->arena, rows.items[i].deadline))),
				str_of(council_task_state_label(council_task_state_of(rows.items[i].state))),
				rows.items[i].updated_at };
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct council_task_get_rows rows =
		council_task_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct council_task_get_row *t = &rows.items[i];
		struct task_form *f = form_found(r, forms, ids, t->id, sizeof *f);
		*f = (struct task_form){ t->what, arena_printf(r->arena, "%lld",
			(long long)t->hearing_id), t->who, t->deadline, t->email, t->state, t->report };
	}
	return forms;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct task_form *f = s->after, *had = s->before;
	int64_t hearing = str_int(f->hearing).value, id = s->id;
	struct hearing_area_row *h = hearing_area(r->db, .id = hearing);
	enum task_state from = had ? council_task_state_of(had->state) : TASK_OPEN,
		now = council_task_state_of(f->state);
	const char *why = council_task_refused(from, now, f->report.len > 0);
	if (!h || !people_may(r, COUNCIL_WRITERS, h->area_id)) {
		form_error(r, s->fields, "hearing", N_("You may not give tasks by this resolution."));
		return 0;
	}
	if (why) {
		form_error(r, s->fields, f->report.len ? "state" : "report", why);
		return 0;
	}
	bool settled = now == TASK_FULFILLED || now == TASK_CANCELLED;
	if (!id)
		id = council_task_add(
			r->db, .hearing = hearing, .who = f->who, .what = f->what, .now = r->now);
	council_task_set(r->db, .id = id, .hearing = hearing, .who = f->who, .what = f->what,
		.deadline = f->deadline, .email = f->email, .state = f->state, .report = f->report,
		.settled_on = settled ? day_of(r->arena, r->now) : (str){ 0 }, .now = r->now);
	return id;
}

static bool may(struct req *r, int64_t id)
{
	struct council_task_area_row *t = id ? council_task_area(r->db, .id = id) : NULL;
	return id ? t && people_may(r, COUNCIL_WRITERS, t->area_id)
		: (r->visitor.roles & COUNCIL_WRITERS) != 0;
}

const struct record resolution_task_record = {
	.kind = "resolution_task", .path = "ukoly-z-usneseni", .one = N_("Task from a resolution"),
	.many = N_("Tasks from resolutions"), .add = N_("New task"),
	.empty = N_("No resolution has given anybody a task yet."),
	.who = COUNCIL_OFFICE, .may = may, .size = sizeof(struct task_form), .fields = fields,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
};
