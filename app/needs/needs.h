/*
 * needs — what people need, and what it is known by.
 *
 * Evidence says what was found out, by whom, how and when, and how much one may rely on it.
 * A need is what people in an area lack.  That evidence shows a need, and which priority
 * answers it, are links of app/trace.
 */
#ifndef NEEDS_H
#define NEEDS_H
#include "app/office/office.h"
#include "app/site/site.h"
#include "app/trace/trace.h"
extern const struct feature needs;

/* The need with that slug, 0: there is none; for demonstration data of later features. */
int64_t need_of_slug(struct db *, str slug);
#endif
