/* What the templates of services are given: everything is text by then. */
#ifndef SERVICE_VIEW_H
#define SERVICE_VIEW_H
#include "app/catalogue/catalogue_internal.h"

struct texts { str *items; size_t count; };

struct service_list_view {
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

struct contact_item { str value, note, href; };
struct contact_items { struct contact_item *items; size_t count; };
struct contact_view { struct contact_items phones, emails, webs; };
void contact_put(struct arena *, struct contact_view *, str kind, str value, str note);

struct place_view { str name, address, access, access_note; bool secret; };
struct place_views { struct place_view *items; size_t count; };

struct health_view {
	str referral, referral_note, new_patients, home_visits, insurance;
	struct maybe_int accepting;        /* new patients: 1, 0 or not told */
};

struct service_view {
	struct service_get_row *s;
	bool ended, long_ago, is_health;
	struct health_view health;
	str open_now;                      /* "Open, closes at 16:00"; empty: nobody knows */
	str caption, plain, age, areas, type, checked;
	struct texts description, groups, forms, hours, capacities;
	struct str_list verified;
	str free;
	struct ui_links situations;
	struct ui_downloads downloads;
	struct contact_view contacts;      /* for everybody */
	struct contact_view professionals; /* for those who refer people */
	struct place_views places;
};
struct service_view *service_view_make(struct req *, struct service_get_row *);
#endif
