#include "ui/ui.h"
#include "ui/examples/samples.h"
#include "ui/form_field/examples.h"

struct example_form {
	str name, about, email, phone, web, day, form, district, secret;
	struct maybe_int capacity;
	bool barrier_free;
	struct str_list groups;
};

static const struct choice forms[] = {
	{ TEXT("ambulantni"), N_("I come to the service") },
	{ TEXT("terenni"), N_("The service comes to me") },
	{ { 0 }, NULL },
};
static const struct choice groups[] = {
	{ TEXT("seniori"), N_("Older people") },
	{ TEXT("rodiny"), N_("Families with children") },
	{ TEXT("zdravotni"), N_("People with disabilities") },
	{ { 0 }, NULL },
};
static const struct choice days[] = {
	{ TEXT("1"), N_("Monday") }, { TEXT("2"), N_("Tuesday") }, { TEXT("3"), N_("Wednesday") },
	{ TEXT("4"), N_("Thursday") }, { TEXT("5"), N_("Friday") }, { TEXT("6"), N_("Saturday") },
	{ TEXT("7"), N_("Sunday") }, { { 0 }, NULL },
};
static const struct field fields[] = {
	FIELD(struct example_form, name, TEXT, .label = N_("Name"), .required = true),
	FIELD(struct example_form, about, LONG_TEXT, .label = N_("About the service"),
	      .hint = N_("Short sentences that anybody understands.")),
	FIELD(struct example_form, capacity, INT, .label = N_("Capacity"), .required = true),
	FIELD(struct example_form, email, EMAIL, .label = N_("E-mail"), .autocomplete = "email"),
	FIELD(struct example_form, phone, PHONE, .label = N_("Phone"), .required = true,
	      .hint = N_("We call only about this service."), .autocomplete = "tel"),
	FIELD(struct example_form, web, URL, .label = N_("Website")),
	FIELD(struct example_form, day, DAY, .label = N_("Valid from"), .required = true),
	FIELD(struct example_form, form, CHOICE, .label = N_("How does it work?"), .required = true,
	      .choices = forms),
	FIELD(struct example_form, district, CHOICE, .label = N_("Day of the week"), .choices = days),
	FIELD(struct example_form, groups, CHOICES, .label = N_("For whom?"), .required = true,
	      .hint = N_("Choose all that apply."), .choices = groups),
	FIELD(struct example_form, barrier_free, BOOL, .label = N_("Barrier-free entrance")),
	FIELD(struct example_form, secret, PASSWORD, .label = N_("Password"), .required = true,
	      .autocomplete = "current-password"),
	{ 0 }
};
static const str chosen_groups[] = { TEXT("seniori"), TEXT("zdravotni") };
static const struct example_form example = {
	.name = TEXT("Občanská poradna Lípa"), .day = TEXT("2026-03-12"),
	.form = TEXT("terenni"), .district = TEXT("3"), .capacity = { .value = 12, .set = true },
	.barrier_free = true, .groups = { chosen_groups, COUNT(chosen_groups) },
};

static void write_fields(struct page *p, struct form_errors errors)
{
	struct arena arena = { 0 };
	struct req r = { .method = GET, .arena = &arena, .errors = errors };
	r.page.lang = p->lang;
	ui_form_fields(p, &r, fields, &example);
	arena_free(&arena);
}

void ui_form_field_examples(struct page *p)
{
	write_fields(p, (struct form_errors){ 0 });
}

void ui_form_field_error_examples(struct page *p)
{
	struct form_error errors[COUNT(fields)] = { 0 };
	size_t count = 0;
	for (const struct field *f = fields; f->type != FIELD_END; f++)
		errors[count++] = (struct form_error){ f, N_("This is not right.") };
	write_fields(p, (struct form_errors){ errors, count });
}
