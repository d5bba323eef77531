/*
 * table — a table that somebody hands over or takes away, CSV or XLSX.
 *
 * Whatever the file is, it is read row by row into cells that are texts: a
 * number as one writes it, a day as 2026-03-12, a formula as the value it had.
 * Nothing is guessed away in silence: what a cell could not say is a note with
 * its row and column, and a file that is damaged, or would unpack into more than
 * the limits below, is refused as a whole.
 */
#ifndef DOC_TABLE_H
#define DOC_TABLE_H
#include "base/base.h"

enum {
	TABLE_ROWS_MOST    = 50000,            /* rows with something in them */
	TABLE_COLUMNS_MOST = 200,
	TABLE_CELL_MOST    = 140000,           /* bytes; Excel has 32,767 characters */
	TABLE_TEXT_MOST    = 48 * 1024 * 1024, /* bytes of all cells */
	TABLE_STRINGS_MOST = 1000000,          /* texts that cells of a workbook share */
	TABLE_UNPACKED_MOST = 256 * 1024 * 1024, /* bytes of XML in a workbook */
	TABLE_RATIO_FREE   = 8 * 1024 * 1024,  /* from here on it may not have been packed */
	TABLE_RATIO_MOST   = 200,              /* more tightly than this */
};

enum table_wrong {
	TABLE_FINE, TABLE_UNKNOWN, TABLE_OLD_EXCEL, TABLE_DAMAGED, TABLE_QUOTES, TABLE_TOO_LARGE,
	TABLE_BOMB, TABLE_NO_SHEET, TABLE_EMPTY,
};

/* Of a cell, or of those from one to another; rows from 1, columns from 0. */
enum table_note_kind { TABLE_ERROR, TABLE_NO_VALUE, TABLE_MERGED, TABLE_LETTERS };
struct table_note {
	enum table_note_kind kind; /* #N/A; a formula without a value; merged; unreadable letters */
	int64_t row, last_row;
	int column, last_column;
	str text;
};

/* Who takes what is read.  Cells and texts are void after the call; a row that
 * answers false ends the reading.  Empty rows are left out, empty cells are not,
 * save behind the last one. */
struct table_taker {
	void *context;
	bool (*row)(void *context, int64_t row, struct str_list cells);
	void (*note)(void *context, const struct table_note *);
};

/* What kind of a table it was; in the arena of the reading. */
struct table_about {
	const char *encoding;              /* of a CSV: "UTF-8"; NULL: it was a workbook */
	char separator;
	str sheet;                         /* that was read */
	struct str_list sheets;            /* all that can be seen */
	int64_t row;                       /* where it went wrong, or 0 */
};
/* `sheet` empty: the first. */
enum table_wrong table_read(struct arena *, str bytes, str sheet, const struct table_taker *,
	struct table_about *);

/* A column's name in a spreadsheet: A, B … AA. */
str column_letters(struct arena *, int column);

/* A workbook of one sheet.  The first row is the heading: bold, and it stays in
 * sight.  Every cell is a text, so that none becomes a formula or loses a zero. */
struct xlsx_out { struct buf sheet; int64_t rows; str name; };
void xlsx_begin(struct xlsx_out *, str sheet, struct str_list header);
void xlsx_row(struct xlsx_out *, struct str_list cells);
/* The file, in the arena. */
str  xlsx_end(struct xlsx_out *, struct arena *);

/* A cell of a table so that a spreadsheet does not run it, and the other way:
 * an apostrophe stands before what would be a formula. */
bool cell_is_formula(str);
str  cell_unguarded(str);
#endif
