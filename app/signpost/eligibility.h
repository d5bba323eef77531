/*
 * eligibility — whether a service is for somebody, in three values.
 *
 * What is asked is answered by yes, no or unknown (Kleene's logic): "and" is the least of
 * them, "or" the greatest.  A service that does not say is unknown and never a no, and so
 * is a person of whom nobody said.  Only a no takes a service away.
 */
#ifndef SIGNPOST_ELIGIBILITY_H
#define SIGNPOST_ELIGIBILITY_H
#include "base/base.h"

enum truth { TRUTH_NO, TRUTH_UNKNOWN, TRUTH_YES };
static inline enum truth truth_and(enum truth a, enum truth b) { return a < b ? a : b; }
static inline enum truth truth_or(enum truth a, enum truth b) { return a > b ? a : b; }
static inline enum truth truth_not(enum truth a) { return (enum truth)(TRUTH_YES - a); }

enum { AGE_MOST = 120 };
/* Years of age, both ends included. */
struct ages { int from, to; bool set; };
/* "65+", "0-6", "7"; not set when it is anything else. */
struct ages ages_read(str);
/* In words that are the same in every language: "65+", "0–6". */
str ages_text(struct arena *, struct ages);
struct ages ages_both(struct ages, struct ages);   /* what two facts say together */

/* What is known of whoever needs help. */
struct codes { str *items; size_t count; };
struct facts {
	struct ages age;
	struct codes is, is_not;           /* target groups: certainly in, certainly not in */
};
void facts_add(struct arena *, struct facts *to, const struct facts *);
bool codes_have(const struct codes *, str code);

/* Whom a service is for.  Several ages or groups: any of them. */
struct rules {
	struct { struct ages *items; size_t count; } ages;
	struct codes groups;
};
enum truth eligible_age(const struct rules *, const struct facts *);
enum truth eligible_group(const struct rules *, const struct facts *);
/* What the law itself says of the age of a kind's clients; not set: nothing. */
struct ages law_ages(str type);
#endif
