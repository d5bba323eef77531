/* Made by sqlgen from tools/tests/sqlgen/kinds.sql; edit that. */
#pragma once
#include "db/db.h"

/* One service. */
struct service_get_args {
	int64_t id;
};
struct service_get_row {
	int64_t id;
	str name;
	struct maybe_int capacity;
	bool open;
};
extern const struct db_query service_get_query;
static inline struct service_get_row *service_get_(struct db *db, const struct service_get_args *args)
{ return db_one(db, &service_get_query, args); }
#define service_get(db, ...) service_get_(db, &(struct service_get_args){ __VA_ARGS__ })

/*  */
struct service_list_args {
	int64_t limit;
};
struct service_list_row {
	str name;
};
extern const struct db_query service_list_query;
struct service_list_rows { struct service_list_row *items; size_t count; };
static inline struct service_list_rows service_list_(struct db *db, const struct service_list_args *args)
{ struct db_rows r = db_many(db, &service_list_query, args); return (struct service_list_rows){ r.items, r.count }; }
#define service_list(db, ...) service_list_(db, &(struct service_list_args){ __VA_ARGS__ })

/*  */
struct service_export_args {
	char none;
};
struct service_export_row {
	int64_t id;
};
extern const struct db_query service_export_query;
/* row: bool (void *context, const void *row), row being a struct service_export_row. */
#define service_export(db, row, context, ...) db_each(db, &service_export_query, &(struct service_export_args){ __VA_ARGS__ }, row, context)

/*  */
struct service_count_args {
	char none;
};
struct service_count_row {
	int64_t total;
};
extern const struct db_query service_count_query;
static inline int64_t service_count_(struct db *db, const struct service_count_args *args)
{ return db_value(db, &service_count_query, args); }
#define service_count(db, ...) service_count_(db, &(struct service_count_args){ __VA_ARGS__ })

/*  */
struct service_remove_args {
	int64_t id;
};
extern const struct db_query service_remove_query;
static inline int64_t service_remove_(struct db *db, const struct service_remove_args *args)
{ return db_exec(db, &service_remove_query, args); }
#define service_remove(db, ...) service_remove_(db, &(struct service_remove_args){ __VA_ARGS__ })

/*  */
struct service_close_args {
	int64_t id;
};
extern const struct db_query service_close_query;
static inline void service_close_(struct db *db, const struct service_close_args *args)
{ db_send(db, &service_close_query, args); }
#define service_close(db, ...) service_close_(db, &(struct service_close_args){ __VA_ARGS__ })

/*  */
struct service_add_args {
	bool open;
	int64_t id;
	struct maybe_int capacity;
	str name;
};
extern const struct db_query service_add_query;
static inline void service_add(struct db *db, const struct service_add_args *rows, size_t count)
{ db_insert(db, &service_add_query, rows, count); }
