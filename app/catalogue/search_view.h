/* What was found, over everything. */
#ifndef SEARCH_VIEW_H
#define SEARCH_VIEW_H
#include "app/catalogue/situation_view.h"

struct search_view {
	struct ui_search_box box;
	int64_t total;
	str corrected, exact;              /* what is searched instead; the address of what was typed */
	str place, rest;                   /* in which it is searched; the address without it */
	bool elsewhere;                    /* nothing is there */
	struct ui_links broader;           /* when nothing was found: parts of it that find something */
	bool danger;                       /* the words speak of it */
	struct helper_views lines;         /* crisis lines, then and when nothing was found */
	struct founds found;
	struct ui_pagination pages;
};
#endif
