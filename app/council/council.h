/*
 * council — papers for the bodies of a town: written, approved, taken from body to body,
 * followed up, published; and the official notice board.
 */
#ifndef COUNCIL_H
#define COUNCIL_H
#include "web/web.h"
extern const struct feature council;

/* Papers of the area on their way and its tasks that are open, a line each; for who
 * hands planning over. */
struct str_list council_papers_of(struct req *, int64_t area);
struct str_list council_tasks_of(struct req *, int64_t area);
#endif
