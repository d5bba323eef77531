/* Numbers of resolutions and items by a town's patterns. */
#include "app/council/texts.h"

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* Takes a number of at most nine digits off the text; unset: there is none. */
static struct maybe_int number_take(str *rest)
{
	size_t n = 0;
	while (n < rest->len && n < 9 && digit(rest->ptr[n]))
		n++;
	struct maybe_int value = str_int(str_part(*rest, 0, n));
	*rest = str_part(*rest, n, rest->len);
	return n ? value : NONE;
}

static bool take(str *rest, str beginning)
{
	bool is = str_starts(*rest, beginning);
	if (is)
		*rest = str_part(*rest, beginning.len, rest->len);
	return is;
}

static const char *part_wrong(str *pattern, str *number, struct number_known known)
{
	bool year = take(pattern, S("{rok}")), short_year = !year && take(pattern, S("{rr}"));
	if (year || short_year) {
		struct maybe_int n = number_take(number);
		if (!n.set)
			return N_("The year is missing where the pattern has it.");
		return !known.year || n.value == (year ? known.year : known.year % 100) ? NULL
			: N_("The year is not that of the session.");
	}
	if (take(pattern, S("{pořadí}")))
		return number_take(number).set ? NULL
			: N_("The order of the resolution is missing where the pattern has it.");
	if (take(pattern, S("{jednání}"))) {
		struct maybe_int n = number_take(number);
		if (!n.set)
			return N_("The number of the session is missing where the pattern has it.");
		return !known.session.set || n.value == known.session.value ? NULL
			: N_("The number of the session is another one.");
	}
	str sign = str_part(*pattern, 0, 1);
	*pattern = str_part(*pattern, 1, pattern->len);
	return take(number, sign) ? NULL : N_("The number does not follow the body's pattern.");
}

const char *number_wrong(str pattern, str number, struct number_known known)
{
	const char *wrong = NULL;
	if (!pattern.len)
		return NULL;
	while (pattern.len && !wrong)
		wrong = part_wrong(&pattern, &number, known);
	return wrong ? wrong : number.len ? N_("The number is longer than the body's pattern.") : NULL;
}

const char *number_pattern_wrong(str pattern)
{
	bool order = false;
	while (pattern.len) {
		if (take(&pattern, S("{pořadí}")))
			order = true;
		else if (!take(&pattern, S("{rok}")) && !take(&pattern, S("{rr}")) &&
			!take(&pattern, S("{jednání}"))) {
			if (*pattern.ptr == '{')
				return N_("In braces there may stand rok, rr, pořadí and jednání.");
			pattern = str_part(pattern, 1, pattern.len);
		}
	}
	return order ? NULL : N_("The pattern must have {pořadí}, by which numbers differ.");
}

/* Where the last run of N begins; pattern.len: there is none. */
static size_t last_run(str pattern)
{
	size_t at = pattern.len;
	for (size_t i = 0; i < pattern.len; i++)
		if (pattern.ptr[i] == 'N' && (!i || pattern.ptr[i - 1] != 'N'))
			at = i;
	return at;
}

str item_number(struct arena *a, str pattern, int n)
{
	struct buf out = { .arena = a };
	size_t last = last_run(pattern);
	for (size_t i = 0; i < pattern.len; i++) {
		size_t run = 0;
		while (i + run < pattern.len && pattern.ptr[i + run] == 'N')
			run++;
		if (run)
			buf_printf(&out, "%0*d", (int)run, i == last ? n : 1);
		else
			buf_char(&out, pattern.ptr[i]);
		i += run ? run - 1 : 0;
	}
	return buf_str(&out);
}

const char *item_pattern_wrong(str pattern)
{
	return pattern.len <= 20 && last_run(pattern) < pattern.len ? NULL
		: N_("Write N for each digit, such as NN.NN for 01.01.");
}

static bool item_here(str pattern, str text, size_t at)
{
	if (at + pattern.len > text.len || (at && digit(text.ptr[at - 1])))
		return false;
	for (size_t i = 0; i < pattern.len; i++)
		if (pattern.ptr[i] == 'N' ? !digit(text.ptr[at + i])
			: pattern.ptr[i] != text.ptr[at + i])
			return false;
	return at + pattern.len == text.len || !digit(text.ptr[at + pattern.len]);
}

bool item_present(str pattern, str text)
{
	for (size_t at = 0; pattern.len && at < text.len; at++)
		if (item_here(pattern, text, at))
			return true;
	return false;
}

str operative_draft(struct arena *a, str template, str item_pattern, str title)
{
	struct buf out = { .arena = a };
	while (template.len) {
		if (take(&template, S("{bod}")))
			buf_put(&out, item_number(a, item_pattern, 1));
		else if (take(&template, S("{název}")))
			buf_put(&out, title);
		else {
			buf_char(&out, *template.ptr);
			template = str_part(template, 1, template.len);
		}
	}
	return buf_str(&out);
}
