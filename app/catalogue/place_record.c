/* Places in the office. */
#include "app/catalogue/import.sql.h"
#include "app/catalogue/record.h"
#include "app/territory/territory.h"

struct place_form {
	str name, provider, street, house_number, part, postal_code, municipality;
	str latitude, longitude, step_free, accessible_toilet, access_note;
	struct maybe_int address_point;
	bool secret;
	struct contact_lines contacts;
};
#define F(member, type, ...) FIELD(struct place_form, member, type, __VA_ARGS__)

const struct choice step_choices[] = { { S("yes"), N_("Without steps") },
	{ S("partly"), N_("Partly") }, { S("no"), N_("With steps") }, { .label = NULL } };
static const struct choice toilets[] = { { S("yes"), N_("yes") }, { S("no"), N_("no") },
	{ .label = NULL } };

static const char *degrees_check(str s)
{
	return degrees_read(s).set ? NULL : N_("Write degrees such as 50.561025.");
}

static const char *postal_code_check(str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			digits++;
		else if (s.ptr[i] != ' ')
			return N_("A postal code has five digits.");
	return digits == 5 ? NULL : N_("A postal code has five digits.");
}

static const struct field fields[] = {
	F(name, TEXT, .label = N_("Name"), .required = true, .max = 200),
	F(provider, CHOICE, .label = N_("Provider"), .required = true),
	F(secret, BOOL, .label = N_("Secret address"),
		.hint = N_("Of a shelter for victims: its address is then not kept here at all.")),
	F(street, TEXT, .label = N_("Street"), .max = 100),
	F(house_number, TEXT, .label = N_("House number"), .max = 20),
	F(part, TEXT, .label = N_("Part of the municipality"), .max = 100),
	F(postal_code, TEXT, .label = N_("Postal code"), .max = 6, .check = postal_code_check),
	F(municipality, TEXT, .label = N_("Municipality"), .max = 100),
	F(address_point, INT, .label = N_("Address point (RÚIAN)"), .max = 99999999999),
	F(latitude, TEXT, .label = N_("Latitude"), .max = 12, .check = degrees_check),
	F(longitude, TEXT, .label = N_("Longitude"), .max = 12, .check = degrees_check),
	F(step_free, CHOICE, .label = N_("Access with a wheelchair"), .choices = step_choices),
	F(accessible_toilet, CHOICE, .label = N_("Accessible toilet"), .choices = toilets),
	F(access_note, LONG_TEXT, .label = N_("Access, in words"), .max = 1000,
		.hint = N_("Lift, ramp, parking, bell.")),
	CONTACT_FIELDS(struct place_form),
	{ 0 }
};

static const struct field *fields_now(struct req *r, int64_t id)
{
	(void)id;
	struct field *f = fields_copy(r, fields, COUNT(fields));
	fields_choose(f, "provider", provider_choices(r));
	return f;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	(void)filter;
	struct edit_place_names_rows rows = edit_place_names(r->db, .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static str about(struct req *r, const struct edit_place_lines_row *p)
{
	if (p->secret)
		return arena_printf(r->arena, "%.*s, %.*s", STR_ARG(p->provider),
			STR_ARG(tr(r->page.lang, N_("secret address"))));
	str where = p->street.len
		? arena_printf(r->arena, "%.*s %.*s", STR_ARG(p->street), STR_ARG(p->house_number))
		: p->address;
	return arena_printf(r->arena, "%.*s, %.*s%s%.*s", STR_ARG(p->provider), STR_ARG(where),
		p->municipality.len ? ", " : "", STR_ARG(p->municipality));
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct edit_place_lines_rows rows = edit_place_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ .id = rows.items[i].id, .name = rows.items[i].name,
				.about = about(r, &rows.items[i]), .state = S("") };
	return to;
}

static str degrees_text(struct req *r, struct maybe_int n)
{
	struct buf out = { .arena = r->arena };
	if (n.set)
		degrees_put(&out, n.value);
	return n.set ? buf_str(&out) : (str){ 0 };
}

static void address_load(struct req *r, const struct edit_place_get_row *p, struct place_form *f)
{
	f->street = p->street;
	f->house_number = p->house_number;
	f->part = p->part;
	f->postal_code = p->postal_code;
	f->municipality = municipality_text(r, p->town, p->town_code, p->town_known);
	f->address_point = p->address_point;
	f->latitude = degrees_text(r, p->latitude);
	f->longitude = degrees_text(r, p->longitude);
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct edit_place_get_rows rows =
		edit_place_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	struct contact_lines *contacts = contact_lines_read(r, IMPORT_PLACE, ids);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edit_place_get_row *p = &rows.items[i];
		struct place_form *f = form_found(r, forms, ids, p->id, sizeof *f);
		*f = (struct place_form){ .name = p->name,
			.provider = arena_printf(r->arena, "%lld", (long long)p->provider_id),
			.secret = p->secret, .step_free = p->step_free,
			.accessible_toilet = p->accessible_toilet, .access_note = p->access_note,
			.contacts = contacts[id_place(ids, p->id)] };
		if (!p->secret)
			address_load(r, p, f);
	}
	return forms;
}

