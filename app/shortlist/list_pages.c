/* The list, the plan of help on paper, and contacts for a telephone. */
#include "app/shortlist/list.html.h"

enum {
	FOUND = 10,
	QR_CLEAR = 300,                    /* bytes that a telephone still reads off paper with ease */
};

static struct str_list kept_of(struct req *r, struct cards cards)
{
	str *items = arena_alloc(r->arena, (cards.count + 1) * sizeof *items);
	size_t count = 0;
	for (size_t i = 0; i < cards.count; i++)
		if (!cards.items[i].sensitive)
			items[count++] = cards.items[i].key;
	return (struct str_list){ items, count };
}

static struct str_list keys_of(struct req *r, struct cards cards)
{
	str *items = arena_alloc(r->arena, (cards.count + 1) * sizeof *items);
	for (size_t i = 0; i < cards.count; i++)
		items[i] = cards.items[i].key;
	return (struct str_list){ items, cards.count };
}

/* The text of a list without what is sensitive. */
static str kept_text(struct req *r, str keys, struct str_list kept)
{
	struct buf out = { .arena = r->arena };
	str key;
	while (str_cut(&keys, ',', &key))
		if (picks_has(kept, key))
			buf_printf(&out, "%s%.*s", out.len ? "," : "", STR_ARG(key));
	return buf_str(&out);
}

static void fill_items(
	struct req *r, struct list_view *v, struct cards cards, struct str_list kept)
{
	struct str_list keys = keys_of(r, cards);
	v->items = (struct list_items){
		arena_alloc(r->arena, (cards.count + 1) * sizeof *v->items.items), cards.count };
	for (size_t i = 0; i < cards.count; i++) {
		struct list_item *item = &v->items.items[i];
		*item = (struct list_item){ .card = &cards.items[i], .number = (int64_t)i + 1,
			.first = !i, .last = i + 1 == cards.count,
			.up = picks_moved(r->arena, keys, i, -1), .down = picks_moved(r->arena, keys, i, 1),
			.without = picks_without(r->arena, keys, keys.items[i]) };
		item->kept_up = kept_text(r, item->up, kept);
		item->kept_down = kept_text(r, item->down, kept);
		item->kept_without = kept_text(r, item->without, kept);
		v->sensitive |= cards.items[i].sensitive;
	}
}

void list_fill(struct req *r, struct list_view *v, struct picks picks)
{
	struct cards cards = cards_of(r, picks.keys);
	struct str_list kept = kept_of(r, cards);
	v->r = r;
	v->more = picks.more;
	v->gone = cards.count < picks.keys.count;
	v->keys = picks_text(r->arena, keys_of(r, cards));
	v->kept = picks_text(r->arena, kept);
	v->day = v->frame->today;
	fill_items(r, v, cards, kept);
	v->frame->no_index = true;
	if (v->sensitive)
		site_sensitive(r, v->frame);
}

static struct picks picks_asked(struct req *r)
{
	return picks_read(r->arena, query_text(r, "s"));
}

/* ---- the list ---- */

static void fill_found(struct req *r, struct list_view *v)
{
	struct picks here = picks_read(r->arena, v->keys), kept = picks_read(r->arena, v->kept);
	v->query = utf8_head(query_text(r, "q"), LIMIT_QUERY);
	if (!v->query.len)
		return;
	struct cards cards = cards_found(r, v->query, false, FOUND);
	v->found.items = arena_alloc(r->arena, (cards.count + 1) * sizeof *v->found.items);
	v->found.count = cards.count;
	for (size_t i = 0; i < cards.count; i++) {
		const struct card *c = &cards.items[i];
		v->found.items[i] = (struct list_found){ .card = c, .here = picks_has(here.keys, c->key),
			.with = picks_with(r->arena, here.keys, c->key),
			.kept_with = c->sensitive ? v->kept : picks_with(r->arena, kept.keys, c->key) };
	}
}

/* GET /muj-seznam?s=&q= */
int list_show(struct req *r)
{
	struct list_view v = { .frame = site_frame(r, tr(r->page.lang, N_("My list"))) };
	list_fill(r, &v, picks_asked(r));
	fill_found(r, &v);
	v.frame->no_index = r->query.len > 0;
	if (!v.sensitive && !v.query.len)
		site_offline(r, v.frame);
	site_crumb(r, v.frame, S(""), v.frame->title);
	list_page(&r->page, v);
	return answer_page(r);
}

/* ---- on paper ---- */

static void qr_fill(struct req *r, struct list_view *v, str url)
{
	if (!str_starts(url, S("http")) || url.len > QR_CLEAR)
		return;
	v->url = url;
	v->qr = qr_make(r->arena, url);
}

