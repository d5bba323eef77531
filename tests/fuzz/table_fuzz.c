/* A table somebody hands over.  The first byte says what the rest is: the file
 * as it is, or one part of a workbook whose other parts are sound.  What was
 * read keeps the limits, and a workbook written from it reads the same. */
#include "doc/doc.h"
#include "doc/xlsx.h"
#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen { struct xlsx_out again; struct buf text; int64_t row; bool begun; };

static bool take_row(void *context, int64_t row, struct str_list cells)
{
	struct seen *s = context;
	assert(row > s->row && cells.count <= TABLE_COLUMNS_MOST);
	s->row = row;
	for (size_t i = 0; i < cells.count; i++) {
		assert(utf8_valid(cells.items[i]));
		buf_put(&s->text, cells.items[i]);
		buf_char(&s->text, '\x1f');
	}
	if (!s->begun)
		xlsx_begin(&s->again, S("x"), cells);
	else
		xlsx_row(&s->again, cells);
	return s->begun = true;
}

static void take_note(void *context, const struct table_note *n)
{
	(void)context;
	assert(n->row >= 0 && n->column >= 0);
}

static str packed(struct arena *a, uint8_t kind, str bytes)
{
	struct zip_part parts[] = {
		{ "xl/workbook.xml", S("<w xmlns:r=\"r\"><sheet name=\"a\" r:id=\"a\"/></w>") },
		{ "xl/_rels/workbook.xml.rels",
			S("<R><Relationship Id=\"a\" Type=\"/worksheet\" Target=\"a\"/>"
			  "<Relationship Id=\"b\" Type=\"/styles\" Target=\"b\"/>"
			  "<Relationship Id=\"c\" Type=\"/sharedStrings\" Target=\"c\"/></R>") },
		{ "xl/a", S("<w><row><c s=\"1\"><v>45000.5</v></c><c t=\"s\"><v>1</v></c></row></w>") },
		{ "xl/b", S("<s><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></s>") },
		{ "xl/c", S("<s><si><t>a</t></si><si><t>b</t></si></s>") },
	};
	parts[kind % COUNT(parts)].bytes = bytes;
	return zip_pack(a, parts, COUNT(parts));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct table_about about;
	struct seen first = { 0 }, second = { 0 };
	if (!size)
		return 0;
	str bytes = { (const char *)data + 1, size - 1 };
	if (data[0] >= '0' && data[0] <= '4')
		bytes = packed(&arena, data[0] - '0', bytes);
	const struct table_taker to = { &first, take_row, take_note };
	enum table_wrong wrong = table_read(&arena, bytes, S(""), &to, &about);
	if (first.begun) {
		str again = xlsx_end(&first.again, &arena);
		const struct table_taker second_to = { &second, take_row, take_note };
		enum table_wrong second_wrong = table_read(&arena, again, S(""), &second_to, &about);
		assert(wrong || (!second_wrong && str_eq(buf_str(&first.text), buf_str(&second.text))));
	}
	if (second.begun)
		buf_free(&second.again.sheet);
	buf_free(&first.text);
	buf_free(&second.text);
	arena_free(&arena);
	return 0;
}
