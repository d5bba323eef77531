/*
 * jobs — work that the program does by itself, beside requests.
 *
 * One thread with a connection of its own runs what is due, one after another;
 * a job that waits for other machines is apart from them, in a second one.
 * A job that fails is logged and tried again at its next time; it must be able
 * to stop half way and go on later.
 */
#ifndef JOBS_H
#define JOBS_H
#include "base/base.h"
#include "db/db.h"
#include "jobs/mail.h"

struct jobs;
struct job_run { struct db *db; struct arena *arena; int64_t now; struct jobs *jobs; };
/* The program is about to end: stop at the next good place.  For whatever takes
 * long; `run` is a struct job_run. */
bool job_over(void *run);
struct job {
	const char *name;                  /* NULL ends a list */
	int64_t every; /* seconds from one begin to the next; the first time is at the start */
	void (*run)(struct job_run *);
	bool apart;                        /* waits for other machines */
};

/* Begins at once; `lists` are arrays of jobs, ended by NULL. */
struct jobs *jobs_start(const char *url, const struct job *const *lists);
/* Waits for the running job to end. */
void         jobs_stop(struct jobs *);
#endif
