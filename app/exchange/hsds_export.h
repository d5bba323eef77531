/*
 * hsds_export — the whole catalogue as files of HSDS, batch after batch.
 *
 * What the wanted version cannot say is counted in `losses`, in their own arena.
 * Only files of app/exchange include this.
 */
#ifndef HSDS_EXPORT_H
#define HSDS_EXPORT_H
#include "app/exchange/hsds.h"

enum hsds_format { HSDS_JSON, HSDS_CSV, HSDS_DATAPACKAGE };
struct hsds_export {
	struct db *db;
	struct arena *arena;
	int64_t now;
	enum hsds_version version;
	enum hsds_format format;
	const char *folder;
	struct hsds_losses losses;
	int64_t organizations, services;   /* how many were written */
	const char *failed;                /* the file that could not be written; NULL: none */
};
/* False: export->failed, or the database. */
bool hsds_export(struct hsds_export *);
int hsds_export_command(struct call *);
#endif
