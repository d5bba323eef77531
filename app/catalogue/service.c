/* Rules about services that are more than a query. */
#include "app/catalogue/health.h"
#include "app/catalogue/opening.h"

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

str excerpt_shown(struct req *r, str text, size_t points)
{
	str head = excerpt(r->arena, text, points);
	if (html_is_spoken(&r->page, text))
		html_spoken(&r->page, r->arena, head);
	return head;
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

/* The first municipality of a service, how many others there are, and whether a
 * place is secret. */
struct whereabouts { str first; size_t more; bool secret; };

static struct whereabouts whereabouts_of(const struct service_places_of_rows *places, int64_t id)
{
	struct whereabouts w = { 0 };
	struct span s = SPAN(*places, service_id, id);
	for (size_t i = s.from; i < s.from + s.count; i++) {
		const struct service_places_of_row *p = &places->items[i];
		w.secret = w.secret || p->secret;
		if (!p->municipality.ptr)
			continue;
		if (!w.first.ptr)
			w.first = p->municipality;
		else if (!str_eq(w.first, p->municipality))
			w.more++;
	}
	return w;
}

/* "2 more places" */
static str more_text(struct req *r, size_t more)
{
	struct page p = { .out.arena = r->arena, .lang = r->page.lang };
	if (!more)
		return (str){ 0 };
	html_count(
		&p, trn(r->page.lang, "%d more place", "%d more places", (int64_t)more), (int64_t)more);
	return buf_str(&p.out);
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
	struct wanted_texts texts = { 0 };
	for (size_t i = 0; i < rows.count; i++) {
		struct service_list_row *s = &rows.items[i];
		bool summary = s->summary.len;     /* the list shows one of them */
		translations_want(r, &texts, "service", s->id, summary ? "summary" : "description",
			summary ? &s->summary : &s->description);
	}
	translations_show(r, &texts);
	struct ui_result *items = arena_alloc(r->arena, rows.count * sizeof *items);
	for (size_t i = 0; i < rows.count; i++) {
		const struct service_list_row *s = &rows.items[i];
		struct whereabouts where = whereabouts_of(&places, s->id);
		str text = s->summary.len ? s->summary
			: s->description.len  ? s->description
								  : name_in(r, s->type_plain, (str){ 0 });
		items[i] = (struct ui_result){
			.href = arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug)),
			.title = s->name, .provider = s->provider,
			.summary = excerpt_shown(r, text, 180),
			.phone = first_phone(r, &contacts, s->id),
			.place = where.first.ptr || !where.secret ? where.first
				: tr(r->page.lang, N_("Secret address")),
			.more = more_text(r, where.more),
			.hours = s->round_the_clock ? tr(r->page.lang, N_("Around the clock")) : (str){ 0 },
			.open = s->round_the_clock,
			.verified = site_day(r, s->checked_on),
			.tags = form_tags(r, &forms, s->id), .key = s->slug, .sensitive = s->sensitive,
		};
	}
	return (struct ui_results){ items, rows.count };
}

struct service_cards service_cards(struct req *r, struct int_list ids)
{
	struct service_list_rows rows = { 0 };
	if (ids.count)
		rows = service_list(r->db, .ids = ids, .limit = (int64_t)ids.count);
	service_list_rank(&rows, &ids);
	struct ui_results results = service_results(r, rows);
	struct hours_rules *rules = opening_of_rows(r, &rows);
	struct service_cards all = { arena_alloc(r->arena, (rows.count + 1) * sizeof *all.items),
		rows.count };
	for (size_t i = 0; i < rows.count; i++) {
		struct service_open open = opening_state(r, rules[i]);
		all.items[i] = (struct service_card){ rows.items[i].id, results.items[i] };
		if (open.words.len) {
			all.items[i].card.hours = open.words;
			all.items[i].card.open = open.open;
		}
	}
	return all;
}
