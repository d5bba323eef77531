/* Made by sqlgen from tools/tests/sqlgen/kinds.sql; edit that. */
#include "h"

const struct db_query service_get_query = { "service_get", (const struct db_piece[]){
	{ "SELECT id, name, capacity, open FROM service WHERE id = ?1  ",
	  "SELECT id, name, capacity, open FROM service WHERE id = $1  ", -1 }, { 0 } },
	(const struct db_slot[]){
		{ "id", DB_INT, offsetof(struct service_get_args, id) }, { 0 } },
	(const struct db_slot[]){
		{ "id", DB_INT, offsetof(struct service_get_row, id) },
		{ "name", DB_TEXT, offsetof(struct service_get_row, name) },
		{ "capacity", DB_MAYBE_INT, offsetof(struct service_get_row, capacity) },
		{ "open", DB_BOOL, offsetof(struct service_get_row, open) }, { 0 } },
	sizeof(struct service_get_row),
};

const struct db_query service_list_query = { "service_list", (const struct db_piece[]){
	{ "SELECT name FROM service ORDER BY name, id LIMIT ?1  ",
	  "SELECT name FROM service ORDER BY name, id LIMIT $1  ", -1 }, { 0 } },
	(const struct db_slot[]){
		{ "limit", DB_INT, offsetof(struct service_list_args, limit) }, { 0 } },
	(const struct db_slot[]){
		{ "name", DB_TEXT, offsetof(struct service_list_row, name) }, { 0 } },
	sizeof(struct service_list_row),
};

const struct db_query service_export_query = { "service_export", (const struct db_piece[]){
	{ "SELECT id FROM service ORDER BY id  ",
	  "SELECT id FROM service ORDER BY id  ", -1 }, { 0 } },
	(const struct db_slot[]){ { 0 } },
	(const struct db_slot[]){
		{ "id", DB_INT, offsetof(struct service_export_row, id) }, { 0 } },
	sizeof(struct service_export_row),
};

const struct db_query service_count_query = { "service_count", (const struct db_piece[]){
	{ "SELECT count(*) AS \"total:int\" FROM service  ",
	  "SELECT count(*) AS \"total:int\" FROM service  ", -1 }, { 0 } },
	(const struct db_slot[]){ { 0 } },
	(const struct db_slot[]){
		{ "total", DB_INT, offsetof(struct service_count_row, total) }, { 0 } },
	sizeof(struct service_count_row),
};

const struct db_query service_remove_query = { "service_remove", (const struct db_piece[]){
	{ "DELETE FROM service WHERE id = ?1  ",
	  "DELETE FROM service WHERE id = $1  ", -1 }, { 0 } },
	(const struct db_slot[]){
		{ "id", DB_INT, offsetof(struct service_remove_args, id) }, { 0 } },
	(const struct db_slot[]){ { 0 } },
	0,
};

const struct db_query service_close_query = { "service_close", (const struct db_piece[]){
	{ "UPDATE service SET open = FALSE WHERE id = ?1  ",
	  "UPDATE service SET open = FALSE WHERE id = $1  ", -1 }, { 0 } },
	(const struct db_slot[]){
		{ "id", DB_INT, offsetof(struct service_close_args, id) }, { 0 } },
	(const struct db_slot[]){ { 0 } },
	0,
};

const struct db_query service_add_query = { "service_add", (const struct db_piece[]){
	{ "INSERT INTO service (id, name, capacity, open)\n"
		"VALUES (?2, 'a (b) ' || ?4, ?3 + 1, ?1) ",
	  "INSERT INTO service (id, name, capacity, open) SELECT p2, 'a (b) ' || p4, p3 + 1, p1 FROM unnest($1, $2, $3, $4) AS r (p1, p2, p3, p4)", -1 }, { 0 } },
	(const struct db_slot[]){
		{ "open", DB_BOOL, offsetof(struct service_add_args, open) },
		{ "id", DB_INT, offsetof(struct service_add_args, id) },
		{ "capacity", DB_MAYBE_INT, offsetof(struct service_add_args, capacity) },
		{ "name", DB_TEXT, offsetof(struct service_add_args, name) }, { 0 } },
	(const struct db_slot[]){ { 0 } },
	0, sizeof(struct service_add_args),
};
