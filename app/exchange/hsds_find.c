/* What fits a request's filters, and the records of it. */
#include "app/exchange/hsds_api.h"
#include "app/exchange/hsds_lists.sql.h"

/* The parameters that lists of services and of services at places share. */
#define OFFERS(f) .statuses = (f)->statuses, .found = (f)->found, .provider = (f)->provider, \
	.since = (f)->since, .codes = (f)->codes, .list = (f)->list, .situation = (f)->situation, \
	.any_situation = (f)->any_situation, .age_least = (f)->age_least, .age_most = (f)->age_most, \
	.weekday = (f)->weekday, .opens = (f)->opens, .closes = (f)->closes, .day = (f)->day
#define MAKERS(f) .named = (f)->named, .codes = (f)->codes, .list = (f)->list, \
	.situation = (f)->situation, .any_situation = (f)->any_situation, .day = (f)->day

struct int_list hsds_find(const struct hsds_ask *ask, struct db *db, struct maybe_int after,
	int64_t limit, int64_t offset)
{
	const struct hsds_filter *f = &ask->filter;
	if (f->nothing)
		return (struct int_list){ 0 };
	switch (ask->what) {
	case HSDS_SERVICES: {
		struct hsds_services_find_rows rows = hsds_services_find(db, OFFERS(f),
			.gone_since = f->gone_since, .after = after, .limit = limit, .offset = offset);
		return (struct int_list){ (const int64_t *)rows.items, rows.count };
	}
	case HSDS_STAYS: {
		struct hsds_stays_find_rows rows = hsds_stays_find(db, OFFERS(f), .near = f->near,
			.covers = f->covers, .after = after, .limit = limit, .offset = offset);
		return (struct int_list){ (const int64_t *)rows.items, rows.count };
	}
	default: {
		struct hsds_providers_find_rows rows = hsds_providers_find(db, MAKERS(f), .after = after,
			.limit = limit, .offset = offset);
		return (struct int_list){ (const int64_t *)rows.items, rows.count };
	}
	}
}
_Static_assert(sizeof(struct hsds_services_find_row) == sizeof(int64_t)
	&& sizeof(struct hsds_stays_find_row) == sizeof(int64_t)
	&& sizeof(struct hsds_providers_find_row) == sizeof(int64_t), "rows are ids");

int64_t hsds_count(const struct hsds_ask *ask, struct db *db)
{
	const struct hsds_filter *f = &ask->filter;
	if (f->nothing)
		return 0;
	switch (ask->what) {
	case HSDS_SERVICES: return hsds_services_count(db, OFFERS(f), .gone_since = f->gone_since);
	case HSDS_STAYS:
		return hsds_stays_count(db, OFFERS(f), .near = f->near, .covers = f->covers);
	default: return hsds_providers_count(db, MAKERS(f));
	}
}

struct hsds_records hsds_make(struct hsds *h, const struct hsds_ask *ask, struct int_list ids)
{
	enum hsds_depth depth = ask->full ? HSDS_FULL : HSDS_BRIEF;
	switch (ask->what) {
	case HSDS_SERVICES:
		return ask->minimal ? hsds_minimal(h, ids) : hsds_services(h, ids, depth);
	case HSDS_STAYS:
		return hsds_stays(h, ids, depth);
	default:
		return hsds_organizations(h, ids, ask->full_service ? HSDS_FULL : depth,
			ask->full_service ? HSDS_FULL : HSDS_BRIEF);
	}
}
