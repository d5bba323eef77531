#include "doc/doc.h"
#include "tests/check.h"

/* How many squares are dark, and whether (x, y) is. */
static int64_t dark(str path, int64_t x, int64_t y, bool *here)
{
	int64_t total = 0;
	str piece;
	*here = false;
	while (str_cut(&path, 'z', &piece)) {
		str at_x, at_y, width;
		if (!piece.len)
			break;
		piece = str_part(piece, 1, piece.len);
		str_cut(&piece, ' ', &at_x);
		str_cut(&piece, 'h', &at_y);
		str_cut(&piece, 'v', &width);
		int64_t from = str_int(at_x).value, count = str_int(width).value;
		total += count;
		*here = *here || (str_int(at_y).value == y && x >= from && x < from + count);
	}
	return total;
}

/* Version 1 has 21 squares a side; its three corners bear a ring with a heart. */
UNIT(a_short_text_is_a_code_of_the_smallest_size)
{
	struct qr qr = qr_make(&t->arena, S("A"));
	bool corner, ring, heart, white;
	CHECK(qr.size == 21 + 8);
	int64_t total = dark(qr.path, 4, 4, &corner);
	CHECK(total > 150 && total < 290);
	dark(qr.path, 5, 5, &ring);
	dark(qr.path, 7, 7, &heart);
	dark(qr.path, 3, 3, &white);
	CHECK(corner && !ring && heart && !white);
	dark(qr.path, 24, 4, &corner);
	CHECK(corner);
}

UNIT(a_longer_text_is_a_larger_code_and_one_too_long_is_none)
{
	struct buf text = { .arena = &t->arena };
	struct qr small = qr_make(&t->arena, S("https://rozcestnik.example/"));
	CHECK(small.size == 29 + 8);
	for (int i = 0; i < 100; i++)
		buf_put(&text, S("0123456789"));
	struct qr large = qr_make(&t->arena, buf_str(&text));
	CHECK(large.size > small.size);
	buf_char(&text, '!');
	CHECK(!qr_make(&t->arena, buf_str(&text)).size);
	CHECK(!qr_make(&t->arena, S("")).size && !qr_make(&t->arena, (str){ 0 }).size);
}
