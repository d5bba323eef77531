/* The documents of groups, each built by its calls; in which formats, document.h says. */
#ifndef GROUPS_DOCUMENTS_H
#define GROUPS_DOCUMENTS_H
#include "app/groups/groups_view.h"
#include "doc/doc.h"
struct document *charter_document(struct req *, const struct group_get_row *);
struct document *invitation_document(struct req *, const struct group_get_row *,
	const struct meeting_get_row *, bool open);
struct document *sheet_document(struct req *, const struct group_get_row *,
	const struct meeting_get_row *);
/* `open`: for everybody, so that nobody is named without consent. */
struct document *minutes_document(struct req *, const struct group_get_row *,
	const struct meeting_get_row *, bool open);
struct document *thanks_document(struct req *, const struct group_get_row *);
struct document *ballot_document(struct req *, const struct group_get_row *,
	const struct ballot_get_row *);
#endif
