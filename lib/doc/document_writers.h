/* The writers of documents; only lib/doc includes this.  Each writes the whole file. */
#ifndef DOC_DOCUMENT_WRITERS_H
#define DOC_DOCUMENT_WRITERS_H
#include "doc/document.h"
/* ptr NULL: its fonts are missing, which is logged. */
str document_pdf(const struct document *, struct arena *);
str document_pdf_with(const struct document *, struct arena *, const char *fonts);
str document_csv(const struct document *, struct arena *);
#endif
