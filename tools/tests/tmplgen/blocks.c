/* Made by tmplgen from tools/tests/tmplgen/blocks.html; edit that. */
#include "tools/tests/tmplgen/blocks.html.h"

#line 5 "tools/tests/tmplgen/blocks.html"
void list_head(struct page *p)
{
	html_raw(p, "<ul class=\"cards\">\n", 19);
}

#line 9 "tools/tests/tmplgen/blocks.html"
void list(struct page *p, struct service_rows found, int64_t total)
{
	html_raw(p, "<h1>", 4);
#line 10 "tools/tests/tmplgen/blocks.html"
	html_text(p, tr(p->lang, "Services"));
	html_raw(p, "</h1>\n", 6);
#line 11 "tools/tests/tmplgen/blocks.html"
	list_head(p);
#line 12 "tools/tests/tmplgen/blocks.html"
	{ const __typeof__(found) s_rows = found; for (size_t s_index = 0; s_index < (size_t)s_rows.count; s_index++) {
#line 12 "tools/tests/tmplgen/blocks.html"
		__typeof__(s_rows.items) s = &s_rows.items[s_index]; (void)s;
		html_raw(p, "<li", 3);
#line 13 "tools/tests/tmplgen/blocks.html"
		if (s_index + 1 == s_rows.count) {
			html_raw(p, " class=\"last\"", 13);
		}
		html_raw(p, ">\n", 2);
#line 14 "tools/tests/tmplgen/blocks.html"
		if (s->open) {
			html_raw(p, "<b>", 3);
#line 15 "tools/tests/tmplgen/blocks.html"
			html_put(p, s->name);
			html_raw(p, "</b>\n", 5);
#line 16 "tools/tests/tmplgen/blocks.html"
		} else if (s->name.len) {
#line 17 "tools/tests/tmplgen/blocks.html"
			html_put(p, s->name);
			html_raw(p, "\n", 1);
#line 18 "tools/tests/tmplgen/blocks.html"
		} else {
			html_raw(p, "—\n", 4);
		}
		html_raw(p, "</li>\n", 6);
	} }
	html_raw(p, "</ul>\n", 6);
#line 24 "tools/tests/tmplgen/blocks.html"
	list_pages(p, total,
                   "found");
}
