/*
 * session — a signed-in browser.
 *
 * The browser keeps a token in a cookie, the store its hash.  A session ends
 * half an hour after its last request and twelve hours after sign-in, when its
 * account is disabled or gets another password, and when somebody ends it.
 */
#ifndef PEOPLE_SESSION_H
#define PEOPLE_SESSION_H
#include "app/people/people.h"

#define SESSION_COOKIE "__Host-relace"
enum {
	SESSION_IDLE       = 30 * 60,          /* seconds without a request */
	SESSION_LONGEST    = 12 * 3600,        /* since sign-in */
	SESSION_SEEN_EVERY = 60,               /* the time of the last request is kept to a minute */
};

/* The hash of this browser's token, or ptr NULL. */
str  session_own(struct req *);
/* A new session instead of this browser's old one, in the transaction of the
 * caller; the answer sets its cookie.  False when the account was disabled or
 * its password is no longer the one with this hash. */
bool session_begin(struct req *, int64_t account, str password_hash);
/* Ends this browser's session and takes its cookie away. */
void session_leave(struct req *);
/* A browser in a few words, "Firefox, Windows", from its User-Agent; ptr NULL
 * when it is none that is known. */
str  agent_words(struct arena *, str agent);
#endif
