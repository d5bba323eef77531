/* Plans in the office: the list, a plan as a tree, its state, what is missing, editions. */
#include "app/planning/office.html.h"
#include "crypto/crypto.h"

enum { ACTIONS_MOST = 100, EDITIONS_MOST = 200 };

struct edition_form { str name; };
static const struct field edition_fields[] = {
	FIELD(struct edition_form, name, TEXT, .label = N_("What the edition is called"), .max = 150,
		.hint = N_("Such as: Draft for comments.")), { 0 }
};

/* ---- shared by the office's pages ---- */

str done_words(struct req *r, const char *const *pairs)
{
	str what = query_text(r, "hotovo");
	for (; *pairs; pairs += 2)
		if (str_is(what, pairs[0]))
			return tr(r->page.lang, pairs[1]);
	return (str){ 0 };
}

struct step_buttons steps_from(struct req *r, const struct state *states, size_t count, size_t from,
	const char *(*refused)(int from, int to))
{
	struct step_buttons to = { 0 };
	for (size_t i = 0; i < count; i++)
		if (!refused((int)from, (int)i))
			*(struct step_button *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
				(struct step_button){ str_of(states[i].code), arena_printf(r->arena, "%.*s: %.*s",
					STR_ARG(tr(r->page.lang, N_("New state"))),
					STR_ARG(tr(r->page.lang, states[i].label))) };
	return to;
}

void planning_told(struct req *r, const struct told *t)
{
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = t->action,
		.kind = t->kind, .record = t->id, .name = t->name, .field = "status",
		.old_value = t->before, .new_value = t->after });
	db_note_change(r->db, t->kind, t->id);
}

struct office_plan_get_row *office_plan_of(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct office_plan_get_row *p = id.set ? office_plan_get(r->db, .id = id.value) : NULL;
	if (p && plan_may(r, p->area_id))
		return p;
	answer_error(r, p ? 403 : 404);
	return NULL;
}

static str plan_url(struct req *r, int64_t id, const char *rest)
{
	return arena_printf(r->arena, "/urad/plany/%lld%s", (long long)id, rest);
}

static str period(struct req *r, int64_t from, int64_t to)
{
	return arena_printf(r->arena, "%lld–%lld", (long long)from, (long long)to);
}

/* ---- the list ---- */

/* GET /urad/plany */
int office_plans(struct req *r)
{
	struct office_plans_view v = { .frame = office_frame(r, N_("Plans")) };
	struct office_plan_list_rows rows = office_plan_list(r->db, .limit = PLANS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct office_plan_list_row *p = &rows.items[i];
		if (plan_may(r, p->area_id))
			*(struct plan_entry *)arena_push(r->arena, &v.plans.items, &v.plans.count,
				sizeof *v.plans.items) = (struct plan_entry){ plan_url(r, p->id, ""), p->title,
					p->area, period(r, p->year_from, p->year_to),
					tr(r->page.lang, state_label(plan_states, PLAN_STATES, p->status)) };
	}
	office_plans_page(&r->page, v);
	return answer_page(r);
}

/* ---- the tree ---- */

static void chips_put(struct req *r, struct office_plan_view *v,
	const struct measures_progress *all, str chosen)
{
	for (const struct gap_name *g = gap_names; g->code; g++) {
		int64_t count = 0;
		for (size_t i = 0; i < all->count; i++)
			count += (all->items[i].gaps & g->bit) != 0;
		bool on = str_is(chosen, g->code);
		*(struct chip *)arena_push(r->arena, &v->chips.items, &v->chips.count,
			sizeof *v->chips.items) = (struct chip){ on
				? arena_printf(r->arena, "%.*s#opatreni", STR_ARG(v->base))
				: arena_printf(r->arena, "%.*s?mezera=%s#opatreni", STR_ARG(v->base), g->code),
				tr(r->page.lang, g->label), count, on };
	}
}

static unsigned gap_chosen(str code)
{
	for (const struct gap_name *g = gap_names; g->code; g++)
		if (str_is(code, g->code))
			return g->bit;
	return 0;
}

