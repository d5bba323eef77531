/*
 * PDF.  Not a reader of it: it looks for the words by which a document says that
 * something is to be run, that it is locked or that it carries other files, in
 * the file as it is and in the streams that hold packed objects (ISO 32000-1,
 * 7.5.7).  Words may be written with #41 for A.  What it cannot unpack with
 * certainty is refused.
 */
#include "doc/content_internal.h"
#include <zlib.h>

enum {
	TAIL = 1024,                       /* where startxref and %%EOF stand */
	ARCHIVE_TAIL = 65557,              /* where the end of an archive would */
	DICTIONARY = 2048,                 /* bytes of a stream's, at most */
	STREAMS_MOST = 20000,              /* of objects */
	WORD = 64, PIECE = 64 * 1024,
};

struct look { struct content *content; size_t unpacked, streams; bool tagged; };

static void wrong(struct look *l, enum content_wrong what)
{
	if (!l->content->wrong)
		l->content->wrong = what;
}

static bool ends_word(char c)
{
	return !c || strchr(" \t\r\n\f()<>[]{}/%", c);
}

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
		: c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The word behind the slash at `at`, without escapes; longer ones are cut. */
static str word_at(str text, size_t at, char word[WORD])
{
	size_t n = 0;
	for (size_t i = at + 1; i < text.len && !ends_word(text.ptr[i]) && n < WORD; i++) {
		bool escaped = text.ptr[i] == '#' && i + 2 < text.len && hex(text.ptr[i + 1]) >= 0 &&
			hex(text.ptr[i + 2]) >= 0;
		word[n++] = escaped ? (char)(hex(text.ptr[i + 1]) * 16 + hex(text.ptr[i + 2]))
			: text.ptr[i];
		i += escaped ? 2 : 0;
	}
	return (str){ word, n };
}

static void word_judge(struct look *l, str word)
{
	static const struct { const char *word; enum content_wrong wrong; } words[] = {
		{ "JavaScript", CONTENT_RUNS }, { "Launch", CONTENT_RUNS }, { "Rendition", CONTENT_RUNS },
		{ "RichMedia", CONTENT_RUNS }, { "XFA", CONTENT_RUNS }, { "ImportData", CONTENT_RUNS },
		{ "Encrypt", CONTENT_LOCKED },
		{ "EmbeddedFile", CONTENT_CARRIES }, { "EmbeddedFiles", CONTENT_CARRIES },
	};
	l->tagged |= str_is(word, "StructTreeRoot");
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_is(word, words[i].word))
			wrong(l, words[i].wrong);
}

/* ---- streams of objects ---- */

/* Behind "stream" and its line end; 0: none begins so near. */
static size_t stream_begins(str text, size_t from)
{
	str near = str_part(text, from, from + DICTIONARY);
	const char *at = near.len ? memmem(near.ptr, near.len, "stream", 6) : NULL;
	size_t i = at ? from + (size_t)(at - near.ptr) + 6 : 0;
	if (i && i < text.len && text.ptr[i] == '\r')
		i++;
	return i && i < text.len && text.ptr[i] == '\n' ? i + 1 : 0;
}

/* Every program packs its objects by Flate alone; other ways would hide them. */
static bool packed_plainly(str dictionary)
{
	char word[WORD];
	int filters = 0;
	bool flate = false;
	for (size_t i = 0; i < dictionary.len; i++) {
		str w = dictionary.ptr[i] == '/' ? word_at(dictionary, i, word) : S("");
		if (str_is(w, "Filter") || str_is(w, "F"))
			filters++;
		flate |= str_is(w, "FlateDecode");
		if (str_is(w, "DecodeParms") || str_is(w, "DP") || (str_ends(w, S("Decode")) &&
			!str_is(w, "FlateDecode")))
			return false;
	}
	return filters == 0 || (filters == 1 && flate);
}

/* `packed`: where words are words, and not bytes of a picture that look so. */
static void words_look(struct look *l, str text, bool packed)
{
	char word[WORD];
	const char *end = text.ptr + text.len;
	for (const char *p = text.ptr; p < end && (p = memchr(p, '/', (size_t)(end - p))) &&
		!l->content->wrong; p++) {
		str w = word_at(text, (size_t)(p - text.ptr), word);
		word_judge(l, w);
		if (packed && str_is(w, "JS"))
			wrong(l, CONTENT_RUNS);
	}
}

