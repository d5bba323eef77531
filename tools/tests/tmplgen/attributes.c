/* Made by tmplgen from tools/tests/tmplgen/attributes.html; edit that. */
#include "tools/tests/tmplgen/attributes.html.h"

#line 1 "tools/tests/tmplgen/attributes.html"
void attributes(struct page *p, struct html_attributes list, struct html_classes more)
{
	html_raw(p, "<p class=\"a", 11);
#line 2 "tools/tests/tmplgen/attributes.html"
	html_put_plain(p, more);
	html_raw(p, "\"", 1);
#line 2 "tools/tests/tmplgen/attributes.html"
	html_attributes(p, list);
	html_raw(p, ">a</p>\n"
		"<input value=\"b\" ", 24);
#line 3 "tools/tests/tmplgen/attributes.html"
	html_attributes(p, list);
	html_raw(p, " required>\n"
		"<p", 13);
#line 4 "tools/tests/tmplgen/attributes.html"
	html_attributes(p, list);
	html_raw(p, ">", 1);
#line 4 "tools/tests/tmplgen/attributes.html"
	html_put(p, attributes);
	html_raw(p, "</p>\n", 5);
}
