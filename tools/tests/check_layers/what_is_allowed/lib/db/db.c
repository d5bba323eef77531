#include <sqlite3.h>
#include <libpq-fe.h>
#include "db/db_internal.h"
#include "lib/db/store.sql.h"
#include "base/base.h"
