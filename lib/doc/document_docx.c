/* A document as WordprocessingML (ECMA-376), its parts in styles by the names that word
 * processors know. */
#include "doc/office.h"

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define NAMES                                                                                      \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                    \
	"xmlns:r=\"" OFFICE "relationships\" xmlns:wp=\"http://schemas.openxmlformats.org/"            \
	"drawingml/2006/wordprocessingDrawing\" "                                                      \
	"xmlns:a=\"http://schemas.openxmlformats.org/drawingml/"                                       \
	"2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""

enum { EMU = 1270 };                   /* units of DrawingML in a tenth of a point */

struct docx {
	struct arena *arena;
	struct buf body, links;            /* of the text; relations to pictures and addresses */
	struct { struct zip_part *items; size_t count; } pictures;
	int headings, lists, relations;
	const struct document *document;
};

/* ---- words ---- */

static void text_put(struct buf *out, str s)
{
	str line;
	for (bool first = true; str_cut(&s, '\n', &line); first = false) {
		buf_put(out, first ? S("") : S("<w:br/>"));
		buf_put(out, S("<w:t xml:space=\"preserve\">"));
		xml_put(out, line);
		buf_put(out, S("</w:t>"));
	}
}

static void run_put(struct docx *x, const struct document_run *run)
{
	struct buf *out = &x->body;
	if (run->link.len) {
		x->relations++;
		buf_printf(&x->links, "<Relationship Id=\"odkaz%d\" Type=\"" OFFICE "relationships/"
			"hyperlink\" TargetMode=\"External\" Target=\"", x->relations);
		xml_put(&x->links, run->link);
		buf_put(&x->links, S("\"/>\n"));
		buf_printf(out, "<w:hyperlink r:id=\"odkaz%d\">", x->relations);
	}
	buf_put(out, S("<w:r><w:rPr>"));
	buf_put(out, run->look & TEXT_STRONG ? S("<w:b/>") : S(""));
	buf_put(out, run->look & TEXT_EMPHASIS ? S("<w:i/>") : S(""));
	buf_put(out, run->link.len ? S("<w:color w:val=\"1D456F\"/><w:u w:val=\"single\"/>") : S(""));
	buf_put(out, S("</w:rPr>"));
	text_put(out, run->text);
	buf_put(out, run->link.len ? S("</w:r></w:hyperlink>") : S("</w:r>"));
}

