/* Lines of plans: their canonical text, what differs, how parts and fields are called. */
#include "app/planning/edition.h"

#define FIRST_LINE "rozcestnik-plan\t1\n"

/* ---- the text ---- */

static void escaped_put(struct buf *to, str value)
{
	for (size_t i = 0; i < value.len; i++) {
		char c = value.ptr[i];
		if (c == '\n' || c == '\t' || c == '\\') {
			buf_char(to, '\\');
			c = c == '\n' ? 'n' : c == '\t' ? 't' : '\\';
		}
		buf_char(to, c);
	}
}

static bool unescaped(struct arena *a, str text, str *to)
{
	struct buf out = { .arena = a };
	if (!memchr(text.ptr, '\\', text.len)) {
		*to = text;
		return true;
	}
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		if (c == '\\') {
			if (++i == text.len || !strchr("nt\\", text.ptr[i]) || !text.ptr[i])
				return false;
			c = text.ptr[i] == 'n' ? '\n' : text.ptr[i] == 't' ? '\t' : '\\';
		}
		buf_char(&out, c);
	}
	*to = buf_str(&out);
	return true;
}

str plan_text_write(struct arena *a, const struct plan_lines *lines)
{
	struct buf out = { .arena = a };
	buf_put(&out, S(FIRST_LINE));
	for (size_t i = 0; i < lines->count; i++) {
		buf_put(&out, lines->items[i].part);
		buf_char(&out, '\t');
		buf_put(&out, lines->items[i].field);
		buf_char(&out, '\t');
		escaped_put(&out, lines->items[i].value);
		buf_char(&out, '\n');
	}
	return buf_str(&out);
}

bool plan_text_read(struct arena *a, str text, struct plan_lines *to)
{
	str line;
	*to = (struct plan_lines){ 0 };
	if (!str_starts(text, S(FIRST_LINE)) || !str_ends(text, S("\n")) || !utf8_valid(text))
		return false;
	text = str_part(text, strlen(FIRST_LINE), text.len - 1);
	while (text.len && str_cut(&text, '\n', &line)) {
		struct plan_line *l = arena_push(a, &to->items, &to->count, sizeof *l);
		if (!str_cut(&line, '\t', &l->part) || !str_cut(&line, '\t', &l->field) || !line.ptr ||
			!l->part.len || !l->field.len || !line.len || memchr(line.ptr, '\t', line.len) ||
			!unescaped(a, line, &l->value))
			return false;
	}
	return true;
}

/* ---- what differs ---- */

static str line_key(struct arena *a, const struct plan_line *l)
{
	return arena_printf(a, "%.*s\t%.*s", STR_ARG(l->part), STR_ARG(l->field));
}

static void change_put(struct arena *a, struct line_changes *to, struct line_change change)
{
	*(struct line_change *)arena_push(a, &to->items, &to->count, sizeof change) = change;
}

struct line_changes plan_lines_differ(
	struct arena *a, const struct plan_lines *before, const struct plan_lines *after)
{
	struct line_changes to = { 0 };
	struct words known = { 0 };
	bool *met = arena_alloc(a, before->count + 1);
	for (size_t i = 0; i < before->count; i++)
		words_put(a, &known, line_key(a, &before->items[i]), (int64_t)i);
	for (size_t i = 0; i < after->count; i++) {
		const struct plan_line *n = &after->items[i];
		const struct word *w = words_find(&known, line_key(a, n));
		const struct plan_line *o = w ? &before->items[w->value] : NULL;
		if (o)
			met[w->value] = true;
		if (!o || !str_eq(o->value, n->value))
			change_put(a, &to, (struct line_change){ n->part, n->field,
				o ? o->value : (str){ 0 }, n->value });
	}
	for (size_t i = 0; i < before->count; i++)
		if (!met[i])
			change_put(a, &to, (struct line_change){ before->items[i].part,
				before->items[i].field, before->items[i].value, { 0 } });
	return to;
}

/* ---- names ---- */

