/* A list as somebody wrote it into an address, and the contact of whatever is called so:
 * what is read can be written and is then the same; no text adds a line to a contact. */
#include "app/shortlist/picks.h"
#include "doc/doc.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_changes(struct arena *a, struct str_list keys)
{
	for (size_t i = 0; i < keys.count; i++) {
		assert(picks_read(a, picks_without(a, keys, keys.items[i])).keys.count == keys.count - 1);
		assert(picks_read(a, picks_moved(a, keys, i, 1)).keys.count == keys.count);
		assert(str_eq(picks_with(a, keys, keys.items[i]), picks_text(a, keys)));
	}
}

static void check_contact(struct arena *a, str text)
{
	struct buf out = { .arena = a };
	str line, all;
	size_t ends = 0;
	vcard_put(&out, a, &(struct vcard){ .name = text, .organisation = text, .note = text,
		.address = text, .phones = { &text, 1 }, .emails = { &text, 1 } });
	all = buf_str(&out);
	assert(str_ends(all, S("\r\n")));
	all.len--;
	while (str_cut(&all, '\n', &line)) {
		assert(line.len && line.len <= 76 && line.ptr[line.len - 1] == '\r' && utf8_valid(line));
		assert(!memchr(line.ptr, '\r', line.len - 1));
		ends += str_starts(line, S("END:")) || str_starts(line, S("BEGIN:"));
	}
	assert(ends == 2);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str text = utf8_mend(&arena, (str){ (const char *)data, size });
	struct picks p = picks_read(&arena, text);
	str written = picks_text(&arena, p.keys);
	struct picks again = picks_read(&arena, written);
	assert(p.keys.count <= LIMIT_PICKS && again.keys.count == p.keys.count && !again.more);
	assert(str_eq(written, picks_text(&arena, again.keys)));
	check_changes(&arena, p.keys);
	check_contact(&arena, text);
	arena_free(&arena);
	return 0;
}
