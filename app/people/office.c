/* The front page of the office: what the visitor may do there. */
#include "app/people/office.html.h"
#include "app/people/pages.h"

static const struct { const char *href, *label; access_set who; } places[] = {
	{ "/urad/ucet",         N_("Your account"),     SIGNED_IN },
	{ "/urad/sprava/lide",  N_("People and roles"), ROLE_ADMIN },
	{ "/urad/sprava/audit", N_("Audit trail"),      ROLE_ADMIN | ROLE_AUDITOR },
};

/* GET /urad */
int office_show(struct req *r)
{
	struct office_view v = { .r = r, .frame = site_frame(r, tr(r->page.lang, N_("Office"))) };
	struct ui_link *links = NULL;
	for (size_t i = 0; i < COUNT(places); i++)
		if (places[i].who & (SIGNED_IN | r->visitor.roles))
			*(struct ui_link *)arena_push(r->arena, &links, &v.links.count, sizeof *links) =
				(struct ui_link){ .href = str_of(places[i].href),
					.text = tr(r->page.lang, places[i].label) };
	v.links.items = links;
	v.frame->no_index = r->no_store = true;
	site_crumb(r, v.frame, S(""), v.frame->title);
	office_page(&r->page, v);
	return answer_page(r);
}
