/*
 * Minutes, written on one screen while people talk: agenda and attendance at the side, the
 * text of each item, and a task or a resolution made where it came up.  Whatever button
 * is pressed, all of the page is saved with it.
 */
#include "app/groups/attendance.h"
#include "app/groups/minutes.html.h"
#include "app/groups/minutes_write.h"
#include "crypto/crypto.h"

/* ---- the page ---- */

static void items_fill(struct req *r, struct minutes_view *v, const struct meeting_get_row *m,
	const struct minutes *all, const struct minutes_adding *adding)
{
	for (size_t i = 0; i < all->agenda.count; i++) {
		const struct agenda_list_row *a = &all->agenda.items[i];
		struct minutes_item *to = arena_push(r->arena, &v->items.items, &v->items.count,
			sizeof *to);
		*to = (struct minutes_item){ .id = a->id, .title = a->title, .text = a->minutes,
			.number = arena_printf(r->arena, "%zu", i + 1),
			.field = arena_printf(r->arena, "z%lld", (long long)a->id),
			.anchor = arena_printf(r->arena, "bod-%lld", (long long)a->id),
			.adding = adding->item == a->id ? adding->what : NEW_NOTHING };
		if (r->method == POST)
			to->text = form_text(r, to->field.ptr);
		if (a->approves_number.set)
			to->approves = meeting_name(r, a->approves_number.value);
		to->may_approve = a->approves.set &&
			meeting_state_of(a->approves_state) == MEETING_SUBMITTED;
		for (size_t n = 0; n < all->tasks.count; n++) {
			const struct task_list_row *k = &all->tasks.items[n];
			if (k->item_id.value == a->id)
				*(struct task_line *)arena_push(r->arena, &to->tasks.items, &to->tasks.count,
					sizeof *to->tasks.items) = (struct task_line){ .id = k->id, .text = k->text,
					.due = site_day(r, k->due), .who = k->member_id.set
						? person_words(r->arena, r->page.lang, PERSON(k)) : k->who };
		}
		for (size_t n = 0; n < all->resolutions.count; n++) {
			const struct resolution_list_row *x = &all->resolutions.items[n];
			if (x->item_id.value == a->id)
				*(struct resolution_line *)arena_push(r->arena, &to->resolutions.items,
					&to->resolutions.count, sizeof *to->resolutions.items) =
					(struct resolution_line){ x->id,
						resolution_number_words(r->arena, m->number, x->number), x->text,
						votes_words(r, x) };
		}
	}
}

static void earlier_fill(struct req *r, const struct seat *s, struct minutes_view *v,
	const struct meeting_get_row *m)
{
	struct task_open_rows rows = task_open(r->db, .group_id = s->g->id, .before = m->day,
		.meeting_id = m->id, .limit = TASKS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct task_open_row *k = &rows.items[i];
		struct task_line *to = arena_push(r->arena, &v->earlier.items, &v->earlier.count,
			sizeof *to);
		*to = (struct task_line){ .id = k->id, .text = k->text, .state = k->state, .note = k->note,
			.due = site_day(r, k->due), .late = k->due.len && str_order(k->due, m->day) < 0,
			.given = meeting_name(r, k->given),
			.key = arena_printf(r->arena, "%lld", (long long)k->id),
			.who = k->member_id.set ? person_words(r->arena, r->page.lang, PERSON(k)) : k->who };
		if (r->method == POST) {
			to->state = form_text(r, arena_printf(r->arena, "u%lld", (long long)k->id).ptr);
			to->note = form_text(r, arena_printf(r->arena, "n%lld", (long long)k->id).ptr);
		}
	}
}

/* What stands in the store and differs from what is on the screen. */
static void others_fill(struct req *r, struct minutes_view *v, const struct minutes *all)
{
	for (size_t i = 0; i < all->agenda.count; i++) {
		const struct agenda_list_row *a = &all->agenda.items[i];
		if (a->minutes.len && !str_eq(a->minutes, v->items.items[i].text))
			words_add(r->arena, &v->others, arena_printf(r->arena, "%.*s: %.*s",
				STR_ARG(a->title), STR_ARG(a->minutes)));
	}
}

