/* What is known only when all pages are laid out, and the catalogue of the whole. */
#include "doc/document_pdf.h"

/* ---- feet and numbers of pages ---- */

static void foot(struct pdf *p, str running)
{
	str number = arena_printf(p->arena, "%d / %zu", (int)p->current + 1, p->pages.count);
	int width = pdf_text_width(p, number, FACE_PLAIN, FOOT_SIZE);
	int base = p->height - FOOT_BASE, right = p->width - MARGIN_SIDE;
	struct pdf_stretch at = { .x = MARGIN_SIDE, .base = base, .size = FOOT_SIZE,
		.colour = INK_QUIET };
	struct document_run run = { .text = running };
	buf_put(&pdf_page(p)->content, S("/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"));
	p->marking = true;
	pdf_box(p, MARGIN_SIDE, base - 13 * POINT, p->width - 2 * MARGIN_SIDE, 500, INK_RULE);
	struct pdf_lines lines = pdf_lines_of(p, &(struct document_runs){ &run, 1 },
		(struct pdf_type){ FOOT_SIZE, FOOT_SIZE, false, INK_QUIET }, S(""));
	pdf_lines_break(p, &lines, right - MARGIN_SIDE - width - 20 * POINT);
	/* Of a long title, the first line does. */
	if (lines.lines.count) {
		int y = base - (pdf_base(lines.type, 0));
		pdf_line_show(p, &lines, 0, (struct pdf_measure){ MARGIN_SIDE, right, ALIGN_START }, y,
			NULL);
	}
	at.x = right - width;
	pdf_show_text(p, number, FACE_PLAIN, at);
	pdf_mark_end(p);
}

/* The page's content with the numbers where they were left out. */
static void holes_fill(struct pdf *p)
{
	struct pdf_page *page = pdf_page(p);
	struct buf own = page->content;
	size_t from = 0;
	if (!page->holes.count)
		return;
	page->content = (struct buf){ .arena = p->arena };
	p->marking = true;
	for (size_t i = 0; i < page->holes.count; i++) {
		const struct pdf_hole *hole = &page->holes.items[i];
		str number = arena_printf(p->arena, "%d", p->headings.items[hole->heading].page + 1);
		buf_put(&page->content, str_part(buf_str(&own), from, hole->at));
		pdf_show_text(p, number, FACE_PLAIN, (struct pdf_stretch){
			.base = hole->base, .size = hole->size, .space_before = true,
			.x = hole->right - pdf_text_width(p, number, FACE_PLAIN, hole->size) -
				pdf_space(p, FACE_PLAIN, hole->size) });
		from = hole->at;
	}
	p->marking = false;
	buf_put(&page->content, str_part(buf_str(&own), from, own.len));
}

/* ---- pages ---- */

static void destination_put(struct pdf *p, struct buf *out, const struct pdf_heading *h)
{
	buf_printf(out, "/Dest[%d 0 R/XYZ ", p->pages.items[h->page].object);
	pdf_length_put(out, MARGIN_SIDE);
	pdf_length_put(out, p->height - h->top + 4 * POINT);
	buf_put(out, S("null]"));
}

/* What a link's address is in a file: no letter but those of ASCII, none that ends it. */
static void address_put(struct buf *out, str url)
{
	for (size_t i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.ptr[i];
		if (c <= ' ' || c >= 0x7f)
			buf_printf(out, "%%%02X", c);
		else if (strchr("()\\", c))
			buf_printf(out, "\\%c", c);
		else
			buf_char(out, (char)c);
	}
}

