/* What a cell of a workbook says: numbers, days, escaped letters. */
#include "doc/xlsx.h"
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- formats ---- */

/* What the format's letters ask for, without what stands in quotes, brackets and
 * behind a backslash; only the first of its sections. */
static void letters_of(str code, bool *day, bool *time, bool *month)
{
	for (size_t i = 0; i < code.len && code.ptr[i] != ';'; i++) {
		char c = code.ptr[i];
		if (c == '"' || c == '[') {
			char end = c == '"' ? '"' : ']';
			/* [h]:mm is a time, too. */
			*time |= c == '[' && i + 1 < code.len && strchr("hHsS", code.ptr[i + 1]);
			while (++i < code.len && code.ptr[i] != end)
				continue;
		} else if (c == '\\' || c == '_' || c == '*') {
			i++;
		} else {
			*day |= strchr("dDyY", c) != NULL;
			*time |= strchr("hHsS", c) != NULL;
			*month |= strchr("mM", c) != NULL;
		}
	}
}

static struct xlsx_format format_of_code(str code)
{
	bool day = false, time = false, month = false;
	size_t zeros = 0;
	while (zeros < code.len && code.ptr[zeros] == '0')
		zeros++;
	if (zeros == code.len && zeros > 1)
		return (struct xlsx_format){ XLSX_PADDED, zeros < 15 ? (int)zeros : 15 };
	if (str_starts(code, S("General")) || str_starts(code, S("Standard")))
		return (struct xlsx_format){ XLSX_PLAIN, 0 };
	letters_of(code, &day, &time, &month);
	day |= month && !time;
	return (struct xlsx_format){ day && time ? XLSX_DAY_TIME : day ? XLSX_DAY
		: time ? XLSX_TIME : XLSX_PLAIN, 0 };
}

/* Formats below 164 are known by their number alone (ECMA-376, 18.8.30). */
struct xlsx_format xlsx_format_of(int id, str code)
{
	if (code.ptr)
		return format_of_code(code);
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58) || id == 36)
		return (struct xlsx_format){ XLSX_DAY, 0 };
	if (id == 22)
		return (struct xlsx_format){ XLSX_DAY_TIME, 0 };
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
		return (struct xlsx_format){ XLSX_TIME, 0 };
	return (struct xlsx_format){ XLSX_PLAIN, 0 };
}

/* ---- numbers ---- */

static str without_zeros(str s)
{
	while (s.len && s.ptr[s.len - 1] == '0')
		s.len--;
	return s.len && s.ptr[s.len - 1] == '.' ? str_part(s, 0, s.len - 1) : s;
}

static str plain_number(struct arena *a, double x)
{
	if (x == floor(x) && fabs(x) < 1e15)
		return arena_printf(a, "%.0f", x == 0 ? 0.0 : x);
	str s = arena_printf(a, "%.15g", x);
	if (!str_has(s, S("e")))
		return s;
	return fabs(x) >= 1 ? arena_printf(a, "%.0f", x) : without_zeros(arena_printf(a, "%.20f", x));
}

/* Excel counts days from 1900 and believes in its 29 February; ptr NULL: no day. */
static str day_text(struct arena *a, double serial, bool from_1904)
{
	double day = floor(serial);
	if (day < (from_1904 ? 0 : 1) || day > 2900000)
		return (str){ 0 };
	if (from_1904)
		return day_add(a, S("1904-01-01"), (int)day);
	if (day == 60)
		return (str){ 0 };
	return day_add(a, day < 60 ? S("1899-12-31") : S("1899-12-30"), (int)day);
}

static str time_text(struct arena *a, double serial, bool whole)
{
	int64_t minutes = (int64_t)floor((whole ? serial : serial - floor(serial)) * 1440 + 0.5);
	return arena_printf(a, "%lld:%02lld", (long long)(minutes / 60), (long long)(minutes % 60));
}

str xlsx_number(struct arena *a, str raw, struct xlsx_format format, bool from_1904)
{
	char *end;
	const char *z = arena_z(a, raw);
	double x = strtod(z, &end);
	if (!raw.len || end != z + raw.len || !isfinite(x) || strpbrk(z, "xX"))
		return raw;
	str day = format.look == XLSX_DAY || format.look == XLSX_DAY_TIME
		? day_text(a, x, from_1904) : (str){ 0 };
	switch (format.look) {
	case XLSX_DAY: return day.ptr ? day : plain_number(a, x);
	case XLSX_DAY_TIME:
		if (!day.ptr || x == floor(x))
			return day.ptr ? day : plain_number(a, x);
		return arena_printf(a, "%.*s %.*s", STR_ARG(day), STR_ARG(time_text(a, x, false)));
	case XLSX_TIME:   return x >= 0 && x < 1000000 ? time_text(a, x, true) : plain_number(a, x);
	case XLSX_PADDED:
		return x >= 0 && x < 1e15 && x == floor(x)
			? arena_printf(a, "%0*.0f", format.digits, x) : plain_number(a, x);
	default:          return plain_number(a, x);
	}
}

/* ---- texts ---- */

static int hex_of(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10
		: c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The letter that "_x000D_" stands for; -1: these are letters by themselves. */
static int escaped(str s)
{
	int code = 0;
	if (s.len < 7 || s.ptr[0] != '_' || s.ptr[1] != 'x' || s.ptr[6] != '_')
		return -1;
	for (int i = 2; i < 6; i++) {
		if (hex_of(s.ptr[i]) < 0)
			return -1;
		code = code * 16 + hex_of(s.ptr[i]);
	}
	return code >= 0xd800 && code < 0xe000 ? -1 : code;
}

static void letter_put(struct buf *out, int code)
{
	if (code < 0x80) {
		buf_char(out, (char)code);
	} else if (code < 0x800) {
		buf_char(out, (char)(0xc0 | code >> 6));
		buf_char(out, (char)(0x80 | (code & 63)));
	} else {
		buf_char(out, (char)(0xe0 | code >> 12));
		buf_char(out, (char)(0x80 | (code >> 6 & 63)));
		buf_char(out, (char)(0x80 | (code & 63)));
	}
}

str xlsx_unescape(struct arena *a, str s)
{
	struct buf out = { .arena = a };
	if (!str_has(s, S("_x")))
		return s;
	for (size_t i = 0; i < s.len; i++) {
		int code = escaped(str_part(s, i, s.len));
		if (code >= 0)
			letter_put(&out, code);
		else
			buf_char(&out, s.ptr[i]);
		i += code >= 0 ? 6 : 0;
	}
	return buf_str(&out);
}

/* ---- references ---- */

bool xlsx_reference(str s, int *column, int64_t *row)
{
	size_t i = 0;
	int n = 0;
	for (; i < s.len && i < 4 && s.ptr[i] >= 'A' && s.ptr[i] <= 'Z'; i++)
		n = n * 26 + s.ptr[i] - 'A' + 1;
	struct maybe_int number = str_int(str_part(s, i, s.len));
	*column = n - 1;
	*row = number.value;
	return i > 0 && number.set && number.value >= 1 && number.value <= 10000000;
}

str column_letters(struct arena *a, int column)
{
	char letters[8];
	int n = (int)sizeof letters;
	for (int left = column + 1; left > 0 && n > 0; left = (left - 1) / 26)
		letters[--n] = (char)('A' + (left - 1) % 26);
	return arena_copy(a, (str){ letters + n, sizeof letters - (size_t)n });
}
