/*
 * office — how the office works with records: lists, one form, history.
 *
 * A feature that keeps records describes each kind once, in a struct record:
 * the table of its fields, how one is read from the store and how it is written.
 * From that come the list with its filters, the form, drafts, the history with
 * what can be put back, the warning when two people edit, changes of many at
 * once, files beside it, and tables in and out.  All of them see a record as its texts, one for
 * each field (field_text, field_take), so that what can be written in a form
 * can be compared, kept, put back and imported.
 */
#ifndef OFFICE_H
#define OFFICE_H
#include "app/people/people.h"
#include "app/site/site.h"
#include "app/territory/territory.h"
#include "web/web.h"
extern const struct feature office;

/* RECORD_ANY, for struct record's fields(): with what may be chosen for any record. */
enum { RECORD_ANY = -1, RECORD_FILTERS = 4, RECORDS_MOST = 100000, RECORDS_PAGE = 50,
	RECORDS_TOGETHER = 100 };             /* of many, that are read at once */

/* Texts by which something is found, in the arena of whoever put them there. */
struct word {
	str key;
	int64_t value;
	bool several;
}; /* several: more than one is called so */
struct words { struct word *slots; size_t room, count; };
void words_put(struct arena *, struct words *, str key, int64_t value);
const struct word *words_find(const struct words *, str key);  /* or NULL */

/* Which records a list shows: the values of record->filters in their order, ptr
 * NULL where nothing was chosen. */
struct record_filter { str values[RECORD_FILTERS]; };
struct record_name { int64_t id; str name; };
struct record_names { const struct record_name *items; size_t count; };
/* A line of the list.  `state` is a message id: "Published". */
struct record_line { int64_t id; str name, about, state; int64_t updated_at; };
struct record_lines { struct record_line *items; size_t count; };

/* What is to be written: `after` over `before`, which is what the store has (NULL:
 * `id` is 0 and a record is made), alone or as one of a batch. */
struct record_batch;
struct record_saving {
	int64_t id;
	const struct field *fields;
	const void *before, *after;
	struct record_batch *batch;        /* or NULL */
};

struct record {
	const char *kind;                  /* of the audit trail and the change log: "service" */
	const char *path;                  /* of its addresses: /urad/zaznamy/sluzby */
	const char *one, *many, *add;      /* message ids: "Service", "Services", "New service" */
	const char *empty;                 /* what a list without any says, a message id */
	access_set who;                    /* may see and change them */
	size_t size;                       /* bytes of the form */
	/* The table; the first field is the name.  With what may be chosen now for this
	 * record (0: a new one), if there are choices; in the request's arena. */
	const struct field *(*fields)(struct req *, int64_t id);
	const struct field *(*filters)(struct req *);      /* CHOICE fields, or NULL */
	/* Names of the records that pass the filter, sorted; at most RECORDS_MOST. */
	struct record_names (*names)(struct req *, const struct record_filter *);
	struct record_lines (*lines)(struct req *, struct int_list ids);   /* in any order */
	/* The forms of these records in the request's arena, each in the place of its id;
	 * NULL: there is none. */
	void **(*load)(struct req *, struct int_list ids);
	/* Writes the form in the caller's transaction and answers the id; 0: it refused
	 * with form_error().  Of thousands: what did not change is not written, nothing is
	 * waited for that need not be, and notes go to record_note(). */
	int64_t (*save)(struct req *, const struct record_saving *);
	/* May this visitor change this one (0: make one)?  NULL: `who` says it all. */
	bool (*may)(struct req *, int64_t id);
	str (*public_url)(
		struct req *, int64_t id); /* ptr NULL: the public does not see it; may be NULL */
	/* Does the public page of this one list its files now?  Of others nobody gets a
	 * file from outside the office.  NULL: there is no such page. */
	bool (*shows_files)(struct req *, int64_t id);
	/* A field that no two records share, such as a number in a register, and what the
	 * records have there; NULL: there is none. */
	const char *key;
	struct record_names (*keys)(struct req *);
	/* What could be better in this form, a sentence each, in the visitor's language: shown
	 * above it, never in the way of saving.  NULL: nothing is said. */
	struct str_list (*advise)(struct req *, const void *form);
	/* Writes the page as the public would see this form, which nobody has saved. */
	void (*preview)(struct req *, const void *form);
	/* Where the office works with it beside this form; a link above it leads there.
	 * NULL: nowhere. */
	struct ui_link (*place)(struct req *, int64_t id);
	/* Takes a record out of lists and of the public's sight, which an import made and
	 * nobody has changed since.  NULL: its field "status" becomes "draft". */
	void (*withdraw)(struct req *, int64_t id);
};

