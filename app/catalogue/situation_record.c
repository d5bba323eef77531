/* Life situations and crisis lines in the office. */
#include "app/catalogue/record.h"
#include "app/catalogue/steps.h"
#include "crypto/crypto.h"
#include "doc/doc.h"
#include "search/search.h"

/* ---- situations ---- */

struct situation_form { str name, status, description, steps; bool sensitive; };
static const struct field situation_fields[] = {
	FIELD(struct situation_form, name, TEXT, .label = N_("Name"), .required = true, .max = 200),
	FIELD(struct situation_form, status, CHOICE, .label = N_("State"), .required = true,
		.choices = status_choices),
	FIELD(struct situation_form, description, LONG_TEXT, .label = N_("Description"), .max = 20000),
	FIELD(struct situation_form, steps, LONG_TEXT, .label = N_("Steps"), .max = STEPS_LENGTH,
		.check = steps_check,
		.hint = N_("What to do first, what next. An empty line divides steps. The first line of a "
			"step says what to do, in a short sentence; the next ones explain it. Lines may begin "
			"with Kdo:, Telefon:, Lhůta:, Doklady:, Peníze:, Zdroj: and Ověřeno: (a day). Several "
			"papers or phones are divided by a semicolon. A deadline or money needs its source, "
			"such as a law and its section; its address on the web stands behind a semicolon.")),
	FIELD(struct situation_form, sensitive, BOOL, .label = N_("Sensitive"),
		.hint =
			N_("Violence, abuse: the page has a neutral title and search engines do not find it.")),
	{ 0 }
};

static const struct field *situation_table(struct req *r, int64_t id)
{
	(void)r;
	(void)id;
	return situation_fields;
}

static struct record_names situation_names(struct req *r, const struct record_filter *filter)
{
	struct edit_situation_names_rows rows =
		edit_situation_names(r->db, .status = filter->values[0], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines situation_lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct edit_situation_lines_rows rows =
		edit_situation_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ .id = rows.items[i].id,
				.name = rows.items[i].name,
				.state = str_of(status_words(rows.items[i].status)),
				.updated_at = rows.items[i].updated_at };
	return to;
}

static void **situation_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct edit_situation_get_rows rows =
		edit_situation_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edit_situation_get_row *s = &rows.items[i];
		struct situation_form *f = form_found(r, forms, ids, s->id, sizeof *f);
		*f = (struct situation_form){ s->name, s->status, s->description,
			s->steps, s->sensitive };
	}
	return forms;
}

static int64_t situation_save(struct req *r, const struct record_saving *s)
{
	const struct situation_form *f = s->after;
	str sort_key = search_sort_key(r->arena, f->name);
	int64_t id = s->id;
	if (!id)
		edit_situation_add(r->db, .id = id = db_new_id(r->db, "situation"),
			.uuid = uuid_make(r->arena, r->now), .slug = slug_wanted(r, f->name), .name = f->name,
			.sort_key = sort_key, .status = f->status, .now = r->now);
	edit_situation_set(r->db, .id = id, .name = f->name, .sort_key = sort_key,
		.description = f->description, .steps = f->steps, .sensitive = f->sensitive,
		.status = f->status, .now = r->now);
	return id;
}

/* Of what people read: not of sources and papers. */
static struct str_list situation_advise(struct req *r, const void *form)
{
	const struct situation_form *f = form;
	struct buf read = { .arena = r->arena };
	struct steps steps = steps_read(r->arena, f->steps).steps;
	buf_put(&read, f->description);
	for (size_t i = 0; i < steps.count; i++)
		buf_printf(&read, "\n\n%.*s\n\n%.*s", STR_ARG(steps.items[i].what),
			STR_ARG(steps.items[i].text));
	return readable_advice(r, &readable_plain, buf_str(&read));
}

static str situation_url(struct req *r, int64_t id)
{
	struct edit_situation_public_row *s = edit_situation_public(r->db, .id = id);
	if (!s || !str_is(s->status, "published"))
		return (str){ 0 };
	return arena_printf(r->arena, "/situace/%.*s", STR_ARG(s->slug));
}

static bool situation_shows_files(struct req *r, int64_t id)
{
	return situation_url(r, id).ptr != NULL;
}

const struct record situation_record = {
	.kind = "situation",
	.path = "situace",
	.one = N_("Life situation"),
	.many = N_("Life situations"),
	.add = N_("New life situation"),
	.empty = N_("There are no life situations yet."),
	.who = CATALOGUE_KEEPERS,
	.may = may_everywhere,
	.size = sizeof(struct situation_form),
	.fields = situation_table,
	.names = situation_names,
	.lines = situation_lines,
	.load = situation_load,
	.save = situation_save,
	.public_url = situation_url,
	.advise = situation_advise,
	.shows_files = situation_shows_files,
};

/* ---- crisis lines ---- */

