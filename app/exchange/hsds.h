/*
 * hsds — the catalogue in the words of the Human Services Data Specification.
 *
 * The mapping makes a tree of records out of rows of the store; JSON writes the
 * tree nested, the tables of an export write it flat.  So there is one mapping,
 * and the version is a property of the tree that is being made: every value says
 * which versions know it, and what the wanted one does not know is left out and
 * counted as lost.  Records live in the arena of struct hsds and are not changed
 * once they are made, so several trees may share one (a term, a provider).
 *
 * Only files of app/exchange include this.
 */
#ifndef HSDS_H
#define HSDS_H
#include "app/exchange/exchange.h"
#include "app/site/site.h"

enum hsds_version { HSDS_30 = 1, HSDS_31 = 2, HSDS_UK = 4 };
enum { HSDS_BOTH = HSDS_30 | HSDS_31, HSDS_ALL = HSDS_BOTH | HSDS_UK };

enum {
	HSDS_BATCH = 200,                  /* records made at one time */
	HSDS_CHILDREN = 50000,             /* rows of one kind that belong to a batch */
	HSDS_TERMS = 5000,
};

/* All that leaves the store of a secret place. */
#define HSDS_SECRET "Adresa je utajená, aby chránila ty, kdo zde žijí. Zavolejte."

enum hsds_type { HSDS_TEXT, HSDS_NUMBER, HSDS_RECORD, HSDS_LIST };
struct hsds_record;
struct hsds_records { struct hsds_record **items; size_t count; };
struct hsds_value {
	const char *name;
	enum hsds_type type;
	str text;                          /* of a number: as JSON writes it */
	struct hsds_record *record;
	struct hsds_records list;
};
struct hsds_record {
	const char *kind;                  /* "service": the name of its schema and table */
	str id, owner;                     /* owner: of a place, its provider's identifier */
	bool shared;                       /* parts of it stand in others, too (hsds_kept.h) */
	struct { struct hsds_value *items; size_t count; } values;
};

/* What could not be expressed, how often, and why. */
struct hsds_loss { const char *kind, *field, *why; int64_t times; };
struct hsds_losses { struct arena *arena; struct hsds_loss *items; size_t count; };

/* A term of a taxonomy: a code or a life situation. */
struct hsds_taxonomy { const char *code, *name, *description; };
struct hsds_term {
	const struct hsds_taxonomy *taxonomy;
	int64_t code, situation;           /* one of them; the other is 0 */
	str id, parent, name;              /* parent: ptr NULL at the top */
	struct hsds_record *record;
};
struct hsds_terms { struct hsds_term *items; size_t count; };

/* How trees are made: the version, and where they go. */
struct hsds {
	struct arena *arena;
	struct db *db;
	enum hsds_version version;
	int64_t now;
	str day, pages;                    /* pages: address of this installation, may be empty */
	struct hsds_terms terms;
	struct hsds_losses *losses;        /* NULL: nobody asks */
};
/* `arena` must be lent to db. */
struct hsds hsds_begin(struct db *, struct arena *, enum hsds_version, int64_t now);

/* ---- the mapping; rows of these ids that may leave the store, by id ---- */

/* As little as lists show, or everything nested. */
enum hsds_depth { HSDS_BRIEF, HSDS_FULL };
struct hsds_records hsds_services(struct hsds *, struct int_list ids, enum hsds_depth);
/* Only id and last_modified. */
struct hsds_records hsds_minimal(struct hsds *, struct int_list ids);
/* A service at a place, by the id of service_place. */
struct hsds_records hsds_stays(struct hsds *, struct int_list ids, enum hsds_depth);
/* With its services: of each what lists show, or everything. */
struct hsds_records hsds_organizations(
	struct hsds *, struct int_list ids, enum hsds_depth, enum hsds_depth services);
