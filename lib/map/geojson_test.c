/* Borders told as GeoJSON: found to be shared, refused with the number of their feature. */
#include "app/site/site.h"
#include "map/map.h"
#include "tests/check.h"
#include <stdlib.h>

/* The squares of map_test.c: 1 and 2 beside each other, 3 below both. */
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define FEATURE(id, orp, geometry) "{\"type\":\"Feature\",\"id\":" #id \
	",\"properties\":{\"orp\":" #orp ",\"region\":9},\"geometry\":{" geometry "}}"
#define POLYGON(rings) "\"type\":\"Polygon\",\"coordinates\":[" rings "]"
#define AROUND_1 "[[15,50.01],[15,50.02],[15.01,50.02],[15.01,50.01],[15,50.01]]"
#define AROUND_2 "[[15.01,50.02],[15.01,50.01],[15.02,50.01],[15.02,50.02],[15.01,50.02]]"
#define AROUND_3 "[[15,50],[15.02,50],[15.02,50.01],[15.01,50.01],[15,50.01],[15,50]]"
#define SQUARE_1 FEATURE(1, 7, POLYGON(AROUND_1))
#define SQUARES COLLECTION(FEATURE(3, 8, POLYGON(AROUND_3)) "," SQUARE_1 "," \
	FEATURE("2", 7, "\"type\":\"MultiPolygon\",\"coordinates\":[[" AROUND_2 "]]"))

static bool read_text(struct check *t, const char *json, struct map_borders *into)
{
	const char *why;
	return map_read(&t->arena, str_of(json), into, &why);
}

/* Whether the ring, walked along its lines, comes back to where it began. */
static bool ring_closed(const struct map_borders *b, const struct map_ring *ring)
{
	struct map_point first = { 0 }, last = { 0 };
	for (size_t i = 0; i < ring->count; i++) {
		int32_t n = ring->lines[i];
		const struct map_line *l = &b->lines[n < 0 ? ~n : n];
		struct map_point from = l->points[n < 0 ? l->count - 1 : 0];
		if (i && memcmp(&from, &last, sizeof from))
			return false;
		first = i ? first : from;
		last = l->points[n < 0 ? 0 : l->count - 1];
	}
	return !memcmp(&first, &last, sizeof first);
}

UNIT(a_border_told_by_both_neighbours_is_one_line)
{
	struct map_borders b;
	CHECK(read_text(t, SQUARES, &b));
	CHECK(b.area_count == 3 && b.areas[0].code == 1 && b.areas[2].code == 3);
	/* As in map_test.c: left, right and below, and three between them. */
	CHECK(b.line_count == 6);
	for (size_t i = 0; i < b.area_count; i++)
		CHECK(b.areas[i].count == 1 && ring_closed(&b, b.areas[i].rings));
	struct map_borders orps = map_merge(&t->arena, &b, MAP_GROUP_ORP);
	CHECK(orps.area_count == 2 && orps.line_count == 3 && orps.areas[0].code == 7);
	struct map_borders all = map_merge(&t->arena, &b, MAP_GROUP_ALL);
	CHECK(all.area_count == 1 && all.line_count == 1 && all.areas[0].rings[0].count == 1);
	struct map_view v = map_view_fit(b.areas[0].box, 200, 200, 16);
	str path = map_area_path(&t->arena, &v, &b, &b.areas[0]);
	CHECK(v.zoom == 13 && str_is(path, "M42 191l0-182l116 0l0 182z"));
}

UNIT(a_hole_and_what_fills_it_share_their_border_whichever_way_they_run)
{
	struct map_borders b;
	CHECK(read_text(t, COLLECTION(
		FEATURE(1, 7, POLYGON("[[15,50],[15.3,50],[15.3,50.3],[15,50.3],[15,50]],"
			"[[15.1,50.1],[15.2,50.1],[15.2,50.2],[15.1,50.1]]")) ","
		FEATURE(2, 7, POLYGON("[[15.2,50.1],[15.2,50.2],[15.1,50.1],[15.2,50.1]]")) ","
		FEATURE(3, 7, POLYGON("[[16,50,300],[16,50.1,310],[16,50.1,320],[16.1,50],[16,50]]"))),
		&b));
	/* Around 1, around 2, around 3; heights and points told twice are nothing. */
	CHECK(b.line_count == 3 && b.areas[0].count == 2);
	int32_t hole = b.areas[0].rings[1].lines[0], filling = b.areas[1].rings[0].lines[0];
	CHECK(hole == filling || hole == ~filling);
	struct map_borders orp = map_merge(&t->arena, &b, MAP_GROUP_ORP);
	CHECK(orp.area_count == 1 && orp.line_count == 2 && orp.areas[0].count == 2);
}

