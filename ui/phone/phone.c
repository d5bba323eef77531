#include "ui/parts.h"

struct ui_dial ui_dial(str number)
{
	struct ui_dial dial = { 0 };
	size_t n = 0;
	for (size_t i = 0; i < number.len && n < sizeof dial.number - 1; i++) {
		char c = number.ptr[i];
		if ((c >= '0' && c <= '9') || (c == '+' && n == 0))
			dial.number[n++] = c;
	}
	return dial;
}
