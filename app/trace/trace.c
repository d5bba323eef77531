/* What the feature consists of. */
#include "app/trace/trace_view.h"

static const struct route routes[] = {
	{ GET,  "/souvislosti/{kind}/{id}",             trace_show,        EVERYBODY },
	{ GET,  "/urad/souvislosti",                    trace_orphans,     ROLE_OFFICE },
	{ GET,  "/urad/souvislosti/{kind}/{id}",        trace_office_show, ROLE_OFFICE },
	{ POST, "/urad/souvislosti/{kind}/{id}",        trace_office_add,  ROLE_OFFICE },
	{ POST, "/urad/souvislosti/{kind}/{id}/zrusit", trace_office_drop, ROLE_OFFICE },
	{ 0 }
};

static const struct office_link links[] = {
	{ "/urad/souvislosti", N_("What hangs on nothing"), ROLE_OFFICE, NULL }, { 0 }
};

extern const struct db_schema trace_schema;
const struct feature trace = {
	.name = "trace", .routes = routes, .office = links, .schema = &trace_schema,
};
