/* The list of services: filters, counts, pages. */
#include "app/catalogue/facets.h"
#include "app/catalogue/service.html.h"
#include "app/territory/territory.h"
#include "search/search.h"

static const struct { const char *param, *list, *legend; } facets[FACETS] = {
	[TYPES]  = { "druh",    "service_type", N_("Kind of service") },
	[GROUPS] = { "skupina", "target_group", N_("For whom") },
	[FORMS]  = { "forma",   "service_form", N_("How it works") },
};

static const struct { const char *value, *label; } orders[] = {
	[BY_NAME]     = { "",             N_("Name") },
	[BY_PROVIDER] = { "poskytovatel", N_("Provider") },
	[BY_CHANGE]   = { "zmena",        N_("Newest change first") },
};

/* What is being made: the filter, what it finds, the view for the template. */
struct listing {
	struct req *r;
	struct service_filter filter;
	struct facet_answer answer;
	struct service_list_view *view;
	struct filter_codes_rows codes;
	struct str_list chosen[FACETS];
};

static void add_active(struct listing *l, const char *param, str value, str label)
{
	struct ui_link *a =
		arena_push(l->r->arena, &l->view->active.items, &l->view->active.count, sizeof *a);
	*a = (struct ui_link){ query_without(l->r, param, value), label, false };
}

static const struct filter_codes_row *code_of(const struct listing *l, const char *list, str code)
{
	for (size_t i = 0; i < l->codes.count; i++)
		if (str_is(l->codes.items[i].list, list) && str_eq(l->codes.items[i].code, code))
			return &l->codes.items[i];
	return NULL;
}

/* The codes of one facet in the address, as ids. */
static struct int_list read_codes(struct listing *l, int facet)
{
	int64_t *ids = NULL;
	size_t count = 0;
	l->chosen[facet] = query_list(l->r, facets[facet].param);
	for (size_t i = 0; i < l->chosen[facet].count; i++) {
		str value = l->chosen[facet].items[i];
		const struct filter_codes_row *code = code_of(l, facets[facet].list, value);
		if (!code) {
			l->view->unknown = true;
			continue;
		}
		*(int64_t *)arena_push(l->r->arena, &ids, &count, sizeof *ids) = code->id;
		add_active(l, facets[facet].param, value, name_in(l->r, code->name, code->name_en));
	}
	return (struct int_list){ ids, count };
}

/* "?obec=trutnov" or what somebody typed: "Hradec králové". */
static void read_municipality(struct listing *l)
{
	struct req *r = l->r;
	str text = query_text(r, "obec");
	l->view->place = text;
	if (!text.len)
		return;
	struct filter_municipality_row *m = filter_municipality(r->db, .slug = text);
	if (!m) {
		int64_t id = municipality_named(r->db, r->arena, text, (str){ 0 });
		m = id ? filter_municipality(r->db, .slug = S(""), .id = SOME(id)) : NULL;
	}
	l->view->place_unknown = !m;
	if (!m)
		return;
	l->filter.municipality = SOME(m->id);
	l->view->place = m->name;
	add_active(l, "obec", (str){ 0 }, m->name);
}

static void read_area(struct listing *l)
{
	struct req *r = l->r;
	str slug = query_text(r, "oblast");
	struct filter_area_row *area = slug.len ? filter_area(r->db, .slug = slug) : NULL;
	if (area) {
		l->filter.area = SOME(area->id);
		add_active(l, "oblast", (str){ 0 }, area->name);
	}
	l->view->unknown = l->view->unknown || (slug.len && !area);
}

static void read_order(struct listing *l)
{
	str order = query_text(l->r, "razeni");
	struct option_view *items = arena_alloc(l->r->arena, COUNT(orders) * sizeof *items);
	for (size_t i = 0; i < COUNT(orders); i++) {
		bool chosen = str_is(order, orders[i].value);
		items[i] = (struct option_view){ str_of(orders[i].value),
			tr(l->r->page.lang, orders[i].label), chosen };
		if (chosen)
			l->filter.order = (enum service_order)i;
	}
	if (l->filter.found && l->filter.order == BY_NAME) {
		l->filter.order = BY_FIT;
		items[BY_NAME].label = tr(l->r->page.lang, N_("Best fit first"));
	}
	l->view->orders = (struct options_view){ items, COUNT(orders) };
}

