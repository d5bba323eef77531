/* Addresses as people write them in one line. */
#include "app/catalogue/guide.h"
#include "app/territory/territory.h"

enum { PIECES = 8 };

static bool digit(char c)  { return c >= '0' && c <= '9'; }

static bool has_digit(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (digit(s.ptr[i]))
			return true;
	return false;
}

/* Where "742 21" or "74221" stands by itself, or s.len. */
static size_t postal_at(str s, size_t *len)
{
	for (size_t i = 0; i + 5 <= s.len; i++) {
		size_t n = 3;
		if ((i && digit(s.ptr[i - 1])) || !digit(s.ptr[i]) || !digit(s.ptr[i + 1]) ||
			!digit(s.ptr[i + 2]))
			continue;
		n += s.ptr[i + 3] == ' ';
		bool two = i + n + 2 <= s.len && digit(s.ptr[i + n]) && digit(s.ptr[i + n + 1]);
		if (two && (i + n + 2 == s.len || (!digit(s.ptr[i + n + 2]) && s.ptr[i + n + 2] != '/'))) {
			*len = n + 2;
			return i;
		}
	}
	return s.len;
}

/* "1163/12", "19", "907/1A" */
static bool house_number(str s)
{
	if (!s.len || s.len > 12 || !digit(s.ptr[0]))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!digit(s.ptr[i]) && s.ptr[i] != '/' &&
			!(i && digit(s.ptr[i - 1]) && s.ptr[i] >= 'A' && s.ptr[i] <= 'z'))
			return false;
	return true;
}

/* The piece that has the postal code, without it; the code itself goes into *code. */
static str take_postal(struct arena *a, str piece, str *code)
{
	size_t n = 0, at = postal_at(piece, &n);
	if (at == piece.len)
		return piece;
	str before = str_trim(str_part(piece, 0, at)),
		behind = str_trim(str_part(piece, at + n, piece.len));
	*code = arena_printf(a, "%.*s%.*s", 3, piece.ptr + at, 2, piece.ptr + at + n - 2);
	return before.len && behind.len ? arena_printf(a, "%.*s %.*s", STR_ARG(before), STR_ARG(behind))
		: before.len                ? before
									: behind;
}

static void find_municipality(struct import *im, struct guide_address *address, const str *pieces,
	size_t count, size_t postal)
{
	int64_t id = 0;
	/* Beside the postal code a number is a part of the town (Praha 2); elsewhere
	 * it is a house, and streets are called like villages. */
	if (postal < count && pieces[postal].len)
		id = municipality_named(im->db, &im->item, pieces[postal], address->postal_code);
	for (size_t i = count; i-- > 0 && !id; )
		if (i != postal && !has_digit(pieces[i]))
			id = municipality_named(im->db, &im->item, pieces[i], address->postal_code);
	if (id)
		address->municipality = SOME(id);
}

static void find_street(struct import *im, struct guide_address *address, str piece)
{
	size_t last = piece.len;
	while (last && piece.ptr[last - 1] != ' ')
		last--;
	str number = str_part(piece, last, piece.len), street = str_trim(str_part(piece, 0, last));
	if (!house_number(number) || !street.len || str_has(street, S(" - ")))
		return;
	address->house_number = number;
	/* A village without streets: "Kateřinice 228". */
	str town = address->municipality.set ? import_municipality_name(im, address->municipality.value)
										 : (str){ 0 };
	if (!str_eq(street, town))
		address->street = street;
}

struct guide_address guide_address(struct import *im, str line)
{
	struct guide_address address = { .line = line };
	str pieces[PIECES], rest = line, piece;
	size_t count = 0, postal = PIECES;
	while (count < PIECES && line.len && str_cut(&rest, ',', &piece)) {
		str code = { 0 };
		pieces[count] = take_postal(&im->item, str_trim(piece), &code);
		if (code.len && !address.postal_code.len) {
			address.postal_code = code;
			postal = count;
		}
		count++;
	}
	if (!count)
		return address;
	find_municipality(im, &address, pieces, count, postal);
	if (postal != 0)
		find_street(im, &address, pieces[0]);
	return address;
}
