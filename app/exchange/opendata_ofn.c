/* Rows as the open formal standards of the state (ofn.gov.cz) write them. */
#include "app/exchange/opendata.h"
#include "app/territory/territory.h"
#include "doc/doc.h"

#define OFN "https://ofn.gov.cz/"
#define RUIAN "https://linked.cuzk.cz/resource/ruian/"

/* {"@context":…,"typ":…,"iri":… — an object that stands in a list of its own. */
static void begin(struct opendata_run *run, struct buf *out, const char *context, const char *type,
	const void *row)
{
	buf_printf(out, "{\"@context\":\"" OFN "%s\",\"typ\":\"%s\",\"iri\":", context, type);
	json_text(out, arena_printf(&run->batch, "%.*s/otevrena-data/%s.jsonld#%lld",
		STR_ARG(run->town.base_url), run->set->name,
		(long long)opendata_number(run, row, "id").value));
}

/* Whose record it is; the standards have no word for it, any JSON-LD may. */
static void end(struct opendata_run *run, struct buf *out, const void *row)
{
	opendata_put(out, "http://purl.org/dc/terms/source", opendata_field(run, row, "source"));
	buf_char(out, '}');
}

static void put_code(struct buf *out, const char *key, const char *kind, struct maybe_int code)
{
	if (code.set)
		buf_printf(out, ",\"%s\":\"" RUIAN "%s/%lld\"", key, kind, (long long)code.value);
}

static void put_number(struct buf *out, const char *key, struct maybe_int n)
{
	if (n.set)
		buf_printf(out, ",\"%s\":%lld", key, (long long)n.value);
}

/* "2272/54a": number of the house, number in the street and its letter. */
static void put_house(struct buf *out, str number)
{
	str house;
	str_cut(&number, '/', &house);
	put_number(out, "číslo_domovní", str_int(house));
	size_t digits = number.len;
	while (digits && (number.ptr[digits - 1] < '0' || number.ptr[digits - 1] > '9'))
		digits--;
	struct maybe_int in_street = str_int(str_part(number, 0, digits));
	put_number(out, "číslo_orientační", in_street);
	if (in_street.set)
		opendata_put(out, "znak_čísla_orientačního", str_part(number, digits, number.len));
}

static void put_address(struct opendata_run *run, const void *row, struct buf *out)
{
	buf_put(out, S(",\"adresa\":{\"typ\":\"Adresa\""));
	put_code(out, "adresní_místo", "adresni-misto", opendata_number(run, row, "address_point"));
	put_code(out, "obec", "obec", opendata_number(run, row, "municipality_id"));
	opendata_put_czech(out, "název_obce", opendata_field(run, row, "municipality"));
	opendata_put_czech(out, "název_části_obce", opendata_field(run, row, "part"));
	opendata_put_czech(out, "název_ulice", opendata_field(run, row, "street"));
	put_house(out, opendata_field(run, row, "house_number"));
	opendata_put(out, "psč", opendata_field(run, row, "postal_code"));
	opendata_put_czech(out, "text", opendata_field(run, row, "address"));
	buf_char(out, '}');
}

void ofn_place(struct opendata_run *run, const void *row, struct buf *out)
{
	struct maybe_int latitude = opendata_number(run, row, "latitude");
	struct maybe_int longitude = opendata_number(run, row, "longitude");
	str name = opendata_field(run, row, "name");
	begin(run, out, "umístění/2020-07-01/kontexty/umístění.jsonld", "Umístění", row);
	opendata_put_czech(out, "název", name.len ? name : opendata_field(run, row, "provider"));
	put_address(run, row, out);
	if (latitude.set && longitude.set) {
		buf_put(out, S(",\"geometrie\":{\"type\":\"Point\",\"coordinates\":["));
		degrees_put(out, longitude.value);
		buf_char(out, ',');
		degrees_put(out, latitude.value);
		buf_put(out, S("]}"));
	}
	end(run, out, row);
}

