/* How an OpenDocument text looks, and what it says about itself. */
#include "doc/office.h"

#define PARAGRAPH(name, shown, parent, paragraph, text) \
	"<style:style style:name=\"" name "\" style:display-name=\"" shown \
	"\" style:family=\"paragraph\" style:parent-style-name=\"" parent "\">" \
	"<style:paragraph-properties " paragraph "/><style:text-properties " text "/></style:style>\n"
#define HEADING(level, size, above) \
	"<style:style style:name=\"Heading_20_" level "\" style:display-name=\"Heading " level \
	"\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" " \
	"style:next-style-name=\"Text_20_body\" style:default-outline-level=\"" level "\">" \
	"<style:paragraph-properties fo:keep-with-next=\"always\" fo:margin-top=\"" above \
	"\" fo:margin-bottom=\"0.2cm\"/><style:text-properties fo:font-size=\"" size \
	"\" fo:font-weight=\"bold\"/></style:style>\n"
#define LEVEL(number, kind, rest, indent) \
	"<text:list-level-style-" kind " text:level=\"" number "\" " rest ">" \
	"<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">" \
	"<style:list-level-label-alignment text:label-followed-by=\"listtab\" " \
	"text:list-tab-stop-position=\"" indent "\" fo:text-indent=\"-0.6cm\" fo:margin-left=\"" \
	indent "\"/></style:list-level-properties></text:list-level-style-" kind ">\n"
#define BULLET(number, indent) LEVEL(number, "bullet", "text:bullet-char=\"•\"", indent)
#define NUMBER(number, indent) \
	LEVEL(number, "number", "style:num-suffix=\".\" style:num-format=\"1\"", indent)
#define LEVELS(kind) kind("1", "0.6cm") kind("2", "1.2cm") kind("3", "1.8cm") kind("4", "2.4cm") \
	kind("5", "3cm") kind("6", "3.6cm") kind("7", "4.2cm") kind("8", "4.8cm")
#define CONTENTS(level, indent) PARAGRAPH("Contents_20_" level, "Contents " level, "Standard", \
	"fo:margin-left=\"" indent "\" fo:margin-bottom=\"0.05cm\"", "")

static const char looks[] =
	PARAGRAPH("Text_20_body", "Text body", "Standard", "fo:margin-bottom=\"0.25cm\"", "")
	PARAGRAPH("Title", "Title", "Standard", "fo:margin-bottom=\"0.2cm\"",
		"fo:font-size=\"22pt\" fo:font-weight=\"bold\"")
	PARAGRAPH("Subtitle", "Subtitle", "Standard", "fo:margin-bottom=\"0.6cm\"",
		"fo:font-size=\"13pt\"")
	HEADING("1", "17pt", "0.8cm") HEADING("2", "14pt", "0.6cm") HEADING("3", "12pt", "0.5cm")
	HEADING("4", "11pt", "0.4cm") HEADING("5", "11pt", "0.4cm") HEADING("6", "11pt", "0.4cm")
	CONTENTS("1", "0cm") CONTENTS("2", "0.5cm") CONTENTS("3", "1cm") CONTENTS("4", "1.5cm")
	CONTENTS("5", "2cm") CONTENTS("6", "2.5cm")
	PARAGRAPH("Contents_20_Heading", "Contents Heading", "Standard",
		"fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"",
		"fo:font-size=\"13pt\" fo:font-weight=\"bold\"")
	PARAGRAPH("List", "List", "Standard", "fo:margin-bottom=\"0.1cm\"", "")
	PARAGRAPH("Caption", "Caption", "Standard",
		"fo:margin-top=\"0.2cm\" fo:margin-bottom=\"0.15cm\" fo:keep-with-next=\"always\"",
		"fo:font-weight=\"bold\"")
	PARAGRAPH("Figure", "Figure", "Standard", "fo:keep-with-next=\"always\"", "")
	PARAGRAPH("Cell", "Table Contents", "Standard", "", "")
	PARAGRAPH("Cell_20_middle", "Table Contents Middle", "Cell", "fo:text-align=\"center\"", "")
	PARAGRAPH("Cell_20_end", "Table Contents End", "Cell", "fo:text-align=\"end\"", "")
	PARAGRAPH("Table_20_Heading", "Table Heading", "Cell", "", "fo:font-weight=\"bold\"")
	PARAGRAPH("New_20_page", "New page", "Standard", "fo:break-before=\"page\"",
		"fo:font-size=\"2pt\"")
	PARAGRAPH("Line", "Line to write on", "Standard",
		"fo:border-bottom=\"0.5pt solid #505a5f\" fo:line-height=\"0.8cm\" "
		"style:join-border=\"false\"", "")
	PARAGRAPH("Sign", "Line to sign on", "Standard",
		"fo:margin-top=\"1.8cm\" fo:margin-left=\"9cm\" fo:border-top=\"0.5pt solid #505a5f\" "
		"fo:padding-top=\"0.1cm\" fo:text-align=\"center\"", "")
	PARAGRAPH("Footer", "Footer", "Standard", "", "fo:font-size=\"9pt\" fo:color=\"#505a5f\"")
	"<style:style style:name=\"Strong\" style:family=\"text\">"
	"<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
	"<style:style style:name=\"Emphasis\" style:family=\"text\">"
	"<style:text-properties fo:font-style=\"italic\"/></style:style>\n"
	"<style:style style:name=\"Strong_20_Emphasis\" style:family=\"text\"><style:text-properties "
	"fo:font-weight=\"bold\" fo:font-style=\"italic\"/></style:style>\n"
	"<text:list-style style:name=\"Bulleted\">\n" LEVELS(BULLET) "</text:list-style>\n"
	"<text:list-style style:name=\"Numbered\">\n" LEVELS(NUMBER) "</text:list-style>\n";

