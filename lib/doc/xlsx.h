/* What the files about workbooks share.  Only they, their tests and the fuzz
 * target include this. */
#ifndef DOC_XLSX_H
#define DOC_XLSX_H
#include "doc/table.h"

enum table_wrong xlsx_read(struct arena *, str bytes, str sheet, const struct table_taker *,
	struct table_about *);

/* How a number is to be shown, of a style. */
enum xlsx_look { XLSX_PLAIN, XLSX_DAY, XLSX_TIME, XLSX_DAY_TIME, XLSX_PADDED };
struct xlsx_format { enum xlsx_look look; int digits; };
struct xlsx_format xlsx_format_of(int id, str code);       /* code ptr NULL: of the id alone */
/* "4.20499123E+11" as 420499123000, or as the day it is; other text as it came. */
str xlsx_number(struct arena *, str raw, struct xlsx_format, bool from_1904);
/* "_x000D_" and the like as what they stand for. */
str xlsx_unescape(struct arena *, str);
/* The cell's column of "AB12", from 0, and its row; false: it is none. */
bool xlsx_reference(str, int *column, int64_t *row);

/* ---- writing ---- */
enum xlsx_style { XLSX_TEXT = 1, XLSX_HEADING, XLSX_WHOLE, XLSX_DECIMAL, XLSX_DATE };
/* A cell of text, nothing if it is empty. */
void xlsx_cell_put(struct buf *, str column, int64_t row, str text, enum xlsx_style);
/* A workbook of sheets that are written already; names are made fit. */
struct xlsx_sheet { str name, xml; };
str xlsx_pack(struct arena *, const struct xlsx_sheet *, size_t count);
#define XLSX_SHEET "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"

/* An archive in memory. */
struct zip_part { const char *name; str bytes; bool stored; };    /* stored: not packed */
str zip_pack(struct arena *, const struct zip_part *, size_t count);
#endif
