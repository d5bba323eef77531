/*
 * duplicate — records that may be the same, and making one of two; private to
 * app/upkeep.
 *
 * Records that share traits (a number in a register of the state, a phone, an
 * address, a name) are scored; from THRESHOLD on a person is asked.  Whoever says
 * that two are not the same is not asked again.  Merging keeps one record with
 * the texts that were chosen; what referred to the other refers to it; the other
 * ends, its address leads on, and all of that is a trace by which it is undone.
 */
#ifndef DUPLICATE_H
#define DUPLICATE_H
#include "app/catalogue/catalogue.h"
#include "app/office/office.h"
#include "app/upkeep/duplicate.sql.h"

enum {
	DUPLICATE_THRESHOLD = 60,
	DUPLICATES_MOST = 2000,            /* that a list shows and a search finds of one kind */
	MERGE_ROWS_MOST = 100000,
};

/* ---- finding; duplicate.c ---- */
/* Looks through the whole store and keeps what it finds; how many are open now. */
int64_t duplicates_find(struct db *, struct arena *, int64_t now);
/* When something has changed since the last time. */
void duplicates_job(struct job_run *);
/* The message of a reason's code, "the same phone". */
const char *duplicate_reason(str code);
/* How much two names have in common: words of both by words of either, in hundredths;
 * without what only says the legal form.  Both folded (search_fold). */
int64_t names_alike(str folded, str other);

/* ---- merging; merge.c ---- */
struct merge_wish {
	const struct record *record;
	const struct field *fields;            /* of the kept one */
	int64_t keep, gone;
	void *before;                          /* the kept one's form */
	const void *after;                     /* what it is to say */
};
/* In the caller's transaction; 0: a field was refused, r->errors says which. */
int64_t records_merge(struct req *, const struct merge_wish *);
/* Back to two.  False: what the merge left has been merged on, or was undone. */
bool records_part(struct req *, const struct record *, const struct merge_get_row *);

/* ---- pages ---- */
struct duplicate_side { int64_t id; str name, about, url, state; };
struct duplicate_line {
	int64_t id;
	str kind, href, reasons;
	struct duplicate_side first, second;
	str decided;
};
struct duplicates_view {
	struct req *r;
	struct site_frame *frame;
	struct { struct duplicate_line *items; size_t count; } lines;
	struct ui_pagination pages;
	const struct field *fields;            /* of the form for two that nobody found */
	const void *form;
	bool distinct, done;
};
struct duplicate_field {
	str name, label, first, second;
	bool many;                             /* both can be taken together */
	str wrong;                             /* why what was chosen is refused */
	str chosen;                            /* 1, 2, oba */
};
struct duplicate_view {
	struct req *r;
	struct site_frame *frame;
	str action, kind, reasons, hint;
	struct duplicate_side first, second;
	int64_t keep;
	struct { struct duplicate_field *items; size_t count; } fields;
	int64_t same;                          /* fields that say the same in both */
};
struct merge_line { int64_t id; str kind, kept, gone, url, when, who; bool undone; };
struct merges_view {
	struct req *r;
	struct site_frame *frame;
	struct { struct merge_line *items; size_t count; } lines;
	struct ui_pagination pages;
	int64_t done;                          /* 1: merged, 2: parted, 3: could not be parted */
};
int duplicates_list(struct req *), duplicate_add(struct req *), duplicate_show(struct req *);
int duplicate_merge(struct req *), duplicate_distinct(struct req *);
int merges_list(struct req *), merge_undo(struct req *);
int64_t duplicates_waiting(struct req *);
#endif
