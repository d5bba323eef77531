#include "app/people/password.h"
#include "search/search.h"
#include "web/web.h"

enum { LEAST_OWN = 5, LEAST_DIFFERENT = 5, LEAST_RUN = 3, LEAST_WORD = 3 };

/* What passwords are made of again and again, here and abroad; folded.  With
 * runs ("12345", "qwertz"), years and repetitions this covers the passwords
 * that are guessed first. */
static const char *const common[] = {
	"abeceda", "admin", "administrator", "ahoj", "alfa", "andel", "andilek", "asdf", "autobus",
	"azerty", "babicka", "banan", "baseball", "beruska", "brezen", "brno", "brouk",
	"budejovice", "cerven", "cervenec", "cesko", "changeme", "charlie", "computer", "default",
	"demo", "dobryden", "domov", "dracek", "dragon", "duben", "duha", "football", "fotbal",
	"guest", "hello", "heslicko", "heslo", "hokej", "hradec", "ilove", "iloveyou", "internet",
	"jablko", "jahoda", "jaro", "jihlava", "kocicka", "kocka", "kocourek", "kolin", "kralove",
	"krtek", "kveten", "kytka", "laska", "leden", "letmein", "leto", "liberec", "listopad",
	"login", "love", "maminka", "martin", "master", "medvidek", "mesto", "michal", "milacek",
	"miluji", "miminko", "moje", "monkey", "morava", "nazdar", "neco", "nevim", "nove", "obec",
	"olomouc", "ostrava", "pardubice", "parola", "pass", "passwd", "password", "pavel",
	"pejsek", "petr", "plzen", "podzim", "portal", "praha", "prazdniny", "princess",
	"prosinec", "qazwsx", "rijen", "root", "rozcestnik", "secret", "server", "shadow",
	"slavia", "slunce", "slunicko", "sluzba", "sluzby", "socialni", "sparta", "srpen",
	"starosta", "start", "summer", "sunshine", "superman", "system", "tajne", "test", "tomas",
	"unor", "urad", "user", "vanoce", "vitejte", "welcome", "whatever", "winter", "zari",
	"zima", "zlaticko", "zlin", "znojmo",
};
static const char *const rows[] = {
	"qwertyuiop", "qwertzuiop", "asdfghjkl", "yxcvbnm", "zxcvbnm", "1234567890", "0987654321",
	"!@#$%^&*()", "1q2w3e4r5t6z7u8i9o", "1qaz2wsx3edc", "+escrzyaie",
};

/* Letters as they are written instead of themselves: "h3sl0". */
static char letter_meant(char c)
{
	static const char written[] = "01345780@$!", meant[] = "oieastboasi";
	const char *at = c ? strchr(written, c) : NULL;
	return at ? meant[at - written] : c;
}

static bool starts_at(str s, size_t i, str word)
{
	return word.len && str_starts(str_part(s, i, s.len), word);
}

static size_t word_at(str s, size_t i, struct str_list context)
{
	size_t longest = 0;
	for (size_t w = 0; w < COUNT(common); w++) {
		str word = str_of(common[w]);
		if (word.len > longest && starts_at(s, i, word))
			longest = word.len;
	}
	for (size_t w = 0; w < context.count; w++)
		if (context.items[w].len > longest && starts_at(s, i, context.items[w]))
			longest = context.items[w].len;
	return longest;
}

/* How far the characters from i on are the same, follow one another in the
 * alphabet, or are neighbours on the keyboard; 0: fewer than three. */
static size_t run_at(str s, size_t i)
{
	size_t longest = 0;
	for (int step = -1; step <= 1; step++) {
		size_t n = 1;
		while (i + n < s.len && s.ptr[i + n] - s.ptr[i + n - 1] == step)
			n++;
		if (n > longest)
			longest = n;
	}
	for (size_t k = 0; k < COUNT(rows); k++)
		for (const char *from = rows[k]; *from; from++) {
			size_t n = 0;
			while (i + n < s.len && from[n] == s.ptr[i + n])
				n++;
			if (n > longest)
				longest = n;
		}
	return longest >= LEAST_RUN ? longest : 0;
}

static size_t year_at(str s, size_t i)
{
	str y = str_part(s, i, i + 4);
	bool year = (str_starts(y, S("19")) || str_starts(y, S("20"))) && str_int(y).set;
	return y.len == 4 && year ? 4 : 0;
}

/* How many characters are left when everything that is guessed first is taken out. */
static size_t own_characters(str s, struct str_list context)
{
	size_t own = 0;
	for (size_t i = 0; i < s.len; ) {
		size_t word = word_at(s, i, context), run = run_at(s, i), year = year_at(s, i);
		size_t known = word > run ? word : run;
		known = known > year ? known : year;
		own += !known && s.ptr[i] != ' ' && ((unsigned char)s.ptr[i] & 0xc0) != 0x80;
		i += known ? known : 1;
	}
	return own;
}

/* "kotekkotekkotek": the same piece three times or more. */
static bool repeats(str s)
{
	for (size_t piece = 1; piece * 3 <= s.len; piece++)
		if (!memcmp(s.ptr, s.ptr + piece, s.len - piece))
			return true;
	return false;
}

static bool few_different(str s)
{
	bool seen[256] = { false };
	int different = 0;
	for (size_t i = 0; i < s.len; i++) {
		different += !seen[(unsigned char)s.ptr[i]];
		seen[(unsigned char)s.ptr[i]] = true;
	}
	return different < LEAST_DIFFERENT;
}

/* Small letters without diacritics; what is no letter stays as it is. */
static str folded(struct arena *a, str s)
{
	struct buf out = { .arena = a };
	for (size_t i = 0, n; i < s.len; i += n) {
		str point = utf8_head(str_part(s, i, s.len), 1), letter = search_fold(a, point);
		n = point.len;
		buf_put(&out, letter.len ? letter : point);
	}
	return buf_str(&out);
}

static struct str_list context_words(struct arena *a, struct str_list context)
{
	str *words = NULL, word;
	size_t count = 0;
	for (size_t i = 0; i < context.count; i++) {
		str text = arena_copy(a, folded(a, context.items[i]));
		for (size_t c = 0; c < text.len; c++)
			if (strchr("@.-_+,()/", text.ptr[c]))
				((char *)text.ptr)[c] = ' ';
		while (str_cut(&text, ' ', &word))
			if (word.len >= LEAST_WORD)
				*(str *)arena_push(a, &words, &count, sizeof word) = word;
	}
	return (struct str_list){ words, count };
}

static bool easy(struct arena *a, str password, struct str_list context)
{
	struct str_list words = context_words(a, context);
	str plain = folded(a, password), meant = arena_copy(a, plain);
	for (size_t i = 0; i < meant.len; i++)
		((char *)meant.ptr)[i] = letter_meant(meant.ptr[i]);
	return repeats(plain) || few_different(plain) ||
		own_characters(plain, words) < LEAST_OWN || own_characters(meant, words) < LEAST_OWN;
}

const char *password_wrong(str password, struct str_list context)
{
	struct arena own = { 0 };
	if (!utf8_valid(password) || utf8_length(password) > LIMIT_PASSWORD)
		return N_("Use at most 128 characters.");
	if (utf8_length(password) < PASSWORD_SHORTEST)
		return N_("Use at least 12 characters.");
	bool guessed = easy(&own, password, context);
	arena_free(&own);
	if (!guessed)
		return NULL;
	return N_("This password is easy to guess. Use a few words that do not belong together.");
}
