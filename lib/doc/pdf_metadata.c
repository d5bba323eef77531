/*
 * What a PDF says of itself: metadata in XMP, with the claim to be made by the rules of
 * PDF/UA-1 and PDF/A-2a, and what its colours mean: those of screens, sRGB.
 */
#include "doc/document.h"
#include "doc/pdf.h"
#include <math.h>

/* ---- XMP ---- */

static void xml_put(struct buf *out, str s)
{
	s = pdf_clean(out->arena, s);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c == '&')
			buf_put(out, S("&amp;"));
		else if (c == '<')
			buf_put(out, S("&lt;"));
		else if (c == '>')
			buf_put(out, S("&gt;"));
		else
			buf_char(out, (char)c);
	}
}

static void entry_put(struct buf *out, const char *before, str value, const char *after)
{
	if (!value.len)
		return;
	buf_put(out, str_of(before));
	xml_put(out, value);
	buf_put(out, str_of(after));
}

#define ALTERNATIVES "<rdf:Alt><rdf:li xml:lang=\"x-default\">"
static void about_put(struct buf *out, const struct document_about *about)
{
	entry_put(out, "<dc:title>" ALTERNATIVES, about->title, "</rdf:li></rdf:Alt></dc:title>");
	entry_put(out, "<dc:creator><rdf:Seq><rdf:li>", about->author,
		"</rdf:li></rdf:Seq></dc:creator>");
	entry_put(out, "<dc:description>" ALTERNATIVES, about->subject,
		"</rdf:li></rdf:Alt></dc:description>");
	entry_put(out, "<dc:language><rdf:Bag><rdf:li>", about->language,
		"</rdf:li></rdf:Bag></dc:language>");
	entry_put(out, "<pdf:Keywords>", about->keywords, "</pdf:Keywords>");
	entry_put(out, "<xmp:CreateDate>", about->day, "T00:00:00Z</xmp:CreateDate>");
	entry_put(out, "<xmp:ModifyDate>", about->day, "T00:00:00Z</xmp:ModifyDate>");
}

/* PDF/A wants to be told what a property is that it does not know: that of PDF/UA. */
static const char extension[] =
	"<rdf:Description rdf:about=\"\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
	"<pdfaProperty:name>part</pdfaProperty:name>"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
	"<pdfaProperty:category>internal</pdfaProperty:category>"
	"<pdfaProperty:description>Part of ISO 14289 it was made by</pdfaProperty:description>"
	"</rdf:li></rdf:Seq></pdfaSchema:property>"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n";

str pdf_xmp(struct arena *a, const struct document_about *about)
{
	struct buf out = { .arena = a };
	buf_put(&out, S("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
		" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"));
	about_put(&out, about);
	buf_put(&out, S("<xmp:CreatorTool>" PDF_PRODUCER "</xmp:CreatorTool>"
		"<pdf:Producer>" PDF_PRODUCER "</pdf:Producer><pdfuaid:part>1</pdfuaid:part>"
		"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
		"</rdf:Description>\n"));
	buf_put(&out, str_of(extension));
	buf_put(&out, S("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
	return buf_str(&out);
}

/* ---- sRGB, as a profile of ICC version 2 (IEC 61966-2-1; ICC.1:2001-04) ---- */

enum { CURVE_POINTS = 1024, TAGS = 9, HEAD = 128 + 4 + 12 * TAGS };

static void big(struct buf *out, uint32_t n, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		buf_char(out, (char)(n >> 8 * i & 255));
}

static void zeros(struct buf *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_char(out, '\0');
}

/* X, Y and Z as sixteenths of 65536, relative to the white of D50. */
static void colour_put(struct buf *out, const uint32_t xyz[3])
{
	buf_put(out, S("XYZ \0\0\0\0"));
	for (int i = 0; i < 3; i++)
		big(out, xyz[i], 4);
}

static void name_put(struct buf *out)
{
	static const str name = { "sRGB", 5 };         /* with the NUL behind it */
	buf_put(out, S("desc\0\0\0\0"));
	big(out, (uint32_t)name.len, 4);
	buf_put(out, name);
	zeros(out, 4 + 4 + 2 + 1 + 67);                /* no name in other scripts */
}

static void curve_put(struct buf *out)
{
	buf_put(out, S("curv\0\0\0\0"));
	big(out, CURVE_POINTS, 4);
	for (int i = 0; i < CURVE_POINTS; i++) {
		double v = i / (double)(CURVE_POINTS - 1);
		v = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
		big(out, (uint32_t)(v * 65535 + 0.5), 2);
	}
}

static void header_put(struct buf *out, size_t size)
{
	big(out, (uint32_t)size, 4);
	zeros(out, 4);
	big(out, 0x02100000, 4);
	buf_put(out, S("mntrRGB XYZ "));
	const int made[] = { 2026, 1, 1, 0, 0, 0 };
	for (size_t i = 0; i < COUNT(made); i++)
		big(out, (uint32_t)made[i], 2);
	buf_put(out, S("acsp"));
	zeros(out, 28);
	const uint32_t white[] = { 0xf6d6, 0x10000, 0xd32d };
	for (size_t i = 0; i < COUNT(white); i++)
		big(out, white[i], 4);
	zeros(out, 48);
}

str pdf_srgb(struct arena *a)
{
	static const uint32_t white[] = { 0xf351, 0x10000, 0x116cc }, red[] = { 0x6fa2, 0x38f5, 0x390 },
		green[] = { 0x6299, 0xb785, 0x18da }, blue[] = { 0x24a0, 0xf84, 0xb6cf };
	static const char names[TAGS][5] = { "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC",
		"gTRC", "bTRC" };
	struct buf data = { .arena = a }, list = { .arena = a }, out = { .arena = a };
	uint32_t from = 0;
	for (int i = 0; i < TAGS; i++) {
		/* One curve does for three. */
		if (i < 7) {
			zeros(&data, (4 - data.len % 4) % 4);
			from = (uint32_t)data.len;
		}
		switch (i) {
		case 0: name_put(&data); break;
		case 1: buf_put(&data, S("text\0\0\0\0CC0\0")); break;
		case 2: colour_put(&data, white); break;
		case 3: colour_put(&data, red); break;
		case 4: colour_put(&data, green); break;
		case 5: colour_put(&data, blue); break;
		case 6: curve_put(&data); break;
		default: break;
		}
		buf_put(&list, (str){ names[i], 4 });
		big(&list, HEAD + from, 4);
		big(&list, (uint32_t)data.len - from, 4);
	}
	header_put(&out, HEAD + data.len);
	big(&out, TAGS, 4);
	buf_put(&out, buf_str(&list));
	buf_put(&out, buf_str(&data));
	return buf_str(&out);
}
