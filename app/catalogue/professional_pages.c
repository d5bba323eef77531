/* A service as those see it who refer people to it: one page, to be printed. */
#include "app/catalogue/health.h"
#include "app/catalogue/professional.html.h"

/* Links whose notes name a form, of everybody's and of those for professionals. */
static void add_forms(struct req *r, struct contact_items *to, const struct contact_items *from)
{
	for (size_t i = 0; i < from->count; i++)
		if (contact_is_form(r->arena, from->items[i].note))
			*(struct contact_item *)arena_push(
				r->arena, &to->items, &to->count, sizeof *to->items) = from->items[i];
}

/* GET /sluzby/{slug}/odbornik */
int professional_show(struct req *r)
{
	struct service_get_row *s = service_get(r->db, .slug = r->id);
	if (!s)
		return answer_error(r, 404);
	if (s->merged_into.len)
		return answer_moved(
			r, arena_printf(r->arena, "/sluzby/%.*s/odbornik", STR_ARG(s->merged_into)));
	struct professional_view *w = arena_alloc(r->arena, sizeof *w);
	struct service_view *v = w->v = service_view_make(r, s);
	w->calls_are_inside = v->professionals.phones.count > 0;
	w->calls = w->calls_are_inside ? v->professionals.phones : v->contacts.phones;
	w->how = v->health.referral.len || v->health.referral_note.len || s->entry_conditions.len;
	w->verified = (struct texts){ (str *)v->verified.items, v->verified.count };
	add_forms(r, &w->forms, &v->professionals.webs);
	add_forms(r, &w->forms, &v->contacts.webs);
	str path = arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug));
	w->address = site_url(r, path);
	if (str_starts(w->address, S("http")))
		w->qr = qr_make(r->arena, w->address);
	bool sensitive = service_is_sensitive(r->db, .service = s->id);
	struct site_frame *f = site_frame(r, sensitive ? site_neutral_title(r) : s->name);
	if (sensitive)
		site_sensitive(r, f);
	f->no_index = true;
	site_crumb(r, f, S("/sluzby"), tr(r->page.lang, N_("Catalogue of services")));
	site_crumb(r, f, path, s->name);
	site_crumb(r, f, S(""), tr(r->page.lang, N_("For doctors and social workers")));
	professional_page(&r->page, f, w);
	return answer_page(r);
}
