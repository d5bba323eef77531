/*
 * json_schema — whether a value of JSON is as a schema says (JSON Schema 2020-12).
 *
 * A subset: what standards of open data use.  Types, const and enum; properties,
 * required, additionalProperties, patternProperties, propertyNames, their
 * numbers, dependentRequired; items, prefixItems, contains, uniqueItems, their
 * numbers; limits of numbers and lengths of text, pattern (POSIX extended);
 * format date, time, date-time, email, uri, uri-reference, uuid; $ref into the
 * same or another document; allOf, anyOf, oneOf, not, if, then, else.  What else
 * a schema says is not looked at.  Nothing is ever fetched: `load` finds other
 * documents by the last part of their address.
 */
#ifndef JSON_SCHEMA_H
#define JSON_SCHEMA_H
#include "base/base.h"
#include <jansson.h>

struct json_fault { str at, what; };   /* "contents/0/email", "'x' is not a 'email'" */
struct json_faults { struct json_fault *items; size_t count; };

struct json_schema_check {
	struct arena *arena;               /* faults live in it */
	/* The document of that name, "phone.json"; NULL: there is none.  It stays the
	 * loader's, who keeps it as long as the check. */
	json_t *(*load)(void *context, const char *name);
	void *context;
	bool strict;                       /* what `properties` does not name is a fault, but "x-…" */
	const char *unlooked;              /* a format that is taken as it is; NULL: none */
	size_t most;                       /* faults; 0: 100 */
	struct json_faults faults;
};
/* True when there is no fault; those found are added to check->faults. */
bool json_schema_check(struct json_schema_check *, json_t *schema, json_t *value);

/* Whether the document itself is a schema of this subset: keywords have values of
 * the right type, every $ref leads somewhere. */
bool json_schema_sound(struct json_schema_check *, json_t *schema);

/* JSON Merge Patch (RFC 7386); a new reference, neither argument changes. */
json_t *json_merge(json_t *target, json_t *patch);

bool json_format_valid(str format, str text);  /* true too for formats it does not know */
#endif
