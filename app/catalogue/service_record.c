/* Services in the office. */
#include "app/catalogue/health.h"
#include "app/catalogue/record.h"
#include "app/territory/territory.h"
#include "crypto/crypto.h"
#include "search/search.h"

struct service_form {
	str name, provider, kind, type, register_number, status;
	str summary, description, price, entry_conditions, languages, age_note, opening_note;
	struct maybe_int age_from, age_to;
	bool round_the_clock;
	str valid_from, valid_to;
	struct str_list forms, groups, ages, places, areas, towns, situations, hours, capacities;
	struct contact_lines contacts;
	struct health_form health;
};
#define F(member, type, ...) FIELD(struct service_form, member, type, __VA_ARGS__)

static const struct choice kinds[] = {
	{ S("registered"), N_("Registered social service (Act 108/2006)") },
	{ S("related"), N_("Related service") },
	{ S("health"), N_("Health service (Act 372/2011)") }, { .label = NULL }
};
static const char *town_check(str line)
{
	return line.len > 1 ? NULL : N_("There is no such municipality.");
}
static const char *capacity_check(str line);
static const struct field fields[] = { F(name, TEXT, .label = N_("Name"), .required = true,
										   .max = 200),
	F(status, CHOICE, .office = true, .label = N_("State"), .required = true,
		.choices = status_choices),
	F(provider, CHOICE, .office = true, .label = N_("Provider"), .required = true),
	F(kind, CHOICE, .office = true, .label = N_("Kind"), .required = true, .choices = kinds),
	F(type, CHOICE, .office = true, .label = N_("Type of service"),
		.hint = N_("Of a registered service.")),
	F(register_number, TEXT, .office = true, .label = N_("Number in the register"), .max = 20),
	HEALTH_FIELDS(struct service_form),
	F(summary, TEXT, .label = N_("In one sentence"), .max = 300,
		.hint = N_("What one gets, in plain words. It stands in the list.")),
	F(description, LONG_TEXT, .label = N_("Description"), .max = 10000),
	F(forms, CHOICES, .label = N_("Forms")), F(groups, CHOICES, .label = N_("Target groups")),
	F(ages, CHOICES, .label = N_("Age groups")),
	F(age_from, INT, .label = N_("Age from"), .max = 120),
	F(age_to, INT, .label = N_("Age to"), .max = 120),
	F(age_note, TEXT, .label = N_("Age, in words"), .max = 300),
	F(price, LONG_TEXT, .label = N_("Price"), .max = 2000),
	F(entry_conditions, LONG_TEXT, .label = N_("How to get in"), .max = 4000),
	F(languages, TEXT, .label = N_("Languages beside Czech"), .max = 300),
	CONTACT_FIELDS(struct service_form),
	F(hours, LINES, .label = N_("Opening hours"), .check = opening_line_check,
		.hint = N_("A line for days that are alike, such as Po–Pá 8:00–12:00, 13:00–17:00; also: "
				   "sudé týdny Út 8–12; na objednání Po 13–15; svátky zavřeno; 24. 12. zavřeno; "
				   "1. 11. – 31. 3. denně 18:00–8:00.")),
	F(opening_note, TEXT, .label = N_("Opening hours, in words"), .max = 500),
	F(round_the_clock, BOOL, .label = N_("Day and night")),
	F(capacities, LINES, .office = true, .label = N_("Capacity"), .check = capacity_check,
		.hint =
			N_("A unit, a number and, if need be, the form, such as počet lůžek: 20 (pobytová).")),
	F(places, CHOICES, .label = N_("Places"),
		.hint = N_("Places of the provider; a new one is made under Places.")),
	F(areas, CHOICES, .office = true, .label = N_("Areas it serves")),
	F(towns, LINES, .label = N_("Municipalities it serves"), .check = town_check),
	F(situations, CHOICES, .office = true, .label = N_("Life situations it helps in")),
	F(valid_from, DAY, .office = true, .label = N_("Provided since")),
	F(valid_to, DAY, .office = true, .label = N_("Provided until")), { 0 } };

/* ---- choices ---- */

