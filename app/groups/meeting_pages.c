/* A meeting: planned, changed, its agenda, and all there is of it on one page. */
#include "app/groups/meeting.html.h"
#include "crypto/crypto.h"

#define F(member, type, ...) FIELD(struct meeting_form, member, type, __VA_ARGS__)
static const struct field fields[] = {
	F(day, DAY, .label = N_("Day"), .required = true),
	F(starts, TEXT, .label = N_("From what time"), .required = true, .max = 5,
		.check = clock_wrong, .hint = N_("Such as 14:00.")),
	F(ends, TEXT, .label = N_("Until what time"), .required = true, .max = 5,
		.check = clock_wrong),
	F(kind, CHOICE, .label = N_("How people meet"), .required = true, .choices = meeting_kinds),
	F(place, TEXT, .label = N_("Place"), .max = 200,
		.hint = N_("With the room, and how one gets there without steps.")),
	F(link, URL, .label = N_("Address to join online"), .max = 500,
		.hint = N_("Only members get it.")),
	F(invitation, LONG_TEXT, .label = N_("What else the invitation says"), .max = 4000),
	F(open, BOOL, .label = N_("Anybody may come")),
	F(published, BOOL, .label = N_("The public sees that it takes place")),
	{ 0 }
};

/* ---- planning and changing ---- */

