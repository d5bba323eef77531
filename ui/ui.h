/*
 * ui — the design system.  A component is a folder: its template is a function
 * that writes it, its .scss how it looks, its examples every state it has, its
 * .test.mjs what a browser must find there.  /dev/ui shows them all.
 *
 * The base is govuk-frontend: its classes keep their names, ours begin with sp-.
 * Colours, and nothing else, are a town's to change: styles/_theme.scss.
 */
#ifndef UI_H
#define UI_H
#include "ui/parts.h"
#include "ui/control/parts.h"
#include "ui/back_link/back_link.html.h"
#include "ui/breadcrumbs/breadcrumbs.html.h"
#include "ui/button/button.html.h"
#include "ui/card/card.html.h"
#include "ui/control/control.html.h"
#include "ui/crisis_strip/crisis_strip.html.h"
#include "ui/details/details.html.h"
#include "ui/download/download.html.h"
#include "ui/drawing/drawing.html.h"
#include "ui/error_summary/error_summary.html.h"
#include "ui/exit_page/exit_page.html.h"
#include "ui/filter/filter.html.h"
#include "ui/footer/footer.html.h"
#include "ui/header/header.html.h"
#include "ui/icon/icon.html.h"
#include "ui/inset_text/inset_text.html.h"
#include "ui/language_navigation/language_navigation.html.h"
#include "ui/navigation/navigation.html.h"
#include "ui/notification_banner/notification_banner.html.h"
#include "ui/pagination/pagination.html.h"
#include "ui/panel/panel.html.h"
#include "ui/pick/pick.html.h"
#include "ui/phone/phone.html.h"
#include "ui/print_note/print_note.html.h"
#include "ui/result/result.html.h"
#include "ui/search_box/search_box.html.h"
#include "ui/select/select.html.h"
#include "ui/skip_link/skip_link.html.h"
#include "ui/summary_list/summary_list.html.h"
#include "ui/table/table.html.h"
#include "ui/tag/tag.html.h"
#include "ui/task_list/task_list.html.h"
#include "ui/warning_text/warning_text.html.h"

/* Renders a row of a form's table: what was typed after a POST, else the
 * record's value, with the error the request holds for it. */
void ui_form_field(struct page *, struct req *, const struct field *, const void *record);
void ui_form_fields(struct page *, struct req *, const struct field *, const void *record);
/* <form method="post"> with the token against forgery … </form>. */
void ui_form_head(struct page *, struct req *, str action);
void ui_form_foot(struct page *);

void ui_choice_add(struct req *, struct ui_choices *, str value, str label, bool chosen);

/* Links around `page` of `pages`; each keeps the rest of the request's query. */
struct ui_pagination ui_pagination_of(struct req *, int64_t page, int64_t pages);
/* Which numbers to show: the ends, the page and its neighbours; 0 where some are left out. */
struct int_list ui_pagination_window(struct arena *, int64_t page, int64_t pages);

/* ---- examples ---- */
struct ui_example {
	const char *name, *title;
	void (*write)(struct page *);
	bool frame;                        /* parts of a page's frame: they stand outside <main> */
	bool headed;                       /* the page's heading is in it */
};
extern const struct ui_example ui_examples[];     /* ended by name == NULL */
/* Whole pages: the list under /dev/ui, and one example under /dev/ui/NAME. */
void ui_examples_page(struct page *);
void ui_example_page(struct page *, const struct ui_example *);
#endif
