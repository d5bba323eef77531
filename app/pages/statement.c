/* The accessibility statement of § 8 of act 99/2019 Sb., made from the settings. */
#include "app/pages/pages.html.h"

/* GET /prohlaseni-o-pristupnosti */
int statement_show(struct req *r)
{
	struct statement_view v = { .frame = site_frame(r,
		tr(r->page.lang, N_("Accessibility statement"))), .town = site_settings(r->db) };
	str rest = v.town.accessibility_exceptions, line;
	while (str_cut(&rest, '\n', &line))
		if (str_trim(line).len)
			*(str *)arena_push(r->arena, &v.exceptions.items, &v.exceptions.count,
				sizeof *v.exceptions.items) = str_trim(line);
	v.made_on = site_day(r, v.town.accessibility_day);
	site_crumb(r, v.frame, S(""), v.frame->title);
	statement_page(&r->page, v);
	return answer_page(r);
}
