#include "ui/ui.h"
#include "ui/form_field/form_field.html.h"

#define MOST_RADIOS 6                  /* more choices are a <select> */
#define MOST_BOXES 12                  /* more are folded */

static const void *field_place(const struct field *f, const void *record)
{
	return (const char *)record + f->offset;
}

static str field_shown(struct req *r, const struct field *f, const void *record)
{
	if (f->type == FIELD_PASSWORD)
		return S("");
	return r->method == POST ? form_text(r, f->name) : field_text(r->arena, f, record);
}

static struct str_list field_chosen(struct req *r, const struct field *f, const void *record)
{
	if (r->method == POST)
		return form_list(r, f->name);
	return *(const struct str_list *)field_place(f, record);
}

static bool list_has(struct str_list list, str value)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_eq(list.items[i], value))
			return true;
	return false;
}

/* The first choice bears the field's own id, which the error summary links to. */
static void choices_fill(
	struct req *r, const struct field *f, const void *record, struct ui_form_field *v)
{
	struct str_list chosen = { &v->value, 1 };
	if (f->type == FIELD_CHOICES)
		chosen = field_chosen(r, f, record);
	for (const struct choice *c = f->choices; c && c->label; c++) {
		struct ui_form_choice *to =
			arena_push(r->arena, &v->choices.items, &v->choices.count, sizeof *to);
		size_t number = v->choices.count;
		to->id = number == 1 ? v->id : arena_printf(r->arena, "%s-%zu", f->name, number);
		to->value = c->value;
		to->label = tr(r->page.lang, c->label);
		to->chosen = list_has(chosen, c->value);
	}
}

/* Of many boxes only what is chosen stands open. */
static str chosen_names(struct req *r, const struct ui_form_field *v)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < v->choices.count; i++)
		if (v->choices.items[i].chosen) {
			buf_put(&out, out.len ? S(", ") : S(""));
			buf_put(&out, v->choices.items[i].label);
		}
	return out.len ? buf_str(&out) : tr(r->page.lang, N_("Nothing is chosen; show the list"));
}

static void input_fill(const struct field *f, struct ui_form_field *v)
{
	static const struct { enum field_type of; const char *type, *mode, *width; } kinds[] = {
		{ FIELD_TEXT, "text", "", "" },
		{ FIELD_INT, "text", "numeric", "govuk-input--width-5" },
		{ FIELD_DAY, "date", "", "sp-input--day" },
		{ FIELD_EMAIL, "email", "", "govuk-input--width-30" },
		{ FIELD_URL, "url", "", "" },
		{ FIELD_PHONE, "tel", "", "govuk-input--width-20" },
		{ FIELD_PASSWORD, "password", "", "govuk-input--width-20" },
	};
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (kinds[i].of == f->type) {
			v->type = str_of(kinds[i].type);
			v->mode = str_of(kinds[i].mode);
			v->width = str_of(kinds[i].width);
		}
}

static struct ui_form_field field_view(struct req *r, const struct field *f, const void *record)
{
	const struct lang *lang = r->page.lang;
	const char *error = form_error_of(r, f->name);
	struct ui_form_field v = { .id = str_of(f->name), .label = tr(lang, f->label) };
	v.required = f->required;
	v.rows = f->type == FIELD_LINES ? 3 : 5;
	v.autocomplete = str_of(f->autocomplete);
	v.hint_id = arena_printf(r->arena, "%s-hint", f->name);
	v.error_id = arena_printf(r->arena, "%s-error", f->name);
	if (f->hint)
		v.hint = tr(lang, f->hint);
	if (error)
		v.error = tr(lang, error);
	if (f->hint && error)
		v.described_by = arena_printf(r->arena, "%s-hint %s-error", f->name, f->name);
	else if (f->hint || error)
		v.described_by = error ? v.error_id : v.hint_id;
	if (f->type == FIELD_BOOL)
		v.chosen = r->method == POST ? form_text(r, f->name).len > 0
			: *(const bool *)field_place(f, record);
	else if (f->type != FIELD_CHOICES)
		v.value = field_shown(r, f, record);
	input_fill(f, &v);
	choices_fill(r, f, record, &v);
	if (f->type == FIELD_CHOICES && v.choices.count > MOST_BOXES)
		v.folded = chosen_names(r, &v);
	return v;
}

void ui_form_field(struct page *p, struct req *r, const struct field *f, const void *record)
{
	struct ui_form_field v = field_view(r, f, record);
	if (f->type == FIELD_LONG_TEXT || f->type == FIELD_LINES)
		ui_field_long_text(p, v);
	else if (f->type == FIELD_BOOL)
		ui_field_bool(p, v);
	else if (f->type == FIELD_CHOICES)
		ui_field_checkboxes(p, v);
	else if (f->type == FIELD_CHOICE && v.choices.count > MOST_RADIOS)
		ui_field_select(p, v);
	else if (f->type == FIELD_CHOICE)
		ui_field_radios(p, v);
	else
		ui_field_input(p, v);
}

void ui_form_fields(struct page *p, struct req *r, const struct field *fields, const void *record)
{
	for (const struct field *f = fields; f->type != FIELD_END; f++)
		ui_form_field(p, r, f, record);
}

void ui_form_head(struct page *p, struct req *r, str action)
{
	ui_form_open(p, action, csrf_token(r));
}

void ui_form_foot(struct page *p)
{
	ui_form_close(p);
}
