/* A document as OpenDocument text (ODF 1.2): parts of the document in styles by name, so that
 * whoever goes on writing changes a look in one place. */
#include "doc/office.h"

struct odt {
	struct arena *arena;
	struct buf body, styles;           /* of the text; of widths of columns */
	struct { struct zip_part *items; size_t count; } pictures;
	int headings, tables;
	const struct document *document;
};

/* ---- words ---- */

/* Spaces beside each other and ends of lines are marks of their own in ODF. */
static void text_put(struct buf *out, str s)
{
	size_t from = 0;
	for (size_t i = 0; i < s.len; i++) {
		bool line = s.ptr[i] == '\n', space = s.ptr[i] == ' ' && i && s.ptr[i - 1] == ' ';
		if (!line && !space && s.ptr[i] != '\t')
			continue;
		xml_put(out, str_part(s, from, i));
		buf_put(out, line ? S("<text:line-break/>") : space ? S("<text:s/>") : S("<text:tab/>"));
		from = i + 1;
	}
	xml_put(out, str_part(s, from, s.len));
}

static void run_put(struct buf *out, const struct document_run *run)
{
	static const char *const looks[] = { NULL, "Strong", "Emphasis", "Strong_20_Emphasis" };
	const char *look = looks[run->look & 3];
	if (run->link.len) {
		buf_put(out, S("<text:a xlink:type=\"simple\" xlink:href=\""));
		xml_put(out, run->link);
		buf_put(out, S("\">"));
	}
	if (look)
		buf_printf(out, "<text:span text:style-name=\"%s\">", look);
	text_put(out, run->text);
	buf_put(out, look ? S("</text:span>") : S(""));
	buf_put(out, run->link.len ? S("</text:a>") : S(""));
}

static void runs_put(struct buf *out, const struct document_runs *runs)
{
	for (size_t i = 0; i < runs->count; i++)
		run_put(out, &runs->items[i]);
}

static void paragraph_put(struct odt *o, const char *style, const struct document_runs *runs)
{
	buf_printf(&o->body, "<text:p text:style-name=\"%s\">", style);
	runs_put(&o->body, runs);
	buf_put(&o->body, S("</text:p>\n"));
}

static void words_put(struct odt *o, const char *style, str words)
{
	struct document_run run = { words, 0, { 0 } };
	if (words.len)
		paragraph_put(o, style, &(struct document_runs){ &run, 1 });
}

/* ---- parts ---- */

static void heading_put(struct odt *o, const struct document_part *p)
{
	o->headings++;
	buf_printf(&o->body, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">"
		"<text:bookmark text:name=\"nadpis-%d\"/>", p->level, p->level, o->headings);
	runs_put(&o->body, &p->runs);
	buf_put(&o->body, S("</text:h>\n"));
}

/* A list that stands behind an item belongs to it. */
static void list_put(struct odt *o, const struct document_part *list)
{
	buf_printf(&o->body, "<text:list text:style-name=\"%s\">\n",
		list->numbered ? "Numbered" : "Bulleted");
	for (const struct document_part *p = list->first; p; p = p->next) {
		buf_put(&o->body, S("<text:list-item>"));
		if (p->kind == DOCUMENT_ITEM)
			paragraph_put(o, "List", &p->runs);
		else
			list_put(o, p);
		while (p->next && p->next->kind == DOCUMENT_LIST) {
			p = p->next;
			list_put(o, p);
		}
		buf_put(&o->body, S("</text:list-item>\n"));
	}
	buf_put(&o->body, S("</text:list>\n"));
}

static void cell_put(struct odt *o, const struct document_part *cell,
	const struct document_column *column, bool head)
{
	static const char *const aligned[] = { "Cell", "Cell_20_middle", "Cell_20_end" };
	buf_put(
		&o->body, S("<table:table-cell table:style-name=\"Cell\" office:value-type=\"string\""));
	if (cell->span > 1)
		buf_printf(&o->body, " table:number-columns-spanned=\"%d\"", cell->span);
	buf_put(&o->body, S(">"));
	paragraph_put(o, head || cell->head ? "Table_20_Heading" : aligned[column->align], &cell->runs);
	buf_put(&o->body, S("</table:table-cell>"));
	for (int i = 1; i < cell->span; i++)
		buf_put(&o->body, S("<table:covered-table-cell/>"));
}

