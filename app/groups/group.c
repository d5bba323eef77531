/* Who asks about a group, and how its people and meetings are called. */
#include "app/groups/groups_internal.h"
#include <stdio.h>

const struct choice group_kinds[] = { { S("working"), N_("Working group") },
	{ S("steering"), N_("Steering group") }, { .label = NULL } };
const struct choice group_states[] = { { S("draft"), N_("Draft") },
	{ S("published"), N_("Published") }, { S("ended"), N_("Its work has ended") },
	{ .label = NULL } };
/* Codelist planning_working_groups. */
const struct choice group_topics[] = {
	{ S("families"), N_("Families with children") }, { S("seniors"), N_("Seniors") },
	{ S("disability"), N_("People with disabilities and mental illness") },
	{ S("exclusion"), N_("People at risk of social exclusion") },
	{ S("housing"), N_("Social and affordable housing") }, { .label = NULL }
};
const struct choice meeting_kinds[] = { { S("in_person"), N_("In person") },
	{ S("online"), N_("Online") }, { S("hybrid"), N_("In person and online") },
	{ .label = NULL } };

bool group_may(struct req *r, int64_t area) { return people_may(r, ROLE_COORDINATOR, area); }

/* ---- who asks ---- */

bool seat_taken(struct req *r, struct seat *s)
{
	str today = day_of(r->arena, r->now);
	*s = (struct seat){ .g = group_get(r->db, .slug = r->id) };
	if (!s->g) {
		answer_error(r, 404);
		return false;
	}
	struct group_seat_row *own = group_seat(r->db, .group_id = s->g->id,
		.account_id = r->visitor.account, .today = today);
	s->coordinates = group_may(r, s->g->area_id);
	s->writes = s->coordinates || (own && str_is(own->post, "secretary"));
	s->member = own ? SOME(own->id) : NONE;
	s->url = arena_printf(r->arena, "/urad/skupiny/%.*s", STR_ARG(s->g->slug));
	if (!s->coordinates && !own)
		answer_error(r, 403);
	return s->coordinates || own;
}

static bool refuse(struct req *r)
{
	answer_error(r, 403);
	return false;
}

bool seat_writes(struct req *r, struct seat *s)
{
	return seat_taken(r, s) && (s->writes || refuse(r));
}

bool seat_coordinates(struct req *r, struct seat *s)
{
	return seat_taken(r, s) && (s->coordinates || refuse(r));
}

str seat_url(struct req *r, const struct seat *s, const char *format, ...)
{
	char rest[200];
	va_list ap;
	va_start(ap, format);
	vsnprintf(rest, sizeof rest, format, ap);
	va_end(ap);
	return arena_printf(r->arena, "%.*s%s", STR_ARG(s->url), rest);
}

struct site_frame *seat_frame(struct req *r, const struct seat *s, str title)
{
	struct site_frame *f = site_frame(r, title.len ? title : s->g->name);
	r->no_store = f->no_index = true;
	f->error = r->errors.count;
	site_crumb(r, f, S("/urad"), tr(r->page.lang, N_("Office")));
	site_crumb(r, f, S("/urad/skupiny"), tr(r->page.lang, N_("Groups of planning")));
	if (title.len)
		site_crumb(r, f, s->url, s->g->name);
	site_crumb(r, f, S(""), f->title);
	return f;
}

struct meeting_get_row *meeting_asked(struct req *r, const struct seat *s)
{
	struct maybe_int number = str_int(r->sub);
	struct meeting_get_row *m = number.set
		? meeting_get(r->db, .group_id = s->g->id, .number = number.value) : NULL;
	if (!m)
		answer_error(r, 404);
	return m;
}

/* ---- people ---- */

static str numbered(struct arena *a, const struct lang *lang, const struct person *p)
{
	const char *role = participant_words(participant_of(p->role));
	return arena_printf(a, "%.*s %.*s\u00a0%lld", STR_ARG(tr(lang, role)),
		STR_ARG(tr(lang, N_("no."))), (long long)p->number);
}

str person_words(struct arena *a, const struct lang *lang, const struct person *p)
{
	return p->name.len ? p->name : numbered(a, lang, p);
}

