#include "ui/parts.h"

/* No number anywhere has more digits than the first (E.164); no Czech one the second. */
enum { MOST_DIGITS = 15, CZECH_DIGITS = 9 };

/* People write "499 000 111/112", "499 000 111, kl. 5", "499 000 (111/112)":
 * what is dialled ends where the first whole number does. */
static bool within_number(unsigned char c, size_t digits, bool with_country)
{
	if (c == '(')
		return digits < (with_country ? CZECH_DIGITS + 3 : CZECH_DIGITS);
	bool no_break_space = c == 0xc2 || c == 0xa0;
	return c == ' ' || c == '-' || c == '.' || no_break_space;
}

struct ui_dial ui_dial(str number)
{
	struct ui_dial dial = { 0 };
	size_t n = 0, digits = 0;
	for (size_t i = 0; i < number.len && digits < MOST_DIGITS; i++) {
		char c = number.ptr[i];
		bool digit = c >= '0' && c <= '9';
		if (digit || (c == '+' && n == 0))
			dial.number[n++] = c;
		else if (digits && !within_number((unsigned char)c, digits, dial.number[0] == '+'))
			break;
		digits += digit;
	}
	return dial;
}
