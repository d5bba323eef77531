/*
 * The schema of a CSV: CSV on the Web (W3C), because the open standards of the
 * state describe their own CSV by it and the national catalogue knows it; and
 * because it says what JSON Schema and table schemas do not: which property a
 * column is and by which sign a cell with several values is cut.
 */
#include "app/exchange/opendata.h"

extern const struct lang lang_cs;

static const char *datatype(enum opendata_type type)
{
	switch (type) {
	case OD_INT:     return "integer";
	case OD_BOOL:    return "boolean";
	case OD_DAY:     return "date";
	case OD_MOMENT:  return "dateTime";
	case OD_DEGREES: return "decimal";
	case OD_PAGE: case OD_PAGES: case OD_URL: case OD_SET: case OD_ITEM: return "anyURI";
	default:         return "string";
	}
}

/* Properties of the columns of codelists, as the open standard has them. */
static const struct { const char *name, *term; } code_terms[] = {
	{ "číselník_položka_kód", "skos:notation" },
	{ "číselník_položka_název_cs", "skos:prefLabel" },
	{ "číselník_položka_název_en", "skos:prefLabel" },
	{ "číselník_položka_popis_cs", "skos:note" },
};

static str whole(struct arena *a, const char *term)
{
	static const struct { const char *prefix, *iri; } prefixes[] = {
		{ "schema:", "https://schema.org/" }, { "dct:", "http://purl.org/dc/terms/" },
		{ "skos:", "http://www.w3.org/2004/02/skos/core#" },
	};
	str t = str_of(term);
	for (size_t i = 0; i < COUNT(prefixes); i++) {
		str prefix = str_of(prefixes[i].prefix);
		if (str_starts(t, prefix))
			return arena_printf(a, "%s%.*s", prefixes[i].iri,
				STR_ARG(str_part(t, prefix.len, t.len)));
	}
	return (str){ 0 };
}

static str property(struct arena *a, const struct opendata_column *c)
{
	for (size_t i = 0; i < COUNT(code_terms); i++)
		if (!strcmp(code_terms[i].name, c->name))
			return whole(a, code_terms[i].term);
	return c->term ? whole(a, c->term) : (str){ 0 };
}

static void put_column(struct req *r, const struct opendata_column *c, struct buf *out)
{
	buf_put(out, S("{\"titles\":"));
	json_text(out, str_of(c->name));
	opendata_put(out, "name", slug_make(r->arena, str_of(c->name)));
	for (size_t i = out->len; out->ptr[i - 2] != ':'; i--)   /* names are words: no hyphens */
		if (out->ptr[i - 1] == '-')
			out->ptr[i - 1] = '_';
	opendata_put(out, "datatype", str_of(datatype(c->type)));
	opendata_put(out, "dc:description", tr(&lang_cs, c->about));
	opendata_put(out, "propertyUrl", property(r->arena, c));
	if (c->type == OD_LIST || c->type == OD_PAGES)
		buf_put(out, S(",\"separator\":\";\""));
	if (str_ends(str_of(c->name), S("_cs")))
		buf_put(out, S(",\"lang\":\"cs\""));
	if (str_ends(str_of(c->name), S("_en")))
		buf_put(out, S(",\"lang\":\"en\""));
	buf_char(out, '}');
}

void opendata_csvw(struct req *r, const struct opendata_set *set, struct buf *out)
{
	struct site_settings town = site_settings(r->db);
	struct opendata_sources all = opendata_sources_of(r->db, r->arena, &lang_cs, &town);
	buf_put(out, S("{\"@context\":[\"http://www.w3.org/ns/csvw\",{\"@language\":\"cs\"}],"
		"\"@type\":\"Table\",\"url\":"));
	json_text(out, arena_printf(r->arena, "%s.csv", set->name));
	opendata_put(out, "dc:title", tr(&lang_cs, set->title));
	opendata_put(out, "dc:description", tr(&lang_cs, set->about));
	buf_put(out, S(",\"dc:license\":{\"@id\":"));
	json_text(out, town.data_licence);
	buf_put(out, S("},\"dc:source\":["));
	for (size_t i = 0; i < all.count; i++) {
		const struct opendata_source *s = &all.items[i];
		buf_put(out, i ? S(",") : S(""));
		json_text(out, arena_printf(r->arena, "%.*s: %.*s %.*s %.*s", STR_ARG(s->name),
			STR_ARG(s->title), STR_ARG(s->url), STR_ARG(s->terms)));
	}
	buf_put(out, S("],\"dialect\":{\"encoding\":\"utf-8\",\"delimiter\":\",\","
		"\"lineTerminators\":\"\\r\\n\",\"header\":true},"
		"\"tableSchema\":{\"@type\":\"Schema\",\"columns\":[\n"));
	for (const struct opendata_column *c = set->columns; c->name; c++) {
		buf_put(out, c == set->columns ? S("") : S(",\n"));
		put_column(r, c, out);
	}
	buf_put(out, S("\n]}}\n"));
}
