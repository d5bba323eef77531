#include "ui/ui.h"
#include "app/site/site.h"
#include "app/site/site.html.h"
