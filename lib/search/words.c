/* Text into words. */
#include "search/parts.h"
#include <utf8proc.h>

static void shape_put(struct shape *s, const char *bytes, size_t len)
{
	if (s->len + len <= WORD_MOST) {
		memcpy(s->bytes + s->len, bytes, len);
		s->len += len;
	}
}

static void shape_point(struct shape *s, int32_t point)
{
	char bytes[4];
	if (point < 0x80) {
		bytes[0] = (char)(point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point);
		shape_put(s, bytes, 1);
		return;
	}
	size_t len = (size_t)utf8proc_encode_char(utf8proc_tolower(point), (utf8proc_uint8_t *)bytes);
	shape_put(s, bytes, len);
}

/* Letters typed as a base and a mark are the same as the one letter. */
static void shape_compose(struct shape *s)
{
	utf8proc_int32_t points[WORD_MOST + 1];
	utf8proc_ssize_t n = utf8proc_decompose((const utf8proc_uint8_t *)s->bytes,
		(utf8proc_ssize_t)s->len, points, WORD_MOST, UTF8PROC_COMPOSE);
	if (n <= 0 || n > WORD_MOST)
		return;
	n = utf8proc_normalize_utf32(points, n, UTF8PROC_COMPOSE);
	s->len = 0;
	for (utf8proc_ssize_t i = 0; i < n; i++)
		shape_point(s, points[i]);
}

static void word_start(struct word *w, size_t at)
{
	w->written.len = w->folded.len = w->stem.len = 0;
	w->start = w->end = at;
}

static void word_finish(struct word *w, bool marked)
{
	if (marked)
		shape_compose(&w->written);
	memcpy(w->stem.bytes, w->folded.bytes, w->folded.len);
	w->stem.len = stem_cut(w->stem.bytes, w->folded.len);
	w->written.bytes[w->written.len] = w->folded.bytes[w->folded.len] = '\0';
	w->stem.bytes[w->stem.len] = '\0';
}

bool word_next(str text, size_t *at, struct word *w)
{
	bool marked = false;
	struct letter l;
	word_start(w, *at);
	for (; *at < text.len; *at += l.taken) {
		letter_read((str){ text.ptr + *at, text.len - *at }, &l);
		if (l.class == LETTER_WORD) {
			if (!w->folded.len)
				word_start(w, *at);
			shape_put(&w->folded, l.folded, l.len);
			shape_point(&w->written, l.point);
			w->end = *at + l.taken;
		} else if (l.class == LETTER_MARK && w->folded.len) {
			if (l.point != 0xad)
				shape_point(&w->written, l.point);
			marked = true;
			w->end = *at + l.taken;
		} else if (w->folded.len) {
			break;
		}
	}
	if (w->folded.len)
		word_finish(w, marked);
	return w->folded.len > 0;
}
