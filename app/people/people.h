/*
 * people — accounts, roles, sign-in, sessions and the audit trail.
 *
 * A role is held in an area or everywhere.  A route's access set is made of the
 * ROLE_ bits; rights on one object are asked of the feature that owns it, with
 * people_may() for the area.
 */
#ifndef PEOPLE_H
#define PEOPLE_H
#include "web/web.h"
extern const struct feature people;

enum {
	ROLE_ADMIN       = 1 << 0,             /* správce: people, settings */
	ROLE_COORDINATOR = 1 << 1,             /* koordinátor plánování */
	ROLE_EDITOR      = 1 << 2,             /* editor katalogu */
	ROLE_PROVIDER    = 1 << 3,             /* poskytovatel: own services */
	ROLE_MEMBER      = 1 << 4,             /* člen pracovní skupiny */
	ROLE_HEAD        = 1 << 5,             /* vedoucí odboru: approves */
	ROLE_DESK        = 1 << 6,             /* inforecepce */
	ROLE_READER      = 1 << 7,             /* reads the office, changes nothing */
	ROLE_AUDITOR     = 1 << 8,             /* reads the audit trail */
	ROLE_OFFICE      = ROLE_ADMIN | ROLE_COORDINATOR | ROLE_EDITOR | ROLE_HEAD | ROLE_DESK |
		ROLE_READER | ROLE_AUDITOR,
};

/* A role as the store, the command line and pages know it. */
struct role { const char *code, *label; access_set bit; };     /* label: an English message id */
extern const struct role people_roles[];                       /* ended by code == NULL */
access_set role_bit(str code);                                 /* 0: there is no such role */

/* Fills r->visitor from the session's cookie; for struct web. */
void people_identify(struct req *);
/* May the visitor act in one of these roles in the area?  Area 0: only who
 * holds the role everywhere. */
bool people_may(struct req *, access_set roles, int64_t area);

/* One entry of the audit trail, in the transaction of what it tells about.
 * `field` NULL: the whole record. */
struct audit_chain;
struct audit {
	const char *action, *kind;
	int64_t record;
	str name;
	const char *field;
	str old_value, new_value;
	int64_t operation;                 /* it is a part of, or 0 */
	struct audit_chain *chain;         /* of many entries, or NULL */
};
/* The end of the trail's chain, held over many entries of one transaction: the
 * first takes it from the store, audit_chain_end() puts it back, with entries that
 * wait to be added together.  Zeroed to begin; ended or dropped, whatever happens. */
struct audit_chain {
	char hash[80];
	int64_t entries;
	struct db_rows waiting;
	struct arena own;
};
void audit_chain_end(struct db *, struct audit_chain *);
void audit_chain_drop(struct audit_chain *);
void audit_write(struct db *, int64_t now, int64_t account, const struct audit *);
/* An entry for each field of the form that differs, passwords never; how many
 * there were. */
int  audit_changes(struct req *, const char *kind, int64_t record, str name,
                   const struct field *, const void *before, const void *after);

/* What only this installation can have written about the message; for struct
 * web.  ptr NULL before people's install. */
str people_sign(struct req *, str message);

/* Makes an account with a role everywhere; returns its id, 0 if the e-mail is
 * taken.  `password` ptr NULL: cannot sign in yet.  Hashing takes 0.2 s. */
int64_t account_make(struct db *, struct arena *, int64_t now, str email, str name, str password,
                     str role);
/* A page of the office: never kept by a cache nor found by search engines. */
struct site_frame;
struct site_frame *office_frame(struct req *, const char *title);
/* 12. 3. 2026 10:05 */
str moment_words(struct req *, int64_t instant);

/* What is wrong with a password that somebody wants to have, or NULL: a message. */
const char *people_password_wrong(struct req *, str password, str email, str name);
/* Gives an account that there is already a role everywhere. */
void people_give_role(struct req *, int64_t account, str name, str role);

/* The same in the caller's transaction, which must not wait for the hashing. */
int64_t account_make_hashed(struct db *, struct arena *, int64_t now, str email, str name, str hash,
                            str role);
/* One account for each role of the demonstration, with passwords that only
 * `say` tells.  Begins and commits itself. */
void people_demo(struct db *, struct arena *, int64_t now, struct buf *say);
#endif
