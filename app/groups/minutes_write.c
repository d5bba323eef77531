/* Keeping minutes: texts, tasks, resolutions. */
#include "app/groups/minutes_write.h"

#define F(member, type, ...) FIELD(struct minutes_form, member, type, __VA_ARGS__)
static const struct field task_fields[] = {
	F(text, TEXT, .label = N_("Task"), .max = 500),
	F(member, CHOICE, .label = N_("Which member does it")),
	F(who, TEXT, .label = N_("Or who else"), .max = 200,
		.hint = N_("An office or a role, such as department of social affairs.")),
	F(due, DAY, .label = N_("By when")), { 0 }
};
static const struct field resolution_fields[] = {
	F(decision, LONG_TEXT, .label = N_("Resolution"), .max = 4000,
		.hint = N_("What the group resolved, in full: the group recommends …")),
	F(yes, INT, .label = N_("Votes for"), .max = 1000,
		.hint = N_("Leave all three empty when the group agreed without counting.")),
	F(no, INT, .label = N_("Votes against"), .max = 1000),
	F(none, INT, .label = N_("Abstained"), .max = 1000), { 0 }
};

struct minutes_adding minutes_adding_of(str s)
{
	static const struct { str words; enum minutes_new what; } kinds[] = {
		{ S("ukol-"), NEW_TASK }, { S("usneseni-"), NEW_RESOLUTION },
	};
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct maybe_int item = str_starts(s, kinds[i].words)
			? str_int(str_part(s, kinds[i].words.len, s.len)) : NONE;
		if (item.set)
			return (struct minutes_adding){ .what = kinds[i].what, .item = item.value };
	}
	return (struct minutes_adding){ .what = NEW_NOTHING };
}

const struct field *minutes_task_fields(struct req *r, const struct meeting_get_row *m)
{
	struct field *f = arena_alloc(r->arena, sizeof task_fields);
	struct attendance_grid_rows rows = attendance_grid(r->db, .meeting_id = m->id,
		.group_id = m->group_id, .day = m->day, .limit = MEMBERS_MOST);
	struct choice *members = arena_alloc(r->arena, (rows.count + 1) * sizeof *members);
	memcpy(f, task_fields, sizeof task_fields);
	for (size_t i = 0; i < rows.count; i++) {
		const struct attendance_grid_row *row = &rows.items[i];
		str name = person_words(r->arena, r->page.lang, PERSON(row));
		members[i] = (struct choice){ arena_printf(r->arena, "%lld", (long long)row->id),
			arena_z(r->arena, name) };
	}
	f[1].choices = members;
	return f;
}

const struct field *minutes_resolution_fields(struct req *r)
{
	(void)r;
	return resolution_fields;
}

/* ---- texts ---- */

static str long_text(struct req *r, const char *name)
{
	str text = form_text(r, name);
	if (text.len && utf8_length(text) > MINUTES_TEXT)
		form_error(r, NULL, NULL, N_("The text of an item is too long."));
	return text.len ? text : (str){ 0 };
}

static void heard_keep(struct req *r, const struct seat *s, const struct meeting_get_row *m)
{
	struct task_open_rows rows = task_open(r->db, .group_id = s->g->id, .before = m->day,
		.meeting_id = m->id, .limit = TASKS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct task_open_row *k = &rows.items[i];
		str state = form_text(r, arena_printf(r->arena, "u%lld", (long long)k->id).ptr),
			note = form_text(r, arena_printf(r->arena, "n%lld", (long long)k->id).ptr);
		if (!*choice_label(task_states, state))
			continue;
		bool news = note.len || !str_is(state, "open");
		if (news)
			task_report_put(r->db, .task_id = k->id, .meeting_id = m->id, .state = state,
				.note = note.len ? utf8_head(note, 1000) : (str){ 0 });
		else
			task_report_drop(r->db, .task_id = k->id, .meeting_id = m->id);
		if (!str_eq(state, k->state))
			task_state_set(r->db, .id = k->id, .state = state,
				.closed_on = str_is(state, "open") ? (str){ 0 } : m->day);
	}
}

