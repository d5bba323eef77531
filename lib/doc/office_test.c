#include "doc/doc.h"
#include "doc/document_fixture.h"
#include "doc/office.h"
#include "tests/check.h"
#include <expat.h>

/* ---- reading back ---- */

static bool any(str name)
{
	(void)name;
	return true;
}

/* The file of that name in the archive; ptr NULL: there is none. */
static str part_of(struct check *t, str archive, const char *name)
{
	struct archive_files files = { 0 };
	if (archive_read(&t->arena, archive, any, &files) != TABLE_FINE)
		return (str){ 0 };
	for (size_t i = 0; i < files.count; i++)
		if (str_is(files.items[i].name, name))
			return files.items[i].bytes;
	return (str){ 0 };
}

static void letters_take(void *context, const XML_Char *letters, int count)
{
	buf_put(context, (str){ letters, (size_t)count });
}

/* The words of an XML file; ptr NULL: it is none. */
static str words_of(struct check *t, str xml)
{
	struct buf out = { .arena = &t->arena };
	XML_Parser parser = XML_ParserCreate(NULL);
	XML_SetUserData(parser, &out);
	XML_SetCharacterDataHandler(parser, letters_take);
	bool fine = xml.ptr && XML_Parse(parser, xml.ptr, (int)xml.len, 1) == XML_STATUS_OK;
	XML_ParserFree(parser);
	return fine ? buf_str(&out) : (str){ 0 };
}

static const struct { enum document_format format; const char *text, *parts[6]; } formats[] = {
	{ DOCUMENT_ODT, "content.xml", { "styles.xml", "meta.xml", "manifest.xml" } },
	{ DOCUMENT_DOCX, "document.xml", { "styles.xml", "numbering.xml", "footer1.xml", "core.xml",
		"document.xml.rels" } },
	{ DOCUMENT_XLSX, "sheet1.xml", { "workbook.xml", "workbook.xml.rels", "styles.xml" } },
};

UNIT(every_part_of_an_office_file_is_sound_xml_and_the_same_each_time)
{
	struct document *(*const makers[])(struct arena *) = { try_document, try_form, try_odd };
	for (size_t i = 0; i < COUNT(formats); i++)
		for (size_t m = 0; m < COUNT(makers); m++) {
			str file = document_write(makers[m](&t->arena), formats[i].format, &t->arena);
			str again = document_write(makers[m](&t->arena), formats[i].format, &t->arena);
			CHECK(file.len && str_eq(file, again));
			CHECK(words_of(t, part_of(t, file, formats[i].text)).ptr);
			for (size_t p = 0; formats[i].parts[p]; p++)
				CHECK(words_of(t, part_of(t, file, formats[i].parts[p])).ptr);
		}
}

/* Every text of the tree stands in the file. */
static bool says(const struct document_part *in, str words, struct arena *a)
{
	for (const struct document_part *p = in->first; p; p = p->next) {
		str text = document_words(&p->runs, a), line;
		while (str_cut(&text, '\n', &line))
			if (!str_has(words, line))
				return false;
		if (!says(p, words, a))
			return false;
	}
	return true;
}

UNIT(word_processors_get_every_word_of_the_document)
{
	for (size_t i = 0; i < 2; i++) {
		struct document *d = try_document(&t->arena);
		str file = document_write(d, formats[i].format, &t->arena);
		str words = words_of(t, part_of(t, file, formats[i].text));
		CHECK(says(&d->body, words, &t->arena) && str_has(words, d->about.title));
	}
}

UNIT(an_opendocument_says_first_and_unpacked_what_it_is)
{
	str file = document_write(try_form(&t->arena), DOCUMENT_ODT, &t->arena);
	CHECK(str_is(str_part(file, 30, 77), "mimetypeapplication/vnd.oasis.opendocument.text"));
	CHECK(!memcmp(file.ptr + 8, "\0\0", 2));
}

UNIT(what_a_document_is_stands_in_its_parts)
{
	struct document *d = try_document(&t->arena);
	str odt = document_write(d, DOCUMENT_ODT, &t->arena);
	str docx = document_write(d, DOCUMENT_DOCX, &t->arena);
	str text = part_of(t, odt, "content.xml"), body = part_of(t, docx, "document.xml");
	CHECK(str_has(text, S("text:outline-level=\"2\"")) && str_has(body, S("\"Heading2\"")));
	CHECK(str_has(text, S("<table:table-header-rows>")) && str_has(body, S("<w:tblHeader/>")));
	CHECK(
		str_has(text, S("<svg:desc>Graf: hotovo 3")) && str_has(body, S("descr=\"Graf: hotovo 3")));
	CHECK(str_has(text, S("xlink:href=\"https://example.org/plán\"")));
	CHECK(str_has(part_of(t, docx, "document.xml.rels"), S("Target=\"https://example.org/plán\"")));
	CHECK(str_has(part_of(t, odt, "styles.xml"), S("fo:language=\"cs\" fo:country=\"CZ\"")));
	CHECK(str_has(part_of(t, docx, "styles.xml"), S("<w:lang w:val=\"cs-CZ\"/>")));
	CHECK(str_has(part_of(t, odt, "meta.xml"), S("<dc:date>2024-06-24T00:00:00</dc:date>")));
	CHECK(str_has(part_of(t, docx, "core.xml"), S("2024-06-24T00:00:00Z")));
}

