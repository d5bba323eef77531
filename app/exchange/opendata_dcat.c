/*
 * The catalogue of data sets for the national catalogue of open data: the open
 * standard "Rozhraní katalogů otevřených dat" (DCAT-AP-CZ) of 2024-05-28.  The
 * catalogue names its data sets by address; at each stands its record.
 */
#include "app/exchange/opendata.h"

extern const struct lang lang_cs;

#define CONTEXT "https://ofn.gov.cz/dcat-ap-cz-rozhraní-katalogů-otevřených-dat/2024-05-28/" \
	"kontexty/rozhraní-katalogů-otevřených-dat.jsonld"
#define TERMS "https://data.gov.cz/podmínky-užití/"
#define MEDIA "http://www.iana.org/assignments/media-types/"
#define EU "http://publications.europa.eu/resource/authority/"

static void put_texts(struct buf *out, const char *key, const char *message)
{
	buf_printf(out, ",\"%s\":{\"cs\":", key);
	json_text(out, tr(&lang_cs, message));
	buf_put(out, S(",\"en\":"));
	json_text(out, str_of(message));
	buf_char(out, '}');
}

/* The public body by its number; without one, the page about this site. */
static void put_publisher(struct req *r, const struct site_settings *town, struct buf *out)
{
	opendata_put(out, "poskytovatel", town->operator_ico.len
		? arena_printf(r->arena, "https://rpp-opendata.egon.gov.cz/odrpp/zdroj/"
			"orgán-veřejné-moci/%.*s", STR_ARG(town->operator_ico))
		: arena_printf(r->arena, "%.*s/o-portalu", STR_ARG(town->base_url)));
	if (!town->email.len)
		return;
	buf_put(out, S(",\"kontaktní_bod\":{\"typ\":\"Organizace\""));
	opendata_put_czech(out, "jméno", town->operator);
	opendata_put(out, "e-mail", arena_printf(r->arena, "mailto:%.*s", STR_ARG(town->email)));
	buf_char(out, '}');
}

static str record_iri(struct req *r, const struct site_settings *town,
	const struct opendata_set *set)
{
	return arena_printf(r->arena, "%.*s/otevrena-data/katalog/%s.jsonld", STR_ARG(town->base_url),
		set->name);
}

static int answer_ld(struct req *r, struct buf *out)
{
	struct opendata_state_row *state = opendata_state(r->db);
	opendata_headers(r, state ? state->changed_at : 0);
	return answer_text(r, "application/ld+json", buf_str(out));
}

/* GET /otevrena-data/katalog.jsonld */
int opendata_catalog(struct req *r)
{
	struct site_settings town = site_settings(r->db);
	struct buf out = { .arena = r->arena };
	if (opendata_unchanged(r, S("katalog")))
		return answer_not_modified(r);
	buf_put(&out, S("{\"@context\":\"" CONTEXT "\",\"typ\":\"Katalog\""));
	opendata_put(&out, "iri", arena_printf(r->arena, "%.*s/otevrena-data/katalog.jsonld",
		STR_ARG(town.base_url)));
	opendata_put_czech(&out, "název", arena_printf(r->arena, "Otevřená data: %.*s",
		STR_ARG(town.portal_name)));
	opendata_put_czech(&out, "popis", arena_printf(r->arena,
		"Datové sady o sociálních a návazných službách. Vydává %.*s.", STR_ARG(town.operator)));
	put_publisher(r, &town, &out);
	if (str_starts(town.base_url, S("https://")))
		opendata_put(&out, "domovská_stránka", arena_printf(r->arena, "%.*s/otevrena-data",
			STR_ARG(town.base_url)));
	buf_put(&out, S(",\"datová_sada\":[\n"));
	for (const struct opendata_set *s = opendata_sets; s->name; s++) {
		buf_put(&out, s == opendata_sets ? S("") : S(",\n"));
		json_text(&out, record_iri(r, &town, s));
	}
	buf_put(&out, S("\n]}\n"));
	return answer_ld(r, &out);
}

/* ---- the record of a data set ---- */

static void put_keywords(struct buf *out, const struct opendata_set *set)
{
	str rest = str_of(set->keywords), one;
	bool first = true;
	buf_put(out, S(",\"klíčové_slovo\":{\"cs\":["));
	while (str_cut(&rest, ',', &one)) {
		buf_put(out, first ? S("") : S(","));
		json_text(out, one);
		first = false;
	}
	buf_put(out, S("]}"));
}

/* Codelists are facts of the law and of the register; what came from elsewhere
 * has other authors, and each row says whose it is. */