static void link_write(struct pdf *p, const struct pdf_link *link, int number)
{
	struct buf out = { .arena = p->arena };
	str says = pdf_clean(p->arena, link->says);
	buf_printf(&out, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/StructParent %d/Rect[", number);
	pdf_length_put(&out, link->left);
	pdf_length_put(&out, p->height - link->bottom);
	pdf_length_put(&out, link->right);
	pdf_length_put(&out, p->height - link->top);
	buf_put(&out, S("]/Contents"));
	pdf_text_put(&out, str_trim(says).len ? says : S("–"));
	if (link->url.len) {
		buf_put(&out, S("/A<</S/URI/URI("));
		address_put(&out, link->url);
		buf_put(&out, S(")>>"));
	} else {
		destination_put(p, &out, &p->headings.items[link->heading]);
	}
	buf_put(&out, S(">>"));
	pdf_put(&p->file, link->object, buf_str(&out));
}

static void page_write(struct pdf *p, int pages, int resources, int *links)
{
	const struct pdf_page *page = pdf_page(p);
	struct buf out = { .arena = p->arena };
	int content = pdf_new(&p->file);
	pdf_stream(&p->file, content, S(""), buf_str(&page->content), false);
	buf_printf(&out, "<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R"
		"/StructParents %zu/Tabs/S/MediaBox[0 0 ", pages, resources, content, p->current);
	pdf_length_put(&out, p->width);
	pdf_length_put(&out, p->height);
	buf_put(&out, S("]"));
	if (page->links.count) {
		buf_put(&out, S("/Annots["));
		for (size_t i = 0; i < page->links.count; i++) {
			link_write(p, &page->links.items[i], (*links)++);
			buf_printf(&out, "%d 0 R ", page->links.items[i].object);
		}
		buf_char(&out, ']');
	}
	buf_put(&out, S(">>"));
	pdf_put(&p->file, page->object, buf_str(&out));
}

static void pages_write(struct pdf *p, int pages, str running)
{
	struct buf out = { .arena = p->arena };
	int resources = pdf_new(&p->file), fonts[PDF_FACES], links = (int)p->pages.count;
	buf_put(&out, S("<</Type/Pages/Kids["));
	for (p->current = 0; p->current < p->pages.count; p->current++) {
		holes_fill(p);
		foot(p, running);
		page_write(p, pages, resources, &links);
		buf_printf(&out, "%d 0 R ", pdf_page(p)->object);
	}
	buf_printf(&out, "]/Count %zu>>", p->pages.count);
	pdf_put(&p->file, pages, buf_str(&out));
	for (int i = 0; i < PDF_FACES; i++)
		fonts[i] = pdf_new(&p->file);
	pdf_put(&p->file, resources, arena_printf(p->arena, "<</Font<</F0 %d 0 R/F1 %d 0 R>>>>",
		fonts[FACE_PLAIN], fonts[FACE_STRONG]));
	p->embedded = pdf_fonts_write(&p->fonts, &p->file, fonts);
}

/* ---- bookmarks ---- */

/* The heading that `i` stands under, and those beside it; -1: none. */
static int above(const struct pdf *p, int i)
{
	int level = p->headings.items[i].level;
	while (--i >= 0)
		if (p->headings.items[i].level < level)
			return i;
	return -1;
}

struct bookmark { int above, before, after, first, last, open; };

static struct bookmark *bookmarks_of(struct pdf *p, int *first, int *last)
{
	int n = (int)p->headings.count;
	struct bookmark *marks = arena_alloc(p->arena, ((size_t)n + 1) * sizeof *marks);
	*first = *last = -1;
	for (int i = 0; i < n; i++) {
		struct bookmark *m = &marks[i];
		*m = (struct bookmark){ above(p, i), -1, -1, -1, -1, 0 };
		int *from = m->above < 0 ? first : &marks[m->above].first;
		int *to = m->above < 0 ? last : &marks[m->above].last;
		m->before = *to;
		if (*to >= 0)
			marks[*to].after = i;
		else
			*from = i;
		*to = i;
	}
	/* How many each unfolds. */
	for (int i = n - 1; i >= 0; i--)
		if (marks[i].above >= 0)
			marks[marks[i].above].open++;
	return marks;
}

static void number_put(struct buf *out, const char *key, int index, int first_object)
{
	if (index >= 0)
		buf_printf(out, "/%s %d 0 R", key, first_object + index);
}

/* The outline; 0 when there are no headings. */
static int outline_write(struct pdf *p)
{
	int first, last, n = (int)p->headings.count, shown = 0;
	struct bookmark *marks = bookmarks_of(p, &first, &last);
	if (!n)
		return 0;
	int root = pdf_new(&p->file), from = root + 1;
	for (int i = 0; i < n; i++)
		pdf_new(&p->file);
	for (int i = 0; i < n; i++) {
		const struct bookmark *m = &marks[i];
		struct buf out = { .arena = p->arena };
		buf_put(&out, S("<</Title"));
		pdf_text_put(&out, p->headings.items[i].text);
		destination_put(p, &out, &p->headings.items[i]);
		buf_printf(&out, "/Parent %d 0 R", m->above < 0 ? root : from + m->above);
		number_put(&out, "Prev", m->before, from);
		number_put(&out, "Next", m->after, from);
		number_put(&out, "First", m->first, from);
		number_put(&out, "Last", m->last, from);
		if (m->open)                   /* folded */
			buf_printf(&out, "/Count -%d", m->open);
		buf_put(&out, S(">>"));
		pdf_put(&p->file, from + i, buf_str(&out));
		shown += m->above < 0;
	}
	pdf_put(&p->file, root, arena_printf(p->arena, "<</Type/Outlines/First %d 0 R/Last %d 0 R"
		"/Count %d>>", from + first, from + last, shown));
	return root;
}

/* ---- the catalogue ---- */

static int information_write(struct pdf *p, const struct document_about *about)
{
	struct buf out = { .arena = p->arena };
	int number = pdf_new(&p->file);
	const struct { const char *key; str value; } entries[] = {
		{ "Title", about->title }, { "Author", about->author }, { "Subject", about->subject },
		{ "Keywords", about->keywords }, { "Creator", S(PDF_PRODUCER) },
		{ "Producer", S(PDF_PRODUCER) },
	};
	buf_put(&out, S("<<"));
	for (size_t i = 0; i < COUNT(entries); i++) {
		if (!entries[i].value.len)
			continue;
		buf_printf(&out, "/%s", entries[i].key);
		pdf_text_put(&out, entries[i].value);
	}
	if (about->day.len == 10)
		for (int i = 0; i < 2; i++)
			buf_printf(&out, "/%s(D:%.4s%.2s%.2s000000Z)", i ? "ModDate" : "CreationDate",
				about->day.ptr, about->day.ptr + 5, about->day.ptr + 8);
	buf_put(&out, S(">>"));
	pdf_put(&p->file, number, buf_str(&out));
	return number;
}

str pdf_finish(struct pdf *p, const struct document_about *about)
{
	struct pdf_file *f = &p->file;
	int root = pdf_new(f), pages = pdf_new(f), tree = pdf_new(f), xmp = pdf_new(f);
	int profile = pdf_new(f);
	pages_write(p, pages, about->running.len ? about->running : about->title);
	if (!p->embedded)
		return (str){ 0 };
	pdf_tree_write(p, tree, (int)p->pages.count);
	pdf_stream(f, xmp, S("/Type/Metadata/Subtype/XML"), pdf_xmp(p->arena, about), true);
	pdf_stream(f, profile, S("/N 3"), pdf_srgb(p->arena), false);
	struct buf out = { .arena = p->arena };
	buf_printf(&out, "<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R"
		"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang", pages, tree,
		xmp);
	pdf_text_put(&out, about->language);
	int outline = outline_write(p);
	if (outline)
		buf_printf(&out, "/PageMode/UseOutlines/Outlines %d 0 R", outline);
	buf_printf(&out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"
		"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]>>",
		profile);
	pdf_put(f, root, buf_str(&out));
	return pdf_bytes(f, root, information_write(p, about));
}
