/* Compares every embedded asset with its file: assets_kept FOLDER. */
#include "web/web.h"
#include <stdio.h>
#include <zlib.h>

static bool is_kept(struct arena *a, const char *folder, str path, bool packed)
{
	const struct asset *asset = asset_find(path);
	str name = arena_printf(a, "%s%.*s", folder, STR_ARG(str_part(path, strlen("/assets"), path.len)));
	str file = file_read(a, name.ptr, 1 << 20);
	if (!asset || !file.ptr || asset->size != file.len || memcmp(asset->bytes, file.ptr, file.len))
		return false;
	if (!packed || !asset->gzip)
		return packed == (asset->gzip != NULL);
	z_stream z = { .next_in = (unsigned char *)(uintptr_t)asset->gzip, .avail_in = (uInt)asset->gzip_size };
	unsigned char *plain = arena_alloc(a, file.len + 1);
	z.next_out = plain;
	z.avail_out = (uInt)file.len + 1;
	bool whole = inflateInit2(&z, 15 + 16) == Z_OK && inflate(&z, Z_FINISH) == Z_STREAM_END;
	inflateEnd(&z);
	return whole && z.total_out == file.len && !memcmp(plain, file.ptr, file.len);
}

int main(int argc, char **argv)
{
	struct arena a = { 0 };
	const char *folder = argc > 1 ? argv[1] : ".";
	bool ok = is_kept(&a, folder, S("/assets/big.css"), true) &&
	          is_kept(&a, folder, S("/assets/fonts/noise.woff2"), false) &&
	          !asset_find(S("/assets/none.css")) && !asset_find(S(""));
	arena_free(&a);
	if (!ok)
		puts("an asset is not what its file is");
	return !ok;
}
