/*
 * map — where services are: a picture made here, a list in the same order, distances.
 *
 * Everything the picture says stands in the list too, so nobody needs the picture, nor
 * scripts.  No other server is asked for anything: nobody else may learn who looks at the
 * surroundings of a shelter.  A secret place is in no query of this feature.
 */
#ifndef APP_MAP_H
#define APP_MAP_H
#include "web/web.h"
extern const struct feature map;
#endif
