/*
 * own — what a provider does with its own entries, and what the office says to
 * it; private to app/upkeep.
 *
 * A provider's change is a proposal: the texts that would change, with what they
 * said when it was made.  The office accepts them one by one; only then are they
 * written, as any change of a record is.
 */
#ifndef OWN_H
#define OWN_H
#include "app/catalogue/catalogue.h"
#include "app/office/office.h"
#include "app/upkeep/own.sql.h"

enum {
	OWN_MOST = 500, TEXTS_MOST = 200,
	INVITATION_SECONDS = 14 * 86400,   /* that an invitation works */
};

/* Whether the visitor answers for the provider's entries. */
bool own_may(struct req *, int64_t provider);
int64_t own_provider_of(struct req *, const struct record *, int64_t id);  /* 0: there is none */

/* ---- proposals ---- */
/* Puts what the texts of the form change into the visitor's proposal, or drops it
 * when they change nothing; 0: nothing is proposed. */
int64_t proposal_put(struct req *, const struct record *, int64_t id, const struct field *,
	const void *now, const void *wanted);
/* The texts of a proposal over those of the form. */
void proposal_over(struct req *, int64_t proposal, const struct field *, void *form);

/* ---- verification ---- */
/* Every part of the service is as it says, found by the method. */
void verify_all(struct req *, int64_t service, const char *method);

/* ---- pages ---- */
struct own_task { str text, href; };
struct own_service {
	int64_t id;
	str name, url, checked, free;
	bool waiting, draft;
	enum freshness freshness;
	struct { struct own_task *items; size_t count; } tasks;
};
struct own_provider {
	int64_t id;
	str name, url;
	bool waiting;
	struct { struct own_service *items; size_t count; } services;
};
struct own_home_view {
	struct req *r;
	struct site_frame *frame;
	struct { struct own_provider *items; size_t count; } providers;
	str done;
	bool unreminded;                   /* wants no reminders by e-mail */
};
struct own_form_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const void *form;
	str action, waiting_since, refused;
};
struct own_confirm_view {
	struct req *r;
	struct site_frame *frame;
	str action, edit;
	struct { struct param *items; size_t count; } texts;
};
struct free_form { struct maybe_int amount; str note; };
struct own_free_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct free_form *form;
	str action;
};
struct change { int64_t id; str label, public, proposed; bool moved; };
struct change_view {
	struct req *r;
	struct site_frame *frame;
	const struct proposal_get_row *p;
	str action, record_url, made;
	struct { struct change *items; size_t count; } changes;
};
struct change_line { str href, name, provider, made, person; };
struct changes_view {
	struct req *r;
	struct site_frame *frame;
	struct { struct change_line *items; size_t count; } lines;
	bool done;
};
struct invite_form { str provider, email; };
struct invite_line { int64_t id; str email, provider, made, state; bool open; };
struct invites_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct invite_form *form;
	struct { struct invite_line *items; size_t count; } lines;
	bool sent;
};
struct welcome_form { str name, password, again; };
struct welcome_view {
	struct req *r;
	struct site_frame *frame;
	const struct invitation_of_row *invitation;
	const struct field *fields;
	const struct welcome_form *form;
	bool known;                        /* the address has an account already */
	bool same;                         /* and the visitor is signed in with it */
};

int own_home(struct req *), own_edit(struct req *), own_propose(struct req *),
	own_withdraw(struct req *);
int own_confirm_ask(struct req *), own_confirm(struct req *);
int own_free_ask(struct req *), own_free_set(struct req *);
int64_t own_waiting(struct req *);
int changes_list(struct req *), change_show(struct req *), change_decide(struct req *);
int64_t changes_waiting(struct req *);
int invites_list(struct req *), invite_send(struct req *), invite_withdraw(struct req *);
int welcome_ask(struct req *), welcome_take(struct req *);
#endif
