/* Rules of a line's end; see typography.h. */
#include "doc/typography.h"
#include <ctype.h>

/* Without brackets and quotation marks that lead a word. */
static str bare(str word)
{
	static const char *const signs[] = { "(", "[", "\"", "„", "“", "‚", "»", "«" };
	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(word, str_of(signs[i])))
			return bare(str_part(word, strlen(signs[i]), word.len));
	return word;
}

static bool one_of(str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

static bool begins_with_digit(str word)
{
	return word.len && isdigit((unsigned char)word.ptr[0]);
}

/* "24." of "24. 6. 2024", "1" of "1 200": digits, and a point at most. */
static bool number(str word)
{
	size_t i = 0;
	while (i < word.len && (isdigit((unsigned char)word.ptr[i]) || word.ptr[i] == ','))
		i++;
	return i && (i == word.len || (i + 1 == word.len && word.ptr[i] == '.'));
}

static bool counted(str word)
{
	static const char *const units[] = { "Kč", "%", "‰", "tis.", "mil.", "mld.", "km", "m", "m²",
		"h", "hod.", "let", "€", "ks", "Sb." };
	while (word.len && !one_of(word, units, COUNT(units)) &&
		strchr(",.;:)", word.ptr[word.len - 1]))
		word.len--;
	return word.len && one_of(word, units, COUNT(units));
}

bool words_bind(str before, str after, str language)
{
	static const char *const leads[] = { "§", "§§", "č.", "čl.", "odst.", "písm.", "str.", "tel.",
		"č.p.", "čp." };
	static const char letters[] = "kszvouaiKSZVOUAI";
	before = bare(before);
	if (number(before) && (begins_with_digit(after) || counted(after)))
		return true;
	if (!str_is(language, "cs") && !str_is(language, "sk"))
		return false;
	return (before.len == 1 && strchr(letters, before.ptr[0])) ||
		one_of(before, leads, COUNT(leads));
}
