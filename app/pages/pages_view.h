/* What the pages show; private to app/pages. */
#ifndef PAGES_VIEW_H
#define PAGES_VIEW_H
#include "app/office/office.h"
#include "app/pages/pages.h"
#include "app/pages/pages.sql.h"
#include "app/site/site.h"

enum { PAGES_LINKED = 200 };           /* pages that frames know of */
extern const struct record page_record;

/* A page as it is saved, or as somebody has typed it. */
struct page_form {
	str title, kind, status, summary, text, place, plain_path, proofread_by, proofread_on;
	struct maybe_int position;
	bool sensitive;
};
struct page_view {
	struct site_frame *frame;
	str title, proofread_by, proofread_on;
	struct html text;
	struct ui_downloads downloads;
	struct ui_link plain;              /* the plain version; without href: none */
	bool easy, preview, sources;       /* sources: where the data come from stands below */
};

struct statement_view {
	struct site_frame *frame;
	struct site_settings town;
	struct str_list exceptions;
	str made_on;                       /* as it is written; empty: nobody has assessed it */
};

str  page_url(struct arena *, str slug);
bool page_is_easy(str kind);
/* `id`: 0 when it is not saved. */
void page_write(struct req *, const struct page_form *, int64_t id, str slug);
int  page_show(struct req *), page_easy_index(struct req *), page_about(struct req *);
int  statement_show(struct req *);
void page_frame_links(struct req *, struct site_links *);
/* Brings in the pages that ship, those whose addresses are not in the store. */
void pages_install(struct db *, struct arena *, int64_t now);
#endif
