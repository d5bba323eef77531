/*
 * pdf — a PDF file written from its first byte: objects, fonts, pages, and the tree that
 * says what each piece of a page is.  Only lib/doc includes this.
 *
 * Every mark on a page is made between pdf_say() or pdf_artifact() and the next of them, so
 * that nothing is on paper that is neither in the tree nor known to be an ornament.
 * Lengths are thousandths of a point; y is counted from above.  The whole lives in an arena;
 * the same calls give the same bytes.
 */
#ifndef DOC_PDF_H
#define DOC_PDF_H
#include "base/base.h"

/* ---- objects (pdf_file.c) ---- */

struct pdf_object { str body, stream; bool has_stream; };
struct pdf_file { struct arena *arena; struct pdf_object *objects; size_t count; };

int  pdf_new(struct pdf_file *);               /* the number of an object told later */
void pdf_put(struct pdf_file *, int object, str body);
/* A stream, packed unless `plain`; `entries` stand in its dictionary beside the length. */
void pdf_stream(struct pdf_file *, int object, str entries, str bytes, bool plain);
str  pdf_bytes(struct pdf_file *, int root, int info);
/* Without what is no letter: bytes that are no UTF-8, controls. */
str  pdf_clean(struct arena *, str text);
void pdf_text_put(struct buf *, str text);     /* the same, as a string of UTF-16 */
void pdf_length_put(struct buf *, int length); /* in points, and a space */

/* ---- fonts (pdf_font.c, pdf_embed.c) ---- */

#define PDF_FONTS "/usr/share/fonts/truetype/dejavu"
enum pdf_face { FACE_PLAIN, FACE_STRONG, PDF_FACES };
struct pdf_glyph { unsigned id; int advance, natural; };       /* in the font's units */
/* Letters without a space, shaped.  `replaced`: the font lacks some of them. */
struct pdf_word {
	str text;
	enum pdf_face face;
	struct pdf_glyph *glyphs;
	size_t count;
	int width;
	bool replaced;
};
struct pdf_font;
struct pdf_fonts {
	struct arena *arena;
	struct pdf_font *faces[PDF_FACES];
	const struct pdf_word **words;             /* a table by hash; a power of two */
	size_t word_count, word_room;
	const char *language;
};
/* False, and logged: a font is missing.  Whatever was opened is closed by the other. */
bool pdf_fonts_open(struct pdf_fonts *, struct arena *, const char *folder, str language);
void pdf_fonts_close(struct pdf_fonts *);
const struct pdf_word *pdf_word(struct pdf_fonts *, enum pdf_face, str text);
int  pdf_upem(const struct pdf_fonts *, enum pdf_face);
int  pdf_width(const struct pdf_fonts *, const struct pdf_word *, int size);
/* Writes those that were used; false: one cannot be made smaller, which is logged. */
bool pdf_fonts_write(struct pdf_fonts *, struct pdf_file *, int objects[PDF_FACES]);

/* ---- the tree (pdf_tree.c) ---- */

struct pdf_kid { struct pdf_element *element; int page, mark, link; };
struct pdf_element {
	const char *type;                          /* "H1" */
	str more;                                  /* entries: "/Alt <…>" */
	struct pdf_element *parent;
	struct { struct pdf_kid *items; size_t count; } kids;
	int object;
};
struct pdf_element *pdf_element(struct arena *, struct pdf_element *parent, const char *type);

/* ---- pages (pdf_page.c) ---- */

/* Its owner is a Link; without an address it leads to the heading of that number. */
struct pdf_link {
	struct pdf_element *owner;
	int object, left, top, right, bottom, heading;
	str url, says;
};
/* Where the number of a heading's page is written when it is known. */
struct pdf_hole { size_t at; int right, base, size, heading; };
struct pdf_page {
	int object;
	struct buf content;
	struct { struct pdf_element **items; size_t count; } marks;    /* whose each mark is */
	struct { struct pdf_link *items; size_t count; } links;
	struct { struct pdf_hole *items; size_t count; } holes;
};
/* A heading: what the contents and the bookmarks lead to.  `page` from 0; -1: not yet. */
struct pdf_heading { int level, page, top; str text; };

enum pdf_colour { INK_BLACK = 0, INK_QUIET = 0x505a5f, INK_LINK = 0x1d456f, INK_RULE = 0x8b96a1,
	INK_SHADE = 0xeef1f3, INK_WHITE = 0xffffff };
struct pdf {
	struct arena *arena;
	struct pdf_file file;
	struct pdf_fonts fonts;
	struct pdf_element *root;
	struct { struct pdf_page *items; size_t count; } pages;
	struct { struct pdf_heading *items; size_t count; } headings;
	size_t current;                            /* the page that is written on */
	struct pdf_element *saying;                /* whose the open mark is */
	bool marking, embedded;
	int width, height;                         /* of a page */
};
struct pdf_page *pdf_page(struct pdf *);       /* the current one */
void pdf_page_add(struct pdf *);
void pdf_say(struct pdf *, struct pdf_element *);
void pdf_artifact(struct pdf *);
void pdf_mark_end(struct pdf *);

/* One stretch of words of one look, from x at the baseline. */
struct pdf_stretch {
	const struct pdf_word *const *words;
	const bool *spaces;                        /* whether a space stands before each */
	size_t count;
	int x, base, size, colour;
	bool slanted, space_before, space_after;   /* for whoever copies the text */
};
void pdf_show(struct pdf *, const struct pdf_stretch *);
int  pdf_space(struct pdf *, enum pdf_face, int size);
/* A text of plain words, not broken; its width is pdf_text_width(). */
void pdf_show_text(struct pdf *, str text, enum pdf_face, struct pdf_stretch at);
int  pdf_text_width(struct pdf *, str text, enum pdf_face, int size);
void pdf_box(struct pdf *, int x, int y, int width, int height, int colour);
void pdf_rule(struct pdf *, int x, int y, int width, int thick, int colour);
void pdf_ink(struct pdf *, int colour, bool stroke);
void pdf_link_add(struct pdf *, const struct pdf_link *);

/* A drawing with its corner at x, y, a tenth of its points being `scale`; in an open mark. */
struct drawing;
void pdf_drawing(struct pdf *, const struct drawing *, int x, int y, int scale);

/* ---- the file as a whole (pdf_finish.c, pdf_metadata.c) ---- */

struct document_about;
/* Footers, numbers of pages in the contents, bookmarks, metadata, all objects. */
str  pdf_finish(struct pdf *, const struct document_about *);
void pdf_tree_write(struct pdf *, int object, int first_link);
str  pdf_xmp(struct arena *, const struct document_about *);
str  pdf_srgb(struct arena *);                 /* a colour profile: the one of screens */
#define PDF_PRODUCER "Rozcestnik"
#endif