/* Suites know these only beside the text itself. */
const char odt_tables[] =
	"<style:style style:name=\"Picture\" style:family=\"graphic\"/>\n"
	"<style:style style:name=\"Table\" style:family=\"table\"><style:table-properties "
	"table:align=\"margins\" table:border-model=\"collapsing\"/></style:style>\n"
	"<style:style style:name=\"Row\" style:family=\"table-row\">"
	"<style:table-row-properties fo:keep-together=\"always\"/></style:style>\n"
	"<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties "
	"fo:padding=\"0.1cm\" fo:border=\"0.5pt solid #8b96a1\"/></style:style>\n";

/* Whatever has no style of its own: its letters and its language. */
static void standard_put(struct buf *out, str language)
{
	str land = language, code;
	str_cut(&land, '-', &code);
	land = land.len ? land : S("none");
	buf_printf(out, "<style:default-style style:family=\"paragraph\"><style:paragraph-properties "
		"fo:widows=\"2\" fo:orphans=\"2\"/><style:text-properties fo:font-family=\"'DejaVu Sans'\" "
		"fo:font-size=\"10.5pt\" fo:language=\"%.*s\" fo:country=\"%.*s\"/></style:default-style>\n"
		"<style:style style:name=\"Standard\" style:family=\"paragraph\"/>\n",
		STR_ARG(code), STR_ARG(land));
}

static void page_put(struct buf *out, const struct document_about *about)
{
	bool wide = about->wide;
	buf_printf(out, "</office:styles><office:automatic-styles><style:page-layout "
		"style:name=\"Page\"><style:page-layout-properties fo:page-width=\"%s\" "
		"fo:page-height=\"%s\" style:print-orientation=\"%s\" fo:margin-top=\"2cm\" "
		"fo:margin-bottom=\"1.5cm\" fo:margin-left=\"2.25cm\" fo:margin-right=\"2.25cm\"/>"
		"<style:footer-style><style:header-footer-properties fo:min-height=\"0.6cm\" "
		"fo:margin-top=\"0.4cm\"/></style:footer-style></style:page-layout>"
		"</office:automatic-styles><office:master-styles><style:master-page "
		"style:name=\"Standard\" style:page-layout-name=\"Page\"><style:footer>"
		"<text:p text:style-name=\"Footer\">", wide ? "29.7cm" : "21cm",
		wide ? "21cm" : "29.7cm", wide ? "landscape" : "portrait");
	xml_put(out, office_running(about));
	buf_put(out, S(" · <text:page-number text:select-page=\"current\"/> / <text:page-count/>"
		"</text:p></style:footer></style:master-page></office:master-styles>"
		"</office:document-styles>\n"));
}

str odt_styles(const struct document *d, struct arena *a)
{
	struct buf out = { .arena = a };
	buf_put(&out, S(XML_HEAD "<office:document-styles " ODT_NAMES "><office:styles>\n"));
	standard_put(&out, office_language(a, d->about.language));
	buf_put(&out, str_of(looks));
	page_put(&out, &d->about);
	return buf_str(&out);
}

static void meta_put(struct buf *out, const char *tag, str value)
{
	if (!value.len)
		return;
	buf_printf(out, "<%s>", tag);
	xml_put(out, value);
	buf_printf(out, "</%s>\n", tag);
}

str odt_about(const struct document_about *about, struct arena *a)
{
	struct buf out = { .arena = a };
	str day = about->day.len ? arena_printf(a, "%.*sT00:00:00", STR_ARG(about->day)) : about->day;
	buf_put(&out, S(XML_HEAD "<office:document-meta " ODT_NAMES "><office:meta>\n"
		"<meta:generator>Rozcestnik</meta:generator>\n"));
	meta_put(&out, "dc:title", about->title);
	meta_put(&out, "dc:subject", about->subject);
	meta_put(&out, "meta:keyword", about->keywords);
	meta_put(&out, "meta:initial-creator", about->author);
	meta_put(&out, "dc:creator", about->author);
	meta_put(&out, "meta:creation-date", day);
	meta_put(&out, "dc:date", day);
	meta_put(&out, "dc:language", office_language(a, about->language));
	buf_put(&out, S("</office:meta></office:document-meta>\n"));
	return buf_str(&out);
}
