/*
 * synonym — words by which people ask, and where they lead.
 *
 * The list that ships (data/lexicon/synonyms-social-cs.csv) is put into the
 * store at every start: what is new is added, what is worded otherwise is
 * updated unless the office has changed it.  The office edits it as any other
 * record; what it no longer wants it marks as not used, so that the list does not
 * bring it back.  A change reaches every program's index by the change log.
 *
 * Only files of the catalogue include this.
 */
#ifndef SYNONYM_H
#define SYNONYM_H
#include "app/catalogue/catalogue_internal.h"

/* In the caller's transaction. */
void synonyms_install(struct db *, struct arena *, int64_t now);
#endif