/* Places and providers alone, as parts of the others. */
struct hsds_records hsds_locations(struct hsds *, struct int_list ids, enum hsds_depth);
struct hsds_records hsds_providers(struct hsds *, struct int_list ids, enum hsds_depth);

extern const struct hsds_taxonomy hsds_taxonomies[];           /* ended by code == NULL */
/* The same in every installation. */
str hsds_code_id(struct arena *, str list, str code);
str hsds_taxonomy_id(struct arena *, const struct hsds_taxonomy *);
struct hsds_record *hsds_taxonomy_record(struct hsds *, const struct hsds_taxonomy *);
void hsds_terms_read(struct hsds *);               /* once; whatever shows terms does it */
const struct hsds_term *hsds_term_of_code(const struct hsds *, int64_t code);
const struct hsds_term *hsds_term_of_situation(const struct hsds *, int64_t situation);
const struct hsds_term *hsds_term_by_id(const struct hsds *, str id);

str hsds_stay_id(struct arena *, str service_uuid, int64_t stay);

/* ---- making records (hsds_record.c) ---- */
struct hsds_record *record_make(struct hsds *, const char *kind, str id);
/* `versions`: those that know the field.  Nothing is put for an empty value. */
void put_text(struct hsds *, struct hsds_record *, int versions, const char *name, str);
void put_int(struct hsds *, struct hsds_record *, int versions, const char *name, struct maybe_int);
void put_degrees(struct hsds *, struct hsds_record *, int versions, const char *name,
	struct maybe_int);
void put_record(struct hsds *, struct hsds_record *, int versions, const char *name,
	struct hsds_record *);
void put_item(struct hsds *, struct hsds_record *, int versions, const char *list,
	struct hsds_record *);
/* Only when it is one; otherwise it is lost. */
void put_uri(struct hsds *, struct hsds_record *, int versions, const char *name, str);
void put_email(struct hsds *, struct hsds_record *, int versions, const char *name, str);
void hsds_lost(struct hsds *, const char *kind, const char *field, const char *why, int64_t times);
bool email_like(str);
bool uri_like(str);
/* What somebody wrote as an address of the web, as a URI; ptr NULL when it is none. */
str  uri_of(struct arena *, str text);

/* The record as JSON in one line. */
void hsds_write(struct buf *, const struct hsds_record *);
const struct hsds_value *hsds_value_of(const struct hsds_record *, const char *name);

/* Contacts of an owner: phones, e-mail, web, data box. */
struct hsds_contact { str kind, value, note; };
struct hsds_contacts { struct hsds_contact *items; size_t count; };
/* The first web and e-mail address as fields of the record (`web`: how it calls
 * the first), then all the others as what belongs to it. */
void put_reach(struct hsds *, struct hsds_record *, const struct hsds_contacts *, const char *web);
void put_contacts(struct hsds *, struct hsds_record *, const struct hsds_contacts *,
	const char *web);
/* That the record is of this kind; term may be NULL. */
void put_attribute(struct hsds *, struct hsds_record *, const struct hsds_term *, str value);

/* Ids out of a column of rows, each once, in order. */
struct int_list hsds_column(struct arena *, const void *items, size_t count, size_t size,
	size_t offset);
#define HSDS_COLUMN(a, rows, field) hsds_column(a, (rows).items, (rows).count, \
	sizeof *(rows).items, offsetof(__typeof__(*(rows).items), field))

/* Where an id stands in such a list; count when it is not there. */
size_t hsds_index(struct int_list, int64_t id);

/* Rows that are ordered by an owner's id: those of `id`, from where the last
 * owner's ended.  Owners come in order too. */
#define ROWS_OF(rows, at, field, wanted, row) \
	while (*(at) < (rows)->count && (rows)->items[*(at)].field < (wanted)) \
		++*(at); \
	for (; *(at) < (rows)->count && (rows)->items[*(at)].field == (wanted) \
		 && ((row) = &(rows)->items[*(at)]); ++*(at))
#endif
