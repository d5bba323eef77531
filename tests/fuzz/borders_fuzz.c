/* Borders of an installation: what is read can be merged and drawn in every view. */
#include "map/map.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void draw(struct arena *a, const struct map_borders *b)
{
	struct map_view v = map_view_fit(b->areas[0].box, 1280, 960, MAP_ZOOM_MOST);
	for (size_t i = 0; i < b->area_count; i++) {
		str path = map_area_path(a, &v, b, &b->areas[i]);
		assert(!path.len || (path.ptr[0] == 'M' && path.ptr[path.len - 1] == 'z'));
	}
	for (v.zoom = MAP_ZOOM_LEAST; v.zoom <= MAP_ZOOM_MOST; v.zoom += 3)
		map_lines_path(a, &v, b);
	assert(map_area_of(b, b->areas[b->area_count - 1].code));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct map_borders b;
	const char *why;
	if (map_read(&arena, (str){ (const char *)data, size }, &b, &why)) {
		draw(&arena, &b);
		for (enum map_grouping g = MAP_GROUP_ORP; g <= MAP_GROUP_ALL; g++) {
			struct map_borders merged = map_merge(&arena, &b, g);
			assert(merged.area_count && merged.area_count <= b.area_count);
			if (merged.line_count)
				draw(&arena, &merged);
		}
	} else {
		assert(why);
	}
	arena_free(&arena);
	return 0;
}
