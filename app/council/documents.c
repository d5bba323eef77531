/* The documents; each says what it means, lib/doc writes it in any format. */
#include "app/council/documents.h"
#include <assert.h>

/* 29.05.2024, as the town's form has it. */
static str form_day(struct arena *a, str day)
{
	return day.len != 10 ? (str){ 0 } : arena_printf(a, "%.*s.%.*s.%.*s", 2, day.ptr + 8, 2,
		day.ptr + 5, 4, day.ptr);
}

static str name_or(str name, str role) { return name.len ? name : role; }

static str previous_words(struct req *r, const struct paper *p, bool copy)
{
	struct buf out = { .arena = r->arena };
	buf_put(&out, copy ? paper_copy_of(p, S("previous")) : p->row->previous);
	for (size_t i = 0; i < p->previous.count; i++)
		if (p->previous.items[i].number.len)
			buf_printf(&out, "%s%.*s %.*s", out.len ? "\n" : "",
				STR_ARG(p->previous.items[i].code), STR_ARG(p->previous.items[i].number));
	return buf_str(&out);
}

/* Those that were named, those that are known by their fingerprint, what is wrong with these. */
static struct str_list annex_words(struct req *r, const struct paper *p, bool copy)
{
	struct str_list to = council_lines_list(r->arena,
		copy ? paper_copy_of(p, S("annexes")) : p->row->annexes);
	struct annex_lines lines = paper_annex_lines(r, p, copy);
	struct str_list wrong = paper_annexes_spoilt(r, &lines);
	for (size_t i = 0; i < lines.count; i++)
		*(str *)arena_push(r->arena, &to.items, &to.count, sizeof(str)) =
			arena_printf(r->arena, "%.*s (SHA-256 %.*s)", STR_ARG(lines.items[i].title),
				STR_ARG(lines.items[i].fingerprint));
	for (size_t i = 0; i < wrong.count; i++)
		*(str *)arena_push(r->arena, &to.items, &to.count, sizeof(str)) = wrong.items[i];
	return to;
}

struct paper_words paper_words_of(struct req *r, const struct paper *p, bool copy)
{
	const struct paper_get_row *row = p->row;
	struct paper_words w = { .previous = previous_words(r, p, copy) };
	if (copy) {
		w.title = paper_copy_of(p, S("title"));
		w.department = paper_copy_of(p, S("department"));
		w.prepared = paper_copy_of(p, S("prepared"));
		w.presented = paper_copy_of(p, S("presented"));
		w.statement = paper_copy_of(p, S("statement"));
		w.report = paper_copy_of(p, S("report"));
		w.signed_by = paper_copy_of(p, S("signed"));
		return w;
	}
	w.title = row->title;
	w.department = row->department;
	w.prepared = name_or(row->prepared_by, row->prepared_office);
	w.presented = name_or(row->presented_by, row->presented_office);
	w.statement = row->statement;
	w.report = row->report;
	w.signed_by = name_or(row->signed_by, row->signed_office);
	return w;
}

struct facts { struct document_fact items[4 * PAPER_BODIES + 16]; size_t count; };

static void fact(struct facts *f, str name, str value)
{
	assert(f->count < COUNT(f->items));
	f->items[f->count++] = (struct document_fact){ name, value };
}

/* The form has three lines for annexes; there may be more of them. */
static str form_lines(struct req *r, struct str_list annexes)
{
	enum { LINES = 3 };
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < annexes.count || i < LINES; i++)
		buf_printf(&out, "%s%.*s", i ? "\n" : "",
			STR_ARG(i < annexes.count ? annexes.items[i] : S("-")));
	return buf_str(&out);
}

static str draft_of(struct req *r, const struct paper *p, const hearing_row *h, bool copy)
{
	return copy ? paper_copy_of(p, arena_printf(r->arena, "draft-%lld", (long long)h->id))
		: h->draft;
}

