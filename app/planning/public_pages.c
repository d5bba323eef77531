/* Plans for everybody: the list, a plan, a measure, the action plan of a year, editions. */
#include "app/planning/pages.html.h"
#include "app/planning/public.sql.h"
#include "doc/doc.h"

enum { NOTES_MOST = 200, EDITIONS_MOST = 500, ACTIONS_MOST = 50 };

static str period_words(struct req *r, int64_t from, int64_t to)
{
	return from == to ? arena_printf(r->arena, "%lld", (long long)from)
		: arena_printf(r->arena, "%lld–%lld", (long long)from, (long long)to);
}

static str state_words(struct req *r, str status)
{
	return tr(r->page.lang, state_label(plan_states, PLAN_STATES, status));
}

/* How far something is may change at midnight. */
static void until_midnight(struct req *r)
{
	answer_holds(r, day_begins(day_add(r->arena, day_of(r->arena, r->now), 1)));
}

/* GET /plan */
int plans_index(struct req *r)
{
	struct plans_view v = { .frame = site_frame(r, tr(r->page.lang, N_("Plans"))) };
	struct public_plans_rows rows = public_plans(r->db, .limit = PLANS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct public_plans_row *p = &rows.items[i];
		*(struct plan_entry *)arena_push(r->arena, &v.plans.items, &v.plans.count,
			sizeof *v.plans.items) = (struct plan_entry){
				arena_printf(r->arena, "/plan/%.*s", STR_ARG(p->slug)), p->title, p->area,
				period_words(r, p->year_from, p->year_to), state_words(r, p->status) };
	}
	site_crumb(r, v.frame, S(""), v.frame->title);
	plan_list_page(&r->page, v);
	return answer_page(r);
}

/* ---- what the pages of one plan share ---- */

struct opened {
	struct public_plan_row *plan;
	struct edition_get_row *edition;
	struct plan_lines lines;
};

/* The public plan of r->id with its newest edition; false: it was answered. */
static bool plan_open(struct req *r, struct opened *o)
{
	o->plan = public_plan(r->db, .slug = r->id);
	o->edition = o->plan && o->plan->edition.set
		? edition_get(r->db, .id = o->plan->edition.value) : NULL;
	if (!o->edition)
		answer_error(r, 404);
	else if (!edition_read(r, o->edition, &o->lines))
		edition_spoilt(r, o->edition);
	else
		return true;
	return false;
}

static str plan_href(struct req *r, str slug, const char *rest)
{
	return arena_printf(r->arena, "/plan/%.*s%s", STR_ARG(slug), rest);
}

static str edition_href(struct req *r, str slug, int64_t id)
{
	return arena_printf(r->arena, "/plan/%.*s/vydani/%lld", STR_ARG(slug), (long long)id);
}

struct edition_note edition_note_of(struct req *r, const struct edition_get_row *e, str slug)
{
	int64_t newer =
		public_newer(r->db, .plan = e->plan_id, .subject = e->subject, .number = e->number);
	return (struct edition_note){ .name = e->name, .hash = e->hash, .number = e->number,
		.day = site_day(r, day_of(r->arena, e->made_at)), .old = newer > 0,
		.newer = edition_href(r, slug, newer), .others = plan_href(r, slug, "/vydani") };
}

static void crumbs(struct req *r, struct site_frame *f, const struct public_plan_row *p, bool below)
{
	f->current = S("/plan");
	site_crumb(r, f, S("/plan"), tr(r->page.lang, N_("Plans")));
	if (below)
		site_crumb(r, f, plan_href(r, p->slug, ""), p->title);
	site_crumb(r, f, S(""), f->title);
}

static struct ui_links files_of(struct req *r, str slug, str name)
{
	static const struct { const char *suffix, *label; } formats[] = { { "pdf", "PDF" },
		{ "odt", "ODT" }, { "docx", "DOCX" }, { "xlsx", "XLSX" }, { "csv", "CSV" } };
	struct ui_links to = { 0 };
	for (size_t i = 0; i < COUNT(formats); i++)
		links_put(r, &to, arena_printf(r->arena, "/plan/%.*s/soubory/%.*s.%s", STR_ARG(slug),
			STR_ARG(name), formats[i].suffix), str_of(formats[i].label));
	return to;
}

