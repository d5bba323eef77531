/* Lines of a measure's form and the text of an edition: what is accepted comes back as it was. */
#include "app/planning/edition.h"
#include "app/planning/notation.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What a line says is said again by what is written of it. */
#define COMES_BACK(noun) \
	do { \
		struct noun##_line once = { 0 }, twice = { 0 }; \
		if (noun##_read(&arena, line, &once)) \
			break; \
		str said = noun##_write(&arena, &once); \
		assert(!noun##_read(&arena, said, &twice)); \
		assert(str_eq(noun##_write(&arena, &twice), said)); \
	} while (0)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str bytes = arena_copy(&arena, (str){ (const char *)data, size });
	str text = utf8_mend(&arena, bytes), rest = text, line;
	struct plan_lines lines;
	if (plan_text_read(&arena, bytes, &lines)) {
		assert(str_eq(plan_text_write(&arena, &lines), bytes));
		assert(!plan_lines_differ(&arena, &lines, &lines).count || lines.count > 1);
	}
	while (str_cut(&rest, '\n', &line)) {
		line = str_trim(line);
		COMES_BACK(step);
		COMES_BACK(money);
		COMES_BACK(indicator);
		COMES_BACK(actor);
	}
	arena_free(&arena);
	return 0;
}
