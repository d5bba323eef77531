/* What an editor writes, weighed: whatever it is, the numbers agree with each other
 * and each finding is a piece of text that is one. */
#include "doc/doc.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str text = utf8_mend(&arena, (str){ (const char *)data, size });
	const struct readable_rules *const rules[] = { &readable_plain, &readable_easy };
	for (size_t k = 0; k < COUNT(rules); k++) {
		struct readable got = readable_check(&arena, rules[k], text);
		assert(got.median <= got.longest && got.found >= (int64_t)got.findings.count);
		assert(!got.sentences == !got.longest && got.findings.count <= READABLE_FINDINGS);
		for (size_t i = 0; i < got.findings.count; i++)
			assert(got.findings.items[i].text.len && utf8_valid(got.findings.items[i].text));
	}
	arena_free(&arena);
	return 0;
}
