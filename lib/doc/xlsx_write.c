/* Writing a workbook: five small parts around the sheets, in memory. */
#include "doc/office.h"
#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char package_rels[] = XML_HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
	"</Relationships>";
/* Those of enum xlsx_style, behind a style that is nothing's. */
static const char styles[] = XML_HEAD
	"<styleSheet xmlns=\"" MAIN "\">"
	"<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
	"<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
	"<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
	"<fill><patternFill patternType=\"gray125\"/></fill></fills>"
	"<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
	"<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
	"borderId=\"0\"/></cellStyleXfs>"
	"<cellXfs count=\"6\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
	"<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
	"applyNumberFormat=\"1\"/>"
	"<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
	"applyNumberFormat=\"1\" applyFont=\"1\"/>"
	"<xf numFmtId=\"3\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
	"applyNumberFormat=\"1\"/>"
	"<xf numFmtId=\"4\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
	"applyNumberFormat=\"1\"/>"
	"<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
	"applyNumberFormat=\"1\"/>"
	"</cellXfs></styleSheet>";

enum { WIDTH_LEAST = 12, WIDTH_MOST = 40 };

/* ---- the archive ---- */

static str source_bytes(struct arena *a, zip_source_t *source)
{
	zip_stat_t about;
	if (zip_source_stat(source, &about) || zip_source_open(source))
		return (str){ 0 };
	char *bytes = arena_alloc(a, about.size + 1);
	zip_int64_t got = zip_source_read(source, bytes, about.size);
	zip_source_close(source);
	return got < 0 ? (str){ 0 } : (str){ bytes, (size_t)got };
}

static bool parts_add(zip_t *zip, const struct zip_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		zip_source_t *bytes = zip_source_buffer(zip, parts[i].bytes.ptr, parts[i].bytes.len, 0);
		zip_int64_t n = bytes ? zip_file_add(zip, parts[i].name, bytes, ZIP_FL_ENC_UTF_8) : -1;
		if (n < 0)
			return false;
		zip_set_file_compression(zip, (zip_uint64_t)n,
			parts[i].stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 3);
		/* The same table is the same file, whenever it is made: 1. 1. 1980. */
		zip_file_set_dostime(zip, (zip_uint64_t)n, 0, 33, 0);
	}
	return true;
}

str zip_pack(struct arena *a, const struct zip_part *parts, size_t count)
{
	zip_error_t error;
	str made = { 0 };
	zip_error_init(&error);
	zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
	if (!target)
		return made;
	zip_source_keep(target);                       /* zip_close() gives one hold back */
	zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
	if (!zip)
		zip_source_free(target);
	else if (!parts_add(zip, parts, count) || zip_close(zip))
		zip_discard(zip);
	else
		made = source_bytes(a, target);
	zip_source_free(target);
	zip_error_fini(&error);
	return made;
}

/* ---- the sheet ---- */

/* What looks like an escaped letter and is none is escaped. */
static void cell_text_put(struct buf *out, str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] == '_' && i + 1 < s.len && s.ptr[i + 1] == 'x') {
			xml_put(out, str_part(s, 0, i));
			buf_put(out, S("_x005F_"));
			s = str_part(s, i + 1, s.len);
			i = 0;
		}
	xml_put(out, s);
}

/* An apostrophe that would be taken for a guard is guarded by another. */
void xlsx_cell_put(struct buf *out, str column, int64_t row, str text, enum xlsx_style style)
{
	if (!text.len)
		return;
	buf_printf(out, "<c r=\"%.*s%lld\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
		STR_ARG(column), (long long)row, style);
	if (cell_unguarded(text).len < text.len)
		buf_char(out, '\'');
	cell_text_put(out, text);
	buf_put(out, S("</t></is></c>"));
}

static void row_put(struct xlsx_out *x, struct str_list cells, enum xlsx_style style)
{
	struct arena own = { 0 };
	x->rows++;
	buf_printf(&x->sheet, "<row r=\"%lld\">", (long long)x->rows);
	for (size_t i = 0; i < cells.count; i++)
		xlsx_cell_put(&x->sheet, column_letters(&own, (int)i), x->rows, cells.items[i], style);
	buf_put(&x->sheet, S("</row>"));
	arena_free(&own);
}

