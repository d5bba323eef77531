/* Names of municipalities: how they are written, compared and found. */
#include "app/territory/territory_internal.h"
#include "app/territory/municipality.sql.h"
#include "search/search.h"

/* ---- how they are written ---- */

/* All capital letters Czech has beyond ASCII and their small ones, two bytes each. */
static const char capitals[] = "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ", smalls[] = "áčďéěíňóřšťúůýž";

static const char *letter_among(const char *letters, const char *s, size_t len)
{
	for (; len >= 2 && *letters; letters += 2)
		if (!memcmp(letters, s, 2))
			return letters;
	return NULL;
}

static bool in_capitals(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || letter_among(smalls, s.ptr + i, s.len - i))
			return false;
	return true;
}

static void put_small(struct buf *out, str s)
{
	for (size_t i = 0; i < s.len; i++) {
		const char *capital = letter_among(capitals, s.ptr + i, s.len - i);
		if (capital) {
			buf_put(out, (str){ smalls + (capital - capitals), 2 });
			i++;
		} else {
			bool ascii = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z';
			buf_char(out, (char)(ascii ? s.ptr[i] + ('a' - 'A') : s.ptr[i]));
		}
	}
}

/* Prepositions inside a name are written small. */
static bool is_preposition(str word)
{
	static const char *const words[] = { "NAD", "POD", "U", "V", "VE", "NA", "PŘI", "ZA", "O" };
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

str municipality_name(struct arena *a, str source)
{
	struct buf out = { .arena = a };
	if (str_ends(source, S(" (vojenský újezd)")))
		source.len -= S(" (vojenský újezd)").len;
	if (!in_capitals(source))
		return source;
	while (source.len) {
		size_t n = 0;
		while (n < source.len && source.ptr[n] != ' ' && source.ptr[n] != '-')
			n++;
		str word = str_part(source, 0, n);
		size_t first = out.len && is_preposition(word) ? 0 : utf8_head(word, 1).len;
		buf_put(&out, str_part(word, 0, first));
		put_small(&out, str_part(word, first, n));
		buf_put(&out, str_part(source, n, n + 1));
		source = str_part(source, n + 1, source.len);
	}
	return buf_str(&out);
}

/* ---- how they are compared ---- */

str municipality_folded(struct arena *a, str name)
{
	str s = search_fold(a, name);
	struct buf out = { .arena = a };
	bool gap = false;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.ptr[i];
		if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
			gap = out.len > 0;
			continue;
		}
		if (gap)
			buf_char(&out, ' ');
		buf_char(&out, c);
		gap = false;
	}
	return buf_str(&out);
}

str municipality_behind(struct arena *a, str folded)
{
	return arena_printf(a, "%.*s\x7f", STR_ARG(folded));
}

/* ---- how they are found ---- */

/* "742 58" and "74100": how many digits from the left agree. */
static size_t postal_agreement(str a, str b)
{
	size_t i = 0, j = 0, agree = 0;
	while (i < a.len && j < b.len) {
		if (a.ptr[i] == ' ') {
			i++;
		} else if (a.ptr[i++] == b.ptr[j++]) {
			agree++;
		} else {
			break;
		}
	}
	return agree;
}

static int64_t named_exactly(struct db *db, struct arena *a, str name, str postal_code)
{
	str folded = municipality_folded(a, name);
	if (!folded.len)
		return 0;
	struct municipalities_of_name_rows rows = municipalities_of_name(db, .folded = folded);
	size_t best = 0, best_agrees = 0;
	for (size_t i = 0; i < rows.count; i++) {
		size_t agrees = postal_agreement(postal_code, rows.items[i].postal_code);
		if (agrees > best_agrees) {
			best = i;
			best_agrees = agrees;
		}
	}
	return rows.count ? rows.items[best].id : 0;
}

/* A hyphen, or a dash of any length (U+2010 to U+2015). */
static bool dash_at(str s, size_t i)
{
	return s.ptr[i] == '-' || (i + 2 < s.len && !memcmp(s.ptr + i, "\xe2\x80", 2) &&
		(unsigned char)s.ptr[i + 2] >= 0x90 && (unsigned char)s.ptr[i + 2] <= 0x95);
}

/* The name without its last number or its last part behind a dash:
 * "Praha 4 - Modřany", "Praha 4", "Praha". */
static str without_last_part(str name)
{
	size_t n = name.len;
	while (n && name.ptr[n - 1] >= '0' && name.ptr[n - 1] <= '9')
		n--;
	if (n == name.len) {
		while (n && !dash_at(name, n - 1))
			n--;
		n -= n > 0;
	}
	return str_trim(str_part(name, 0, n));
}

int64_t municipality_named(struct db *db, struct arena *a, str name, str postal_code)
{
	int64_t found = 0;
	for (name = str_trim(name); name.len && !found; name = without_last_part(name))
		found = named_exactly(db, a, name, postal_code);
	return found;
}

struct municipalities municipality_find(struct db *db, struct arena *a, str text, int64_t limit)
{
	struct municipalities found = { 0 };
	str first = municipality_folded(a, text);
	if (!first.len)
		return found;
	struct municipalities_beginning_rows rows = municipalities_beginning(db, .first = first,
		.behind = municipality_behind(a, first), .limit = limit);
	for (size_t i = 0; i < rows.count; i++) {
		struct municipality *m = arena_push(a, &found.items, &found.count, sizeof *m);
		*m = (struct municipality){ rows.items[i].id, rows.items[i].slug, rows.items[i].name,
			rows.items[i].district, rows.items[i].region };
	}
	return found;
}
