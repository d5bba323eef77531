/*
 * site — the frame around every page, settings of the installation, errors.
 *
 * A handler makes a frame, says what is special about its page, and hands it to
 * the template, which begins with site_head() and ends with site_foot().
 */
#ifndef SITE_H
#define SITE_H
#include "doc/doc.h"
#include "ui/ui.h"
#include "web/web.h"
extern const struct feature site;

enum { SITE_PAGE_SIZE = 20 };
/* The weather: somebody else's page, the same for everybody, that anybody may have open. */
#define SITE_EXIT_URL "https://www.chmi.cz/"

/* What features add to the frame of the page at r->path, and to the site map. */
struct site_links {
	struct ui_links menu, footer, map;
	struct ui_link version;            /* the same page, easy to read; without href: none */
};
struct site_links site_links(struct req *);
void site_link_add(struct req *, struct ui_links *, str href, str text);

struct site_frame {
	str title;                         /* of the page alone */
	str description;                   /* for search engines; may be empty */
	str current;                       /* address of the menu item it belongs to */
	struct ui_links crumbs;
	struct ui_links menu;
	struct site_links more;
	struct ui_languages alternates;    /* whole addresses of the page in each language */
	struct ui_header header;
	struct ui_footer footer;
	str portal, url, today;
	str style, script;                 /* addresses that change with what they hold */
	str json_ld;                       /* ptr NULL: none */
	bool error;                        /* the title says so first */
	bool kept;                         /* see site_offline() */
	bool no_index, wide, front;        /* front: the search box is in the page itself */
	str exit, safety;                  /* addresses of the quick exit and of advice; empty: none */
	str csrf;                          /* of the sign-out button, when somebody is signed in */
};
/* A frame with the installation's settings and this title. */
struct site_frame *site_frame(struct req *, str title);
/* Adds a step of the way here; the last is the page itself (href empty). */
void site_crumb(struct req *, struct site_frame *, str href, str text);

/* The page is about something that somebody beside the visitor must not learn of:
 * it has the quick exit and leaves no trace in the browser.  Its title is the
 * handler's to keep neutral: site_neutral_title(). */
void site_sensitive(struct req *, struct site_frame *);
str  site_neutral_title(struct req *);
bool site_exit_good(str url);          /* an address that the exit can lead to */
int  site_exit(struct req *);
/* The page may be kept in the browser for when there is no network, unless somebody is
 * signed in; a kept one says when it was saved. */
void site_offline(struct req *, struct site_frame *);
int  site_offline_show(struct req *), site_offline_worker(struct req *);
int  site_manifest(struct req *);
int  site_safe_browsing(struct req *);

/* What the installation says about itself, or the defaults, in one reading (setting.c). */
struct site_settings {
	str portal_name, town_name, operator, address, phone, email, base_url;
	str mail_from, mail_per_hour, smtp_url, smtp_user, smtp_password_file, smtp_plain;
	str feedback_days, feedback_keep_days, reminders, reminder_first_days;
	str operator_ico, town_code, data_licence, exit_url;
	str map_tiles, map_credit, map_licence;
	str accessibility_state, accessibility_exceptions, accessibility_method, accessibility_day;
};
struct site_settings site_settings(struct db *);
str  site_setting(struct db *, const char *name);
void site_setting_put(struct db *, const char *name, str value);
bool site_setting_known(const char *name);
/* The value holds a password, which belongs into no setting. */
bool site_setting_secret(const char *name, str value);
/* An address of tiles that is not this server's own: nobody else may learn who looks at
 * which place.  Empty is good, too. */
bool site_setting_foreign(const char *name, str value);
/* All of them, a line each. */
void site_settings_put(struct db *, struct buf *out);
extern const struct command site_commands[];
extern const struct job site_jobs[];
void site_mail_start(const char *data, const char *url);
/* Sends what waits in the outbox, by the way that the settings say; how many it
 * sent.  `data`: the folder of the installation's files. */
int  site_mail_send(struct job_run *, const char *data);

void site_error_page(struct req *, int status);
/* The part of `url` behind this installation's own address: "https://…/sluzby". */
str  site_url(struct req *, str path);
/* "/assets/app.css?v=…": may be kept for a year, since another file has another. */
str  site_asset(struct req *, const char *path);

/* The document as a file of that name, for a route that is `slow`; 500: what it needs is
 * missing, which is logged. */
int  site_document(struct req *, const struct document *, enum document_format, str name);

/* A file that ships with the program ("codelists/service_types.csv"), or ptr NULL. */
str  data_file(str path);

/* 12. 3. 2026 */
str  czech_day(struct arena *, str day);
/* The same as it is written in the page's language: 12 March 2026, 12.03.2026. */
str  site_day(struct req *, str day);
/* A day of every year, 24. 12. */
str  day_of_year(struct arena *, const struct lang *, int month, int day);
/* The name a record is known by in addresses: "Péče o seniory" is "pece-o-seniory". */
str  slug_make(struct arena *, str text);

#include "app/site/site.html.h"
#endif
