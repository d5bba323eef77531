/* The office's pages of an area: its calendar, years side by side, log, hand-over. */
#include "app/assessment/assessment.html.h"
#include "app/assessment/view.h"

#define HERE "/urad/hodnoceni-planovani"

struct cycle_form { struct maybe_int year_from, year_to; };
static const struct field cycle_fields[] = {
	FIELD(struct cycle_form, year_from, INT, .label = N_("First year of the cycle"),
		.required = true, .min = 1990, .max = 2100),
	FIELD(struct cycle_form, year_to, INT, .label = N_("Last year of the cycle"),
		.hint = N_("Left empty, the cycle has three years."), .min = 1990, .max = 2100),
	{ 0 }
};

/* GET /urad/hodnoceni-planovani */
int assessment_areas_show(struct req *r)
{
	struct areas_held own = areas_held(r, ASSESSMENT_READERS);
	struct areas_view v = {
		.frame = office_frame(r, N_("Calendar and self-assessment of planning")) };
	for (size_t i = 0; i < own.list.count; i++)
		*(struct area_line *)arena_push(r->arena, &v.areas.items, &v.areas.count,
			sizeof *v.areas.items) = (struct area_line){ own.list.items[i].name,
			arena_printf(r->arena, HERE "/uzemi/%.*s", STR_ARG(own.list.items[i].slug)) };
	assessment_areas_page(&r->page, &v);
	return answer_page(r);
}

/* The area of the address for whoever holds one of the roles there; NULL: it was answered. */
static const struct area *area_asked(struct req *r, access_set roles)
{
	struct areas_held own = areas_held(r, roles);
	for (size_t i = 0; i < own.list.count; i++)
		if (str_eq(own.list.items[i].slug, r->id))
			return &own.list.items[i];
	answer_error(r, area_of_slug(r->db, r->id) ? 403 : 404);
	return NULL;
}

static void fill_assessments(struct req *r, struct area_view *v, const struct area *area)
{
	struct assessment_list_rows rows = assessment_list(r->db, .areas = { &area->id, 1 },
		.limit = ASSESSMENT_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct assessment_list_row *s = &rows.items[i];
		*(struct assessment_line *)arena_push(r->arena, &v->assessments.items,
			&v->assessments.count, sizeof *v->assessments.items) = (struct assessment_line){
			s->title, arena_printf(r->arena, HERE "/rok/%lld", (long long)s->id),
			tr(r->page.lang, assessment_state_label(assessment_state_of(s->state))),
			arena_printf(r->arena, "%lld, %.*s %lld", (long long)s->year,
				STR_ARG(tr(r->page.lang, N_("version"))), (long long)s->version) };
	}
}

static struct file_links area_links(struct req *r, str url, const char *name)
{
	return assessment_file_links(
		r, arena_printf(r->arena, "%.*s/%s", STR_ARG(url), name), true);
}

