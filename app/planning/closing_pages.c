/* The end of a year: how it ended for each measure, and the next year's draft made of it. */
#include "app/planning/office.html.h"
#include "crypto/crypto.h"

struct year {
	const struct office_action_get_row *action;
	struct office_items_rows items;
	struct closing *closings;          /* of the items */
	str *evaluations;
	struct office_open_measures_rows open;
	struct merges merges;
};

static struct merges merges_of(struct req *r, int64_t plan)
{
	struct office_merges_rows rows = office_merges(r->db, .plan = plan, .limit = MEASURES_MOST);
	struct merge *items = arena_alloc(r->arena, (rows.count + 1) * sizeof *items);
	for (size_t i = 0; i < rows.count; i++)
		items[i] = (struct merge){ rows.items[i].id, rows.items[i].merged_into.value };
	return (struct merges){ items, rows.count };
}

static str sent(struct req *r, const char *name, int64_t item)
{
	return form_text(r, arena_printf(r->arena, "%s-%lld", name, (long long)item).ptr);
}

static struct year year_of(struct req *r, const struct office_action_get_row *a)
{
	struct year y = { .action = a,
		.items = office_items(r->db, .action = a->id, .limit = MEASURES_MOST),
		.open = office_open_measures(r->db, .plan = a->plan_id, .limit = MEASURES_MOST),
		.merges = merges_of(r, a->plan_id) };
	y.closings = arena_alloc(r->arena, (y.items.count + 1) * sizeof *y.closings);
	y.evaluations = arena_alloc(r->arena, (y.items.count + 1) * sizeof *y.evaluations);
	for (size_t i = 0; i < y.items.count; i++) {
		const struct office_items_row *x = &y.items.items[i];
		y.closings[i] = (struct closing){ .measure = x->measure_id,
			.state = (enum measure_state)state_of(measure_states, MEASURE_STATES, x->status) };
		if (r->method != POST)
			continue;
		size_t outcome = state_of(outcomes, OUTCOMES, sent(r, "vysledek", x->id));
		y.closings[i].outcome = (enum outcome)(outcome < OUTCOMES ? outcome : OUTCOME_NONE);
		y.closings[i].reason = sent(r, "duvod", x->id);
		y.closings[i].into = str_int(sent(r, "do", x->id)).value;
		y.evaluations[i] = sent(r, "hodnoceni", x->id);
	}
	return y;
}

