/* Tiles from a file and from a folder. */
#include "map/tiles.h"
#include "tests/check.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define PNG "\x89PNG\r\n\x1a\nfirst"

static bool write_file(const char *path, str bytes)
{
	FILE *f = fopen(path, "wb");
	bool good = f && fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len;
	return (!f || !fclose(f)) && good;
}

static bool make_mbtiles(const char *path)
{
	sqlite3 *file;
	bool good = sqlite3_open(path, &file) == SQLITE_OK
		&& sqlite3_exec(file, "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, "
			"tile_row INTEGER, tile_data BLOB);"
			"INSERT INTO tiles VALUES (2, 1, 3, CAST(x'89504e470d0a1a0a6e6f727468' AS BLOB)),"
			"(2, 1, 0, CAST('<svg onload=alert(1)>' AS BLOB)), (2, 2, 0, x'ffd8ff00')",
			NULL, NULL, NULL) == SQLITE_OK;
	return sqlite3_close(file) == SQLITE_OK && good;
}

UNIT(a_tile_is_read_from_a_folder_or_a_file_and_is_a_picture)
{
	char folder[] = "/tmp/rozcestnik-tiles-XXXXXX";
	const char *type = NULL;
	CHECK(mkdtemp(folder));
	const char *file = arena_printf(&t->arena, "%s/dlazdice.mbtiles", folder).ptr;
	const char *tile = arena_printf(&t->arena, "%s/dlazdice/2/1/0.png", folder).ptr;
	CHECK(folder_make(arena_printf(&t->arena, "%s/dlazdice/2/1", folder).ptr));
	CHECK(write_file(tile, S(PNG)));
	str got = tile_read(&t->arena, folder, (struct tile_at){ 2, 1, 0 }, &type);
	CHECK(str_eq(got, S(PNG)) && !strcmp(type, "image/png"));
	CHECK(!tile_read(&t->arena, folder, (struct tile_at){ 2, 1, 1 }, &type).ptr);
	/* A file goes before a folder; its rows are counted from the south. */
	CHECK(make_mbtiles(file));
	got = tile_read(&t->arena, folder, (struct tile_at){ 2, 1, 0 }, &type);
	CHECK(str_ends(got, S("north")) && !strcmp(type, "image/png"));
	got = tile_read(&t->arena, folder, (struct tile_at){ 2, 2, 3 }, &type);
	CHECK(got.len == 4 && !strcmp(type, "image/jpeg"));
	CHECK(!tile_read(&t->arena, folder, (struct tile_at){ 2, 1, 3 }, &type).ptr);
	unlink(file);
	unlink(tile);
	CHECK(write_file(file, S("this is no database")));
	CHECK(!tile_read(&t->arena, folder, (struct tile_at){ 2, 1, 0 }, &type).ptr);
	unlink(file);
	for (const char *const *p = (const char *const[]){ "/dlazdice/2/1", "/dlazdice/2",
			 "/dlazdice", "", NULL }; *p; p++)
		rmdir(arena_printf(&t->arena, "%s%s", folder, *p).ptr);
}

UNIT(no_tile_lies_beside_the_world)
{
	static const struct tile_at beside[] = {
		{ -1, 0, 0 }, { 23, 0, 0 }, { 2, 4, 0 }, { 2, 0, 4 }, { 2, -1, 0 }, { 2, 0, -1 },
		{ INT64_MAX, 0, 0 },
	};
	for (size_t i = 0; i < COUNT(beside); i++) {
		const char *type;
		CHECK(!tile_read(&t->arena, "/nowhere", beside[i], &type).ptr);
	}
}
