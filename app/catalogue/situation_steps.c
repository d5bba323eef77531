/* The steps of a life situation, on its page and on a sheet of paper. */
#include "app/catalogue/leaflet.html.h"
#include "app/catalogue/steps.h"

/* What fits one page beside the steps. */
enum { LEAFLET_PHONES = 8, LEAFLET_OFFICES = 2 };

static struct str_list lines_of(struct arena *a, str text)
{
	struct str_list to = { 0 };
	str line;
	while (str_cut(&text, '\n', &line))
		*(str *)arena_push(a, &to.items, &to.count, sizeof *to.items) = line;
	return to;
}

/* "116 006 (pro oběti); 158" */
static struct contact_items phones_of(struct req *r, str text)
{
	struct contact_view to = { 0 };
	struct str_list list = steps_pieces(r->arena, text);
	for (size_t i = 0; i < list.count; i++) {
		str note = list.items[i], number;
		str_cut(&note, '(', &number);
		note = str_ends(note, S(")")) ? str_part(note, 0, note.len - 1) : note;
		contact_put(r->arena, &to, S("phone"), str_trim(number), note);
	}
	return to.phones;
}

static void papers_add(struct arena *a, struct str_list *all, struct str_list papers)
{
	for (size_t i = 0; i < papers.count; i++) {
		bool there = false;
		for (size_t k = 0; k < all->count && !there; k++)
			there = str_eq(all->items[k], papers.items[i]);
		if (!there)
			*(str *)arena_push(a, &all->items, &all->count, sizeof *all->items) =
				papers.items[i];
	}
}

struct step_views steps_view(struct req *r, str text)
{
	struct step_views to = { 0 };
	struct steps steps = steps_read(r->arena, text).steps;
	str today = day_of(r->arena, r->now), words;
	for (size_t i = 0; i < steps.count; i++) {
		const struct step *s = &steps.items[i];
		struct step_view *x = arena_push(r->arena, &to.items, &to.count, sizeof *x);
		*x = (struct step_view){ .number = (int64_t)to.count, .what = s->what, .who = s->who,
			.deadline = s->deadline, .money = s->money, .text = lines_of(r->arena, s->text),
			.papers = steps_pieces(r->arena, s->papers), .phones = phones_of(r, s->phones),
			.checked = site_day(r, s->checked),
			.doubtful = step_doubtful(r->arena, s, today) };
		x->address = steps_address(s->source, &words);
		x->source = words;
		to.deadlines = to.deadlines || s->deadline.len;
		to.money = to.money || s->money.len;
		papers_add(r->arena, &to.papers, x->papers);
	}
	return to;
}

/* ---- the leaflet ---- */

static void add(struct req *r, struct leaflet_lines *to, struct leaflet_line line, size_t most)
{
	for (size_t i = 0; i < to->count; i++)
		if (str_eq(to->items[i].phone, line.phone))
			return;
	if (line.phone.len && to->count < most)
		*(struct leaflet_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
			line;
}

static void helpers_add(
	struct req *r, struct leaflet_lines *to, struct helper_views helpers, size_t most)
{
	for (size_t i = 0; i < helpers.count; i++) {
		struct helper_view *h = &helpers.items[i];
		if (h->contacts.phones.count)
			add(r, to, (struct leaflet_line){ h->name, h->when.len ? h->when : h->address,
				h->contacts.phones.items[0].value }, most);
	}
}

static struct leaflet_lines phones(struct req *r, const struct situation_view *v)
{
	struct leaflet_lines to = { 0 };
	for (size_t i = 0; i < v->steps.count; i++)
		for (size_t k = 0; k < v->steps.items[i].phones.count; k++) {
			const struct contact_item *c = &v->steps.items[i].phones.items[k];
			add(r, &to, (struct leaflet_line){ c->note.len ? c->note : v->steps.items[i].what,
				(str){ 0 }, c->value }, LEAFLET_PHONES);
		}
	helpers_add(r, &to, v->lines, LEAFLET_PHONES);
	for (size_t i = 0; i < v->services.count; i++)
		add(r, &to, (struct leaflet_line){ v->services.items[i].title,
			v->services.items[i].provider, v->services.items[i].phone }, LEAFLET_PHONES);
	helpers_add(r, &to, v->providers, LEAFLET_PHONES);
	return to;
}

/* GET /situace/{slug}/letak */
int situation_leaflet(struct req *r)
{
	struct situation_get_row *s = situation_get(r->db, .slug = r->id);
	if (!s)
		return answer_error(r, 404);
	struct situation_leaflet_view v = { .v = situation_view_make(r, s) };
	str page = arena_printf(r->arena, "/situace/%.*s", STR_ARG(s->slug));
	v.heading = s->sensitive ? site_neutral_title(r) : s->name;
	v.phones = phones(r, v.v);
	helpers_add(r, &v.office, v.v->departments, LEAFLET_OFFICES);
	struct site_frame *f = site_frame(r, v.heading);
	/* What somebody finds in a bag must not say by its address what it is about. */
	v.address = site_url(r, s->sensitive ? S("/") : page);
	if (str_starts(v.address, S("http")))
		v.qr = qr_make(r->arena, v.address);
	else
		v.address = f->portal;
	f->url = v.address;
	if (s->sensitive)
		site_sensitive(r, f);
	f->no_index = true;
	site_crumb(r, f, S("/situace"), tr(r->page.lang, N_("Life situations")));
	site_crumb(r, f, page, v.heading);
	site_crumb(r, f, S(""), tr(r->page.lang, N_("Leaflet")));
	situation_leaflet_page(&r->page, f, &v);
	return answer_page(r);
}
