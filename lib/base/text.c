#include "base/base.h"

bool str_has(str h, str n)
{
	return n.len == 0 || (h.len >= n.len && memmem(h.ptr, h.len, n.ptr, n.len));
}

bool str_starts(str s, str p) { return s.len >= p.len && str_eq((str){ s.ptr, p.len }, p); }
bool str_ends(str s, str e)
{
	return s.len >= e.len && str_eq((str){ s.ptr + s.len - e.len, e.len }, e);
}

uint64_t str_hash(str s)
{
	uint64_t h = 14695981039346656037u;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 1099511628211u;
	return h ^ h >> 32;
}

int str_order(str a, str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
	return c ? c : (a.len > b.len) - (a.len < b.len);
}

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

str str_trim(str s)
{
	while (s.len && blank(s.ptr[0]))
		s.ptr++, s.len--;
	while (s.len && blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

str str_part(str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from > to)
		from = to;
	return (str){ s.ptr ? s.ptr + from : NULL, to - from };
}

bool str_cut(str *rest, char separator, str *piece)
{
	if (!rest->ptr)
		return false;
	const char *at = memchr(rest->ptr, separator, rest->len);
	if (at) {
		*piece = (str){ rest->ptr, (size_t)(at - rest->ptr) };
		*rest = str_part(*rest, piece->len + 1, rest->len);
	} else {
		*piece = *rest;
		*rest = (str){ 0 };
	}
	return true;
}

struct maybe_int str_int(str s)
{
	bool minus = s.len > 1 && s.ptr[0] == '-';
	int64_t n = 0;
	if (minus)
		s = str_part(s, 1, s.len);
	if (s.len == 0 || s.len > 18)
		return NONE;
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < '0' || s.ptr[i] > '9')
			return NONE;
		n = n * 10 + (s.ptr[i] - '0');
	}
	return SOME(minus ? -n : n);
}

/* Bytes of the code point at p (RFC 3629), or 0 when it is not well formed. */
static size_t point_size(const unsigned char *p, size_t left)
{
	static const struct { unsigned char mask, lead; uint32_t least; } shapes[] = {
		{ 0x80, 0x00, 0x1 }, { 0xe0, 0xc0, 0x80 }, { 0xf0, 0xe0, 0x800 }, { 0xf8, 0xf0, 0x10000 },
	};
	for (size_t n = 1; n <= COUNT(shapes); n++) {
		if ((p[0] & shapes[n - 1].mask) != shapes[n - 1].lead)
			continue;
		uint32_t c = p[0] & (unsigned char)~shapes[n - 1].mask;
		if (n > left)
			return 0;
		for (size_t i = 1; i < n; i++) {
			if ((p[i] & 0xc0) != 0x80)
				return 0;
			c = c << 6 | (p[i] & 0x3f);
		}
		bool surrogate = c >= 0xd800 && c <= 0xdfff;
		return c < shapes[n - 1].least || c > 0x10ffff || surrogate ? 0 : n;
	}
	return 0;
}

bool utf8_valid(str s)
{
	for (size_t i = 0, n; i < s.len; i += n)
		if (!(n = point_size((const unsigned char *)s.ptr + i, s.len - i)))
			return false;
	return true;
}

size_t utf8_length(str s)
{
	size_t points = 0;
	for (size_t i = 0; i < s.len; i++)
		points += ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
	return points;
}

str utf8_head(str s, size_t points)
{
	size_t i = 0;
	for (; i < s.len; i++)
		if (((unsigned char)s.ptr[i] & 0xc0) != 0x80 && points-- == 0)
			break;
	return (str){ s.ptr, i };
}

str utf8_mend(struct arena *a, str s)
{
	struct buf out = { .arena = a };
	if (utf8_valid(s))
		return s;
	for (size_t i = 0, n; i < s.len; i += n ? n : 1) {
		n = point_size((const unsigned char *)s.ptr + i, s.len - i);
		buf_put(&out, n ? str_part(s, i, i + n) : S("\xef\xbf\xbd"));
	}
	return buf_str(&out);
}

