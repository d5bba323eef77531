/* What base asks of the world outside: files and the log. */
#include "base/base.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void close_file(void *f) { fclose(f); }

str file_read(struct arena *a, const char *path, size_t most)
{
	FILE *f = fopen(path, "rb");
	if (!f)
		return (str){ 0 };
	struct arena own = { 0 };
	arena_on_free(&own, close_file, f);
	struct buf in = { 0 };
	size_t n = 1;
	while (n && in.len <= most) {
		buf_reserve(&in, 64 * 1024);
		n = fread(in.ptr + in.len, 1, 64 * 1024, f);
		in.len += n;
	}
	str all = { 0 };
	if (!ferror(f) && in.len <= most)
		all = arena_copy(a, buf_str(&in));
	buf_free(&in);
	arena_free(&own);
	return all;
}

bool file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool folder_make(const char *path)
{
	struct arena own = { 0 };
	char *p = (char *)arena_copy(&own, str_of(path)).ptr;
	bool ok = true;
	for (char *s = p + 1; ok && *p; s++) {
		char c = *s;
		if (c && c != '/')
			continue;
		*s = '\0';
		ok = mkdir(p, 0750) == 0 || errno == EEXIST;
		*s = c;
		if (!c)
			break;
	}
	struct stat st;
	ok = ok && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
	arena_free(&own);
	return ok;
}

static enum log_level least = LOG_INFO;
void log_least(enum log_level level) { least = level; }

static void put_value(struct buf *out, str s)
{
	bool plain = s.len > 0;
	for (size_t i = 0; i < s.len; i++)
		plain = plain && (unsigned char)s.ptr[i] > ' ' && s.ptr[i] != '"' && s.ptr[i] != '=' &&
			s.ptr[i] != 0x7f;
	if (plain) {
		buf_put(out, s);
		return;
	}
	buf_char(out, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c == '"' || c == '\\')
			buf_char(out, '\\');
		if (c < ' ' || c == 0x7f)
			buf_printf(out, "\\x%02x", c);
		else
			buf_char(out, (char)c);
	}
	buf_char(out, '"');
}

/* Lines are put together here, one after another, and written whole, so that
 * those of several threads do not mix.  Global like standard error itself. */
static struct {
	pthread_mutex_t lock;
	struct buf lines;
	bool hold;
	time_t second;
	char when[32];
} writer = { .lock = PTHREAD_MUTEX_INITIALIZER };

enum { HELD_MOST = 32 * 1024 };

static void write_lines(void)
{
	str rest = buf_str(&writer.lines);
	ssize_t done = 1;
	while (rest.len && done > 0) {
		done = write(STDERR_FILENO, rest.ptr, rest.len);
		rest = str_part(rest, done > 0 ? (size_t)done : 0, rest.len);
	}
	writer.lines.len = 0;
}

static void put_line(
	enum log_level level, const char *event, const struct log_field *fields, size_t count)
{
	static const char *const names[] = { "debug", "info", "warning", "error" };
	struct buf *out = &writer.lines;
	time_t now = time(NULL);
	if (now != writer.second) {
		struct tm utc;
		strftime(writer.when, sizeof writer.when, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &utc));
		writer.second = now;
	}
	buf_printf(out, "%s %s %s", writer.when, names[level], event);
	for (size_t i = 0; i < count; i++) {
		buf_char(out, ' ');
		buf_put(out, str_of(fields[i].key));
		buf_char(out, '=');
		if (fields[i].text.ptr)
			put_value(out, fields[i].text);
		else
			buf_int(out, fields[i].number);
	}
	buf_char(out, '\n');
}

void log_write(
	enum log_level level, const char *event, const struct log_field *fields, size_t count)
{
	if (level < least)
		return;
	pthread_mutex_lock(&writer.lock);
	put_line(level, event, fields, count);
	if (!writer.hold || level >= LOG_WARNING || writer.lines.len > HELD_MOST)
		write_lines();
	pthread_mutex_unlock(&writer.lock);
}

void log_hold(bool hold)
{
	pthread_mutex_lock(&writer.lock);
	writer.hold = hold;
	write_lines();
	pthread_mutex_unlock(&writer.lock);
}

void log_flush(void)
{
	pthread_mutex_lock(&writer.lock);
	write_lines();
	pthread_mutex_unlock(&writer.lock);
}
