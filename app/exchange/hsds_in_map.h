/*
 * hsds_in_map — what the parts of a document are in the catalogue.  `path` says
 * where the object stands in JSON, for the report.
 * Only the files of hsds_in_* include this.
 */
#ifndef HSDS_IN_MAP_H
#define HSDS_IN_MAP_H
#include "app/exchange/hsds_in.h"

/* Telephones, e-mail, web, data box; `web` and `sites`: how the record calls them. */
struct import_contacts hsds_in_contacts(
	struct hsds_in *, json_t *object, str path, const char *web, const char *sites);
/* Walks a list of objects: its next one, and where it stands. */
json_t *hsds_in_item(struct hsds_in *, json_t *object, const char *list, size_t i, str path,
	str *at);
str hsds_in_step(struct hsds_in *, str path, const char *property);
/* What our mapping has no place for is reported, once for each object. */
void hsds_in_rest(struct hsds_in *, json_t *object, const char *kind, str path);
/* A whole number within the limits; `whole`: a real one is none. */
struct maybe_int hsds_in_number(struct hsds_in *, json_t *object, const char *key, str path,
	int64_t least, int64_t most);

/* The place of the location for the organization, or 0; once for both. */
int64_t hsds_in_place(struct hsds_in *, json_t *location, str path, size_t organization,
	int64_t provider);
int64_t hsds_in_place_id(struct hsds_in *, json_t *location, size_t organization);

/* Opening hours and what of them is only words. */
struct hsds_hours {
	struct import_hours plain;
	struct buf words;
	bool always;
};
struct hsds_hours hsds_in_hours(struct hsds_in *, json_t *service, str path, size_t organization);

int64_t hsds_in_term(struct hsds_in *, str id, const char **list);     /* of ours; 0: it is none */
#endif
