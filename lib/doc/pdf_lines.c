/* Breaking into lines; see pdf_lines.h. */
#include "doc/pdf_lines.h"
#include "doc/typography.h"

enum { UNDERLINE = 500, UNDERLINE_BELOW = 1300 };

/* ---- words ---- */

struct taking {
	struct pdf *pdf;
	struct pdf_lines *lines;
	str language, last;                /* the word before */
	bool space, ends, bound;           /* what stood since it */
};

static void piece_take(struct taking *t, str text, const struct document_run *run)
{
	struct pdf_lines *l = t->lines;
	bool strong = l->type.strong || run->look & TEXT_STRONG;
	struct pdf_piece *p = arena_push(t->pdf->arena, &l->pieces.items, &l->pieces.count,
		sizeof *p);
	*p = (struct pdf_piece){
		.word = pdf_word(&t->pdf->fonts, strong ? FACE_STRONG : FACE_PLAIN, text),
		.look = run->look,
		.link = run->link.len ? (int)l->links.count : 0,
		.space = t->space && !t->ends,
		.binds = !t->space || t->bound || words_bind(t->last, text, t->language),
		.ends = t->ends,
	};
	t->last = text;
	t->space = t->ends = t->bound = false;
}

/* How many bytes of white space stand at `at`; 0: none. */
static size_t white(str text, size_t at)
{
	str rest = str_part(text, at, text.len);
	if (str_starts(rest, S("\xc2\xa0")))
		return 2;
	if (str_starts(rest, S("\xe2\x80\xaf")))
		return 3;
	return strchr(" \t\r\n", text.ptr[at]) != NULL;
}

static void run_take(struct taking *t, const struct document_run *run)
{
	str text = utf8_valid(run->text) ? run->text : utf8_mend(t->pdf->arena, run->text);
	size_t from = 0, i = 0;
	if (run->link.len) {
		struct pdf_leads *link = arena_push(t->pdf->arena, &t->lines->links.items,
			&t->lines->links.count, sizeof *link);
		link->url = run->link;
		link->says = arena_printf(t->pdf->arena, "%.*s (%.*s)", STR_ARG(text),
			STR_ARG(run->link));
	}
	while (i < text.len) {
		size_t bytes = white(text, i);
		if (!bytes) {
			i++;
			continue;
		}
		if (i > from)
			piece_take(t, str_part(text, from, i), run);
		t->space = true;
		t->bound |= bytes > 1;             /* a space that keeps the line together */
		t->ends |= text.ptr[i] == '\n';
		from = i += bytes;
	}
	if (i > from)
		piece_take(t, str_part(text, from, i), run);
}

struct pdf_lines pdf_lines_of(struct pdf *p, const struct document_runs *runs,
	struct pdf_type type, str language)
{
	struct pdf_lines lines = { .type = type };
	struct taking t = { .pdf = p, .lines = &lines, .language = language };
	for (size_t i = 0; i < runs->count; i++)
		run_take(&t, &runs->items[i]);
	return lines;
}

/* ---- lines ---- */

static int piece_width(struct pdf *p, const struct pdf_lines *l, const struct pdf_piece *piece)
{
	return pdf_width(&p->fonts, piece->word, l->type.size);
}

static int gap_before(struct pdf *p, const struct pdf_lines *l, const struct pdf_piece *piece)
{
	return piece->space ? pdf_space(p, piece->word->face, l->type.size) : 0;
}

int pdf_lines_least(struct pdf *p, const struct pdf_lines *l)
{
	int most = 0;
	for (size_t i = 0; i < l->pieces.count; i++) {
		int width = piece_width(p, l, &l->pieces.items[i]);
		most = width > most ? width : most;
	}
	return most;
}

/* How much of a word that is too wide stays on the line: at least a letter, if possible as
 * much as ends with a sign that addresses are told apart by. */
static size_t bytes_that_fit(struct pdf *p, const struct pdf_lines *l, const struct pdf_word *w,
	int width)
{
	size_t fits = 0, nice = 0;
	for (size_t end = 1; end < w->text.len; end++) {
		if (((unsigned char)w->text.ptr[end] & 0xc0) == 0x80)
			continue;
		const struct pdf_word *head = pdf_word(&p->fonts, w->face, str_part(w->text, 0, end));
		if (fits && pdf_width(&p->fonts, head, l->type.size) > width)
			break;
		fits = end;
		if (strchr("/-.@_?&=", w->text.ptr[end - 1]))
			nice = end;
	}
	return nice > fits / 2 ? nice : fits;
}

/* Makes two pieces of piece i, of which the first fits. */
static void piece_split(struct pdf *p, struct pdf_lines *l, size_t i, int width)
{
	const struct pdf_word *w = l->pieces.items[i].word;
	size_t head = bytes_that_fit(p, l, w, width);
	if (!head)
		return;
	arena_push(p->arena, &l->pieces.items, &l->pieces.count, sizeof *l->pieces.items);
	struct pdf_piece *at = &l->pieces.items[i];
	memmove(at + 1, at, (l->pieces.count - i - 1) * sizeof *at);
	at[0].word = pdf_word(&p->fonts, w->face, str_part(w->text, 0, head));
	at[1].word = pdf_word(&p->fonts, w->face, str_part(w->text, head, w->text.len));
	at[1].space = at[1].binds = at[1].ends = false;
}

static void line_add(struct pdf *p, struct pdf_lines *l, size_t from, size_t to)
{
	struct pdf_line *line = arena_push(p->arena, &l->lines.items, &l->lines.count, sizeof *line);
	line->from = from;
	line->to = to;
	for (size_t i = from; i < to; i++)
		line->width += piece_width(p, l, &l->pieces.items[i]) +
			(i > from ? gap_before(p, l, &l->pieces.items[i]) : 0);
}

