/* What the templates of situations, crisis lines and offices are given. */
#ifndef SITUATION_VIEW_H
#define SITUATION_VIEW_H
#include "app/catalogue/service_view.h"
#include "app/catalogue/situation.sql.h"

/* A step as the page shows it. */
struct step_view {
	int64_t number;
	str what, who, deadline, money;
	struct str_list text, papers;
	struct contact_items phones;
	str source, address, checked;      /* checked: as it is written; empty: never */
	bool doubtful;                     /* a deadline or money that may be otherwise by now */
};
struct step_views {
	struct step_view *items; size_t count;
	bool deadlines, money;             /* some of them have one */
	struct str_list papers;            /* of all of them, each once */
};
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

/* A situation with its steps and with who helps today. */
struct situation_view *situation_view_make(struct req *, struct situation_get_row *);
/* Where and when the department is (card.c). */
struct department_where department_where(struct req *, const struct department_list_row *);
#endif
