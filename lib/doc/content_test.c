#include "doc/content_fixture.h"
#include "tests/check.h"

static struct content look(struct check *t, str bytes) { return content_check(&t->arena, bytes); }
static enum content_wrong wrong_of(struct check *t, str bytes) { return look(t, bytes).wrong; }

static str both(struct check *t, str a, str b)
{
	struct buf out = { .arena = &t->arena };
	buf_put(&out, a);
	buf_put(&out, b);
	return buf_str(&out);
}

#define ODT "application/vnd.oasis.opendocument.text"
#define ODS "application/vnd.oasis.opendocument.spreadsheet"
#define MANIFEST "<manifest:manifest xmlns:manifest=\"m\"/>"

UNIT(every_kind_of_file_is_known_by_what_it_holds)
{
	struct content pdf = look(t, try_pdf(&t->arena, ""));
	struct content csv = look(t, S("Název;Město\nPéče;Úpice\n"));
	struct content czech = look(t, S("N\xe1zev;M\xecsto\nP\xe9\xe8" "e;\xdapice\n"));
	CHECK(!pdf.wrong && pdf.kind == CONTENT_PDF && str_is(S("application/pdf"), pdf.type));
	CHECK(look(t, try_docx(&t->arena, NULL, S(""))).kind == CONTENT_DOCX);
	CHECK(look(t, try_odt(&t->arena, ODT, MANIFEST)).kind == CONTENT_ODT);
	CHECK(look(t, try_odt(&t->arena, ODS, MANIFEST)).kind == CONTENT_ODS);
	CHECK(look(t, try_png(&t->arena, 4, 3)).kind == CONTENT_PNG);
	CHECK(look(t, try_jpeg(&t->arena, 16, 8, 1)).kind == CONTENT_JPEG);
	CHECK(csv.kind == CONTENT_CSV && str_is(S("text/csv; charset=utf-8"), csv.type));
	CHECK(czech.kind == CONTENT_CSV && str_is(S("text/csv; charset=windows-1250"), czech.type));
}

UNIT(a_workbook_that_we_write_ourselves_is_one)
{
	str cells[] = { S("Název"), S("Město") };
	struct xlsx_out out;
	xlsx_begin(&out, S("Služby"), (struct str_list){ cells, 2 });
	struct content c = look(t, xlsx_end(&out, &t->arena));
	CHECK(!c.wrong && c.kind == CONTENT_XLSX);
}

