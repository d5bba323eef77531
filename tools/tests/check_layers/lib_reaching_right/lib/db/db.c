#include "base/base.h"

#include "web/web.h"
