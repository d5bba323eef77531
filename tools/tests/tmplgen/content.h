/* Made by tmplgen from tools/tests/tmplgen/content.html; edit that. */
#pragma once
#include "web/html.h"
#line 1 "tools/tests/tmplgen/content.html"
void shown(struct page *p, str name, struct html text);