void xlsx_begin(struct xlsx_out *x, str sheet, struct str_list header)
{
	*x = (struct xlsx_out){ .name = sheet };
	buf_put(&x->sheet, S(XML_HEAD "<worksheet xmlns=\"" MAIN "\"><sheetViews>"
		"<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
		" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"));
	for (size_t i = 0; i < header.count; i++) {
		size_t width = utf8_length(header.items[i]) + 4;
		width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
		/* An empty column is text, too: what is typed there stays as it is. */
		buf_printf(&x->sheet, "<col min=\"%zu\" max=\"%zu\" width=\"%zu\" style=\"%d\""
			" customWidth=\"1\"/>", i + 1, i + 1, width, XLSX_TEXT);
	}
	buf_put(&x->sheet, S("</cols><sheetData>"));
	row_put(x, header, XLSX_HEADING);
}

void xlsx_row(struct xlsx_out *x, struct str_list cells) { row_put(x, cells, XLSX_TEXT); }

/* Excel refuses names with these signs, and longer ones. */
static str sheet_name(struct arena *a, str name)
{
	struct buf out = { .arena = a };
	name = utf8_head(name, 31);
	for (size_t i = 0; i < name.len; i++)
		buf_char(&out, strchr("[]:*?/\\'", name.ptr[i]) ? ' ' : name.ptr[i]);
	return buf_str(&out);
}

static str types_of(struct arena *a, size_t sheets)
{
	struct buf out = { .arena = a };
	buf_put(&out, S(XML_HEAD "<Types xmlns=\"" PACKAGE "content-types\">"
		"<Default Extension=\"rels\" "
		"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
		"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
		"<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE "sheet.main+xml\"/>"));
	for (size_t i = 1; i <= sheets; i++)
		buf_printf(&out, "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" ContentType=\""
			SHEET_TYPE "worksheet+xml\"/>", i);
	buf_put(&out, S("<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_TYPE
		"styles+xml\"/></Types>"));
	return buf_str(&out);
}

static str relations_of(struct arena *a, size_t sheets)
{
	struct buf out = { .arena = a };
	buf_put(&out, S(XML_HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">"));
	for (size_t i = 1; i <= sheets; i++)
		buf_printf(&out, "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "/worksheet\" "
			"Target=\"worksheets/sheet%zu.xml\"/>", i, i);
	buf_printf(&out, "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "/styles\" "
		"Target=\"styles.xml\"/></Relationships>", sheets + 1);
	return buf_str(&out);
}

str xlsx_pack(struct arena *a, const struct xlsx_sheet *sheets, size_t count)
{
	struct buf book = { .arena = a };
	struct zip_part *parts = arena_alloc(a, (5 + count) * sizeof *parts);
	buf_put(&book, S(XML_HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"));
	for (size_t i = 0; i < count; i++) {
		buf_put(&book, S("<sheet name=\""));
		cell_text_put(&book, sheet_name(a, sheets[i].name));
		buf_printf(&book, "\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", i + 1, i + 1);
		parts[5 + i] = (struct zip_part){ .bytes = sheets[i].xml,
			.name = arena_printf(a, "xl/worksheets/sheet%zu.xml", i + 1).ptr };
	}
	buf_put(&book, S("</sheets></workbook>"));
	parts[0] = (struct zip_part){ .name = "[Content_Types].xml", .bytes = types_of(a, count) };
	parts[1] = OFFICE_PART("_rels/.rels", package_rels);
	parts[2] = (struct zip_part){ .name = "xl/workbook.xml", .bytes = buf_str(&book) };
	parts[3] = (struct zip_part){ .name = "xl/_rels/workbook.xml.rels",
		.bytes = relations_of(a, count) };
	parts[4] = OFFICE_PART("xl/styles.xml", styles);
	return zip_pack(a, parts, 5 + count);
}

str xlsx_end(struct xlsx_out *x, struct arena *a)
{
	buf_put(&x->sheet, S("</sheetData></worksheet>"));
	str made = xlsx_pack(a, &(struct xlsx_sheet){ x->name, buf_str(&x->sheet) }, 1);
	buf_free(&x->sheet);
	return made;
}
