/*
 * mail — the outbox.
 *
 * A message is put into the store by the transaction of what it tells about; a
 * job sends it after that has landed.  What is rolled back is never sent, and
 * what has landed is sent at least once: a program that dies between the
 * server's "accepted" and its own note sends the message again, with the same
 * Message-ID, by which the recipient's side knows it.
 */
#ifndef JOBS_MAIL_H
#define JOBS_MAIL_H
#include "base/base.h"
#include "db/db.h"

enum {
	MAIL_SUBJECT    = 200,             /* characters; the rest is cut off */
	MAIL_TEXT       = 20000,           /* the same */
	MAIL_ATTEMPTS   = 10,              /* over some 30 hours; then it has failed */
	MAIL_KEPT_DAYS  = 30,              /* sent ones are forgotten then, */
	MAIL_FAILED_DAYS = 30,             /* and failed ones then */
};

/* Texts that are not there have ptr NULL. */
struct mail {
	const char *kind;                  /* what it is about: "test" */
	str to, reply_to;                  /* addresses without a name */
	str subject, text;                 /* of any characters: they cannot forge a header */
	str unsubscribe;                   /* https://… where the recipient can say "no more" */
	str calendar;                      /* the same for the recipient's calendar: RFC 5546 */
	bool by_person;                    /* otherwise marked as written by a program */
};
/* An address this outbox can send to: ASCII, without quoting. */
bool    mail_address(str);
/* In a transaction.  Its id, or 0 when `to` is no address. */
int64_t mail_put(struct db *, int64_t now, const struct mail *);

/* By which way messages leave: a server, or without one files in a folder. */
struct mail_way {
	str smtp_url;                      /* smtp://host:587 or smtps://host; empty: files */
	str user, password;                /* empty: the server asks for none */
	bool plain;                        /* smtp:// may stay unencrypted; never with a password */
	str from, name;                    /* what the recipient sees as the sender */
	int64_t per_hour;                  /* at most, over all programs of the store */
	const char *folder;                /* of files: TIME-MARK.eml */
	/* Says that the program is about to end: what is on its way is given up and
	 * sent later.  NULL: never. */
	bool (*over)(void *context);
	void *context;
};
/* Sends what is due, one after another, until there is no more, the server
 * cannot be reached or the hour's limit is used up; forgets what is old.  Begins
 * and commits itself.  How many it sent. */
int mail_send(struct db *, int64_t now, const struct mail_way *);

/* ---- for those who look after it ---- */
struct mail_entry {
	int64_t id;
	str kind, recipient, subject, state;       /* failed, sending, waiting */
	int64_t put_at, attempts, due_at;
	str error;
};
struct mail_entries { struct mail_entry *items; size_t count; };
/* What has not been sent; the failed first. */
struct mail_entries mail_unsent(struct db *, int64_t limit, int64_t offset);
int64_t mail_count(struct db *, const char *state);
/* One message's state, and why it is not sent yet; ptr NULL: forgotten. */
str mail_state(struct db *, int64_t id, str *error);
/* What failed waits again; how many there were. */
int64_t mail_retry(struct db *, int64_t now);
#endif