UNIT(the_code_may_stand_among_the_properties)
{
	struct map_borders b;
	CHECK(read_text(t, COLLECTION("{\"type\":\"Feature\",\"properties\":{\"code\":\"579025\","
		"\"orp\":\"1520\",\"region\":86},\"geometry\":{" POLYGON(AROUND_1) "}}"), &b));
	CHECK(b.areas[0].code == 579025 && b.areas[0].groups[MAP_GROUP_ORP] == 1520);
}

UNIT(what_is_wrong_is_told_with_the_number_of_its_feature)
{
#define SECOND(geometry) COLLECTION(SQUARE_1 "," FEATURE(2, 7, geometry))
#define RING(points) SECOND(POLYGON("[" points "]"))
	static const char codes[] =
		"feature 1: an area needs an id, orp and region, which are positive numbers";
	static const char world[] = "feature 2: a point is not on the map of the world";
	static const char kind[] = "feature 2: an area must be a Polygon or a MultiPolygon";
	static const struct { const char *json, *why;
	} wrong[] = {
		{ COLLECTION(""), "the collection has no features" },
		{ "{\"type\":\"FeatureCollection\"}", "the collection has no features" },
		{ COLLECTION(SQUARE_1 ",7"), "feature 2: it must be of the type Feature" },
		{ COLLECTION("{\"type\":\"Feature\",\"id\":1}"), codes },
		{ COLLECTION(FEATURE(1, null, POLYGON(AROUND_1))), codes },
		{ COLLECTION(FEATURE(-1, 7, POLYGON(AROUND_1))), codes },
		{ COLLECTION(SQUARE_1 "," SQUARE_1), "two areas have one id, 1" },
		{ SECOND("\"type\":null"), kind },
		{ SECOND("\"type\":\"Point\",\"coordinates\":[15,50]"), kind },
		{ SECOND("\"type\":\"GeometryCollection\",\"geometries\":[]"), kind },
		{ SECOND(POLYGON("")), "feature 2: an area has no ring" },
		{ SECOND("\"type\":\"MultiPolygon\",\"coordinates\":[]"),
			"feature 2: an area has no ring" },
		{ SECOND("\"type\":\"MultiPolygon\",\"coordinates\":[[]]"),
			"feature 2: an area has no ring" },
		{ RING("[15,50],[15,51],[15,50]"), "feature 2: a ring must have 4 to 20000 positions" },
		{ RING("[15,50],[15,51],[16,50],[16,51]"),
			"feature 2: a ring is not closed: its last position must be its first" },
		{ RING("[15,50],[15,51],[15,51],[15,50]"),
			"feature 2: a ring must have three different points" },
		{ RING("[15,50],[15],[16,50],[15,50]"), "feature 2: a position must be two numbers" },
		{ RING("[15,50],[15,\"51\"],[16,50],[15,50]"),
			"feature 2: a position must be two numbers" },
		{ SECOND(POLYGON("[" AROUND_2 "," AROUND_2 "," AROUND_2 "," AROUND_2 "]")),
			"feature 2: a position must be two numbers" },
		/* Metres of S-JTSK and the poles, which Mercator has not. */
		{ RING("[-637000,-1010000],[-637000,-1010100],[-637100,-1010000],[-637000,-1010000]"),
			world },
		{ RING("[15,86],[15,87],[16,86],[15,86]"), world },
	};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct map_borders b;
		const char *why = "";
		CHECK(!map_read(&t->arena, str_of(wrong[i].json), &b, &why));
		CHECK(!strcmp(why, wrong[i].why));
	}
}

UNIT(what_is_no_plain_json_is_refused_with_its_line)
{
	struct map_borders b;
	const char *why;
	static const char *const wrong[] = { COLLECTION(SQUARE_1 ",") "\n}", RING("[NaN,50]"),
		RING("[1e999,50]"), "{\"type\":\"FeatureCollection\",\"type\":\"Topology\"}" };
	for (size_t i = 0; i < COUNT(wrong); i++) {
		CHECK(!map_read(&t->arena, str_of(wrong[i]), &b, &why));
		CHECK(!strncmp(why, "it is no JSON: line 1, column ", 30));
	}
	struct buf deep = { .arena = &t->arena };
	buf_put(&deep, S("{\"type\":\"FeatureCollection\",\"features\":"));
	for (size_t i = 0; i < 100000; i++)
		buf_char(&deep, '[');
	CHECK(!map_read(&t->arena, buf_str(&deep), &b, &why));
	CHECK(strstr(why, "maximum parsing depth"));
	CHECK(!map_read(&t->arena, (str){ 0 }, &b, &why));
	CHECK(!strcmp(why, "it cannot be read, or is longer than 32 MB"));
}

