/* Made by sqlgen from tools/tests/sqlgen/part_in_a_part.sql; edit that. */
#pragma once
#include "db/db.h"

/*  */
struct service_count_args {
	str name;
	struct int_list ids;
};
struct service_count_row {
	int64_t total;
};
extern const struct db_query service_count_query;
static inline int64_t service_count_(struct db *db, const struct service_count_args *args)
{ return db_value(db, &service_count_query, args); }
#define service_count(db, ...) service_count_(db, &(struct service_count_args){ __VA_ARGS__ })