/* The rest of a word that two pieces share goes on into the next. */
static bool objects_unpack(struct look *l, str packed)
{
	struct arena own = { 0 };
	char *room = arena_alloc(&own, PIECE + WORD * 3);
	size_t kept = 0;
	z_stream z = { .next_in = (unsigned char *)(uintptr_t)packed.ptr,
		.avail_in = (unsigned)packed.len };
	int state = inflateInit(&z);
	while (state == Z_OK && !l->content->wrong) {
		z.next_out = (unsigned char *)room + kept;
		z.avail_out = PIECE;
		state = inflate(&z, Z_NO_FLUSH);
		size_t got = PIECE - z.avail_out, all = kept + got;
		l->unpacked += got;
		if (l->unpacked > CONTENT_UNPACKED)
			wrong(l, CONTENT_BOMB);
		words_look(l, (str){ room, all }, true);
		kept = all < (size_t)WORD * 3 ? all : (size_t)WORD * 3;
		memmove(room, room + all - kept, kept);
	}
	inflateEnd(&z);
	arena_free(&own);
	return state == Z_STREAM_END || l->content->wrong;
}

/* The stream whose dictionary says /ObjStm at `at`. */
static void objects_look(struct look *l, str text, size_t at)
{
	str before = str_part(text, at < DICTIONARY ? 0 : at - DICTIONARY, at);
	const char *object = NULL;
	for (const char *p = before.ptr; p && (p = memmem(p, before.len - (size_t)(p - before.ptr),
		"obj", 3)); p += 3)
		object = p;
	size_t data = stream_begins(text, at);
	size_t from = object ? at - (before.len - (size_t)(object - before.ptr)) : at;
	str dictionary = str_part(text, from, data);
	if (++l->streams > STREAMS_MOST)
		wrong(l, CONTENT_BOMB);
	else if (!data || !object || !packed_plainly(dictionary))
		wrong(l, CONTENT_DAMAGED);
	else if (memmem(dictionary.ptr, dictionary.len, "Flate", 5) &&
		!objects_unpack(l, str_part(text, data, text.len)))
		wrong(l, CONTENT_DAMAGED);
}

/* After the file's own words: those of a locked one cannot be unpacked. */
static void objects_all_look(struct look *l, str text)
{
	char word[WORD];
	const char *end = text.ptr + text.len;
	for (const char *p = text.ptr; p < end && (p = memchr(p, '/', (size_t)(end - p))) &&
		!l->content->wrong; p++)
		if (str_is(word_at(text, (size_t)(p - text.ptr), word), "ObjStm"))
			objects_look(l, text, (size_t)(p - text.ptr));
}

/* ---- the whole ---- */

static const char *last(str text, const char *word)
{
	const char *found = NULL;
	for (const char *p = text.ptr; (p = memmem(p, text.len - (size_t)(p - text.ptr), word,
		strlen(word))); p++)
		found = p;
	return found;
}

/* It ends as a PDF does, and with nothing behind it. */
static bool ends_rightly(str bytes)
{
	str tail = str_part(bytes, bytes.len > TAIL ? bytes.len - TAIL : 0, bytes.len);
	const char *reference = last(tail, "startxref"), *mark = last(tail, "%%EOF");
	if (!reference || !mark || mark < reference)
		return false;
	for (const char *p = mark + 5; p < tail.ptr + tail.len; p++)
		if (*p && !strchr(" \t\r\n", *p))
			return false;
	str number = str_trim((str){ reference + 9, (size_t)(mark - reference) - 9 });
	struct maybe_int at = str_int(number);
	return at.set && at.value >= 0 && (size_t)at.value < bytes.len;
}

void content_pdf(str bytes, struct content *c)
{
	struct look l = { .content = c };
	str tail = str_part(bytes, bytes.len > ARCHIVE_TAIL ? bytes.len - ARCHIVE_TAIL : 0, bytes.len);
	c->kind = CONTENT_PDF;
	if (memmem(tail.ptr, tail.len, "PK\x05\x06", 4))
		wrong(&l, CONTENT_TWO_KINDS);
	else if (!ends_rightly(bytes) || !memmem(bytes.ptr, bytes.len, " obj", 4))
		wrong(&l, CONTENT_DAMAGED);
	else
		words_look(&l, bytes, false);
	objects_all_look(&l, bytes);
	c->untagged = !l.tagged;
}
