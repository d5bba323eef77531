/* The index of the catalogue: filling it, keeping it fresh, asking it. */
#include "app/catalogue/catalogue_internal.h"
#include "app/catalogue/miss.h"
#include "app/catalogue/search.sql.h"
#include "app/catalogue/steps.h"
#include "app/catalogue/synonym.h"
#include "search/search.h"
#include <pthread.h>
#include <stdio.h>

enum { AT_ONCE = 200, MOST_BESIDE = 20000, MOST_OTHERS = 100000, MOST_CHANGES = 200,
	MOST_TOWNS = 10000 };

/* Where the index is: set once at the start, before any thread asks.  Each
 * thread has a connection of its own to it. */
static const char *index_path;
static _Thread_local struct search *index_here;
static pthread_key_t index_key;                /* closes it when its thread ends */

static void index_close(void *index) { search_close(index); }
static void index_key_make(void) { pthread_key_create(&index_key, index_close); }

static struct search *index_get(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	if (!index_here) {
		pthread_once(&once, index_key_make);
		index_here = search_open(index_path ? index_path : ":memory:");
		pthread_setspecific(index_key, index_here);
	}
	return index_here;
}

void catalogue_search_start(const char *data, const char *url)
{
	static char path[4096];
	/* Programs over different stores may share a folder. */
	snprintf(path, sizeof path, "%s/hledani-%08x.db", data, (unsigned)str_hash(str_of(url)));
	index_path = path;
}

/* ---- filling ---- */

static str key_of(struct arena *a, const char *kind, int64_t id)
{
	return arena_printf(a, "%s:%lld", kind, (long long)id);
}

/* What is said of several services beside their own rows. */
struct children {
	struct service_groups_of_rows groups;
	struct service_places_of_rows places;
	struct service_forms_of_rows forms;
	struct search_where_of_rows where;
	str today;
};

static str groups_text(struct arena *a, const struct children *c,
	const struct search_services_row *s)
{
	struct buf out = { .arena = a };
	struct span span = SPAN(c->groups, service_id, s->id);
	for (size_t i = span.from; i < span.from + span.count; i++)
		buf_printf(&out, "%.*s ", STR_ARG(c->groups.items[i].name));
	/* What people call these people, and below this kind of service. */
	for (size_t i = span.from; i < span.from + span.count; i++)
		buf_put(&out, search_code(a, c->groups.items[i].code));
	return buf_str(&out);
}

/* A municipality, or, negative, an area, as search_place() names it. */
static str where_code(struct arena *a, int64_t key)
{
	return arena_printf(a, "%s%lld", key < 0 ? "area" : "town", (long long)(key < 0 ? -key : key));
}

/* What is tied to no place is in every one. */
#define EVERYWHERE S("everywhere")

static str places_text(struct arena *a, const struct children *c, int64_t service)
{
	struct buf out = { .arena = a };
	struct span span = SPAN(c->places, service_id, service);
	for (size_t i = span.from; i < span.from + span.count; i++)
		buf_printf(&out, "%.*s ", STR_ARG(c->places.items[i].municipality));
	span = SPAN(c->where, service_id, service);
	for (size_t i = span.from; i < span.from + span.count; i++)
		buf_put(&out, search_code(a, where_code(a, c->where.items[i].key)));
	if (!span.count)
		buf_put(&out, search_code(a, EVERYWHERE));
	return buf_str(&out);
}

/* What was verified lately stands above what fits as well; all of it between
 * lines and organisations. */
static int64_t boost_by_day(str checked_on, str today)
{
	static const int64_t boosts[] = { [FRESHNESS_FRESH] = 55, [FRESHNESS_DUE] = 50,
		[FRESHNESS_STALE] = 45 };
	return boosts[freshness_state(checked_on, today, freshness_parts[0].days)];
}

static void put_service(struct search *index, struct arena *a, const struct children *c,
	const struct search_services_row *s)
{
	struct buf type = { .arena = a };
	struct span span = SPAN(c->forms, service_id, s->id);
	buf_printf(&type, "%.*s ", STR_ARG(s->type_name));
	buf_put(&type, search_code(a, s->type_code));
	for (size_t i = span.from; i < span.from + span.count; i++)
		buf_printf(&type, "%.*s ", STR_ARG(c->forms.items[i].name));
	search_put(index,
		&(struct search_doc){ .key = key_of(a, "service", s->id),
			.kind = S("service"),
			.title = s->name,
			.type = buf_str(&type),
			.sort = s->type_code,
			.groups = groups_text(a, c, s),
			.place = places_text(a, c, s->id),
			.provider = s->provider,
			.body = arena_printf(a, "%.*s\n%.*s\n%.*s", STR_ARG(s->summary),
				STR_ARG(s->description), STR_ARG(s->type_plain)),
			.boost = boost_by_day(s->checked_on, c->today) });
}

