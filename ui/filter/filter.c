#include "ui/parts.h"

int64_t ui_filter_chosen(struct ui_filter f)
{
	int64_t chosen = 0;
	for (size_t i = 0; i < f.options.count; i++)
		chosen += f.options.items[i].checked;
	return chosen;
}
