#include "ui/parts.h"

struct html_classes ui_look_class(enum ui_look look)
{
	static const str names[] = {
		[UI_SECONDARY] = S("govuk-button--secondary"), [UI_WARNING] = S("govuk-button--warning"),
		[UI_INVERSE] = S("govuk-button--inverse"),
	};
	return (struct html_classes){ names[look] };
}
