/* What is to be verified, and how urgent it is. */
#include "app/upkeep/reminder.h"
#include <stdlib.h>

const struct choice verify_states[] = {
	{ S(""), N_("To be verified") },
	{ S("neovereno"), N_("Never verified") },
	{ S("bez-odpovedi"), N_("Nobody answered") },
	{ S("bez-uctu"), N_("Nobody invited yet") },
	{ S(""), NULL }
};

static bool in(struct int_list sorted, int64_t id)
{
	size_t from = 0, to = sorted.count;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (sorted.items[middle] == id)
			return true;
		if (sorted.items[middle] < id)
			from = middle + 1;
		else
			to = middle;
	}
	return false;
}

/* What is being put together. */
struct collecting {
	struct req *r;
	const struct verify_filter *filter;
	struct contact_log_tries_rows tries;
	struct int_list providers;         /* that the chosen state is about */
	str today, yesterday;
	struct verify_entries due;
};

static void tried(const struct collecting *c, struct verify_entry *e)
{
	for (size_t i = 0; i < c->tries.count; i++) {
		const struct contact_log_tries_row *t = &c->tries.items[i];
		struct maybe_int id = e->provider ? t->service : t->line;
		if (id.set && id.value == e->id) {
			e->tries = t->tries;
			e->tried_on = t->day;
		}
	}
}

static void collect(struct collecting *c, struct verify_entry e)
{
	bool wanted = e.score.state != FRESHNESS_FRESH;
	if (str_is(c->filter->state, "neovereno"))
		wanted = !e.score.last.len;
	else if (c->filter->state.len)
		wanted = wanted && in(c->providers, e.provider);
	if (!wanted)
		return;
	tried(c, &e);
	*(struct verify_entry *)arena_push(c->r->arena, &c->due.items, &c->due.count, sizeof e) = e;
}

static void collect_services(struct collecting *c)
{
	struct req *r = c->r;
	struct verify_services_rows rows = verify_services(r->db, .today = c->today,
		.account = people_may(r, CATALOGUE_KEEPERS, 0) ? NONE : SOME(r->visitor.account),
		.type = c->filter->type.len ? c->filter->type : (str){ 0 },
		.municipality = c->filter->municipality, .area = c->filter->area, .limit = VERIFY_MOST);
	struct freshness_records all =
		freshness_read(r->db, r->arena, S("service"), (struct int_list){ 0 });
	for (size_t i = 0; i < rows.count; i++) {
		struct freshness_days days = freshness_days_of(&all, rows.items[i].id);
		collect(c, (struct verify_entry){ .path = "sluzby", .id = rows.items[i].id,
			.provider = rows.items[i].provider, .name = rows.items[i].name,
			.provider_name = rows.items[i].provider_name, .type = rows.items[i].type_name,
			.score = freshness_score(&days, FRESHNESS_PARTS, c->today) });
	}
}

struct freshness_days verify_line_days(
	const struct freshness_records *all, int64_t line, str checked_on)
{
	struct freshness_days days = freshness_days_of(all, line);
	for (size_t i = 0; i < FRESHNESS_LINE_PARTS; i++)
		if (checked_on.len && (!days.days[i].len || str_order(days.days[i], checked_on) < 0))
			days.days[i] = checked_on;
	return days;
}

/* Lines are of no area: only who keeps everything verifies them. */
static void collect_lines(struct collecting *c)
{
	const struct verify_filter *f = c->filter;
	struct req *r = c->r;
	if (f->municipality.set || f->area.set || (f->type.len && !str_is(f->type, "linky")) ||
		!people_may(r, CATALOGUE_KEEPERS, 0))
		return;
	struct freshness_records all =
		freshness_read(r->db, r->arena, S("crisis_line"), (struct int_list){ 0 });
	struct verify_lines_rows rows = verify_lines(r->db, .limit = VERIFY_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		struct freshness_days days =
			verify_line_days(&all, rows.items[i].id, rows.items[i].checked_on);
		collect(c, (struct verify_entry){ .path = "linky", .id = rows.items[i].id,
			.name = rows.items[i].name, .type = tr(r->page.lang, N_("Crisis line")),
			.score = freshness_score(&days, FRESHNESS_LINE_PARTS, c->today) });
	}
}

static int by_urgency(const void *one, const void *other, void *context)
{
	const struct verify_entry *a = one, *b = other;
	const struct collecting *c = context;
	bool late = a->tried_on.len && str_order(a->tried_on, c->yesterday) >= 0,
		 late_too = b->tried_on.len && str_order(b->tried_on, c->yesterday) >= 0;
	if (late != late_too)
		return late - late_too;
	if (a->score.points != b->score.points)
		return a->score.points > b->score.points ? -1 : 1;
	if (!a->provider != !b->provider)
		return a->provider ? 1 : -1;
	return a->id < b->id ? -1 : a->id > b->id;
}

static struct int_list providers_of(struct req *r, str state, str today)
{
	if (str_is(state, "bez-odpovedi"))
		return reminder_unanswered(r);
	if (!str_is(state, "bez-uctu"))
		return (struct int_list){ 0 };
	struct verify_inviting_rows rows =
		verify_inviting(r->db, .today = today, .limit = VERIFY_MOST);
	_Static_assert(sizeof *rows.items == sizeof(int64_t), "an id");
	return (struct int_list){ (const int64_t *)rows.items, rows.count };
}

struct verify_entries verify_due(struct req *r, const struct verify_filter *filter)
{
	struct collecting c = { .r = r, .filter = filter, .today = day_of(r->arena, r->now) };
	c.yesterday = day_add(r->arena, c.today, -1);
	c.tries = contact_log_tries(r->db, .since = day_add(r->arena, c.today, -TRIED_DAYS),
		.limit = VERIFY_MOST);
	c.providers = providers_of(r, filter->state, c.today);
	if (!str_is(filter->type, "linky"))
		collect_services(&c);
	collect_lines(&c);
	if (c.due.count)
		qsort_r(c.due.items, c.due.count, sizeof *c.due.items, by_urgency, &c);
	return c.due;
}

int64_t verify_waiting(struct req *r)
{
	static const struct verify_filter all;
	return (int64_t)verify_due(r, &all).count;
}

/* ---- verifying ---- */

static bool has(struct str_list list, const char *code)
{
	for (size_t i = 0; i < list.count; i++)
		if (str_is(list.items[i], code))
			return true;
	return false;
}

void verify_parts(
	struct req *r, const char *kind, int64_t id, struct str_list parts, const char *method)
{
	str day = day_of(r->arena, r->now);
	bool line = !strcmp(kind, "crisis_line");
	for (const struct freshness_part *p = freshness_parts; p->code; p++)
		if (has(parts, p->code))
			verification_add(r->db, .kind = str_of(kind), .record = id, .part = str_of(p->code),
				.day = day, .method = str_of(method), .account = SOME(r->visitor.account));
	/* What lists show and search ranks by is when somebody can be called. */
	if (line && has(parts, "contacts") && has(parts, "hours"))
		verify_line_checked(r->db, .id = id, .day = day, .now = r->now);
	if (!line && has(parts, "contacts"))
		own_checked_set(r->db, .service = id, .day = day);
	db_note_change(r->db, kind, id);
}

void verify_all(struct req *r, int64_t service, const char *method)
{
	str codes[FRESHNESS_PARTS];
	for (size_t i = 0; i < FRESHNESS_PARTS; i++)
		codes[i] = str_of(freshness_parts[i].code);
	verify_parts(r, "service", service, (struct str_list){ codes, FRESHNESS_PARTS }, method);
}
