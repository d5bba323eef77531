/* What is wrong with a paper's days and drafts, in sentences. */
#include "app/council/paper.h"

static void say(struct req *r, struct str_list *to, const char *message, const str *values)
{
	*(str *)arena_push(r->arena, &to->items, &to->count, sizeof(str)) =
		council_say(r->arena, r->page.lang, message, values);
}

static str clash_words(struct req *r, const struct way *w, struct way_clash c)
{
	const struct way_step *before = &w->items[c.before], *after = &w->items[c.after];
	return council_say(r->arena, r->page.lang,
		N_("%s would hear the paper on %s, but %s, which comes before, only on %s."),
		(str[]){ after->code, site_day(r, after->day), before->code, site_day(r, before->day) });
}

bool paper_days_wrong(struct req *r, const struct field *fields, const struct paper_form *f,
	const struct way *now)
{
	struct way_step steps[PAPER_BODIES];
	struct way w = { steps, now->count };
	for (size_t i = 0; i < now->count; i++) {
		steps[i] = now->items[i];
		if (steps[i].result == RESULT_NONE)
			steps[i].day = f->days[i];
	}
	struct way_clash c = way_clash(&w);
	if (c.found)
		form_error(r, fields, arena_printf(r->arena, "day_%zu", c.after + 1).ptr,
			arena_z(r->arena, clash_words(r, &w, c)));
	return c.found;
}

/* "PV (29. 5. 2024), RM (5. 6. 2024)": the bodies whose session was before the signature. */
static str late_words(struct req *r, const struct paper *p)
{
	struct buf out = { .arena = r->arena };
	for (size_t i = 0; i < p->way.count; i++)
		if (signed_late(p->way.items[i].day, p->row->signed_on))
			buf_printf(&out, "%s%.*s (%.*s)", out.len ? ", " : "",
				STR_ARG(p->way.items[i].code), STR_ARG(site_day(r, p->way.items[i].day)));
	return buf_str(&out);
}

static void step_advice(struct req *r, const struct hearing_list_row *h, struct str_list *to)
{
	str day = site_day(r, h->day);
	if (h->result.len)
		return;
	if (h->day.len && !h->session_known)
		say(r, to, N_("No session of %s is planned on %s."), (str[]){ h->code, day });
	if (h->session_known && h->session_cancelled)
		say(r, to, N_("The session of %s on %s is cancelled."), (str[]){ h->code, day });
	if (!h->draft.len)
		say(r, to, N_("The draft resolution of %s is missing."), &h->code);
	else if (!item_present(h->item_pattern, h->draft))
		say(r, to, N_("The draft resolution of %s has no item such as %s."),
			(str[]){ h->code, item_number(r->arena, h->item_pattern, 1) });
}

struct council_advice paper_advice(struct req *r, const struct paper *p)
{
	struct council_advice to = { 0 };
	struct way_clash c = way_clash(&p->way);
	str late = late_words(r, p);
	if (c.found)
		*(str *)arena_push(r->arena, &to.refused.items, &to.refused.count, sizeof(str)) =
			clash_words(r, &p->way, c);
	if (late.len)
		say(r, &to.warnings, N_("The paper is signed on %s, only after the sessions of %s."),
			(str[]){ site_day(r, p->row->signed_on), late });
	for (size_t i = 0; i < p->way.count; i++)
		step_advice(r, p->steps[i], &to.warnings);
	return to;
}
