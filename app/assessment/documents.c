/* Documents: an assessment, years side by side, the calendar, the hand-over record. */
#include "app/assessment/view.h"
#include "app/council/council.h"
#include "app/groups/groups.h"
#include "app/planning/planning.h"

enum document_format assessment_document_asked(str file, const char *name)
{
	str begins = str_of(name);
	bool named = file.len > begins.len + 1 && str_starts(file, begins) &&
		file.ptr[begins.len] == '.';
	return named ? document_format_of(str_part(file, begins.len + 1, file.len))
		: DOCUMENT_FORMATS;
}

struct file_links assessment_file_links(struct req *r, str base, bool tables)
{
	static const struct { enum document_format format; const char *label; } all[] = {
		{ DOCUMENT_PDF, N_("PDF") }, { DOCUMENT_ODT, N_("ODT (LibreOffice)") },
		{ DOCUMENT_DOCX, N_("DOCX (Word)") }, { DOCUMENT_XLSX, N_("XLSX (Excel)") },
		{ DOCUMENT_CSV, N_("CSV") },
	};
	struct file_links to = { 0 };
	for (size_t i = 0; i < COUNT(all); i++)
		if (tables || all[i].format < DOCUMENT_XLSX)
			*(struct ui_link *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
				(struct ui_link){ arena_printf(r->arena, "%.*s.%s", STR_ARG(base),
					document_suffix(all[i].format)), tr(r->page.lang, all[i].label), false };
	return to;
}

static struct document *begin(struct req *r, str title, str subtitle, bool wide)
{
	return document_new(r->arena, &(struct document_about){ .title = title,
		.subtitle = subtitle, .author = site_settings(r->db).operator, .wide = wide,
		.language = str_of(r->page.lang ? r->page.lang->code : "en"),
		.day = day_of(r->arena, r->now) });
}

/* ---- self-assessment ---- */

static void marks_table(struct req *r, struct document *d, const struct part_lines *parts)
{
	const struct lang *l = r->page.lang;
	struct document_column columns[] = {
		{ .name = tr(l, N_("Area of quality")), .width = 3 },
		{ .name = tr(l, N_("Mark")), .width = 2 },
		{ .name = tr(l, N_("What is done well")), .width = 4 },
		{ .name = tr(l, N_("What is to be improved")), .width = 4 },
		{ .name = tr(l, N_("Evidence")), .width = 4 },
	};
	document_table(d, tr(l, N_("Self-assessment in the eight areas of quality")), columns,
		COUNT(columns));
	for (size_t i = 0; i < parts->count; i++) {
		const struct part_line *p = &parts->items[i];
		struct buf evidence = { .arena = r->arena };
		for (size_t n = 0; n < p->evidence.count; n++)
			buf_printf(&evidence, "%s%.*s%s%.*s", n ? "\n" : "",
				STR_ARG(p->evidence.items[n].text), p->evidence.items[n].url.len ? " – " : "",
				STR_ARG(p->evidence.items[n].url));
		document_row(d);
		document_cell_head(d, p->quality);
		document_cell(d, p->mark);
		document_cell(d, p->good);
		document_cell(d, p->improve);
		document_cell(d, buf_str(&evidence));
	}
	document_table_end(d);
}

struct document *assessment_document(struct req *r, const assessment_row *s)
{
	const struct lang *l = r->page.lang;
	struct part_lines parts = part_lines_of(r, s->id);
	struct document *d = begin(r, s->title, arena_printf(r->arena, "%.*s, %lld",
		STR_ARG(s->area), (long long)s->year), true);
	document_heading(d, 1, tr(l, N_("Self-assessment of the planning of social services")));
	document_plain(d, s->finished_on.len
		? arena_printf(r->arena, "%.*s: %.*s", STR_ARG(tr(l, N_("Finished on"))),
			STR_ARG(site_day(r, s->finished_on)))
		: tr(l, N_("A draft that is not finished.")));
	document_plain(d, tr(l, N_("The areas are those of the ministry's criteria of the quality of "
		"planning. Marks: 1 works well, 2 mostly works, 3 works in part, 4 does not work yet.")));
	if (s->reason.len)
		document_plain(d, arena_printf(r->arena, "%.*s: %.*s", STR_ARG(tr(l,
			N_("Why it was corrected"))), STR_ARG(s->reason)));
	marks_table(r, d, &parts);
	return d;
}

struct document *comparison_document(struct req *r, const struct comparison *c)
{
	const struct lang *l = r->page.lang;
	struct document *d =
		begin(r, tr(l, N_("Self-assessment by years")), c->area, c->years.count > 4);
	struct document_column *columns =
		arena_alloc(r->arena, (c->years.count + 1) * sizeof *columns);
	columns[0] = (struct document_column){ .name = tr(l, N_("Area of quality")), .width = 3 };
	for (size_t i = 0; i < c->years.count; i++)
		columns[i + 1] = (struct document_column){ .width = 2, .name = arena_printf(r->arena,
			"%lld", (long long)c->years.items[i]) };
	document_heading(d, 1, tr(l, N_("Marks in the eight areas of quality")));
	document_table(d, S(""), columns, c->years.count + 1);
	for (size_t n = 0; n < c->rows.count; n++) {
		document_row(d);
		document_cell_head(d, c->rows.items[n].quality);
		for (size_t i = 0; i < c->years.count; i++)
			document_cell(d, c->rows.items[n].years.items[i].words);
	}
	document_table_end(d);
	if (c->chart)
		document_figure(d, c->chart->title, c->chart->description, c->chart);
	return d;
}

/* ---- calendar ---- */

static void calendar_put(struct req *r, struct document *d, int64_t area)
{
	const struct lang *l = r->page.lang;
	struct cycles all = cycles_of(r, area);
	struct document_column columns[] = {
		{ .name = tr(l, N_("Phase of planning")), .width = 3 },
		{ .name = tr(l, N_("What is to be done")), .width = 4 },
		{ .name = tr(l, N_("When")), .width = 3 }, { .name = tr(l, N_("Who")), .width = 3 },
		{ .name = tr(l, N_("State")), .width = 2 }, { .name = tr(l, N_("Note")), .width = 3 },
	};
	if (!all.count)
		document_plain(d, tr(l, N_("The calendar is empty.")));
	for (size_t i = 0; i < all.count; i++) {
		document_table(d, arena_printf(r->arena, "%.*s %.*s", STR_ARG(tr(l, N_("Cycle"))),
			STR_ARG(all.items[i].name)), columns, COUNT(columns));
		for (size_t n = 0; n < all.items[i].steps.count; n++) {
			const struct step_line *s = &all.items[i].steps.items[n];
			document_row(d);
			document_cell(d, s->phase);
			document_cell_head(d, s->title);
			document_cell(d, s->when);
			document_cell(d, s->who);
			document_cell(d, s->state);
			document_cell(d, s->note);
		}
		document_table_end(d);
	}
}

struct document *calendar_document(struct req *r, const struct area *area)
{
	struct document *d = begin(r, tr(r->page.lang, N_("Calendar of planning")), area->name, true);
	document_heading(d, 1, tr(r->page.lang, N_("What, when and who")));
	calendar_put(r, d, area->id);
	return d;
}

/* ---- hand-over ---- */

static void notes_put(struct req *r, struct document *d, const struct note_kind_lines *k)
{
	const struct lang *l = r->page.lang;
	struct document_column columns[] = {
		{ .name = tr(l, N_("What it is about")), .width = 3 },
		{ .name = tr(l, N_("Reason or details")), .width = 4 },
		{ .name = tr(l, N_("Office or role")), .width = 2 },
		{ .name = tr(l, N_("Day")), .width = 1 },
		{ .name = tr(l, N_("Where it can be read")), .width = 2 },
	};
	document_heading(d, 2, k->kind);
	document_table(d, S(""), columns, COUNT(columns));
	for (size_t i = 0; i < k->notes.count; i++) {
		const struct note_line *n = &k->notes.items[i];
		document_row(d);
		document_cell_head(d, n->title);
		document_cell(d, n->text);
		document_cell(d, n->who);
		document_cell(d, n->day);
		document_cell(d, n->url);
	}
	document_table_end(d);
}

static void list_put(struct req *r, struct document *d, const char *heading,
	struct str_list lines)
{
	const struct lang *l = r->page.lang;
	document_heading(d, 2, tr(l, heading));
	if (!lines.count)
		document_plain(d, tr(l, N_("Nothing is written here.")));
	for (size_t i = 0; i < lines.count; i++)
		document_plain(d, lines.items[i]);
}

struct document *handover_document(struct req *r, const struct area *area)
{
	const struct lang *l = r->page.lang;
	struct note_lists notes = notes_of(r, area->id);
	struct document *d = begin(r, tr(l, N_("Hand-over record of planning")), area->name, true);
	document_heading(d, 1, tr(l, N_("What whoever takes planning over has to know")));
	document_plain(d, arena_printf(r->arena, "%.*s %.*s", STR_ARG(tr(l, N_("As of"))),
		STR_ARG(site_day(r, day_of(r->arena, r->now)))));
	for (size_t i = 0; i < notes.count; i++)
		notes_put(r, d, &notes.items[i]);
	if (!notes.count)
		document_plain(d, tr(l, N_("The planning log is empty.")));
	list_put(r, d, N_("Plans of the area"), planning_plans_of(r, area->id));
	list_put(r, d, N_("Groups of the area"), groups_names_of(r, area->id));
	list_put(r, d, N_("Papers on their way"), council_papers_of(r, area->id));
	list_put(r, d, N_("Open tasks from resolutions"), council_tasks_of(r, area->id));
	document_heading(d, 2, tr(l, N_("Calendar of planning")));
	calendar_put(r, d, area->id);
	document_heading(d, 2, tr(l, N_("Handing over")));
	document_sign(d, tr(l, N_("Handed over: office, day, signature")));
	document_sign(d, tr(l, N_("Taken over: office, day, signature")));
	return d;
}
