/* Documents of the council: the paper in the town's own form, an excerpt of a resolution,
 * the list of tasks.  Private to app/council. */
#ifndef COUNCIL_DOCUMENTS_H
#define COUNCIL_DOCUMENTS_H
#include "app/council/view.h"

/* What the form says: of the office's paper, or of the copy that the public sees. */
struct paper_words {
	str title, department, prepared, presented, statement, previous, report, signed_by;
};
struct paper_words paper_words_of(struct req *, const struct paper *, bool copy);
/* The same for a page, without what stands there by itself: drafts and the report. */
struct council_facts council_facts_of(struct req *, const struct paper *,
	const struct paper_words *, bool copy);
struct ui_links council_previous_links(struct req *, const struct paper *, bool copy);
/* A name, or the office when there is none. */
struct document *paper_document(struct req *, const struct paper *, bool copy);
struct document *hearing_excerpt_document(struct req *, const struct paper *, const hearing_row *,
	bool copy);
struct document *council_tasks_document(struct req *, struct council_task_list_rows);

/* The format of a file "name.suffix" of that name; else DOCUMENT_FORMATS. */
enum document_format council_document_asked(str file, const char *name);
/* Answers "material.pdf" or "vypis-7.pdf" of the paper. */
int paper_document_answer(struct req *, const struct paper *, str file, bool copy);
#endif
