/*
 * fixture — the catalogue's fixture with what other systems ask for: real
 * identifiers, hours, prices, positions.  CANARY stands in every field of the
 * secret place; no answer may hold it.
 * Tests of the import of HSDS share what stands below.
 */
#ifndef EXCHANGE_FIXTURE_H
#define EXCHANGE_FIXTURE_H
#include "app/exchange/hsds_export.h"
#include "app/exchange/hsds_in.h"
#include "tests/check.h"
#define CANARY "Kanarkova"
#define SERVICE_1 "0190c8a0-0000-7000-8000-000000000001"
#define SERVICE_2 "0190c8a0-0000-7000-8000-000000000002"
#define SERVICE_3 "0190c8a0-0000-7000-8000-000000000003"
#define SERVICE_4 "0190c8a0-0000-7000-8000-000000000004"
#define PROVIDER_1 "0190c8a0-0000-7000-8000-000000000101"
#define PROVIDER_2 "0190c8a0-0000-7000-8000-000000000102"
#define SITUATION_1 "0190c8a0-0000-7000-8000-000000000201"
void exchange_fixture(struct check *);

/* ---- files of HSDS, in and out ---- */

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
