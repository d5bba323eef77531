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

/* What is being put together: services are sorted by the store, lines, of which there
 * are few, here. */
struct collecting {
	struct req *r;
	const struct verify_filter *filter;
	struct verify_services_args asked; /* of services */
	bool services;                     /* some may be due */
	str today, yesterday;
	struct verify_entries lines;
};

static void rules_put(struct verify_services_args *to, const struct freshness_part *p)
{
	int64_t *const days[FRESHNESS_PARTS] = { &to->contacts_days, &to->hours_days,
		&to->places_days, &to->price_days, &to->entry_days, &to->description_days };
	int64_t *const weights[FRESHNESS_PARTS] = { &to->contacts_weight, &to->hours_weight,
		&to->places_weight, &to->price_weight, &to->entry_weight, &to->description_weight };
	for (size_t i = 0; i < FRESHNESS_PARTS; i++) {
		*days[i] = p[i].days;
		*weights[i] = p[i].weight;
	}
}
_Static_assert(offsetof(struct verify_count_args, never) ==
	offsetof(struct verify_services_args, never), "the count is asked for the same");

static void tried(struct collecting *c, struct verify_entries *to)
{
	struct req *r = c->r;
	int64_t *ids = arena_alloc(r->arena, (to->count + 1) * sizeof *ids);
	size_t count = 0;
	for (size_t i = 0; i < to->count; i++)
		if (to->items[i].provider)
			ids[count++] = to->items[i].id;
	struct contact_log_tries_rows tries = contact_log_tries(r->db,
		.since = day_add(r->arena, c->today, -TRIED_DAYS), .services = { ids, count },
		.limit = VERIFY_MOST);
	for (size_t i = 0; i < to->count; i++)
		for (size_t n = 0; n < tries.count; n++) {
			struct verify_entry *e = &to->items[i];
			struct maybe_int id = e->provider ? tries.items[n].service : tries.items[n].line;
			if (id.set && id.value == e->id) {
				e->tries = tries.items[n].tries;
				e->tried_on = tries.items[n].day;
			}
		}
}

static struct verify_entries services(struct collecting *c, int64_t offset, int64_t limit)
{
	struct req *r = c->r;
	struct verify_entries to = { 0 };
	c->asked.offset = offset;
	c->asked.limit = limit;
	struct verify_services_rows rows = { 0 };
	if (c->services)
		rows = verify_services_(r->db, &c->asked);
	for (size_t i = 0; i < rows.count; i++) {
		const struct verify_services_row *s = &rows.items[i];
		struct freshness_days days =
			freshness_days_make(r->arena, s->id, FRESHNESS_COLUMNS(s));
		*(struct verify_entry *)arena_push(r->arena, &to.items, &to.count, sizeof *to.items) =
			(struct verify_entry){ .path = "sluzby", .id = s->id, .provider = s->provider,
				.name = s->name, .provider_name = s->provider_name, .type = s->type_name,
				.late = s->late, .score = freshness_score(&days, FRESHNESS_PARTS, c->today) };
	}
	tried(c, &to);
	return to;
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
	bool never = str_is(f->state, "neovereno");
	if (f->municipality.set || f->area.set || (f->type.len && !str_is(f->type, "linky")) ||
		(f->state.len && !never) || !people_may(r, CATALOGUE_KEEPERS, 0))
		return;
	struct freshness_records all =
		freshness_read(r->db, r->arena, S("crisis_line"), (struct int_list){ 0 });
	struct verify_lines_rows rows = verify_lines(r->db, .limit = VERIFY_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		struct freshness_days days =
			verify_line_days(&all, rows.items[i].id, rows.items[i].checked_on);
		struct freshness_score score = freshness_score(&days, FRESHNESS_LINE_PARTS, c->today);
		if (never ? score.last.len > 0 : score.state == FRESHNESS_FRESH)
			continue;
		*(struct verify_entry *)arena_push(r->arena, &c->lines.items, &c->lines.count,
			sizeof *c->lines.items) = (struct verify_entry){ .path = "linky",
			.id = rows.items[i].id, .name = rows.items[i].name,
			.type = tr(r->page.lang, N_("Crisis line")), .score = score };
	}
	tried(c, &c->lines);
	for (size_t i = 0; i < c->lines.count; i++) {
		struct verify_entry *e = &c->lines.items[i];
		e->late = e->tried_on.len && str_order(e->tried_on, c->yesterday) >= 0;
	}
}

