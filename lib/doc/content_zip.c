/*
 * Documents that are archives: DOCX, XLSX, ODT, ODS.  Every part is unpacked
 * once, piece by piece, only to be counted and to see what it declares.
 */
#include "doc/content_internal.h"
#include "doc/unzip.h"
#include <expat.h>
#include <strings.h>

enum { NAME_BYTES = 512 };

struct archive {
	struct unzip zip;
	struct content *content;
	bool types, manifest;              /* the part is there that declares the others */
};

static void wrong(struct archive *z, enum content_wrong what)
{
	if (!z->content->wrong)
		z->content->wrong = what;
}

static bool ends(str name, const char *end)
{
	size_t n = strlen(end);
	return name.len >= n && !strncasecmp(name.ptr + name.len - n, end, n);
}

/* ---- names ---- */

/* Whoever unpacks it must not write beside the folder it was told. */
static bool name_sound(str name)
{
	str rest = name, step;
	if (!name.len || name.len > NAME_BYTES || name.ptr[0] == '/' || !utf8_valid(name) ||
		memchr(name.ptr, '\\', name.len) || memchr(name.ptr, ':', name.len))
		return false;
	while (str_cut(&rest, '/', &step))
		if (str_is(step, "..") || str_is(step, "."))
			return false;
	return true;
}

static void name_look(struct archive *z, str name)
{
	static const char *const run[] = { "vbaproject.bin", "vbadata.xml", ".class", ".exe", ".dll",
		".js", ".vbs", ".ps1", ".bat", ".cmd", ".jar", ".scr", ".msi", ".py", ".sh" };
	if (!name_sound(name))
		wrong(z, CONTENT_DAMAGED);
	for (size_t i = 0; i < COUNT(run); i++)
		if (ends(name, run[i]))
			wrong(z, CONTENT_RUNS);
	if (str_starts(name, S("Basic/")) || str_starts(name, S("Scripts/")) ||
		str_has(name, S("/activeX/")))
		wrong(z, CONTENT_RUNS);
	if (str_has(name, S("/embeddings/")) && ends(name, ".bin"))
		wrong(z, CONTENT_CARRIES);
}

/* ---- what its parts declare ---- */

static void declared(struct archive *z, str type)
{
	static const struct { const char *type; enum content_kind kind; } mains[] = {
		{ "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
			CONTENT_DOCX },
		{ "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
			CONTENT_XLSX },
	};
	if (str_has(type, S("macroEnabled")) || str_has(type, S("vbaProject")) ||
		str_has(type, S("activeX")))
		wrong(z, CONTENT_RUNS);
	for (size_t i = 0; i < COUNT(mains); i++)
		if (str_is(type, mains[i].type)) {
			if (z->content->kind && z->content->kind != mains[i].kind)
				wrong(z, CONTENT_TWO_KINDS);
			z->content->kind = mains[i].kind;
		}
}

static void on_begin(void *data, const char *element, const char **attributes)
{
	struct archive *z = data;
	if (ends(str_of(element), "encryption-data"))
		wrong(z, CONTENT_LOCKED);
	for (; attributes[0]; attributes += 2)
		if (!strcmp(attributes[0], "ContentType"))
			declared(z, str_of(attributes[1]));
}

/* No office program declares entities; who does wants to harm. */
static void on_doctype(void *data, const char *name, const char *system, const char *public, int in)
{
	(void)name;
	(void)system;
	(void)public;
	(void)in;
	wrong(data, CONTENT_BOMB);
}

/* ---- unpacking ---- */

/* The ODF's first part says what it is, in so many letters. */
static void mimetype_read(struct archive *z, str text)
{
	if (str_is(text, "application/vnd.oasis.opendocument.text"))
		z->content->kind = CONTENT_ODT;
	else if (str_is(text, "application/vnd.oasis.opendocument.spreadsheet"))
		z->content->kind = CONTENT_ODS;
}