static int page(struct req *r, const struct seat *s, const struct meeting_get_row *m,
	const struct minutes_adding *adding, bool conflict)
{
	struct minutes all = minutes_read(r, m);
	struct minutes_view v = { .r = r, .add = &adding->form,
		.frame = seat_frame(r, s, arena_printf(r->arena, "%.*s – %.*s",
			STR_ARG(tr(r->page.lang, N_("Minutes"))), STR_ARG(meeting_name(r, m->number)))),
		.action = seat_url(r, s, "/setkani/%lld/zapis", (long long)m->number),
		.meeting_url = seat_url(r, s, "/setkani/%lld", (long long)m->number),
		.time = meeting_time(r, m->day, m->starts, m->ends), .place = m->place,
		.revision = arena_printf(r->arena, "%lld", (long long)m->revision),
		.pen = r->method == POST ? form_text(r, "pero") : token_make(r->arena),
		.summary = r->method == POST ? form_text(r, "souhrn") : m->summary,
		.add_fields = adding->what == NEW_RESOLUTION ? minutes_resolution_fields(r)
													 : minutes_task_fields(r, m),
		.roll = roll_of(r, m, &all.attendance), .present = triad_words(r, &all.attendance.triad) };
	v.frame->wide = true;
	items_fill(r, &v, m, &all, adding);
	earlier_fill(r, s, &v, m);
	if (conflict)
		others_fill(r, &v, &all);
	if (query_text(r, "hotovo").len && r->method == GET)
		v.done = tr(r->page.lang, str_is(query_text(r, "hotovo"), "schvaleno")
			? N_("The minutes of the earlier meeting are approved.")
			: N_("The minutes are saved."));
	minutes_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* The meeting whose minutes are being written; else what was answered is in r->status. */
static struct meeting_get_row *open_minutes(struct req *r, struct seat *s)
{
	struct meeting_get_row *m = seat_writes(r, s) ? meeting_asked(r, s) : NULL;
	if (m && meeting_state_of(m->state) != MEETING_RECORDED) {
		answer_see_other(r, seat_url(r, s, "/setkani/%lld?nelze=zapis", (long long)m->number));
		return NULL;
	}
	return m;
}

/* GET /urad/skupiny/{slug}/setkani/{number}/zapis?novy=ukol-3 */
int minutes_show(struct req *r)
{
	struct seat s;
	struct meeting_get_row *m = open_minutes(r, &s);
	if (!m)
		return r->status;
	struct minutes_adding adding = minutes_adding_of(query_text(r, "novy"));
	return page(r, &s, m, &adding, false);
}

/* ---- saving ---- */

/* Approves the minutes that this item of the agenda is about. */
static bool approve(struct req *r, const struct seat *s, const struct meeting_get_row *m,
	int64_t item)
{
	struct agenda_list_rows agenda = agenda_list(r->db, .meeting_id = m->id,
		.limit = AGENDA_MOST);
	for (size_t i = 0; i < agenda.count; i++) {
		const struct agenda_list_row *a = &agenda.items[i];
		if (a->id != item || !a->approves_number.set)
			continue;
		struct meeting_get_row *of = meeting_get(
			r->db, .group_id = s->g->id, .number = a->approves_number.value);
		const char *why = !of ? N_("There is no such meeting.")
			: meeting_refusal(meeting_state_of(of->state), STEP_APPROVE);
		why = why ? why : approval_refusal(of->day, m->day, meeting_state_of(m->state));
		if (why) {
			form_error(r, NULL, NULL, why);
			return false;
		}
		if (!meeting_state_set(r->db, .id = of->id, .was = of->state, .state = S("approved"),
				.now = r->now))
			return false;              /* somebody was faster */
		meeting_approved(r->db, .id = of->id, .day = m->day, .by = SOME(m->id));
		audit_write(r->db, r->now, r->visitor.account, &(struct audit){ .action = "change",
			.kind = "meeting", .record = of->id, .name = s->g->name, .field = "state",
			.old_value = of->state, .new_value = S("approved") });
		db_note_change(r->db, "group", s->g->id);
		return true;
	}
	return false;
}

/* "smazat-ukol-12" → 12 */
static struct maybe_int after_words(str what, const char *words)
{
	return str_starts(what, str_of(words)) ? str_int(str_part(what, strlen(words), what.len))
										   : NONE;
}

static void drop(struct req *r, const struct meeting_get_row *m, str what)
{
	struct maybe_int task = after_words(what, "smazat-ukol-"),
		resolution = after_words(what, "smazat-usneseni-");
	if (task.set && task_reported(r->db, .id = task.value))
		form_error(r, NULL, NULL, N_("A later meeting has heard of this task already. Close it "
			"there instead."));
	else if (task.set)
		task_drop(r->db, .id = task.value, .meeting_id = m->id);
	if (resolution.set)
		resolution_drop(r->db, .id = resolution.value, .meeting_id = m->id);
}

static bool known_pen(const struct meeting_get_row *m, struct maybe_int revision, str pen)
{
	return (revision.set && revision.value == m->revision) || (pen.len && str_eq(pen, m->pen));
}

/* POST /urad/skupiny/{slug}/setkani/{number}/zapis: saves all, and does what `co` says */
int minutes_save(struct req *r)
{
	struct seat s;
	struct meeting_get_row *m = open_minutes(r, &s);
	if (!m)
		return r->status;
	str what = form_text(r, "co"), pen = form_text(r, "pero");
	struct minutes_adding adding = minutes_adding_of(form_text(r, "novy"));
	if (!known_pen(m, str_int(form_text(r, "revize")), pen)) {
		form_error(r, NULL, NULL, N_("Somebody else has saved these minutes meanwhile. Compare "
			"what stands below, and save once more to keep what is here."));
		return page(r, &s, m, &adding, true);
	}
	minutes_keep(r, &s, m);
	attendance_keep(r, m, false);
	/* What is saved by itself leaves a task alone that is only half written. */
	bool asked = what.len > 0;
	if (asked && adding.what)
		minutes_add(r, m, &adding);
	drop(r, m, what);
	struct maybe_int approved = after_words(what, "schvalit-");
	bool done = !r->errors.count && approved.set && approve(r, &s, m, approved.value);
	if (r->errors.count)
		return page(r, &s, m, &adding, false);
	struct minutes_adding next = minutes_adding_of(what);
	if (next.what)
		return answer_see_other(r, seat_url(r, &s, "/setkani/%lld/zapis?novy=%.*s#novy",
			(long long)m->number, STR_ARG(utf8_head(what, 40))));
	return answer_see_other(r, seat_url(r, &s, "/setkani/%lld/zapis?hotovo=%s",
		(long long)m->number, done ? "schvaleno" : "1"));
}
