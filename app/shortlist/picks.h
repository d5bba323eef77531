/*
 * picks — what is on a list, as its address says: "?s=obcanska-poradna,@3".  A key is
 * that of a card (app/catalogue/card.h); a change is another address.
 */
#ifndef PICKS_H
#define PICKS_H
#include "app/catalogue/catalogue.h"

struct picks {
	struct str_list keys;              /* each once, LIMIT_PICKS at most */
	bool more;                         /* there were more of them */
};
/* What is no key is left out. */
struct picks picks_read(struct arena *, str text);
str  picks_text(struct arena *, struct str_list keys);
/* The list with this one added at its end, without it, or moved before the one above it
 * (by -1) or behind the one below (by 1). */
str  picks_with(struct arena *, struct str_list keys, str key);
str  picks_without(struct arena *, struct str_list keys, str key);
str  picks_moved(struct arena *, struct str_list keys, size_t place, int by);
bool picks_has(struct str_list keys, str key);
#endif
