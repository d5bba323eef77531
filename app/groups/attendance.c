/* Who was at a meeting: read, entered at once from a sheet or on the spot, printed. */
#include "app/groups/attendance.h"
#include "app/groups/attendance.html.h"

const struct choice attendance_choices[] = { { S("present"), N_("Present") },
	{ S("excused"), N_("Excused") }, { S("absent"), N_("Absent") },
	{ S("deputy"), N_("Deputy") }, { .label = NULL } };
static const struct choice guest_choices[] = { { S("guest"), N_("Guest") }, { .label = NULL } };

/* ---- reading ---- */

static bool in_room(str state)
{
	return str_is(state, "present") || str_is(state, "deputy") || str_is(state, "guest");
}

struct attendance attendance_read(struct req *r, const struct meeting_get_row *m)
{
	struct attendance a = { .grid = attendance_grid(r->db, .meeting_id = m->id,
		.group_id = m->group_id, .day = m->day, .limit = MEMBERS_MOST + ENDED_MOST),
		.guests = attendance_guests(r->db, .meeting_id = m->id, .limit = GUESTS_MOST) };
	for (size_t i = 0; i < a.grid.count; i++) {
		const struct attendance_grid_row *row = &a.grid.items[i];
		enum participant p = participant_of(row->role);
		if (p < PARTICIPANTS && in_room(row->state))
			a.triad.people[p]++;
		a.voting += in_room(row->state) && !str_is(row->state, "guest");
	}
	for (size_t i = 0; i < a.guests.count; i++) {
		enum participant p = participant_of(a.guests.items[i].role);
		if (p < PARTICIPANTS)
			a.triad.people[p]++;
	}
	return a;
}

/* ---- as it is shown ---- */

static str field_of(struct req *r, char letter, int64_t id)
{
	return arena_printf(r->arena, "%c%lld", letter, (long long)id);
}

static void choices_add(struct req *r, struct roll_line *line, const struct choice *choices,
	str chosen)
{
	for (const struct choice *c = choices; c->label; c++)
		*(struct roll_choice *)arena_push(r->arena, &line->choices.items, &line->choices.count,
			sizeof *line->choices.items) = (struct roll_choice){
			arena_printf(r->arena, "%.*s-%.*s", STR_ARG(line->state_name), STR_ARG(c->value)),
			c->value, tr(r->page.lang, c->label), str_eq(c->value, chosen) };
}

struct roll_lines roll_of(struct req *r, const struct meeting_get_row *m,
	const struct attendance *a)
{
	struct roll_lines to = { 0 };
	for (size_t i = 0; i < a->grid.count; i++) {
		const struct attendance_grid_row *row = &a->grid.items[i];
		struct roll_line *line = arena_push(r->arena, &to.items, &to.count, sizeof *line);
		*line = (struct roll_line){ .name = person_words(r->arena, r->page.lang, PERSON(row)),
			.role = row->name.len ? tr(r->page.lang, participant_words(participant_of(row->role)))
				: row->organisation,
			.state_name = field_of(r, 's', row->id), .deputy_name = field_of(r, 'd', row->id),
			.deputy = row->deputy, .over = !term_covers(row->valid_from, row->valid_to, m->day) };
		str chosen = row->state;
		if (r->method == POST) {
			chosen = form_text(r, line->state_name.ptr);
			line->deputy = form_text(r, line->deputy_name.ptr);
			const char *wrong = chosen.len
				? attendance_refusal(chosen, row->valid_from, row->valid_to, m->day) : NULL;
			line->error = wrong ? tr(r->page.lang, wrong) : (str){ 0 };
		}
		choices_add(r, line, line->over ? guest_choices : attendance_choices, chosen);
	}
	return to;
}

enum { NEW_GUESTS = 5 };

static str guest_field(struct req *r, const char *what, size_t i)
{
	return form_text(r, arena_printf(r->arena, "%s%zu", what, i).ptr);
}

