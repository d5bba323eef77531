/* What the templates of lists are given, and the handlers. */
#ifndef SHORTLIST_VIEW_H
#define SHORTLIST_VIEW_H
#include "app/office/office.h"
#include "app/shortlist/shared.h"
#include "doc/doc.h"

/* One card of a list, with the lists that its buttons lead to; `kept_…` are the same
 * without what must not be kept in the browser. */
struct list_item {
	const struct card *card;
	int64_t number;
	str up, down, without, kept_up, kept_down, kept_without;
	bool first, last;
};
struct list_items { struct list_item *items; size_t count; };

/* What was found to be added. */
struct list_found { const struct card *card; str with, kept_with; bool here; };
struct list_founds { struct list_found *items; size_t count; };

struct list_view {
	struct site_frame *frame;
	struct req *r;
	str keys, kept;                    /* the list; without what is sensitive */
	struct list_items items;
	bool more, sensitive, gone;        /* gone: some key leads nowhere now */
	str query;
	struct list_founds found;
	struct qr qr;
	str url;                           /* that the QR code carries */
	str day;
	/* of a shared one */
	str code, until, note, sms;
	bool fresh;                        /* just made */
};
/* The cards of these keys; what is sensitive makes the page hide itself. */
void list_fill(struct req *, struct list_view *, struct picks);

struct share_form { str days, note; bool keep_note; };
struct share_view {
	struct site_frame *frame;
	struct req *r;
	const struct field *fields;
	const struct share_form *form;
	str action;
	int64_t count;
};

/* The desk: what was found, the slip that is being put together. */
struct desk_view {
	struct site_frame *frame;
	struct req *r;
	str query, keys;
	struct list_founds departments, services;
	struct list_items items;
	bool all, more;                    /* all: departments without a question */
};
struct slip_view {
	struct list_view list;
	bool small;                        /* A6; otherwise a receipt, 80 mm wide */
	bool no_address;                   /* of the portal: so there is no QR code */
	str other;                         /* address of the slip on the other paper */
};

int list_show(struct req *), list_print(struct req *), list_contacts(struct req *);
int service_print(struct req *), service_contact(struct req *), service_qr(struct req *);
int share_ask(struct req *), share_send(struct req *);
int shared_show(struct req *), shared_print(struct req *), shared_end(struct req *);
int desk_show(struct req *), desk_slip_make(struct req *), desk_slip(struct req *);
#define DESK_ROLES (CATALOGUE_KEEPERS | ROLE_DESK | ROLE_READER)
#endif
