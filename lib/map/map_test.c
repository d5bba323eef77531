/* Borders: read, merged, simplified, drawn. */
#include "app/site/site.h"
#include "map/map.h"
#include "tests/check.h"
#include <math.h>
#include <stdlib.h>

/* Two squares beside each other and a third one below both, their corners a hundredth of
 * a degree apart; 1 and 2 are one ORP, 3 is another, all are one region.
 *
 *     +---+---+      arcs 0: left of 1, from its lower to its upper right corner
 *     | 1 | 2 |           1: between 1 and 2      2: right of 2
 *     +---+---+           3: below 1              4: below 2
 *     |   3   |           5: around 3
 *     +-------+                                                                      */
#define SQUARES "{\"type\":\"Topology\"," \
	"\"transform\":{\"scale\":[0.01,0.01],\"translate\":[15,50]},\"arcs\":[" \
	"[[0,1],[0,1],[1,0]],[[1,2],[0,-1]],[[1,2],[1,0],[0,-1]],[[0,1],[1,0]],[[1,1],[1,0]]," \
	"[[2,1],[0,-1],[-2,0],[0,1]]],\"objects\":{\"municipalities\":" \
	"{\"type\":\"GeometryCollection\",\"geometries\":["
#define AREA(id, orp, arcs) "{\"type\":\"Polygon\",\"id\":" #id \
	",\"properties\":{\"orp\":" #orp ",\"region\":9},\"arcs\":" arcs "}"
static const char squares[] = SQUARES AREA(3, 8, "[[3,4,5]]") "," AREA(1, 7, "[[0,1,-4]]") ","
	"{\"type\":\"MultiPolygon\",\"id\":\"2\",\"properties\":{\"orp\":7,\"region\":9},"
	"\"arcs\":[[[2,-5,-2]]]}]}}}";

static bool read_text(struct check *t, const char *json, struct map_borders *into)
{
	const char *why;
	return map_read(&t->arena, str_of(json), into, &why);
}

UNIT(borders_are_read_and_sorted_by_code)
{
	struct map_borders b;
	CHECK(read_text(t, squares, &b));
	CHECK(b.line_count == 6 && b.area_count == 3);
	CHECK(b.areas[0].code == 1 && b.areas[1].code == 2 && b.areas[2].code == 3);
	CHECK(b.areas[1].groups[MAP_GROUP_ORP] == 7 && b.areas[1].groups[MAP_GROUP_REGION] == 9);
	CHECK(map_area_of(&b, 2) == &b.areas[1] && !map_area_of(&b, 4));
	struct map_place p = map_place_of(b.lines[2].points[1]);
	CHECK(labs(p.latitude - 50020000) < 2 && labs(p.longitude - 15020000) < 2);
}

UNIT(what_cannot_be_drawn_is_refused_with_a_reason)
{
	static const struct { const char *json, *why; } wrong[] = {
		{ "[]", "it is neither TopoJSON nor a collection of features of GeoJSON" },
		{ "{\"type\":\"Topology\",\"arcs\":[]}", "the transform must have two numbers" },
		{ SQUARES "]}}}", "the object municipalities has no areas" },
		{ SQUARES AREA(1, 7, "[[0,1]]") "]}}}", "a ring is not closed" },
		{ SQUARES AREA(1, 7, "[[0,2,-4]]") "]}}}", "the lines of a ring do not join" },
		{ SQUARES AREA(1, 7, "[[0,1,-9]]") "]}}}", "a ring has a line that is not there" },
		{ SQUARES AREA(1, 7, "[[99]]") "]}}}", "a ring has a line that is not there" },
		{ SQUARES AREA(1, 7, "[[]]") "]}}}", "a ring has no line" },
		{ SQUARES AREA(1, 7, "[]") "]}}}", "an area has no ring" },
		{ SQUARES AREA(0, 7, "[[0,1,-4]]") "]}}}",
			"an area needs an id, orp and region, which are positive numbers" },
		{ SQUARES AREA(1, 7, "[[0,1,-4]]") "," AREA(1, 7, "[[0,1,-4]]") "]}}}",
			"two areas have one id, 1" },
	};
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct map_borders b;
		const char *why = NULL;
		CHECK(!map_read(&t->arena, str_of(wrong[i].json), &b, &why));
		CHECK(!strcmp(why, wrong[i].why));
	}
}

