/* What rules say of a day, of an instant, and when that changes. */
#include "hours/hours_internal.h"

/* Which rules decide a day. */
enum rank { NOTHING, WEEKLY, SEASON, HOLIDAY, DATES };
struct plan {
	struct hours_day day;
	enum rank usual, above;            /* WEEKLY or SEASON; HOLIDAY or DATES */
	int usual_width, above_width;
	int weekday;                       /* whose usual hours hold; 0: nobody's */
	bool known;                        /* what is not open is closed */
};
/* What is open at an instant began on its day or on the day before. */
struct look { struct hours_rules rules; struct plan before, today; };

static enum rank rank_of(const struct hours_rule *r)
{
	return r->holidays ? HOLIDAY : !r->weekdays ? DATES : r->from ? SEASON : WEEKLY;
}

static bool in_dates(const struct hours_rule *r, const struct hours_day *d)
{
	int full = d->year * 10000 + d->month * 100 + d->day;
	if (!r->from)
		return true;
	int at = r->from > 1231 ? full : full % 10000;
	if (r->from > r->to)
		return at >= r->from || at <= r->to;
	return at >= r->from && at <= r->to;
}

static bool valid(const struct hours_rule *r, const struct hours_day *d)
{
	int at = d->year * 10000 + d->month * 100 + d->day;
	return (!r->valid_from || at >= r->valid_from) && (!r->valid_to || at <= r->valid_to);
}

/* For comparing ranges: months of 31 days, and a year that is named is narrower. */
static int width_of(const struct hours_rule *r)
{
	int ends[] = { r->from, r->to };
	if (!r->from)
		return 0;
	for (int i = 0; i < 2; i++)
		ends[i] = ends[i] / 10000 * 372 + ends[i] / 100 % 100 * 31 + ends[i] % 100;
	bool yearly = r->from <= 1231;
	int days = ends[1] - ends[0] + (yearly && ends[1] < ends[0] ? 372 : 0);
	return days * 2 + yearly;
}

static void prefer(enum rank *best, int *best_width, enum rank rank, int width)
{
	if (rank > *best || (rank == *best && width < *best_width)) {
		*best = rank;
		*best_width = width;
	}
}

static struct plan plan_make(struct hours_rules rules, struct hours_day day)
{
	struct plan p = { .day = day };
	int as = 0;
	for (size_t i = 0; i < rules.count; i++) {
		const struct hours_rule *r = &rules.items[i];
		enum rank rank = rank_of(r);
		if (!valid(r, &day) || (rank == HOLIDAY && !day.holiday))
			continue;
		if (rank == WEEKLY || (rank == SEASON && r->from <= 1231))
			p.known = true;
		if (!in_dates(r, &day))
			continue;
		p.known = true;
		if (rank == HOLIDAY && r->as)
			as = r->as;
		if (rank >= HOLIDAY)
			prefer(&p.above, &p.above_width, rank, width_of(r));
		else
			prefer(&p.usual, &p.usual_width, rank, width_of(r));
	}
	bool usual = !p.above || (p.above == HOLIDAY && as == HOURS_AS_USUAL);
	p.weekday = usual ? day.weekday : p.above == HOLIDAY ? as : 0;
	return p;
}

/* Whether the rule opens anything on the plan's day. */
static bool opens_on(const struct hours_rule *r, const struct plan *p)
{
	enum rank rank = rank_of(r);
	if (r->state < HOURS_APPOINTMENT || r->opens >= r->closes || r->as)
		return false;
	if (!valid(r, &p->day) || !in_dates(r, &p->day))
		return false;
	if (r->weeks && (r->weeks == HOURS_EVEN_WEEKS) != p->day.even_week)
		return false;
	if (rank >= HOLIDAY)
		return rank == p->above && width_of(r) == p->above_width;
	return p->weekday && r->weekdays & 1u << p->weekday && rank == p->usual
		&& width_of(r) == p->usual_width;
}

static enum hours_state stronger(enum hours_state a, enum hours_state b)
{
	static const int strength[] = { [HOURS_CLOSED] = 0, [HOURS_UNKNOWN] = 1,
		[HOURS_APPOINTMENT] = 2, [HOURS_OPEN] = 3 };
	return strength[a] > strength[b] ? a : b;
}

/* Nobody said what hours of weekdays mean on a public holiday. */
static enum hours_state state_of_rule(const struct hours_rule *r, const struct plan *p)
{
	bool said = !p->day.holiday || p->above || r->weekdays == HOURS_ALL_DAYS;
	return said ? r->state : HOURS_UNKNOWN;
}

static struct look look_at(struct hours_rules rules, int64_t instant)
{
	struct hours_day today = hours_day_of(instant);
	return (struct look){ rules, plan_make(rules, hours_day_before(&today)),
		plan_make(rules, today) };
}

/* The state at the instant, and no later than when it may become another. */
static struct hours_answer look_state(const struct look *l, int64_t instant)
{
	struct hours_answer said = { l->today.known ? HOURS_CLOSED : HOURS_UNKNOWN,
		l->today.day.ends };
	for (size_t i = 0; i < 2 * l->rules.count; i++) {
		const struct hours_rule *r = &l->rules.items[i / 2];
		const struct plan *p = i % 2 ? &l->today : &l->before;
		if ((p == &l->before && r->closes <= HOURS_DAY) || !opens_on(r, p))
			continue;
		int64_t from = hours_shown(&p->day, r->opens), to = hours_passed(&p->day, r->closes);
		if (from <= instant && instant < to)
			said.state = stronger(said.state, state_of_rule(r, p));
		int64_t next = instant < from ? from : to;
		if (next > instant && next < said.until)
			said.until = next;
	}
	return said;
}

static void look_move(struct look *l, int64_t instant)
{
	if (instant < l->today.day.ends)
		return;
	l->before = l->today;
	l->today = plan_make(l->rules, hours_day_after(&l->before.day));
}

enum hours_state hours_state(struct hours_rules rules, int64_t instant)
{
	struct look l = look_at(rules, instant);
	return look_state(&l, instant).state;
}

struct hours_answer hours_at(struct hours_rules rules, int64_t instant)
{
	struct look l = look_at(rules, instant);
	struct hours_answer first = look_state(&l, instant), now = first;
	while (now.state == first.state && now.until - instant < HOURS_AHEAD) {
		first.until = now.until;
		look_move(&l, now.until);
		now = look_state(&l, now.until);
	}
	return (struct hours_answer){ first.state, now.state == first.state ? 0 : first.until };
}

int64_t hours_opens(struct hours_rules rules, int64_t instant)
{
	struct look l = look_at(rules, instant);
	int64_t at = instant;
	while (at - instant < HOURS_AHEAD) {
		struct hours_answer now = look_state(&l, at);
		if (now.state == HOURS_OPEN)
			return at;
		if (now.state == HOURS_UNKNOWN)
			return 0;
		at = now.until;
		look_move(&l, at);
	}
	return 0;
}

struct hours_runs hours_of_day(struct arena *a, struct hours_rules rules, int64_t instant)
{
	struct look l = look_at(rules, instant);
	struct hours_runs runs = { 0 };
	for (int64_t at = l.today.day.begins; at < l.today.day.ends;) {
		struct hours_answer now = look_state(&l, at);
		struct hours_run *last = runs.count ? &runs.items[runs.count - 1] : NULL;
		if (last && last->state == now.state)
			last->to = now.until;
		else
			*(struct hours_run *)arena_push(a, &runs.items, &runs.count, sizeof *runs.items) =
				(struct hours_run){ at, now.until, now.state };
		at = now.until;
	}
	return runs;
}
