/* Folding, stems and sort keys. */
#include "search/parts.h"
#include "tests/check.h"

static bool folds(struct check *t, str text, const char *folded)
{
	return str_is(search_fold(&t->arena, text), folded);
}

static bool stems_alike(struct check *t, const char *a, const char *b)
{
	str x = search_stem(&t->arena, search_fold(&t->arena, str_of(a)));
	str y = search_stem(&t->arena, search_fold(&t->arena, str_of(b)));
	return str_eq(x, y);
}

UNIT(fold_takes_diacritics_and_case_away)
{
	CHECK(folds(t, S("Příliš žluťoučký kůň"), "prilis zlutoucky kun"));
	CHECK(folds(t, S("ÚPĚL ĎÁBELSKÉ ÓDY"), "upel dabelske ody"));
	CHECK(folds(t, S("Łódź, Đurđica, Øresund, Straße"), "lodz, durdica, oresund, strasse"));
	CHECK(folds(t, S("Київ"), "киів"));
	CHECK(folds(t, S("e\u030c d\u030c"), "e d"));
	CHECK(folds(t, S(""), ""));
}

UNIT(fold_of_every_latin_letter_is_plain_and_folds_to_itself)
{
	for (int point = 0xc0; point < 0x180; point++) {
		char letter[] = { (char)(0xc0 | point >> 6), (char)(0x80 | (point & 0x3f)), '\0' };
		str folded = search_fold(&t->arena, (str){ letter, 2 });
		CHECK(point == 0xd7 || point == 0xf7 || (folded.len >= 1 && folded.len <= 2));
		for (size_t i = 0; point != 0xd7 && point != 0xf7 && i < folded.len; i++)
			CHECK(folded.ptr[i] >= 'a' && folded.ptr[i] <= 'z');
		CHECK(str_eq(search_fold(&t->arena, folded), folded));
	}
}

UNIT(words_survive_broken_utf8_and_marks)
{
	struct word w;
	size_t at = 0;
	str text = S("\xff\xfe pe\xcc\x8c\xc4\x8d" "e\xc2\xad" "k \x80\xc4 z\0a 65+");
	CHECK(word_next(text, &at, &w) && str_is(shape_str(&w.folded), "pecek"));
	CHECK(str_is(shape_str(&w.written), "pěček"));
	CHECK(word_next(text, &at, &w) && str_is(shape_str(&w.folded), "z"));
	CHECK(word_next(text, &at, &w) && str_is(shape_str(&w.folded), "a"));
	CHECK(word_next(text, &at, &w) && str_is(shape_str(&w.folded), "65"));
	CHECK(!word_next(text, &at, &w));
}

UNIT(words_longer_than_a_shape_are_cut)
{
	struct buf long_word = { .arena = &t->arena };
	for (int i = 0; i < 5000; i++)
		buf_put(&long_word, S("ž"));
	struct word w;
	size_t at = 0;
	CHECK(word_next(buf_str(&long_word), &at, &w));
	CHECK(w.folded.len == WORD_MOST && w.written.len <= WORD_MOST && w.end == long_word.len);
	CHECK(!word_next(buf_str(&long_word), &at, &w));
}

UNIT(stem_is_one_for_the_forms_of_a_word)
{
	CHECK(str_is(search_stem(&t->arena, S("peci")), "pek"));
	CHECK(stems_alike(t, "dluhy", "dluzích") && stems_alike(t, "Praha", "Praze"));
	CHECK(stems_alike(t, "otec", "otce") && stems_alike(t, "okres", "okresu"));
	CHECK(stems_alike(t, "problém", "problémy") && stems_alike(t, "centrum", "centra"));
	CHECK(stems_alike(t, "lidé", "člověka") && stems_alike(t, "pes", "psem"));
	CHECK(stems_alike(t, "dluhová", "dluh"));
}

UNIT(stem_keeps_different_words_apart)
{
	CHECK(!stems_alike(t, "domov", "dům") && !stems_alike(t, "péče", "pečující"));
	CHECK(!stems_alike(t, "pečovatelka", "pečovatelská") && !stems_alike(t, "byt", "bydlení"));
	CHECK(!stems_alike(t, "Turnov", "turné"));
	CHECK(str_is(search_stem(&t->arena, S("a")), "a"));
	CHECK(str_is(search_stem(&t->arena, S("65")), "65"));
	CHECK(search_stem(&t->arena, S("")).len == 0);
}

/* Lines of the file whose forms share one stem that no other line has. */
static size_t groups_told_apart(struct check *t, str text, size_t *lines)
{
	str stems[256], line, form;
	bool good[256];
	size_t count = 0, right = 0;
	while (count < COUNT(stems) && str_cut(&text, '\n', &line)) {
		if (!line.len || line.ptr[0] == '#')
			continue;
		good[count] = true;
		stems[count] = (str){ 0 };
		while (str_cut(&line, ' ', &form)) {
			str stem = search_stem(&t->arena, search_fold(&t->arena, form));
			good[count] &= !stems[count].ptr || str_eq(stems[count], stem);
			stems[count] = stem;
		}
		for (size_t i = 0; i < count; i++)
			if (str_eq(stems[i], stems[count]))
				good[i] = good[count] = false;
		count++;
	}
	for (size_t i = 0; i < count; i++)
		right += good[i];
	*lines = count;
	return right;
}

UNIT(stem_tells_95_of_100_groups_of_forms_apart)
{
	/* 46 of 48: "postižení" and "postižený" meet, which a search is glad of. */
	size_t lines;
	str text = file_read(&t->arena, "tests/data/lexicon/inflection_groups.txt", 1 << 20);
	size_t right = groups_told_apart(t, text, &lines);
	CHECK(lines == 48);
	CHECK(right * 100 >= lines * 95);
}

UNIT(sort_keys_order_as_czechs_do)
{
	static const char *const names[] = {
		"", "cesta", "čaj", "ďas", "dům", "hora", "chata", "řeka", "šála", "žába",
	};
	for (size_t i = 1; i < COUNT(names); i++) {
		str before = search_sort_key(&t->arena, str_of(names[i - 1]));
		str after = search_sort_key(&t->arena, str_of(names[i]));
		CHECK(str_order(before, after) < 0);
	}
	CHECK(str_order(search_sort_key(&t->arena, S("Dvůr Králové")),
		search_sort_key(&t->arena, S("Dvůr Králové nad Labem"))) < 0);
	CHECK(str_eq(search_sort_key(&t->arena, S("Náchod")), search_sort_key(&t->arena, S("Náchod"))));
	CHECK(utf8_valid(search_sort_key(&t->arena, S("\xff\xfe\0x"))));
}