const struct choice *provider_choices(struct req *r)
{
	struct choices c = { 0 };
	struct edit_providers_rows rows = edit_providers(r->db, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		choice_add(
			r, &c, arena_printf(r->arena, "%lld", (long long)rows.items[i].id), rows.items[i].name);
	return choices_end(r, &c);
}

static const struct choice *area_choices_all(struct req *r)
{
	struct choices c = { 0 };
	struct edit_areas_rows rows =
		edit_areas(r->db, .day = day_of(r->arena, r->now), .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		choice_add(r, &c, rows.items[i].slug, rows.items[i].name);
	return choices_end(r, &c);
}

/* A place in a line; of a secret one only that it is there. */
static str place_words(struct req *r, const struct edit_service_places_row *p)
{
	struct buf out = { .arena = r->arena };
	buf_put(&out, p->name.len ? p->name : tr(r->page.lang, N_("Place")));
	if (p->secret)
		buf_printf(&out, " (%.*s)", STR_ARG(tr(r->page.lang, N_("secret address"))));
	else if (p->street.len)
		buf_printf(&out, ", %.*s %.*s", STR_ARG(p->street), STR_ARG(p->house_number));
	else if (p->address.len)
		buf_printf(&out, ", %.*s", STR_ARG(p->address));
	if (!p->secret && p->municipality.len)
		buf_printf(&out, ", %.*s", STR_ARG(p->municipality));
	return buf_str(&out);
}

static const struct choice *place_choices(struct req *r, int64_t service)
{
	struct choices c = { 0 };
	bool any = service == RECORD_ANY;
	struct edit_service_places_rows rows = edit_service_places(r->db,
		.service = any ? NONE : SOME(service), .limit = any ? RECORDS_MOST : PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		choice_add(r, &c, arena_printf(r->arena, "%lld", (long long)rows.items[i].id),
			place_words(r, &rows.items[i]));
	return choices_end(r, &c);
}

/* It is one, or the form that was sent makes it one. */
static bool is_health(struct req *r, int64_t id)
{
	struct edit_service_public_row *s = edit_service_public(r->db, .id = id);
	return (s && str_is(s->kind, "health")) || str_is(form_text(r, "kind"), "health");
}

static const struct field *fields_now(struct req *r, int64_t id)
{
	struct field *f = fields_copy(r, fields, COUNT(fields));
	if (id && !is_health(r, id))
		fields_drop(f, "health.");
	else
		fields_choose(f, "health.kind", code_choices(r, "health_kind"));
	fields_choose(f, "provider", provider_choices(r));
	fields_choose(f, "type", code_choices(r, "service_type"));
	fields_choose(f, "forms", code_choices(r, "service_form"));
	fields_choose(f, "groups", code_choices(r, "target_group"));
	fields_choose(f, "ages", code_choices(r, "age_group"));
	fields_choose(f, "places", place_choices(r, id));
	fields_choose(f, "areas", area_choices_all(r));
	fields_choose(f, "situations", situation_choices(r));
	return f;
}

struct service_filter { str stav, druh, zarazeni; };
static const struct field *filters(struct req *r)
{
	static const struct field table[] = {
		FIELD(struct service_filter, stav, CHOICE, .label = N_("State"), .choices = status_choices),
		FIELD(struct service_filter, druh, CHOICE, .label = N_("Type of service")),
		FIELD(struct service_filter, zarazeni, CHOICE, .label = N_("Kind"), .choices = kinds),
		{ 0 }
	};
	struct field *f = fields_copy(r, table, COUNT(table));
	fields_choose(f, "druh", code_choices(r, "service_type"));
	return f;
}

/* ---- the list ---- */

static struct record_names names(struct req *r, const struct record_filter *filter)
{
	struct edit_service_names_rows rows = edit_service_names(r->db, .status = filter->values[0],
		.type = filter->values[1], .kind = filter->values[2], .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a name");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static struct record_lines lines(struct req *r, struct int_list ids)
{
	struct record_lines to = { 0 };
	struct edit_service_lines_rows rows =
		edit_service_lines(r->db, .ids = ids, .limit = RECORDS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct record_line *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct record_line){ rows.items[i].id, rows.items[i].name, rows.items[i].provider,
				str_of(status_words(rows.items[i].status)), rows.items[i].updated_at };
	return to;
}

/* ---- reading ---- */

/* Each row's text is added to the list of its service. */
#define LISTS(member, rows, value) do { \
	for (size_t i = 0; i < (rows).count; i++) { \
		struct service_form *f_ = forms[id_place(ids, (rows).items[i].service)]; \
		if (f_) \
			text_add(r, &f_->member, (value)); \
	} \
} while (0)

static void sets_load(struct req *r, struct int_list ids, void **forms)
{
	str day = day_of(r->arena, r->now);
	int64_t most = (int64_t)ids.count * PARTS_MOST;
	struct edit_set_form_rows kinds_of =
		edit_set_form(r->db, .services = ids, .day = day, .limit = most);
	struct edit_set_group_rows groups =
		edit_set_group(r->db, .services = ids, .day = day, .limit = most);
	struct edit_set_age_rows ages =
		edit_set_age(r->db, .services = ids, .day = day, .limit = most);
	struct edit_set_place_rows places =
		edit_set_place(r->db, .services = ids, .day = day, .limit = most);
	struct edit_set_area_rows areas =
		edit_set_area(r->db, .services = ids, .day = day, .limit = most);
	struct edit_towns_of_rows towns =
		edit_towns_of(r->db, .services = ids, .day = day, .limit = most);
	LISTS(forms, kinds_of, kinds_of.items[i].code);
	LISTS(groups, groups, groups.items[i].code);
	LISTS(ages, ages, ages.items[i].code);
	LISTS(places, places, arena_printf(r->arena, "%lld", (long long)places.items[i].place));
	LISTS(areas, areas, areas.items[i].slug);
	LISTS(towns, towns, municipality_text(r, towns.items[i].town, towns.items[i].town_code,
		towns.items[i].town_known));
}

str capacity_line(struct arena *a, str unit, int64_t amount, str form)
{
	return arena_printf(a, "%.*s: %lld%s%.*s%s", STR_ARG(unit), (long long)amount,
		form.len ? " (" : "", STR_ARG(form), form.len ? ")" : "");
}

static void lines_load(struct req *r, struct int_list ids, void **forms)
{
	int64_t most = (int64_t)ids.count * PARTS_MOST;
	struct hours_rules *hours = opening_edited(r->db, r->arena, ids);
	struct edit_capacity_of_rows capacity = edit_capacity_of(
		r->db, .services = ids, .day = day_of(r->arena, r->now), .limit = most);
	for (size_t i = 0; i < ids.count; i++)
		if (forms[i])
			((struct service_form *)forms[i])->hours = opening_lines(r->arena, NULL, hours[i]);
	LISTS(capacities, capacity, capacity_line(r->arena, capacity.items[i].unit,
		capacity.items[i].amount, capacity.items[i].form));
}

static struct service_form form_of(struct req *r, const struct edit_service_get_row *s)
{
	return (struct service_form){ .name = s->name, .kind = s->kind, .type = s->type,
		.provider = arena_printf(r->arena, "%lld", (long long)s->provider_id),
		.register_number = s->register_number, .status = s->status, .summary = s->summary,
		.description = s->description, .price = s->price, .entry_conditions = s->entry_conditions,
		.languages = s->languages, .age_note = s->age_note, .opening_note = s->opening_note,
		.age_from = s->age_from, .age_to = s->age_to, .round_the_clock = s->round_the_clock,
		.valid_from = s->valid_from, .valid_to = s->valid_to };
}

static void **load(struct req *r, struct int_list ids)
{
	void **forms = forms_none(r, ids);
	struct edit_service_get_rows rows =
		edit_service_get(r->db, .ids = ids, .limit = (int64_t)ids.count);
	struct contact_lines *contacts = contact_lines_read(r, IMPORT_SERVICE, ids);
	struct str_list *situations = situations_read(r, IMPORT_SERVICE, ids);
	struct health_form *health = health_forms_read(r, ids);
	for (size_t i = 0; i < rows.count; i++) {
		const struct edit_service_get_row *s = &rows.items[i];
		size_t n = id_place(ids, s->id);
		struct service_form *f = form_found(r, forms, ids, s->id, sizeof *f);
		*f = form_of(r, s);
		f->contacts = contacts[n];
		f->situations = situations[n];
		f->health = health[n];
		f->health.kind = s->health_kind;
	}
	sets_load(r, ids, forms);
	lines_load(r, ids, forms);
	return forms;
}

/* ---- writing ---- */

static int64_t code_find(struct req *r, const struct lookup *l)
{
	struct edit_code_ids_rows rows = edit_code_ids(
		r->db, .list = str_of(l->list), .codes = { &l->text, 1 }, .limit = 1);
	return rows.count ? rows.items[0].id : 0;
}

static struct maybe_int code_id(struct req *r, struct record_batch *b, const char *list, str code)
{
	int64_t id = code.len ? looked_up(r, b, &(struct lookup){ "code", list, code, code_find }) : 0;
	return id ? SOME(id) : NONE;
}

static struct int_list code_ids(
	struct req *r, struct record_batch *b, const char *list, struct str_list codes)
{
	int64_t *ids = NULL;
	size_t count = 0;
	for (size_t i = 0; i < codes.count; i++) {
		struct maybe_int id = code_id(r, b, list, codes.items[i]);
		if (id.set)
			*(int64_t *)arena_push(r->arena, &ids, &count, sizeof *ids) = id.value;
	}
	return (struct int_list){ ids, count };
}

static struct int_list numbers(struct req *r, struct str_list texts)
{
	int64_t *ids = arena_alloc(r->arena, (texts.count + 1) * sizeof *ids);
	for (size_t i = 0; i < texts.count; i++)
		ids[i] = str_int(texts.items[i]).value;
	return (struct int_list){ ids, texts.count };
}

static int64_t area_find(struct req *r, const struct lookup *l)
{
	struct edit_areas_rows rows =
		edit_areas(r->db, .day = day_of(r->arena, r->now), .limit = PARTS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (str_eq(rows.items[i].slug, l->text))
			return rows.items[i].id;
	return 0;
}

static struct int_list area_ids(struct req *r, struct record_batch *b, struct str_list slugs)
{
	int64_t *ids = NULL;
	size_t count = 0;
	for (size_t i = 0; i < slugs.count; i++) {
		int64_t id =
			looked_up(r, b, &(struct lookup){ "slug", "area", slugs.items[i], area_find });
		if (id)
			*(int64_t *)arena_push(r->arena, &ids, &count, sizeof *ids) = id;
	}
	return (struct int_list){ ids, count };
}

static struct int_list town_ids(
	struct req *r, struct record_batch *b, struct str_list towns)
{
	int64_t *ids = arena_alloc(r->arena, (towns.count + 1) * sizeof *ids);
	for (size_t i = 0; i < towns.count; i++)
		ids[i] = municipality_of(r, b, towns.items[i]);
	return (struct int_list){ ids, towns.count };
}

/* What is written is only what differs from what the store has. */
static void set_save(struct req *r, const struct record_saving *s, int64_t id,
	enum import_child_kind kind, struct int_list ids)
{
	struct import_children set = children_of_ids(r, ids);
	set_write(r, s, kind, id, &set);
}

static void sets_save(struct req *r, const struct record_saving *s, int64_t id)
{
	static const struct service_form none;
	const struct service_form *f = s->after, *had = s->before ? s->before : &none;
	struct record_batch *b = s->batch;
	if (!texts_same(had->forms, f->forms))
		set_save(r, s, id, IMPORT_FORMS, code_ids(r, b, "service_form", f->forms));
	if (!texts_same(had->groups, f->groups))
		set_save(r, s, id, IMPORT_TARGETS, code_ids(r, b, "target_group", f->groups));
	if (!texts_same(had->ages, f->ages))
		set_save(r, s, id, IMPORT_AGES, code_ids(r, b, "age_group", f->ages));
	if (!texts_same(had->places, f->places))
		set_save(r, s, id, IMPORT_STAYS, numbers(r, f->places));
	if (!texts_same(had->areas, f->areas))
		set_save(r, s, id, IMPORT_AREAS, area_ids(r, b, f->areas));
	if (!texts_same(had->towns, f->towns))
		set_save(r, s, id, IMPORT_TOWNS, town_ids(r, b, f->towns));
}

static void hours_save(struct req *r, const struct record_saving *s, int64_t id)
{
	const struct service_form *f = s->after, *had = s->before;
	struct hours_rules all = { 0 };
	if (had && texts_same(had->hours, f->hours))
		return;
	for (size_t i = 0; i < f->hours.count; i++)
		opening_line_read(r->arena, f->hours.items[i], &all);
	if (had)
		service_opening_drop(r->db, .service = id);
	opening_save(r->db, r->arena, id, all);
}

/* "počet lůžek: 20 (pobytová)" in its parts; false when it is not so. */
static bool capacity_parts(str line, str *unit, str *form, int64_t *amount)
{
	str number = { 0 };
	*unit = (str){ 0 };
	str_cut(&line, ':', unit);
	*unit = str_trim(*unit);
	str_cut(&line, '(', &number);
	*form = str_trim(str_ends(line, S(")")) ? str_part(line, 0, line.len - 1) : line);
	struct maybe_int n = str_int(str_trim(number));
	*amount = n.value;
	return unit->len && n.set && n.value >= 0;
}

static const char *capacity_check(str line)
{
	str unit, form;
	int64_t amount;
	return capacity_parts(line, &unit, &form, &amount) ? NULL
		: N_("Write a unit and a number, such as počet lůžek: 20 (pobytová).");
}

static int64_t code_find_named(struct req *r, const struct lookup *l)
{
	struct edit_codes_rows codes = edit_codes(r->db, .list = str_of(l->list),
		.day = day_of(r->arena, r->now), .limit = MOST_CODES);
	for (size_t i = 0; i < codes.count; i++)
		if (str_eq(l->text, codes.items[i].name))
			return codes.items[i].id;
	return 0;
}

static int64_t code_named(struct req *r, struct record_batch *b, const char *list, str name)
{
	return looked_up(r, b, &(struct lookup){ "name", list, name, code_find_named });
}

static bool capacity_read(
	struct req *r, struct record_batch *b, str line, struct import_child *to)
{
	str unit, form;
	int64_t amount, form_id;
	if (!capacity_parts(line, &unit, &form, &amount))
		return false;
	form_id = form.len ? code_named(r, b, "service_form", form) : 0;
	*to = (struct import_child){ .what = code_named(r, b, "capacity_unit", unit),
		.amount = SOME(amount),
		.form = form_id ? SOME(form_id) : NONE };
	return to->what && (!form.len || form_id);
}

static bool capacities_save(struct req *r, const struct record_saving *s, int64_t id)
{
	const struct service_form *f = s->after, *had = s->before;
	struct import_children wants = { 0 };
	bool right = true;
	if (had && texts_same(had->capacities, f->capacities))
		return true;
	for (size_t i = 0; i < f->capacities.count; i++)
		right &= capacity_read(r, s->batch, f->capacities.items[i],
			arena_push(r->arena, &wants.items, &wants.count, sizeof *wants.items));
	if (right)
		set_write(r, s, IMPORT_CAPACITIES, id, &wants);
	else
		form_error(r, s->fields, "capacities", N_("This unit or form is not in the codelist."));
	return right;
}

static bool sensible(struct req *r, const struct record_saving *s)
{
	const struct service_form *f = s->after;
	const struct field *table = s->fields;
	size_t before = r->errors.count;
	struct int_list places = numbers(r, f->places);
	if (places.count && edit_places_foreign(r->db, .provider = str_int(f->provider).value,
			.service = s->id, .ids = places))
		form_error(r, table, "places", N_("This place belongs to another provider."));
	if (str_is(f->kind, "registered") && !f->type.len)
		form_error(r, table, "type", N_("A registered service has a type."));
	if (str_is(f->kind, "health") && f->type.len)
		form_error(r, table, "type", N_("A health service has no type of Act 108/2006."));
	health_form_check(r, table, str_is(f->kind, "health"), &f->health);
	if (f->age_from.set && f->age_to.set && f->age_from.value > f->age_to.value)
		form_error(r, table, "age_to", N_("The highest age is below the lowest."));
	if (f->valid_from.len && f->valid_to.len && str_order(f->valid_from, f->valid_to) > 0)
		form_error(r, table, "valid_to", N_("The last day is before the first."));
	for (size_t i = 0; i < f->towns.count; i++)
		if (!municipality_of(r, s->batch, f->towns.items[i])) {
			form_error(r, table, "towns", N_("There is no such municipality."));
			break;
		}
	return r->errors.count == before;
}

static int64_t row_put(struct req *r, const struct record_saving *s)
{
	const struct service_form *f = s->after;
	bool health = str_is(f->kind, "health");
	struct edit_service_add_args add = { .uuid = uuid_make(r->arena, r->now),
		.slug = slug_wanted(r, f->name) };
	struct edit_service_set_args row = { .id = s->id ? s->id : db_new_id(r->db, "service"),
		.name = f->name, .sort_key = search_sort_key(r->arena, f->name),
		.provider_id = str_int(f->provider).value, .kind = f->kind,
		.type_id = code_id(r, s->batch, health ? "health_kind" : "service_type",
			health ? f->health.kind : f->type),
		.register_number = f->register_number,
		.summary = f->summary, .description = f->description, .price = f->price,
		.entry_conditions = f->entry_conditions, .languages = f->languages, .age_from = f->age_from,
		.age_to = f->age_to, .age_note = f->age_note, .opening_note = f->opening_note,
		.round_the_clock = f->round_the_clock, .status = f->status, .valid_from = f->valid_from,
		.valid_to = f->valid_to, .now = r->now };
	ROW_PUT(r, edit_service, now, s->id, row, add);
	return row.id;
}

static int64_t save(struct req *r, const struct record_saving *s)
{
	const struct service_form *f = s->after, *had = s->before;
	bool health = str_is(f->kind, "health"), was = had && str_is(had->kind, "health");
	if (!sensible(r, s))
		return 0;
	int64_t id = row_put(r, s);
	if (health || was)
		health_form_write(r, id, health, &f->health);
	sets_save(r, s, id);
	hours_save(r, s, id);
	contact_lines_write(r, s->batch, (struct owner_of){ IMPORT_SERVICE, id },
		had ? &had->contacts : NULL, &f->contacts);
	situations_write(r, s->batch, (struct owner_of){ IMPORT_SERVICE, id },
		had ? had->situations : (struct str_list){ 0 }, f->situations);
	return capacities_save(r, s, id) ? id : 0;
}

static struct record_names keys(struct req *r)
{
	struct edit_service_keys_rows rows = edit_service_keys(r->db, .limit = RECORDS_MOST);
	_Static_assert(sizeof *rows.items == sizeof(struct record_name), "an id and a key");
	return (struct record_names){ (const struct record_name *)rows.items, rows.count };
}

static bool may(struct req *r, int64_t id)
{
	if (!id || people_may(r, CATALOGUE_KEEPERS, 0))
		return true;
	struct edit_service_public_row *s = edit_service_public(r->db, .id = id);
	return s && provider_may(r, s->provider_id);
}

static str public_url(struct req *r, int64_t id)
{
	struct edit_service_public_row *s = edit_service_public(r->db, .id = id);
	if (!s || str_is(s->status, "draft"))
		return (str){ 0 };
	return arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug));
}

static bool shows_files(struct req *r, int64_t id)
{
	struct edit_service_public_row *s = edit_service_public(r->db, .id = id);
	return s && str_is(s->status, "published");
}

const struct record service_record = {
	.kind = "service", .path = "sluzby", .one = N_("Service"), .many = N_("Services"),
	.add = N_("New service"),
	.empty = N_("There are no services yet. Add one, or import the register or a guide."),
	.who = CATALOGUE_KEEPERS, .may = may,
	.size = sizeof(struct service_form), .fields = fields_now, .filters = filters, .names = names,
	.lines = lines, .load = load, .save = save, .public_url = public_url,
	.shows_files = shows_files,
	.key = "register_number", .keys = keys,
};
