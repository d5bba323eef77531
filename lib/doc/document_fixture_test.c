#include "doc/document_fixture.h"
#include "doc/drawing.h"

#define INVENTED "Vymyšleno pro zkoušku. "

static const struct document_column costs[] = {
	{ S("Opatření"), 3, ALIGN_START }, { S("Odpovědnost"), 2, ALIGN_START },
	{ S("Náklady v Kč"), 1, ALIGN_END },
};

static const struct drawing *chart(struct arena *a)
{
	struct drawing *d = drawing_new(a, 4000, 1700, S("Opatření podle stavu"),
		S("Hotovo 3, probíhá 4, nezačalo 1, zrušeno 1."));
	static const struct { str name; int count; } bars[] = {
		{ S("Hotovo"), 3 }, { S("Probíhá"), 4 }, { S("Nezačalo"), 1 }, { S("Odloženo"), 2 },
		{ S("Zrušeno"), 1 },
	};
	for (int i = 0; i < (int)COUNT(bars); i++) {
		int y = 60 + i * 300;
		drawing_add(d, &(struct drawing_shape){ .kind = DRAW_WORDS, .x = 900, .y = y + 150,
			.anchor = ANCHOR_END, .words = bars[i].name });
		drawing_add(d, &(struct drawing_shape){ .kind = DRAW_BOX, .x = 1000, .y = y,
			.width = bars[i].count * 600, .height = 220, .round = 20,
			.fill = COLOUR_1 + (enum drawing_colour)i, .stroke = COLOUR_TEXT });
		drawing_add(d, &(struct drawing_shape){ .kind = DRAW_WORDS, .strong = true,
			.x = 1060 + bars[i].count * 600, .y = y + 150,
			.words = arena_printf(a, "%d", bars[i].count) });
	}
	static struct drawing_point way[] = { { 1000, 1600 }, { 1600, 1560 }, { 2400, 1640 } };
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_PATH, .points = way,
		.point_count = COUNT(way), .stroke = COLOUR_3, .thick = 20 });
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_ARROW, .x = 2500, .y = 1640,
		.width = 600, .height = -60, .stroke = COLOUR_TEXT });
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_CIRCLE, .x = 3200, .y = 1520,
		.width = 140, .height = 140, .fill = COLOUR_BAD });
	drawing_add(d, &(struct drawing_shape){ .kind = DRAW_LINE, .x = 1000, .y = 30, .height = 1500,
		.stroke = COLOUR_LINE, .dashed = true });
	return d;
}

static void lists(struct document *d)
{
	document_list(d, true);
	document_item(d, S("Zajistit **odlehčovací služby** i o víkendech."));
	document_item(d, S("Podporovat neformální pečující:"));
	document_list(d, false);
	document_item(d, S("vzdělávání a poradenství"));
	document_item(d, S("svépomocné skupiny"));
	document_list(d, false);
	document_item(d, S("v Trutnově i v okolních obcích"));
	document_list_end(d);
	document_list_end(d);
	document_item(d, S("Vyhodnotit *jednou za rok*."));
	document_list_end(d);
}

static void long_table(struct document *d, int rows)
{
	document_table(d, S("Přehled opatření"), costs, COUNT(costs));
	for (int i = 1; i <= rows; i++) {
		document_row(d);
		document_cell_head(d, arena_printf(d->arena, "%d. Rozvoj terénních služeb v území", i));
		document_cell(d, S("Odbor sociálních věcí, školství a zdravotnictví"));
		document_cell_number(d, arena_printf(d->arena, "%d\u00a0000", 100 + i),
			(100 + i) * 1000000);
	}
	document_table_end(d);
}

struct document *try_document(struct arena *a)
{
	static const struct document_fact facts[] = {
		{ S("Garant"), S("vedoucí odboru sociálních věcí") }, { S("Podmínky"), S("") },
		{ S("Termín"), S("31. 12. 2024") },
	};
	struct document *d = document_new(a, &(struct document_about){
		.title = S("Akční plán & přílohy <2024>"), .subtitle = S(INVENTED),
		.author = S("Město Ukázkov"), .subject = S("Zkouška"), .keywords = S("plán, zkouška"),
		.language = S("cs"), .day = S("2024-06-24") });
	document_contents(d, S("Obsah"), 2);
	document_heading(d, 1, S("Úvod"));
	document_text(d, S(INVENTED "Plán má **osm** opatření a *žádné* z nich není pevné, viz "
		"[stránky města](https://example.org/plán) nebo [napište](mailto:urad@example.org). "
		"Příliš žluťoučký kůň úpěl ďábelské ódy. V Trutnově se sejdeme s partnery u stolu."));
	document_plain(d, S("První řádek\nDruhý řádek **bez významu**, písmo nezná 漢字; zná ґ a є."));
	document_heading(d, 2, S("Úkoly"));
	lists(d);
	document_heading(d, 2, S("Stav"));
	document_figure(d, S("Opatření podle stavu"), S("Graf: hotovo 3, probíhá 4, nezačalo 1."),
		chart(a));
	document_heading(d, 1, S("Opatření"));
	long_table(d, 60);
	document_facts(d, S("O opatření 1"), facts, COUNT(facts), S("neuvedeno"));
	document_heading(d, 3 - 1, S("Podpisy"));
	document_space(d, 2);
	document_sign(d, S("za vedení města"));
	document_new_page(d);
	document_heading(d, 1, S("Příloha"));
	document_text(d, S("Konec."));
	return d;
}

