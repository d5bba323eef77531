/* Home, life situations, crisis lines, offices. */
#include "app/catalogue/provider.sql.h"
#include "app/catalogue/facets.h"
#include "app/catalogue/situation.html.h"
#include "app/office/office.h"

enum { ON_HOME = 9 };

/* ---- in other languages ---- */

struct situation_list_rows situations_shown(struct req *r, int64_t limit)
{
	struct situation_list_rows rows = situation_list(r->db, .limit = limit);
	struct wanted_texts texts = { 0 };
	for (size_t i = 0; i < rows.count; i++)
		translations_want(r, &texts, "situation", rows.items[i].id, "name", &rows.items[i].name);
	translations_show(r, &texts);
	return rows;
}

/* What is said about these lines, providers or departments. */
static void helpers_translate(struct req *r, const char *kind, struct helper_views *list)
{
	struct wanted_texts texts = { 0 };
	for (size_t i = 0; i < list->count; i++) {
		struct helper_view *h = &list->items[i];
		translations_want(r, &texts, kind, h->id, "description", &h->text);
		if (!strcmp(kind, "crisis_line") && !h->round_the_clock)
			translations_want(r, &texts, kind, h->id, "availability", &h->when);
	}
	translations_show(r, &texts);
}

/* ---- helpers: who has contacts and is no service of the list ---- */

static struct helper_view *add(struct req *r, struct helper_views *list, struct helper_view h)
{
	struct helper_view *to = arena_push(r->arena, &list->items, &list->count, sizeof *to);
	*to = h;
	return to;
}

static struct helper_view *helper_of(struct helper_views *list, int64_t id)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].id == id)
			return &list->items[i];
	return NULL;
}

static struct int_list ids_of(struct req *r, const struct helper_views *list)
{
	int64_t *ids = arena_alloc(r->arena, (list->count + 1) * sizeof *ids);
	for (size_t i = 0; i < list->count; i++)
		ids[i] = list->items[i].id;
	return (struct int_list){ ids, list->count };
}

/* When each line's number was last known to be right: the later of the day in its
 * record and of the last verification. */
static void line_checks(struct req *r, struct helper_views *lines)
{
	int64_t part = freshness_number(S("contacts"));
	str today = day_of(r->arena, r->now);
	struct freshness_records all =
		freshness_read(r->db, r->arena, S("crisis_line"), ids_of(r, lines));
	for (size_t i = 0; i < lines->count; i++) {
		struct helper_view *l = &lines->items[i];
		str day = freshness_days_of(&all, l->id).days[part];
		if (!l->checked.len || (day.len && str_order(l->checked, day) < 0))
			l->checked = day;
		/* 112 is right without being tried. */
		l->check = !l->checked.len ? (l->emergency ? CHECK_NONE : CHECK_NEVER)
			: freshness_state(l->checked, today, freshness_parts[part].days) == FRESHNESS_FRESH
			? CHECK_FRESH
			: CHECK_OLD;
		l->checked = site_day(r, l->checked);
	}
}

static void line_numbers(struct req *r, struct helper_views *lines)
{
	if (!lines->count)
		return;
	line_checks(r, lines);
	struct line_contacts_rows c =
		line_contacts(r->db, .lines = ids_of(r, lines), .limit = MOST_CHILDREN);
	for (size_t i = 0; i < c.count; i++)
		contact_put(r->arena, &helper_of(lines, c.items[i].line_id)->contacts, c.items[i].kind,
			c.items[i].value, c.items[i].note);
}

struct helper_views public_lines(struct req *r, bool emergency)
{
	struct helper_views list = { 0 };
	struct line_list_rows rows = line_list(r->db, .emergency = emergency, .limit = MOST_CODES);
	for (size_t i = 0; i < rows.count; i++) {
		const struct line_list_row *l = &rows.items[i];
		add(r, &list, (struct helper_view){ .id = l->id, .name = l->name, .text = l->description,
			.when = l->round_the_clock ? tr(r->page.lang, N_("Around the clock")) : l->availability,
			.free_of_charge = l->free_of_charge, .checked = l->checked_on,
			.round_the_clock = l->round_the_clock,
			.emergency = emergency });
	}
	helpers_translate(r, "crisis_line", &list);
	line_numbers(r, &list);
	return list;
}

