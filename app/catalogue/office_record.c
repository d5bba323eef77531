/* Offices and their departments in the office. */
#include "app/catalogue/record.h"
#include "crypto/crypto.h"

static str contacts_url(struct req *r, int64_t id)
{
	(void)r;
	(void)id;
	return S("/kontakty");
}

/* ---- offices ---- */

struct office_form {
	str name, address, municipality;
	struct maybe_int position;
	struct contact_lines contacts;
};
static const struct field office_fields[] = {
	FIELD(struct office_form, name, TEXT, .label = N_("Name"), .required = true, .max = 200),
	FIELD(struct office_form, address, TEXT, .label = N_("Address"), .max = 300),
	FIELD(struct office_form, municipality, TEXT, .label = N_("Municipality"), .max = 100),
	FIELD(struct office_form, position, INT, .label = N_("Order in the list"), .max = 10000),
	CONTACT_FIELDS(struct office_form),
	{ 0 }
};

static const struct field *office_table(struct req *r, int64_t id)
{
	(void)r;
	(void)id;
	return office_fields;
}

static struct record_names office_names(struct req *r, const struct record_filter *filter)
{
	(void)filter;
	struct edit_office_names_rows rows = edit_office_names(r->db, .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines office_lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct edit_office_lines_rows rows =
		edit_office_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].name, rows.items[i].address,
				S(""), rows.items[i].updated_at };
	return to;
}

static void **office_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct edit_office_get_rows rows =
		edit_office_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	struct contact_lines *contacts = contact_lines_read(r, IMPORT_OFFICE, ids);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edit_office_get_row *o = &rows.items[i];
		struct office_form *f = form_found(r, forms, ids, o->id, sizeof *f);
		*f = (struct office_form){ o->name, o->address,
			municipality_text(r, o->town, o->town_code, o->town_known), SOME(o->position),
			contacts[id_place(ids, o->id)] };
	}
	return forms;
}

static int64_t office_save(struct req *r, const struct record_saving *s)
{
	const struct office_form *f = s->after, *had = s->before;
	int64_t id = s->id,
			town = f->municipality.len ? municipality_of(r, s->batch, f->municipality) : 0;
	if (f->municipality.len && !town) {
		form_error(r, s->fields, "municipality", N_("There is no such municipality."));
		return 0;
	}
	if (!id)
		edit_office_add(r->db, .id = id = db_new_id(r->db, "office"),
			.uuid = uuid_make(r->arena, r->now), .name = f->name, .now = r->now);
	edit_office_set(r->db, .id = id, .name = f->name, .address = f->address,
		.municipality_id = town ? SOME(town) : NONE, .position = f->position.value, .now = r->now);
	contact_lines_write(r, s->batch, (struct owner_of){ IMPORT_OFFICE, id },
		had ? &had->contacts : NULL, &f->contacts);
	return id;
}

static void office_withdraw(struct req *r, int64_t id)
{
	edit_office_vanish(r->db, .id = id, .day = day_of(r->arena, r->now));
}

const struct record office_record = {
	.kind = "office", .path = "urady", .one = N_("Office"), .many = N_("Offices"),
	.add = N_("New office"), .empty = N_("There are no offices yet."),
	.who = CATALOGUE_KEEPERS, .may = may_everywhere, .size = sizeof(struct office_form),
	.fields = office_table, .names = office_names, .lines = office_lines, .load = office_load,
	.save = office_save, .public_url = contacts_url, .withdraw = office_withdraw,
};

/* ---- departments ---- */

struct department_form {
	str name, office, address, floor, room, step_free, access_note, description;
	struct str_list hours, agendas;
	struct maybe_int position;
	struct contact_lines contacts;
};
static const struct field department_fields[] = {
	FIELD(struct department_form, name, TEXT, .label = N_("Name"), .required = true, .max = 200),
	FIELD(struct department_form, office, CHOICE, .label = N_("Office"), .required = true),
	FIELD(struct department_form, address, TEXT, .label = N_("Address"), .max = 300),
	FIELD(struct department_form, floor, TEXT, .label = N_("Floor"), .max = 50),
	FIELD(struct department_form, room, TEXT, .label = N_("Room, door"), .max = 100),
	FIELD(struct department_form, step_free, CHOICE, .label = N_("Access with a wheelchair"),
		.choices = step_choices),
	FIELD(struct department_form, access_note, TEXT, .label = N_("Entrance and lift"), .max = 500,
		.hint = N_("In words: the lift, a side door, the bell, waiting tickets.")),
	FIELD(struct department_form, hours, LINES, .label = N_("Opening hours"),
		.check = opening_line_check,
		.hint = N_("One on a line, such as Po, St 8:00–12:00, 13:00–17:00.")),
	FIELD(
		struct department_form, description, LONG_TEXT, .label = N_("What it solves"), .max = 4000),
	FIELD(struct department_form, agendas, LINES, .label = N_("Matters dealt with here"),
		.hint = N_("One on a line, in words that people use: care allowance, parking card.")),
	FIELD(struct department_form, position, INT, .label = N_("Order in the list"), .max = 10000),
	CONTACT_FIELDS(struct department_form), { 0 }
};

