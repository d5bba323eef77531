/* What is found to be hard to read. */
#include "doc/readable.h"
#include "tests/check.h"

static struct readable easy(struct check *t, const char *text)
{
	return readable_check(&t->arena, &readable_easy, str_of(text));
}

static bool finds(const struct readable *r, enum readable_fault fault, const char *text)
{
	for (size_t i = 0; i < r->findings.count; i++)
		if (r->findings.items[i].fault == fault && str_is(r->findings.items[i].text, text))
			return true;
	return false;
}

UNIT(sentences_are_counted_as_people_read_them)
{
	static const struct { const char *text; int64_t sentences, longest;
	} cases[] = {
		{ "", 0, 0 },
		{ "Zavolejte nám. Poradíme vám.", 2, 2 },
		{ "Zavolejte do 12. 3. 2026 na číslo 499 123 456.", 1, 6 },
		{ "Bydlí v ul. Dlouhá, č. p. 5.", 1, 7 },
		{ "Přijďte v pondělí 3. března. Otevřeno máme od 8.", 2, 5 },
		{ "## Nadpis\n\nPrvní věta.\n\n- jeden bod\n- druhý bod", 4, 2 },
		{ "Bolí vás to? Jděte k lékaři! Nečekejte…", 3, 3 },
		{ "Řekněte „ano“. Pak „ne“.", 2, 2 },
		{ "**Tučně.** A [odkaz](https://example.cz).", 2, 2 },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct readable got = easy(t, cases[i].text);
		CHECK(got.sentences == cases[i].sentences && got.longest == cases[i].longest);
	}
	CHECK(easy(t, "Jedna. Dvě slova. Tři slova jsou.").median == 2);
}

UNIT(what_is_long_or_abbreviated_is_named_with_its_sentence)
{
	struct readable got = easy(t, "Toto je krátká věta. Toto je ale věta, která má opravdu už "
		"mnohem víc slov než dvanáct.\n\nJedna. Dvě. Tři. Čtyři. Pět.\n\n"
		"Volejte OSPOD, např. zítra. Pomůže ČSSZ (správa důchodů). Je to neprodlouženějšího.");
	CHECK(got.longest == 13);
	CHECK(finds(&got, READABLE_SENTENCE,
		"Toto je ale věta, která má opravdu už mnohem víc slov než dvanáct."));
	CHECK(finds(&got, READABLE_PARAGRAPH, "Jedna. Dvě. Tři. Čtyři. Pět."));
	CHECK(finds(&got, READABLE_ABBREVIATION, "OSPOD"));
	CHECK(finds(&got, READABLE_ABBREVIATION, "např."));
	CHECK(!finds(&got, READABLE_ABBREVIATION, "ČSSZ"));
	CHECK(finds(&got, READABLE_WORD, "neprodlouženějšího"));
}

UNIT(plain_texts_have_looser_rules)
{
	static const char fourteen[] = "Toto je věta, která má přesně čtrnáct slov, a to ještě nikomu "
		"vůbec nevadí.";
	CHECK(readable_check(&t->arena, &readable_plain, str_of(fourteen)).found == 0);
	CHECK(easy(t, fourteen).found == 1);
	struct buf many = { .arena = &t->arena };
	for (int i = 0; i < 21; i++)
		buf_put(&many, S("slovo "));
	struct readable got = readable_check(&t->arena, &readable_plain, buf_str(&many));
	CHECK(got.found == 1 && got.findings.items[0].count == 21);
}

UNIT(of_many_findings_only_some_are_kept_but_all_are_counted)
{
	struct buf many = { .arena = &t->arena };
	for (int i = 0; i < 100; i++)
		buf_printf(&many, "Nejneobhospodařovávatelnější%d. ", i);
	struct readable got = easy(t, arena_z(&t->arena, buf_str(&many)));
	CHECK(got.findings.count == READABLE_FINDINGS && got.found > 100);
}
