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
	FIELD_EMAIL, FIELD_URL, FIELD_PHONE, FIELD_CHOICE, FIELD_CHOICES, FIELD_LINES, FIELD_PASSWORD,
};
struct choice { str value; const char *label; };
struct field {
	const char *name, *label, *hint;
	enum field_type type;
	size_t offset;                     /* of a str, struct maybe_int, bool or struct str_list:
	                                    * choices are a list, and so are lines */
	bool required;
	int64_t min, max;                  /* of a number; max also: characters of a text (0: 1,000) */
	const struct choice *choices;      /* ended by label == NULL */
	const char *autocomplete;
	bool office; /* of a record: only the office changes it, not its provider */
	/* What is wrong with a text, or with one of the lines: an English message id, or NULL. */
	const char *(*check)(str);
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
/* Whether a text can be one; only a message or a call can tell more. */
bool email_plausible(str), url_plausible(str), phone_plausible(str);
const char *form_error_of(const struct req *, const char *name);         /* or NULL */
str form_text(struct req *, const char *name); /* absent: ptr NULL; trimmed, lines end by \n */
struct str_list form_list(struct req *, const char *name);
/* A record's field as text, as the form shows it and the history keeps it; choices
 * are divided by ", ", lines by line ends. */
str  field_text(struct arena *, const struct field *, const void *record);
/* The other way: reads such a text into the record and answers what is wrong
 * with it, or NULL.  Days may be written as Czechs write them. */
const char *field_take(struct arena *, const struct field *, str text, void *record);
/* What the POST says of the field, as such a text. */
str  field_sent(struct req *, const struct field *);
#endif
