/*
 * Any bytes as the national register: never a crash, and nothing stored.  Each
 * input is imported as a trial into a store that has the codelists.
 */
#include "app/catalogue/import.h"
#include "app/features.h"
#include <assert.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { NOW = 1773306000 };

static struct db *store(void)
{
	static struct db *db;              /* making it takes longer than an input */
	static struct arena arena;
	if (!db) {
		db = db_open(":memory:");
		db_lend(db, &arena);
		assert(db_migrate(db, app_schemas, NOW));
		catalogue_install(db, &arena, NOW);
	}
	return db;
}

/* The register is read from a file; this one is in memory. */
static int file_with(const uint8_t *bytes, size_t size)
{
	int file = memfd_create("rpss", 0);
	assert(file >= 0 && write(file, bytes, size) == (ssize_t)size);
	return file;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena = { 0 };
	struct import_job job = { .source = S("fuzz"), .file_name = S("fuzz"), .dry_run = true };
	struct db *db = store();
	int file = file_with(bytes, size);
	str path = arena_printf(&arena, "/proc/self/fd/%d", file);
	int64_t version = db_version((db_lend(db, &arena), db));
	struct import_result r = rpss_import(db, &arena, NOW, job, path.ptr);
	assert(r.outcome == IMPORT_TRIED || r.outcome == IMPORT_BROKEN);
	assert(!db_failed(db) && db_version(db) == version && utf8_valid(r.report));
	close(file);
	arena_free(&arena);
	return 0;
}
