/*
 * texts — what the council does with words: numbers by a town's patterns, drafts of
 * resolutions, what looks like personal data, how two versions differ.
 *
 * Nothing here knows of a store or a request; texts come from people and may hold anything.
 */
#ifndef COUNCIL_TEXTS_H
#define COUNCIL_TEXTS_H
#include "web/web.h"

/* ---- patterns (pattern.c) ---- */

/* Of a resolution's number: {rok} or {rr}, the session's year; {pořadí}, any number;
 * {jednání}, the session's number.  All else stands as it is. */
struct number_known { int year; struct maybe_int session; };
/* What is wrong with the number, an English message id, or NULL. */
const char *number_wrong(str pattern, str number, struct number_known);
/* What is wrong with a pattern itself, or NULL: for a field's check. */
const char *number_pattern_wrong(str pattern);
/* Number of the nth item: "NN.NN" gives 01.01, 01.02 … */
str  item_number(struct arena *, str pattern, int n);
const char *item_pattern_wrong(str pattern);
/* The text has a number of that pattern as a word of its own. */
bool item_present(str pattern, str text);
/* A body's draft resolution: {bod} is the first item, {název} the paper's title. */
str  operative_draft(struct arena *, str template, str item_pattern, str title);

/* ---- personal data (scan.c) ---- */

enum scan_kind {
	SCAN_BIRTH_NUMBER, SCAN_PHONE, SCAN_EMAIL, SCAN_SIGNED, SCAN_DEGREE, SCAN_NAME, SCAN_KINDS
};
const char *scan_label(enum scan_kind);        /* a message id: "looks like a birth number" */
struct scan_find { enum scan_kind kind; str text; };
struct scan_finds { struct scan_find *items; size_t count; };
enum { SCAN_MOST = 100 };
/* What looks like personal data; `names` are those of people that the paper names, whose
 * surnames are looked for in all cases. */
struct scan_finds scan_personal(struct arena *, str text, struct str_list names);
/* A name and by what it is replaced. */
struct scan_office { str name, office; };
str scan_replace(struct arena *, str text, const struct scan_office *, size_t count);

/* ---- differences (differ.c) ---- */

enum differ_kind { DIFFER_SAME, DIFFER_GONE, DIFFER_NEW };
struct differ_piece { enum differ_kind kind; str text; };
struct differ_pieces { struct differ_piece *items; size_t count; };
enum {
	DIFFER_WORDS = 2000
}; /* and spaces, of what is left when the ends that are the same are
                                        * taken off; of longer texts all is gone and new */
/* By words; the pieces without DIFFER_NEW are the first text, without DIFFER_GONE the second. */
struct differ_pieces council_differ(struct arena *, str before, str after);
#endif
