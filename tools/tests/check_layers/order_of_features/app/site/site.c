#include "app/catalogue/catalogue.h"
#include "app/features.h"
