/*
 * public — what everybody may know of the catalogue, for features that show it in pages of
 * their own: the signpost, the map, the kiosk.
 *
 * The one idea: these are the very texts of the public pages, in the page's language, made
 * by the same code; so what a public page keeps to itself (secret addresses, contacts for
 * professionals, what is not published) is not here either.
 */
#ifndef CATALOGUE_PUBLIC_H
#define CATALOGUE_PUBLIC_H
#include "hours/hours.h"
#include "ui/ui.h"

struct texts { str *items; size_t count; };

struct contact_item { str value, note, href; };
struct contact_items { struct contact_item *items; size_t count; };
struct contact_view { struct contact_items phones, emails, webs; };

struct place_view { str name, address, access, access_note; bool secret; };
struct place_views { struct place_view *items; size_t count; };

/* Where in the office a department is and when, in words; empty where nobody said. */
struct department_where {
	str room;                          /* 2nd floor, door 12 */
	str access, open_now;
	bool open;
	struct str_list hours, agendas;
};

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
	struct department_where where;     /* of a department, and by what a list knows it */
	str key;
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

struct office_view {
	str name, address;
	struct contact_view contacts;
	struct helper_views departments;
};
struct office_views { struct office_view *items; size_t count; };

/* Something that was found, over everything. */
struct found {
	str kind, kind_text, title, url, note, external_id;
	int64_t id;
	bool has_provider;
	struct { int64_t id; str external_id, name; } provider;
};
struct founds { struct found *items; size_t count; };

struct public_service {
	str name, provider, caption, plain, age, price, entry_conditions, languages, areas;
	str codes; /* of its kind and whom it is for, as search_code() writes them */
	struct texts description, groups, hours;
	struct contact_view contacts;
	struct place_views places;
	struct hours_rules opening;        /* empty: nobody knows */
	bool long_ago, sensitive;          /* nobody has verified it for a long time; see site.h */
};
/* NULL: there is none of this name, or it has ended. */
struct public_service *public_service(struct req *, str slug);

struct public_situation {
	str name, description;
	bool sensitive;
	struct step_views steps;
	struct ui_results services;
	struct helper_views providers, lines, departments;
};
struct public_situation *public_situation(struct req *, str slug);

struct public_provider {
	str name, description, address;
	struct contact_view contacts;
	struct ui_links services;
};
struct public_provider *public_provider(struct req *, str slug);

struct ui_links public_situations(struct req *);   /* all, with their addresses */
struct helper_views public_lines(struct req *, bool emergency);
struct office_views public_offices(struct req *);
/* Names of all services and providers in addresses. */
struct str_list public_service_slugs(struct req *), public_provider_slugs(struct req *);

struct public_search {
	struct founds found;
	int64_t total;
	str corrected;                     /* what was searched instead; or empty */
};
struct public_search public_search(struct req *, str text, int64_t limit);
/* Words by which people ask, as the office has them and search_lexicon() takes them. */
str synonyms_text(struct db *, struct arena *);
/* Whether somebody who writes this may be in danger: the crisis lines come first then. */
bool catalogue_speaks_of_danger(struct arena *, str text);

/* Whether a service is open at r->now, in words: "Open, closes at 16:00"; ptr NULL:
 * nobody knows, which is not the same as closed. */
struct service_open { int64_t id; bool open; str words; };
struct service_opens { struct service_open *items; size_t count; };
struct service_opens service_opens(struct req *, struct int_list ids);     /* one for each id */

/* Services as lists show them, crisis lines and departments with all their contacts: in
 * the order of the ids, without what the public may not see. */
struct service_card { int64_t id; struct ui_result card; };
struct service_cards { struct service_card *items; size_t count; };
struct service_cards service_cards(struct req *, struct int_list ids);
struct helper_views help_lines(struct req *, struct int_list ids);
struct helper_views help_departments(struct req *, struct int_list ids);
/* As a list of the page. */
void help_put(struct page *, struct helper_views);

/* A service that is open at r->now. */
struct public_open { struct ui_result service; struct hours_rules opening; };
struct public_opens { struct public_open *items; size_t count; int64_t total; };
struct public_opens public_open_now(struct req *, size_t limit);
/* "Open, closes at 16:00", at r->now; ptr NULL when nobody knows.  The page that says it
 * holds no longer than it is true. */
str public_opening_words(struct req *, struct hours_rules);
#endif
