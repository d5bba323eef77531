/* Opening hours between rows and rules, and what pages say of them; see opening.h. */
#include "app/catalogue/opening.h"
#include "app/office/office.h"

/* ---- rows ---- */

static int number_of(str text)
{
	int number = 0;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
			number = number * 10 + text.ptr[i] - '0';
	return number;
}

static str date_of(struct arena *a, int number)
{
	if (!number)
		return (str){ 0 };
	str day = arena_printf(a, "%02d-%02d", number / 100 % 100, number % 100);
	return number > 1231 ? arena_printf(a, "%04d-%.*s", number / 10000, STR_ARG(day)) : day;
}

static bool same_but_days(const struct hours_rule *a, const struct hours_rule *b)
{
	return a->holidays == b->holidays && a->weeks == b->weeks && a->from == b->from
		&& a->to == b->to && a->valid_from == b->valid_from && a->valid_to == b->valid_to
		&& a->state == b->state && a->opens == b->opens && a->closes == b->closes
		&& a->as == b->as;
}

void opening_row_add(
	struct arena *a, struct hours_rules *to, const struct service_opening_row *row)
{
	struct hours_rule rule = { .holidays = row->holidays,
		.weekdays = row->weekday.set ? 1u << row->weekday.value : 0,
		.weeks = !row->weeks.len ? HOURS_EVERY_WEEK
			: str_is(row->weeks, "even") ? HOURS_EVEN_WEEKS : HOURS_ODD_WEEKS,
		.from = number_of(row->date_from), .to = number_of(row->date_to),
		.valid_from = number_of(row->valid_from), .valid_to = number_of(row->valid_to),
		.state = row->by_appointment ? HOURS_APPOINTMENT
			: row->opens.set || row->as_weekday.set ? HOURS_OPEN : HOURS_CLOSED,
		.opens = (int)row->opens.value, .closes = (int)row->closes.value,
		.as = (int)row->as_weekday.value };
	for (size_t i = 0; rule.weekdays && i < to->count; i++)
		if (to->items[i].weekdays && same_but_days(&to->items[i], &rule)) {
			to->items[i].weekdays |= rule.weekdays;
			return;
		}
	*(struct hours_rule *)arena_push(a, &to->items, &to->count, sizeof rule) = rule;
}

struct hours_rules *opening_edited(struct db *db, struct arena *a, struct int_list services)
{
	struct hours_rules *rules = arena_alloc(a, (services.count + 1) * sizeof *rules);
	struct service_opening_rows rows = service_opening(
		db, .services = services, .limit = (int64_t)services.count * OPENING_MOST);
	for (size_t i = 0; i < rows.count; i++) {
		const struct service_opening_row *row = &rows.items[i];
		if (!row->place_id.set && !row->valid_from.len && !row->valid_to.len)
			opening_row_add(a, &rules[id_place(services, row->service_id)], row);
	}
	return rules;
}

/* `weekday` 0: the rule has none. */
static struct service_opening_add_args row_of(
	struct arena *a, int64_t service, const struct hours_rule *r, int weekday)
{
	bool times = r->state != HOURS_CLOSED && !r->as;
	return (struct service_opening_add_args){ .service = service,
		.weekday = weekday ? SOME(weekday) : NONE,
		.opens = times ? SOME(r->opens) : NONE, .closes = times ? SOME(r->closes) : NONE,
		.by_appointment = r->state == HOURS_APPOINTMENT,
		.weeks = r->weeks == HOURS_EVEN_WEEKS ? S("even")
			: r->weeks == HOURS_ODD_WEEKS ? S("odd") : (str){ 0 },
		.date_from = date_of(a, r->from), .date_to = date_of(a, r->to),
		.holidays = r->holidays, .as_weekday = r->as ? SOME(r->as) : NONE };
}

void opening_save(struct db *db, struct arena *a, int64_t service, struct hours_rules rules)
{
	struct service_opening_add_args *rows = NULL;
	size_t count = 0;
	for (size_t i = 0; i < rules.count; i++)
		for (int d = 0; d <= 7; d++)
			if (d ? rules.items[i].weekdays >> d & 1 : !rules.items[i].weekdays)
				*(struct service_opening_add_args *)arena_push(a, &rows, &count, sizeof *rows) =
					row_of(a, service, &rules.items[i], d);
	service_opening_add(db, rows, count);
}

/* ---- pages ---- */

/* Rows of one service. */
struct opening_rows { const struct service_opening_row *items; size_t count; };

/* Whether the row still says something, and whether it does today. */
static bool row_over(const struct service_opening_row *row, str day)
{
	return row->valid_to.len && str_order(row->valid_to, day) < 0;
}

