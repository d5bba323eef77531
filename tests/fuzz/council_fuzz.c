/* What people type into papers: numbers against patterns, texts looked through for personal
 * data, two versions compared.  The first line is a pattern, the second a number; what
 * follows are two texts, divided by an empty line. */
#include "app/council/texts.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void compare(struct arena *a, str before, str after)
{
	struct buf was = { .arena = a }, is = { .arena = a };
	struct differ_pieces p = council_differ(a, before, after);
	for (size_t i = 0; i < p.count; i++) {
		if (p.items[i].kind != DIFFER_NEW)
			buf_put(&was, p.items[i].text);
		if (p.items[i].kind != DIFFER_GONE)
			buf_put(&is, p.items[i].text);
	}
	assert(str_eq(buf_str(&was), before) && str_eq(buf_str(&is), after));
}

static void scan(struct arena *a, str text, str name)
{
	struct scan_finds f = scan_personal(a, text, (struct str_list){ &name, 1 });
	struct scan_office all[] = { { name, S("úřad") } };
	assert(f.count <= SCAN_MOST);
	for (size_t i = 0; i < f.count; i++)
		assert(f.items[i].text.len && *scan_label(f.items[i].kind));
	str replaced = scan_replace(a, text, all, 1);
	assert(!name.len ? str_eq(replaced, text) : str_has(text, name) || str_eq(replaced, text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str rest = utf8_mend(&arena, (str){ (const char *)data, size }), pattern, number;
	if (!str_cut(&rest, '\n', &pattern) || !str_cut(&rest, '\n', &number)) {
		arena_free(&arena);
		return 0;
	}
	const char *empty = rest.len ? memmem(rest.ptr, rest.len, "\n\n", 2) : NULL;
	size_t half = empty ? (size_t)(empty - rest.ptr) : rest.len;
	str before = str_part(rest, 0, half), after = str_part(rest, half, rest.len);
	number_wrong(pattern, number, (struct number_known){ 2024, SOME(7) });
	number_pattern_wrong(pattern);
	if (!item_pattern_wrong(pattern))
		assert(item_present(pattern, item_number(&arena, pattern, 1)));
	operative_draft(&arena, before, S("NN.NN"), number);
	scan(&arena, rest, number);
	compare(&arena, before, after);
	arena_free(&arena);
	return 0;
}