UNIT(real_municipalities_are_drawn_as_they_lie)
{
	struct map_borders b, shipped;
	const char *why;
	CHECK(map_read(&t->arena,
		file_read(&t->arena, "tests/data/borders/lhota.geojson", MAP_FILE_MOST), &b, &why));
	CHECK(map_read(&t->arena, data_file(S("map/municipalities.json")), &shipped, &why));
	CHECK(b.area_count == 8);
	for (size_t i = 0; i < b.area_count; i++) {
		const struct map_area *a = &b.areas[i], *same = map_area_of(&shipped, a->code);
		CHECK(same && !memcmp(a->groups, same->groups, sizeof a->groups));
		CHECK(a->count == same->count);
		/* Five decimal places are a metre, which is 27 units of the world. */
		CHECK(labs(a->box.least.x - same->box.least.x) < 27
			&& labs(a->box.most.y - same->box.most.y) < 27);
	}
	enum { LHOTA = 574180 };
	const struct map_area *lhota = map_area_of(&b, LHOTA);
	struct map_view v = map_view_fit(lhota->box, 200, 200, 16);
	CHECK(lhota->count == 2 && v.zoom == 11);
	CHECK(str_is(map_area_path(&t->arena, &v, &b, lhota),
		"M112 61l51-15l23 7l-8 39zM104 155l-43-9l-39-54l-8-20l60 13l30-16l24 58z"));
	struct map_borders orps = map_merge(&t->arena, &b, MAP_GROUP_ORP);
	CHECK(orps.area_count == 2 && orps.areas[0].code == 1040 && orps.areas[1].code == 1066);
	/* Between both ORP districts is one line; around each goes what is left. */
	CHECK(orps.line_count == 3);
}

/* TopoJSON's areas, each with its whole border. */
static str as_geojson(struct check *t, const struct map_borders *b)
{
	struct buf out = { .arena = &t->arena };
	buf_put(&out, S("{\"type\":\"FeatureCollection\",\"features\":["));
	for (size_t n = 0; n < b->area_count; n++) {
		const struct map_area *area = &b->areas[n];
		buf_printf(&out, "%s{\"type\":\"Feature\",\"id\":%lld,\"properties\":{\"orp\":%lld,"
			"\"region\":%lld},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[",
			n ? "," : "", (long long)area->code, (long long)area->groups[0],
			(long long)area->groups[1]);
		for (size_t i = 0; i < area->count; i++) {
			const struct map_ring *ring = &area->rings[i];
			buf_put(&out, i ? S(",[[") : S("[["));
			for (size_t k = 0; k < ring->count; k++) {
				bool back = ring->lines[k] < 0;
				const struct map_line *l = &b->lines[back ? ~ring->lines[k] : ring->lines[k]];
				for (size_t p = k > 0; p < l->count; p++) {
					struct map_place at = map_place_of(l->points[back ? l->count - 1 - p : p]);
					buf_printf(&out, "%s[%.6f,%.6f]", k + p ? "," : "",
						(double)at.longitude / 1e6, (double)at.latitude / 1e6);
				}
			}
			buf_put(&out, S("]]"));
		}
		buf_put(&out, S("]}}"));
	}
	buf_put(&out, S("]}"));
	return buf_str(&out);
}

UNIT(all_municipalities_told_as_geojson_merge_as_those_that_share_their_lines)
{
	struct map_borders towns, told;
	const char *why;
	CHECK(map_read(&t->arena, data_file(S("map/municipalities.json")), &towns, &why));
	str json = as_geojson(t, &towns);
	CHECK(map_read(&t->arena, json, &told, &why));
	CHECK(told.area_count == towns.area_count);
	/* A few lines of the original meet where nothing parts. */
	CHECK(told.line_count <= towns.line_count && told.line_count + 20 > towns.line_count);
	for (enum map_grouping g = MAP_GROUP_ORP; g <= MAP_GROUP_ALL; g++) {
		struct map_borders one = map_merge(&t->arena, &towns, g),
			two = map_merge(&t->arena, &told, g);
		CHECK(one.area_count == two.area_count && one.line_count == two.line_count);
		for (size_t i = 0; i < one.area_count; i++)
			CHECK(one.areas[i].code == two.areas[i].code
				&& one.areas[i].count == two.areas[i].count);
	}
}