void minutes_keep(struct req *r, const struct seat *s, const struct meeting_get_row *m)
{
	struct agenda_list_rows agenda = agenda_list(r->db, .meeting_id = m->id,
		.limit = AGENDA_MOST);
	str pen = form_text(r, "pero");
	minutes_set(r->db, .id = m->id, .revision = m->revision + 1,
		.pen = pen.len ? utf8_head(pen, 100) : (str){ 0 }, .summary = long_text(r, "souhrn"),
		.now = r->now);
	for (size_t i = 0; i < agenda.count; i++) {
		const struct agenda_list_row *a = &agenda.items[i];
		const char *name = arena_printf(r->arena, "z%lld", (long long)a->id).ptr;
		str text = long_text(r, name);
		if (form_text(r, name).ptr && !str_eq(text, a->minutes))
			agenda_minutes(r->db, .id = a->id, .meeting_id = m->id, .minutes = text);
	}
	heard_keep(r, s, m);
}

/* ---- what is made in place ---- */

/* The item, if it is one of this meeting. */
static bool item_is_here(struct req *r, const struct meeting_get_row *m, int64_t item)
{
	struct agenda_list_rows agenda = agenda_list(r->db, .meeting_id = m->id,
		.limit = AGENDA_MOST);
	for (size_t i = 0; i < agenda.count; i++)
		if (agenda.items[i].id == item)
			return true;
	return false;
}

static void add_task(struct req *r, const struct meeting_get_row *m, struct minutes_adding *to)
{
	const struct field *fields = minutes_task_fields(r, m);
	struct minutes_form *f = &to->form;
	form_read(r, fields, f);
	if (!f->text.len && !f->member.len && !f->who.len && !f->due.len)
		return;
	if (!f->text.len)
		form_error(r, fields, "text", N_("Fill this in."));
	if (!f->member.len && !f->who.len)
		form_error(r, fields, "member", N_("Say who is to do it."));
	if (f->due.len && str_order(f->due, m->day) < 0)
		form_error(r, fields, "due", N_("This day is before the meeting."));
	if (!r->errors.count)
		task_add(r->db, .meeting_id = m->id, .item_id = SOME(to->item), .text = f->text,
			.member_id = str_int(f->member), .who = f->member.len ? (str){ 0 } : f->who,
			.due = f->due);
}

static void add_resolution(struct req *r, const struct meeting_get_row *m,
	struct minutes_adding *to)
{
	struct minutes_form *f = &to->form;
	form_read(r, resolution_fields, f);
	const char *wrong = votes_refusal(f->yes, f->no, f->none,
		attendance_voting(r->db, .meeting_id = m->id));
	if (!f->decision.len && !f->yes.set && !f->no.set && !f->none.set)
		return;
	if (!f->decision.len)
		form_error(r, resolution_fields, "decision", N_("Fill this in."));
	if (wrong)
		form_error(r, resolution_fields, "yes", wrong);
	int64_t number = resolution_number(r->db, .meeting_id = m->id);
	if (number > RESOLUTIONS_MOST)
		form_error(r, resolution_fields, NULL, N_("The meeting has too many resolutions."));
	if (!r->errors.count)
		resolution_add(r->db, .meeting_id = m->id, .item_id = SOME(to->item), .number = number,
			.text = f->decision, .yes = f->yes, .no = f->no, .none = f->none);
}

void minutes_add(struct req *r, const struct meeting_get_row *m, struct minutes_adding *to)
{
	if (!item_is_here(r, m, to->item)) {
		form_error(r, NULL, NULL, N_("This item is not on the agenda any more."));
		return;
	}
	if (to->what == NEW_TASK)
		add_task(r, m, to);
	else
		add_resolution(r, m, to);
}
