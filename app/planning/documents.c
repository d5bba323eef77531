/* Plans, action plans, their evaluations and progress as documents. */
#include "app/planning/documents.h"
#include "doc/doc.h"

static struct document *begun(struct req *r, const struct document_source *s)
{
	return document_new(r->arena, &(struct document_about){ .title = s->title,
		.subtitle = s->subtitle, .author = s->author, .subject = s->subtitle,
		.language = S("cs"), .day = s->day });
}

static str label_of(struct req *r, const struct plan_line *l)
{
	const struct field *f = plan_line_field(l->part, l->field);
	return f ? tr(planning_czech(r), f->label) : l->field;
}

static str value_plain(struct req *r, const struct plan_line *l)
{
	const struct field *f = plan_line_field(l->part, l->field);
	return f && f->type == FIELD_LONG_TEXT ? markdown_plain(r->arena, l->value) : l->value;
}

/* The end of the lines of a part that begins at `from`. */
static size_t part_end(const struct plan_lines *lines, size_t from)
{
	size_t to = from;
	while (to < lines->count && str_eq(lines->items[to].part, lines->items[from].part))
		to++;
	return to;
}

/* All fields of a part but its name, as names and values. */
static void facts_put(struct req *r, struct document *d, const struct plan_lines *lines,
	size_t from, const char *name)
{
	size_t to = part_end(lines, from), count = 0;
	struct document_fact *facts = arena_alloc(r->arena, (to - from + 1) * sizeof *facts);
	for (size_t i = from; i < to; i++)
		if (!str_is(lines->items[i].field, name))
			facts[count++] = (struct document_fact){ label_of(r, &lines->items[i]),
				value_plain(r, &lines->items[i]) };
	if (count)
		document_facts(d, plan_value_at(lines, from, name), facts, count,
			tr(planning_czech(r), N_("not filled in yet")));
}

static str named(struct req *r, const struct plan_lines *lines, size_t from, const char *field)
{
	return arena_printf(r->arena, "%.*s %.*s", STR_ARG(part_key(lines->items[from].part)),
		STR_ARG(plan_value_at(lines, from, field)));
}

/* What an editor wrote, at the place of the last heading. */
static void text_put(struct req *r, struct document *d, str markdown)
{
	if (markdown.len)
		document_markdown(d, d->level + 1, markdown);
	else
		document_plain(d, tr(planning_czech(r), N_("Not filled in yet.")));
}

/* ---- a plan ---- */

static void section_put(struct req *r, struct document *d, const struct plan_lines *lines,
	size_t from)
{
	document_heading(d, 1, plan_value_at(lines, from, "title"));
	text_put(r, d, plan_value_at(lines, from, "text"));
}

/* The level of its heading, which measures stand one below. */
static int aim_put(struct req *r, struct document *d, const struct plan_lines *lines, size_t from)
{
	int level = str_is(part_kind(lines->items[from].part), "goal") && d->level >= 2 ? 3 : 2;
	document_heading(d, level, named(r, lines, from, "name"));
	facts_put(r, d, lines, from, "name");
	return level;
}

/* Measures of an aim stand below it: those that say its number. */
static void measures_put(struct req *r, struct document *d, const struct plan_lines *lines, str aim,
	int level)
{
	for (size_t i = 0; i < lines->count; i = part_end(lines, i)) {
		if (!str_is(part_kind(lines->items[i].part), "measure") ||
			!str_eq(plan_value_at(lines, i, "aim"), aim))
			continue;
		document_heading(d, level, named(r, lines, i, "title"));
		facts_put(r, d, lines, i, "title");
	}
}

struct document *plan_document(struct req *r, const struct document_source *s)
{
	const struct lang *cs = planning_czech(r);
	const struct plan_lines *lines = s->lines;
	struct document *d = begun(r, s);
	str source = plan_value(lines, S("plan"), "source");
	if (source.len)
		document_plain(d, source);
	document_contents(d, tr(cs, N_("Contents")), 3);
	document_heading(d, 1, tr(cs, N_("Vision")));
	text_put(r, d, plan_value(lines, S("plan"), "vision"));
	for (size_t i = 0; i < lines->count; i = part_end(lines, i)) {
		if (str_is(part_kind(lines->items[i].part), "section"))
			section_put(r, d, lines, i);
		if (str_is(part_kind(lines->items[i].part), "swot")) {
			document_heading(d, 1, plan_value_at(lines, i, "group_name"));
			facts_put(r, d, lines, i, "group_name");
		}
	}
	document_heading(d, 1, tr(cs, N_("Priorities, goals and measures")));
	measures_put(r, d, lines, (str){ 0 }, 2);
	for (size_t i = 0; i < lines->count; i = part_end(lines, i)) {
		str kind = part_kind(lines->items[i].part);
		if (!str_is(kind, "priority") && !str_is(kind, "goal"))
			continue;
		int level = aim_put(r, d, lines, i);
		measures_put(r, d, lines, part_key(lines->items[i].part), level + 1);
	}
	return d;
}

