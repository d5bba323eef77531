/* What in a text looks like personal data, before it is published.  It points; whether it
 * is, people decide: all but a birth number may be an office's own. */
#include "app/council/texts.h"

static const char *const labels[SCAN_KINDS] = {
	[SCAN_BIRTH_NUMBER] = N_("looks like a birth number"),
	[SCAN_PHONE] = N_("looks like a telephone number"),
	[SCAN_EMAIL] = N_("looks like an e-mail address"),
	[SCAN_SIGNED] = N_("looks like the name of who signed"),
	[SCAN_DEGREE] = N_("looks like a name with an academic degree"),
	[SCAN_NAME] = N_("looks like a name that stands in the paper"),
};
const char *scan_label(enum scan_kind kind) { return labels[kind]; }

static bool digit(char c) { return c >= '0' && c <= '9'; }
/* Letters beyond ASCII are bytes with the highest bit. */
static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

struct scan { struct arena *arena; str text; struct scan_finds *finds; };

static void found(struct scan *s, enum scan_kind kind, size_t from, size_t to)
{
	str text = str_part(s->text, from, to);
	for (size_t i = 0; i < s->finds->count; i++)
		if (s->finds->items[i].kind == kind && str_eq(s->finds->items[i].text, text))
			return;
	if (s->finds->count < SCAN_MOST)
		*(struct scan_find *)arena_push(s->arena, &s->finds->items, &s->finds->count,
			sizeof *s->finds->items) = (struct scan_find){ kind, text };
}

/* ---- numbers ---- */

/* Six digits that are a day, a slash or nothing, three or four digits; with four, all of
 * them together are divisible by eleven. */
static bool birth_number(str s)
{
	int64_t whole = 0;
	size_t digits = 0;
	char d[10];
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] == '/' && digits == 6)
			continue;
		if (!digit(s.ptr[i]) || digits == 10)
			return false;
		d[digits++] = s.ptr[i];
		whole = whole * 10 + s.ptr[i] - '0';
	}
	bool slash = s.len == digits + 1;
	if (digits != 10 && !(digits == 9 && slash))
		return false;
	int month = (d[2] - '0') * 10 + d[3] - '0', day = (d[4] - '0') * 10 + d[5] - '0';
	month = month > 70 ? month - 70 : month > 50 ? month - 50 : month > 20 ? month - 20 : month;
	if (month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	return slash || whole % 11 == 0;
}

/* Nine digits in groups of three, with or without +420. */
static bool phone_number(str s)
{
	struct { size_t digits, spaces; } n = { 0 };
	bool country = str_starts(s, S("+420")) || str_starts(s, S("00420"));
	if (country)
		s = str_part(s, *s.ptr == '+' ? 4 : 5, s.len);
	s = str_trim(s);
	for (size_t i = 0; i < s.len; i++) {
		if (digit(s.ptr[i]))
			n.digits++;
		else if (s.ptr[i] == ' ' && n.digits % 3 == 0)
			n.spaces++;
		else
			return false;
	}
	return n.digits == 9 && (country || s.len == 9 || n.spaces == 2) && *s.ptr >= '2';
}

/* A run of digits, slashes and single spaces, and what it may be. */
static size_t number_at(struct scan *s, size_t from)
{
	str t = s->text;
	size_t to = from + (t.ptr[from] == '+');
	while (to < t.len && (digit(t.ptr[to]) || t.ptr[to] == '/' ||
		(t.ptr[to] == ' ' && to + 1 < t.len && digit(t.ptr[to + 1]))))
		to++;
	str run = str_part(t, from, to);
	if (phone_number(run))
		found(s, SCAN_PHONE, from, to);
	for (size_t at = from; at < to;) {     /* of its words each may be a birth number */
		size_t end = at;
		while (end < to && t.ptr[end] != ' ')
			end++;
		if (birth_number(str_part(t, at, end)))
			found(s, SCAN_BIRTH_NUMBER, at, end);
		at = end + 1;
	}
	return to > from ? to : from + 1;
}

/* ---- words ---- */

static bool of_mail(char c)
{
	return digit(c) || (letter(c) && (unsigned char)c < 0x80) || c == '.' || c == '-' || c == '_' ||
		c == '+';
}

static void mail_at(struct scan *s, size_t at)
{
	size_t from = at, to = at + 1, dot = 0;
	while (from && of_mail(s->text.ptr[from - 1]))
		from--;
	while (to < s->text.len && of_mail(s->text.ptr[to]))
		to++;
	while (to > at + 1 && s->text.ptr[to - 1] == '.')      /* which ends the sentence */
		to--;
	for (size_t i = at + 2; i < to; i++)
		dot = s->text.ptr[i] == '.' ? i : dot;
	if (from < at && dot)
		found(s, SCAN_EMAIL, from, to);
}

static bool upper_at(str t, size_t at)
{
	if (at >= t.len)
		return false;
	unsigned char c = (unsigned char)t.ptr[at],
				  d = at + 1 < t.len ? (unsigned char)t.ptr[at + 1] : 0;
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	/* Á É Í Ó Ú Ý Ö Ü of Latin-1; in Latin Extended-A capitals and small letters alternate,
	 * the other way round from Ĺ to Ň and from Ź on. */
	if (c == 0xc3)
		return d < 0xa0;
	bool odd = (c == 0xc4 && d >= 0xb9) || (c == 0xc5 && (d < 0x89 || d >= 0xb9));
	return (c == 0xc4 || c == 0xc5) && (d % 2 == 0) != odd;
}

