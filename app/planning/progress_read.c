/* How far all measures of a plan are, in five readings whatever their number. */
#include "app/planning/progress.h"
#include "app/planning/progress.sql.h"

const struct gap_name gap_names[] = {
	{ "bez-garanta", N_("without a guarantor"), GAP_GUARANTOR },
	{ "po-terminu", N_("after the deadline"), GAP_LATE },
	{ "bez-zpravy", N_("long without news"), GAP_STALE },
	{ "bez-indikatoru", N_("without an indicator"), GAP_INDICATOR },
	{ "bez-penez", N_("without money"), GAP_MONEY },
	{ 0 }
};

const struct lang *planning_czech(const struct req *r)
{
	return r->web && r->web->langs ? r->web->langs[0] : r->page.lang;
}

/* What is read beside the measures, each sorted by measure. */
struct beside {
	struct progress_steps_rows steps;
	struct progress_indicators_rows indicators;
	struct progress_money_rows money;
	struct progress_news_rows news;
	str today;
};

static void steps_of(struct req *r, const struct beside *b, struct measure_progress *m,
	struct progress_facts *f)
{
	const struct progress_steps_rows *all = &b->steps;
	size_t from = rows_from(all->items, all->count, sizeof *all->items, m->id), n = 0;
	while (from + n < all->count && all->items[from + n].measure_id == m->id)
		n++;
	struct progress_step *steps = arena_alloc(r->arena, (n + 1) * sizeof *steps);
	for (size_t i = 0; i < n; i++) {
		const struct progress_steps_row *s = &all->items[from + i];
		steps[i] = (struct progress_step){ s->due_on, s->done_on.len > 0, s->cancelled };
		m->steps += !s->cancelled;
		m->steps_done += !s->cancelled && s->done_on.len;
	}
	f->steps = steps;
	f->step_count = n;
}

static void indicator_words(struct req *r, struct buf *to, const struct progress_indicators_row *i)
{
	buf_printf(to, "%s%.*s: ", to->len ? "\n" : "", STR_ARG(i->name));
	if (i->last.set)
		buf_printf(to, "%.*s %.*s", STR_ARG(number_words(r->arena, i->last.value, 3)),
			STR_ARG(i->unit));
	else
		buf_put(to, S("–"));
	if (i->target.set)
		buf_printf(to, " (%.*s %.*s)", STR_ARG(tr(planning_czech(r), N_("target"))),
			STR_ARG(number_words(r->arena, i->target.value, 3)));
}

static void indicators_of(struct req *r, const struct beside *b, struct measure_progress *m,
	struct progress_facts *f)
{
	const struct progress_indicators_rows *all = &b->indicators;
	struct buf words = { .arena = r->arena };
	size_t from = rows_from(all->items, all->count, sizeof *all->items, m->id), n = 0;
	while (from + n < all->count && all->items[from + n].measure_id == m->id)
		n++;
	struct progress_indicator *to = arena_alloc(r->arena, (n + 1) * sizeof *to);
	for (size_t i = 0; i < n; i++) {
		const struct progress_indicators_row *x = &all->items[from + i];
		to[i] = (struct progress_indicator){ x->baseline, x->target, x->last };
		indicator_words(r, &words, x);
	}
	m->indicators = buf_str(&words);
	f->indicators = to;
	f->indicator_count = n;
}

static void rest_of(const struct beside *b, struct measure_progress *m)
{
	size_t i = rows_from(b->money.items, b->money.count, sizeof *b->money.items, m->id);
	if (i < b->money.count && b->money.items[i].measure_id == m->id) {
		m->planned = b->money.items[i].planned;
		m->spent = b->money.items[i].spent;
	}
	i = rows_from(b->news.items, b->news.count, sizeof *b->news.items, m->id);
	if (i < b->news.count && b->news.items[i].measure_id == m->id)
		m->news = b->news.items[i].text;
}

static unsigned gaps_of(const struct measure_progress *m, bool guaranteed)
{
	unsigned gaps = m->progress == PROGRESS_LATE ? GAP_LATE : 0;
	if (!measure_open(m->state))
		return 0;
	if (!guaranteed)
		gaps |= GAP_GUARANTOR;
	if (m->newness == NEWS_STALE)
		gaps |= GAP_STALE;
	if (!m->indicators.len)
		gaps |= GAP_INDICATOR;
	if (!m->planned.set)
		gaps |= GAP_MONEY;
	return gaps;
}

static struct measure_progress measure_of(struct req *r, const struct beside *b,
	const struct progress_measures_row *row)
{
	struct measure_progress m = { .id = row->id,
		.plan = row->plan_id,
		.code = row->code,
		.sort_key = row->sort_key,
		.title = row->title,
		.aim = row->aim,
		.group_name = row->group_name,
		.deadline = row->deadline,
		.ongoing = row->ongoing,
		.noted_on = row->noted_on,
		.reason = row->progress_reason,
		.until = row->progress_until,
		.into = row->into_code,
		.state = (enum measure_state)state_of(measure_states, MEASURE_STATES, row->status) };
	struct progress_facts f = { .state = m.state, .deadline = m.deadline, .ongoing = m.ongoing,
		.told_until = row->progress_until };
	size_t told = state_of(progresses, PROGRESSES, row->progress_told);
	f.is_told = row->progress_told.len && told < PROGRESSES;
	f.told = (enum progress)(f.is_told ? told : 0);
	steps_of(r, b, &m, &f);
	indicators_of(r, b, &m, &f);
	rest_of(b, &m);
	m.progress = progress_of(&f, b->today);
	f.is_told = false;
	m.derived = progress_of(&f, b->today);
	m.told = told < PROGRESSES && row->progress_told.len &&
		(!m.until.len || str_order(b->today, m.until) <= 0);
	m.newness = newness_of(m.noted_on, b->today, row->stale_days);
	m.gaps = gaps_of(&m, row->guaranteed);
	return m;
}

struct measures_progress progress_read(struct req *r, struct maybe_int plan)
{
	struct measures_progress to = { 0 };
	struct progress_measures_rows rows =
		progress_measures(r->db, .plan = plan, .limit = MEASURES_MOST);
	struct beside b = { .steps = progress_steps(r->db, .plan = plan, .limit = PARTS_MOST),
		.indicators = progress_indicators(r->db, .plan = plan, .limit = PARTS_MOST),
		.money = progress_money(r->db, .plan = plan, .limit = MEASURES_MOST),
		.news = progress_news(r->db, .plan = plan, .limit = MEASURES_MOST),
		.today = day_of(r->arena, r->now) };
	to.items = arena_alloc(r->arena, (rows.count + 1) * sizeof *to.items);
	for (; to.count < rows.count; to.count++)
		to.items[to.count] = measure_of(r, &b, &rows.items[to.count]);
	return to;
}

const struct measure_progress *progress_find(const struct measures_progress *all, str code)
{
	for (size_t i = 0; i < all->count; i++)
		if (str_eq(all->items[i].code, code))
			return &all->items[i];
	return NULL;
}
