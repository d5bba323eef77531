/* Lines of a plan as pages show them: parts with their fields, the tree of its measures. */
#include "app/planning/view.h"
#include "doc/doc.h"

void links_put(struct req *r, struct ui_links *to, str href, str text)
{
	*(struct ui_link *)arena_push(r->arena, &to->items, &to->count, sizeof(struct ui_link)) =
		(struct ui_link){ href, text, false };
}

static struct shown_row row_shown(struct req *r, const struct plan_line *l)
{
	const struct field *f = plan_line_field(l->part, l->field);
	struct shown_row row = { .label = f ? tr(r->page.lang, f->label) : l->field };
	if (f && f->type == FIELD_LONG_TEXT)
		row.text.markup = markdown_html(r->arena, r->page.prefix, l->value);
	else if (f && f->type == FIELD_LINES)
		row.items = lines_cut(r, l->value);
	else
		row.words = l->value;
	return row;
}

struct shown_part part_shown(struct req *r, const struct plan_lines *lines, str part)
{
	struct shown_part to = { .title = plan_value(lines, part, "title") };
	bool swot = str_is(part_kind(part), "swot");
	str name = swot ? S("group_name") : S("title");
	if (swot)
		to.title = plan_value(lines, part, "group_name");
	for (size_t i = 0; i < lines->count; i++)
		if (str_eq(lines->items[i].part, part) && !str_eq(lines->items[i].field, name))
			*(struct shown_row *)arena_push(r->arena, &to.rows.items, &to.rows.count,
				sizeof *to.rows.items) = row_shown(r, &lines->items[i]);
	return to;
}

struct state_tag progress_tag(struct req *r, const struct measure_progress *m)
{
	static const enum ui_tone tones[PROGRESSES] = { [PROGRESS_COMPLETED] = UI_GREEN,
		[PROGRESS_ON_TIME] = UI_BLUE, [PROGRESS_NOT_STARTED] = UI_GREY,
		[PROGRESS_LATE] = UI_RED, [PROGRESS_NONE] = UI_GREY, [PROGRESS_UNKNOWN] = UI_GREY };
	return (struct state_tag){ tr(r->page.lang, progresses[m->progress].label),
		tones[m->progress] };
}

struct state_tag newness_tag(struct req *r, const struct measure_progress *m)
{
	static const enum ui_tone tones[NEWNESSES] = { [NEWS_OPTIMAL] = UI_GREEN,
		[NEWS_ACCEPTABLE] = UI_BLUE, [NEWS_LATE] = UI_YELLOW, [NEWS_STALE] = UI_RED };
	return (struct state_tag){ tr(r->page.lang, newnesses[m->newness].label), tones[m->newness] };
}

str deadline_words(struct req *r, const struct measure_progress *m)
{
	return m->ongoing ? tr(r->page.lang, N_("continuously"))
		: m->deadline.len ? site_day(r, m->deadline) : (str){ 0 };
}

/* ---- the tree ---- */

static struct tree_line *tree_put(struct req *r, struct tree *to, struct tree_line line)
{
	struct tree_line *x = arena_push(r->arena, &to->items, &to->count, sizeof *x);
	*x = line;
	return x;
}

static void measure_put(struct req *r, struct tree *to, const struct plan_line *title, str slug,
	const struct measures_progress *now)
{
	str code = part_key(title->part);
	const struct measure_progress *m = progress_find(now, code);
	struct tree_line line = { .code = code, .title = title->value, .tagged = m,
		.href = arena_printf(r->arena, "/plan/%.*s/opatreni/%.*s", STR_ARG(slug),
			STR_ARG(code)) };
	if (m)
		line.tag = progress_tag(r, m);
	bool opens = !to->count || to->items[to->count - 1].level;
	if (!opens)
		to->items[to->count - 1].closes = false;
	tree_put(r, to, line)->opens = opens;
	to->items[to->count - 1].closes = true;
}

static bool key_begins(str key, str above)
{
	return str_eq(key, above) || (str_starts(key, above) && key.ptr[above.len] == '.');
}

/* Measures whose number begins so, and that no deeper aim has. */
static void measures_below(struct req *r, struct tree *to, const struct plan_lines *lines,
	str above, const struct measures_progress *now, str slug, bool *met)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct plan_line *l = &lines->items[i];
		if (met[i] || !str_is(part_kind(l->part), "measure") || !str_is(l->field, "title"))
			continue;
		str aim = plan_value_at(lines, i, "aim");
		if (above.len && !str_eq(aim, above) && (aim.len || !key_begins(part_key(l->part), above)))
			continue;
		met[i] = true;
		measure_put(r, to, l, slug, now);
	}
}

struct tree plan_tree_of(struct req *r, const struct plan_lines *lines, str slug,
	const struct measures_progress *now)
{
	struct tree to = { 0 };
	bool *met = arena_alloc(r->arena, lines->count + 1);
	for (size_t i = 0; i < lines->count; i++) {
		const struct plan_line *l = &lines->items[i];
		bool goal = str_is(part_kind(l->part), "goal");
		if ((!goal && !str_is(part_kind(l->part), "priority")) || !str_is(l->field, "name"))
			continue;
		tree_put(r, &to, (struct tree_line){ .code = part_key(l->part), .title = l->value,
			.kind = goal ? S("cil") : S("priorita"), .level = goal ? 3 : 2,
			.about = plan_value_at(lines, i, "group_name") });
		measures_below(r, &to, lines, part_key(l->part), now, slug, met);
	}
	measures_below(r, &to, lines, S(""), now, slug, met);
	return to;
}
