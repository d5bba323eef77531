/* Plans in the office, and the sections of their text. */
#include "app/planning/planning_internal.h"
#include "app/territory/territory.h"
#include "crypto/crypto.h"
#include "search/search.h"

/* ---- plans ---- */

struct plan_form {
	str title, area, author, source, vision;
	struct maybe_int year_from, year_to, stale_days;
};
#define F(member, type, ...) FIELD(struct plan_form, member, type, __VA_ARGS__)
enum { FIRST_YEAR = 1990, LAST_YEAR = 2100, LONGEST = 10, STALE_DAYS = 180, TEXT_MOST = 60000 };

const struct field plan_fields[] = {
	F(title, TEXT, .label = N_("Title"), .required = true, .max = 200),
	F(area, CHOICE, .label = N_("Area"), .required = true),
	F(year_from, INT, .label = N_("First year"), .required = true, .min = FIRST_YEAR,
		.max = LAST_YEAR),
	F(year_to, INT, .label = N_("Last year"), .required = true, .min = FIRST_YEAR,
		.max = LAST_YEAR),
	F(author, TEXT, .label = N_("Drawn up by"), .max = 300,
		.hint = N_("An office or a role, no person.")),
	F(source, TEXT, .label = N_("Where its wording comes from"), .max = 500),
	F(vision, LONG_TEXT, .label = N_("Vision"), .max = TEXT_MOST),
	F(stale_days, INT, .label = N_("News of a measure is old after so many days"), .min = 7,
		.max = 730, .hint = N_("When empty: 180.")),
	{ 0 }
};

static const struct field *plan_table(struct req *r, int64_t id)
{
	struct field *to = fields_copy(r, plan_fields, COUNT(plan_fields));
	(void)id;
	fields_choose(to, "area", area_choices(r, PLANNERS));
	return to;
}

static struct record_names plan_names_of(struct req *r, const struct record_filter *filter)
{
	(void)filter;
	struct plan_names_rows rows = plan_names(r->db, .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static void line_put(struct req *r, struct record_lines *to, struct record_line line)
{
	*(struct record_line *)arena_push(r->arena, &to->items, &to->count, sizeof line) = line;
}

static struct record_lines plan_lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct plan_lines_of_rows rows = plan_lines_of(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct plan_lines_of_row *p = &rows.items[i];
		line_put(r, &to,
			(struct record_line){ p->id, p->title,
				arena_printf(r->arena, "%.*s, %lld–%lld", STR_ARG(p->area), (long long)p->year_from,
					(long long)p->year_to),
				str_of(state_label(plan_states, PLAN_STATES, p->status)), p->updated_at });
	}
	return to;
}

struct str_list planning_plans_of(struct req *r, int64_t area)
{
	struct str_list to = { 0 };
	struct plan_titles_rows rows =
		plan_titles(r->db, .area = area, .limit = LIMIT_ROWS);
	for (size_t i = 0; i < rows.count; i++)
		*(str *)arena_push(r->arena, &to.items, &to.count, sizeof(str)) =
			arena_printf(r->arena, "%.*s (%.*s)", STR_ARG(rows.items[i].title),
				STR_ARG(tr(r->page.lang,
					state_label(plan_states, PLAN_STATES, rows.items[i].status))));
	return to;
}

static void **plan_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct plan_form_rows rows = plan_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct plan_form_row *p = &rows.items[i];
		struct plan_form *f = form_found(r, forms, ids, p->id, sizeof *f);
		*f = (struct plan_form){ p->title, p->area, p->author, p->source, p->vision,
			SOME(p->year_from), SOME(p->year_to), SOME(p->stale_days) };
	}
	return forms;
}

static int64_t area_wanted(struct req *r, str slug)
{
	int64_t area = area_of_slug(r->db, slug);
	return plan_may(r, area) ? area : 0;
}

static const char *period_wrong(struct req *r, int64_t id, const struct plan_form *f)
{
	int64_t from = f->year_from.value, to = f->year_to.value;
	if (to < from)
		return N_("The last year is before the first.");
	if (to - from >= LONGEST)
		return N_("A plan of so many years is no medium-term plan: at most 10.");
	if (id && plan_money_outside(r->db, .plan = id, .year_from = from, .year_to = to))
		return N_("Some measure has money in a year that would be outside the plan.");
	return NULL;
}

static bool plan_slug_used(struct db *db, str slug)
{
	return str_is(slug, "plneni") || plan_slug_taken(db, .slug = slug) > 0;
}

static int64_t plan_save(struct req *r, const struct record_saving *s)
{
	const struct plan_form *f = s->after;
	int64_t id = s->id, area = area_wanted(r, f->area);
	const char *wrong = period_wrong(r, id, f);
	if (wrong)
		form_error(r, s->fields, "year_to", wrong);
	if (!area)
		form_error(r, s->fields, "area", N_("Choose an area in which you may plan."));
	if (wrong || !area)
		return 0;
	str key = search_sort_key(r->arena, f->title);
	int64_t days = f->stale_days.set ? f->stale_days.value : STALE_DAYS;
	if (!id)
		id = plan_add(r->db, .uuid = uuid_make(r->arena, r->now),
			.slug = record_slug(r, f->title, plan_slug_used), .area = area, .title = f->title,
			.sort_key = key, .year_from = f->year_from.value, .year_to = f->year_to.value,
			.status = S("draft"), .stale_days = days, .now = r->now);
	plan_set(r->db, .id = id, .area = area, .title = f->title, .sort_key = key,
		.year_from = f->year_from.value, .year_to = f->year_to.value, .author = f->author,
		.source = f->source, .vision = f->vision, .stale_days = days, .now = r->now);
	return id;
}