/* ---- base64 ---- */

static const char base64_digits[] =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void base64_put(struct buf *out, str s)
{
	buf_reserve(out, (s.len + 2) / 3 * 4);
	const unsigned char *from = (const unsigned char *)s.ptr;
	char *to = out->ptr + out->len;
	for (size_t i = 0; i < s.len; i += 3, to += 4) {
		size_t left = s.len - i;
		uint32_t three = (uint32_t)from[i] << 16 | (uint32_t)(left > 1 ? from[i + 1] : 0) << 8 |
			(left > 2 ? from[i + 2] : 0);
		to[0] = base64_digits[three >> 18];
		to[1] = base64_digits[three >> 12 & 63];
		to[2] = left > 1 ? base64_digits[three >> 6 & 63] : '=';
		to[3] = left > 2 ? base64_digits[three & 63] : '=';
	}
	out->len = (size_t)(to - out->ptr);
	*to = '\0';
}

/* What a digit stands for, and one more; 0: it is none. */
static const unsigned char base64_values[256] = {
	['A'] = 1, ['B'] = 2, ['C'] = 3, ['D'] = 4, ['E'] = 5, ['F'] = 6, ['G'] = 7, ['H'] = 8,
	['I'] = 9, ['J'] = 10, ['K'] = 11, ['L'] = 12, ['M'] = 13, ['N'] = 14, ['O'] = 15,
	['P'] = 16, ['Q'] = 17, ['R'] = 18, ['S'] = 19, ['T'] = 20, ['U'] = 21, ['V'] = 22,
	['W'] = 23, ['X'] = 24, ['Y'] = 25, ['Z'] = 26, ['a'] = 27, ['b'] = 28, ['c'] = 29,
	['d'] = 30, ['e'] = 31, ['f'] = 32, ['g'] = 33, ['h'] = 34, ['i'] = 35, ['j'] = 36,
	['k'] = 37, ['l'] = 38, ['m'] = 39, ['n'] = 40, ['o'] = 41, ['p'] = 42, ['q'] = 43,
	['r'] = 44, ['s'] = 45, ['t'] = 46, ['u'] = 47, ['v'] = 48, ['w'] = 49, ['x'] = 50,
	['y'] = 51, ['z'] = 52, ['0'] = 53, ['1'] = 54, ['2'] = 55, ['3'] = 56, ['4'] = 57,
	['5'] = 58, ['6'] = 59, ['7'] = 60, ['8'] = 61, ['9'] = 62, ['+'] = 63, ['/'] = 64,
};

bool base64_take(struct buf *out, str text)
{
	size_t padding = str_ends(text, S("==")) ? 2 : str_ends(text, S("=")), before = out->len;
	if (text.len % 4)
		return false;
	buf_reserve(out, text.len / 4 * 3);
	const unsigned char *from = (const unsigned char *)text.ptr;
	char *to = out->ptr + before;
	for (size_t i = 0; i < text.len; i += 4, to += 3) {
		uint32_t digits[4];
		for (size_t k = 0; k < 4; k++) {
			bool pad = i + k >= text.len - padding;
			digits[k] = pad ? 0 : base64_values[from[i + k]] - 1u;
		}
		if ((digits[0] | digits[1] | digits[2] | digits[3]) > 63) {
			out->ptr[before] = '\0';
			return false;
		}
		uint32_t three = digits[0] << 18 | digits[1] << 12 | digits[2] << 6 | digits[3];
		to[0] = (char)(three >> 16);
		to[1] = (char)(three >> 8 & 255);
		to[2] = (char)(three & 255);
	}
	out->len = (size_t)(to - out->ptr) - (text.len ? padding : 0);
	out->ptr[out->len] = '\0';
	return true;
}