static void tree_measure_put(struct req *r, struct tree *to, const struct measure_progress *m)
{
	bool opens = !to->count || to->items[to->count - 1].level;
	if (!opens)
		to->items[to->count - 1].closes = false;
	*(struct tree_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct tree_line){ .code = m->code, .title = m->title, .opens = opens, .closes = true,
			.href = arena_printf(r->arena, "/urad/opatreni/%lld", (long long)m->id),
			.edit = arena_printf(r->arena, "/urad/zaznamy/opatreni/%lld", (long long)m->id),
			.tagged = true, .tag = progress_tag(r, m), .fresh_shown = true,
			.fresh = newness_tag(r, m), .about = tr(r->page.lang, measure_states[m->state].label) };
}

/* Measures of an aim's number that fit; of those without any when it is empty. */
static void tree_below(struct req *r, struct tree *to, const struct measures_progress *all,
	str aim, unsigned gap)
{
	for (size_t i = 0; i < all->count; i++)
		if (str_eq(all->items[i].aim, aim) && (!gap || (all->items[i].gaps & gap)))
			tree_measure_put(r, to, &all->items[i]);
}

static void tree_fill(struct req *r, struct office_plan_view *v, int64_t plan,
	const struct measures_progress *all, unsigned gap)
{
	struct office_plan_aims_rows aims =
		office_plan_aims(r->db, .plan = plan, .limit = MEASURES_MOST);
	for (size_t i = 0; i < aims.count; i++) {
		const struct office_plan_aims_row *a = &aims.items[i];
		bool goal = str_is(a->kind, "goal");
		*(struct tree_line *)arena_push(r->arena, &v->tree.items, &v->tree.count,
			sizeof *v->tree.items) = (struct tree_line){ .code = a->code, .title = a->name,
				.kind = goal ? S("cil") : S("priorita"), .level = goal ? 3 : 2,
				.about = a->group_name, .edit = arena_printf(r->arena,
					"/urad/zaznamy/priority-a-cile/%lld", (long long)a->id) };
		tree_below(r, &v->tree, all, a->code, gap);
	}
	tree_below(r, &v->tree, all, S(""), gap);
}

static void parts_fill(struct req *r, struct office_plan_view *v, int64_t plan)
{
	struct office_plan_sections_rows rows =
		office_plan_sections(r->db, .plan = plan, .limit = MEASURES_MOST);
	for (size_t place = 0; part_choices[place].label; place++)
		for (size_t i = 0; i < rows.count; i++)
			if (str_eq(rows.items[i].part, part_choices[place].value))
				links_put(r, &v->parts, arena_printf(r->arena, "/urad/zaznamy/casti-planu/%lld",
					(long long)rows.items[i].id), rows.items[i].empty
						? arena_printf(r->arena, "%.*s – %.*s", STR_ARG(rows.items[i].title),
							STR_ARG(tr(r->page.lang, N_("not filled in yet"))))
						: rows.items[i].title);
	static const struct { const char *path, *label; } adds[] = {
		{ "priority-a-cile", N_("New priority or goal") }, { "opatreni", N_("New measure") } };
	for (size_t i = 0; i < COUNT(adds); i++)
		links_put(r, &v->adds, arena_printf(r->arena, "/urad/zaznamy/%s/novy?plan=%.*s",
			adds[i].path, STR_ARG(v->slug)), tr(r->page.lang, adds[i].label));
	links_put(r, &v->parts, arena_printf(r->arena, "/urad/zaznamy/casti-planu/novy?plan=%.*s",
		STR_ARG(v->slug)), tr(r->page.lang, N_("New section")));
	links_put(r, &v->parts, arena_printf(r->arena, "/urad/zaznamy/swot/novy?plan=%.*s",
		STR_ARG(v->slug)), tr(r->page.lang, N_("New SWOT")));
}

