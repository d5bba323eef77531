/*
 * tree — a tree of questions, as the office writes it: one text, a thought on a row.
 *
 *     název: Dluhy a exekuce
 *     oddíl: Peníze a práce
 *     situace: dluhy
 *
 *     otázka co: Co se právě děje?
 *     - Přišel dopis od exekutora -> exekuce
 *     - Je mi 65 let nebo víc {věk 65+; pro seniors} -> poradna
 *     - Nevím -> poradna
 *
 *     výsledek poradna: S dluhy vám poradí zdarma
 *     rada: Vyzvedněte poštu, ve většině dopisů běží lhůta.
 *     druh: professional_social_counselling
 *     kontakt: sociální poradenství
 *
 * The first question or result is where it begins.  An answer leads to a question or
 * a result and may say facts of whoever needs help, in braces.  The same text with
 * the same rows always reads as the same tree; what is wrong is kept with its row, and
 * as much is read as can be, so that a preview shows an unfinished tree too.
 *
 * All lives in the arena; texts point into the notation, which must live as long.
 */
#ifndef SIGNPOST_TREE_H
#define SIGNPOST_TREE_H
#include "app/signpost/eligibility.h"

enum {
	TREE_QUESTIONS = 4,                /* on any way through it */
	TREE_NODES = 60, TREE_ANSWERS = 10, TREE_VALUES = 20, TREE_PROBLEMS = 50,
	TREE_TEXT = 30000,                 /* characters of the notation */
	TREE_NOWHERE = -1,
};

struct tree_answer {
	str text, target;
	int to;                            /* number of the node, or TREE_NOWHERE */
	struct facts facts;
	bool unknown;                      /* "I do not know": every question has it */
	int row;
};
struct tree_answers { struct tree_answer *items; size_t count; };
struct tree_values { str *items; size_t count; };

/* A question, or a result where a way ends. */
struct tree_node {
	str name, text;
	int row;
	bool result, danger;               /* danger: crisis lines come first */
	str hint;                          /* of a question */
	struct tree_answers answers;
	/* Of a result.  Services: of these kinds, named so, or helping in these situations;
	 * people: departments by words, crisis lines by numbers. */
	struct tree_values advice, types, kinds, words, situations, contacts, lines;
};

/* An error keeps a tree from being published; a warning only says so. */
struct tree_problem { int row; bool warning; const char *message; str detail; };

struct tree {
	str name, section, about;
	int64_t position;                  /* among trees: smaller comes first */
	bool sensitive;
	struct tree_values situations, sources;
	struct { struct tree_node *items; size_t count; } nodes;
	struct { struct tree_problem *items; size_t count; } problems;
};

struct tree *tree_read(struct arena *, str notation);
/* What no reading row by row finds: loops, ways too long, rows nobody gets to. */
void tree_lint(struct arena *, struct tree *);
void tree_complain(struct arena *, struct tree *, struct tree_problem);
bool tree_publishable(const struct tree *);        /* no errors, warnings or not */

/* ---- a way through it ---- */

/* Answers are letters, by their order: "ab", and x for "I do not know".  An address
 * with them tells nobody what they mean. */
char tree_letter(const struct tree_node *, size_t answer);
struct tree_way {
	int at;                            /* number of the node reached, or TREE_NOWHERE */
	size_t steps;                      /* answers that were understood */
	int nodes[TREE_QUESTIONS];         /* questions answered, and how */
	size_t answers[TREE_QUESTIONS];
	struct facts facts;
	bool strayed;                      /* some answers are not of this tree and were left out */
};
struct tree_way tree_go(struct arena *, const struct tree *, str letters);
/* The most questions that may still come, this one among them. */
int tree_longest(const struct tree *, int node);
/* Calls `each` for every way to its end; stops when it answers false. */
void tree_ways(struct arena *, const struct tree *,
               bool (*each)(void *context, str letters, const struct tree_way *), void *context);
#endif
