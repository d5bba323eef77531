/*
 * import — brings what others know into the catalogue.  Private to catalogue.
 *
 * Two halves with plain records between them: a reader (guide.c, rpss.c) takes
 * a file apart and hands over records under the names its source has for them;
 * the merge compares each with the store, adds it, changes what differs, or
 * leaves it alone.  What a source no longer has is marked when the run ends.
 * All of it is one transaction, and a dry run is the same rolled back.
 *
 * What the source has in the store is read when the run begins, and what is to be
 * added waits until there is much: statements cost more than rows do.
 *
 * A record may have several sources, and people change what came from one.  What
 * they made of a field stays; where the source says something new, they are asked
 * (import_differ.c, table source_difference).
 *
 * Texts of a record must live until the call returns.  What the run itself
 * needs lives in its own arena; import_next() empties the one of a single item.
 */
#ifndef CATALOGUE_IMPORT_H
#define CATALOGUE_IMPORT_H
#include "app/people/people.h"

enum import_kind {
	IMPORT_PLACE, IMPORT_DEPARTMENT,   /* parts of the others, settled before them */
	IMPORT_PROVIDER, IMPORT_SERVICE, IMPORT_SITUATION, IMPORT_LINE, IMPORT_OFFICE, IMPORT_KINDS
};

/* ---- a run ---- */

struct import_job {
	const char *format;                /* guide, rpss */
	str source; /* pribor, rpss: leads every external id; empty: the reader's */
	str file_name;
	bool dry_run, accept_loss;
	bool match;                        /* knows records of others by organisation number and
	                                    * number in the register */
	const struct lang *lang;           /* of the report */
};

enum import_outcome {
	IMPORT_LANDED,
	IMPORT_NOTHING_NEW,
	IMPORT_TRIED,
	IMPORT_BROKEN,
	IMPORT_LOSS,
	IMPORT_FAILED
};

struct import_result {
	enum import_outcome outcome;
	int64_t added, changed, same, vanished;    /* records, without places and departments */
	int64_t refused;                   /* lines of the report */
	int64_t linked, asked; /* records of others that were known; differences to decide */
	int64_t services_had, services_gone;
	str report;                        /* CSV: where, what, why; in the arena of the run */
};

/* Reads the whole file through the reader and lands it or not.  `file` is a
 * town's guide as text, or the path of a file of the register. */
struct import_result guide_import(
	struct db *, struct arena *, int64_t now, struct import_job, str text);
struct import_result rpss_import(
	struct db *, struct arena *, int64_t now, struct import_job, const char *path);

/* Commands "import guide" and "import rpss". */
extern const struct command import_commands[];

/* ---- what the feature brings with it ---- */

/* The codelists that ship, at every start. */
void catalogue_install(struct db *, struct arena *, int64_t now);
/* One list's file ("service_type", CSV text) into the store, in the caller's transaction. */
void codes_load(struct db *, struct arena *, int64_t now, const char *list, str text);
/* The guide of Příbor and invented health services, into a new store. */
void catalogue_demo(struct db *, struct arena *, int64_t now, struct buf *say);
struct import_result health_demo(struct db *, struct arena *, int64_t now);

/* ---- for readers ---- */

struct import_contact { const char *kind; str value, note; };
struct import_contacts { struct import_contact *items; size_t count; };

/* One of a set that changes over time: a form, a target group, a capacity …
 * `what` is the code's or the place's id.  Without `from` it holds since
 * whenever, or since the day of the run when the service was known before. */
struct import_child { int64_t what; str from, to, note; struct maybe_int form, amount; };
struct import_children { struct import_child *items; size_t count; };

/* A plain weekly hour; the office may say more, which stays as it is. */
struct import_hour {
	struct maybe_int place;
	int64_t weekday, opens, closes;    /* 1 Monday; minutes, closes beyond 1440: the next day */
	str note, from, to;
};
struct import_hours { struct import_hour *items; size_t count; };
/* Free places, and the instant when they were told. */
struct import_free { struct maybe_int amount; str note; int64_t told_at; };

/* What follows `more` only some formats have: without it the store keeps what it has.
 * `uuid`: that a new record shall have; empty: any. */