UNIT(what_is_none_of_the_kinds_is_refused_with_its_reason)
{
	CHECK(wrong_of(t, S("")) == CONTENT_EMPTY);
	CHECK(wrong_of(t, S("MZ\x90\0\x03;a,b")) == CONTENT_UNKNOWN);
	CHECK(wrong_of(t, S("GIF89a\x01\0\x01\0,;")) == CONTENT_UNKNOWN);
	CHECK(wrong_of(t, S("just a letter")) == CONTENT_UNKNOWN);
	CHECK(wrong_of(t, S("#!/bin/sh\necho a;b,c\n")) == CONTENT_UNKNOWN);
	CHECK(wrong_of(t, S("<html><p>a,b</p>")) == CONTENT_MARKUP);
	CHECK(wrong_of(t, S("\xef\xbb\xbf <svg xmlns=\"a,b\"/>")) == CONTENT_MARKUP);
	CHECK(wrong_of(t, S("a;b\n1;<ScRiPt>alert(1)</ScRiPt>\n")) == CONTENT_MARKUP);
	CHECK(wrong_of(t, S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old")) == CONTENT_OLD_OFFICE);
	CHECK(wrong_of(t, S("\0\0\0\x18" "ftypheic\0\0\0\0")) == CONTENT_HEIC);
	/* Magic alone is not enough. */
	CHECK(wrong_of(t, S("%PDF-1.4 and nothing else")) == CONTENT_DAMAGED);
	CHECK(wrong_of(t, S("\x89PNG\r\n\x1a\n and nothing else")) == CONTENT_DAMAGED);
	CHECK(wrong_of(t, S("\xff\xd8\xff\xe0 and nothing else")) == CONTENT_DAMAGED);
	CHECK(wrong_of(t, S("PK\x03\x04 and nothing else, but long enough")) == CONTENT_TWO_KINDS);
}

UNIT(a_file_that_is_also_another_is_refused)
{
	str docx = try_docx(&t->arena, NULL, S("")), pdf = try_pdf(&t->arena, "");
	str html = S("<html><script>alert(1)</script></html>");
	CHECK(wrong_of(t, both(t, pdf, docx)) == CONTENT_TWO_KINDS);
	CHECK(wrong_of(t, both(t, docx, html)) == CONTENT_TWO_KINDS);
	CHECK(wrong_of(t, both(t, html, docx)) != CONTENT_FINE);
	CHECK(wrong_of(t, both(t, pdf, html)) == CONTENT_DAMAGED);
	CHECK(wrong_of(t, both(t, html, pdf)) == CONTENT_MARKUP);
	CHECK(wrong_of(t, try_docx(&t->arena, "Main.class", S("\xca\xfe\xba\xbe"))) == CONTENT_RUNS);
	/* What stands behind a picture does not survive its being written anew. */
	struct content c = look(t, both(t, try_png(&t->arena, 4, 3), html));
	CHECK(!c.wrong && !str_has(c.bytes, S("script")));
	c = look(t, both(t, try_jpeg(&t->arena, 16, 8, 1), docx));
	CHECK(!c.wrong && !str_has(c.bytes, S("PK\x03\x04")));
}

UNIT(an_archive_with_paths_macros_or_a_password_is_refused)
{
	static const char *const outside[] = { "../../etc/passwd", "/etc/passwd", "word\\a.xml",
		"C:word", "word/./a.xml" };
	for (size_t i = 0; i < COUNT(outside); i++)
		CHECK(wrong_of(t, try_docx(&t->arena, outside[i], S("x"))) == CONTENT_DAMAGED);
	CHECK(wrong_of(t, try_docx(&t->arena, "word/vbaProject.bin", S("x"))) == CONTENT_RUNS);
	CHECK(wrong_of(t, try_docx(&t->arena, "word/setup.EXE", S("x"))) == CONTENT_RUNS);
	CHECK(wrong_of(t, try_docx(&t->arena, "word/embeddings/oleObject1.bin", S("x"))) ==
		CONTENT_CARRIES);
	CHECK(wrong_of(t, try_odt(&t->arena, ODT, "<m><e><encryption-data/></e></m>")) ==
		CONTENT_LOCKED);
	CHECK(wrong_of(t, try_odt(&t->arena, "application/zip", MANIFEST)) == CONTENT_UNKNOWN);
	CHECK(wrong_of(t, try_odt(&t->arena, ODT, "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")) ==
		CONTENT_BOMB);
	CHECK(wrong_of(t, try_docx(&t->arena, "META-INF/manifest.xml", S(MANIFEST))) == CONTENT_FINE);
}

UNIT(an_archive_that_unpacks_into_too_much_is_refused)
{
	size_t size = 8 * 1024 * 1024;
	str zeros = { arena_alloc(&t->arena, size), size };
	str bomb = try_docx(&t->arena, "word/media/a.bmp", zeros);
	CHECK(bomb.len < 100000 && wrong_of(t, bomb) == CONTENT_BOMB);
	size_t count = CONTENT_PARTS_MOST + 1;
	struct zip_part *parts = arena_alloc(&t->arena, count * sizeof *parts);
	for (size_t i = 0; i < count; i++)
		parts[i] = (struct zip_part){ arena_printf(&t->arena, "a%zu", i).ptr, S("x") };
	CHECK(wrong_of(t, zip_pack(&t->arena, parts, count)) == CONTENT_BOMB);
}

UNIT(a_pdf_that_runs_something_is_refused_however_it_is_written)
{
	static const struct { const char *words; enum content_wrong wrong; } cases[] = {
		{ "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>", CONTENT_RUNS },
		{ "/OpenAction << /S /Java#53cript >>", CONTENT_RUNS },
		{ "/OpenAction<</S/Launch/F(cmd.exe)>>", CONTENT_RUNS },
		{ "/AcroForm << /XFA 3 0 R >>", CONTENT_RUNS },
		{ "/Encrypt 5 0 R", CONTENT_LOCKED },
		{ "/Names << /EmbeddedFiles 5 0 R >>", CONTENT_CARRIES },
		{ "/Title (JavaScript) /JavaScripts 1", CONTENT_FINE },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		CHECK(wrong_of(t, try_pdf(&t->arena, cases[i].words)) == cases[i].wrong);
		CHECK(wrong_of(t, try_pdf_packed(&t->arena, cases[i].words)) == cases[i].wrong);
	}
	CHECK(wrong_of(t, try_pdf_packed(&t->arena, "<< /JS (x) >>")) == CONTENT_RUNS);
	/* Its objects are no more than noise to whoever has no password. */
	CHECK(wrong_of(t, try_pdf(&t->arena, "/Type /ObjStm /Filter /FlateDecode >> stream\nnoise "
		"endstream << /Encrypt 5 0 R")) == CONTENT_LOCKED);
	CHECK(wrong_of(t, try_pdf(&t->arena, "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode] >> "
		"stream\n41 endstream")) == CONTENT_DAMAGED);
}

UNIT(a_word_that_two_pieces_of_a_packed_stream_share_is_found)
{
	for (size_t before = 65536 - 14; before <= 65536 + 2; before++) {
		struct buf objects = { .arena = &t->arena };
		while (objects.len < before)
			buf_char(&objects, ' ');
		buf_put(&objects, S("/JavaScript ()"));
		CHECK(wrong_of(t, try_pdf_packed(&t->arena, buf_str(&objects).ptr)) == CONTENT_RUNS);
	}
}

UNIT(a_pdf_without_tags_is_known)
{
	CHECK(look(t, try_pdf(&t->arena, "")).untagged);
	CHECK(!look(t, try_pdf(&t->arena, "/StructTreeRoot 4 0 R /MarkInfo << /Marked true >>"))
		.untagged);
	CHECK(!look(t, try_pdf_packed(&t->arena, "<< /StructTreeRoot 4 0 R >>")).untagged);
}

/* Whether that point is more red than blue. */
static bool is_red(const struct image *image, int x, int y)
{
	const unsigned char *p = image->points + (y * image->width + x) * image->depth;
	return p[0] > p[2];
}

UNIT(a_photograph_loses_its_place_and_is_turned_as_it_was_meant)
{
	/* Where red is in the corners: upper left, upper right, lower left, lower right. */
	static const char *const red[] = { "1010", "1010", "0101", "0101", "1010", "1100", "1100",
		"0011", "0011" };
	for (int turned = 1; turned <= 8; turned++) {
		str taken = try_jpeg(&t->arena, 64, 32, turned);
		struct content c = look(t, taken);
		struct image image;
		CHECK(str_has(taken, S("50.561N")) && str_has(taken, S("Exif")));
		CHECK(!c.wrong && !str_has(c.bytes, S("50.561N")) && !str_has(c.bytes, S("Exif")));
		CHECK(!str_has(c.bytes, S("Rozmach")));
		CHECK(c.width == (turned > 4 ? 32 : 64) && c.height == (turned > 4 ? 64 : 32));
		CHECK(!jpeg_read(&t->arena, c.bytes, &image) && image.width == c.width);
		int right = c.width - 3, low = c.height - 3;
		CHECK(is_red(&image, 2, 2) == (red[turned][0] == '1'));
		CHECK(is_red(&image, right, 2) == (red[turned][1] == '1'));
		CHECK(is_red(&image, 2, low) == (red[turned][2] == '1'));
		CHECK(is_red(&image, right, low) == (red[turned][3] == '1'));
	}
}

UNIT(texts_of_a_png_are_not_kept)
{
	str plain = try_png(&t->arena, 8, 8);
	/* "tEXt" with its sum, behind the header. */
	str with = both(t, both(t, str_part(plain, 0, 33),
		S("\0\0\0\x0d" "tEXtPlace\0Rozmach\xfd\x3b\x1a\x45")), str_part(plain, 33, plain.len));
	struct content c = look(t, with);
	CHECK(str_has(with, S("Rozmach")) && !str_has(c.bytes, S("Rozmach")));
}

UNIT(a_picture_of_too_many_points_is_refused_before_it_is_decoded)
{
	str png = try_png(&t->arena, 8, 8), jpeg = try_jpeg(&t->arena, 16, 16, 1);
	char *huge = (char *)(uintptr_t)arena_copy(&t->arena, png).ptr;
	memcpy(huge + 16, "\0\0\x27\x10\0\0\x27\x10", 8);      /* 10,000 × 10,000; the sum is wrong */
	CHECK(wrong_of(t, (str){ huge, png.len }) != CONTENT_FINE);
	char *wide = (char *)(uintptr_t)arena_copy(&t->arena, jpeg).ptr;
	char *frame = memmem(wide, jpeg.len, "\xff\xc0\0\x11\x08", 5);
	CHECK(frame);
	memcpy(frame + 5, "\xff\xdc\xff\xdc", 4);
	CHECK(wrong_of(t, (str){ wide, jpeg.len }) == CONTENT_PIXELS_MANY);
}

UNIT(a_large_photograph_is_made_smaller_and_one_that_was_cut_off_is_refused)
{
	str large = try_jpeg(&t->arena, 4000, 1000, 1);
	struct content c = look(t, large);
	CHECK(!c.wrong && c.width == 2500 && c.height == 625);
	CHECK(wrong_of(t, try_jpeg(&t->arena, 21000, 16, 1)) == CONTENT_PIXELS_MANY);
	CHECK(wrong_of(t, str_part(large, 0, large.len / 2)) == CONTENT_DAMAGED);
}

UNIT(names_of_files_are_harmless_and_end_as_what_they_are)
{
	static const struct { const char *name; enum content_kind kind; const char *clean; } cases[] = {
		{ "Ceník služeb.PDF", CONTENT_PDF, "Ceník služeb.pdf" },
		{ "../../etc/passwd", CONTENT_CSV, "passwd.csv" },
		{ "C:\\Users\\x\\foto.jpeg", CONTENT_JPEG, "foto.jpg" },
		{ "a\r\nSet-Cookie: b.pdf", CONTENT_PDF, "aSet-Cookie_ b.pdf" },
		{ "\"quoted\";.pdf", CONTENT_PDF, "_quoted__.pdf" },
		{ "virus.pdf.exe", CONTENT_PDF, "virus.pdf.pdf" },
		{ "a\u202egpj.exe", CONTENT_JPEG, "agpj.jpg" },
		{ ".htaccess", CONTENT_CSV, "htaccess.csv" },
		{ "...", CONTENT_PNG, "soubor.png" },
		{ "", CONTENT_PNG, "soubor.png" },
		{ "verze 2. 3. 2026", CONTENT_ODT, "verze 2. 3.odt" },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		CHECK(str_is(content_name(&t->arena, str_of(cases[i].name), cases[i].kind),
			cases[i].clean));
}