static bool row_holds(const struct service_opening_row *row, str day)
{
	return !row_over(row, day) && (!row->valid_from.len || str_order(row->valid_from, day) <= 0);
}

static bool told_together(
	const struct service_opening_row *a, const struct service_opening_row *b)
{
	return str_eq(a->note, b->note) && a->place_id.set == b->place_id.set
		&& a->place_id.value == b->place_id.value;
}

static struct str_list lines_of(struct req *r, struct opening_rows rows)
{
	str *shown = NULL, day = day_of(r->arena, r->now);
	size_t count = 0;
	bool *done = arena_alloc(r->arena, rows.count + 1);
	for (size_t i = 0; i < rows.count; i++) {
		struct hours_rules rules = { 0 };
		for (size_t k = i; k < rows.count; k++)
			if (!done[k] && told_together(&rows.items[i], &rows.items[k])) {
				done[k] = true;
				if (row_holds(&rows.items[k], day))
					opening_row_add(r->arena, &rules, &rows.items[k]);
			}
		struct str_list lines = opening_lines(r->arena, r->page.lang, rules);
		for (size_t k = 0; k < lines.count; k++)
			*(str *)arena_push(r->arena, &shown, &count, sizeof *shown) = rows.items[i].note.len
				? arena_printf(r->arena, "%.*s (%.*s)", STR_ARG(lines.items[k]),
					STR_ARG(rows.items[i].note))
				: lines.items[k];
	}
	return (struct str_list){ shown, count };
}

struct str_list opening_shown(struct req *r, int64_t service)
{
	struct service_opening_rows rows =
		service_opening(r->db, .services = { &service, 1 }, .limit = OPENING_MOST);
	return lines_of(r, (struct opening_rows){ rows.items, rows.count });
}

struct hours_rules opening_gathered(const struct opening_gather *g, bool round_the_clock)
{
	static struct hours_rule day_and_night = { .weekdays = HOURS_ALL_DAYS, .state = HOURS_OPEN,
		.closes = HOURS_DAY };
	if (g->everywhere.count)
		return g->everywhere;
	if (g->at_place.count && !g->several)
		return g->at_place;
	return round_the_clock ? (struct hours_rules){ &day_and_night, 1 } : (struct hours_rules){ 0 };
}

void opening_gather_row(struct arena *a, struct opening_gather *g,
	const struct service_opening_row *row, str day)
{
	if (row_over(row, day))
		return;
	g->several |= g->place.set && row->place_id.set && g->place.value != row->place_id.value;
	if (row->place_id.set)
		g->place = row->place_id;
	opening_row_add(a, row->place_id.set ? &g->at_place : &g->everywhere, row);
}

static struct hours_rules rules_of(
	struct req *r, struct opening_rows rows, bool round_the_clock)
{
	struct opening_gather gather = { 0 };
	str day = day_of(r->arena, r->now);
	for (size_t i = 0; i < rows.count; i++)
		opening_gather_row(r->arena, &gather, &rows.items[i], day);
	return opening_gathered(&gather, round_the_clock);
}

/* Midnight behind an instant, and the one behind that. */
static int64_t day_ends(struct arena *a, int64_t instant, int days)
{
	return day_begins(day_add(a, day_of(a, instant), days));
}

static str clock_text(struct arena *a, int64_t instant)
{
	struct local_time t = local_time(instant);
	return arena_printf(a, "%d:%02d", t.hour, t.minute);
}

/* The message with a time for its %s. */
static str timed(struct req *r, const char *message, str time)
{
	str text = tr(r->page.lang, message), before;
	if (!str_has(text, S("%s")))
		return text;
	str_cut(&text, '%', &before);
	return arena_printf(r->arena, "%.*s%.*s%.*s", STR_ARG(before), STR_ARG(time),
		STR_ARG(str_part(text, 1, text.len)));
}

static str opens_text(struct req *r, int64_t opens)
{
	static const char *const days[] = { N_("Closed, opens on Monday at %s"),
		N_("Closed, opens on Tuesday at %s"), N_("Closed, opens on Wednesday at %s"),
		N_("Closed, opens on Thursday at %s"), N_("Closed, opens on Friday at %s"),
		N_("Closed, opens on Saturday at %s"), N_("Closed, opens on Sunday at %s") };
	str time = clock_text(r->arena, opens);
	struct local_time t = local_time(opens);
	if (!opens)
		return tr(r->page.lang, N_("Closed"));
	if (opens < day_ends(r->arena, r->now, 1))
		return timed(r, N_("Closed, opens at %s"), time);
	if (opens < day_ends(r->arena, r->now, 2))
		return timed(r, N_("Closed, opens tomorrow at %s"), time);
	if (opens < day_ends(r->arena, r->now, 7))
		return timed(r, days[t.weekday - 1], time);
	return timed(r, N_("Closed, opens on %s"),
		arena_printf(r->arena, "%d. %d. %d", t.day, t.month, t.year));
}

