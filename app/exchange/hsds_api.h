/*
 * hsds_api — what a request to the API asks for, read once and checked.
 *
 * Parameters stand in the address, or in the body of a POST: as a form or as an
 * object of JSON.  What is not understood is a 400 that names the parameter.
 *
 * Only files of app/exchange include this.
 */
#ifndef HSDS_API_H
#define HSDS_API_H
#include "app/exchange/hsds.h"

enum {
	HSDS_PAGE = 50,                    /* records of a page unless asked otherwise */
	HSDS_PAGE_MOST = 100,
	HSDS_MINIMAL_MOST = 10000,         /* of records that are only id and date */
	HSDS_FOUND = 10000,                /* that a search hands to the filters */
};

enum hsds_what {
	HSDS_SERVICES, HSDS_STAYS, HSDS_ORGANIZATIONS, HSDS_TAXONOMIES, HSDS_TERMS_LIST,
};

/* Filters hold all at once.  Zero: no filter. */
struct hsds_filter {
	bool nothing;                      /* something was asked for that does not exist */
	struct str_list statuses;
	struct int_list found, named, codes, near, covers;
	struct maybe_int gone_since;       /* also what became a draft again; without other filters */
	struct maybe_int provider, since, situation, any_situation;
	struct maybe_int age_least, age_most, weekday, opens, closes;
	str list, day;
	/* Of taxonomies and terms, which are few and filtered in memory. */
	str search, taxonomy, parent;
	bool top_only;
};

struct hsds_ask {
	struct req *r;
	enum hsds_what what;
	struct hsds_filter filter;
	int64_t page, per_page;
	bool ndjson, full, full_service, minimal;
	const char *wrong;                 /* the parameter that is not understood; NULL: none */
};
/* False: ask->wrong says which parameter is wrong. */
bool hsds_ask_read(struct hsds_ask *, struct hsds *);
/* Version of the API under this address; 0: there is none. */
enum hsds_version hsds_version_of(const struct req *);
/* The address of the API itself, absolute: "https://…/api/hsds/v3". */
str hsds_base(struct req *);

/* Ids of what fits, by id: from `offset`, or behind the id `after`. */
struct int_list hsds_find(
	const struct hsds_ask *, struct db *, struct maybe_int after, int64_t limit, int64_t offset);
int64_t hsds_count(const struct hsds_ask *, struct db *);
/* The records of these ids as the request wants them. */
struct hsds_records hsds_make(struct hsds *, const struct hsds_ask *, struct int_list ids);

/* 2026-03-12, 2026-03-12T09:00:00Z, …+01:00, with parts of a second; the first
 * whole second that is not before.  Unset: it is none. */
struct maybe_int instant_read(str);
/* Hours and minutes as minutes after midnight. */
struct maybe_int clock_read(str);

/* Everything that can be asked, for the OpenAPI document. */
struct hsds_parameter { const char *name, *type, *about; unsigned lists; };
extern const struct hsds_parameter hsds_parameters[];
#define HSDS_IN(what) (1u << (what))

/* Our merge patches (RFC 7386) of the schemas, in data/hsds-profile. */
extern const char *const hsds_profile_files[];             /* ended by NULL */

int hsds_root(struct req *);
int hsds_services_list(struct req *);
int hsds_services_one(struct req *);
int hsds_stays_list(struct req *);
int hsds_stays_one(struct req *);
int hsds_organizations_list(struct req *);
int hsds_organizations_one(struct req *);
int hsds_taxonomies_list(struct req *);
int hsds_taxonomies_one(struct req *);
int hsds_terms_list(struct req *);
int hsds_terms_one(struct req *);
int hsds_openapi(struct req *);
int hsds_schema(struct req *);
int hsds_profile(struct req *);
int hsds_profile_patch(struct req *);
#endif
