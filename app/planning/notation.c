/* Reading and writing the lines of notation.h. */
#include "app/planning/notation.h"
#include "app/planning/rules.h"
#include "web/web.h"

enum { KEYS_MOST = 5 };
struct said { str name, values[KEYS_MOST]; };

/* Takes the piece into the value whose key it begins with; false: it begins with none. */
static bool key_take(str piece, const char *const *keys, struct said *to)
{
	for (size_t k = 0; k < KEYS_MOST && keys[k]; k++) {
		str key = str_of(keys[k]), rest = str_part(piece, key.len, piece.len);
		if (!str_starts(piece, key) || (rest.len && rest.ptr[0] != ':'))
			continue;
		if (to->values[k].ptr)
			return false;
		to->values[k] = rest.len ? str_trim(str_part(rest, 1, rest.len)) : S("");
		return true;
	}
	return false;
}

static const char *said_read(str line, const char *const *keys, struct said *to)
{
	str piece;
	*to = (struct said){ 0 };
	if (!str_cut(&line, ';', &piece))
		return N_("Write what it is first, then what is said of it, divided by semicolons.");
	to->name = str_trim(piece);
	while (str_cut(&line, ';', &piece))
		if (str_trim(piece).len && !key_take(str_trim(piece), keys, to))
			return N_("A part of the line begins with no word that is known here, or says the same "
				"twice. Look at the hint above the field.");
	return to->name.len ? NULL
		: N_("Write what it is first, then what is said of it, divided by semicolons.");
}

/* A day may stand with hard spaces, as pages write it. */
static const char *day_take(struct arena *a, str text, str *to)
{
	static const struct field day = { .name = "day", .type = FIELD_DAY };
	struct buf plain = { .arena = a };
	for (size_t i = 0; i < text.len; i++) {
		bool hard = str_starts(str_part(text, i, text.len), S("\u00a0"));
		buf_char(&plain, hard ? ' ' : text.ptr[i]);
		i += hard;
	}
	*to = (str){ 0 };
	return text.len ? field_take(a, &day, buf_str(&plain), to) : NULL;
}

static const char *number_take(str text, int decimals, struct maybe_int *to)
{
	*to = text.len ? number_read(text, decimals) : NONE;
	return !text.len || to->set ? NULL : N_("Write a number such as 1 250 or 12,5.");
}

const char *step_read(struct arena *a, str line, struct step_line *to)
{
	static const char *const keys[KEYS_MOST] = { "do", "splněno", "zrušeno" };
	struct said s;
	const char *wrong = said_read(line, keys, &s);
	if (!wrong)
		wrong = day_take(a, s.values[0], &to->due_on);
	if (!wrong)
		wrong = day_take(a, s.values[1], &to->done_on);
	if (!wrong && s.values[1].ptr && !to->done_on.len)
		wrong = N_("Write the day when it was done: splněno: 12. 5. 2024.");
	to->name = s.name;
	to->cancelled = s.values[2].ptr;
	return wrong;
}

const char *money_read(struct arena *a, str line, struct money_line *to)
{
	static const char *const keys[KEYS_MOST] = { "zdroj", "plán", "skutečnost" };
	struct said s;
	const char *wrong = said_read(line, keys, &s);
	struct maybe_int year = str_int(s.name);
	(void)a;
	if (!wrong && (!year.set || s.name.len != 4))
		wrong = N_("Money begins with its year, such as 2024.");
	if (!wrong && !s.values[0].len)
		wrong = N_("Say where the money comes from: zdroj: rozpočet města / obce.");
	if (!wrong)
		wrong = number_take(s.values[1], 2, &to->planned);
	if (!wrong)
		wrong = number_take(s.values[2], 2, &to->spent);
	if (!wrong && !to->planned.set && !to->spent.set)
		wrong = N_("Say how much: plán: 150 000, or skutečnost: 120 000.");
	if (!wrong && (to->planned.value < 0 || to->spent.value < 0))
		wrong = N_("Money of a measure is not below zero.");
	to->year = year.value;
	to->source = s.values[0];
	return wrong;
}

const char *indicator_read(struct arena *a, str line, struct indicator_line *to)
{
	static const char *const keys[KEYS_MOST] = { "jednotka", "výchozí", "cíl", "zdroj" };
	struct said s;
	const char *wrong = said_read(line, keys, &s);
	(void)a;
	if (!wrong && !s.values[0].len)
		wrong = N_("An indicator needs its unit: jednotka: osob.");
	if (!wrong)
		wrong = number_take(s.values[1], 3, &to->baseline);
	if (!wrong)
		wrong = number_take(s.values[2], 3, &to->target);
	to->name = s.name;
	to->unit = s.values[0];
	to->source = s.values[3];
	return wrong;
}

const char *actor_read(struct arena *a, str line, struct actor_line *to)
{
	static const char *const keys[KEYS_MOST] = { "za" };
	struct said s;
	const char *wrong = said_read(line, keys, &s);
	(void)a;
	to->name = s.name;
	to->specifier = s.values[0];
	return wrong;
}

#define CHECKED(noun) \
	const char *noun##_check(str line) \
	{ \
		struct arena own = { 0 }; \
		struct noun##_line to = { 0 }; \
		const char *wrong = noun##_read(&own, line, &to); \
		arena_free(&own); \
		return wrong; \
	}
CHECKED(step)
CHECKED(money)
CHECKED(indicator)
CHECKED(actor)

/* ---- writing ---- */

static void said_put(struct buf *to, const char *key, str value)
{
	if (value.len)
		buf_printf(to, "; %s: %.*s", key, STR_ARG(value));
}

str day_plain(struct arena *a, str day)
{
	if (!day_valid(day))
		return (str){ 0 };
	return arena_printf(a, "%d. %d. %d", (int)str_int(str_part(day, 8, 10)).value,
		(int)str_int(str_part(day, 5, 7)).value, (int)str_int(str_part(day, 0, 4)).value);
}

static str number_said(struct arena *a, struct maybe_int n, int decimals)
{
	return n.set ? number_words(a, n.value, decimals) : S("");
}

static struct buf begun(struct arena *a, str name)
{
	struct buf out = { .arena = a };
	buf_put(&out, name);
	return out;
}

str step_write(struct arena *a, const struct step_line *s)
{
	struct buf out = begun(a, s->name);
	said_put(&out, "do", day_plain(a, s->due_on));
	said_put(&out, "splněno", day_plain(a, s->done_on));
	if (s->cancelled)
		buf_put(&out, S("; zrušeno"));
	return buf_str(&out);
}

str money_write(struct arena *a, const struct money_line *m)
{
	struct buf out = begun(a, arena_printf(a, "%04lld", (long long)m->year));
	said_put(&out, "zdroj", m->source);
	said_put(&out, "plán", number_said(a, m->planned, 2));
	said_put(&out, "skutečnost", number_said(a, m->spent, 2));
	return buf_str(&out);
}

str indicator_write(struct arena *a, const struct indicator_line *i)
{
	struct buf out = begun(a, i->name);
	said_put(&out, "jednotka", i->unit);
	said_put(&out, "výchozí", number_said(a, i->baseline, 3));
	said_put(&out, "cíl", number_said(a, i->target, 3));
	said_put(&out, "zdroj", i->source);
	return buf_str(&out);
}

str actor_write(struct arena *a, const struct actor_line *x)
{
	struct buf out = begun(a, x->name);
	said_put(&out, "za", x->specifier);
	return buf_str(&out);
}
