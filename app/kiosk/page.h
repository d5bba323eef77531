/*
 * page — a page of the kiosk between what it says and how it is shown.
 *
 * The one idea: what a page says (a heading, a body, hours) is made from the catalogue, and
 * what stands around it (the bar with Back and Home, the age of the data, whether it is open
 * at this moment) is put there when it is shown.  So the same page is shown by the portal at
 * once, and by a kiosk without a network out of a snapshot, days later, and true both times.
 *
 * Everything lives in the request's arena, or in the snapshot.
 */
#ifndef KIOSK_PAGE_H
#define KIOSK_PAGE_H
#include "app/catalogue/catalogue.h"
#include "doc/doc.h"

struct kiosk_page {
	/* "/kiosk/sluzby/poradna"; in a snapshot with its language: "/uk/kiosk/sluzby/poradna" */
	str path;
	str title, caption;
	str back;                          /* where Back leads when nobody says otherwise */
	struct hours_rules opening;        /* of a service; empty: nobody knows */
	struct html body;                  /* what stands below the heading */
	/* How it is found and listed where there is no store to ask; kind empty: it is not. */
	str kind, note, phone, words, codes;
	str spoken;                        /* of a page that was kept: kiosk_spoken() */
};

/* Where pages come from: a snapshot and whose it is; made 0: the portal itself, now. */
struct kiosk_origin { int64_t made; str portal, town; };

/* Shows the page with what belongs around it: 200. */
int kiosk_show(struct req *, const struct kiosk_page *, struct kiosk_origin);
/* "There is nothing here", within the kiosk: 404. */
int kiosk_missing(struct req *, struct kiosk_origin);
/* Moves what was written to r->page so far into the page's body, behind what is to be known
 * of its translation. */
void kiosk_take_body(struct req *, struct kiosk_page *);

/* Which of the page's title, caption and note are in the language of the request's page, by
 * their names; and from what was kept of it says so to html_spoken(). */
str kiosk_spoken(struct req *, const struct kiosk_page *);
void kiosk_speak(struct req *, const struct kiosk_page *);

/* The kiosk's own address of a page of the portal, with the way back. */
str kiosk_href(struct req *, str url, str back);
/* This address, as the way back from where its links lead. */
str kiosk_here(struct req *);

/* ---- what is made from the catalogue (content.c): false, there is no such page ---- */
typedef bool kiosk_maker(struct req *, struct kiosk_page *);
kiosk_maker kiosk_situations, kiosk_situation, kiosk_service, kiosk_provider, kiosk_crisis,
	kiosk_contacts, kiosk_about;
struct kiosk_source {
	const char *folder;                /* of the address; the rest is a name, if any */
	kiosk_maker *make;
	struct str_list (*names)(struct req *);    /* NULL: the page has none */
};
extern const struct kiosk_source kiosk_sources[];      /* ended by folder == NULL */

/* ---- pages that are made anew each time: by the portal and by the machine alike ---- */
struct kiosk_hit { str kind, title, href, note; };
struct kiosk_hits { struct kiosk_hit *items; size_t count; };
struct kiosk_search {
	str text, corrected;
	bool asked, danger;                /* whether there is anything to look for */
	struct kiosk_hits hits;
};
/* Reads ?q= and the key of the keyboard that was pressed: ?klavesa= */
struct kiosk_search kiosk_search_read(struct req *);
int kiosk_search_show(struct req *, struct kiosk_search *, struct kiosk_origin);

struct kiosk_open { str title, href, note, phone, state; };
struct kiosk_opens { struct kiosk_open *items; size_t count; int64_t total; };
int kiosk_open_show(struct req *, struct kiosk_opens *, struct kiosk_origin);
int kiosk_start_show(struct req *, struct kiosk_origin);
/* GET /kiosk/konec: the browser forgets, and is at the start, in the first language. */
int kiosk_end(struct req *);

enum { KIOSK_HITS = 12, KIOSK_OPEN = 100 };
#endif
