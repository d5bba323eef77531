/* The lines of what the store has now. */
#include "app/planning/edition.h"
#include "app/planning/notation.h"
#include "app/planning/progress.h"
#include <stdlib.h>

void plan_line_put(struct req *r, struct plan_lines *to, str part, str field, str value)
{
	if (str_trim(value).len)
		*(struct plan_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
			(struct plan_line){ part, field, value };
}

/* ---- a plan, from its records ---- */

/* What an edition leaves out: the part says it already, or it is nobody else's business. */
static bool left_out(const char *field)
{
	static const char *const names[] = { "plan", "code", "part", "position",
		"guarantor_email", "stale_days" };
	for (size_t i = 0; i < COUNT(names); i++)
		if (!strcmp(field, names[i]))
			return true;
	return false;
}

static void form_put(struct req *r, struct plan_lines *to, str part, const struct field *fields,
	const void *form)
{
	bool aim = str_starts(part, S("priority ")) || str_starts(part, S("goal "));
	for (const struct field *f = fields; f->type; f++)
		if (!left_out(f->name) && !(aim && !strcmp(f->name, "kind")))
			plan_line_put(r, to, part, str_of(f->name),
				record_value_words(r, f, field_text(r->arena, f, form)));
}

/* The records of a kind that belong to the plan, all read at once, in their order. */
struct forms { struct int_list ids; void **items; const struct field *fields; };

static int64_t *ids_sorted(struct req *r, struct record_names names)
{
	int64_t *ids = arena_alloc(r->arena, (names.count + 1) * sizeof *ids);
	for (size_t i = 0; i < names.count; i++)
		ids[i] = names.items[i].id;
	qsort(ids, names.count, sizeof *ids, rows_order);
	return ids;
}

static struct forms forms_of(struct req *r, const struct record *record, str plan_slug,
	struct record_names *names)
{
	struct record_filter filter = { .values = { plan_slug } };
	*names = record->names(r, &filter);
	struct forms to = { .ids = { ids_sorted(r, *names), names->count },
		.fields = record->fields(r, RECORD_ANY) };
	to.items = record->load(r, to.ids);
	return to;
}

static const void *form_of(const struct forms *forms, int64_t id)
{
	return forms->items[id_place(forms->ids, id)];
}

static str text_of(struct req *r, const struct forms *forms, const void *form, const char *field)
{
	return field_text(r->arena, &forms->fields[field_number(forms->fields, str_of(field))], form);
}

static void sections_put(struct req *r, struct plan_lines *to, str slug)
{
	struct record_names names;
	struct forms all = forms_of(r, &plan_section_record, slug, &names);
	for (size_t place = 0; part_choices[place].label; place++)
		for (size_t i = 0; i < names.count; i++) {
			const void *form = form_of(&all, names.items[i].id);
			str part = form ? text_of(r, &all, form, "part") : S("");
			if (form && str_eq(part, part_choices[place].value))
				form_put(r, to, arena_printf(r->arena, "section %.*s/%lld", STR_ARG(part),
					(long long)names.items[i].id), all.fields, form);
		}
}

static void swot_put(struct req *r, struct plan_lines *to, str slug)
{
	struct record_names names;
	struct forms all = forms_of(r, &swot_record, slug, &names);
	for (size_t i = 0; i < names.count; i++)
		form_put(r, to, arena_printf(r->arena, "swot %lld", (long long)names.items[i].id),
			all.fields, form_of(&all, names.items[i].id));
}

/* Priorities and goals, then measures; each in the order of its number. */
static void numbered_put(struct req *r, struct plan_lines *to, str slug,
	const struct record *record)
{
	struct record_names names;
	struct forms all = forms_of(r, record, slug, &names);
	for (size_t i = 0; i < names.count; i++) {
		const void *form = form_of(&all, names.items[i].id);
		str kind = record == &measure_record ? S("measure") : text_of(r, &all, form, "kind");
		form_put(r, to, arena_printf(r->arena, "%.*s %.*s", STR_ARG(kind),
			STR_ARG(text_of(r, &all, form, "code"))), all.fields, form);
	}
}

struct plan_lines plan_lines_live(struct req *r, int64_t plan)
{
	struct plan_lines to = { 0 };
	struct int_list id = { &plan, 1 };
	struct plan_form_row *row = plan_form(r->db, .ids = id, .limit = 1).items;
	void **form = plan_record.load(r, id);
	if (!row || !form[0])
		return to;
	form_put(r, &to, S("plan"), plan_record.fields(r, plan), form[0]);
	sections_put(r, &to, row->slug);
	swot_put(r, &to, row->slug);
	numbered_put(r, &to, row->slug, &aim_record);
	numbered_put(r, &to, row->slug, &measure_record);
	return to;
}

/* ---- an action plan ---- */

static str guarantors_of(struct req *r, const struct action_lines_actors_rows *all, int64_t measure)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].measure_id == measure)
			buf_printf(&out, "%s%.*s", out.len ? ", " : "", STR_ARG(all->items[i].name));
	return buf_str(&out);
}

