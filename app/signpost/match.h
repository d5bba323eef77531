/*
 * match — which services a result of a tree names, and in what order.
 *
 * The candidates are read from the store at once, with their rules; then each is judged
 * for what is known of a person and where that person lives.  What certainly does not fit is
 * never named.  Order: what fits before what may fit, near before far; then what the result
 * names takes turns, the best of each first: the nearest, freshest, open now, by name.
 */
#ifndef SIGNPOST_MATCH_H
#define SIGNPOST_MATCH_H
#include "app/catalogue/catalogue.h"
#include "app/signpost/match.sql.h"
#include "app/signpost/tree.h"
#include "app/territory/territory.h"

enum {
	MATCH_SERVICES = 5,                /* named by one result */
	MATCH_NEAR = 40000,                /* metres by air: beyond it a place is no help */
	MATCH_MOST = 5000,                 /* candidates of one result */
	MATCH_ROWS = 50000,                /* of their rules */
	MATCH_ASKED = 30,                  /* of which it is asked whether they are open */
};

struct match_place { str name; int64_t municipality; struct maybe_int latitude, longitude; };
/* Where somebody lives; id 0: not told, and then only what is near the office comes first. */
struct match_town { int64_t id; str name, slug; struct maybe_int latitude, longitude; };
struct match_towns { struct match_town *items; size_t count; };

/* A candidate: what does not depend on who asks. */
struct match_service {
	int64_t id;
	str sort_key, age_note;
	struct rules rules;
	bool age_by_law;                   /* the service itself says nothing of age */
	struct { str *items; size_t count; } group_names;
	struct { struct match_place *items; size_t count; } places;
	bool comes, outreach;              /* told whom it comes to; it only comes to people */
	enum freshness fresh;
};
struct match_services { struct match_service *items; size_t count; };
struct match_services match_read(struct db *, struct arena *, int64_t now, struct int_list ids);
const struct match_service *match_find(const struct match_services *, int64_t id);

/* Which services a result points to, how many of its words point to each, and the place
 * of the first of them. */
struct match_pick { int64_t id; int64_t words; int turn; };
struct match_picks { struct match_pick *items; size_t count; };
struct match_picks match_picks(struct db *, struct arena *, const struct tree_node *);

/* What is said of one candidate.  A line that says nothing has no rule (ptr NULL). */
enum match_line { MATCH_GROUP, MATCH_AGE, MATCH_WHERE, MATCH_LINES };
struct match {
	const struct match_service *service;
	int64_t words;
	int turn, round;                   /* of what is named in this turn it is the round-th */
	enum truth lines[MATCH_LINES], all;
	bool says[MATCH_LINES];            /* there is a rule, or a question, at all */
	int64_t metres;                    /* to its nearest place; -1: not known */
	bool near;                         /* one can get there, or it comes, or nobody knows */
	bool open;
};
struct matches { struct match *items; size_t count; };

/* Judges one. `serves`: it is known to come to the town. */
struct match match_judge(const struct match_service *, const struct facts *,
	const struct match_town *lives, const struct match_town *from, bool serves);
/* Those that may fit, in their order. */
struct matches match_find_services(struct req *, const struct tree_node *, const struct facts *,
                                   const struct match_town *lives);

/* The municipality that somebody wrote, or whose slug stands in the address; id 0: none. */
struct match_town match_town_named(struct db *, struct arena *, str text);
/* Where distances are measured from when nobody said: the town of the settings or of the
 * first office. */
struct match_town match_town_here(struct db *);

/* A person to turn to: the department that the result asks for, the nearest of several;
 * 0: there is none that has a number. */
int64_t match_department(struct db *, struct arena *, const struct tree *,
                         const struct tree_node *, const struct match_town *lives);
/* Crisis lines of these numbers; of none, all but emergency numbers. */
struct int_list match_crisis_lines(struct db *, struct arena *, const struct tree_values *);
#endif
