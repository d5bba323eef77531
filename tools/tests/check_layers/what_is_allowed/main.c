#include "app/features.h"
#include "db/db.h"
#include "app/people/people.h"