/* Many at once: asked for one by one, the rows beside them take most of the
 * time that filling the index takes on PostgreSQL. */
static void put_services(struct search *index, struct db *db, struct arena *a,
	const struct search_services_row *services, size_t count, int64_t now)
{
	int64_t *ids = arena_alloc(a, (count + 1) * sizeof *ids);
	for (size_t i = 0; i < count; i++)
		ids[i] = services[i].id;
	struct int_list list = { ids, count };
	str day = S("0000-01-01");
	struct children c = {
		service_groups_of(db, .services = list, .day = day, .limit = MOST_BESIDE),
		service_places_of(db, .services = list, .day = day, .limit = MOST_BESIDE),
		service_forms_of(db, .services = list, .day = day, .limit = MOST_BESIDE),
		search_where_of(db, .services = list, .day = day, .limit = MOST_BESIDE),
		day_of(a, now),
	};
	for (size_t i = 0; i < count; i++)
		put_service(index, a, &c, &services[i]);
}

static void put_all_services(struct search *index, struct db *db, int64_t now)
{
	struct arena own = { 0 };
	int64_t after = 0;
	for (size_t count = AT_ONCE; count == AT_ONCE && !db_failed(db); arena_reset(&own)) {
		db_lend(db, &own);
		struct search_services_rows rows = search_services(db, .after = after, .limit = AT_ONCE);
		put_services(index, db, &own, rows.items, rows.count, now);
		count = rows.count;
		after = count ? rows.items[count - 1].id : after;
	}
	arena_free(&own);
}

/* How much a kind is wanted where texts fit equally; services: boost_by_day(). */
static int64_t boost_of(str kind)
{
	return str_is(kind, "situation") ? 70 : str_is(kind, "line") ? 60 : 30;
}

/* What a situation says, without who helps in it: those are found by themselves. */
static str words_of(struct arena *a, const struct search_others_row *o)
{
	struct steps steps = steps_read(a, o->steps).steps;
	struct buf out = { .arena = a };
	buf_put(&out, o->description);
	for (size_t i = 0; i < steps.count; i++)
		buf_printf(&out, "\n%.*s\n%.*s", STR_ARG(steps.items[i].what),
			STR_ARG(steps.items[i].text));
	return buf_str(&out);
}

static void put_others(struct search *index, struct db *db, struct arena *a)
{
	struct search_others_rows rows = search_others(db, .limit = MOST_OTHERS);
	for (size_t i = 0; i < rows.count; i++) {
		const struct search_others_row *o = &rows.items[i];
		search_put(index,
			&(struct search_doc){ .key = key_of(a, arena_z(a, o->kind), o->id),
				.kind = o->kind,
				.title = o->name,
				.body = words_of(a, o),
				.place = o->municipality.set ? arena_printf(a, "%.*s %.*s", STR_ARG(o->place),
					STR_ARG(search_code(a, where_code(a, o->municipality.value))))
					: search_code(a, EVERYWHERE),
				.boost = boost_of(o->kind) });
	}
}

/* Names of municipalities, with the areas by which services come to them. */
static void put_places(struct search *index, struct db *db, struct arena *a, int64_t now)
{
	struct search_places_rows towns = search_places(db, .limit = MOST_TOWNS);
	struct search_place_areas_rows areas =
		search_place_areas(db, .day = day_of(a, now), .limit = MOST_OTHERS);
	for (size_t i = 0, n = 0; i < towns.count; i++) {
		const struct search_places_row *m = &towns.items[i];
		struct buf codes = { .arena = a };
		buf_put(&codes, where_code(a, m->id));
		/* Both come in the order of municipalities. */
		while (n < areas.count && areas.items[n].municipality_id < m->id)
			n++;
		for (; n < areas.count && areas.items[n].municipality_id == m->id; n++)
			buf_printf(&codes, " %.*s", STR_ARG(where_code(a, -areas.items[n].area_id)));
		buf_printf(&codes, " %.*s", STR_ARG(EVERYWHERE));
		search_place(index,
			&(struct search_place){ m->name, m->slug, buf_str(&codes), m->population });
	}
}

static void put_lexicon(struct search *index, struct db *db, struct arena *a)
{
	search_lexicon(index, data_file(S("lexicon/stopwords-cs.txt")), synonyms_text(db, a));
}

static void fill(
	struct search *index, struct db *db, struct arena *a, int64_t mark, int64_t now)
{
	int64_t from = clock_micros();
	search_begin(index);
	search_clear(index);
	put_lexicon(index, db, a);
	put_all_services(index, db, now);
	db_lend(db, a);
	put_others(index, db, a);
	put_places(index, db, a, now);
	if (db_failed(db))
		search_cancel(index);
	else if (search_commit(index, mark))
		log_event(
			LOG_INFO, "search-filled", LOG_INT("us", clock_micros() - from), LOG_INT("mark", mark));
}