/* The end of a word in capitals such as "Nováková" that begins there; `at`: there is none. */
static size_t name_end(str t, size_t at)
{
	size_t to = at;
	if (!upper_at(t, at))
		return at;
	while (to < t.len && (letter(t.ptr[to]) || (t.ptr[to] == '-' && upper_at(t, to + 1))))
		to++;
	return to;
}

/* "v. r." or "v.r." and the two words in capitals before it. */
static void signed_at(struct scan *s, size_t at)
{
	str t = s->text;
	if (!(str_starts(str_part(t, at, t.len), S("v. r.")) ||
		str_starts(str_part(t, at, t.len), S("v.r."))) || (at && t.ptr[at - 1] != ' '))
		return;
	size_t from = at;
	for (int words = 0; words < 2; words++) {
		size_t end = from;
		while (end && (t.ptr[end - 1] == ' ' || t.ptr[end - 1] == ','))
			end--;
		size_t begin = end;
		while (begin && (letter(t.ptr[begin - 1]) || t.ptr[begin - 1] == '-'))
			begin--;
		if (begin == end || !upper_at(t, begin))
			return;
		from = begin;
	}
	found(s, SCAN_SIGNED, from, at + 2);
}

static void degree_at(struct scan *s, size_t at)
{
	static const char *const degrees[] = { "Bc. ", "BcA. ", "Ing. ", "Mgr. ", "MgA. ", "MUDr. ",
		"JUDr. ", "PhDr. ", "RNDr. ", "PaedDr. ", "MVDr. ", "doc. ", "prof. ", "DiS. " };
	str t = s->text, rest = str_part(t, at, t.len);
	if (at && letter(t.ptr[at - 1]))
		return;
	for (size_t i = 0; i < COUNT(degrees); i++) {
		if (!str_starts(rest, str_of(degrees[i])))
			continue;
		size_t first = at + strlen(degrees[i]), to = name_end(t, first);
		if (to == first)
			return;
		size_t second = to < t.len && t.ptr[to] == ' ' ? name_end(t, to + 1) : to + 1;
		found(s, SCAN_DEGREE, at, second > to + 1 ? second : to);
	}
}

/* ---- names ---- */

/* The last word of a name, without what changes with the case: "Nováková" as "Novákov",
 * "Eichler" as "Eichle".  Too short ones would be found everywhere. */
static str stem_of(str name)
{
	str rest = name, word = { 0 }, last = { 0 };
	while (str_cut(&rest, ' ', &word))
		if (upper_at(word, 0) && !str_has(word, S(".")))
			last = word;
	size_t points = utf8_valid(last) ? utf8_length(last) : 0;
	return points < 4 ? (str){ 0 } : utf8_head(last, points - 1);
}

static void stem_find(struct scan *s, str stem)
{
	str t = s->text;
	for (size_t at = 0; stem.len && at + stem.len <= t.len; at++) {
		if (memcmp(t.ptr + at, stem.ptr, stem.len) || (at && letter(t.ptr[at - 1])))
			continue;
		found(s, SCAN_NAME, at, name_end(t, at));
	}
}

/* With plain spaces instead of those that do not break a line. */
static str plain_spaces(struct arena *a, str text)
{
	struct buf out = { .arena = a };
	for (size_t i = 0; i < text.len; i++) {
		bool hard = text.ptr[i] == '\xc2' && i + 1 < text.len && text.ptr[i + 1] == '\xa0';
		buf_char(&out, hard ? ' ' : text.ptr[i]);
		i += hard;
	}
	return buf_str(&out);
}

struct scan_finds scan_personal(struct arena *a, str text, struct str_list names)
{
	struct scan_finds finds = { 0 };
	text = plain_spaces(a, text);
	struct scan s = { a, text, &finds };
	for (size_t at = 0; at < text.len; at++) {
		char c = text.ptr[at];
		bool begins = !at || (!digit(text.ptr[at - 1]) && !letter(text.ptr[at - 1]));
		if ((digit(c) || c == '+') && begins)
			at = number_at(&s, at) - 1;
		else if (c == '@')
			mail_at(&s, at);
		else if (c == 'v')
			signed_at(&s, at);
		if (letter(c))
			degree_at(&s, at);
	}
	for (size_t i = 0; i < names.count; i++)
		stem_find(&s, stem_of(names.items[i]));
	return finds;
}

str scan_replace(struct arena *a, str text, const struct scan_office *offices, size_t count)
{
	struct buf out = { .arena = a };
	for (size_t at = 0; at < text.len;) {
		const struct scan_office *longest = NULL;
		for (size_t i = 0; i < count; i++)
			if (offices[i].name.len && offices[i].office.len &&
				str_starts(str_part(text, at, text.len), offices[i].name) &&
				(!longest || offices[i].name.len > longest->name.len))
				longest = &offices[i];
		if (longest)
			buf_put(&out, longest->office);
		else
			buf_char(&out, text.ptr[at]);
		at += longest ? longest->name.len : 1;
	}
	return buf_str(&out);
}
