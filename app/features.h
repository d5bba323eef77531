/* features — what the program consists of, in order; see features.c. */
#ifndef FEATURES_H
#define FEATURES_H
#include "web/web.h"
extern const struct feature *const app_features[];         /* ended by NULL */
extern const struct db_schema *const app_schemas[];        /* the same */
extern const struct web app_web;
#endif
