/* How a WordprocessingML document looks, and what else stands in its archive. */
#include "doc/office.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

const char docx_types[] = XML_HEAD "<Types xmlns=\"" PACKAGE "content-types\">"
	"<Default Extension=\"rels\" "
	"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Default Extension=\"emf\" ContentType=\"image/x-emf\"/>"
	"<Override PartName=\"/word/document.xml\" ContentType=\"" TYPE "document.main+xml\"/>"
	"<Override PartName=\"/word/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
	"<Override PartName=\"/word/settings.xml\" ContentType=\"" TYPE "settings+xml\"/>"
	"<Override PartName=\"/word/numbering.xml\" ContentType=\"" TYPE "numbering+xml\"/>"
	"<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPE "footer+xml\"/>"
	"<Override PartName=\"/docProps/core.xml\" "
	"ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>";
const char docx_package[] = XML_HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" "
	"Target=\"docProps/core.xml\"/></Relationships>";
const char docx_settings[] = XML_HEAD "<w:settings " W "><w:compat><w:compatSetting "
	"w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
	"w:val=\"15\"/></w:compat></w:settings>";

/* ---- looks; lengths in twentieths of a point, sizes of letters in halves ---- */

#define STYLE(id, name, based, paragraph, run) \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>" \
	"<w:basedOn w:val=\"" based "\"/><w:pPr>" paragraph "</w:pPr><w:rPr>" run "</w:rPr></w:style>\n"
#define HEADING(level, outline, size, above) \
	"<w:style w:type=\"paragraph\" w:styleId=\"Heading" level "\"><w:name w:val=\"heading " level \
	"\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:qFormat/><w:pPr><w:keepNext/>" \
	"<w:spacing w:before=\"" above "\" w:after=\"120\"/><w:outlineLvl w:val=\"" outline "\"/>" \
	"</w:pPr><w:rPr><w:b/><w:sz w:val=\"" size "\"/></w:rPr></w:style>\n"
#define CONTENTS(level, indent) STYLE("TOC" level, "toc " level, "Normal", \
	"<w:spacing w:after=\"40\"/><w:ind w:left=\"" indent "\"/>", "")

static const char looks[] =
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/>"
	"<w:qFormat/></w:style>\n"
	STYLE("Title", "Title", "Normal", "<w:spacing w:after=\"120\"/>", "<w:b/><w:sz w:val=\"44\"/>")
	STYLE("Subtitle", "Subtitle", "Normal", "<w:spacing w:after=\"360\"/>", "<w:sz w:val=\"26\"/>")
	HEADING("1", "0", "34", "460") HEADING("2", "1", "28", "340") HEADING("3", "2", "24", "280")
	HEADING("4", "3", "22", "240") HEADING("5", "4", "22", "240") HEADING("6", "5", "22", "240")
	CONTENTS("1", "0") CONTENTS("2", "280") CONTENTS("3", "560") CONTENTS("4", "840")
	CONTENTS("5", "1120") CONTENTS("6", "1400")
	STYLE("TOCHeading", "TOC Heading", "Normal", "<w:keepNext/><w:spacing w:before=\"240\"/>",
		"<w:b/><w:sz w:val=\"26\"/>")
	STYLE("ListParagraph", "List Paragraph", "Normal", "<w:spacing w:after=\"60\"/>", "")
	STYLE("Caption", "caption", "Normal",
		"<w:keepNext/><w:spacing w:before=\"120\" w:after=\"80\"/>", "<w:b/>")
	STYLE("Figure", "Figure", "Normal", "<w:keepNext/>", "")
	STYLE("Cell", "Table Contents", "Normal", "<w:spacing w:after=\"0\"/>", "")
	STYLE("CellHeading", "Table Heading", "Cell", "", "<w:b/>")
	STYLE("Line", "Line to write on", "Normal", "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" "
		"w:space=\"1\" w:color=\"505A5F\"/><w:between w:val=\"single\" w:sz=\"4\" w:space=\"1\" "
		"w:color=\"505A5F\"/></w:pBdr><w:spacing w:before=\"240\" w:after=\"0\"/>", "")
	STYLE("Sign", "Line to sign on", "Normal", "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" "
		"w:space=\"2\" w:color=\"505A5F\"/></w:pBdr><w:spacing w:before=\"1000\"/>"
		"<w:ind w:left=\"5100\"/><w:jc w:val=\"center\"/>", "")
	STYLE("Footer", "footer", "Normal", "", "<w:color w:val=\"505A5F\"/><w:sz w:val=\"18\"/>")
	"<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
	"<w:name w:val=\"Normal Table\"/></w:style>\n"
	"<w:style w:type=\"table\" w:styleId=\"Table\"><w:name w:val=\"Table Grid\"/>"
	"<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>"
