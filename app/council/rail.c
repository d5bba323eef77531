/* The way of a paper as a row of stops, and lists that several pages share. */
#include "app/council/view.h"

static enum ui_tone tone_of(enum result result)
{
	return way_passed(result) ? UI_GREEN : result == RESULT_NONE ? UI_GREY
		: result == RESULT_POSTPONED || result == RESULT_RETURNED ? UI_YELLOW : UI_RED;
}

/* A text as it stands in the store, or in the copy that the public sees. */
static str text_of(struct req *r, const struct paper *p, const hearing_row *h, bool copy,
	const char *what)
{
	if (copy)
		return paper_copy_of(p, arena_printf(r->arena, "%s-%lld", what, (long long)h->id));
	return str_is(str_of(what), "draft") ? h->draft : h->adopted;
}

static void stop_add(struct req *r, struct rail *rail, const struct paper *p,
	const hearing_row *h, bool copy)
{
	enum result result = result_of(h->result);
	*(struct rail_stop *)arena_push(r->arena, &rail->items, &rail->count, sizeof *rail->items) =
		(struct rail_stop){ .code = h->code, .name = h->body, .hearing = h->id,
			.attempt = h->attempt, .day = h->day.len ? site_day(r, h->day) : h->day,
			.state = tr(r->page.lang, result_label(result)), .tone = tone_of(result),
			.passed = way_passed(result), .number = h->number,
			.unnumbered = way_passed(result) && !h->number.len &&
				(h->statutory || h->number_pattern.len),
			.draft = text_of(r, p, h, copy, "draft"),
			.adopted = text_of(r, p, h, copy, "adopted"),
			.reason = copy ? (str){ 0 } : h->reason };
}

struct rail council_rail_of(struct req *r, const struct paper *p, bool every, bool copy)
{
	struct rail rail = { 0 };
	for (size_t i = 0; every && i < p->hearings.count; i++)
		stop_add(r, &rail, p, &p->hearings.items[i], copy);
	for (size_t i = 0; !every && i < p->way.count; i++)
		stop_add(r, &rail, p, p->steps[i], copy);
	size_t next = way_next(&p->way);
	for (size_t i = 0; i < rail.count; i++)
		rail.items[i].waits = p->state == PAPER_APPROVED && next < p->way.count &&
			rail.items[i].hearing == p->way.items[next].hearing;
	if (rail.count)
		rail.items[rail.count - 1].last = true;
	return rail;
}

struct council_format_links council_format_links(struct req *r, str base, bool tables)
{
	static const struct { enum document_format format; const char *label; } all[] = {
		{ DOCUMENT_PDF, N_("PDF") }, { DOCUMENT_ODT, N_("ODT (LibreOffice)") },
		{ DOCUMENT_DOCX, N_("DOCX (Word)") }, { DOCUMENT_XLSX, N_("XLSX (Excel)") },
		{ DOCUMENT_CSV, N_("CSV") },
	};
	struct council_format_links to = { 0 };
	for (size_t i = 0; i < COUNT(all); i++)
		if (tables || all[i].format < DOCUMENT_XLSX)
			*(struct ui_link *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
				(struct ui_link){ arena_printf(r->arena, "%.*s.%s", STR_ARG(base),
					document_suffix(all[i].format)), tr(r->page.lang, all[i].label), false };
	return to;
}

struct council_task_lines council_task_lines_of(struct req *r, struct council_task_list_rows rows)
{
	struct council_task_lines to = { 0 };
	str today = day_of(r->arena, r->now);
	for (size_t i = 0; i < rows.count; i++) {
		const struct council_task_list_row *t = &rows.items[i];
		enum task_state state = council_task_state_of(t->state);
		*(struct council_task_line *)arena_push(r->arena, &to.items, &to.count,
			sizeof *to.items) = (struct council_task_line){ .what = t->what, .who = t->who,
			.when = t->deadline.len ? site_day(r, t->deadline)
				: tr(r->page.lang, N_("continuously")),
			.state = tr(r->page.lang, council_task_state_label(state)), .report = t->report,
			.href = record_url(r, &resolution_task_record, t->id, ""),
			.of = arena_printf(r->arena, "%.*s %.*s %.*s", STR_ARG(t->code),
				STR_ARG(t->number), STR_ARG(site_day(r, t->day))),
			.late = council_task_late(state, t->deadline, today) };
	}
	return to;
}
