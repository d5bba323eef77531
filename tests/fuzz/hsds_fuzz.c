/* What others write into parameters and into contacts: whatever it is, an address
 * that is made of it is one, and an instant is within what days can be. */
#include "app/exchange/hsds_api.h"
#include "crypto/crypto.h"
#include "doc/doc.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str text = arena_copy(&arena, (str){ (const char *)data, size });
	str uri = uri_of(&arena, text);
	struct maybe_int instant = instant_read(text), clock = clock_read(text);
	struct maybe_int number = uuid_number(text);
	assert(!uri.ptr || (uri_like(uri) && str_starts(uri, S("http"))));
	assert(!email_like(text) || json_format_valid(S("email"), text));
	assert(!instant.set || (instant.value > -70000000000 && instant.value < 300000000000));
	assert(!clock.set || (clock.value >= 0 && clock.value < 24 * 60));
	assert(!number.set || number.value >= 0);
	arena_free(&arena);
	return 0;
}
