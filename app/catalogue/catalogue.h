/*
 * catalogue — providers, services, places, life situations, crisis lines and
 * offices: the public directory and what keeps it true.
 */
#ifndef CATALOGUE_H
#define CATALOGUE_H
#include "app/people/people.h"
extern const struct feature catalogue;

/* Roles that keep the catalogue, everywhere or in their area. */
#define CATALOGUE_KEEPERS (ROLE_ADMIN | ROLE_EDITOR | ROLE_COORDINATOR | ROLE_HEAD)
/* Whether the visitor keeps the entries of this provider: by its seat and places. */
bool provider_may(struct req *, int64_t provider);
/* A group of fields that are verified together and grow old together: a phone
 * number changes sooner than what a service is for. */
struct freshness_part {
	const char *code, *label;          /* label: an English message id */
	int64_t days;                      /* after which it is to be verified again */
};
extern const struct freshness_part freshness_parts[];      /* ended by code == NULL */
str freshness_method(const struct lang *, str method);     /* in words */
enum { FREE_DAYS = 14 };               /* that a told number of free places is shown */

/* Providers that have not ended, by their ids, to choose from. */
const struct choice *provider_choices(struct req *);

/* The published services that fit, as the public list finds them: best first when
 * there are words, else by name.  Codes and slugs are those of its address; what
 * is not known here finds as if it were not asked for, and `unknown` says so. */
struct service_query {
	str text, municipality, area;
	struct str_list types, groups, forms;
	size_t from, limit;
};
struct service_found { int64_t total; struct int_list ids; bool unknown; };
struct service_found service_find(struct req *, const struct service_query *);
/* Ids of public records ("service", "provider") that the portal's search finds,
 * best first. */
struct int_list catalogue_search(struct req *, str text, const char *kind, int64_t limit);
/* Brings the search's index up to the store; cheap when nothing changed.  While
 * the portal is served, a job does it. */
void catalogue_index_refresh(struct db *, struct arena *);
#endif
