/* The feature territory: what it consists of. */
#include "app/territory/territory_internal.h"

extern const struct db_schema territory_schema;

static const struct route routes[] = {
	{ GET, "/api/v1/municipalities", api_municipalities, EVERYBODY },
	{ GET, "/api/v1/areas",          api_areas,          EVERYBODY },
	{ 0 }
};

/* The town that the demonstration plans for. */
static void demo(struct db *db, struct arena *a, int64_t now, struct buf *say)
{
	int64_t town = municipality_named(db, a, S("Trutnov"), (str){ 0 });
	(void)say;
	db_begin(db);
	if (town)
		area_make(db, a, now, &(struct area_new){ .slug = S("trutnov"), .kind = S("town"),
			.name = S("Trutnov"), .municipalities = { &town, 1 } });
	db_commit(db);
}

const struct feature territory = {
	.name = "territory",
	.routes = routes,
	.commands = territory_commands,
	.schema = &territory_schema,
	.install = territory_install,
	.demo = demo,
};
