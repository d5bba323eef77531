/* What a request asks for. */
#include "app/catalogue/catalogue.h"
#include "app/exchange/hsds_api.h"
#include "app/exchange/hsds_lists.sql.h"
#include "app/territory/territory.h"
#include "crypto/crypto.h"
#include <jansson.h>
#include <math.h>
#include <time.h>

#define EVERY (HSDS_IN(HSDS_SERVICES) | HSDS_IN(HSDS_STAYS) | HSDS_IN(HSDS_ORGANIZATIONS) \
	| HSDS_IN(HSDS_TAXONOMIES) | HSDS_IN(HSDS_TERMS_LIST))
#define OFFERS (HSDS_IN(HSDS_SERVICES) | HSDS_IN(HSDS_STAYS))
#define RECORDS (OFFERS | HSDS_IN(HSDS_ORGANIZATIONS))

const struct hsds_parameter hsds_parameters[] = {
	{ "search", "string", "Full text search, as on the portal's own pages.", EVERY },
	{ "page", "integer", "Page, from 1.", EVERY },
	{ "per_page", "integer", "Records of a page: 1 to 100, with minimal up to 10000.", EVERY },
	{ "format", "string", "json (pages) or ndjson (all records, one a line).", EVERY },
	{ "taxonomy_term_id", "string", "Only what has this term or one below it.", RECORDS },
	{ "taxonomy_id", "string", "Only what has any term of this taxonomy; of terms: only its own.",
		RECORDS | HSDS_IN(HSDS_TERMS_LIST) },
	{ "organization_id", "string", "Only services of this organization.", OFFERS },
	{ "modified_after", "string", "Modified on or after this instant (RFC 3339); what has ended "
		"since then is there with its status, and what is no longer public, without other "
		"filters, with only its id, status and last_modified.", OFFERS },
	{ "minimal", "boolean", "Only id and last_modified.", HSDS_IN(HSDS_SERVICES) },
	{ "full", "boolean", "Fully nested records.", RECORDS },
	{ "full_service", "boolean", "Organizations with fully nested services.",
		HSDS_IN(HSDS_ORGANIZATIONS) },
	{ "postcode", "string", "Only what serves this postal code.", HSDS_IN(HSDS_STAYS) },
	{ "proximity", "string", "With postcode: only places within so many metres of its centre.",
		HSDS_IN(HSDS_STAYS) },
	{ "top_only", "boolean", "Only terms without a parent.", HSDS_IN(HSDS_TERMS_LIST) },
	{ "parent_id", "string", "Only terms right below this one.", HSDS_IN(HSDS_TERMS_LIST) },
	{ "minimum_age", "integer", "Extension: somebody of at least this age is taken.", OFFERS },
	{ "maximum_age", "integer", "Extension: somebody of at most this age is taken.", OFFERS },
	{ "day", "string", "Extension: open on this day of the week (MO … SU).", OFFERS },
	{ "start_time", "string", "Extension, with day: open from HH:MM at the latest.", OFFERS },
	{ "end_time", "string", "Extension, with day: open until HH:MM at the earliest.", OFFERS },
	{ 0 }
};

/* ---- values ---- */

static str asked(const struct hsds_ask *ask, const char *name)
{
	str text = query_text(ask->r, name);
	return text.ptr || ask->r->method == GET ? text : form_text(ask->r, name);
}

static int64_t ask_number(struct hsds_ask *ask, const char *name, int64_t usual, int64_t most)
{
	str text = asked(ask, name);
	struct maybe_int n = str_int(text);
	if (!text.len)
		return usual;
	if (!n.set || n.value < 1 || text.len > 12)
		ask->wrong = name;
	return n.value < most ? n.value : most;
}

static bool ask_flag(struct hsds_ask *ask, const char *name)
{
	str text = asked(ask, name);
	bool yes = str_is(text, "true") || str_is(text, "1");
	if (text.len && !yes && !str_is(text, "false") && !str_is(text, "0"))
		ask->wrong = name;
	return yes;
}

/* In lower case; ptr NULL: not asked for. */
static str ask_uuid(struct hsds_ask *ask, const char *name)
{
	str text = asked(ask, name);
	if (!text.len)
		return (str){ 0 };
	if (!uuid_valid(text))
		ask->wrong = name;
	char *lower = arena_alloc(ask->r->arena, text.len + 1);
	for (size_t i = 0; i < text.len; i++)
		lower[i] =
			text.ptr[i] >= 'A' && text.ptr[i] <= 'F' ? (char)(text.ptr[i] | 0x20) : text.ptr[i];
	return (str){ lower, text.len };
}

