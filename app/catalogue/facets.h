/*
 * facets — the published services as columns of small numbers, in memory.
 *
 * The list of services says beside every option of a filter how many services it
 * would find.  In SQL that is a walk over all of them once for each filter, tens
 * of milliseconds a page for the register of the whole country; over these
 * columns it is a fraction of one.  The columns are a cache: made from the store
 * by whoever asks first, and anew when its version or the day has changed.
 *
 * Only files of the catalogue include this.
 */
#ifndef FACETS_H
#define FACETS_H
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/facets.sql.h"

enum facet { TYPES, GROUPS, FORMS, KINDS, FACETS };
/* What stands for a code in the facet KINDS; facet_services() says the same. */
enum service_kind { KIND_REGISTERED = 1, KIND_RELATED, KIND_HEALTH };
enum service_order { BY_NAME, BY_PROVIDER, BY_CHANGE, BY_FIT, SERVICE_ORDERS };

/* What the list of services is narrowed to; zero: everything, by name. */
struct service_filter {
	struct int_list codes[FACETS];     /* any of these types, groups, forms, kinds */
	bool found;                        /* whether only these ids count, best first */
	struct int_list ids;
	struct maybe_int municipality;     /* what has a place in it, and what comes to it */
	struct maybe_int area;             /* the same of a part of it */
	bool seat_elsewhere;               /* only if the provider's seat is outside the area */
	bool open_now;                     /* only what is known to be open at r->now */
	enum service_order order;          /* BY_FIT: as the ids stand */
};

struct facet_totals { const int64_t *codes; const uint32_t *totals; size_t count; };
struct facet_answer {
	int64_t total;                     /* services that fit */
	struct int_list page;              /* those on the page, in order */
	/* What each option would find with the other filters as they are. */
	struct facet_totals facets[FACETS];
	struct facet_areas_rows areas;     /* in which some service has a place */
	bool hours;                        /* of some service it is known when it is open */
};

/* Everything in the request's arena. */
struct facet_answer facets_ask(
	struct req *, const struct service_filter *, size_t from, size_t limit);
int64_t facet_total(const struct facet_answer *, enum facet, int64_t code);

/* Whether the columns are kept from one request to the next, which the server
 * says before its threads ask; tests change stores behind the program's back. */
void facets_keep(bool);
#endif
