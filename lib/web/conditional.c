/* Conditional and partial requests: RFC 9110, sections 8.8, 12.5.3, 13 and 14. */
#include "web/web_internal.h"
#include <strings.h>

#define GZIP_MARK "-gzip"

static bool str_same(str s, const char *z)
{
	return s.len == strlen(z) && !strncasecmp(s.ptr, z, s.len);
}

/* Decimal digits only: str_int() would also take a minus. */
static bool digits_read(str s, size_t *n)
{
	struct maybe_int value = str_int(s);
	*n = (size_t)value.value;
	return value.set && s.ptr[0] >= '0' && s.ptr[0] <= '9';
}

enum range_answer range_read(str header, size_t size, struct range *range)
{
	*range = (struct range){ 0, size };
	str rest = header, unit, first;
	if (!str_cut(&rest, '=', &unit) || !str_same(str_trim(unit), "bytes"))
		return RANGE_WHOLE;
	rest = str_trim(rest);
	if (!memchr(rest.ptr ? rest.ptr : "", '-', rest.len) || memchr(rest.ptr, ',', rest.len))
		return RANGE_WHOLE;
	if (!str_cut(&rest, '-', &first))
		return RANGE_WHOLE;
	size_t from = 0, to = 0;
	if (first.len == 0) {                          /* the last `to` bytes */
		if (!digits_read(rest, &to))
			return RANGE_WHOLE;
		if (to == 0 || size == 0)
			return RANGE_UNSATISFIABLE;
		range->count = to < size ? to : size;
		range->from = size - range->count;
		return RANGE_PART;
	}
	if (!digits_read(first, &from))
		return RANGE_WHOLE;
	if (rest.len == 0)
		to = SIZE_MAX;
	else if (!digits_read(rest, &to) || to < from)
		return RANGE_WHOLE;
	if (from >= size)
		return RANGE_UNSATISFIABLE;
	size_t most = size - from;
	*range = (struct range){ from, to - from < most ? to - from + 1 : most };
	return RANGE_PART;
}

const char *range_header(struct arena *a, enum range_answer answer, struct range r, size_t size)
{
	if (answer == RANGE_UNSATISFIABLE)
		return arena_printf(a, "bytes */%zu", size).ptr;
	return arena_printf(a, "bytes %zu-%zu/%zu", r.from, r.from + r.count - 1, size).ptr;
}

static str without_gzip_mark(str tag)
{
	str mark = S(GZIP_MARK "\"");
	return str_part(tag, 0, tag.len - (str_ends(tag, mark) ? mark.len : 1));
}

bool etag_matches(str if_none_match, str etag)
{
	str piece;
	if (etag.len < 2 || str_eq(str_trim(if_none_match), S("*")))
		return etag.len >= 2 && if_none_match.ptr;
	while (str_cut(&if_none_match, ',', &piece)) {
		piece = str_trim(piece);
		if (str_starts(piece, S("W/")))
			piece = str_part(piece, 2, piece.len);
		if (piece.len >= 2 && str_ends(piece, S("\""))
		 && str_eq(without_gzip_mark(piece), without_gzip_mark(etag)))
			return true;
	}
	return false;
}

str etag_of_gzip(struct arena *a, str etag)
{
	return arena_printf(a, "%.*s" GZIP_MARK "\"", (int)etag.len - 1, etag.ptr);
}

/* "q=0", "q=0.", "q=0.000": refused. */
static bool refused(str parameter)
{
	str name, value = str_trim(parameter);
	if (!str_cut(&value, '=', &name) || !str_same(str_trim(name), "q"))
		return false;
	value = str_trim(value);
	for (size_t i = 0; i < value.len; i++)
		if (value.ptr[i] != '0' && value.ptr[i] != '.')
			return false;
	return true;
}

bool accepts_gzip(str accept_encoding)
{
	str coding, name, parameter;
	while (str_cut(&accept_encoding, ',', &coding)) {
		if (!str_cut(&coding, ';', &name) || !str_same(str_trim(name), "gzip"))
			continue;
		bool no = false;
		while (str_cut(&coding, ';', &parameter))
			no = no || refused(parameter);
		return !no;
	}
	return false;
}
