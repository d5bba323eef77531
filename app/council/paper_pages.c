/* One paper in the office: its way, what can be done with it, what has become of it. */
#include "app/council/council.html.h"
#include "app/council/acts.h"
#include "app/council/documents.h"

struct paper *council_paper_asked(struct req *r, access_set roles)
{
	struct maybe_int id = str_int(r->id);
	struct paper *p = id.set ? paper_load(r, id.value) : NULL;
	if (p && people_may(r, roles, p->row->area_id))
		return p;
	answer_error(r, p ? 403 : 404);
	return NULL;
}

static void fill_versions(struct req *r, struct council_paper_view *v)
{
	struct paper_versions_rows rows =
		paper_versions(r->db, .paper = v->paper->row->id, .limit = COUNCIL_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct version_line *)arena_push(r->arena, &v->versions.items, &v->versions.count,
			sizeof *v->versions.items) = (struct version_line){ rows.items[i].number,
			moment_words(r, rows.items[i].made_at), rows.items[i].person,
			tr(r->page.lang, str_is(rows.items[i].reason, "amended")
				? N_("amended by a body") : N_("submitted")),
			arena_printf(r->arena, "%.*s/verze/%lld", STR_ARG(v->url),
				(long long)rows.items[i].number), rows.items[i].hash };
}

static void fill_excerpts(struct req *r, struct council_paper_view *v)
{
	for (size_t i = 0; i < v->rail.count; i++)
		if (v->rail.items[i].adopted.len)
			v->rail.items[i].excerpt = arena_printf(r->arena, "%.*s/soubor/vypis-%lld",
				STR_ARG(v->url), (long long)v->rail.items[i].hearing);
}

static str done_words(struct req *r)
{
	static const struct { const char *code, *words; } all[] = {
		{ "predlozit", N_("The paper is submitted to the head.") },
		{ "vzit-zpet", N_("The paper is back and can be changed.") },
		{ "vratit", N_("The paper is sent back to be rewritten.") },
		{ "schvalit", N_("The paper is approved and goes to the bodies.") },
		{ "stahnout", N_("The paper is withdrawn.") },
		{ "den", N_("The day is set.") }, { "cislo", N_("The number is recorded.") },
		 { "vysledek", N_("The result is recorded.") },
		{ "priloha", N_("The annex is added.") }, { "vydani", N_("The edition is an annex now.") },
		 { "odebrat", N_("The annex is taken away.") },
		{ "zverejnit", N_("The public sees the copy now.") },
		{ "skryt", N_("The public does not see it any more.") },
	};
	for (size_t i = 0; i < COUNT(all); i++)
		if (str_is(query_text(r, "hotovo"), all[i].code))
			return tr(r->page.lang, all[i].words);
	return (str){ 0 };
}

static void fill_rights(struct req *r, struct council_paper_view *v)
{
	int64_t area = v->paper->row->area_id;
	v->writes = people_may(r, COUNCIL_WRITERS, area);
	v->heads = people_may(r, ROLE_HEAD, area);
	v->editable = paper_editable(v->paper->state);
	v->submitted = v->paper->state == PAPER_SUBMITTED;
	v->approved_state = v->paper->state == PAPER_APPROVED;
	v->closed = v->paper->state >= PAPER_ADOPTED;
	v->state = tr(r->page.lang, paper_state_label(v->paper->state));
}

/* What the paper says, for those who only read it: the head above all. */
static void fill_about(struct req *r, struct council_paper_view *v)
{
	struct paper_words w = paper_words_of(r, v->paper, false);
	v->facts = council_facts_of(r, v->paper, &w, false);
	v->previous = council_previous_links(r, v->paper, false);
	v->report = (struct html){ markdown_html(r->arena, r->page.prefix, w.report) };
	v->file_count = paper_file_count(r->db, .paper = v->paper->row->id);
}

int council_paper_answer(struct req *r, struct council_paper_view v)
{
	const struct paper_get_row *row = v.paper->row;
	v.r = r;
	v.url = paper_url(r, row->id, "");
	v.frame = office_frame(r, N_("Paper for the bodies"));
	v.frame->error = r->errors.count;
	v.edit = record_url(r, &paper_record, row->id, "");
	v.files = record_url(r, &paper_record, row->id, "/prilohy");
	v.trace = trace_place(r, paper_record.kind, row->id);
	v.rail = council_rail_of(r, v.paper, true, false);
	v.advice = paper_advice(r, v.paper);
	v.done = r->method == GET ? done_words(r) : (str){ 0 };
	v.documents = council_format_links(r, arena_printf(r->arena, "%.*s/soubor/material",
		STR_ARG(v.url)), false);
	v.tasks = council_task_lines_of(r, council_task_list(r->db, .papers = { &row->id, 1 },
		.limit = COUNCIL_MOST));
	if (row->published_at.set) {
		v.published = moment_words(r, row->published_at.value);
		v.public_url = arena_printf(r->arena, "/usneseni/%.*s", STR_ARG(row->slug));
	}
	if (row->approved_at.set)
		v.approved = arena_printf(r->arena, "%.*s, %.*s", STR_ARG(row->approved_by),
			STR_ARG(moment_words(r, row->approved_at.value)));
	fill_rights(r, &v);
	v.annexes = paper_annex_lines(r, v.paper, false);
	v.spoilt = paper_annexes_spoilt(r, &v.annexes);
	fill_about(r, &v);
	fill_versions(r, &v);
	fill_excerpts(r, &v);
	paper_acts_fields(r, &v);
	council_paper_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/material/{id} */
int council_paper_show(struct req *r)
{
	struct paper *p = council_paper_asked(r, COUNCIL_READERS);
	struct council_paper_view v = { .paper = p };
	if (!p)
		return r->status;
	size_t next = way_next(&p->way);
	if (p->state == PAPER_APPROVED && next < p->way.count) {
		v.result = (struct result_form){ .adopted = p->steps[next]->draft,
			.day = p->steps[next]->day };
		for (size_t n = next + 1; n < p->way.count; n++)
			v.result.drafts[n] = p->steps[n]->draft;
	}
	return council_paper_answer(r, v);
}
