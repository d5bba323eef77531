/*
 * The reception desk: somebody stands there, the clerk finds who solves it, and hands
 * over a slip.  Which words were searched for and who got what is kept nowhere.
 */
#include "app/shortlist/desk.html.h"

enum { FOUND = 10, SLIP_DAYS = 30 };

static void found_fill(struct req *r, struct list_founds *to, struct cards cards,
	struct str_list keys)
{
	to->items = arena_alloc(r->arena, (cards.count + 1) * sizeof *to->items);
	to->count = cards.count;
	for (size_t i = 0; i < cards.count; i++)
		to->items[i] = (struct list_found){ .card = &cards.items[i],
			.with = picks_with(r->arena, keys, cards.items[i].key),
			.here = picks_has(keys, cards.items[i].key) };
}

/* GET /urad/prepazka?s=&q= */
int desk_show(struct req *r)
{
	struct desk_view v = { .r = r, .frame = office_frame(r, N_("Reception desk")),
		.query = utf8_head(query_text(r, "q"), LIMIT_QUERY) };
	struct picks picks = picks_read(r->arena, query_text(r, "s"));
	struct list_view list = { .frame = v.frame };
	list_fill(r, &list, picks);
	v.keys = list.keys;
	v.items = list.items;
	v.more = list.more;
	v.all = !v.query.len;
	struct str_list keys = picks_read(r->arena, v.keys).keys;
	found_fill(r, &v.departments,
		v.all ? cards_of_departments(r) : cards_found(r, v.query, true, FOUND), keys);
	if (!v.all)
		found_fill(r, &v.services, cards_found(r, v.query, false, FOUND), keys);
	desk_page(&r->page, v);
	return answer_page(r);
}

/* POST /urad/prepazka/listek */
int desk_slip_make(struct req *r)
{
	struct picks picks = picks_read(r->arena, form_text(r, "s"));
	if (!picks.keys.count)
		return answer_see_other(r, S("/urad/prepazka"));
	str code = shared_make(r, picks.keys, S(""), SLIP_DAYS);
	return answer_see_other(r, arena_printf(r->arena, "/urad/prepazka/listek/%.*s%s",
		STR_ARG(code), str_is(form_text(r, "papir"), "a6") ? "?papir=a6" : ""));
}

/* GET /urad/prepazka/listek/{code}?papir=a6 */
int desk_slip(struct req *r)
{
	struct shared s;
	if (!shared_read(r, r->id, &s))
		return answer_error(r, 404);
	struct slip_view v = { .list = { .frame = office_frame(r, N_("Slip")), .code = r->id,
		.until = site_day(r, day_of(r->arena, s.expires_at)) },
		.small = str_is(query_text(r, "papir"), "a6") };
	list_fill(r, &v.list, s.picks);
	leave_no_trace(r);
	v.list.url = shared_url(r, r->id);
	v.no_address = !v.list.url.len;
	v.list.qr = qr_make(r->arena, v.list.url);
	v.other = arena_printf(r->arena, "/urad/prepazka/listek/%.*s%s", STR_ARG(r->id),
		v.small ? "" : "?papir=a6");
	slip_page(&r->page, v);
	return answer_page(r);
}
