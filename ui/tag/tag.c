#include "ui/parts.h"

struct html_classes ui_tone_class(enum ui_tone tone)
{
	static const str names[] = {
		[UI_GREY] = S("govuk-tag--grey"), [UI_GREEN] = S("govuk-tag--green"),
		[UI_YELLOW] = S("govuk-tag--yellow"), [UI_RED] = S("govuk-tag--red"),
		[UI_TEAL] = S("govuk-tag--teal"), [UI_PURPLE] = S("govuk-tag--purple"),
		[UI_MAGENTA] = S("govuk-tag--magenta"), [UI_ORANGE] = S("govuk-tag--orange"),
	};
	return (struct html_classes){ names[tone] };
}
