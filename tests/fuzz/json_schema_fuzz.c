/* A schema and a value, told apart by a line of their own: whatever they are, an
 * answer comes, and a sound schema's answer is the same twice. */
#include "doc/doc.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str rest = { (const char *)data, size }, first;
	str_cut(&rest, '\n', &first);
	json_t *schema = json_loadb(first.ptr, first.len, JSON_DECODE_ANY, NULL);
	json_t *value = json_loadb(rest.len ? rest.ptr : "", rest.len, JSON_DECODE_ANY, NULL);
	struct json_schema_check c = { .arena = &arena, .strict = size % 2 }, again = c;
	if (schema && value) {
		json_schema_sound(&c, schema);
		bool right = json_schema_check(&c, schema, value);
		assert(right == json_schema_check(&again, schema, value));
		json_decref(json_merge(value, schema));
	}
	json_decref(schema);
	json_decref(value);
	arena_free(&arena);
	return 0;
}
