#include "app/features.h"
#include "app/casework/casework.h"
#include "app/site/site.h"