static void touched(struct req *r, struct record_batch *b, int64_t id)
{
	struct edit_place_services_rows rows =
		edit_place_services(r->db, .place = id, .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		record_note(r, b, "service", rows.items[i].id);
}

/* A secret place has no address to be kept, and none may come with it. */
static bool sensible(
	struct req *r, const struct field *table, const struct place_form *f, int64_t town)
{
	size_t before = r->errors.count;
	bool address = f->street.len || f->house_number.len || f->part.len || f->postal_code.len
		|| f->municipality.len || f->address_point.set || f->latitude.len || f->longitude.len;
	if (f->secret && address)
		form_error(r, table, "secret",
			N_("A place with a secret address has no address here: empty its fields."));
	if (f->municipality.len && !town)
		form_error(r, table, "municipality", N_("There is no such municipality."));
	if (!f->latitude.len != !f->longitude.len)
		form_error(r, table, "longitude", N_("Write both latitude and longitude, or neither."));
	return r->errors.count == before;
}

/* "541 01" and "54101" are one, and the latter is what is looked for. */
static str postal_code_of(struct req *r, str text)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != ' ')
			buf_char(&out, text.ptr[i]);
	return out.len ? buf_str(&out) : (str){ 0 };
}

static int64_t town_of(struct req *r, const struct record_saving *s, const struct place_form *f)
{
	if (!f->municipality.len)
		return 0;
	if (str_has(f->municipality, S(",")) || !f->postal_code.len)
		return municipality_of(r, s->batch, f->municipality);
	return municipality_of(r, s->batch, arena_printf(r->arena, "%.*s,%.*s",
		STR_ARG(f->municipality), STR_ARG(f->postal_code)));
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct place_form *f = s->after, *had = s->before;
	int64_t id = s->id, provider = str_int(f->provider).value, town = town_of(r, s, f);
	if (!sensible(r, s->fields, f, town))
		return 0;
	struct edit_place_add_args add = { 0 };
	struct edit_place_set_args row = { .id = id ? id : db_new_id(r->db, "place"),
		.name = f->name, .provider_id = provider, .secret = f->secret,
		.address_point = f->address_point, .street = f->street, .house_number = f->house_number,
		.part = f->part, .postal_code = postal_code_of(r, f->postal_code),
		.municipality_id = town ? SOME(town) : NONE,
		.latitude = degrees_read(f->latitude), .longitude = degrees_read(f->longitude),
		.step_free = f->step_free, .accessible_toilet = f->accessible_toilet,
		.access_note = f->access_note };
	ROW_PUT(r, edit_place, access_note, id, row, add);
	id = row.id;
	if (f->secret && had) {
		import_secret_differences_drop(r->db);
		import_secret_aliases_drop(r->db);
	}
	contact_lines_write(r, s->batch, (struct owner_of){ IMPORT_PLACE, id },
		had ? &had->contacts : NULL, &f->contacts);
	if (had)
		touched(r, s->batch, id);
	return id;
}

static void withdraw(struct req *r, int64_t id)
{
	edit_place_vanish(r->db, .id = id, .day = day_of(r->arena, r->now));
	touched(r, NULL, id);
}

static bool may(struct req *r, int64_t id)
{
	if (!id || people_may(r, CATALOGUE_KEEPERS, 0))
		return true;
	struct edit_place_provider_row *p = edit_place_provider(r->db, .id = id);
	return p && provider_may(r, p->provider_id);
}

const struct record place_record = {
	.kind = "place",
	.path = "mista",
	.one = N_("Place"),
	.many = N_("Places"),
	.add = N_("New place"),
	.empty = N_("There are no places yet. A place is where a service is provided."),
	.who = CATALOGUE_KEEPERS,
	.may = may,
	.size = sizeof(struct place_form),
	.fields = fields_now,
	.names = names,
	.lines = lines,
	.load = load,
	.save = save,
	.withdraw = withdraw,
};