static str closes_text(struct req *r, struct hours_rules rules, int64_t until)
{
	if (!until || hours_state(rules, until) != HOURS_CLOSED
		|| until >= day_ends(r->arena, r->now, 2))
		return tr(r->page.lang, N_("Open now"));
	int64_t midnight = day_ends(r->arena, r->now, 1);
	if (until == midnight)
		return tr(r->page.lang, N_("Open, closes at midnight"));
	return timed(r, until < midnight ? N_("Open, closes at %s") : N_("Open, closes tomorrow at %s"),
		clock_text(r->arena, until));
}

struct service_open opening_state(struct req *r, struct hours_rules rules)
{
	struct service_open o = { 0 };
	if (!rules.count)
		return o;
	struct hours_answer now = hours_at(rules, r->now);
	answer_holds(r, now.until);
	answer_holds(r, day_ends(r->arena, r->now, 1));        /* "tomorrow" */
	o.open = now.state == HOURS_OPEN;
	switch (now.state) {
	case HOURS_OPEN:        o.words = closes_text(r, rules, now.until); break;
	case HOURS_CLOSED:      o.words = opens_text(r, hours_opens(rules, r->now)); break;
	case HOURS_APPOINTMENT: o.words = tr(r->page.lang, N_("By appointment")); break;
	case HOURS_UNKNOWN:     break;
	}
	return o;
}

str public_opening_words(struct req *r, struct hours_rules rules)
{
	return opening_state(r, rules).words;
}

struct hours_rules opening_of(struct req *r, const struct service_get_row *s)
{
	struct service_opening_rows rows =
		service_opening(r->db, .services = { &s->id, 1 }, .limit = OPENING_MOST);
	return rules_of(r, (struct opening_rows){ rows.items, rows.count }, s->round_the_clock);
}

struct hours_rules *opening_of_rows(struct req *r, const struct service_list_rows *rows)
{
	int64_t *ids = arena_alloc(r->arena, (rows->count + 1) * sizeof *ids);
	struct hours_rules *rules = arena_alloc(r->arena, (rows->count + 1) * sizeof *rules);
	struct service_opening_rows all = { 0 };
	for (size_t i = 0; i < rows->count; i++)
		ids[i] = rows->items[i].id;
	if (rows->count)
		all = service_opening(r->db, .services = { ids, rows->count },
			.limit = (int64_t)rows->count * OPENING_MOST);
	for (size_t i = 0; i < rows->count; i++) {
		struct span s = SPAN(all, service_id, ids[i]);
		rules[i] = rules_of(r, (struct opening_rows){ all.items + s.from, s.count },
			rows->items[i].round_the_clock);
	}
	return rules;
}

struct service_opens service_opens(struct req *r, struct int_list ids)
{
	struct service_opens all = { arena_alloc(r->arena, (ids.count + 1) * sizeof *all.items),
		ids.count };
	struct service_list_rows rows = { 0 };
	if (ids.count)
		rows = service_list(r->db, .ids = ids, .limit = (int64_t)ids.count);
	struct hours_rules *rules = opening_of_rows(r, &rows);
	for (size_t k = 0; k < ids.count; k++)
		for (size_t i = 0; i < rows.count; i++)
			if (rows.items[i].id == ids.items[k]) {
				all.items[k] = opening_state(r, rules[i]);
				all.items[k].id = ids.items[k];
			}
	return all;
}

struct opening_told *opening_told(
	struct req *r, struct int_list services, const bool *round_the_clock)
{
	struct opening_told *told = arena_alloc(r->arena, (services.count + 1) * sizeof *told);
	struct service_opening_rows all = service_opening(
		r->db, .services = services, .limit = (int64_t)services.count * OPENING_MOST);
	for (size_t i = 0; i < services.count; i++) {
		struct span s = SPAN(all, service_id, services.items[i]);
		struct opening_rows rows = { all.items + s.from, s.count };
		told[i].lines = lines_of(r, rows);
		struct service_open now = opening_state(r, rules_of(r, rows, round_the_clock[i]));
		told[i].now = now.words;
		told[i].open = now.open;
	}
	return told;
}

struct opening_told opening_told_by(struct req *r, str lines)
{
	struct hours_rules rules = { 0 };
	struct opening_told told = { 0 };
	str line;
	while (str_cut(&lines, '\n', &line))
		opening_line_read(r->arena, line, &rules);
	told.lines = opening_lines(r->arena, r->page.lang, rules);
	struct service_open now = opening_state(r, rules);
	told.now = now.words;
	told.open = now.open;
	return told;
}
