/* Made by sqlgen from tools/tests/sqlgen/part_in_a_part.sql; edit that. */
#include "h"

const struct db_query service_count_query = { "service_count", (const struct db_piece[]){
	{ "SELECT count(*) AS \"total:int\" FROM service\n"
		"WHERE open ",
	  "SELECT count(*) AS \"total:int\" FROM service\n"
		"WHERE open ", -1 },
	{ " AND id IN (SELECT value FROM json_each(?2)) ",
	  " AND id = ANY ($2) ", 1 },
	{ "  \n"
		"  ",
	  "  \n"
		"  ", -1 },
	{ " AND name = ?1 ",
	  " AND name = $1 ", 0 },
	{ "   ",
	  "   ", -1 }, { 0 } },
	(const struct db_slot[]){
		{ "name", DB_TEXT, offsetof(struct service_count_args, name) },
		{ "ids", DB_INTS, offsetof(struct service_count_args, ids) }, { 0 } },
	(const struct db_slot[]){
		{ "total", DB_INT, offsetof(struct service_count_row, total) }, { 0 } },
	sizeof(struct service_count_row),
};
