/* What pages and documents tell of an area: years side by side, calendar, log. */
#include "app/assessment/view.h"

static void evidence_put(struct req *r, struct evidence_lines *to, str text)
{
	str line;
	while (str_cut(&text, '\n', &line))
		if (str_trim(line).len)
			*(struct evidence_line *)arena_push(r->arena, &to->items, &to->count,
				sizeof *to->items) = evidence_line(line);
}

struct part_lines part_lines_of(struct req *r, int64_t id)
{
	struct assessment_parts_rows rows =
		assessment_parts(r->db, .ids = { &id, 1 }, .limit = QUALITIES);
	struct part_lines to = { 0 };
	for (size_t n = 0; n < QUALITIES; n++)
		*(struct part_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct part_line){ .quality = tr(r->page.lang, quality_labels[n]),
				.mark = tr(r->page.lang, mark_label(NONE)) };
	for (size_t i = 0; i < rows.count; i++) {
		const struct assessment_parts_row *row = &rows.items[i];
		if (row->quality < 1 || row->quality > QUALITIES)
			continue;
		struct part_line *p = &to.items[row->quality - 1];
		p->mark = tr(r->page.lang, mark_label(row->mark));
		p->good = row->good;
		p->improve = row->improve;
		evidence_put(r, &p->evidence, row->evidence);
	}
	return to;
}

/* ---- years side by side ---- */

static struct comparison *comparison_add(struct req *r, struct comparisons *to,
	const struct assessment_marks_row *m)
{
	struct comparison *c = arena_push(r->arena, &to->items, &to->count, sizeof *to->items);
	*c = (struct comparison){ .area = m->area, .area_id = m->area_id,
		.chart_id = arena_printf(r->arena, "graf-%lld", (long long)m->area_id) };
	for (size_t n = 0; n < QUALITIES; n++)
		*(struct compared_row *)arena_push(r->arena, &c->rows.items, &c->rows.count,
			sizeof *c->rows.items) = (struct compared_row){
			.quality = tr(r->page.lang, quality_labels[n]) };
	return c;
}

static void year_add(struct req *r, struct comparison *c, int64_t year)
{
	*(int64_t *)arena_push(r->arena, &c->years.items, &c->years.count, sizeof year) = year;
	for (size_t n = 0; n < c->rows.count; n++)
		*(struct compared *)arena_push(r->arena, &c->rows.items[n].years.items,
			&c->rows.items[n].years.count, sizeof(struct compared)) =
			(struct compared){ .words = tr(r->page.lang, mark_label(NONE)) };
}

/* Better or worse than in the last year of those compared in which there was a mark. */
static void mark_put(struct req *r, struct compared_row *row, struct maybe_int mark)
{
	struct compared *to = &row->years.items[row->years.count - 1];
	to->mark = mark.value ? mark : NONE;
	to->words = tr(r->page.lang, mark_label(mark));
	for (size_t i = row->years.count - 1; i-- && to->mark.set;) {
		struct maybe_int was = row->years.items[i].mark;
		to->better = was.set && to->mark.value < was.value;
		to->worse = was.set && to->mark.value > was.value;
		if (was.set)
			return;
	}
}

/* Only the last years, so that the table stays readable. */
static void years_cut(struct comparison *c)
{
	size_t more = c->years.count > YEARS_COMPARED ? c->years.count - YEARS_COMPARED : 0;
	c->years.items += more;
	c->years.count -= more;
	for (size_t n = 0; n < c->rows.count; n++) {
		c->rows.items[n].years.items += more;
		c->rows.items[n].years.count -= more;
	}
}

