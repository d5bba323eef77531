/* Fonts in the file: only the glyphs that were used, how wide they are and what they say. */
#include "doc/pdf_fonts.h"
#include <hb-ot.h>
#include <hb-subset.h>

/* What a reader of PDF has no use for. */
static void tables_drop(hb_subset_input_t *input)
{
	static const hb_tag_t without[] = {
		HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
		HB_TAG('O', 'S', '/', '2'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'),
		HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('F', 'F', 'T', 'M'),
		HB_TAG('g', 'a', 's', 'p'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('M', 'A', 'T', 'H'),
	};
	hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
	for (size_t i = 0; i < COUNT(without); i++)
		hb_set_add(drop, without[i]);
}

/* The font with the glyphs that say something, under their own numbers; ptr NULL: it cannot. */
static str smaller(struct arena *a, const struct pdf_font *f)
{
	str made = { 0 };
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input)
		return made;
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	hb_set_add(glyphs, 0);
	for (unsigned i = 0; i < f->glyph_count; i++)
		if (f->said[i].ptr)
			hb_set_add(glyphs, i);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING |
		HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
	tables_drop(input);
	hb_face_t *face = hb_subset_or_fail(f->face, input);
	if (face) {
		hb_blob_t *blob = hb_face_reference_blob(face);
		unsigned length;
		const char *bytes = hb_blob_get_data(blob, &length);
		made = arena_copy(a, (str){ bytes, length });
		hb_blob_destroy(blob);
		hb_face_destroy(face);
	}
	hb_subset_input_destroy(input);
	return made;
}

static int thousandths(const struct pdf_font *f, int64_t units)
{
	return (int)((units * 2000 + (units < 0 ? -f->upem : f->upem)) / (2 * f->upem));
}

/* "3[318 401]36[684]": widths of glyphs from 3 on, from 36 on. */
static str widths(struct arena *a, const struct pdf_font *f)
{
	struct buf out = { .arena = a };
	bool open = false;
	buf_char(&out, '[');
	for (unsigned i = 0; i < f->glyph_count; i++) {
		bool used = f->said[i].ptr || !i;
		if (used && !open)
			buf_printf(&out, "%u[", i);
		if (used)
			buf_printf(&out, "%d ", thousandths(f, hb_font_get_glyph_h_advance(f->font, i)));
		else if (open)
			buf_char(&out, ']');
		open = used;
	}
	buf_put(&out, open ? S("]]") : S("]"));
	return buf_str(&out);
}

/* The CMap from glyphs to the letters they stand for. */
static str letters(struct arena *a, const struct pdf_font *f)
{
	struct buf out = { .arena = a }, line = { .arena = a };
	int count = 0;
	buf_put(&out, S("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n"));
	for (unsigned i = 0; i < f->glyph_count; i++) {
		if (f->said[i].ptr) {
			struct buf text = { .arena = a };
			pdf_text_put(&text, f->said[i]);
			buf_printf(&line, "<%04X><%.*s\n", i, STR_ARG(str_part(buf_str(&text), 5, text.len)));
			count++;
		}
		if (count == 100 || (count && i + 1 == f->glyph_count)) {
			buf_printf(&out, "%d beginbfchar\n%.*sendbfchar\n", count, STR_ARG(buf_str(&line)));
			line.len = 0;
			count = 0;
		}
	}
	buf_put(&out, S("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"));
	return buf_str(&out);
}

static int signed_at(const unsigned char *bytes, size_t at)
{
	int n = bytes[at] << 8 | bytes[at + 1];
	return n >= 0x8000 ? n - 0x10000 : n;
}

static void descriptor_put(struct arena *a, struct pdf_file *file, const struct pdf_font *f,
	str name, const int numbers[2])
{
	hb_font_extents_t extents;
	hb_position_t capital = 0;
	unsigned length;
	int box[4] = { 0 };
	hb_font_get_h_extents(f->font, &extents);
	hb_ot_metrics_get_position_with_fallback(f->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &capital);
	hb_blob_t *head = hb_face_reference_table(f->face, HB_TAG('h', 'e', 'a', 'd'));
	const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(head, &length);
	for (int i = 0; i < 4 && length >= 44; i++)
		box[i] = thousandths(f, signed_at(bytes, 36 + 2 * (size_t)i));
	hb_blob_destroy(head);
	pdf_put(file, numbers[0], arena_printf(a, "<</Type/FontDescriptor/FontName/%.*s/Flags 4"
		"/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV %d"
		"/FontFile2 %d 0 R>>", STR_ARG(name), box[0], box[1], box[2], box[3],
		thousandths(f, extents.ascender), thousandths(f, extents.descender),
		thousandths(f, capital), str_ends(name, S("Bold")) ? 140 : 80, numbers[1]));
}

/* Six capitals that say which glyphs it has, so that two subsets are not taken for one. */
static str subset_name(struct arena *a, str bytes, enum pdf_face face)
{
	char tag[7] = "";
	uint64_t sum = str_hash(bytes);
	for (int i = 0; i < 6; i++, sum /= 26)
		tag[i] = (char)('A' + sum % 26);
	return arena_printf(a, "%s+DejaVuSans%s", tag, face == FACE_STRONG ? "-Bold" : "");
}

static bool font_write(struct pdf_fonts *fonts, enum pdf_face face, struct pdf_file *file, int to)
{
	struct arena *a = fonts->arena;
	const struct pdf_font *f = fonts->faces[face];
	int numbers[2] = { pdf_new(file), pdf_new(file) }, inner = pdf_new(file), map = pdf_new(file);
	str bytes = smaller(a, f);
	if (!bytes.ptr) {
		log_event(LOG_ERROR, "font-not-embedded", LOG_INT("face", face));
		return false;
	}
	str name = subset_name(a, bytes, face);
	descriptor_put(a, file, f, name, numbers);
	pdf_stream(file, numbers[1], arena_printf(a, "/Length1 %zu", bytes.len), bytes, false);
	pdf_stream(file, map, S(""), letters(a, f), false);
	pdf_put(file, inner, arena_printf(a, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%.*s"
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
		"/FontDescriptor %d 0 R/CIDToGIDMap/Identity/W%.*s>>", STR_ARG(name), numbers[0],
		STR_ARG(widths(a, f))));
	pdf_put(file, to, arena_printf(a, "<</Type/Font/Subtype/Type0/BaseFont/%.*s"
		"/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", STR_ARG(name), inner,
		map));
	return true;
}

bool pdf_fonts_write(struct pdf_fonts *fonts, struct pdf_file *file, int objects[PDF_FACES])
{
	for (int i = 0; i < PDF_FACES; i++)
		if (!font_write(fonts, (enum pdf_face)i, file, objects[i]))
			return false;
	return true;
}
