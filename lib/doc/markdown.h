/*
 * markdown — what editors write, as markup that can do no harm.
 *
 * Headings, paragraphs, lists, emphasis, links, quotations and rules of CommonMark
 * (md4c).  There is no way to write markup itself: raw HTML stays text, pictures
 * leave their description, and a link leads only to https, http, mailto, tel or a
 * path of this site.  Headings begin at the second level, for the page has its own
 * first.  However the text is made, the answer is at most MARKDOWN_MOST bytes.
 */
#ifndef DOC_MARKDOWN_H
#define DOC_MARKDOWN_H
#include "base/base.h"
enum { MARKDOWN_MOST = 1024 * 1024 };

/* As HTML with the classes of the design system.  `prefix`: before paths of this site, such
 * as "/en"; NULL: none. */
str markdown_html(struct arena *, const char *prefix, str text);
/* As plain text, a line for each block: for feeds, search and messages. */
str markdown_plain(struct arena *, str text);
#endif
