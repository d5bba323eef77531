/* Providers in the office. */
#include "app/catalogue/record.h"
#include "crypto/crypto.h"
#include "search/search.h"

struct provider_form {
	str name, status, ico, legal_form, description, address, municipality;
	struct str_list situations;
	struct contact_lines contacts;
};
#define F(member, type, ...) FIELD(struct provider_form, member, type, __VA_ARGS__)

/* Eight digits with a check digit: 11 less the remainder of the weighed sum by
 * 11, its last digit (the register of economic subjects). */
static const char *ico_check(str s)
{
	int sum = 0;
	for (size_t i = 0; i < 8 && s.len == 8; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return N_("An organisation number has eight digits.");
		sum += (s.ptr[i] - '0') * (int)(8 - i);
	}
	if (s.len != 8)
		return N_("An organisation number has eight digits.");
	sum -= s.ptr[7] - '0';
	return (11 - sum % 11) % 10 == s.ptr[7] - '0' ? NULL
		: N_("This is not an organisation number; one of its digits is wrong.");
}

static const struct field fields[] = { F(name, TEXT, .label = N_("Name"), .required = true,
										   .max = 200),
	F(status, CHOICE, .office = true, .label = N_("State"), .required = true,
		.choices = status_choices),
	F(ico, TEXT, .office = true, .label = N_("Organisation number (IČO)"), .max = 8,
		.check = ico_check),
	F(legal_form, TEXT, .label = N_("Legal form"), .max = 100),
	F(description, LONG_TEXT, .label = N_("Description"), .max = 10000),
	F(address, TEXT, .label = N_("Address of its seat"), .max = 300),
	F(municipality, TEXT, .label = N_("Municipality"), .max = 100),
	CONTACT_FIELDS(struct provider_form),
	F(situations, CHOICES, .office = true, .label = N_("Life situations it helps in")), { 0 } };

static const struct field *fields_now(struct req *r, int64_t id)
{
	(void)id;
	struct field *f = fields_copy(r, fields, COUNT(fields));
	fields_choose(f, "situations", situation_choices(r));
	return f;
}

struct provider_filter { str stav; };
static const struct field *filters(struct req *r)
{
	static const struct field table[] = { FIELD(struct provider_filter, stav, CHOICE,
											  .label = N_("State"), .choices = status_choices),
		{ 0 } };
	(void)r;
	return table;
}

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct edit_provider_names_rows rows =
		edit_provider_names(r->db, .status = filter->values[0], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct edit_provider_lines_rows rows =
		edit_provider_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].name, rows.items[i].municipality,
				str_of(status_words(rows.items[i].status)), rows.items[i].updated_at };
	return to;
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct edit_provider_get_rows rows =
		edit_provider_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	struct contact_lines *contacts = contact_lines_read(r, IMPORT_PROVIDER, ids);
	struct str_list *situations = situations_read(r, IMPORT_PROVIDER, ids);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edit_provider_get_row *p = &rows.items[i];
		size_t n = id_place(ids, p->id);
		struct provider_form *f = form_found(r, forms, ids, p->id, sizeof *f);
		*f = (struct provider_form){ .name = p->name, .status = p->status, .ico = p->ico,
			.legal_form = p->legal_form, .description = p->description, .address = p->address,
			.municipality = municipality_text(r, p->town, p->town_code, p->town_known),
			.contacts = contacts[n], .situations = situations[n] };
	}
	return forms;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct provider_form *f = s->after, *had = s->before;
	str sort_key = search_sort_key(r->arena, f->name);
	int64_t id = s->id,
			town = f->municipality.len ? municipality_of(r, s->batch, f->municipality) : 0;
	if (f->municipality.len && !town) {
		form_error(r, s->fields, "municipality", N_("There is no such municipality."));
		return 0;
	}
	struct edit_provider_set_args row = { .id = id ? id : db_new_id(r->db, "provider"),
		.name = f->name, .sort_key = sort_key, .ico = f->ico, .legal_form = f->legal_form,
		.description = f->description, .address = f->address,
		.municipality_id = town ? SOME(town) : NONE, .status = f->status, .now = r->now };
	struct edit_provider_add_args add = { .uuid = uuid_make(r->arena, r->now),
		.slug = slug_wanted(r, f->name) };
	ROW_PUT(r, edit_provider, now, id, row, add);
	id = row.id;
	contact_lines_write(r, s->batch, (struct owner_of){ IMPORT_PROVIDER, id },
		had ? &had->contacts : NULL, &f->contacts);
	situations_write(r, s->batch, (struct owner_of){ IMPORT_PROVIDER, id },
		had ? had->situations : (struct str_list){ 0 }, f->situations);
	return id;
}

static struct record_names keys(struct req *r)
{
	struct edit_provider_keys_rows rows = edit_provider_keys(r->db, .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a key");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

bool provider_may(struct req *r, int64_t provider)
{
	if (people_may(r, CATALOGUE_KEEPERS, 0))
		return true;
	struct edit_provider_areas_rows rows =
		edit_provider_areas(r->db, .id = provider, .limit = PARTS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(int64_t), "an id");
	return may_in_areas(r, CATALOGUE_KEEPERS,
		(struct int_list){ (const int64_t *)rows.items, rows.count });
}

static bool may(struct req *r, int64_t id) { return !id || provider_may(r, id); }

static str public_url(struct req *r, int64_t id)
{
	struct edit_provider_public_row *p = edit_provider_public(r->db, .id = id);
	if (!p || str_is(p->status, "draft"))
		return (str){ 0 };
	return arena_printf(r->arena, "/organizace/%.*s", STR_ARG(p->slug));
}

static bool shows_files(struct req *r, int64_t id)
{
	struct edit_provider_public_row *p = edit_provider_public(r->db, .id = id);
	return p && str_is(p->status, "published");
}

const struct record provider_record = {
	.kind = "provider", .path = "organizace", .one = N_("Provider"), .many = N_("Providers"),
	.add = N_("New provider"),
	.empty = N_("There are no providers yet. Add one, or import the register or a guide."),
	.who = CATALOGUE_KEEPERS, .may = may, .size = sizeof(struct provider_form),
	.fields = fields_now, .filters = filters, .names = names, .lines = lines, .load = load,
	.save = save, .public_url = public_url, .shows_files = shows_files, .key = "ico", .keys = keys,
};
