/*
 * The leaflet for a surgery: one page A4 that hangs in the waiting room.  All of
 * it comes from the catalogue; how often situations are met is not counted
 * anywhere, so those come first in which most services near the place help.
 */
#include "app/catalogue/facets.h"
#include "app/catalogue/leaflet.html.h"
#include "app/catalogue/leaflet.sql.h"
#include "app/territory/territory.h"
#include <stdlib.h>

/* What fits one page. */
enum { EMERGENCIES = 6, CRISES = 6, HOMES = 6, SITUATIONS = 8, DEPARTMENTS = 3 };
enum { MOST_NEAR = 5000, CANDIDATES = 4 };

/* Kinds of services that come to people who cannot come themselves. */
static const char *const at_home[] = { "home_nursing", "home_hospice", "home_care",
	"personal_assistance", "emergency_care" };

static void add(struct req *r, struct leaflet_lines *to, str what, str who, str phone)
{
	if (phone.len)
		*(struct leaflet_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
			(struct leaflet_line){ what, who, phone };
}

static struct leaflet_lines lines_of(struct req *r, bool emergency, size_t most)
{
	struct leaflet_lines to = { 0 };
	struct helper_views lines = public_lines(r, emergency);
	for (size_t i = 0; i < lines.count && to.count < most; i++)
		if (lines.items[i].contacts.phones.count)
			add(r, &to, lines.items[i].name, lines.items[i].when,
				lines.items[i].contacts.phones.items[0].value);
	if (emergency && !to.count)
		add(r, &to, tr(r->page.lang, N_("Emergency number")), (str){ 0 }, S("112"));
	return to;
}

/* ---- services ---- */

struct known { struct service_list_rows rows; struct ui_results results; };

static struct known known_of(struct req *r, struct int_list ids)
{
	struct known k = { 0 };
	if (ids.count)
		k.rows = service_list(r->db, .ids = ids, .limit = MOST_CHILDREN);
	k.results = service_results(r, k.rows);
	return k;
}

static const struct ui_result *result_of(const struct known *k, int64_t service)
{
	for (size_t i = 0; i < k->rows.count; i++)
		if (k->rows.items[i].id == service)
			return &k->results.items[i];
	return NULL;
}

static struct leaflet_lines home_lines(struct req *r, struct maybe_int municipality)
{
	struct leaflet_lines to = { 0 };
	int64_t *ids = arena_alloc(r->arena, COUNT(at_home) * sizeof *ids);
	size_t count = 0;
	struct filter_codes_rows codes =
		filter_codes(r->db, .day = day_of(r->arena, r->now), .limit = MOST_CODES);
	for (size_t i = 0; i < codes.count; i++)
		for (size_t k = 0; k < COUNT(at_home); k++)
			if (str_is(codes.items[i].code, at_home[k]) && count < COUNT(at_home))
				ids[count++] = codes.items[i].id;
	if (!count)
		return to;
	struct service_filter filter = { .codes[TYPES] = { ids, count }, .municipality = municipality };
	struct facet_answer near = facets_ask(r, &filter, 0, HOMES * 4);
	struct known k = known_of(r, near.page);
	for (size_t i = 0; i < k.results.count && to.count < HOMES; i++)
		add(r, &to, k.results.items[i].title, k.results.items[i].provider,
			k.results.items[i].phone);
	return to;
}

/* ---- situations ---- */

/* One situation among the rows: where it begins, and how many services help. */
struct met { size_t from, count; };

static int more_help(const void *a, const void *b)
{
	const struct met *x = a, *y = b;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->from < y->from ? -1 : x->from > y->from;
}

struct mets { struct met *items; size_t count; };

static struct mets mets_of(struct req *r, const struct leaflet_helps_rows *rows)
{
	struct mets all = { 0 };
	for (size_t i = 0; i < rows->count; i++) {
		if (!i || rows->items[i].situation != rows->items[i - 1].situation)
			((struct met *)arena_push(r->arena, &all.items, &all.count, sizeof *all.items))->from =
				i;
		all.items[all.count - 1].count++;
	}
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, more_help);
	if (all.count > SITUATIONS)
		all.count = SITUATIONS;
	return all;
}

static struct leaflet_lines what_to_do(struct req *r, struct maybe_int municipality)
{
	struct leaflet_lines to = { 0 };
	struct service_filter filter = { .municipality = municipality };
	struct facet_answer near = facets_ask(r, &filter, 0, MOST_NEAR);
	if (!near.page.count)
		return to;
	struct leaflet_helps_rows rows =
		leaflet_helps(r->db, .services = near.page, .limit = MOST_CHILDREN);
	struct mets mets = mets_of(r, &rows);
	int64_t *ids = arena_alloc(r->arena, (mets.count * CANDIDATES + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < mets.count; i++)
		for (size_t n = 0; n < mets.items[i].count && n < CANDIDATES; n++)
			ids[count++] = rows.items[mets.items[i].from + n].service;
	struct known k = known_of(r, (struct int_list){ ids, count });
	for (size_t i = 0; i < mets.count; i++) {
		const struct leaflet_helps_row *row = &rows.items[mets.items[i].from];
		const struct ui_result *found = NULL;
		for (size_t n = 0; n < mets.items[i].count && n < CANDIDATES && !found; n++) {
			found = result_of(&k, row[n].service);
			if (found && !found->phone.len)
				found = NULL;
		}
		if (found)
			add(r, &to, row->name, found->title, found->phone);
	}
	return to;
}

/* ---- the page ---- */

static struct leaflet_lines office_lines(struct req *r, struct maybe_int municipality)
{
	struct leaflet_lines to = { 0 };
	struct leaflet_departments_rows rows = leaflet_departments(
		r->db, .municipality = municipality, .limit = DEPARTMENTS);
	for (size_t i = 0; i < rows.count; i++)
		add(r, &to, rows.items[i].name, rows.items[i].office, rows.items[i].phone);
	return to;
}

static struct maybe_int read_place(struct req *r, struct leaflet_view *v)
{
	v->place = utf8_head(query_text(r, "obec"), LIMIT_QUERY);
	if (!v->place.len)
		return NONE;
	struct filter_municipality_row *m = filter_municipality(r->db, .slug = v->place);
	if (!m) {
		int64_t id = municipality_named(r->db, r->arena, v->place, (str){ 0 });
		m = id ? filter_municipality(r->db, .slug = S(""), .id = SOME(id)) : NULL;
	}
	v->unknown = !m;
	v->chosen = m;
	v->place = m ? m->name : v->place;
	return m ? SOME(m->id) : NONE;
}

/* GET /letaky/ordinace?obec= */
int leaflet_show(struct req *r)
{
	struct leaflet_view *v = arena_alloc(r->arena, sizeof *v);
	struct maybe_int municipality = read_place(r, v);
	v->emergency = lines_of(r, true, EMERGENCIES);
	v->crisis = lines_of(r, false, CRISES);
	v->home = home_lines(r, municipality);
	v->situations = what_to_do(r, municipality);
	v->office = office_lines(r, municipality);
	if (municipality.set && !v->office.count)
		v->office = office_lines(r, NONE);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Leaflet for the surgery")));
	/* Until the operator has said what the portal's address is, it has but a name. */
	v->address = site_url(r, S("/"));
	if (str_starts(v->address, S("http")))
		v->qr = qr_make(r->arena, v->address);
	else
		v->address = f->portal;
	f->error = v->unknown;
	f->no_index = v->place.len;
	site_crumb(r, f, S(""), f->title);
	leaflet_page(&r->page, f, v);
	return answer_page(r);
}