/* Open measures of the plan that this year's action plan does not have. */
static struct int_list others_of(struct req *r, const struct year *y)
{
	int64_t *ids = arena_alloc(r->arena, (y->open.count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < y->open.count; i++) {
		bool has = false;
		for (size_t k = 0; k < y->items.count && !has; k++)
			has = y->items.items[k].measure_id == y->open.items[i].id;
		if (!has)
			ids[count++] = y->open.items[i].id;
	}
	return (struct int_list){ ids, count };
}

static struct ui_choices outcome_choices(struct req *r, enum outcome chosen)
{
	struct ui_choices to = { 0 };
	for (size_t i = 0; i < OUTCOMES; i++)
		ui_choice_add(r, &to, str_of(outcomes[i].code), tr(r->page.lang, outcomes[i].label),
			i == (size_t)chosen);
	return to;
}

static struct ui_choices into_choices(struct req *r, const struct year *y, size_t item)
{
	struct ui_choices to = { 0 };
	ui_choice_add(r, &to, S(""), tr(r->page.lang, N_("none")), !y->closings[item].into);
	for (size_t i = 0; i < y->open.count; i++)
		if (y->open.items[i].id != y->items.items[item].measure_id)
			ui_choice_add(r, &to, arena_printf(r->arena, "%lld", (long long)y->open.items[i].id),
				arena_printf(r->arena, "%.*s %.*s", STR_ARG(y->open.items[i].code),
					STR_ARG(y->open.items[i].title)),
				y->open.items[i].id == y->closings[item].into);
	return to;
}

static int closing_show(struct req *r, const struct year *y, const char *const *wrong)
{
	const struct office_action_get_row *a = y->action;
	str base = arena_printf(r->arena, "/urad/akcni-plany/%lld", (long long)a->id);
	struct office_closing_view v = { .r = r, .back = base, .year = a->year,
		.next = a->year < a->year_to ? a->year + 1 : 0,
		.url = arena_printf(r->arena, "%.*s/uzavreni", STR_ARG(base)),
		.frame = office_frame(r, N_("The end of the year")) };
	for (size_t i = 0; i < y->items.count; i++) {
		const struct office_items_row *x = &y->items.items[i];
		const char *error = wrong ? wrong[i] : NULL;
		v.wrong |= error != NULL;
		*(struct closing_block *)arena_push(r->arena, &v.blocks.items, &v.blocks.count,
			sizeof *v.blocks.items) = (struct closing_block){
				.id = arena_printf(r->arena, "%lld", (long long)x->id), .code = x->code,
				.title = x->title, .wording = x->text.len ? x->text : x->description,
				.error = error ? tr(r->page.lang, error) : (str){ 0 },
				.outcomes = outcome_choices(r, y->closings[i].outcome),
				.into = into_choices(r, y, i), .reason = y->closings[i].reason,
				.evaluation = y->evaluations[i] };
	}
	v.frame->error = v.wrong;
	office_closing_page(&r->page, v);
	return v.wrong ? answer_invalid(r) : answer_page(r);
}

static int not_now(struct req *r)
{
	return answer_error(r, 409);
}

/* GET /urad/akcni-plany/{id}/uzavreni */
int office_closing(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	if (!a)
		return r->status;
	if (!str_is(a->status, "approved"))
		return not_now(r);
	struct year y = year_of(r, a);
	return closing_show(r, &y, NULL);
}

static void measure_closed(struct req *r, const struct year *y, size_t i)
{
	const struct office_items_row *x = &y->items.items[i];
	const struct closing *c = &y->closings[i];
	enum measure_state to = closing_state(c);
	struct maybe_int into = c->outcome == OUTCOME_MERGE ? SOME(c->into) : NONE;
	office_item_close(r->db, .id = x->id, .outcome = str_of(outcomes[c->outcome].code),
		.reason = c->reason.len ? c->reason : (str){ 0 }, .into = into,
		.evaluation = y->evaluations[i].len ? y->evaluations[i] : (str){ 0 });
	if (y->evaluations[i].len)
		office_note_add(r->db, .measure = x->measure_id, .kind = S("evaluation"),
			.day = day_of(r->arena, r->now), .text = y->evaluations[i], .public = true,
			.account = SOME(r->visitor.account), .now = r->now);
	if (y->evaluations[i].len)
		office_noted(r->db, .measure = x->measure_id, .day = day_of(r->arena, r->now),
			.now = r->now);
	if (to == c->state)
		return;
	measure_state_set(r->db, .id = x->measure_id, .status = str_of(measure_states[to].code),
		.into = into, .now = r->now);
	planning_told(r, &(struct told){ "measure", x->measure_id, "change", x->title, x->status,
		str_of(measure_states[to].code) });
}

/* The evaluation of this year is the first draft of the next: what goes on, with its wording.
 * A measure that somebody has put into the next year already stays where it is. */
static void next_draft(struct req *r, const struct year *y)
{
	const struct office_action_get_row *a = y->action;
	int64_t year = a->year + 1, id = 0;
	for (size_t i = 0; i < y->items.count && year <= a->year_to; i++) {
		const struct office_items_row *x = &y->items.items[i];
		if (!closing_carries(y->closings[i].outcome) ||
			office_in_year(r->db, .measure = x->measure_id, .year = year))
			continue;
		if (!id)
			id = office_action_insert(r->db, .uuid = uuid_make(r->arena, r->now),
				.plan = a->plan_id, .year = year, .previous = SOME(a->id), .now = r->now,
				.title = action_title(r, year, a->area));
		office_item_add(r->db, .action = id, .measure = x->measure_id, .year = year,
			.text = x->text, .responsibility = x->responsibility, .conditions = x->conditions);
	}
}

/* POST /urad/akcni-plany/{id}/uzavreni: all of it, or nothing */
int office_closing_save(struct req *r)
{
	struct office_action_get_row *a = office_action_of(r);
	if (!a)
		return r->status;
	if (!str_is(a->status, "approved"))
		return not_now(r);
	struct year y = year_of(r, a);
	struct int_list others = others_of(r, &y);
	const char **wrong = arena_alloc(r->arena, (y.items.count + 1) * sizeof *wrong);
	bool any = false;
	for (size_t i = 0; i < y.items.count; i++) {
		wrong[i] = closing_refused(y.closings, y.items.count, i, others, y.merges);
		any |= wrong[i] != NULL;
	}
	if (any)
		return closing_show(r, &y, wrong);
	for (size_t i = 0; i < y.items.count; i++)
		measure_closed(r, &y, i);
	next_draft(r, &y);
	office_action_status(r->db, .id = a->id, .status = S("closed"), .now = r->now);
	edition_make(r,
		&(struct edition_new){ .plan = a->plan_id,
			.action = a->id,
			.subject = subject_of_action(r->arena, a->id),
			.name = tr(planning_czech(r), N_("with the evaluation")),
			.published = true });
	planning_told(r, &(struct told){ "action_plan", a->id, "change", a->title, a->status,
		S("closed") });
	return answer_see_other(r, arena_printf(r->arena, "/urad/akcni-plany/%lld?hotovo=uzavreno",
		(long long)a->id));
}