/* ---- a year ---- */

struct document *action_document(struct req *r, const struct document_source *s)
{
	const struct lang *cs = planning_czech(r);
	const struct plan_lines *lines = s->lines;
	struct document *d = begun(r, s);
	str introduction = plan_value(lines, S("action"), "introduction");
	document_contents(d, tr(cs, N_("Contents")), 2);
	document_heading(d, 1, tr(cs, N_("Basic information")));
	facts_put(r, d, lines, 0, "introduction");
	if (introduction.len)
		text_put(r, d, introduction);
	document_heading(d, 1, tr(cs, N_("Overview of measures")));
	for (size_t i = 0; i < lines->count; i = part_end(lines, i))
		if (str_is(part_kind(lines->items[i].part), "item")) {
			document_heading(d, 2, named(r, lines, i, "title"));
			facts_put(r, d, lines, i, "title");
		}
	return d;
}

/* A row for each part of a kind: its number, then the fields. */
struct table_of { const char *kind; const char *const *fields; size_t count; };

static void table_put(struct req *r, struct document *d, const struct plan_lines *lines,
	const struct table_of *t)
{
	struct document_column *columns = arena_alloc(r->arena, (t->count + 1) * sizeof *columns);
	str example = arena_printf(r->arena, "%s 1", t->kind);
	columns[0].name = tr(planning_czech(r), N_("Number"));
	for (size_t i = 0; i < t->count; i++) {
		columns[i + 1].name = tr(planning_czech(r),
			plan_line_field(example, str_of(t->fields[i]))->label);
		columns[i + 1].width = 3;
	}
	document_table(d, d->about.title, columns, t->count + 1);
	for (size_t i = 0; i < lines->count; i = part_end(lines, i)) {
		if (!str_is(part_kind(lines->items[i].part), t->kind))
			continue;
		document_row(d);
		document_cell_head(d, part_key(lines->items[i].part));
		for (size_t k = 0; k < t->count; k++)
			document_cell(d, plan_value_at(lines, i, t->fields[k]));
	}
	document_table_end(d);
}

struct document *evaluation_document(struct req *r, const struct document_source *s)
{
	static const char *const fields[] = { "title", "deadline", "outcome", "reason", "evaluation" };
	struct document *d = begun(r, s);
	document_heading(d, 1, tr(planning_czech(r), N_("How the year ended")));
	table_put(r, d, s->lines, &(struct table_of){ "item", fields, COUNT(fields) });
	return d;
}

/* The states of a frozen report, which has them in words, as bars. */
static void chart_put(struct req *r, struct document *d, const struct plan_lines *lines)
{
	const struct lang *cs = planning_czech(r);
	int64_t counts[PROGRESSES] = { 0 };
	for (size_t i = 0; i < lines->count; i++)
		for (size_t k = 0; k < PROGRESSES && str_is(lines->items[i].field, "progress"); k++)
			counts[k] += str_eq(lines->items[i].value, tr(cs, progresses[k].label));
	struct drawing *chart = progress_chart(r->arena, cs, counts);
	document_figure(d, chart->title, chart->description, chart);
}

struct document *progress_document(struct req *r, const struct document_source *s)
{
	static const char *const fields[] = { "title", "state", "progress", "reason", "steps", "news",
		"indicators", "planned", "spent" };
	struct document *d = begun(r, s);
	document_heading(d, 1, tr(planning_czech(r), N_("How measures are being fulfilled")));
	chart_put(r, d, s->lines);
	table_put(r, d, s->lines, &(struct table_of){ "state", fields, COUNT(fields) });
	return d;
}

int document_answer(struct req *r, const struct document *d, str name, str suffix)
{
	enum document_format format = document_format_of(suffix);
	if (format == DOCUMENT_FORMATS)
		return answer_error(r, 404);
	return site_document(r, d, format, name);
}
