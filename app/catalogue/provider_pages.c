/* The public pages about providers. */
#include "app/catalogue/provider.html.h"
#include "search/search.h"

enum { PROVIDERS_PER_PAGE = 50 };

/* GET /organizace?strana= */
int provider_index(struct req *r)
{
	int64_t page = query_page(r), total = provider_count(r->db);
	if (page < 1 || (page > 1 && (page - 1) * PROVIDERS_PER_PAGE >= total))
		return answer_error(r, 404);
	struct provider_list_rows rows = provider_list(
		r->db, .limit = PROVIDERS_PER_PAGE, .offset = (page - 1) * PROVIDERS_PER_PAGE);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Organisations")));
	site_crumb(r, f, S("/organizace"), f->title);
	provider_list_page(&r->page, f, rows, total,
		ui_pagination_of(r, page, (total + PROVIDERS_PER_PAGE - 1) / PROVIDERS_PER_PAGE));
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
	struct provider_view *v = arena_alloc(r->arena, sizeof *v);
	*v = (struct provider_view){ .provider = p, .ended = str_is(p->status, "ended"),
		.checked = czech_day(r->arena, p->checked_on),
		.services = provider_services(r->db, .provider = p->id, .limit = MOST_CHILDREN) };
	struct provider_contacts_rows c =
		provider_contacts(r->db, .provider = p->id, .limit = MOST_CODES);
	for (size_t i = 0; i < c.count; i++)
		contact_put(r->arena, &v->contacts, c.items[i].kind, c.items[i].value, c.items[i].note);
	struct site_frame *f = site_frame(r, p->name);
	f->description = excerpt(r->arena, p->description, 160);
	f->json_ld = json_ld(r, v);
	f->no_index = v->ended;
	site_crumb(r, f, S("/organizace"), tr(r->page.lang, N_("Organisations")));
	site_crumb(r, f, S(""), p->name);
	provider_page(&r->page, f, v);
	return answer_page(r);
}
