#include "web/html.h"
#include "ui/parts.h"
#include "ui/icon/icon.html.h"
