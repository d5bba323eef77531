/* Opening hours as people write them, to rules; see opening.h. */
#include "app/catalogue/opening.h"
#include "search/search.h"

enum { ALL_DAY = HOURS_DAY, PARTS = 20, LINE_MOST = 500 };

/* What is still to be read, and what the line has said so far. */
struct reader {
	struct arena *arena;
	str rest;
	struct hours_rule rule;
	bool appointment, days_said;
};

/* The text with one kind of hyphen and of space. */
static str plain(struct arena *a, str text)
{
	static const struct { str mark; char as; } marks[] = { { S("–"), '-' }, { S("—"), '-' },
		{ S("\u2011"), '-' }, { S("\u2212"), '-' }, { S("\u00a0"), ' ' }, { S("\u202f"), ' ' },
		{ S("\t"), ' ' } };
	struct buf out = { .arena = a };
	for (size_t i = 0; i < text.len;) {
		size_t m = 0;
		while (m < COUNT(marks) && !str_starts(str_part(text, i, text.len), marks[m].mark))
			m++;
		buf_char(&out, m < COUNT(marks) ? marks[m].as : text.ptr[i]);
		i += m < COUNT(marks) ? marks[m].mark.len : 1;
	}
	return buf_str(&out);
}

/* ---- pieces ---- */

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool take(struct reader *r, char c)
{
	str rest = str_trim(r->rest);
	if (!rest.len || rest.ptr[0] != c)
		return false;
	r->rest = str_part(rest, 1, rest.len);
	return true;
}

/* The next word without accents and capitals; empty: there is none. */
static str word_next(struct reader *r, str *behind)
{
	str rest = str_trim(r->rest);
	size_t n = 0;
	while (n < rest.len && letter(rest.ptr[n]))
		n++;
	*behind = str_part(rest, n, rest.len);
	return n ? search_fold(r->arena, str_part(rest, 0, n)) : S("");
}

/* Takes "sude tydny" if that is what stands next. */
static bool take_words(struct reader *r, const char *words)
{
	str before = r->rest, all = str_of(words), wanted, behind;
	while (str_cut(&all, ' ', &wanted)) {
		if (!str_eq(word_next(r, &behind), wanted)) {
			r->rest = before;
			return false;
		}
		r->rest = behind;
	}
	return true;
}

static bool take_any(struct reader *r, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (take_words(r, words[i]))
			return true;
	return false;
}
#define TAKE_ANY(r, ...) \
	take_any(r, (const char *const[]){ __VA_ARGS__ }, COUNT(((const char *const[]){ __VA_ARGS__ })))

/* -1: there is no number of so many digits. */
static int take_number(struct reader *r, size_t least, size_t most)
{
	str rest = str_trim(r->rest);
	size_t n = 0;
	while (n < rest.len && rest.ptr[n] >= '0' && rest.ptr[n] <= '9')
		n++;
	if (n < least || n > most)
		return -1;
	r->rest = str_part(rest, n, rest.len);
	return (int)str_int(str_part(rest, 0, n)).value;
}

/* ---- dates ---- */

struct date { int year, month, day; };

/* "24. 12. 2026", "24. 12.", and "24." where `bare` is allowed. */
static bool date_take(struct reader *r, struct date *d, bool bare)
{
	str before = r->rest;
	*d = (struct date){ .day = take_number(r, 1, 2) };
	bool right = d->day > 0 && take(r, '.');
	if (right && (d->month = take_number(r, 1, 2)) > 0)
		right = take(r, '.');
	else
		right = right && bare;
	if (right && d->month > 0 && (d->year = take_number(r, 4, 4)) < 0)
		d->year = 0;
	if (!right)
		r->rest = before;
	return right;
}

/* A year that comes again has a 29 February. */
static int date_number(struct arena *a, struct date d)
{
	if (d.year && (d.year < 2000 || d.year > 2199))
		return 0;
	str day = arena_printf(a, "%04d-%02d-%02d", d.year ? d.year : 2024, d.month, d.day);
	return day_valid(day) ? d.year * 10000 + d.month * 100 + d.day : 0;
}

/* "1. 11. – 31. 3.", "24.–26. 12.", "1. 7. – 31. 8. 2026", "24. 12."; true also when
 * there is no date, false when there is one that cannot be. */
static bool dates_take(struct reader *r)
{
	struct date from, to;
	str before = r->rest;
	if (r->rule.from || !date_take(r, &from, true))
		return true;
	if (!take(r, '-')) {
		to = from;
	} else if (!date_take(r, &to, false)) {
		r->rest = before;                  /* "8.–12." is none */
		return true;
	}
	if (from.month <= 0)
		from.month = to.month;
	if (!from.year && to.year)
		from.year = to.year - (from.month * 100 + from.day > to.month * 100 + to.day);
	r->rule.from = date_number(r->arena, from);
	r->rule.to = date_number(r->arena, to);
	return r->rule.from && r->rule.to && !from.year == !to.year
		&& (!from.year || r->rule.from <= r->rule.to);
}

/* ---- days ---- */

/* 1 Monday … 7 Sunday; 0: none. */
static int weekday_take(struct reader *r)
{
	static const char *const names[][2] = { { "po", "pondeli" }, { "ut", "utery" },
		{ "st", "streda" }, { "ct", "ctvrtek" }, { "pa", "patek" }, { "so", "sobota" },
		{ "ne", "nedele" } };
	for (int i = 0; i < 7; i++)
		if (take_any(r, names[i], 2))
			return take(r, '.'), i + 1;
	return 0;
}

