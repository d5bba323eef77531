#include "tests/check.h"
#include "ui/ui.h"

/* The window as text: "1 … 4 5 6 … 20". */
static str window(struct check *t, int64_t page, int64_t pages)
{
	struct int_list numbers = ui_pagination_window(&t->arena, page, pages);
	struct buf b = { .arena = &t->arena };
	for (size_t i = 0; i < numbers.count; i++) {
		if (i)
			buf_char(&b, ' ');
		if (numbers.items[i])
			buf_int(&b, numbers.items[i]);
		else
			buf_put(&b, S("…"));
	}
	return buf_str(&b);
}

UNIT(few_pages_are_all_shown)
{
	CHECK(str_is(window(t, 1, 1), "1"));
	CHECK(str_is(window(t, 2, 3), "1 2 3"));
	CHECK(str_is(window(t, 3, 5), "1 2 3 4 5"));
}

UNIT(many_pages_show_the_ends_and_the_neighbours)
{
	CHECK(str_is(window(t, 1, 20), "1 2 … 20"));
	CHECK(str_is(window(t, 10, 20), "1 … 9 10 11 … 20"));
	CHECK(str_is(window(t, 20, 20), "1 … 19 20"));
}

UNIT(a_gap_never_hides_a_single_page)
{
	CHECK(str_is(window(t, 4, 20), "1 2 3 4 5 … 20"));
	CHECK(str_is(window(t, 17, 20), "1 … 16 17 18 19 20"));
	CHECK(str_is(window(t, 4, 7), "1 2 3 4 5 6 7"));
}

UNIT(a_list_of_two_thousand_pages_has_nine_numbers_at_most)
{
	for (int64_t page = 1; page <= 2000; page++) {
		struct int_list numbers = ui_pagination_window(&t->arena, page, 2000);
		CHECK(numbers.count <= 9);
	}
}