/* Contacts of departments, of those in the list. */
static void department_numbers(struct req *r, struct helper_views *list)
{
	struct office_contacts_rows c = office_contacts(r->db, .limit = MOST_CHILDREN);
	for (size_t i = 0; i < c.count; i++) {
		struct helper_view *h =
			c.items[i].department_id ? helper_of(list, c.items[i].department_id) : NULL;
		if (h)
			contact_put(r->arena, &h->contacts, c.items[i].kind, c.items[i].value, c.items[i].note);
	}
}

/* ---- pages ---- */

static struct ui_links types_here(struct req *r, const struct facet_answer *all)
{
	struct ui_links links = { 0 };
	str day = day_of(r->arena, r->now);
	struct filter_codes_rows codes = filter_codes(r->db, .day = day, .limit = MOST_CODES);
	for (size_t i = 0; i < codes.count; i++) {
		const struct filter_codes_row *c = &codes.items[i];
		int64_t total = facet_total(all, TYPES, c->id);
		if (!total)
			continue;
		struct ui_link *link = arena_push(r->arena, &links.items, &links.count, sizeof *link);
		link->href = arena_printf(r->arena, "/sluzby?%s=%.*s",
			str_is(c->list, "health_kind") ? "zdravotni" : "druh", STR_ARG(c->code));
		link->text = arena_printf(r->arena, "%.*s (%lld)",
			STR_ARG(name_in(r, c->name, c->name_en)), (long long)total);
	}
	return links;
}

/* GET / */
int home_show(struct req *r)
{
	struct home_view *v = arena_alloc(r->arena, sizeof *v);
	v->situations = situations_shown(r, ON_HOME);
	struct facet_answer all = facets_ask(r, &(struct service_filter){ 0 }, 0, 0);
	v->types = types_here(r, &all);
	v->services = all.total;
	v->providers = provider_count(r->db);
	v->search = (struct ui_search_box){ .action = S("/hledat"),
		.id = S("q"),
		.name = S("q"),
		.label = tr(r->page.lang,
			N_("In your own words, for example: care for my mother, debts, nowhere to live")),
		.suggest = web_path(r, S("/api/v1/search")),
		.large = true };
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Home")));
	f->front = true;
	f->description = tr(r->page.lang,
		N_("Social services and other help near you: whom to call, what it costs, how to begin."));
	home_page(&r->page, f, v);
	return answer_page(r);
}

/* GET /situace */
int situation_index(struct req *r)
{
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Life situations")));
	f->description = tr(r->page.lang,
		N_("What to do when something happens, and who helps."));
	site_crumb(r, f, S("/situace"), f->title);
	situation_list_page(&r->page, f, situations_shown(r, MOST_CODES));
	return answer_page(r);
}

static void fill_services(struct req *r, struct situation_view *v)
{
	struct situation_services_rows ids =
		situation_services(r->db, .situation = v->s->id, .limit = MOST_CODES);
	if (!ids.count)
		return;
	struct int_list list = { &ids.items[0].id, ids.count };
	_Static_assert(sizeof(struct situation_services_row) == sizeof(int64_t), "rows are ids");
	v->services = service_results(r, service_list(r->db, .ids = list, .limit = MOST_CODES));
	struct buf keys = { .arena = r->arena };
	for (size_t i = 0; i < v->services.count && i < LIMIT_PICKS; i++)
		buf_printf(&keys, "%s%.*s", i ? "," : "", STR_ARG(v->services.items[i].key));
	v->keys = buf_str(&keys);
}

