/* Made by embed; edit what the assets are made from. */
#include "web/web.h"
#include <stdlib.h>

static const unsigned char bytes_0[] =
	"body {\n\011color: \042\304\215\077\042 \134\n}\n";
static const unsigned char bytes_1[] =
	"";
static const unsigned char bytes_2[] =
	"wOF2";

/* Sorted by path. */
static const struct asset assets[] = {
	{ .path = "/assets/app.css", .type = "text/css; charset=utf-8", .etag = "\"7db6ec1aa6364c3f\"",
	  .bytes = bytes_0, .size = 25 },
	{ .path = "/assets/app.js", .type = "text/javascript; charset=utf-8", .etag = "\"cbf29ce484222325\"",
	  .bytes = bytes_1, .size = 0 },
	{ .path = "/assets/fonts/a.woff2", .type = "font/woff2", .etag = "\"5b009ef59945682f\"",
	  .bytes = bytes_2, .size = 4 },
	{ 0 }
};

static int by_path(const void *key, const void *asset)
{
	return str_order(*(const str *)key, str_of(((const struct asset *)asset)->path));
}

const struct asset *asset_find(str path);
const struct asset *asset_find(str path)
{
	return bsearch(&path, assets, 3, sizeof *assets, by_path);
}
