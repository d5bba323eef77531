/* What the templates of the kiosk are given; private to app/kiosk. */
#ifndef KIOSK_VIEW_H
#define KIOSK_VIEW_H
#include "app/kiosk/page.h"
#include "app/site/site.h"

/* How somebody needs the screen to be.  It is in the address and nowhere else, so it ends
 * with the visit: ?vzhled=k (more contrast), n (controls lower), kn (both). */
struct kiosk_look {
	bool contrast, low;
	str other_contrast, other_low;     /* this page with the one changed */
};

/* The page in a language: its code, what it calls itself. */
struct kiosk_tongue { str code, name; struct html_address href; bool current; };
struct kiosk_tongues { struct kiosk_tongue *items; size_t count; };

struct kiosk_frame {
	const struct kiosk_page *page;
	struct kiosk_look look;
	struct kiosk_tongues tongues;
	str portal, town, style, script, back, state;
	str age;                           /* "22. 11. 2026 v 10:05"; ptr NULL: of this moment */
	bool old;                          /* older than a week */
	bool start;
	bool fresh;                        /* the start as it is for who comes first */
};

/* An address as it is given to a telephone: as squares and in words. */
struct kiosk_code { str label, address; struct qr qr; };
struct kiosk_codes { struct kiosk_code *items; size_t count; };

struct kiosk_links { struct ui_link *items; size_t count; };

struct kiosk_row { str label; struct texts texts; struct place_views places; };
struct kiosk_rows { struct kiosk_row *items; size_t count; };

/* Whom to call: a service, a provider, a line, a department. */
struct kiosk_card {
	str title, href, note, when, checked, address;
	struct contact_items phones, emails;
	bool unchecked, free_of_charge;
};
struct kiosk_cards { struct kiosk_card *items; size_t count; };

struct kiosk_service_view {
	const struct public_service *s;
	struct kiosk_rows rows;
	struct kiosk_codes codes;
};
struct kiosk_situation_view {
	str description;
	struct step_views steps;
	struct kiosk_cards services, providers, lines, departments;
	struct kiosk_codes codes;
};
struct kiosk_provider_view {
	const struct public_provider *p;
	struct kiosk_links services;
	struct kiosk_codes codes;
};
struct kiosk_crisis_view { struct kiosk_cards emergency, lines; };
struct kiosk_office {
	str name, address;
	struct kiosk_cards departments;
	struct kiosk_codes codes;
};
struct kiosk_offices { struct kiosk_office *items; size_t count; };

/* A key of the keyboard on the screen; `name`: an English message id, where the letter
 * does not say what it does. */
struct kiosk_key { str value, label, name; };
struct kiosk_keys { const struct kiosk_key *items; size_t count; };
struct kiosk_key_rows { const struct kiosk_keys *items; size_t count; };
struct kiosk_key_rows kiosk_key_rows(void);
#endif
