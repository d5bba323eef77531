/* What the files of the catalogue share.  Only they include this. */
#ifndef CATALOGUE_INTERNAL_H
#define CATALOGUE_INTERNAL_H
#include "app/catalogue/catalogue.h"
#include "app/catalogue/service.sql.h"
#include "app/site/site.h"
#include "app/translations/translations.h"

enum {
	MOST_CHILDREN = 2000,              /* forms, contacts, places … of what one page shows */
	MOST_CODES = 500,
	MOST_FOUND = 500,                  /* services that a search hands to the filters */
};

/* The list as the page shows it, with phones, places and forms. */
struct ui_results service_results(struct req *, struct service_list_rows);
/* Rows in the order of ids. */
void service_list_rank(struct service_list_rows *, const struct int_list *ids);

/* "Opening hours: 12. 3. 2026 by phone", a line for what was verified together. */
struct str_list freshness_lines(struct req *, int64_t service);
/* Nobody has verified it for two years; or nobody ever, and it was not even
 * changed for as long. */
bool freshness_long_ago(str last, int64_t updated_at, str today, struct arena *);
/* "3, from April (12. 3. 2026)"; ptr NULL when nobody told, or long ago. */
str free_places_text(struct req *, int64_t service);

/* Adds a text to a list in the arena. */
void text_add(struct req *, struct str_list *to, str text);
/* The first sentences of a longer text, about `points` characters. */
str excerpt(struct arena *, str text, size_t points);
/* The same for a page: what was in its language still is. */
str excerpt_shown(struct req *, str text, size_t points);

/* The rows of lists by place: where the first row of `id` stands, and how many. */
struct span { size_t from, count; };
#define SPAN(rows, field, wanted) span_of((rows).items, (rows).count, sizeof *(rows).items, \
	offsetof(__typeof__(*(rows).items), field), wanted)
struct span span_of(const void *items, size_t count, size_t size, size_t offset, int64_t wanted);

extern const struct translated *const catalogue_translated[];
void translated_demo(struct db *, struct arena *, int64_t now);

/* ---- search ---- */
struct search_hits;
struct search_query;
struct search_hits catalogue_ask(struct req *, const struct search_query *);
struct search_hits catalogue_find(
	struct req *, str text, const char *kind, int64_t limit, int64_t offset, bool prefix);
extern const struct job catalogue_jobs[];
void catalogue_search_start(const char *data, const char *url);

/* Routes of the feature's files, put together in catalogue.c. */
int home_show(struct req *);
int service_index(struct req *);
int service_show(struct req *);
int professional_show(struct req *);
int leaflet_show(struct req *);
int provider_index(struct req *);
int provider_show(struct req *);
int situation_index(struct req *);
int situation_show(struct req *);
int situation_leaflet(struct req *);
int crisis_show(struct req *);
int offices_show(struct req *);
int search_show(struct req *);
int search_api(struct req *);
int miss_index(struct req *);
int sitemap_show(struct req *);
int robots_show(struct req *);
#endif
