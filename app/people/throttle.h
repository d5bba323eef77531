/*
 * throttle — the growing delay between attempts to sign in.
 *
 * Attempts of the last day are counted for three subjects: an account from one
 * network (/24 or /48), a network, and an account from anywhere.  Each may fail
 * a number of times freely; then every failure doubles the time to wait, up to
 * a quarter of an hour.  Somebody who guesses from one network therefore holds
 * up that account there, later that network, and never its owner elsewhere.
 *
 * An attempt counts as failed from its beginning, so that many at once are not
 * let through before the first is counted.
 */
#ifndef PEOPLE_THROTTLE_H
#define PEOPLE_THROTTLE_H
#include "app/people/people.h"

enum subject { SUBJECT_PAIR, SUBJECT_NETWORK, SUBJECT_ACCOUNT, SUBJECTS };

struct attempt {
	int64_t wait;                      /* seconds; 0: it may be made */
	str subjects[SUBJECTS];
	int64_t failure;                   /* the network's, to be taken back */
};

/* Begins and commits a transaction of its own. */
struct attempt attempt_begin(struct req *, str email);
/* Takes back the failures of the account, in the transaction of the caller. */
void attempt_succeed(struct req *, const struct attempt *);

/* Seconds from the last of so many failures to the next attempt. */
int64_t throttle_delay(enum subject, int64_t failures);
/* "192.0.2.0/24" of an address, "2001:db8:1::/48". */
str  network_of(struct arena *, str address);
#endif
