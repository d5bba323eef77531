/* Steps of the calendar of planning in the office. */
#include "app/assessment/view.h"
#include "crypto/crypto.h"

struct step_form {
	str title, area, phase, day_from, day_to, who, note, done_on;
	struct maybe_int year_from, year_to;
};
#define F(member, type, ...) FIELD(struct step_form, member, type, __VA_ARGS__)
static const struct field list[] = {
	F(title, TEXT, .label = N_("What is to be done"), .required = true, .max = 300),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(year_from, INT, .label = N_("First year of the cycle"), .required = true, .min = 1990,
		.max = 2100),
	F(year_to, INT, .label = N_("Last year of the cycle"), .required = true, .min = 1990,
		.max = 2100),
	F(phase, CHOICE, .label = N_("Phase of planning"), .required = true,
		.choices = phase_choices),
	F(day_from, DAY, .label = N_("From"), .hint = N_("The one day, if it takes only one.")),
	F(day_to, DAY, .label = N_("Until")),
	F(who, TEXT, .label = N_("Who is to do it"), .max = 200,
		.hint = N_("An office or a role, not a name.")),
	F(note, LONG_TEXT, .label = N_("Note"), .max = 2000),
	F(done_on, DAY, .label = N_("Done on")),
	{ 0 }
};

static const struct field *table(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, list, COUNT(list));
	(void)id;
	fields_choose(f, "area", area_choices(r, ASSESSMENT_KEEPERS));
	return f;
}

struct filter { str faze; };
static const struct field *filters(struct req *r)
{
	static const struct field all[] = { FIELD(struct filter, faze, CHOICE,
		.label = N_("Phase of planning"), .choices = phase_choices), { 0 } };
	(void)r;
	return all;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct process_step_names_rows rows = process_step_names(r->db,
		.areas = areas_held(r, ASSESSMENT_READERS).ids, .phase = filter->values[0],
		.limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	str today = day_of(r->arena, r->now);
	struct process_step_get_rows rows =
		process_step_get(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct process_step_get_row *s = &rows.items[i];
		struct step_days days = { s->day_from, s->day_to, s->done_on };
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ s->id, s->title, arena_printf(r->arena, "%.*s, %lld–%lld",
				STR_ARG(s->area), (long long)s->year_from, (long long)s->year_to),
				str_of(step_state_label(step_state(days, today))), s->updated_at };
	}
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct process_step_get_rows rows =
		process_step_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct process_step_get_row *s = &rows.items[i];
		struct step_form *f = form_found(r, forms, ids, s->id, sizeof *f);
		*f = (struct step_form){ .title = s->title, .area = s->area_slug, .phase = s->phase,
			.day_from = s->day_from, .day_to = s->day_to, .who = s->who, .note = s->note,
			.done_on = s->done_on, .year_from = SOME(s->year_from), .year_to = SOME(s->year_to) };
	}
	return forms;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct step_form *f = s->after;
	int64_t area = area_kept(r, s->fields, ASSESSMENT_KEEPERS, f->area), id = s->id;
	struct step_days days = { f->day_from, f->day_to, f->done_on };
	const char *cycle = cycle_wrong(f->year_from.value, f->year_to.value);
	const char *why = step_days_wrong(days, day_of(r->arena, r->now));
	if (cycle)
		form_error(r, s->fields, "year_to", cycle);
	else if (why)
		form_error(r, s->fields, f->done_on.len ? "done_on" : "day_to", why);
	if (!area || cycle || why)
		return 0;
	if (!id)
		id = process_step_add(r->db, .uuid = uuid_make(r->arena, r->now), .area = area,
			.year_from = f->year_from.value, .year_to = f->year_to.value, .phase = f->phase,
			.position = phase_position(f->phase), .title = f->title, .now = r->now);
	process_step_set(r->db, .id = id, .area = area, .year_from = f->year_from.value,
		.year_to = f->year_to.value, .phase = f->phase, .position = phase_position(f->phase),
		.title = f->title, .day_from = f->day_from, .day_to = f->day_to, .who = f->who,
		.note = f->note, .done_on = f->done_on, .now = r->now);
	return id;
}

static bool may(struct req *r, int64_t id)
{
	struct process_step_get_row *s =
		id ? process_step_get(r->db, .ids = { &id, 1 }, .limit = 1).items : NULL;
	return !id || (s && people_may(r, ASSESSMENT_KEEPERS, s->area_id));
}

static struct ui_link place(struct req *r, int64_t id)
{
	struct process_step_get_row *s =
		process_step_get(r->db, .ids = { &id, 1 }, .limit = 1).items;
	return (struct ui_link){ arena_printf(r->arena, "/urad/hodnoceni-planovani/uzemi/%.*s",
		STR_ARG(s ? s->area_slug : (str){ 0 })), tr(r->page.lang, N_("Calendar of planning")),
		false };
}

const struct record process_step_record = {
	.kind = "process_step", .path = "kalendar-planovani", .one = N_("Step of planning"),
	.many = N_("Steps of planning"), .add = N_("New step"),
	.empty = N_("The calendar is empty. Begin a cycle on the page of the area."),
	.who = ASSESSMENT_KEEPERS, .may = may, .size = sizeof(struct step_form), .fields = table,
	.filters = filters, .names = names, .lines = lines, .load = load, .save = save,
	.place = place,
};
