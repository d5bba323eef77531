/* The body of a POST, as anybody may send it: the first line is its content
 * type, the rest is the body.  What is read must lie within the limits. */
#include "web/web_internal.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Touches every byte, so that the sanitizers see a view that points astray. */
static size_t sum(str s)
{
	size_t total = 0;
	for (size_t i = 0; i < s.len; i++)
		total += (unsigned char)s.ptr[i];
	return total;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct req r = { .arena = &arena };
	str body = { (const char *)data, size }, type = { 0 };
	str_cut(&body, '\n', &type);
	size_t seen = 0;
	if (body_read(&r, type, body.ptr ? body : S(""))) {
		assert(r.form.count + r.files.count <= LIMIT_FIELDS);
		for (size_t i = 0; i < r.form.count; i++) {
			assert(r.form.items[i].name.len <= LIMIT_FIELD_NAME);
			assert(utf8_valid(r.form.items[i].name) && utf8_valid(r.form.items[i].value));
			seen += sum(r.form.items[i].value);
		}
		for (size_t i = 0; i < r.files.count; i++) {
			struct upload *f = &r.files.items[i];
			assert(utf8_valid(f->filename) && !memchr(f->filename.ptr, '/', f->filename.len));
			seen += sum(f->name) + sum(f->filename) + sum(f->type) + sum(f->bytes);
		}
	}
	arena_free(&arena);
	return seen == SIZE_MAX ? -1 : 0;
}
