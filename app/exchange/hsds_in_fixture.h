/* hsds_in_fixture — what tests of the import of HSDS share. */
#ifndef HSDS_IN_FIXTURE_H
#define HSDS_IN_FIXTURE_H
#include "app/exchange/hsds_export.h"
#include "app/exchange/hsds_in.h"
#include "tests/check.h"

/* A folder or a file; "tests/data/hsds/…". */
struct import_result hsds_from(struct check *, const char *path, struct import_job);
/* One file of that name, its text with ' for ". */
struct import_result hsds_from_text(struct check *, const char *name, const char *text);
/* Several, ended by name == NULL. */
struct hsds_text { const char *name, *text; };
struct import_result hsds_from_texts(
	struct check *, const struct hsds_text *, struct import_job);
/* Whether the report has a line that begins so. */
bool hsds_reports(const struct import_result *, const char *line);
/* How many lines have these words. */
int hsds_report_count(const struct import_result *, const char *words);
/* Exports the store into a folder that is gone with the test. */
const char *hsds_to(struct check *, enum hsds_version, enum hsds_format);
/* The first record of a file of JSON in it; the test's. */
json_t *hsds_first(struct check *, const char *folder, const char *file);
json_t *hsds_json(struct check *, const char *path);
/* Empties the catalogue; codes and the territory stay. */
void hsds_clear(struct check *);
#endif