static int by_urgency(const void *one, const void *other)
{
	const struct verify_entry *a = one, *b = other;
	if (a->late != b->late)
		return a->late - b->late;
	if (a->score.points != b->score.points)
		return a->score.points > b->score.points ? -1 : 1;
	if (!a->provider != !b->provider)
		return a->provider ? -1 : 1;
	return a->id < b->id ? -1 : a->id > b->id;
}

/* Services of which providers the chosen state is about; false: of none. */
static bool providers_of(struct req *r, str state, str today, struct int_list *to)
{
	if (str_is(state, "bez-odpovedi")) {
		*to = reminder_unanswered(r);
		return to->count > 0;
	}
	if (!str_is(state, "bez-uctu"))
		return true;
	struct verify_inviting_rows rows =
		verify_inviting(r->db, .today = today, .limit = VERIFY_MOST);
	_Static_assert(sizeof *rows.items == sizeof(int64_t), "an id");
	*to = (struct int_list){ (const int64_t *)rows.items, rows.count };
	return to->count > 0;
}

static struct collecting collecting_of(struct req *r, const struct verify_filter *f)
{
	struct collecting c = { .r = r, .filter = f, .today = day_of(r->arena, r->now) };
	c.yesterday = day_add(r->arena, c.today, -1);
	c.asked = (struct verify_services_args){ .day = freshness_day(c.today), .today = c.today,
		.account = people_may(r, CATALOGUE_KEEPERS, 0) ? NONE : SOME(r->visitor.account),
		.type = f->type.len ? f->type : (str){ 0 }, .municipality = f->municipality,
		.area = f->area, .never = str_is(f->state, "neovereno") ? SOME(1) : NONE,
		.yesterday = c.yesterday };
	rules_put(&c.asked, freshness_parts);
	c.services = !str_is(f->type, "linky") &&
		providers_of(r, f->state, c.today, &c.asked.providers);
	collect_lines(&c);
	return c;
}

static int64_t total_of(const struct collecting *c)
{
	struct verify_count_args asked;
	memcpy(&asked, &c->asked, sizeof asked);
	return (int64_t)c->lines.count + (c->services ? verify_count_(c->r->db, &asked) : 0);
}

/* Of services only those can be on the page that stand there when all lines come
 * before them, or none. */
struct verify_entries verify_due(
	struct req *r, const struct verify_filter *filter, int64_t offset, int64_t limit)
{
	struct collecting c = collecting_of(r, filter);
	struct verify_entries page = { .total = total_of(&c) };
	if (c.lines.count)
		qsort(c.lines.items, c.lines.count, sizeof *c.lines.items, by_urgency);
	int64_t lines = (int64_t)c.lines.count, from = offset > lines ? offset - lines : 0;
	struct verify_entries some = services(&c, from, offset + limit - from);
	size_t s = 0, l = 0;
	for (int64_t at = from; at < offset + limit; at++) {
		/* Lines before the first service that was read are counted with it. */
		bool line = l < c.lines.count && (s == some.count ||
			by_urgency(&c.lines.items[l], &some.items[s]) < 0);
		if (!line && s == some.count)
			break;
		const struct verify_entry *e = line ? &c.lines.items[l++] : &some.items[s++];
		if (at >= offset)
			*(struct verify_entry *)arena_push(
				r->arena, &page.items, &page.count, sizeof *e) = *e;
	}
	return page;
}

int64_t verify_waiting(struct req *r)
{
	static const struct verify_filter all;
	struct collecting c = collecting_of(r, &all);
	return total_of(&c);
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
			freshness_verified(r->db, &(struct verification){ .kind = str_of(kind), .record = id,
				.part = str_of(p->code), .day = day, .method = str_of(method),
				.account = SOME(r->visitor.account) });
	if (line && has(parts, "contacts") && has(parts, "hours"))
		verify_line_checked(r->db, .id = id, .day = day, .now = r->now);
	db_note_change(r->db, kind, id);
}

void verify_all(struct req *r, int64_t service, const char *method)
{
	str codes[FRESHNESS_PARTS];
	for (size_t i = 0; i < FRESHNESS_PARTS; i++)
		codes[i] = str_of(freshness_parts[i].code);
	verify_parts(r, "service", service, (struct str_list){ codes, FRESHNESS_PARTS }, method);
}
