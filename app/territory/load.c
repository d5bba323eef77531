/* From the files that ship into an empty store. */
#include "app/territory/territory_internal.h"
#include "app/site/site.h"
#include "app/territory/area.sql.h"
#include "app/territory/municipality.sql.h"
#include "crypto/crypto.h"
#include "doc/doc.h"
#include "search/search.h"
#include <assert.h>

struct territory_files territory_shipped(void)
{
	return (struct territory_files){
		.regions = data_file(S("territory/regions.csv")),
		.districts = data_file(S("territory/districts.csv")),
		.orps = data_file(S("territory/orp.csv")),
		.municipalities = data_file(S("territory/municipalities.csv")),
	};
}

/* ---- a file read by the names of its columns ---- */

struct table { struct csv csv; struct str_list header, row; struct arena *arena; };

static struct table table_open(struct arena *a, str text)
{
	struct table t = { .csv = csv_open(text, ','), .arena = a };
	bool header = csv_next(&t.csv, a, &t.header);
	assert(header);
	return t;
}

static bool table_next(struct table *t)
{
	bool more = csv_next(&t->csv, t->arena, &t->row);
	assert(!t->csv.wrong);
	return more;
}

static str table_text(const struct table *t, const char *column)
{
	int i = csv_column(&t->header, column);
	assert(i >= 0);
	return csv_field(&t->row, i);
}

static struct maybe_int table_int(const struct table *t, const char *column)
{
	return str_int(table_text(t, column));
}

static int64_t table_code(const struct table *t, const char *column)
{
	struct maybe_int code = table_int(t, column);
	assert(code.set);
	return code.value;
}

/* ---- loading ---- */

struct district { int64_t id, region_id; str lau, slug; };
struct load {
	struct db *db;
	struct arena *arena;
	int64_t now;
	struct district *districts; size_t district_count;
};

static int64_t load_area(struct load *l, const char *kind, str slug, str name)
{
	return area_add(l->db, .uuid = uuid_make(l->arena, l->now), .slug = slug, .kind = str_of(kind),
		.name = name, .sort_key = search_sort_key(l->arena, name));
}

static void load_regions(struct load *l, str text)
{
	struct table t = table_open(l->arena, text);
	while (table_next(&t)) {
		str name = table_text(&t, "name");
		region_add(l->db, .id = table_code(&t, "code"), .nuts = table_text(&t, "nuts"),
			.name = name, .sort_key = search_sort_key(l->arena, name));
	}
}

static void load_districts(struct load *l, str text)
{
	struct table t = table_open(l->arena, text);
	while (table_next(&t)) {
		struct district *d = arena_push(l->arena, &l->districts, &l->district_count, sizeof *d);
		str name = table_text(&t, "name");
		d->lau = table_text(&t, "lau");
		d->region_id = table_code(&t, "region");
		d->slug = slug_make(l->arena, name);
		d->id = district_add(l->db, .lau = d->lau, .region_id = d->region_id, .name = name,
			.sort_key = search_sort_key(l->arena, name));
	}
}

static const struct district *load_district(const struct load *l, str lau)
{
	for (size_t i = 0; i < l->district_count; i++)
		if (str_eq(l->districts[i].lau, lau))
			return &l->districts[i];
	assert(!"a municipality in a district that there is");
	return NULL;
}

static void load_orps(struct load *l, str text)
{
	struct table t = table_open(l->arena, text);
	while (table_next(&t)) {
		str name = table_text(&t, "name");
		orp_add(l->db, .id = table_code(&t, "code"), .csu_code = table_text(&t, "csu_code"),
			.region_id = table_code(&t, "region"), .name = name,
			.sort_key = search_sort_key(l->arena, name));
	}
}

static struct slugs load_slugs(struct load *l, str text)
{
	struct table t = table_open(l->arena, text);
	struct slugs slugs = { 0 };
	while (table_next(&t)) {
		struct slug *s = arena_push(l->arena, &slugs.items, &slugs.count, sizeof *s);
		s->name = slug_make(l->arena, municipality_name(l->arena, table_text(&t, "name")));
		s->district = load_district(l, table_text(&t, "district"))->slug;
	}
	slugs_make_unique(l->arena, &slugs);
	return slugs;
}

/* The source shortens one and misspells another. */
static str load_status(str source)
{
	if (str_is(source, "vojen.újezd"))
		return S("vojenský újezd");
	return str_is(source, "statutarní město") ? S("statutární město") : source;
}

static void load_municipalities(struct load *l, str text)
{
	struct slugs slugs = load_slugs(l, text);
	struct table t = table_open(l->arena, text);
	struct municipality_add_args *rows = arena_alloc(l->arena, slugs.count * sizeof *rows);
	size_t count = 0;
	for (; table_next(&t); count++) {
		const struct district *d = load_district(l, table_text(&t, "district"));
		str name = municipality_name(l->arena, table_text(&t, "name"));
		rows[count] = (struct municipality_add_args){ .id = table_code(&t, "code"),
			.slug = slugs.items[count].unique, .name = name,
			.status = load_status(table_text(&t, "status")), .orp_id = table_code(&t, "orp"),
			.district_id = d->id, .region_id = d->region_id,
			.postal_code = table_text(&t, "postal_code"),
			.latitude = degrees_read(table_text(&t, "latitude")),
			.longitude = degrees_read(table_text(&t, "longitude")),
			.area_ha = table_int(&t, "area_ha"), .population = table_int(&t, "population"),
			.population_0_14 = table_int(&t, "population_0_14"),
			.population_65plus = table_int(&t, "population_65plus"),
			.population_year = table_int(&t, "population_year"),
			.sort_key = search_sort_key(l->arena, name),
			.folded = municipality_folded(l->arena, name) };
	}
	municipality_add(l->db, rows, count);
}

/* The plain slug stays free for the town that an ORP bears the name of. */
static void load_areas(struct load *l, const struct territory_files *files)
{
	struct table t = table_open(l->arena, files->regions);
	while (table_next(&t)) {
		str name = table_text(&t, "name");
		int64_t id = load_area(l, "region", slug_make(l->arena, name), name);
		area_add_region(l->db, .area_id = id, .region_id = table_code(&t, "code"));
	}
	t = table_open(l->arena, files->orps);
	while (table_next(&t)) {
		str name = arena_printf(l->arena, "ORP %.*s", STR_ARG(table_text(&t, "name")));
		int64_t id = load_area(l, "orp", slug_make(l->arena, name), name);
		area_add_orp(l->db, .area_id = id, .orp_id = table_code(&t, "code"));
	}
}

void territory_load(struct db *db, struct arena *a, int64_t now,
                    const struct territory_files *files)
{
	struct load l = { .db = db, .arena = a, .now = now };
	load_regions(&l, files->regions);
	load_districts(&l, files->districts);
	load_orps(&l, files->orps);
	load_municipalities(&l, files->municipalities);
	load_areas(&l, files);
}

void territory_install(struct db *db, struct arena *a, int64_t now)
{
	if (db_failed(db) || municipality_total(db))
		return;
	struct territory_files files = territory_shipped();
	db_begin(db);
	/* Two programs may start at once over one empty store; noting a change makes
	 * the second wait, and then it finds the work done. */
	db_note_change(db, "territory", 0);
	if (municipality_total(db)) {
		db_rollback(db);
		return;
	}
	territory_load(db, a, now, &files);
	db_commit(db);
}
