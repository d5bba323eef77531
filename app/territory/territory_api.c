/* The public JSON of territory. */
#include "app/territory/territory_internal.h"
#include "app/territory/territory_api.sql.h"

/* ?limit= and ?page=; false: one of them is no number that makes sense. */
static bool api_window(struct req *r, int64_t usual, int64_t *limit, int64_t *offset)
{
	struct maybe_int most = query_text(r, "limit").ptr ? query_int(r, "limit") : SOME(usual);
	struct maybe_int page = query_text(r, "page").ptr ? query_int(r, "page") : SOME(1);
	if (!most.set || most.value < 1 || !page.set || page.value < 1 || page.value > LIMIT_PAGE)
		return false;
	*limit = most.value < LIMIT_ROWS ? most.value : LIMIT_ROWS;
	*offset = (page.value - 1) * *limit;
	return true;
}

static void put_text(struct buf *out, const char *name, str value)
{
	buf_printf(out, ",\"%s\":", name);
	if (value.ptr)
		json_text(out, value);
	else
		buf_put(out, S("null"));
}

static void put_number(struct buf *out, const char *name, struct maybe_int n,
                       void (*put)(struct buf *, int64_t))
{
	buf_printf(out, ",\"%s\":", name);
	if (n.set)
		put(out, n.value);
	else
		buf_put(out, S("null"));
}

static void put_municipality(struct buf *out, const struct api_municipality_list_row *m)
{
	buf_put(out, S("{\"code\":"));
	buf_int(out, m->code);
	put_text(out, "slug", m->slug);
	put_text(out, "name", m->name);
	put_text(out, "status", m->status);
	put_text(out, "district", m->district);
	put_text(out, "orp", m->orp);
	put_text(out, "region", m->region);
	put_text(out, "postal_code", m->postal_code);
	put_number(out, "latitude", m->latitude, degrees_put);
	put_number(out, "longitude", m->longitude, degrees_put);
	put_number(out, "population", m->population, buf_int);
	put_number(out, "population_year", m->population_year, buf_int);
	buf_char(out, '}');
}

/* GET /api/v1/municipalities?q=hradec&limit=10&page=1 */
int api_municipalities(struct req *r)
{
	int64_t limit, offset;
	str q = query_text(r, "q"), first = { 0 }, behind = { 0 };
	if (!api_window(r, 20, &limit, &offset))
		return answer_error(r, 400);
	struct api_municipality_list_rows rows = { 0 };
	if (q.len) {
		first = municipality_folded(r->arena, q);
		behind = municipality_behind(r->arena, first);
	}
	/* What has no letter that names have begins no name. */
	if (!q.len || first.len)
		rows = api_municipality_list(r->db, .first = first, .behind = behind,
			.limit = limit, .offset = offset);
	struct buf out = { .arena = r->arena };
	buf_char(&out, '[');
	for (size_t i = 0; i < rows.count; i++) {
		buf_put(&out, i ? S(",\n") : S(""));
		put_municipality(&out, &rows.items[i]);
	}
	buf_put(&out, S("]\n"));
	return answer_text(r, "application/json", buf_str(&out));
}

/* GET /api/v1/areas?kind=orp&limit=100&page=1 */
int api_areas(struct req *r)
{
	int64_t limit, offset;
	str kind = query_text(r, "kind");
	if (!api_window(r, LIMIT_ROWS, &limit, &offset))
		return answer_error(r, 400);
	struct api_area_list_rows rows = api_area_list(r->db, .kind = kind.len ? kind : (str){ 0 },
		.day = day_of(r->arena, r->now), .limit = limit, .offset = offset);
	return answer_rows(r, &api_area_list_query, DB_ROWS(rows));
}