static const struct field *department_table(struct req *r, int64_t id)
{
	struct choices c = { 0 };
	struct edit_office_names_rows rows = edit_office_names(r->db, .limit = PARTS_MOST);
	struct field *f = fields_copy(r, department_fields, COUNT(department_fields));
	(void)id;
	for (size_t i = 0; i < rows.count; i++)
		choice_add(
			r, &c, arena_printf(r->arena, "%lld", (long long)rows.items[i].id), rows.items[i].name);
	fields_choose(f, "office", choices_end(r, &c));
	return f;
}

static struct record_names department_names(struct req *r, const struct record_filter *filter)
{
	(void)filter;
	struct edit_department_names_rows rows = edit_department_names(r->db, .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines department_lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct edit_department_lines_rows rows =
		edit_department_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ .id = rows.items[i].id, .name = rows.items[i].name,
				.about = rows.items[i].office, .state = S("") };
	return to;
}

/* Lines of one column, and the other way. */
static struct str_list lines_taken(struct req *r, str text)
{
	struct str_list to = { 0 };
	str line;
	while (str_cut(&text, '\n', &line))
		text_add(r, &to, line);
	return to;
}

static str lines_together(struct req *r, struct str_list lines)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < lines.count; i++)
		buf_printf(&out, "%s%.*s", i ? "\n" : "", STR_ARG(lines.items[i]));
	return lines.count ? buf_str(&out) : (str){ 0 };
}

static void **department_load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct edit_department_get_rows rows =
		edit_department_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	struct contact_lines *contacts = contact_lines_read(r, IMPORT_DEPARTMENT, ids);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edit_department_get_row *d = &rows.items[i];
		struct department_form *f = form_found(r, forms, ids, d->id, sizeof *f);
		*f = (struct department_form){ .name = d->name,
			.office = arena_printf(r->arena, "%lld", (long long)d->office_id),
			.address = d->address, .floor = d->floor, .room = d->room, .step_free = d->step_free,
			.access_note = d->access_note, .hours = lines_taken(r, d->hours),
			.description = d->description, .agendas = lines_taken(r, d->agendas),
			.position = SOME(d->position), .contacts = contacts[id_place(ids, d->id)] };
	}
	return forms;
}

static int64_t department_save(struct req *r, const struct record_saving *s)
{
	const struct department_form *f = s->after, *had = s->before;
	int64_t id = s->id, of = str_int(f->office).value;
	if (!id)
		edit_department_add(r->db, .id = id = db_new_id(r->db, "department"), .office_id = of,
			.name = f->name);
	edit_department_set(r->db, .id = id, .name = f->name, .office_id = of, .address = f->address,
		.floor = f->floor, .room = f->room, .step_free = f->step_free,
		.access_note = f->access_note, .hours = lines_together(r, f->hours),
		.description = f->description, .agendas = lines_together(r, f->agendas),
		.position = f->position.value);
	contact_lines_write(r, s->batch, (struct owner_of){ IMPORT_DEPARTMENT, id },
		had ? &had->contacts : NULL, &f->contacts);
	record_note(r, s->batch, "office", of);
	return id;
}

static void department_withdraw(struct req *r, int64_t id)
{
	edit_department_vanish(r->db, .id = id, .day = day_of(r->arena, r->now));
}

const struct record department_record = {
	.kind = "department", .path = "odbory", .one = N_("Department"), .many = N_("Departments"),
	.add = N_("New department"), .empty = N_("There are no departments yet."),
	.who = CATALOGUE_KEEPERS, .may = may_everywhere, .size = sizeof(struct department_form),
	.fields = department_table, .names = department_names, .lines = department_lines,
	.load = department_load, .save = department_save, .public_url = contacts_url,
	.withdraw = department_withdraw,
};
