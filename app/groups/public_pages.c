/* Groups as everybody sees them: what they do, when they meet, what they agreed. */
#include "app/groups/public.html.h"
#include "doc/doc.h"

static str public_url(struct req *r, str slug, const char *rest)
{
	return arena_printf(r->arena, "/skupiny/%.*s%s", STR_ARG(slug), rest);
}

static str meeting_url(struct req *r, str slug, int64_t number)
{
	return arena_printf(r->arena, "/skupiny/%.*s/setkani/%lld", STR_ARG(slug), (long long)number);
}

static struct html markdown(struct req *r, str text)
{
	return (struct html){ text.len ? markdown_html(r->arena, r->page.prefix, text) : (str){ 0 } };
}

/* What it says of days is true until the end of this one. */
static void until_midnight(struct req *r)
{
	answer_holds(r, day_begins(day_add(r->arena, day_of(r->arena, r->now), 1)));
}

/* ---- all groups ---- */

static void coming_fill(struct req *r, struct public_groups_view *v)
{
	enum { NEXT = 10 };
	struct public_next_rows rows = public_next(r->db, .today = day_of(r->arena, r->now),
		.limit = NEXT);
	for (size_t i = 0; i < rows.count; i++) {
		const struct public_next_row *m = &rows.items[i];
		*(struct meeting_line *)arena_push(r->arena, &v->coming.items, &v->coming.count,
			sizeof *v->coming.items) = (struct meeting_line){ .name = m->name, .place = m->place,
			.url = meeting_url(r, m->slug, m->number),
			.time = meeting_time(r, m->day, m->starts, m->ends) };
	}
}

/* GET /skupiny */
int public_groups(struct req *r)
{
	struct public_groups_view v = {
		.frame = site_frame(r, tr(r->page.lang, N_("Groups of planning"))) };
	struct group_public_list_rows rows = group_public_list(r->db, .limit = GROUPS_MOST);
	v.frame->description = tr(r->page.lang,
		N_("Who plans social services here, when they meet, and how to join."));
	site_crumb(r, v.frame, S(""), v.frame->title);
	for (size_t i = 0; i < rows.count; i++) {
		const struct group_public_list_row *g = &rows.items[i];
		*(struct public_group *)arena_push(r->arena, &v.list.items, &v.list.count,
			sizeof *v.list.items) = (struct public_group){ public_url(r, g->slug, ""), g->name,
			g->area, tr(r->page.lang, choice_label(group_kinds, g->kind)), g->summary,
			.over = str_is(g->status, "ended"),
			.new_area = !i || !str_eq(g->area, rows.items[i - 1].area) };
	}
	coming_fill(r, &v);
	until_midnight(r);
	public_groups_page(&r->page, v);
	return answer_page(r);
}

void groups_links(struct req *r, struct site_links *to)
{
	site_link_add(r, &to->footer, S("/skupiny"), tr(r->page.lang, N_("Groups of planning")));
	if (!str_is(r->path, "/sitemap.xml"))
		return;
	site_link_add(r, &to->map, S("/skupiny"), S(""));
	struct group_links_rows rows = group_links(r->db, .limit = GROUPS_MOST);
	for (size_t i = 0; i < rows.count; i++)
		site_link_add(r, &to->map, public_url(r, rows.items[i].slug, ""), rows.items[i].name);
}

/* ---- one group ---- */

static struct group_get_row *group_asked(struct req *r)
{
	struct group_get_row *g = group_get(r->db, .slug = r->id);
	if (g && !str_is(g->status, "draft"))
		return g;
	answer_error(r, 404);
	return NULL;
}

