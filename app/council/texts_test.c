/* Numbers by patterns, what looks like personal data, differences of texts. */
#include "app/council/texts.h"
#include "tests/check.h"

/* ---- patterns ---- */

#define TRUTNOV "{rok}-{pořadí}/{jednání}"

static bool right(const char *pattern, const char *number, int year, int session)
{
	return !number_wrong(str_of(pattern), str_of(number),
		(struct number_known){ year, session ? SOME(session) : NONE });
}

UNIT(numbers_of_resolutions_follow_the_pattern_of_the_town)
{
	static const char *const real[] = { "2015-150/3", "2015-196/4", "2015-54/1", "2015-938/16",
		"2015-1058/18" };
	for (size_t i = 0; i < COUNT(real); i++)
		CHECK(right(TRUTNOV, real[i], 2015, 0));
	CHECK(right(TRUTNOV, "2015-150/3", 2015, 3) && !right(TRUTNOV, "2015-150/3", 2015, 4));
	CHECK(!right(TRUTNOV, "2015-150/3", 2016, 0) && right(TRUTNOV, "2015-150/3", 0, 0));
	CHECK(right("RM/{jednání}/{pořadí}/{rok}", "RM/12/5/2024", 2024, 12));
	CHECK(right("{pořadí}/{rr}/ZM/{jednání}", "123/24/ZM/7", 2024, 7));
	CHECK(!right("{pořadí}/{rr}/ZM/{jednání}", "123/25/ZM/7", 2024, 7));
	CHECK(right("", "cokoli", 2024, 1));
	static const char *const wrong[] = { "", "2015-150", "2015-150/", "2015-150/3 ", "2015/150/3",
		"-150/3", "2015-/3", "x2015-150/3", "2015-150/3/4" };
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK(!right(TRUTNOV, wrong[i], 2015, 3));
}

UNIT(a_pattern_is_looked_at_before_it_is_used)
{
	CHECK(!number_pattern_wrong(S(TRUTNOV)) && !number_pattern_wrong(S("{pořadí}")));
	CHECK(number_pattern_wrong(S("{rok}/{jednání}")) && number_pattern_wrong(S("{měsíc}{pořadí}")));
	CHECK(!item_pattern_wrong(S("NN.NN")) && !item_pattern_wrong(S("bod N")));
	CHECK(item_pattern_wrong(S("01.01")) && item_pattern_wrong(S("")));
}

UNIT(items_are_numbered_by_the_pattern)
{
	CHECK(str_is(item_number(&t->arena, S("NN.NN"), 1), "01.01"));
	CHECK(str_is(item_number(&t->arena, S("NN.NN"), 12), "01.12"));
	CHECK(str_is(item_number(&t->arena, S("N"), 7), "7"));
	CHECK(item_present(S("NN.NN"), S("Rada doporučuje 01.01 zastupitelstvu")));
	CHECK(item_present(S("NN.NN"), S("01.01")) && !item_present(S("NN.NN"), S("101.011")));
	CHECK(!item_present(S("NN.NN"), S("29.5.")) && !item_present(S("NN.NN"), S("")));
}

UNIT(a_draft_resolution_is_begun_from_the_body_s_words)
{
	str got = operative_draft(&t->arena,
		S("Rada města Trutnova doporučuje {bod} zastupitelstvu města schválit {název} {x}."),
		S("NN.NN"), S("Plán"));
	CHECK(str_is(got,
		"Rada města Trutnova doporučuje 01.01 zastupitelstvu města schválit Plán {x}."));
	CHECK(!operative_draft(&t->arena, (str){ 0 }, S("NN.NN"), S("Plán")).len);
}

/* ---- personal data ---- */

static bool found(struct check *t, const char *text, enum scan_kind kind, const char *what)
{
	struct scan_finds f = scan_personal(&t->arena, str_of(text), (struct str_list){ 0 });
	for (size_t i = 0; i < f.count; i++)
		if (f.items[i].kind == kind && str_is(f.items[i].text, what))
			return true;
	return false;
}

static size_t finds(struct check *t, const char *text)
{
	return scan_personal(&t->arena, str_of(text), (struct str_list){ 0 }).count;
}

UNIT(a_birth_number_is_found_and_other_numbers_are_not)
{
	CHECK(found(t, "rč. 780123/3539, bytem", SCAN_BIRTH_NUMBER, "780123/3539"));
	CHECK(found(t, "(7801233539)", SCAN_BIRTH_NUMBER, "7801233539"));
	CHECK(found(t, "536231/123", SCAN_BIRTH_NUMBER, "536231/123"));
	CHECK(!finds(t, "částka 1 250 000 Kč v roce 2024") && !finds(t, "IČO 00278360"));
	CHECK(!finds(t, "781332/3539") && !finds(t, "usnesení 2015-150/3 a 01.01"));
}

