/* Made by tmplgen from tools/tests/tmplgen/blocks.html; edit that. */
#pragma once
#include "web/html.h"
#line 2 "tools/tests/tmplgen/blocks.html"
#include "app/catalogue/catalogue.h"
#line 3 "tools/tests/tmplgen/blocks.html"
#include "web/web.h"
#line 5 "tools/tests/tmplgen/blocks.html"
void list_head(struct page *p);
#line 9 "tools/tests/tmplgen/blocks.html"
void list(struct page *p, struct service_rows found, int64_t total);