/* What is known, in words; the standard's codes say less than it would seem. */
static str barriers_text(struct opendata_run *run, const void *row)
{
	struct buf out = { .arena = &run->batch };
	str step = opendata_field(run, row, "step_free");
	str toilet = opendata_field(run, row, "accessible_toilet");
	if (step.len)
		buf_put(&out, str_is(step, "yes") ? S("Vstup beze schodů. ")
			: str_is(step, "partly") ? S("Vstup zčásti beze schodů. ")
								   : S("U vstupu jsou schody. "));
	if (toilet.len)
		buf_put(&out, str_is(toilet, "yes") ? S("Bezbariérová toaleta. ")
			: S("Bezbariérová toaleta zde není. "));
	buf_put(&out, opendata_field(run, row, "access_note"));
	return str_trim(buf_str(&out));
}

void ofn_barriers(struct opendata_run *run, const void *row, struct buf *out)
{
	static const char accessible[] =
		"https://data.mvcr.gov.cz/zdroj/číselníky/stupně-přístupnosti/položky/přístupný";
	str name = opendata_field(run, row, "name");
	begin(run, out, "bezbariérovost/2020-07-01/kontexty/bezbariérovost.jsonld", "Bezbariérovost",
		row);
	opendata_put_czech(out, "název", name.len ? name : opendata_field(run, row, "provider"));
	opendata_put_czech(out, "popis", barriers_text(run, row));
	buf_put(out, S(",\"mapování_dle_metodiky\":false"));
	if (str_is(opendata_field(run, row, "step_free"), "yes"))
		opendata_put(out, "tělesně_postižení_objekt_přístupnost", str_of(accessible));
	if (str_is(opendata_field(run, row, "accessible_toilet"), "yes"))
		opendata_put(out, "tělesně_postižení_toaleta_přístupnost", str_of(accessible));
	opendata_put(out, "http://purl.org/dc/terms/spatial", arena_printf(&run->batch,
		"%.*s/otevrena-data/mista.jsonld#%lld", STR_ARG(run->town.base_url),
		(long long)opendata_number(run, row, "id").value));
	end(run, out, row);
}

static void put_day(struct buf *out, const char *key, str day)
{
	buf_printf(out, ",\"%s\":{\"typ\":\"Časový okamžik\",", key);
	if (day.len)
		buf_printf(out, "\"datum\":\"%.*s\"}", STR_ARG(day));
	else
		buf_put(out, S("\"nespecifikovaný\":true}"));
}

void ofn_news(struct opendata_run *run, const void *row, struct buf *out)
{
	str text = opendata_field(run, row, "text");
	buf_put(out, S("{\"@context\":\"" OFN "aktuality/2020-07-01/kontexty/aktualita.jsonld\","
		"\"typ\":\"Aktualita\",\"iri\":"));
	json_text(out, opendata_url(run, &run->batch, "/aktuality/", opendata_field(run, row, "slug")));
	opendata_put_czech(out, "název", opendata_field(run, row, "title"));
	opendata_put_czech(out, "popis", arena_printf(&run->batch, "%.*s%s%.*s",
		STR_ARG(opendata_field(run, row, "summary")), text.len ? "\n" : "",
		STR_ARG(markdown_plain(&run->batch, text))));
	put_day(out, "vytvořeno", opendata_field(run, row, "shown_from"));
	if (opendata_field(run, row, "relevant_to").len)
		put_day(out, "relevantní_do", opendata_field(run, row, "relevant_to"));
	if (run->town.operator_ico.len) {      /* which the standard wants of it */
		buf_put(out, S(",\"oznamovatel\":{\"typ\":\"Osoba\""));
		opendata_put(out, "ičo", run->town.operator_ico);
		opendata_put_czech(out, "název", run->town.operator);
		buf_char(out, '}');
	}
	end(run, out, row);
}

/* ---- contacts ---- */

/* What can be dialled of "499 811 890, linka 12": digits up to the first letter. */
static str dialled(struct arena *a, str value)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < value.len; i++) {
		char c = value.ptr[i];
		if ((c >= '0' && c <= '9') || (c == '+' && !out.len))
			buf_char(&out, c);
		else if (!strchr(" \t()/-.", c) && (unsigned char)c < 0x80)
			break;
	}
	return buf_str(&out);
}

