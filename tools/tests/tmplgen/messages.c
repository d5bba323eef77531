/* Made by tmplgen from tools/tests/tmplgen/messages.html; edit that. */
#include "tools/tests/tmplgen/messages.html.h"

#line 1 "tools/tests/tmplgen/messages.html"
void messages(struct page *p, str name, int64_t n)
{
	html_raw(p, "<p title=\"", 10);
#line 2 "tools/tests/tmplgen/messages.html"
	html_format(p, tr(p->lang, "Results for %s"), name);
	html_raw(p, "\">", 2);
#line 2 "tools/tests/tmplgen/messages.html"
	html_text(p, tr(p->lang, "100% \"sure\" }}"));
	html_raw(p, "</p>\n", 5);
#line 3 "tools/tests/tmplgen/messages.html"
	{ int64_t tn_count = n + 1; html_count(p, trn(p->lang, "%d place", "%d places", tn_count), tn_count); }
	html_raw(p, "\n", 1);
#line 5 "tools/tests/tmplgen/messages.html"
	{ int64_t tn_count = n; html_count(p, trn(p->lang, "One place", "%d places", tn_count), tn_count); }
	html_raw(p, "\n", 1);
#line 6 "tools/tests/tmplgen/messages.html"
	html_text(p, tr(p->lang, "Two" " parts"));
	html_raw(p, "\n", 1);
}
