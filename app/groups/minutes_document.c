/* Minutes as a document: for the group by names, for everybody by consent. */
#include "app/groups/documents.h"

struct writing { struct req *r; struct document *d; const struct lang *lang; bool open; };

static str called(const struct writing *w, const struct person *p)
{
	return w->open ? person_public(w->r->arena, w->lang, p)
				   : person_words(w->r->arena, w->lang, p);
}

static void attendance_write(const struct writing *w, const struct attendance *a)
{
	const struct document_column columns[] = {
		{ tr(w->lang, N_("Member or guest")), 4, ALIGN_START },
		{ tr(w->lang, N_("Role")), 3, ALIGN_START },
		{ tr(w->lang, N_("Attendance")), 3, ALIGN_START },
	};
	document_heading(w->d, 1, tr(w->lang, N_("Attendance")));
	document_table(w->d, tr(w->lang, N_("Attendance")), columns, COUNT(columns));
	for (size_t i = 0; i < a->grid.count; i++) {
		const struct attendance_grid_row *row = &a->grid.items[i];
		const char *state = str_is(row->state, "guest") ? N_("Guest")
			: choice_label(attendance_choices, row->state);
		str words = *state ? tr(w->lang, state) : S("–");
		if (!w->open && row->deputy.len)
			words = arena_printf(w->r->arena, "%.*s: %.*s", STR_ARG(words), STR_ARG(row->deputy));
		document_row(w->d);
		document_cell_head(w->d, called(w, PERSON(row)));
		document_cell(w->d, tr(w->lang, participant_words(participant_of(row->role))));
		document_cell(w->d, words);
	}
	for (size_t i = 0; i < a->guests.count; i++) {
		const struct attendance_guests_row *g = &a->guests.items[i];
		document_row(w->d);
		document_cell_head(w->d, w->open || !g->name.len ? tr(w->lang, N_("Guest")) : g->name);
		document_cell(w->d, tr(w->lang, participant_words(participant_of(g->role))));
		document_cell(w->d, tr(w->lang, N_("Guest")));
	}
	document_table_end(w->d);
}

static str votes_of(const struct writing *w, const struct resolution_list_row *x)
{
	str votes = votes_words(w->r, x);
	return votes.len ? arena_printf(w->r->arena, " (%.*s)", STR_ARG(votes)) : S("");
}

static void item_write(const struct writing *w, const struct meeting_get_row *m,
	const struct minutes *all, size_t i)
{
	const struct agenda_list_row *a = &all->agenda.items[i];
	document_heading(w->d, 1, arena_printf(w->r->arena, "%zu. %.*s", i + 1, STR_ARG(a->title)));
	if (a->minutes.len)
		document_markdown(w->d, w->d->level + 1, a->minutes);
	for (size_t n = 0; n < all->resolutions.count; n++) {
		const struct resolution_list_row *x = &all->resolutions.items[n];
		if (x->item_id.value == a->id)
			document_plain(w->d, arena_printf(w->r->arena, "%.*s %.*s: %.*s%.*s",
				STR_ARG(tr(w->lang, N_("Resolution"))),
				STR_ARG(resolution_number_words(w->r->arena, m->number, x->number)),
				STR_ARG(x->text), STR_ARG(votes_of(w, x))));
	}
}

static void tasks_write(const struct writing *w, const struct minutes *all)
{
	const struct document_column columns[] = {
		{ tr(w->lang, N_("Task")), 6, ALIGN_START }, { tr(w->lang, N_("Who")), 3, ALIGN_START },
		{ tr(w->lang, N_("By when")), 2, ALIGN_START },
	};
	if (!all->tasks.count)
		return;
	document_heading(w->d, 1, tr(w->lang, N_("Tasks")));
	document_table(w->d, tr(w->lang, N_("Tasks")), columns, COUNT(columns));
	for (size_t i = 0; i < all->tasks.count; i++) {
		const struct task_list_row *k = &all->tasks.items[i];
		document_row(w->d);
		document_cell_head(w->d, k->text);
		document_cell(w->d, k->member_id.set ? called(w, PERSON(k)) : k->who);
		if (k->due.len)
			document_cell_day(w->d, site_day(w->r, k->due), k->due);
		else
			document_cell(w->d, S("–"));
	}
	document_table_end(w->d);
}

static void heard_write(const struct writing *w, const struct minutes *all)
{
	if (!all->heard.count)
		return;
	document_heading(w->d, 1, tr(w->lang, N_("Tasks of earlier meetings")));
	document_list(w->d, false);
	for (size_t i = 0; i < all->heard.count; i++) {
		const struct task_heard_row *k = &all->heard.items[i];
		document_item(w->d, arena_printf(w->r->arena, "%.*s (%.*s): %.*s%s%.*s", STR_ARG(k->text),
			STR_ARG(k->member_id.set ? called(w, PERSON(k)) : k->who),
			STR_ARG(tr(w->lang, task_state_words(k->state))), k->note.len ? ". " : "",
			STR_ARG(k->note)));
	}
	document_list_end(w->d);
}

static void end_write(const struct writing *w, const struct meeting_get_row *m,
	const struct minutes *all)
{
	if (m->approved_on.len)
		document_text(w->d, message_with(w->r->arena,
			tr(w->lang, N_("These minutes were approved on %s.")), site_day(w->r, m->approved_on)));
	else
		document_text(w->d, tr(w->lang, N_("These minutes have not been approved yet.")));
	if (all->amendments.count)
		document_heading(w->d, 1, tr(w->lang, N_("Amendments of the minutes")));
	for (size_t i = 0; i < all->amendments.count; i++)
		document_plain(w->d, arena_printf(w->r->arena, "%.*s: %.*s",
			STR_ARG(site_day(w->r, all->amendments.items[i].day)),
			STR_ARG(all->amendments.items[i].text)));
	if (!w->open)
		document_sign(w->d, tr(w->lang, N_("Minutes verified by")));
}

struct document *minutes_document(struct req *r, const struct group_get_row *g,
	const struct meeting_get_row *m, bool open)
{
	struct writing w = { .r = r, .lang = r->page.lang, .open = open };
	struct minutes all = minutes_read(r, m);
	w.d = document_new(r->arena, &(struct document_about){ .language =
		str_of(w.lang ? w.lang->code : "en"), .day = m->day, .subject = g->area,
		.title = arena_printf(r->arena, "%.*s – %.*s", STR_ARG(tr(w.lang, N_("Minutes"))),
			STR_ARG(meeting_name(r, m->number))), .subtitle = g->name,
		.author = site_setting(r->db, "operator") });
	const struct document_fact facts[] = {
		{ tr(w.lang, N_("When")), meeting_time(r, m->day, m->starts, m->ends) },
		{ tr(w.lang, N_("Place")), m->place },
		{ tr(w.lang, N_("In the room")), triad_words(r, &all.attendance.triad) },
	};
	document_facts(w.d, meeting_name(r, m->number), facts, COUNT(facts), S("–"));
	attendance_write(&w, &all.attendance);
	heard_write(&w, &all);
	for (size_t i = 0; i < all.agenda.count; i++)
		item_write(&w, m, &all, i);
	tasks_write(&w, &all);
	if (m->summary.len)
		document_markdown(w.d, w.d->level + 1, m->summary);
	end_write(&w, m, &all);
	return w.d;
}
