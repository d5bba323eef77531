/* The writers of documents; only lib/doc includes this.  Each writes the whole file. */
#ifndef DOC_DOCUMENT_WRITERS_H
#define DOC_DOCUMENT_WRITERS_H
#include "doc/document.h"
str document_csv(const struct document *, struct arena *);
#endif
