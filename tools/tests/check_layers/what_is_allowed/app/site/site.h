#include "app/site/site.html.h"
