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
	bool free_of_charge, emergency, round_the_clock;
	struct contact_view contacts;
};
struct helper_views { struct helper_view *items; size_t count; };

struct situation_view {
	struct situation_get_row *s;
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

/* Crisis lines with their numbers. */
struct helper_views lines_view(struct req *, bool emergency);
#endif
