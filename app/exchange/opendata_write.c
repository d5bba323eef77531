/* Data sets written piece by piece as CSV, JSON and JSON-LD. */
#include "app/exchange/opendata.h"
#include "doc/doc.h"

extern const struct lang lang_cs;

/* ---- CSV: RFC 4180 ---- */

/* Telephones begin with a plus; nothing of these signs alone is a formula that
 * could do harm, and an apostrophe would spoil the number. */
static bool only_digits(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("0123456789+;. ", s.ptr[i]))
			return false;
	return true;
}

/* Values of a list stand behind each other; a semicolon within one would cut it. */
static str joined(struct opendata_run *run, struct str_list many)
{
	struct buf out = { .arena = &run->batch };
	for (size_t i = 0; i < many.count; i++) {
		str one = many.items[i];
		bool url = str_starts(one, S("http"));
		buf_put(&out, i ? S(";") : S(""));
		for (size_t c = 0; c < one.len; c++)
			if (one.ptr[c] == ';')
				buf_put(&out, url ? S("%3B") : S(","));
			else
				buf_char(&out, one.ptr[c]);
	}
	return buf_str(&out);
}

static void row_as_csv(struct opendata_run *run, const void *row, struct buf *out)
{
	size_t i = 0;
	for (const struct opendata_column *c = run->set->columns; c->name; c++, i++) {
		struct opendata_value v = opendata_value(run, c, i, row);
		str text = v.kind == OD_MANY ? joined(run, v.many) : v.kind == OD_NONE ? S("") : v.text;
		buf_put(out, i ? S(",") : S(""));
		if (v.kind == OD_PLAIN || only_digits(text))
			buf_put(out, text);
		else
			csv_put(out, text, ',');
	}
	buf_put(out, S("\r\n"));
}

static void csv_head(struct opendata_run *run, struct buf *out)
{
	for (const struct opendata_column *c = run->set->columns; c->name; c++)
		buf_printf(out, "%s%s", c == run->set->columns ? "" : ",", c->name);
	buf_put(out, S("\r\n"));
}

/* ---- JSON and JSON-LD ---- */

static void json_value(struct buf *out, const struct opendata_value *v)
{
	if (v->kind == OD_PLAIN)
		buf_put(out, v->text);
	else if (v->kind == OD_QUOTED)
		json_text(out, v->text);
	else if (v->kind == OD_NONE)
		buf_put(out, S("null"));
	else {
		buf_char(out, '[');
		for (size_t i = 0; i < v->many.count; i++) {
			buf_put(out, i ? S(",") : S(""));
			json_text(out, v->many.items[i]);
		}
		buf_char(out, ']');
	}
}

static void json_row_of(struct opendata_run *run, const void *row, struct buf *out)
{
	size_t i = 0;
	buf_char(out, '{');
	if (run->format == OPENDATA_LD)
		buf_printf(out, "\"@type\":\"%s\",", run->set->type);
	for (const struct opendata_column *c = run->set->columns; c->name; c++, i++) {
		struct opendata_value v = opendata_value(run, c, i, row);
		buf_printf(out, "%s\"%s\":", i ? "," : "", c->name);
		json_value(out, &v);
	}
	buf_char(out, '}');
}

static void put_sources(struct opendata_run *run, struct buf *out)
{
	struct opendata_sources all =
		opendata_sources_of(run->db, run->arena, &lang_cs, &run->town);
	buf_put(out, S(",\"zdroje\":["));
	for (size_t i = 0; i < all.count; i++) {
		const struct opendata_source *s = &all.items[i];
		buf_put(out, i ? S(",{\"kod\":") : S("{\"kod\":"));
		json_text(out, s->name);
		opendata_put(out, "nazev", s->title);
		opendata_put(out, "adresa", s->url);
		opendata_put(out, "podminky", s->terms);
		opendata_put(out, "licence", s->terms_url);
		buf_char(out, '}');
	}
	buf_char(out, ']');
}

static void json_head(struct opendata_run *run, struct buf *out)
{
	buf_put(out, S("{\"sada\":"));
	json_text(out, str_of(run->set->name));
	opendata_put(out, "nazev", tr(&lang_cs, run->set->title));
	opendata_put(out, "vydavatel", run->town.operator);
	opendata_put(out, "zmeneno", instant_utc(run->arena, run->changed_at));
	opendata_put(out, "licence", run->town.data_licence);
	opendata_put(out, "schema", arena_printf(run->arena,
		"%.*s/otevrena-data/%s.csv-metadata.json", STR_ARG(run->town.base_url), run->set->name));
	put_sources(run, out);
	buf_put(out, S(",\"radky\":[\n"));
}

