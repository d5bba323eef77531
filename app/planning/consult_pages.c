/* Putting the draft of a plan out for comments, section by section (app/voices). */
#include "app/planning/edition.h"
#include "app/planning/office.h"
#include "app/voices/voices.h"

enum { BEFORE = 7, OPEN = 21, SETTLED = 30 };  /* days: until it opens, it is open, it is settled */

struct parts { struct consultation_part *items; size_t count; };

static void part_add(struct req *r, struct parts *to, str part, str heading, str text)
{
	if (str_trim(heading).len && str_trim(text).len)
		*(struct consultation_part *)arena_push(r->arena, &to->items, &to->count,
			sizeof *to->items) =
			(struct consultation_part){ slug_make(r->arena, part), heading, text };
}

/* What of the plan has a text: its vision, its sections, its measures. */
static struct parts parts_of(struct req *r, const struct plan_lines *lines)
{
	struct parts to = { 0 };
	part_add(r, &to, S("vize"), tr(planning_czech(r), N_("Vision")),
		plan_value(lines, S("plan"), "vision"));
	for (size_t i = 0; i < lines->count; i++) {
		str part = lines->items[i].part;
		bool measure = str_starts(part, S("measure "));
		if (!str_is(lines->items[i].field, "title") ||
			!(measure || str_starts(part, S("section "))))
			continue;
		str heading = measure ? arena_printf(r->arena, "%.*s %.*s", STR_ARG(part_key(part)),
			STR_ARG(lines->items[i].value)) : lines->items[i].value;
		part_add(r, &to, part, heading, plan_value(lines, part, measure ? "description" : "text"));
	}
	return to;
}

/* POST /urad/plany/{id}/pripominky: a consultation that nobody sees until it is published */
int office_consult(struct req *r)
{
	struct office_plan_get_row *p = office_plan_of(r);
	if (!p)
		return r->status;
	struct plan_lines lines = plan_lines_live(r, p->id);
	struct parts parts = parts_of(r, &lines);
	str opens = day_add(r->arena, day_of(r->arena, r->now), BEFORE),
		closes = day_add(r->arena, opens, OPEN);
	const char *why = NULL;
	int64_t id = consultation_open(r, &(struct consultation_new){ .area = p->area_id,
		.title = p->title, .introduction = tr(planning_czech(r),
			N_("Say what you think of the draft of the plan, section by section.")),
		.opens_on = opens, .closes_on = closes, .kind = "plan", .record = p->id,
		.settle_by = day_add(r->arena, closes, SETTLED), .parts = parts.items,
		.count = parts.count }, &why);
	if (id)
		return answer_see_other(r, arena_printf(r->arena, "/urad/zaznamy/konzultace/%lld",
			(long long)id));
	form_error(r, plan_fields, NULL, why);
	return office_plan_told(r, p);
}
