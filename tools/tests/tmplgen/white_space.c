/* Made by tmplgen from tools/tests/tmplgen/white_space.html; edit that. */
#include "tools/tests/tmplgen/white_space.html.h"

#line 1 "tools/tests/tmplgen/white_space.html"
void white_space(struct page *p, str x, bool c)
{
	html_raw(p, "<p>Indentation\n"
		"and empty lines go,\n"
		"spaces within a  line stay. \n", 64);
#line 8 "tools/tests/tmplgen/white_space.html"
	if (c) {
	}
	html_raw(p, "What?\?! \"quoted\" \\ back.</p>\n"
		"<pre>\n"
		"  ", 37);
#line 11 "tools/tests/tmplgen/white_space.html"
	html_put(p, x);
	html_raw(p, "\n"
		"\n"
		"\011kept\n", 8);
#line 14 "tools/tests/tmplgen/white_space.html"
	if (c) {
		html_raw(p, "  kept too\n", 11);
	}
	html_raw(p, "</pre>\n"
		"<textarea>\n"
		"  a\n"
		"\n"
		"  b</textarea>\n"
		"<p title=\"two\n"
		"\011  lines\">\011</p>\n", 68);
}