static str edition_words(struct req *r, const struct edition_numbers_row *e)
{
	if (e->year.set)
		return arena_printf(r->arena, "%.*s %lld, %.*s",
			STR_ARG(tr(r->page.lang, N_("Action plan"))), (long long)e->year.value,
			STR_ARG(tr(r->page.lang, N_("edition"))));
	return tr(r->page.lang, str_eq(e->subject, SUBJECT_PROGRESS)
		? N_("Report on progress") : N_("Plan, edition"));
}

static void editions_fill(struct req *r, struct office_plan_view *v, int64_t plan)
{
	struct edition_numbers_rows rows =
		edition_numbers(r->db, .plan = plan, .limit = EDITIONS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edition_numbers_row *e = &rows.items[i];
		*(struct office_edition_line *)arena_push(r->arena, &v->editions.items,
			&v->editions.count, sizeof *v->editions.items) = (struct office_edition_line){
				.href = arena_printf(r->arena, "/plan/%.*s/vydani/%lld", STR_ARG(v->slug),
					(long long)e->id), .what = edition_words(r, e), .name = e->name,
				.day = moment_words(r, e->made_at), .number = e->number,
				.published = e->published_at.set,
				.id = arena_printf(r->arena, "%lld", (long long)e->id) };
	}
}

static void actions_fill(struct req *r, struct office_plan_view *v,
	const struct office_plan_get_row *p)
{
	struct office_actions_rows rows =
		office_actions(r->db, .plan = p->id, .limit = ACTIONS_MOST);
	int64_t next = rows.count ? rows.items[0].year + 1 : p->year_from;
	for (size_t i = 0; i < rows.count; i++)
		*(struct office_action_line *)arena_push(r->arena, &v->actions.items, &v->actions.count,
			sizeof *v->actions.items) = (struct office_action_line){ arena_printf(r->arena,
				"/urad/akcni-plany/%lld", (long long)rows.items[i].id), rows.items[i].title,
				tr(r->page.lang, state_label(action_states, ACTION_STATES, rows.items[i].status)) };
	v->year = next <= p->year_to ? next : 0;
}

/* A plan is made in the year before its first. */
static struct groups_triad triad_of(struct req *r, const struct office_plan_get_row *p)
{
	return groups_triad_of(r, p->area_id,
		arena_printf(r->arena, "%04lld-01-01", (long long)p->year_from - 1),
		arena_printf(r->arena, "%04lld-12-31", (long long)p->year_to));
}

static const char *plan_refused(int from, int to)
{
	return plan_step_refused((enum plan_state)from, (enum plan_state)to);
}

