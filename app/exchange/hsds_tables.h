/*
 * hsds_tables — records of HSDS as the rows of its tables (CSV, RFC 4180).
 *
 * A nested list becomes rows that refer to what they belong to; a nested record
 * is only referred to, so whoever exports gives each record once.
 * Only files of app/exchange include this.
 */
#ifndef HSDS_TABLES_H
#define HSDS_TABLES_H
#include "app/exchange/hsds.h"
#include <stdio.h>

struct hsds_table {
	const char *kind, *path;
	const char **fields;
	size_t count;
	struct buf text;                   /* rows that are not in the file yet */
	FILE *file;
};
struct hsds_tables {
	struct arena *arena;
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
