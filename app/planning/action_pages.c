/* The action plan of a year in the office: what was chosen, its wording, its state. */
#include "app/planning/office.html.h"

/* The form that closes a year has four fields for each; LIMIT_FIELDS is what it can have. */
enum { CHOSEN_MOST = LIMIT_VALUES, ITEMS_MOST = 100 };
_Static_assert(4 * ITEMS_MOST < LIMIT_FIELDS, "a year is closed by one form");

struct item_form { str text, deadline, responsibility, conditions; };
#define F(member, type, ...) FIELD(struct item_form, member, type, __VA_ARGS__)
static const struct field item_form_fields[] = {
	F(text, LONG_TEXT, .label = N_("What is done this year"), .max = 20000),
	F(deadline, DAY, .label = N_("Deadline")),
	F(responsibility, TEXT, .label = N_("Responsibility"), .max = 300,
		.hint = N_("An office or a role, no person.")),
	F(conditions, LONG_TEXT, .label = N_("Conditions of fulfilment"), .max = 20000),
	{ 0 }
};

static str action_url(struct req *r, int64_t id, const char *rest)
{
	return arena_printf(r->arena, "/urad/akcni-plany/%lld%s", (long long)id, rest);
}

struct office_action_get_row *office_action_of(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct office_action_get_row *a = id.set ? office_action_get(r->db, .id = id.value) : NULL;
	if (a && plan_may(r, a->area_id))
		return a;
	answer_error(r, a ? 403 : 404);
	return NULL;
}

static bool being_drawn(const struct office_action_get_row *a)
{
	return str_is(a->status, "draft");
}

static const char *action_refused(int from, int to)
{
	/* Closing has a page of its own, which asks how each measure ended. */
	return to == ACTION_CLOSED ? N_("The year is closed on a page of its own.")
		: action_step_refused((enum action_state)from, (enum action_state)to);
}

static void items_fill(struct req *r, struct office_action_view *v, int64_t action)
{
	struct office_items_rows rows =
		office_items(r->db, .action = action, .limit = MEASURES_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct office_items_row *x = &rows.items[i];
		size_t outcome = x->outcome.len ? state_of(outcomes, OUTCOMES, x->outcome) : 0;
		*(struct office_item_line *)arena_push(r->arena, &v->items.items, &v->items.count,
			sizeof *v->items.items) = (struct office_item_line){ x->code, x->title,
				v->draft ? arena_printf(r->arena, "%.*s/polozka/%lld", STR_ARG(v->base),
					(long long)x->id) : arena_printf(r->arena, "/urad/opatreni/%lld",
					(long long)x->measure_id),
				x->text, x->deadline.len ? site_day(r, x->deadline) : (str){ 0 },
				outcome ? tr(r->page.lang, outcomes[outcome].label) : (str){ 0 },
				arena_printf(r->arena, "%lld", (long long)x->id) };
	}
}

static void others_fill(struct req *r, struct office_action_view *v,
	const struct office_action_get_row *a)
{
	struct office_candidates_rows rows = office_candidates(
		r->db, .plan = a->plan_id, .year = a->year, .limit = MEASURES_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct office_candidate *)arena_push(r->arena, &v->others.items, &v->others.count,
			sizeof *v->others.items) = (struct office_candidate){ arena_printf(r->arena, "%lld",
				(long long)rows.items[i].id), rows.items[i].code, rows.items[i].title };
}

