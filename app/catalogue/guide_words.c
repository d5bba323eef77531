/* What a service's name and text say about its type and forms. */
#include "app/catalogue/guide.h"
#include "search/search.h"

struct words { str *items; size_t count; };

/* Folded words without what stands between them. */
static struct words words_of(struct arena *a, str text)
{
	struct words w = { 0 };
	str s = search_fold(a, text);
	for (size_t i = 0, n; i < s.len; i += n + 1) {
		n = 0;
		while (i + n < s.len &&
			((s.ptr[i + n] >= 'a' && s.ptr[i + n] <= 'z') ||
				(s.ptr[i + n] >= '0' && s.ptr[i + n] <= '9')))
			n++;
		if (n)
			*(str *)arena_push(a, &w.items, &w.count, sizeof(str)) = str_part(s, i, i + n);
	}
	return w;
}

/* What a word may lose or gain between one and many, as a name begins:
 * služba and služby, dům is apart.  Other cases ("s pečovatelskou službou")
 * are about something else and must not match. */
static bool is_ending(str s)
{
	static const char *const endings[] = { "", "a", "e", "i", "y", "um" };
	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_is(s, endings[i]))
			return true;
	return false;
}

static bool same_word(str a, str b)
{
	size_t n = 0;
	if ((str_is(a, "dum") && str_is(b, "domy")) || (str_is(a, "domy") && str_is(b, "dum")))
		return true;
	while (n < a.len && n < b.len && a.ptr[n] == b.ptr[n])
		n++;
	if (n == a.len && n == b.len)
		return true;
	return n >= 3 && is_ending(str_part(a, n, a.len)) && is_ending(str_part(b, n, b.len));
}

static bool contains(const struct words *text, const struct words *part)
{
	for (size_t i = 0; i + part->count <= text->count; i++) {
		size_t n = 0;
		while (n < part->count && same_word(text->items[i + n], part->items[n]))
			n++;
		if (n == part->count)
			return true;
	}
	return false;
}

int64_t guide_type(struct import *im, str name)
{
	struct words text = words_of(&im->item, name);
	int64_t best = 0;
	size_t most = 0;
	/* "telefonická krizová pomoc" says more than "krizová pomoc". */
	for (size_t i = 0; i < im->codes.count; i++) {
		const struct import_code *c = &im->codes.items[i];
		if (!str_is(c->list, "service_type"))
			continue;
		struct words type = words_of(&im->item, c->name);
		if (type.count > most && contains(&text, &type)) {
			best = c->id;
			most = type.count;
		}
	}
	return best;
}

struct import_children guide_forms(struct import *im, str name, str description)
{
	static const struct { const char *code, *begins; } forms[] = {
		{ "ambulatory", "ambulantni" }, { "outreach", "terenni" }, { "residential", "pobytov" },
	};
	struct import_children found = { 0 };
	struct words text = words_of(
		&im->item, arena_printf(&im->item, "%.*s. %.*s", STR_ARG(name), STR_ARG(description)));
	for (size_t f = 0; f < COUNT(forms); f++)
		for (size_t i = 0; i < text.count; i++) {
			int64_t id = import_code(im, "service_form", str_of(forms[f].code));
			if (id && str_starts(text.items[i], str_of(forms[f].begins)))
				import_child_add(im, &found, (struct import_child){ .what = id });
		}
	return found;
}

/* A full stop, a space and a capital letter end a sentence, unless the word
 * before is so short that it may be cut: "nám. Republiky", "o. p. s. Dům". */
str guide_summary(struct arena *a, str text)
{
	size_t word = 0;
	for (size_t i = 0; i + 2 < text.len; i++) {
		if (text.ptr[i] == ' ' || text.ptr[i] == '\n')
			word = i + 1;
		bool end = strchr(".!?", text.ptr[i]) && text.ptr[i + 1] == ' ' &&
			utf8_length(str_part(text, word, i)) > 3;
		if (!end)
			continue;
		str next = utf8_head(str_part(text, i + 2, text.len), 1);
		if (!str_eq(search_fold(a, next), next))
			return str_part(text, 0, i + 1);
	}
	return text;
}

bool guide_sensitive(struct arena *a, str name)
{
	static const char *const beginnings[] = { "nasil", "zneuz", "znasil", "tyran", "obchod s lidmi",
		"pronasled" };
	str folded = search_fold(a, name);
	for (size_t i = 0; i < COUNT(beginnings); i++)
		if (str_has(folded, str_of(beginnings[i])))
			return true;
	return false;
}
