/*
 * asked — the services that the address of a page asks for, by the filters that every
 * list of them shares: the list itself, the map.
 */
#ifndef ASKED_H
#define ASKED_H
#include "ui/ui.h"

/* What the form of the filters shows, and the page below it. */
struct service_list_view {
	str query;                         /* of the page, for another that shows the same */
	str text, place, corrected;
	bool place_unknown, unknown;
	bool area_chosen, elsewhere;       /* only providers seated outside the area */
	bool hours, open_now;              /* known of some service; only what is open */
	struct ui_choices areas, orders;
	struct { struct ui_filter *items; size_t count; } filters;
	struct ui_links active;
	int64_t total;
	struct ui_results results;
	struct ui_pagination pages;
};

struct service_asked {
	struct service_list_view *view;    /* without results and pages */
	struct int_list ids;               /* best first when there are words, else by name */
	struct maybe_int municipality, area;   /* they were narrowed to, by id */
};
/* Of those that fit, `limit` from number `from` (from 0). */
struct service_asked service_asked(struct req *, size_t from, size_t limit);
/* As a list shows them, in the order of the ids; what is not public is left out. */
struct ui_results service_results_of(struct req *, struct int_list ids);
#endif