/* A few services that changed, and words, are put anew; anything else fills the index
 * again, which takes a second or two for a region. */
static bool put_changes(struct search *index, struct db *db, struct arena *a, int64_t since,
	int64_t mark, int64_t now)
{
	struct db_changes changes = db_changes_since(db, since, MOST_CHANGES);
	if (changes.count == MOST_CHANGES)
		return false;
	bool words = false;
	for (size_t i = 0; i < changes.count; i++)
		if (str_is(changes.items[i].kind, "synonym"))
			words = true;
		else if (!str_is(changes.items[i].kind, "service"))
			return false;
	search_begin(index);
	if (words)
		put_lexicon(index, db, a);
	for (size_t i = 0; i < changes.count; i++) {
		if (!str_is(changes.items[i].kind, "service"))
			continue;
		struct search_service_row *s = search_service(db, .id = changes.items[i].id);
		_Static_assert(sizeof *s == sizeof(struct search_services_row), "the same columns");
		if (s)
			put_services(index, db, a, (struct search_services_row *)s, 1, now);
		else
			search_drop(index, key_of(a, "service", changes.items[i].id));
	}
	if (!db_failed(db))
		return search_commit(index, mark);
	search_cancel(index);
	return true;                       /* the whole would fail as well: later */
}

/* The mark of an index that holds the store of this version, as this program
 * fills it this week: raise CONTENT when what is put into it changes. */
enum { CONTENT = 7, WEEKS = 100, CONTENTS = 1000 * WEEKS, WEEK = 7 * 86400 };

static int64_t content_of(int64_t now) { return CONTENT * WEEKS + now / WEEK % WEEKS; }
static int64_t mark_of(int64_t version, int64_t now)
{
	return (version + 1) * CONTENTS + content_of(now);
}

/* -1: a new index, or one that another program or another week has filled. */
static int64_t version_of(int64_t mark, int64_t now)
{
	return mark % CONTENTS == content_of(now) ? mark / CONTENTS - 1 : -1;
}

void catalogue_index_refresh(struct db *db, struct arena *a, int64_t now)
{
	struct search *index = index_get();
	if (!index)
		return;
	/* The version is read first: what changes meanwhile is read again next time. */
	int64_t version = db_version(db), held = version_of(search_mark(index), now);
	if (db_failed(db) || held == version)
		return;
	if (held < 0 || held > version ||
		!put_changes(index, db, a, held, mark_of(version, now), now))
		fill(index, db, a, mark_of(version, now), now);
}

static void refresh(struct job_run *run)
{
	catalogue_index_refresh(run->db, run->arena, run->now);
}

const struct job catalogue_jobs[] = { { "search", 1, refresh }, { "misses", 60, miss_job }, { 0 } };

/* ---- asking ---- */

struct search_hits catalogue_ask(struct req *r, const struct search_query *query)
{
	struct search *index = index_get();
	return index ? search_find(index, r->arena, query) : (struct search_hits){ 0 };
}

struct search_hits catalogue_find(
	struct req *r, str text, const char *kind, int64_t limit, int64_t offset, bool prefix)
{
	return catalogue_ask(r,
		&(struct search_query){
			.text = text, .kind = kind, .limit = limit, .offset = offset, .prefix = prefix });
}

struct int_list catalogue_search(struct req *r, str text, const char *kind, int64_t limit)
{
	struct search_hits hits = catalogue_find(r, text, kind, limit, 0, false);
	int64_t *ids = arena_alloc(r->arena, (hits.count + 1) * sizeof *ids);
	for (size_t i = 0; i < hits.count; i++) {
		str key = hits.items[i].key, before;
		str_cut(&key, ':', &before);
		ids[i] = str_int(key).value;
	}
	return (struct int_list){ ids, hits.count };
}

bool catalogue_speaks_of_danger(struct arena *a, str text)
{
	str list = data_file(S("lexicon/danger-cs.txt")), line;
	/* Words are told apart by one space, so that a phrase begins with a word. */
	str folded = search_fold(a, text), piece;
	struct buf words = { .arena = a };
	while (str_cut(&folded, ' ', &piece))
		if (piece.len)
			buf_printf(&words, " %.*s", STR_ARG(piece));
	while (str_cut(&list, '\n', &line)) {
		line = str_trim(line);
		if (line.len && line.ptr[0] != '#' &&
			str_has(buf_str(&words), arena_printf(a, " %.*s", STR_ARG(line))))
			return true;
	}
	return false;
}
