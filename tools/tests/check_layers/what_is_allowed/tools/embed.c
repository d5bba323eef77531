#include <zlib.h>
#include "embed_types.h"