static void fill_providers(struct req *r, struct situation_view *v)
{
	struct situation_providers_rows rows =
		situation_providers(r->db, .situation = v->s->id, .limit = MOST_CODES);
	for (size_t i = 0; i < rows.count; i++)
		add(r, &v->providers,
			(struct helper_view){ .id = rows.items[i].id,
				.name = rows.items[i].name,
				.href = arena_printf(r->arena, "/organizace/%.*s", STR_ARG(rows.items[i].slug)),
				.text = excerpt_shown(r, rows.items[i].description, 180),
				.address = rows.items[i].address });
	if (!rows.count)
		return;
	struct provider_contacts_of_rows c =
		provider_contacts_of(r->db, .providers = ids_of(r, &v->providers), .limit = MOST_CHILDREN);
	for (size_t i = 0; i < c.count; i++)
		contact_put(r->arena, &helper_of(&v->providers, c.items[i].provider_id)->contacts,
			c.items[i].kind, c.items[i].value, c.items[i].note);
}

static void fill_lines(struct req *r, struct situation_view *v)
{
	struct situation_lines_rows rows =
		situation_lines(r->db, .situation = v->s->id, .limit = MOST_CODES);
	for (size_t i = 0; i < rows.count; i++)
		add(r, &v->lines,
			(struct helper_view){ .id = rows.items[i].id,
				.name = rows.items[i].name,
				.text = rows.items[i].description,
				.when = rows.items[i].round_the_clock ? tr(r->page.lang, N_("Around the clock"))
													  : rows.items[i].availability,
				.free_of_charge = rows.items[i].free_of_charge,
				.round_the_clock = rows.items[i].round_the_clock,
				.checked = rows.items[i].checked_on, .emergency = rows.items[i].emergency });
	helpers_translate(r, "crisis_line", &v->lines);
	line_numbers(r, &v->lines);
}

static struct helper_view department_view(struct req *r, const struct department_list_row *d)
{
	return (struct helper_view){ .id = d->id, .name = d->name, .text = d->description,
		.address = d->address, .where = department_where(r, d),
		.key = arena_printf(r->arena, "@%lld", (long long)d->id) };
}

/* Where no office stands above it: with its office's name and, unless it has its own,
 * address. */
static void department_add(
	struct req *r, struct helper_views *list, const struct department_list_row *d)
{
	struct helper_view h = department_view(r, d);
	h.name = arena_printf(r->arena, "%.*s, %.*s", STR_ARG(d->office), STR_ARG(d->name));
	h.address = d->address.len ? d->address : d->office_address;
	add(r, list, h);
}

static void fill_departments(struct req *r, struct situation_view *v)
{
	struct situation_departments_rows rows =
		situation_departments(r->db, .situation = v->s->id, .limit = MOST_CODES);
	_Static_assert(sizeof *rows.items == sizeof(struct department_list_row), "the same columns");
	for (size_t i = 0; i < rows.count; i++)
		department_add(
			r, &v->departments, (const struct department_list_row *)&rows.items[i]);
	helpers_translate(r, "department", &v->departments);
	if (rows.count)
		department_numbers(r, &v->departments);
}

struct situation_view *situation_view_make(struct req *r, struct situation_get_row *s)
{
	struct situation_view *v = arena_alloc(r->arena, sizeof *v);
	struct wanted_texts texts = { 0 };
	translations_want(r, &texts, "situation", s->id, "name", &s->name);
	translations_want(r, &texts, "situation", s->id, "description", &s->description);
	translations_show(r, &texts);
	v->s = s;
	v->steps = steps_view(r, s->steps);
	fill_services(r, v);
	fill_providers(r, v);
	fill_lines(r, v);
	fill_departments(r, v);
	return v;
}

/* GET /situace/{slug} */
int situation_show(struct req *r)
{
	struct situation_get_row *s = situation_get(r->db, .slug = r->id);
	if (!s)
		return answer_error(r, 404);
	struct situation_view *v = situation_view_make(r, s);
	v->downloads = attachments_public(r, "situation", s->id);
	/* A title over somebody's shoulder must not tell what they read about. */
	struct site_frame *f =
		site_frame(r, s->sensitive ? site_neutral_title(r) : s->name);
	if (s->sensitive)
		site_sensitive(r, f);
	f->no_index = s->sensitive;
	f->description = s->sensitive ? S("") : excerpt(r->arena, s->description, 160);
	site_crumb(r, f, S("/situace"), tr(r->page.lang, N_("Life situations")));
	site_crumb(r, f, S(""), s->name);
	situation_page(&r->page, f, v);
	return answer_page(r);
}

