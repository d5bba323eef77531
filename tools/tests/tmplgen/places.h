/* Made by tmplgen from tools/tests/tmplgen/places.html; edit that. */
#pragma once
#include "web/html.h"
#line 1 "tools/tests/tmplgen/places.html"
void places(struct page *p, str x, struct str_list rows, bool c);