struct document *try_form(struct arena *a)
{
	struct document_column columns[12];
	struct document *d = document_new(a, &(struct document_about){
		.title = S("Prezenční listina"), .language = S("cs"), .day = S("2024-05-29"),
		.wide = true, .no_title = true, .running = S("Pracovní skupina") });
	for (int i = 0; i < 12; i++)
		columns[i] = (struct document_column){ arena_printf(a, "Sloupec %d", i + 1), 1 + i % 2,
			ALIGN_START };
	document_heading(d, 1, S("Prezenční listina"));
	document_table(d, S(""), columns, COUNT(columns));
	document_row(d);
	for (int i = 0; i < 12; i++)
		document_cell(d, i % 3 ? S("") : S("nejneobhospodařovávatelnějšími příklady"));
	document_row(d);
	struct buf tall = { .arena = a };
	for (int i = 0; i < 400; i++)
		buf_put(&tall, S("slovo za slovem "));
	document_cell(d, buf_str(&tall));
	for (int i = 1; i < 12; i++)
		document_cell(d, S("x"));
	document_table_end(d);
	return d;
}

static void measure(struct document *d, int i)
{
	static const struct document_column money[] = {
		{ S("Rok"), 1, ALIGN_START }, { S("Zdroj"), 2, ALIGN_START },
		{ S("Plán v Kč"), 1, ALIGN_END }, { S("Skutečnost v Kč"), 1, ALIGN_END },
	};
	const struct document_fact facts[] = {
		{ S("Garant"), S("vedoucí odboru sociálních věcí, školství a zdravotnictví") },
		{ S("Partneři"), S("poskytovatelé sociálních služeb v území, obce, kraj") },
		{ S("Termín"), S("průběžně do 31. 12. 2026") },
		{ S("Podmínky splnění"), S("finanční prostředky, zájem obcí, prostory") },
		{ S("Cílová skupina"), arena_printf(d->arena, "senioři a pečující osoby, skupina %d", i) },
	};
	document_heading(d, 2, arena_printf(d->arena, "Opatření %d: rozvoj terénních služeb", i));
	for (int p = 0; p < 4; p++)
		document_text(d, arena_printf(d->arena, "Opatření č. %d vychází z potřeby, kterou "
			"popsali uživatelé, poskytovatelé i zadavatel v pracovní skupině v roce %d. Kapacita "
			"**odlehčovacích služeb** nestačí: na místo čeká %d lidí a čekací doba přesahuje půl "
			"roku. V území působí čtyři poskytovatelé, z toho dva s rozsahem nad 40 hodin týdně; "
			"s kraji a se sousedními obcemi se o návazných službách jedná.", i, 2018 + p,
			17 + i % 23));
	document_facts(d, S("Karta opatření"), facts, COUNT(facts), S("neuvedeno"));
	document_list(d, true);
	for (int p = 1; p <= 5; p++)
		document_item(d, arena_printf(d->arena, "Činnost %d.%d: jednání s poskytovateli o rozsahu "
			"a časové dostupnosti v obcích s méně než %d obyvateli.", i, p, 500 * p));
	document_list_end(d);
	document_table(d, S("Náklady"), money, COUNT(money));
	for (int year = 2024; year < 2030; year++) {
		document_row(d);
		document_cell_head(d, arena_printf(d->arena, "%d", year));
		document_cell(d, S("rozpočet města, dotace kraje"));
		document_cell_number(d, arena_printf(d->arena, "%d\u00a0000", 100 + i), i);
		document_cell_number(d, arena_printf(d->arena, "%d\u00a0500", 90 + i), i);
	}
	document_table_end(d);
}

struct document *try_plan(struct arena *a, int measures)
{
	struct document *d = document_new(a, &(struct document_about){
		.title = S("Střednědobý plán"), .subtitle = S(INVENTED), .author = S("Město Ukázkov"),
		.language = S("cs"), .day = S("2024-06-24") });
	document_contents(d, S("Obsah"), 2);
	for (int i = 1; i <= measures; i++) {
		if (i % 10 == 1)
			document_heading(d, 1, arena_printf(a, "Priorita %d", i / 10 + 1));
		measure(d, i);
	}
	return d;
}

struct document *try_odd(struct arena *a)
{
	static const char *const odd[] = {
		"\xff\xfe neplatné \xc3", "řídicí \x01\x02\x7f znaky",
		"měkký\u00adrozdělovník a\u200bnic", "čáry\u2028a\u2029odstavce",
		"e\u0301 a x\u0301 složená", "مرحبا שלום", "👩\u200d🦽 🏠", "\u00a0", "   \n \n ",
		"\ufeff", "závorky ) ( \\ < >", "%PDF-1.4 endstream endobj",
	};
	struct document *d = document_new(a, &(struct document_about){
		.title = str_of(odd[0]), .author = str_of(odd[1]), .subject = str_of(odd[6]),
		.language = S("cs"), .day = S("2024-06-24") });
	document_contents(d, S("Obsah"), 1);
	for (size_t i = 0; i < COUNT(odd); i++) {
		str text = str_of(odd[i]);
		const struct document_fact fact = { text, text };
		document_heading(d, 1, text);
		document_plain(d, text);
		document_text(d, arena_printf(a, "[%s](https://example.org/%s)", odd[i], odd[i]));
		document_list(d, false);
		document_item(d, text);
		document_list_end(d);
		document_facts(d, text, &fact, 1, S("nic"));
	}
	return d;
}