static bool plan_may_change(struct req *r, int64_t id)
{
	struct plan_form_row *p = id ? plan_form(r->db, .ids = { &id, 1 }, .limit = 1).items : NULL;
	return id ? p && plan_may(r, p->area_id) : plans_may(r);
}

static void plan_withdraw(struct req *r, int64_t id)
{
	plan_state_set(r->db, .id = id, .status = S("withdrawn"), .now = r->now);
}

static str plan_url(struct req *r, int64_t id)
{
	struct plan_public_row *p = plan_public(r->db, .id = id);
	return p ? arena_printf(r->arena, "/plan/%.*s", STR_ARG(p->slug)) : (str){ 0 };
}

const struct record plan_record = {
	.kind = "plan", .path = "plany", .one = N_("Plan"), .many = N_("Plans"), .add = N_("New plan"),
	.empty = N_("There is no plan yet."), .who = PLANNERS, .may = plan_may_change,
	.size = sizeof(struct plan_form), .fields = plan_table, .names = plan_names_of,
	.lines = plan_lines, .load = plan_load, .save = plan_save, .public_url = plan_url,
	.withdraw = plan_withdraw,
};

/* ---- sections ---- */

struct plan_section_form { str title, plan, part, text; struct maybe_int position; };
#define G(member, type, ...) FIELD(struct plan_section_form, member, type, __VA_ARGS__)

const struct field section_fields[] = {
	G(title, TEXT, .label = N_("Title"), .required = true, .max = 200),
	G(plan, CHOICE, .label = N_("Plan"), .required = true),
	G(part, CHOICE, .label = N_("Part of the plan"), .required = true, .choices = part_choices),
	G(position, INT, .label = N_("Order in its part"), .min = 0, .max = 10000),
	G(text, LONG_TEXT, .label = N_("Text"), .max = TEXT_MOST,
		.hint = N_("An empty line divides paragraphs, - begins a line of a list, ## a heading, "
			"**bold**, [text of a link](https://example.cz).")),
	{ 0 }
};

static const struct field *section_table(struct req *r, int64_t id)
{
	struct field *to = fields_copy(r, section_fields, COUNT(section_fields));
	(void)id;
	fields_choose(to, "plan", plan_choices_for(r));
	return to;
}

struct plan_filter { str plan; };
static const struct field *plan_filters(struct req *r)
{
	static const struct field list[] = {
		FIELD(struct plan_filter, plan, CHOICE, .label = N_("Plan")), { 0 }
	};
	struct field *to = fields_copy(r, list, COUNT(list));
	fields_choose(to, "plan", plan_choices_for(r));
	return to;
}

static struct record_names section_names_of(struct req *r, const struct record_filter *filter)
{
	struct plan_section_names_rows rows =
		plan_section_names(r->db, .plan = filter->values[0], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines section_lines_of(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct section_lines_rows rows = section_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct section_lines_row *s = &rows.items[i];
		line_put(r, &to, (struct record_line){ s->id, s->title, s->plan,
			s->empty ? S(N_("not filled in yet")) : S(N_("filled in")), s->updated_at });
	}
	return to;
}

static void **section_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct plan_section_form_rows rows =
		plan_section_form(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct plan_section_form_row *s = &rows.items[i];
		struct plan_section_form *f = form_found(r, forms, ids, s->id, sizeof *f);
		*f = (struct plan_section_form){ s->title, s->plan, s->part, s->text, SOME(s->position) };
	}
	return forms;
}

static int64_t section_save(struct req *r, const struct record_saving *s)
{
	const struct plan_section_form *f = s->after;
	const struct plan_choices_row *plan = plan_wanted(r, s->fields, f->plan);
	if (!plan)
		return 0;
	int64_t id = s->id;
	if (!id)
		id = plan_section_add(r->db, .plan = plan->id, .part = f->part,
			.position = f->position.value, .title = f->title, .text = f->text, .now = r->now);
	else
		plan_section_set(r->db, .id = id, .plan = plan->id, .part = f->part,
			.position = f->position.value, .title = f->title, .text = f->text, .now = r->now);
	return id;
}

static bool section_may(struct req *r, int64_t id)
{
	struct plan_section_form_row *s =
		id ? plan_section_form(r->db, .ids = { &id, 1 }, .limit = 1).items : NULL;
	return id ? s && plan_may(r, s->area_id) : plans_may(r);
}

static void section_withdraw(struct req *r, int64_t id) { section_drop(r->db, .id = id); }

const struct record plan_section_record = {
	.kind = "plan_section", .path = "casti-planu", .one = N_("Section of a plan"),
	.many = N_("Sections of plans"), .add = N_("New section"),
	.empty = N_("There is no section yet."), .who = PLANNERS, .may = section_may,
	.size = sizeof(struct plan_section_form), .fields = section_table, .filters = plan_filters,
	.names = section_names_of, .lines = section_lines_of, .load = section_load,
	.save = section_save, .withdraw = section_withdraw,
};
