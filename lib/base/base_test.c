#include "base/base.h"
#include "tests/check.h"
#include <stdlib.h>

UNIT(texts_are_cut_trimmed_and_compared)
{
	str rest = S("a,,b"), piece;
	CHECK(str_cut(&rest, ',', &piece) && str_is(piece, "a"));
	CHECK(str_cut(&rest, ',', &piece) && piece.len == 0);
	CHECK(str_cut(&rest, ',', &piece) && str_is(piece, "b"));
	CHECK(!str_cut(&rest, ',', &piece));
	CHECK(str_is(str_trim(S(" \t a b\r\n")), "a b") && str_trim(S("  ")).len == 0);
	CHECK(str_order(S("a"), S("ab")) < 0 && str_order(S("b"), S("a")) > 0 &&
		str_order(S(""), S("")) == 0);
	CHECK(str_has(S("abc"), S("bc")) && str_has(S("abc"), S("")) && !str_has(S("ab"), S("abc")));
}

UNIT(integers_are_read_whole_or_not_at_all)
{
	CHECK(str_int(S("-12")).value == -12 && str_int(S("007")).value == 7);
	CHECK(!str_int(S("")).set && !str_int(S("-")).set && !str_int(S("1 ")).set &&
		!str_int(S("+1")).set);
	CHECK(!str_int(S("9999999999999999999")).set);
}

UNIT(broken_utf8_is_noticed)
{
	static const char *const bad[] = { "\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
		"\xe2\x82", "a\x80" };
	CHECK(utf8_valid(S("příliš €😀")) && !utf8_valid((str){ "a\0b", 3 }));
	for (size_t i = 0; i < COUNT(bad); i++)
		CHECK(!utf8_valid(str_of(bad[i])));
	CHECK(utf8_length(S("čáp")) == 3 && str_is(utf8_head(S("čáp"), 2), "čá") &&
		str_is(utf8_head(S("čáp"), 9), "čáp"));
	CHECK(str_is(utf8_mend(&t->arena, S("čáp")), "čáp"));
	CHECK(str_is(utf8_mend(&t->arena, S("č\xc4p\xff")), "č\xef\xbf\xbdp\xef\xbf\xbd"));
}

UNIT(local_time_knows_summer_time)
{
	/* 2026-03-29 01:00 UTC is when clocks go forward; 2026-10-25 01:00 back. */
	struct local_time before = local_time(1774745999), after = local_time(1774746000);
	CHECK(before.hour == 1 && before.minute == 59 && after.hour == 3 && after.minute == 0 &&
		after.weekday == 7);
	before = local_time(1792889999);
	after = local_time(1792890000);
	CHECK(before.hour == 2 && before.minute == 59 && after.hour == 2 && after.minute == 0);
	CHECK(str_is(day_of(&t->arena, 1798757999), "2026-12-31") &&
		str_is(day_of(&t->arena, 1798758000), "2027-01-01"));
	CHECK(str_is(day_of(&t->arena, -1), "1970-01-01") &&
		str_is(day_of(&t->arena, -3601), "1969-12-31"));
}

UNIT(days_are_of_the_real_calendar)
{
	CHECK(day_valid(S("2024-02-29")) && !day_valid(S("2023-02-29")) &&
		!day_valid(S("1900-02-29")) && day_valid(S("2000-02-29")));
	CHECK(!day_valid(S("2024-13-01")) && !day_valid(S("2024-00-01")) && !day_valid(S("2024-1-1")) &&
		!day_valid(S("2024-04-31")));
	CHECK(str_is(day_add(&t->arena, S("2024-02-28"), 2), "2024-03-01"));
	CHECK(str_is(day_add(&t->arena, S("2026-01-01"), -1), "2025-12-31"));
	CHECK(day_weekday(S("2026-03-12")) == 4 && day_weekday(S("1970-01-01")) == 4 &&
		day_weekday(S("2024-12-29")) == 7);
}

static void count_close(void *what) { ++*(int *)what; }

UNIT(an_arena_closes_what_was_opened_in_it)
{
	int closed = 0;
	struct arena a = { 0 };
	char *small = arena_alloc(&a, 10), *large = arena_alloc(&a, 100000);
	CHECK(small[9] == 0 && large[99999] == 0);
	arena_on_free(&a, count_close, &closed);
	arena_reset(&a);
	CHECK(closed == 1);
	char *again = arena_alloc(&a, 64);
	CHECK(again[63] == 0);
	arena_free(&a);
	CHECK(closed == 1);
}

UNIT(buffers_grow_and_stay_terminated)
{
	struct buf b = { 0 };
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%d,", i);
	bool right = b.len == 3890 && b.ptr[b.len] == '\0' && str_ends(buf_str(&b), S("998,999,"));
	buf_free(&b);
	CHECK(right && !b.ptr);
}

UNIT(base64_is_read_as_it_was_written_and_nothing_else_is)
{
	static const char *const pairs[][2] = { { "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" },
		{ "foo", "Zm9v" }, { "foob", "Zm9vYg==" }, { "\xff\xfe\x01", "//4B" } };
	static const char *const wrong[] = { "Zg=", "Zg", "Z===", "Zg==Zg==", "Zm 9", "Zm9v\n" };
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct buf out = { .arena = &t->arena }, back = { .arena = &t->arena };
		base64_put(&out, str_of(pairs[i][0]));
		CHECK(str_is(buf_str(&out), pairs[i][1]));
		CHECK(base64_take(&back, buf_str(&out)) && str_is(buf_str(&back), pairs[i][0]));
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK(!base64_take(&(struct buf){ .arena = &t->arena }, str_of(wrong[i])));
}

UNIT(rows_are_found_by_the_number_they_begin_with)
{
	static const struct { int64_t id; char rest[8]; } rows[] = { { 2, "" }, { 5, "" }, { 5, "" },
		{ 9, "" } };
	static const struct { int64_t id; size_t at; } cases[] = { { 1, 0 }, { 2, 0 }, { 3, 1 },
		{ 5, 1 }, { 6, 3 }, { 9, 3 }, { 10, 4 } };
	for (size_t i = 0; i < COUNT(cases); i++)
		CHECK(rows_from(rows, COUNT(rows), sizeof *rows, cases[i].id) == cases[i].at);
	CHECK(rows_from(NULL, 0, sizeof *rows, 1) == 0);
}

UNIT(numbers_and_rows_that_begin_with_one_are_put_in_order)
{
	int64_t numbers[] = { 7, INT64_MAX, -1, INT64_MIN, 7, 0 };
	static const int64_t wanted[] = { INT64_MIN, -1, 0, 7, 7, INT64_MAX };
	struct { int64_t id; char name; } rows[] = { { 3, 'c' }, { 1, 'a' }, { 2, 'b' } };
	qsort(numbers, COUNT(numbers), sizeof *numbers, rows_order);
	qsort(rows, COUNT(rows), sizeof *rows, rows_order);
	CHECK(!memcmp(numbers, wanted, sizeof wanted));
	CHECK(rows[0].name == 'a' && rows[1].name == 'b' && rows[2].name == 'c');
}