/* The kind whose addresses or entries are called so, or NULL. */
const struct record *record_of_path(struct req *, str path);
const struct record *record_of_kind(struct req *, str kind);
bool record_may(struct req *, const struct record *, int64_t id);
str  record_url(struct req *, const struct record *, int64_t id, const char *rest);

/* The form of one record; NULL: there is none. */
void *record_load(struct req *, const struct record *, int64_t id);

/* For who loads: the place of an id, which is in the list; a form for each id, none of
 * them found yet; a found one, of `size` bytes. */
size_t id_place(struct int_list, int64_t id);
void **forms_none(struct req *, struct int_list ids);
void  *form_found(struct req *, void **forms, struct int_list ids, int64_t id, size_t size);

/* For who lists and names: the label of a choice, "" when there is none of that value; the
 * title as an address that is not taken yet. */
const char *choice_label(const struct choice *, str value);
str record_slug(struct req *, str title, bool (*taken)(struct db *, str slug));

/* For fields(): choices made for this request, ended by label == NULL; a copy of the table
 * in the request's arena, of `count` rows with its end, to put them into. */
struct choices { struct choice *items; size_t count; };
void choice_add(struct req *, struct choices *, str value, str label);
const struct choice *choices_end(struct req *, struct choices *);
struct field *fields_copy(struct req *, const struct field *, size_t count);
void fields_choose(struct field *, const char *name, const struct choice *);
void fields_drop(struct field *, const char *beginning);        /* all whose names begin so */
/* The areas that there are now where the visitor holds one of the roles.  `ids`, for queries, is
 * never empty: without an area it has the number 0, which none bears. */
struct areas_held { struct areas list; struct int_list ids; };
struct areas_held areas_held(struct req *, access_set roles);
/* The same to choose from, by their slugs; and the one that the form's field "area" chose, 0:
 * the visitor holds none of the roles there, and the form says so. */
const struct choice *area_choices(struct req *, access_set roles);
int64_t area_kept(struct req *, const struct field *, access_set roles, str slug);

/* A record as its texts, in the order of the fields. */
struct values { str *items; size_t count; };
struct values record_texts(struct req *, const struct field *, const void *form);
/* The other way; what is wrong is added to r->errors.  True when nothing was. */
bool record_take(struct req *, const struct field *, struct values, void *form);

/* The number of a record's last change; 0: none is known. */
int64_t record_revision_of(struct req *, const struct record *, int64_t id);
/* A text of the field in words: codes by their names, days as Czechs write them. */
str record_value_words(struct req *, const struct field *, str value);
/* The place of the field of that name; of the table's end when there is none. */
size_t field_number(const struct field *, str name);

/* Writes `after` over `before` (NULL: makes a new one), with its history and its
 * note in the change log, in the caller's transaction.  Answers the id, or 0 with
 * errors in the request. */
struct record_change {
	const struct record *record;
	const struct field *fields;
	int64_t id;
	const void *before, *after;
	const char *action;                /* "change", "restore", "bulk", "import" … */
	int64_t operation;                 /* or 0 */
	struct record_batch *batch;        /* of many, or NULL */
};
/* What is written at once for many records of one transaction: their history and
 * their notes; and what saving one has looked up that the next will need.  Zeroed to
 * begin; ended or dropped, whatever happens. */
struct record_batch {
	struct arena own, waiting;         /* of all records; of those without their history */
	struct audit_chain chain;
	struct words known;                /* ids by texts such as "municipality Trutnov" */
	struct words noted;
	struct { struct record_note { const char *kind; int64_t id; } *items; size_t count; } notes;
	struct { struct record_written *items; size_t count; } written;
	/* What a feature lets wait: written before anything is read, or forgotten. */
	struct record_waiting { void *of; void (*flush)(void *of), (*drop)(void *of); } more;
};
void record_batch_end(struct req *, struct record_batch *);
void record_batch_drop(struct record_batch *);
/* Writes what waits, but no history. */
void record_batch_flush(struct record_batch *);
/* A note in the change log, now or when the batch ends, which may be NULL. */
void record_note(struct req *, struct record_batch *, const char *kind, int64_t id);
int64_t record_write(struct req *, const struct record_change *);

/* What the public may download of a record that it sees, in the record's order. */
struct ui_downloads attachments_public(struct req *, const char *kind, int64_t id);

/* What makes the text hard to read, a sentence each, for `advise`. */
struct readable_rules;
struct str_list readable_advice(struct req *, const struct readable_rules *, str markdown);

/* Something was done to many records, as one thing that can be taken back. */
int64_t operation_begin(struct req *, const struct record *, const char *action, str name);
void    operation_end(struct req *, int64_t operation, int64_t records);
/* Takes it back where nobody has changed the records since, in the caller's
 * transaction, which must not land when this answers false: a field was refused. */
bool    operation_undo(struct req *, const struct record *, int64_t operation, str name);
#endif