/* A word search hands over the services it found, best first. */
static void read_text(struct listing *l)
{
	struct req *r = l->r;
	l->view->text = utf8_head(query_text(r, "q"), LIMIT_QUERY);
	if (!l->view->text.len)
		return;
	struct search_hits hits = catalogue_find(r, l->view->text, "service", MOST_FOUND, 0, false);
	int64_t *ids = arena_alloc(r->arena, (hits.count + 1) * sizeof *ids);
	for (size_t i = 0; i < hits.count; i++) {
		str key = hits.items[i].key, kind;
		str_cut(&key, ':', &kind);
		ids[i] = str_int(key).value;
	}
	l->filter.ids = (struct int_list){ ids, hits.count };
	l->filter.found = true;
	l->view->corrected = hits.corrected;
	add_active(l, "q", (str){ 0 }, l->view->text);
}

/* ---- the options ---- */

static bool is_chosen(const struct str_list *chosen, str code)
{
	for (size_t i = 0; i < chosen->count; i++)
		if (str_eq(chosen->items[i], code))
			return true;
	return false;
}

/* Options that find nothing are left out, unless they are chosen. */
static void make_facet(struct listing *l, enum facet facet)
{
	struct req *r = l->r;
	struct ui_option *options = NULL;
	size_t count = 0;
	for (size_t i = 0; i < l->codes.count; i++) {
		const struct filter_codes_row *c = &l->codes.items[i];
		int64_t total = facet_total(&l->answer, facet, c->id);
		bool chosen = is_chosen(&l->chosen[facet], c->code);
		if (str_is(c->list, facets[facet].list) && (total || chosen))
			*(struct ui_option *)arena_push(r->arena, &options, &count, sizeof *options) =
				(struct ui_option){ c->code, name_in(r, c->name, c->name_en), total, chosen };
	}
	l->view->filters.items[facet] = (struct ui_filter){
		.name = str_of(facets[facet].param), .legend = tr(r->page.lang, facets[facet].legend),
		.open = facet == FORMS, .options = { options, count } };
}

static void make_areas(struct listing *l)
{
	const struct facet_areas_rows *areas = &l->answer.areas;
	struct option_view *items = arena_alloc(l->r->arena, (areas->count + 1) * sizeof *items);
	for (size_t i = 0; i < areas->count; i++)
		items[i] = (struct option_view){ areas->items[i].slug, areas->items[i].name,
			l->filter.area.set && l->filter.area.value == areas->items[i].id };
	l->view->areas = (struct options_view){ items, areas->count };
}

/* ---- the page of results ---- */

/* Rows in the order of ids. */
static void rank(struct service_list_rows *rows, const struct int_list *ids)
{
	size_t put = 0;
	for (size_t i = 0; i < ids->count; i++)
		for (size_t j = put; j < rows->count; j++)
			if (rows->items[j].id == ids->items[i]) {
				struct service_list_row row = rows->items[j];
				memmove(&rows->items[put + 1], &rows->items[put], (j - put) * sizeof row);
				rows->items[put++] = row;
				break;
			}
}

static void fetch(struct listing *l)
{
	struct service_list_rows rows =
		service_list(l->r->db, .ids = l->answer.page, .limit = SITE_PAGE_SIZE);
	rank(&rows, &l->answer.page);
	l->view->results = service_results(l->r, rows);
}

/* GET /sluzby?q=&druh=&skupina=&forma=&obec=&oblast=&razeni=&strana= */
int service_index(struct req *r)
{
	struct service_list_view *v = arena_alloc(r->arena, sizeof *v);
	struct listing l = { .r = r, .view = v };
	int64_t page = query_page(r);
	if (page < 1)
		return answer_error(r, 404);
	l.codes = filter_codes(r->db, .day = day_of(r->arena, r->now), .limit = MOST_CODES);
	read_text(&l);
	for (int facet = 0; facet < FACETS; facet++)
		l.filter.codes[facet] = read_codes(&l, facet);
	read_municipality(&l);
	read_area(&l);
	read_order(&l);
	l.answer = facets_ask(r, &l.filter, (size_t)(page - 1) * SITE_PAGE_SIZE, SITE_PAGE_SIZE);
	v->total = l.answer.total;
	if (page > 1 && !l.answer.page.count)
		return answer_error(r, 404);
	v->filters.count = FACETS;
	v->filters.items = arena_alloc(r->arena, FACETS * sizeof *v->filters.items);
	for (int facet = 0; facet < FACETS; facet++)
		make_facet(&l, (enum facet)facet);
	make_areas(&l);
	fetch(&l);
	v->pages = ui_pagination_of(r, page, (v->total + SITE_PAGE_SIZE - 1) / SITE_PAGE_SIZE);

	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Catalogue of services")));
	site_crumb(r, f, S("/sluzby"), f->title);
	f->error = v->place_unknown;
	f->no_index = v->active.count > 0 || page > 1;
	service_list_page(&r->page, f, v);
	return answer_page(r);
}
