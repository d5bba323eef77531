#include "tests/check.h"
#include "ui/ui.h"

UNIT(a_number_is_dialled_without_its_spaces)
{
	CHECK(str_is(str_of(ui_dial(S("+420 499 000 111")).number), "+420499000111"));
	CHECK(str_is(str_of(ui_dial(S("112")).number), "112"));
}

UNIT(nothing_but_digits_and_a_leading_plus_is_dialled)
{
	CHECK(str_is(str_of(ui_dial(S("499 000 111, kl. +5")).number), "4990001115"));
	CHECK(str_is(str_of(ui_dial(S("*#06#\"><script>")).number), "06"));
}

UNIT(a_number_that_is_too_long_is_cut_and_does_not_overflow)
{
	CHECK(strlen(ui_dial(S("1234567890123456789012345678901234567890")).number) == 23);
}