static int plan(struct req *r, struct picks picks, str path, str note)
{
	struct list_view v = { .note = note,
		.frame = site_frame(r, tr(r->page.lang, N_("Plan of help"))) };
	list_fill(r, &v, picks);
	if (!v.items.count)
		return answer_error(r, 404);
	qr_fill(r, &v, site_url(r, path));
	v.frame->url = v.url.len ? v.url : v.frame->url;
	site_crumb(r, v.frame, arena_printf(r->arena, "/muj-seznam?s=%.*s", STR_ARG(v.keys)),
		tr(r->page.lang, N_("My list")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	plan_page(&r->page, v);
	return answer_page(r);
}

/* GET /muj-seznam/tisk?s= */
int list_print(struct req *r)
{
	struct picks picks = picks_asked(r);
	str keys = picks_text(r->arena, picks.keys);
	return plan(r, picks, arena_printf(r->arena, "/muj-seznam?s=%.*s", STR_ARG(keys)), S(""));
}

static struct picks one(struct req *r)
{
	return r->id.len && r->id.ptr[0] != '@' ? picks_read(r->arena, r->id) : (struct picks){ 0 };
}

/* GET /sluzby/{slug}/tisk */
int service_print(struct req *r)
{
	return plan(r, one(r), arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(r->id)), S(""));
}

/* GET /s/{code}/tisk */
int shared_print(struct req *r)
{
	struct shared s;
	r->no_store = true;
	leave_no_trace(r);
	if (!rate_allows("shared", r->address, LIMIT_SHARED_LOOKS, 3600, r->now))
		return answer_error(r, 429);
	if (!shared_read(r, r->id, &s))
		return answer_error(r, 404);
	return plan(r, s.picks, arena_printf(r->arena, "/s/%.*s", STR_ARG(r->id)), s.note);
}

/* ---- contacts ---- */

static str joined(struct req *r, struct str_list texts)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < texts.count; i++)
		buf_printf(&out, "%s%.*s", i ? "\n" : "", STR_ARG(texts.items[i]));
	return buf_str(&out);
}

static struct str_list values_of(struct req *r, struct contact_items from)
{
	str *items = arena_alloc(r->arena, (from.count + 1) * sizeof *items);
	for (size_t i = 0; i < from.count; i++)
		items[i] = from.items[i].value;
	return (struct str_list){ items, from.count };
}

static void contact_write(struct req *r, struct buf *out, const struct card *c)
{
	str page = site_url(r, c->href), note = joined(r, c->where.hours);
	bool here = str_starts(page, S("http"));
	if (c->where.room.len)
		note = arena_printf(r->arena, "%.*s\n%.*s", STR_ARG(c->where.room), STR_ARG(note));
	vcard_put(out, r->arena, &(struct vcard){ .name = c->name, .organisation = c->of,
		.phones = values_of(r, c->contacts.phones), .emails = values_of(r, c->contacts.emails),
		.address = c->places.count ? c->places.items[0] : (str){ 0 }, .note = str_trim(note),
		.url = c->contacts.webs.count ? c->contacts.webs.items[0].href : here ? page : S("") });
}

static int contacts(struct req *r, struct picks picks, str name)
{
	struct cards cards = cards_of(r, picks.keys);
	struct buf out = { .arena = r->arena };
	if (!cards.count)
		return answer_error(r, 404);
	bool sensitive = false;
	for (size_t i = 0; i < cards.count; i++) {
		contact_write(r, &out, &cards.items[i]);
		sensitive |= cards.items[i].sensitive;
	}
	if (sensitive)
		leave_no_trace(r);
	return answer_file(r, VCARD_TYPE, name, buf_str(&out));
}

/* GET /muj-seznam/kontakty.vcf?s= */
int list_contacts(struct req *r)
{
	return contacts(r, picks_asked(r), S("muj-seznam.vcf"));
}

/* GET /sluzby/{slug}/kontakt.vcf */
int service_contact(struct req *r)
{
	return contacts(r, one(r), arena_printf(r->arena, "%.*s.vcf", STR_ARG(r->id)));
}

/* GET /sluzby/{slug}/qr.svg */
int service_qr(struct req *r)
{
	struct cards cards = cards_of(r, one(r).keys);
	struct qr qr = { 0 };
	if (cards.count)
		qr = qr_make(r->arena, site_url(r, cards.items[0].href));
	if (!qr.size || !str_starts(site_url(r, S("/")), S("http")))
		return answer_error(r, 404);
	if (cards.items[0].sensitive)
		leave_no_trace(r);
	qr_file(&r->page, qr);
	return answer_text(r, "image/svg+xml", arena_copy(r->arena, buf_str(&r->page.out)));
}
