/* What stands on a page, and whose each mark is. */
#include "doc/pdf.h"
#include <assert.h>

struct pdf_page *pdf_page(struct pdf *p)
{
	return &p->pages.items[p->current];
}

void pdf_page_add(struct pdf *p)
{
	if (p->pages.count)
		pdf_mark_end(p);
	struct pdf_page *page = arena_push(p->arena, &p->pages.items, &p->pages.count, sizeof *page);
	p->current = p->pages.count - 1;
	page->object = pdf_new(&p->file);
	page->content.arena = p->arena;
}

/* ---- marks ---- */

void pdf_mark_end(struct pdf *p)
{
	if (p->marking)
		buf_put(&pdf_page(p)->content, S("EMC\n"));
	p->marking = false;
	p->saying = NULL;
}

void pdf_say(struct pdf *p, struct pdf_element *e)
{
	struct pdf_page *page = pdf_page(p);
	if (p->marking && p->saying == e)
		return;
	pdf_mark_end(p);
	struct pdf_kid *kid = arena_push(p->arena, &e->kids.items, &e->kids.count, sizeof *kid);
	*kid = (struct pdf_kid){ .page = (int)p->current, .mark = (int)page->marks.count };
	buf_printf(&page->content, "/%s<</MCID %zu>>BDC\n", e->type, page->marks.count);
	*(struct pdf_element **)arena_push(p->arena, &page->marks.items, &page->marks.count,
		sizeof e) = e;
	p->marking = true;
	p->saying = e;
}

void pdf_artifact(struct pdf *p)
{
	if (p->marking && !p->saying)
		return;
	pdf_mark_end(p);
	buf_put(&pdf_page(p)->content, S("/Artifact BMC\n"));
	p->marking = true;
}

void pdf_link_add(struct pdf *p, const struct pdf_link *link)
{
	struct pdf_page *page = pdf_page(p);
	struct pdf_link *l = arena_push(p->arena, &page->links.items, &page->links.count, sizeof *l);
	*l = *link;
	l->object = pdf_new(&p->file);
	struct pdf_kid *kid = arena_push(p->arena, &l->owner->kids.items, &l->owner->kids.count,
		sizeof *kid);
	*kid = (struct pdf_kid){ .page = (int)p->current, .link = l->object };
}

/* ---- shapes ---- */

void pdf_ink(struct pdf *p, int colour, bool stroke)
{
	struct buf *out = &pdf_page(p)->content;
	for (int shift = 16; shift >= 0; shift -= 8)
		pdf_length_put(out, (colour >> shift & 255) * 1000 / 255);
	buf_put(out, stroke ? S("RG\n") : S("rg\n"));
}

void pdf_box(struct pdf *p, int x, int y, int width, int height, int colour)
{
	struct buf *out = &pdf_page(p)->content;
	assert(p->marking);
	pdf_ink(p, colour, false);
	pdf_length_put(out, x);
	pdf_length_put(out, p->height - y - height);
	pdf_length_put(out, width);
	pdf_length_put(out, height);
	buf_put(out, S("re f\n"));
}

void pdf_rule(struct pdf *p, int x, int y, int width, int thick, int colour)
{
	pdf_artifact(p);
	pdf_box(p, x, y - thick / 2, width, thick, colour);
}

/* ---- words ---- */

/* Glyphs, and how far each stands from where the one before it ends by its own width. */
static void word_put(struct buf *out, const struct pdf_word *w, int upem, int *early)
{
	static const char digits[] = "0123456789ABCDEF";
	for (size_t i = 0; i < w->count; i++) {
		if (*early) {
			buf_char(out, '>');
			buf_int(out, (int64_t)*early * 1000 / upem);
			buf_char(out, '<');
		}
		unsigned id = w->glyphs[i].id;
		for (int shift = 12; shift >= 0; shift -= 4)
			buf_char(out, digits[id >> shift & 15]);
		*early = w->glyphs[i].natural - w->glyphs[i].advance;
	}
}

static void words_put(struct pdf *p, const struct pdf_stretch *s)
{
	enum pdf_face face = s->words[0]->face;
	const struct pdf_word *space = pdf_word(&p->fonts, face, S(" "));
	struct buf *out = &pdf_page(p)->content;
	int early = 0, upem = pdf_upem(&p->fonts, face);
	if (s->space_before)
		word_put(out, space, upem, &early);
	for (size_t i = 0; i < s->count; i++) {
		if (s->spaces && s->spaces[i])
			word_put(out, space, upem, &early);
		word_put(out, s->words[i], upem, &early);
	}
	if (s->space_after)
		word_put(out, space, upem, &early);
}

void pdf_show(struct pdf *p, const struct pdf_stretch *s)
{
	struct buf *out = &pdf_page(p)->content;
	assert(p->marking);
	pdf_ink(p, s->colour, false);
	buf_printf(out, "BT/F%d ", s->words[0]->face);
	pdf_length_put(out, s->size);
	buf_put(out, s->slanted ? S("Tf 1 0 .2 1 ") : S("Tf 1 0 0 1 "));
	pdf_length_put(out, s->x);
	pdf_length_put(out, p->height - s->base);
	buf_put(out, S("Tm[<"));
	words_put(p, s);
	buf_put(out, S(">]TJ ET\n"));
}

int pdf_space(struct pdf *p, enum pdf_face face, int size)
{
	return pdf_width(&p->fonts, pdf_word(&p->fonts, face, S(" ")), size);
}

/* Words of a plain text, one after another; how many. */
static size_t words_of(struct pdf *p, str text, enum pdf_face face, const struct pdf_word ***words,
	bool **spaces)
{
	size_t count = 0, room = 1;
	for (size_t i = 0; i < text.len; i++)
		room += text.ptr[i] == ' ';
	*words = arena_alloc(p->arena, room * sizeof **words);
	*spaces = arena_alloc(p->arena, room * sizeof **spaces);
	for (str piece; str_cut(&text, ' ', &piece);) {
		if (!piece.len)
			continue;
		(*spaces)[count] = count > 0;
		(*words)[count++] = pdf_word(&p->fonts, face, piece);
	}
	return count;
}

void pdf_show_text(struct pdf *p, str text, enum pdf_face face, struct pdf_stretch at)
{
	const struct pdf_word **words;
	bool *spaces;
	at.count = words_of(p, text, face, &words, &spaces);
	at.words = words;
	at.spaces = spaces;
	if (at.count)
		pdf_show(p, &at);
}

int pdf_text_width(struct pdf *p, str text, enum pdf_face face, int size)
{
	const struct pdf_word **words;
	bool *spaces;
	int width = 0;
	size_t count = words_of(p, text, face, &words, &spaces);
	for (size_t i = 0; i < count; i++)
		width += pdf_width(&p->fonts, words[i], size) +
			(spaces[i] ? pdf_space(p, face, size) : 0);
	return width;
}
