/* Made by tmplgen from tools/tests/tmplgen/white_space.html; edit that. */
#pragma once
#include "web/html.h"
#line 1 "tools/tests/tmplgen/white_space.html"
void white_space(struct page *p, str x, bool c);
