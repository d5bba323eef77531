/*
 * catalogue — providers, services, places, life situations, crisis lines and
 * offices: the public directory and what keeps it true.
 */
#ifndef CATALOGUE_H
#define CATALOGUE_H
#include "web/web.h"
extern const struct feature catalogue;
#endif
