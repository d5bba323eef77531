#include "ui/ui.h"
#include "ui/control/examples.h"

static struct ui_control control(const char *name, const char *label, const char *hint)
{
	struct ui_control c = { .name = str_of(name) };
	c.label.text.text = str_of(label);
	c.hint.text.text = str_of(hint);
	return c;
}

/* Markup to be put into a component: what templates write to a page of its own. */
static struct html written(struct arena *a, struct ui_input input)
{
	struct page inside = { .out = { .arena = a } };
	ui_input(&inside, input);
	return (struct html){ buf_str(&inside.out) };
}

static void show_amount(struct page *p, struct arena *a)
{
	struct ui_input input = { .value = S("12500") };
	struct ui_control c = control("castka", "Měsíční příjem", "Čistá mzda a dávky dohromady.");
	c.more.classes.names = S("govuk-input--width-5");
	ui_attribute_add(a, &c.more, "inputmode", S("numeric"));
	input.control = ui_control_of(a, c);
	input.suffix.text.text = S("Kč");
	ui_input(p, input);
}

static void show_text(struct page *p, struct arena *a)
{
	struct ui_textarea t = { .rows = 4, .most = 40 };
	t.control = control("popis", "Co se stalo", NULL);
	t.value = S("Nemáme kde bydlet.");
	ui_textarea(p, ui_textarea_of(a, t));
}

static void show_answer(struct page *p, struct arena *a)
{
	struct ui_control phone = control("telefon", "Telefonní číslo", NULL);
	struct ui_item items[] = {
		{ .value = S("telefon"), .label.text = S("Zavolejte mi"), .chosen = true },
		{ .value = S("posta"), .label.text = S("Napište mi dopis"),
		  .hint.text = S("Přijde do pěti pracovních dnů.") },
		{ .divider = S("nebo") },
		{ .value = S("nic"), .label.text = S("Odpověď nepotřebuji") },
	};
	struct ui_boxes b = { .grouped = true, .items = items, .count = COUNT(items) };
	items[0].conditional = written(a, (struct ui_input){
		.control = ui_control_of(a, phone), .type = S("tel") });
	b.control = control("odpoved", NULL, NULL);
	b.fieldset.legend.text = S("Jak vám máme odpovědět?");
	ui_boxes(p, ui_boxes_of(a, b));
}

static void show_day(struct page *p, struct arena *a, str error)
{
	const struct ui_date_part parts[] = {
		{ .name = S("den"), .label = S("Den"), .width = 2, .value = S("31") },
		{ .name = S("mesic"),
			.label = S("Měsíc"),
			.width = 2,
			.value = S("2"),
			.wrong = error.len },
		{ .name = S("rok"), .label = S("Rok"), .width = 4, .value = S("1948") },
	};
	struct ui_date d = { .grouped = true, .parts = parts, .parts_count = COUNT(parts) };
	d.control = control(NULL, NULL, "Třeba 31. 3. 1948.");
	d.control.id = S("narozeni");
	d.control.error.text.text = error;
	d.fieldset.legend.text = S("Kdy jste se narodili?");
	ui_date(p, ui_date_of(a, d));
}

static void show_file(struct page *p, struct arena *a, str error)
{
	struct ui_control c = control("soubor", "Příloha", "PDF nebo obrázek, nejvýše 20 MB.");
	c.error.text.text = error;
	ui_file(p, (struct ui_file){ .control = ui_control_of(a, c) });
}

void ui_control_examples(struct page *p)
{
	struct arena a = { 0 };
	show_amount(p, &a);
	show_text(p, &a);
	show_answer(p, &a);
	show_day(p, &a, (str){ 0 });
	show_file(p, &a, (str){ 0 });
	arena_free(&a);
}

void ui_control_error_examples(struct page *p)
{
	struct arena a = { 0 };
	show_day(p, &a, S("Únor nemá 31 dnů."));
	show_file(p, &a, S("Soubor je větší než 20 MB."));
	arena_free(&a);
}
