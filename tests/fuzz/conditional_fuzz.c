/* Range, If-None-Match and Accept-Encoding: a line each, then whatever size the
 * rest of the input has. */
#include "web/web_internal.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str rest = { (const char *)data, size }, range = { 0 }, tags = { 0 }, coding = { 0 };
	str_cut(&rest, '\n', &range);
	str_cut(&rest, '\n', &tags);
	str_cut(&rest, '\n', &coding);
	struct range part;
	enum range_answer answer = range_read(range, rest.len, &part);
	if (answer == RANGE_PART)
		assert(part.count > 0 && part.from < rest.len && part.count <= rest.len - part.from);
	if (answer == RANGE_WHOLE)
		assert(part.from == 0 && part.count == rest.len);
	str small = etag_of_gzip(&arena, S("\"tag\""));
	assert(etag_matches(tags, S("\"tag\"")) == etag_matches(tags, small));
	assert(!accepts_gzip(coding) || coding.len >= 4);
	arena_free(&arena);
	return 0;
}
