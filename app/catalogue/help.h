/*
 * help — who can be turned to, as features behind this one show it: services as
 * cards, crisis lines with what is known of their numbers, departments of offices.
 *
 * Whoever asks names records by their ids; they come in the order of the ids, and
 * what the public may not see is left out.
 */
#ifndef CATALOGUE_HELP_H
#define CATALOGUE_HELP_H
#include "app/site/site.h"

/* Whether a service is open at r->now, in words: "Open, closes at 16:00"; ptr NULL:
 * nobody knows, which is not the same as closed. */
struct service_open { int64_t id; bool open; str words; };
struct service_opens { struct service_open *items; size_t count; };
struct service_opens service_opens(struct req *, struct int_list ids);     /* one for each id */

struct service_card { int64_t id; struct ui_result card; };
struct service_cards { struct service_card *items; size_t count; };
struct service_cards service_cards(struct req *, struct int_list ids);

/* Crisis lines and departments with all their contacts. */
struct helper_views;
struct helper_views *help_lines(struct req *, struct int_list ids);
struct helper_views *help_departments(struct req *, struct int_list ids);
size_t help_count(const struct helper_views *);
void   help_put(struct page *, const struct helper_views *);
#endif