struct import_provider {
	str external_id, name, ico, description, address;
	struct maybe_int municipality;
	bool ended;
	str status;                        /* of the store; empty: by `ended` */
	struct import_contacts contacts;
	str uuid;
	bool more;
	str legal_form;
};
struct import_place {
	str external_id, name;
	int64_t provider;
	bool secret;                       /* then it has no address at all */
	struct maybe_int address_point, municipality;
	str street, house_number, postal_code, address;
	struct import_contacts contacts;
	bool more;
	struct maybe_int latitude, longitude;      /* millionths of a degree; both or none */
	str step_free, accessible_toilet, access_note;
};
struct import_service {
	str external_id, name;
	str slug;                          /* what its address is made from */
	int64_t provider;
	struct maybe_int type;             /* without: a related service unless `registered`;
	                                    * of `health` a health_kind */
	bool registered, health, round_the_clock, ended;
	str kind, status;                  /* of the store; empty: by what stands above */
	str register_number, summary, description, age_note, opening_note, valid_from, valid_to;
	struct import_children forms, targets, ages, capacities, places, areas;
	struct import_contacts contacts;
	str uuid;
	bool more;
	str price, entry_conditions, languages;
	str checked_on;                    /* the later day counts */
	struct maybe_int age_from, age_to;
	struct import_children towns;      /* municipalities it comes to */
	struct import_hours hours;
	struct import_free free;           /* unless somebody has told a newer number here */
};
struct import_line {
	str external_id, name, description, availability, whom;
	bool round_the_clock, emergency;
	struct maybe_int free_of_charge;
	int64_t position;
	struct import_contacts contacts;
};
struct import_office {
	str external_id, name, address;
	struct maybe_int municipality;
	int64_t position;
	struct import_contacts contacts;
};
struct import_department {
	str external_id, name, address, description;
	int64_t office, position;
	struct import_contacts contacts;
};
struct import_help { enum import_kind kind; int64_t id; };
struct import_situation {
	str external_id, name, description, steps;
	str status;                        /* of the store; empty: published */
	bool sensitive;
	struct { struct import_help *items; size_t count; } helps;
};

/* What became of a record in this run. */
enum import_state { IMPORT_UNSEEN, IMPORT_SAME, IMPORT_CHANGED, IMPORT_ADDED };
struct import_known {
	str external_id;
	int64_t id, parent;                /* parent: a place's provider, a department's office */
	enum import_state state;
	str by;                            /* the name by which this run met it */
	bool ours, vanished, touched;
	bool linked, shared;               /* known to this source by an alias; to several sources */
};
struct import_code { int64_t id; str list, code, name, register_code; };
struct import_municipality { int64_t id; str name; };
struct import_map { struct import_known **items; size_t count, *slots, size; };

/* What somebody made of a field, and what was decided of one; import_differ.c. */
struct import_spot { str kind; int64_t record; str field; };
struct import_edit {
	struct import_spot at;
	str old_value;
	int64_t when;
	struct maybe_int account;
};
struct import_difference {
	struct import_spot at;
	int64_t id, decided_at;
	str source, theirs, state;
};

/* Sets of rows that the store has of the source; import_stored.c. */
enum import_child_kind {
	IMPORT_FORMS, IMPORT_TARGETS, IMPORT_AGES, IMPORT_CAPACITIES, IMPORT_STAYS, IMPORT_AREAS,
	IMPORT_TOWNS, IMPORT_CHILD_KINDS
};
enum {
	IMPORT_STORED_RECORDS = 0,                             /* and a kind */
	IMPORT_STORED_CONTACTS = IMPORT_KINDS,                 /* and the kind of the owner */
	IMPORT_STORED_CHILDREN = 2 * IMPORT_KINDS,             /* and a kind of child */
	IMPORT_STORED_HELPS = 2 * IMPORT_KINDS + IMPORT_CHILD_KINDS,
	IMPORT_STORED_HOURS, IMPORT_STORED_FREE,
	IMPORT_STORED
};

/* Rows that wait to be added; import_queue.c. */
enum { IMPORT_QUEUES = 18 };
struct import_queue { struct arena arena; size_t count; struct db_rows rows[IMPORT_QUEUES]; };
struct import_ids { struct int_list list; size_t used; };

struct import {
	struct db *db;
	struct arena *arena;               /* of the caller: what the result is made of */
	struct arena own, item;            /* of the run; of the record being read */
	int64_t now;
	str day, day_before;
	struct import_job job;
	str where;                         /* which line or record of the file is being read */
	struct buf report;
	int64_t refused;
	bool begun;
	bool quiet;                        /* only what breaks the file is reported */
	bool broken;                       /* the file is damaged: nothing lands */
	struct import_map known[IMPORT_KINDS];
	struct import_map slugs[IMPORT_KINDS];
	struct import_map aliases[IMPORT_KINDS];       /* other names this source has; only their ids */
	struct import_map keys[IMPORT_KINDS];          /* of records of others; id 0: of several */
	struct { struct import_edit *items; size_t count; } edits;
	struct { struct import_difference *items; size_t count; } differences;
	struct audit_chain chain;
	int64_t linked, asked;
	bool decided;                      /* aliases or differences were written */
	struct db_rows stored[IMPORT_STORED];
	struct import_queue queue;
	struct import_ids ids[IMPORT_KINDS];
	struct { struct import_code *items; size_t count; } codes;
	struct { struct import_municipality *items; size_t count; } municipalities;
};

void import_open(
	struct import *, struct db *, struct arena *, int64_t now, const struct import_job *);
/* Begins the transaction and learns what the store has; im->job.source is known by now. */
void import_begin(struct import *);
/* Marks what vanished, weighs the loss, writes down the run; ends the transaction. */
struct import_result import_finish(struct import *);
/* Whether a source may be called so: small letters, digits and hyphens; not "office". */
bool import_source_valid(str);

