/* The front page of the office: what waits for the visitor, and where they may go. */
#include "app/people/office.html.h"
#include "app/people/pages.h"

static void link_add(struct req *r, struct office_view *v, const struct office_link *link)
{
	int64_t count = link->waiting ? link->waiting(r) : 0;
	struct office_place place = { link->href, link->label, count };
	struct office_places *to = count ? &v->waiting : &v->places;
	*(struct office_place *)arena_push(r->arena, &to->items, &to->count, sizeof place) = place;
}

/* GET /urad: the later features come first, for people's own places are the
 * least of what one comes here for. */
int office_show(struct req *r)
{
	struct office_view v = { .r = r, .frame = site_frame(r, tr(r->page.lang, N_("Office"))) };
	size_t features = 0;
	while (r->web->features[features])
		features++;
	while (features--)
		for (const struct office_link *l = r->web->features[features]->office; l && l->href; l++)
			if (l->access & (SIGNED_IN | r->visitor.roles))
				link_add(r, &v, l);
	v.frame->no_index = r->no_store = true;
	site_crumb(r, v.frame, S(""), v.frame->title);
	office_page(&r->page, v);
	return answer_page(r);
}
