#include "tests/check.h"
#include "ui/ui.h"

UNIT(a_number_is_dialled_without_its_spaces)
{
	CHECK(str_is(str_of(ui_dial(S("+420 499 000 111")).number), "+420499000111"));
	CHECK(str_is(str_of(ui_dial(S("112")).number), "112"));
}

UNIT(of_several_numbers_the_first_is_dialled)
{
	CHECK(str_is(str_of(ui_dial(S("499 000 111, kl. +5")).number), "499000111"));
	CHECK(str_is(str_of(ui_dial(S("+420 595 622 467/453")).number), "+420595622467"));
	CHECK(str_is(str_of(ui_dial(S("+420 595 622 222, +420 595 622 252")).number), "+420595622222"));
	CHECK(str_is(str_of(ui_dial(S("+420 556 879 (480/478/470)")).number), "+420556879480"));
	CHECK(str_is(str_of(ui_dial(S("+420 499 000 111 (112)")).number), "+420499000111"));
	CHECK(str_is(str_of(ui_dial(S("499 000 111 (kl. 5)")).number), "499000111"));
	CHECK(str_is(str_of(ui_dial(S("tel. 499\u00a0000\u00a0111")).number), "499000111"));
}

UNIT(nothing_but_digits_and_a_leading_plus_is_dialled)
{
	CHECK(str_is(str_of(ui_dial(S("*#06#\"><script>")).number), "06"));
}

UNIT(a_number_that_is_too_long_is_cut_and_does_not_overflow)
{
	CHECK(strlen(ui_dial(S("1234567890123456789012345678901234567890")).number) == 15);
}
