/* Accounts: making, changing and disabling them, and their roles.  Everything
 * here writes in the caller's transaction, with its entries in the audit trail. */
#ifndef PEOPLE_ACCOUNT_H
#define PEOPLE_ACCOUNT_H
#include "app/people/account.sql.h"
#include "app/people/people.h"
#include "app/people/role.sql.h"

enum {
	ACCOUNT_NAME       = 100,              /* characters at most */
	ACCOUNT_EMAIL      = 254,
	TEMPORARY_PASSWORD = 7 * 86400,        /* seconds that a password chosen by others works */
};

/* Who writes, and when: what every change needs to know. */
struct writer { struct db *db; struct arena *arena; int64_t now, account; };
struct writer writer_of(struct req *);

struct account_form { str name, email; };
extern const struct field account_fields[];

/* E-mails are compared in small letters. */
str     email_key(struct arena *, str email);

/* The new account's id, 0 when the e-mail is taken; password_hash ptr NULL:
 * cannot sign in yet. */
int64_t account_create(const struct writer *, const struct account_form *, str password_hash,
                       bool temporary);
/* False when another account has the e-mail. */
bool    account_edit(struct req *, const struct account_get_row *, struct account_form *);
/* Ends all sessions but the one whose token has the hash `keep`. */
void    account_password(const struct writer *, int64_t id, str name, str password_hash,
                         bool temporary, str keep);
/* Ends all sessions too. */
void    account_block(const struct writer *, int64_t id, str name);
void    account_unblock(const struct writer *, int64_t id, str name);
void    account_sign_out(const struct writer *, int64_t id, str name, str keep);

struct grant { const struct role *role; const struct area_of_slug_row *area; str valid_to; };
/* False when the account holds it already; area NULL: everywhere. */
bool    account_grant(const struct writer *, int64_t id, str name, const struct grant *);
bool    account_revoke(const struct writer *, int64_t id, str name, int64_t grant);

/* What is wrong with the password for this person, or NULL. */
const char *account_password_wrong(struct db *, struct arena *, int64_t now, str password,
                                   str email, str name);
/* Whether a password that somebody else chose has been waiting for too long. */
bool    temporary_over(bool temporary, struct maybe_int set_at, int64_t now);
#endif
