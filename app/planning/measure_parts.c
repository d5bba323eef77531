/* What stands beside the row of a measure: whom it is for, who, steps, money, indicators. */
#include "app/planning/measure.h"

/* ---- reading ---- */

static void groups_and_types_load(struct req *r, void **forms, struct int_list ids)
{
	struct measure_form_codes_rows rows =
		measure_form_codes(r->db, .ids = ids, .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct measure_form_codes_row *c = &rows.items[i];
		struct measure_form *f = forms[id_place(ids, c->measure_id)];
		list_put(r, str_is(c->list, "target_group") ? &f->target_groups : &f->service_types,
			c->code);
	}
}

static void actors_load(struct req *r, void **forms, struct int_list ids)
{
	struct measure_form_actors_rows rows =
		measure_form_actors(r->db, .ids = ids, .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct measure_form_actors_row *a = &rows.items[i];
		struct measure_form *f = forms[id_place(ids, a->measure_id)];
		struct str_list *to = str_is(a->role, "guarantor") ? &f->guarantors
			: str_is(a->role, "partner") ? &f->partners : &f->implementers;
		list_put(r, to, actor_write(r->arena, &(struct actor_line){ a->name, a->specifier }));
	}
}

static void steps_load(struct req *r, void **forms, struct int_list ids)
{
	struct measure_form_steps_rows rows =
		measure_form_steps(r->db, .ids = ids, .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct measure_form_steps_row *s = &rows.items[i];
		struct measure_form *f = forms[id_place(ids, s->measure_id)];
		list_put(r, &f->steps, step_write(r->arena,
			&(struct step_line){ s->name, s->due_on, s->done_on, s->cancelled }));
	}
}

static void money_load(struct req *r, void **forms, struct int_list ids)
{
	struct measure_form_money_rows rows =
		measure_form_money(r->db, .ids = ids, .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct measure_form_money_row *m = &rows.items[i];
		struct measure_form *f = forms[id_place(ids, m->measure_id)];
		list_put(r, &f->money, money_write(r->arena,
			&(struct money_line){ m->year, m->source, m->planned, m->spent }));
	}
}

static void indicators_load(struct req *r, void **forms, struct int_list ids)
{
	struct measure_form_indicators_rows rows =
		measure_form_indicators(r->db, .ids = ids, .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct measure_form_indicators_row *x = &rows.items[i];
		struct measure_form *f = forms[id_place(ids, x->measure_id)];
		list_put(r, &f->indicators, indicator_write(r->arena,
			&(struct indicator_line){ x->name, x->unit, x->source, x->baseline, x->target }));
	}
}

void measure_parts_load(struct req *r, void **forms, struct int_list ids)
{
	groups_and_types_load(r, forms, ids);
	actors_load(r, forms, ids);
	steps_load(r, forms, ids);
	money_load(r, forms, ids);
	indicators_load(r, forms, ids);
}

/* ---- what only the store can tell ---- */

static void money_check_all(struct req *r, const struct record_saving *s,
	const struct plan_choices_row *plan)
{
	const struct measure_form *f = s->after;
	struct { int64_t year, source; } had[LIMIT_LINES];
	for (size_t i = 0; i < f->money.count && i < LIMIT_LINES; i++) {
		struct money_line m;
		if (money_read(r->arena, f->money.items[i], &m))
			continue;
		struct maybe_int source = code_id(r, "funding_source", m.source);
		had[i].year = m.year;
		had[i].source = source.value;
		if (!source.set)
			form_error(
				r, s->fields, "money", N_("A source of money is not among those known here."));
		if (m.year < plan->year_from || m.year > plan->year_to)
			form_error(
				r, s->fields, "money", N_("Money stands in a year that is outside the plan."));
		for (size_t k = 0; k < i; k++)
			if (had[k].year == m.year && had[k].source == source.value)
				form_error(r, s->fields, "money",
					N_("A year has the same source twice. Add the amounts up."));
		if (r->errors.count)
			return;
	}
}

/* Which of the rows the line is: the one of its name, else the one of its place that no
 * line is called after: it was renamed, and keeps its values. */
static int64_t indicator_was(const struct measure_form_indicators_rows *had, bool *taken,
	str name, size_t place, bool by_name)
{
	for (size_t i = 0; i < had->count; i++)
		if (!taken[i] && (by_name ? str_eq(had->items[i].name, name) : i == place)) {
			taken[i] = true;
			return had->items[i].id;
		}
	return 0;
}

/* The lines against what the store has of the measure. */
struct indicators_said {
	struct measure_form_indicators_rows had;
	bool *taken;                       /* of the rows: a line is it */
	int64_t *was;                      /* of the lines: the row's id, or 0 */
	struct indicator_line *said;
};

static struct indicators_said indicators_matched(struct req *r, int64_t id, struct str_list lines)
{
	struct indicators_said to = { .had = measure_form_indicators(
		r->db, .ids = { &id, 1 }, .limit = PARTS_MOST) };
	to.taken = arena_alloc(r->arena, to.had.count + 1);
	to.was = arena_alloc(r->arena, (lines.count + 1) * sizeof *to.was);
	to.said = arena_alloc(r->arena, (lines.count + 1) * sizeof *to.said);
	for (size_t i = 0; i < lines.count; i++) {
		indicator_read(r->arena, lines.items[i], &to.said[i]);
		to.was[i] = indicator_was(&to.had, to.taken, to.said[i].name, i, true);
	}
	for (size_t i = 0; i < lines.count; i++)
		if (!to.was[i])
			to.was[i] = indicator_was(&to.had, to.taken, to.said[i].name, i, false);
	return to;
}

