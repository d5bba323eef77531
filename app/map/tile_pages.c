/* Squares of the background map, from a file of the installation. */
#include "app/map/map.html.h"

/* "560-345" */
static bool tile_numbers(str text, struct tile_at *at)
{
	str x;
	if (!str_cut(&text, '-', &x))
		return false;
	struct maybe_int column = str_int(x), row = str_int(text);
	at->x = column.value;
	at->y = row.value;
	return column.set && row.set;
}

/* GET /dlazdice/{zoom}/{x}-{y} */
int map_tile(struct req *r)
{
	struct maybe_int zoom = str_int(r->id);
	struct tile_at at = { .zoom = zoom.value };
	const char *folder = map_folder(), *type = NULL;
	if (!zoom.set || !folder || !tile_numbers(r->sub, &at))
		return answer_error(r, 404);
	str bytes = tile_read(r->arena, folder, at, &type);
	/* Tiles are kept by browsers, not here: there are too many. */
	set_header(r, "Cache-Control", S("public, max-age=86400"));
	if (bytes.len)
		return answer_text(r, type, bytes);
	/* A browser reports every one that is missing as an error. */
	tile_of_nothing(&r->page);
	r->type = "image/svg+xml";
	return r->status = 200;
}
