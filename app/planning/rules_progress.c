/* How far a measure is, how old its news is, when somebody is reminded; numbers and codes. */
#include "app/planning/rules.h"

int64_t days_between(str from, str to)
{
	enum { DAY = 86400 };
	int64_t seconds = day_begins(to) - day_begins(from);
	/* Rounded, for a day may have 23 hours. */
	return (seconds + (seconds < 0 ? -DAY : DAY) / 2) / DAY;
}

bool reminder_due(str term, str last_sent, str today)
{
	static const int rungs[] = { -30, -7, -1, 1, 7, 30, 60, 90 };
	enum { APART = 5, MISSED = 2 };
	if (!last_sent.len)
		return true;
	int64_t now = days_between(term, today), last = days_between(term, last_sent);
	for (size_t i = 0; i < COUNT(rungs); i++)
		if (last < rungs[i] && now >= rungs[i] && now <= rungs[i] + MISSED)
			return now - last >= APART;
	return false;
}

bool indicator_met(const struct progress_indicator *i)
{
	if (!i->target.set || !i->last.set)
		return false;
	bool falls = i->baseline.set && i->target.value < i->baseline.value;
	return falls ? i->last.value <= i->target.value : i->last.value >= i->target.value;
}

struct told { size_t open, done, late, counted, met; };

static struct told steps_told(const struct progress_facts *f, str today)
{
	struct told t = { 0 };
	for (size_t i = 0; i < f->step_count; i++) {
		const struct progress_step *s = &f->steps[i];
		if (s->cancelled)
			continue;
		t.done += s->done;
		t.open += !s->done;
		t.late += !s->done && s->due_on.len && str_order(s->due_on, today) < 0;
	}
	for (size_t i = 0; i < f->indicator_count; i++)
		if (f->indicators[i].target.set) {
			t.counted++;
			t.met += indicator_met(&f->indicators[i]);
		}
	return t;
}

/* From the state that was decided; PROGRESSES: that does not say. */
static enum progress state_told(enum measure_state state)
{
	switch (state) {
	case MEASURE_FULFILLED:
		return PROGRESS_COMPLETED;
	case MEASURE_CANCELLED:
	case MEASURE_POSTPONED:
		return PROGRESS_NONE;
	case MEASURE_NOT_FULFILLED:
		return PROGRESS_LATE;
	default:
		return PROGRESSES;
	}
}

enum progress progress_of(const struct progress_facts *f, str today)
{
	if (f->is_told && (!f->told_until.len || str_order(today, f->told_until) <= 0))
		return f->told;
	enum progress decided = state_told(f->state);
	if (decided != PROGRESSES)
		return decided;
	struct told t = steps_told(f, today);
	bool past = f->deadline.len && !f->ongoing && str_order(f->deadline, today) < 0;
	bool steps_done = t.done && !t.open;
	if (steps_done && t.met == t.counted)
		return PROGRESS_COMPLETED;
	if (t.late || past)
		return PROGRESS_LATE;
	if (t.done || f->state == MEASURE_ONGOING_FULFILLED || f->state == MEASURE_PARTLY_FULFILLED)
		return PROGRESS_ON_TIME;
	if (!t.open && f->state == MEASURE_IN_PROGRESS)
		return PROGRESS_ON_TIME;
	bool silent = !t.open && !t.counted && !f->deadline.len && !f->ongoing;
	return silent ? PROGRESS_UNKNOWN : PROGRESS_NOT_STARTED;
}

enum newness newness_of(str noted_on, str today, int64_t stale)
{
	enum { OPTIMAL = 30, ACCEPTABLE = 60 };
	int64_t days = noted_on.len ? days_between(noted_on, today) : stale + 1;
	return days > stale ? NEWS_STALE : days <= OPTIMAL ? NEWS_OPTIMAL
		: days <= ACCEPTABLE ? NEWS_ACCEPTABLE : NEWS_LATE;
}

/* ---- codes and numbers ---- */

enum { GROUPS_MOST = 5, GROUP_DIGITS = 4 };

bool code_good(str code)
{
	str rest = code, group;
	size_t groups = 0;
	if (!code.len || code.ptr[code.len - 1] == '.')
		return false;
	while (str_cut(&rest, '.', &group)) {
		if (!group.len || group.len > GROUP_DIGITS || ++groups > GROUPS_MOST)
			return false;
		for (size_t i = 0; i < group.len; i++)
			if (group.ptr[i] < '0' || group.ptr[i] > '9')
				return false;
	}
	return true;
}

str code_sort_key(struct arena *a, str code)
{
	struct buf key = { .arena = a };
	str rest = code, group;
	while (str_cut(&rest, '.', &group))
		buf_printf(&key, "%s%04lld", key.len ? "." : "", (long long)str_int(group).value);
	return buf_str(&key);
}

/* Digits, with spaces of any kind between them. */
static bool digits_take(str s, struct buf *to)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
			buf_char(to, s.ptr[i]);
		else if (str_starts(str_part(s, i, s.len), S("\u00a0")))
			i += strlen("\u00a0") - 1;
		else if (s.ptr[i] != ' ')
			return false;
	}
	return true;
}

struct maybe_int number_read(str text, int decimals)
{
	enum { MOST_DIGITS = 15 };
	char room[64];
	struct arena none = { 0 };
	struct buf digits = { .arena = &none };
	str rest = str_trim(text), whole = rest, part = { 0 };
	struct maybe_int n = NONE;
	bool minus = str_starts(rest, S("-"));
	if (minus)
		rest = str_part(rest, 1, rest.len);
	str_cut(&rest, ',', &whole);
	part = rest.ptr ? rest : S("");
	if (digits_take(whole, &digits) && digits.len && (int)part.len <= decimals &&
		digits_take(part, &digits) && digits.len <= MOST_DIGITS) {
		for (int i = (int)part.len; i < decimals; i++)
			buf_char(&digits, '0');
		memcpy(room, digits.ptr, digits.len);
		n = str_int((str){ room, digits.len });
	}
	arena_free(&none);
	if (n.set && minus)
		n.value = -n.value;
	return n;
}

str number_words(struct arena *a, int64_t number, int decimals)
{
	struct buf out = { .arena = a };
	int64_t unit = 1, most = number < 0 ? -number : number;
	for (int i = 0; i < decimals; i++)
		unit *= 10;
	str whole = arena_printf(a, "%lld", (long long)(most / unit));
	if (number < 0)
		buf_char(&out, '-');
	for (size_t i = 0; i < whole.len; i++) {
		if (i && (whole.len - i) % 3 == 0)
			buf_put(&out, S("\u00a0"));
		buf_char(&out, whole.ptr[i]);
	}
	if (most % unit) {
		str part = arena_printf(a, "%0*lld", decimals, (long long)(most % unit));
		while (str_ends(part, S("0")))
			part.len--;
		buf_printf(&out, ",%.*s", STR_ARG(part));
	}
	return buf_str(&out);
}