/* The next record of the file; texts of the last one in im->item are void. */
void import_next(struct import *, str where);
/* A line of the report: something that was not taken.  `why` is a message. */
void import_refuse(struct import *, str what, const char *why);
/* The file cannot be read on.  Only the first is reported. */
void import_break(struct import *, str what, const char *why);

/* The code of that id, or NULL. */
const struct import_code *import_code_of(const struct import *, int64_t id);

/* Merges; each returns the record's id, or 0 when it was refused: twice in the
 * file, or another source's.  Children and contacts go with it. */
int64_t import_provider(struct import *, const struct import_provider *);
int64_t import_place(struct import *, const struct import_place *);
int64_t import_service(struct import *, const struct import_service *);
int64_t import_situation(struct import *, const struct import_situation *);
int64_t import_line(struct import *, const struct import_line *);
int64_t import_office(struct import *, const struct import_office *);
int64_t import_department(struct import *, const struct import_department *);

/* The id of what this run has already met under the name, or 0. */
int64_t import_met(struct import *, enum import_kind, str external_id);
/* "pribor:" and the parts, in im->item. */
str import_id(struct import *, str first, str second);
/* Codes of a list by their own name or by the register's; 0: unknown. */
int64_t import_code(const struct import *, const char *list, str code);
int64_t import_register_code(const struct import *, const char *list, str code);
/* Its name, or ptr NULL when there is no such municipality. */
str import_municipality_name(const struct import *, int64_t code);
void import_child_add(struct import *, struct import_children *, struct import_child);

/* ---- import_merge.c ---- */
/* Something of the record was written beside its own row; NULL does nothing. */
void import_note(struct import_known *, bool wrote);

/* ---- import_link.c: by which names a record is known ---- */
/* All sources are read when this one knows records of others. */
bool import_reads_all(struct import *);
void import_link_learn(struct import *);
struct import_known *import_known_by_id(struct import *, enum import_kind, int64_t id);
/* By its own name or an alias; NULL: it is new. */
struct import_known *import_known_as(struct import *, enum import_kind, str external_id);
/* The record when this run has met it by another of its names already, else 0. */
int64_t import_twin(struct import *, enum import_kind, str external_id);
/* A record that is new to this source, but another's has the same key: it is that one. */
void import_link(struct import *, enum import_kind, str external_id, str key);

/* ---- import_differ.c ---- */
void import_differ_learn(struct import *);
/* Puts into `want` what is to stay as the store has it, asks about the rest of what
 * people changed, and writes the history of what the source changes.  `want`: a
 * struct import_provider, import_service … of the kind; `more`: its own. */
void import_differ(struct import *, enum import_kind, str external_id, bool more, void *want);
/* Whether somebody changed the field of the record; NULL: any of its fields. */
bool import_edited(struct import *, enum import_kind, int64_t id, const char *field);
/* A source no longer has a record that it shares with another: should it end? */
void import_differ_gone(struct import *, enum import_kind, const struct import_known *);

/* ---- import_stored.c ---- */
void import_stored_read(struct import *);
/* The rows of one of the sets that belong to `id`; a record has one or none. */
struct db_rows import_stored(struct import *, size_t set, int64_t id);
/* What a record was called when the run began. */
str import_stored_name(struct import *, enum import_kind, int64_t id);

/* ---- import_queue.c ---- */
/* Adds a row, sooner or later; `args` and their texts are copied.  Nothing that
 * the run still reads may depend on it. */
void import_add(struct import *, const struct db_query *, const void *args);
/* Writes all that waits: before a statement that may refer to it, and at the end. */
void import_flush(struct import *);
/* Writes all that waits and lets go of the run's memory. */
void import_close(struct import *);
/* The id of a record that is about to be added; 0 when the store has failed. */
int64_t import_new_id(struct import *, enum import_kind);

/* ---- import_map.c ---- */
struct import_known *import_map_find(const struct import_map *, str key);
struct import_known *import_map_add(struct import_map *, struct arena *, str key);
void import_map_free(struct import_map *);

/* ---- import_children.c: all answer whether anything was written ---- */
bool import_children_merge(struct import *, enum import_child_kind, int64_t service, bool fresh,
                           const struct import_children *);
/* What the service has had of the kind, with what is over. */
struct import_children import_children_of(struct import *, enum import_child_kind, int64_t service);
bool import_contacts_merge(struct import *, enum import_kind, int64_t owner, bool fresh,
                           const struct import_contacts *);
bool import_helps_merge(
	struct import *, int64_t situation, bool fresh, const struct import_situation *);

/* ---- import_hours.c: the same ---- */
bool import_hours_merge(struct import *, int64_t service, bool fresh, const struct import_hours *);
bool import_free_merge(struct import *, int64_t service, bool fresh, const struct import_free *);
#endif
