/* What the pages of news show; private to app/news. */
#ifndef NEWS_VIEW_H
#define NEWS_VIEW_H
#include "app/news/news.h"
#include "app/news/news.sql.h"
#include "app/office/office.h"
#include "app/site/site.h"

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

int news_index(struct req *), news_show(struct req *), news_atom(struct req *);
int news_rss(struct req *);
#endif
