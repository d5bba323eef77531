#include "db/db.h"
#include "doc/doc.h"