#define EDGE(side) "<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8B96A1\"/>"
	EDGE("top") EDGE("left") EDGE("bottom") EDGE("right") EDGE("insideH") EDGE("insideV")
	"</w:tblBorders><w:tblCellMar><w:top w:w=\"40\" w:type=\"dxa\"/><w:left w:w=\"80\" "
	"w:type=\"dxa\"/><w:bottom w:w=\"40\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/>"
	"</w:tblCellMar></w:tblPr></w:style>\n";

str docx_styles(const struct document *d, struct arena *a)
{
	struct buf out = { .arena = a };
	str language = office_language(a, d->about.language);
	buf_printf(&out, XML_HEAD "<w:styles " W "><w:docDefaults><w:rPrDefault><w:rPr>"
		"<w:rFonts w:ascii=\"DejaVu Sans\" w:hAnsi=\"DejaVu Sans\" w:cs=\"DejaVu Sans\"/>"
		"<w:sz w:val=\"21\"/><w:lang w:val=\"%.*s\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
		"<w:spacing w:after=\"140\"/></w:pPr></w:pPrDefault></w:docDefaults>\n",
		STR_ARG(language));
	buf_put(&out, str_of(looks));
	buf_put(&out, S("</w:styles>"));
	return buf_str(&out);
}

/* ---- lists: each numbered one begins at one again ---- */

static void levels_put(struct buf *out, int id, bool numbered)
{
	buf_printf(out, "<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType "
		"w:val=\"hybridMultilevel\"/>", id);
	for (int i = 0; i < DOCX_LEVELS; i++)
		buf_printf(out, "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>"
			"<w:lvlText w:val=\"%s\"/><w:pPr><w:ind w:left=\"%d\" w:hanging=\"340\"/></w:pPr>"
			"</w:lvl>", i, numbered ? "decimal" : "bullet",
			numbered ? arena_printf(out->arena, "%%%d.", i + 1).ptr : "•", 340 * (i + 1));
	buf_put(out, S("</w:abstractNum>\n"));
}

str docx_numbering(struct arena *a, int lists)
{
	struct buf out = { .arena = a };
	buf_put(&out, S(XML_HEAD "<w:numbering " W ">\n"));
	levels_put(&out, 0, false);
	levels_put(&out, 1, true);
	buf_put(&out, S("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\n"));
	for (int i = 0; i < lists; i++) {
		buf_printf(&out, "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"1\"/>", i + 2);
		for (int n = 0; n < DOCX_LEVELS; n++)
			buf_printf(&out, "<w:lvlOverride w:ilvl=\"%d\"><w:startOverride w:val=\"1\"/>"
				"</w:lvlOverride>", n);
		buf_put(&out, S("</w:num>\n"));
	}
	buf_put(&out, S("</w:numbering>"));
	return buf_str(&out);
}

/* ---- the foot of pages, what the document says about itself ---- */

static void field_put(struct buf *out, const char *name)
{
	buf_printf(out, "<w:fldSimple w:instr=\" %s \"><w:r><w:t>1</w:t></w:r></w:fldSimple>", name);
}

str docx_footer(const struct document_about *about, struct arena *a)
{
	struct buf out = { .arena = a };
	buf_put(&out, S(XML_HEAD "<w:ftr " W "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>"
		"<w:r><w:t xml:space=\"preserve\">"));
	xml_put(&out, office_running(about));
	buf_put(&out, S(" · </w:t></w:r>"));
	field_put(&out, "PAGE");
	buf_put(&out, S("<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>"));
	field_put(&out, "NUMPAGES");
	buf_put(&out, S("</w:p></w:ftr>"));
	return buf_str(&out);
}

static void core_put(struct buf *out, const char *tag, const char *kind, str value)
{
	if (!value.len)
		return;
	buf_printf(out, "<%s%s>", tag, kind);
	xml_put(out, value);
	buf_printf(out, "</%s>", tag);
}

str docx_core(const struct document_about *about, struct arena *a)
{
	static const char moment[] = " xsi:type=\"dcterms:W3CDTF\"";
	struct buf out = { .arena = a };
	str day = about->day.len ? arena_printf(a, "%.*sT00:00:00Z", STR_ARG(about->day)) : about->day;
	buf_put(&out, S(XML_HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
		"xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
		"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"));
	core_put(&out, "dc:title", "", about->title);
	core_put(&out, "dc:subject", "", about->subject);
	core_put(&out, "dc:creator", "", about->author);
	core_put(&out, "cp:keywords", "", about->keywords);
	core_put(&out, "dcterms:created", moment, day);
	core_put(&out, "dcterms:modified", moment, day);
	core_put(&out, "dc:language", "", office_language(a, about->language));
	buf_put(&out, S("</cp:coreProperties>"));
	return buf_str(&out);
}
