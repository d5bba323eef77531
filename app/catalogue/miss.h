/*
 * miss — what people search for in vain, of nobody in particular.
 *
 * Kept are words and a month, no address, no time, no account, and only of short
 * queries without numbers: a long one may tell somebody's story.  What speaks of
 * danger is not counted at all.  Counts wait in memory and are written together
 * once a minute, so that no row tells when somebody was here.  The office sees
 * words from MISS_SHOWN searches in a month on; of a month that is over, rarer
 * ones are deleted.
 *
 * Only files of the catalogue include this.
 */
#ifndef MISS_H
#define MISS_H
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/miss.sql.h"

enum {
	MISS_SHOWN = 5,                    /* searches in a month, from which on words are shown */
	MISS_WORDS = 5,                    /* telling words of a query that is kept */
	MISS_LONGEST = 60,                 /* bytes of them together */
	MISS_MONTHS = 24,                  /* that are kept */
};

/* Somebody looked for this; `found`: something was found. */
void miss_note(struct arena *, str text, bool found);
/* The words of a query as they are kept; ptr NULL: none of them is. */
str  miss_words(struct arena *, str text);
void miss_job(struct job_run *);

struct miss_view {
	struct site_frame *frame;
	struct search_months_rows months;
	struct search_misses_rows words;
	struct ui_pagination pages;
};
#endif
