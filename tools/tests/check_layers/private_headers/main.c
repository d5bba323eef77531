#include "web/limits.h"
