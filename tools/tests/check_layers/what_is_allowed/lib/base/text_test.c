#include "base/base.h"
#include "tests/check.h"