static int area_answer(struct req *r, const struct area *area, const struct cycle_form *form)
{
	struct comparisons years = comparisons_of(r, (struct int_list){ &area->id, 1 }, false);
	str url = arena_printf(r->arena, HERE "/uzemi/%.*s", STR_ARG(area->slug));
	struct area_view v = { .r = r, .url = url, .slug = area->slug,
		.frame = office_frame(r, N_("Calendar and self-assessment of planning")),
		.writes = people_may(r, ASSESSMENT_KEEPERS, area->id),
		.cycles = cycles_of(r, area->id), .notes = notes_of(r, area->id),
		.comparison = years.items, .cycle_fields = cycle_fields, .cycle_form = form,
		.calendar = area_links(r, url, "kalendar"),
		.compared = area_links(r, url, "srovnani"),
		.handover = area_links(r, url, "predani") };
	v.frame->title = arena_printf(r->arena, "%.*s: %.*s", STR_ARG(v.frame->title),
		STR_ARG(area->name));
	v.frame->wide = true;
	v.frame->error = r->errors.count;
	if (r->method == GET && str_is(query_text(r, "hotovo"), "cyklus"))
		v.done = tr(r->page.lang, N_("The cycle has its eight phases. Write their days now."));
	fill_assessments(r, &v, area);
	assessment_area_page(&r->page, &v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/hodnoceni-planovani/uzemi/{slug} */
int assessment_area_show(struct req *r)
{
	const struct area *area = area_asked(r, ASSESSMENT_READERS);
	return area ? area_answer(r, area, &(struct cycle_form){ .year_from = NONE }) : r->status;
}

/* POST /urad/hodnoceni-planovani/uzemi/{slug}: begins a cycle */
int assessment_area_act(struct req *r)
{
	const struct area *area = area_asked(r, ASSESSMENT_KEEPERS);
	struct cycle_form form = { .year_from = NONE };
	if (!area)
		return r->status;
	if (!form_read(r, cycle_fields, &form))
		return area_answer(r, area, &form);
	int64_t from = form.year_from.value,
		to = form.year_to.set ? form.year_to.value : from + CYCLE_YEARS - 1;
	const char *why = cycle_wrong(from, to);
	if (!why && process_step_cycle(r->db, .area = area->id, .year_from = from, .year_to = to))
		why = N_("The area has a cycle in these years already.");
	if (why) {
		form_error(r, cycle_fields, "year_from", why);
		return area_answer(r, area, &form);
	}
	cycle_begin(r->db, r->arena, r->page.lang, r->now, area->id, from, to);
	audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "create",
		.kind = "process_step", .name = arena_printf(r->arena, "%.*s %lld–%lld",
			STR_ARG(area->name), (long long)from, (long long)to) });
	return answer_see_other(r, arena_printf(r->arena, HERE "/uzemi/%.*s?hotovo=cyklus",
		STR_ARG(area->slug)));
}

/* ---- files ---- */

/* Steps with a day; each takes whole days, until midnight after the last. */
static int calendar_answer(struct req *r, const struct area *area)
{
	struct calendar_events events = { 0 };
	struct process_step_list_rows rows =
		process_step_list(r->db, .area = area->id, .limit = ASSESSMENT_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct process_step_list_row *s = &rows.items[i];
		str from = s->day_from.len ? s->day_from : s->day_to;
		str to = s->day_to.len ? s->day_to : from;
		if (!from.len)
			continue;
		*(struct calendar_event *)arena_push(r->arena, &events.items, &events.count,
			sizeof *events.items) = (struct calendar_event){ .stamp = s->updated_at,
			.uid = arena_printf(r->arena, "%.*s@rozcestnik", STR_ARG(s->uuid)),
			.sequence = s->updated_at, .starts = day_begins(from), .summary = s->title,
			.ends = day_begins(day_add(r->arena, to, 1)), .about = s->note };
	}
	return answer_file(r, "text/calendar; charset=utf-8", S("kalendar.ics"),
		calendar_write(r->arena, CALENDAR_PUBLISH, area->name, events));
}

/* GET /urad/hodnoceni-planovani/uzemi/{slug}/{file}: kalendar, srovnani, predani */
int assessment_area_file(struct req *r)
{
	const struct area *area = area_asked(r, ASSESSMENT_READERS);
	enum document_format calendar = assessment_document_asked(r->sub, "kalendar"),
		compared = assessment_document_asked(r->sub, "srovnani"),
		handover = assessment_document_asked(r->sub, "predani");
	if (!area)
		return r->status;
	r->no_store = true;
	if (str_is(r->sub, "kalendar.ics"))
		return calendar_answer(r, area);
	if (calendar != DOCUMENT_FORMATS)
		return site_document(
			r, calendar_document(r, area), calendar, S("kalendar-planovani"));
	if (handover != DOCUMENT_FORMATS)
		return site_document(
			r, handover_document(r, area), handover, S("predani-planovani"));
	struct comparisons years = comparisons_of(r, (struct int_list){ &area->id, 1 }, false);
	return compared != DOCUMENT_FORMATS && years.count
		? site_document(r, comparison_document(r, years.items), compared,
			S("srovnani-sebehodnoceni")) : answer_error(r, 404);
}
