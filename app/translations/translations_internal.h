/* What the files of app/translations share.  Only they include this. */
#ifndef TRANSLATIONS_INTERNAL_H
#define TRANSLATIONS_INTERNAL_H
#include "app/site/site.h"
#include "app/translations/translations.h"
#include "app/translations/translations.sql.h"

enum {
	TRANSLATIONS_PAGE = 50,
	TRANSLATIONS_MOST = 500000,        /* of one language: every field of every record */
	TRANSLATION_LONGEST = 20000,       /* characters */
	TRANSLATORS = ROLE_ADMIN | ROLE_EDITOR | ROLE_COORDINATOR,
};

enum translation_state { MISSING, OUTDATED, MACHINE, HUMAN, STATES };

/* One text to be translated, with what there is. */
struct piece {
	const struct translated *kind;
	const struct translated_field *field;
	int64_t record;
	str name, original;
	str text, made_from;               /* ptr NULL: there is no translation */
	enum translation_state state;
};
struct pieces { struct piece *items; size_t count; };
/* All of a language, or of one kind (or NULL), or of one of its records: by kind,
 * record and field. */
struct pieces pieces_read(struct req *, const struct lang *, const struct translated *,
	struct maybe_int record);
/* The piece of these names, or NULL. */
struct piece *piece_find(const struct pieces *, str kind, int64_t record, str field);

const struct translated *translated_of(struct req *, str kind);    /* or NULL */
/* A language to translate into, by ?jazyk= or the first there is. */
const struct lang *translation_language(struct req *, str code);
str translation_state_words(const struct lang *, enum translation_state);

/* ---- the file of an agency: PO of gettext (po.c) ---- */

struct po_entry { int64_t line; str context, id, text; bool fuzzy; };
struct po_reader { str rest; int64_t line; const char *wrong; };   /* wrong: a message id */
/* The next message, with the header as the first (its id is empty); false at the end
 * or where `wrong` says why. */
bool po_next(struct po_reader *, struct arena *, struct po_entry *);
void po_write(struct buf *, const struct lang *, const struct pieces *);

int translations_list(struct req *), translations_edit(struct req *);
int translations_store(struct req *), translations_file(struct req *);
int translations_take(struct req *);
#endif
