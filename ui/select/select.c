#include "ui/ui.h"

void ui_choice_add(struct req *r, struct ui_choices *to, str value, str label, bool chosen)
{
	struct ui_choice *items = (struct ui_choice *)to->items;
	*(struct ui_choice *)arena_push(r->arena, &items, &to->count, sizeof *items) =
		(struct ui_choice){ value, label, chosen };
	to->items = items;
}