UNIT(areas_of_one_group_become_one_without_the_lines_between_them)
{
	struct map_borders b;
	CHECK(read_text(t, squares, &b));
	struct map_borders orps = map_merge(&t->arena, &b, MAP_GROUP_ORP);
	CHECK(orps.area_count == 2 && orps.areas[0].code == 7 && orps.areas[1].code == 8);
	/* Around 1 and 2, around 3, and the border of both, which is one line now. */
	CHECK(orps.line_count == 3);
	CHECK(orps.areas[0].count == 1 && orps.areas[0].rings[0].count == 2);
	struct map_borders all = map_merge(&t->arena, &b, MAP_GROUP_ALL);
	CHECK(all.area_count == 1 && all.line_count == 1 && all.areas[0].rings[0].count == 1);
	CHECK(!memcmp(&all.areas[0].box.least, &orps.areas[0].box.least, sizeof(struct map_point)));
}

UNIT(a_path_goes_around_its_area_in_whole_steps)
{
	struct map_borders b;
	CHECK(read_text(t, squares, &b));
	struct map_view v = map_view_fit(b.areas[0].box, 200, 200, 16);
	str path = map_area_path(&t->arena, &v, &b, &b.areas[0]);
	CHECK(v.zoom == 13 && str_is(path, "M42 191l0-182l116 0l0 182z"));
	v = map_view_moved(v, 5000, 0);
	CHECK(!map_area_path(&t->arena, &v, &b, &b.areas[0]).len);
	CHECK(!map_lines_path(&t->arena, &v, &b).len);
}

UNIT(what_lies_far_outside_a_view_is_cut_off)
{
	struct map_borders b;
	CHECK(read_text(t, squares, &b));
	struct map_view v = map_view_fit(b.areas[0].box, 200, 200, 12);
	v.zoom = 16;
	/* The area is larger than the view: its border is the frame around it. */
	str path = map_area_path(&t->arena, &v, &b, &b.areas[0]);
	CHECK(str_is(path, "M240 240l-280 0l0-280l280 0z"));
}

UNIT(a_simplified_border_is_the_same_on_both_sides)
{
	struct map_borders b;
	CHECK(read_text(t, "{\"type\":\"Topology\",\"transform\":{\"scale\":[0.001,0.001],"
		"\"translate\":[15,50]},\"arcs\":[[[0,0],[10,1],[10,-1],[10,5],[10,-5]],"
		"[[40,0],[-20,50],[-20,-50]],[[40,0],[-20,-50],[-20,50]]],\"objects\":{\"municipalities\":"
		"{\"geometries\":[" AREA(1, 7, "[[0,1]]") "," AREA(2, 8, "[[0,2]]") "]}}}", &b));
	const struct map_line *l = &b.lines[0];
	/* The ends stay for ever, the highest point longest. */
	CHECK(l->weights[0] == UINT32_MAX && l->weights[4] == UINT32_MAX);
	CHECK(l->weights[3] > l->weights[1] && l->weights[3] > l->weights[2]);
	struct map_view v = map_view_fit(b.areas[0].box, 60, 60, 16);
	str one = map_area_path(&t->arena, &v, &b, &b.areas[0]),
		two = map_area_path(&t->arena, &v, &b, &b.areas[1]);
	/* What stands out least is left out on both, the rest is kept on both. */
	CHECK(str_is(one, "M15 58l15 0l7-5l8 5l-15-56z"));
	CHECK(str_is(two, "M26 100l-11-42l15 0l7-5l8 5l-11 42z"));
}

