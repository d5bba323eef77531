/* Rules of opening hours back into lines; see opening.h. */
#include "app/catalogue/opening.h"

/* The words of a line: what the form takes, or the same to be read in a language. */
enum word { EVEN = 7, ODD, APPOINTMENT, HOLIDAYS, DAILY, CLOSED, AS, USUAL, WORDS };
static const struct { const char *czech, *message; } words[WORDS] = {
	{ "Po", N_("Mon") }, { "Út", N_("Tue") }, { "St", N_("Wed") }, { "Čt", N_("Thu") },
	{ "Pá", N_("Fri") }, { "So", N_("Sat") }, { "Ne", N_("Sun") },
	[EVEN] = { "sudé týdny", N_("even weeks") }, [ODD] = { "liché týdny", N_("odd weeks") },
	[APPOINTMENT] = { "na objednání", N_("by appointment") },
	[HOLIDAYS] = { "svátky", N_("public holidays") }, [DAILY] = { "denně", N_("every day") },
	[CLOSED] = { "zavřeno", N_("closed") }, [AS] = { "jako", N_("as on") },
	[USUAL] = { "obvykle", N_("other days") },
};

struct writer { struct arena *arena; const struct lang *lang; struct hours_rules rules; };

static str word(const struct writer *w, int which)
{
	return w->lang ? tr(w->lang, words[which].message) : str_of(words[which].czech);
}

/* ---- which rules make one line ---- */

static bool same_heading(const struct hours_rule *a, const struct hours_rule *b)
{
	return a->holidays == b->holidays && !a->weekdays == !b->weekdays && a->weeks == b->weeks
		&& a->from == b->from && a->to == b->to
		&& (a->state == HOURS_APPOINTMENT) == (b->state == HOURS_APPOINTMENT);
}

static bool first_of_heading(const struct writer *w, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (same_heading(&w->rules.items[k], &w->rules.items[i]))
			return false;
	return true;
}

/* ---- the parts of a line ---- */

static void date_put(struct buf *out, const struct writer *w, int number)
{
	int month = number / 100 % 100, day = number % 100;
	if (w->lang)                           /* what the form takes has plain spaces */
		buf_put(out, day_of_year(w->arena, w->lang, month, day));
	else
		buf_printf(out, "%d. %d.", day, month);
	bool point = w->lang && !strcmp(w->lang->code, "uk");
	if (number > 1231)
		buf_printf(out, "%s%d", point ? "." : " ", number / 10000);
}

static void heading_put(struct buf *out, const struct writer *w, const struct hours_rule *r)
{
	if (r->from)
		date_put(out, w, r->from);
	if (r->from && r->to != r->from) {
		buf_put(out, S(" – "));
		date_put(out, w, r->to);
	}
	const int said[] = { r->weeks == HOURS_EVEN_WEEKS ? EVEN : -1,
		r->weeks == HOURS_ODD_WEEKS ? ODD : -1, r->state == HOURS_APPOINTMENT ? APPOINTMENT : -1,
		r->holidays ? HOLIDAYS : -1 };
	for (size_t i = 0; i < COUNT(said); i++)
		if (said[i] >= 0)
			buf_printf(out, "%s%.*s", out->len ? " " : "", STR_ARG(word(w, said[i])));
}

static void clock_put(struct buf *out, int minutes)
{
	buf_printf(out, "%d:%02d", minutes / 60, minutes % 60);
}

/* Of the rules with this one's heading that hold on the weekday (0: without one). */
static str times_of(const struct writer *w, const struct hours_rule *like, int weekday)
{
	struct buf out = { .arena = w->arena };
	bool closed = false;
	for (size_t i = 0; i < w->rules.count; i++) {
		const struct hours_rule *r = &w->rules.items[i];
		if (!same_heading(r, like) || (weekday && !(r->weekdays >> weekday & 1)))
			continue;
		closed |= r->state == HOURS_CLOSED;
		if (r->state == HOURS_CLOSED || r->as)
			continue;
		buf_put(&out, out.len ? S(", ") : S(""));
		clock_put(&out, r->opens);
		buf_put(&out, S("–"));
		clock_put(&out, r->closes > HOURS_DAY ? r->closes - HOURS_DAY : r->closes);
	}
	if (like->state == HOURS_APPOINTMENT && str_is(buf_str(&out), "0:00–24:00"))
		return S(" ");
	return out.len || !closed ? buf_str(&out) : word(w, CLOSED);
}

/* "Po–Pá", "Út, Čt", "denně" */
static str days_text(const struct writer *w, unsigned set)
{
	struct buf out = { .arena = w->arena };
	if (set == HOURS_ALL_DAYS)
		return word(w, DAILY);
	for (int first = 1, last; first <= 7; first = last + 1) {
		for (last = first; last < 7 && set >> first & 1 && set >> (last + 1) & 1; last++)
			continue;
		if (!(set >> first & 1))
			continue;
		buf_printf(&out, "%s%.*s", out.len ? ", " : "", STR_ARG(word(w, first - 1)));
		if (last > first)
			buf_printf(&out, "–%.*s", STR_ARG(word(w, last - 1)));
	}
	return buf_str(&out);
}

/* ---- lines ---- */

struct lines { str *items; size_t count; };

static void line_add(const struct writer *w, struct lines *to, const struct hours_rule *like,
	str days, str times)
{
	struct buf out = { .arena = w->arena };
	heading_put(&out, w, like);
	if (days.len)
		buf_printf(&out, "%s%.*s", out.len ? " " : "", STR_ARG(days));
	buf_printf(&out, " %.*s", STR_ARG(times));
	*(str *)arena_push(w->arena, &to->items, &to->count, sizeof(str)) = str_trim(buf_str(&out));
}

/* Weekdays with the same times share a line. */
static void weekday_lines(const struct writer *w, struct lines *to, const struct hours_rule *like)
{
	unsigned told = 0;
	for (int first = 1; first <= 7; first++) {
		str times = times_of(w, like, first);
		unsigned set = 0;
		for (int d = first; d <= 7 && times.len && !(told >> first & 1); d++)
			if (str_eq(times, times_of(w, like, d)))
				set |= 1u << d;
		told |= set;
		if (set)
			line_add(w, to, like, days_text(w, set), times);
	}
}

static str as_text(const struct writer *w, int day)
{
	return arena_printf(w->arena, "%.*s %.*s", STR_ARG(word(w, AS)),
		STR_ARG(word(w, day == HOURS_AS_USUAL ? USUAL : day - 1)));
}

/* Of days of the calendar or of holidays; "as on Sunday" is a line of its own. */
static void other_lines(const struct writer *w, struct lines *to, const struct hours_rule *like)
{
	str times = times_of(w, like, 0);
	for (size_t i = 0; i < w->rules.count; i++) {
		const struct hours_rule *r = &w->rules.items[i];
		if (same_heading(r, like) && r->as)
			line_add(w, to, like, S(""), as_text(w, r->as));
	}
	if (times.len)
		line_add(w, to, like, S(""), times);
}

struct str_list opening_lines(struct arena *a, const struct lang *lang, struct hours_rules rules)
{
	struct writer w = { a, lang, rules };
	struct lines lines = { 0 };
	for (size_t i = 0; i < rules.count; i++)
		if (first_of_heading(&w, i)) {
			if (rules.items[i].weekdays)
				weekday_lines(&w, &lines, &rules.items[i]);
			else
				other_lines(&w, &lines, &rules.items[i]);
		}
	return (struct str_list){ lines.items, lines.count };
}