/* Where the line that begins at `from` and cannot hold piece i ends: where it may, or else
 * before i. */
static size_t line_end(const struct pdf_lines *l, size_t from, size_t i)
{
	for (size_t end = i; end > from; end--)
		if (!l->pieces.items[end].binds)
			return end;
	return i;
}

void pdf_lines_break(struct pdf *p, struct pdf_lines *l, int width)
{
	size_t from = 0;
	int taken = 0;
	l->lines.count = 0;
	for (size_t i = 0; i < l->pieces.count; i++) {
		const struct pdf_piece *piece = &l->pieces.items[i];
		int wide = piece_width(p, l, piece);
		int gap = i > from ? gap_before(p, l, piece) : 0;
		if (i > from && (piece->ends || taken + gap + wide > width)) {
			size_t end = piece->ends ? i : line_end(l, from, i);
			line_add(p, l, from, end);
			from = end;
			i = end - 1;                   /* what goes to the next line is measured anew */
			taken = 0;
			continue;
		}
		if (wide > width) {
			piece_split(p, l, i, width);
			wide = piece_width(p, l, &l->pieces.items[i]);
		}
		taken += gap + wide;
	}
	if (from < l->pieces.count)
		line_add(p, l, from, l->pieces.count);
}

/* ---- on the page ---- */

int pdf_base(struct pdf_type type, int y)
{
	return y + type.leading / 2 + type.size * 346 / 1000;
}

static bool same_look(const struct pdf_piece *a, const struct pdf_piece *b)
{
	return a->look == b->look && a->link == b->link && a->word->face == b->word->face &&
		!a->word->replaced && !b->word->replaced;
}

/* Begins the mark of a stretch: the paragraph's own, or that of its link. */
static void mark_begin(struct pdf *p, struct pdf_lines *l, const struct pdf_piece *first,
	bool space_after, struct pdf_element *owner)
{
	if (!owner) {
		pdf_artifact(p);
		return;
	}
	if (first->link) {
		struct pdf_leads *to = &l->links.items[first->link - 1];
		if (!to->element)
			to->element = pdf_element(p->arena, owner, "Link");
		owner = to->element;
	}
	/* What the font has no letters for still says what it is. */
	if (first->word->replaced) {
		struct buf says = { .arena = p->arena };
		owner = pdf_element(p->arena, owner, "Span");
		buf_put(&says, S("/ActualText"));
		pdf_text_put(&says, arena_printf(p->arena, "%.*s%s", STR_ARG(first->word->text),
			space_after ? " " : ""));
		owner->more = buf_str(&says);
	}
	pdf_say(p, owner);
}

static void link_show(struct pdf *p, const struct pdf_lines *l, const struct pdf_stretch *s,
	int link, int width)
{
	const struct pdf_leads *to = &l->links.items[link - 1];
	pdf_box(p, s->x, s->base + UNDERLINE_BELOW, width, UNDERLINE, INK_LINK);
	pdf_link_add(p, &(struct pdf_link){
		.owner = to->element, .url = to->url, .says = to->says, .left = s->x,
		.right = s->x + width, .top = s->base - l->type.size,
		.bottom = s->base + l->type.size / 3,
	});
}

/* The pieces [from, to) of one look; how far they reach. */
static int stretch_show(struct pdf *p, struct pdf_lines *l, size_t from, size_t to,
	struct pdf_stretch at, struct pdf_element *owner)
{
	const struct pdf_piece *first = &l->pieces.items[from];
	const struct pdf_word **words = arena_alloc(p->arena, (to - from) * sizeof *words);
	bool *spaces = arena_alloc(p->arena, to - from);
	int width = 0;
	for (size_t i = from; i < to; i++) {
		const struct pdf_piece *piece = &l->pieces.items[i];
		words[i - from] = piece->word;
		spaces[i - from] = i > from && piece->space;
		width += piece_width(p, l, piece) + (i > from ? gap_before(p, l, piece) : 0);
	}
	at.words = words;
	at.spaces = spaces;
	at.count = to - from;
	at.slanted = first->look & TEXT_EMPHASIS;
	at.colour = first->link ? INK_LINK : l->type.colour;
	/* Whoever copies the text needs a space where the line, or the look, ends. */
	const struct pdf_piece *next = to < l->pieces.count ? &l->pieces.items[to] : NULL;
	at.space_after = next && (next->space || next->ends);
	mark_begin(p, l, first, at.space_after, owner);
	pdf_show(p, &at);
	if (first->link && owner)
		link_show(p, l, &at, first->link, width);
	return width;
}

void pdf_line_show(struct pdf *p, struct pdf_lines *l, size_t i, struct pdf_measure in, int y,
	struct pdf_element *owner)
{
	const struct pdf_line *line = &l->lines.items[i];
	int left = in.width - line->width;
	struct pdf_stretch at = { .base = pdf_base(l->type, y), .size = l->type.size,
		.x = in.x + (in.align == ALIGN_END ? left : in.align == ALIGN_MIDDLE ? left / 2 : 0) };
	for (size_t from = line->from, to; from < line->to; from = to) {
		const struct pdf_piece *first = &l->pieces.items[from];
		if (from > line->from)
			at.x += gap_before(p, l, first);
		for (to = from + 1; to < line->to && same_look(first, &l->pieces.items[to]);)
			to++;
		at.x += stretch_show(p, l, from, to, at, owner);
	}
}
