/*
 * record — the kinds of records that the office keeps in the catalogue, and what
 * their forms share.  A form holds texts; what belongs to a record beside its row
 * (contacts, opening hours, capacities) is a line each:
 *
 *     499 123 456 (sociální práce)
 *     Po–Pá 8:00–12:00, 13:00–17:00
 *     počet lůžek: 20 (pobytová)
 */
#ifndef RECORD_H
#define RECORD_H
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/import.h"
#include "app/catalogue/opening.h"
#include "app/catalogue/record.sql.h"
#include "app/office/office.h"

enum { PARTS_MOST = 1000 };

extern const struct record provider_record, service_record, place_record, situation_record,
	line_record, office_record, department_record, synonym_record;
extern const struct record *const catalogue_records[];

/* ---- rights ---- */
/* Whether one of the roles is held everywhere or in one of the areas. */
bool may_in_areas(struct req *, access_set who, struct int_list areas);
bool may_everywhere(struct req *, int64_t id);

/* ---- choices ---- */
extern const struct choice status_choices[], step_choices[];

/* ---- texts ---- */
const char *status_words(str status);              /* message id */
/* A municipality as one writes it, "Trutnov", or with a postal code where there
 * are more of the name and another is meant by it alone: "Nová Ves, 277 52". */
str  municipality_text(struct req *, str name, str postal_code, bool known);
str  municipality_words(struct db *, struct arena *, int64_t id);      /* the same */
int64_t municipality_of(struct req *, struct record_batch *, str text);   /* 0: there is none */
str  slug_wanted(struct req *, str name);

/* ---- many records at once ---- */
/* Sets the row of a record, or adds it: what `add` begins with, up to `last`, is `row`. */
#define ROW_PUT(r, query, last, known, row, add) do { \
	_Static_assert(offsetof(struct query##_add_args, last) == \
		offsetof(struct query##_set_args, last) && sizeof(row) <= sizeof(add), #query); \
	memcpy(&(add), &(row), sizeof(row)); \
	if (known) \
		query##_set_((r)->db, &(row)); \
	else \
		query##_add_((r)->db, &(add)); \
} while (0)
/* A number that is found by a text; one of a batch is looked for only once. */
struct lookup {
	const char *how, *list;
	str text;
	int64_t (*find)(struct req *, const struct lookup *);
};
int64_t looked_up(struct req *, struct record_batch *, const struct lookup *);
bool   texts_same(struct str_list, struct str_list);

/* ---- contacts ---- */
struct contact_lines { struct str_list phones, emails, webs, boxes; };
const char *phone_line_check(str), *email_line_check(str), *web_line_check(str);
str  contact_line(struct arena *, str value, str note);
/* Of each of the owners. */
struct contact_lines *contact_lines_read(
	struct req *, enum import_kind owner, struct int_list ids);
/* `had`: what the store has; NULL: a new owner. */
struct owner_of { enum import_kind kind; int64_t id; };
void contact_lines_write(struct req *, struct record_batch *, struct owner_of,
	const struct contact_lines *had, const struct contact_lines *wanted);
#define CONTACT_FIELDS(form)                                                                       \
	FIELD(form, contacts.phones, LINES, .label = N_("Phones"), .check = phone_line_check,          \
		.hint = N_("One on a line; what it is for may follow in brackets.")),                      \
		FIELD(form, contacts.emails, LINES, .label = N_("E-mails"), .check = email_line_check),    \
		FIELD(form, contacts.webs, LINES, .label = N_("Web addresses"), .check = web_line_check),  \
		FIELD(form, contacts.boxes, LINES, .label = N_("Data boxes"))

/* ---- sets with a history ---- */
/* "počet lůžek: 20 (pobytová)"; of no form in particular when `form` is empty. */
str capacity_line(struct arena *, str unit, int64_t amount, str form);
/* From today on the service has exactly these; what goes on keeps its note. */
void set_write(struct req *, const struct record_saving *, enum import_child_kind,
	int64_t service, const struct import_children *);
struct import_children children_of_ids(struct req *, struct int_list ids);

/* ---- life situations that lead to a record ---- */
struct str_list *situations_read(struct req *, enum import_kind owner, struct int_list ids);
void situations_write(struct req *, struct record_batch *, struct owner_of, struct str_list had,
	struct str_list wanted);
const struct choice *situation_choices(struct req *);
#endif
