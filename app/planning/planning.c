/* What the feature consists of. */
#include "app/planning/planning.h"

extern const struct db_schema planning_schema;
const struct feature planning = { .name = "planning", .schema = &planning_schema };
