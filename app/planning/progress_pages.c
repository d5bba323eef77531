/* How plans are being fulfilled, for everybody: a page and figures. */
#include "app/planning/pages.html.h"
#include "app/planning/public.sql.h"
#include "app/planning/documents.h"

static struct count_line *count_of(struct progress_view *v, const struct public_plans_rows *plans,
	int64_t plan)
{
	for (size_t i = 0; i < plans->count; i++)
		if (plans->items[i].id == plan)
			return &v->plans.items[i];
	return NULL;
}

static void counts_fill(struct req *r, struct progress_view *v,
	const struct public_plans_rows *plans, const struct measures_progress *all)
{
	for (size_t i = 0; i < plans->count; i++)
		*(struct count_line *)arena_push(r->arena, &v->plans.items, &v->plans.count,
			sizeof *v->plans.items) = (struct count_line){ .title = plans->items[i].title,
				.area = plans->items[i].area, .href = arena_printf(r->arena,
					"/plan/plneni?plan=%.*s", STR_ARG(plans->items[i].slug)) };
	for (size_t i = 0; i < all->count; i++) {
		struct count_line *c = count_of(v, plans, all->items[i].plan);
		if (c && all->items[i].state != MEASURE_PROPOSED) {
			c->counts[all->items[i].progress]++;
			c->all++;
		}
	}
}

/* Measures of the public edition; what is only being prepared is not public. */
static void measures_fill(struct req *r, struct progress_view *v, str slug,
	const struct measures_progress *all, const struct plan_lines *lines)
{
	size_t at = 0;
	for (size_t i = 0; i < all->count; i++) {
		const struct measure_progress *m = &all->items[i];
		str part = arena_printf(r->arena, "measure %.*s", STR_ARG(m->code));
		if (m->state == MEASURE_PROPOSED || !plan_value_next(lines, &at, part, "title").len)
			continue;
		*(struct progress_line *)arena_push(r->arena, &v->measures.items, &v->measures.count,
			sizeof *v->measures.items) = (struct progress_line){ .code = m->code,
				.title = m->title, .tag = progress_tag(r, m), .fresh = newness_tag(r, m),
				.news = m->noted_on.len ? site_day(r, m->noted_on) : (str){ 0 },
				.deadline = deadline_words(r, m),
				.href = arena_printf(r->arena, "/plan/%.*s/opatreni/%.*s", STR_ARG(slug),
					STR_ARG(m->code)) };
	}
}

/* Only the plan that is asked for; none: there is no such public plan. */
static bool one_plan(struct public_plans_rows *plans, str slug)
{
	for (size_t i = 0; i < plans->count; i++)
		if (str_eq(plans->items[i].slug, slug)) {
			*plans = (struct public_plans_rows){ &plans->items[i], 1 };
			return true;
		}
	return false;
}

static void chart_fill(struct req *r, struct progress_view *v)
{
	int64_t counts[PROGRESSES] = { 0 }, all = 0;
	for (size_t i = 0; i < v->plans.count; i++)
		for (size_t k = 0; k < PROGRESSES; k++)
			counts[k] += v->plans.items[i].counts[k];
	for (size_t k = 0; k < PROGRESSES; k++)
		all += counts[k];
	if (all)
		v->chart = progress_chart(r->arena, r->page.lang, counts);
}

/* GET /plan/plneni?plan= */
int plans_progress_show(struct req *r)
{
	str slug = query_text(r, "plan");
	struct public_plans_rows plans = public_plans(r->db, .limit = PLANS_MOST);
	if (slug.len && !one_plan(&plans, slug))
		return answer_error(r, 404);
	struct measures_progress all =
		progress_read(r, slug.len ? SOME(plans.items[0].id) : NONE);
	struct progress_view v = { .one = slug.len > 0, .today = site_day(r, day_of(r->arena, r->now)),
		.csv = slug.len ? arena_printf(r->arena, "/plan/%.*s/soubory/plneni.csv", STR_ARG(slug))
			: S("/plan/plneni.csv"),
		.frame = site_frame(r, tr(r->page.lang, N_("How plans are being fulfilled"))) };
	v.frame->current = S("/plan");
	counts_fill(r, &v, &plans, &all);
	chart_fill(r, &v);
	if (v.one) {
		struct public_plan_row *p = public_plan(r->db, .slug = slug);
		struct edition_get_row *e = p ? edition_get(r->db, .id = p->edition.value) : NULL;
		struct plan_lines lines;
		if (e && !edition_read(r, e, &lines))
			return edition_spoilt(r, e);
		measures_fill(r, &v, slug, &all, &lines);
	}
	site_crumb(r, v.frame, S("/plan"), tr(r->page.lang, N_("Plans")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	answer_holds(r, day_begins(day_add(r->arena, day_of(r->arena, r->now), 1)));
	plan_progress_page(&r->page, v);
	return answer_page(r);
}

/* GET /plan/plneni.csv: the figures of all public plans */
int plans_progress_csv(struct req *r)
{
	struct public_plans_rows plans = public_plans(r->db, .limit = PLANS_MOST);
	struct measures_progress all = progress_read(r, NONE);
	struct progress_view v = { 0 };
	counts_fill(r, &v, &plans, &all);
	chart_fill(r, &v);
	struct document *d = document_new(r->arena, &(struct document_about){
		.title = tr(r->page.lang, N_("How plans are being fulfilled")), .language = S("cs"),
		.day = day_of(r->arena, r->now) });
	struct document_column columns[2 + PROGRESSES] = {
		{ .name = tr(r->page.lang, N_("Area")) }, { .name = tr(r->page.lang, N_("Plan")) } };
	for (size_t i = 0; i < PROGRESSES; i++)
		columns[2 + i].name = tr(r->page.lang, progresses[i].label);
	document_table(d, S(""), columns, COUNT(columns));
	for (size_t i = 0; i < v.plans.count; i++) {
		document_row(d);
		document_cell_head(d, v.plans.items[i].area);
		document_cell(d, v.plans.items[i].title);
		for (size_t k = 0; k < PROGRESSES; k++)
			document_cell_number(d, number_words(r->arena, v.plans.items[i].counts[k], 0),
				v.plans.items[i].counts[k] * 1000);
	}
	document_table_end(d);
	return site_document(r, d, DOCUMENT_CSV, S("plneni"));
}
