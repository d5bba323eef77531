/* What of the catalogue can be translated (app/translations). */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/situation.sql.h"
#include "app/catalogue/translated.sql.h"
#include "doc/doc.h"

enum { MOST_RECORDS = 100000 };

#define READ(row) \
	static struct translated_rows row##_read(struct req *r, struct maybe_int id) \
	{ \
		struct row##_originals_rows rows = \
			row##_originals(r->db, .record = id, .limit = MOST_RECORDS); \
		return (struct translated_rows){ rows.items, rows.count }; \
	}
READ(service)
READ(situation)
READ(provider)
READ(line)
READ(department)

#define FIELD_OF(row, member, words) \
	{ #member, words, offsetof(struct row##_originals_row, member) }

static const struct translated_field service_fields[] = {
	FIELD_OF(service, summary, N_("In one sentence")),
	FIELD_OF(service, description, N_("Description")), FIELD_OF(service, price, N_("Price")),
	FIELD_OF(service, entry_conditions, N_("How to get in")),
	FIELD_OF(service, opening_note, N_("Opening hours, in words")), { 0 }
};
static const struct translated_field situation_fields[] = {
	FIELD_OF(situation, name, N_("Name")),
	FIELD_OF(situation, description, N_("Description")), { 0 }
};
static const struct translated_field provider_fields[] = {
	FIELD_OF(provider, description, N_("Description")), { 0 }
};
static const struct translated_field line_fields[] = {
	FIELD_OF(line, description, N_("Description")),
	FIELD_OF(line, availability, N_("When it answers")),
	FIELD_OF(line, whom, N_("Whom it is for")), { 0 }
};
static const struct translated_field department_fields[] = {
	FIELD_OF(department, description, N_("What it solves")), { 0 }
};

#define TRANSLATED(row, code, label) \
	static const struct translated row##_translated = { .kind = code, .many = label, \
		.fields = row##_fields, .size = sizeof(struct row##_originals_row), .read = row##_read }
TRANSLATED(situation, "situation", N_("Life situations"));
TRANSLATED(service, "service", N_("Services"));
TRANSLATED(line, "crisis_line", N_("Crisis lines"));
TRANSLATED(provider, "provider", N_("Providers"));
TRANSLATED(department, "department", N_("Departments"));

/* What people see first is translated first. */
const struct translated *const catalogue_translated[] = { &situation_translated,
	&line_translated, &service_translated, &department_translated, &provider_translated, NULL };

/* Names of the demonstration's situations, which a machine translated, and which say so. */
void translated_demo(struct db *db, struct arena *a, int64_t now)
{
	static const char *const langs[] = { "en", "uk" };
	struct csv csv = csv_open(data_file(S("demo/translations.csv")), ',');
	struct str_list header, row;
	if (!csv_next(&csv, a, &header))
		return;
	while (csv_next(&csv, a, &row)) {
		struct situation_get_row *s = situation_get(db, .slug = csv_field(&row, 0));
		for (size_t i = 0; s && i < COUNT(langs); i++)
			translation_save(db, now, 0, &(struct translation){ .kind = "situation",
				.record = s->id, .field = S("name"), .lang = str_of(langs[i]),
				.text = csv_field(&row, csv_column(&header, langs[i])), .original = s->name,
				.machine = true });
	}
}
