/* What the files about feedback share; private to app/upkeep. */
#ifndef FEEDBACK_H
#define FEEDBACK_H
#include "app/office/office.h"
#include "app/people/people.h"
#include "app/site/site.h"
#include "app/upkeep/feedback.sql.h"

enum {
	FEEDBACK_NUMBER = 14,              /* characters, "k7mq-2xfp-9trd" */
	FEEDBACK_TEXT  = 3000,             /* characters of what somebody writes */
	FEEDBACK_SOON  = 3,                /* seconds in which no person fills in the form */
	FEEDBACK_TIMES = 10,               /* in an hour from one address, */
	FEEDBACK_FLOOD = 200,              /* and from all together */
	FEEDBACK_TOLD  = 5,                /* people who are written to about one report */
	FEEDBACK_OLDEST_DAYS = 365,        /* nothing personal is kept longer, done or not */
};
#define FEEDBACK_ROLES (ROLE_EDITOR | ROLE_DESK | ROLE_COORDINATOR | ROLE_HEAD)

/* One of two: somebody found an error, or asks the office. */
struct feedback_kind {
	const char *code, *path, *title, *lead, *button;
	const struct choice *topics;               /* ended by label == NULL */
	const struct field *fields;                /* of struct feedback_form */
};
extern const struct feedback_kind feedback_error, feedback_question;
const struct feedback_kind *feedback_kind_of(str code);
str feedback_topic(const struct lang *, str kind, str topic);
str feedback_state(const struct lang *, str state);
str feedback_routed(const struct lang *, str routed);

struct feedback_form { str topic, text, email; };

/* What it is about; all zero: the portal as a whole. */
struct feedback_entry {
	struct maybe_int service, provider, situation, municipality;
	int64_t owner;                             /* the provider whose entry it is, or 0 */
	str name, href;
};
/* The entry at /sluzby, /organizace or /situace that `kind` and `slug` name. */
bool feedback_entry_find(struct req *, str kind, str slug, struct feedback_entry *);

struct feedback_terms { int64_t days, keep_days; };
struct feedback_terms feedback_terms(struct db *);      /* from the settings */

/* Keeps it and tells those whom it concerns; its number. */
str feedback_put(struct req *, const struct feedback_kind *, const struct feedback_entry *,
                 const struct feedback_form *);
/* Whether the visitor may read and settle what concerns this municipality. */
bool feedback_may(struct req *, struct maybe_int municipality);
/* For lists: whose areas they are narrowed to; unset: nobody's. */
struct maybe_int feedback_narrow(struct req *);
/* Keeps the answer and sends it to whoever left an address; false: there is one. */
bool feedback_reply(struct req *, const struct feedback_get_row *, str answer);
void feedback_settle(struct req *, const struct feedback_get_row *, str state, str note);
/* Deletes what is personal in what is over; how many there were. */
int64_t feedback_tidy(struct db *, int64_t now);

extern const struct choice feedback_states[];
str feedback_day(struct req *, int64_t instant);
bool feedback_open(str state);

void feedback_demo(struct db *, struct arena *, int64_t now, struct buf *say);

/* ---- pages ---- */
struct feedback_view {
	struct req *r;
	struct site_frame *frame;
	const struct feedback_kind *kind;
	const struct feedback_entry *entry;
	const struct feedback_form *form;
	struct feedback_terms terms;
};
struct feedback_thanks {
	struct req *r;
	struct site_frame *frame;
	const struct feedback_get_row *f;
	struct feedback_terms terms;
};
struct feedback_tab { str href, label; int64_t count; bool current; };
struct feedback_queue {
	struct req *r;
	struct site_frame *frame;
	struct { struct feedback_tab *items; size_t count; } tabs;
	struct feedback_list_rows rows;
	int64_t total;
	str chosen, today;
	struct ui_pagination pages;
};
struct settle_form { str state, note; };
struct reply_form { str answer; };
struct feedback_desk {
	struct req *r;
	struct site_frame *frame;
	const struct feedback_get_row *f;
	struct feedback_contacts_rows contacts;
	const struct field *reply_fields, *settle_fields;
	const struct reply_form *reply;
	const struct settle_form *settle;
	str href, checked;                         /* of the entry; ptr NULL: there is none */
	str edit;                                  /* where the visitor may correct it, or ptr NULL */
	bool late, done;
};
/* Whose addresses these are: */
int feedback_report_ask(struct req *), feedback_report(struct req *);
int feedback_question_ask(struct req *), feedback_question_send(struct req *);
int feedback_thank(struct req *);
int feedback_index(struct req *), feedback_show(struct req *);
int feedback_answer_send(struct req *), feedback_state_set(struct req *);
int64_t feedback_waiting(struct req *);
#endif
