/*
 * doc — documents other than web pages: said once and written in several formats in
 * document.h, drawings in drawing.h; CSV here, tables of spreadsheets in table.h,
 * archives in archive.h, events for calendars in calendar.h, schemas of JSON in
 * json_schema.h, QR codes in qr.h, contacts for telephones in vcard.h, Markdown in
 * markdown.h, how easily a text is read in readable.h, what a file is in content.h.
 *
 * A table is read row by row and never held as a whole.  Fields are views into
 * the text or into the arena, and live as long as both.
 */
#ifndef DOC_H
#define DOC_H
#include "base/base.h"
#include "doc/archive.h"
#include "doc/calendar.h"
#include "doc/content.h"
#include "doc/document.h"
#include "doc/drawing.h"
#include "doc/json_schema.h"
#include "doc/markdown.h"
#include "doc/qr.h"
#include "doc/readable.h"
#include "doc/table.h"
#include "doc/vcard.h"

/* Reads RFC 4180 text: quoted fields, "" for a quote, CRLF or LF; a byte order
 * mark and lines that begin with # are skipped. */
struct csv {
	str rest;
	char separator;                    /* ',' or ';' */
	bool no_comments;                  /* a line that begins with # is a row like others */
	int64_t line;                      /* of the row read last, from 1 */
	const char *wrong;                 /* why reading stopped before the end, or NULL */
	int64_t next_line;
};
struct csv csv_open(str text, char separator);
/* The next row's fields; false at the end or when something is wrong. */
bool csv_next(struct csv *, struct arena *, struct str_list *fields);
/* Which column bears the name, or -1. */
int  csv_column(const struct str_list *header, const char *name);
/* The field of column i, empty as "no value"; i < 0 or beyond the row too. */
str  csv_field(const struct str_list *row, int i);
/* One field quoted if it needs to be; a field that a spreadsheet would run as
 * a formula is led by an apostrophe, which cell_unguarded() takes away. */
void csv_put(struct buf *, str field, char separator);
/* A whole row of such fields, with its line end. */
void csv_row(struct buf *, const str *fields, size_t count, char separator);
/* What a table for people begins with, so that spreadsheets read it as UTF-8. */
#define CSV_BEGINNING "\xef\xbb\xbf"
/* One field as it stands, for programs: RFC 4180 and nothing else. */
void csv_put_exact(struct buf *, str field, char separator);
#endif
