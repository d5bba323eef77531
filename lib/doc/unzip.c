#include "doc/unzip.h"

bool unzip_open(struct unzip *z, str bytes, struct unzip_limits limits)
{
	zip_error_t error;
	zip_error_init(&error);
	zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
	*z = (struct unzip){ .limits = limits, .packed = bytes.len,
		.zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL };
	if (!z->zip)
		zip_source_free(source);
	zip_error_fini(&error);
	return z->zip != NULL;
}

void unzip_close(struct unzip *z) { zip_discard(z->zip); }

enum table_wrong unzip_piece(struct unzip *z, zip_file_t *part, void *room, size_t *got)
{
	zip_int64_t n = part && room ? zip_fread(part, room, UNZIP_PIECE) : -1;
	*got = n > 0 ? (size_t)n : 0;
	if (n < 0)
		return TABLE_DAMAGED;
	z->unpacked += *got;
	if (z->unpacked > z->limits.free && z->unpacked / z->limits.ratio > z->packed)
		return TABLE_BOMB;
	return z->unpacked > z->limits.most ? TABLE_TOO_LARGE : TABLE_FINE;
}