static bool is_mail(str value)
{
	const char *at = value.len ? memchr(value.ptr, '@', value.len) : NULL;
	for (size_t i = 0; i < value.len; i++)
		if ((unsigned char)value.ptr[i] <= ' ')
			return false;
	return at && at > value.ptr && at < value.ptr + value.len - 1;
}

/* The property of its kind; false when the value is not what the standard calls so. */
static bool put_contact(struct opendata_run *run, str kind, str value, struct buf *out)
{
	struct arena *a = &run->batch;
	if (str_is(kind, "phone")) {
		str number = dialled(a, value);
		if (number.len >= 3)
			opendata_put(out, "telefon", arena_printf(a, "tel:%.*s", STR_ARG(number)));
		return number.len >= 3;
	}
	if (str_is(kind, "email") && is_mail(value))
		opendata_put(out, "email", arena_printf(a, "mailto:%.*s", STR_ARG(value)));
	else if (str_is(kind, "web"))
		opendata_put(out, "url", str_starts(value, S("http")) ? value
			: arena_printf(a, "https://%.*s", STR_ARG(value)));
	else if (str_is(kind, "data_box"))
		opendata_put(out, "idds", value);
	else
		return false;
	return true;
}

void ofn_contact(struct opendata_run *run, const void *row, struct buf *out)
{
	str kind = opendata_field(run, row, "kind"), value = opendata_field(run, row, "value");
	begin(run, out, "kontakty/2020-07-01/kontexty/kontakt.jsonld", "Kontakt", row);
	opendata_put_czech(out, "název", opendata_field(run, row, "owner"));
	opendata_put_czech(out, "druh", opendata_field(run, row, "note"));
	if (!put_contact(run, kind, value, out))
		opendata_put_czech(out, "popis", value);
	end(run, out, row);
}

/* ---- codelists ---- */

extern const struct lang lang_cs;

static str codelist_iri(struct opendata_run *run)
{
	return arena_printf(&run->batch, "%.*s/otevrena-data/%s.jsonld", STR_ARG(run->town.base_url),
		run->set->name);
}

void ofn_codelist_head(struct opendata_run *run, struct buf *out)
{
	buf_put(out, S("{\"@context\":\"" OFN "číselníky/2022-02-08/kontexty/číselník.jsonld\","
		"\"typ\":\"Číselník\",\"iri\":"));
	json_text(out, codelist_iri(run));
	opendata_put(out, "kód", str_of(run->set->list));
	buf_put(out, S(",\"název\":{\"cs\":"));
	json_text(out, tr(&lang_cs, run->set->title));
	buf_put(out, S(",\"en\":"));
	json_text(out, str_of(run->set->title));
	buf_put(out, S("},\"položky\":[\n"));
}

void ofn_code(struct opendata_run *run, const void *row, struct buf *out)
{
	str code = opendata_field(run, row, "code"), english = opendata_field(run, row, "name_en");
	str from = opendata_field(run, row, "valid_from"), to = opendata_field(run, row, "valid_to");
	buf_put(out, S("{\"typ\":\"Položka\",\"iri\":"));
	json_text(out, arena_printf(&run->batch, "%.*s#%.*s", STR_ARG(codelist_iri(run)),
		STR_ARG(code)));
	opendata_put(out, "kód", code);
	buf_put(out, S(",\"název\":{\"cs\":"));
	json_text(out, opendata_field(run, row, "name"));
	opendata_put(out, "en", english);
	buf_char(out, '}');
	opendata_put_czech(out, "popis", opendata_field(run, row, "plain"));
	if (from.len || to.len) {
		buf_put(out, S(",\"platnost\":{\"typ\":\"Časový interval\""));
		put_day(out, "začátek", from);
		put_day(out, "konec", to);
		buf_char(out, '}');
	}
	buf_char(out, '}');
}
