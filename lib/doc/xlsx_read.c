/*
 * Reading a workbook: an archive of XML.  Each part is unpacked piece by piece
 * into expat and never held as a whole; only the texts that cells share are.
 */
#include "doc/unzip.h"
#include "doc/xlsx.h"
#include <expat.h>
#include <stdlib.h>

enum { FORMATS_MOST = 65536, SHEETS_MOST = 200 };

struct sheet { str name, id; bool hidden; };
struct relation { str id, type, target; };
struct custom { int id; str code; };
struct book {
	struct unzip zip;
	struct arena *arena;
	enum table_wrong wrong;
	size_t text;                           /* bytes of cells so far */
	bool from_1904;
	struct { struct sheet *items; size_t count; } sheets;
	struct { struct relation *items; size_t count; } relations;
	struct { struct custom *items; size_t count; } customs;
	struct { struct xlsx_format *items; size_t count; } formats;
	struct { size_t *items; size_t count; } ends;      /* of the shared texts, in `shared` */
	struct buf shared;
	const struct table_taker *to;
};

/* One part while it is read. */
struct part {
	struct book *book;
	XML_Parser parser;
	void (*begin)(struct part *, str name, const char **attributes);
	void (*end)(struct part *, str name);
	struct buf text;                       /* of the element that is listened to */
	bool listens;
	bool within;                           /* cellXfs, or a phonetic run */
	struct grid *grid;
};

static void stop(struct part *p, enum table_wrong wrong)
{
	if (!p->book->wrong)
		p->book->wrong = wrong;
	XML_StopParser(p->parser, XML_FALSE);
}

/* Some programs write x:row for row. */
static str local_name(const char *name)
{
	const char *colon = strrchr(name, ':');
	return str_of(colon ? colon + 1 : name);
}

static str attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (str_is(local_name(attributes[0]), name))
			return str_of(attributes[1]);
	return (str){ 0 };
}

static void on_begin(void *data, const char *name, const char **attributes)
{
	struct part *p = data;
	p->begin(p, local_name(name), attributes);
}

static void on_end(void *data, const char *name)
{
	struct part *p = data;
	if (p->end)
		p->end(p, local_name(name));
}

static void on_text(void *data, const char *text, int length)
{
	struct part *p = data;
	if (!p->listens)
		return;
	buf_put(&p->text, (str){ text, (size_t)length });
	if (p->text.len > TABLE_CELL_MOST)
		stop(p, TABLE_TOO_LARGE);
}

/* No workbook declares entities; who does wants to harm. */
static void on_doctype(void *data, const char *name, const char *system, const char *public, int in)
{
	(void)name;
	(void)system;
	(void)public;
	(void)in;
	stop(data, TABLE_BOMB);
}

static void part_parse(struct part *p, zip_file_t *file)
{
	struct book *b = p->book;
	for (size_t got = 1; got && !b->wrong; ) {
		b->wrong = unzip_piece(&b->zip, file, XML_GetBuffer(p->parser, UNZIP_PIECE), &got);
		if (!b->wrong &&
			XML_ParseBuffer(p->parser, (int)got, got == 0) != XML_STATUS_OK && !b->wrong)
			b->wrong = TABLE_DAMAGED;
	}
}

/* Reads the part of that name; false: there is none, or it is wrong. */
static bool part_read(struct book *b, struct part *p, str name)
{
	if (b->wrong || !name.len)
		return false;
	zip_file_t *file = zip_fopen(b->zip.zip, arena_z(b->arena, name), 0);
	if (!file)
		return false;
	p->book = b;
	p->parser = XML_ParserCreate(NULL);
	XML_SetUserData(p->parser, p);
	XML_SetElementHandler(p->parser, on_begin, on_end);
	XML_SetCharacterDataHandler(p->parser, on_text);
	XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
	part_parse(p, file);
	XML_ParserFree(p->parser);
	zip_fclose(file);
	buf_free(&p->text);
	return !b->wrong;
}

/* ---- the workbook and what belongs to it ---- */

