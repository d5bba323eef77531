/*
 * hsds_tables — records of HSDS as the rows of its tables (CSV, RFC 4180).
 *
 * A nested list becomes rows that refer to what they belong to; a nested record
 * is only referred to, so whoever exports gives each record once.  Of shared
 * records every part is a row of its own, wherever it stands; a part that stands
 * in several places is one row that refers to all of them, as far as it can.
 * Only files of app/exchange include this.
 */
#ifndef HSDS_TABLES_H
#define HSDS_TABLES_H
#include "app/catalogue/catalogue.h"
#include "app/exchange/hsds.h"
#include <stdio.h>

struct hsds_table {
	const char *kind, *path;
	const char **fields;
	size_t count;
	struct buf text;                   /* rows that are not in the file yet */
	FILE *file;
};
/* A row that may yet be referred to from elsewhere. */
struct hsds_shared_row { struct hsds_table *table; str *cells; };
struct hsds_tables {
	struct arena *arena;
	struct { struct hsds_shared_row *items; size_t count; } shared;
	struct import_map shared_ids;
	const char *folder;
	struct hsds_table *items;
	size_t count;
	const char *failed;                /* the file that could not be written; NULL: none */
};
/* Makes the files with their first rows; `description`: datapackage.json too. */
struct hsds_tables hsds_tables_open(struct arena *, const char *folder, enum hsds_version,
	bool description);
void hsds_tables_put(struct hsds_tables *, struct hsds *, const struct hsds_record *,
	const struct hsds_record *parent);
bool hsds_tables_close(struct hsds_tables *);
#endif
