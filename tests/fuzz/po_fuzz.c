/* The file that comes back from a translation agency. */
#include "app/translations/translations_internal.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct po_reader po = { .rest = { (const char *)data, size } };
	struct po_entry e;
	int64_t before = 0;
	while (po_next(&po, &arena, &e)) {
		assert(e.line > before && e.line <= po.line && e.text.ptr);
		before = e.line;
	}
	arena_free(&arena);
	return 0;
}
