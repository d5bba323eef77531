#include "doc/doc.h"
#include "doc/xlsx.h"
#include "tests/check.h"

/* What was read, as text: "1:a|b\n3:c\n", and its notes as "kind row column text;". */
struct read {
	struct buf rows, notes;
	struct table_about about;
	enum table_wrong wrong;
	int64_t count;
};

static bool take_row(void *context, int64_t row, struct str_list cells)
{
	struct read *r = context;
	buf_printf(&r->rows, "%lld:", (long long)row);
	for (size_t i = 0; i < cells.count; i++)
		buf_printf(&r->rows, "%s%.*s", i ? "|" : "", STR_ARG(cells.items[i]));
	buf_char(&r->rows, '\n');
	r->count++;
	return true;
}

static void take_note(void *context, const struct table_note *n)
{
	struct read *r = context;
	buf_printf(&r->notes, "%d %lld %d %.*s;", (int)n->kind, (long long)n->row, n->column,
		STR_ARG(n->text));
}

static struct read read_it(struct check *t, str bytes, str sheet)
{
	struct read r = { .rows.arena = &t->arena, .notes.arena = &t->arena };
	const struct table_taker to = { &r, take_row, take_note };
	r.wrong = table_read(&t->arena, bytes, sheet, &to, &r.about);
	return r;
}

#define WORKBOOK(props, sheets) "<workbook xmlns=\"m\" xmlns:r=\"r\">" props "<sheets>" sheets \
	"</sheets></workbook>"
#define TWO                                                                                        \
	"<sheet name=\"Skrytý\" sheetId=\"1\" state=\"hidden\" r:id=\"a\"/>"                          \
	"<sheet name=\"První\" sheetId=\"2\" r:id=\"b\"/><sheet name=\"Druhý\" sheetId=\"3\" "       \
	"r:id=\"c\"/>"

/* A workbook whose first visible sheet holds this. */
static str workbook(struct check *t, const char *props, const char *sheet)
{
	str book = arena_printf(&t->arena, WORKBOOK("%s", TWO), props);
	const struct zip_part parts[] = {
		{ "xl/workbook.xml", book },
		{ "xl/_rels/workbook.xml.rels",
			S("<Relationships>"
			  "<Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"worksheets/sheet2.xml\"/>"
			  "<Relationship Id=\"c\" Type=\"x/worksheet\" Target=\"/xl/worksheets/sheet3.xml\"/>"
			  "<Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>"
			  "<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/>"
			  "</Relationships>") },
		{ "xl/styles.xml",
			S("<styleSheet><numFmts><numFmt numFmtId=\"164\""
			  " formatCode=\"d&quot;. den &quot;m\\.\\ yyyy\"/><numFmt numFmtId=\"165\""
			  " formatCode=\"00000000\"/><numFmt numFmtId=\"166\" formatCode=\"[Red]#,##0\\ "
			  "&quot;Kč&quot;\"/>"
			  "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf "
			  "numFmtId=\"0\"/>"
			  "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf "
			  "numFmtId=\"166\"/>"
			  "<xf numFmtId=\"22\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>") },
		{ "xl/sharedStrings.xml",
			S("<sst><si><t>Název</t></si><si><r><t>tu</t></r><r><t>čně</t></r>"
			  "<rPh><t>ne</t></rPh></si><si><t>a_x000D_&#10;b_x005F_x0041_</t></si></sst>") },
		{ "xl/worksheets/sheet2.xml", str_of(sheet) },
		{ "xl/worksheets/sheet3.xml",
			S("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>dvě"
			  "</t></is></c></row></sheetData></worksheet>") },
	};
	return zip_pack(&t->arena, parts, COUNT(parts));
}

static struct read sheet_of(struct check *t, const char *sheet)
{
	return read_it(t, workbook(t, "", sheet), S(""));
}

UNIT(a_workbook_gives_texts_numbers_days_and_truths_as_people_write_them)
{
	struct read r = sheet_of(t,
		"<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"2\">"
		"<x:c r=\"A2\" t=\"s\"><x:v>0</x:v></x:c><x:c r=\"B2\" t=\"s\"><x:v>1</x:v></x:c>"
		"<x:c r=\"D2\" t=\"s\"><x:v>2</x:v></x:c></x:row>"
		"<x:row r=\"5\"><x:c r=\"A5\"><x:v>4.20499123456E+11</x:v></x:c><x:c "
		"r=\"B5\"><x:v>0.1</x:v>"
		"</x:c><x:c r=\"C5\" s=\"3\"><x:v>216224</x:v></x:c><x:c r=\"D5\" "
		"t=\"b\"><x:v>1</x:v></x:c>"
		"<x:c r=\"E5\" s=\"4\"><x:v>1500</x:v></x:c></x:row>"
		"<x:row r=\"6\"><x:c r=\"A6\" s=\"1\"><x:v>46093</x:v></x:c><x:c r=\"B6\" "
		"s=\"2\"><x:v>1</x:v>"
		"</x:c><x:c r=\"C6\" s=\"1\"><x:v>60</x:v></x:c><x:c r=\"D6\" "
		"s=\"5\"><x:v>46093.5</x:v></x:c>"
		"<x:c r=\"E6\" s=\"6\"><x:v>0.3125</x:v></x:c><x:c r=\"F6\" "
		"t=\"d\"><x:v>2026-03-12T00:00:00"
		"</x:v></x:c></x:row></x:sheetData></x:worksheet>");
	CHECK(r.wrong == TABLE_FINE && !r.notes.len);
	CHECK(str_is(buf_str(&r.rows), "2:Název|tučně||a\nb_x0041_\n"
		"5:420499123456|0.1|00216224|1|1500\n"
		"6:2026-03-12|1900-01-01|60|2026-03-12 12:00|7:30|2026-03-12\n"));
}

