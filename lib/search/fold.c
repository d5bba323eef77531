/* Folding: one written letter becomes the plain small letters it is typed as. */
#include "search/parts.h"
#include <utf8proc.h>

enum { TABLE_FIRST = 0x80, TABLE_END = 0x180 };

/* What Czech and its neighbours write.  Stroked letters and ligatures, which
 * Unicode does not take apart, are told as people type them. */
static const char *const table[TABLE_END - TABLE_FIRST] = {
	/* 0080 */ "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "",
	/* 0090 */ "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "",
	/* 00a0 */ "", "", "", "", "", "", "", "", "", "", "a", "", "", "", "", "",
	/* 00b0 */ "", "", "2", "3", "", "μ", "", "", "", "1", "o", "", "", "", "", "",
	/* 00c0 */ "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	/* 00d0 */ "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
	/* 00e0 */ "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
	/* 00f0 */ "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",
	/* 0100 */ "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
	/* 0110 */ "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
	/* 0120 */ "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
	/* 0130 */ "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
	/* 0140 */ "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
	/* 0150 */ "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
	/* 0160 */ "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
	/* 0170 */ "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
};

static void letter_ascii(unsigned char c, struct letter *l)
{
	bool big = c >= 'A' && c <= 'Z';
	bool word = big || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	l->class = word ? LETTER_WORD : LETTER_NONE;
	l->taken = 1;
	l->len = word;
	l->folded[0] = (char)(big ? c + ('a' - 'A') : c);
	l->point = c;
}

/* A piece of a letter; what it is taken apart into may be in the table again,
 * or be a space. */
static void part_put(struct letter *l, int32_t point)
{
	char bytes[4];
	str part = { bytes, (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)bytes) };
	bool small = (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
	if (point >= TABLE_FIRST && point < TABLE_END)
		part = str_of(table[point - TABLE_FIRST]);
	else if (point < TABLE_FIRST && !small)
		return;
	if (l->len + part.len <= sizeof l->folded) {
		memcpy(l->folded + l->len, part.ptr, part.len);
		l->len += part.len;
	}
}

/* Any other script, by Unicode's own rules. */
static void letter_unicode(struct letter *l)
{
	utf8proc_category_t category = utf8proc_category(l->point);
	if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_CF) {
		l->class = LETTER_MARK;
		return;
	}
	bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
	if (!letter && category != UTF8PROC_CATEGORY_ND)
		return;
	utf8proc_int32_t parts[8];
	int boundary = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char(l->point, parts, COUNT(parts),
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &boundary);
	for (utf8proc_ssize_t i = 0; i < n && i < (int)COUNT(parts); i++)
		part_put(l, parts[i]);
	l->class = l->len ? LETTER_WORD : LETTER_MARK;
}

void letter_read(str text, struct letter *l)
{
	unsigned char c = (unsigned char)*text.ptr;
	l->len = 0;
	if (c < 0x80) {
		letter_ascii(c, l);
		return;
	}
	l->class = LETTER_NONE;
	utf8proc_ssize_t taken = utf8proc_iterate((const utf8proc_uint8_t *)text.ptr,
		(utf8proc_ssize_t)text.len, &l->point);
	l->taken = taken > 0 ? (size_t)taken : 1;
	if (taken <= 0) {
		l->point = 0xfffd;
	} else if (l->point < TABLE_END) {
		const char *folded = table[l->point - TABLE_FIRST];
		l->len = strlen(folded);
		memcpy(l->folded, folded, l->len);
		/* A soft hyphen stands inside words and is not seen. */
		l->class = l->len ? LETTER_WORD : l->point == 0xad ? LETTER_MARK : LETTER_NONE;
	} else {
		letter_unicode(l);
	}
}

str search_fold(struct arena *a, str text)
{
	struct buf out = { .arena = a };
	struct letter l;
	for (size_t at = 0; at < text.len; at += l.taken) {
		str rest = str_part(text, at, text.len);
		letter_read(rest, &l);
		if (l.class == LETTER_WORD)
			buf_put(&out, (str){ l.folded, l.len });
		else if (l.class == LETTER_NONE && l.point == 0xfffd)
			buf_char(&out, ' ');
		else if (l.class == LETTER_NONE)
			buf_put(&out, str_part(rest, 0, l.taken));
	}
	return buf_str(&out);
}