UNIT(telephones_addresses_and_signatures_are_found)
{
	CHECK(found(t, "tel. +420 499 803 111.", SCAN_PHONE, "+420 499 803 111"));
	CHECK(found(t, "499\u00a0803\u00a0111", SCAN_PHONE, "499 803 111"));
	CHECK(found(t, "volejte 777000333", SCAN_PHONE, "777000333"));
	CHECK(found(t, "pište jana.nova@example.cz.", SCAN_EMAIL, "jana.nova@example.cz"));
	CHECK(found(t, "Jana Nováková v. r.", SCAN_SIGNED, "Jana Nováková v."));
	CHECK(found(t, "předkládá Mgr. Šárka Žižková, vedoucí", SCAN_DEGREE, "Mgr. Šárka Žižková"));
	CHECK(found(t, "Bc. Čermák", SCAN_DEGREE, "Bc. Čermák"));
	CHECK(!finds(t, "vedoucí odboru sociálních věcí v. r.") && !finds(t, "v roce 2024") &&
		!finds(t, "Platformou pro sociální bydlení, z.s. @ 10") && !finds(t, "dle Mgr. studia"));
}

UNIT(a_name_of_the_paper_is_found_in_every_case)
{
	str name = S("Mgr. Tomáš Příklad");
	struct str_list names = { &name, 1 };
	struct scan_finds f =
		scan_personal(&t->arena, S("předloženo panem Příkladem a Příkladu"), names);
	CHECK(f.count == 2 && f.items[0].kind == SCAN_NAME && str_is(f.items[0].text, "Příkladem"));
	CHECK(!scan_personal(&t->arena, S("příkladem je služba; Nepříklad"), names).count);
	str brief = S("Jan Rab");              /* too short a stem would be found everywhere */
	CHECK(!scan_personal(&t->arena, S("Rada města"), (struct str_list){ &brief, 1 }).count);
}

UNIT(names_give_way_to_offices_the_longest_first)
{
	static const struct scan_office all[] = { { S("Jan Příklad"), S("tajemník") },
		{ S("Ing. Jan Příklad"), S("tajemník") }, { S("Eva Bez"), S("") } };
	CHECK(str_is(scan_replace(&t->arena, S("Předloží Ing. Jan Příklad; Jan Příklad, Eva Bez."),
		all, COUNT(all)), "Předloží tajemník; tajemník, Eva Bez."));
}

/* ---- differences ---- */

static str side(struct check *t, struct differ_pieces p, enum differ_kind without)
{
	struct buf out = { .arena = &t->arena };
	for (size_t i = 0; i < p.count; i++)
		if (p.items[i].kind != without)
			buf_put(&out, p.items[i].text);
	return buf_str(&out);
}

UNIT(a_difference_tells_both_texts_and_no_more_than_differs)
{
	str a = S("Rada města doporučuje 01.01 zastupitelstvu města schválit plán.");
	str b = S("Rada města doporučuje 01.01 zastupitelstvu schválit upravený plán.");
	struct differ_pieces p = council_differ(&t->arena, a, b);
	CHECK(str_eq(side(t, p, DIFFER_NEW), a) && str_eq(side(t, p, DIFFER_GONE), b));
	CHECK(p.count == 5 && p.items[1].kind == DIFFER_GONE &&
		str_is(str_trim(p.items[1].text), "města") && p.items[3].kind == DIFFER_NEW &&
		str_is(str_trim(p.items[3].text), "upravený"));
	CHECK(council_differ(&t->arena, a, a).count == 1);
	CHECK(council_differ(&t->arena, S(""), S("")).count == 0);
	p = council_differ(&t->arena, (str){ 0 }, b);
	CHECK(p.count == 1 && p.items[0].kind == DIFFER_NEW);
}

UNIT(texts_that_are_too_long_to_compare_are_told_whole)
{
	struct buf a = { .arena = &t->arena }, b = { .arena = &t->arena };
	for (int i = 0; i < DIFFER_WORDS + 10; i++) {
		buf_printf(&a, "a%d ", i);
		buf_printf(&b, "b%d ", i);
	}
	struct differ_pieces p = council_differ(&t->arena, buf_str(&a), buf_str(&b));
	/* But for the space that ends both. */
	CHECK(p.count == 3 && str_eq(side(t, p, DIFFER_NEW), buf_str(&a)) &&
		str_eq(side(t, p, DIFFER_GONE), buf_str(&b)));
}
