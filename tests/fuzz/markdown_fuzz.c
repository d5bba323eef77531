/* What an editor writes: whatever it is, the markup has none but our elements, no
 * address but ours, and what was opened is closed. */
#include "doc/doc.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool known(str tag)
{
	static const char *const tags[] = { "h2", "h3", "p", "ul", "ol", "li", "blockquote", "hr",
		"pre", "a", "em", "strong", "code", "br" };
	for (size_t i = 0; i < COUNT(tags); i++)
		if (str_is(tag, tags[i]))
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	str text = utf8_mend(&arena, (str){ (const char *)data, size });
	str html = markdown_html(&arena, NULL, text), rest = html, piece;
	int open = 0;
	assert(html.len < 2 * MARKDOWN_MOST);
	str_cut(&rest, '<', &piece);
	while (str_cut(&rest, '<', &piece)) {
		str tag, inside;
		bool end = str_starts(piece, S("/"));
		assert(str_cut(&piece, '>', &inside) && piece.ptr);
		if (end)
			inside = str_part(inside, 1, inside.len);
		str_cut(&inside, ' ', &tag);
		assert(known(tag));
		if (!str_is(tag, "br") && !str_is(tag, "hr"))
			open += end ? -1 : 1;
		assert(open >= 0);
		assert(!str_has(inside, S("href=\"javascript")));
	}
	assert(!open);
	markdown_plain(&arena, text);
	arena_free(&arena);
	return 0;
}
