/*
 * readable — how easy a Czech text is to read, by rules that can be counted.
 *
 * Takes Markdown; a block of it is a paragraph.  It finds what is long: sentences,
 * paragraphs, words; and abbreviations that nobody explains.  It does not judge
 * whether a text is understood: only its readers can, so a finding is advice.
 */
#ifndef DOC_READABLE_H
#define DOC_READABLE_H
#include "base/base.h"

/* The most that a text may have; 0: that is not looked at. */
struct readable_rules { int64_t words, sentences, letters; bool abbreviations; };
/* For everybody: the Ministry of the Interior's method (2019). */
extern const struct readable_rules readable_plain;
/* Easy to read: short sentences, short words, nothing abbreviated. */
extern const struct readable_rules readable_easy;

enum readable_fault {
	READABLE_SENTENCE, READABLE_PARAGRAPH, READABLE_WORD, READABLE_ABBREVIATION
};
struct readable_finding { enum readable_fault fault; int64_t count; str text; };
enum { READABLE_FINDINGS = 30 };       /* of a text; the rest is only counted */
struct readable {
	int64_t sentences, median, longest;            /* words of a sentence */
	int64_t found;
	struct { struct readable_finding *items; size_t count; } findings;
};
struct readable readable_check(struct arena *, const struct readable_rules *, str markdown);
#endif