struct comparisons comparisons_of(struct req *r, struct int_list areas, bool open)
{
	struct comparisons to = { 0 };
	struct comparison *c = NULL;
	struct assessment_marks_rows rows = assessment_marks(r->db, .areas = areas,
		.open = open ? S("published") : (str){ 0 }, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct assessment_marks_row *m = &rows.items[i];
		if (!c || c->area_id != m->area_id)
			c = comparison_add(r, &to, m);
		if (!c->years.count || c->years.items[c->years.count - 1] != m->year)
			year_add(r, c, m->year);
		if (m->quality >= 1 && m->quality <= QUALITIES)
			mark_put(r, &c->rows.items[m->quality - 1], m->mark);
	}
	for (size_t i = 0; i < to.count; i++) {
		years_cut(&to.items[i]);
		to.items[i].chart = comparison_chart(r, &to.items[i]);
	}
	return to;
}

/* ---- calendar ---- */

static str when_words(struct req *r, str from, str to)
{
	if (from.len && to.len && !str_eq(from, to))
		return arena_printf(r->arena, "%.*s – %.*s", STR_ARG(site_day(r, from)),
			STR_ARG(site_day(r, to)));
	if (from.len || to.len)
		return site_day(r, from.len ? from : to);
	return tr(r->page.lang, N_("no day set"));
}

static enum ui_tone tone_of(enum step_state s)
{
	return s == STEP_LATE ? UI_RED : s == STEP_DONE ? UI_GREEN : s == STEP_RUNNING ? UI_BLUE
		: UI_GREY;
}

static void step_add(struct req *r, struct step_lines *to, const struct process_step_list_row *s)
{
	const struct lang *l = r->page.lang;
	enum step_state state = step_state(
		(struct step_days){ s->day_from, s->day_to, s->done_on }, day_of(r->arena, r->now));
	str words = tr(l, step_state_label(state));
	*(struct step_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct step_line){ .phase = tr(l, choice_label(phase_choices, s->phase)),
			.title = s->title, .when = when_words(r, s->day_from, s->day_to), .who = s->who,
			.note = s->note, .tone = tone_of(state),
			.href = record_url(r, &process_step_record, s->id, ""),
			.state = state == STEP_DONE ? arena_printf(r->arena, "%.*s %.*s", STR_ARG(words),
				STR_ARG(site_day(r, s->done_on))) : words };
}

struct cycles cycles_of(struct req *r, int64_t area)
{
	struct cycles to = { 0 };
	struct cycle *c = NULL;
	int64_t last = 0;
	struct process_step_list_rows rows =
		process_step_list(r->db, .area = area, .limit = ASSESSMENT_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct process_step_list_row *s = &rows.items[i];
		if (!c || c->year_from != s->year_from || last != s->year_to) {
			c = arena_push(r->arena, &to.items, &to.count, sizeof *to.items);
			*c = (struct cycle){ .year_from = s->year_from, .name = arena_printf(r->arena,
				"%lld–%lld", (long long)s->year_from, (long long)s->year_to) };
		}
		last = s->year_to;
		step_add(r, &c->steps, s);
	}
	return to;
}

/* ---- log ---- */

struct note_lists notes_of(struct req *r, int64_t area)
{
	struct note_lists to = { 0 };
	struct planning_note_list_rows rows =
		planning_note_list(r->db, .area = area, .limit = ASSESSMENT_MOST);
	for (const struct choice *kind = note_kinds; kind->label; kind++) {
		struct note_kind_lines k = { .kind = tr(r->page.lang, kind->label) };
		for (size_t i = 0; i < rows.count; i++) {
			const struct planning_note_list_row *n = &rows.items[i];
			if (n->closed_on.len || !str_eq(n->kind, kind->value))
				continue;
			*(struct note_line *)arena_push(r->arena, &k.notes.items, &k.notes.count,
				sizeof *k.notes.items) = (struct note_line){ n->title, n->text, n->who,
				n->day.len ? site_day(r, n->day) : (str){ 0 }, n->url,
				record_url(r, &planning_note_record, n->id, "") };
		}
		if (k.notes.count)
			*(struct note_kind_lines *)arena_push(r->arena, &to.items, &to.count, sizeof k) = k;
	}
	return to;
}
