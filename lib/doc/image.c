/*
 * Pictures: how they are to be turned, and writing them anew.  Nothing but their
 * points is carried over.
 */
#include "doc/content_internal.h"
#include <pthread.h>

/* The only state here: a picture takes much memory while it is decoded, and
 * whoever sends many at once must not take it many times. */
static pthread_mutex_t decoding = PTHREAD_MUTEX_INITIALIZER;

/* ---- Exif ---- */

enum { EXIF_ORIENTATION = 0x0112, EXIF_FIELDS_MOST = 500 };

static unsigned number(str s, size_t at, size_t bytes, bool little)
{
	unsigned n = 0;
	for (size_t i = 0; i < bytes; i++) {
		size_t k = at + (little ? bytes - 1 - i : i);
		n = n << 8 | (k < s.len ? (unsigned char)s.ptr[k] : 0);
	}
	return n;
}

/* Of a TIFF header and the fields behind it: byte order, 42, where the fields
 * are; how many there are; each with its tag, type, count and value. */
static int tiff_orientation(str s)
{
	bool little = str_starts(s, S("II"));
	if (s.len < 8 || (!little && !str_starts(s, S("MM"))))
		return 1;
	size_t at = number(s, 4, 4, little);
	if (at > s.len - 2)
		return 1;
	size_t fields = number(s, at, 2, little);
	for (size_t i = 0; i < fields && i < EXIF_FIELDS_MOST && at + 14 + i * 12 <= s.len; i++)
		if (number(s, at + 2 + i * 12, 2, little) == EXIF_ORIENTATION) {
			unsigned said = number(s, at + 2 + i * 12 + 8, 2, little);
			return said >= 1 && said <= 8 ? (int)said : 1;
		}
	return 1;
}

/* Segments of a JPEG until its points begin: a mark, a length that counts itself. */
int jpeg_orientation(str bytes)
{
	for (size_t i = 2; i + 4 <= bytes.len && (unsigned char)bytes.ptr[i] == 0xff; ) {
		unsigned mark = (unsigned char)bytes.ptr[i + 1];
		size_t length = number(bytes, i + 2, 2, false);
		str body = str_part(bytes, i + 4, i + 2 + length);
		if (mark == 0xff) {                    /* padding */
			i++;
			continue;
		}
		if (mark == 0xda || length < 2)
			return 1;
		if (mark == 0xe1 && str_starts(body, S("Exif\0\0")))
			return tiff_orientation(str_part(body, 6, body.len));
		i += 2 + length;
	}
	return 1;
}

/* Chunks of a PNG: a length, a name, bytes, a sum. */
int png_orientation(str bytes)
{
	for (size_t i = 8; i + 12 <= bytes.len; ) {
		size_t length = number(bytes, i, 4, false);
		if (length > bytes.len - i - 12)
			return 1;
		if (str_eq(str_part(bytes, i + 4, i + 8), S("eXIf")))
			return tiff_orientation(str_part(bytes, i + 8, i + 8 + length));
		i += 12 + length;
	}
	return 1;
}

/* ---- turning ---- */

/* Where the point of the turned picture comes from. */
static size_t source_of(const struct image *from, int orientation, int x, int y)
{
	int w = from->width, h = from->height, sx = x, sy = y;
	switch (orientation) {
	case 2: sx = w - 1 - x; break;
	case 3: sx = w - 1 - x; sy = h - 1 - y; break;
	case 4: sy = h - 1 - y; break;
	case 5: sx = y; sy = x; break;
	case 6: sx = y; sy = h - 1 - x; break;
	case 7: sx = w - 1 - y; sy = h - 1 - x; break;
	case 8: sx = w - 1 - y; sy = x; break;
	default: break;
	}
	return ((size_t)sy * (size_t)w + (size_t)sx) * (size_t)from->depth;
}

static void turn(struct arena *a, struct image *image, int orientation)
{
	struct image to = *image;
	if (orientation <= 1)
		return;
	if (orientation >= 5) {
		to.width = image->height;
		to.height = image->width;
	}
	size_t depth = (size_t)image->depth;
	to.points = arena_alloc(a, (size_t)to.width * (size_t)to.height * depth);
	for (int y = 0; y < to.height; y++)
		for (int x = 0; x < to.width; x++)
			memcpy(to.points + ((size_t)y * (size_t)to.width + (size_t)x) * depth,
				image->points + source_of(image, orientation, x, y), depth);
	*image = to;
}

void content_picture(struct arena *a, str bytes, enum content_kind kind, struct content *c)
{
	struct arena own = { 0 };
	struct image image = { 0 };
	bool png = kind == CONTENT_PNG;
	pthread_mutex_lock(&decoding);
	c->kind = kind;
	c->wrong = png ? png_take(&own, bytes, &image) : jpeg_read(&own, bytes, &image);
	if (!c->wrong) {
		turn(&own, &image, png ? png_orientation(bytes) : jpeg_orientation(bytes));
		str made = png ? png_write(&own, &image) : jpeg_write(&own, &image);
		c->wrong = !made.ptr ? CONTENT_DAMAGED : made.len > CONTENT_MOST ? CONTENT_TOO_LARGE
			: CONTENT_FINE;
		c->bytes = c->wrong ? (str){ 0 } : arena_copy(a, made);
		c->width = image.width;
		c->height = image.height;
	}
	arena_free(&own);
	pthread_mutex_unlock(&decoding);
}
