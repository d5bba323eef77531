/*
 * Letters become glyphs, by HarfBuzz, a word at a time; each word once.
 *
 * No glyph stands for several letters (no ligatures), so that what is copied from the
 * document is what was written.  Words run from left to right.
 */
#include "doc/pdf_fonts.h"
#include <assert.h>

static const char *const files[PDF_FACES] = { "DejaVuSans.ttf", "DejaVuSans-Bold.ttf" };
enum { TAKES_PLACE = 0xfffd };             /* of a letter that the font lacks */

static struct pdf_font *font_open(struct arena *a, str path)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path.ptr);
	hb_face_t *face = blob ? hb_face_create(blob, 0) : NULL;
	if (!face || !hb_face_get_glyph_count(face)) {
		log_event(LOG_ERROR, "font-missing", LOG_TEXT("file", path));
		hb_face_destroy(face);
		hb_blob_destroy(blob);
		return NULL;
	}
	struct pdf_font *f = arena_alloc(a, sizeof *f);
	f->blob = blob;
	f->face = face;
	f->font = hb_font_create(f->face);
	f->upem = (int)hb_face_get_upem(f->face);
	f->glyph_count = hb_face_get_glyph_count(f->face);
	f->said = arena_alloc(a, (f->glyph_count + 1) * sizeof *f->said);
	return f;
}

bool pdf_fonts_open(struct pdf_fonts *fonts, struct arena *a, const char *folder, str language)
{
	*fonts = (struct pdf_fonts){ .arena = a, .language = arena_z(a, language), .word_room = 4096 };
	fonts->words = arena_alloc(a, fonts->word_room * sizeof *fonts->words);
	for (int i = 0; i < PDF_FACES; i++) {
		fonts->faces[i] = font_open(a, arena_printf(a, "%s/%s", folder, files[i]));
		if (!fonts->faces[i])
			return false;
	}
	return true;
}

void pdf_fonts_close(struct pdf_fonts *fonts)
{
	for (int i = 0; i < PDF_FACES && fonts->faces[i]; i++) {
		hb_font_destroy(fonts->faces[i]->font);
		hb_face_destroy(fonts->faces[i]->face);
		hb_blob_destroy(fonts->faces[i]->blob);
	}
}

/* ---- shaping ---- */

static bool has_glyph(const struct pdf_font *f, hb_codepoint_t letter)
{
	hb_codepoint_t glyph;
	return hb_font_get_nominal_glyph(f->font, letter, &glyph) && glyph;
}

/* Whether paper has nothing to show for it: controls, joiners, marks of order. */
static bool unseen(hb_codepoint_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
		(c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
		(c >= 0xfe00 && c <= 0xfe0f) || (c & 0xfffe) == 0xfffe;
}

static size_t letter_bytes(str s, size_t at)
{
	size_t end = at + 1;
	while (end < s.len && ((unsigned char)s.ptr[end] & 0xc0) == 0x80)
		end++;
	return end - at;
}

/* Fills the buffer with the word's letters as the font can show them; their clusters are
 * where they stand in the text.  Whether some had to be replaced. */
static bool letters_put(const struct pdf_font *f, hb_buffer_t *buffer, str text)
{
	bool replaced = false;
	hb_buffer_t *all = hb_buffer_create();
	hb_buffer_add_utf8(all, text.ptr, (int)text.len, 0, (int)text.len);
	unsigned count;
	hb_glyph_info_t *letters = hb_buffer_get_glyph_infos(all, &count);
	for (unsigned i = 0; i < count; i++) {
		hb_codepoint_t c = letters[i].codepoint;
		if (unseen(c))
			continue;
		bool there = has_glyph(f, c);
		replaced |= !there;
		hb_buffer_add(buffer, there ? c : TAKES_PLACE, letters[i].cluster);
	}
	hb_buffer_destroy(all);
	hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
	return replaced;
}

static void glyphs_take(struct pdf_fonts *fonts, struct pdf_word *w, hb_buffer_t *buffer)
{
	struct pdf_font *f = fonts->faces[w->face];
	unsigned count, stand_in = 0;
	hb_font_get_nominal_glyph(f->font, TAKES_PLACE, &stand_in);
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
	hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
	w->glyphs = arena_alloc(fonts->arena, (count + 1) * sizeof *w->glyphs);
	w->count = count;
	for (unsigned i = 0; i < count; i++) {
		unsigned id = infos[i].codepoint;
		size_t from = infos[i].cluster, end = from + letter_bytes(w->text, from);
		/* Letters that were composed into this glyph belong to it. */
		if (i + 1 < count && infos[i + 1].cluster > from)
			end = infos[i + 1].cluster;
		else if (i + 1 == count)
			end = w->text.len;
		w->glyphs[i] = (struct pdf_glyph){ id, places[i].x_advance,
			hb_font_get_glyph_h_advance(f->font, id) };
		w->width += places[i].x_advance;
		if (!f->said[id].ptr)
			f->said[id] = id == stand_in ? S("\xef\xbf\xbd") : str_part(w->text, from, end);
	}
}

static struct pdf_word *word_shape(struct pdf_fonts *fonts, enum pdf_face face, str text)
{
	static const hb_feature_t letters_alone[] = {
		{ HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1 },
		{ HB_TAG('d', 'l', 'i', 'g'), 0, 0, (unsigned)-1 },
		{ HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1 },
	};
	struct pdf_word *w = arena_alloc(fonts->arena, sizeof *w);
	hb_buffer_t *buffer = hb_buffer_create();
	*w = (struct pdf_word){ .text = text, .face = face };
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	w->replaced = letters_put(fonts->faces[face], buffer, text);
	hb_buffer_guess_segment_properties(buffer);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_buffer_set_language(buffer, hb_language_from_string(fonts->language, -1));
	hb_shape(fonts->faces[face]->font, buffer, letters_alone, COUNT(letters_alone));
	glyphs_take(fonts, w, buffer);
	hb_buffer_destroy(buffer);
	return w;
}

/* ---- the table of words ---- */

static size_t place_of(const struct pdf_fonts *fonts, enum pdf_face face, str text)
{
	size_t i = (size_t)(str_hash(text) * 31 + face) & (fonts->word_room - 1);
	while (fonts->words[i] && (fonts->words[i]->face != face ||
		!str_eq(fonts->words[i]->text, text)))
		i = (i + 1) & (fonts->word_room - 1);
	return i;
}

static void table_grow(struct pdf_fonts *fonts)
{
	const struct pdf_word **old = fonts->words;
	size_t room = fonts->word_room;
	fonts->word_room *= 2;
	fonts->words = arena_alloc(fonts->arena, fonts->word_room * sizeof *fonts->words);
	for (size_t i = 0; i < room; i++)
		if (old[i])
			fonts->words[place_of(fonts, old[i]->face, old[i]->text)] = old[i];
}

const struct pdf_word *pdf_word(struct pdf_fonts *fonts, enum pdf_face face, str text)
{
	size_t i = place_of(fonts, face, text);
	if (fonts->words[i])
		return fonts->words[i];
	if (fonts->word_count++ > fonts->word_room / 2) {
		table_grow(fonts);
		i = place_of(fonts, face, text);
	}
	return fonts->words[i] = word_shape(fonts, face, text);
}

int pdf_width(const struct pdf_fonts *fonts, const struct pdf_word *w, int size)
{
	return (int)((int64_t)w->width * size / fonts->faces[w->face]->upem);
}

int pdf_upem(const struct pdf_fonts *fonts, enum pdf_face face)
{
	return fonts->faces[face]->upem;
}
