/* Invented health services of the demonstration, from data/demo/health.csv. */
#include "app/catalogue/health.h"
#include "app/catalogue/health.sql.h"
#include "app/catalogue/import.h"
#include "doc/doc.h"

struct reading {
	struct import im;
	struct csv csv;
	struct str_list header, row;
};

static str field(const struct reading *d, const char *name)
{
	return csv_field(&d->row, csv_column(&d->header, name));
}

static struct maybe_int code_of(const struct reading *d, const char *list, const char *name)
{
	str code = field(d, name);
	int64_t id = code.len ? import_code(&d->im, list, code) : 0;
	return id ? SOME(id) : NONE;
}

/* The municipality of that code, if the store knows it. */
static struct maybe_int town_of(const struct reading *d, str text)
{
	struct maybe_int code = str_int(text);
	return code.set && import_municipality_name(&d->im, code.value).ptr ? code : NONE;
}

static void contact_add(struct reading *d, struct import_contacts *to, const char *kind,
	const char *name, const char *note)
{
	str value = field(d, name);
	if (value.len)
		*(struct import_contact *)arena_push(
			&d->im.item, &to->items, &to->count, sizeof *to->items) =
			(struct import_contact){ kind, value, note ? str_of(note) : (str){ 0 } };
}

static int64_t provider_put(struct reading *d)
{
	return import_provider(&d->im, &(struct import_provider){
		.external_id = import_id(&d->im, S("organizace/"), field(d, "id")),
		.name = field(d, "provider"), .municipality = town_of(d, field(d, "seat")),
		.description = field(d, "about") });
}

static int64_t place_put(struct reading *d, int64_t provider)
{
	struct maybe_int town = town_of(d, field(d, "municipality"));
	return !town.set ? 0 : import_place(&d->im, &(struct import_place){
		.external_id = import_id(&d->im, S("misto/"), field(d, "id")),
		.name = field(d, "provider"), .provider = provider, .municipality = town,
		.street = field(d, "street"), .house_number = field(d, "house_number") });
}

/* Municipalities are written by their codes. */
static void serves_read(struct reading *d, struct import_service *s)
{
	str codes = field(d, "serves"), code;
	while (str_cut(&codes, '|', &code)) {
		struct maybe_int town = town_of(d, code);
		if (town.set)
			import_child_add(&d->im, &s->towns, (struct import_child){ .what = town.value });
	}
}

static void service_put(struct reading *d)
{
	struct import_service s = { .external_id = import_id(&d->im, S("sluzba/"), field(d, "id")),
		.name = field(d, "name"), .slug = field(d, "id"), .provider = provider_put(d),
		.type = code_of(d, "health_kind", "kind"), .health = true,
		.summary = field(d, "summary"), .opening_note = field(d, "hours"), .more = true };
	struct maybe_int form = code_of(d, "service_form", "form");
	int64_t place = place_put(d, s.provider);
	if (form.set)
		import_child_add(&d->im, &s.forms, (struct import_child){ .what = form.value });
	if (place)
		import_child_add(&d->im, &s.places, (struct import_child){ .what = place });
	serves_read(d, &s);
	contact_add(d, &s.contacts, "phone", "phone", NULL);
	contact_add(d, &s.contacts, "phone", "phone_inside", "pro odborníky");
	int64_t id = import_service(&d->im, &s);
	struct maybe_int told = str_int(field(d, "told_days_ago"));
	/* What follows refers to the service, which may still wait to be added. */
	import_flush(&d->im);
	health_set(d->im.db, .service = id, .referral = field(d, "referral"),
		.referral_note = field(d, "referral_note"), .new_patients = field(d, "new_patients"),
		.new_patients_on =
			told.set ? day_add(&d->im.item, d->im.day, -(int)told.value) : (str){ 0 },
		.home_visits = field(d, "home_visits"), .insurance = field(d, "insurance"));
}

struct import_result health_demo(struct db *db, struct arena *a, int64_t now)
{
	struct reading d = { .csv = csv_open(data_file(S("demo/health.csv")), ',') };
	struct import_job job = {
		.format = "demo", .source = S("ukazka"), .file_name = S("health.csv")
	};
	import_open(&d.im, db, a, now, &job);
	import_begin(&d.im);
	csv_next(&d.csv, a, &d.header);
	while (csv_next(&d.csv, a, &d.row)) {
		import_next(&d.im, field(&d, "id"));
		service_put(&d);
	}
	return import_finish(&d.im);
}
