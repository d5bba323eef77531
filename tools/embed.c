/*
 * embed — turns a folder of files into C, so that the program is one file.
 *
 *     embed build/assets /assets/ asset_find > assets.c
 *
 * build/assets/app.css is found as /assets/app.css by asset_find().  Each is kept
 * as it is and, where that saves a twentieth or more, compressed.  The output
 * depends on nothing but names and contents.  A file without an extension (a
 * stamp of the Makefile) is no asset; one whose extension has no type below
 * stops the build.
 */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

struct bytes { unsigned char *ptr; size_t len; };
struct files { char **paths; size_t count; };           /* within the folder */

static const struct { const char *extension, *type; } types[] = {
	{ "css",         "text/css; charset=utf-8" },
	{ "js",          "text/javascript; charset=utf-8" },
	{ "mjs",         "text/javascript; charset=utf-8" },
	{ "html",        "text/html; charset=utf-8" },
	{ "txt",         "text/plain; charset=utf-8" },
	{ "md",          "text/markdown; charset=utf-8" },
	{ "csv",         "text/csv; charset=utf-8" },
	{ "xml",         "application/xml" },
	{ "json",        "application/json" },
	{ "geojson",     "application/geo+json" },
	{ "webmanifest", "application/manifest+json" },
	{ "svg",         "image/svg+xml" },
	{ "png",         "image/png" },
	{ "jpg",         "image/jpeg" },
	{ "webp",        "image/webp" },
	{ "avif",        "image/avif" },
	{ "ico",         "image/vnd.microsoft.icon" },
	{ "woff2",       "font/woff2" },
	{ "ttf",         "font/ttf" },
	{ "otf",         "font/otf" },
	{ "pdf",         "application/pdf" },
	{ "wasm",        "application/wasm" },
};

__attribute__((noreturn))
static void die(const char *path, const char *what)
{
	fprintf(stderr, "embed: %s: %s\n", path, what);
	exit(1);
}

static void *must(void *p)
{
	if (!p)
		die("memory", strerror(errno));
	return p;
}

static char *join(const char *folder, const char *name)
{
	char *path;
	if (asprintf(&path, "%s%s%s", folder, *folder ? "/" : "", name) < 0)
		must(NULL);
	return path;
}

/* ---- the folder ---- */

static const char *extension_of(const char *path)
{
	const char *name = strrchr(path, '/'), *dot = strrchr(path, '.');
	return dot && (!name || dot > name) ? dot + 1 : "";
}

static const char *type_of(const char *path)
{
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (!strcmp(types[i].extension, extension_of(path)))
			return types[i].type;
	die(path, "no content type is known for its extension");
}

