/* The published services as other features list them. */
#include "app/catalogue/facets.h"
#include "app/territory/territory.h"
#include "search/search.h"

static int64_t id_of(struct filter_codes_rows codes, const char *list, str code)
{
	for (size_t i = 0; i < codes.count; i++)
		if (str_is(codes.items[i].list, list) && str_eq(codes.items[i].code, code))
			return codes.items[i].id;
	return 0;
}

static struct int_list ids_of(struct req *r, struct filter_codes_rows codes, const char *list,
	struct str_list wanted, bool *unknown)
{
	int64_t *ids = arena_alloc(r->arena, (wanted.count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < wanted.count; i++) {
		int64_t id = id_of(codes, list, wanted.items[i]);
		*unknown = *unknown || !id;
		if (id)
			ids[count++] = id;
	}
	return (struct int_list){ ids, count };
}

static void find_place(struct req *r, const struct service_query *q, struct service_filter *f,
	bool *unknown)
{
	if (q->municipality.len) {
		struct filter_municipality_row *m = filter_municipality(r->db, .slug = q->municipality);
		int64_t id = m ? m->id : municipality_named(r->db, r->arena, q->municipality, (str){ 0 });
		*unknown = *unknown || !id;
		f->municipality = id ? SOME(id) : NONE;
	}
	if (q->area.len) {
		struct filter_area_row *area = filter_area(r->db, .slug = q->area);
		*unknown = *unknown || !area;
		f->area = area ? SOME(area->id) : NONE;
	}
}

static void find_words(struct req *r, str text, struct service_filter *f)
{
	struct search_hits hits = catalogue_find(r, text, "service", MOST_FOUND, 0, false);
	int64_t *ids = arena_alloc(r->arena, (hits.count + 1) * sizeof *ids);
	for (size_t i = 0; i < hits.count; i++) {
		str id = hits.items[i].key, kind;
		str_cut(&id, ':', &kind);
		ids[i] = str_int(id).value;
	}
	f->ids = (struct int_list){ ids, hits.count };
	f->found = true;
	f->order = BY_FIT;
}

struct service_found service_find(struct req *r, const struct service_query *q)
{
	struct service_found found = { 0 };
	struct service_filter f = { .order = BY_NAME, .open_now = q->open_now };
	struct filter_codes_rows codes =
		filter_codes(r->db, .day = day_of(r->arena, r->now), .limit = MOST_CODES);
	f.codes[TYPES] = ids_of(r, codes, "service_type", q->types, &found.unknown);
	f.codes[GROUPS] = ids_of(r, codes, "target_group", q->groups, &found.unknown);
	f.codes[FORMS] = ids_of(r, codes, "service_form", q->forms, &found.unknown);
	find_place(r, q, &f, &found.unknown);
	if (q->text.len)
		find_words(r, utf8_head(q->text, LIMIT_QUERY), &f);
	struct facet_answer answer = facets_ask(r, &f, q->from, q->limit);
	found.total = answer.total;
	found.ids = answer.page;
	return found;
}
