/*
 * translations — what records say in other languages than Czech.
 *
 * A feature describes each kind of record that can be translated in a struct
 * translated, listed by its struct feature; and before a page is written it lists
 * the texts that will stand there, so that all are exchanged at once.  A translation
 * belongs to one field of one record and keeps the Czech it was made from: it is
 * outdated when the record says something else.  Names of services, organisations
 * and offices are not translated, for that is how they are called on their doors.
 */
#ifndef TRANSLATIONS_H
#define TRANSLATIONS_H
#include "app/people/people.h"
#include "web/web.h"
extern const struct feature translations;

/* ---- for who has records ---- */

struct translated_field { const char *name, *label; size_t offset; };  /* label: a message id */
/* Rows of `size` bytes, each beginning with its id and name, with texts at the
 * fields' offsets. */
struct translated_rows { const void *items; size_t count; };
struct translated {
	const char *kind;                  /* of the audit trail and the change log: "service" */
	const char *many;                  /* a message id: "Services" */
	const struct translated_field *fields;     /* ended by name == NULL */
	size_t size;
	/* What the public sees, by id; or the one record. */
	struct translated_rows (*read)(struct req *, struct maybe_int id);
};

/* ---- for who shows them ---- */

/* Texts of a page that may be exchanged for their translation.  Zeroed to begin. */
struct wanted_text { const char *kind, *field; int64_t id; str *text; };
struct wanted_texts { struct wanted_text *items; size_t count; };
void translations_want(struct req *, struct wanted_texts *, const char *kind, int64_t id,
	const char *field, str *text);
/* Puts in what there is in the page's language, in one query; none for a Czech page. */
void translations_show(struct req *, const struct wanted_texts *);

/* ---- keeping them ---- */

struct translation {
	const char *kind;
	int64_t record;
	str field, lang, text, original;
	bool machine;
};
/* In the caller's transaction; an empty text takes the translation away. */
void translation_save(struct db *, int64_t now, int64_t account, const struct translation *);
#endif
