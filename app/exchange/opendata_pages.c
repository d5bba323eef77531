/* The page for people, and the files. */
#include "app/exchange/opendata.html.h"

extern const struct lang lang_cs;

/* ---- headers ---- */

void opendata_headers(struct req *r, int64_t changed_at)
{
	set_header(r, "Access-Control-Allow-Origin", S("*"));
	set_header(r, "Access-Control-Expose-Headers", S("ETag, Last-Modified, Link"));
	if (changed_at)
		set_header(r, "Last-Modified", instant_http(r->arena, changed_at));
	/* Whole data sets would push pages out of the memory that is kept for them. */
	set_header(r, "Cache-Control", S("public, max-age=0, must-revalidate"));
	set_header(r, "Vary", S("Accept-Encoding"));
}

/* What an answer is made from: the store, the day, what this site says of itself. */
bool opendata_unchanged(struct req *r, str what)
{
	enum { FORM = 1 };             /* to be raised when files say the same in another way */
	str tag = arena_printf(r->arena, "%.*s-%d-%lld-%.*s", STR_ARG(what), FORM,
		(long long)db_version(r->db), STR_ARG(day_of(r->arena, r->now)));
	bool known = etag_is_known(r, tag);
	if (known) {
		struct opendata_state_row *state = opendata_state(r->db);
		opendata_headers(r, state ? state->changed_at : 0);
	}
	return known;
}

/* ---- files ---- */

static const struct { const char *end, *type; } formats[OPENDATA_FORMATS] = {
	[OPENDATA_CSV] = { ".csv", "text/csv; charset=utf-8; header=present" },
	[OPENDATA_JSON] = { ".json", "application/json" },
	[OPENDATA_LD] = { ".jsonld", "application/ld+json" },
};
#define SCHEMA_END ".csv-metadata.json"

static const struct opendata_set *set_of_file(str file, const char *end)
{
	return str_ends(file, str_of(end))
		? opendata_set_named(str_part(file, 0, file.len - strlen(end))) : NULL;
}

static int answer_schema(struct req *r, const struct opendata_set *set)
{
	struct buf out = { .arena = r->arena };
	struct opendata_state_row *state = opendata_state(r->db);
	if (opendata_unchanged(r, r->id))
		return answer_not_modified(r);
	opendata_csvw(r, set, &out);
	opendata_headers(r, state ? state->changed_at : 0);
	return answer_text(r, "application/csvm+json", buf_str(&out));
}

static int answer_rows_of(struct req *r, const struct opendata_set *set, enum opendata_format f)
{
	struct opendata_run run;
	if (opendata_unchanged(r, r->id))
		return answer_not_modified(r);
	opendata_begin(&run, r, set, f);
	while (opendata_more(&run, &r->page.out))
		;
	opendata_headers(r, run.changed_at);
	set_header(r, "Link", arena_printf(r->arena,
		"<%.*s/otevrena-data/%s" SCHEMA_END ">; rel=\"describedby\"; "
		"type=\"application/csvm+json\", "
		"<%.*s>; rel=\"license\"", STR_ARG(run.town.base_url), set->name,
		STR_ARG(run.town.data_licence)));
	opendata_end(&run);
	r->type = formats[f].type;
	return r->status = 200;
}

/* GET /otevrena-data/{file}: sluzby.csv, sluzby.csv-metadata.json, sluzby.json, sluzby.jsonld */
int opendata_file(struct req *r)
{
	const struct opendata_set *set = set_of_file(r->id, SCHEMA_END);
	if (set)
		return answer_schema(r, set);
	for (int f = 0; f < OPENDATA_FORMATS; f++)
		if ((set = set_of_file(r->id, formats[f].end)))
			return answer_rows_of(r, set, (enum opendata_format)f);
	return answer_error(r, 404);
}

/* ---- pages ---- */

str opendata_kind(const struct lang *lang, const struct opendata_column *c)
{
	static const char *const kinds[] = {
		[OD_TEXT] = N_("text"), [OD_INT] = N_("whole number"), [OD_BOOL] = N_("true or false"),
		[OD_DAY] = N_("day"), [OD_URL] = N_("address"), [OD_MOMENT] = N_("date and time"),
		[OD_DEGREES] = N_("decimal number"), [OD_PAGE] = N_("address"),
		[OD_LIST] = N_("several texts"), [OD_PAGES] = N_("several addresses"),
		[OD_SET] = N_("address"), [OD_SET_NAME] = N_("text"), [OD_ITEM] = N_("address"),
	};
	return tr(lang, kinds[c->type]);
}

str opendata_path(struct arena *a, const struct opendata_set *set, const char *end)
{
	return arena_printf(a, "/otevrena-data/%s%s", set->name, end);
}

static struct opendata_page *page_of(struct req *r)
{
	struct opendata_page *v = arena_alloc(r->arena, sizeof *v);
	struct site_settings town = site_settings(r->db);
	struct opendata_state_row *state = opendata_state(r->db);
	v->base = town.base_url;
	v->licence = town.data_licence;
	v->registrable = str_starts(town.base_url, S("https://"));
	if (state && state->changed_at)
		v->changed = site_day(r, day_of(r->arena, state->changed_at));
	v->sources = opendata_sources_of(r->db, r->arena, r->page.lang, &town);
	v->sets.items = opendata_sets;
	while (opendata_sets[v->sets.count].name)
		v->sets.count++;
	return v;
}

/* GET /otevrena-data */
int opendata_index(struct req *r)
{
	struct opendata_page *v = page_of(r);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Open data")));
	f->description =
		tr(r->page.lang, N_("Services, providers and codelists as CSV, JSON and JSON-LD."));
	site_crumb(r, f, S(""), f->title);
	opendata_index_page(&r->page, f, v);
	return answer_page(r);
}

/* GET /otevrena-data/sada/{name} */
int opendata_show(struct req *r)
{
	const struct opendata_set *set = opendata_set_named(r->id);
	if (!set)
		return answer_error(r, 404);
	struct opendata_page *v = page_of(r);
	v->set = set;
	v->columns.items = set->columns;
	while (set->columns[v->columns.count].name)
		v->columns.count++;
	struct site_frame *f = site_frame(r, tr(r->page.lang, set->title));
	site_crumb(r, f, S("/otevrena-data"), tr(r->page.lang, N_("Open data")));
	site_crumb(r, f, S(""), f->title);
	opendata_set_page(&r->page, f, v);
	return answer_page(r);
}

/* GET /otevrena-data/zdroje */
int opendata_sources(struct req *r)
{
	struct opendata_page *v = page_of(r);
	struct site_frame *f = site_frame(r, tr(r->page.lang, N_("Sources and terms")));
	str rest = data_file(S("demo/LICENSE.txt")), line;
	struct buf part = { .arena = r->arena };
	/* Its lines are cut at a width; paragraphs are what people read. */
	while (str_cut(&rest, '\n', &line)) {
		if (line.len)
			buf_printf(&part, "%s%.*s", part.len ? " " : "", STR_ARG(line));
		if (part.len && (!line.len || !rest.len)) {
			*(str *)arena_push(r->arena, &v->notice.items, &v->notice.count, sizeof(str)) =
				buf_str(&part);
			part = (struct buf){ .arena = r->arena };
		}
	}
	site_crumb(r, f, S("/otevrena-data"), tr(r->page.lang, N_("Open data")));
	site_crumb(r, f, S(""), f->title);
	opendata_sources_page(&r->page, f, v);
	return answer_page(r);
}
