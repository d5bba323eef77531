/*
 * form — a record's fields as one table.
 *
 *     struct provider_form { str name; struct maybe_int capacity; };
 *     static const struct field provider_fields[] = {
 *         FIELD(struct provider_form, name, TEXT, .label = N_("Name"), .required = true),
 *         { 0 }
 *     };
 *
 * The same table reads and validates a POST, renders the inputs (ui/form),
 * names the columns of an import, and writes the history entry.
 */
#ifndef WEB_FORM_H
#define WEB_FORM_H
#include "base/base.h"

enum field_type {
	FIELD_END, FIELD_TEXT, FIELD_LONG_TEXT, FIELD_INT, FIELD_BOOL, FIELD_DAY,
	FIELD_EMAIL, FIELD_URL, FIELD_PHONE, FIELD_CHOICE, FIELD_CHOICES, FIELD_PASSWORD,
};
struct choice { str value; const char *label; };
struct field {
	const char *name, *label, *hint;
	enum field_type type;
	size_t offset;                     /* of a str, struct maybe_int, bool or struct str_list */
	bool required;
	int64_t min, max;                  /* of a number; max also: characters of a text (0: 1,000) */
	const struct choice *choices;      /* ended by label == NULL */
	const char *autocomplete;
};
#define FIELD(record, member, kind, ...) \
	{ .name = #member, .type = FIELD_##kind, .offset = offsetof(record, member), __VA_ARGS__ }

struct param { str name, value; };
struct params { struct param *items; size_t count; };

struct form_error { const struct field *field; const char *message; };   /* an English message id */
struct form_errors { struct form_error *items; size_t count; };

struct req;
/* Reads the POST into *record by the table; what is wrong is added to
 * r->errors.  True when nothing was. */
bool form_read(struct req *, const struct field *, void *record);
/* Adds an error of the feature's own; `name` may be NULL: of the whole form. */
void form_error(struct req *, const struct field *, const char *name, const char *message);
const char *form_error_of(const struct req *, const char *name);         /* or NULL */
str form_text(struct req *, const char *name); /* absent: ptr NULL; trimmed */
struct str_list form_list(struct req *, const char *name);
/* A record's field as text, as the form shows it and the history keeps it. */
str  field_text(struct arena *, const struct field *, const void *record);
#endif
