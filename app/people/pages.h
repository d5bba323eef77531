/* What the pages of app/people show: a struct for each template. */
#ifndef PEOPLE_PAGES_H
#define PEOPLE_PAGES_H
#include "app/people/account.h"
#include "app/people/account.sql.h"
#include "app/people/audit.sql.h"
#include "app/people/role.h"
#include "app/people/role.sql.h"
#include "app/people/session.sql.h"
#include "app/site/site.h"

/* ---- sign-in ---- */
struct sign_in_form { str email, password; };
extern const struct field sign_in_fields[];
struct sign_in_view {
	struct req *r;
	struct site_frame *frame;
	const struct sign_in_form *form;
	str next;                          /* where to go afterwards; a local path, or empty */
	int64_t wait;                      /* seconds; 0: need not */
	bool left;                         /* has just signed out */
};

/* ---- the office ---- */
struct office_place { const char *href, *label; int64_t count; };
struct office_places { struct office_place *items; size_t count; };
struct office_view {
	struct req *r;
	struct site_frame *frame;
	struct office_places waiting, places;      /* where something waits; all others */
};

/* ---- one's own account ---- */
struct password_form { str current, password, again; };
extern const struct field password_fields[];
struct own_view {
	struct req *r;
	struct site_frame *frame;
	const struct account_by_id_row *account;
	struct grants_of_rows grants;
	struct session_list_rows sessions;
	str own, done;                     /* done: what has just been done, or ptr NULL */
	const struct password_form *form;
	int64_t wait;
};

/* ---- people ---- */
struct person_form { str name, email, role, area, valid_to; };
struct grant_form { str role, area, valid_to; };
struct people_view {
	struct req *r;
	struct site_frame *frame;
	struct account_list_rows people;
	struct grants_of_rows grants;
	int64_t total;
	str words;                         /* searched for; ptr NULL: all are shown */
	struct ui_pagination pages;
};
struct person_new_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct person_form *form;
};
struct person_view {
	struct req *r;
	struct site_frame *frame;
	const struct account_get_row *account;
	struct grants_of_rows grants;
	int64_t sessions;
	const struct field *grant_fields;
	const struct account_form *form;
	const struct grant_form *grant;
	str secret;                        /* the temporary password, shown this once; or ptr NULL */
	bool done;
	str today;
};

/* ---- outgoing mail ---- */
struct mail_view {
	struct req *r;
	struct site_frame *frame;
	struct mail_entries mails;
	int64_t waiting, failed;
	bool done;
	struct ui_pagination pages;
};

/* ---- audit trail ---- */
struct audit_view {
	struct req *r;
	struct site_frame *frame;
	struct ui_choices kinds, people;
	str day, export;
	struct audit_list_rows entries;
	int64_t total;
	struct ui_pagination pages;
};

str moment_maybe(struct req *, struct maybe_int instant);
/* An action, a kind of record or a field of the audit trail, for people. */
str audit_word(struct req *, str code);
/* "Editor of the catalogue, Trutnov, until 31. 12. 2026" in the page's language. */
str grant_label(struct req *, const struct grants_of_row *);
bool grant_over(const struct grants_of_row *, str today);
str  person_url(struct req *, str uuid, const char *rest);

/* Makes the key of people_sign() in a new store. */
void sign_install(struct db *, struct arena *, int64_t now);

int office_show(struct req *);
int sign_in_ask(struct req *), sign_in(struct req *), sign_out(struct req *);
int own_page(struct req *), own_password(struct req *);
int own_session_end(struct req *), own_sessions_end(struct req *);
int people_list(struct req *), people_find(struct req *);
int person_ask(struct req *), person_add(struct req *);
int person_page(struct req *), person_edit(struct req *);
int person_grant(struct req *), person_revoke(struct req *), person_password(struct req *);
int person_block(struct req *), person_unblock(struct req *), person_sign_out(struct req *);
int mail_page(struct req *), mail_send_again(struct req *);
int64_t mail_failed(struct req *);         /* how many, for who may see them */
int audit_page(struct req *), audit_file(struct req *);
#endif
