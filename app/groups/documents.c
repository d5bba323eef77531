/* Charter, invitation, attendance sheet, thanks, result of a scoring. */
#include "app/groups/documents.h"

static struct document *begin(struct req *r, const struct group_get_row *g, str title, str day)
{
	return document_new(r->arena, &(struct document_about){ .title = title, .subtitle = g->name,
		.author = site_setting(r->db, "operator"), .subject = g->area,
		.language = str_of(r->page.lang ? r->page.lang->code : "en"),
		.day = day.len ? day : day_of(r->arena, r->now) });
}

struct document *charter_document(struct req *r, const struct group_get_row *g)
{
	const struct lang *lang = r->page.lang;
	struct document *d = begin(r, g, tr(lang, N_("Charter")), g->charter_on);
	const struct document_fact facts[] = {
		{ tr(lang, N_("Area of planning")), g->area },
		{ tr(lang, N_("Kind")), tr(lang, choice_label(group_kinds, g->kind)) },
		{ tr(lang, N_("The charter was agreed on")), site_day(r, g->charter_on) },
	};
	document_facts(d, tr(lang, N_("About the group")), facts, COUNT(facts), S("–"));
	document_markdown(d, d->level + 1, g->charter);
	return d;
}

static void meeting_facts(struct req *r, struct document *d, const struct meeting_get_row *m,
	bool open)
{
	const struct lang *lang = r->page.lang;
	struct document_fact facts[4] = {
		{ tr(lang, N_("When")), meeting_time(r, m->day, m->starts, m->ends) },
		{ tr(lang, N_("How people meet")), tr(lang, choice_label(meeting_kinds, m->kind)) },
		{ tr(lang, N_("Place")), m->place },
		{ tr(lang, N_("Address to join online")), m->link },
	};
	document_facts(d, meeting_name(r, m->number), facts, open || !m->link.len ? 3 : 4, S("–"));
}

struct document *invitation_document(struct req *r, const struct group_get_row *g,
	const struct meeting_get_row *m, bool open)
{
	const struct lang *lang = r->page.lang;
	struct document *d = begin(r, g, tr(lang, N_("Invitation")), m->day);
	struct agenda_list_rows rows = agenda_list(r->db, .meeting_id = m->id, .limit = AGENDA_MOST);
	meeting_facts(r, d, m, open);
	if (m->invitation.len)
		document_plain(d, m->invitation);
	document_heading(d, 1, tr(lang, N_("Agenda")));
	document_list(d, true);
	for (size_t i = 0; i < rows.count; i++)
		document_item(d, rows.items[i].title);
	document_list_end(d);
	return d;
}

struct document *sheet_document(struct req *r, const struct group_get_row *g,
	const struct meeting_get_row *m)
{
	enum { BLANKS = 10 };
	const struct lang *lang = r->page.lang;
	struct document *d = begin(r, g, tr(lang, N_("Attendance sheet")), m->day);
	struct attendance a = attendance_read(r, m);
	const struct document_column columns[] = {
		{ tr(lang, N_("No.")), 1, ALIGN_END }, { tr(lang, N_("Member or guest")), 4, ALIGN_START },
		{ tr(lang, N_("Role")), 3, ALIGN_START }, { tr(lang, N_("Organisation")), 4, ALIGN_START },
		{ tr(lang, N_("Signature")), 4, ALIGN_START },
	};
	meeting_facts(r, d, m, false);
	document_table(d, tr(lang, N_("Members and guests")), columns, COUNT(columns));
	for (size_t i = 0; i < a.grid.count + BLANKS; i++) {
		const struct attendance_grid_row *row = i < a.grid.count ? &a.grid.items[i] : NULL;
		document_row(d);
		document_cell(d, row ? arena_printf(r->arena, "%lld", (long long)row->number) : S(""));
		document_cell_head(d, row ? person_words(r->arena, lang, PERSON(row)) : S(""));
		document_cell(d, row ? tr(lang, participant_words(participant_of(row->role))) : S(""));
		document_cell(d, row && row->organisation.len ? row->organisation : S(""));
		document_cell(d, S(""));
	}
	document_table_end(d);
	return d;
}

struct document *thanks_document(struct req *r, const struct group_get_row *g)
{
	const struct lang *lang = r->page.lang;
	struct document *d = begin(r, g, tr(lang, N_("We thank everybody")), (str){ 0 });
	struct member_list_rows rows = member_list(r->db, .group_id = g->id,
		.today = day_of(r->arena, r->now), .limit = MEMBERS_MOST + ENDED_MOST);
	int64_t others = 0;
	document_list(d, false);
	for (size_t i = 0; i < rows.count; i++) {
		const struct member_list_row *m = &rows.items[i];
		if (!m->thanks || !m->name.len)
			others++;
		else
			document_item(d, m->organisation.len ? arena_printf(r->arena, "%.*s, %.*s",
				STR_ARG(m->name), STR_ARG(m->organisation)) : m->name);
	}
	document_list_end(d);
	if (others)
		document_text(d, message_with(r->arena,
			tr(lang, N_("Others, who did not wish to be named: %s.")),
			arena_printf(r->arena, "%lld", (long long)others)));
	return d;
}

struct document *ballot_document(struct req *r, const struct group_get_row *g,
	const struct ballot_get_row *b)
{
	const struct lang *lang = r->page.lang;
	struct document *d = begin(r, g, b->title, b->closed_on);
	bool ranked;
	str low = { 0 }, papers;
	struct result_lines lines = ballot_results(r, b, &ranked, &low, &papers);
	const struct document_column columns[] = {
		{ tr(lang, N_("Order")), 1, ALIGN_END }, { tr(lang, N_("Item")), 6, ALIGN_START },
		{ tr(lang, N_("Papers")), 1, ALIGN_END }, { tr(lang, N_("Points together")), 2, ALIGN_END },
		{ tr(lang, N_("Mean")), 2, ALIGN_END }, { tr(lang, N_("Spread")), 2, ALIGN_END },
	};
	document_text(d, message_with(r->arena, tr(lang, N_("Papers counted: %s.")), papers));
	if (low.len)
		document_text(d, low);
	document_table(d, tr(lang, N_("Result")), columns, COUNT(columns));
	for (size_t i = 0; i < lines.count; i++) {
		const struct result_line *l = &lines.items[i];
		document_row(d);
		document_cell(d, l->rank.len ? l->rank : S("–"));
		document_cell_head(d, l->text);
		document_cell(d, l->n);
		document_cell(d, l->total);
		document_cell(d, l->mean);
		document_cell(d, l->spread);
	}
	document_table_end(d);
	return d;
}
