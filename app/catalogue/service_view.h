/* What the templates of services are given: everything is text by then. */
#ifndef SERVICE_VIEW_H
#define SERVICE_VIEW_H
#include "app/catalogue/catalogue_internal.h"

void contact_put(struct arena *, struct contact_view *, str kind, str value, str note);

struct health_view {
	str referral, referral_note, new_patients, home_visits, insurance;
	struct maybe_int accepting;        /* new patients: 1, 0 or not told */
};

struct service_view {
	struct service_get_row *s;
	bool ended, long_ago, is_health, sensitive;
	struct health_view health;
	struct hours_rules opening;
	str open_now;                      /* "Open, closes at 16:00"; empty: nobody knows */
	str caption, plain, age, areas, type, checked;
	str codes;                         /* of its kind and whom it is for: search_code() */
	struct texts description, groups, forms, hours, capacities;
	struct str_list verified;
	str free;
	struct ui_links situations;
	struct ui_downloads downloads;
	str way;                           /* address of how it came about in planning; may be empty */
	struct contact_view contacts;      /* for everybody */
	struct contact_view professionals; /* for those who refer people */
	struct place_views places;
	bool mapped, roughly;              /* on a map; only by the municipality */
};
/* Street and number, postal code and town; or the one line of the source. */
struct service_places_of_row;
str address_words(struct arena *, const struct service_places_of_row *);
/* "Step-free access. Lift from the yard."; `toilet` may be ptr NULL. */
str access_words(struct req *, str step_free, str toilet, str note);
struct service_view *service_view_make(struct req *, struct service_get_row *);
#endif
