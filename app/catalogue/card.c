/* Cards of services and departments; see card.h. */
#include "app/catalogue/card.sql.h"
#include "app/catalogue/health.h"
#include "app/catalogue/opening.h"
#include "app/catalogue/situation_view.h"
#include "search/search.h"

enum { ABOUT = 240 };                  /* characters of what a service is */

bool card_key(str key)
{
	bool department = key.len && key.ptr[0] == '@';
	if (!key.len || key.len > CARD_KEY)
		return false;
	if (department)
		return str_int(str_part(key, 1, key.len)).value > 0;
	for (size_t i = 0; i < key.len; i++)
		if (!memchr("abcdefghijklmnopqrstuvwxyz0123456789-", key.ptr[i], 37))
			return false;
	return true;
}

/* Ids in the order in which they were asked for, each once. */
struct ids { int64_t *items; size_t count; };

static void id_add(struct req *r, struct ids *to, int64_t id)
{
	for (size_t i = 0; i < to->count; i++)
		if (to->items[i] == id)
			return;
	*(int64_t *)arena_push(r->arena, &to->items, &to->count, sizeof id) = id;
}

static struct int_list list_of(struct ids ids) { return (struct int_list){ ids.items, ids.count }; }

static struct card *card_of(struct card *cards, struct ids ids, int64_t id)
{
	for (size_t i = 0; i < ids.count; i++)
		if (ids.items[i] == id)
			return &cards[i];
	return NULL;
}

/* ---- services ---- */

static void fill_service(struct req *r, struct card *c, const struct card_services_row *s)
{
	str text = s->summary.len ? s->summary : s->description.len ? s->description : s->type_plain;
	*c = (struct card){ .key = s->slug, .name = s->name, .of = s->provider,
		.href = arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug)),
		.about = excerpt(r->arena, text, ABOUT), .entry = s->entry_conditions, .price = s->price,
		.checked = site_day(r, s->checked_on), .sensitive = s->sensitive,
		.ended = str_is(s->status, "ended") };
}

static void fill_beside(struct req *r, struct card *cards, struct ids ids)
{
	struct int_list list = list_of(ids);
	struct service_contacts_of_rows contacts =
		service_contacts_of(r->db, .services = list, .limit = MOST_CHILDREN);
	for (size_t i = 0; i < contacts.count; i++)
		if (!contact_for_professionals(r->arena, contacts.items[i].note))
			contact_put(r->arena, &card_of(cards, ids, contacts.items[i].service_id)->contacts,
				contacts.items[i].kind, contacts.items[i].value, contacts.items[i].note);
	struct service_places_of_rows places = service_places_of(
		r->db, .services = list, .day = day_of(r->arena, r->now), .limit = MOST_CHILDREN);
	for (size_t i = 0; i < places.count; i++) {
		const struct service_places_of_row *p = &places.items[i];
		struct card *c = card_of(cards, ids, p->service_id);
		c->secret |= p->secret;
		if (!p->secret)
			text_add(r, &c->places, address_words(r->arena, p));
	}
}

static void fill_opening(struct req *r, struct card *cards, struct ids ids,
	const struct card_services_rows *rows)
{
	bool *always = arena_alloc(r->arena, ids.count + 1);
	for (size_t i = 0; i < rows->count; i++)
		always[card_of(cards, ids, rows->items[i].id) - cards] = rows->items[i].round_the_clock;
	struct opening_told *told = opening_told(r, list_of(ids), always);
	for (size_t i = 0; i < ids.count; i++)
		cards[i].where = (struct department_where){ .open_now = told[i].now, .open = told[i].open,
			.hours = told[i].lines };
	for (size_t i = 0; i < rows->count; i++) {
		struct card *c = card_of(cards, ids, rows->items[i].id);
		if (rows->items[i].round_the_clock && !c->where.hours.count)
			text_add(r, &c->where.hours, tr(r->page.lang, N_("Around the clock")));
		if (rows->items[i].opening_note.len)
			text_add(r, &c->where.hours, rows->items[i].opening_note);
	}
}

/* A card for each id; of what the public may not see, one without a name. */
static struct card *cards_of_services(struct req *r, struct ids ids)
{
	struct card *cards = arena_alloc(r->arena, (ids.count + 1) * sizeof *cards);
	if (!ids.count)
		return cards;
	struct card_services_rows rows =
		card_services(r->db, .ids = list_of(ids), .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++)
		fill_service(r, card_of(cards, ids, rows.items[i].id), &rows.items[i]);
	fill_beside(r, cards, ids);
	fill_opening(r, cards, ids, &rows);
	return cards;
}

/* ---- departments ---- */

static void put_word(struct buf *out, str text)
{
	if (text.len)
		buf_printf(out, "%s%.*s", out->len ? ", " : "", STR_ARG(text));
}

