/* What the templates of open data are given. */
#ifndef OPENDATA_VIEW_H
#define OPENDATA_VIEW_H
#include "app/exchange/opendata.h"

struct opendata_page {
	const struct opendata_set *set;    /* of the page of one */
	str changed, licence, base;
	bool registrable;                  /* its address is known, so the catalogue is whole */
	struct opendata_sources sources;
	struct { const struct opendata_set *items; size_t count; } sets;
	struct { const struct opendata_column *items; size_t count; } columns;
	struct { str *items; size_t count; } notice;   /* of the MIT licence, by paragraphs */
};
/* What a column holds, in words: "text", "number" … */
str opendata_kind(const struct lang *, const struct opendata_column *);
str opendata_path(struct arena *, const struct opendata_set *, const char *end);
#endif
