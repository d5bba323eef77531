/*
 * shared — a list behind a link that nobody guesses: 256 random bits, of which the store
 * has a hash.  The list and the note are sealed by the code, so that neither the store
 * nor its backups say what anybody shares; who has the link reads it, and may delete it.
 */
#ifndef SHARED_H
#define SHARED_H
#include "app/shortlist/picks.h"

struct shared {
	struct picks picks;
	str note;
	int64_t expires_at;
};
enum { SHARED_NOTE = 500 };            /* characters */

/* There are as many as there may be, so the public makes no more; the desk still does. */
bool shared_full(struct req *);
/* The code of a new one, in the caller's transaction. */
str  shared_make(struct req *, struct str_list keys, str note, int days);
/* False: there is none, or no more. */
bool shared_read(struct req *, str code, struct shared *);
void shared_delete(struct req *, str code);
/* Its address for everybody, as a QR code carries it; empty where the portal's own
 * address is not set. */
str  shared_url(struct req *, str code);
void shared_job(struct job_run *);
#endif
