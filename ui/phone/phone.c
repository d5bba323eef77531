#include "ui/parts.h"

/* No number anywhere has more digits (E.164). */
enum { MOST_DIGITS = 15 };

/* People write "499 000 111/112", "499 000 111, kl. 5": what is dialled ends
 * where the first number does. */
static bool within_number(unsigned char c)
{
	return c == ' ' || c == '-' || c == '.' || c == 0xc2 || c == 0xa0; /* and the no-break space */
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
		else if (digits && !within_number((unsigned char)c))
			break;
		digits += digit;
	}
	return dial;
}
