/* Made by tmplgen from tools/tests/tmplgen/messages.html; edit that. */
#pragma once
#include "web/html.h"
#line 1 "tools/tests/tmplgen/messages.html"
void messages(struct page *p, str name, int64_t n);
