/* The list of services: filters, counts, pages. */
#include "app/catalogue/facets.h"
#include "app/catalogue/service.html.h"
#include "app/territory/territory.h"
#include "search/search.h"

enum { MOST_TOWNS = 10000 };           /* of an area: all of the country */

/* What the page offers to choose; two lists may narrow the same facet. */
static const struct { enum facet facet; const char *param, *list, *legend; } offers[] = {
	{ KINDS,  "zarazeni",  "service_kind", N_("Social or health service") },
	{ TYPES,  "druh",      "service_type", N_("Kind of service") },
	{ TYPES,  "zdravotni", "health_kind",  N_("Doctors and other health services") },
	{ GROUPS, "skupina",   "target_group", N_("For whom") },
	{ FORMS,  "forma",     "service_form", N_("How it works") },
};

static const struct { enum service_kind id; const char *code, *name; } kinds[] = {
	{ KIND_REGISTERED, "socialni",  N_("Registered social services") },
	{ KIND_RELATED,    "navazne",   N_("Related services") },
	{ KIND_HEALTH,     "zdravotni", N_("Health services") },
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
	struct { struct filter_codes_row *items; size_t count; } codes;
	struct str_list chosen[COUNT(offers)];
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

/* Items of codelists to choose from, and the three kinds as if they were such. */
static void fetch_codes(struct listing *l)
{
	struct req *r = l->r;
	struct filter_codes_rows rows =
		filter_codes(r->db, .day = day_of(r->arena, r->now), .limit = MOST_CODES);
	for (size_t i = 0; i < rows.count; i++)
		*(struct filter_codes_row *)arena_push(
			r->arena, &l->codes.items, &l->codes.count, sizeof *l->codes.items) = rows.items[i];
	for (size_t i = 0; i < COUNT(kinds); i++) {
		str name = tr(r->page.lang, kinds[i].name);
		*(struct filter_codes_row *)arena_push(
			r->arena, &l->codes.items, &l->codes.count, sizeof *l->codes.items) =
			(struct filter_codes_row){ .id = kinds[i].id, .list = S("service_kind"),
				.code = str_of(kinds[i].code), .name = name, .name_en = name };
	}
}

/* The codes of one offer in the address: their ids are added to those of its facet. */
static void read_codes(struct listing *l, size_t offer)
{
	struct int_list *list = &l->filter.codes[offers[offer].facet];
	int64_t *ids = NULL;
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++)
		*(int64_t *)arena_push(l->r->arena, &ids, &count, sizeof *ids) = list->items[i];
	l->chosen[offer] = query_list(l->r, offers[offer].param);
	for (size_t i = 0; i < l->chosen[offer].count; i++) {
		str value = l->chosen[offer].items[i];
		const struct filter_codes_row *code = code_of(l, offers[offer].list, value);
		if (!code) {
			l->view->unknown = true;
			continue;
		}
		*(int64_t *)arena_push(l->r->arena, &ids, &count, sizeof *ids) = code->id;
		add_active(l, offers[offer].param, value, name_in(l->r, code->name, code->name_en));
	}
	*list = (struct int_list){ ids, count };
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
	l->view->elsewhere = area && str_is(query_text(r, "sidlo"), "jinde");
	l->filter.seat_elsewhere = l->view->elsewhere;
	if (l->view->elsewhere)
		add_active(l, "sidlo", (str){ 0 }, tr(r->page.lang, N_("Only those seated elsewhere")));
}

static void read_open(struct listing *l)
{
	str when = query_text(l->r, "otevreno");
	l->filter.open_now = l->view->open_now = str_is(when, "ted");
	l->view->unknown = l->view->unknown || (when.len && !l->filter.open_now);
	if (l->filter.open_now)
		add_active(l, "otevreno", (str){ 0 }, tr(l->r->page.lang, N_("Only those open now")));
}

static void read_order(struct listing *l)
{
	struct req *r = l->r;
	str order = query_text(r, "razeni");
	for (size_t i = 0; i < COUNT(orders); i++)
		if (str_is(order, orders[i].value))
			l->filter.order = (enum service_order)i;
	bool fits = l->filter.found && l->filter.order == BY_NAME;
	for (size_t i = 0; i < COUNT(orders); i++)
		ui_choice_add(r, &l->view->orders, str_of(orders[i].value),
			tr(r->page.lang, fits && i == BY_NAME ? N_("Best fit first") : orders[i].label),
			str_is(order, orders[i].value));
	if (fits)
		l->filter.order = BY_FIT;
}

