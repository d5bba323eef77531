/* The writers of documents, and what else adds to their trees; only lib/doc includes this. */
#ifndef DOC_DOCUMENT_WRITERS_H
#define DOC_DOCUMENT_WRITERS_H
#include "doc/document.h"

/* A part at the end of what is open; words at the end of some, none if they are empty. */
struct document_part *document_part_add(struct document *, enum document_kind);
void document_run_add(struct document *, struct document_runs *, struct document_run);

/* Each writes the whole file. */
/* ptr NULL: its fonts are missing, which is logged. */
str document_pdf(const struct document *, struct arena *);
str document_pdf_with(const struct document *, struct arena *, const char *fonts);
str document_odt(const struct document *, struct arena *);
str document_docx(const struct document *, struct arena *);
str document_xlsx(const struct document *, struct arena *);
str document_csv(const struct document *, struct arena *);
#endif
