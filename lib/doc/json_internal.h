/* What the files of lib/doc about schemas of JSON share. */
#ifndef JSON_INTERNAL_H
#define JSON_INTERNAL_H
#include "doc/json_schema.h"

/* The schema a $ref means, or NULL; *document: where it stands, before and after. */
json_t *json_ref_find(struct json_schema_check *, const char *ref, json_t **document);
#endif
