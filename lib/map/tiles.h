/*
 * tiles — squares of a background map that the installation has in a file: MBTiles 1.3
 * (https://github.com/mapbox/mbtiles-spec), or a folder of pictures z/x/y.png.
 */
#ifndef MAP_TILES_H
#define MAP_TILES_H
#include "base/base.h"

enum { TILE_MOST = 2 * 1024 * 1024, TILE_ZOOM_MOST = 22 };
struct tile_at { int64_t zoom, x, y; };            /* y from the north, as the web counts */
/* The picture in `folder`/dlazdice.mbtiles or, without such a file, `folder`/dlazdice;
 * ptr NULL when there is none.  `type` says what it is: only PNG, JPEG and WebP are. */
str tile_read(struct arena *, const char *folder, struct tile_at, const char **type);
#endif
