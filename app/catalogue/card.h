/*
 * card — whom to turn to, as it is handed to somebody: on a list of their own, on a
 * slip of paper, as a contact in a telephone.  A service, or a department of an office.
 *
 * The one idea: a card is all that leaves the catalogue for a person's hands, and it is
 * made from queries that know no address of a secret place.
 */
#ifndef CARD_H
#define CARD_H
#include "app/catalogue/public.h"

struct card {
	str key;                           /* a service's slug, or "@12" of a department */
	bool department;
	str name, of, href;                /* of: its provider, its office */
	str about, entry, price;           /* entry: how one gets in */
	struct contact_view contacts;
	struct str_list places;            /* addresses */
	struct department_where where;     /* of a service hours, and whether it is open */
	str checked;                       /* 12. 3. 2026 */
	bool secret;                       /* some address is secret, and not here */
	bool sensitive;                    /* its page hides itself: see site_sensitive() */
	bool ended;
};
struct cards { struct card *items; size_t count; };

enum { CARD_KEY = 200 };               /* bytes of the longest key */
/* Whether it looks like a key; only the store knows if there is such a card. */
bool card_key(str);
/* Those of the keys that the public may see, in their order, each once.  A service
 * that was merged is the one it became. */
struct cards cards_of(struct req *, struct str_list keys);
/* What the portal's search finds while somebody writes, best first. */
struct cards cards_found(struct req *, str text, bool departments, size_t limit);
/* Who solves what: every department, office by office. */
struct cards cards_of_departments(struct req *);
#endif
