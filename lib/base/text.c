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
	buf_reserve(out, s.len / 3 * 4 + 5);
	for (size_t i = 0; i < s.len; i += 3) {
		uint32_t three = 0;
		for (size_t k = 0; k < 3; k++)
			three = three << 8 | (i + k < s.len ? (unsigned char)s.ptr[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_char(out, i + k <= s.len ? base64_digits[three >> (18 - 6 * k) & 63] : '=');
	}
}

static int base64_digit(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A'
		: c >= 'a' && c <= 'z'  ? c - 'a' + 26
		: c >= '0' && c <= '9'  ? c - '0' + 52
		: c == '+'              ? 62
		: c == '/'              ? 63
								: -1;
}

bool base64_take(struct buf *out, str text)
{
	size_t padding = str_ends(text, S("==")) ? 2 : str_ends(text, S("="));
	if (text.len % 4)
		return false;
	buf_reserve(out, text.len / 4 * 3 + 1);
	for (size_t i = 0; i < text.len; i += 4) {
		size_t bytes = i + 4 == text.len ? 3 - padding : 3;
		uint32_t four = 0;
		for (size_t k = 0; k < 4; k++) {
			int digit = k <= bytes ? base64_digit(text.ptr[i + k]) : 0;
			if (digit < 0)
				return false;
			four = four << 6 | (uint32_t)digit;
		}
		for (size_t k = 0; k < bytes; k++)
			buf_char(out, (char)(four >> (16 - 8 * k) & 255));
	}
	return true;
}
