/* audit — what proves that the trail is whole; private to app/people. */
#ifndef AUDIT_H
#define AUDIT_H
#include "app/people/people.h"
struct audit_proof {
	bool sound;
	int64_t entries;                   /* that were read */
	int64_t broken;                    /* id of the first that does not fit, or 0 */
	int64_t short_of;                  /* entries that are missing at the end */
};
/* Reads the whole chain; a second for about a hundred thousand entries. */
struct audit_proof audit_prove(struct db *);
#endif
