/* Made by tmplgen from tools/tests/tmplgen/attributes.html; edit that. */
#pragma once
#include "web/html.h"
#line 1 "tools/tests/tmplgen/attributes.html"
void attributes(struct page *p, struct html_attributes list, struct html_classes more);
