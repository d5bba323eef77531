/* What the templates of situations, crisis lines and offices are given. */
#ifndef SITUATION_VIEW_H
#define SITUATION_VIEW_H
#include "app/catalogue/service_view.h"
#include "app/catalogue/situation.sql.h"

struct situation_view {
	struct situation_get_row *s;
	struct ui_downloads downloads;
	struct ui_results services;
	struct helper_views providers, lines, departments;
};

struct crisis_view { struct helper_views emergency, lines; };

struct home_view {
	struct situation_list_rows situations;
	struct ui_links types;             /* service types that somebody provides here */
	struct ui_search_box search;
	int64_t services, providers;
};

struct situation_view *situation_view_make(struct req *, struct situation_get_row *);
#endif
