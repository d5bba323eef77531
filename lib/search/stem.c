/*
 * The stem of a folded Czech word: ending off, then the consonants and the
 * fleeting "e" that alternate before endings made alike.  It only has to give
 * one stem for the forms of one word; it need not be a root that a linguist
 * would accept.  Working on folded words makes "pece" and "péče" equal.
 */
#include "search/parts.h"

enum { SHORTEST = 4 };                 /* shorter words stay as they are */

/* Case endings, the longest first; `keep` letters must be left before them.
 * A few are shorter than the words that look like them (rez-im, zna-m), hence
 * the higher numbers. */
static const struct ending { const char *text; size_t keep; } endings[] = {
	{ "ami", 3 }, { "emi", 3 }, { "imi", 3 }, { "ymi", 3 }, { "eho", 3 }, { "iho", 3 },
	{ "emu", 3 }, { "imu", 3 }, { "ech", 3 }, { "ach", 3 }, { "ich", 3 }, { "ych", 3 },
	{ "em", 3 }, { "um", 3 }, { "am", 3 }, { "im", 4 }, { "ym", 4 }, { "ou", 3 },
	{ "a", 3 }, { "e", 3 }, { "i", 3 }, { "o", 3 }, { "u", 3 }, { "y", 3 },
};

/* A word may itself end like a case (problém, strach, program); its other
 * forms lose their ending and then look like the nominative.  Taking these off
 * once more makes them meet. */
static const struct ending again[] = {
	{ "ech", 3 }, { "ach", 3 }, { "ich", 3 }, { "ych", 3 },
	{ "em", 3 }, { "um", 3 }, { "am", 3 }, { "im", 4 }, { "ym", 4 },
};

/* Words whose root changes inside; all of their forms that are in use. */
static const struct irregular { const char *form, *stem; } irregulars[] = {
	{ "clovek", "clovek" }, { "cloveka", "clovek" }, { "cloveku", "clovek" },
	{ "clovekem", "clovek" }, { "lide", "clovek" }, { "lidem", "clovek" }, { "lidi", "clovek" },
	{ "lidech", "clovek" }, { "lidmi", "clovek" },
	{ "dite", "dit" }, { "ditete", "dit" }, { "diteti", "dit" }, { "ditetem", "dit" },
	{ "deti", "dit" }, { "detem", "dit" }, { "detech", "dit" }, { "detmi", "dit" },
	{ "dum", "dom" },
	{ "kun", "kon" },
	{ "pes", "ps" }, { "psa", "ps" }, { "psi", "ps" }, { "psu", "ps" }, { "psy", "ps" },
	{ "psem", "ps" }, { "psum", "ps" }, { "psech", "ps" },
	{ "stul", "stol" },
	{ "vuz", "voh" },
};

/* "-ov" is taken off as the mark of an adjective (dluhová poradna, dluhy), but
 * not from nouns that end so: domov is not dům.  The places are the seats of
 * municipalities with extended powers. */
static const char *const keeps_ov[] = {
	"benesov", "broumov", "bydzov", "domov", "havirov", "holesov", "hrbitov", "chomutov",
	"jablunkov", "krnov", "krumlov", "kyjov", "litvinov", "mikulov", "ostrov", "pacov",
	"pelhrimov", "prerov", "prostejov", "roznov", "rychnov", "rymarov", "slavkov", "sokolov",
	"tachov", "tisnov", "trutnov", "turnov", "unicov", "vitkov", "vyskov",
};

static bool ends(const char *word, size_t len, const char *ending)
{
	size_t n = strlen(ending);
	return len >= n && !memcmp(word + len - n, ending, n);
}

static size_t ending_cut(const char *word, size_t len, const struct ending *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ends(word, len, list[i].text) && len - strlen(list[i].text) >= list[i].keep)
			return len - strlen(list[i].text);
	return len;
}

static bool consonant(char c)
{
	return c >= 'a' && c <= 'z' && !strchr("aeiouy", c);
}

static bool plain(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (word[i] < 'a' || word[i] > 'z')
			return false;
	return true;
}

static const struct irregular *irregular_find(const char *word, size_t len)
{
	for (size_t i = 0; i < COUNT(irregulars); i++)
		if (irregulars[i].form[0] == word[0] && str_is((str){ word, len }, irregulars[i].form))
			return &irregulars[i];
	return NULL;
}

static bool noun_in_ov(const char *word, size_t len)
{
	for (size_t i = 0; i < COUNT(keeps_ov); i++)
		if (keeps_ov[i][0] == word[0] && str_is((str){ word, len }, keeps_ov[i]))
			return true;
	return false;
}

size_t stem_cut(char *word, size_t len)
{
	if (len < 3 || !plain(word, len))
		return len;
	const struct irregular *irregular = irregular_find(word, len);
	if (irregular) {
		size_t n = strlen(irregular->stem);
		memcpy(word, irregular->stem, n);
		return n;
	}
	if (len >= SHORTEST) {
		len = ending_cut(word, len, endings, COUNT(endings));
		len = ending_cut(word, len, again, COUNT(again));
	}
	if (len >= 5 && ends(word, len, "ov") && !noun_in_ov(word, len))
		len -= 2;
	/* matka, matce; Praha, Praze */
	if (word[len - 1] == 'c')
		word[len - 1] = 'k';
	else if (word[len - 1] == 'z')
		word[len - 1] = 'h';
	/* služba, služeb; otec, otce */
	if (len >= 4 && word[len - 2] == 'e' && consonant(word[len - 1]) && consonant(word[len - 3])) {
		word[len - 2] = word[len - 1];
		len--;
	}
	return len;
}

str search_stem(struct arena *a, str folded_word)
{
	str copy = arena_copy(a, folded_word);
	if (copy.len)
		copy.len = stem_cut((char *)copy.ptr, copy.len);
	return copy;
}