static int action_show(struct req *r, const struct office_action_get_row *a)
{
	static const char *const done[] = { "pridano", N_("The measures are chosen."), "odebrano",
		N_("The measure is taken out."), "ulozeno", N_("It is saved."), "stav",
		N_("The state is changed."), "uzavreno", N_("The year is closed."), NULL };
	int64_t next = office_action_next(r->db, .previous = a->id);
	struct office_action_view v = { .r = r,
		.frame = office_frame(r, arena_z(r->arena, a->title)),
		.plan_title = a->plan,
		.base = action_url(r, a->id, ""),
		.done = done_words(r, done),
		.plan_href = arena_printf(r->arena, "/urad/plany/%lld", (long long)a->plan_id),
		.state = tr(r->page.lang, state_label(action_states, ACTION_STATES, a->status)),
		.closing = action_url(r, a->id, "/uzavreni"), .edit = action_url(r, a->id, "/text"),
		.draft = being_drawn(a),
		.proposed = str_is(a->status, "proposed"),
		.approved = str_is(a->status, "approved"),
		.next = next ? action_url(r, next, "") : (str){ 0 },
		.steps = steps_from(r, action_states, ACTION_STATES,
			state_of(action_states, ACTION_STATES, a->status), action_refused) };
	if (edition_of_action_public(r->db, .plan = a->plan_id, .action = a->id))
		v.public_url = arena_printf(r->arena, "/plan/%.*s/akcni-plan/%lld", STR_ARG(a->slug),
			(long long)a->year);
	items_fill(r, &v, a->id);
	if (v.draft)
		others_fill(r, &v, a);
	v.frame->error = r->errors.count;
	office_action_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/akcni-plany/{id} */
int office_action(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	return a ? action_show(r, a) : r->status;
}

/* Whether the measure may stand in the action plan; else why not is in the errors. */
static bool may_stand(struct req *r, const struct office_action_get_row *a, int64_t measure)
{
	struct office_measure_get_row *m = office_measure_get(r->db, .id = measure);
	struct office_in_year_row *in =
		m ? office_in_year(r->db, .measure = measure, .year = a->year) : NULL;
	size_t state = m ? state_of(measure_states, MEASURE_STATES, m->status) : 0;
	const char *wrong = !m || m->plan_id != a->plan_id ? N_("The measure is of another plan.")
		: in ? N_("A measure is in an action plan of this year already.")
		: state == MEASURE_PROPOSED ? N_("A proposed measure has to be approved first.")
		: !measure_open((enum measure_state)state) ? N_("This measure has ended already.") : NULL;
	if (wrong)
		form_error(r, item_form_fields, NULL, wrong);
	return !wrong;
}

static int only_draft(struct req *r, const struct office_action_get_row *a)
{
	form_error(r, item_form_fields, NULL,
		N_("Measures are chosen and worded while the action plan is being prepared."));
	return action_show(r, a);
}

/* POST /urad/akcni-plany/{id}/opatreni */
int office_action_select(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	struct str_list chosen = form_list(r, "opatreni");
	if (!a)
		return r->status;
	if (!being_drawn(a))
		return only_draft(r, a);
	if (!chosen.count)
		form_error(r, item_form_fields, NULL, N_("Choose at least one measure."));
	if (office_items(r->db, .action = a->id, .limit = MEASURES_MOST).count + chosen.count >
		ITEMS_MOST)
		form_error(r, item_form_fields, NULL,
			N_("An action plan has at most 100 measures, so that its year can be closed at once."));
	for (size_t i = 0; i < chosen.count && i < CHOSEN_MOST; i++) {
		struct maybe_int id = str_int(chosen.items[i]);
		if (id.set && may_stand(r, a, id.value))
			office_item_add(r->db, .action = a->id, .measure = id.value, .year = a->year);
	}
	if (r->errors.count)
		return action_show(r, a);
	planning_told(r, &(struct told){ "action_plan", a->id, "change", a->title, { 0 },
		arena_printf(r->arena, "+%lld", (long long)chosen.count) });
	return answer_see_other(r, action_url(r, a->id, "?hotovo=pridano"));
}

/* POST /urad/akcni-plany/{id}/odebrat */
int office_action_remove(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	struct maybe_int item = str_int(form_text(r, "polozka"));
	if (!a)
		return r->status;
	if (!being_drawn(a))
		return only_draft(r, a);
	if (item.set && office_item_drop(r->db, .id = item.value, .action = a->id))
		planning_told(
			r, &(struct told){ "action_plan", a->id, "change", a->title, { 0 }, S("-1") });
	return answer_see_other(r, action_url(r, a->id, "?hotovo=odebrano"));
}

/* What is proposed is frozen, for the paper with which it goes to those who approve it; what
 * they approved is frozen and public. */
static void frozen(struct req *r, const struct office_action_get_row *a, size_t state)
{
	bool approved = state == ACTION_APPROVED;
	if (!approved && state != ACTION_PROPOSED)
		return;
	edition_make(r, &(struct edition_new){ .plan = a->plan_id, .action = a->id,
		.subject = subject_of_action(r->arena, a->id), .published = approved,
		.name = tr(planning_czech(r), approved ? N_("as approved") : N_("as proposed")) });
}

/* POST /urad/akcni-plany/{id}/stav */
int office_action_state(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	if (!a)
		return r->status;
	size_t from = state_of(action_states, ACTION_STATES, a->status),
		to = state_of(action_states, ACTION_STATES, form_text(r, "stav"));
	const char *wrong = to == ACTION_STATES ? N_("Choose one of the states.")
		: action_refused((int)from, (int)to);
	if (!wrong && to != ACTION_DRAFT &&
		!office_items(r->db, .action = a->id, .limit = 1).count)
		wrong = N_("An action plan without measures cannot be proposed.");
	if (wrong) {
		form_error(r, item_form_fields, NULL, wrong);
		return action_show(r, a);
	}
	office_action_status(
		r->db, .id = a->id, .status = str_of(action_states[to].code), .now = r->now);
	frozen(r, a, to);
	planning_told(r, &(struct told){ "action_plan", a->id, "change", a->title, a->status,
		str_of(action_states[to].code) });
	return answer_see_other(r, action_url(r, a->id, "?hotovo=stav"));
}

/* ---- one measure in the year ---- */

static struct office_item_get_row *item_of(struct req *r, const struct office_action_get_row *a)
{
	struct maybe_int id = str_int(r->sub);
	return id.set ? office_item_get(r->db, .id = id.value, .action = a->id) : NULL;
}

static int item_show(struct req *r, const struct office_action_get_row *a,
	const struct office_item_get_row *x, const struct item_form *form)
{
	struct office_form_view v = { .r = r, .fields = item_form_fields, .form = form,
		.back = action_url(r, a->id, ""), .back_words = a->title, .url = r->path,
		.frame = office_frame(r, arena_printf(r->arena, "%.*s %.*s", STR_ARG(x->code),
			STR_ARG(x->title)).ptr), .about = x->description,
		.hint = tr(r->page.lang, N_("What stays empty is as the plan says.")) };
	v.frame->error = r->errors.count;
	office_item_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/akcni-plany/{id}/polozka/{item} */
int office_item(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	struct office_item_get_row *x = a ? item_of(r, a) : NULL;
	if (!x)
		return a ? answer_error(r, 404) : r->status;
	struct item_form form = { x->text, x->deadline, x->responsibility, x->conditions };
	return item_show(r, a, x, &form);
}

/* POST /urad/akcni-plany/{id}/polozka/{item} */
int office_item_save(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	struct office_item_get_row *x = a ? item_of(r, a) : NULL;
	struct item_form form = { 0 };
	if (!x)
		return a ? answer_error(r, 404) : r->status;
	if (!being_drawn(a))
		return only_draft(r, a);
	struct item_form before = { x->text, x->deadline, x->responsibility, x->conditions };
	if (!form_read(r, item_form_fields, &form))
		return item_show(r, a, x, &form);
	office_item_set(r->db, .id = x->id, .text = form.text, .deadline = form.deadline,
		.responsibility = form.responsibility, .conditions = form.conditions);
	audit_changes(r, "action_plan", a->id, x->title, item_form_fields, &before, &form);
	db_note_change(r->db, "action_plan", a->id);
	return answer_see_other(r, action_url(r, a->id, "?hotovo=ulozeno"));
}

/* ---- its title and introduction ---- */

struct text_form { str title, introduction; };
static const struct field text_fields[] = {
	FIELD(struct text_form, title, TEXT, .label = N_("Title"), .required = true, .max = 200),
	FIELD(struct text_form, introduction, LONG_TEXT, .label = N_("Introduction"), .max = 20000),
	{ 0 }
};

static int text_show(struct req *r, const struct office_action_get_row *a,
	const struct text_form *form)
{
	struct office_form_view v = { .r = r, .fields = text_fields, .form = form, .url = r->path,
		.back = action_url(r, a->id, ""), .back_words = a->title,
		.frame = office_frame(r, N_("Edit the title and introduction")) };
	v.frame->error = r->errors.count;
	office_item_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/akcni-plany/{id}/text */
int office_action_text(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	return a ? text_show(r, a, &(struct text_form){ a->title, a->introduction }) : r->status;
}

/* POST /urad/akcni-plany/{id}/text */
int office_action_text_save(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	struct text_form form = { 0 };
	if (!a)
		return r->status;
	if (!being_drawn(a))
		return only_draft(r, a);
	struct text_form before = { a->title, a->introduction };
	if (!form_read(r, text_fields, &form))
		return text_show(r, a, &form);
	office_action_text_set(r->db, .id = a->id, .title = form.title,
		.introduction = form.introduction, .now = r->now);
	audit_changes(r, "action_plan", a->id, form.title, text_fields, &before, &form);
	db_note_change(r->db, "action_plan", a->id);
	return answer_see_other(r, action_url(r, a->id, "?hotovo=ulozeno"));
}
