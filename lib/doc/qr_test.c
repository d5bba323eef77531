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

/* ---- read back, as a telephone does that sees it well ---- */

enum { MOST_SIDE = 57 };               /* of version 10 */
/* Where the middles of alignment patterns stand beside 6, and the blocks of data at level
 * M: `longer` of them have a byte more (ISO/IEC 18004, tables 9 and E.1). */
static const struct { int middles[2], blocks, longer, bytes; } versions[] = {
	{ { 0 }, 1, 0, 16 }, { { 18 }, 1, 0, 28 }, { { 22 }, 1, 0, 44 }, { { 26 }, 2, 0, 32 },
	{ { 30 }, 2, 0, 43 }, { { 34 }, 4, 0, 27 }, { { 22, 38 }, 4, 0, 31 },
	{ { 24, 42 }, 4, 2, 38 }, { { 26, 46 }, 5, 2, 36 }, { { 28, 50 }, 5, 1, 43 },
};
struct picture { int side, version; bool dark[MOST_SIDE][MOST_SIDE]; };

static struct picture picture_of(struct qr qr)
{
	struct picture p = { .side = (int)qr.size - 8 };
	p.version = (p.side - 17) / 4;
	str path = qr.path, piece, x, y, run;
	while (str_cut(&path, 'z', &piece) && piece.len) {
		piece = str_part(piece, 1, piece.len);
		str_cut(&piece, ' ', &x);
		str_cut(&piece, 'h', &y);
		str_cut(&piece, 'v', &run);
		for (int64_t i = 0; i < str_int(run).value; i++)
			p.dark[str_int(y).value - 4][str_int(x).value - 4 + i] = true;
	}
	return p;
}

static bool near(int a, int b) { return a >= b - 2 && a <= b + 2; }

/* The square belongs to a pattern or says how to read, and is no data. */
static bool reserved(const struct picture *p, int x, int y)
{
	int last = p->side - 1, at[3] = { 6, versions[p->version - 1].middles[0],
		versions[p->version - 1].middles[1] };
	if (x == 6 || y == 6 || (x < 9 && (y < 9 || y > last - 8)) || (x > last - 8 && y < 9))
		return true;
	if (p->version >= 7 && ((x < 6 && y > last - 11) || (y < 6 && x > last - 11)))
		return true;
	for (int i = 0; i < 9; i++) {
		int a = at[i / 3], b = at[i % 3], end = last - 6;
		bool corner = (a == 6 && (b == 6 || b == end)) || (a == end && b == 6);
		if (a && b && !corner && near(x, a) && near(y, b))
			return true;
	}
	return false;
}

static bool masked(int mask, int x, int y)
{
	switch (mask) {
	case 0:  return (x + y) % 2 == 0;
	case 1:  return y % 2 == 0;
	case 2:  return x % 3 == 0;
	case 3:  return (x + y) % 3 == 0;
	case 4:  return (y / 2 + x / 3) % 2 == 0;
	case 5:  return x * y % 2 + x * y % 3 == 0;
	case 6:  return (x * y % 2 + x * y % 3) % 2 == 0;
	default: return ((x + y) % 2 + x * y % 3) % 2 == 0;
	}
}

/* The bytes as they stand in the picture: in pairs of columns, up and down. */
static str bytes_of(struct arena *a, const struct picture *p)
{
	int format = p->dark[8][2] << 2 | p->dark[8][3] << 1 | p->dark[8][4], bits = 0, byte = 0;
	struct buf out = { .arena = a };
	bool up = true;
	for (int right = p->side - 1; right > 0; right -= 2, up = !up) {
		right -= right == 6;
		for (int i = 0; i < p->side; i++)
			for (int x = right, y = up ? p->side - 1 - i : i; x >= right - 1; x--) {
				if (reserved(p, x, y))
					continue;
				byte = (byte << 1 | (p->dark[y][x] != masked(format ^ 5, x, y))) & 255;
				if (++bits % 8 == 0)
					buf_char(&out, (char)byte);
			}
	}
	return buf_str(&out);
}

static str text_of(struct arena *a, struct qr qr)
{
	struct picture p = picture_of(qr);
	int blocks = versions[p.version - 1].blocks, bytes = versions[p.version - 1].bytes;
	int short_ones = blocks - versions[p.version - 1].longer, wide = p.version >= 10 ? 2 : 1;
	str got = bytes_of(a, &p);
	struct buf data = { .arena = a }, text = { .arena = a };
	for (int b = 0; b < blocks; b++) {
		for (int i = 0; i < bytes; i++)
			buf_char(&data, got.ptr[i * blocks + b]);
		if (b >= short_ones)
			buf_char(&data, got.ptr[bytes * blocks + b - short_ones]);
	}
	/* Half a byte says that bytes follow, then how many there are. */
	const unsigned char *d = (const unsigned char *)data.ptr;
	int length = (d[0] & 15) << 4 | d[1] >> 4;
	if (wide == 2)
		length = length << 8 | (d[1] & 15) << 4 | d[2] >> 4;
	for (int i = 0; d[0] >> 4 == 4 && i < length; i++)
		buf_char(&text, (char)((d[wide + i] << 4 | d[wide + i + 1] >> 4) & 255));
	return buf_str(&text);
}

UNIT(a_code_reads_back_as_its_text_in_ten_sizes)
{
	str address = S("https://socialni.example.cz/s/mZb4hA9s0Q-_xyz?");
	struct buf text = { .arena = &t->arena };
	int64_t largest = 0;
	for (int i = 0; i < 210; i++) {
		buf_char(&text, address.ptr[(size_t)i % address.len]);
		struct qr qr = qr_make(&t->arena, buf_str(&text));
		CHECK(str_eq(text_of(&t->arena, qr), buf_str(&text)));
		largest = qr.size;
	}
	CHECK(largest == MOST_SIDE + 8);
}
