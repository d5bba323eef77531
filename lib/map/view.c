/* Views: which piece of the world, how large. */
#include "map/map_internal.h"
#include <math.h>

/* What Web Mercator shows at all. */
#define LATITUDE_MOST 85.051128
/* The sphere of app/territory, by which distances are told. */
#define EARTH_RADIUS 6371008.7714

static double clipped(double x, double least, double most)
{
	return x < least ? least : x > most ? most : x;
}

struct map_point map_point_of(struct map_place p)
{
	double lat = clipped((double)p.latitude / 1e6, -LATITUDE_MOST, LATITUDE_MOST) * M_PI / 180;
	double lon = clipped((double)p.longitude / 1e6, -180, 180);
	double x = (lon + 180) / 360, y = (1 - asinh(tan(lat)) / M_PI) / 2;
	return (struct map_point){ (int32_t)lround(x * MAP_WORLD), (int32_t)lround(y * MAP_WORLD) };
}

static double latitude_of(int32_t y)
{
	return atan(sinh(M_PI * (1 - 2 * (double)y / MAP_WORLD))) * 180 / M_PI;
}

struct map_place map_place_of(struct map_point p)
{
	return (struct map_place){ llround(latitude_of(p.y) * 1e6),
		llround(((double)p.x / MAP_WORLD * 360 - 180) * 1e6) };
}

void map_box_grow(struct map_box *b, struct map_point p)
{
	if (p.x < b->least.x)
		b->least.x = p.x;
	if (p.y < b->least.y)
		b->least.y = p.y;
	if (p.x > b->most.x)
		b->most.x = p.x;
	if (p.y > b->most.y)
		b->most.y = p.y;
}

bool map_box_empty(struct map_box b)
{
	return b.least.x > b.most.x;
}

struct map_view map_view_fit(struct map_box box, int width, int height, int zoom_most)
{
	int64_t across = (int64_t)box.most.x - box.least.x, down = (int64_t)box.most.y - box.least.y;
	int zoom = zoom_most < MAP_ZOOM_MOST ? zoom_most : MAP_ZOOM_MOST;
	while (zoom > MAP_ZOOM_LEAST
		&& (across > width * view_unit(zoom) || down > height * view_unit(zoom)))
		zoom--;
	return (struct map_view){ .zoom = zoom, .width = width, .height = height,
		.centre = { (int32_t)(box.least.x + across / 2), (int32_t)(box.least.y + down / 2) } };
}

static int32_t in_world(int64_t n)
{
	return (int32_t)(n < 0 ? 0 : n > MAP_WORLD ? MAP_WORLD : n);
}

struct map_view map_view_moved(struct map_view v, int right, int down)
{
	int64_t unit = view_unit(v.zoom);
	v.centre.x = in_world(v.centre.x + right * unit);
	v.centre.y = in_world(v.centre.y + down * unit);
	return v;
}

struct map_box map_view_box(const struct map_view *v)
{
	return (struct map_box){ map_view_moved(*v, -v->width / 2, -v->height / 2).centre,
		map_view_moved(*v, v->width / 2, v->height / 2).centre };
}

struct map_at map_at(const struct map_view *v, struct map_point p)
{
	double unit = (double)view_unit(v->zoom);
	return (struct map_at){ (int)lround(((double)p.x - v->centre.x) / unit + v->width / 2.0),
		(int)lround(((double)p.y - v->centre.y) / unit + v->height / 2.0) };
}

bool map_in_view(const struct map_view *v, struct map_point p)
{
	struct map_at at = map_at(v, p);
	return at.x >= 0 && at.y >= 0 && at.x <= v->width && at.y <= v->height;
}

struct map_scale map_scale(const struct map_view *v, int most)
{
	static const int firsts[] = { 5, 2, 1 };
	double unit = cos(latitude_of(v->centre.y) * M_PI / 180) * 2 * M_PI * EARTH_RADIUS / MAP_WORLD
		* (double)view_unit(v->zoom);
	int64_t ten = 1;
	while ((double)ten * 10 <= unit * most)
		ten *= 10;
	for (size_t i = 0; i < COUNT(firsts); i++)
		if ((double)(firsts[i] * ten) <= unit * most)
			return (struct map_scale){
				firsts[i] * ten, (int)lround((double)(firsts[i] * ten) / unit) };
	return (struct map_scale){ 0 };
}