int office_plan_told(struct req *r, const struct office_plan_get_row *p)
{
	static const struct edition_form none;
	static const char *const done[] = { "stav", N_("The state is changed."),
		"vydani", N_("The edition is frozen."), "zverejneno", N_("It is published."), NULL };
	str gap = query_text(r, "mezera");
	struct plan_public_row *public = plan_public(r->db, .id = p->id);
	struct measures_progress all = progress_read(r, SOME(p->id));
	struct office_plan_view v = { .r = r, .frame = office_frame(r, arena_z(r->arena, p->title)),
		.area = p->area, .period = period(r, p->year_from, p->year_to), .slug = p->slug,
		.state = tr(r->page.lang, state_label(plan_states, PLAN_STATES, p->status)),
		.base = plan_url(r, p->id, ""), .done = done_words(r, done),
		.edit = arena_printf(r->arena, "/urad/zaznamy/plany/%lld", (long long)p->id),
		.steps = steps_from(r, plan_states, PLAN_STATES,
			state_of(plan_states, PLAN_STATES, p->status), plan_refused),
		.public_url = public ? arena_printf(r->arena, "/plan/%.*s", STR_ARG(p->slug)) : (str){ 0 },
		.fields = edition_fields, .form = &none };
	chips_put(r, &v, &all, gap);
	tree_fill(r, &v, p->id, &all, gap_chosen(gap));
	parts_fill(r, &v, p->id);
	actions_fill(r, &v, p);
	editions_fill(r, &v, p->id);
	v.triad = triad_of(r, p);
	v.frame->error = r->errors.count;
	office_plan_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/plany/{id}?mezera= */
int office_plan(struct req *r)
{
	struct office_plan_get_row *p = office_plan_of(r);
	return p ? office_plan_told(r, p) : r->status;
}

/* POST /urad/plany/{id}/stav */
int office_plan_state(struct req *r)
{
	struct office_plan_get_row *p = office_plan_of(r);
	if (!p)
		return r->status;
	size_t from = state_of(plan_states, PLAN_STATES, p->status),
		to = state_of(plan_states, PLAN_STATES, form_text(r, "stav"));
	const char *wrong = to == PLAN_STATES ? N_("Choose one of the states.")
		: plan_refused((int)from, (int)to);
	if (wrong) {
		form_error(r, edition_fields, NULL, wrong);
		return office_plan_told(r, p);
	}
	plan_state_set(r->db, .id = p->id, .status = str_of(plan_states[to].code), .now = r->now);
	if (to == PLAN_ADOPTED)
		office_plan_approve(r->db, .plan = p->id, .now = r->now);
	planning_told(r, &(struct told){ "plan", p->id, "change", p->title, p->status,
		str_of(plan_states[to].code) });
	return answer_see_other(r, plan_url(r, p->id, "?hotovo=stav"));
}

/* POST /urad/plany/{id}/vydani */
int office_edition_add(struct req *r)
{
	struct office_plan_get_row *p = office_plan_of(r);
	struct edition_form form = { 0 };
	if (!p)
		return r->status;
	if (!form_read(r, edition_fields, &form))
		return office_plan_told(r, p);
	bool progress = str_is(form_text(r, "co"), "progress");
	int64_t id = edition_make(r, &(struct edition_new){ .plan = p->id,
		.subject = progress ? SUBJECT_PROGRESS : SUBJECT_PLAN,
		.name = form.name.len ? form.name : S("") });
	planning_told(r, &(struct told){ "plan", p->id, "change", p->title, { 0 },
		arena_printf(r->arena, "edition %lld", (long long)id) });
	return answer_see_other(r, plan_url(r, p->id, "?hotovo=vydani#vydani"));
}

/* POST /urad/plany/{id}/zverejnit: an edition that still has its hash */
int office_edition_publish(struct req *r)
{
	struct office_plan_get_row *p = office_plan_of(r);
	struct maybe_int id = str_int(form_text(r, "vydani"));
	struct plan_lines lines;
	if (!p)
		return r->status;
	struct edition_get_row *e = id.set ? edition_get(r->db, .id = id.value) : NULL;
	if (!e || e->plan_id != p->id)
		return answer_error(r, 404);
	if (!edition_read(r, e, &lines))
		return edition_spoilt(r, e);
	if (edition_publish(r->db, .id = e->id, .now = r->now))
		planning_told(r, &(struct told){ "plan", p->id, "publish", p->title, { 0 }, e->hash });
	return answer_see_other(r, plan_url(r, p->id, "?hotovo=zverejneno#vydani"));
}

str action_title(struct req *r, int64_t year, str area)
{
	return arena_printf(r->arena, "%.*s %lld: %.*s",
		STR_ARG(tr(planning_czech(r), N_("Action plan for the year"))), (long long)year,
		STR_ARG(area));
}

/* POST /urad/plany/{id}/akcni-plany */
int office_action_add(struct req *r)
{
	struct office_plan_get_row *p = office_plan_of(r);
	struct maybe_int year = str_int(form_text(r, "rok"));
	if (!p)
		return r->status;
	if (!year.set || year.value < p->year_from || year.value > p->year_to) {
		form_error(r, edition_fields, NULL, N_("The year is outside the plan."));
		return office_plan_told(r, p);
	}
	int64_t id = office_action_insert(r->db, .uuid = uuid_make(r->arena, r->now), .plan = p->id,
		.year = year.value, .now = r->now, .previous = NONE,
		.title = action_title(r, year.value, p->area));
	planning_told(r, &(struct told){ "action_plan", id, "create", p->title, { 0 }, S("draft") });
	return answer_see_other(r, arena_printf(r->arena, "/urad/akcni-plany/%lld", (long long)id));
}
