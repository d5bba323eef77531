/*
 * Any bytes as files of HSDS: never a crash, and nothing stored.  A line "@name"
 * begins a file of that name.  Each input is imported as a trial into a store that
 * has the codelists, and then for good into one that is thrown away, where the same
 * again must find nothing new and an export must be JSON.
 */
#include "app/exchange/hsds_in.h"
#include "app/exchange/hsds_kept.h"
#include "app/features.h"
#include <assert.h>

enum { NOW = 1773306000, FILES = 12, RECORDS = 50 };

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

static size_t files_of(struct arena *a, str input, struct hsds_file *files)
{
	size_t count = 0;
	str line;
	struct buf *text = NULL;
	struct buf texts[FILES] = { 0 };
	while (str_cut(&input, '\n', &line)) {
		if (str_starts(line, S("@")) && count < FILES) {
			files[count].name = arena_copy(a, utf8_mend(a, str_part(line, 1, line.len)));
			text = &texts[count++];
			text->arena = a;
			continue;
		}
		if (text) {
			buf_put(text, line);
			buf_char(text, '\n');
		}
	}
	for (size_t i = 0; i < count; i++)
		files[i].bytes = arena_copy(a, buf_str(&texts[i]));
	return count;
}

/* What was kept goes out as JSON; the transaction is taken back by who calls. */
static void export_all(struct db *db, struct arena *a)
{
	int64_t ids[RECORDS];
	for (int64_t i = 0; i < RECORDS; i++)
		ids[i] = i + 1;
	struct hsds h = hsds_begin(db, a, HSDS_31, NOW);
	struct hsds_records all =
		hsds_kept_out_services(&h, (struct int_list){ ids, RECORDS });
	for (size_t i = 0; i < all.count; i++) {
		struct buf text = { .arena = a };
		hsds_write(&text, all.items[i]);
		json_t *json = json_loadb(text.ptr, text.len, 0, NULL);
		assert(json_is_object(json));
		json_decref(json);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena = { 0 };
	struct hsds_file files[FILES] = { 0 };
	struct import_job job = { .source = S("fuzz"), .file_name = S("fuzz"), .dry_run = true };
	struct db *db = store();
	size_t count = files_of(&arena, (str){ (const char *)bytes, size }, files);
	int64_t version = db_version((db_lend(db, &arena), db));
	struct import_result r = hsds_import_files(db, &arena, NOW, job, files, count);
	assert(r.outcome == IMPORT_TRIED || r.outcome == IMPORT_BROKEN);
	assert(!db_failed(db) && db_version(db) == version && utf8_valid(r.report));
	if (r.outcome == IMPORT_TRIED && r.added && r.added < RECORDS) {
		job.dry_run = false;
		struct db *own = db_open(":memory:");
		db_lend(own, &arena);
		assert(db_migrate(own, app_schemas, NOW));
		r = hsds_import_files(own, &arena, NOW, job, files, count);
		assert(r.outcome == IMPORT_LANDED);
		export_all(own, &arena);
		r = hsds_import_files(own, &arena, NOW, job, files, count);
		assert(r.outcome == IMPORT_NOTHING_NEW && !db_failed(own));
		db_close(own);
	}
	arena_free(&arena);
	return 0;
}
