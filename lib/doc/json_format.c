/* Texts with a form: those that "format" of JSON Schema names. */
#include "doc/doc.h"

static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

static int number(str s, size_t from, size_t count)
{
	int n = 0;
	for (size_t i = from; i < from + count; i++) {
		if (i >= s.len || !digit(s.ptr[i]))
			return -1;
		n = n * 10 + s.ptr[i] - '0';
	}
	return n;
}

static bool within(int n, int least, int most) { return n >= least && n <= most; }

/* 09:00:00, 09:00:00.5Z, 09:00:00+01:00 (RFC 3339); the zone may be left out
 * where it is not demanded. */
static bool time_valid(str s, bool zone)
{
	if (s.len < 8 || s.ptr[2] != ':' || s.ptr[5] != ':' || !within(number(s, 0, 2), 0, 23)
		|| !within(number(s, 3, 2), 0, 59) || !within(number(s, 6, 2), 0, 60))
		return false;
	size_t at = 8;
	if (at < s.len && s.ptr[at] == '.') {
		size_t from = ++at;
		while (at < s.len && digit(s.ptr[at]))
			at++;
		if (at == from)
			return false;
	}
	str rest = str_part(s, at, s.len);
	if (!rest.len)
		return !zone;
	return (rest.len == 1 && (rest.ptr[0] | 0x20) == 'z')
		|| (rest.len == 6 && strchr("+-", rest.ptr[0]) && rest.ptr[3] == ':'
			&& within(number(rest, 1, 2), 0, 23) && within(number(rest, 4, 2), 0, 59));
}

static bool instant_valid(str s)
{
	return s.len > 10 && day_valid(str_part(s, 0, 10)) && (s.ptr[10] | 0x20) == 't'
		&& time_valid(str_part(s, 11, s.len), true);
}

static bool email_valid(str s)
{
	const char *at = s.len ? memrchr(s.ptr, '@', s.len) : NULL;
	if (!at || at == s.ptr)
		return false;
	str name = { s.ptr, (size_t)(at - s.ptr) }, host = { at + 1, s.len - name.len - 1 }, label;
	bool valid = host.len > 0 && !str_starts(host, S(".")) && !str_ends(host, S("."))
		&& !str_starts(name, S(".")) && !str_ends(name, S(".")) && !str_has(name, S(".."));
	for (size_t i = 0; valid && i < name.len; i++)
		valid = (unsigned char)name.ptr[i] > ' ' && !strchr("()<>[]:;@\\,\"", name.ptr[i]);
	while (valid && str_cut(&host, '.', &label)) {
		valid = label.len > 0;
		for (size_t i = 0; valid && i < label.len; i++)
			valid = digit(label.ptr[i]) || letter(label.ptr[i]) || label.ptr[i] == '-';
	}
	return valid;
}

static bool hex(char c) { return digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }

/* Characters of RFC 3986, with a scheme when it is to be whole. */
static bool uri_valid(str s, bool whole)
{
	const char *colon = s.len ? memchr(s.ptr, ':', s.len) : NULL;
	if (whole) {
		if (!colon || !letter(s.ptr[0]))
			return false;
		for (const char *c = s.ptr; c < colon; c++)
			if (!letter(*c) && !digit(*c) && !strchr("+-.", *c))
				return false;
	}
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		if (c == '%' ? !(i + 2 < s.len && hex(s.ptr[i + 1]) && hex(s.ptr[i + 2]))
					 : !(digit(c) || letter(c) || (c && strchr("-._~:/?#[]@!$&'()*+,;=", c))))
			return false;
	}
	return true;
}

static bool uuid_like(str s)
{
	bool valid = s.len == 36;
	for (size_t i = 0; valid && i < s.len; i++)
		valid = i == 8 || i == 13 || i == 18 || i == 23 ? s.ptr[i] == '-' : hex(s.ptr[i]);
	return valid;
}

bool json_format_valid(str format, str text)
{
	return str_is(format, "date")        ? day_valid(text)
		: str_is(format, "time")          ? time_valid(text, true)
		: str_is(format, "date-time")     ? instant_valid(text)
		: str_is(format, "email")         ? email_valid(text)
		: str_is(format, "uri")           ? uri_valid(text, true)
		: str_is(format, "uri-reference") ? uri_valid(text, false)
		: str_is(format, "uuid")          ? uuid_like(text)
										  : true;
}
