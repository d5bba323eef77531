/* What is long in a text. */
#include "doc/readable.h"
#include "doc/markdown.h"
#include <stdlib.h>

const struct readable_rules readable_plain = { .words = 20, .sentences = 4 };
const struct readable_rules readable_easy = { 12, 4, 14, true };

struct reading {
	struct arena *arena;
	const struct readable_rules *rules;
	struct readable to;
	struct int_list lengths;           /* of sentences */
};

static void find(struct reading *r, enum readable_fault fault, int64_t count, str text)
{
	struct readable *to = &r->to;
	for (size_t i = 0; i < to->findings.count; i++)
		if (to->findings.items[i].fault == fault && str_eq(to->findings.items[i].text, text))
			return;
	to->found++;
	if (to->findings.count < READABLE_FINDINGS)
		*(struct readable_finding *)arena_push(r->arena, &to->findings.items,
			&to->findings.count, sizeof *to->findings.items) =
			(struct readable_finding){ fault, count, text };
}

/* ---- words ---- */

static bool among(str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(s, words[i]))
			return true;
	return false;
}

/* Bytes of the letter at the beginning, if it is a large one; else 0. */
static size_t capital(str s)
{
	static const char *const accented[] = { "Á", "Č", "Ď", "É", "Ě", "Í", "Ň", "Ó", "Ř", "Š", "Ť",
		"Ú", "Ů", "Ý", "Ž" };
	if (s.len && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z')
		return 1;
	return among(str_part(s, 0, 2), accented, COUNT(accented)) ? 2 : 0;
}

static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

/* Without what stands around it: brackets, quotes, a comma. */
static str bare(str word)
{
	static const char *const around[] = { "„", "“", "”", "‚", "‘", "–", "—", "…" };
	for (bool more = true; more && word.len;) {
		more = false;
		if (strchr("()[],.;:!?\"'*_", word.ptr[0])) {
			word = str_part(word, 1, word.len);
			more = true;
		} else if (strchr("()[],.;:!?\"'*_", word.ptr[word.len - 1])) {
			word = str_part(word, 0, word.len - 1);
			more = true;
		}
		for (size_t i = 0; i < COUNT(around); i++) {
			str mark = str_of(around[i]);
			if (str_starts(word, mark))
				word = str_part(word, mark.len, word.len);
			else if (str_ends(word, mark))
				word = str_part(word, 0, word.len - mark.len);
			else
				continue;
			more = true;
		}
	}
	return word;
}

static bool is_number(str word)
{
	str inside = bare(word);
	for (size_t i = 0; i < inside.len; i++)
		if (!digit(inside.ptr[i]) && !strchr("+.,/-", inside.ptr[i]))
			return false;
	return inside.len > 0;
}

static bool is_word(str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (digit(word.ptr[i]) || letter(word.ptr[i]))
			return true;
	return false;
}

/* All its letters are large: OSPOD, ČSSZ. */
static bool is_initials(str word)
{
	size_t letters = 0;
	while (word.len) {
		size_t bytes = capital(word);
		if (!bytes && word.ptr[0] != '/')
			return false;
		letters += bytes > 0;
		word = str_part(word, bytes ? bytes : 1, word.len);
	}
	return letters >= 2;
}

static const char *const shortened[] = { "např.", "tj.", "tzn.", "tzv.", "apod.", "atd.", "aj.",
	"popř.", "resp.", "event.", "cca.", "č.", "čl.", "odst.", "písm.", "tel.", "ul.", "tř.",
	"str.", "hod.", "min.", "vč.", "mj.", "pozn.", "sv.", "Mgr.", "Bc.", "Ing.", "MUDr.", "JUDr.",
	"PhDr.", "Sb." };

static str without_bracket(str word)
{
	while (word.len && strchr("(\"", word.ptr[0]))
		word = str_part(word, 1, word.len);
	return word;
}

static bool is_shortened(str word)
{
	word = without_bracket(word);
	return among(word, shortened, COUNT(shortened));
}

/* ---- sentences ---- */

/* The words of a block, in their order. */
static struct str_list words_of(struct arena *a, str block)
{
	struct str_list to = { 0 };
	for (size_t i = 0, from = 0; i <= block.len; i++)
		if (i == block.len || strchr(" \t\r\n", block.ptr[i])) {
			if (i > from)
				*(str *)arena_push(a, &to.items, &to.count, sizeof *to.items) =
					str_part(block, from, i);
			from = i + 1;
		}
	return to;
}

/* Whether a sentence ends with this word: what follows begins with a large letter,
 * and a period is none of an abbreviation or of a day. */
static bool ends_sentence(struct str_list words, size_t i)
{
	str word = words.items[i], inside = word;
	while (inside.len && strchr(")\"*_", inside.ptr[inside.len - 1]))
		inside.len--;
	if (str_ends(inside, S("“")))
		inside.len -= strlen("“");
	if (!inside.len || !strchr(".!?", inside.ptr[inside.len - 1]))
		return str_ends(inside, S("…")) && i + 1 < words.count && capital(words.items[i + 1]);
	if (i + 1 == words.count)
		return true;
	if (is_shortened(inside))
		return false;
	str next = words.items[i + 1];
	if (inside.ptr[inside.len - 1] != '.')
		return true;
	return capital(bare(next)) > 0;
}

static void word_check(struct reading *r, struct str_list words, size_t i)
{
	str word = words.items[i], inside = bare(word);
	bool explains = str_starts(word, S("(")) ||
		(i + 1 < words.count && str_starts(words.items[i + 1], S("(")));
	if (r->rules->letters && !str_has(inside, S("/")) && !str_has(inside, S("@")) &&
		utf8_length(inside) > (size_t)r->rules->letters)
		find(r, READABLE_WORD, (int64_t)utf8_length(inside), inside);
	if (!r->rules->abbreviations)
		return;
	if (is_shortened(word))
		find(r, READABLE_ABBREVIATION, 0, without_bracket(word));
	else if (is_initials(inside) && !explains)
		find(r, READABLE_ABBREVIATION, 0, inside);
}

static void sentence_end(struct reading *r, str text, int64_t words)
{
	if (!words)
		return;
	*(int64_t *)arena_push(r->arena, &r->lengths.items, &r->lengths.count, sizeof(int64_t)) = words;
	if (words > r->rules->words)
		find(r, READABLE_SENTENCE, words, text);
}

static void block_check(struct reading *r, str block)
{
	struct str_list words = words_of(r->arena, block);
	int64_t count = 0, sentences = 0;
	const char *from = NULL;
	for (size_t i = 0; i < words.count; i++) {
		str word = words.items[i];
		from = from ? from : word.ptr;
		/* A phone number or a day is one word, however it is written. */
		count += is_word(word) && !(count && i && is_number(word) && is_number(words.items[i - 1]));
		word_check(r, words, i);
		if (ends_sentence(words, i) || i + 1 == words.count) {
			sentence_end(r, (str){ from, (size_t)(word.ptr + word.len - from) }, count);
			sentences += count > 0;
			count = 0;
			from = NULL;
		}
	}
	if (r->rules->sentences && sentences > r->rules->sentences)
		find(r, READABLE_PARAGRAPH, sentences, utf8_head(block, 80));
}

static int by_length(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

struct readable readable_check(struct arena *a, const struct readable_rules *rules, str markdown)
{
	struct reading r = { .arena = a, .rules = rules };
	str text = markdown_plain(a, markdown), block;
	while (str_cut(&text, '\n', &block))
		block_check(&r, str_trim(block));
	size_t count = r.lengths.count;
	if (count) {
		qsort((int64_t *)r.lengths.items, count, sizeof *r.lengths.items, by_length);
		r.to.median = r.lengths.items[count / 2];
		r.to.longest = r.lengths.items[count - 1];
	}
	r.to.sentences = (int64_t)count;
	return r.to;
}
