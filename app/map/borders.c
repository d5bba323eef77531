/* The borders that ship with the program, or newer ones of the installation. */
#include "app/map/map_view.h"
#include <assert.h>
#include <pthread.h>
#include <stdio.h>

/* One for all threads: made by whoever asks first and never changed. */
static struct {
	pthread_once_t once;
	struct arena arena;
	char folder[4096];                 /* set before any thread asks */
	struct map_levels levels;
} kept = { .once = PTHREAD_ONCE_INIT };

void map_start(const char *data, const char *url)
{
	(void)url;
	snprintf(kept.folder, sizeof kept.folder, "%s", data ? data : "");
}

const char *map_folder(void)
{
	return *kept.folder ? kept.folder : NULL;
}

/* hranice.json of the installation, if it is there and can be drawn. */
static bool own_borders(struct map_borders *into)
{
	const char *why;
	if (!*kept.folder)
		return false;
	str path = arena_printf(&kept.arena, "%s/hranice.json", kept.folder);
	if (!file_exists(path.ptr))
		return false;
	str json = file_read(&kept.arena, path.ptr, MAP_FILE_MOST);
	if (topojson_read(&kept.arena, json, into, &why))
		return true;
	log_event(LOG_ERROR, "borders-refused", LOG_TEXT("file", path), LOG_TEXT("why", str_of(why)));
	return false;
}

static void levels_make(void)
{
	struct map_levels *l = &kept.levels;
	struct arena *a = &kept.arena;
	const char *why = NULL;
	int64_t from = clock_micros();
	if (!own_borders(&l->towns)
		&& !topojson_read(a, data_file(S("map/municipalities.json")), &l->towns, &why))
		assert(!"the borders that ship with the program can be drawn");
	l->orps = map_merge(a, &l->towns, MAP_GROUP_ORP);
	l->regions = map_merge(a, &l->towns, MAP_GROUP_REGION);
	l->country = map_merge(a, &l->towns, MAP_GROUP_ALL);
	log_event(LOG_INFO, "borders-read", LOG_INT("us", clock_micros() - from),
		LOG_INT("areas", (int64_t)l->towns.area_count));
}

const struct map_levels *map_levels(void)
{
	pthread_once(&kept.once, levels_make);
	return &kept.levels;
}

bool map_abroad(struct map_point p)
{
	struct map_box box = map_levels()->country.areas[0].box;
	int32_t around = (box.most.x - box.least.x) / 50;
	return p.x < box.least.x - around || p.x > box.most.x + around || p.y < box.least.y - around
		|| p.y > box.most.y + around;
}