/* Parts of a kind, each once, in the order of the lines. */
static struct shown_parts parts_of(struct req *r, const struct plan_lines *lines, const char *kind)
{
	struct shown_parts to = { 0 };
	str last = { 0 };
	for (size_t i = 0; i < lines->count; i++) {
		str part = lines->items[i].part;
		if (str_eq(part, last) || (kind && !str_is(part_kind(part), kind)))
			continue;
		last = part;
		*(struct shown_part *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			part_shown(r, lines, part);
	}
	return to;
}

/* ---- one plan ---- */

static void actions_put(struct req *r, struct ui_links *to, const struct public_plan_row *p)
{
	struct public_actions_rows rows =
		public_actions(r->db, .plan = p->id, .limit = ACTIONS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		links_put(r, to, arena_printf(r->arena, "/plan/%.*s/akcni-plan/%lld", STR_ARG(p->slug),
			(long long)rows.items[i].year), rows.items[i].title);
}

static str unfilled_words(struct req *r, const struct shown_parts *parts)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < parts->count; i++)
		if (!parts->items[i].rows.count)
			buf_printf(&out, "%s%.*s", out.len ? "; " : "", STR_ARG(parts->items[i].title));
	return buf_str(&out);
}

/* GET /plan/{slug} */
int plan_show(struct req *r)
{
	struct opened o;
	if (!plan_open(r, &o))
		return r->status;
	struct measures_progress now = progress_read(r, SOME(o.plan->id));
	struct plan_view v = { .frame = site_frame(r, plan_value(&o.lines, S("plan"), "title")),
		.area = o.plan->area,
		.period = period_words(r, o.plan->year_from, o.plan->year_to),
		.state = state_words(r, o.plan->status),
		.empty = tr(r->page.lang, N_("Not filled in yet.")),
		.author = plan_value(&o.lines, S("plan"), "author"),
		.source = plan_value(&o.lines, S("plan"), "source"),
		.vision = { markdown_html(
			r->arena, r->page.prefix, plan_value(&o.lines, S("plan"), "vision")) },
		.edition = edition_note_of(r, o.edition, o.plan->slug),
		.sections = parts_of(r, &o.lines, "section"),
		.swot = parts_of(r, &o.lines, "swot"),
		.tree = plan_tree_of(r, &o.lines, o.plan->slug, &now),
		.files = files_of(r, o.plan->slug, S("plan")),
		.progress = arena_printf(r->arena, "/plan/plneni?plan=%.*s", STR_ARG(o.plan->slug)) };
	v.unfilled = unfilled_words(r, &v.sections);
	actions_put(r, &v.actions, o.plan);
	crumbs(r, v.frame, o.plan, false);
	until_midnight(r);
	plan_text_page(&r->page, v);
	return answer_page(r);
}

/* ---- one measure ---- */

static void notes_put(struct req *r, struct measure_view *v, int64_t measure)
{
	struct public_notes_rows rows =
		public_notes(r->db, .measure = measure, .limit = NOTES_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct public_notes_row *n = &rows.items[i];
		*(struct note_line *)arena_push(r->arena, &v->notes.items, &v->notes.count,
			sizeof *v->notes.items) = (struct note_line){ n->id, site_day(r, n->day),
			tr(r->page.lang,
				str_is(n->kind, "news") ? N_("News of the measure") : N_("Evaluation")),
			n->author, n->text };
	}
}

static void measure_live(struct req *r, struct measure_view *v, const struct opened *o)
{
	const struct measure_progress *m = v->now;
	v->tag = progress_tag(r, m);
	v->state = tr(r->page.lang, measure_states[m->state].label);
	v->newness = newness_tag(r, m).text;
	v->into = m->into;
	notes_put(r, v, m->id);
	v->trace = trace_of(r, "measure", m->id);
	struct public_measure_actions_rows rows =
		public_measure_actions(r->db, .measure = m->id, .limit = ACTIONS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct year_line *)arena_push(r->arena, &v->years.items, &v->years.count,
			sizeof *v->years.items) = (struct year_line){ arena_printf(r->arena,
				"/plan/%.*s/akcni-plan/%lld#o-%.*s", STR_ARG(o->plan->slug),
				(long long)rows.items[i].year, STR_ARG(v->code)), rows.items[i].title,
				rows.items[i].text };
}