static struct guest_lines guests_of(struct req *r, const struct attendance *a)
{
	struct guest_lines to = { 0 };
	size_t most = a->guests.count + NEW_GUESTS;
	for (size_t i = 0; i < most && i < GUESTS_MOST; i++) {
		struct guest_line *g = arena_push(r->arena, &to.items, &to.count, sizeof *g);
		const struct attendance_guests_row *had = i < a->guests.count ? &a->guests.items[i] : NULL;
		*g = (struct guest_line){ .number = arena_printf(r->arena, "%zu", i + 1),
			.name = r->method == POST ? guest_field(r, "host", i + 1) : had ? had->name : S(""),
			.organisation = r->method == POST ? guest_field(r, "odkud", i + 1)
				: had ? had->organisation : S(""),
			.role = r->method == POST ? guest_field(r, "role", i + 1) : had ? had->role : S("") };
		ui_choice_add(r, &g->roles, S(""), tr(r->page.lang, N_("Choose")), false);
		for (const struct choice *c = participant_choices; c->label; c++)
			ui_choice_add(r, &g->roles, c->value, tr(r->page.lang, c->label),
				str_eq(c->value, g->role));
	}
	return to;
}

/* ---- keeping ---- */

struct put { struct attendance_put_args *items; size_t count; };

static void member_keep(struct req *r, const struct meeting_get_row *m, struct put *to,
	const struct member_list_row *who, const struct attendance *had)
{
	str state = form_text(r, field_of(r, 's', who->id).ptr);
	if (!state.len)
		return;
	bool known = *choice_label(attendance_choices, state) || str_is(state, "guest");
	const char *wrong = !known ? N_("Choose one of the options.")
		: attendance_refusal(state, who->valid_from, who->valid_to, m->day);
	if (!wrong && in_room(state) && str_order(day_of(r->arena, r->now), m->day) < 0)
		wrong = N_("The meeting has not taken place yet. Nobody can have been there.");
	if (wrong) {
		form_error(r, NULL, NULL, wrong);
		return;
	}
	str deputy = form_text(r, field_of(r, 'd', who->id).ptr);
	for (size_t i = 0; !deputy.ptr && i < had->grid.count; i++)
		if (had->grid.items[i].id == who->id)
			deputy = had->grid.items[i].deputy;
	*(struct attendance_put_args *)arena_push(r->arena, &to->items, &to->count,
		sizeof *to->items) = (struct attendance_put_args){ .meeting_id = m->id,
		.member_id = SOME(who->id), .state = state, .role = who->role,
		.name = str_is(state, "deputy") && deputy.len ? utf8_head(deputy, 150) : (str){ 0 } };
}

static void guests_keep(struct req *r, const struct meeting_get_row *m, struct put *to)
{
	for (size_t i = 1; i <= GUESTS_MOST; i++) {
		str name = guest_field(r, "host", i), role = guest_field(r, "role", i),
			from = guest_field(r, "odkud", i);
		if (!name.len && !role.len && !from.len)
			continue;
		if (participant_of(role) == PARTICIPANTS) {
			form_error(r, NULL, NULL, N_("Say the role of every guest: planning needs to know "
				"whose voice was heard."));
			return;
		}
		if (str_order(day_of(r->arena, r->now), m->day) < 0) {
			form_error(r, NULL, NULL,
				N_("The meeting has not taken place yet. Nobody can have been there."));
			return;
		}
		*(struct attendance_put_args *)arena_push(r->arena, &to->items, &to->count,
			sizeof *to->items) = (struct attendance_put_args){ .meeting_id = m->id,
			.state = S("guest"), .role = role, .name = name.len ? utf8_head(name, 150) : (str){ 0 },
			.organisation = from.len ? utf8_head(from, 200) : (str){ 0 } };
	}
}

static bool votes(str state) { return str_is(state, "present") || str_is(state, "deputy"); }

/* Votes that are counted cannot become more than who was there. */
static void votes_check(struct req *r, const struct meeting_get_row *m, const struct put *put,
	const struct attendance *had)
{
	int64_t voting = had->voting;
	for (size_t i = 0; i < put->count; i++)
		voting += votes(put->items[i].state);
	for (size_t i = 0; i < had->grid.count; i++)
		for (size_t n = 0; n < put->count; n++)
			if (put->items[n].member_id.value == had->grid.items[i].id)
				voting -= votes(had->grid.items[i].state);
	if (resolution_most_votes(r->db, .meeting_id = m->id) > voting)
		form_error(r, NULL, NULL, N_("A resolution of this meeting counts more votes than members "
			"and deputies would be there."));
}

