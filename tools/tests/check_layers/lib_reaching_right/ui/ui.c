#include "search/search.h"
#include "app/site/site.h"
