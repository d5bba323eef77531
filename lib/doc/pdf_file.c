/* Objects of a PDF and how they become a file: the small ones packed together. */
#include "doc/pdf.h"
#include <assert.h>
#include <zlib.h>

enum { PACKED_TOGETHER = 200, LEVEL = 5 };

int pdf_new(struct pdf_file *f)
{
	arena_push(f->arena, &f->objects, &f->count, sizeof *f->objects);
	return (int)f->count;
}

void pdf_put(struct pdf_file *f, int object, str body)
{
	f->objects[object - 1].body = body;
}

static str packed(struct arena *a, str bytes)
{
	uLongf room = compressBound(bytes.len);
	unsigned char *out = arena_alloc(a, room);
	int wrong = compress2(out, &room, (const Bytef *)bytes.ptr, bytes.len, LEVEL);
	assert(wrong == Z_OK);
	return (str){ (char *)out, room };
}

void pdf_stream(struct pdf_file *f, int object, str entries, str bytes, bool plain)
{
	str body = plain ? bytes : packed(f->arena, bytes);
	f->objects[object - 1] = (struct pdf_object){
		.body = arena_printf(f->arena, "<<%.*s%s/Length %zu>>", STR_ARG(entries),
			plain ? "" : "/Filter/FlateDecode", body.len),
		.stream = body,
		.has_stream = true,
	};
}

/* The letter that begins at *at, which moves behind it; the text is valid. */
static unsigned letter_at(str text, size_t *at)
{
	unsigned char c = (unsigned char)text.ptr[(*at)++];
	unsigned point = c < 0x80 ? c : c < 0xe0 ? c & 31u : c < 0xf0 ? c & 15u : c & 7u;
	for (; *at < text.len && ((unsigned char)text.ptr[*at] & 0xc0) == 0x80; ++*at)
		point = point << 6 | ((unsigned char)text.ptr[*at] & 63u);
	return point;
}

static bool meaningless(unsigned c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe ||
		(c >= 0xfdd0 && c <= 0xfdef) || c == 0xfeff;
}

str pdf_clean(struct arena *a, str text)
{
	struct buf out = { .arena = a };
	if (!utf8_valid(text))
		text = utf8_mend(a, text);
	for (size_t i = 0; i < text.len;) {
		size_t from = i;
		unsigned point = letter_at(text, &i);
		if (point == '\n' || point == '\t')
			buf_char(&out, ' ');
		else if (!meaningless(point))
			buf_put(&out, str_part(text, from, i));
	}
	return buf_str(&out);
}

void pdf_text_put(struct buf *out, str text)
{
	text = pdf_clean(out->arena, text);
	buf_put(out, S("<FEFF"));
	for (size_t i = 0; i < text.len;) {
		unsigned point = letter_at(text, &i);
		if (point > 0xffff)
			buf_printf(out, "%04X%04X", 0xd7c0 + (point >> 10), 0xdc00 + (point & 0x3ff));
		else
			buf_printf(out, "%04X", point);
	}
	buf_char(out, '>');
}

void pdf_length_put(struct buf *out, int length)
{
	int hundredths = (length < 0 ? length - 5 : length + 5) / 10;
	if (hundredths < 0)
		buf_char(out, '-');
	hundredths = hundredths < 0 ? -hundredths : hundredths;
	buf_int(out, hundredths / 100);
	if (hundredths % 100) {
		buf_char(out, '.');
		buf_char(out, (char)('0' + hundredths / 10 % 10));
		if (hundredths % 10)
			buf_char(out, (char)('0' + hundredths % 10));
	}
	buf_char(out, ' ');
}

/* ---- the file ---- */

/* Where an object is: at a byte, or the how-manieth in an object that holds several. */
struct place { bool inside; size_t where; int index; };

static void stream_put(struct buf *out, int number, const struct pdf_object *o)
{
	buf_printf(out, "%d 0 obj\n", number);
	buf_put(out, o->body);
	buf_put(out, S("\nstream\n"));
	buf_put(out, o->stream);
	buf_put(out, S("\nendstream\nendobj\n"));
}

/* Packs objects [*at, end) that are no streams, as many as go together, into a new one. */
static void several_put(struct pdf_file *f, struct buf *out, struct place *places, size_t *at,
	size_t end)
{
	struct buf heads = { 0 }, bodies = { 0 }, both = { .arena = f->arena };
	int count = 0, number = pdf_new(f);
	for (; *at < end && count < PACKED_TOGETHER; ++*at) {
		const struct pdf_object *o = &f->objects[*at];
		if (o->has_stream)
			continue;
		buf_printf(&heads, "%zu %zu ", *at + 1, bodies.len);
		buf_put(&bodies, o->body.len ? o->body : S("null"));
		buf_char(&bodies, '\n');
		places[*at] = (struct place){ true, (size_t)number, count++ };
	}
	buf_put(&both, buf_str(&heads));
	buf_put(&both, buf_str(&bodies));
	str entries = arena_printf(f->arena, "/Type/ObjStm/N %d/First %zu", count, heads.len);
	pdf_stream(f, number, entries, buf_str(&both), false);
	places[number - 1] = (struct place){ false, out->len, 0 };
	stream_put(out, number, &f->objects[number - 1]);
	buf_free(&heads);
	buf_free(&bodies);
}

static void number_put(struct buf *out, size_t n, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--)
		buf_char(out, (char)(n >> 8 * i & 255));
}

/* The list of all objects, itself the last of them, and where it stands. */
static void list_put(struct pdf_file *f, struct buf *out, struct place *places, int root, int info)
{
	struct buf list = { .arena = f->arena };
	size_t from = out->len;
	int number = pdf_new(f);
	uint64_t sums[2] = { str_hash(buf_str(out)), 0 };
	sums[1] = str_hash(str_part(buf_str(out), 0, out->len / 2));
	places[number - 1] = (struct place){ false, from, 0 };
	number_put(&list, 0, 5);
	number_put(&list, 0xffff, 2);
	for (size_t i = 0; i < f->count; i++) {
		number_put(&list, places[i].inside ? 2 : 1, 1);
		number_put(&list, places[i].where, 4);
		number_put(&list, (size_t)places[i].index, 2);
	}
	str id = arena_printf(f->arena, "<%016llx%016llx>", (unsigned long long)sums[0],
		(unsigned long long)sums[1]);
	str entries = arena_printf(f->arena, "/Type/XRef/Size %zu/W[1 4 2]/Root %d 0 R/Info %d 0 R"
		"/ID[%.*s%.*s]", f->count + 1, root, info, STR_ARG(id), STR_ARG(id));
	pdf_stream(f, number, entries, buf_str(&list), false);
	stream_put(out, number, &f->objects[number - 1]);
	buf_printf(out, "startxref\n%zu\n%%%%EOF\n", from);
}

str pdf_bytes(struct pdf_file *f, int root, int info)
{
	struct buf out = { .arena = f->arena };
	size_t end = f->count, at = 0, most = end + end / PACKED_TOGETHER + 3;
	struct place *places = arena_alloc(f->arena, most * sizeof *places);
	buf_put(&out, S("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"));
	for (size_t i = 0; i < end; i++) {
		if (!f->objects[i].has_stream)
			continue;
		places[i] = (struct place){ false, out.len, 0 };
		stream_put(&out, (int)i + 1, &f->objects[i]);
	}
	for (; at < end; at += f->objects[at].has_stream)
		if (!f->objects[at].has_stream)
			several_put(f, &out, places, &at, end);
	assert(f->count < most);
	list_put(f, &out, places, root, info);
	return buf_str(&out);
}
