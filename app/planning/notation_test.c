/* Lines of a measure's form: what they say comes back, what is wrong is said. */
#include "app/planning/notation.h"
#include "tests/check.h"

#define COMES_BACK(noun, line) \
	do { \
		struct noun##_line x = { 0 }; \
		CHECK(!noun##_read(&t->arena, S(line), &x)); \
		str written = noun##_write(&t->arena, &x); \
		struct noun##_line y = { 0 }; \
		CHECK(!noun##_read(&t->arena, written, &y)); \
		CHECK(str_eq(noun##_write(&t->arena, &y), written)); \
	} while (0)

UNIT(lines_of_a_measure_come_back_as_they_were)
{
	COMES_BACK(step, "Oslovit lékaře; do: 30. 6. 2024; splněno: 12. 5. 2024");
	COMES_BACK(step, "Oslovit lékaře; zrušeno");
	COMES_BACK(money, "2024; plán: 150 000; zdroj: rozpočet města / obce; skutečnost: 120 000,50");
	COMES_BACK(indicator, "Počet osob; jednotka: osob; výchozí: 10; cíl: 0; zdroj: výkaz");
	COMES_BACK(actor, "Odbor sociálních věcí; za: koordinaci");
	struct money_line m;
	CHECK(!money_read(&t->arena, S("2024; zdroj: x; skutečnost: 120 000,50"), &m));
	CHECK(m.year == 2024 && !m.planned.set && m.spent.value == 12000050);
	struct indicator_line i;
	CHECK(!indicator_read(&t->arena, S("A; jednotka: %; cíl: 0"), &i));
	CHECK(i.target.set && !i.target.value && !i.baseline.set);
}

UNIT(what_is_wrong_with_a_line_is_said)
{
	CHECK(indicator_check(S("Počet osob; cíl: 25")));                  /* no unit */
	CHECK(indicator_check(S("Počet osob; jednotka: osob; cíl: mnoho")));
	CHECK(money_check(S("rok 2024; zdroj: x; plán: 1")) && money_check(S("2024; plán: 1")) &&
		money_check(S("2024; zdroj: x")) && money_check(S("2024; zdroj: x; plán: -1")) &&
		money_check(S("2024; zdroj: x; plán: 1; plán: 2")));
	CHECK(step_check(S("Krok; do: 31. 2. 2024")) && step_check(S("Krok; splněno")) &&
		step_check(S("Krok; kdysi")) && step_check(S("; do: 1. 1. 2024")));
	CHECK(actor_check(S("; za: vše")) && actor_check(S("Odbor; garant")));
	CHECK(!actor_check(S("Odbor;")));
}
