/* Cells: fields of a form in the words of a table, and back. */
#include "app/office/table.h"
#include "search/search.h"

/* ---- words ---- */

static size_t slot_of(const struct words *w, str key)
{
	size_t at = str_hash(key) % w->room;
	while (w->slots[at].key.ptr && !str_eq(w->slots[at].key, key))
		at = (at + 1) % w->room;
	return at;
}

static void words_grow(struct arena *a, struct words *w)
{
	struct words more = { .room = w->room ? w->room * 2 : 64, .count = w->count };
	more.slots = arena_alloc(a, more.room * sizeof *more.slots);
	for (size_t i = 0; i < w->room; i++)
		if (w->slots[i].key.ptr)
			more.slots[slot_of(&more, w->slots[i].key)] = w->slots[i];
	*w = more;
}

void words_put(struct arena *a, struct words *w, str key, int64_t value)
{
	if (!key.len)
		return;
	if (w->count * 2 >= w->room)
		words_grow(a, w);
	struct word *slot = &w->slots[slot_of(w, key)];
	if (slot->key.ptr) {
		slot->several |= slot->value != value;
		return;
	}
	*slot = (struct word){ .key = arena_copy(a, key), .value = value };
	w->count++;
}

const struct word *words_find(const struct words *w, str key)
{
	const struct word *slot = w->room && key.len ? &w->slots[slot_of(w, key)] : NULL;
	return slot && slot->key.ptr ? slot : NULL;
}

/* ---- columns ---- */

static bool has_choices(const struct column *c)
{
	return c->field && (c->field->type == FIELD_CHOICE || c->field->type == FIELD_CHOICES);
}

static void choices_index(struct req *r, struct column *c)
{
	for (int64_t i = 0; c->field->choices && c->field->choices[i].label; i++) {
		words_put(r->arena, &c->by_value, c->field->choices[i].value, i);
		words_put(r->arena, &c->by_label,
			search_fold(r->arena, tr(r->page.lang, c->field->choices[i].label)), i);
	}
}

struct columns columns_of(struct req *r, const struct record *record)
{
	struct columns all = { 0 };
	struct column *c = arena_push(r->arena, &all.items, &all.count, sizeof *c);
	c->label = tr(r->page.lang, N_("Record number"));
	all.fields = record->fields(r, RECORD_ANY);
	for (const struct field *f = all.fields; f->type; f++) {
		if (f->type == FIELD_PASSWORD)
			continue;
		c = arena_push(r->arena, &all.items, &all.count, sizeof *c);
		*c = (struct column){ .field = f, .label = tr(r->page.lang, f->label) };
		if (has_choices(c))
			choices_index(r, c);
	}
	return all;
}

/* ---- out ---- */

/* By its label; where several bear it, with the code behind; a code that is no
 * longer offered as it is. */
static str choice_words(struct req *r, const struct column *c, str value)
{
	const struct word *known = words_find(&c->by_value, value);
	if (!known)
		return value;
	str label = tr(r->page.lang, c->field->choices[known->value].label);
	const struct word *named = words_find(&c->by_label, search_fold(r->arena, label));
	bool parts = c->field->type == FIELD_CHOICES && (str_has(label, S(";")) ||
		str_has(label, S("\n")));
	if (parts || !named)
		return value;
	return named->several ? arena_printf(r->arena, "%.*s [%.*s]", STR_ARG(label), STR_ARG(value))
		: label;
}

static str choices_words(struct req *r, const struct column *c, struct str_list values)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < values.count; i++) {
		buf_put(&out, i ? S("; ") : S(""));
		buf_put(&out, choice_words(r, c, values.items[i]));
	}
	return out.len ? buf_str(&out) : (str){ 0 };
}

str column_cell(struct req *r, const struct column *c, const void *form)
{
	const void *at = (const char *)form + c->field->offset;
	switch (c->field->type) {
	case FIELD_BOOL:    return tr(r->page.lang, *(const bool *)at ? N_("yes") : N_("no"));
	case FIELD_CHOICE:  return choice_words(r, c, *(const str *)at);
	case FIELD_CHOICES: return choices_words(r, c, *(const struct str_list *)at);
	default:            return field_text(r->arena, c->field, form);
	}
}

/* ---- in ---- */

/* As a table would give it back: one kind of line ends, nothing unseen, no space
 * around it. */
static str cell_plain(struct arena *a, str s)
{
	struct buf out = { .arena = a };
	size_t i = 0;
	s = str_trim(s);
	while (i < s.len && ((unsigned char)s.ptr[i] >= ' ' || s.ptr[i] == '\n' || s.ptr[i] == '\t'))
		i++;
	if (i == s.len)
		return s;
	for (i = 0; i < s.len; i++)
		if ((unsigned char)s.ptr[i] >= ' ' || s.ptr[i] == '\n' || s.ptr[i] == '\t')
			buf_char(&out, s.ptr[i]);
	return str_trim(buf_str(&out));
}

