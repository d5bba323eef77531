/* guide — what a town's guide says in words, understood.  Private to guide*.c. */
#ifndef CATALOGUE_GUIDE_H
#define CATALOGUE_GUIDE_H
#include "app/catalogue/import.h"

/* An address as people write it: "Štefánikova 1163/12, 742 21 Kopřivnice". */
struct guide_address {
	str line;                          /* as it stands */
	str street, house_number, postal_code;
	struct maybe_int municipality;
};
/* What cannot be told from it stays empty; never refuses anything itself. */
struct guide_address guide_address(struct import *, str line);

/* The type of the law that the name plainly says ("EDEN, denní stacionář",
 * "Domov se zvláštním režimem"); 0: it says none. */
int64_t guide_type(struct import *, str name);
/* Forms that the text names: "terénní a ambulantní služby". */
struct import_children guide_forms(struct import *, str name, str description);
/* Its first sentence. */
str guide_summary(struct arena *, str text);
/* Whether a situation is one that people should be able to hide. */
bool guide_sensitive(struct arena *, str name);
#endif
