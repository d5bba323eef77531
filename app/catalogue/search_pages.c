/* Search over everything: the page, and the same for machines. */
#include "app/catalogue/miss.h"
#include "app/catalogue/search.html.h"
#include "app/catalogue/search.sql.h"
#include "search/search.h"

enum { PER_PAGE = 20, MOST_API = 50, BROADER = 5 };

static const struct { const char *kind, *text; } kinds[] = {
	{ "service",    N_("Service") },
	{ "provider",   N_("Organisation") },
	{ "situation",  N_("Life situation") },
	{ "line",       N_("Crisis line") },
	{ "department", N_("Office") },
};

static str kind_text(struct req *r, str kind)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_is(kind, kinds[i].kind))
			return tr(r->page.lang, kinds[i].text);
	return kind;
}

/* Ids of the hits of one kind. */
static struct int_list ids_of(struct req *r, const struct founds *found, const char *kind)
{
	int64_t *ids = arena_alloc(r->arena, (found->count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < found->count; i++)
		if (str_is(found->items[i].kind, kind))
			ids[count++] = found->items[i].id;
	return (struct int_list){ ids, count };
}

static struct found *found_of(struct founds *found, const char *kind, int64_t id)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->items[i].id == id && str_is(found->items[i].kind, kind))
			return &found->items[i];
	return NULL;
}

static void fill_services(struct req *r, struct founds *found)
{
	struct int_list ids = ids_of(r, found, "service");
	struct found_services_rows rows = found_services(r->db, .ids = ids, .limit = LIMIT_ROWS);
	for (size_t i = 0; ids.count && i < rows.count; i++) {
		const struct found_services_row *s = &rows.items[i];
		struct found *f = found_of(found, "service", s->id);
		f->title = s->name;
		f->external_id = s->external_id;
		f->url = arena_printf(r->arena, "/sluzby/%.*s", STR_ARG(s->slug));
		f->note = s->provider;
		f->has_provider = true;
		f->provider.id = s->provider_id;
		f->provider.external_id = s->provider_external;
		f->provider.name = s->provider;
	}
}

static void fill_providers(struct req *r, struct founds *found)
{
	struct int_list ids = ids_of(r, found, "provider");
	struct found_providers_rows rows = found_providers(r->db, .ids = ids, .limit = LIMIT_ROWS);
	for (size_t i = 0; ids.count && i < rows.count; i++) {
		struct found *f = found_of(found, "provider", rows.items[i].id);
		f->title = rows.items[i].name;
		f->external_id = rows.items[i].external_id;
		f->url = arena_printf(r->arena, "/organizace/%.*s", STR_ARG(rows.items[i].slug));
		f->note = rows.items[i].description;
	}
}

static void fill_situations(struct req *r, struct founds *found)
{
	struct int_list ids = ids_of(r, found, "situation");
	struct found_situations_rows rows = found_situations(r->db, .ids = ids, .limit = LIMIT_ROWS);
	for (size_t i = 0; ids.count && i < rows.count; i++) {
		struct found *f = found_of(found, "situation", rows.items[i].id);
		f->title = rows.items[i].name;
		f->external_id = rows.items[i].external_id;
		f->url = arena_printf(r->arena, "/situace/%.*s", STR_ARG(rows.items[i].slug));
	}
}

static void fill_rest(struct req *r, struct founds *found)
{
	struct int_list ids = ids_of(r, found, "line");
	struct found_lines_rows lines = found_lines(r->db, .ids = ids, .limit = LIMIT_ROWS);
	for (size_t i = 0; ids.count && i < lines.count; i++) {
		struct found *f = found_of(found, "line", lines.items[i].id);
		f->title = lines.items[i].name;
		f->external_id = lines.items[i].external_id;
		f->url = S("/krize");
		f->note = lines.items[i].description;
	}
	ids = ids_of(r, found, "department");
	struct found_departments_rows departments =
		found_departments(r->db, .ids = ids, .limit = LIMIT_ROWS);
	for (size_t i = 0; ids.count && i < departments.count; i++) {
		struct found *f = found_of(found, "department", departments.items[i].id);
		f->title = departments.items[i].name;
		f->external_id = departments.items[i].external_id;
		f->url = S("/kontakty");
		f->note = departments.items[i].office;
	}
}

/* What the office has translated of them; names of services and organisations stay. */
static void translate(struct req *r, struct founds *found)
{
	struct wanted_texts texts = { 0 };
	for (size_t i = 0; i < found->count; i++) {
		struct found *f = &found->items[i];
		if (str_is(f->kind, "situation"))
			translations_want(r, &texts, "situation", f->id, "name", &f->title);
		else if (str_is(f->kind, "provider"))
			translations_want(r, &texts, "provider", f->id, "description", &f->note);
		else if (str_is(f->kind, "line"))
			translations_want(r, &texts, "crisis_line", f->id, "description", &f->note);
	}
	translations_show(r, &texts);
	for (size_t i = 0; i < found->count; i++)
		if (str_is(found->items[i].kind, "provider"))
			found->items[i].note = excerpt_shown(r, found->items[i].note, 160);
}

/* The hits with what is shown of each; one that the store no longer has (the
 * index is a moment behind) is left out. */
static struct founds describe(struct req *r, const struct search_hits *hits)
{
	struct founds found = { arena_alloc(r->arena, (hits->count + 1) * sizeof(struct found)),
		hits->count };
	for (size_t i = 0; i < hits->count; i++) {
		str key = hits->items[i].key, kind;
		str_cut(&key, ':', &kind);
		found.items[i] = (struct found){
			.kind = kind, .kind_text = kind_text(r, kind), .id = str_int(key).value
		};
	}
	fill_services(r, &found);
	fill_providers(r, &found);
	fill_situations(r, &found);
	fill_rest(r, &found);
	translate(r, &found);
	size_t kept = 0;
	for (size_t i = 0; i < found.count; i++)
		if (found.items[i].title.ptr)
			found.items[kept++] = found.items[i];
	found.count = kept;
	return found;
}

