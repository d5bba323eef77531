/* Rules about services that are more than a query. */
#include "app/catalogue/health.h"

void text_push(struct arena *a, struct str_list *to, str text)
{
	str *items = (str *)to->items;
	*(str *)arena_push(a, &items, &to->count, sizeof *items) = text;
	to->items = items;
}

str name_in(const struct req *r, str czech, str english)
{
	bool foreign = r->page.lang && strcmp(r->page.lang->code, "cs");
	return foreign && english.len ? english : czech;
}

str excerpt(struct arena *a, str text, size_t points)
{
	str head = utf8_head(text, points);
	if (head.len == text.len)
		return text;
	size_t end = head.len;
	while (end > head.len / 2 && head.ptr[end - 1] != ' ')
		end--;
	return arena_printf(a, "%.*s…", STR_ARG(str_trim(str_part(head, 0, end))));
}

struct span span_of(const void *items, size_t count, size_t size, size_t offset, int64_t wanted)
{
	struct span s = { 0 };
	for (size_t i = 0; i < count; i++) {
		int64_t id = *(const int64_t *)((const char *)items + i * size + offset);
		if (id != wanted)
			continue;
		if (!s.count)
			s.from = i;
		s.count++;
	}
	return s;
}

/* "Kopřivnice", or "Kopřivnice a další 2". */
static str place_text(struct req *r, const struct service_places_of_rows *places, int64_t id)
{
	struct span s = SPAN(*places, service_id, id);
	str first = { 0 };
	size_t more = 0;
	bool secret = false;
	for (size_t i = s.from; i < s.from + s.count; i++) {
		const struct service_places_of_row *p = &places->items[i];
		secret = secret || p->secret;
		if (!p->municipality.ptr)
			continue;
		if (!first.ptr)
			first = p->municipality;
		else if (!str_eq(first, p->municipality))
			more++;
	}
	if (!first.ptr)
		return secret ? tr(r->page.lang, N_("Secret address")) : (str){ 0 };
	if (!more)
		return first;
	struct page p = { .out.arena = r->arena, .lang = r->page.lang };
	html_count(
		&p, trn(r->page.lang, "%d more place", "%d more places", (int64_t)more), (int64_t)more);
	return arena_printf(r->arena, "%.*s + %.*s", STR_ARG(first), STR_ARG(buf_str(&p.out)));
}

static struct ui_links form_tags(
	struct req *r, const struct service_forms_of_rows *forms, int64_t id)
{
	struct ui_links tags = { 0 };
	struct span s = SPAN(*forms, service_id, id);
	for (size_t i = s.from; i < s.from + s.count; i++)
		*(struct ui_link *)arena_push(r->arena, &tags.items, &tags.count, sizeof(struct ui_link)) =
			(struct ui_link){ .text = name_in(r, forms->items[i].name, forms->items[i].name_en) };
	return tags;
}

static str first_phone(
	struct req *r, const struct service_contacts_of_rows *contacts, int64_t id)
{
	struct span s = SPAN(*contacts, service_id, id);
	for (size_t i = s.from; i < s.from + s.count; i++)
		if (str_is(contacts->items[i].kind, "phone")
			&& !contact_for_professionals(r->arena, contacts->items[i].note))
			return contacts->items[i].value;
	return (str){ 0 };
}

struct ui_results service_results(struct req *r, struct service_list_rows rows)
{
	if (!rows.count)
		return (struct ui_results){ 0 };
	int64_t *ids = arena_alloc(r->arena, rows.count * sizeof *ids);
	for (size_t i = 0; i < rows.count; i++)
		ids[i] = rows.items[i].id;
	struct int_list list = { ids, rows.count };
	str day = day_of(r->arena, r->now);
	struct service_forms_of_rows forms =
		service_forms_of(r->db, .services = list, .day = day, .limit = MOST_CHILDREN);
	struct service_places_of_rows places =
		service_places_of(r->db, .services = list, .day = day, .limit = MOST_CHILDREN);
	struct service_contacts_of_rows contacts =
		service_contacts_of(r->db, .services = list, .limit = MOST_CHILDREN);
	struct ui_result *items = arena_alloc(r->arena, rows.count * sizeof *items);
	for (size_t i = 0; i < rows.count; i++) {
		const struct service_list_row *s = &rows.items[i];
		str text = s->summary.len ? s->summary
			: s->description.len  ? s->description
								  : s->type_plain;
		items[i] = (struct ui_result){
			.href = arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug)),
			.title = s->name, .provider = s->provider,
			.summary = excerpt(r->arena, text, 180),
			.phone = first_phone(r, &contacts, s->id),
			.place = place_text(r, &places, s->id),
			.hours = s->round_the_clock ? tr(r->page.lang, N_("Around the clock")) : (str){ 0 },
			.open = s->round_the_clock,
			.verified = czech_day(r->arena, s->checked_on),
			.tags = form_tags(r, &forms, s->id), .key = s->slug, .sensitive = s->sensitive,
		};
	}
	return (struct ui_results){ items, rows.count };
}

struct service_cards service_cards(struct req *r, struct int_list ids)
{
	struct service_cards all = { 0 };
	struct service_list_rows rows = { 0 };
	if (ids.count)
		rows = service_list(r->db, .ids = ids, .limit = (int64_t)ids.count);
	struct ui_results results = service_results(r, rows);
	struct service_opens opens = service_opens(r, ids);
	for (size_t k = 0; k < ids.count; k++)
		for (size_t i = 0; i < rows.count; i++) {
			if (rows.items[i].id != ids.items[k])
				continue;
			struct service_card *to =
				arena_push(r->arena, &all.items, &all.count, sizeof *to);
			*to = (struct service_card){ ids.items[k], results.items[i] };
			if (opens.items[k].words.len) {
				to->card.hours = opens.items[k].words;
				to->card.open = opens.items[k].open;
			}
		}
	return all;
}