UNIT(a_workbook_from_a_macintosh_counts_days_from_1904)
{
	struct read r = read_it(t,
		workbook(t, "<workbookPr date1904=\"1\"/>",
			"<worksheet><sheetData>"
			"<row><c s=\"1\"><v>0</v></c><c "
	        "s=\"1\"><v>44631</v></c></row></sheetData></worksheet>"),
		S(""));
	CHECK(str_is(buf_str(&r.rows), "1:1904-01-01|2026-03-12\n"));
}

UNIT(formulas_give_their_value_and_what_has_none_is_told_with_its_place)
{
	struct read r = sheet_of(t,
		"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c>"
		"<c r=\"B1\" t=\"str\"><f>A1</f><v>dva</v></c><c r=\"C1\"><f>NOW()</f></c>"
		"<c r=\"D1\" t=\"e\"><v>#N/A</v></c></row></sheetData>"
		"<mergeCells><mergeCell ref=\"A2:B3\"/></mergeCells></worksheet>");
	CHECK(str_is(buf_str(&r.rows), "1:2|dva\n"));
	CHECK(str_is(buf_str(&r.notes), "1 1 2 ;0 1 3 #N/A;2 2 0 A2:B3;"));
}

UNIT(sheets_are_read_by_name_and_hidden_ones_not_by_themselves)
{
	str bytes =
		workbook(t, "", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>");
	struct read r = read_it(t, bytes, S(""));
	CHECK(str_is(buf_str(&r.rows), "1:1\n") && str_is(r.about.sheet, "První"));
	CHECK(r.about.sheets.count == 2 && !r.about.encoding);
	r = read_it(t, bytes, S("Druhý"));
	CHECK(str_is(buf_str(&r.rows), "1:dvě\n"));
	CHECK(read_it(t, bytes, S("Třetí")).wrong == TABLE_NO_SHEET);
}

UNIT(damaged_and_hostile_workbooks_are_refused_as_a_whole)
{
	static const struct { const char *sheet; enum table_wrong wrong;
	} bad[] = {
		{ "<worksheet><sheetData><row r=\"1\"><c", TABLE_DAMAGED },
		{ "<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>",
			TABLE_DAMAGED },
		{ "<worksheet><sheetData><row r=\"1\"><c r=\"B1\"/><c "
		  "r=\"A1\"/></row></sheetData></worksheet>",
			TABLE_DAMAGED },
		{ "<!DOCTYPE x [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><worksheet>&b;</worksheet>",
			TABLE_BOMB },
		{ "<worksheet><sheetData><row r=\"1\"><c "
		  "r=\"XFD1\"><v>1</v></c></row></sheetData></worksheet>",
			TABLE_TOO_LARGE },
		{ "<worksheet/>", TABLE_EMPTY },
	};
	for (size_t i = 0; i < COUNT(bad); i++)
		CHECK(sheet_of(t, bad[i].sheet).wrong == bad[i].wrong);
	str whole = workbook(t, "", "<worksheet/>");
	CHECK(read_it(t, str_part(whole, 0, whole.len / 2), S("")).wrong == TABLE_DAMAGED);
	const struct zip_part other = { "content.xml", S("<ods/>") };
	CHECK(read_it(t, zip_pack(&t->arena, &other, 1), S("")).wrong == TABLE_UNKNOWN);
	CHECK(read_it(t, S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), S("")).wrong == TABLE_OLD_EXCEL);
	CHECK(read_it(t, S("\x89PNG\r\n\x1a\n\0\0\0"), S("")).wrong == TABLE_UNKNOWN);
	CHECK(read_it(t, S(""), S("")).wrong == TABLE_EMPTY);
}

UNIT(an_archive_that_unpacks_into_a_flood_is_refused_before_it_does)
{
	struct buf sheet = { .arena = &t->arena };
	buf_put(&sheet, S("<worksheet><sheetData>"));
	while (sheet.len < 3 * TABLE_RATIO_FREE)
		buf_put(&sheet, S("                                                                "));
	buf_put(&sheet, S("</sheetData></worksheet>"));
	str packed = workbook(t, "", arena_z(&t->arena, buf_str(&sheet)));
	CHECK(packed.len < 200 * 1024 && read_it(t, packed, S("")).wrong == TABLE_BOMB);
}