struct public_search public_search(struct req *r, str text, int64_t limit)
{
	struct search_hits hits = catalogue_find(r, text, NULL, limit, 0, false);
	return (struct public_search){ describe(r, &hits), hits.total, hits.corrected };
}

static str address_of(struct req *r, str text, bool exact)
{
	return arena_printf(r->arena, "/hledat?q=%.*s%s", STR_ARG(url_encode(r->arena, text)),
		exact ? "&presne=1" : "");
}

/* Words of what found nothing, each alone, that find something. */
static void broader(struct req *r, struct search_view *v, str text)
{
	size_t asked = 0;
	for (str word; asked < BROADER && str_cut(&text, ' ', &word);) {
		if (utf8_length(word) < 4)
			continue;
		asked++;
		if (catalogue_ask(r, &(struct search_query){ .text = word, .exact = true }).total)
			site_link_add(r, &v->broader, address_of(r, word, false), word);
	}
}

static void hits_show(struct req *r, struct search_view *v, str text, int64_t page)
{
	bool danger = catalogue_speaks_of_danger(r->arena, text);
	struct search_hits hits = catalogue_ask(r, &(struct search_query){ .text = text,
		.limit = PER_PAGE, .offset = (page - 1) * PER_PAGE,
		.exact = query_text(r, "presne").len > 0 });
	v->total = hits.total;
	v->corrected = hits.corrected;
	v->exact = address_of(r, text, true);
	v->place = hits.place.name;
	v->rest = address_of(r, hits.place.rest, false);
	v->elsewhere = hits.place.elsewhere;
	v->found = describe(r, &hits);
	if (danger || !hits.total)
		v->lines = public_lines(r, false);
	if (!hits.total)
		broader(r, v, text);
	if (page == 1 && !danger)
		miss_note(r->arena, text, hits.total > 0);
	v->danger = danger;
	v->pages = ui_pagination_of(r, page, (v->total + PER_PAGE - 1) / PER_PAGE);
}

/* GET /hledat?q=&presne=&strana= */
int search_show(struct req *r)
{
	struct search_view *v = arena_alloc(r->arena, sizeof *v);
	str text = utf8_head(query_text(r, "q"), LIMIT_QUERY);
	int64_t page = query_page(r);
	v->box = (struct ui_search_box){ .action = S("/hledat"),
		.id = S("q"),
		.name = S("q"),
		.query = text,
		.label = tr(r->page.lang, N_("What help do you look for?")),
		.suggest = web_path(r, S("/api/v1/search")) };
	if (text.len && page >= 1)
		hits_show(r, v, text, page);
	if (page < 1 || (page > 1 && !v->found.count))
		return answer_error(r, 404);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Search")));
	f->no_index = true;
	if (v->danger)
		site_sensitive(r, f);
	site_crumb(r, f, S(""), f->title);
	search_page(&r->page, f, v);
	return answer_page(r);
}

static void put_field(struct buf *out, const char *name, str value)
{
	buf_printf(out, ",\"%s\":", name);
	if (value.ptr)
		json_text(out, value);
	else
		buf_put(out, S("null"));
}

/* The language a text of this answer is in. */
static str lang_of(const struct req *r, str text)
{
	const struct page *p = &r->page;
	if (!html_is_spoken(p, text))
		return str_of(p->content);
	return str_of(p->lang ? p->lang->code : "en");
}

/* `title` in the language of the address, where it is translated; `url` in that language. */
static void put_found(struct req *r, struct buf *out, const struct found *f)
{
	buf_put(out, S("{\"kind\":"));
	json_text(out, f->kind);
	buf_printf(out, ",\"id\":%lld", (long long)f->id);
	put_field(out, "external_id", f->external_id);
	put_field(out, "title", f->title);
	put_field(out, "lang", lang_of(r, f->title));
	put_field(out, "url", web_path(r, f->url));
	if (f->has_provider) {
		buf_printf(out, ",\"provider\":{\"id\":%lld", (long long)f->provider.id);
		put_field(out, "external_id", f->provider.external_id);
		put_field(out, "name", f->provider.name);
		buf_char(out, '}');
	} else {
		buf_put(out, S(",\"provider\":null"));
	}
	buf_char(out, '}');
}

/* GET /api/v1/search?q=&limit=&offset=&prefix=1 */
int search_api(struct req *r)
{
	str text = utf8_head(query_text(r, "q"), LIMIT_QUERY), asked = query_text(r, "limit"),
		from = query_text(r, "offset");
	struct maybe_int limit = asked.len ? str_int(asked) : SOME(10),
					 offset = from.len ? str_int(from) : SOME(0);
	if (!limit.set || limit.value < 1 || !offset.set || offset.value < 0)
		return answer_error(r, 400);
	if (limit.value > MOST_API)
		limit.value = MOST_API;
	struct search_hits hits = { 0 };
	if (text.len)
		hits = catalogue_find(
			r, text, NULL, limit.value, offset.value, query_text(r, "prefix").len > 0);
	struct founds found = describe(r, &hits);
	struct buf *out = &r->page.out;
	buf_printf(out, "{\"total\":%lld,\"results\":[", (long long)hits.total);
	for (size_t i = 0; i < found.count; i++) {
		buf_put(out, i ? S(",\n") : S("\n"));
		put_found(r, out, &found.items[i]);
	}
	buf_put(out, S("]}\n"));
	r->type = "application/json";
	return r->status = 200;
}
