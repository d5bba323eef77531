#include "doc/archive.h"
#include <zip.h>

enum { PIECE = 64 * 1024 };

struct unpacking {
	zip_t *zip;
	struct arena *arena;
	size_t packed, unpacked;
	enum table_wrong wrong;
};

bool archive_like(str bytes) { return str_starts(bytes, S("PK\x03\x04")); }

static bool within_limits(struct unpacking *u, size_t more)
{
	u->unpacked += more;
	if (u->unpacked > TABLE_UNPACKED_MOST)
		u->wrong = TABLE_TOO_LARGE;
	if (u->unpacked > TABLE_RATIO_FREE && u->unpacked / TABLE_RATIO_MOST > u->packed)
		u->wrong = TABLE_BOMB;
	return !u->wrong;
}

static str unpack(struct unpacking *u, zip_uint64_t index)
{
	struct buf out = { 0 };
	zip_file_t *file = zip_fopen_index(u->zip, index, 0);
	if (!file)
		u->wrong = TABLE_DAMAGED;
	for (zip_int64_t got = 1; file && got > 0 && !u->wrong;) {
		buf_reserve(&out, PIECE);
		got = zip_fread(file, out.ptr + out.len, PIECE);
		if (got < 0)
			u->wrong = TABLE_DAMAGED;
		else if (within_limits(u, (size_t)got))
			out.len += (size_t)got;
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
	zip_int64_t count = zip_get_num_entries(u->zip, 0);
	if (count > ARCHIVE_FILES_MOST)
		u->wrong = TABLE_TOO_LARGE;
	for (zip_int64_t i = 0; i < count && !u->wrong; i++) {
		const char *path = zip_get_name(u->zip, (zip_uint64_t)i, 0);
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
	struct unpacking u = { .arena = a, .packed = bytes.len };
	zip_error_t error;
	*files = (struct archive_files){ 0 };
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
	u.zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (u.zip) {
		read_all(&u, wanted, files);
		zip_discard(u.zip);
	} else {
		zip_source_free(source);
		u.wrong = TABLE_DAMAGED;
	}
	zip_error_fini(&error);
	return u.wrong;
}