/* GET /krize */
int crisis_show(struct req *r)
{
	struct crisis_view v = { public_lines(r, true), public_lines(r, false) };
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("I need help now")));
	site_sensitive(r, f);
	site_offline(r, f);
	site_crumb(r, f, S(""), f->title);
	crisis_page(&r->page, f, &v);
	return answer_page(r);
}

static struct helper_views departments_of(
	struct req *r, const struct department_list_rows *rows, int64_t office_id)
{
	struct helper_views list = { 0 };
	for (size_t i = 0; i < rows->count; i++)
		if (rows->items[i].office_id == office_id)
			add(r, &list, department_view(r, &rows->items[i]));
	return list;
}

struct office_views public_offices(struct req *r)
{
	struct office_list_rows rows = office_list(r->db, .limit = MOST_CODES);
	struct department_list_rows departments = department_list(r->db, .limit = MOST_CHILDREN);
	struct office_contacts_rows contacts = office_contacts(r->db, .limit = MOST_CHILDREN);
	struct wanted_texts texts = { 0 };
	for (size_t i = 0; i < departments.count; i++)
		translations_want(r, &texts, "department", departments.items[i].id, "description",
			&departments.items[i].description);
	translations_show(r, &texts);
	struct office_views offices = { arena_alloc(r->arena, (rows.count + 1) * sizeof *offices.items),
		rows.count };
	for (size_t i = 0; i < rows.count; i++) {
		struct office_view *o = &offices.items[i];
		*o = (struct office_view){ rows.items[i].name, rows.items[i].address, { { 0 } },
			departments_of(r, &departments, rows.items[i].id) };
		for (size_t c = 0; c < contacts.count; c++) {
			const struct office_contacts_row *k = &contacts.items[c];
			struct helper_view *h =
				k->department_id ? helper_of(&o->departments, k->department_id) : NULL;
			if (h || k->office_id == rows.items[i].id)
				contact_put(r->arena, h ? &h->contacts : &o->contacts, k->kind, k->value, k->note);
		}
	}
	return offices;
}

/* GET /kontakty */
int offices_show(struct req *r)
{
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Contacts")));
	f->description = tr(r->page.lang,
		N_("Offices and their social workers: telephones, addresses, what each of them does."));
	site_crumb(r, f, S("/kontakty"), f->title);
	offices_page(&r->page, f, public_offices(r));
	return answer_page(r);
}

/* ---- for features behind this one ---- */

/* The rows of the list in the order of the ids. */
static struct helper_views in_order(
	struct req *r, const struct helper_views *list, struct int_list ids)
{
	struct helper_views to = { 0 };
	for (size_t k = 0; k < ids.count; k++)
		for (size_t i = 0; i < list->count; i++)
			if (list->items[i].id == ids.items[k])
				add(r, &to, list->items[i]);
	return to;
}

struct helper_views help_lines(struct req *r, struct int_list ids)
{
	struct helper_views all = public_lines(r, false), emergency = public_lines(r, true);
	for (size_t i = 0; i < emergency.count; i++)
		add(r, &all, emergency.items[i]);
	return in_order(r, &all, ids);
}

struct helper_views help_departments(struct req *r, struct int_list ids)
{
	struct helper_views list = { 0 };
	struct department_list_rows rows = { 0 };
	if (ids.count)
		rows = department_list(r->db, .ids = ids, .limit = MOST_CODES);
	for (size_t i = 0; i < rows.count; i++)
		department_add(r, &list, &rows.items[i]);
	helpers_translate(r, "department", &list);
	if (rows.count)
		department_numbers(r, &list);
	return in_order(r, &list, ids);
}

void help_put(struct page *p, struct helper_views list)
{
	if (list.count)
		helper_list(p, list);
}
