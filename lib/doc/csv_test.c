#include "doc/doc.h"
#include "tests/check.h"

UNIT(csv_reads_quotes_line_ends_and_comments)
{
	struct csv c =
		csv_open(S("\xef\xbb\xbf# who made it\r\na,b\r\n\"x \"\"y\"\"\nz\",2\n,\n"), ',');
	struct str_list row;
	CHECK(csv_next(&c, &t->arena, &row) && c.line == 2 && csv_column(&row, "b") == 1);
	CHECK(csv_next(&c, &t->arena, &row) && c.line == 3);
	CHECK(str_is(row.items[0], "x \"y\"\nz") && str_is(row.items[1], "2"));
	CHECK(
		csv_next(&c, &t->arena, &row) && c.line == 5 && row.count == 2 && !csv_field(&row, 0).ptr);
	CHECK(!csv_next(&c, &t->arena, &row) && !c.wrong);
}

UNIT(csv_says_what_is_wrong_and_stops)
{
	struct csv c = csv_open(S("a;\"b"), ';');
	struct str_list row;
	CHECK(!csv_next(&c, &t->arena, &row) && c.wrong);
	c = csv_open(S("\"a\"b;c"), ';');
	CHECK(!csv_next(&c, &t->arena, &row) && c.wrong);
}

UNIT(csv_disarms_formulas_and_leaves_numbers_alone)
{
	struct buf out = { .arena = &t->arena };
	csv_put(&out, S("=cmd()"), ';');
	csv_put(&out, S("-5"), ';');
	csv_put(&out, S("a;\"b\""), ';');
	CHECK(str_is(buf_str(&out), "\"'=cmd()\"-5\"a;\"\"b\"\"\""));
}

UNIT(csv_writes_nothing_that_it_would_read_as_a_comment)
{
	struct buf out = { .arena = &t->arena };
	struct str_list row;
	csv_put(&out, S("#1"), ',');
	buf_put(&out, S(",b\n"));
	struct csv c = csv_open(buf_str(&out), ',');
	CHECK(csv_next(&c, &t->arena, &row) && row.count == 2 && str_is(row.items[0], "#1"));
}

UNIT(what_is_written_for_programs_is_not_led_by_an_apostrophe)
{
	struct buf out = { .arena = &t->arena };
	csv_put_exact(&out, S("+420 499 811 890"), ',');
	csv_put_exact(&out, S(" a,b"), ',');
	csv_put_exact(&out, S("\"x\""), ',');
	CHECK(str_is(buf_str(&out), "+420 499 811 890\" a,b\"\"\"\"x\"\"\""));
}
