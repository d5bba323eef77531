/* What office suites' files have in common; see office.h. */
#include "doc/office.h"

/* U+FFFE and U+FFFF, which XML does not know. */
static bool not_in_xml(str s, size_t i)
{
	return s.ptr[i] == '\xef' && i + 2 < s.len && s.ptr[i + 1] == '\xbf' &&
		(unsigned char)s.ptr[i + 2] >= 0xbe;
}

void xml_put(struct buf *out, str text)
{
	struct arena own = { 0 };
	str s = utf8_valid(text) ? text : utf8_mend(&own, text);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c == '&')
			buf_put(out, S("&amp;"));
		else if (c == '<')
			buf_put(out, S("&lt;"));
		else if (c == '>')
			buf_put(out, S("&gt;"));
		else if (c == '"')
			buf_put(out, S("&quot;"));
		else if (not_in_xml(s, i))
			i += 2;
		else if (c >= ' ' || c == '\n' || c == '\t')
			buf_char(out, (char)c);
	}
	arena_free(&own);
}

str office_language(struct arena *a, str language)
{
	static const struct { const char *language, *land; } lands[] = {
		{ "cs", "CZ" }, { "uk", "UA" }, { "en", "GB" }, { "sk", "SK" }, { "de", "DE" },
	};
	for (size_t i = 0; i < COUNT(lands); i++)
		if (str_is(language, lands[i].language))
			return arena_printf(a, "%s-%s", lands[i].language, lands[i].land);
	return language;
}

str office_running(const struct document_about *about)
{
	return about->running.len ? about->running : about->title;
}