static void columns_put(struct odt *o, const struct document_part *table)
{
	for (size_t i = 0; i < table->column_count; i++) {
		int width = table->columns[i].width;
		buf_printf(&o->styles, "<style:style style:name=\"T%dC%zu\" style:family=\"table-column\">"
			"<style:table-column-properties style:rel-column-width=\"%d*\"/></style:style>\n",
			o->tables, i, 1000 * (width ? width : 1));
		buf_printf(&o->body, "<table:table-column table:style-name=\"T%dC%zu\"/>", o->tables, i);
	}
	buf_put(&o->body, S("\n"));
}

static void table_put(struct odt *o, const struct document_part *table)
{
	o->tables++;
	words_put(o, "Caption", table->caption);
	buf_printf(&o->body, "<table:table table:name=\"Tabulka%d\" table:style-name=\"Table\">\n",
		o->tables);
	columns_put(o, table);
	for (const struct document_part *row = table->first; row; row = row->next) {
		buf_put(&o->body, row->head ? S("<table:table-header-rows>") : S(""));
		buf_put(&o->body, S("<table:table-row table:style-name=\"Row\">"));
		size_t at = 0;
		for (const struct document_part *c = row->first; c; at += (size_t)c->span, c = c->next)
			cell_put(o, c, &table->columns[at], row->head);
		buf_put(&o->body, S("</table:table-row>"));
		buf_put(&o->body, row->head ? S("</table:table-header-rows>\n") : S("\n"));
	}
	buf_put(&o->body, S("</table:table>\n"));
	words_put(o, "Standard", S(" "));
}

/* A length in tenths of a point, in hundredths of a millimetre at most as wide as the text. */
static void frame_put(struct odt *o, const struct drawing *d, const char *name)
{
	int64_t most = o->document->about.wide ? 25200 : 16500, wide = (int64_t)d->width * 127 / 36,
		tall = (int64_t)d->height * 127 / 36;
	if (wide > most) {
		tall = tall * most / wide;
		wide = most;
	}
	buf_printf(&o->body, "<draw:frame draw:style-name=\"Picture\" text:anchor-type=\"as-char\" "
		"svg:width=\"%lld.%02lldmm\" svg:height=\"%lld.%02lldmm\"><draw:image xlink:href=\"%s\" "
		"xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>",
		(long long)wide / 100, (long long)wide % 100, (long long)tall / 100,
		(long long)tall % 100, name);
}

static void figure_put(struct odt *o, const struct document_part *p)
{
	struct zip_part *picture = arena_push(o->arena, &o->pictures.items, &o->pictures.count,
		sizeof *picture);
	picture->name = arena_printf(o->arena, "Pictures/%zu.emf", o->pictures.count).ptr;
	picture->bytes = drawing_emf(p->drawing, o->arena);
	buf_put(&o->body, S("<text:p text:style-name=\"Figure\">"));
	frame_put(o, p->drawing, picture->name);
	buf_put(&o->body, S("<svg:title>"));
	xml_put(&o->body, p->caption.len ? p->caption : p->drawing->title);
	buf_put(&o->body, S("</svg:title><svg:desc>"));
	xml_put(&o->body, p->alternative);
	buf_put(&o->body, S("</svg:desc></draw:frame></text:p>\n"));
	words_put(o, "Caption", p->caption);
}

/* Names of the headings that lead to them; the reader's program knows the pages. */
static void contents_put(struct odt *o, const struct document_part *p)
{
	int number = 0;
	words_put(o, "Contents_20_Heading", p->caption);
	for (const struct document_part *h = o->document->body.first; h; h = h->next) {
		if (h->kind != DOCUMENT_HEADING)
			continue;
		number++;
		if (h->level > p->level)
			continue;
		buf_printf(&o->body, "<text:p text:style-name=\"Contents_20_%d\"><text:a "
			"xlink:type=\"simple\" xlink:href=\"#nadpis-%d\">", h->level, number);
		runs_put(&o->body, &h->runs);
		buf_put(&o->body, S("</text:a></text:p>\n"));
	}
}

