/* Opening hours as people write them: "Po–Pá 8:00–12:00, 13:00–17:00". */
#include "app/catalogue/record.h"
#include "search/search.h"

static const char *const days[] = { "Po", "Út", "St", "Čt", "Pá", "So", "Ne" };

/* The text with one kind of hyphen and without spaces around it. */
static str plain(struct arena *a, str text)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < text.len; i++)
		if (str_starts(str_part(text, i, text.len), S("–")) ||
			str_starts(str_part(text, i, text.len), S("—"))) {
			buf_char(&out, '-');
			i += 2;
		} else {
			buf_char(&out, text.ptr[i]);
		}
	return buf_str(&out);
}

/* 1 Monday … 7 Sunday; 0: none.  "út", "Ut" and "ÚT" are the same. */
static int64_t day_of_week(struct arena *a, str word)
{
	static const char *const folded[] = { "po", "ut", "st", "ct", "pa", "so", "ne" };
	str f = search_fold(a, word);
	for (size_t i = 0; i < COUNT(folded); i++)
		if (str_is(f, folded[i]))
			return (int64_t)i + 1;
	return 0;
}

/* Minutes after midnight; "8", "8:00" and "8.00"; -1: this is no time. */
static int64_t time_read(str s)
{
	str hours = { 0 }, rest = str_trim(s);
	char mark = str_has(rest, S(":")) ? ':' : '.';
	str_cut(&rest, mark, &hours);
	struct maybe_int h = str_int(hours), m = rest.ptr ? str_int(rest) : SOME(0);
	if (!h.set || !m.set || h.value < 0 || h.value > 24 || m.value < 0 || m.value > 59
		|| (h.value == 24 && m.value))
		return -1;
	return h.value * 60 + m.value;
}

/* "Po", "Po-Pá", or "Po, St" as a set of bits; 0: no such days. */
static unsigned days_read(struct arena *a, str text)
{
	unsigned set = 0;
	str part;
	while (str_cut(&text, ',', &part)) {
		str first;
		str_cut(&part, '-', &first);
		int64_t from = day_of_week(a, str_trim(first)),
				to = part.ptr ? day_of_week(a, str_trim(part)) : from;
		if (!from || to < from)
			return 0;
		for (int64_t d = from; d <= to; d++)
			set |= 1u << d;
	}
	return set;
}

static bool times_read(struct arena *a, unsigned set, str text, struct hours_list *to)
{
	str part;
	while (str_cut(&text, ',', &part)) {
		str first;
		str_cut(&part, '-', &first);
		int64_t opens = time_read(first), closes = part.ptr ? time_read(part) : -1;
		if (opens < 0 || closes < 0 || opens == closes)
			return false;
		for (int64_t d = 1; d <= 7; d++)
			if (set & 1u << d)
				*(struct hours *)arena_push(a, &to->items, &to->count, sizeof *to->items) =
					(struct hours){ d, opens, closes > opens ? closes : closes + 1440 };
	}
	return true;
}

bool hours_line_read(struct arena *a, str line, struct hours_list *to)
{
	str text = plain(a, line);
	size_t at = 0;
	while (at < text.len && (text.ptr[at] < '0' || text.ptr[at] > '9'))
		at++;
	str names = str_trim(str_part(text, 0, at));
	while (str_ends(names, S(":")) || str_ends(names, S(",")))
		names = str_trim(str_part(names, 0, names.len - 1));
	unsigned set = days_read(a, names);
	return set && at < text.len && times_read(a, set, str_part(text, at, text.len), to);
}

const char *hours_line_check(str line)
{
	struct arena own = { 0 };
	struct hours_list none = { 0 };
	bool right = hours_line_read(&own, line, &none);
	arena_free(&own);
	return right ? NULL : N_("Write opening hours such as Po–Pá 8:00–12:00, 13:00–17:00.");
}

/* ---- back into lines ---- */

static str times_of(struct arena *a, struct hours_list all, int64_t weekday)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < all.count; i++) {
		const struct hours *h = &all.items[i];
		int64_t closes = h->closes > 1440 ? h->closes - 1440 : h->closes;
		if (h->weekday == weekday)
			buf_printf(&out, "%s%lld:%02lld–%lld:%02lld", out.len ? ", " : "",
				(long long)h->opens / 60, (long long)h->opens % 60, (long long)closes / 60,
				(long long)closes % 60);
	}
	return buf_str(&out);
}

struct str_list hours_lines(struct arena *a, struct hours_list all)
{
	str *lines = NULL;
	size_t count = 0;
	for (int64_t first = 1, last; first <= 7; first = last + 1) {
		str times = times_of(a, all, first);
		for (last = first; last < 7 && str_eq(times, times_of(a, all, last + 1)); last++)
			continue;
		if (!times.len)
			continue;
		*(str *)arena_push(a, &lines, &count, sizeof *lines) = first == last
			? arena_printf(a, "%s %.*s", days[first - 1], STR_ARG(times))
			: arena_printf(a, "%s–%s %.*s", days[first - 1], days[last - 1], STR_ARG(times));
	}
	return (struct str_list){ lines, count };
}
