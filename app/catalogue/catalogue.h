/*
 * catalogue — providers, services, places, life situations, crisis lines and
 * offices: the public directory and what keeps it true.
 */
#ifndef CATALOGUE_H
#define CATALOGUE_H
#include "app/people/people.h"
#include "app/catalogue/asked.h"
#include "app/catalogue/card.h"
#include "app/catalogue/landing.h"
#include "app/catalogue/public.h"
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
	int64_t weight;                    /* how much harm is done by an old one */
};
enum { FRESHNESS_PARTS = 6, FRESHNESS_LINE_PARTS = 2 };
/* Ended by code == NULL.  A crisis line has only the first two. */
extern const struct freshness_part freshness_parts[];
str freshness_method(const struct lang *, str method);     /* in words */
int64_t freshness_number(str part);                        /* FRESHNESS_PARTS: there is none */

/* How much an entry is to be believed.  Old is what is beyond its part's days,
 * stale what is beyond twice as many, or was never verified.  An edit verifies
 * nothing, nor does an import: the register does not say when somebody looked. */
enum freshness { FRESHNESS_FRESH, FRESHNESS_DUE, FRESHNESS_STALE };
enum freshness freshness_state(str verified_on, str today, int64_t days);
str freshness_words(const struct lang *, enum freshness);
/* Days of the last verification of each part, in their order; ptr NULL: never. */
struct freshness_days { int64_t record; str days[FRESHNESS_PARTS]; };
struct freshness_records { struct freshness_days *items; size_t count; };  /* by record */
struct freshness_days freshness_days_make(
	struct arena *, int64_t record, const struct maybe_int days[FRESHNESS_PARTS]);
/* The columns of a row of service_freshness, in the order of the parts. */
#define FRESHNESS_COLUMNS(row) ((const struct maybe_int[FRESHNESS_PARTS]){ (row)->contacts, \
	(row)->hours, (row)->places, (row)->price, (row)->entry, (row)->description })
int64_t freshness_day(str day);                            /* days since 1970-01-01 */
/* That a part was found to be true, and the row from which all else reads it: queue,
 * public note, reminders; of a service's contacts also the day that search ranks by.
 * In the caller's transaction. */
struct verification {
	str kind;                          /* service, crisis_line */
	int64_t record;
	str part, day, method;
	struct maybe_int account;
};
void freshness_verified(struct db *, const struct verification *);
/* Makes the rows of these services anew, for whoever has moved verifications. */
void freshness_settle(struct db *, struct arena *, struct int_list services);
/* Of these records, or of all when the list is empty.  Who was never verified is
 * not among them. */
struct freshness_records freshness_read(struct db *, struct arena *, str kind, struct int_list);
struct freshness_days freshness_days_of(const struct freshness_records *, int64_t record);
struct freshness_score {
	enum freshness state;              /* of its worst part */
	enum freshness parts[FRESHNESS_PARTS];
	int64_t points;                    /* how urgent it is; 0: all is fresh */
	str last;                          /* day of its last verification; ptr NULL: never */
};
struct freshness_score freshness_score(const struct freshness_days *, size_t parts, str today);
enum { FREE_DAYS = 14 };               /* that a told number of free places is shown */

/* Providers that have not ended, by their ids, to choose from. */
const struct choice *provider_choices(struct req *);
/* The codes of a list that hold today: "target_group". */
const struct choice *code_choices(struct req *, const char *list);

/* The published services that fit, as the public list finds them: best first when
 * there are words, else by name.  Codes and slugs are those of its address; what
 * is not known here finds as if it were not asked for, and `unknown` says so. */
struct service_query {
	str text, municipality, area;
	struct str_list types, groups, forms;
	bool open_now;                     /* only what is known to be open at r->now */
	size_t from, limit;
};
struct service_found { int64_t total; struct int_list ids; bool unknown; };
struct service_found service_find(struct req *, const struct service_query *);
/* Ids of public records ("service", "provider") that the portal's search finds,
 * best first. */
struct int_list catalogue_search(struct req *, str text, const char *kind, int64_t limit);
/* Brings the search's index up to the store; cheap when nothing changed.  While
 * the portal is served, a job does it.  Once a week it is filled anew, for entries
 * grow old without being changed. */
void catalogue_index_refresh(struct db *, struct arena *, int64_t now);

/* The name of an item of a codelist, or the plain sentence about it, in the page's
 * language (code_words.c).  `english` may be ptr NULL. */
str name_in(struct req *, str czech, str english);

#include "app/catalogue/asked.html.h"
#endif
