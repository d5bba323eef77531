/* Made by sqlgen from tools/tests/sqlgen/optional_pieces.sql; edit that. */
#include "h"

const struct db_query service_count_query = { "service_count", (const struct db_piece[]){
	{ "SELECT count(*) AS \"total:int\" FROM service\n"
		"WHERE open\n"
		"  ",
	  "SELECT count(*) AS \"total:int\" FROM service\n"
		"WHERE open\n"
		"  ", -1 },
	{ " AND name = ?1 ",
	  " AND name = $1 ", 0 },
	{ "\n"
		"  ",
	  "\n"
		"  ", -1 },
	{ " AND id IN (SELECT value FROM json_each(?2)) ",
	  " AND id = ANY ($2) ", 1 },
	{ "    ",
	  "    ", -1 }, { 0 } },
	(const struct db_slot[]){
		{ "name", DB_TEXT, offsetof(struct service_count_args, name) },
		{ "ids", DB_INTS, offsetof(struct service_count_args, ids) }, { 0 } },
	(const struct db_slot[]){
		{ "total", DB_INT, offsetof(struct service_count_row, total) }, { 0 } },
	sizeof(struct service_count_row),
};

const struct db_query service_named_query = { "service_named", (const struct db_piece[]){
	{ "SELECT \"name\", ':like' AS \"said:text\" FROM service\n"
		"WHERE name IN (SELECT value FROM json_each(?1)) ",
	  "SELECT \"name\", ':like' AS \"said:text\" FROM service\n"
		"WHERE name = ANY ($1) ", -1 },
	{ " AND name LIKE ?2 ",
	  " AND name LIKE $2 ", 1 },
	{ "\n"
		"ORDER BY name, id LIMIT ?3 ",
	  "\n"
		"ORDER BY name, id LIMIT $3 ", -1 }, { 0 } },
	(const struct db_slot[]){
		{ "names", DB_TEXTS, offsetof(struct service_named_args, names) },
		{ "like", DB_TEXT, offsetof(struct service_named_args, like) },
		{ "limit", DB_INT, offsetof(struct service_named_args, limit) }, { 0 } },
	(const struct db_slot[]){
		{ "name", DB_TEXT, offsetof(struct service_named_row, name) },
		{ "said", DB_TEXT, offsetof(struct service_named_row, said) }, { 0 } },
	sizeof(struct service_named_row),
};
