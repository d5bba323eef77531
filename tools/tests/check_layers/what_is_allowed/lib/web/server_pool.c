#include <microhttpd.h>
#include "web/html.h"
#include "jobs/jobs.h"
#include "db/db.h"
