/* What the templates of situations, crisis lines and offices are given. */
#ifndef SITUATION_VIEW_H
#define SITUATION_VIEW_H
#include "app/catalogue/service_view.h"
#include "app/catalogue/situation.sql.h"

/* What is known of a line's number; of others nothing is said here. */
enum line_check { CHECK_NONE, CHECK_FRESH, CHECK_OLD, CHECK_NEVER };

/* Somebody to turn to who is not a service of the list. */
struct helper_view {
	int64_t id;
	str name, href, text, when, address;
	str checked;                       /* of a line: day of the last check, as it is written */
	enum line_check check;
	bool free_of_charge, emergency;
	struct contact_view contacts;
};
struct helper_views { struct helper_view *items; size_t count; };

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
	struct helper_views providers, lines, departments;
};

struct crisis_view { struct helper_views emergency, lines; };

struct office_view {
	str name, address;
	struct contact_view contacts;
	struct helper_views departments;
};
struct office_views { struct office_view *items; size_t count; };

struct home_view {
	struct situation_list_rows situations;
	struct ui_links types;             /* service types that somebody provides here */
	struct ui_search_box search;
	int64_t services, providers;
};

/* A situation with its steps and with who helps today. */
struct situation_view *situation_view_make(struct req *, struct situation_get_row *);
/* Crisis lines with their numbers. */
struct helper_views lines_view(struct req *, bool emergency);
#endif
