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

/* A field as it is shown: the table's row, and what this visitor sees in it. */
struct shown {
	struct req *req;
	const struct field *field;
	struct ui_control control;
	str value;
	struct { struct ui_item *items; size_t count; } choices;
};

static struct ui_item *item_add(struct shown *s)
{
	return arena_push(
		s->req->arena, &s->choices.items, &s->choices.count, sizeof *s->choices.items);
}

static void choices_fill(struct shown *s, const void *record)
{
	const struct field *f = s->field;
	struct str_list chosen = { &s->value, 1 };
	if (f->type == FIELD_CHOICES)
		chosen = field_chosen(s->req, f, record);
	for (const struct choice *c = f->choices; c && c->label; c++) {
		struct ui_item *to = item_add(s);
		to->value = c->value;
		to->label.text = tr(s->req->page.lang, c->label);
		to->chosen = list_has(chosen, c->value);
	}
}

/* Of many boxes only what is chosen stands open. */
static str chosen_names(const struct shown *s)
{
	struct buf out = { .arena = s->req->arena };
	for (size_t i = 0; i < s->choices.count; i++)
		if (s->choices.items[i].chosen) {
			buf_put(&out, out.len ? S(", ") : S(""));
			buf_put(&out, s->choices.items[i].label.text);
		}
	return out.len ? buf_str(&out) : tr(s->req->page.lang, N_("Nothing is chosen; show the list"));
}

static struct shown field_view(struct req *r, const struct field *f, const void *record)
{
	const struct lang *lang = r->page.lang;
	const char *error = form_error_of(r, f->name);
	struct shown s = { .req = r, .field = f };
	s.control.name = str_of(f->name);
	s.control.label.text.text = tr(lang, f->label);
	s.control.label.optional = !f->required && f->type != FIELD_BOOL;
	if (f->hint)
		s.control.hint.text.text = tr(lang, f->hint);
	if (error)
		s.control.error.text.text = tr(lang, error);
	if (f->type != FIELD_CHOICES && f->type != FIELD_BOOL)
		s.value = field_shown(r, f, record);
	choices_fill(&s, record);
	return s;
}

/* What a single control says of itself beside its label; its ids are not filled yet. */
static struct ui_control single(struct shown *s)
{
	struct ui_control *c = &s->control;
	if (html_says(c->error.text))
		ui_attribute_add(s->req->arena, &c->more, "aria-invalid", S("true"));
	if (s->field->required)
		ui_attribute_add(s->req->arena, &c->more, "required", (str){ 0 });
	return *c;
}

static void show_text(struct page *p, struct shown *s)
{
	bool lines = s->field->type == FIELD_LINES;
	struct ui_textarea t = { .value = s->value, .rows = lines ? 3 : 5 };
	t.most = lines ? 0 : s->field->max;
	t.control = single(s);
	ui_textarea(p, ui_textarea_of(s->req->arena, t));
}

static void show_input(struct page *p, struct shown *s)
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
	struct ui_input input = { .value = s->value };
	struct ui_more *more = &s->control.more;
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (kinds[i].of == s->field->type) {
			input.type = str_of(kinds[i].type);
			more->classes.names = str_of(kinds[i].width);
			if (*kinds[i].mode)
				ui_attribute_add(s->req->arena, more, "inputmode", str_of(kinds[i].mode));
		}
	if (s->field->autocomplete)
		ui_attribute_add(s->req->arena, more, "autocomplete", str_of(s->field->autocomplete));
	input.control = ui_control_of(s->req->arena, single(s));
	ui_input(p, input);
}

static void show_select(struct page *p, struct shown *s)
{
	struct ui_item *items = NULL;
	size_t count = 0;
	struct ui_item *none = arena_push(s->req->arena, &items, &count, sizeof *items);
	*none = (struct ui_item){ .value = S(""), .label.text = tr(s->req->page.lang, N_("Choose")) };
	for (size_t i = 0; i < s->choices.count; i++)
		*(struct ui_item *)arena_push(s->req->arena, &items, &count, sizeof *items) =
			s->choices.items[i];
	ui_select_of(p, (struct ui_select){ ui_control_of(s->req->arena, single(s)), items, count });
}

static void show_boxes(struct page *p, struct shown *s, bool many)
{
	struct ui_boxes boxes = { .control = s->control, .grouped = true, .many = many };
	boxes.fieldset.legend = s->control.label.text;
	boxes.fieldset.optional = s->control.label.optional;
	boxes.items = s->choices.items;
	boxes.count = s->choices.count;
	if (many && s->choices.count > MOST_BOXES) {
		boxes.folded = chosen_names(s);
		boxes.control.more.classes.names = S("govuk-checkboxes--small");
	}
	ui_boxes(p, ui_boxes_of(s->req->arena, boxes));
}

/* Yes or no: one box, whose label is the field's. */
static void show_bool(struct page *p, struct shown *s, const void *record)
{
	struct req *r = s->req;
	struct ui_item *box = item_add(s);
	box->value = S("1");
	box->label = s->control.label.text;
	box->chosen = r->method == POST ? form_text(r, s->field->name).len > 0
		: *(const bool *)field_place(s->field, record);
	struct ui_boxes boxes = { .control = s->control, .many = true };
	boxes.items = s->choices.items;
	boxes.count = s->choices.count;
	ui_boxes(p, ui_boxes_of(r->arena, boxes));
}

void ui_form_field(struct page *p, struct req *r, const struct field *f, const void *record)
{
	struct shown s = field_view(r, f, record);
	if (f->type == FIELD_LONG_TEXT || f->type == FIELD_LINES)
		show_text(p, &s);
	else if (f->type == FIELD_BOOL)
		show_bool(p, &s, record);
	else if (f->type == FIELD_CHOICES)
		show_boxes(p, &s, true);
	else if (f->type == FIELD_CHOICE && s.choices.count > MOST_RADIOS)
		show_select(p, &s);
	else if (f->type == FIELD_CHOICE)
		show_boxes(p, &s, false);
	else
		show_input(p, &s);
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
