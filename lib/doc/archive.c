#include "doc/archive.h"
#include "doc/unzip.h"

struct unpacking { struct unzip zip; struct arena *arena; enum table_wrong wrong; };

bool archive_like(str bytes) { return str_starts(bytes, S("PK\x03\x04")); }

static str unpack(struct unpacking *u, zip_uint64_t index)
{
	struct buf out = { 0 };
	zip_file_t *file = zip_fopen_index(u->zip.zip, index, 0);
	for (size_t got = 1; got && !u->wrong; out.len += got) {
		buf_reserve(&out, UNZIP_PIECE);
		u->wrong = unzip_piece(&u->zip, file, out.ptr + out.len, &got);
	}
	if (file)
		zip_fclose(file);
	str made = u->wrong ? (str){ 0 } : arena_copy(u->arena, buf_str(&out));
	buf_free(&out);
	return made;
}

static str base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return str_of(slash ? slash + 1 : path);
}

/* Macs put a shadow of each file beside it. */
static bool is_shadow(const char *path, str name)
{
	return str_has(str_of(path), S("__MACOSX/")) || str_starts(name, S("."));
}

static void read_all(struct unpacking *u, bool (*wanted)(str), struct archive_files *files)
{
	zip_int64_t count = zip_get_num_entries(u->zip.zip, 0);
	if (count > ARCHIVE_FILES_MOST)
		u->wrong = TABLE_TOO_LARGE;
	for (zip_int64_t i = 0; i < count && !u->wrong; i++) {
		const char *path = zip_get_name(u->zip.zip, (zip_uint64_t)i, 0);
		str name = path ? base_name(path) : (str){ 0 };
		if (!name.len || !utf8_valid(name) || is_shadow(path, name) || !wanted(name))
			continue;
		name = arena_copy(u->arena, name);
		str bytes = unpack(u, (zip_uint64_t)i);
		*(struct archive_file *)arena_push(
			u->arena, &files->items, &files->count, sizeof *files->items) =
			(struct archive_file){ name, bytes };
	}
}

enum table_wrong archive_read(
	struct arena *a, str bytes, bool (*wanted)(str name), struct archive_files *files)
{
	struct unpacking u = { .arena = a };
	*files = (struct archive_files){ 0 };
	if (!unzip_open(&u.zip, bytes, UNZIP_TABLE))
		return TABLE_DAMAGED;
	read_all(&u, wanted, files);
	unzip_close(&u.zip);
	return u.wrong;
}
