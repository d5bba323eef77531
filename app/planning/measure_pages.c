/* How far a measure is, in the office: its news, state, values, and what is told by hand. */
#include "app/planning/office.html.h"

enum { NOTES_MOST = 200, INDICATORS_MOST = 100 };

struct note_form { str day, text, author; bool hidden; };
struct told_form { str told, reason, until; };
struct value_form { str indicator, day, value, note; };
#define N(member, type, ...) FIELD(struct note_form, member, type, __VA_ARGS__)
#define T(member, type, ...) FIELD(struct told_form, member, type, __VA_ARGS__)
#define V(member, type, ...) FIELD(struct value_form, member, type, __VA_ARGS__)

static const struct field note_fields[] = {
	N(day, DAY, .label = N_("Day of the news"), .required = true),
	N(text, LONG_TEXT, .label = N_("What is new"), .required = true, .max = 10000),
	N(author, TEXT, .label = N_("Who says so"), .max = 200,
		.hint = N_("An office or a role, no person.")),
	N(hidden, BOOL, .label = N_("Only for the office")),
	{ 0 }
};

static const struct choice told_choices[] = {
	{ S("completed"), N_("completed") }, { S("on_time"), N_("on time") },
	{ S("not_started"), N_("not started") }, { S("late"), N_("measure is late") },
	{ .label = NULL }
};
static const struct field told_fields[] = {
	T(told, CHOICE, .label = N_("Progress"), .choices = told_choices,
		.hint = N_("When empty, it follows from activities, dates and indicators again.")),
	T(reason, TEXT, .label = N_("Reason"), .max = 500, .hint = N_("The public reads it.")),
	T(until, DAY, .label = N_("It holds until")),
	{ 0 }
};

static const struct field value_fields[] = {
	V(indicator, CHOICE, .label = N_("Indicator"), .required = true),
	V(day, DAY, .label = N_("Day of the value"), .required = true),
	V(value, TEXT, .label = N_("Value"), .required = true, .max = 20),
	V(note, TEXT, .label = N_("Note"), .max = 300),
	{ 0 }
};

struct office_measure_get_row *office_measure_of(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct office_measure_get_row *m = id.set ? office_measure_get(r->db, .id = id.value) : NULL;
	if (m && plan_may(r, m->area_id))
		return m;
	answer_error(r, m ? 403 : 404);
	return NULL;
}

static str measure_url(struct req *r, int64_t id, const char *rest)
{
	return arena_printf(r->arena, "/urad/opatreni/%lld%s", (long long)id, rest);
}

static const char *measure_refused(int from, int to)
{
	return measure_step_refused((enum measure_state)from, (enum measure_state)to);
}

static void notes_fill(struct req *r, struct office_measure_view *v, int64_t measure)
{
	struct office_notes_rows rows = office_notes(r->db, .measure = measure, .limit = NOTES_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct office_notes_row *n = &rows.items[i];
		str hidden = n->public ? S("") : tr(r->page.lang, N_("Only for the office"));
		*(struct note_line *)arena_push(r->arena, &v->notes.items, &v->notes.count,
			sizeof *v->notes.items) = (struct note_line){ 0, site_day(r, n->day),
				arena_printf(r->arena, "%.*s%s%.*s", STR_ARG(tr(r->page.lang,
					str_is(n->kind, "news") ? N_("News of the measure") : N_("Evaluation"))),
					hidden.len ? " · " : "", STR_ARG(hidden)),
				n->author.len ? n->author : n->account, n->text };
	}
}

