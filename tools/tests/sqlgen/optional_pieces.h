/* Made by sqlgen from tools/tests/sqlgen/optional_pieces.sql; edit that. */
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

/*  */
struct service_named_args {
	struct str_list names;
	str like;
	int64_t limit;
};
struct service_named_row {
	str name;
	str said;
};
extern const struct db_query service_named_query;
struct service_named_rows { struct service_named_row *items; size_t count; };
static inline struct service_named_rows service_named_(struct db *db, const struct service_named_args *args)
{ struct db_rows r = db_many(db, &service_named_query, args); return (struct service_named_rows){ r.items, r.count }; }
#define service_named(db, ...) service_named_(db, &(struct service_named_args){ __VA_ARGS__ })
