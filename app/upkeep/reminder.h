/*
 * reminder — asking providers by e-mail to confirm what has grown old; private
 * to app/upkeep.
 *
 * One digest for an account, with all its services that are due.  It comes again
 * after 14, 30 and 60 days, then no more: the provider is among those whom
 * nobody answered for, until a confirmation or a change begins it anew.
 */
#ifndef REMINDER_H
#define REMINDER_H
#include "app/upkeep/verify.h"

enum {
	REMINDERS = 4,                     /* in one go */
	REMINDER_GRACE = 14,               /* days after the last in which it may be answered */
	REMINDER_NAMES = 30,               /* services that one message names */
};

/* Whether the account is to be written to today; `sent` in this go, `last` of
 * all, ptr NULL: never. */
bool reminder_ripe(struct arena *, int64_t sent, str last, str today);
/* Puts what is due today into the outbox; each message in the transaction that
 * says it was sent.  How many there were. */
int64_t reminders_send(struct job_run *);
void reminders_job(struct job_run *);
/* Why nobody is reminded, as a message id; NULL: they are. */
const char *reminders_stopped(struct db *);

/* Providers all of whose accounts were reminded to the end or want no reminders;
 * sorted. */
struct int_list reminder_unanswered(struct req *);

struct reminder_view {
	struct req *r;
	struct site_frame *frame;
	str email;                         /* ptr NULL: the address in the message is not known */
	bool off;
};
int reminder_ask(struct req *), reminder_stop(struct req *), reminder_switch(struct req *);
#endif
