/* What an import asks of the store for each kind of record.  Private to import*.c. */
#ifndef CATALOGUE_IMPORT_KINDS_H
#define CATALOGUE_IMPORT_KINDS_H
#include "app/catalogue/import.h"

struct import_record {
	const char *table;
	const char *change;                /* kind in the change log; NULL: a part of another record */
	const struct db_query *known, *set, *add, *slugs, *touch, *vanish;
};
extern const struct import_record import_records[IMPORT_KINDS];
/* By the sets of import.h; their rows begin with the id of the owner. */
extern const struct db_query *const import_stored_queries[IMPORT_STORED];
#endif