static void form_facts(struct req *r, const struct paper *p, const struct paper_words *w,
	struct facts *f, bool copy)
{
	const struct lang *l = r->page.lang;
	for (size_t i = 0; i < p->way.count; i++)
		fact(f, council_say(r->arena, l, N_("Day of hearing in %s"), &p->way.items[i].code),
			form_day(r->arena, p->way.items[i].day));
	fact(f, tr(l, N_("Department (of a paper)")), w->department);
	fact(f, tr(l, N_("Prepared by")), w->prepared);
	fact(f, tr(l, N_("Presented by")), w->presented);
	fact(f, tr(l, N_("Name of the paper")), w->title);
	fact(f, tr(l, N_("Statement of the commission")), w->statement);
	fact(f, tr(l, N_("Previous resolutions")), w->previous);
	for (size_t i = 0; i < p->way.count; i++)
		fact(f, council_say(r->arena, l, N_("Draft resolution of %s"), &p->way.items[i].code),
			draft_of(r, p, p->steps[i], copy));
	fact(f, tr(l, N_("Explanatory report")),
		w->report.len ? tr(l, N_("See below.")) : (str){ 0 });
}

static struct document *begin(struct req *r, str title, bool no_title)
{
	struct site_settings town = site_settings(r->db);
	struct document_about about = { .title = title, .author = town.operator,
		.language = str_of(r->page.lang ? r->page.lang->code : "en"),
		.day = day_of(r->arena, r->now), .no_title = no_title };
	struct document *d = document_new(r->arena, &about);
	document_plain(d, town.operator);
	return d;
}

struct document *paper_document(struct req *r, const struct paper *p, bool copy)
{
	const struct lang *l = r->page.lang;
	struct paper_words w = paper_words_of(r, p, copy);
	struct document *d = begin(r, w.title, true);
	struct facts form = { 0 };
	document_heading(d, 1, tr(l, N_("DRAFT RESOLUTION")));
	form_facts(r, p, &w, &form, copy);
	fact(&form, tr(l, N_("Annex")), form_lines(r, annex_words(r, p, copy)));
	fact(&form, tr(l, N_("Day (of a paper)")), form_day(r->arena, p->row->signed_on));
	fact(&form, tr(l, N_("Signature of the head of the department")), w.signed_by.len &&
		p->row->signed_on.len ? council_say(r->arena, l, N_("%s (signed)"), &w.signed_by)
		: w.signed_by);
	document_facts(d, S(""), form.items, form.count, S("-"));
	if (w.report.len)
		document_markdown(d, 2, w.report);
	return d;
}

static str adopted_copy(struct req *r, const struct paper *p, const hearing_row *h)
{
	return paper_copy_of(p, arena_printf(r->arena, "adopted-%lld", (long long)h->id));
}

struct document *hearing_excerpt_document(
	struct req *r, const struct paper *p, const hearing_row *h, bool copy)
{
	const struct lang *l = r->page.lang;
	struct paper_words w = paper_words_of(r, p, copy);
	struct document *d = begin(r, tr(l, N_("Excerpt of a resolution")), true);
	struct facts f = { 0 };
	document_heading(d, 1, tr(l, N_("Excerpt of a resolution")));
	fact(&f, tr(l, N_("Body")), h->body);
	fact(&f, tr(l, N_("Day of the session")), h->day.len ? site_day(r, h->day) : (str){ 0 });
	fact(&f, tr(l, N_("Number of the session")), h->session.set
		? arena_printf(r->arena, "%lld", (long long)h->session.value) : (str){ 0 });
	fact(&f, tr(l, N_("Number of the resolution")), h->number);
	fact(&f, tr(l, N_("Name of the paper")), w.title);
	fact(&f, tr(l, N_("Result")), tr(l, result_label(result_of(h->result))));
	document_facts(d, S(""), f.items, f.count, tr(l, N_("not given")));
	document_heading(d, 2, tr(l, N_("Text of the resolution")));
	document_plain(d, copy ? adopted_copy(r, p, h) : h->adopted);
	document_sign(d, tr(l, N_("For the correctness of the excerpt: office or role, day")));
	return d;
}

