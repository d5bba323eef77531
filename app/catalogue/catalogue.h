/*
 * catalogue — providers, services, places, life situations, crisis lines and
 * offices: the public directory and what keeps it true.
 */
#ifndef CATALOGUE_H
#define CATALOGUE_H
#include "web/web.h"
extern const struct feature catalogue;

/* The published services that fit, as the public list finds them: best first when
 * there are words, else by name.  Codes and slugs are those of its address; what
 * is not known here finds as if it were not asked for, and `unknown` says so. */
struct service_query {
	str text, municipality, area;
	struct str_list types, groups, forms;
	size_t from, limit;
};
struct service_found { int64_t total; struct int_list ids; bool unknown; };
struct service_found service_find(struct req *, const struct service_query *);
#endif