static const struct field *values_fill(struct req *r, struct office_measure_view *v,
	int64_t measure)
{
	struct office_indicators_rows rows =
		office_indicators(r->db, .measure = measure, .limit = INDICATORS_MOST);
	struct field *fields = fields_copy(r, value_fields, COUNT(value_fields));
	struct choice *choices = arena_alloc(r->arena, (rows.count + 1) * sizeof *choices);
	for (size_t i = 0; i < rows.count; i++) {
		const struct office_indicators_row *x = &rows.items[i];
		choices[i] = (struct choice){ arena_printf(r->arena, "%lld", (long long)x->id),
			arena_printf(r->arena, "%.*s (%.*s)", STR_ARG(x->name), STR_ARG(x->unit)).ptr };
		*(struct value_line *)arena_push(r->arena, &v->values.items, &v->values.count,
			sizeof *v->values.items) = (struct value_line){ x->name, x->unit, choices[i].value,
				x->last.set ? number_words(r->arena, x->last.value, 3) : (str){ 0 },
				x->target.set ? number_words(r->arena, x->target.value, 3) : (str){ 0 } };
	}
	fields_choose(fields, "indicator", choices);
	return fields;
}

/* What the measure would be if nobody had put another state in its place. */
static str derived_words(struct req *r, const struct measure_progress *m)
{
	return tr(r->page.lang, progresses[m->derived].label);
}

static const struct measure_progress *progress_of_measure(struct req *r,
	const struct office_measure_get_row *m)
{
	struct measures_progress all = progress_read(r, SOME(m->plan_id));
	return progress_find(&all, m->code);
}

struct measure_forms {
	const struct note_form *note;
	const struct told_form *told;
	const struct value_form *value;
};

