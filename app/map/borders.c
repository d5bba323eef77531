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

/* The state as these borders have it; false when nothing is left of it, because areas lie
 * over each other. */
static bool country_of(const struct map_borders *towns, struct map_borders *into)
{
	*into = map_merge(&kept.arena, towns, MAP_GROUP_ALL);
	return !map_box_empty(into->areas[0].box);
}

/* hranice.json of the installation, if it is there and can be drawn. */
static bool own_borders(struct map_levels *l)
{
	const char *why;
	if (!*kept.folder)
		return false;
	str path = arena_printf(&kept.arena, "%s/hranice.json", kept.folder);
	if (!file_exists(path.ptr))
		return false;
	struct arena file = { 0 };
	bool read = map_read(
		&kept.arena, file_read(&file, path.ptr, MAP_FILE_MOST), &l->towns, &why);
	arena_free(&file);
	if (read) {
		if (country_of(&l->towns, &l->country))
			return true;
		why = "areas lie over each other";
	}
	log_event(LOG_ERROR, "borders-refused", LOG_TEXT("file", path), LOG_TEXT("why", str_of(why)));
	return false;
}

static bool shipped_borders(struct map_levels *l)
{
	const char *why;
	return map_read(&kept.arena, data_file(S("map/municipalities.json")), &l->towns, &why)
		&& country_of(&l->towns, &l->country);
}

static void levels_make(void)
{
	struct map_levels *l = &kept.levels;
	struct arena *a = &kept.arena;
	int64_t from = clock_micros();
	if (!own_borders(l) && !shipped_borders(l))
		assert(!"the borders that ship with the program can be drawn");
	l->orps = map_merge(a, &l->towns, MAP_GROUP_ORP);
	l->regions = map_merge(a, &l->towns, MAP_GROUP_REGION);
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
