/* What was found, over everything. */
#ifndef SEARCH_VIEW_H
#define SEARCH_VIEW_H
#include "app/catalogue/situation_view.h"

struct search_view {
	struct ui_search_box box;
	int64_t total;
	str corrected;
	struct helper_views lines;         /* crisis lines, when the words speak of danger */
	struct founds found;
	struct ui_pagination pages;
};
#endif