/* `more`: properties behind the style. */
static void paragraph_put(struct docx *x, const char *style, const char *more,
	const struct document_runs *runs)
{
	buf_printf(&x->body, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>", style, more);
	for (size_t i = 0; i < runs->count; i++)
		run_put(x, &runs->items[i]);
	buf_put(&x->body, S("</w:p>\n"));
}

static void words_put(struct docx *x, const char *style, str words)
{
	struct document_run run = { words, 0, { 0 } };
	if (words.len)
		paragraph_put(x, style, "", &(struct document_runs){ &run, 1 });
}

/* ---- parts ---- */

static void heading_put(struct docx *x, const struct document_part *p)
{
	x->headings++;
	buf_printf(&x->body, "<w:p><w:pPr><w:pStyle w:val=\"Heading%d\"/></w:pPr>"
		"<w:bookmarkStart w:id=\"%d\" w:name=\"nadpis%d\"/>", p->level, x->headings, x->headings);
	for (size_t i = 0; i < p->runs.count; i++)
		run_put(x, &p->runs.items[i]);
	buf_printf(&x->body, "<w:bookmarkEnd w:id=\"%d\"/></w:p>\n", x->headings);
}

static void list_put(struct docx *x, const struct document_part *list, int level)
{
	int number = list->numbered ? ++x->lists + 1 : 1;
	const char *more = arena_printf(x->arena, "<w:numPr><w:ilvl w:val=\"%d\"/>"
		"<w:numId w:val=\"%d\"/></w:numPr>", level, number).ptr;
	for (const struct document_part *p = list->first; p; p = p->next)
		if (p->kind == DOCUMENT_LIST)
			list_put(x, p, level + 1);
		else
			paragraph_put(x, "ListParagraph", more, &p->runs);
}

static void cell_put(struct docx *x, const struct document_part *cell,
	const struct document_column *column, bool head)
{
	static const char *const aligned[] = { "", "<w:jc w:val=\"center\"/>",
		"<w:jc w:val=\"end\"/>" };
	buf_put(&x->body, S("<w:tc><w:tcPr>"));
	if (cell->span > 1)
		buf_printf(&x->body, "<w:gridSpan w:val=\"%d\"/>", cell->span);
	buf_put(&x->body, S("</w:tcPr>"));
	if (head || cell->head)
		paragraph_put(x, "CellHeading", "", &cell->runs);
	else
		paragraph_put(x, "Cell", aligned[column->align], &cell->runs);
	buf_put(&x->body, S("</w:tc>"));
}

static int text_width(const struct docx *x) { return x->document->about.wide ? 14290 : 9356; }

static void columns_put(struct docx *x, const struct document_part *table)
{
	int all = 0;
	for (size_t i = 0; i < table->column_count; i++)
		all += table->columns[i].width ? table->columns[i].width : 1;
	buf_put(&x->body, S("<w:tblGrid>"));
	for (size_t i = 0; i < table->column_count; i++)
		buf_printf(&x->body, "<w:gridCol w:w=\"%d\"/>",
			text_width(x) * (table->columns[i].width ? table->columns[i].width : 1) / all);
	buf_put(&x->body, S("</w:tblGrid>\n"));
}

static void table_put(struct docx *x, const struct document_part *table)
{
	words_put(x, "Caption", table->caption);
	buf_put(&x->body, S("<w:tbl><w:tblPr><w:tblStyle w:val=\"Table\"/>"
		"<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\"/>"
		"</w:tblPr>"));
	columns_put(x, table);
	for (const struct document_part *row = table->first; row; row = row->next) {
		buf_put(&x->body, S("<w:tr><w:trPr><w:cantSplit/>"));
		buf_put(&x->body, row->head ? S("<w:tblHeader/></w:trPr>") : S("</w:trPr>"));
		size_t at = 0;
		for (const struct document_part *c = row->first; c; at += (size_t)c->span, c = c->next)
			cell_put(x, c, &table->columns[at], row->head);
		buf_put(&x->body, S("</w:tr>\n"));
	}
	buf_put(&x->body, S("</w:tbl>\n<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p>\n"));
}

/* What it shows in words stands beside the picture, for who cannot see it. */
static void picture_put(struct docx *x, const struct document_part *p, int64_t wide, int64_t tall)
{
	struct buf *out = &x->body;
	int n = (int)x->pictures.count;
	buf_printf(out, "<w:p><w:pPr><w:pStyle w:val=\"Figure\"/></w:pPr><w:r><w:drawing><wp:inline>"
		"<wp:extent cx=\"%lld\" cy=\"%lld\"/><wp:docPr id=\"%d\" name=\"obrazek%d\" title=\"",
		(long long)wide, (long long)tall, n, n);
	xml_put(out, p->caption.len ? p->caption : p->drawing->title);
	buf_put(out, S("\" descr=\""));
	xml_put(out, p->alternative);
	buf_printf(out, "\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/"
		"drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"%d\" name=\"obrazek%d\"/>"
		"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"obrazek%d\"/><a:stretch>"
		"<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>"
		"<a:ext cx=\"%lld\" cy=\"%lld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
		"</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
		"</w:r></w:p>\n", n, n, n, (long long)wide, (long long)tall);
}

static void figure_put(struct docx *x, const struct document_part *p)
{
	int64_t most = (int64_t)text_width(x) / 2 * EMU, wide = (int64_t)p->drawing->width * EMU,
		tall = (int64_t)p->drawing->height * EMU;
	struct zip_part *picture = arena_push(x->arena, &x->pictures.items, &x->pictures.count,
		sizeof *picture);
	picture->name = arena_printf(x->arena, "word/media/%zu.emf", x->pictures.count).ptr;
	picture->bytes = drawing_emf(p->drawing, x->arena);
	buf_printf(&x->links, "<Relationship Id=\"obrazek%zu\" Type=\"" OFFICE "relationships/image\" "
		"Target=\"media/%zu.emf\"/>\n", x->pictures.count, x->pictures.count);
	if (wide > most) {
		tall = tall * most / wide;
		wide = most;
	}
	picture_put(x, p, wide, tall);
	words_put(x, "Caption", p->caption);
}

static void contents_put(struct docx *x, const struct document_part *p)
{
	int number = 0;
	words_put(x, "TOCHeading", p->caption);
	for (const struct document_part *h = x->document->body.first; h; h = h->next) {
		if (h->kind != DOCUMENT_HEADING)
			continue;
		number++;
		if (h->level > p->level)
			continue;
		buf_printf(&x->body, "<w:p><w:pPr><w:pStyle w:val=\"TOC%d\"/></w:pPr>"
			"<w:hyperlink w:anchor=\"nadpis%d\">", h->level, number);
		for (size_t i = 0; i < h->runs.count; i++)
			run_put(x, &h->runs.items[i]);
		buf_put(&x->body, S("</w:hyperlink></w:p>\n"));
	}
}

static void part_put(struct docx *x, const struct document_part *p)
{
	switch (p->kind) {
	case DOCUMENT_HEADING:  heading_put(x, p); break;
	case DOCUMENT_TEXT:     paragraph_put(x, "Normal", "", &p->runs); break;
	case DOCUMENT_LIST:     list_put(x, p, 0); break;
	case DOCUMENT_TABLE:    table_put(x, p); break;
	case DOCUMENT_FIGURE:   figure_put(x, p); break;
	case DOCUMENT_CONTENTS: contents_put(x, p); break;
	case DOCUMENT_SIGN:     paragraph_put(x, "Sign", "", &p->runs); break;
	case DOCUMENT_NEW_PAGE:
		buf_put(&x->body, S("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n"));
		break;
	case DOCUMENT_SPACE:
		for (int i = 0; i < p->lines; i++)
			buf_put(&x->body, S("<w:p><w:pPr><w:pStyle w:val=\"Line\"/></w:pPr></w:p>\n"));
		break;
	default: break;
	}
}

/* ---- the file ---- */

static str body_of(struct docx *x)
{
	const struct document_about *about = &x->document->about;
	buf_put(&x->body, S(XML_HEAD "<w:document " NAMES "><w:body>\n"));
	if (!about->no_title) {
		words_put(x, "Title", about->title);
		words_put(x, "Subtitle", about->subtitle);
	}
	for (const struct document_part *p = x->document->body.first; p; p = p->next)
		part_put(x, p);
	buf_printf(&x->body, "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"pata\"/>"
		"<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/><w:pgMar w:top=\"1134\" w:right=\"1275\" "
		"w:bottom=\"1134\" w:left=\"1275\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
		"</w:sectPr></w:body></w:document>", about->wide ? 16838 : 11906,
		about->wide ? 11906 : 16838, about->wide ? " w:orient=\"landscape\"" : "");
	return buf_str(&x->body);
}

static str relations_of(struct docx *x)
{
	static const char *const parts[][3] = { { "vzhled", "styles" }, { "nastaveni", "settings" },
		{ "cislovani", "numbering" }, { "pata", "footer", "1" } };
	struct buf out = { .arena = x->arena };
	buf_put(&out, S(XML_HEAD "<Relationships xmlns=\""
		"http://schemas.openxmlformats.org/package/2006/relationships\">\n"));
	for (size_t i = 0; i < COUNT(parts); i++)
		buf_printf(&out, "<Relationship Id=\"%s\" Type=\"" OFFICE "relationships/%s\" "
			"Target=\"%s%s.xml\"/>\n", parts[i][0], parts[i][1], parts[i][1],
			parts[i][2] ? parts[i][2] : "");
	buf_put(&out, buf_str(&x->links));
	buf_put(&out, S("</Relationships>"));
	return buf_str(&out);
}

str document_docx(const struct document *d, struct arena *a)
{
	struct docx x = { .arena = a, .body = { .arena = a }, .links = { .arena = a }, .document = d };
	str body = body_of(&x);
	const struct zip_part fixed[] = {
		OFFICE_PART("[Content_Types].xml", docx_types), OFFICE_PART("_rels/.rels", docx_package),
		{ .name = "word/document.xml", .bytes = body },
		{ .name = "word/_rels/document.xml.rels", .bytes = relations_of(&x) },
		{ .name = "word/styles.xml", .bytes = docx_styles(d, a) },
		OFFICE_PART("word/settings.xml", docx_settings),
		{ .name = "word/numbering.xml", .bytes = docx_numbering(a, x.lists) },
		{ .name = "word/footer1.xml", .bytes = docx_footer(&d->about, a) },
		{ .name = "docProps/core.xml", .bytes = docx_core(&d->about, a) },
	};
	struct zip_part *parts = arena_alloc(a, (COUNT(fixed) + x.pictures.count) * sizeof *parts);
	memcpy(parts, fixed, sizeof fixed);
	for (size_t i = 0; i < x.pictures.count; i++)
		parts[COUNT(fixed) + i] = x.pictures.items[i];
	return zip_pack(a, parts, COUNT(fixed) + x.pictures.count);
}
