/* What the pages of news show; private to app/news. */
#ifndef NEWS_VIEW_H
#define NEWS_VIEW_H
#include "app/news/news.h"
#include "app/news/news.sql.h"
#include "app/office/office.h"
#include "app/site/site.h"
#include "app/translations/translations.h"

enum { NEWS_PAGE = 20, NEWS_FEED = 50 };
extern const struct record news_record;

struct news_line { str title, url, summary, day, until; };
struct news_lines { struct news_line *items; size_t count; };
struct news_list_view {
	struct site_frame *frame;
	struct news_lines lines;
	struct ui_pagination pages;
	bool past;                         /* what has grown old */
	int64_t others;                    /* how many there are in the other list */
};
struct news_item_view {
	struct site_frame *frame;
	str day, until, summary;
	struct html text;
	struct ui_downloads downloads;
	bool old;
};

struct subscribe_form { str email; };
struct subscribe_view {
	struct req *r;
	struct site_frame *frame;
	const struct field *fields;
	const struct subscribe_form *form;
	bool asked, impossible;            /* a message is on its way; there is no address to lead to */
};
struct subscriber_view {
	struct req *r;
	struct site_frame *frame;
	str email;                         /* empty: nobody has this address */
	bool confirmed;
};
int subscribe_ask(struct req *), subscribe_send(struct req *);
int subscriber_show(struct req *), subscriber_decide(struct req *);
/* Sends what is new to who has confirmed; how many messages. */
int64_t news_announce(struct job_run *);
void news_mail_job(struct job_run *);

int news_index(struct req *), news_show(struct req *), news_atom(struct req *);
int news_rss(struct req *);
#endif
