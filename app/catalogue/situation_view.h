/* What the templates of situations, crisis lines and offices are given. */
#ifndef SITUATION_VIEW_H
#define SITUATION_VIEW_H
#include "app/catalogue/service_view.h"
#include "app/catalogue/situation.sql.h"

struct step_views steps_view(struct req *, str text);

struct situation_view {
	struct situation_get_row *s;
	struct step_views steps;
	struct ui_downloads downloads;
	struct ui_results services;
	str keys;                          /* of the services, as a list has them */
	struct helper_views providers, lines, departments;
};

struct crisis_view { struct helper_views emergency, lines; };

struct home_view {
	struct situation_list_rows situations;
	struct ui_links types;             /* service types that somebody provides here */
	struct ui_search_box search;
	int64_t services, providers;
};

/* All, at most as many, by their names in the page's language. */
struct situation_list_rows situations_shown(struct req *, int64_t limit);
/* A situation with its steps and with who helps today. */
struct situation_view *situation_view_make(struct req *, struct situation_get_row *);
/* Where and when the department is (card.c). */
struct department_where department_where(struct req *, const struct department_list_row *);
#endif