struct line_form {
	str name, description, availability, whom, free_of_charge, checked_on;
	struct maybe_int position;
	bool round_the_clock, emergency;
	struct contact_lines contacts;
	struct str_list situations;
};
#define F(member, type, ...) FIELD(struct line_form, member, type, __VA_ARGS__)
static const struct choice free_choices[] = {
	{ S("1"), N_("yes") }, { S("0"), N_("no") }, { .label = NULL }
};
static const struct field line_fields[] = {
	F(name, TEXT, .label = N_("Name"), .required = true, .max = 200),
	F(description, LONG_TEXT, .label = N_("Description"), .max = 4000),
	F(availability, TEXT, .label = N_("When it answers"), .max = 300),
	F(round_the_clock, BOOL, .label = N_("Day and night")),
	F(free_of_charge, CHOICE, .label = N_("Free of charge"), .choices = free_choices),
	F(whom, TEXT, .label = N_("Whom it is for"), .max = 300),
	F(emergency, BOOL, .label = N_("Emergency number")),
	F(position, INT, .label = N_("Order in the list"), .max = 10000),
	F(checked_on, DAY, .label = N_("Checked on"),
		.hint = N_("The day when somebody called it or asked its provider.")),
	CONTACT_FIELDS(struct line_form),
	F(situations, CHOICES, .label = N_("Life situations it helps in")),
	{ 0 }
};

static const struct field *line_table(struct req *r, int64_t id)
{
	(void)id;
	struct field *f = fields_copy(r, line_fields, COUNT(line_fields));
	fields_choose(f, "situations", situation_choices(r));
	return f;
}

static struct record_names line_names(struct req *r, const struct record_filter *filter)
{
	(void)filter;
	struct edit_line_names_rows rows = edit_line_names(r->db, .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines line_lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct edit_line_lines_rows rows = edit_line_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].name, rows.items[i].availability,
				rows.items[i].checked_on.len ? S(N_("Checked")) : S(N_("Not checked")),
				rows.items[i].updated_at };
	return to;
}

static void **line_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct edit_line_get_rows rows =
		edit_line_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	struct contact_lines *contacts = contact_lines_read(r, IMPORT_LINE, ids);
	struct str_list *situations = situations_read(r, IMPORT_LINE, ids);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edit_line_get_row *l = &rows.items[i];
		size_t n = id_place(ids, l->id);
		struct line_form *f = form_found(r, forms, ids, l->id, sizeof *f);
		*f = (struct line_form){ .name = l->name, .description = l->description,
			.availability = l->availability, .whom = l->whom, .checked_on = l->checked_on,
			.position = SOME(l->position), .round_the_clock = l->round_the_clock,
			.emergency = l->emergency, .contacts = contacts[n], .situations = situations[n] };
		if (l->free_of_charge.set)
			f->free_of_charge = l->free_of_charge.value ? S("1") : S("0");
	}
	return forms;
}

static int64_t line_save(struct req *r, const struct record_saving *s)
{
	const struct line_form *f = s->after, *had = s->before;
	int64_t id = s->id;
	if (!f->contacts.phones.count && !f->contacts.webs.count) {
		form_error(r, s->fields, "contacts.phones",
			N_("A line needs a phone number or a web address."));
		return 0;
	}
	if (!id)
		edit_line_add(r->db, .id = id = db_new_id(r->db, "crisis_line"),
			.uuid = uuid_make(r->arena, r->now), .name = f->name, .now = r->now);
	edit_line_set(r->db, .id = id, .name = f->name, .description = f->description,
		.availability = f->availability, .round_the_clock = f->round_the_clock,
		.free_of_charge = str_int(f->free_of_charge), .whom = f->whom, .emergency = f->emergency,
		.position = f->position.value, .checked_on = f->checked_on, .now = r->now);
	contact_lines_write(r, s->batch, (struct owner_of){ IMPORT_LINE, id },
		had ? &had->contacts : NULL, &f->contacts);
	situations_write(r, s->batch, (struct owner_of){ IMPORT_LINE, id },
		had ? had->situations : (struct str_list){ 0 }, f->situations);
	return id;
}

static void line_withdraw(struct req *r, int64_t id)
{
	edit_line_vanish(r->db, .id = id, .day = day_of(r->arena, r->now));
}

static str line_url(struct req *r, int64_t id)
{
	(void)r;
	(void)id;
	return S("/krize");
}

const struct record line_record = {
	.kind = "crisis_line", .path = "linky", .one = N_("Crisis line"), .many = N_("Crisis lines"),
	.add = N_("New crisis line"), .empty = N_("There are no crisis lines yet."),
	.who = CATALOGUE_KEEPERS, .may = may_everywhere, .size = sizeof(struct line_form),
	.fields = line_table, .names = line_names, .lines = line_lines, .load = line_load,
	.save = line_save, .public_url = line_url, .withdraw = line_withdraw,
};