/* GET /plan/{slug}/opatreni/{code} */
int plan_measure_show(struct req *r)
{
	struct opened o;
	if (!plan_open(r, &o))
		return r->status;
	str part = arena_printf(r->arena, "measure %.*s", STR_ARG(r->sub));
	str title = plan_value(&o.lines, part, "title");
	if (!title.len)
		return answer_error(r, 404);
	struct measures_progress now = progress_read(r, SOME(o.plan->id));
	struct measure_view v = { .frame = site_frame(r, title), .code = r->sub,
		.plan_title = plan_value(&o.lines, S("plan"), "title"),
		.plan_href = plan_href(r, o.plan->slug, ""), .card = part_shown(r, &o.lines, part),
		.edition = edition_note_of(r, o.edition, o.plan->slug),
		.now = progress_find(&now, r->sub) };
	if (v.now)
		measure_live(r, &v, &o);
	crumbs(r, v.frame, o.plan, true);
	until_midnight(r);
	plan_measure_page(&r->page, v);
	return answer_page(r);
}

/* ---- the action plan of a year ---- */

static void action_fill(struct req *r, struct action_view *v, const struct plan_lines *lines)
{
	v->introduction.markup = markdown_html(r->arena, r->page.prefix,
		plan_value(lines, S("action"), "introduction"));
	v->items = parts_of(r, lines, "item");
	str last = { 0 };
	for (size_t i = 0, n = 0; i < lines->count; i++) {
		str part = lines->items[i].part;
		if (!str_is(part_kind(part), "item") || str_eq(part, last))
			continue;
		last = part;
		v->items.items[n].id = arena_printf(r->arena, "o-%.*s", STR_ARG(part_key(part)));
		v->items.items[n].title = arena_printf(r->arena, "%.*s %.*s", STR_ARG(part_key(part)),
			STR_ARG(v->items.items[n].title));
		n++;
	}
}

static int action_answer(struct req *r, const struct public_plan_row *p,
	const struct public_actions_row *a)
{
	struct plan_lines lines;
	struct edition_get_row *e = edition_get(r->db, .id = a->edition);
	if (!e || !edition_read(r, e, &lines))
		return e ? edition_spoilt(r, e) : answer_error(r, 404);
	struct action_view v = { .frame = site_frame(r, a->title), .plan_title = p->title,
		.plan_href = plan_href(r, p->slug, ""), .edition = edition_note_of(r, e, p->slug),
		.state = tr(r->page.lang, state_label(action_states, ACTION_STATES, a->status)),
		.files = files_of(r, p->slug,
			arena_printf(r->arena, "akcni-plan-%lld", (long long)a->year)) };
	action_fill(r, &v, &lines);
	crumbs(r, v.frame, p, true);
	plan_action_page(&r->page, v);
	return answer_page(r);
}

