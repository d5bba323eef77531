/*
 * import_parts — an imported record as the fields of its form in the office:
 * which there are, whether two records say the same in one, what it says as the
 * form writes it.  Private to import*.c.
 */
#ifndef IMPORT_PARTS_H
#define IMPORT_PARTS_H
#include "app/catalogue/import.h"

enum part_type {
	PART_END, PART_TEXT, PART_BOOL, PART_INT, PART_TOWN, PART_CODE, PART_NUMBER,
	PART_CODES, PART_IDS, PART_AREAS, PART_CAPACITIES, PART_CONTACTS,
	PART_LATEST                        /* of two days the later one */
};
struct part {
	const char *field;                 /* NULL: no form has it */
	enum part_type type;
	size_t offset;
	const char *kind;                  /* of PART_CONTACTS */
	bool address;
	const char *pair;                  /* of half a position: the other half's field */
	bool more;                         /* only some formats have it */
};
/* Of each kind, ended by PART_END; the first is the name. */
extern const struct part *const import_parts[IMPORT_KINDS];

/* A struct import_provider, import_service … as the store has it; NULL: it has none. */
const void *import_had(struct import *, enum import_kind, int64_t id);
bool import_part_same(
	const struct import *, const struct part *, const void *had, const void *want);
str  import_part_text(struct import *, const struct part *, const void *record);
/* Puts into `want` what `had` says. */
void import_part_keep(struct import *, const struct part *, const void *had, void *want);
#endif
