/*
 * triad — who was in the room: the three parties that planning stands on (zadavatel,
 * poskytovatel, uživatel), counted by meeting and over a time.
 *
 * Members, their deputies and guests count alike: the question is whose voice could be
 * heard, not who had a vote.  Public and experts are counted, but nobody misses them.
 */
#ifndef GROUPS_TRIAD_H
#define GROUPS_TRIAD_H
#include "web/web.h"

enum participant { COMMISSIONER, PROVIDER, USER, PUBLIC, EXPERT, PARTICIPANTS, TRIAD = PUBLIC };
enum participant participant_of(str code);             /* PARTICIPANTS: there is none */
const char *participant_code(enum participant);
const char *participant_words(enum participant);       /* one of them, a message id */
const char *participants_words(enum participant);      /* many of them, a message id */
extern const struct choice participant_choices[];

struct triad { int64_t people[PARTICIPANTS]; };        /* of one meeting */
struct triad_sum {
	int64_t meetings;
	int64_t people[PARTICIPANTS];
	int64_t missed[TRIAD];             /* meetings at which nobody of them was */
};
void triad_add(struct triad_sum *, const struct triad *);
/* The gaps in words, worst first: "Users were missing at 3 of 5 meetings." */
struct str_list triad_gaps(struct arena *, const struct lang *, const struct triad_sum *);
/* A message with its %s replaced: plain text, for where no template writes. */
str message_with(struct arena *, str message, str value);
#endif
