#include "app/casework/casework.h"
