/* Made by tmplgen from tools/tests/tmplgen/content.html; edit that. */
#include "tools/tests/tmplgen/content.html.h"

#line 1 "tools/tests/tmplgen/content.html"
void shown(struct page *p, str name, struct html text)
{
	html_raw(p, "<a href=\"", 9);
#line 2 "tools/tests/tmplgen/content.html"
	html_prefix(p);
	html_raw(p, "/sluzby/", 8);
#line 2 "tools/tests/tmplgen/content.html"
	html_put_plain(p, name);
	html_raw(p, "\">", 2);
#line 2 "tools/tests/tmplgen/content.html"
	html_put_content(p, name);
	html_raw(p, "</a><a href=\"", 13);
#line 2 "tools/tests/tmplgen/content.html"
	html_put_url(p, name);
	html_raw(p, "\" title=\"", 9);
#line 2 "tools/tests/tmplgen/content.html"
	html_put_plain(p, name);
	html_raw(p, "\">", 2);
#line 2 "tools/tests/tmplgen/content.html"
	html_put_content(p, (name));
	html_raw(p, "</a>\n"
		"<img src=\"/assets/x.svg\" alt=\"\"><a href=\"//elsewhere.example/\">x</a><div>", 78);
#line 3 "tools/tests/tmplgen/content.html"
	html_put_content(p, text);
	html_raw(p, "</div>\n", 7);
}
