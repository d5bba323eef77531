#include <sodium.h>
#include "base/base.h"