static const char *bool_code(struct req *r, str cell, str *text)
{
	static const char *const yes[] = { "1", "ano", "yes", "true", "pravda", "x", "a", "y" },
		*const no[] = { "", "0", "ne", "no", "false", "nepravda", "n", "-" };
	str folded = search_fold(r->arena, cell);
	for (size_t i = 0; i < COUNT(yes); i++)
		if (str_is(folded, yes[i]) || str_is(folded, no[i])) {
			*text = str_is(folded, yes[i]) ? S("1") : (str){ 0 };
			return NULL;
		}
	return N_("Write yes or no.");
}

/* A label, a code, or a label with the code in brackets. */
static const char *choice_code(struct req *r, const struct column *c, str part, str *code)
{
	const struct word *w = words_find(&c->by_label, search_fold(r->arena, part));
	const char *bracket = part.len ? memrchr(part.ptr, '[', part.len) : NULL;
	if (w && w->several)
		return N_("More than one is called so. Write its code behind it in [brackets].");
	if (!w)
		w = words_find(&c->by_value, part);
	if (!w && bracket && str_ends(part, S("]")))
		w = words_find(
			&c->by_value, str_part(part, (size_t)(bracket - part.ptr) + 1, part.len - 1));
	if (!w)
		return N_("Choose one of the options.");
	*code = c->field->choices[w->value].value;
	return NULL;
}

static void code_add(struct buf *out, str code)
{
	buf_put(out, out->len ? S(", ") : S(""));
	buf_put(out, code);
}

/* Divided by line ends and semicolons; by commas only where a part is no label. */
static const char *choices_code(struct req *r, const struct column *c, str cell, str *text)
{
	struct buf out = { .arena = r->arena };
	str line, part, piece, code;
	while (str_cut(&cell, '\n', &line))
		while (str_cut(&line, ';', &part)) {
			part = str_trim(part);
			const char *wrong = part.len ? choice_code(r, c, part, &code) : NULL;
			if (part.len && !wrong)
				code_add(&out, code);
			else if (part.len && !str_has(part, S(",")))
				return wrong;
			while (wrong && str_cut(&part, ',', &piece)) {
				if (choice_code(r, c, str_trim(piece), &code))
					return wrong;
				code_add(&out, code);
			}
		}
	*text = buf_str(&out);
	return NULL;
}

/* "1 500", as a spreadsheet shows a number. */
static str digits_only(struct arena *a, str s)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '\xc2' && i + 1 < s.len && s.ptr[i + 1] == '\xa0')
			i++;
		else if (s.ptr[i] != ' ')
			buf_char(&out, s.ptr[i]);
	return out.len ? buf_str(&out) : (str){ 0 };
}

static const char *cell_code(struct req *r, const struct column *c, str cell, str *text)
{
	switch (c->field->type) {
	case FIELD_BOOL:    return bool_code(r, cell, text);
	case FIELD_CHOICES: return choices_code(r, c, cell, text);
	case FIELD_CHOICE:
		*text = (str){ 0 };
		return cell.len ? choice_code(r, c, cell, text) : NULL;
	case FIELD_INT:
		*text = digits_only(r->arena, cell);
		return NULL;
	default:
		*text = cell.len ? cell : (str){ 0 };
		return NULL;
	}
}

static bool list_has(struct str_list list, str value)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_eq(list.items[i], value))
			return true;
	return false;
}

/* The same choices in another order are no change. */
static bool same_choices(struct str_list a, struct str_list b)
{
	for (size_t i = 0; i < a.count; i++)
		if (!list_has(b, a.items[i]))
			return false;
	for (size_t i = 0; i < b.count; i++)
		if (!list_has(a, b.items[i]))
			return false;
	return true;
}

const char *column_take(struct req *r, const struct column *c, str cell, void *form)
{
	str text = { 0 };
	cell = cell_plain(r->arena, cell);
	if (cell.len && str_eq(cell, cell_plain(r->arena, column_cell(r, c, form))))
		return NULL;
	str before = field_text(r->arena, c->field, form);
	struct str_list had = { 0 };
	if (c->field->type == FIELD_CHOICES)
		had = *(const struct str_list *)((const char *)form + c->field->offset);
	const char *wrong = cell_code(r, c, cell, &text);
	if (wrong || str_eq(text, before))
		return wrong;
	wrong = field_take(r->arena, c->field, text, form);
	if (c->field->type == FIELD_CHOICES && !wrong) {
		struct str_list *now = (struct str_list *)((char *)form + c->field->offset);
		if (same_choices(had, *now))
			*now = had;
	}
	return wrong;
}
