/* Resolutions for everybody: the list, one of them, its documents. */
#include "app/council/council.html.h"
#include "app/council/documents.h"

enum { PUBLIC_PAGE = 20 };

static enum ui_tone tone_of(enum paper_state s)
{
	return s == PAPER_ADOPTED ? UI_GREEN : s == PAPER_REJECTED ? UI_RED
		: s == PAPER_WITHDRAWN ? UI_GREY : UI_BLUE;
}

/* Of a paper on its way some know already how it was decided, and nobody wrote it here. */
static str state_words(struct req *r, const struct paper *p)
{
	size_t next = way_next(&p->way);
	bool past = next < p->way.count && p->way.items[p->way.count - 1].day.len &&
		str_order(p->way.items[p->way.count - 1].day, day_of(r->arena, r->now)) < 0;
	return tr(r->page.lang, p->state == PAPER_APPROVED && past ? N_("Result not recorded")
		: paper_state_label(p->state));
}

/* ---- the list ---- */

static str chosen_state(struct req *r)
{
	str state = query_text(r, "stav");
	enum paper_state s = paper_state_of(state);
	return s == PAPER_APPROVED || s == PAPER_ADOPTED || s == PAPER_REJECTED ? state : (str){ 0 };
}

static void choices_fill(struct req *r, struct public_papers_view *v, str year)
{
	static const enum paper_state states[] = { PAPER_APPROVED, PAPER_ADOPTED, PAPER_REJECTED };
	struct public_papers_years_rows years = public_papers_years(r->db, .limit = LIMIT_ROWS);
	struct council_body_codes_rows bodies = council_body_codes(r->db, .limit = LIMIT_ROWS);
	str all = tr(r->page.lang, N_("All")), body = query_text(r, "organ");
	ui_choice_add(r, &v->years, S(""), all, false);
	for (size_t i = 0; i < years.count; i++)
		ui_choice_add(r, &v->years, years.items[i].year, years.items[i].year,
			str_eq(years.items[i].year, year));
	ui_choice_add(r, &v->bodies, S(""), all, false);
	for (size_t i = 0; i < bodies.count; i++)
		ui_choice_add(r, &v->bodies, bodies.items[i].code, bodies.items[i].code,
			str_eq(bodies.items[i].code, body));
	ui_choice_add(r, &v->states, S(""), all, false);
	for (size_t i = 0; i < COUNT(states); i++)
		ui_choice_add(r, &v->states, str_of(paper_state_code(states[i])),
			tr(r->page.lang, paper_state_label(states[i])),
			str_is(chosen_state(r), paper_state_code(states[i])));
}

static void lines_fill(struct req *r, struct public_papers_view *v,
	const struct public_papers_rows *rows)
{
	int64_t *ids = arena_alloc(r->arena, (rows->count + 1) * sizeof *ids);
	for (size_t i = 0; i < rows->count; i++)
		ids[i] = rows->items[i].id;
	struct papers all = papers_load(r, (struct int_list){ ids, rows->count });
	for (size_t i = 0; i < all.count; i++)
		*(struct public_paper_line *)arena_push(r->arena, &v->lines.items, &v->lines.count,
			sizeof *v->lines.items) = (struct public_paper_line){
			.href = arena_printf(r->arena, "/usneseni/%.*s", STR_ARG(rows->items[i].slug)),
			.title = rows->items[i].title, .area = rows->items[i].area,
			.state = state_words(r, &all.items[i]), .tone = tone_of(all.items[i].state),
			.rail = council_rail_of(r, &all.items[i], false, true) };
}

/* GET /usneseni?rok=&organ=&stav=&strana= */
int public_papers_show(struct req *r)
{
	struct maybe_int asked = query_int(r, "rok");
	int64_t page = query_page(r);
	bool sound = asked.set && asked.value >= 1900 && asked.value <= 2100;
	str year = sound ? arena_printf(r->arena, "%lld", (long long)asked.value) : (str){ 0 };
	str from = sound ? arena_printf(r->arena, "%.*s-01-01", STR_ARG(year)) : (str){ 0 };
	str until = sound ? arena_printf(r->arena, "%.*s-12-31", STR_ARG(year)) : (str){ 0 };
	str body = query_text(r, "organ"), state = chosen_state(r);
	body = body.len ? body : (str){ 0 };
	struct public_papers_view v = { .frame = site_frame(r, tr(r->page.lang, N_("Resolutions"))),
		.filtered = sound || body.len || state.len };
	if (!page)
		return answer_error(r, 404);
	int64_t total = public_papers_count(r->db, .from = from, .until = until, .body = body,
		.state = state);
	struct public_papers_rows rows = public_papers(r->db, .from = from, .until = until,
		.body = body, .state = state, .limit = PUBLIC_PAGE, .offset = (page - 1) * PUBLIC_PAGE);
	lines_fill(r, &v, &rows);
	choices_fill(r, &v, year);
	v.pages = ui_pagination_of(r, page, (total + PUBLIC_PAGE - 1) / PUBLIC_PAGE);
	v.frame->description = tr(r->page.lang,
		N_("Papers for the bodies of the town, what they decided, and what became of it."));
	site_crumb(r, v.frame, S(""), v.frame->title);
	public_papers_page(&r->page, v);
	return answer_page(r);
}

/* ---- one of them ---- */

static struct paper *paper_asked(struct req *r)
{
	struct public_paper_of_row *found = public_paper_of(r->db, .slug = r->id);
	return found ? paper_load(r, found->id) : NULL;
}

/* GET /usneseni/{slug} */
int public_paper_show(struct req *r)
{
	struct paper *p = paper_asked(r);
	if (!p)
		return answer_error(r, 404);
	struct paper_words w = paper_words_of(r, p, true);
	struct public_paper_view v = { .frame = site_frame(r, w.title),
		.rail = council_rail_of(r, p, true, true),
		.state = state_words(r, p),
		.tone = tone_of(p->state),
		.report = { markdown_html(r->arena, r->page.prefix, w.report) },
		.downloads = attachments_public(r, "paper", p->row->id),
		.tasks = council_task_lines_of(
			r, council_task_list(r->db, .papers = { &p->row->id, 1 }, .limit = COUNCIL_MOST)) };
	str base = arena_printf(r->arena, "/usneseni/%.*s/", STR_ARG(r->id));
	v.documents =
		council_format_links(r, arena_printf(r->arena, "%.*smaterial", STR_ARG(base)), false);
	for (size_t i = 0; i < v.rail.count; i++)
		if (v.rail.items[i].adopted.len)
			v.rail.items[i].excerpt = arena_printf(r->arena, "%.*svypis-%lld", STR_ARG(base),
				(long long)v.rail.items[i].hearing);
	v.facts = council_facts_of(r, p, &w, true);
	v.trace = trace_of(r, paper_record.kind, p->row->id);
	v.previous = council_previous_links(r, p, true);
	v.annexes = paper_annex_lines(r, p, true);
	v.spoilt = paper_annexes_spoilt(r, &v.annexes);
	site_crumb(r, v.frame, S("/usneseni"), tr(r->page.lang, N_("Resolutions")));
	site_crumb(r, v.frame, S(""), w.title);
	public_paper_page(&r->page, v);
	return answer_page(r);
}

/* GET /usneseni/{slug}/{file} */
int public_paper_file(struct req *r)
{
	struct paper *p = paper_asked(r);
	return p ? paper_document_answer(r, p, r->sub, true) : answer_error(r, 404);
}