static void put_term(const struct opendata_column *c, struct buf *out)
{
	static const char *const types[] = { [OD_DAY] = "xsd:date", [OD_MOMENT] = "xsd:dateTime",
		[OD_DEGREES] = "xsd:decimal", [OD_URL] = "@id", [OD_PAGE] = "@id", [OD_PAGES] = "@id" };
	const char *type = (size_t)c->type < COUNT(types) ? types[c->type] : NULL;
	if (!strcmp(c->term, "@id"))
		buf_printf(out, ",\"%s\":\"@id\"", c->name);
	else if (type)
		buf_printf(out, ",\"%s\":{\"@id\":\"%s\",\"@type\":\"%s\"}", c->name, c->term, type);
	else
		buf_printf(out, ",\"%s\":\"%s\"", c->name, c->term);
}

static void ld_head(struct opendata_run *run, struct buf *out)
{
	buf_put(out, S("{\"@context\":{\"schema\":\"https://schema.org/\","
		"\"dct\":\"http://purl.org/dc/terms/\",\"dcat\":\"http://www.w3.org/ns/dcat#\","
		"\"skos\":\"http://www.w3.org/2004/02/skos/core#\","
		"\"xsd\":\"http://www.w3.org/2001/XMLSchema#\""));
	for (const struct opendata_column *c = run->set->columns; c->name; c++)
		if (c->term)
			put_term(c, out);
	buf_put(out, S("},\n\"@graph\":[\n{\"@type\":\"dcat:Dataset\",\"@id\":"));
	json_text(out, arena_printf(run->arena, "%.*s/otevrena-data/katalog/%s.jsonld",
		STR_ARG(run->town.base_url), run->set->name));
	buf_put(out, S(",\"dct:license\":{\"@id\":"));
	json_text(out, run->town.data_licence);
	buf_char(out, '}');
	struct opendata_sources all =
		opendata_sources_of(run->db, run->arena, &lang_cs, &run->town);
	buf_put(out, S(",\"dct:source\":["));
	for (size_t i = 0; i < all.count; i++) {
		buf_put(out, i ? S(",{\"dct:identifier\":") : S("{\"dct:identifier\":"));
		json_text(out, all.items[i].name);
		opendata_put(out, "dct:title", all.items[i].title);
		opendata_put(out, "dct:rights", all.items[i].terms);
		buf_char(out, '}');
	}
	buf_put(out, S("]}"));
}

/* ---- pieces ---- */

void opendata_begin(struct opendata_run *run, struct req *r, const struct opendata_set *set,
	enum opendata_format format)
{
	struct opendata_state_row *state = opendata_state(r->db);
	*run = (struct opendata_run){ .set = set, .format = format, .db = r->db, .arena = r->arena,
		.town = site_settings(r->db), .day = day_of(r->arena, r->now),
		.changed_at = state ? state->changed_at : 0 };
	opendata_bind(run);
}

static void put_head(struct opendata_run *run, struct buf *out)
{
	if (run->format == OPENDATA_CSV)
		csv_head(run, out);
	else if (run->format == OPENDATA_JSON)
		json_head(run, out);
	else if (!run->set->ld_row)
		ld_head(run, out);
	else if (run->set->ld_head)
		run->set->ld_head(run, out);
	else
		buf_put(out, S("[\n"));
}

static void put_foot(struct opendata_run *run, struct buf *out)
{
	if (run->format == OPENDATA_JSON || (run->format == OPENDATA_LD && !run->set->ld_row))
		buf_put(out, S("\n]}\n"));
	else if (run->format == OPENDATA_LD)
		buf_put(out, run->set->ld_foot ? str_of(run->set->ld_foot) : S("\n]\n"));
}

static void put_row(struct opendata_run *run, const void *row, struct buf *out)
{
	if (run->format == OPENDATA_CSV) {
		row_as_csv(run, row, out);
		return;
	}
	/* The data set itself stands before the rows of a graph. */
	bool graph = run->format == OPENDATA_LD && !run->set->ld_row;
	buf_put(out, run->rows || graph ? S(",\n") : S(""));
	if (run->format == OPENDATA_LD && run->set->ld_row)
		run->set->ld_row(run, row, out);
	else
		json_row_of(run, row, out);
}

bool opendata_more(struct opendata_run *run, struct buf *out)
{
	if (run->done)
		return false;
	arena_reset(&run->batch);
	db_lend(run->db, &run->batch);
	if (!run->begun)
		put_head(run, out);
	run->begun = true;
	struct db_rows rows = opendata_batch(run);
	for (size_t i = 0; i < rows.count; i++, run->rows++)
		put_row(run, (const char *)rows.items + i * run->set->query->row_size, out);
	run->done = rows.count < OPENDATA_BATCH;
	if (run->done)
		put_foot(run, out);
	db_lend(run->db, run->arena);
	return true;
}

void opendata_end(struct opendata_run *run)
{
	arena_free(&run->batch);
}