static void find_files(struct files *found, const char *root, const char *below)
{
	char *folder = join(root, below);
	DIR *d = opendir(folder);
	if (!d)
		die(folder, strerror(errno));
	for (struct dirent *e; (e = readdir(d));) {
		if (*e->d_name == '.')
			continue;
		char *path = join(below, e->d_name), *whole = join(root, path);
		struct stat s;
		if (stat(whole, &s))
			die(whole, strerror(errno));
		if (S_ISDIR(s.st_mode))
			find_files(found, root, path);
		if (S_ISREG(s.st_mode) && *extension_of(path)) {
			found->paths = must(realloc(found->paths, (found->count + 1) * sizeof *found->paths));
			found->paths[found->count++] = must(strdup(path));
		}
		free(path);
		free(whole);
	}
	closedir(d);
	free(folder);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static struct bytes read_bytes(const char *root, const char *name)
{
	char *path = join(root, name);
	struct bytes b = { 0 };
	size_t got, room = 1 << 16;
	FILE *f = fopen(path, "rb");
	if (!f)
		die(path, strerror(errno));
	do {
		b.ptr = must(realloc(b.ptr, b.len + room));
		got = fread(b.ptr + b.len, 1, room, f);
		b.len += got;
		room = b.len + room;
	} while (got);
	if (ferror(f))
		die(path, strerror(errno));
	fclose(f);
	free(path);
	return b;
}

/* As gzip -9 does it, without a name and a time. */
static struct bytes compressed(struct bytes b)
{
	z_stream z = { 0 };
	if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
		must(NULL);
	struct bytes out = { .len = deflateBound(&z, b.len) };
	out.ptr = must(malloc(out.len));
	z.next_in = b.ptr;
	z.avail_in = (uInt)b.len;
	z.next_out = out.ptr;
	z.avail_out = (uInt)out.len;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die("zlib", "could not compress");
	out.len = z.total_out;
	deflateEnd(&z);
	return out;
}

/* FNV-1a: tells versions of a file apart; nobody is kept from making another
 * file with the same. */
static uint64_t hash(struct bytes b)
{
	uint64_t h = 0xcbf29ce484222325u;
	for (size_t i = 0; i < b.len; i++)
		h = (h ^ b.ptr[i]) * 0x100000001b3u;
	return h;
}

/* ---- writing ---- */

/* Strings, because compilers read them many times faster than lists of numbers. */
static void put_bytes(const char *name, size_t number, struct bytes b)
{
	size_t column = 0;
	printf("static const unsigned char %s_%zu[] =\n\t\"", name, number);
	for (size_t i = 0; i < b.len; i++) {
		unsigned char c = b.ptr[i];
		if (column > 90) {
			fputs("\"\n\t\"", stdout);
			column = 0;
		}
		if (c == '\n')
			column += (size_t)printf("\\n");
		else if (c < ' ' || c > '~' || c == '"' || c == '\\' || c == '?')
			column += (size_t)printf("\\%03o", c);
		else
			column += (size_t)printf("%c", c);
	}
	puts("\";");
}

static void put_asset(FILE *table, const char *root, const char *prefix, const char *path,
                      size_t number)
{
	struct bytes whole = read_bytes(root, path), gzip = compressed(whole);
	bool pays = gzip.len < whole.len - whole.len / 20;
	put_bytes("bytes", number, whole);
	if (strpbrk(path, "\"\\"))
		die(path, "a name with a quote or a backslash");
	fprintf(table, "\t{ .path = \"%s%s\", .type = \"%s\", .etag = \"\\\"%016llx\\\"\",\n",
	        prefix, path, type_of(path), (unsigned long long)hash(whole));
	fprintf(table, "\t  .bytes = bytes_%zu, .size = %zu", number, whole.len);
	if (pays) {
		put_bytes("gzip", number, gzip);
		fprintf(table, ", .gzip = gzip_%zu, .gzip_size = %zu", number, gzip.len);
	}
	fputs(" },\n", table);
	free(whole.ptr);
	free(gzip.ptr);
}

static const char finder[] =
	"static int by_path(const void *key, const void *asset)\n"
	"{\n"
	"\treturn str_order(*(const str *)key, str_of(((const struct asset *)asset)->path));\n"
	"}\n"
	"\n"
	"const struct asset *%s(str path);\n"
	"const struct asset *%s(str path)\n"
	"{\n"
	"\treturn bsearch(&path, assets, %zu, sizeof *assets, by_path);\n"
	"}\n";

int main(int argc, char **argv)
{
	struct files found = { 0 };
	char *table;
	size_t size;
	if (argc != 4)
		return fputs("usage: embed FOLDER PREFIX FUNCTION\n", stderr), 2;
	find_files(&found, argv[1], "");
	if (found.count)
		qsort(found.paths, found.count, sizeof *found.paths, by_path);
	FILE *t = must(open_memstream(&table, &size));
	puts("/* Made by embed; edit what the assets are made from. */");
	puts("#include \"web/web.h\"\n#include <stdlib.h>\n");
	for (size_t i = 0; i < found.count; i++) {
		put_asset(t, argv[1], argv[2], found.paths[i], i);
		free(found.paths[i]);
	}
	fclose(t);
	puts("\n/* Sorted by path. */\nstatic const struct asset assets[] = {");
	printf("%s\t{ 0 }\n};\n\n", table);
	printf(finder, argv[3], argv[3], found.count);
	free(table);
	free(found.paths);
	return fflush(stdout) || ferror(stdout);
}