static struct maybe_int ask_age(struct hsds_ask *ask, const char *name)
{
	str text = asked(ask, name);
	struct maybe_int n = str_int(text);
	if (text.len && (!n.set || n.value < 0 || n.value > 150))
		ask->wrong = name;
	return text.len ? n : NONE;
}

/* ---- time ---- */

static int digits(str s, size_t from, size_t count)
{
	int n = 0;
	for (size_t i = from; i < from + count; i++) {
		if (i >= s.len || s.ptr[i] < '0' || s.ptr[i] > '9')
			return -1;
		n = n * 10 + s.ptr[i] - '0';
	}
	return n;
}

/* "+01:00", "-0530", "Z" or nothing, in seconds east of Greenwich.  A plus that
 * nobody encoded comes as a space. */
static struct maybe_int zone_read(str s)
{
	if (!s.len || str_is(s, "Z") || str_is(s, "z"))
		return SOME(0);
	bool colon = s.len == 6 && s.ptr[3] == ':';
	int hours = digits(s, 1, 2), minutes = digits(s, colon ? 4 : 3, 2);
	if ((!colon && s.len != 5) || !strchr("+- ", s.ptr[0]) || hours < 0 || hours > 14 || minutes < 0
		|| minutes > 59)
		return NONE;
	int64_t east = hours * 3600 + minutes * 60;
	return SOME(s.ptr[0] == '-' ? -east : east);
}

