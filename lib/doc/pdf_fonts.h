/* What shaping (pdf_font.c) and embedding (pdf_embed.c) share: one open font. */
#ifndef DOC_PDF_FONTS_H
#define DOC_PDF_FONTS_H
#include "doc/pdf.h"
#include <hb.h>

struct pdf_font {
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *font;
	int upem;
	unsigned glyph_count;
	str *said;                         /* by glyph: the letters it stands for; ptr NULL: unused */
};
#endif
