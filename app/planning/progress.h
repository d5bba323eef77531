/*
 * progress — how far the measures of a plan are, read at once; private to app/planning.
 *
 * The one idea: every page, report and figure asks here, so a measure is late everywhere
 * or nowhere.
 */
#ifndef PLANNING_PROGRESS_H
#define PLANNING_PROGRESS_H
#include "app/planning/planning_internal.h"

/* What a measure lacks; a bit each. */
enum gap { GAP_GUARANTOR = 1, GAP_LATE = 2, GAP_STALE = 4, GAP_INDICATOR = 8, GAP_MONEY = 16 };
struct gap_name { const char *code, *label; unsigned bit; };
extern const struct gap_name gap_names[];      /* ended by code == NULL */

struct measure_progress {
	int64_t id, plan;
	str code, sort_key, title, aim, group_name;    /* aim: its number, or empty */
	enum measure_state state;
	enum progress progress, derived;   /* derived: if nobody had told otherwise */
	enum newness newness;
	str deadline, noted_on, news;      /* day; day; text of the last public news */
	bool ongoing;
	bool told; str reason, until;      /* somebody put it in place of the derived state */
	int64_t steps, steps_done;
	str indicators;                    /* a line each: name: value unit (target) */
	struct maybe_int planned, spent;   /* hundredths of crowns */
	str into;                          /* number of the measure it went on as */
	unsigned gaps;
};
/* Of one plan or of all, each sorted by number. */
struct measures_progress { struct measure_progress *items; size_t count; };
struct measures_progress progress_read(struct req *, struct maybe_int plan);
const struct measure_progress *progress_find(const struct measures_progress *, str code);

/* So many measures of each progress as bars, said in words too. */
struct drawing;
struct drawing *progress_chart(struct arena *, const struct lang *,
	const int64_t counts[PROGRESSES]);

/* The language of documents and of what is frozen: the town's, the first of all. */
const struct lang *planning_czech(const struct req *);
#endif