static void workbook_begin(struct part *p, str name, const char **attributes)
{
	struct book *b = p->book;
	if (str_is(name, "workbookPr"))
		b->from_1904 = str_is(attribute(attributes, "date1904"), "1") ||
			str_is(attribute(attributes, "date1904"), "true");
	if (!str_is(name, "sheet") || b->sheets.count == SHEETS_MOST)
		return;
	str id = { 0 }, state = attribute(attributes, "state");
	for (const char **a = attributes; a[0]; a += 2)      /* r:id, beside sheetId */
		if (strchr(a[0], ':') && str_is(local_name(a[0]), "id"))
			id = str_of(a[1]);
	*(struct sheet *)arena_push(b->arena, &b->sheets.items, &b->sheets.count,
		sizeof *b->sheets.items) = (struct sheet){
		arena_copy(b->arena, attribute(attributes, "name")), arena_copy(b->arena, id),
		state.len && !str_is(state, "visible") };
}

static void relation_begin(struct part *p, str name, const char **attributes)
{
	struct book *b = p->book;
	if (!str_is(name, "Relationship") || b->relations.count == SHEETS_MOST)
		return;
	*(struct relation *)arena_push(b->arena, &b->relations.items, &b->relations.count,
		sizeof *b->relations.items) = (struct relation){
		arena_copy(b->arena, attribute(attributes, "Id")),
		arena_copy(b->arena, attribute(attributes, "Type")),
		arena_copy(b->arena, attribute(attributes, "Target")) };
}

/* The part's name of a relation: by its id, or by the end of its type. */
static str target_of(struct book *b, str id, const char *type)
{
	for (size_t i = 0; i < b->relations.count; i++) {
		struct relation *r = &b->relations.items[i];
		if (type ? !str_ends(r->type, str_of(type)) : !str_eq(r->id, id))
			continue;
		if (str_starts(r->target, S("/")))
			return str_part(r->target, 1, r->target.len);
		return arena_printf(b->arena, "xl/%.*s", STR_ARG(r->target));
	}
	return (str){ 0 };
}

static void styles_begin(struct part *p, str name, const char **attributes)
{
	struct book *b = p->book;
	int id = (int)str_int(attribute(attributes, "numFmtId")).value;
	if (str_is(name, "cellXfs"))
		p->within = true;
	if (str_is(name, "numFmt") && b->customs.count < FORMATS_MOST)
		*(struct custom *)arena_push(b->arena, &b->customs.items, &b->customs.count,
			sizeof *b->customs.items) =
			(struct custom){ id, arena_copy(b->arena, attribute(attributes, "formatCode")) };
	if (!str_is(name, "xf") || !p->within || b->formats.count == FORMATS_MOST)
		return;
	str code = { 0 };
	for (size_t i = 0; i < b->customs.count && i < 1000 && !code.ptr; i++)
		if (b->customs.items[i].id == id)
			code = b->customs.items[i].code;
	*(struct xlsx_format *)arena_push(b->arena, &b->formats.items, &b->formats.count,
		sizeof *b->formats.items) = xlsx_format_of(id, code);
}

static void styles_end(struct part *p, str name)
{
	if (str_is(name, "cellXfs"))
		p->within = false;
}

/* ---- shared texts ---- */

static void strings_begin(struct part *p, str name, const char **attributes)
{
	(void)attributes;
	if (str_is(name, "rPh"))               /* how it is read aloud in Japanese */
		p->within = true;
	p->listens = str_is(name, "t") && !p->within;
}

static void strings_end(struct part *p, str name)
{
	struct book *b = p->book;
	if (str_is(name, "rPh"))
		p->within = false;
	p->listens = false;
	if (!str_is(name, "si"))
		return;
	buf_put(&b->shared, buf_str(&p->text));
	p->text.len = 0;
	if (b->ends.count == TABLE_STRINGS_MOST || b->shared.len > TABLE_TEXT_MOST)
		return stop(p, TABLE_TOO_LARGE);
	*(size_t *)arena_push(b->arena, &b->ends.items, &b->ends.count, sizeof *b->ends.items) =
		b->shared.len;
}

