#include "doc/content_fixture.h"
#include <stdio.h>
#include <zlib.h>

static str pdf_end(struct arena *a, const struct buf *body)
{
	return arena_printf(a, "%.*strailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%%%EOF\n",
		STR_ARG(buf_str(body)));
}

str try_pdf(struct arena *a, const char *catalogue)
{
	struct buf out = { .arena = a };
	buf_printf(&out, "%%PDF-1.7\n1 0 obj\n<< /Type /Catalog %s >>\nendobj\n", catalogue);
	return pdf_end(a, &out);
}

str try_pdf_packed(struct arena *a, const char *objects)
{
	struct buf out = { .arena = a };
	uLong size = compressBound(strlen(objects));
	unsigned char *packed = arena_alloc(a, size);
	compress(packed, &size, (const unsigned char *)objects, strlen(objects));
	buf_printf(&out, "%%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length %lu >>\n"
		"stream\r\n", size);
	buf_put(&out, (str){ (const char *)packed, size });
	buf_put(&out, S("\nendstream\nendobj\n"));
	buf_put(&out, S("trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"));
	return buf_str(&out);
}

str try_docx(struct arena *a, const char *extra_name, str extra)
{
	const struct zip_part parts[] = {
		{ "[Content_Types].xml",
			S("<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/"
			  "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>") },
		{ "word/document.xml", S("<w:document xmlns:w=\"w\"/>") },
		{ extra_name, extra },
	};
	return zip_pack(a, parts, extra_name ? 3 : 2);
}

str try_odt(struct arena *a, const char *mimetype, const char *manifest)
{
	const struct zip_part parts[] = {
		{ "mimetype", str_of(mimetype) },
		{ "content.xml", S("<office:document xmlns:office=\"o\"/>") },
		{ "META-INF/manifest.xml", str_of(manifest) },
	};
	return zip_pack(a, parts, COUNT(parts));
}

static struct image halves(struct arena *a, int width, int height)
{
	struct image image = { .width = width, .height = height, .depth = 3,
		.points = arena_alloc(a, (size_t)width * (size_t)height * 3) };
	for (int i = 0; i < width * height; i++)
		image.points[i * 3 + (i % width < width / 2 ? 0 : 2)] = 230;
	return image;
}

/* Behind the picture's first mark: a segment with a little-endian TIFF of three
 * fields: orientation, maker, and a pointer to a place on Earth. */
str try_jpeg(struct arena *a, int width, int height, int orientation)
{
	struct image image = halves(a, width, height);
	str plain = jpeg_write(a, &image);
	char exif[] = "Exif\0\0II*\0\x08\0\0\0\x03\0"
		"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"
		"\x0f\x01\x02\0\x08\0\0\0\x32\0\0\0"
		"\x25\x88\x04\0\x01\0\0\0\x3a\0\0\0"
		"\0\0\0\0Rozmach\0" "\x01\0\x01\0\x02\0\x02\0\0\0N50.561N\0";
	struct buf out = { .arena = a };
	exif[6 + 8 + 2 + 8] = (char)orientation;
	buf_put(&out, str_part(plain, 0, 2));
	buf_put(&out, S("\xff\xe1"));
	buf_char(&out, (char)((sizeof exif + 2) >> 8));
	buf_char(&out, (char)((sizeof exif + 2) & 255));
	buf_put(&out, (str){ exif, sizeof exif });
	buf_put(&out, str_part(plain, 2, plain.len));
	return buf_str(&out);
}

str try_png(struct arena *a, int width, int height)
{
	struct image image = halves(a, width, height);
	image.format = IMAGE_RGB;
	return png_write(a, &image);
}
