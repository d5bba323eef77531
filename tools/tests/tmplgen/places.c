/* Made by tmplgen from tools/tests/tmplgen/places.html; edit that. */
#include "tools/tests/tmplgen/places.html.h"

#line 1 "tools/tests/tmplgen/places.html"
void places(struct page *p, str x, struct str_list rows, bool c)
{
	html_raw(p, "<!doctype html>\n"
		"<!-- A comment may <b>hold tags</b>. -->\n"
		"<title>", 64);
#line 4 "tools/tests/tmplgen/places.html"
	html_put_plain(p, x);
	html_raw(p, " </titles></title>\n"
		"<script type=\"module\" src=\"", 46);
#line 5 "tools/tests/tmplgen/places.html"
	html_prefix(p);
	html_raw(p, "/a.js\"></script>\n"
		"<style>p::before { content: \"<b>\" }</style>\n"
		"<a href=\"", 70);
#line 7 "tools/tests/tmplgen/places.html"
	html_put_url(p, x);
	html_raw(p, "\">1</a> <a href='", 17);
#line 7 "tools/tests/tmplgen/places.html"
	html_put_url(p, x);
	html_raw(p, "?a=", 3);
#line 7 "tools/tests/tmplgen/places.html"
	html_put_plain(p, x);
	html_raw(p, "'>2</a> <a HREF=\"", 17);
#line 7 "tools/tests/tmplgen/places.html"
	html_prefix(p);
	html_raw(p, "/a/", 3);
#line 7 "tools/tests/tmplgen/places.html"
	html_put_plain(p, x);
	html_raw(p, "\">3</a>\n"
		"<a href=\"", 17);
#line 8 "tools/tests/tmplgen/places.html"
	if (c) {
#line 8 "tools/tests/tmplgen/places.html"
		html_put_url(p, x);
#line 8 "tools/tests/tmplgen/places.html"
	} else {
		html_raw(p, "/x", 2);
	}
	html_raw(p, "\">4</a> <a data-href=\"a", 23);
#line 8 "tools/tests/tmplgen/places.html"
	html_put_plain(p, x);
	html_raw(p, "\">5</a>\n"
		"<a href=\"mailto:", 24);
#line 9 "tools/tests/tmplgen/places.html"
	html_put_plain(p, x);
	html_raw(p, "\">6</a> <img src=\"", 18);
#line 9 "tools/tests/tmplgen/places.html"
	html_put_url(p, x);
	html_raw(p, "\" alt=\"", 7);
#line 9 "tools/tests/tmplgen/places.html"
	html_put_plain(p, x);
	html_raw(p, "\"><br/>\n"
		"<input", 14);
#line 10 "tools/tests/tmplgen/places.html"
	if (c) {
		html_raw(p, " checked", 8);
	}
	html_raw(p, " value=\"", 8);
#line 10 "tools/tests/tmplgen/places.html"
	html_put_plain(p, x);
	html_raw(p, "\">\n"
		"<input\n"
		"name=\"x\"\n", 19);
#line 13 "tools/tests/tmplgen/places.html"
	if (c) {
		html_raw(p, "required\n", 9);
#line 15 "tools/tests/tmplgen/places.html"
	} else {
		html_raw(p, "disabled\n", 9);
	}
	html_raw(p, "class=\"", 7);
#line 18 "tools/tests/tmplgen/places.html"
	{ const __typeof__(rows) r_rows = rows; for (size_t r_index = 0; r_index < (size_t)r_rows.count; r_index++) {
#line 18 "tools/tests/tmplgen/places.html"
		__typeof__(r_rows.items) r = &r_rows.items[r_index]; (void)r;
#line 18 "tools/tests/tmplgen/places.html"
		html_put_plain(p, *r);
		html_raw(p, " ", 1);
	} }
	html_raw(p, "\">\n"
		"<input type=text ", 20);
#line 19 "tools/tests/tmplgen/places.html"
	if (c) {
		html_raw(p, "autofocus", 9);
	}
	html_raw(p, ">\n", 2);
}