static str shared_text(const struct book *b, str number)
{
	struct maybe_int n = str_int(number);
	if (!n.set || n.value < 0 || (size_t)n.value >= b->ends.count)
		return (str){ 0 };
	size_t from = n.value ? b->ends.items[n.value - 1] : 0;
	return str_part(buf_str(&b->shared), from, b->ends.items[n.value]);
}

/* ---- the sheet ---- */

struct grid {
	struct arena row_arena;
	str cells[TABLE_COLUMNS_MOST];
	int width, column;                     /* cells of the row; the present one */
	int64_t row, rows;
	bool open, filled, formula, valued, ended;
	char type;                             /* n, s, b, e, d, or t: the text itself */
	int style;
};

static void note(struct part *p, enum table_note_kind kind, str text)
{
	struct grid *g = p->grid;
	p->book->to->note(p->book->to->context, &(struct table_note){ kind, g->row, g->row,
		g->column, g->column, text });
}

static void merge_begin(struct part *p, str ref)
{
	struct table_note n = { .kind = TABLE_MERGED, .text = ref };
	str first = { 0 };
	str_cut(&ref, ':', &first);
	if (xlsx_reference(first, &n.column, &n.row) &&
		xlsx_reference(ref, &n.last_column, &n.last_row))
		p->book->to->note(p->book->to->context, &n);
}

static void cell_begin(struct part *p, const char **attributes)
{
	struct grid *g = p->grid;
	int64_t row = 0;
	int column = g->column + 1;
	str at = attribute(attributes, "r"), type = attribute(attributes, "t");
	if (at.len && !xlsx_reference(at, &column, &row))
		return stop(p, TABLE_DAMAGED);
	if ((at.len && row != g->row) || column <= g->column)
		return stop(p, TABLE_DAMAGED);
	g->column = column;
	g->type = str_is(type, "s") ? 's' : str_is(type, "b") ? 'b' : str_is(type, "e") ? 'e'
		: str_is(type, "d") ? 'd' : str_is(type, "str") || str_is(type, "inlineStr") ? 't' : 'n';
	g->style = (int)str_int(attribute(attributes, "s")).value;
	g->formula = g->valued = false;
	g->open = true;
	p->text.len = 0;
}

static void row_begin(struct part *p, const char **attributes)
{
	struct grid *g = p->grid;
	struct maybe_int number = str_int(attribute(attributes, "r"));
	int64_t row = number.set ? number.value : g->row + 1;
	if (row <= g->row || row > 10000000)
		return stop(p, TABLE_DAMAGED);
	g->row = row;
	g->column = -1;
	g->width = 0;
	g->filled = g->open = false;
}

static void sheet_begin(struct part *p, str name, const char **attributes)
{
	struct grid *g = p->grid;
	if (str_is(name, "row"))
		row_begin(p, attributes);
	else if (str_is(name, "c") && g->row)
		cell_begin(p, attributes);
	else if (str_is(name, "mergeCell"))
		merge_begin(p, attribute(attributes, "ref"));
	else if (str_is(name, "rPh"))
		p->within = true;
	else if (str_is(name, "f"))
		g->formula = true;
	p->listens = g->open && !p->within && (str_is(name, "v") || str_is(name, "t"));
	g->valued |= p->listens;
}

static str cell_text(struct part *p)
{
	struct grid *g = p->grid;
	struct book *b = p->book;
	str raw = buf_str(&p->text);
	bool styled = g->style >= 0 && (size_t)g->style < b->formats.count;
	switch (g->type) {
	case 's': return xlsx_unescape(&g->row_arena, shared_text(b, str_trim(raw)));
	case 't': return xlsx_unescape(&g->row_arena, arena_copy(&g->row_arena, raw));
	case 'd': return str_ends(raw, S("T00:00:00")) || str_has(raw, S("T00:00:00."))
		? arena_copy(&g->row_arena, str_part(raw, 0, 10)) : arena_copy(&g->row_arena, raw);
	case 'b': return arena_copy(&g->row_arena, str_trim(raw));
	case 'e':
		note(p, TABLE_ERROR, str_trim(raw));
		return (str){ 0 };
	default:
		return xlsx_number(&g->row_arena, arena_copy(&g->row_arena, str_trim(raw)),
			styled ? b->formats.items[g->style] : (struct xlsx_format){ XLSX_PLAIN, 0 },
			b->from_1904);
	}
}

