#include "db/db_internal.h"
#include "lib/db/store.sql.h"
