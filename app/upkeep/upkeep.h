/*
 * upkeep — keeping the catalogue's entries true: what the public says about
 * them, and who answers for them.
 */
#ifndef UPKEEP_H
#define UPKEEP_H
#include "web/web.h"
extern const struct feature upkeep;
#endif