static void task_row(struct req *r, struct document *d, const struct council_task_list_row *t)
{
	const struct lang *l = r->page.lang;
	document_row(d);
	document_cell_head(d, t->what);
	document_cell(d, t->who);
	if (t->deadline.len)
		document_cell_day(d, site_day(r, t->deadline), t->deadline);
	else
		document_cell(d, tr(l, N_("continuously")));
	document_cell(d, tr(l, council_task_state_label(council_task_state_of(t->state))));
	document_cell(d,
		council_task_late(council_task_state_of(t->state), t->deadline, day_of(r->arena, r->now))
			? tr(l, N_("late"))
			: S(""));
	document_cell(d, arena_printf(r->arena, "%.*s %.*s %.*s", STR_ARG(t->code),
		STR_ARG(t->number), STR_ARG(site_day(r, t->day))));
	document_cell(d, t->title);
	document_cell(d, t->report);
}

struct document *council_tasks_document(struct req *r, struct council_task_list_rows rows)
{
	const struct lang *l = r->page.lang;
	struct document_column columns[] = {
		{ .name = tr(l, N_("What is to be done")), .width = 4 },
		{ .name = tr(l, N_("Who is to do it")), .width = 2 },
		{ .name = tr(l, N_("Deadline")), .width = 1 },
		{ .name = tr(l, N_("State")), .width = 1 },
		{ .name = tr(l, N_("Late")), .width = 1 },
		{ .name = tr(l, N_("By which resolution")), .width = 2 },
		{ .name = tr(l, N_("Name of the paper")), .width = 3 },
		{ .name = tr(l, N_("What became of it")), .width = 3 },
	};
	struct document *d = document_new(r->arena, &(struct document_about){
		.title = tr(l, N_("Tasks from resolutions")), .wide = true,
		.author = site_settings(r->db).operator, .language = str_of(l ? l->code : "en"),
		.day = day_of(r->arena, r->now) });
	document_table(d, tr(l, N_("Tasks from resolutions")), columns, COUNT(columns));
	for (size_t i = 0; i < rows.count; i++)
		task_row(r, d, &rows.items[i]);
	document_table_end(d);
	return d;
}

/* ---- files ---- */

enum document_format council_document_asked(str file, const char *name)
{
	str suffix = str_part(file, strlen(name) + 1, file.len);
	bool named = file.len > strlen(name) + 1 && str_starts(file, str_of(name)) &&
		file.ptr[strlen(name)] == '.';
	return named ? document_format_of(suffix) : DOCUMENT_FORMATS;
}

int paper_document_answer(struct req *r, const struct paper *p, str file, bool copy)
{
	enum document_format format = council_document_asked(file, "material");
	if (format != DOCUMENT_FORMATS)
		return site_document(r, paper_document(r, p, copy), format, S("material"));
	for (size_t i = 0; i < p->hearings.count; i++) {
		const hearing_row *h = &p->hearings.items[i];
		str name = arena_printf(r->arena, "vypis-%lld", (long long)h->id);
		bool known = (copy ? adopted_copy(r, p, h) : h->adopted).len > 0;
		format = known ? council_document_asked(file, name.ptr) : DOCUMENT_FORMATS;
		if (format != DOCUMENT_FORMATS)
			return site_document(
				r, hearing_excerpt_document(r, p, h, copy), format, name);
	}
	return answer_error(r, 404);
}

/* GET /urad/material/{id}/soubor/{file} */
int council_paper_file(struct req *r)
{
	struct maybe_int id = str_int(r->id);
	struct paper *p = id.set ? paper_load(r, id.value) : NULL;
	if (!p || !people_may(r, COUNCIL_READERS, p->row->area_id))
		return answer_error(r, p ? 403 : 404);
	r->no_store = true;
	return paper_document_answer(r, p, r->sub, false);
}
