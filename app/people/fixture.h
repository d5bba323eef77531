/* For the tests of people: accounts, and browsers that are signed in. */
#ifndef PEOPLE_FIXTURE_H
#define PEOPLE_FIXTURE_H
#include "app/people/people.h"
#include "tests/check.h"

#define TRY_PASSWORD "tři stříbrné lžíce "       /* the space at its end counts */
#define TRY_HASH \
	"$argon2id$v=19$m=65536,t=3,p=1$0P1La5gEqSj7c8eEHQbqjA" \
	"$lKtYFJLCO8fA5vSnZLtFvSIh6JcBGoJUNVgiMnSiM68"
#define TRY_CHEAP_HASH \
	"$argon2id$v=19$m=8192,t=2,p=1$AIVzMt+ZaQWYy93dctLuLw" \
	"$64PMpsoeRQdQ5R2UR4T5yZ2IK/lF48kHDYSspuj9+zo"

/* An account with TRY_PASSWORD and a role everywhere. */
int64_t try_account(struct check *, const char *email, const char *role);
str     try_uuid(struct check *, int64_t account);
/* A browser signed in as the account; its cookies, for t->cookies. */
str     try_session(struct check *, int64_t account);
/* Requests as the browser of t->cookies: with the token of its session. */
struct reply try_post(struct check *, const char *url, const char *body);
struct reply try_upload(struct check *, const char *url, const char *filename, str bytes);
/* Signs in through the page with what the form carries; the answer's cookie is
 * then in t->cookies. */
struct reply try_sign_in(struct check *, const char *email, const char *password);
/* A request from elsewhere: another address, and where the browser says it comes from. */
struct reply try_post_from(struct check *, const char *url, const char *body, const char *address,
                           const char *site);
/* How many entries of the audit trail say this. */
int64_t try_audited(struct check *, const char *action);
#endif