/* GET /plan/{slug}/akcni-plan/{year}: the newest of that year */
int plan_action_show(struct req *r)
{
	struct public_plan_row *p = public_plan(r->db, .slug = r->id);
	struct maybe_int year = str_int(r->sub);
	if (!p || !p->edition.set || !year.set)
		return answer_error(r, 404);
	struct public_actions_rows rows =
		public_actions(r->db, .plan = p->id, .limit = ACTIONS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (rows.items[i].year == year.value)
			return action_answer(r, p, &rows.items[i]);
	return answer_error(r, 404);
}

/* ---- editions ---- */

static str subject_words(struct req *r, str subject, struct maybe_int year)
{
	if (year.set)
		return arena_printf(r->arena, "%.*s %lld, %.*s", STR_ARG(tr(r->page.lang,
			N_("Action plan"))), (long long)year.value, STR_ARG(tr(r->page.lang, N_("edition"))));
	return tr(r->page.lang, str_eq(subject, SUBJECT_PROGRESS)
		? N_("Report on progress") : N_("Plan, edition"));
}

static str compare_href(struct req *r, str slug, int64_t a, int64_t b)
{
	return arena_printf(r->arena, "/plan/%.*s/porovnani?a=%lld&b=%lld", STR_ARG(slug),
		(long long)a, (long long)b);
}

/* GET /plan/{slug}/vydani */
int plan_editions_show(struct req *r)
{
	struct public_plan_row *p = public_plan(r->db, .slug = r->id);
	if (!p || !p->edition.set)
		return answer_error(r, 404);
	struct public_editions_rows rows =
		public_editions(r->db, .plan = p->id, .limit = EDITIONS_MOST);
	struct editions_view v = { .frame = site_frame(r, tr(r->page.lang, N_("Editions"))) };
	for (size_t i = 0; i < rows.count; i++) {
		const struct public_editions_row *e = &rows.items[i], *before = e + 1;
		while (before < rows.items + rows.count && !str_eq(before->subject, e->subject))
			before++;
		*(struct edition_line *)arena_push(r->arena, &v.editions.items, &v.editions.count,
			sizeof *v.editions.items) = (struct edition_line){
				.href = edition_href(r, p->slug, e->id), .name = e->name, .hash = e->hash,
				.what = subject_words(r, e->subject, e->year), .number = e->number,
				.day = site_day(r, day_of(r->arena, e->published_at.value)),
				.since = before < rows.items + rows.count
					? compare_href(r, p->slug, before->id, e->id) : (str){ 0 } };
	}
	crumbs(r, v.frame, p, true);
	plan_editions_page(&r->page, v);
	return answer_page(r);
}

/* The edition of that number that this visitor may see: published, or of one who plans there. */
static struct edition_get_row *edition_for(struct req *r, const struct public_plan_row *p, str id)
{
	struct maybe_int number = str_int(id);
	struct edition_get_row *e = p && number.set ? edition_get(r->db, .id = number.value) : NULL;
	if (!e || e->plan_id != p->id)
		return NULL;
	if (!e->published_at.set)
		r->no_store = true;
	return e->published_at.set || plan_may(r, p->area_id) ? e : NULL;
}

/* GET /plan/{slug}/vydani/{id} */
int plan_edition_show(struct req *r)
{
	struct public_plan_row *p = public_plan(r->db, .slug = r->id);
	struct edition_get_row *e = edition_for(r, p, r->sub);
	struct plan_lines lines;
	if (!e)
		return answer_error(r, 404);
	if (!edition_read(r, e, &lines))
		return edition_spoilt(r, e);
	struct edition_view v = { .frame = site_frame(r, arena_printf(r->arena, "%.*s %lld",
			STR_ARG(subject_words(r, e->subject, NONE)), (long long)e->number)),
		.edition = edition_note_of(r, e, p->slug), .parts = parts_of(r, &lines, NULL),
		.plan_href = plan_href(r, p->slug, ""),
		.files = files_of(r, p->slug, arena_printf(r->arena, "vydani-%lld", (long long)e->id)) };
	links_put(r, &v.files,
		arena_printf(
			r->arena, "/plan/%.*s/soubory/vydani-%lld.txt", STR_ARG(p->slug), (long long)e->id),
		tr(r->page.lang, N_("Text that the hash is of (TXT)")));
	str last = { 0 };
	for (size_t i = 0, n = 0; i < lines.count; i++)
		if (!str_eq(lines.items[i].part, last)) {
			last = lines.items[i].part;
			struct shown_part *part = &v.parts.items[n++];
			part->title = arena_printf(r->arena, "%.*s%s%.*s",
				STR_ARG(plan_part_words(r, last)), part->title.len ? ": " : "",
				STR_ARG(part->title));
		}
	v.frame->no_index = v.edition.old;
	crumbs(r, v.frame, p, true);
	plan_edition_page(&r->page, v);
	return answer_page(r);
}

static str edition_title(struct req *r, const struct edition_get_row *e)
{
	return arena_printf(r->arena, "%.*s %lld (%.*s)", STR_ARG(subject_words(r, e->subject, NONE)),
		(long long)e->number, STR_ARG(site_day(r, day_of(r->arena, e->made_at))));
}

/* GET /plan/{slug}/porovnani?a=&b= */
int plan_compare_show(struct req *r)
{
	struct public_plan_row *p = public_plan(r->db, .slug = r->id);
	struct edition_get_row *a = edition_for(r, p, query_text(r, "a"));
	struct edition_get_row *b = edition_for(r, p, query_text(r, "b"));
	struct plan_lines before, after;
	if (!a || !b || !str_eq(a->subject, b->subject))
		return answer_error(r, 404);
	if (!edition_read(r, a, &before))
		return edition_spoilt(r, a);
	if (!edition_read(r, b, &after))
		return edition_spoilt(r, b);
	struct line_changes all = plan_lines_differ(r->arena, &before, &after);
	struct compare_view v = { .frame = site_frame(r, tr(r->page.lang, N_("What changed"))),
		.before = edition_title(r, a), .after = edition_title(r, b),
		.back = plan_href(r, p->slug, "/vydani") };
	for (size_t i = 0; i < all.count; i++) {
		const struct line_change *c = &all.items[i];
		const struct field *f = plan_line_field(c->part, c->field);
		*(struct change_line *)arena_push(r->arena, &v.changes.items, &v.changes.count,
			sizeof *v.changes.items) = (struct change_line){ plan_part_words(r, c->part),
				f ? tr(r->page.lang, f->label) : c->field, c->before, c->after };
	}
	v.frame->no_index = true;
	crumbs(r, v.frame, p, true);
	plan_compare_page(&r->page, v);
	return answer_page(r);
}
