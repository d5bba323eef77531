/*
 * rpss — the national register of providers of social services.  Private to rpss*.c.
 *
 * Its file is read twice.  The first reading only looks: is the file whole, who
 * provides how many services of one type (their names need a place then), and
 * who provides any at all still.  The second reading, in the transaction, takes.
 *
 * Names of statutory persons (statutarniOrgany) and of heads (vedouci) are in
 * the file; nothing here reads them.
 */
#ifndef CATALOGUE_RPSS_H
#define CATALOGUE_RPSS_H
#include "app/catalogue/import_take.h"

struct rpss {
	struct import *im;
	bool looking;                      /* the first reading */
	struct import_map kinds;           /* provider and type → how many services */
	struct import_map live;            /* providers with a service that goes on */
	bool said_fax, said_hours;
	struct buf text;                   /* of the item, without what nobody reads */
};

/* The provider's name within the source: "ico:63504260", "provider:diakonie". */
str rpss_provider_key(struct import *, const json_t *provider);
/* The id in an object such as {"id": "Obec/554499"} under the key. */
str rpss_code(struct import *, const json_t *object, const char *key);
struct import_contacts rpss_contacts(struct rpss *, const json_t *object);
/* The day before which something is over: the earlier one; empty is never. */
str rpss_earlier(str a, str b);

/* ---- rpss_place.c ---- */
/* "Nemocniční 2272/54, 352 01 Aš" */
str rpss_address_line(struct import *, const json_t *address);
struct maybe_int rpss_municipality(struct import *, const json_t *address);
/* The places of a service, merged; *town is the name of the first one's. */
struct import_children rpss_places(struct rpss *, const json_t *item, int64_t provider,
	str provider_key, str service_to, str *town);
#endif
