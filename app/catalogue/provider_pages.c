/* The public pages about providers. */
#include "app/catalogue/facets.h"
#include "app/catalogue/provider.html.h"
#include "app/office/office.h"
#include "search/search.h"

enum { PROVIDERS_PER_PAGE = 50 };

static const struct { const char *value, *label; } seats[] = {
	{ "",      N_("anywhere") },
	{ "zde",   N_("in the area") },
	{ "jinde", N_("elsewhere, but they serve the area") },
};

/* Fills what can be chosen; answers the area that was, if any. */
static struct maybe_int read_area(struct req *r, struct provider_list_view *v, str seat)
{
	str slug = query_text(r, "oblast");
	struct filter_area_row *area = slug.len ? filter_area(r->db, .slug = slug) : NULL;
	struct facet_answer all = facets_ask(r, &(struct service_filter){ 0 }, 0, 0);
	if (all.areas.count)
		ui_choice_add(r, &v->areas, S(""), tr(r->page.lang, N_("Everywhere")), false);
	for (size_t i = 0; i < all.areas.count; i++)
		ui_choice_add(r, &v->areas, all.areas.items[i].slug, all.areas.items[i].name,
			area && all.areas.items[i].id == area->id);
	for (size_t i = 0; i < COUNT(seats); i++)
		ui_choice_add(r, &v->seats, str_of(seats[i].value), tr(r->page.lang, seats[i].label),
			str_is(seat, seats[i].value));
	return area ? SOME(area->id) : NONE;
}

/* GET /organizace?oblast=&sidlo=&strana= */
int provider_index(struct req *r)
{
	struct provider_list_view *v = arena_alloc(r->arena, sizeof *v);
	str seat = query_text(r, "sidlo"), day = day_of(r->arena, r->now);
	struct maybe_int area = read_area(r, v, seat);
	struct maybe_int here = str_is(seat, "zde") ? area : NONE,
					 elsewhere = str_is(seat, "jinde") ? area : NONE;
	int64_t page = query_page(r), total = provider_count_in(r->db, .area = area, .here = here,
		.elsewhere = elsewhere, .day = day);
	if (page < 1 || (page > 1 && (page - 1) * PROVIDERS_PER_PAGE >= total))
		return answer_error(r, 404);
	v->rows = provider_list(r->db, .area = area, .here = here, .elsewhere = elsewhere, .day = day,
		.limit = PROVIDERS_PER_PAGE, .offset = (page - 1) * PROVIDERS_PER_PAGE);
	v->total = total;
	v->filtered = area.set;
	v->pages = ui_pagination_of(r, page, (total + PROVIDERS_PER_PAGE - 1) / PROVIDERS_PER_PAGE);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Organisations")));
	f->description = tr(r->page.lang,
		N_("Who provides social services here, and how to reach them."));
	site_crumb(r, f, S("/organizace"), f->title);
	f->no_index = v->filtered || page > 1;
	provider_list_page(&r->page, f, v);
	return answer_page(r);
}

static str json_ld(struct req *r, const struct provider_view *v)
{
	struct buf out = { .arena = r->arena };
	buf_put(&out, S("{\"@context\":\"https://schema.org\",\"@type\":\"Organization\",\"name\":"));
	json_text(&out, v->provider->name);
	buf_put(&out, S(",\"url\":"));
	json_text(&out, site_url(r, r->path));
	if (v->provider->ico.len) {
		buf_put(&out, S(",\"taxID\":"));
		json_text(&out, v->provider->ico);
	}
	if (v->contacts.phones.count) {
		buf_put(&out, S(",\"telephone\":"));
		json_text(&out, v->contacts.phones.items[0].value);
	}
	buf_char(&out, '}');
	return buf_str(&out);
}

/* GET /organizace/{slug} */
int provider_show(struct req *r)
{
	struct provider_get_row *p = provider_get(r->db, .slug = r->id);
	if (!p)
		return answer_error(r, 404);
	if (p->merged_into.len)
		return answer_moved(r, arena_printf(r->arena, "/organizace/%.*s", STR_ARG(p->merged_into)));
	struct provider_view *v = arena_alloc(r->arena, sizeof *v);
	*v = (struct provider_view){ .provider = p, .ended = str_is(p->status, "ended"),
		.checked = site_day(r, p->checked_on),
		.services = provider_services(r->db, .provider = p->id, .limit = MOST_CHILDREN) };
	struct wanted_texts texts = { 0 };
	translations_want(r, &texts, "provider", p->id, "description", &p->description);
	for (size_t i = 0; i < v->services.count; i++)
		translations_want(r, &texts, "service", v->services.items[i].id, "description",
			&v->services.items[i].description);
	translations_show(r, &texts);
	struct provider_contacts_rows c =
		provider_contacts(r->db, .provider = p->id, .limit = MOST_CODES);
	for (size_t i = 0; i < c.count; i++)
		contact_put(r->arena, &v->contacts, c.items[i].kind, c.items[i].value, c.items[i].note);
	if (!v->ended)
		v->downloads = attachments_public(r, "provider", p->id);
	struct site_frame *f = site_frame(r, p->name);
	f->description = excerpt(r->arena, p->description, 160);
	f->json_ld = json_ld(r, v);
	f->no_index = v->ended;
	site_crumb(r, f, S("/organizace"), tr(r->page.lang, N_("Organisations")));
	site_crumb(r, f, S(""), p->name);
	provider_page(&r->page, f, v);
	return answer_page(r);
}
