#include "ui/control/parts.h"

void ui_attribute_add(struct arena *a, struct ui_more *more, const char *name, str value)
{
	struct html_attributes *to = &more->attributes;
	*(struct html_attribute *)arena_push(a, &to->items, &to->count, sizeof *to->items) =
		(struct html_attribute){ name, value };
}

/* Of lists of ids and classes. */
static str words_and(struct arena *a, str ids, str id)
{
	if (!ids.len || !id.len)
		return ids.len ? ids : id;
	return arena_printf(a, "%.*s %.*s", STR_ARG(ids), STR_ARG(id));
}

struct ui_control ui_control_of(struct arena *a, struct ui_control c)
{
	if (!c.id.len)
		c.id = c.name;
	c.label.of = c.id;
	c.hint.id = arena_printf(a, "%.*s-hint", STR_ARG(c.id));
	c.error.id = arena_printf(a, "%.*s-error", STR_ARG(c.id));
	if (html_says(c.hint.text))
		c.described_by = words_and(a, c.described_by, c.hint.id);
	if (html_says(c.error.text))
		c.described_by = words_and(a, c.described_by, c.error.id);
	return c;
}

struct ui_textarea ui_textarea_of(struct arena *a, struct ui_textarea t)
{
	struct ui_control *c = &t.control;
	str id = c->id.len ? c->id : c->name;
	if (t.most) {
		c->described_by = words_and(a, arena_printf(a, "%.*s-info", STR_ARG(id)), c->described_by);
		c->group.classes.names = words_and(a, S("govuk-character-count"), c->group.classes.names);
		ui_attribute_add(
			a, &c->group, "data-maxlength", arena_printf(a, "%lld", (long long)t.most));
	}
	t.control = ui_control_of(a, t.control);
	return t;
}

const char *ui_boxes_kind(struct ui_boxes b)
{
	return b.many ? "checkboxes" : "radios";
}

/* The first choice bears the field's own id, which the error summary links to. */
static void item_fill(struct arena *a, const struct ui_boxes *b, struct ui_item *i, size_t number)
{
	if (!i->id.len)
		i->id = number == 1 ? b->control.id
			: arena_printf(a, "%.*s-%zu", STR_ARG(b->control.id), number);
	if (!i->name.len)
		i->name = b->control.name;
	if (b->many && !b->grouped)
		i->described_by = b->control.described_by;
	if (html_says(i->hint))
		i->described_by =
			words_and(a, i->described_by, arena_printf(a, "%.*s-item-hint", STR_ARG(i->id)));
}

struct ui_boxes ui_boxes_of(struct arena *a, struct ui_boxes b)
{
	b.control = ui_control_of(a, b.control);
	b.fieldset.described_by = b.control.described_by;
	for (size_t i = 0; i < b.count; i++)
		item_fill(a, &b, &b.items[i], i + 1);
	return b;
}

static str date_part_classes(struct arena *a, const struct ui_date_part *part, bool wrong)
{
	struct buf out = { .arena = a };
	buf_put(&out, S("govuk-date-input__input"));
	if (wrong)
		buf_put(&out, S(" govuk-input--error"));
	if (!str_has(part->more.classes.names, S("govuk-input--width-")))
		buf_printf(&out, " govuk-input--width-%d", part->width);
	return words_and(a, buf_str(&out), part->more.classes.names);
}

static void date_part(
	struct arena *a, struct ui_date *d, const struct ui_date_part *part, bool wrong)
{
	struct ui_input *to = arena_push(a, &d->items, &d->count, sizeof *to);
	str prefix = d->control.name;
	struct ui_control c = { .id = part->id, .name = part->name, .more = part->more };
	if (!c.id.len)
		c.id = arena_printf(a, "%.*s-%.*s", STR_ARG(d->control.id), STR_ARG(part->name));
	if (prefix.len)
		c.name = arena_printf(a, "%.*s-%.*s", STR_ARG(prefix), STR_ARG(part->name));
	c.label.text.text = part->label;
	c.label.more.classes.names = S("govuk-date-input__label");
	c.more.classes.names = date_part_classes(a, part, wrong);
	to->control = ui_control_of(a, c);
	to->value = part->value;
}

/* A fieldset of inputs is announced with its description only as a group. */
struct ui_date ui_date_of(struct arena *a, struct ui_date d)
{
	bool all = html_says(d.control.error.text);
	d.control = ui_control_of(a, d.control);
	d.fieldset.described_by = d.control.described_by;
	d.fieldset.role = S("group");
	for (size_t i = 0; i < d.parts_count; i++)
		all &= !d.parts[i].wrong;
	for (size_t i = 0; i < d.parts_count; i++)
		date_part(a, &d, &d.parts[i], all || d.parts[i].wrong);
	return d;
}
