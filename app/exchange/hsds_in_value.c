/* Days, times and days of the week as people and programs write them. */
#include "app/exchange/hsds_in.h"
#include "search/search.h"

/* ---- days ---- */

/* Up to three numbers and what stood between the first two. */
struct numbers { int64_t items[3]; size_t count, widths[3]; char between; bool other; };

static struct numbers numbers_of(str s)
{
	struct numbers n = { 0 };
	for (size_t i = 0; i < s.len;) {
		size_t from = i;
		while (i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9')
			i++;
		if (i > from && (n.count == 3 || i - from > 6)) {
			n.other = true;
			return n;
		}
		if (i > from) {
			n.widths[n.count] = i - from;
			n.items[n.count++] = str_int(str_part(s, from, i)).value;
			continue;
		}
		if (!strchr("-/. ", s.ptr[i]))
			n.other = true;
		else if (s.ptr[i] != ' ' && !n.between)
			n.between = s.ptr[i];
		i++;
	}
	return n;
}

static str day_made(struct arena *a, int64_t year, int64_t month, int64_t day)
{
	str made = arena_printf(a, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
	return day_valid(made) ? made : (str){ 0 };
}

/* Excel counts days from 1899-12-30. */
static str day_of_excel(struct arena *a, int64_t number)
{
	return number > 20000 && number < 80000 ? day_add(a, S("1899-12-30"), (int)number)
											: (str){ 0 };
}

str day_read(struct arena *a, str s)
{
	s = str_trim(s);
	/* A time behind it is left out. */
	const char *t = s.len > 10 ? memchr("T ", s.ptr[10], 2) : NULL;
	if (t && day_valid(str_part(s, 0, 10)))
		return str_part(s, 0, 10);
	struct numbers n = numbers_of(s);
	if (n.other)
		return (str){ 0 };
	if (n.count == 1)
		return day_of_excel(a, n.items[0]);
	if (n.count != 3)
		return (str){ 0 };
	if (n.widths[0] == 4)
		return day_made(a, n.items[0], n.items[1], n.items[2]);
	if (n.widths[2] != 4)
		return (str){ 0 };
	if (n.between == '.')
		return day_made(a, n.items[2], n.items[1], n.items[0]);
	/* 3/4/2015 may be in March or in April. */
	if (n.items[0] <= 12 && n.items[1] <= 12 && n.items[0] != n.items[1])
		return (str){ 0 };
	return n.items[0] > 12 ? day_made(a, n.items[2], n.items[1], n.items[0])
						   : day_made(a, n.items[2], n.items[0], n.items[1]);
}

/* ---- times ---- */

static bool takes(str *s, const char *word)
{
	str w = str_of(word);
	bool same = s->len >= w.len;
	for (size_t i = 0; same && i < w.len; i++)
		same = (s->ptr[i] | 0x20) == (w.ptr[i] | 0x20);
	if (same)
		*s = str_trim(str_part(*s, w.len, s->len));
	return same;
}

static struct maybe_int digits(str *s)
{
	size_t n = 0;
	while (n < s->len && n < 2 && s->ptr[n] >= '0' && s->ptr[n] <= '9')
		n++;
	struct maybe_int found = str_int(str_part(*s, 0, n));
	*s = str_part(*s, n, s->len);
	return found;
}

struct maybe_int time_read(str s)
{
	s = str_trim(s);
	struct maybe_int hours = digits(&s), minutes = SOME(0), seconds = SOME(0);
	if (takes(&s, ":") || takes(&s, "."))
		minutes = digits(&s);
	if (takes(&s, ":"))
		seconds = digits(&s);
	s = str_trim(s);
	bool morning = takes(&s, "a.m.") || takes(&s, "am");
	bool evening = !morning && (takes(&s, "p.m.") || takes(&s, "pm"));
	if (!morning && !evening && !takes(&s, "hod") && !takes(&s, "h"))
		takes(&s, "Z");
	takes(&s, ".");
	if (!hours.set || !minutes.set || !seconds.set || s.len || minutes.value > 59 ||
		hours.value > (morning || evening ? 12 : 24))
		return NONE;
	int64_t hour = morning || evening ? hours.value % 12 + (evening ? 12 : 0) : hours.value;
	int64_t at = hour * 60 + minutes.value;
	return at <= 1440 ? SOME(at) : NONE;
}

/* ---- days of the week ---- */

static int weekday_read(struct arena *a, str word)
{
	static const char *const names[7] = {
		"mo mon monday po pondeli", "tu tue tues tuesday ut utery",
		"we wed wednesday st streda", "th thu thur thurs thursday ct ctvrtek",
		"fr fri friday pa patek", "sa sat saturday so sobota", "su sun sunday ne nedele",
	};
	str folded = search_fold(a, str_trim(word));
	for (int i = 0; i < 7; i++) {
		str rest = str_of(names[i]), piece;
		while (str_cut(&rest, ' ', &piece))
			if (str_eq(piece, folded))
				return i;
	}
	struct maybe_int number = str_int(folded);
	return number.set && number.value >= 1 && number.value <= 7 ? (int)number.value - 1 : -1;
}

static unsigned span_read(struct arena *a, str piece)
{
	str rest = piece, first;
	str_cut(&rest, '-', &first);
	int from = weekday_read(a, first);
	int to = rest.ptr ? weekday_read(a, rest) : from;
	unsigned bits = 0;
	if (from < 0 || to < 0)
		return 0;
	for (int day = from;; day = (day + 1) % 7) {
		bits |= 1u << day;
		if (day == to)
			return bits;
	}
}

unsigned weekdays_read(str s)
{
	struct arena own = { 0 };
	struct buf even = { .arena = &own };
	unsigned bits = 0;
	for (size_t i = 0; i < s.len; i++)
		buf_char(&even, s.ptr[i] == ';' || s.ptr[i] == '/' ? ',' : s.ptr[i]);
	str rest = buf_str(&even), piece;
	bool all = true;
	while (str_cut(&rest, ',', &piece)) {
		unsigned more = str_trim(piece).len ? span_read(&own, piece) : 0;
		all = all && (more || !str_trim(piece).len);
		bits |= more;
	}
	arena_free(&own);
	return all ? bits : 0;
}

/* ---- others ---- */

struct maybe_int position_read(const json_t *value, int64_t most)
{
	double degrees = json_is_number(value) ? json_number_value(value) : 1e9;
	if (!(degrees >= (double)-most && degrees <= (double)most))
		return NONE;
	return SOME((int64_t)(degrees * 1e6 + (degrees < 0 ? -0.5 : 0.5)));
}

bool phone_like(str s)
{
	size_t count = 0;
	for (size_t i = 0; i < s.len; i++) {
		bool digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
		if (!digit && !strchr("+-()/. ", s.ptr[i]))
			return false;
		count += digit;
	}
	return count >= 6;
}

str json_str(const json_t *value)
{
	return json_is_string(value)
		? (str){ json_string_value(value), json_string_length(value) }
		: (str){ 0 };
}

str json_get(const json_t *object, const char *key)
{
	return json_str(json_object_get(object, key));
}

str json_words(struct arena *a, const json_t *value)
{
	if (json_is_integer(value))
		return arena_printf(a, "%lld", (long long)json_integer_value(value));
	if (json_is_real(value))
		return arena_printf(a, "%.15g", json_real_value(value));
	if (json_is_boolean(value))
		return json_is_true(value) ? S("true") : S("false");
	return json_str(value);
}