static void meetings_fill(struct req *r, struct public_group_view *v)
{
	str today = day_of(r->arena, r->now);
	struct public_meetings_rows rows = public_meetings(r->db, .group_id = v->g->id,
		.limit = MEETINGS_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct public_meetings_row *m = &rows.items[i];
		bool coming = str_order(m->day, today) >= 0;
		struct meeting_lines *to = coming ? &v->coming : &v->past;
		*(struct meeting_line *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
			(struct meeting_line){ .name = meeting_name(r, m->number), .place = m->place,
				.url = meeting_url(r, v->g->slug, m->number),
				.time = meeting_time(r, m->day, m->starts, m->ends),
				.state = m->minutes_public ? tr(r->page.lang, N_("with minutes"))
					: coming && m->open ? tr(r->page.lang, N_("anybody may come")) : (str){ 0 },
				.cancelled = str_is(m->state, "cancelled") };
	}
}

static void members_fill(struct req *r, struct public_group_view *v)
{
	struct member_list_rows rows = member_list(r->db, .group_id = v->g->id,
		.today = day_of(r->arena, r->now), .limit = MEMBERS_MOST);
	str today = day_of(r->arena, r->now);
	for (size_t i = 0; i < rows.count; i++) {
		const struct member_list_row *m = &rows.items[i];
		if (!term_covers(m->valid_from, m->valid_to, today))
			continue;
		str who = person_public(r->arena, r->page.lang, PERSON(m));
		words_add(r->arena, &v->members, str_is(m->post, "chair") ? arena_printf(r->arena,
			"%.*s – %.*s", STR_ARG(who), STR_ARG(tr(r->page.lang, N_("Chair")))) : who);
	}
}

static void ballots_fill(struct req *r, struct public_group_view *v)
{
	enum { SHOWN = 3 };
	struct ballot_public_rows rows = ballot_public(r->db, .group_id = v->g->id, .limit = SHOWN);
	for (size_t i = 0; i < rows.count; i++) {
		struct ballot_get_row *b = ballot_get(
			r->db, .id = rows.items[i].id, .group_id = v->g->id);
		if (!b)
			continue;
		struct public_ballot *to = arena_push(r->arena, &v->ballots.items, &v->ballots.count,
			sizeof *to);
		to->title = b->title;
		to->results = ballot_results(r, b, &to->ranked, &to->low, &to->papers);
		to->files = document_links(r, arena_printf(r->arena, "/skupiny/%.*s/dokumenty/hodnoceni-"
			"%lld", STR_ARG(v->g->slug), (long long)b->id), true);
	}
}

/* GET /skupiny/{slug}: the last three results in full */
int public_group(struct req *r)
{
	struct group_get_row *g = group_asked(r);
	if (!g)
		return r->status;
	struct public_group_view v = { .g = g, .frame = site_frame(r, g->name),
		.kind = tr(r->page.lang, choice_label(group_kinds, g->kind)),
		.feed = public_url(r, g->slug, "/setkani.ics"), .about = markdown(r, g->about),
		.charter = markdown(r, g->charter), .joining = markdown(r, g->joining),
		.charter_on = site_day(r, g->charter_on),
		.downloads = attachments_public(r, "group", g->id) };
	v.frame->description = g->summary;
	if (g->charter.len)
		v.charter_files = document_links(r, public_url(r, g->slug,
			"/dokumenty/zakladni-listina"), false);
	site_crumb(r, v.frame, S("/skupiny"), tr(r->page.lang, N_("Groups of planning")));
	site_crumb(r, v.frame, S(""), g->name);
	meetings_fill(r, &v);
	members_fill(r, &v);
	ballots_fill(r, &v);
	until_midnight(r);
	public_group_page(&r->page, v);
	return answer_page(r);
}

/* ---- one meeting ---- */

static void there_fill(struct req *r, struct public_meeting_view *v, const struct attendance *a)
{
	for (size_t i = 0; i < a->grid.count; i++) {
		const struct attendance_grid_row *row = &a->grid.items[i];
		str who = person_public(r->arena, r->page.lang, PERSON(row));
		if (str_is(row->state, "deputy"))
			who = arena_printf(r->arena, "%.*s – %.*s", STR_ARG(who),
				STR_ARG(tr(r->page.lang, N_("Deputy"))));
		if (str_is(row->state, "excused"))
			words_add(r->arena, &v->excused, who);
		else if (row->state.len && !str_is(row->state, "absent"))
			words_add(r->arena, &v->there, who);
	}
	v->present = triad_words(r, &a->triad);
}

static void items_fill(struct req *r, struct public_meeting_view *v, const struct minutes *all)
{
	for (size_t i = 0; i < all->agenda.count; i++) {
		struct public_item *to = arena_push(r->arena, &v->items.items, &v->items.count,
			sizeof *to);
		to->title = all->agenda.items[i].title;
		for (size_t n = 0; v->minutes && n < all->resolutions.count; n++) {
			const struct resolution_list_row *x = &all->resolutions.items[n];
			if (x->item_id.value == all->agenda.items[i].id)
				*(struct resolution_line *)arena_push(r->arena, &to->resolutions.items,
					&to->resolutions.count, sizeof *to->resolutions.items) =
					(struct resolution_line){ x->id, resolution_number_words(r->arena,
						v->m->number, x->number), x->text, votes_words(r, x) };
		}
		if (v->minutes)
			to->text = markdown(r, all->agenda.items[i].minutes);
	}
}

static void minutes_fill(struct req *r, struct public_meeting_view *v, const struct minutes *all)
{
	there_fill(r, v, &all->attendance);
	for (size_t i = 0; i < all->tasks.count; i++) {
		const struct task_list_row *k = &all->tasks.items[i];
		*(struct task_line *)arena_push(r->arena, &v->tasks.items, &v->tasks.count,
			sizeof *v->tasks.items) = (struct task_line){ .text = k->text,
			.who = k->member_id.set ? person_public(r->arena, r->page.lang, PERSON(k)) : k->who,
			.due = site_day(r, k->due), .state = tr(r->page.lang, task_state_words(k->state)) };
	}
	for (size_t i = 0; i < all->amendments.count; i++)
		words_add(r->arena, &v->amendments, arena_printf(r->arena, "%.*s: %.*s",
			STR_ARG(site_day(r, all->amendments.items[i].day)),
			STR_ARG(all->amendments.items[i].text)));
	v->summary = markdown(r, v->m->summary);
	v->approved = site_day(r, v->m->approved_on);
	v->minutes_files = document_links(r, arena_printf(r->arena, "/skupiny/%.*s/dokumenty/zapis-"
		"%lld", STR_ARG(v->g->slug), (long long)v->m->number), false);
}

/* The meeting of the address, if the public may know of it; else 404 was answered. */
static struct meeting_get_row *public_asked(struct req *r, const struct group_get_row *g)
{
	struct maybe_int number = str_int(r->sub);
	struct meeting_get_row *m = number.set
		? meeting_get(r->db, .group_id = g->id, .number = number.value) : NULL;
	if (m && (m->published || m->minutes_public))
		return m;
	answer_error(r, 404);
	return NULL;
}

/* GET /skupiny/{slug}/setkani/{number} */
int public_meeting(struct req *r)
{
	struct group_get_row *g = group_asked(r);
	struct meeting_get_row *m = g ? public_asked(r, g) : NULL;
	if (!m)
		return r->status;
	struct minutes all = minutes_read(r, m);
	str name = meeting_name(r, m->number);
	struct public_meeting_view v = { .g = g, .m = m,
		.frame = site_frame(r, arena_printf(r->arena, "%.*s: %.*s", STR_ARG(g->name),
			STR_ARG(name))), .group_url = public_url(r, g->slug, ""),
		.time = meeting_time(r, m->day, m->starts, m->ends),
		.kind = tr(r->page.lang, choice_label(meeting_kinds, m->kind)),
		.cancelled = str_is(m->state, "cancelled"), .minutes = m->minutes_public,
		.past = str_order(m->day, day_of(r->arena, r->now)) < 0 };
	site_crumb(r, v.frame, S("/skupiny"), tr(r->page.lang, N_("Groups of planning")));
	site_crumb(r, v.frame, v.group_url, g->name);
	site_crumb(r, v.frame, S(""), name);
	items_fill(r, &v, &all);
	if (v.minutes)
		minutes_fill(r, &v, &all);
	if (!v.past && !v.cancelled && m->open && m->published)
		v.calendar = arena_printf(r->arena, "%.*s/kalendar.ics",
			STR_ARG(meeting_url(r, g->slug, m->number)));
	if (m->published && !v.past && !v.cancelled)
		v.invitation_files = document_links(r, arena_printf(r->arena,
			"/skupiny/%.*s/dokumenty/pozvanka-%lld", STR_ARG(g->slug), (long long)m->number),
			false);
	until_midnight(r);
	public_meeting_page(&r->page, v);
	return answer_page(r);
}

/* ---- calendars ---- */

static struct calendar_event event_of(struct req *r, const struct public_feed_row *m)
{
	return (struct calendar_event){ .uid = arena_printf(r->arena, "%.*s@rozcestnik",
			STR_ARG(m->uuid)), .sequence = m->sequence, .stamp = m->updated_at,
		.starts = clock_instant(m->day, m->starts), .ends = clock_instant(m->day, m->ends),
		.summary = arena_printf(r->arena, "%.*s – %.*s", STR_ARG(m->name),
			STR_ARG(meeting_name(r, m->number))), .place = m->place,
		.url = site_url(r, meeting_url(r, m->slug, m->number)),
		.cancelled = str_is(m->state, "cancelled") };
}

static int calendar(struct req *r, str slug, int64_t number, str name)
{
	enum { MOST = 500, DAYS_BACK = 90 };
	struct calendar_events events = { 0 };
	struct public_feed_rows rows = public_feed(r->db, .slug = slug, .limit = MOST,
		.since = day_add(r->arena, day_of(r->arena, r->now), -DAYS_BACK));
	for (size_t i = 0; i < rows.count; i++)
		if (!number || rows.items[i].number == number)
			*(struct calendar_event *)arena_push(r->arena, &events.items, &events.count,
				sizeof *events.items) = event_of(r, &rows.items[i]);
	if (number && !events.count)
		return answer_error(r, 404);
	until_midnight(r);
	return answer_text(r, "text/calendar; charset=utf-8",
		calendar_write(r->arena, CALENDAR_PUBLISH, name, events));
}

/* GET /skupiny/setkani.ics */
int public_feed_all(struct req *r)
{
	return calendar(r, (str){ 0 }, 0, tr(r->page.lang, N_("Groups of planning")));
}

/* GET /skupiny/{slug}/setkani.ics */
int public_feed_group(struct req *r)
{
	struct group_get_row *g = group_asked(r);
	return g ? calendar(r, g->slug, 0, g->name) : r->status;
}

/* GET /skupiny/{slug}/setkani/{number}/kalendar.ics */
int public_meeting_calendar(struct req *r)
{
	struct group_get_row *g = group_asked(r);
	struct meeting_get_row *m = g ? public_asked(r, g) : NULL;
	return m ? calendar(r, g->slug, m->number, (str){ 0 }) : r->status;
}