static int measure_show(struct req *r, const struct office_measure_get_row *m,
	struct measure_forms forms)
{
	static const char *const done[] = { "zprava", N_("The news is saved."), "stav",
		N_("The state is changed."), "prubeh", N_("It is saved."), "hodnota",
		N_("The value is saved."), NULL };
	struct note_form note = { .day = day_of(r->arena, r->now) };
	struct told_form told = { m->progress_told, m->progress_reason, m->progress_until };
	struct value_form value = { .day = note.day };
	struct measure_public_row *public = measure_public(r->db, .id = m->id);
	const struct measure_progress *now = progress_of_measure(r, m);
	if (!now)
		return answer_error(r, 404);
	struct office_measure_view v = { .r = r, .now = now, .code = m->code, .plan_title = m->plan,
		.frame = office_frame(r, arena_z(r->arena, m->title)), .done = done_words(r, done),
		.plan_href = arena_printf(r->arena, "/urad/plany/%lld", (long long)m->plan_id),
		.edit = arena_printf(r->arena, "/urad/zaznamy/opatreni/%lld", (long long)m->id),
		.trace = trace_place(r, measure_record.kind, m->id),
		.base = measure_url(r, m->id, ""), .derived = derived_words(r, now),
		.state = tr(r->page.lang, measure_states[now->state].label),
		.tag = progress_tag(r, now), .fresh = newness_tag(r, now),
		.steps = steps_from(r, measure_states, MEASURE_STATES, now->state, measure_refused),
		.note_fields = note_fields, .told_fields = told_fields,
		.note_form = forms.note ? forms.note : &note,
		.told_form = forms.told ? forms.told : &told,
		.value_form = forms.value ? forms.value : &value };
	if (public)
		v.public_url = arena_printf(r->arena, "/plan/%.*s/opatreni/%.*s", STR_ARG(public->slug),
			STR_ARG(public->code));
	notes_fill(r, &v, m->id);
	v.value_fields = values_fill(r, &v, m->id);
	v.frame->error = r->errors.count;
	office_measure_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/opatreni/{id} */
int office_measure(struct req *r)
{
	struct office_measure_get_row *m = office_measure_of(r);
	return m ? measure_show(r, m, (struct measure_forms){ 0 }) : r->status;
}

/* POST /urad/opatreni/{id}/zprava */
int office_measure_note(struct req *r)
{
	struct office_measure_get_row *m = office_measure_of(r);
	struct note_form f = { 0 };
	if (!m)
		return r->status;
	bool good = form_read(r, note_fields, &f);
	if (good && str_order(f.day, day_of(r->arena, r->now)) > 0)
		form_error(r, note_fields, "day", N_("News of a day that has not come yet is a plan."));
	if (r->errors.count)
		return measure_show(r, m, (struct measure_forms){ .note = &f });
	office_note_add(r->db, .measure = m->id, .kind = S("news"), .day = f.day, .text = f.text,
		.public = !f.hidden, .author = f.author, .account = SOME(r->visitor.account),
		.now = r->now);
	office_noted(r->db, .measure = m->id, .day = f.day, .now = r->now);
	planning_told(r, &(struct told){ "measure", m->id, "change", m->title, { 0 }, f.text });
	return answer_see_other(r, measure_url(r, m->id, "?hotovo=zprava"));
}

/* POST /urad/opatreni/{id}/stav */
int office_measure_state(struct req *r)
{
	struct office_measure_get_row *m = office_measure_of(r);
	if (!m)
		return r->status;
	size_t from = state_of(measure_states, MEASURE_STATES, m->status),
		to = state_of(measure_states, MEASURE_STATES, form_text(r, "stav"));
	const char *wrong = to == MEASURE_STATES ? N_("Choose one of the states.")
		: measure_refused((int)from, (int)to);
	if (wrong) {
		form_error(r, note_fields, NULL, wrong);
		return measure_show(r, m, (struct measure_forms){ 0 });
	}
	measure_state_set(r->db, .id = m->id, .status = str_of(measure_states[to].code),
		.into = NONE, .now = r->now);
	planning_told(r, &(struct told){ "measure", m->id, "change", m->title, m->status,
		str_of(measure_states[to].code) });
	return answer_see_other(r, measure_url(r, m->id, "?hotovo=stav"));
}

/* POST /urad/opatreni/{id}/prubeh */
int office_measure_progress(struct req *r)
{
	struct office_measure_get_row *m = office_measure_of(r);
	struct told_form f = { 0 };
	if (!m)
		return r->status;
	bool good = form_read(r, told_fields, &f);
	if (good && f.told.len && !f.reason.len)
		form_error(r, told_fields, "reason", N_("Write why it is otherwise than what follows."));
	if (good && f.told.len && !f.until.len)
		form_error(r, told_fields, "until", N_("Write until when it holds."));
	if (r->errors.count)
		return measure_show(r, m, (struct measure_forms){ .told = &f });
	bool told = f.told.len;
	office_told_set(r->db, .measure = m->id, .told = told ? f.told : (str){ 0 },
		.reason = told ? f.reason : (str){ 0 }, .until = told ? f.until : (str){ 0 },
		.account = told ? SOME(r->visitor.account) : NONE, .now = r->now);
	planning_told(r,
		&(struct told){ "measure", m->id, "change", m->title, m->progress_told,
			told ? arena_printf(r->arena, "%.*s: %.*s", STR_ARG(f.told), STR_ARG(f.reason))
				 : (str){ 0 } });
	return answer_see_other(r, measure_url(r, m->id, "?hotovo=prubeh"));
}

/* POST /urad/opatreni/{id}/hodnota */
int office_measure_value(struct req *r)
{
	struct office_measure_get_row *m = office_measure_of(r);
	struct office_measure_view v = { 0 };
	struct value_form f = { 0 };
	if (!m)
		return r->status;
	const struct field *fields = values_fill(r, &v, m->id);
	bool good = form_read(r, fields, &f);
	struct maybe_int value = number_read(f.value, 3), indicator = str_int(f.indicator);
	if (good && !value.set)
		form_error(r, fields, "value", N_("Write a number such as 1 250 or 12,5."));
	if (r->errors.count)
		return measure_show(r, m, (struct measure_forms){ .value = &f });
	office_value_put(r->db, .indicator = indicator.value, .day = f.day, .value = value.value,
		.note = f.note);
	planning_told(r, &(struct told){ "measure", m->id, "change", m->title, { 0 }, f.value });
	return answer_see_other(r, measure_url(r, m->id, "?hotovo=hodnota"));
}
