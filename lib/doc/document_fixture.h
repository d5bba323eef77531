/* For tests and measurements: documents that have every part, in all the ways it comes. */
#ifndef DOCUMENT_FIXTURE_H
#define DOCUMENT_FIXTURE_H
#include "doc/document.h"

/* All parts: contents, lists in lists, tables over pages, a picture, lines to sign on. */
struct document *try_document(struct arena *);
/* A form on its side without a title, with a table of many columns. */
struct document *try_form(struct arena *);
/* A plan of so many measures, a page each or more: about 200 pages with 150. */
struct document *try_plan(struct arena *, int measures);
/* Texts that nobody expects, in every part. */
struct document *try_odd(struct arena *);
#endif