/* Of members, whose field was sent stands anew, and nobody else is touched. */
void attendance_keep(struct req *r, const struct meeting_get_row *m, bool guests)
{
	struct put put = { 0 };
	struct attendance had = attendance_read(r, m);
	struct member_list_rows all = member_list(r->db, .group_id = m->group_id, .today = m->day,
		.limit = MEMBERS_MOST + ENDED_MOST);
	for (size_t i = 0; i < all.count; i++)
		member_keep(r, m, &put, &all.items[i], &had);
	votes_check(r, m, &put, &had);
	int64_t *ids = arena_alloc(r->arena, (put.count + 1) * sizeof *ids);
	size_t members = put.count;
	for (size_t i = 0; i < members; i++)
		ids[i] = put.items[i].member_id.value;
	if (guests)
		guests_keep(r, m, &put);
	if (r->errors.count)
		return;
	if (members)
		attendance_clear(r->db, .meeting_id = m->id, .members = { ids, members });
	if (guests)
		attendance_clear_guests(r->db, .meeting_id = m->id);
	if (put.count)
		attendance_put(r->db, put.items, put.count);
}

/* ---- the page ---- */

static int page(struct req *r, const struct seat *s, const struct meeting_get_row *m)
{
	struct attendance a = attendance_read(r, m);
	struct attendance_view v = { .r = r, .roll = roll_of(r, m, &a), .guests = guests_of(r, &a),
		.action = seat_url(r, s, "/setkani/%lld/dochazka", (long long)m->number),
		.back = seat_url(r, s, "/setkani/%lld", (long long)m->number),
		.summary = triad_words(r, &a.triad),
		.frame = seat_frame(r, s, arena_printf(r->arena, "%.*s – %.*s",
			STR_ARG(tr(r->page.lang, N_("Attendance"))), STR_ARG(meeting_name(r, m->number)))) };
	if (query_text(r, "hotovo").len && r->method == GET)
		v.done = tr(r->page.lang, N_("The attendance is saved."));
	attendance_page(&r->page, v);
	return r->errors.count ? answer_invalid(r) : answer_page(r);
}

/* The meeting, if its attendance can be recorded; else what was answered is in r->status. */
static struct meeting_get_row *recordable(struct req *r, struct seat *s)
{
	struct meeting_get_row *m = seat_writes(r, s) ? meeting_asked(r, s) : NULL;
	if (m && meeting_refusal(meeting_state_of(m->state), STEP_RECORD)) {
		answer_see_other(r, seat_url(r, s, "/setkani/%lld?nelze=dochazka", (long long)m->number));
		return NULL;
	}
	return m;
}

/* GET /urad/skupiny/{slug}/setkani/{number}/dochazka */
int attendance_show(struct req *r)
{
	struct seat s;
	struct meeting_get_row *m = recordable(r, &s);
	return m ? page(r, &s, m) : r->status;
}

/* POST /urad/skupiny/{slug}/setkani/{number}/dochazka */
int attendance_save(struct req *r)
{
	struct seat s;
	struct meeting_get_row *m = recordable(r, &s);
	if (!m)
		return r->status;
	attendance_keep(r, m, true);
	if (r->errors.count)
		return page(r, &s, m);
	return answer_see_other(r, seat_url(r, &s, "/setkani/%lld/dochazka?hotovo=1",
		(long long)m->number));
}

/* GET /urad/skupiny/{slug}/setkani/{number}/prezencni-listina: to print */
int sheet_show(struct req *r)
{
	enum { BLANKS = 10 };
	struct seat s;
	struct meeting_get_row *m = seat_taken(r, &s) ? meeting_asked(r, &s) : NULL;
	if (!m)
		return r->status;
	struct attendance a = attendance_read(r, m);
	struct sheet_view v = { .r = r, .m = m, .group = s.g->name, .place = m->place,
		.time = meeting_time(r, m->day, m->starts, m->ends),
		.frame = seat_frame(r, &s, tr(r->page.lang, N_("Attendance sheet"))) };
	for (size_t i = 0; i < a.grid.count; i++) {
		const struct attendance_grid_row *row = &a.grid.items[i];
		*(struct sheet_line *)arena_push(r->arena, &v.lines.items, &v.lines.count,
			sizeof *v.lines.items) = (struct sheet_line){
			arena_printf(r->arena, "%lld", (long long)row->number),
			person_words(r->arena, r->page.lang, PERSON(row)),
			tr(r->page.lang, participant_words(participant_of(row->role))), row->organisation };
	}
	for (int64_t i = 1; i <= BLANKS; i++)
		*(int64_t *)arena_push(r->arena, &v.blanks.items, &v.blanks.count, sizeof(int64_t)) = i;
	v.files = document_links(r, seat_url(r, &s, "/dokumenty/prezencni-listina-%lld",
		(long long)m->number), true);
	sheet_page(&r->page, v);
	return answer_page(r);
}