struct department_where department_where(struct req *r, const struct department_list_row *d)
{
	struct opening_told told = opening_told_by(r, d->hours);
	struct department_where w = { .access = access_words(r, d->step_free, S(""), d->access_note),
		.open_now = told.now, .open = told.open, .hours = told.lines };
	struct buf room = { .arena = r->arena };
	put_word(&room, d->floor);
	put_word(&room, d->room);
	w.room = buf_str(&room);
	str rest = d->agendas, line;
	while (str_cut(&rest, '\n', &line))
		text_add(r, &w.agendas, line);
	return w;
}

static void fill_department(struct req *r, struct card *c, const struct department_list_row *d)
{
	*c = (struct card){ .key = arena_printf(r->arena, "@%lld", (long long)d->id),
		.department = true, .name = d->name, .of = d->office, .href = S("/kontakty"),
		.about = d->description, .where = department_where(r, d) };
	str address = d->address.len ? d->address : d->office_address;
	if (address.len)
		text_add(r, &c->places, address);
}

static void fill_numbers(struct req *r, struct card *cards, struct ids ids)
{
	if (!ids.count)
		return;
	struct card_department_contacts_rows rows =
		card_department_contacts(r->db, .ids = list_of(ids), .limit = MOST_CHILDREN);
	for (size_t i = 0; i < rows.count; i++)
		contact_put(r->arena, &card_of(cards, ids, rows.items[i].department)->contacts,
			rows.items[i].kind, rows.items[i].value, rows.items[i].note);
}

static struct card *department_cards(struct req *r, struct ids ids)
{
	struct card *cards = arena_alloc(r->arena, (ids.count + 1) * sizeof *cards);
	if (!ids.count)
		return cards;
	struct department_list_rows rows =
		department_list(r->db, .ids = list_of(ids), .limit = (int64_t)ids.count);
	for (size_t i = 0; i < rows.count; i++)
		fill_department(r, card_of(cards, ids, rows.items[i].id), &rows.items[i]);
	fill_numbers(r, cards, ids);
	return cards;
}

struct cards cards_of_departments(struct req *r)
{
	struct department_list_rows rows = department_list(r->db, .limit = MOST_CODES);
	struct cards all = { arena_alloc(r->arena, (rows.count + 1) * sizeof *all.items), rows.count };
	struct ids ids = { 0 };
	for (size_t i = 0; i < rows.count; i++) {
		id_add(r, &ids, rows.items[i].id);
		fill_department(r, &all.items[i], &rows.items[i]);
	}
	fill_numbers(r, all.items, ids);
	return all;
}

/* ---- by their keys, and by words ---- */

/* The service that each key means; 0: there is none, or it is of a department. */
static int64_t *services_meant(struct req *r, struct str_list keys)
{
	int64_t *ids = arena_alloc(r->arena, (keys.count + 1) * sizeof *ids);
	if (!keys.count)
		return ids;
	struct card_ids_rows rows = card_ids(r->db, .slugs = keys, .limit = (int64_t)keys.count);
	for (size_t i = 0; i < keys.count; i++)
		for (size_t k = 0; k < rows.count; k++)
			if (str_eq(rows.items[k].slug, keys.items[i]))
				ids[i] = rows.items[k].id;
	return ids;
}

struct cards cards_of(struct req *r, struct str_list keys)
{
	struct ids services = { 0 }, departments = { 0 };
	int64_t *meant = services_meant(r, keys);
	for (size_t i = 0; i < keys.count; i++) {
		str key = keys.items[i];
		if (card_key(key) && key.ptr[0] == '@')
			id_add(r, &departments, str_int(str_part(key, 1, key.len)).value);
		else if (meant[i])
			id_add(r, &services, meant[i]);
	}
	struct card *of[] = { cards_of_services(r, services), department_cards(r, departments) };
	struct cards all = { arena_alloc(r->arena, (keys.count + 1) * sizeof *all.items), 0 };
	/* Each was added at its first key, so they are taken in the order of keys. */
	size_t taken[2] = { 0 };
	for (size_t i = 0; i < keys.count; i++) {
		bool department = keys.items[i].len && keys.items[i].ptr[0] == '@';
		struct ids *ids = department ? &departments : &services;
		int64_t id = department
			? str_int(str_part(keys.items[i], 1, keys.items[i].len)).value : meant[i];
		size_t next = taken[department];
		if (next == ids->count || ids->items[next] != id)
			continue;
		taken[department]++;
		if (of[department][next].name.ptr)
			all.items[all.count++] = of[department][next];
	}
	return all;
}

struct cards cards_found(struct req *r, str text, bool departments, size_t limit)
{
	struct ids ids = { 0 };
	struct search_hits hits = catalogue_find(
		r, text, departments ? "department" : "service", (int64_t)limit, 0, true);
	for (size_t i = 0; i < hits.count; i++) {
		str key = hits.items[i].key, kind;
		str_cut(&key, ':', &kind);
		id_add(r, &ids, str_int(key).value);
	}
	struct card *cards = departments ? department_cards(r, ids) : cards_of_services(r, ids);
	size_t kept = 0;
	for (size_t i = 0; i < ids.count; i++)
		if (cards[i].name.ptr && !cards[i].ended)
			cards[kept++] = cards[i];
	return (struct cards){ cards, kept };
}