/* "Po", "Po-Pá" or "Po, St"; false: a day is missing or they run backwards. */
static bool weekdays_take(struct reader *r)
{
	int first = weekday_take(r), last = first;
	if (!first)
		return true;
	do {
		if (take(r, '-'))
			last = weekday_take(r);
		if (last < first)
			return false;
		for (int d = first; d <= last; d++)
			r->rule.weekdays |= 1u << d;
		if (!take(r, ','))
			break;
		first = last = weekday_take(r);
	} while (first);
	return true;
}

/* Everything before the times, in any order. */
static bool heading_take(struct reader *r)
{
	for (str before = { 0 }; before.ptr != r->rest.ptr || before.len != r->rest.len;) {
		before = r->rest;
		if (!dates_take(r))
			return false;
		if (TAKE_ANY(r, "sude tydny", "sudy tyden", "v sude tydny", "v sudy tyden"))
			r->rule.weeks = HOURS_EVEN_WEEKS;
		if (TAKE_ANY(r, "liche tydny", "lichy tyden", "v liche tydny", "v lichy tyden"))
			r->rule.weeks = HOURS_ODD_WEEKS;
		if (TAKE_ANY(r, "na objednani", "po objednani", "objednani"))
			r->appointment = true;
		if (TAKE_ANY(r, "svatky", "o svatcich", "statni svatky", "svatek"))
			r->rule.holidays = true;
		if (TAKE_ANY(r, "denne", "kazdy den"))
			r->rule.weekdays = HOURS_ALL_DAYS;
		if (!weekdays_take(r))
			return false;
		if (r->rest.len && !take(r, ':'))
			take(r, ',');
		r->rest = str_trim(r->rest);
	}
	return true;
}

/* ---- times ---- */

/* Minutes after midnight; "8", "8:00" and "8.00"; -1: this is no time. */
static int time_take(struct reader *r)
{
	int hour = take_number(r, 1, 2), minute = 0;
	if (hour >= 0 && (take(r, ':') || take(r, '.')))
		minute = take_number(r, 1, 2);
	if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || (hour == 24 && minute))
		return -1;
	return hour * 60 + minute;
}

static void rule_add(struct reader *r, struct hours_rules *to)
{
	*(struct hours_rule *)arena_push(r->arena, &to->items, &to->count, sizeof *to->items) =
		r->rule;
}

static bool times_take(struct reader *r, struct hours_rules *to)
{
	do {
		int opens = time_take(r), closes = take(r, '-') ? time_take(r) : -1;
		if (opens < 0 || closes < 0 || opens == closes || opens == ALL_DAY)
			return false;
		r->rule.opens = opens;
		r->rule.closes = closes > opens ? closes : closes + HOURS_DAY;
		rule_add(r, to);
	} while (take(r, ',') && to->count < PARTS);
	return true;
}

/* "as Sunday", "as usual": only of holidays. */
static bool as_take(struct reader *r)
{
	r->rule.as = TAKE_ANY(r, "obvykle", "jindy", "jiny den") ? HOURS_AS_USUAL : weekday_take(r);
	return r->rule.as && r->rule.holidays && !r->appointment;
}

static bool rest_take(struct reader *r, struct hours_rules *to)
{
	r->rule.state = r->appointment ? HOURS_APPOINTMENT : HOURS_OPEN;
	if (TAKE_ANY(r, "zavreno", "neni otevreno")) {
		r->rule.state = HOURS_CLOSED;
		rule_add(r, to);
		return !r->appointment;
	}
	if (TAKE_ANY(r, "jako")) {
		bool right = as_take(r);
		rule_add(r, to);
		return right;
	}
	if (str_trim(r->rest).len || !r->appointment)
		return times_take(r, to);
	r->rule.closes = ALL_DAY;              /* by appointment, whenever */
	rule_add(r, to);
	return true;
}

static bool line_take(struct reader *r, struct hours_rules *found)
{
	if (!heading_take(r))
		return false;
	struct hours_rule *rule = &r->rule;
	if (!rule->holidays && !rule->weekdays && !rule->from) {
		if (!r->appointment || r->rest.len)
			return false;
		rule->weekdays = HOURS_ALL_DAYS;
	}
	if (rule->holidays && (rule->weekdays || rule->from))
		return false;
	if (rule->weeks && !rule->weekdays)
		return false;
	if (!rest_take(r, found))
		return false;
	bool late = TAKE_ANY(r, "na objednani");
	for (size_t i = 0; late && i < found->count; i++)
		if (found->items[i].state == HOURS_OPEN && !found->items[i].as)
			found->items[i].state = HOURS_APPOINTMENT;
		else
			return false;
	return !str_trim(r->rest).len;
}

bool opening_line_read(struct arena *a, str line, struct hours_rules *to)
{
	struct reader r = { .arena = a };
	struct hours_rules found = { 0 };
	if (line.len > LINE_MOST)
		return false;
	r.rest = str_trim(plain(a, line));
	if (!line_take(&r, &found))
		return false;
	for (size_t i = 0; i < found.count; i++)
		*(struct hours_rule *)arena_push(a, &to->items, &to->count, sizeof *to->items) =
			found.items[i];
	return true;
}

const char *opening_line_check(str line)
{
	struct arena own = { 0 };
	struct hours_rules none = { 0 };
	bool right = opening_line_read(&own, line, &none);
	arena_free(&own);
	return right ? NULL : N_("Write opening hours such as Po–Pá 8:00–12:00, 13:00–17:00.");
}
