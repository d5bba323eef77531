/*
 * documents — plans on paper; private to app/planning.
 *
 * The one idea: a document is made of the same lines as the page, so the annex of a
 * resolution and the web say the same.
 */
#ifndef PLANNING_DOCUMENTS_H
#define PLANNING_DOCUMENTS_H
#include "app/planning/view.h"
#include "doc/doc.h"

struct document_source {
	str title, subtitle, author;
	str day;                           /* of the edition */
	const struct plan_lines *lines;
};
/* A plan, whole; an action plan; how its year ended; how far measures are. */
struct document *plan_document(struct req *, const struct document_source *);
struct document *action_document(struct req *, const struct document_source *);
struct document *evaluation_document(struct req *, const struct document_source *);
struct document *progress_document(struct req *, const struct document_source *);

/* The document as a file of that name and format; 404 for a format that is none. */
int document_answer(struct req *, const struct document *, str name, str suffix);
int plans_progress_csv(struct req *);
#endif
