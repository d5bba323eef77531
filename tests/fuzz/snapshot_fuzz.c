/* A snapshot of a kiosk.  What is not signed is refused; what is signed by the right key
 * is read without harm whatever it says, and is again what it was when written anew. */
#include "app/kiosk/snapshot.h"
#include "crypto/crypto.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_signed(struct arena *a, str public, str seed, str bytes)
{
	struct snapshot s, again;
	const char *end = memmem(bytes.ptr, bytes.len, "\n\n", 2);
	str list = str_part(bytes, 0, end ? (size_t)(end - bytes.ptr) + 1 : bytes.len);
	struct buf whole = { .arena = a }, out = { .arena = a };
	buf_printf(&whole, "rozcestnik-kiosk 2\n%.*s\n", STR_ARG(sign_make(a, seed, list)));
	buf_put(&whole, bytes);
	if (snapshot_read(a, buf_str(&whole), public, 0, &s))
		return;
	for (size_t i = 0; i < s.pages.count; i++)
		hours_at(s.pages.items[i].opening, 1773306000);
	snapshot_write(a, &s, seed, &out);
	assert(!snapshot_read(a, buf_str(&out), public, s.origin.made, &again));
	assert(again.pages.count == s.pages.count && again.origin.made == s.origin.made);
}

/* A page, as it would be written: its digest is made here, or nothing would be reached. */
static void read_page(struct arena *a, str public, str seed, str page)
{
	struct buf bytes = { .arena = a };
	buf_printf(&bytes, "made 7\n%.*s %zu /uk/kiosk/a\n\n", STR_ARG(digest(a, page)), page.len);
	buf_put(&bytes, page);
	read_signed(a, public, seed, buf_str(&bytes));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct snapshot s;
	str bytes = arena_copy(&arena, (str){ (const char *)data, size });
	str seed = digest(&arena, S("a seed")), public = sign_public(&arena, seed);
	assert(snapshot_read(&arena, bytes, public, 0, &s) != SNAPSHOT_RIGHT && !s.pages.count);
	read_signed(&arena, public, seed, bytes);
	read_page(&arena, public, seed, bytes);
	arena_free(&arena);
	return 0;
}
