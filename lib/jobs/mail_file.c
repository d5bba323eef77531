/* Messages as files, where no server is set. */
#include "jobs/mail_internal.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static bool write_whole(int file, str bytes)
{
	while (bytes.len) {
		ssize_t done = write(file, bytes.ptr, bytes.len);
		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return false;
		bytes = str_part(bytes, (size_t)done, bytes.len);
	}
	return fsync(file) == 0;
}

enum mail_result mail_file(
	struct arena *a, const struct mail_way *way, str name, str message, str *error)
{
	const char *whole = arena_printf(a, "%s/%.*s.eml", way->folder, STR_ARG(name)).ptr,
			   *part = arena_printf(a, "%s/.%.*s.part", way->folder, STR_ARG(name)).ptr;
	*error = arena_printf(a, "%s cannot be written", way->folder);
	if (!folder_make(way->folder))
		return MAIL_LATER;
	int file = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (file < 0)
		return MAIL_LATER;
	bool ok = write_whole(file, message);
	ok = close(file) == 0 && ok && rename(part, whole) == 0;
	return ok ? MAIL_SENT : MAIL_LATER;
}