static void put_terms(const struct site_settings *town, const struct opendata_set *set,
	bool borrowed, struct buf *out)
{
	buf_put(out, S(",\"podmínky_užití\":{\"typ\":\"Specifikace podmínek užití\""));
	if (set->list) {
		buf_put(out, S(",\"autorské_dílo\":\"" TERMS "neobsahuje-autorská-díla/\","
			"\"databáze_jako_autorské_dílo\":\"" TERMS
			"není-autorskoprávně-chráněnou-databází/\","
			"\"databáze_chráněná_zvláštními_právy\":\"" TERMS
			"není-chráněna-zvláštním-právem-pořizovatele-databáze/\","
			"\"osobní_údaje\":\"" TERMS "neobsahuje-osobní-údaje/\"}"));
		return;
	}
	if (borrowed)
		opendata_put(out, "autorské_dílo", S(TERMS "obsahuje-více-autorských-děl/"));
	else {
		opendata_put(out, "autorské_dílo", town->data_licence);
		opendata_put_czech(out, "autor", town->operator);
	}
	opendata_put(out, "databáze_jako_autorské_dílo", town->data_licence);
	opendata_put_czech(out, "autor_databáze", town->operator);
	opendata_put(out, "databáze_chráněná_zvláštními_právy", town->data_licence);
	opendata_put(out, "osobní_údaje", set->personal ? S(TERMS "obsahuje-osobní-údaje/")
													: S(TERMS "neobsahuje-osobní-údaje/"));
	buf_char(out, '}');
}

static const struct {
	const char *end, *file_type, *media, *title;
} files[OPENDATA_FORMATS] = {
	[OPENDATA_CSV] = { "csv", "CSV", "text/csv", "CSV" },
	[OPENDATA_JSON] = { "json", "JSON", "application/json", "JSON" },
	[OPENDATA_LD] = { "jsonld", "JSON_LD", "application/ld+json", "JSON-LD" },
};

static void put_file(struct req *r, const struct site_settings *town,
	const struct opendata_set *set, enum opendata_format f, bool borrowed, struct buf *out)
{
	str base = arena_printf(r->arena, "%.*s/otevrena-data/", STR_ARG(town->base_url));
	str url = arena_printf(r->arena, "%.*s%s.%s", STR_ARG(base), set->name, files[f].end);
	buf_put(out, S("{\"typ\":\"Distribuce\""));
	opendata_put(out, "iri", arena_printf(r->arena, "%.*skatalog/%s.jsonld#%s", STR_ARG(base),
		set->name, files[f].end));
	opendata_put_czech(out, "název", str_of(files[f].title));
	put_terms(town, set, borrowed, out);
	opendata_put(out, "přístupové_url", url);
	opendata_put(out, "soubor_ke_stažení", url);
	opendata_put(out, "formát", arena_printf(r->arena, EU "file-type/%s", files[f].file_type));
	opendata_put(out, "typ_média", arena_printf(r->arena, MEDIA "%s", files[f].media));
	if (f == OPENDATA_CSV)
		opendata_put(out, "schéma", arena_printf(r->arena, "%.*s%s.csv-metadata.json",
			STR_ARG(base), set->name));
	buf_char(out, '}');
}

static void put_place(const struct site_settings *town, struct buf *out)
{
	struct maybe_int code = str_int(town->town_code);
	buf_put(out, S(",\"prvek_rúian\":[\"https://linked.cuzk.cz/resource/ruian/"));
	if (code.set)
		buf_printf(out, "obec/%lld\"]", (long long)code.value);
	else
		buf_put(out, S("stat/1\"]"));
}

/* GET /otevrena-data/katalog/{file}: sluzby.jsonld */
int opendata_record(struct req *r)
{
	struct site_settings town = site_settings(r->db);
	struct buf out = { .arena = r->arena };
	const struct opendata_set *set = str_ends(r->id, S(".jsonld"))
		? opendata_set_named(str_part(r->id, 0, r->id.len - 7)) : NULL;
	if (!set)
		return answer_error(r, 404);
	if (opendata_unchanged(r, r->id))
		return answer_not_modified(r);
	struct opendata_sources all = opendata_sources_of(r->db, r->arena, &lang_cs, &town);
	buf_put(&out, S("{\"@context\":\"" CONTEXT "\",\"typ\":\"Datová sada\""));
	opendata_put(&out, "iri", record_iri(r, &town, set));
	put_texts(&out, "název", set->title);
	put_texts(&out, "popis", set->about);
	put_publisher(r, &town, &out);
	buf_put(&out, S(",\"téma\":[\"" EU "data-theme/SOCI\"],"
		"\"periodicita_aktualizace\":\"" EU "frequency/CONT\""));
	put_keywords(&out, set);
	put_place(&town, &out);
	opendata_put(&out, "dokumentace", arena_printf(r->arena, "%.*s/otevrena-data/sada/%s",
		STR_ARG(town.base_url), set->name));
	if (set->standard)
		buf_printf(&out, ",\"specifikace\":[\"%s\"]", set->standard);
	buf_put(&out, S(",\"distribuce\":["));
	for (int f = 0; f < OPENDATA_FORMATS; f++) {
		buf_put(&out, f ? S(",\n") : S("\n"));
		put_file(r, &town, set, (enum opendata_format)f, opendata_borrowed(&all), &out);
	}
	buf_put(&out, S("\n]}\n"));
	return answer_ld(r, &out);
}
