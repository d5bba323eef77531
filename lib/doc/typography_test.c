#include "doc/typography.h"
#include "tests/check.h"

static bool bind(const char *before, const char *after)
{
	return words_bind(str_of(before), str_of(after), S("cs"));
}

UNIT(a_czech_line_does_not_end_with_a_preposition_of_one_letter)
{
	const char letters[] = "kszvouaiKSZVOUAI";
	for (size_t i = 0; letters[i]; i++) {
		const char word[] = { letters[i], '\0' }, quoted[] = { '(', letters[i], '\0' };
		CHECK(bind(word, "městě") && bind(quoted, "městě"));
		CHECK(!words_bind(str_of(word), S("town"), S("en")));
	}
	CHECK(bind("„V", "městě"));
	CHECK(!bind("ve", "městě") && !bind("na", "úřadě") && !bind("x", "a") && !bind("", "a"));
}

UNIT(a_number_stays_with_what_it_counts_and_a_day_with_its_month)
{
	CHECK(bind("24.", "6.") && bind("6.", "2024") && bind("1", "200") && bind("200", "Kč,"));
	CHECK(bind("12,5", "%") && bind("§", "37") && bind("č.", "5") && !bind("kdo", "Sb."));
	CHECK(words_bind(S("200"), S("Kč"), S("en")));
	CHECK(!bind("2024", "město") && !bind("konec.", "5"));
}
