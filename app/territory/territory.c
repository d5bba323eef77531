/* The feature territory: what it consists of. */
#include "app/territory/territory_internal.h"

extern const struct db_schema territory_schema;

static const struct route routes[] = {
	{ GET, "/api/v1/municipalities", api_municipalities, EVERYBODY },
	{ GET, "/api/v1/areas",          api_areas,          EVERYBODY },
	{ 0 }
};

const struct feature territory = {
	.name = "territory",
	.routes = routes,
	.commands = territory_commands,
	.schema = &territory_schema,
	.install = territory_install,
};