static int form_show(struct req *r, const struct seat *s, const struct meeting_get_row *m,
	const struct meeting_form *f)
{
	struct meeting_form_view v = { .r = r, .fields = fields, .form = f,
		.action = m ? seat_url(r, s, "/setkani/%lld/zmenit", (long long)m->number)
					: seat_url(r, s, "/setkani/nove"),
		.invited = m && m->sent_sequence.set,
		.frame = seat_frame(r, s, tr(r->page.lang, m ? N_("Change the meeting")
													 : N_("Plan a meeting"))) };
	meeting_form_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* Reads the form, with times as they are kept; true when nothing is wrong. */
static bool form_take(struct req *r, struct meeting_form *f)
{
	form_read(r, fields, f);
	str starts = clock_text_read(r->arena, f->starts), ends = clock_text_read(r->arena, f->ends);
	const char *order = starts.ptr && ends.ptr ? meeting_times_refusal(starts, ends) : NULL;
	if (order)
		form_error(r, fields, "ends", order);
	if (f->kind.len && !str_is(f->kind, "online") && !f->place.len)
		form_error(r, fields, "place", N_("Say where people are to come."));
	if (str_is(f->kind, "online"))
		f->place = (str){ 0 };
	if (r->errors.count)
		return false;
	f->starts = starts;
	f->ends = ends;
	return true;
}

/* GET /urad/skupiny/{slug}/setkani/nove */
int meeting_new(struct req *r)
{
	struct seat s;
	struct meeting_form f = { .starts = S("14:00"), .ends = S("16:00"), .kind = S("in_person"),
		.published = true };
	return seat_writes(r, &s) ? form_show(r, &s, NULL, &f) : r->status;
}

static void write(struct req *r, const struct seat *s, int64_t id, int64_t sequence,
	const struct meeting_form *f)
{
	meeting_set(r->db, .id = id, .day = f->day, .starts = f->starts, .ends = f->ends,
		.kind = f->kind, .place = f->place, .link = f->link, .invitation = f->invitation,
		.open = f->open, .published = f->published, .sequence = sequence, .now = r->now);
	db_note_change(r->db, "group", s->g->id);
}

/* What every agenda has: minutes to approve, tasks to follow up, and the rest. */
static void agenda_begin(struct req *r, const struct seat *s, int64_t id, str day)
{
	const struct lang *lang = r->page.lang;
	int64_t position = 0;
	struct meeting_last_submitted_rows waiting = meeting_last_submitted(
		r->db, .group_id = s->g->id, .before = day, .limit = AGENDA_MOST / 2);
	agenda_add(r->db, .meeting_id = id, .position = ++position,
		.title = tr(lang, N_("Opening and agenda")));
	for (size_t i = 0; i < waiting.count; i++)
		agenda_add(r->db, .meeting_id = id, .position = ++position,
			.approves = SOME(waiting.items[i].id),
			.title = arena_printf(r->arena, "%.*s (%.*s)",
				STR_ARG(tr(lang, N_("Approval of the minutes"))),
				STR_ARG(meeting_name(r, waiting.items[i].number))));
	if (task_group_open(r->db, .group_id = s->g->id, .limit = 1).count)
		agenda_add(r->db, .meeting_id = id, .position = ++position,
			.title = tr(lang, N_("What became of the tasks")));
	agenda_add(r->db, .meeting_id = id, .position = ++position,
		.title = tr(lang, N_("Any other business")));
}

/* POST /urad/skupiny/{slug}/setkani/nove */
int meeting_create(struct req *r)
{
	struct seat s;
	struct meeting_form f = { 0 };
	if (!seat_writes(r, &s))
		return r->status;
	int64_t number = meeting_number(r->db, .group_id = s.g->id);
	if (number > MEETINGS_MOST)
		form_error(r, fields, NULL, N_("The group has as many meetings as it can have."));
	if (!form_take(r, &f))
		return form_show(r, &s, NULL, &f);
	int64_t id = meeting_add(r->db, .uuid = uuid_make(r->arena, r->now), .group_id = s.g->id,
		.number = number, .day = f.day, .starts = f.starts, .ends = f.ends, .kind = f.kind,
		.now = r->now);
	write(r, &s, id, 0, &f);
	agenda_begin(r, &s, id, f.day);
	return answer_see_other(r, seat_url(r, &s, "/setkani/%lld/program", (long long)number));
}

/* The meeting of the address if this may be done with it; else what was answered is in
 * r->status: a page that says why not. */
static struct meeting_get_row *changeable(struct req *r, struct seat *s)
{
	struct meeting_get_row *m = seat_writes(r, s) ? meeting_asked(r, s) : NULL;
	if (m && meeting_refusal(meeting_state_of(m->state), STEP_CHANGE)) {
		answer_see_other(r, seat_url(r, s, "/setkani/%lld?nelze=zmenit", (long long)m->number));
		return NULL;
	}
	return m;
}

/* GET /urad/skupiny/{slug}/setkani/{number}/zmenit */
int meeting_edit(struct req *r)
{
	struct seat s;
	struct meeting_get_row *m = changeable(r, &s);
	if (!m)
		return r->status;
	struct meeting_form f = { m->day, m->starts, m->ends, m->kind, m->place, m->link,
		m->invitation, m->open, m->published };
	return form_show(r, &s, m, &f);
}

/* POST /urad/skupiny/{slug}/setkani/{number}/zmenit */
int meeting_save(struct req *r)
{
	struct seat s;
	struct meeting_form f = { 0 };
	struct meeting_get_row *m = changeable(r, &s);
	if (!m)
		return r->status;
	if (!form_take(r, &f))
		return form_show(r, &s, m, &f);
	bool moved = !str_eq(f.day, m->day) || !str_eq(f.starts, m->starts) ||
		!str_eq(f.ends, m->ends) || !str_eq(f.kind, m->kind) || !str_eq(f.place, m->place) ||
		!str_eq(f.link, m->link) || !str_eq(f.invitation, m->invitation);
	write(r, &s, m->id, m->sequence + (moved && m->sent_sequence.set), &f);
	return answer_see_other(r, seat_url(r, &s, "/setkani/%lld?hotovo=1", (long long)m->number));
}

/* ---- agenda ---- */

enum { NEW_LINES = 4 };

static void agenda_line(struct req *r, struct agenda_lines *to, int64_t id, str position,
	str title)
{
	str key = id ? arena_printf(r->arena, "%lld", (long long)id)
				 : arena_printf(r->arena, "n%zu", to->count);
	*(struct agenda_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct agenda_line){ .id = id, .position = position, .title = title,
			.html_id = key };
}

/* What the form holds, or what the store has, with empty lines for more. */
static struct agenda_lines agenda_read(struct req *r, const struct meeting_get_row *m)
{
	struct agenda_lines to = { 0 };
	struct agenda_list_rows rows = agenda_list(r->db, .meeting_id = m->id, .limit = AGENDA_MOST);
	for (size_t i = 0; i < rows.count; i++)
		agenda_line(r, &to, rows.items[i].id,
			arena_printf(r->arena, "%zu", i + 1), rows.items[i].title);
	for (size_t i = 0; i < NEW_LINES && to.count < AGENDA_MOST; i++)
		agenda_line(r, &to, 0, arena_printf(r->arena, "%zu", to.count + 1), S(""));
	for (size_t i = 0; r->method == POST && i < to.count; i++) {
		struct agenda_line *l = &to.items[i];
		str title = form_text(r, arena_printf(r->arena, "bod%.*s", STR_ARG(l->html_id)).ptr);
		/* What another person has added meanwhile is not in the form, and stays. */
		l->title = title.ptr || !l->id ? title : l->title;
		str position = form_text(
			r, arena_printf(r->arena, "poradi%.*s", STR_ARG(l->html_id)).ptr);
		l->position = position.ptr ? position : l->position;
	}
	return to;
}

static int agenda_answer(struct req *r, const struct seat *s, const struct meeting_get_row *m,
	struct agenda_lines lines)
{
	struct agenda_view v = { .r = r, .lines = lines,
		.frame = seat_frame(r, s, tr(r->page.lang, N_("Agenda"))),
		.action = seat_url(r, s, "/setkani/%lld/program", (long long)m->number) };
	agenda_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* GET /urad/skupiny/{slug}/setkani/{number}/program */
int agenda_edit(struct req *r)
{
	struct seat s;
	struct meeting_get_row *m = changeable(r, &s);
	return m ? agenda_answer(r, &s, m, agenda_read(r, m)) : r->status;
}

/* POST /urad/skupiny/{slug}/setkani/{number}/program: an emptied line is taken out */
int agenda_save(struct req *r)
{
	enum { LONGEST = 300 };
	struct seat s;
	struct meeting_get_row *m = changeable(r, &s);
	if (!m)
		return r->status;
	struct agenda_lines lines = agenda_read(r, m);
	for (size_t i = 0; i < lines.count; i++)
		if (utf8_length(lines.items[i].title) > LONGEST)
			form_error(r, NULL, NULL, N_("An item is too long."));
	if (r->errors.count)
		return agenda_answer(r, &s, m, lines);
	for (size_t i = 0; i < lines.count; i++) {
		const struct agenda_line *l = &lines.items[i];
		struct maybe_int wanted = str_int(l->position);
		int64_t position = wanted.set && wanted.value >= 0 && wanted.value < 1000
			? wanted.value : (int64_t)i + 1;
		if (l->id && !l->title.len)
			agenda_drop(r->db, .id = l->id, .meeting_id = m->id);
		else if (l->id)
			agenda_set(r->db, .id = l->id, .meeting_id = m->id, .position = position,
				.title = l->title);
		else if (l->title.len)
			agenda_add(r->db, .meeting_id = m->id, .position = position, .title = l->title);
	}
	db_note_change(r->db, "group", s.g->id);
	return answer_see_other(r, seat_url(r, &s, "/setkani/%lld?hotovo=1", (long long)m->number));
}