static void part_put(struct odt *o, const struct document_part *p)
{
	switch (p->kind) {
	case DOCUMENT_HEADING:  heading_put(o, p); break;
	case DOCUMENT_TEXT:     paragraph_put(o, "Text_20_body", &p->runs); break;
	case DOCUMENT_LIST:     list_put(o, p); break;
	case DOCUMENT_TABLE:    table_put(o, p); break;
	case DOCUMENT_FIGURE:   figure_put(o, p); break;
	case DOCUMENT_CONTENTS: contents_put(o, p); break;
	case DOCUMENT_NEW_PAGE:
		buf_put(&o->body, S("<text:p text:style-name=\"New_20_page\"/>\n"));
		break;
	case DOCUMENT_SIGN:     paragraph_put(o, "Sign", &p->runs); break;
	case DOCUMENT_SPACE:
		for (int i = 0; i < p->lines; i++)
			buf_put(&o->body, S("<text:p text:style-name=\"Line\"/>\n"));
		break;
	default: break;
	}
}

/* ---- the file ---- */

static str content_of(struct odt *o)
{
	const struct document_about *about = &o->document->about;
	struct buf out = { .arena = o->arena };
	if (!about->no_title) {
		words_put(o, "Title", about->title);
		words_put(o, "Subtitle", about->subtitle);
	}
	for (const struct document_part *p = o->document->body.first; p; p = p->next)
		part_put(o, p);
	buf_put(&out, S(XML_HEAD "<office:document-content " ODT_NAMES "><office:automatic-styles>\n"));
	buf_put(&out, str_of(odt_tables));
	buf_put(&out, buf_str(&o->styles));
	buf_put(&out, S("</office:automatic-styles><office:body><office:text>\n"));
	buf_put(&out, buf_str(&o->body));
	buf_put(&out, S("</office:text></office:body></office:document-content>\n"));
	return buf_str(&out);
}

static str manifest_of(const struct odt *o)
{
	struct buf out = { .arena = o->arena };
	buf_put(&out, S(XML_HEAD "<manifest:manifest xmlns:manifest=\""
		"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">\n"
		"<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" "
		"manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>\n"));
	static const char *const files[] = { "content.xml", "styles.xml", "meta.xml" };
	for (size_t i = 0; i < COUNT(files); i++)
		buf_printf(&out, "<manifest:file-entry manifest:full-path=\"%s\" "
			"manifest:media-type=\"text/xml\"/>\n", files[i]);
	for (size_t i = 0; i < o->pictures.count; i++)
		buf_printf(&out, "<manifest:file-entry manifest:full-path=\"%s\" "
			"manifest:media-type=\"image/x-emf\"/>\n", o->pictures.items[i].name);
	buf_put(&out, S("</manifest:manifest>\n"));
	return buf_str(&out);
}

str document_odt(const struct document *d, struct arena *a)
{
	struct odt o = { .arena = a, .body = { .arena = a }, .styles = { .arena = a }, .document = d };
	str content = content_of(&o);
	struct zip_part *parts = arena_alloc(a, (5 + o.pictures.count) * sizeof *parts);
	parts[0] = (struct zip_part){ "mimetype", S("application/vnd.oasis.opendocument.text"), true };
	parts[1] = (struct zip_part){ .name = "META-INF/manifest.xml", .bytes = manifest_of(&o) };
	parts[2] = (struct zip_part){ .name = "content.xml", .bytes = content };
	parts[3] = (struct zip_part){ .name = "styles.xml", .bytes = odt_styles(d, a) };
	parts[4] = (struct zip_part){ .name = "meta.xml", .bytes = odt_about(&d->about, a) };
	for (size_t i = 0; i < o.pictures.count; i++)
		parts[5 + i] = o.pictures.items[i];
	return zip_pack(a, parts, 5 + o.pictures.count);
}
