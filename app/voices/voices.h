/*
 * voices — what people say to planning: suggestions, and comments on drafts.
 *
 * Whoever says something gets the number of a slip and a code, and with them finds
 * what became of it; every voice ends in a settlement with its reason.  A later
 * feature puts its drafts out for comments.
 */
#ifndef VOICES_H
#define VOICES_H
#include "ui/ui.h"
#include "web/web.h"
extern const struct feature voices;

/* A draft and its sections, in their order.  `anchor`: of the section's address, which
 * stays when the heading changes; empty: made from the heading. */
struct consultation_part { str anchor, heading, text; };
struct consultation_new {
	int64_t area;
	str title, introduction;               /* the introduction is Markdown, and so are texts */
	str opens_on, closes_on, settle_by;    /* days */
	const char *kind;                      /* of the record whose draft it is, "plan", or NULL */
	int64_t record;
	str href;                              /* where the draft is read otherwise; may be empty */
	const struct consultation_part *parts;
	size_t count;
};
/* Makes a consultation that the office can still correct before it publishes it, in the
 * caller's transaction; its id, or 0 and in *why a message. */
int64_t consultation_open(struct req *, const struct consultation_new *, const char **why);
#endif