UNIT(a_text_that_many_cells_share_does_not_become_a_flood)
{
	struct buf sheet = { .arena = &t->arena }, shared = { .arena = &t->arena };
	buf_put(&shared, S("<sst><si><t>"));
	for (size_t i = 0; i < 100000; i++)
		buf_char(&shared, (char)('a' + (i * i + i / 7) % 26));
	buf_put(&shared, S("</t></si></sst>"));
	buf_put(&sheet, S("<worksheet><sheetData>"));
	for (int i = 0; i < 1000; i++)
		buf_printf(&sheet, "<row><c t=\"s\"><v>0</v></c></row>");
	buf_put(&sheet, S("</sheetData></worksheet>"));
	const struct zip_part parts[] = {
		{ "xl/workbook.xml", S(WORKBOOK("", "<sheet name=\"a\" sheetId=\"1\" r:id=\"b\"/>")) },
		{ "xl/_rels/workbook.xml.rels", S("<Relationships>"
			"<Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"s.xml\"/>"
			"<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"t.xml\"/></Relationships>") },
		{ "xl/s.xml", buf_str(&sheet) }, { "xl/t.xml", buf_str(&shared) },
	};
	CHECK(read_it(t, zip_pack(&t->arena, parts, COUNT(parts)), S("")).wrong == TABLE_TOO_LARGE);
}

UNIT(a_csv_is_read_in_the_encodings_and_with_the_separators_that_offices_use)
{
	static const struct { str bytes; const char *rows, *encoding;
	} files[] = {
		{ S("\xef\xbb\xbfNázev;Cena\r\n\"a;b\";1,5\r\n"), "1:Název|Cena\n2:a;b|1,5\n", "UTF-8" },
		{ S("N\xe1zev\tP\xf8\xedjmen\xed\n\x8e\x9dluou\xe8k\xfd\t#1\n"),
			"1:Název|Příjmení\n2:Žťluoučký|#1\n", "windows-1250" },
		{ S("a,b\n\n\"x\ny\",\n#c,d\n"), "1:a|b\n3:x\ny\n4:#c|d\n", "UTF-8" },
		{ S("\xff\xfe"
			"a\0;\0\x65\x01\n\0"),
			"1:a|ť\n", "UTF-16LE" },
		{ S("\xfe\xff"
			"\0a\0;\0b"),
			"1:a|b\n", "UTF-16BE" },
		{ S("sep=,\r\na;b,c\r\n"), "2:a;b|c\n", "UTF-8" },
		{ S("jediný\nřádek"), "1:jediný\n2:řádek\n", "UTF-8" },
	};
	for (size_t i = 0; i < COUNT(files); i++) {
		struct read r = read_it(t, files[i].bytes, S(""));
		CHECK(r.wrong == TABLE_FINE && str_is(buf_str(&r.rows), files[i].rows));
		CHECK(str_is(str_of(r.about.encoding), files[i].encoding));
	}
	struct read r = read_it(t, S("a;b\n\"nikdy;c\n"), S(""));
	CHECK(r.wrong == TABLE_QUOTES && r.about.row == 3);
}

UNIT(cells_that_would_be_formulas_come_back_as_they_were_from_both_kinds_of_files)
{
	static const char *const texts[] = { "=1+1", "+420 499", "-", "@a", "'=x", "''", "'", "'tak",
		"-5", "řádek\ndruhý", "a_x0041_b", "&<>\"", "00216224", "#x", "1E5" };
	str items[COUNT(texts)];
	struct buf csv = { .arena = &t->arena }, wanted = { .arena = &t->arena };
	for (size_t i = 0; i < COUNT(texts); i++) {
		items[i] = str_of(texts[i]);
		buf_printf(&wanted, "%s%s", i ? "|" : "1:", texts[i]);
		buf_put(&csv, i ? S(";") : S(""));
		csv_put(&csv, items[i], ';');
	}
	buf_char(&wanted, '\n');
	struct xlsx_out x;
	xlsx_begin(&x, S("Sl[u]žby"), (struct str_list){ items, COUNT(items) });
	str file = xlsx_end(&x, &t->arena);
	struct read got = read_it(t, file, S(""));
	CHECK(got.wrong == TABLE_FINE && str_eq(buf_str(&got.rows), buf_str(&wanted)));
	CHECK(str_is(got.about.sheet, "Sl u žby"));
	CHECK(!str_has(buf_str(&csv), S(";=1")) && str_starts(buf_str(&csv), S("\"'=1+1\"")));
	got = read_it(t, buf_str(&csv), S(""));
	CHECK(got.wrong == TABLE_FINE && str_eq(buf_str(&got.rows), buf_str(&wanted)));
}

UNIT(columns_bear_the_letters_that_spreadsheets_give_them)
{
	static const struct { int column; const char *letters; } known[] = {
		{ 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 51, "AZ" }, { 701, "ZZ" }, { 702, "AAA" } };
	for (size_t i = 0; i < COUNT(known); i++) {
		int column;
		int64_t row;
		CHECK(str_is(column_letters(&t->arena, known[i].column), known[i].letters));
		CHECK(xlsx_reference(arena_printf(&t->arena, "%s7", known[i].letters), &column, &row) &&
			column == known[i].column && row == 7);
	}
}