static void cell_end(struct part *p)
{
	struct grid *g = p->grid;
	g->open = false;
	if (g->formula && !g->valued)
		note(p, TABLE_NO_VALUE, S(""));
	str text = g->valued ? cell_text(p) : (str){ 0 };
	if (!text.len)
		return;
	if (g->column >= TABLE_COLUMNS_MOST)
		return stop(p, TABLE_TOO_LARGE);
	while (g->width < g->column)
		g->cells[g->width++] = S("");
	g->cells[g->width++] = text;
	g->filled = true;
	p->book->text += text.len;
	if (p->book->text > TABLE_TEXT_MOST)
		stop(p, TABLE_TOO_LARGE);
}

static void row_end(struct part *p)
{
	struct grid *g = p->grid;
	if (g->filled && ++g->rows > TABLE_ROWS_MOST)
		return stop(p, TABLE_TOO_LARGE);
	if (g->filled && !p->book->wrong && !g->ended)
		g->ended = !p->book->to->row(p->book->to->context, g->row,
			(struct str_list){ g->cells, (size_t)g->width });
	arena_reset(&g->row_arena);
}

static void sheet_end(struct part *p, str name)
{
	if (p->book->wrong)
		return;
	p->listens = false;
	if (str_is(name, "rPh"))
		p->within = false;
	else if (str_is(name, "c") && p->grid->open)
		cell_end(p);
	else if (str_is(name, "row") && p->grid->row)
		row_end(p);
}

/* ---- the whole ---- */

static const struct sheet *sheet_wanted(const struct book *b, str name)
{
	for (size_t i = 0; i < b->sheets.count; i++)
		if (name.len ? str_eq(b->sheets.items[i].name, name) : !b->sheets.items[i].hidden)
			return &b->sheets.items[i];
	return NULL;
}

static void about_sheets(struct book *b, struct table_about *about)
{
	str *names = NULL;
	size_t count = 0;
	for (size_t i = 0; i < b->sheets.count; i++)
		if (!b->sheets.items[i].hidden)
			*(str *)arena_push(b->arena, &names, &count, sizeof *names) = b->sheets.items[i].name;
	about->sheets = (struct str_list){ names, count };
}

static enum table_wrong book_read(struct book *b, str wanted, struct table_about *about)
{
	if (!part_read(b, &(struct part){ .begin = workbook_begin }, S("xl/workbook.xml")))
		return b->wrong ? b->wrong : TABLE_UNKNOWN;
	part_read(b, &(struct part){ .begin = relation_begin }, S("xl/_rels/workbook.xml.rels"));
	about_sheets(b, about);
	const struct sheet *sheet = sheet_wanted(b, wanted);
	if (!sheet)
		return b->wrong ? b->wrong : TABLE_NO_SHEET;
	about->sheet = sheet->name;
	part_read(b, &(struct part){ .begin = styles_begin, .end = styles_end },
		target_of(b, S(""), "/styles"));
	part_read(b, &(struct part){ .begin = strings_begin, .end = strings_end },
		target_of(b, S(""), "/sharedStrings"));
	struct grid *grid = mem_alloc(sizeof *grid);
	struct part p = { .begin = sheet_begin, .end = sheet_end, .grid = grid };
	bool read = part_read(b, &p, target_of(b, sheet->id, NULL));
	about->row = b->wrong ? grid->row : 0;
	if (!read && !b->wrong)
		b->wrong = TABLE_DAMAGED;
	arena_free(&grid->row_arena);
	mem_free(grid);
	return b->wrong;
}

enum table_wrong xlsx_read(struct arena *a, str bytes, str sheet, const struct table_taker *to,
	struct table_about *about)
{
	struct book b = { .arena = a, .to = to };
	if (!unzip_open(&b.zip, bytes, UNZIP_TABLE))
		return TABLE_DAMAGED;
	enum table_wrong wrong = book_read(&b, sheet, about);
	unzip_close(&b.zip);
	buf_free(&b.shared);
	return wrong;
}