/* `parser` NULL: only counted. */
static void part_read(struct archive *z, zip_uint64_t index, XML_Parser parser)
{
	struct arena own = { 0 };
	char *piece = arena_alloc(&own, UNZIP_PIECE);
	zip_file_t *file = zip_fopen_index(z->zip.zip, index, 0);
	size_t got = 1;
	for (bool first = true; got && !z->content->wrong; first = false) {
		enum table_wrong bad = unzip_piece(&z->zip, file, piece, &got);
		if (bad)
			wrong(z, bad == TABLE_DAMAGED ? CONTENT_DAMAGED : CONTENT_BOMB);
		if (index == 0 && first && got &&
			str_is(str_of(zip_get_name(z->zip.zip, 0, 0)), "mimetype"))
			mimetype_read(z, (str){ piece, got });
		if (parser && !z->content->wrong &&
			XML_Parse(parser, piece, (int)got, got == 0) != XML_STATUS_OK)
			wrong(z, CONTENT_DAMAGED);
	}
	if (file)
		zip_fclose(file);
	arena_free(&own);
}

static void declaration_read(struct archive *z, zip_uint64_t index)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	XML_SetUserData(parser, z);
	XML_SetStartElementHandler(parser, on_begin);
	XML_SetStartDoctypeDeclHandler(parser, on_doctype);
	part_read(z, index, parser);
	XML_ParserFree(parser);
}

static void part_look(struct archive *z, zip_uint64_t index)
{
	zip_stat_t about;
	if (zip_stat_index(z->zip.zip, index, 0, &about) || !(about.valid & ZIP_STAT_NAME)) {
		wrong(z, CONTENT_DAMAGED);
		return;
	}
	str name = str_of(about.name);
	name_look(z, name);
	if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) && about.encryption_method != ZIP_EM_NONE)
		wrong(z, CONTENT_LOCKED);
	if ((about.valid & ZIP_STAT_COMP_METHOD) && about.comp_method != ZIP_CM_STORE &&
		about.comp_method != ZIP_CM_DEFLATE)
		wrong(z, CONTENT_DAMAGED);
	bool types = str_is(name, "[Content_Types].xml");
	bool manifest = str_is(name, "META-INF/manifest.xml");
	z->types |= types;
	z->manifest |= manifest;
	if (z->content->wrong)
		return;
	if (types || manifest)
		declaration_read(z, index);
	else
		part_read(z, index, NULL);
}

static void archive_look(struct archive *z)
{
	zip_int64_t parts = zip_get_num_entries(z->zip.zip, 0);
	if (parts > CONTENT_PARTS_MOST)
		wrong(z, CONTENT_BOMB);
	for (zip_int64_t i = 0; i < parts && !z->content->wrong; i++)
		part_look(z, (zip_uint64_t)i);
	enum content_kind kind = z->content->kind;
	bool ours = kind == CONTENT_DOCX || kind == CONTENT_XLSX ? z->types
		: kind == CONTENT_ODT || kind == CONTENT_ODS ? z->manifest && !z->types : false;
	if (!ours)
		wrong(z, kind && z->types && z->manifest ? CONTENT_TWO_KINDS : CONTENT_UNKNOWN);
}

/* Nothing stands behind the archive's own end: a record of 22 bytes without a
 * comment.  What follows could be another file. */
static bool ends_with_itself(str bytes)
{
	return bytes.len > 22 && str_eq(str_part(bytes, bytes.len - 22, bytes.len - 18),
		S("PK\x05\x06")) && str_eq(str_part(bytes, bytes.len - 2, bytes.len), S("\0\0"));
}

void content_zip(str bytes, struct content *c)
{
	static const struct unzip_limits limits = {
		CONTENT_UNPACKED, CONTENT_RATIO_FREE, CONTENT_RATIO_MOST };
	struct archive z = { .content = c };
	if (!ends_with_itself(bytes)) {
		c->wrong = CONTENT_TWO_KINDS;
	} else if (!unzip_open(&z.zip, bytes, limits)) {
		c->wrong = CONTENT_DAMAGED;
	} else {
		archive_look(&z);
		unzip_close(&z.zip);
	}
}
