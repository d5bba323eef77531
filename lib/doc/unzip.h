/*
 * unzip — an archive in memory, taken apart piece by piece.
 *
 * Everything is counted while it comes, not believed from a header: who opens it
 * says how much it may become.  Only the files of lib/doc include this.
 */
#ifndef DOC_UNZIP_H
#define DOC_UNZIP_H
#include "doc/table.h"
#include <zip.h>

enum { UNZIP_PIECE = 64 * 1024 };

/* Bytes at most; from `free` on it may not have been packed more tightly than `ratio`. */
struct unzip_limits { size_t most, free, ratio; };
#define UNZIP_TABLE \
	((struct unzip_limits){ TABLE_UNPACKED_MOST, TABLE_RATIO_FREE, TABLE_RATIO_MOST })

struct unzip { zip_t *zip; struct unzip_limits limits; size_t packed, unpacked; };
/* False: these bytes are no archive; then there is nothing to close. */
bool unzip_open(struct unzip *, str bytes, struct unzip_limits);
void unzip_close(struct unzip *);
/* The next bytes of a part, UNZIP_PIECE at most; none: it is over.  TABLE_DAMAGED
 * (also when `part` is NULL), TABLE_TOO_LARGE, TABLE_BOMB: they are not to be used. */
enum table_wrong unzip_piece(struct unzip *, zip_file_t *part, void *room, size_t *got);
#endif