UNIT(points_are_where_tiles_have_them)
{
	struct map_point middle = map_point_of((struct map_place){ 0, 0 });
	CHECK(middle.x == MAP_WORLD / 2 && middle.y == MAP_WORLD / 2);
	/* Prague's tile of zoom 10 is 552/347 (OpenStreetMap wiki: Slippy map tilenames). */
	struct map_point prague = map_point_of((struct map_place){ 50087500, 14421300 });
	CHECK(prague.x >> 20 == 553 && prague.y >> 20 == 346);
	struct map_place back = map_place_of(prague);
	CHECK(labs(back.latitude - 50087500) <= 1 && labs(back.longitude - 14421300) <= 1);
	CHECK(map_point_of((struct map_place){ 90000000, 200000000 }).x == MAP_WORLD);
}

UNIT(a_scale_is_a_round_length)
{
	struct map_view v = { .zoom = 12, .width = 1280, .height = 960,
		.centre = map_point_of((struct map_place){ 50000000, 15000000 }) };
	struct map_scale s = map_scale(&v, 256);
	/* 40030173.6 m · cos 50° / 2^21 = 12.27 m in a unit. */
	CHECK(s.metres == 2000 && s.units == 163);
	v.zoom = 7;
	s = map_scale(&v, 256);
	CHECK(s.metres == 100000 && s.units == 255);
}

/* ---- what ships ---- */

static bool in_area(const struct map_borders *b, const struct map_area *area, struct map_point p)
{
	bool in = false;
	for (size_t r = 0; r < area->count; r++)
		for (size_t i = 0; i < area->rings[r].count; i++) {
			int32_t n = area->rings[r].lines[i];
			const struct map_line *l = &b->lines[n < 0 ? ~n : n];
			for (size_t k = 0; k + 1 < l->count; k++) {
				struct map_point from = l->points[k], to = l->points[k + 1];
				if ((from.y > p.y) == (to.y > p.y))
					continue;
				double x = from.x + ((double)p.y - from.y) / ((double)to.y - from.y)
					* ((double)to.x - from.x);
				in ^= x > p.x;
			}
		}
	return in;
}

/* code,name,status,orp,district,postal_code,latitude,longitude,… */
static struct map_point point_of_row(struct check *t, str line)
{
	enum { LATITUDE = 6 };
	str lat = { 0 }, lon = { 0 };
	for (size_t i = 0; i <= LATITUDE; i++)
		str_cut(&line, ',', &lat);
	str_cut(&line, ',', &lon);
	return map_point_of((struct map_place){ llround(strtod(arena_z(&t->arena, lat), NULL) * 1e6),
		llround(strtod(arena_z(&t->arena, lon), NULL) * 1e6) });
}

static int64_t first_number(str line)
{
	str number = { 0 };
	str_cut(&line, ',', &number);
	return str_int(number).value;
}

UNIT(towns_lie_within_the_borders_that_ship_in_their_ORP_and_region)
{
	struct map_borders towns;
	const char *why;
	CHECK(map_read(&t->arena, data_file(S("map/municipalities.json")), &towns, &why));
	struct map_borders orps = map_merge(&t->arena, &towns, MAP_GROUP_ORP),
		regions = map_merge(&t->arena, &towns, MAP_GROUP_REGION),
		country = map_merge(&t->arena, &towns, MAP_GROUP_ALL);
	CHECK(towns.area_count == 6258 && orps.area_count == 206 && regions.area_count == 14);
	CHECK(country.area_count == 1 && country.areas[0].count == 1);
	str text = data_file(S("territory/municipalities.csv")), line;
	size_t all = 0, own = 0, orp = 0, region = 0;
	str_cut(&text, '\n', &line);
	for (; str_cut(&text, '\n', &line) && line.len; all++) {
		struct map_point p = point_of_row(t, line);
		const struct map_area *area = map_area_of(&towns, first_number(line));
		CHECK(area);
		own += in_area(&towns, area, p);
		orp += in_area(&orps, map_area_of(&orps, area->groups[MAP_GROUP_ORP]), p);
		region += in_area(&regions, map_area_of(&regions, area->groups[MAP_GROUP_REGION]), p);
	}
	CHECK(all == 6258);
	CHECK(own * 100 > all * 97 && orp * 1000 > all * 995 && region * 1000 > all * 998);
}
