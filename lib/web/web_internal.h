/* What the files of lib/web share.  Only they include this. */
#ifndef WEB_INTERNAL_H
#define WEB_INTERNAL_H
#include "web/web.h"

/* "a=1&b=2", percent-encoded, into params; false: broken encoding or over the limits. */
bool params_read(struct arena *, str encoded, struct params *);
/* 128 random bits as hex. */
str  random_hex(struct arena *);
#endif