struct maybe_int instant_read(str s)
{
	if (s.len < 10 || !day_valid(str_part(s, 0, 10)))
		return NONE;
	struct tm t = { .tm_year = digits(s, 0, 4) - 1900, .tm_mon = digits(s, 5, 2) - 1,
		.tm_mday = digits(s, 8, 2) };
	if (s.len == 10)
		return SOME(timegm(&t));
	t.tm_hour = digits(s, 11, 2);
	t.tm_min = digits(s, 14, 2);
	t.tm_sec = digits(s, 17, 2);
	if (!strchr("Tt ", s.ptr[10]) || s.len < 19 || s.ptr[13] != ':' || s.ptr[16] != ':'
		|| t.tm_hour < 0 || t.tm_hour > 23 || t.tm_min < 0 || t.tm_min > 59 || t.tm_sec < 0
		|| t.tm_sec > 60)
		return NONE;
	size_t at = 19;
	bool part = false;
	if (at < s.len && s.ptr[at] == '.')
		for (at++; at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9'; at++)
			part = part || s.ptr[at] != '0';
	struct maybe_int zone = zone_read(str_part(s, at, s.len));
	return zone.set ? SOME(timegm(&t) - zone.value + part) : NONE;
}

struct maybe_int clock_read(str s)
{
	int hours = digits(s, 0, 2), minutes = digits(s, 3, 2);
	bool seconds = s.len == 8 && s.ptr[5] == ':' && digits(s, 6, 2) >= 0;
	bool right = (s.len == 5 || seconds) && s.ptr[2] == ':' && hours >= 0 && hours < 24
		&& minutes >= 0 && minutes < 60;
	return right ? SOME(hours * 60 + minutes) : NONE;
}

static void read_time(struct hsds_ask *ask)
{
	static const char days[][3] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
	struct hsds_filter *f = &ask->filter;
	str day = asked(ask, "day"), from = asked(ask, "start_time"), to = asked(ask, "end_time");
	if (!day.len) {
		ask->wrong = from.len || to.len ? "day" : ask->wrong;
		return;
	}
	for (size_t i = 0; i < COUNT(days); i++)
		if (str_is(day, days[i]))
			f->weekday = SOME((int64_t)i + 1);
	f->opens = from.len ? clock_read(from) : SOME(24 * 60);    /* any time of the day */
	f->closes = to.len ? clock_read(to) : from.len ? f->opens : SOME(0);
	ask->wrong = !f->weekday.set ? "day"
		: !f->opens.set          ? "start_time"
		: !f->closes.set         ? "end_time"
								 : ask->wrong;
}

/* ---- filters ---- */

/* The term's code and those of the terms below it. */
static void filter_term(struct hsds_ask *ask, const struct hsds *h, const struct hsds_term *term)
{
	struct hsds_filter *f = &ask->filter;
	if (term->situation) {
		f->situation = SOME(term->situation);
		return;
	}
	int64_t *codes = arena_alloc(ask->r->arena, (h->terms.count + 1) * sizeof *codes);
	size_t n = 0;
	codes[n++] = term->code;
	for (size_t i = 0; i < h->terms.count; i++)
		if (h->terms.items[i].parent.ptr && str_eq(h->terms.items[i].parent, term->id))
			codes[n++] = h->terms.items[i].code;
	f->codes = (struct int_list){ codes, n };
}

static void read_terms(struct hsds_ask *ask, struct hsds *h)
{
	struct hsds_filter *f = &ask->filter;
	str term = ask_uuid(ask, "taxonomy_term_id"), taxonomy = ask_uuid(ask, "taxonomy_id");
	f->taxonomy = taxonomy;
	if ((!term.ptr && !taxonomy.ptr) || ask->wrong || ask->what == HSDS_TERMS_LIST)
		return;
	hsds_terms_read(h);
	const struct hsds_term *known = term.ptr ? hsds_term_by_id(h, term) : NULL;
	if (known)
		filter_term(ask, h, known);
	f->nothing = f->nothing || (term.ptr && !known);
	if (!taxonomy.ptr)
		return;
	const struct hsds_taxonomy *t = hsds_taxonomies;
	while (t->code && !str_eq(hsds_taxonomy_id(ask->r->arena, t), taxonomy))
		t++;
	f->nothing = f->nothing || !t->code;
	if (t->code && !strcmp(t->code, "life_situation"))
		f->any_situation = SOME(1);
	else
		f->list = str_of(t->code);
}

static void read_search(struct hsds_ask *ask)
{
	struct hsds_filter *f = &ask->filter;
	f->search = utf8_head(asked(ask, "search"), LIMIT_QUERY);
	if (!f->search.len || ask->what >= HSDS_TAXONOMIES)
		return;
	bool makers = ask->what == HSDS_ORGANIZATIONS;
	struct int_list ids =
		catalogue_search(ask->r, f->search, makers ? "provider" : "service", HSDS_FOUND);
	*(makers ? &f->named : &f->found) = ids;
	f->nothing = f->nothing || ids.count == 0;
}

/* ---- where ---- */

struct centre { double latitude, longitude; int points; };

static void centre_add(struct centre *c, struct maybe_int latitude, struct maybe_int longitude)
{
	if (!latitude.set || !longitude.set)
		return;
	c->latitude += (double)latitude.value;
	c->longitude += (double)longitude.value;
	c->points++;
}

/* Of the places we know with this code; without any, of its municipalities. */
static struct centre centre_of(struct hsds_ask *ask, str code,
	const struct hsds_postcode_municipalities_rows *towns)
{
	struct centre c = { 0 };
	struct hsds_postcode_centre_rows places =
		hsds_postcode_centre(ask->r->db, .postcode = code, .limit = HSDS_FOUND);
	for (size_t i = 0; i < places.count; i++)
		centre_add(&c, places.items[i].latitude, places.items[i].longitude);
	for (size_t i = 0; i < towns->count && !places.count; i++)
		centre_add(&c, towns->items[i].latitude, towns->items[i].longitude);
	if (c.points) {
		c.latitude /= c.points;
		c.longitude /= c.points;
	}
	return c;
}

struct nearby {
	struct hsds_ask *ask;
	int64_t latitude, longitude, metres;
	int64_t *ids;
	size_t count;
};

static bool near_row(void *context, const void *row)
{
	struct nearby *n = context;
	const struct hsds_places_within_row *p = row;
	if (distance_metres(n->latitude, n->longitude, p->latitude.value, p->longitude.value) <=
		n->metres)
		*(int64_t *)arena_push(n->ask->r->arena, &n->ids, &n->count, sizeof *n->ids) = p->id;
	return true;
}

/* A box first, which the circle lies in, then the circle. */
static void filter_near(struct hsds_ask *ask, struct centre c, int64_t metres)
{
	struct nearby n = { .ask = ask, .latitude = llround(c.latitude),
		.longitude = llround(c.longitude), .metres = metres };
	double radians = c.latitude / 1e6 * M_PI / 180, degree = 111000;
	double up = (double)metres / degree * 1e6 + 1, across = up / fmax(cos(radians), 0.01);
	hsds_places_within(ask->r->db, near_row, &n, .south = n.latitude - (int64_t)up,
		.north = n.latitude + (int64_t)up, .west = n.longitude - (int64_t)across,
		.east = n.longitude + (int64_t)across);
	ask->filter.near = (struct int_list){ n.ids, n.count };
	ask->filter.nothing = ask->filter.nothing || n.count == 0;
}

static void read_where(struct hsds_ask *ask)
{
	str text = asked(ask, "postcode"), distance = asked(ask, "proximity"), piece;
	struct buf code = { .arena = ask->r->arena };
	struct maybe_int metres = str_int(distance);
	if (distance.len && (!metres.set || metres.value < 0 || metres.value > 1000000))
		ask->wrong = "proximity";
	if (distance.len && !text.len)
		ask->wrong = "postcode";
	if (text.len > 20)
		ask->wrong = "postcode";
	if (!text.len || ask->wrong)
		return;
	while (str_cut(&text, ' ', &piece))
		buf_put(&code, piece);
	struct hsds_postcode_municipalities_rows towns = hsds_postcode_municipalities(
		ask->r->db, .postcode = buf_str(&code), .limit = HSDS_FOUND);
	if (distance.len) {
		struct centre c = centre_of(ask, buf_str(&code), &towns);
		if (c.points)
			filter_near(ask, c, metres.value);
		ask->filter.nothing = ask->filter.nothing || !c.points;
		return;
	}
	ask->filter.covers = HSDS_COLUMN(ask->r->arena, towns, id);
	ask->filter.nothing = ask->filter.nothing || towns.count == 0;
}

/* ---- all of it ---- */

/* {"search": "péče", "page": 2} of a POST, into the form. */
static bool read_body(struct req *r)
{
	json_t *all = json_loadb(r->body.ptr, r->body.len, JSON_REJECT_DUPLICATES, NULL), *value;
	const char *name;
	bool object = json_is_object(all);
	if (object)
		json_object_foreach(all, name, value) {
			struct param *p = arena_push(r->arena, &r->form.items, &r->form.count, sizeof *p);
			str text = json_is_string(value)
				? (str){ json_string_value(value), json_string_length(value) }
				: json_is_integer(value) ? arena_printf(r->arena, "%lld",
					(long long)json_integer_value(value))
				: json_is_boolean(value) ? (json_is_true(value) ? S("true") : S("false"))
										 : (str){ 0 };
			*p = (struct param){ arena_copy(r->arena, str_of(name)), arena_copy(r->arena, text) };
		}
	json_decref(all);
	return object;
}

static void read_offers(struct hsds_ask *ask)
{
	static const str public[] = { { "published", 9 } },
					 known[] = { { "published", 9 }, { "ended", 5 } };
	struct hsds_filter *f = &ask->filter;
	str provider = ask_uuid(ask, "organization_id"), since = asked(ask, "modified_after");
	f->statuses = (struct str_list){ public, COUNT(public) };
	if (since.len) {
		f->since = instant_read(since);
		f->statuses = (struct str_list){ known, COUNT(known) };
		ask->wrong = f->since.set ? ask->wrong : "modified_after";
	}
	if (provider.ptr && !ask->wrong) {
		f->provider = SOME(hsds_provider_of(ask->r->db, .uuid = provider));
		f->nothing = f->nothing || !f->provider.value;
	}
	f->age_least = ask_age(ask, "minimum_age");
	f->age_most = ask_age(ask, "maximum_age");
	read_time(ask);
}

/* Something is asked of the records beside when they changed. */
static bool narrowed(const struct hsds_filter *f)
{
	return f->nothing || f->found.count || f->provider.set || f->codes.count || f->list.len ||
		f->situation.set || f->any_situation.set || f->age_least.set || f->age_most.set ||
		f->weekday.set || f->opens.set || f->closes.set;
}

bool hsds_ask_read(struct hsds_ask *ask, struct hsds *h)
{
	struct req *r = ask->r;
	if (r->method == POST && r->body.len && !read_body(r)) {
		ask->wrong = "body";
		return false;
	}
	str format = asked(ask, "format");
	ask->filter.day = day_of(r->arena, r->now);
	ask->ndjson = str_is(format, "ndjson");
	if (format.len && !ask->ndjson && !str_is(format, "json"))
		ask->wrong = "format";
	ask->full = ask->what <= HSDS_ORGANIZATIONS && ask_flag(ask, "full");
	ask->full_service = ask->what == HSDS_ORGANIZATIONS && ask_flag(ask, "full_service");
	ask->minimal = ask->what == HSDS_SERVICES && ask_flag(ask, "minimal");
	ask->page = ask_number(ask, "page", 1, LIMIT_PAGE);
	ask->per_page = ask_number(ask, "per_page", ask->minimal ? HSDS_MINIMAL_MOST : HSDS_PAGE,
		ask->minimal ? HSDS_MINIMAL_MOST : HSDS_PAGE_MOST);
	if (ask->what <= HSDS_STAYS)
		read_offers(ask);
	if (ask->what != HSDS_TAXONOMIES)
		read_terms(ask, h);
	if (ask->what == HSDS_STAYS)
		read_where(ask);
	if (ask->what == HSDS_TERMS_LIST) {
		ask->filter.parent = ask_uuid(ask, "parent_id");
		ask->filter.top_only = ask_flag(ask, "top_only");
	}
	if (!ask->wrong)
		read_search(ask);
	/* What a draft is must not be found out by asking for it. */
	if (ask->what == HSDS_SERVICES && !narrowed(&ask->filter))
		ask->filter.gone_since = ask->filter.since;
	return !ask->wrong;
}
