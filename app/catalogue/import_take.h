/*
 * take — values out of a JSON object, checked.  Private to the import's readers.
 *
 * What is missing, null or empty is "no value" and no fault.  What is there and
 * cannot be taken goes into the report, under its key, and is "no value" too.
 * Texts are views into the JSON or live in im->item.
 */
#ifndef CATALOGUE_IMPORT_TAKE_H
#define CATALOGUE_IMPORT_TAKE_H
#include "app/catalogue/import.h"
#include <jansson.h>

enum { TAKE_NAME = 300, TAKE_TEXT = 20000, TAKE_NOTE = 2000, TAKE_ID = 100 };   /* bytes at most */

/* A paragraph or more: its lines stay. */
str take_text(struct import *, const json_t *object, const char *key, size_t most);
/* A name: every run of white space becomes one space. */
str take_line(struct import *, const json_t *object, const char *key, size_t most);
/* An id the source gave: letters, digits and "-_.:". */
str take_id(struct import *, const json_t *object, const char *key);
str take_day(struct import *, const json_t *object, const char *key);
struct maybe_int take_int(
	struct import *, const json_t *object, const char *key, int64_t least, int64_t most);
struct maybe_int take_flag(struct import *, const json_t *object, const char *key);
/* An array or an object, or NULL. */
const json_t *take_list(struct import *, const json_t *object, const char *key);
const json_t *take_object(struct import *, const json_t *object, const char *key);
/* One item of a list that is to be an object; NULL when it is something else. */
const json_t *take_item(struct import *, const json_t *list, size_t i, const char *key);

/* Reports the keys that are not among the known ones; the list ends with NULL. */
void take_rest(struct import *, const json_t *object, const char *const *known);
void take_refuse(struct import *, const char *key, str value, const char *why);

/* Add a contact unless it cannot be one; an empty value adds nothing.  `loose`
 * telephone numbers are lists such as "+420 556 879 (480/478)". */
void take_phone(struct import *, struct import_contacts *, str value, str note, bool loose);
void take_email(struct import *, struct import_contacts *, str value, str note);
void take_web(struct import *, struct import_contacts *, str value, str note);
#endif
