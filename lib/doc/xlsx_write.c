/* Writing a workbook: five small parts around one sheet, in memory. */
#include "doc/xlsx.h"
#include <zip.h>

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char content_types[] = XML
	"<Types xmlns=\"" PACKAGE "content-types\">"
	"<Default Extension=\"rels\" "
	"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE "sheet.main+xml\"/>"
	"<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" SHEET_TYPE "worksheet+xml\"/>"
	"<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_TYPE "styles+xml\"/></Types>";
static const char package_rels[] = XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
	"</Relationships>";
static const char workbook_rels[] = XML "<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>";
/* Style 0 is text whatever is typed into it, style 1 the same in bold. */
static const char styles[] = XML
	"<styleSheet xmlns=\"" MAIN "\">"
	"<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
	"<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
	"<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
	"<fill><patternFill patternType=\"gray125\"/></fill></fills>"
	"<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
	"<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
	"borderId=\"0\"/></cellStyleXfs>"
	"<cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
	"<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
	"applyNumberFormat=\"1\"/>"
	"<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
	"applyNumberFormat=\"1\" applyFont=\"1\"/>"
	"</cellXfs></styleSheet>";

enum { STYLE_TEXT = 1, STYLE_HEADING = 2, WIDTH_LEAST = 12, WIDTH_MOST = 40 };

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
		zip_set_file_compression(zip, (zip_uint64_t)n, ZIP_CM_DEFLATE, 3);
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

static void xml_put(struct buf *out, str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c == '&')
			buf_put(out, S("&amp;"));
		else if (c == '<')
			buf_put(out, S("&lt;"));
		else if (c == '>')
			buf_put(out, S("&gt;"));
		else if (c == '"')
			buf_put(out, S("&quot;"));
		/* What looks like an escaped letter and is none. */
		else if (c == '_' && i + 1 < s.len && s.ptr[i + 1] == 'x')
			buf_put(out, S("_x005F_"));
		else if (c == 0xef && i + 2 < s.len && s.ptr[i + 1] == '\xbf' &&
			(unsigned char)s.ptr[i + 2] >= 0xbe)
			i += 2;                        /* U+FFFE and U+FFFF, which XML does not know */
		else if (c >= ' ' || c == '\n' || c == '\t')
			buf_char(out, (char)c);
	}
}

/* An apostrophe that would be taken for a guard is guarded by another. */
static void cell_put(struct buf *out, str column, int64_t row, str text, int style)
{
	if (!text.len)
		return;
	buf_printf(out, "<c r=\"%.*s%lld\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">",
		STR_ARG(column), (long long)row, style);
	if (cell_unguarded(text).len < text.len)
		buf_char(out, '\'');
	xml_put(out, text);
	buf_put(out, S("</t></is></c>"));
}

static void row_put(struct xlsx_out *x, struct str_list cells, int style)
{
	struct arena own = { 0 };
	x->rows++;
	buf_printf(&x->sheet, "<row r=\"%lld\">", (long long)x->rows);
	for (size_t i = 0; i < cells.count; i++)
		cell_put(&x->sheet, column_letters(&own, (int)i), x->rows, cells.items[i], style);
	buf_put(&x->sheet, S("</row>"));
	arena_free(&own);
}

void xlsx_begin(struct xlsx_out *x, str sheet, struct str_list header)
{
	*x = (struct xlsx_out){ .name = sheet };
	buf_put(&x->sheet, S(XML "<worksheet xmlns=\"" MAIN "\"><sheetViews>"
		"<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
		" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"));
	for (size_t i = 0; i < header.count; i++) {
		size_t width = utf8_length(header.items[i]) + 4;
		width = width < WIDTH_LEAST ? WIDTH_LEAST : width > WIDTH_MOST ? WIDTH_MOST : width;
		/* An empty column is text, too: what is typed there stays as it is. */
		buf_printf(&x->sheet, "<col min=\"%zu\" max=\"%zu\" width=\"%zu\" style=\"%d\""
			" customWidth=\"1\"/>", i + 1, i + 1, width, STYLE_TEXT);
	}
	buf_put(&x->sheet, S("</cols><sheetData>"));
	row_put(x, header, STYLE_HEADING);
}

void xlsx_row(struct xlsx_out *x, struct str_list cells) { row_put(x, cells, STYLE_TEXT); }

/* Excel refuses names with these signs, and longer ones. */
static str sheet_name(struct arena *a, str name)
{
	struct buf out = { .arena = a };
	name = utf8_head(name, 31);
	for (size_t i = 0; i < name.len; i++)
		buf_char(&out, strchr("[]:*?/\\'", name.ptr[i]) ? ' ' : name.ptr[i]);
	return buf_str(&out);
}

str xlsx_end(struct xlsx_out *x, struct arena *a)
{
	struct buf book = { .arena = a };
	buf_put(&x->sheet, S("</sheetData></worksheet>"));
	buf_put(
		&book, S(XML "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets><sheet name=\""));
	xml_put(&book, sheet_name(a, x->name));
	buf_put(&book, S("\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
	const struct zip_part parts[] = {
		{ "[Content_Types].xml", str_of(content_types) },
		{ "_rels/.rels", str_of(package_rels) },
		{ "xl/workbook.xml", buf_str(&book) },
		{ "xl/_rels/workbook.xml.rels", str_of(workbook_rels) },
		{ "xl/styles.xml", str_of(styles) },
		{ "xl/worksheets/sheet1.xml", buf_str(&x->sheet) },
	};
	str made = zip_pack(a, parts, COUNT(parts));
	buf_free(&x->sheet);
	return made;
}
