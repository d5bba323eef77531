/*
 * archive — a ZIP file unpacked in memory.
 *
 * Everything is counted while it comes, not believed from a header: the limits
 * are those of workbooks (table.h), which are archives too.
 */
#ifndef DOC_ARCHIVE_H
#define DOC_ARCHIVE_H
#include "doc/table.h"

enum { ARCHIVE_FILES_MOST = 1000 };

/* `name` without the folders it lay in. */
struct archive_file { str name, bytes; };
struct archive_files { struct archive_file *items; size_t count; };
/* Files whose name `wanted` takes, in the arena.  TABLE_DAMAGED, TABLE_BOMB or
 * TABLE_TOO_LARGE: nothing is to be used. */
enum table_wrong archive_read(
	struct arena *, str bytes, bool (*wanted)(str name), struct archive_files *);
/* Whether these are the first bytes of an archive. */
bool archive_like(str bytes);
#endif