UNIT(a_numbered_list_begins_at_one_and_one_within_another_belongs_to_its_item)
{
	struct document *d = document_new(&t->arena, &(struct document_about){
		.title = S("Seznamy"), .language = S("cs") });
	for (int i = 0; i < 2; i++) {
		document_list(d, true);
		document_item(d, S("první"));
		document_list(d, false);
		document_item(d, S("vnitřní"));
		document_list_end(d);
		document_item(d, S("druhý"));
		document_list_end(d);
	}
	str text = part_of(t, document_write(d, DOCUMENT_ODT, &t->arena), "content.xml");
	CHECK(str_has(text, S("první</text:p>\n<text:list text:style-name=\"Bulleted\">")));
	str docx = document_write(d, DOCUMENT_DOCX, &t->arena);
	str numbers = part_of(t, docx, "numbering.xml"), body = part_of(t, docx, "document.xml");
	CHECK(str_has(numbers, S("w:numId=\"2\"")) && str_has(numbers, S("w:numId=\"3\"")));
	CHECK(str_has(body, S("<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>")) &&
		str_has(body, S("<w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/>")));
}

struct taken { struct check *t; struct buf rows; };
static bool row_take(void *context, int64_t row, struct str_list cells)
{
	struct taken *taken = context;
	buf_printf(&taken->rows, "%lld", (long long)row);
	for (size_t i = 0; i < cells.count; i++)
		buf_printf(&taken->rows, "|%.*s", STR_ARG(cells.items[i]));
	buf_char(&taken->rows, '\n');
	return true;
}

UNIT(in_a_workbook_numbers_count_and_days_are_days)
{
	static const struct document_column columns[] = {
		{ S("Rok"), 1, ALIGN_START }, { S("Kč"), 1, ALIGN_END }, { S("Dne"), 1, ALIGN_START },
	};
	struct document *d = document_new(&t->arena, &(struct document_about){
		.title = S("Náklady"), .language = S("cs") });
	document_table(d, S("Podle let"), columns, COUNT(columns));
	document_row(d);
	document_cell_head(d, S("2024"));
	document_cell_number(d, S("−1 200,50"), -1200500);
	document_cell_day(d, S("24. 6. 2024"), S("2024-06-24"));
	document_table_end(d);
	str file = document_write(d, DOCUMENT_XLSX, &t->arena);
	str sheet = part_of(t, file, "sheet1.xml");
	CHECK(str_has(sheet, S("<v>-1200.500</v>")) && str_has(sheet, S("<v>45467</v>")));
	struct taken taken = { t, { .arena = &t->arena } };
	struct table_taker taker = { .context = &taken, .row = row_take };
	struct table_about about;
	CHECK(table_read(&t->arena, file, S(""), &taker, &about) == TABLE_FINE);
	CHECK(str_is(buf_str(&taken.rows), "1|Rok|Kč|Dne\n2|2024|-1200.5|2024-06-24\n"));
	CHECK(str_is(about.sheet, "1 Podle let"));
}

/* The records of a metafile follow one another to its end, and their number is right. */
UNIT(a_metafile_is_as_long_as_its_records_say)
{
	const struct document_part *p = try_document(&t->arena)->body.first;
	while (p->kind != DOCUMENT_FIGURE)
		p = p->next;
	str emf = drawing_emf(p->drawing, &t->arena);
	uint32_t head[14], record[2] = { 0, 0 }, records = 0;
	memcpy(head, emf.ptr, sizeof head);
	CHECK(head[0] == 1 && head[10] == 0x464d4520 && head[12] == emf.len);
	for (size_t at = 0; at + 8 <= emf.len; at += record[1], records++) {
		memcpy(record, emf.ptr + at, sizeof record);
		CHECK(record[1] >= 8 && record[1] % 4 == 0 && at + record[1] <= emf.len);
	}
	CHECK(record[0] == 14 && records == head[13]);
}
