/*
 * difference — what a source of records says otherwise than we do, and deciding
 * of it; private to app/upkeep.
 *
 * The import asks (app/catalogue/import_differ.c), a person decides, field by
 * field: ours stays, and is asked about again only when the source says something
 * new; or theirs is taken, and the field follows its source from then on.
 */
#ifndef DIFFERENCE_H
#define DIFFERENCE_H
#include "app/catalogue/catalogue.h"
#include "app/office/office.h"
#include "app/upkeep/difference.sql.h"

enum {
	DIFFERENCES_MOST = 5000,           /* that are looked through */
	DIFFERENCES_PAGE = 20,             /* records on a page */
};

struct difference_line {
	int64_t id;
	str label, ours, theirs, source, found;
	str decided;                       /* how, by whom and when; empty: it is open */
	bool follows;
};
struct difference_record {
	str name, kind, url;
	struct { struct difference_line *items; size_t count; } lines;
};
struct differences_view {
	struct req *r;
	struct site_frame *frame;
	struct { struct difference_record *items; size_t count; } records;
	struct ui_pagination pages;
	int64_t done, refused;             /* what was just decided, and what could not be taken */
	bool decided;                      /* the list of what was decided */
};

int differences_list(struct req *), differences_decide(struct req *);
int64_t differences_waiting(struct req *);
/* "the register of providers (rpss)" */
str source_words(struct req *, str source);
#endif
