/* The catalogue as other features show it; see public.h. */
#include "app/catalogue/facets.h"
#include "app/catalogue/opening.h"
#include "app/catalogue/provider_view.h"
#include "app/catalogue/situation_view.h"

enum { MOST_SLUGS = 49000 };

struct public_service *public_service(struct req *r, str slug)
{
	struct service_get_row *s = service_get(r->db, .slug = slug);
	if (!s || !str_is(s->status, "published"))
		return NULL;
	struct service_view *v = service_view_make(r, s);
	struct public_service *p = arena_alloc(r->arena, sizeof *p);
	*p = (struct public_service){ .name = s->name, .provider = s->provider,
		.caption = v->caption, .plain = v->plain, .age = v->age, .price = s->price,
		.entry_conditions = s->entry_conditions, .languages = s->languages, .areas = v->areas,
		.description = v->description, .groups = v->groups, .hours = v->hours,
		.codes = v->codes, .contacts = v->contacts, .places = v->places, .opening = v->opening,
		.long_ago = v->long_ago, .sensitive = v->sensitive };
	/* Where it lies is nobody's business, whatever a page would do with it. */
	for (size_t i = 0; i < p->places.count; i++)
		if (p->places.items[i].secret)
			p->places.items[i] = (struct place_view){ .secret = true };
	return p;
}

struct public_situation *public_situation(struct req *r, str slug)
{
	struct situation_get_row *s = situation_get(r->db, .slug = slug);
	if (!s)
		return NULL;
	struct situation_view *v = situation_view_make(r, s);
	struct public_situation *p = arena_alloc(r->arena, sizeof *p);
	*p = (struct public_situation){ s->name, s->description, s->sensitive, v->steps, v->services,
		v->providers, v->lines, v->departments };
	return p;
}

static void link_put(struct req *r, struct ui_links *to, const char *folder, str slug, str name)
{
	site_link_add(r, to, arena_printf(r->arena, "%s%.*s", folder, STR_ARG(slug)), name);
}

struct public_provider *public_provider(struct req *r, str slug)
{
	struct provider_get_row *s = provider_get(r->db, .slug = slug);
	if (!s || !str_is(s->status, "published"))
		return NULL;
	struct public_provider *p = arena_alloc(r->arena, sizeof *p);
	*p = (struct public_provider){ .name = s->name, .description = s->description,
		.address = s->address };
	struct wanted_texts texts = { 0 };
	translations_want(r, &texts, "provider", s->id, "description", &p->description);
	translations_show(r, &texts);
	struct provider_contacts_rows c =
		provider_contacts(r->db, .provider = s->id, .limit = MOST_CODES);
	for (size_t i = 0; i < c.count; i++)
		contact_put(r->arena, &p->contacts, c.items[i].kind, c.items[i].value, c.items[i].note);
	struct provider_services_rows services =
		provider_services(r->db, .provider = s->id, .limit = MOST_CHILDREN);
	for (size_t i = 0; i < services.count; i++)
		link_put(r, &p->services, "/sluzby/", services.items[i].slug, services.items[i].name);
	return p;
}

struct ui_links public_situations(struct req *r)
{
	struct ui_links links = { 0 };
	struct situation_list_rows rows = situations_shown(r, MOST_CODES);
	for (size_t i = 0; i < rows.count; i++)
		link_put(r, &links, "/situace/", rows.items[i].slug, rows.items[i].name);
	return links;
}

/* Rows are made to a list of texts, whatever else they hold. */
#define SLUGS(r, rows) slugs_of(r, (rows).items, (rows).count, sizeof *(rows).items, \
	offsetof(__typeof__(*(rows).items), slug))

static struct str_list slugs_of(struct req *r, const void *rows, size_t count, size_t size,
	size_t offset)
{
	str *slugs = arena_alloc(r->arena, (count + 1) * sizeof *slugs);
	for (size_t i = 0; i < count; i++)
		slugs[i] = *(const str *)((const char *)rows + i * size + offset);
	return (struct str_list){ slugs, count };
}

struct str_list public_service_slugs(struct req *r)
{
	struct service_slugs_rows rows = service_slugs(r->db, .limit = MOST_SLUGS);
	return SLUGS(r, rows);
}

struct str_list public_provider_slugs(struct req *r)
{
	struct provider_slugs_rows rows = provider_slugs(r->db, .limit = MOST_SLUGS);
	return SLUGS(r, rows);
}

struct public_opens public_open_now(struct req *r, size_t limit)
{
	struct public_opens open = { 0 };
	struct service_found found =
		service_find(r, &(struct service_query){ .open_now = true, .limit = limit });
	open.total = found.total;
	if (!found.ids.count)
		return open;
	struct service_list_rows rows =
		service_list(r->db, .ids = found.ids, .limit = (int64_t)limit);
	service_list_rank(&rows, &found.ids);
	struct ui_results results = service_results(r, rows);
	struct hours_rules *rules = opening_of_rows(r, &rows);
	open.items = arena_alloc(r->arena, rows.count * sizeof *open.items);
	open.count = rows.count;
	for (size_t i = 0; i < rows.count; i++)
		open.items[i] = (struct public_open){ results.items[i], rules[i] };
	return open;
}