static void indicators_check_all(struct req *r, const struct record_saving *s)
{
	const struct measure_form *f = s->after;
	str names[LIMIT_LINES];
	for (size_t i = 0; i < f->indicators.count && i < LIMIT_LINES; i++) {
		struct indicator_line x;
		names[i] = (str){ 0 };
		if (indicator_read(r->arena, f->indicators.items[i], &x))
			continue;
		names[i] = x.name;
		for (size_t k = 0; k < i; k++)
			if (str_eq(names[k], x.name)) {
				form_error(r, s->fields, "indicators", N_("Two indicators are called the same."));
				return;
			}
	}
	if (!s->id)
		return;
	struct indicators_said all = indicators_matched(r, s->id, f->indicators);
	for (size_t i = 0; i < all.had.count; i++)
		if (!all.taken[i] && indicator_values_count(r->db, .indicator = all.had.items[i].id)) {
			form_error(r, s->fields, "indicators",
				N_("An indicator that has values already cannot be left out."));
			return;
		}
}

void measure_parts_check(struct req *r, const struct record_saving *s,
	const struct plan_choices_row *plan)
{
	money_check_all(r, s, plan);
	indicators_check_all(r, s);
}

/* ---- writing ---- */

static void codes_write(struct req *r, int64_t id, const struct measure_form *f)
{
	struct measure_code_add_args *rows = NULL;
	size_t count = 0;
	const struct { const char *list; const struct str_list *codes; } lists[] = {
		{ "target_group", &f->target_groups }, { "service_type", &f->service_types },
	};
	measure_codes_drop(r->db, .measure = id);
	for (size_t l = 0; l < COUNT(lists); l++)
		for (size_t i = 0; i < lists[l].codes->count; i++) {
			struct maybe_int code = code_id(r, lists[l].list, lists[l].codes->items[i]);
			if (code.set)
				*(struct measure_code_add_args *)arena_push(r->arena, &rows, &count,
					sizeof *rows) = (struct measure_code_add_args){ id, code.value };
		}
	db_insert(r->db, &measure_code_add_query, rows, count);
}

static void actors_write(struct req *r, int64_t id, str role, struct str_list lines)
{
	struct measure_actor_add_args *rows = arena_alloc(r->arena, (lines.count + 1) * sizeof *rows);
	measure_actors_drop(r->db, .measure = id, .role = role);
	for (size_t i = 0; i < lines.count; i++) {
		struct actor_line a;
		actor_read(r->arena, lines.items[i], &a);
		rows[i] = (struct measure_actor_add_args){ id, role, (int64_t)i, a.name, a.specifier };
	}
	db_insert(r->db, &measure_actor_add_query, rows, lines.count);
}

static void steps_write(struct req *r, int64_t id, struct str_list lines)
{
	struct measure_step_add_args *rows = arena_alloc(r->arena, (lines.count + 1) * sizeof *rows);
	measure_steps_drop(r->db, .measure = id);
	for (size_t i = 0; i < lines.count; i++) {
		struct step_line s;
		step_read(r->arena, lines.items[i], &s);
		rows[i] = (struct measure_step_add_args){ id, (int64_t)i, s.name,
			s.due_on.len ? s.due_on : (str){ 0 }, s.done_on.len ? s.done_on : (str){ 0 },
			s.cancelled };
	}
	db_insert(r->db, &measure_step_add_query, rows, lines.count);
}

static void money_rows_write(struct req *r, int64_t id, struct str_list lines)
{
	struct measure_money_add_args *rows = arena_alloc(r->arena, (lines.count + 1) * sizeof *rows);
	measure_money_drop(r->db, .measure = id);
	for (size_t i = 0; i < lines.count; i++) {
		struct money_line m;
		money_read(r->arena, lines.items[i], &m);
		rows[i] = (struct measure_money_add_args){ id, m.year,
			code_id(r, "funding_source", m.source).value, m.planned, m.spent };
	}
	db_insert(r->db, &measure_money_add_query, rows, lines.count);
}

static void indicators_write(struct req *r, int64_t id, struct str_list lines)
{
	struct indicators_said all = indicators_matched(r, id, lines);
	for (size_t i = 0; i < all.had.count; i++)
		if (!all.taken[i])
			indicator_drop(r->db, .id = all.had.items[i].id);
	for (size_t i = 0; i < lines.count; i++) {
		const struct indicator_line *x = &all.said[i];
		struct indicator_add_args row = { id, (int64_t)i, x->name, x->unit, x->baseline, x->target,
			x->source };
		if (all.was[i])
			indicator_set(r->db, .id = all.was[i], .position = row.position, .name = row.name,
				.unit = row.unit, .baseline = row.baseline, .target = row.target,
				.source = row.source);
		else
			db_insert(r->db, &indicator_add_query, &row, 1);
	}
}

void measure_parts_write(struct req *r, int64_t id, const struct measure_form *before,
	const struct measure_form *f)
{
	static const struct measure_form none;
	const struct measure_form *had = before ? before : &none;
	if (!lists_same(had->target_groups, f->target_groups) ||
		!lists_same(had->service_types, f->service_types))
		codes_write(r, id, f);
	if (!lists_same(had->guarantors, f->guarantors))
		actors_write(r, id, S("guarantor"), f->guarantors);
	if (!lists_same(had->implementers, f->implementers))
		actors_write(r, id, S("implementer"), f->implementers);
	if (!lists_same(had->partners, f->partners))
		actors_write(r, id, S("partner"), f->partners);
	if (!lists_same(had->steps, f->steps))
		steps_write(r, id, f->steps);
	if (!lists_same(had->money, f->money))
		money_rows_write(r, id, f->money);
	if (!lists_same(had->indicators, f->indicators))
		indicators_write(r, id, f->indicators);
}