str person_public(struct arena *a, const struct lang *lang, const struct person *p)
{
	enum participant role = participant_of(p->role);
	bool stands_for = role == COMMISSIONER || role == PROVIDER || role == EXPERT;
	str who = p->shown && p->name.len ? p->name : numbered(a, lang, p);
	if (!stands_for || !p->organisation.len)
		return who;
	return arena_printf(a, "%.*s (%.*s)", STR_ARG(who), STR_ARG(p->organisation));
}

/* ---- meetings ---- */

str meeting_name(struct req *r, int64_t number)
{
	return message_with(r->arena, tr(r->page.lang, N_("Meeting no. %s")),
		arena_printf(r->arena, "%lld", (long long)number));
}

str weekday_words(struct req *r, str day)
{
	static const char *const names[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"),
		N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday") };
	return tr(r->page.lang, names[day_weekday(day) - 1]);
}

/* 14:00 as Czechs write it: 14.00 */
str meeting_time(struct req *r, str day, str starts, str ends)
{
	str text = arena_printf(r->arena, "%.*s %.*s, %.*s–%.*s", STR_ARG(weekday_words(r, day)),
		STR_ARG(site_day(r, day)), STR_ARG(starts), STR_ARG(ends));
	bool czech = r->page.lang && !strcmp(r->page.lang->code, "cs");
	for (size_t i = 0; czech && i < text.len; i++)
		if (text.ptr[i] == ':')
			((char *)text.ptr)[i] = '.';
	return text;
}

void words_add(struct arena *a, struct str_list *to, str text)
{
	*(str *)arena_push(a, &to->items, &to->count, sizeof(str)) = text;
}

/* ---- triad over a time ---- */

static struct triad_day *day_at(struct req *r, struct triad_days *to,
	const struct attendance_triad_row *row)
{
	struct triad_day *last = to->count ? &to->items[to->count - 1] : NULL;
	if (last && last->id == row->id)
		return last;
	last = arena_push(r->arena, &to->items, &to->count, sizeof *last);
	*last = (struct triad_day){ .id = row->id, .number = row->number,
		.day = row->day };
	return last;
}

static struct triad_days days_of(struct req *r, const struct attendance_triad_rows *rows)
{
	struct triad_days to = { 0 };
	for (size_t i = 0; i < rows->count; i++) {
		struct triad_day *d = day_at(r, &to, &rows->items[i]);
		enum participant p = participant_of(rows->items[i].role);
		if (p < PARTICIPANTS)
			d->triad.people[p] += rows->items[i].people;
	}
	for (size_t i = 0; i < to.count; i++) {
		struct triad_day *d = &to.items[i];
		triad_add(&to.sum, &d->triad);
		for (int p = 0; p < TRIAD; p++)
			if (!d->triad.people[p])
				words_add(r->arena, &d->missing,
					tr(r->page.lang, participants_words((enum participant)p)));
	}
	return to;
}

enum { TRIAD_ROWS = MEETINGS_MOST * (PARTICIPANTS + 1), GROUPS_OF_AREA = 20 };

struct triad_days triad_read(struct req *r, int64_t group, str since, str until)
{
	struct attendance_triad_rows rows = attendance_triad(
		r->db, .group_id = SOME(group), .since = since, .until = until, .limit = TRIAD_ROWS);
	return days_of(r, &rows);
}

struct groups_triad groups_triad_of(struct req *r, int64_t area, str since, str until)
{
	struct attendance_triad_rows rows = attendance_triad(
		r->db, .area = SOME(area), .since = since, .until = until,
		.limit = TRIAD_ROWS * GROUPS_OF_AREA);
	struct triad_days days = days_of(r, &rows);
	return (struct groups_triad){ days.sum.meetings,
		triad_gaps(r->arena, r->page.lang, &days.sum) };
}

str triad_words(struct req *r, const struct triad *t)
{
	struct buf out = { .arena = r->arena };
	for (int p = 0; p < PARTICIPANTS; p++)
		if (t->people[p])
			buf_printf(&out, "%s%.*s\u00a0%lld", out.len ? ", " : "",
				STR_ARG(tr(r->page.lang, participants_words((enum participant)p))),
				(long long)t->people[p]);
	return buf_str(&out);
}
