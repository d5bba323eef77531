/* A file somebody attaches to a record.  What is taken keeps what was promised of
 * it, and a picture that was written anew is taken again as it is. */
#include "doc/content_internal.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str bytes = { (const char *)data, size };
	struct content c = content_check(&arena, bytes);
	assert((c.wrong == CONTENT_FINE) == (c.kind != CONTENT_NONE));
	assert(c.wrong ? !c.bytes.len && !c.type : c.bytes.len && c.type);
	if (content_is_picture(c.kind)) {
		struct content again = content_check(&arena, c.bytes);
		assert(!memmem(c.bytes.ptr, c.bytes.len, "Exif", 5) && !again.wrong);
		assert(again.kind == c.kind && again.width == c.width && again.height == c.height);
	}
	str name = content_name(&arena, str_part(bytes, 0, 300), c.kind);
	assert(utf8_valid(name) && !memchr(name.ptr, '/', name.len) && name.ptr[0] != '.');
	for (size_t i = 0; i < name.len; i++)
		assert((unsigned char)name.ptr[i] >= ' ' && name.ptr[i] != '"' && name.ptr[i] != '\\');
	arena_free(&arena);
	return 0;
}
