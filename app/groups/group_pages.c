/* Groups in the office: which there are, one of them, who was in its rooms. */
#include "app/groups/group.html.h"

/* ---- which there are ---- */

static bool mine(const struct group_seats_of_rows *seats, int64_t id)
{
	for (size_t i = 0; i < seats->count; i++)
		if (seats->items[i].id == id)
			return true;
	return false;
}

static void office_line(struct req *r, struct groups_view *v, const struct group_office_list_row *g)
{
	*(struct office_group *)arena_push(r->arena, &v->list.items, &v->list.count,
		sizeof *v->list.items) = (struct office_group){
		.url = arena_printf(r->arena, "/urad/skupiny/%.*s", STR_ARG(g->slug)), .name = g->name,
		.area = g->area, .summary = g->summary,
		.kind = tr(r->page.lang, choice_label(group_kinds, g->kind)), .next = site_day(r, g->next),
		.submitted = g->submitted, .tasks = g->tasks, .over = str_is(g->status, "ended") };
}

/* GET /urad/skupiny */
int groups_office(struct req *r)
{
	str today = day_of(r->arena, r->now);
	struct groups_view v = { .r = r,
		.frame = site_frame(r, tr(r->page.lang, N_("Groups of planning"))),
		.adds = r->visitor.roles & ROLE_COORDINATOR };
	struct group_office_list_rows rows = group_office_list(r->db, .limit = GROUPS_MOST);
	struct group_seats_of_rows seats = group_seats_of(
		r->db, .account_id = r->visitor.account, .today = today, .limit = GROUPS_MOST);
	r->no_store = v.frame->no_index = true;
	site_crumb(r, v.frame, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, v.frame, S(""), v.frame->title);
	for (size_t i = 0; i < rows.count; i++)
		if (group_may(r, rows.items[i].area_id) || mine(&seats, rows.items[i].id))
			office_line(r, &v, &rows.items[i]);
	groups_page(&r->page, v);
	return answer_page(r);
}

