/* One tile from a file of them, or from a folder. */
#include "map/tiles.h"
#include <sqlite3.h>

/* The file is opened for every tile, some hundred microseconds: so it can be exchanged
 * while the program runs, and no thread waits for another. */
static str from_mbtiles(struct arena *a, const char *path, struct tile_at at)
{
	static const char query[] = "SELECT tile_data FROM tiles "
		"WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? LIMIT 1";
	sqlite3 *file = NULL;
	sqlite3_stmt *ask = NULL;
	str found = { 0 };
	if (sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
		&& sqlite3_prepare_v2(file, query, -1, &ask, NULL) == SQLITE_OK) {
		sqlite3_bind_int64(ask, 1, at.zoom);
		sqlite3_bind_int64(ask, 2, at.x);
		/* Rows of such files are counted from the south. */
		sqlite3_bind_int64(ask, 3, ((int64_t)1 << at.zoom) - 1 - at.y);
		if (sqlite3_step(ask) == SQLITE_ROW && sqlite3_column_bytes(ask, 0) <= TILE_MOST)
			found = arena_copy(a, (str){ sqlite3_column_blob(ask, 0),
				(size_t)sqlite3_column_bytes(ask, 0) });
	}
	sqlite3_finalize(ask);
	sqlite3_close(file);
	return found;
}

static str from_folder(struct arena *a, const char *folder, struct tile_at at)
{
	static const char *const extensions[] = { "png", "jpg", "webp" };
	for (size_t i = 0; i < COUNT(extensions); i++) {
		str path = arena_printf(a, "%s/dlazdice/%d/%d/%d.%s", folder, (int)at.zoom, (int)at.x,
			(int)at.y, extensions[i]);
		if (file_exists(path.ptr))
			return file_read(a, path.ptr, TILE_MOST);
	}
	return (str){ 0 };
}

/* By its first bytes: what is no picture is not served, whatever it calls itself. */
static const char *type_of(str bytes)
{
	if (str_starts(bytes, S("\x89PNG\r\n\x1a\n")))
		return "image/png";
	if (str_starts(bytes, S("\xff\xd8\xff")))
		return "image/jpeg";
	if (str_starts(bytes, S("RIFF")) && str_is(str_part(bytes, 8, 12), "WEBP"))
		return "image/webp";
	return NULL;
}

str tile_read(struct arena *a, const char *folder, struct tile_at at, const char **type)
{
	int64_t across = at.zoom >= 0 && at.zoom <= TILE_ZOOM_MOST ? (int64_t)1 << at.zoom : 0;
	if (at.x < 0 || at.x >= across || at.y < 0 || at.y >= across)
		return (str){ 0 };
	str path = arena_printf(a, "%s/dlazdice.mbtiles", folder);
	str bytes = file_exists(path.ptr) ? from_mbtiles(a, path.ptr, at) : from_folder(a, folder, at);
	*type = bytes.len ? type_of(bytes) : NULL;
	return *type ? bytes : (str){ 0 };
}