/* Fields of parts that are no record of the office; only names and looks count. */
static const struct field action_fields[] = {
	{ "title", N_("Title"), .type = FIELD_TEXT },
	{ "plan", N_("Plan"), .type = FIELD_TEXT },
	{ "year", N_("Year"), .type = FIELD_TEXT },
	{ "introduction", N_("Introduction"), .type = FIELD_LONG_TEXT },
	{ 0 }
};
static const struct field item_fields[] = {
	{ "title", N_("Name of the measure"), .type = FIELD_TEXT },
	{ "text", N_("What is done this year"), .type = FIELD_LONG_TEXT },
	{ "deadline", N_("Deadline"), .type = FIELD_TEXT },
	{ "responsibility", N_("Responsibility"), .type = FIELD_TEXT },
	{ "conditions", N_("Conditions of fulfilment"), .type = FIELD_LONG_TEXT },
	{ "outcome", N_("How the year ended"), .type = FIELD_TEXT },
	{ "reason", N_("Reason"), .type = FIELD_TEXT },
	{ "evaluation", N_("Evaluation"), .type = FIELD_LONG_TEXT },
	{ 0 }
};
static const struct field progress_fields[] = {
	{ "title", N_("Name of the measure"), .type = FIELD_TEXT },
	{ "state", N_("State"), .type = FIELD_TEXT },
	{ "progress", N_("Progress"), .type = FIELD_TEXT },
	{ "reason", N_("Reason"), .type = FIELD_TEXT },
	{ "steps", N_("Activities done"), .type = FIELD_TEXT },
	{ "news", N_("Last news"), .type = FIELD_LONG_TEXT },
	{ "indicators", N_("Indicators"), .type = FIELD_LINES },
	{ "planned", N_("Money planned, crowns"), .type = FIELD_TEXT },
	{ "spent", N_("Money spent, crowns"), .type = FIELD_TEXT },
	{ 0 }
};
static const struct { const char *kind, *label; const struct field *fields; } kinds[] = {
	{ "plan", N_("Plan"), plan_fields }, { "section", N_("Section of a plan"), section_fields },
	{ "swot", N_("SWOT of a group"), swot_fields }, { "priority", N_("Priority"), aim_fields },
	{ "goal", N_("Goal"), aim_fields }, { "measure", N_("Measure"), measure_fields },
	{ "action", N_("Action plan"), action_fields }, { "item", N_("Measure"), item_fields },
	{ "state", N_("Measure"), progress_fields },
};

str part_kind(str part)
{
	str kind = part;
	return str_cut(&part, ' ', &kind) ? kind : S("");
}

str part_key(str part)
{
	str kind;
	return str_cut(&part, ' ', &kind) && part.ptr ? part : S("");
}

const struct field *plan_line_field(str part, str field)
{
	str kind = part_kind(part);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (!str_is(kind, kinds[i].kind))
			continue;
		const struct field *f = &kinds[i].fields[field_number(kinds[i].fields, field)];
		return f->type ? f : NULL;
	}
	return NULL;
}

str plan_part_words(struct req *r, str part)
{
	str kind = part_kind(part), key = part_key(part);
	bool numbered = !str_is(kind, "section") && !str_is(kind, "swot") && key.len;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(kind, kinds[i].kind))
			return arena_printf(r->arena, "%.*s%s%.*s",
				STR_ARG(tr(r->page.lang, kinds[i].label)), numbered ? " " : "",
				STR_ARG(numbered ? key : S("")));
	return part;
}

str plan_value_at(const struct plan_lines *lines, size_t from, const char *field)
{
	for (size_t i = from; i < lines->count &&
		str_eq(lines->items[i].part, lines->items[from].part); i++)
		if (str_is(lines->items[i].field, field))
			return lines->items[i].value;
	return (str){ 0 };
}

str plan_value_next(const struct plan_lines *lines, size_t *at, str part, const char *field)
{
	for (size_t n = 0; n < lines->count; n++) {
		size_t i = (*at + n) % lines->count;
		if (str_eq(lines->items[i].part, part) &&
			(!i || !str_eq(lines->items[i - 1].part, part)))
			return plan_value_at(lines, *at = i, field);
	}
	return (str){ 0 };
}

str plan_value(const struct plan_lines *lines, str part, const char *field)
{
	size_t at = 0;
	return plan_value_next(lines, &at, part, field);
}