/* A word search hands over the services it found, best first. */
static void read_text(struct listing *l)
{
	struct req *r = l->r;
	l->view->text = utf8_head(query_text(r, "q"), LIMIT_QUERY);
	if (!l->view->text.len)
		return;
	/* A municipality that is chosen says where; one in the words only when none is. */
	struct search_hits hits = catalogue_ask(r, &(struct search_query){ .text = l->view->text,
		.kind = "service", .limit = MOST_FOUND, .anywhere = query_text(r, "obec").len > 0 });
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
	if (hits.place.name.len && !hits.place.elsewhere)
		*(struct ui_link *)arena_push(r->arena, &l->view->active.items, &l->view->active.count,
			sizeof *l->view->active.items) =
			(struct ui_link){ query_with(r, "q", hits.place.rest), hits.place.name, false };
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
static void make_offer(struct listing *l, size_t offer)
{
	struct req *r = l->r;
	struct ui_option *options = NULL;
	size_t count = 0;
	for (size_t i = 0; i < l->codes.count; i++) {
		const struct filter_codes_row *c = &l->codes.items[i];
		int64_t total = facet_total(&l->answer, offers[offer].facet, c->id);
		bool chosen = is_chosen(&l->chosen[offer], c->code);
		if (str_is(c->list, offers[offer].list) && (total || chosen))
			*(struct ui_option *)arena_push(r->arena, &options, &count, sizeof *options) =
				(struct ui_option){ c->code, name_in(r, c->name, c->name_en), total, chosen };
	}
	l->view->filters.items[offer] = (struct ui_filter){
		.name = str_of(offers[offer].param), .legend = tr(r->page.lang, offers[offer].legend),
		.open = offers[offer].facet == FORMS, .options = { options, count } };
}

static void make_areas(struct listing *l)
{
	const struct facet_areas_rows *areas = &l->answer.areas;
	struct req *r = l->r;
	if (areas->count)
		ui_choice_add(r, &l->view->areas, S(""), tr(r->page.lang, N_("Everywhere")), false);
	for (size_t i = 0; i < areas->count; i++)
		ui_choice_add(r, &l->view->areas, areas->items[i].slug, areas->items[i].name,
			l->filter.area.set && l->filter.area.value == areas->items[i].id);
}

/* ---- the page of results ---- */

void service_list_rank(struct service_list_rows *rows, const struct int_list *ids)
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

/* Says of a provider whose seat is not in the area that it serves it all the same. */
static void mark_elsewhere(struct listing *l, struct service_list_rows rows)
{
	struct req *r = l->r;
	if (!l->filter.area.set || !rows.count)
		return;
	struct filter_area_towns_rows towns =
		filter_area_towns(r->db, .area = l->filter.area.value, .limit = MOST_TOWNS);
	for (size_t i = 0; i < rows.count; i++) {
		struct ui_links *tags = &l->view->results.items[i].tags;
		size_t n = 0;
		while (n < towns.count && towns.items[n].municipality != rows.items[i].seat.value)
			n++;
		if (rows.items[i].seat.set && n == towns.count)
			*(struct ui_link *)arena_push(
				r->arena, &tags->items, &tags->count, sizeof(struct ui_link)) =
				(struct ui_link){ .text = tr(r->page.lang, N_("Seated elsewhere, serves here")) };
	}
}

struct ui_results service_results_of(struct req *r, struct int_list ids)
{
	struct service_list_rows rows =
		service_list(r->db, .ids = ids, .limit = (int64_t)ids.count);
	service_list_rank(&rows, &ids);
	return service_results(r, rows);
}

static void fetch(struct listing *l)
{
	struct service_list_rows rows =
		service_list(l->r->db, .ids = l->answer.page, .limit = SITE_PAGE_SIZE);
	service_list_rank(&rows, &l->answer.page);
	l->view->results = service_results(l->r, rows);
	mark_elsewhere(l, rows);
}

/* What the address asks for, and the form that says so. */
static void listing_ask(struct listing *l, struct req *r, size_t from, size_t limit)
{
	struct service_list_view *v = arena_alloc(r->arena, sizeof *v);
	*l = (struct listing){ .r = r, .view = v };
	fetch_codes(l);
	read_text(l);
	for (size_t offer = 0; offer < COUNT(offers); offer++)
		read_codes(l, offer);
	read_municipality(l);
	read_area(l);
	read_open(l);
	read_order(l);
	l->answer = facets_ask(r, &l->filter, from, limit);
	v->total = l->answer.total;
	v->query = query_with(r, "strana", (str){ 0 });
	v->filters.count = COUNT(offers);
	v->filters.items = arena_alloc(r->arena, COUNT(offers) * sizeof *v->filters.items);
	for (size_t offer = 0; offer < COUNT(offers); offer++)
		make_offer(l, offer);
	v->area_chosen = l->filter.area.set;
	v->hours = l->answer.hours || v->open_now;
	make_areas(l);
}

struct service_asked service_asked(struct req *r, size_t from, size_t limit)
{
	struct listing l;
	listing_ask(&l, r, from, limit);
	return (struct service_asked){
		l.view, l.answer.page, l.filter.municipality, l.filter.area };
}

/* GET /sluzby?q=&zarazeni=&druh=&zdravotni=&skupina=&forma=&obec=&oblast=&sidlo=&otevreno=
 *             &razeni=&strana= */
int service_index(struct req *r)
{
	struct listing l;
	int64_t page = query_page(r);
	if (page < 1)
		return answer_error(r, 404);
	listing_ask(&l, r, (size_t)(page - 1) * SITE_PAGE_SIZE, SITE_PAGE_SIZE);
	struct service_list_view *v = l.view;
	if (page > 1 && !l.answer.page.count)
		return answer_error(r, 404);
	fetch(&l);
	v->pages = ui_pagination_of(r, page, (v->total + SITE_PAGE_SIZE - 1) / SITE_PAGE_SIZE);

	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Catalogue of services")));
	f->description = tr(r->page.lang,
		N_("All social services here: what they do, for whom, when open, what they cost."));
	site_crumb(r, f, S("/sluzby"), f->title);
	f->error = v->place_unknown;
	f->no_index = v->active.count > 0 || page > 1;
	service_list_page(&r->page, f, v);
	return answer_page(r);
}