/* Minutes that wait for approval where the visitor coordinates. */
int64_t groups_waiting(struct req *r)
{
	int64_t waiting = 0;
	struct group_office_list_rows rows = group_office_list(r->db, .limit = GROUPS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		if (group_may(r, rows.items[i].area_id))
			waiting += rows.items[i].submitted;
	return waiting;
}

/* ---- one group ---- */

static void meeting_add_line(struct req *r, const struct seat *s, struct meeting_lines *to,
	const struct meeting_list_row *m)
{
	enum meeting_state state = meeting_state_of(m->state);
	*(struct meeting_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		(struct meeting_line){ .number = m->number, .name = meeting_name(r, m->number),
			.url = seat_url(r, s, "/setkani/%lld", (long long)m->number),
			.time = meeting_time(r, m->day, m->starts, m->ends), .place = m->place,
			.state = tr(r->page.lang, meeting_state_words(state)),
			.cancelled = state == MEETING_CANCELLED };
}

/* The nearest first among those to come, the latest first among those behind. */
static void meetings_fill(struct req *r, struct group_view *v)
{
	str today = day_of(r->arena, r->now);
	struct meeting_list_rows rows = meeting_list(r->db, .group_id = v->seat->g->id,
		.limit = MEETINGS_MOST);
	for (size_t i = rows.count; i-- > 0;)
		if (str_order(rows.items[i].day, today) >= 0)
			meeting_add_line(r, v->seat, &v->coming, &rows.items[i]);
	for (size_t i = 0; i < rows.count; i++)
		if (str_order(rows.items[i].day, today) < 0)
			meeting_add_line(r, v->seat, &v->past, &rows.items[i]);
}

static void tasks_fill(struct req *r, struct group_view *v)
{
	str today = day_of(r->arena, r->now);
	struct task_group_open_rows rows = task_group_open(r->db, .group_id = v->seat->g->id,
		.limit = TASKS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct task_group_open_row *k = &rows.items[i];
		*(struct task_line *)arena_push(r->arena, &v->tasks.items, &v->tasks.count,
			sizeof *v->tasks.items) = (struct task_line){ .id = k->id, .text = k->text,
			.who = k->member_id.set ? person_words(r->arena, r->page.lang, PERSON(k)) : k->who,
			.due = site_day(r, k->due), .late = k->due.len && str_order(k->due, today) < 0,
			.given = meeting_name(r, k->given) };
	}
}

static void ballots_fill(struct req *r, struct group_view *v)
{
	static const struct choice states[] = { { S("draft"), N_("Being prepared") },
		{ S("open"), N_("Open") }, { S("closed"), N_("Scoring closed") }, { .label = NULL } };
	struct ballot_list_rows rows = ballot_list(r->db, .group_id = v->seat->g->id,
		.limit = BALLOTS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		*(struct ballot_line *)arena_push(r->arena, &v->ballots.items, &v->ballots.count,
			sizeof *v->ballots.items) = (struct ballot_line){
			seat_url(r, v->seat, "/hodnoceni/%lld", (long long)rows.items[i].id),
			rows.items[i].title,
			tr(r->page.lang, choice_label(states, rows.items[i].state)), rows.items[i].papers };
}

void link_add(struct req *r, struct ui_links *to, str href, str text)
{
	site_link_add(r, to, href, text);
}

static void links_fill(struct req *r, struct group_view *v)
{
	const struct lang *lang = r->page.lang;
	const struct seat *s = v->seat;
	link_add(r, &v->links, seat_url(r, s, "/clenove"), tr(lang, N_("Members")));
	link_add(r, &v->links, seat_url(r, s, "/triada"), tr(lang, N_("Balance of the triad")));
	link_add(r, &v->links, seat_url(r, s, "/podekovani"), tr(lang, N_("We thank everybody")));
	if (s->coordinates)
		link_add(r, &v->links, record_url(r, &group_record, s->g->id, ""),
			tr(lang, N_("Description and charter")));
	if (!str_is(s->g->status, "draft"))
		link_add(r, &v->links, arena_printf(r->arena, "/skupiny/%.*s", STR_ARG(s->g->slug)),
			tr(lang, N_("As the public sees it")));
}

/* GET /urad/skupiny/{slug} */
int group_office(struct req *r)
{
	struct seat seat;
	if (!seat_taken(r, &seat))
		return r->status;
	str today = day_of(r->arena, r->now);
	struct group_view v = { .r = r, .seat = &seat, .frame = seat_frame(r, &seat, (str){ 0 }),
		.members = member_count(r->db, .group_id = seat.g->id) };
	struct triad_days year = triad_read(r, seat.g->id, day_add(r->arena, today, -365), today);
	v.gaps = triad_gaps(r->arena, r->page.lang, &year.sum);
	meetings_fill(r, &v);
	tasks_fill(r, &v);
	ballots_fill(r, &v);
	links_fill(r, &v);
	if (query_text(r, "hotovo").len)
		v.done = tr(r->page.lang, N_("The change is saved."));
	group_page(&r->page, v);
	return answer_page(r);
}

/* ---- who was in the room ---- */

struct triad_period { str od, az; };
static const struct field triad_fields[] = {
	FIELD(struct triad_period, od, DAY, .label = N_("From")),
	FIELD(struct triad_period, az, DAY, .label = N_("To the day")), { 0 }
};

/* A day of the query, or `otherwise`; false: it is none. */
static bool day_asked(struct req *r, const struct field *f, struct triad_period *p, str otherwise)
{
	str *at = (str *)((char *)p + f->offset), sent = query_text(r, f->name);
	if (!sent.len) {
		*at = otherwise;
		return true;
	}
	const char *wrong = field_take(r->arena, f, sent, p);
	if (wrong)
		*at = otherwise;
	return !wrong;
}

static void triad_lines_fill(struct req *r, const struct seat *s, struct triad_view *v,
	const struct triad_days *days)
{
	for (size_t i = 0; i < days->count; i++) {
		const struct triad_day *d = &days->items[i];
		struct triad_line *line = arena_push(r->arena, &v->lines.items, &v->lines.count,
			sizeof *line);
		struct buf missing = { .arena = r->arena };
		for (size_t n = 0; n < d->missing.count; n++)
			buf_printf(&missing, "%s%.*s", n ? ", " : "", STR_ARG(d->missing.items[n]));
		*line = (struct triad_line){ .name = meeting_name(r, d->number),
			.day = site_day(r, d->day), .missing = buf_str(&missing),
			.url = seat_url(r, s, "/setkani/%lld", (long long)d->number) };
		for (int p = 0; p < PARTICIPANTS; p++)
			line->cells[p] = arena_printf(r->arena, "%lld", (long long)d->triad.people[p]);
	}
}

/* GET /urad/skupiny/{slug}/triada?od=&az= */
int group_triad(struct req *r)
{
	struct seat seat;
	if (!seat_taken(r, &seat))
		return r->status;
	str today = day_of(r->arena, r->now);
	struct triad_period *p = arena_alloc(r->arena, sizeof *p);
	struct triad_view v = { .r = r, .fields = triad_fields, .form = p,
		.frame = seat_frame(r, &seat, tr(r->page.lang, N_("Balance of the triad"))) };
	v.wrong = !day_asked(r, &triad_fields[0], p, day_add(r->arena, today, -3 * 365));
	v.wrong = !day_asked(r, &triad_fields[1], p, today) || v.wrong;
	struct triad_days days = triad_read(r, seat.g->id, p->od, p->az);
	v.sum = days.sum;
	v.gaps = triad_gaps(r->arena, r->page.lang, &days.sum);
	triad_lines_fill(r, &seat, &v, &days);
	triad_page(&r->page, v);
	return answer_page(r);
}
