/* import_fixture — what tests of the import share. */
#ifndef IMPORT_FIXTURE_H
#define IMPORT_FIXTURE_H
#include "app/catalogue/import.h"
#include "app/catalogue/import_test.sql.h"

struct check;                          /* tests/check.h, which its users include first */

/* The codelists that ship. */
void import_codes_fixture(struct check *);
/* The text with ' for ", as JSON in C is hard to read. */
str import_json(struct check *, const char *text);
/* Imports the text as a guide or as the register, as the job says. */
struct import_result import_as_guide(struct check *, str text, struct import_job);
struct import_result import_as_rpss(struct check *, str text, struct import_job);
/* Every row of the store. */
str import_dump(struct check *);
/* A guide of one provider with services s0 … s(count-1), those from `without` to
 * without + gap - 1 left out. */
str import_guide_of(struct check *, size_t count, size_t without, size_t gap);
int64_t import_count(struct check *, const char *kind);
/* The line of the report that says this about that, wherever. */
bool import_reports(const struct import_result *, const char *where, const char *what);
#endif
