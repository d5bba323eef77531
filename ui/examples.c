/* examples — the components as /dev/ui shows them and the tests walk through them. */
#include "ui/ui.h"
#include "ui/back_link/examples.html.h"
#include "ui/breadcrumbs/examples.html.h"
#include "ui/button/examples.html.h"
#include "ui/card/examples.html.h"
#include "ui/control/examples.h"
#include "ui/crisis_strip/examples.html.h"
#include "ui/details/examples.html.h"
#include "ui/download/examples.html.h"
#include "ui/drawing/examples.html.h"
#include "ui/error_summary/examples.html.h"
#include "ui/examples/examples.html.h"
#include "ui/exit_page/examples.html.h"
#include "ui/filter/examples.html.h"
#include "ui/footer/examples.html.h"
#include "ui/form_field/examples.h"
#include "ui/header/examples.html.h"
#include "ui/icon/examples.html.h"
#include "ui/inset_text/examples.html.h"
#include "ui/language_navigation/examples.html.h"
#include "ui/navigation/examples.html.h"
#include "ui/notification_banner/examples.html.h"
#include "ui/pagination/examples.html.h"
#include "ui/panel/examples.html.h"
#include "ui/pick/examples.html.h"
#include "ui/phone/examples.html.h"
#include "ui/print_note/examples.html.h"
#include "ui/result/examples.html.h"
#include "ui/search_box/examples.html.h"
#include "ui/select/examples.html.h"
#include "ui/skip_link/examples.html.h"
#include "ui/summary_list/examples.html.h"
#include "ui/table/examples.html.h"
#include "ui/tag/examples.html.h"
#include "ui/task_list/examples.html.h"
#include "ui/warning_text/examples.html.h"

const struct ui_example ui_examples[] = { { "skip_link", "Skip link", ui_skip_link_examples,
											  .frame = true },
	{ "header", "Header", ui_header_examples, .frame = true },
	{ "header_plain", "Header without languages", ui_header_plain_examples, .frame = true },
	{ "crisis_strip", "Crisis strip", ui_crisis_strip_examples, .frame = true },
	{ "exit_page", "Quick exit", ui_exit_page_examples, .frame = true },
	{ "navigation", "Navigation", ui_navigation_examples, .frame = true },
	{ "breadcrumbs", "Breadcrumbs", ui_breadcrumbs_examples },
	{ "back_link", "Back link", ui_back_link_examples },
	{ "footer", "Footer", ui_footer_examples, .frame = true },
	{ "language_navigation", "Languages", ui_language_navigation_examples },
	{ "search_box", "Search box", ui_search_box_examples },
	{ "button", "Button", ui_button_examples },
	{ "form_field", "Form field", ui_form_field_examples },
	{ "form_field_error", "Form field with an error", ui_form_field_error_examples },
	{ "control", "Control", ui_control_examples },
	{ "control_error", "Control with an error", ui_control_error_examples },
	{ "error_summary", "Error summary", ui_error_summary_examples },
	{ "filter", "Filter", ui_filter_examples },
	{ "select", "List to choose from", ui_select_examples }, { "tag", "Tag", ui_tag_examples },
	{ "task_list", "Tasks", ui_task_list_examples },
	{ "drawing", "Drawing", ui_drawing_examples },
	{ "summary_list", "Summary list", ui_summary_list_examples },
	{ "card", "Card", ui_card_examples }, { "result", "Result", ui_result_examples },
	{ "pagination", "Pagination", ui_pagination_examples },
	{ "pick", "Put on a list", ui_pick_examples },
	{ "download", "What can be downloaded", ui_download_examples },
	{ "notification_banner", "Notification banner", ui_notification_banner_examples },
	{ "panel", "Panel", ui_panel_examples, .headed = true },
	{ "panel_interruption", "Panel that interrupts", ui_panel_interruption_examples,
		.headed = true },
	{ "warning_text", "Warning", ui_warning_text_examples },
	{ "inset_text", "Inset text", ui_inset_text_examples }, { "table", "Table", ui_table_examples },
	{ "details", "Details", ui_details_examples },
	{ "print_note", "Print note", ui_print_note_examples }, { "phone", "Phone", ui_phone_examples },
	{ "icon", "Icon", ui_icon_examples }, { 0 } };

void ui_examples_page(struct page *p)
{
	ui_examples_head(p, tr(p->lang, "All components"));
	ui_examples_main(p, tr(p->lang, "All components"));
	ui_examples_list_head(p);
	for (const struct ui_example *e = ui_examples; e->name; e++)
		ui_examples_item(p, str_of(e->name), str_of(e->title));
	ui_examples_list_foot(p);
	ui_examples_main_end(p);
	ui_examples_foot(p);
}

void ui_example_page(struct page *p, const struct ui_example *e)
{
	ui_examples_head(p, str_of(e->title));
	if (e->frame)
		e->write(p);
	ui_examples_main(p, e->headed ? S("") : str_of(e->title));
	if (!e->frame)
		e->write(p);
	ui_examples_main_end(p);
	ui_examples_foot(p);
}
