/*
 * hsds_kept — the documents with which imported records came.
 *
 * HSDS knows much that the catalogue has no place for.  So the document stays with
 * the record, beside what our mapping said of the record right after the import.
 * On the way out the three meet, property by property: where our mapping still
 * says the same, the document's value goes out; where somebody has changed the
 * record here, ours does.  Only exports do so, the API shows our mapping alone.
 *
 * No document is kept or given out of a provider that has a secret place.
 * Only files of app/exchange include this.
 */
#ifndef HSDS_KEPT_H
#define HSDS_KEPT_H
#include "app/exchange/hsds.h"
#include <jansson.h>

/* Records of these ids as exports give them; those that came with a document are
 * what became of it.  Marked as shared: parts of them may stand elsewhere too. */
struct hsds_records hsds_kept_out_services(struct hsds *, struct int_list ids);
struct hsds_records hsds_kept_out_organizations(struct hsds *, struct int_list ids);

/* What both of base and now agree in is taken from kept; a new reference. */
json_t *hsds_three_way(json_t *base, json_t *now, json_t *kept);
/* What is to be stored as base: our mapping, in 3.1, of these records in the order
 * of their ids. */
struct str_list hsds_kept_base(struct db *, struct arena *, bool services, struct int_list ids,
	int64_t now);
/* In one line, keys in order: equal documents are equal texts. */
str hsds_json_text(struct arena *, const json_t *);
#endif