static str one_of(str first, str second) { return first.len ? first : second; }

static void item_put(struct req *r, struct plan_lines *to, const struct action_lines_items_row *i,
	str guarantors)
{
	str part = arena_printf(r->arena, "item %.*s", STR_ARG(i->code)), reason = i->outcome_reason;
	str plan_deadline = i->ongoing ? S("průběžně") : day_plain(r->arena, i->plan_deadline);
	size_t outcome = i->outcome.len ? state_of(outcomes, OUTCOMES, i->outcome) : 0;
	if (outcome == OUTCOME_MERGE)
		reason = arena_printf(r->arena, "%.*s %.*s%s%.*s", STR_ARG(i->into_code),
			STR_ARG(i->into_title), reason.len ? ": " : "", STR_ARG(reason));
	plan_line_put(r, to, part, S("title"), i->title);
	plan_line_put(r, to, part, S("text"), one_of(i->text, i->description));
	plan_line_put(r, to, part, S("deadline"),
		one_of(day_plain(r->arena, i->deadline), plan_deadline));
	plan_line_put(r, to, part, S("responsibility"), one_of(i->responsibility, guarantors));
	plan_line_put(r, to, part, S("conditions"), one_of(i->conditions, i->plan_conditions));
	if (outcome)
		plan_line_put(r, to, part, S("outcome"), tr(planning_czech(r), outcomes[outcome].label));
	plan_line_put(r, to, part, S("reason"), reason);
	plan_line_put(r, to, part, S("evaluation"), i->evaluation);
}

struct plan_lines action_lines_live(struct req *r, int64_t action)
{
	struct plan_lines to = { 0 };
	struct action_lines_head_row *h = action_lines_head(r->db, .id = action);
	if (!h)
		return to;
	plan_line_put(r, &to, S("action"), S("title"), h->title);
	plan_line_put(r, &to, S("action"), S("plan"), h->plan);
	plan_line_put(r, &to, S("action"), S("year"),
		arena_printf(r->arena, "%lld", (long long)h->year));
	plan_line_put(r, &to, S("action"), S("introduction"), h->introduction);
	struct action_lines_items_rows items =
		action_lines_items(r->db, .action = action, .limit = MEASURES_MOST);
	struct action_lines_actors_rows actors =
		action_lines_actors(r->db, .action = action, .limit = PARTS_MOST);
	for (size_t i = 0; i < items.count; i++)
		item_put(r, &to, &items.items[i], guarantors_of(r, &actors, items.items[i].measure));
	return to;
}

/* ---- how far measures are ---- */

static str crowns(struct req *r, struct maybe_int hundredths)
{
	return hundredths.set ? number_words(r->arena, hundredths.value, 2) : (str){ 0 };
}

struct plan_lines progress_lines_live(struct req *r, int64_t plan)
{
	struct plan_lines to = { 0 };
	const struct lang *cs = planning_czech(r);
	struct measures_progress all = progress_read(r, SOME(plan));
	for (size_t i = 0; i < all.count; i++) {
		const struct measure_progress *m = &all.items[i];
		if (m->state == MEASURE_PROPOSED)
			continue;
		str part = arena_printf(r->arena, "state %.*s", STR_ARG(m->code));
		plan_line_put(r, &to, part, S("title"), m->title);
		plan_line_put(r, &to, part, S("state"), tr(cs, measure_states[m->state].label));
		plan_line_put(r, &to, part, S("progress"), tr(cs, progresses[m->progress].label));
		plan_line_put(r, &to, part, S("reason"), m->told ? m->reason : S(""));
		if (m->steps)
			plan_line_put(r, &to, part, S("steps"), arena_printf(r->arena, "%lld/%lld",
				(long long)m->steps_done, (long long)m->steps));
		plan_line_put(r, &to, part, S("news"), m->news.len ? arena_printf(r->arena, "%.*s: %.*s",
			STR_ARG(day_plain(r->arena, m->noted_on)), STR_ARG(m->news)) : S(""));
		plan_line_put(r, &to, part, S("indicators"), m->indicators);
		plan_line_put(r, &to, part, S("planned"), crowns(r, m->planned));
		plan_line_put(r, &to, part, S("spent"), crowns(r, m->spent));
	}
	return to;
}
